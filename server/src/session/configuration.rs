//! Settings as the client sends them. What is unknown or wrong is told, and the rest is used.

use std::collections::HashMap;
use std::path::PathBuf;

use serde_json::Value;

use crate::features::inlay_hint::Hints;
use crate::messages::{self, Locale};
use crate::project::{Patterns, to_ending};
use crate::resolve::{Code, Form, Severities, Severity};

/// The settings in force.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The language of messages; the client's own where it is not set.
    pub locale: Option<Locale>,
    /// A compilation's folder instead of the built-in one.
    pub corpus: Option<PathBuf>,
    /// `positionEncoding: "utf-16"`; only read at `initialize`.
    pub force_utf16: bool,
    pub severities: Severities,
    /// `houseForm`: the form that every citation should have.
    pub house_form: Option<Form>,
    /// `inlayHints`: what is shown behind citations.
    pub inlay_hints: Hints,
    /// `hover: {"problems": …}`: whether a hover says what is wrong; the client's own where it is not
    /// set.
    pub hover_problems: Option<bool>,
    /// `semanticTokens: false` switches them off.
    pub without_semantic_tokens: bool,
    /// `exclude`: what of each folder is not checked and not searched; the project's where not set.
    pub exclude: Option<Patterns>,
    /// `extensions`: endings of drafts besides the usual ones; the project's where not set.
    pub extensions: Option<Vec<String>>,
}

/// Reads settings: an object with `locale`, `corpus`, `positionEncoding`, `houseForm`, `inlayHints`,
/// `hover`, `semanticTokens`, `exclude`, `extensions` and `diagnostics`.
/// Also says, in the reader's language, what of it could not be used.
pub fn read(value: &Value, locale: Locale) -> (Settings, Vec<String>) {
    let mut settings = Settings::default();
    let mut problems = Vec::new();
    let object = match value {
        Value::Null => return (settings, problems),
        Value::Object(object) => object,
        _ => {
            problems.push(messages::setting_wrong(locale, "yuanyin", "{ … }"));
            return (settings, problems);
        }
    };
    for (name, value) in object {
        match (name.as_str(), value) {
            (_, Value::Null) => {}
            ("locale", Value::String(tag))
                if ["zh", "en"].iter().any(|known| tag.starts_with(known)) =>
            {
                settings.locale = Some(Locale::from_tag(tag));
            }
            ("locale", _) => {
                problems.push(messages::setting_wrong(locale, "locale", "\"zh\", \"en\""))
            }
            ("corpus", Value::String(path)) if path.is_empty() => {}
            ("corpus", Value::String(path)) => settings.corpus = Some(PathBuf::from(path)),
            ("corpus", _) => problems.push(messages::setting_wrong(locale, "corpus", "\"/path\"")),
            ("positionEncoding", Value::String(name)) if name == "utf-16" => {
                settings.force_utf16 = true
            }
            ("positionEncoding", _) => problems.push(messages::setting_wrong(
                locale,
                "positionEncoding",
                "\"utf-16\"",
            )),
            ("inlayHints", value) => match value.as_str().and_then(Hints::from_name) {
                Some(hints) => settings.inlay_hints = hints,
                None => problems.push(messages::setting_wrong(
                    locale,
                    "inlayHints",
                    "\"words\", \"place\", \"off\"",
                )),
            },
            ("semanticTokens", Value::Bool(on)) => settings.without_semantic_tokens = !on,
            ("semanticTokens", _) => problems.push(messages::setting_wrong(
                locale,
                "semanticTokens",
                "true, false",
            )),
            ("hover", Value::Object(parts)) => {
                settings.hover_problems = hover_problems(parts, locale, &mut problems);
            }
            ("hover", _) => problems.push(messages::setting_wrong(locale, "hover", "{ … }")),
            ("houseForm", Value::String(name)) if name.is_empty() => {}
            ("houseForm", value) => match value.as_str().and_then(Form::from_name) {
                Some(form) => settings.house_form = Some(form),
                None => problems.push(messages::setting_wrong(
                    locale,
                    "houseForm",
                    "\"compilation\", \"report\", \"instrument\", \"long\"",
                )),
            },
            ("exclude", value) => match read_exclude(value) {
                Some((patterns, wrong)) => {
                    settings.exclude = Some(patterns);
                    for reason in wrong {
                        problems.push(messages::setting_wrong(locale, "exclude", &reason));
                    }
                }
                None => problems.push(messages::setting_wrong(locale, "exclude", "[\"…\", …]")),
            },
            ("extensions", value) => match read_extensions(value) {
                Some(extensions) => settings.extensions = Some(extensions),
                None => problems.push(messages::setting_wrong(locale, "extensions", "[\"…\", …]")),
            },
            ("diagnostics", Value::Object(codes)) => {
                settings.severities.by_code = severities(codes, locale, &mut problems);
            }
            ("diagnostics", _) => {
                problems.push(messages::setting_wrong(locale, "diagnostics", "{ … }"))
            }
            (unknown, _) => problems.push(messages::setting_unknown(locale, unknown)),
        }
    }
    (settings, problems)
}

