//! The project file as it is written: what can stand at a place of it, and what stands there means. By the schema of
//! the file ([`project_schema`]), so that a new setting is offered as soon as it is described.

use std::ops::Range;
use std::sync::LazyLock;

use serde_json::Value;

use crate::messages::{self, Locale};
use crate::project::project_schema;
use crate::resolve::Code;

/// Something that can stand at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// As a list shows it: `house_form`, `[diagnostics]`, `"report"`.
    pub label: String,
    /// What is written in place of `range`.
    pub written: String,
    /// Bytes of the file, within one line.
    pub range: Range<usize>,
    /// What it is for; empty for a value that says so itself.
    pub meaning: String,
    pub kind: ProposalKind,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalKind {
    Table,
    Key,
    Value,
}

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&project_schema()).unwrap_or_default());

/// A line of the file, and the table that it is in.
struct Line<'a> {
    text: &'a str,
    /// The byte of the file at which it begins.
    start: usize,
    /// The name in the last header above: `diagnostics`.
    table: Option<&'a str>,
    /// The keys of the same table's other lines.
    keys: Vec<&'a str>,
}

impl<'a> Line<'a> {
    /// The line of a byte.
    fn of(file: &'a str, at: usize) -> Option<Line<'a>> {
        let (before, _) = file.split_at_checked(at)?;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let (above, rest) = file.split_at_checked(start)?;
        let (text, below) = rest.split_once('\n').unwrap_or((rest, ""));
        let is_header = |line: &&str| header(line).is_some();
        let above: Vec<&str> = above.lines().collect();
        let from = above.iter().rposition(is_header);
        let table = from.and_then(|from| header(above.get(from)?));
        let of_table = above.iter().skip(from.map_or(0, |from| from + 1)).copied();
        let below = below.lines().take_while(|line| !is_header(line));
        let keys = of_table.chain(below).filter_map(key).collect();
        Some(Line {
            text,
            start,
            table,
            keys,
        })
    }

    /// The schema of the table that the line is in.
    fn schema(&self) -> Option<&'static Value> {
        match self.table {
            None => Some(&SCHEMA),
            Some(table) => {
                let table = property(&SCHEMA, table)?;
                Some(table.get("items").unwrap_or(table))
            }
        }
    }
}

/// The name in a header: `[diagnostics]`, `[[ignore]]`.
fn header(line: &str) -> Option<&str> {
    let inner = line.trim_start().strip_prefix('[')?;
    let name = inner.trim_start_matches('[').split(']').next()?.trim();
    (!name.is_empty()).then_some(name)
}

/// The key of a line.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    (!key.is_empty() && !key.starts_with('#')).then_some(key)
}

fn property<'a>(schema: &'a Value, name: &str) -> Option<&'a Value> {
    schema.get("properties")?.get(name)
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '-'
}

/// What can stand at a byte of the file.
pub fn proposals(file: &str, at: usize, locale: Locale) -> Vec<Proposal> {
    let all = || {
        let line = Line::of(file, at)?;
        let column = at.checked_sub(line.start)?;
        let before = line.text.get(..column)?;
        // In a comment there is nothing to say.
        let is_comment = before.trim_start().starts_with('#');
        match (is_comment, before.split_once('=')) {
            (true, _) => None,
            (false, Some((key, _))) => values_at(&line, key.trim(), column),
            (false, None) => Some(names_at(&line, column, locale)),
        }
    };
    all().unwrap_or_default()
}

/// Keys of the table, and tables.
fn names_at(line: &Line<'_>, column: usize, locale: Locale) -> Vec<Proposal> {
    let indent = line.text.len() - line.text.trim_start().len();
    let from = indent.min(column);
    let rest = line.text.get(from..).unwrap_or_default();
    let is_of_token = |c: char| is_of_name(c) || c == '[' || c == ']';
    let length = rest.find(|c| !is_of_token(c)).unwrap_or(rest.len());
    let range = line.start + from..line.start + (from + length).max(column);
    let is_header = rest.starts_with('[');
    let has_value = rest.get(length..).unwrap_or_default().trim_start();
    let ending = if has_value.starts_with('=') {
        ""
    } else {
        " = "
    };
    let mut all = Vec::new();
    let keys = line.schema().filter(|_| !is_header);
    for (name, schema) in keys.into_iter().flat_map(properties) {
        if brackets(schema).is_none() && !line.keys.contains(&name) {
            all.push(Proposal {
                label: name.to_owned(),
                written: format!("{name}{ending}"),
                range: range.clone(),
                meaning: meaning(locale, line.table, name, schema),
                kind: ProposalKind::Key,
            });
        }
    }
    for (name, schema) in properties(&SCHEMA) {
        if let Some((open, close)) = brackets(schema) {
            let header = format!("{open}{name}{close}");
            all.push(Proposal {
                label: header.clone(),
                written: header,
                range: range.clone(),
                meaning: meaning(locale, None, name, schema),
                kind: ProposalKind::Table,
            });
        }
    }
    all
}

