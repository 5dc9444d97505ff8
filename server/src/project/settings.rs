//! Reading a project file's text.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::project::{
    IgnoredFinding, Patterns, ProjectProblem, ProjectProblemKind as Kind, unspaced,
};
use crate::resolve::{Code, Form, Severity};

/// What a project file says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProjectSettings {
    /// A compilation's folder, as written, and where that stands in the file (bytes).
    pub corpus: Option<(String, Range<usize>)>,
    /// A language tag that begins with `zh` or `en`.
    pub locale: Option<String>,
    /// `None` switches a code off; codes that are not named keep their default.
    pub severities: HashMap<Code, Option<Severity>>,
    /// The form that every citation should have.
    pub house_form: Option<Form>,
    /// Files that are not checked or searched; `None` where nothing is said of them.
    pub exclude: Option<Patterns>,
    /// Endings of drafts besides [`crate::project::draft_endings`], in small letters and without dot.
    pub extensions: Option<Vec<String>>,
    pub ignored: Vec<IgnoredFinding>,
}

/// The values that a severity can have.
const SEVERITIES: &str = "\"error\", \"warning\", \"information\", \"hint\", \"off\"";
/// An example of a list of words.
const LIST: &str = "[\"…\", …]";

/// Reads a project file. What is wrong in it is in the list, in the order of the file; the
/// settings are what is right.
pub fn read(text: &str) -> (ProjectSettings, Vec<ProjectProblem>) {
    // Editors leave a byte order mark out of what they show, so places begin behind it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        text,
        settings: ProjectSettings::default(),
        problems: Vec::new(),
    };
    reader.table(table.get_ref());
    for error in errors {
        let reason = error.message().to_owned();
        let range = error.span().unwrap_or_default();
        // What could not be read is not wrong a second time.
        reader
            .problems
            .retain(|problem| problem.range.start != range.start);
        reader.problem(range, Kind::Syntax { reason });
    }
    reader
        .problems
        .sort_by_key(|problem| (problem.range.start, problem.range.end));
    (reader.settings, reader.problems)
}

struct Reader<'a> {
    text: &'a str,
    settings: ProjectSettings,
    problems: Vec<ProjectProblem>,
}

