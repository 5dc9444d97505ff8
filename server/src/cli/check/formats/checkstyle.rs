//! Findings as Checkstyle writes them, which most servers of continuous integration read.

use super::place::{message, place};
use super::writer::Writer;
use super::xml::{DECLARATION, allowed, piece};
use crate::cli::check::found::{Found, Part, Run};
use crate::resolve::Severity;

pub struct Checkstyle;

impl Writer for Checkstyle {
    fn opening(&self) -> String {
        // Of the format there is no other number than that of the program that brought it up.
        format!("{DECLARATION}<checkstyle version=\"10.0\">\n")
    }

    fn file(&self, found: &Found<'_>) -> Part {
        let written = piece(|writer| {
            let file = writer.create_element("file");
            let file = file.with_attribute(("name", allowed(&found.name).as_str()));
            if found.is_clean() {
                return file.write_empty().map(|_| ());
            }
            file.write_inner_content(|writer| {
                for told in found.told() {
                    let diagnostic = &told.diagnostic;
                    let place = place(found.view(), &diagnostic.range);
                    let severity = match diagnostic.severity {
                        Severity::Error => "error",
                        Severity::Warning => "warning",
                        Severity::Information | Severity::Hint => "info",
                    };
                    let told = message(found.view(), &diagnostic.range, &diagnostic.message);
                    let source = format!("yuanyin.{}", diagnostic.code.name());
                    let error = writer.create_element("error").with_attributes([
                        ("line", place.line.to_string().as_str()),
                        ("column", place.column.to_string().as_str()),
                        ("severity", severity),
                        ("message", allowed(&told).as_str()),
                        ("source", source.as_str()),
                    ]);
                    error.write_empty()?;
                }
                Ok(())
            })
            .map(|_| ())
        });
        found.written(vec![written])
    }

    fn unreadable(&self, name: &str, message: &str) -> Part {
        let written = piece(|writer| {
            let file = writer.create_element("file");
            let file = file.with_attribute(("name", allowed(name).as_str()));
            file.write_inner_content(|writer| {
                let error = writer.create_element("error").with_attributes([
                    ("line", "1"),
                    ("severity", "error"),
                    ("message", allowed(message).as_str()),
                    ("source", "yuanyin.unreadable"),
                ]);
                error.write_empty()?;
                Ok(())
            })
            .map(|_| ())
        });
        Part {
            now: vec![written],
            ..Part::default()
        }
    }

    fn closing(&self, _: &Run) -> Result<String, serde_json::Error> {
        Ok("</checkstyle>\n".to_owned())
    }
}
