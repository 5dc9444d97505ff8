//! What can be set: one row a setting. What either side may say, what is told of a wrong value, and
//! the table in README.md come from here.

use std::ops::Range;

use crate::draft::Subject;
use crate::project::{IgnoredFinding, Patterns, WantedText};
use crate::resolve::{Form, Severities};

/// What is written in the place of a compilation's folder for the one that the program carries.
pub const BUILT_IN: &str = "built-in";

/// What is set, by a client or by a project file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The language of messages: a language tag that begins with `zh` or `en`.
    pub locale: Option<String>,
    /// A compilation's folder instead of the built-in one, as written, and where that stands in the
    /// project file (bytes).
    pub corpus: Option<(String, Range<usize>)>,
    /// Compilations beside that one: what each is called, its folder as written or [`BUILT_IN`], and where that stands
    /// in the project file (bytes).
    pub corpora: Vec<(String, String, Range<usize>)>,
    pub severities: Severities,
    /// The form that every citation should have.
    pub house_form: Option<Form>,
    /// Files that are not checked or searched.
    pub exclude: Option<Patterns>,
    /// Endings of drafts besides [`crate::project::draft_endings`], in small letters and without dot.
    pub extensions: Option<Vec<String>>,
    /// What all documents are about.
    pub subject: Option<Subject>,
    /// Findings that are left alone.
    pub ignored: Vec<IgnoredFinding>,
    /// What is shown behind citations: one of the words in [`SETTINGS`].
    pub inlay_hints: Option<String>,
    /// Whether a hover says what is wrong.
    pub hover_problems: Option<bool>,
    pub semantic_tokens: Option<bool>,
    /// Whether drafts that are not open are told of where the client asks for them.
    pub workspace_diagnostics: Option<bool>,
    /// Positions are in UTF-16 even where the client offers UTF-8.
    pub forces_utf16: bool,
}

/// A setting, described.
pub struct Setting {
    /// Within the table that it stands in, as the client names it: `houseForm`.
    pub name: &'static str,
    pub given_by: GivenBy,
    pub values: Values,
    /// What its values mean, as a cell of a Markdown table.
    pub meaning: &'static str,
    /// What holds where nobody says anything, as a cell of a Markdown table.
    pub default: &'static str,
}

/// Who can say something of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenBy {
    Client,
    Project,
    /// Either, and the client's comes first.
    Both,
}