impl Reader<'_> {
    fn problem(&mut self, range: Range<usize>, kind: Kind) {
        let problem = ProjectProblem::at(self.text, range, kind);
        self.problems.push(problem);
    }

    fn wrong(&mut self, value: &Spanned<DeValue<'_>>, name: &str, allowed: &'static str) {
        let name = name.to_owned();
        self.problem(value.span(), Kind::WrongValue { name, allowed });
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "corpus" => match value.get_ref().as_str().filter(|path| !path.is_empty()) {
                    Some(path) => self.settings.corpus = Some((path.to_owned(), value.span())),
                    None => self.wrong(value, "corpus", "\"folder\""),
                },
                "locale" => match value.get_ref().as_str().filter(|tag| is_known_locale(tag)) {
                    Some(tag) => self.settings.locale = Some(tag.to_owned()),
                    None => self.wrong(value, "locale", "\"zh\", \"en\""),
                },
                "house_form" => match value.get_ref().as_str().and_then(Form::from_name) {
                    Some(form) => self.settings.house_form = Some(form),
                    None => self.wrong(
                        value,
                        "house_form",
                        "\"compilation\", \"report\", \"instrument\", \"long\"",
                    ),
                },
                "exclude" => {
                    if let Some(lines) = self.words(value, "exclude") {
                        self.settings.exclude = Some(self.patterns(&lines));
                    }
                }
                "extensions" => {
                    if let Some(words) = self.words(value, "extensions") {
                        let endings = words.iter().map(|(ending, _)| to_ending(ending));
                        self.settings.extensions = Some(endings.collect());
                    }
                }
                "diagnostics" => match value.get_ref() {
                    DeValue::Table(codes) => self.severities(codes),
                    _ => self.wrong(value, "diagnostics", "{ code = \"…\" }"),
                },
                "ignore" => match value.get_ref() {
                    DeValue::Array(entries) => {
                        for entry in entries.iter() {
                            self.ignored(entry);
                        }
                    }
                    _ => self.wrong(value, "ignore", "[[ignore]]"),
                },
                unknown => {
                    let name = unknown.to_owned();
                    self.problem(key.span(), Kind::UnknownKey { name });
                }
            }
        }
    }

    /// The words of a list with their places; what is no word is told and left out.
    fn words(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        name: &str,
    ) -> Option<Vec<(String, Range<usize>)>> {
        let DeValue::Array(entries) = value.get_ref() else {
            self.wrong(value, name, LIST);
            return None;
        };
        let mut words = Vec::new();
        for entry in entries.iter() {
            match entry.get_ref().as_str().filter(|word| !word.is_empty()) {
                Some(word) => words.push((word.to_owned(), entry.span())),
                None => self.wrong(entry, name, LIST),
            }
        }
        Some(words)
    }

    fn patterns(&mut self, lines: &[(String, Range<usize>)]) -> Patterns {
        let (patterns, wrong) = Patterns::new(lines.iter().map(|(line, _)| line.as_str()));
        for (place, reason) in wrong {
            if let Some((pattern, range)) = lines.get(place) {
                let pattern = pattern.clone();
                self.problem(range.clone(), Kind::WrongPattern { pattern, reason });
            }
        }
        patterns
    }

    fn severities(&mut self, codes: &DeTable<'_>) {
        for (key, value) in codes {
            let name = key.get_ref().as_ref();
            let Some(code) = Code::from_name(name) else {
                let name = name.to_owned();
                self.problem(key.span(), Kind::UnknownCode { name });
                continue;
            };
            match value.get_ref().as_str().and_then(Severity::setting) {
                Some(severity) => {
                    self.settings.severities.insert(code, severity);
                }
                None => self.wrong(value, name, SEVERITIES),
            }
        }
    }

    /// One `[[ignore]]`. With something wrong in it, it is left out whole: half of what was asked
    /// for could ignore too much.
    fn ignored(&mut self, entry: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = entry.get_ref() else {
            self.wrong(entry, "ignore", "[[ignore]]");
            return;
        };
        let problems_before = self.problems.len();
        let mut finding = IgnoredFinding::default();
        for (key, value) in table {
            let text = value.get_ref().as_str().filter(|text| !text.is_empty());
            match (key.get_ref().as_ref(), text) {
                ("path", Some(path)) => {
                    let line = [(path.to_owned(), value.span())];
                    finding.path = Some(self.patterns(&line));
                }
                ("path", None) => self.wrong(value, "path", "\"*.md\""),
                ("code", Some(name)) => {
                    let code = self.code(name, value.span());
                    finding.codes.extend(code);
                }
                ("code", None) => {
                    for (name, range) in self.words(value, "code").unwrap_or_default() {
                        let code = self.code(&name, range);
                        finding.codes.extend(code);
                    }
                }
                ("citation", Some(citation)) => finding.citation = Some(unspaced(citation)),
                ("citation", None) => self.wrong(value, "citation", "\"七.45\""),
                (unknown, _) => {
                    let name = format!("ignore.{unknown}");
                    self.problem(key.span(), Kind::UnknownKey { name });
                }
            }
        }
        if self.problems.len() > problems_before {
            return;
        }
        if finding == IgnoredFinding::default() {
            self.problem(entry.span(), Kind::EmptyIgnore);
            return;
        }
        self.settings.ignored.push(finding);
    }

    fn code(&mut self, name: &str, range: Range<usize>) -> Option<Code> {
        let code = Code::from_name(name);
        if code.is_none() {
            let name = name.to_owned();
            self.problem(range, Kind::UnknownCode { name });
        }
        code
    }
}

/// Whether a language tag names one of the languages that messages are written in.
pub fn is_known_locale(tag: &str) -> bool {
    ["zh", "en"].iter().any(|known| tag.starts_with(known))
}

