//! The data files: TOML as the types that describe it.
//!
//! The library parses; its own reading into types is made for each type with all that TOML can say (times, numbers of
//! every size), 6 KB of a web page's module each. This one knows what compilations have, and says what is wrong in the
//! same words.

use std::fmt;
use std::ops::Range;

use serde::de::value::UsizeDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Error as _, IntoDeserializer, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// Why a file cannot be read.
#[derive(Debug)]
pub(super) struct Error {
    pub reason: String,
    /// Where, in bytes of the file, if that is known.
    pub range: Option<Range<usize>>,
}

/// Reads a file.
///
/// # Errors
///
/// It is no TOML, or does not have what the type asks for.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let table = DeTable::parse(text).map_err(|error| Error {
        reason: error.message().to_owned(),
        range: error.span(),
    })?;
    T::deserialize(Value {
        range: table.span(),
        value: DeValue::Table(table.into_inner()),
    })
}

impl Error {
    /// The same, there if nothing within has said where.
    fn at(mut self, range: Range<usize>) -> Error {
        self.range.get_or_insert(range);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(reason: T) -> Error {
        Error {
            reason: reason.to_string(),
            range: None,
        }
    }
}

/// A value with its place.
struct Value<'i> {
    value: DeValue<'i>,
    range: Range<usize>,
}

impl<'i> From<Spanned<DeValue<'i>>> for Value<'i> {
    fn from(value: Spanned<DeValue<'i>>) -> Value<'i> {
        Value {
            range: value.span(),
            value: value.into_inner(),
        }
    }
}

/// What [`Spanned`] is called where it asks for a value with its place, and for what.
const SPANNED: &str = "$__serde_spanned_private_Spanned";
const SPANNED_FIELDS: [&str; 3] = [
    "$__serde_spanned_private_start",
    "$__serde_spanned_private_end",
    "$__serde_spanned_private_value",
];

impl<'de> de::Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.value {
            DeValue::String(text) => visitor.visit_string(text.into_owned()),
            DeValue::Integer(number) => {
                let (digits, radix) = (number.as_str(), number.radix());
                match i64::from_str_radix(digits, radix) {
                    Ok(number) => visitor.visit_i64(number),
                    Err(_) => Err(Error::custom("integer number overflowed")),
                }
            }
            DeValue::Boolean(flag) => visitor.visit_bool(flag),
            DeValue::Array(values) => visitor.visit_seq(Values(values.into_iter())),
            DeValue::Table(table) => visitor.visit_map(Fields::of(table)),
            // No data has any of these.
            DeValue::Float(number) => {
                let found = format!("floating point `{number}`");
                Err(Error::invalid_type(Unexpected::Other(&found), &visitor))
            }
            DeValue::Datetime(_) => Err(Error::invalid_type(Unexpected::Map, &visitor)),
        };
        read.map_err(|error| error.at(self.range))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name != SPANNED {
            return self.deserialize_any(visitor);
        }
        visitor.visit_map(Fields {
            table: DeTable::new().into_iter(),
            spanned: Some((0, self.range.clone())),
            value: Some(self),
            key: None,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let read = match self.value {
            DeValue::String(name) => visitor.visit_enum(name.into_deserializer()),
            _ => Err(Error::custom("wanted string or table")),
        };
        read.map_err(|error| error.at(self.range))
    }

    forward_to_deserialize_any! {
        bool u8 u16 u32 u64 i8 i16 i32 i64 f32 f64 char str string seq
        bytes byte_buf map unit
        ignored_any unit_struct tuple_struct tuple identifier
    }
}

/// The values of a list.
struct Values<'i>(std::vec::IntoIter<Spanned<DeValue<'i>>>);

impl<'de> de::SeqAccess<'de> for Values<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let value = self.0.next().map(Value::from);
        value.map(|value| seed.deserialize(value)).transpose()
    }
}

/// The fields of a table, or those that [`Spanned`] asks for: one type, so that what reads tables is made once.
struct Fields<'i> {
    table: toml::map::IntoIter<Spanned<DeString<'i>>, Spanned<DeValue<'i>>>,
    /// How many fields of [`SPANNED_FIELDS`] have been read, and the place of the value.
    spanned: Option<(usize, Range<usize>)>,
    /// The next value.
    value: Option<Value<'i>>,
    /// Where the key before it stands.
    key: Option<Range<usize>>,
}

impl<'i> Fields<'i> {
    fn of(table: DeTable<'i>) -> Fields<'i> {
        Fields {
            table: table.into_iter(),
            spanned: None,
            value: None,
            key: None,
        }
    }
}

/// The name of a field. [`Spanned`] asks for one that outlives what reads it.
struct Key<'i>(DeString<'i>);