/// What a setting can be, and where that goes.
pub enum Values {
    /// One of some words.
    Word(fn() -> Vec<&'static str>, fn(&mut Settings, &str)),
    /// A text that begins with one of some words.
    Tag(&'static [&'static str], fn(&mut Settings, &str)),
    Flag(fn(&mut Settings, bool)),
    /// A text that is this; with its bytes in the file.
    Text(WantedText, fn(&mut Settings, &str, Range<usize>)),
    Words(fn(&mut Settings, Vec<String>)),
    Patterns(fn(&mut Settings, Patterns)),
    /// A text that is this, by names that are anybody's to choose.
    Named(WantedText, fn(&mut Settings, &str, &str, Range<usize>)),
    /// A severity for each code.
    Severities,
    /// Settings of its own.
    Table(&'static [Setting]),
    /// Findings to leave alone.
    Ignored,
}

/// The values that a severity can have.
pub(super) const SEVERITIES: [&str; 5] = ["error", "warning", "information", "hint", "off"];
/// An example of a list of words.
pub(super) const LIST: &str = "[\"…\", …]";

/// Everything that can be set.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "locale",
        given_by: GivenBy::Both,
        values: Values::Tag(&["zh", "en"], |settings, tag| {
            settings.locale = Some(tag.to_owned());
        }),
        meaning: "the language of messages; the compilation's text is never translated",
        default: "the editor's",
    },
    Setting {
        name: "corpus",
        given_by: GivenBy::Both,
        values: Values::Text(WantedText::Folder, |settings, path, place| {
            settings.corpus = Some((path.to_owned(), place));
        }),
        meaning: "another compilation's folder ([how to write one](../corpus/README.md)): its absolute path; in the project file one inside the project",
        default: "the built-in one",
    },
    Setting {
        name: "corpora",
        given_by: GivenBy::Both,
        values: Values::Named(WantedText::Folder, |settings, name, path, place| {
            settings
                .corpora
                .push((name.to_owned(), path.to_owned(), place));
        }),
        meaning: "compilations beside that one, by what drafts call them: folders as of `corpus`, or `\"built-in\"`",
        default: "none",
    },
    Setting {
        name: "diagnostics",
        given_by: GivenBy::Both,
        values: Values::Severities,
        meaning: "the severity of each [code](problems.md#what-is-reported)",
        default: "as given there",
    },
    Setting {
        name: "houseForm",
        given_by: GivenBy::Both,
        values: Values::Word(
            || Form::ALL.map(Form::name).to_vec(),
            |settings, name| settings.house_form = Form::from_name(name),
        ),
        meaning: "the form that every citation should have; others get `nonstandard-form`",
        default: "none",
    },
    Setting {
        name: "exclude",
        given_by: GivenBy::Both,
        values: Values::Patterns(|settings, patterns| settings.exclude = Some(patterns)),
        meaning: "patterns as in `.gitignore`, of files that are not checked and not searched",
        default: "none",
    },
    Setting {
        name: "extensions",
        given_by: GivenBy::Both,
        values: Values::Words(|settings, words| {
            let endings = words.iter().map(|word| to_ending(word));
            settings.extensions = Some(endings.collect());
        }),
        meaning: "file name endings that are drafts besides the usual ones",
        default: "none",
    },
    Setting {
        name: "subject",
        given_by: GivenBy::Both,
        values: Values::Word(
            || Subject::ALL.map(Subject::name).to_vec(),
            |settings, name| settings.subject = Subject::from_name(name),
        ),
        meaning: "what the drafts are about, whatever they name: citations recognised only by their form are checked (`\"compilation\"`) or left alone (`\"other\"`)",
        default: "what the drafts [show](problems.md#what-is-not-checked)",
    },
    Setting {
        name: "ignore",
        given_by: GivenBy::Project,
        values: Values::Ignored,
        meaning: "problems to leave alone, by `path`, `code` and `citation`",
        default: "none",
    },
    Setting {
        name: "inlayHints",
        given_by: GivenBy::Client,
        values: Values::Word(
            || vec!["words", "place", "off"],
            |settings, word| settings.inlay_hints = Some(word.to_owned()),
        ),
        meaning: "after each citation its first words, its section and date, or nothing",
        default: "`\"words\"`",
    },
    Setting {
        name: "hover",
        given_by: GivenBy::Client,
        values: Values::Table(&[Setting {
            name: "problems",
            given_by: GivenBy::Client,
            values: Values::Flag(|settings, on| settings.hover_problems = Some(on)),
            meaning: "",
            default: "",
        }]),
        meaning: "`{\"problems\": false}` from an editor whose hovers show the diagnostics already: Yuanyin's hover then says what exists and what is near, not once more what is wrong",
        default: "`{\"problems\": true}`",
    },
    Setting {
        name: "semanticTokens",
        given_by: GivenBy::Client,
        values: Values::Flag(|settings, on| settings.semantic_tokens = Some(on)),
        meaning: "whether citations are coloured",
        default: "`true`",
    },
    Setting {
        name: "workspaceDiagnostics",
        given_by: GivenBy::Client,
        values: Values::Flag(|settings, on| settings.workspace_diagnostics = Some(on)),
        meaning: "whether the problems of drafts that are not open are listed, in editors that ask for them",
        default: "`true`; in VS Code `false`",
    },
    Setting {
        name: "positionEncoding",
        given_by: GivenBy::Client,
        values: Values::Word(
            || vec!["utf-16"],
            |settings, _| settings.forces_utf16 = true,
        ),
        meaning: "forces it, for editors that mix servers badly; only at the start",
        default: "UTF-8 where the editor offers it",
    },
];

