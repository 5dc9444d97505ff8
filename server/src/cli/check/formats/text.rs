//! Findings for a person at a terminal, and below them how many there are.

use super::terminal::{Source, render, render_unchecked};
use super::writer::Writer;
use crate::cli::arguments::CheckOptions;
use crate::cli::check::found::{Found, Part, Run};
use crate::features::review::Told;
use crate::messages;

pub struct Text<'a>(pub &'a CheckOptions);

impl Writer for Text<'_> {
    fn file(&self, found: &Found<'_>) -> Part {
        let Text(options) = self;
        let locale = found.file.project.locale;
        let source = Source {
            path: &found.name,
            text: found.snapshot.draft.text(),
            document: found.document,
        };
        let mut now = Vec::new();
        if !options.statistics {
            for Told {
                mut diagnostic,
                fixes,
            } in found.told()
            {
                if let Some(compilation) = &diagnostic.compilation {
                    let message = &diagnostic.message;
                    diagnostic.message =
                        messages::finding_of_compilation(locale, compilation, message);
                }
                let titles: Vec<&str> = fixes.iter().map(|fix| fix.title.as_str()).collect();
                now.push(render(&source, &diagnostic, &titles, locale));
            }
            // What is told stands there already.
            let silent = found.unchecked.iter().filter(|place| !place.is_told);
            for place in silent.filter(|_| options.verbose) {
                now.push(render_unchecked(&source, place, locale));
            }
        }
        for piece in &mut now {
            piece.push_str("\n\n");
        }
        found.written(now)
    }

    fn closing(&self, run: &Run) -> Result<String, serde_json::Error> {
        let Text(options) = self;
        let mut lines = Vec::new();
        if options.statistics {
            let mut by_code: Vec<_> = run.by_code.iter().collect();
            by_code.sort_by_key(|(code, count)| (std::cmp::Reverse(**count), **code));
            lines.extend(by_code.into_iter().map(|(code, count)| {
                let words = messages::code_in_words(run.locale, *code);
                format!("{count:>6}  {:<20} {words}", code.name())
            }));
            if !lines.is_empty() && !options.quiet {
                lines.push(String::new());
            }
        }
        if run.read > 0 && !options.quiet && !options.diff {
            if options.fix {
                lines.push(messages::mended(
                    run.locale,
                    run.mended.count,
                    run.mended.files,
                ));
            }
            lines.push(messages::checked(run.locale, run.read, run.tally));
            let unchecked = run.unchecked();
            lines.extend(messages::unchecked_in_all(
                run.locale,
                &unchecked,
                options.verbose,
            ));
        }
        Ok(lines.into_iter().map(|line| line + "\n").collect())
    }
}