/// `.MD` as `md`.
pub fn to_ending(written: &str) -> String {
    written
        .trim_start_matches("*.")
        .trim_start_matches('.')
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use expect_test::expect;

    use super::*;

    #[test]
    fn a_project_file_is_read() {
        let (settings, problems) = read(
            "\u{feff}corpus = \"corpus/ours\"\nhouse_form = \"report\"\nlocale = 'en'\nexclude = [\"archive/\"]\nextensions = ['.Wiki', \"*.page\"]\n\
             diagnostics = { ambiguous = \"off\", misprint = \"error\" }\n\
             [[ignore]]\npath = '*.md'\ncode = ['ambiguous', 'misprint']\n[[ignore]]\ncitation = \"七. 45\"\n",
        );
        assert_eq!(problems, []);
        assert_eq!(
            settings.corpus.map(|(path, _)| path).as_deref(),
            Some("corpus/ours")
        );
        assert_eq!(settings.locale.as_deref(), Some("en"));
        assert_eq!(settings.house_form, Some(Form::Report));
        assert_eq!(
            settings.extensions,
            Some(vec!["wiki".to_owned(), "page".to_owned()])
        );
        assert_eq!(settings.severities.get(&Code::Ambiguous), Some(&None));
        assert_eq!(
            settings.severities.get(&Code::Misprint),
            Some(&Some(Severity::Error))
        );
        assert!(
            settings
                .exclude
                .is_some_and(|exclude| exclude.hold_file(Path::new("archive/a.md")))
        );
        assert_eq!(settings.ignored.len(), 2);
        assert_eq!(settings.ignored[1].citation.as_deref(), Some("七.45"));
        assert_eq!(read(""), (ProjectSettings::default(), Vec::new()));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_the_rest_is_used() {
        let (settings, problems) = read(
            "colour = 1\nlocale = \"fr\"\ncorpus = \nexclude = [\"a[z-a]\", 3, \"b/\"]\n汇编 = 1\n\
             [diagnostics]\nambiguous = \"off\"\nmisprint = \"loud\"\ntypo = \"error\"\n\
             [[ignore]]\ncode = \"typo\"\n[[ignore]]\n[[ignore]]\nfile = \"a\"\n[[ignore]]\npath = \"a\"\n",
        );
        let told: String = problems
            .iter()
            .map(|problem| format!("{}:{} {:?}\n", problem.line, problem.column, problem.kind))
            .collect();
        expect![[r#"
            1:1 UnknownKey { name: "colour" }
            2:10 WrongValue { name: "locale", allowed: "\"zh\", \"en\"" }
            3:10 Syntax { reason: "string values must be quoted, expected literal string" }
            4:12 WrongPattern { pattern: "a[z-a]", reason: "error parsing glob 'a[z-a]': invalid range; 'z' > 'a'" }
            4:22 WrongValue { name: "exclude", allowed: "[\"…\", …]" }
            5:1 Syntax { reason: "invalid unquoted key, expected letters, numbers, `-`, `_`" }
            8:12 WrongValue { name: "misprint", allowed: "\"error\", \"warning\", \"information\", \"hint\", \"off\"" }
            9:1 UnknownCode { name: "typo" }
            11:8 UnknownCode { name: "typo" }
            12:1 EmptyIgnore
            14:1 UnknownKey { name: "ignore.file" }
        "#]]
        .assert_eq(&told);
        assert_eq!(settings.severities.get(&Code::Ambiguous), Some(&None));
        assert_eq!(settings.ignored.len(), 1);
        assert!(
            settings
                .exclude
                .is_some_and(|exclude| exclude.hold_file(Path::new("b/c")))
        );
    }

    #[test]
    fn any_text_is_read() {
        for text in [
            "= = [",
            "[[[",
            "a = \"",
            "\0",
            "diagnostics = 1",
            "ignore = 1",
            "ignore = [1]",
            "exclude = 1",
        ] {
            let (_, problems) = read(text);
            assert!(!problems.is_empty(), "{text}");
            assert!(
                problems
                    .iter()
                    .all(|problem| problem.range.end <= text.len() + 1)
            );
        }
    }
}
