//! `yuanyin schema`: the JSON Schemas of what is written, and of the project file.

use std::process::ExitCode;

use crate::cli::arguments::Schema;
use crate::cli::output::say;
use crate::project::project_schema;

/// What `check` writes as JSON, and as a line for each draft.
const CHECK: &str = include_str!("check.schema.json");
/// What `cites` writes, the same ways.
const CITES: &str = include_str!("cites.schema.json");

/// What `corpus export` writes as JSON.
const CORPUS: &str = include_str!("corpus.schema.json");

/// Prints a schema.
pub fn run(schema: Schema) -> ExitCode {
    match schema {
        Schema::Check => say(CHECK.trim_end()),
        Schema::Cites => say(CITES.trim_end()),
        Schema::Corpus => say(CORPUS.trim_end()),
        Schema::Project => say(&project_schema()),
    }
    ExitCode::SUCCESS
}
