//! Findings as SARIF 2.1.0, which code hosts and editors show beside the text.
//!
//! Only what is written of the format (OASIS, Static Analysis Results Interchange Format) is
//! modelled here. Lines and columns count from 1, columns in characters.

use std::ops::Range;
use std::path::{Component, Path};

use serde::Serialize;

use super::place;
use super::writer::Writer;
use crate::cli::check::found::{Found, Part, Run, View};
use crate::cli::json::indented;
use crate::features::action::Action;
use crate::features::diagnostics::Diagnostic;
use crate::features::markdown::plain;
use crate::features::unchecked::Place;
use crate::messages::{
    Locale, code_in_words, explanation, explanation_title, unchecked_explanation, unchecked_title,
};
use crate::resolve::{Code, Severity};

/// Where the format is defined.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The rule under which places stand that are not checked.
const UNCHECKED: &str = "unchecked";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [LoggedRun; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LoggedRun {
    tool: Tool,
    column_kind: &'static str,
    /// Written one by one, in the place of this empty list.
    results: [(); 0],
    invocations: [Invocation; 1],
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<String>,
    short_description: Words,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Words,
    full_description: Words,
    help: Help,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: RuleConfiguration,
}

/// What is said of a rule, with and without markup.
#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct RuleConfiguration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Words,
}

#[derive(Serialize)]
struct Words {
    text: String,
}

/// A `result`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    rule_index: usize,
    /// What kind of result it is: `fail` for a finding, `open` for what could not be judged.
    kind: &'static str,
    level: &'static str,
    message: Words,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

/// Where in a word processor's document.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Words>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Words,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Words,
}

/// One diagnostic of a file, with what would mend it.
fn finding(file: &Path, view: View<'_>, diagnostic: Diagnostic, fixes: Vec<Action>) -> Finding {
    Finding {
        rule_id: diagnostic.code.name(),
        rule_index: Code::ALL
            .iter()
            .position(|code| *code == diagnostic.code)
            .unwrap_or_default(),
        kind: "fail",
        level: level(diagnostic.severity),
        message: Words {
            text: diagnostic.message,
        },
        locations: [location(file, view, &diagnostic.range)],
        fixes: fixes
            .into_iter()
            // Nothing can be written over in a document by its lines.
            .filter(|_| view.document.is_none())
            .map(|action| fix(file, view, action))
            .collect(),
    }
}

/// A place that is not checked: an open result, whose level is none.
fn unchecked(file: &Path, view: View<'_>, place: Place) -> Finding {
    Finding {
        rule_id: UNCHECKED,
        rule_index: Code::ALL.len(),
        kind: "open",
        level: "none",
        message: Words {
            text: place.message,
        },
        locations: [location(file, view, &place.range)],
        fixes: Vec::new(),
    }
}

fn fix(file: &Path, view: View<'_>, action: Action) -> Fix {
    Fix {
        description: Words { text: action.title },
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(file),
            replacements: action
                .edits
                .into_iter()
                .map(|(range, text)| Replacement {
                    deleted_region: region(view, &range, false),
                    inserted_content: Words { text },
                })
                .collect(),
        }],
    }
}

fn location(file: &Path, view: View<'_>, range: &Range<usize>) -> Location {
    let place = place::place(view, range).place;
    Location {
        physical_location: PhysicalLocation {
            artifact_location: artifact(file),
            region: region(view, range, true),
        },
        logical_locations: (place.into_iter())
            .map(|place| LogicalLocation {
                fully_qualified_name: place.told,
            })
            .collect(),
    }
}

fn region(view: View<'_>, range: &Range<usize>, with_text: bool) -> Region {
    let place = place::place(view, range);
    Region {
        start_line: place.line,
        start_column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        snippet: with_text.then(|| Words {
            text: view.shown(range).into_owned(),
        }),
    }
}

/// Where the program was published, where whoever built it has said so: the address of its repository.
const REPOSITORY: Option<&str> = option_env!("YUANYIN_REPOSITORY");