impl Setting {
    /// The name in the project file: `house_form`.
    pub fn name_in_project(&self) -> String {
        let mut name = String::new();
        for c in self.name.chars() {
            if c.is_ascii_uppercase() {
                name.push('_');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }

    /// Its row in the table of documentation: the client's name, the project file's, the values, the
    /// default.
    pub fn documentation(&self) -> String {
        let none = || "—".to_owned();
        let by_client = (self.given_by != GivenBy::Project).then(|| format!("`{}`", self.name));
        let by_project = (self.given_by != GivenBy::Client).then(|| {
            let name = self.name_in_project();
            match self.values {
                Values::Severities | Values::Table(_) | Values::Named(..) => format!("`[{name}]`"),
                Values::Ignored => format!("`[[{name}]]`"),
                _ => format!("`{name}`"),
            }
        });
        let words = |words: &[&str]| -> String {
            let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
            words.join(", ") + ": "
        };
        let values = match &self.values {
            Values::Word(known, _) => words(&known()),
            Values::Tag(known, _) => words(known),
            Values::Severities => words(&SEVERITIES),
            Values::Flag(_) => "`true`, `false`: ".to_owned(),
            Values::Words(_) | Values::Patterns(_) => "a list of ".to_owned(),
            Values::Text(..) | Values::Named(..) | Values::Table(_) | Values::Ignored => {
                String::new()
            }
        };
        format!(
            "| {} | {} | {values}{} | {} |",
            by_client.unwrap_or_else(none),
            by_project.unwrap_or_else(none),
            self.meaning,
            self.default
        )
    }
}

impl Values {
    /// What it can be, for whoever has said something else: as JSON for a client, as TOML for a project file.
    pub fn allowed(&self, by: GivenBy) -> Vec<String> {
        match self {
            Values::Word(known, _) => quoted(&known()),
            Values::Tag(known, _) => quoted(known),
            Values::Flag(_) => vec!["true".to_owned(), "false".to_owned()],
            // What text, [`crate::project::SettingProblem::WrongText`] says.
            Values::Text(..) => quoted(&["…"]),
            Values::Words(_) | Values::Patterns(_) => vec![LIST.to_owned()],
            Values::Named(..) if by == GivenBy::Project => vec!["{ \"…\" = \"…\", … }".to_owned()],
            Values::Named(..) => vec!["{\"…\": \"…\", …}".to_owned()],
            Values::Severities if by == GivenBy::Project => {
                vec!["{ misprint = \"off\", … }".to_owned()]
            }
            Values::Severities => vec!["{\"misprint\": \"off\", …}".to_owned()],
            // The client's alone have tables, each of one setting.
            Values::Table(settings) => settings
                .iter()
                .flat_map(|setting| {
                    let each = setting.values.allowed(by).into_iter();
                    each.map(|value| format!("{{\"{}\": {value}}}", setting.name))
                })
                .collect(),
            Values::Ignored => vec!["[[ignore]]".to_owned()],
        }
    }
}

impl WantedText {
    /// The same as one of the two who set things has to write it: a client knows no folder to begin from.
    pub fn by(self, by: GivenBy) -> WantedText {
        match (self, by) {
            (WantedText::Folder, GivenBy::Client) => WantedText::AbsoluteFolder,
            (wanted, _) => wanted,
        }
    }
}

/// What a severity can be.
pub fn allowed_severities() -> Vec<String> {
    quoted(&SEVERITIES)
}

fn quoted(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| format!("\"{word}\"")).collect()
}

/// `.MD` as `md`.
fn to_ending(written: &str) -> String {
    written
        .trim_start_matches("*.")
        .trim_start_matches('.')
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Severity;

    #[test]
    fn every_severity_that_is_offered_is_understood() {
        assert!(
            SEVERITIES
                .iter()
                .all(|name| Severity::setting(name).is_some())
        );
        for severity in [
            Severity::Error,
            Severity::Warning,
            Severity::Information,
            Severity::Hint,
        ] {
            assert!(SEVERITIES.contains(&severity.name()));
        }
    }

    #[test]
    fn no_name_stands_twice() {
        let names: std::collections::HashSet<_> = SETTINGS.iter().map(|one| one.name).collect();
        assert_eq!(names.len(), SETTINGS.len());
        let house_form = SETTINGS.iter().find(|one| one.name == "houseForm").unwrap();
        assert_eq!(house_form.name_in_project(), "house_form");
    }
}