/// `{"problems": false}`
fn hover_problems(
    parts: &serde_json::Map<String, Value>,
    locale: Locale,
    problems: &mut Vec<String>,
) -> Option<bool> {
    let mut said = None;
    for (name, value) in parts {
        match (name.as_str(), value) {
            (_, Value::Null) => {}
            ("problems", Value::Bool(on)) => said = Some(*on),
            ("problems", _) => problems.push(messages::setting_wrong(
                locale,
                "hover.problems",
                "true, false",
            )),
            (unknown, _) => problems.push(messages::setting_unknown(
                locale,
                &format!("hover.{unknown}"),
            )),
        }
    }
    said
}

/// The endings that a setting names.
fn read_extensions(value: &Value) -> Option<Vec<String>> {
    words(value).map(|words| words.iter().map(|word| to_ending(word)).collect())
}

/// The patterns that a setting names, and what of it cannot be read.
fn read_exclude(value: &Value) -> Option<(Patterns, Vec<String>)> {
    let words = words(value)?;
    let (patterns, wrong) = Patterns::new(words.iter().map(String::as_str));
    let wrong = wrong.into_iter().map(|(_, reason)| reason);
    Some((patterns, wrong.collect()))
}

fn words(value: &Value) -> Option<Vec<String>> {
    let values = value.as_array()?.iter();
    values
        .map(|value| Some(value.as_str()?.to_owned()))
        .collect()
}

fn severities(
    codes: &serde_json::Map<String, Value>,
    locale: Locale,
    problems: &mut Vec<String>,
) -> HashMap<Code, Option<Severity>> {
    let mut severities = HashMap::new();
    for (name, value) in codes {
        let Some(code) = Code::from_name(name) else {
            problems.push(messages::setting_unknown(
                locale,
                &format!("diagnostics.{name}"),
            ));
            continue;
        };
        let Some(severity) = value.as_str().and_then(Severity::setting) else {
            let allowed = "\"error\", \"warning\", \"information\", \"hint\", \"off\"";
            problems.push(messages::setting_wrong(
                locale,
                &format!("diagnostics.{name}"),
                allowed,
            ));
            continue;
        };
        severities.insert(code, severity);
    }
    severities
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_wrong_is_told_and_the_rest_is_used() {
        let value = json!({"locale": "en-GB", "diagnostics": {"ambiguous": "off", "misprint": "loud", "typo": "error"}, "colour": 1});
        let (settings, problems) = read(&value, Locale::English);
        assert_eq!(settings.locale, Some(Locale::English));
        assert_eq!(settings.severities.of(Code::Ambiguous), None);
        assert_eq!(
            settings.severities.of(Code::Misprint),
            Some(Severity::Warning)
        );
        assert_eq!(problems.len(), 3, "{problems:?}");
    }

    #[test]
    fn a_hover_says_what_is_wrong_unless_told_not_to() {
        for (value, expected, wrong) in [
            (json!({}), None, None),
            (json!({"hover": null}), None, None),
            (json!({"hover": {"problems": false}}), Some(false), None),
            (json!({"hover": {"problems": true}}), Some(true), None),
            (
                json!({"hover": {"problems": "no"}}),
                None,
                Some("hover.problems"),
            ),
            (json!({"hover": {"colour": 1}}), None, Some("hover.colour")),
            (json!({"hover": false}), None, Some("hover")),
        ] {
            let (settings, problems) = read(&value, Locale::English);
            assert_eq!(settings.hover_problems, expected, "{value}");
            assert_eq!(problems.len(), usize::from(wrong.is_some()), "{problems:?}");
            assert!(
                wrong.is_none_or(|name| problems[0].contains(name)),
                "{problems:?}"
            );
        }
    }
}
