//! How what was found is written, a file for each format. Each writes a draft as soon as it has been checked: a run
//! keeps no more of it than what has to stand at the end.

mod checkstyle;
mod github;
mod json;
mod junit;
mod place;
mod sarif;
mod terminal;
mod text;
mod writer;
mod xml;

use super::found::Found;
use crate::cli::arguments::{CheckOptions, Format};
use crate::messages::Locale;

pub use writer::Writer;

/// A draft's line of JSON.
pub fn line(found: &Found<'_>) -> String {
    json::Lines.file(found).now.concat()
}

/// What writes the format that is asked for; `locale` is that of what is said of all files.
pub fn writer(options: &CheckOptions, locale: Locale) -> Box<dyn Writer + '_> {
    match options.format {
        Format::Text => Box::new(text::Text(options)),
        Format::Json => Box::new(json::Json),
        Format::Jsonl => Box::new(json::Lines),
        Format::Sarif => Box::new(sarif::Sarif(locale)),
        Format::Github => Box::new(github::Github),
        Format::Junit => Box::new(junit::Junit),
        Format::Checkstyle => Box::new(checkstyle::Checkstyle),
    }
}
