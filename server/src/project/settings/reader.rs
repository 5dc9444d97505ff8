//! Reading settings. What is right is used, and what is wrong is told, each by itself.

use std::ops::Range;

use super::description::{GivenBy, LIST, SETTINGS, Setting, Settings, Values, allowed_severities};
use super::given::{Entry, Given, GivenValue};
use crate::project::{
    IgnoredFinding, Patterns, ProjectProblem, ProjectProblemKind, SettingProblem, WantedText,
    unspaced,
};
use crate::resolve::{Code, Severity};

/// Reads what a client says under `yuanyin`, and what is wrong with it.
pub fn read_client(value: &serde_json::Value) -> (Settings, Vec<SettingProblem>) {
    let mut reader = Reader::new(GivenBy::Client);
    let given = Given::by_client(value);
    match &given.value {
        GivenValue::Nothing => {}
        GivenValue::Table(entries) => reader.table(SETTINGS, entries, "yuanyin."),
        _ => reader.wrong(&given, "yuanyin", vec!["{ … }".to_owned()]),
    }
    let problems = reader.problems.into_iter();
    (
        reader.settings,
        problems.map(|(_, problem)| problem).collect(),
    )
}

/// Reads a project file. What is wrong in it is in the list, in the order of the file.
pub fn read(text: &str) -> (Settings, Vec<ProjectProblem>) {
    // Editors leave a byte order mark out of what they show, so places begin behind it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = toml::de::DeTable::parse_recoverable(text);
    let mut reader = Reader::new(GivenBy::Project);
    if let GivenValue::Table(entries) = Given::by_project(table.get_ref()) {
        reader.table(SETTINGS, &entries, "");
    }
    let mut problems: Vec<ProjectProblem> = Vec::new();
    for error in errors {
        let reason = error.message().to_owned();
        let range = error.span().unwrap_or_default();
        // What could not be read is not wrong a second time.
        reader
            .problems
            .retain(|(place, _)| place.start != range.start);
        let kind = ProjectProblemKind::Syntax { reason };
        problems.push(ProjectProblem::at(text, range, kind));
    }
    problems.extend(reader.problems.into_iter().map(|(place, problem)| {
        ProjectProblem::at(text, place, ProjectProblemKind::Setting(problem))
    }));
    problems.sort_by_key(|problem| (problem.range.start, problem.range.end));
    (reader.settings, problems)
}

struct Reader {
    /// Who says all this.
    by: GivenBy,
    settings: Settings,
    problems: Vec<(Range<usize>, SettingProblem)>,
}