/// What a key can be.
fn values_at(line: &Line<'_>, key: &str, column: usize) -> Option<Vec<Proposal>> {
    let schema = property(line.schema()?, key)?;
    let begin = line.text.find('=')? + 1;
    let (before, behind) = (line.text.get(begin..column)?, line.text.get(column..)?);
    let is_quoted = before.matches('"').count() % 2 == 1;
    let (from, to) = match is_quoted {
        true => {
            let from = before.rfind('"')?;
            let closed = behind.find('"').map(|end| column + end + 1);
            let word = behind.find(|c| !is_of_name(c)).unwrap_or(behind.len());
            (begin + from, closed.unwrap_or(column + word))
        }
        false => {
            let word = before.trim_end_matches(is_of_name).len();
            let more = behind.find(|c| !is_of_name(c)).unwrap_or(behind.len());
            (begin + word, column + more)
        }
    };
    let range = line.start + from..line.start + to;
    let is_in_list = before.contains('[');
    let all = words_of(schema)
        .into_iter()
        .map(|(word, is_member)| Proposal {
            written: match is_member && !is_in_list {
                true => format!("[{word}]"),
                false => word.clone(),
            },
            label: word,
            range: range.clone(),
            meaning: String::new(),
            kind: ProposalKind::Value,
        });
    Some(all.collect())
}

/// The words that a value can be, as TOML has them, and whether each is one of a list.
fn words_of(schema: &Value) -> Vec<(String, bool)> {
    let texts = |key: &str| {
        let words = schema.get(key).and_then(Value::as_array);
        let words = words.into_iter().flatten().filter_map(Value::as_str);
        words
            .map(|word| (format!("\"{word}\""), false))
            .collect::<Vec<_>>()
    };
    if schema.get("type").and_then(Value::as_str) == Some("boolean") {
        return ["true", "false"]
            .map(|word| (word.to_owned(), false))
            .to_vec();
    }
    let own = [texts("enum"), texts("examples")].concat();
    if !own.is_empty() {
        return own;
    }
    if let Some(items) = schema.get("items") {
        let members = words_of(items).into_iter();
        return members.map(|(word, _)| (word, true)).collect();
    }
    let either = schema.get("anyOf").and_then(Value::as_array);
    either
        .and_then(|all| all.first())
        .map_or_else(Vec::new, words_of)
}

/// The brackets of a setting that is a table, or of several.
fn brackets(schema: &Value) -> Option<(&'static str, &'static str)> {
    let is = |schema: &Value, kind| schema.get("type").and_then(Value::as_str) == Some(kind);
    if is(schema, "object") {
        Some(("[", "]"))
    } else if schema.get("items").is_some_and(|items| is(items, "object")) {
        Some(("[[", "]]"))
    } else {
        None
    }
}

fn properties(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let all = schema.get("properties").and_then(Value::as_object);
    all.into_iter()
        .flatten()
        .map(|(name, schema)| (name.as_str(), schema))
}

/// What a setting is for, in the reader's language where there are words for it.
fn meaning(locale: Locale, table: Option<&str>, name: &str, schema: &Value) -> String {
    if table == Some("diagnostics")
        && let Some(code) = Code::from_name(name)
    {
        return messages::code_in_words(locale, code).to_owned();
    }
    let own = messages::setting_meaning(locale, table, name);
    let described = || schema.get("description").and_then(Value::as_str);
    own.or_else(described).unwrap_or_default().to_owned()
}

