//! What the data has in each language, under the language's tag: `zh = [...]`, `en = [...]`.
//!
//! Which tags there are is said by the list of languages ([`languages`]): a new language needs nothing here.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::citation::{Language, language_tagged, languages};

/// A table with a value for each language that has one, in the order of the languages.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ByLanguage<T>(Vec<(Language, T)>);

impl<T> Default for ByLanguage<T> {
    fn default() -> Self {
        ByLanguage(Vec::new())
    }
}

impl<T: Clone> ByLanguage<T> {
    /// Each value with its language.
    pub fn iter(&self) -> impl Iterator<Item = (Language, T)> + '_ {
        self.0.iter().cloned()
    }

    fn sorted(mut values: Vec<(Language, T)>) -> Self {
        values.sort_by_key(|(language, _)| languages().position(|known| known == *language));
        ByLanguage(values)
    }
}

impl ByLanguage<Vec<String>> {
    /// Leaves out the names that are refused.
    pub fn retain(&mut self, mut is_kept: impl FnMut(Language, &str) -> bool) {
        for (language, names) in &mut self.0 {
            names.retain(|name| is_kept(*language, name));
        }
    }
}

/// A table that has names by language among its other fields.
#[derive(Clone, Default, Debug, PartialEq)]
pub(super) struct Named<T> {
    pub names: ByLanguage<Vec<String>>,
    fields: T,
}

impl<T> Named<T> {
    /// One with nothing but these fields.
    pub fn nameless(fields: T) -> Self {
        Named {
            names: ByLanguage::default(),
            fields,
        }
    }
}

impl<T> DerefMut for Named<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.fields
    }
}

impl<T> Deref for Named<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.fields
    }
}

/// A key of a table: a language's tag, or what the rest of the table makes of it.
enum Key<V> {
    Tag(Language),
    Other(V),
}

/// Reads a key; a seed that is still there has not been used.
struct KeySeed<'s, S> {
    seed: &'s mut Option<S>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for KeySeed<'_, S> {
    type Value = Key<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for KeySeed<'_, S> {
    type Value = Key<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        if let Some(language) = language_tagged(key) {
            return Ok(Key::Tag(language));
        }
        let seed = self.seed.take();
        let seed = seed.ok_or_else(|| E::custom("a field without a value"))?;
        let known: Result<S::Value, E> = seed.deserialize(key.into_deserializer());
        // What is expected instead are the tags, too.
        known
            .map(Key::Other)
            .map_err(|error| E::custom(format!("{}, {}", error.to_string().trim_end(), tags())))
    }
}

/// `zh`, `en`, …
fn tags() -> String {
    let tags: Vec<String> = languages()
        .map(|language| format!("`{}`", language.tag()))
        .collect();
    tags.join(", ")
}

/// All of a table but what stands under languages' tags, which is put aside.
struct Others<'n, A> {
    table: A,
    names: &'n mut Vec<(Language, Vec<String>)>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Others<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        let mut seed = Some(seed);
        loop {
            match self.table.next_key_seed(KeySeed { seed: &mut seed })? {
                None => return Ok(None),
                Some(Key::Other(key)) => return Ok(Some(key)),
                Some(Key::Tag(language)) => {
                    let names = self.table.next_value()?;
                    self.names.push((language, names));
                }
            }
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.table.next_value_seed(seed)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Table<T> {
            type Value = Named<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Named<T>, A::Error> {
                let mut names = Vec::new();
                let others = Others {
                    table,
                    names: &mut names,
                };
                let fields = T::deserialize(MapAccessDeserializer::new(others))?;
                Ok(Named {
                    names: ByLanguage::sorted(names),
                    fields,
                })
            }
        }
        deserializer.deserialize_map(Table(PhantomData))
    }
}

/// A key that can be nothing but a language's tag.
struct Tag(Language);

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl Visitor<'_> for Written {
            type Value = Tag;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "one of {}", tags())
            }

            fn visit_str<E: Error>(self, key: &str) -> Result<Tag, E> {
                let unknown =
                    || E::custom(format!("unknown field `{key}`, expected one of {}", tags()));
                language_tagged(key).map(Tag).ok_or_else(unknown)
            }
        }
        deserializer.deserialize_identifier(Written)
    }
}

impl<'de, T: Deserialize<'de> + Clone> Deserialize<'de> for ByLanguage<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de> + Clone> Visitor<'de> for Table<T> {
            type Value = ByLanguage<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table by language")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<Self::Value, A::Error> {
                let mut values = Vec::new();
                while let Some(Tag(language)) = table.next_key()? {
                    values.push((language, table.next_value()?));
                }
                Ok(ByLanguage::sorted(values))
            }
        }
        deserializer.deserialize_map(Table(PhantomData))
    }
}
