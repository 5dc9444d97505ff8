//! Findings as commands of a GitHub workflow, which shows them beside the changed lines.

use super::place::{message, place};
use super::writer::Writer;
use crate::cli::check::found::{Found, Part, Run};
use crate::features::review::Told;
use crate::messages;
use crate::resolve::Severity;

pub struct Github;

impl Writer for Github {
    fn file(&self, found: &Found<'_>) -> Part {
        let command = |told: Told| {
            let diagnostic = &told.diagnostic;
            let level = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information | Severity::Hint => "notice",
            };
            let place = place(found.view(), &diagnostic.range);
            // Columns are of one line only.
            let columns = match place.line == place.end_line {
                true => format!(",col={},endColumn={}", place.column, place.end_column),
                false => String::new(),
            };
            format!(
                "::{level} file={},line={},endLine={}{columns},title={}::{}\n",
                property(&found.name),
                place.line,
                place.end_line,
                property(diagnostic.code.name()),
                data(&message(
                    found.view(),
                    &diagnostic.range,
                    &diagnostic.message
                )),
            )
        };
        found.written(found.told().map(command).collect())
    }

    fn unreadable(&self, name: &str, message: &str) -> Part {
        Part {
            now: vec![format!(
                "::error file={}::{}\n",
                property(name),
                data(message)
            )],
            ..Part::default()
        }
    }

    fn closing(&self, run: &Run) -> Result<String, serde_json::Error> {
        let checked = messages::checked(run.locale, run.read, run.tally);
        let shown = if run.read > 0 {
            checked + "\n"
        } else {
            String::new()
        };
        Ok(shown)
    }
}

/// A text as it stands behind a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A text as it stands in a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command() {
        assert_eq!(property("a,b:100%\r\n"), "a%2Cb%3A100%25%0D%0A");
        assert_eq!(data("a,b: 100%\n::error::"), "a,b: 100%25%0A::error::");
    }
}
