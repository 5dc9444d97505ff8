//! Findings as tests that have failed, in the XML of JUnit: a draft is a suite, and each finding a test; remarks
//! have passed. A draft without findings has one test, which has passed too.

use quick_xml::events::BytesText;

use super::place::{message, place};
use super::writer::Writer;
use super::xml::{DECLARATION, allowed, piece};
use crate::cli::check::found::{Found, Part, Run};
use crate::features::review::Told;
use crate::resolve::Severity;

pub struct Junit;

/// A test.
struct Case {
    name: String,
    /// `failure` or `error`, its kind, what it says and where; `None` for a test that has passed.
    went_wrong: Option<(&'static str, &'static str, String, String)>,
    /// What a test that has passed says.
    output: Option<String>,
}

fn suite(name: &str, cases: &[Case]) -> String {
    let name = allowed(name);
    let count = |kind: &str| {
        let wrong = cases.iter().filter_map(|case| case.went_wrong.as_ref());
        wrong.filter(|(what, ..)| *what == kind).count().to_string()
    };
    piece(|writer| {
        let suite = writer.create_element("testsuite").with_attributes([
            ("name", name.as_str()),
            ("tests", cases.len().to_string().as_str()),
            ("failures", count("failure").as_str()),
            ("errors", count("error").as_str()),
            ("time", "0"),
        ]);
        suite
            .write_inner_content(|writer| {
                for case in cases {
                    let test = writer.create_element("testcase").with_attributes([
                        ("classname", name.as_str()),
                        ("name", allowed(&case.name).as_str()),
                        ("time", "0"),
                    ]);
                    if let Some((what, kind, message, place)) = &case.went_wrong {
                        test.write_inner_content(|writer| {
                            let wrong = writer.create_element(*what).with_attributes([
                                ("type", *kind),
                                ("message", allowed(message).as_str()),
                            ]);
                            wrong.write_text_content(BytesText::new(&allowed(place)))?;
                            Ok(())
                        })?;
                    } else if let Some(output) = &case.output {
                        test.write_inner_content(|writer| {
                            let output = allowed(output);
                            let written = writer.create_element("system-out");
                            written.write_text_content(BytesText::new(&output))?;
                            Ok(())
                        })?;
                    } else {
                        test.write_empty()?;
                    }
                }
                Ok(())
            })
            .map(|_| ())
    })
}

impl Writer for Junit {
    fn opening(&self) -> String {
        format!("{DECLARATION}<testsuites name=\"yuanyin\">\n")
    }

    fn file(&self, found: &Found<'_>) -> Part {
        let case = |told: Told| {
            let diagnostic = &told.diagnostic;
            let place = place(found.view(), &diagnostic.range);
            let text = found.shown(&diagnostic.range);
            let at = format!("{}:{}:{}", found.name, place.line, place.column);
            let code = diagnostic.code.name();
            let message = message(found.view(), &diagnostic.range, &diagnostic.message);
            let (went_wrong, output) = match diagnostic.severity {
                Severity::Error | Severity::Warning => (Some(("failure", code, message, at)), None),
                Severity::Information | Severity::Hint => {
                    (None, Some(format!("{at}: {code}: {message}")))
                }
            };
            Case {
                name: format!("{}:{} {code} {text}", place.line, place.column),
                went_wrong,
                output,
            }
        };
        let mut cases: Vec<Case> = found.told().map(case).collect();
        if cases.is_empty() {
            cases.push(Case {
                name: found.name.clone(),
                went_wrong: None,
                output: None,
            });
        }
        found.written(vec![suite(&found.name, &cases)])
    }

    fn unreadable(&self, name: &str, message: &str) -> Part {
        let case = Case {
            name: name.to_owned(),
            went_wrong: Some(("error", "unreadable", message.to_owned(), name.to_owned())),
            output: None,
        };
        Part {
            now: vec![suite(name, &[case])],
            ..Part::default()
        }
    }

    fn closing(&self, _: &Run) -> Result<String, serde_json::Error> {
        Ok("</testsuites>\n".to_owned())
    }
}
