//! `yuanyin corpus check DIR`: is a compilation's folder sound?

use std::process::ExitCode;

use crate::cli::arguments::CorpusCommand;
use crate::cli::{could_not_run, say};
use crate::corpus::check::check;
use crate::corpus::load::load;
use crate::messages::{self, Locale};

/// Prints every problem as `file:line:column: message` and a closing count.
pub fn run(command: &CorpusCommand, locale: Locale) -> ExitCode {
    let CorpusCommand::Check { dir } = command;
    let (corpus, mut problems) = match load(dir) {
        Ok(read) => read,
        Err(error) => return could_not_run(&messages::load_error(locale, &error)),
    };
    problems.extend(check(&corpus));
    problems
        .sort_by(|one, other| (&one.file, one.range.start).cmp(&(&other.file, other.range.start)));
    for problem in &problems {
        say(&format!(
            "{}/{}",
            dir.display(),
            messages::corpus_problem(locale, problem)
        ));
    }
    let rows: usize = corpus.topics.iter().map(|topic| topic.rows.len()).sum();
    say(&locale.pick(
            format!(
                "{} 节、{} 个可引用单位、{} 条脚注、{} 个专题 {rows} 行、{} 条勘误；{} 个问题。",
                corpus.sections.len(),
                corpus.provisions.len(),
                corpus.footnotes.len(),
                corpus.topics.len(),
                corpus.errata.len(),
                problems.len()
            ),
            format!(
                "{} sections, {} provisions, {} footnotes, {} topics with {rows} rows, {} errata; {} problem(s).",
                corpus.sections.len(),
                corpus.provisions.len(),
                corpus.footnotes.len(),
                corpus.topics.len(),
                corpus.errata.len(),
                problems.len()
            ),
        ));
    if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