/// What stands at a byte of the file means: the bytes of its name, and Markdown.
pub fn explain(file: &str, at: usize, locale: Locale) -> Option<(Range<usize>, String)> {
    let line = Line::of(file, at)?;
    let column = at.checked_sub(line.start)?;
    let (before, behind) = (line.text.get(..column)?, line.text.get(column..)?);
    let from = before.trim_end_matches(is_of_name).len();
    let more = behind.find(|c| !is_of_name(c)).unwrap_or(behind.len());
    let range = line.start + from..line.start + column + more;
    let name = line.text.get(from..column + more)?;
    if name.is_empty() || line.text.trim_start().starts_with('#') {
        return None;
    }
    // A code is explained wherever it stands: as a key, and in [[ignore]].
    let code = line.table.and_then(|_| Code::from_name(name));
    if let Some(code) = code {
        let (title, text) = (
            messages::explanation_title(locale, code),
            messages::explanation(locale, code),
        );
        return Some((range, format!("**{title}**\n\n{text}")));
    }
    let (table, schema) = match header(line.text) {
        Some(written) => (None, property(&SCHEMA, written)?),
        None if before.contains('=') => return None,
        None => (line.table, property(line.schema()?, name)?),
    };
    let meaning = meaning(locale, table, name, schema);
    let words: Vec<String> = words_of(schema)
        .into_iter()
        .map(|(word, _)| format!("`{word}`"))
        .collect();
    let words = match words.is_empty() {
        true => String::new(),
        false => format!("\n\n{}", words.join(locale.pick("、", ", "))),
    };
    Some((range, format!("{meaning}{words}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The proposals at `|`: what would stand in the line, and what it is for.
    fn offered(file: &str, locale: Locale) -> Vec<String> {
        let at = file.find('|').unwrap();
        let file = file.replacen('|', "", 1);
        proposals(&file, at, locale)
            .into_iter()
            .map(|one| {
                let mut text = file.clone();
                text.replace_range(one.range.clone(), &one.written);
                let start = text[..one.range.start].rfind('\n').map_or(0, |end| end + 1);
                let line = text[start..].lines().next().unwrap_or_default();
                match one.meaning.is_empty() {
                    true => line.to_owned(),
                    false => format!("{line} · {}", one.meaning),
                }
            })
            .collect()
    }

    #[test]
    fn keys_that_are_not_there_yet_and_tables_are_offered() {
        let all = offered(
            "subject = \"other\"\nh|\n\n[diagnostics]\n",
            Locale::Chinese,
        );
        assert!(
            all.contains(
                &"house_form =  · 全部援引应有的形式；其他形式报告为 nonstandard-form".to_owned()
            ),
            "{all:#?}"
        );
        assert!(
            all.contains(&"[diagnostics] · 每类问题的级别".to_owned()),
            "{all:#?}"
        );
        assert!(
            !all.iter().any(|line| line.starts_with("subject")),
            "{all:#?}"
        );
    }

    #[test]
    fn values_are_offered_with_their_quotation_marks() {
        let forms = [
            "house_form = \"compilation\"",
            "house_form = \"report\"",
            "house_form = \"instrument\"",
            "house_form = \"long\"",
        ];
        assert_eq!(offered("house_form = |\n", Locale::English), forms);
        assert_eq!(offered("house_form = \"re|\n", Locale::English), forms);
        assert_eq!(offered("house_form = \"|x\"\n", Locale::English), forms);
        let locales = offered("locale = \"|\"\n", Locale::English);
        assert_eq!(locales, ["locale = \"zh\"", "locale = \"en\""]);
    }

    #[test]
    fn codes_are_offered_with_what_they_mean_and_severities_behind_them() {
        let codes = offered("[diagnostics]\namb|\n", Locale::Chinese);
        assert!(
            codes.contains(&"ambiguous =  · 未写明部分".to_owned()),
            "{codes:#?}"
        );
        let severities = offered("[diagnostics]\nambiguous = |\n", Locale::English);
        assert_eq!(severities.len(), 5, "{severities:#?}");
        let ignored = offered("[[ignore]]\ncode = |\n", Locale::English);
        assert!(
            ignored.contains(&"code = \"misprint\"".to_owned()),
            "{ignored:#?}"
        );
        let keys = offered("[[ignore]]\npath = \"a.md\"\n|\n", Locale::English);
        assert!(
            !keys.iter().any(|line| line.starts_with("path")),
            "{keys:#?}"
        );
        assert!(
            keys.iter().any(|line| line.starts_with("citation = ")),
            "{keys:#?}"
        );
    }

    #[test]
    fn nothing_is_offered_in_comments_and_where_anything_can_stand() {
        assert!(offered("# house|\n", Locale::English).is_empty());
        assert!(offered("exclude = [|]\n", Locale::English).is_empty());
        assert!(offered("unknown = |\n", Locale::English).is_empty());
    }

    #[test]
    fn what_stands_there_is_explained() {
        let file = "house_form = \"report\"\n[diagnostics]\nambiguous = \"off\"\n";
        let explained = |word: &str| {
            let at = file.find(word).unwrap();
            explain(file, at + 1, Locale::Chinese).map(|(range, text)| (&file[range], text))
        };
        let (name, text) = explained("house_form").unwrap();
        assert_eq!(name, "house_form");
        assert!(text.starts_with("全部援引应有的形式"), "{text}");
        assert!(
            explained("ambiguous")
                .unwrap()
                .1
                .contains("A部分和B部分都有这一段")
        );
        assert_eq!(explained("diagnostics").unwrap().1, "每类问题的级别");
        assert_eq!(explained("report"), None);
    }

    #[test]
    fn every_setting_of_the_project_file_has_words_in_both_languages() {
        let mut nameless = Vec::new();
        for (name, schema) in properties(&SCHEMA) {
            if messages::setting_meaning(Locale::Chinese, None, name).is_none() {
                nameless.push(name.to_owned());
            }
            let members = schema.get("items").into_iter().flat_map(properties);
            for (member, _) in members {
                if messages::setting_meaning(Locale::Chinese, Some(name), member).is_none() {
                    nameless.push(format!("{name}.{member}"));
                }
            }
        }
        assert_eq!(nameless, Vec::<String>::new());
    }
}