/// Where a code is explained on the web: its heading on the page of codes in the repository, as code hosts name
/// headings.
fn help_uri(repository: &str, locale: Locale, code: Code) -> String {
    let page = locale.pick("explanations.zh.md", "explanations.en.md");
    let mut anchor = String::new();
    for c in explanation_title(locale, code).to_lowercase().chars() {
        match c {
            ' ' => anchor.push('-'),
            '-' | '_' => anchor.push(c),
            c if c.is_ascii_alphanumeric() => anchor.push(c),
            c if c.is_alphabetic() => encode(c.encode_utf8(&mut [0; 4]), &mut anchor),
            _ => {}
        }
    }
    let version = env!("CARGO_PKG_VERSION");
    format!("{repository}/blob/v{version}/editors/vscode/media/{page}#{anchor}")
}

/// What a rule is about.
fn rule(locale: Locale, code: Code) -> Rule {
    let markdown = explanation(locale, code);
    let text = plain(&markdown);
    Rule {
        id: code.name(),
        short_description: Words {
            text: code_in_words(locale, code).to_owned(),
        },
        full_description: Words {
            // When it is told: the first paragraph.
            text: text.lines().next().unwrap_or_default().to_owned(),
        },
        help: Help { text, markdown },
        help_uri: REPOSITORY.map(|repository| help_uri(repository, locale, code)),
        default_configuration: RuleConfiguration {
            level: code.default_severity().map_or("none", level),
        },
    }
}

