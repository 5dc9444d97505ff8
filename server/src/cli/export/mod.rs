//! `yuanyin corpus export`: a whole compilation in a form that other programs read.
//!
//! | file | what it writes |
//! | --- | --- |
//! | [`json`] | everything that is known of it; `yuanyin schema corpus` prints the JSON Schema |
//! | [`akoma_ntoso`] | the texts, as Akoma Ntoso 1.0 (OASIS LegalDocML) by the conventions of AKN4UN |

mod akoma_ntoso;
mod json;

use std::process::ExitCode;

use crate::cli::arguments::{CorpusFormat, ExportOptions};
use crate::cli::input::library;
use crate::cli::output::{could_not_run, write};
use crate::messages::{self, Locale};

/// Writes the compilation of a folder, or the built-in one, to standard output; as Akoma Ntoso one of its editions. Exit status 2 where it cannot be read,
/// has no such edition, or so much of it that nothing could be checked against it.
pub fn run(options: &ExportOptions, locale: Locale) -> ExitCode {
    let corpus = match library(options.dir.as_deref(), locale) {
        Ok(corpus) => corpus,
        Err(message) => return could_not_run(&message),
    };
    let edition = match options.language {
        None => &*corpus,
        Some(language) => match corpus.edition_in(language) {
            Some(edition) => edition,
            None => {
                let known: Vec<_> = corpus.tongues().collect();
                let known: Vec<&str> = known.iter().map(|language| language.tag()).collect();
                return could_not_run(&messages::no_edition(locale, language.tag(), &known));
            }
        },
    };
    let written = match options.format {
        CorpusFormat::Json => json::json(&corpus).map_err(|error| error.to_string()),
        CorpusFormat::AkomaNtoso => {
            akoma_ntoso::akoma_ntoso(edition).map_err(|error| error.to_string())
        }
    };
    match written {
        Ok(text) => {
            write(&text);
            ExitCode::SUCCESS
        }
        Err(message) => could_not_run(&message),
    }
}