impl Reader {
    fn new(by: GivenBy) -> Reader {
        Reader {
            by,
            settings: Settings::default(),
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, place: &Range<usize>, problem: SettingProblem) {
        self.problems.push((place.clone(), problem));
    }

    fn wrong(&mut self, given: &Given<'_>, name: &str, allowed: Vec<String>) {
        let name = name.to_owned();
        let problem = SettingProblem::WrongValue {
            name,
            given: given.text().map(str::to_owned),
            allowed,
        };
        self.problem(&given.place, problem);
    }

    fn wrong_text(&mut self, given: &Given<'_>, name: &str, wanted: WantedText) {
        let name = name.to_owned();
        self.problem(&given.place, SettingProblem::WrongText { name, wanted });
    }

    /// `above` is what stands before the names of these settings.
    fn table(&mut self, settings: &[Setting], entries: &[Entry<'_>], above: &str) {
        for entry in entries {
            if matches!(entry.given.value, GivenValue::Nothing) {
                continue;
            }
            let name = format!("{above}{}", entry.name);
            let known = settings.iter().find(|setting| match self.by {
                GivenBy::Project => {
                    setting.given_by != GivenBy::Client && setting.name_in_project() == entry.name
                }
                _ => setting.given_by != GivenBy::Project && setting.name == entry.name,
            });
            match known {
                Some(setting) => self.setting(setting, &entry.given, &name),
                None => self.problem(&entry.place, SettingProblem::UnknownKey { name }),
            }
        }
    }

    /// `name` is the setting's in full.
    fn setting(&mut self, setting: &Setting, given: &Given<'_>, name: &str) {
        match (&setting.values, &given.value) {
            (Values::Word(known, set), _)
                if given.text().is_some_and(|text| known().contains(&text)) =>
            {
                set(&mut self.settings, given.text().unwrap_or_default());
            }
            (Values::Tag(known, set), GivenValue::Text(tag))
                if known.iter().any(|known| tag.starts_with(known)) =>
            {
                set(&mut self.settings, tag);
            }
            (Values::Flag(set), GivenValue::Flag(on)) => set(&mut self.settings, *on),
            (Values::Text(_, set), GivenValue::Text(text)) if !text.is_empty() => {
                set(&mut self.settings, text, given.place.clone());
            }
            (Values::Words(set), GivenValue::List(list)) => {
                let words = self.words(list, name).into_iter();
                let words = words.map(|(word, _)| word).collect();
                set(&mut self.settings, words);
            }
            (Values::Patterns(set), GivenValue::List(list)) => {
                let words = self.words(list, name);
                let patterns = self.patterns(&words);
                set(&mut self.settings, patterns);
            }
            (Values::Named(wanted, set), GivenValue::Table(entries)) => {
                for entry in entries {
                    let name = format!("{name}.{}", entry.name);
                    match (&entry.given.value, entry.given.text()) {
                        (GivenValue::Nothing, _) => {}
                        (_, Some(text)) => {
                            let place = entry.given.place.clone();
                            set(&mut self.settings, &entry.name, text, place);
                        }
                        (_, None) => self.wrong_text(&entry.given, &name, wanted.by(self.by)),
                    }
                }
            }
            (Values::Severities, GivenValue::Table(codes)) => self.severities(codes, name),
            (Values::Table(settings), GivenValue::Table(entries)) => {
                self.table(settings, entries, &format!("{name}."));
            }
            (Values::Ignored, GivenValue::List(list)) => {
                for entry in list {
                    self.ignored(entry, name);
                }
            }
            (Values::Text(wanted, _), _) => self.wrong_text(given, name, wanted.by(self.by)),
            _ => self.wrong(given, name, setting.values.allowed(self.by)),
        }
    }

    /// The words of a list with their places; what is no word is told and left out.
    fn words(&mut self, list: &[Given<'_>], name: &str) -> Vec<(String, Range<usize>)> {
        let mut words = Vec::new();
        for given in list {
            match given.text() {
                Some(word) => words.push((word.to_owned(), given.place.clone())),
                None => self.wrong(given, name, vec![LIST.to_owned()]),
            }
        }
        words
    }

    fn patterns(&mut self, lines: &[(String, Range<usize>)]) -> Patterns {
        let (patterns, wrong) = Patterns::new(lines.iter().map(|(line, _)| line.as_str()));
        for place in wrong {
            if let Some((pattern, range)) = lines.get(place) {
                let pattern = pattern.clone();
                self.problem(range, SettingProblem::WrongPattern { pattern });
            }
        }
        patterns
    }

    fn severities(&mut self, codes: &[Entry<'_>], above: &str) {
        for entry in codes {
            if matches!(entry.given.value, GivenValue::Nothing) {
                continue;
            }
            let name = format!("{above}.{}", entry.name);
            let Some(code) = Code::from_name(&entry.name) else {
                self.unknown_code(&entry.name, &entry.place, Some(above));
                continue;
            };
            match entry.given.text().and_then(Severity::setting) {
                Some(severity) => {
                    self.settings.severities.by_code.insert(code, severity);
                }
                None => self.wrong(&entry.given, &name, allowed_severities()),
            }
        }
    }

    /// One `[[ignore]]`. With something wrong in it, it is left out whole: half of what was asked
    /// for could ignore too much.
    fn ignored(&mut self, given: &Given<'_>, above: &str) {
        let GivenValue::Table(entries) = &given.value else {
            self.wrong(given, above, Values::Ignored.allowed(self.by));
            return;
        };
        let problems_before = self.problems.len();
        let mut finding = IgnoredFinding::default();
        for entry in entries {
            let (value, text) = (&entry.given, entry.given.text());
            let name = format!("{above}.{}", entry.name);
            match (&*entry.name, text) {
                ("path", Some(path)) => {
                    let line = [(path.to_owned(), value.place.clone())];
                    finding.path = Some(self.patterns(&line));
                }
                ("path", None) => self.wrong_text(value, &name, WantedText::Pattern),
                ("code", Some(code)) => finding.codes.extend(self.code(code, &value.place)),
                ("code", None) => match &value.value {
                    GivenValue::List(list) => {
                        for (code, place) in self.words(list, &name) {
                            finding.codes.extend(self.code(&code, &place));
                        }
                    }
                    _ => self.wrong(value, &name, vec![LIST.to_owned()]),
                },
                ("citation", Some(citation)) => finding.citation = Some(unspaced(citation)),
                ("citation", None) => self.wrong_text(value, &name, WantedText::Citation),
                _ => self.problem(&entry.place, SettingProblem::UnknownKey { name }),
            }
        }
        if self.problems.len() > problems_before {
            return;
        }
        if finding == IgnoredFinding::default() {
            self.problem(&given.place, SettingProblem::EmptyIgnore);
            return;
        }
        self.settings.ignored.push(finding);
    }

    fn code(&mut self, name: &str, place: &Range<usize>) -> Option<Code> {
        let code = Code::from_name(name);
        if code.is_none() {
            self.unknown_code(name, place, None);
        }
        code
    }

    fn unknown_code(&mut self, code: &str, place: &Range<usize>, above: Option<&str>) {
        let problem = SettingProblem::UnknownCode {
            above: above.map(str::to_owned),
            code: code.to_owned(),
            nearest: Code::nearest(code),
        };
        self.problem(place, problem);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use expect_test::expect;
    use serde_json::json;

    use super::*;
    use crate::resolve::Form;

    #[test]
    fn a_project_file_is_read() {
        let (settings, problems) = read(
            "\u{feff}corpus = \"corpus/ours\"\nhouse_form = \"report\"\nlocale = 'en'\nexclude = [\"archive/\"]\nextensions = ['.Wiki', \"*.page\"]\nsubject = \"compilation\"\n\
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
        assert_eq!(settings.subject, Some(crate::draft::Subject::Compilation));
        assert_eq!(
            settings.extensions,
            Some(vec!["wiki".to_owned(), "page".to_owned()])
        );
        assert_eq!(
            settings.severities.by_code.get(&Code::Ambiguous),
            Some(&None)
        );
        assert_eq!(
            settings.severities.by_code.get(&Code::Misprint),
            Some(&Some(Severity::Error))
        );
        assert!(
            settings
                .exclude
                .is_some_and(|exclude| exclude.hold_file(Path::new("archive/a.md")))
        );
        assert_eq!(settings.ignored.len(), 2);
        assert_eq!(settings.ignored[1].citation.as_deref(), Some("七.45"));
        assert_eq!(read(""), (Settings::default(), Vec::new()));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_the_rest_is_used() {
        let (settings, problems) = read(
            "colour = 1\nlocale = \"fr\"\ncorpus = \nexclude = [\"a[z\", 3, \"b/\"]\n汇编 = 1\n\
             [diagnostics]\nambiguous = \"off\"\nmisprint = \"loud\"\ntypo = \"error\"\n\
             [[ignore]]\ncode = \"typo\"\n[[ignore]]\n[[ignore]]\nfile = \"a\"\n[[ignore]]\npath = \"a\"\n",
        );
        let told: String = problems
            .iter()
            .map(|problem| {
                let kind = match &problem.kind {
                    ProjectProblemKind::Setting(problem) => format!("{problem:?}"),
                    kind => format!("{kind:?}"),
                };
                format!("{}:{} {kind}\n", problem.line, problem.column)
            })
            .collect();
        expect![[r#"
            1:1 UnknownKey { name: "colour" }
            2:10 WrongValue { name: "locale", given: Some("fr"), allowed: ["\"zh\"", "\"en\""] }
            3:10 Syntax { reason: "string values must be quoted, expected literal string" }
            4:12 WrongPattern { pattern: "a[z" }
            4:19 WrongValue { name: "exclude", given: None, allowed: ["[\"…\", …]"] }
            5:1 Syntax { reason: "invalid unquoted key, expected letters, numbers, `-`, `_`" }
            8:12 WrongValue { name: "diagnostics.misprint", given: Some("loud"), allowed: ["\"error\"", "\"warning\"", "\"information\"", "\"hint\"", "\"off\""] }
            9:1 UnknownCode { above: Some("diagnostics"), code: "typo", nearest: None }
            11:8 UnknownCode { above: None, code: "typo", nearest: None }
            12:1 EmptyIgnore
            14:1 UnknownKey { name: "ignore.file" }
        "#]]
        .assert_eq(&told);
        assert_eq!(
            settings.severities.by_code.get(&Code::Ambiguous),
            Some(&None)
        );
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

    #[test]
    fn a_clients_settings_are_read_and_what_is_wrong_is_told() {
        let given = json!({
            "locale": "en-GB",
            "houseForm": "",
            "corpus": null,
            "exclude": ["a/", "a[z", 7],
            "extensions": [".Wiki"],
            "inlayHints": "place",
            "hover": {"problems": false, "colour": 1},
            "semanticTokens": "no",
            "positionEncoding": "utf-16",
            "diagnostics": {"ambiguous": "off", "misprint": "loud", "typo": "error"},
            "ignore": [{"code": "ambiguous"}],
            "house_form": "report",
        });
        let (settings, problems) = read_client(&given);
        let mut told: Vec<String> = problems.iter().map(|one| format!("{one:?}\n")).collect();
        told.sort();
        expect![[r#"
            UnknownCode { above: Some("yuanyin.diagnostics"), code: "typo", nearest: None }
            UnknownKey { name: "yuanyin.house_form" }
            UnknownKey { name: "yuanyin.hover.colour" }
            UnknownKey { name: "yuanyin.ignore" }
            WrongPattern { pattern: "a[z" }
            WrongValue { name: "yuanyin.diagnostics.misprint", given: Some("loud"), allowed: ["\"error\"", "\"warning\"", "\"information\"", "\"hint\"", "\"off\""] }
            WrongValue { name: "yuanyin.exclude", given: None, allowed: ["[\"…\", …]"] }
            WrongValue { name: "yuanyin.semanticTokens", given: Some("no"), allowed: ["true", "false"] }
        "#]]
        .assert_eq(&told.concat());
        assert_eq!(settings.locale.as_deref(), Some("en-GB"));
        assert_eq!((settings.house_form, settings.corpus), (None, None));
        assert_eq!(settings.severities.of(Code::Ambiguous), None);
        assert_eq!(
            settings.severities.of(Code::Misprint),
            Some(Severity::Warning)
        );
        assert_eq!(settings.extensions, Some(vec!["wiki".to_owned()]));
        assert_eq!(settings.inlay_hints.as_deref(), Some("place"));
        assert_eq!(settings.hover_problems, Some(false));
        assert_eq!(settings.semantic_tokens, None);
        assert!(settings.forces_utf16);
        assert!(
            settings
                .exclude
                .is_some_and(|exclude| exclude.hold_file(Path::new("a/b")))
        );
        assert_eq!(read_client(&json!(null)), (Settings::default(), Vec::new()));
        assert_eq!(read_client(&json!([])).1.len(), 1);
    }

    /// Whatever a setting is given that it cannot have, that is told under its name.
    #[test]
    fn every_setting_tells_what_it_can_be() {
        let wrong = |setting: &Setting, name: String, by: GivenBy| match setting.values {
            Values::Text(wanted, _) => SettingProblem::WrongText {
                name,
                wanted: wanted.by(by),
            },
            _ => SettingProblem::WrongValue {
                name,
                given: None,
                allowed: setting.values.allowed(by),
            },
        };
        for setting in SETTINGS {
            if setting.given_by != GivenBy::Project {
                let (settings, problems) = read_client(&json!({setting.name: 1.5}));
                assert_eq!(settings, Settings::default());
                let name = format!("yuanyin.{}", setting.name);
                assert_eq!(problems, [wrong(setting, name, GivenBy::Client)]);
            }
            if setting.given_by != GivenBy::Client {
                let name = setting.name_in_project();
                let (settings, problems) = read(&format!("{name} = 1.5"));
                assert_eq!(settings, Settings::default());
                let wrong = wrong(setting, name, GivenBy::Project);
                assert_eq!(problems[0].kind, ProjectProblemKind::Setting(wrong));
            }
        }
    }
}