/// A whole log without results; `unreadable` are sentences about files that could not be checked.
fn log(unreadable: &[String], locale: Locale) -> serde_json::Result<String> {
    let rules = Code::ALL.into_iter().map(|code| rule(locale, code));
    // What is not checked is no finding of any code.
    let why = unchecked_explanation(locale).to_owned();
    let of_unchecked = Rule {
        id: UNCHECKED,
        short_description: Words {
            text: unchecked_title(locale).to_owned(),
        },
        full_description: Words { text: why.clone() },
        help: Help {
            text: why.clone(),
            markdown: why,
        },
        help_uri: None,
        default_configuration: RuleConfiguration { level: "none" },
    };
    let notifications = unreadable.iter().map(|message| Notification {
        level: "error",
        message: Words {
            text: message.clone(),
        },
    });
    serde_json::to_string_pretty(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [LoggedRun {
            tool: Tool {
                driver: Driver {
                    name: "yuanyin",
                    version: env!("CARGO_PKG_VERSION"),
                    information_uri: REPOSITORY.map(str::to_owned),
                    short_description: Words {
                        text: crate::messages::help(Some(locale), ""),
                    },
                    rules: rules.chain([of_unchecked]).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: [],
            invocations: [Invocation {
                execution_successful: unreadable.is_empty(),
                tool_execution_notifications: notifications.collect(),
            }],
        }],
    })
}

/// What stands in a log where the results go.
const NO_RESULTS: &str = "\"results\": []";

/// The log in the language of its rules.
pub struct Sarif(pub Locale);

impl Writer for Sarif {
    fn opening(&self) -> String {
        let log = log(&[], self.0).unwrap_or_default();
        let before = log.split_once(NO_RESULTS).map(|(before, _)| before);
        format!("{}\"results\": [", before.unwrap_or_default())
    }

    fn before_first(&self) -> &'static str {
        "\n"
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn file(&self, found: &Found<'_>) -> Part {
        let (file, view) = (found.file.name.as_path(), found.view());
        let told = found
            .told()
            .map(|told| finding(file, view, told.diagnostic, told.fixes));
        let silent = found.unchecked.iter().filter(|place| !place.is_told);
        let unchecked = silent.map(|place| unchecked(file, view, place.clone()));
        let results = told.chain(unchecked);
        let written = results.filter_map(|result| serde_json::to_string_pretty(&result).ok());
        found.written(written.map(|result| indented(&result, 8)).collect())
    }

    fn closing(&self, run: &Run) -> Result<String, serde_json::Error> {
        let log = log(&run.unreadable, self.0)?;
        let behind = log.split_once(NO_RESULTS).map(|(_, behind)| behind);
        let end = if run.pieces == 0 { "]" } else { "\n      ]" };
        Ok(format!("{end}{}\n", behind.unwrap_or_default()))
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

/// A file as a URI: relative to where the command was run, as code hosts want it, or absolute.
fn artifact(file: &Path) -> ArtifactLocation {
    let mut uri = String::new();
    for component in file.components() {
        match component {
            Component::CurDir => continue,
            // The drive and the root come before everything else.
            Component::RootDir => uri = format!("file://{uri}"),
            Component::Prefix(prefix) => {
                uri = format!("/{}", prefix.as_os_str().to_string_lossy());
                continue;
            }
            Component::ParentDir | Component::Normal(_) => {}
        }
        if component == Component::RootDir {
            uri.push('/');
            continue;
        }
        if !uri.is_empty() && !uri.ends_with('/') {
            uri.push('/');
        }
        encode(&component.as_os_str().to_string_lossy(), &mut uri);
    }
    ArtifactLocation { uri }
}

/// Percent-encodes what cannot stand in a path's segment (RFC 3986).
fn encode(name: &str, uri: &mut String) {
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::cli::input::snapshot_of;
    use crate::corpus::embedded;
    use crate::features::code_action::fixes_of;
    use crate::features::diagnostics::tell;

    #[test]
    fn a_file_is_named_by_a_uri() {
        for (path, expected) in [
            ("a.md", "a.md"),
            ("./a b/c.md", "a%20b/c.md"),
            ("../稿.md", "../%E7%A8%BF.md"),
            ("/etc/a#.md", "file:///etc/a%23.md"),
        ] {
            assert_eq!(artifact(Path::new(path)).uri, expected);
        }
    }

    #[test]
    fn a_code_is_explained_under_its_heading() {
        let at = |locale| help_uri("https://example.org/y", locale, Code::Ambiguous);
        let version = env!("CARGO_PKG_VERSION");
        let media = format!("https://example.org/y/blob/v{version}/editors/vscode/media");
        assert_eq!(
            at(Locale::English),
            format!("{media}/explanations.en.md#ambiguous-part-ambiguous")
        );
        assert!(at(Locale::Chinese).starts_with(&format!("{media}/explanations.zh.md#%E")));
    }

    #[test]
    fn a_finding_says_where_and_how_to_mend_it() {
        let snapshot = snapshot_of(
            "汇编\r\n见A部分 七.45。",
            "markdown",
            embedded::corpus(),
            Locale::English,
        );
        let found = &snapshot.findings().all()[0];
        let told = tell(&snapshot, found).unwrap();
        let fixes = fixes_of(&snapshot, found);
        let view = View {
            snapshot: &snapshot,
            document: None,
        };
        let finding = finding(Path::new("a.md"), view, told, fixes);
        let region = &finding.locations[0].physical_location.region;
        expect![[r#"{"startLine":2,"startColumn":2,"endLine":2,"endColumn":10,"snippet":{"text":"A部分 七.45"}}"#]]
            .assert_eq(&serde_json::to_string(region).unwrap());
        expect![[r#"{"deletedRegion":{"startLine":2,"startColumn":8,"endLine":2,"endColumn":10},"insertedContent":{"text":"25"}}"#]]
            .assert_eq(&serde_json::to_string(&finding.fixes[0].artifact_changes[0].replacements[0]).unwrap());
        let log = log(&["a.md: gone".to_owned()], Locale::English).unwrap();
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        let run = &log["runs"][0];
        assert_eq!(
            run["tool"]["driver"]["rules"][finding.rule_index]["id"],
            "no-such-provision"
        );
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    }
}
