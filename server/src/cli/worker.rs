//! `yuanyin worker`: a line of JSON is a question about a text, a line of JSON the answer, in their order; until the
//! input ends. For engines that keep a process and send it text after text.
//!
//! ```json
//! {"id": 1, "do": "check", "text": "见A部分 七.45。", "name": "note.md"}
//! {"id": 1, "answer": {"file": "note.md", "findings": […], …}}
//! ```
//!
//! `do` is `check` or `cites` (answered as a line of their `--format jsonl`), `verify`, `convert` (with `form`),
//! `look-up` (with `citation`) or `search` (with `query` and `limit`), answered as [`crate::enquiry`] does. What cannot
//! be answered gets `error`, a sentence, instead.

use std::io::{BufRead, Read};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::arguments::{CompilationOptions, ProjectOptions};
use crate::cli::drafts::Checked;
use crate::cli::output::{could_not_run, write};
use crate::cli::projects::{Opened, Projects};
use crate::cli::{check, cites};
use crate::draft::Subject;
use crate::enquiry::{Enquiry, Sent};
use crate::messages::{self, Locale};
use crate::resolve::Form;

/// Bytes of the longest question: a text may be as long as a file that `check` reads, with its signs escaped.
const LONGEST: u64 = 400_000_000;
/// Results of a search where no limit is given.
const RESULTS: usize = 20;
/// What a text is called that was sent without a name.
const NAME: &str = "draft.md";

/// A question; what it does not know it passes over.
#[derive(Deserialize)]
struct Question {
    /// Given back with the answer.
    #[serde(default)]
    id: Value,
    #[serde(flatten)]
    asked: Asked,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum Asked {
    Check(Text),
    Cites(Text),
    Verify(Text),
    Convert {
        form: String,
        #[serde(flatten)]
        text: Text,
    },
    LookUp {
        citation: String,
    },
    Search {
        query: String,
        limit: Option<usize>,
    },
}

#[derive(Deserialize)]
struct Text {
    text: String,
    /// Its markup goes by the ending.
    name: Option<String>,
    /// `compilation` or `other`, as the setting.
    subject: Option<String>,
}

/// Answers until the input ends. Exit status 2 where the compilation cannot be had, or the input cannot be read.
pub fn run(options: &CompilationOptions, locale: Locale, asked: Option<Locale>) -> ExitCode {
    let project = ProjectOptions {
        corpus: options.corpus.clone(),
        no_project_file: true,
    };
    let opened = Projects::new(&project, asked, locale);
    let opened = opened.and_then(|mut projects| projects.of(Path::new("")));
    let project = match opened {
        Ok(project) => project,
        Err(message) => return could_not_run(&message),
    };
    let worker = Worker {
        enquiry: Enquiry::new(project.corpora(), locale),
        project,
        locale,
    };
    let mut input = std::io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        match (&mut input).take(LONGEST).read_until(b'\n', &mut line) {
            Ok(0) => return ExitCode::SUCCESS,
            Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
            Ok(_) => write(&format!("{}\n", worker.answer(&line))),
            Err(error) => {
                let input = Path::new("-");
                return could_not_run(&messages::file_unreadable(locale, input, &error));
            }
        }
    }
}

struct Worker {
    enquiry: Enquiry,
    project: Arc<Opened>,
    locale: Locale,
}

impl Worker {
    /// The answer as a line of JSON.
    fn answer(&self, line: &[u8]) -> String {
        let question: Question = match serde_json::from_slice(line) {
            Ok(question) => question,
            Err(error) => {
                let id = serde_json::from_slice(line)
                    .map(|mut whole: Value| whole.get_mut("id").map(Value::take));
                let id = id.ok().flatten();
                let message = messages::question_not_understood(self.locale, &error.to_string());
                return json!({ "id": id.unwrap_or_default(), "error": message }).to_string();
            }
        };
        match self.answered(question.asked) {
            // It is written already.
            Ok(answer) => format!("{{\"id\":{},\"answer\":{answer}}}", question.id),
            Err(message) => json!({ "id": question.id, "error": message }).to_string(),
        }
    }

    /// The answer as JSON.
    fn answered(&self, asked: Asked) -> Result<String, String> {
        let not_understood = |what: &str| messages::question_not_understood(self.locale, what);
        let answer = match asked {
            Asked::Check(text) => {
                let snapshots = self.enquiry.snapshots(self.sent(&text)?);
                return Ok(check::line(&self.file(&text), &snapshots)
                    .trim_end()
                    .to_owned());
            }
            Asked::Cites(text) => {
                let snapshots = self.enquiry.snapshots(self.sent(&text)?);
                return Ok(cites::line(&self.file(&text), &snapshots)?
                    .trim_end()
                    .to_owned());
            }
            Asked::Verify(text) => self.enquiry.verify(self.sent(&text)?),
            Asked::Convert { form, text } => {
                let form = Form::from_name(&form).ok_or_else(|| not_understood(&form))?;
                self.enquiry.convert(self.sent(&text)?, form)
            }
            Asked::LookUp { citation } => self.enquiry.look_up(&citation),
            Asked::Search { query, limit } => self.enquiry.search(&query, limit.unwrap_or(RESULTS)),
        };
        Ok(answer.to_string())
    }

    fn sent<'a>(&self, text: &'a Text) -> Result<Sent<'a>, String> {
        let subject = match &text.subject {
            None => None,
            Some(name) => Some(
                Subject::from_name(name)
                    .ok_or_else(|| messages::question_not_understood(self.locale, name))?,
            ),
        };
        Ok(Sent {
            text: &text.text,
            name: text.name.as_deref().unwrap_or(NAME),
            subject,
        })
    }

    fn file(&self, text: &Text) -> Checked {
        let name = text.name.as_deref().unwrap_or(NAME);
        Checked::sent(name, String::new(), Arc::clone(&self.project))
    }
}
