//! Settings as they are given: JSON and TOML as the reader sees both.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub struct Given<'a> {
    pub value: GivenValue<'a>,
    /// Bytes in the file; empty where there is none.
    pub place: Range<usize>,
}

/// What is given.
pub enum GivenValue<'a> {
    /// As if it were not there.
    Nothing,
    Flag(bool),
    Text(Cow<'a, str>),
    List(Vec<Given<'a>>),
    Table(Vec<Entry<'a>>),
    /// Of a kind that no setting has.
    Other,
}

/// What is said under a name.
pub struct Entry<'a> {
    pub name: Cow<'a, str>,
    /// Of the name, as [`Given::place`].
    pub place: Range<usize>,
    pub given: Given<'a>,
}

impl<'a> Given<'a> {
    /// A client's. Editors send `null` or an empty text for what is not set.
    pub fn by_client(value: &'a serde_json::Value) -> Given<'a> {
        use serde_json::Value;
        let value = match value {
            Value::Null => GivenValue::Nothing,
            Value::Bool(flag) => GivenValue::Flag(*flag),
            Value::Number(_) => GivenValue::Other,
            Value::String(text) if text.is_empty() => GivenValue::Nothing,
            Value::String(text) => GivenValue::Text(Cow::Borrowed(text)),
            Value::Array(values) => GivenValue::List(values.iter().map(Given::by_client).collect()),
            Value::Object(object) => {
                let entries = object.iter().map(|(name, value)| Entry {
                    name: Cow::Borrowed(name),
                    place: 0..0,
                    given: Given::by_client(value),
                });
                GivenValue::Table(entries.collect())
            }
        };
        Given { value, place: 0..0 }
    }

    /// A project file's.
    pub fn by_project(table: &'a DeTable<'_>) -> GivenValue<'a> {
        let entries = table.iter().map(|(name, value)| Entry {
            name: Cow::Borrowed(name.get_ref().as_ref()),
            place: name.span(),
            given: Given::of_toml(value),
        });
        GivenValue::Table(entries.collect())
    }

    fn of_toml(value: &'a Spanned<DeValue<'_>>) -> Given<'a> {
        Given {
            place: value.span(),
            value: match value.get_ref() {
                DeValue::Boolean(flag) => GivenValue::Flag(*flag),
                DeValue::String(text) => GivenValue::Text(Cow::Borrowed(text)),
                DeValue::Array(values) => {
                    GivenValue::List(values.iter().map(Given::of_toml).collect())
                }
                DeValue::Table(table) => Given::by_project(table),
                DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => GivenValue::Other,
            },
        }
    }

    /// The text, where it is one that says something.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            GivenValue::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}
