//! The JSON Schema of the project file, from the description of the settings: editors complete and check by it.

use serde_json::{Map, Value, json};

use super::description::{GivenBy, SETTINGS, SEVERITIES, Setting, Values};
use crate::resolve::Code;

/// Where the schema's own language is defined: the one that editors' TOML servers read.
const LANGUAGE: &str = "http://json-schema.org/draft-07/schema#";

/// The schema, as JSON.
pub fn project_schema() -> String {
    let settings = SETTINGS
        .iter()
        .filter(|setting| setting.given_by != GivenBy::Client);
    let properties = settings.map(|setting| (setting.name_in_project(), of_setting(setting)));
    let schema = json!({
        "$schema": LANGUAGE,
        "title": "Yuanyin: .yuanyin.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": properties.collect::<Map<String, Value>>(),
    });
    format!("{schema:#}")
}

fn of_setting(setting: &Setting) -> Value {
    let mut schema = of_values(&setting.values);
    if !setting.meaning.is_empty() {
        schema["description"] = without_links(setting.meaning).into();
    }
    schema
}

fn of_values(values: &Values) -> Value {
    let text = json!({"type": "string", "minLength": 1});
    match values {
        Values::Word(known, _) => json!({"enum": known()}),
        Values::Tag(known, _) => json!({
            "type": "string",
            "pattern": format!("^({})", known.join("|")),
            "examples": known,
        }),
        Values::Flag(_) => json!({"type": "boolean"}),
        Values::Text(..) => text,
        Values::Words(_) | Values::Patterns(_) => json!({"type": "array", "items": text}),
        Values::Named(..) => json!({"type": "object", "additionalProperties": text}),
        Values::Severities => {
            let of_codes = Code::ALL.map(|code| {
                let severity = json!({"enum": SEVERITIES});
                (code.name().to_owned(), severity)
            });
            json!({
                "type": "object",
                "additionalProperties": false,
                "properties": Map::from_iter(of_codes),
            })
        }
        Values::Table(settings) => {
            let settings = settings.iter();
            let properties = settings.map(|one| (one.name_in_project(), of_setting(one)));
            json!({
                "type": "object",
                "additionalProperties": false,
                "properties": properties.collect::<Map<String, Value>>(),
            })
        }
        Values::Ignored => {
            let code = json!({"enum": Code::ALL.map(Code::name)});
            json!({
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "minProperties": 1,
                    "properties": {
                        "path": text,
                        "code": {"anyOf": [code, {"type": "array", "items": code, "minItems": 1}]},
                        "citation": text,
                    },
                },
            })
        }
    }
}

/// A cell of a Markdown table as plain text.
fn without_links(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, link)) = rest.split_once('[') {
        text.push_str(before);
        let Some((shown, behind)) = link.split_once("](") else {
            rest = link;
            continue;
        };
        text.push_str(shown);
        rest = behind.split_once(')').map_or("", |(_, behind)| behind);
    }
    text.push_str(rest);
    text.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{WantedText, read};

    fn schema() -> Value {
        serde_json::from_str(&project_schema()).unwrap()
    }

    /// As much of JSON Schema as the project file's uses.
    fn allows(schema: &Value, value: &Value) -> bool {
        let all = |name: &str, value: bool| schema.get(name).is_none() || value;
        let properties = schema["properties"].as_object();
        let known = |name: &String| properties.is_some_and(|known| known.contains_key(name));
        all(
            "enum",
            schema["enum"]
                .as_array()
                .is_some_and(|known| known.contains(value)),
        ) && all(
            "anyOf",
            schema["anyOf"]
                .as_array()
                .is_some_and(|ways| ways.iter().any(|way| allows(way, value))),
        ) && all(
            "pattern",
            value
                .as_str()
                .is_some_and(|text| text.starts_with("zh") || text.starts_with("en")),
        ) && all(
            "minLength",
            value.as_str().is_some_and(|text| !text.is_empty()),
        ) && match schema["type"].as_str() {
            None => true,
            Some("string") => value.is_string(),
            Some("boolean") => value.is_boolean(),
            Some("array") => value.as_array().is_some_and(|items| {
                items.iter().all(|item| allows(&schema["items"], item))
                    && schema["minItems"]
                        .as_u64()
                        .is_none_or(|least| items.len() as u64 >= least)
            }),
            Some("object") => value.as_object().is_some_and(|fields| {
                fields.iter().all(|(name, value)| {
                    let others = &schema["additionalProperties"];
                    known(name) && allows(&schema["properties"][name], value)
                        || others.is_object() && allows(others, value)
                }) && schema["minProperties"]
                    .as_u64()
                    .is_none_or(|least| fields.len() as u64 >= least)
            }),
            Some(other) => panic!("{other}"),
        }
    }

    /// What the schema allows, the reader takes without a word, and what it forbids the reader tells.
    #[test]
    fn the_schema_allows_what_the_reader_takes() {
        let schema = schema();
        for (text, is_right) in [
            ("", true),
            (
                "corpus = 'ours'\ncorpora = { '湖沼' = 'lakes', '技术援助' = 'built-in' }\nlocale = 'en-GB'\nhouse_form = 'report'\nsubject = 'other'",
                true,
            ),
            ("exclude = ['a/', '*.b']\nextensions = ['wiki']", true),
            ("[diagnostics]\nambiguous = 'off'\nmisprint = 'error'", true),
            (
                "[[ignore]]\npath = 'a.md'\n[[ignore]]\ncode = ['ambiguous', 'misprint']\n[[ignore]]\ncode = 'misquoted'\ncitation = '七.45'",
                true,
            ),
            ("colour = 1", false),
            ("locale = 'fr'", false),
            ("corpus = 5", false),
            ("corpus = ''", false),
            ("house_form = 'short'", false),
            ("houseForm = 'report'", false),
            ("exclude = 'a/'", false),
            ("exclude = [1]", false),
            ("inlay_hints = 'words'", false),
            ("[diagnostics]\nambiguous = 'loud'", false),
            ("[diagnostics]\ntypo = 'off'", false),
            ("[[ignore]]", false),
            ("[[ignore]]\nfile = 'a.md'", false),
            ("[[ignore]]\ncode = 'typo'", false),
        ] {
            let value: Value = toml::from_str(text).unwrap();
            assert_eq!(allows(&schema, &value), is_right, "the schema: {text}");
            assert_eq!(read(text).1.is_empty(), is_right, "the reader: {text}");
        }
    }

    /// Whatever the description says that a setting can be, both take.
    #[test]
    fn every_word_of_every_setting_is_allowed() {
        let schema = schema();
        let mut words = 0;
        for setting in SETTINGS
            .iter()
            .filter(|one| one.given_by != GivenBy::Client)
        {
            let name = setting.name_in_project();
            let known: Vec<&str> = match &setting.values {
                Values::Word(known, _) => known(),
                Values::Tag(known, _) => known.to_vec(),
                Values::Text(WantedText::Folder, _) => vec!["corpus/ours"],
                _ => Vec::new(),
            };
            for word in known {
                let text = format!("{name} = '{word}'");
                let value: Value = toml::from_str(&text).unwrap();
                assert!(
                    allows(&schema, &value) && read(&text).1.is_empty(),
                    "{text}"
                );
                words += 1;
            }
            assert!(
                !schema["properties"][&name]["description"].is_null(),
                "{name}"
            );
        }
        assert!(words > 8);
    }

    #[test]
    fn a_description_is_plain_text() {
        assert_eq!(without_links("a [b](c.md#d): `e` [f]"), "a b: e f]");
    }
}