impl<'de> de::Deserializer<'de> for Key<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            DeString::Borrowed(name) => visitor.visit_borrowed_str(name),
            DeString::Owned(name) => visitor.visit_string(name),
        }
    }

    forward_to_deserialize_any! {
        bool u8 u16 u32 u64 i8 i16 i32 i64 f32 f64 char str string seq
        bytes byte_buf map unit option newtype_struct struct enum
        ignored_any unit_struct tuple_struct tuple identifier
    }
}

impl<'de> de::MapAccess<'de> for Fields<'de> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let name = match &self.spanned {
            Some((read, _)) => match SPANNED_FIELDS.get(*read) {
                Some(name) => DeString::Borrowed(*name),
                None => return Ok(None),
            },
            None => match self.table.next() {
                Some((key, value)) => {
                    self.key = Some(key.span());
                    self.value = Some(value.into());
                    key.into_inner()
                }
                None => return Ok(None),
            },
        };
        let read = seed.deserialize(Key(name)).map(Some);
        read.map_err(|error: Error| match self.key.take() {
            Some(range) => error.at(range),
            None => error,
        })
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        if let Some((read, range)) = &mut self.spanned {
            *read += 1;
            let number = match *read {
                1 => Some(range.start),
                2 => Some(range.end),
                _ => None,
            };
            if let Some(number) = number {
                let number: UsizeDeserializer<Error> = number.into_deserializer();
                return seed.deserialize(number);
            }
        }
        let Some(value) = self.value.take() else {
            return Err(Error::custom("a field without a value"));
        };
        let range = value.range.clone();
        let read = seed.deserialize(value);
        read.map_err(|error| error.at(range))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        One,
        Two,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        name: Spanned<String>,
        number: Option<Spanned<u16>>,
        #[serde(default)]
        below: Option<i32>,
        #[serde(default)]
        flag: bool,
        kind: Option<Kind>,
        #[serde(default)]
        list: Vec<Spanned<String>>,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        entry: Vec<Spanned<Entry>>,
    }

    fn same<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
        let expected: Result<T, toml::de::Error> = toml::from_str(text);
        match (read::<T>(text), expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{text}"),
            (Err(error), Err(expected)) => {
                let expected = (expected.message(), expected.span());
                assert_eq!(
                    (error.reason.trim_end(), error.range),
                    (expected.0.trim_end(), expected.1),
                    "{text}"
                );
            }
            (read, expected) => panic!("{text}: {read:?} and not {expected:?}"),
        }
    }

    #[test]
    fn what_is_read_and_what_is_wrong_is_what_the_library_says() {
        for text in [
            "",
            "[[entry]]\nname = \"a\"",
            "[[entry]]\nname = \"a\\u4e03\"\nnumber = 0x1F\nbelow = -7\nflag = true\nkind = \"two\"\nlist = ['b', \"\"\"c\"\"\"]\n",
            "[[entry]]\nname = \"a\"\n[[entry]]\nname = 'b'\nkind = \"one\"",
            "entry = [{name = \"a\", number = 3}]",
            // What is missing, unknown, said twice, or of another kind.
            "[[entry]]\nnumber = 1",
            "[[entry]]\nname = \"a\"\nnames = 3",
            "[[entry]]\nname = \"a\"\nname = \"b\"",
            "[[entry]]\nname = 7",
            "[[entry]]\nname = true",
            "[[entry]]\nname = []",
            "[[entry]]\nname = {}",
            "[[entry]]\nname = 1.5",
            "[[entry]]\nname = 2013-10-28",
            "[[entry]]\nname = \"a\"\nnumber = 65536",
            "[[entry]]\nname = \"a\"\nnumber = -1",
            "[[entry]]\nname = \"a\"\nnumber = \"1\"",
            "[[entry]]\nname = \"a\"\nkind = \"three\"",
            "[[entry]]\nname = \"a\"\nkind = 3",
            "[[entry]]\nname = \"a\"\nlist = \"b\"",
            "[[entry]]\nname = \"a\"\nlist = [\"b\", 3]",
            "[[entry]]\nname = \"a\"\nflag = 0",
            "entry = 3",
            "[entry]\nname = \"a\"",
            "other = 1",
            // No TOML.
            "[[entry]",
            "name",
            "name = ",
            "name = 1.",
            "= 3",
        ] {
            same::<File>(text);
        }
    }

    #[test]
    fn the_fields_of_a_value_with_its_place_are_the_librarys() {
        let read: File = read("[[entry]]\nname = \"a\"").unwrap();
        let range = read.entry[0].get_ref().name.span();
        assert_eq!(range, 17..20);
    }
}
