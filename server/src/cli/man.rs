//! `yuanyin man`: manual pages, made of the help in the reader's language.

use std::path::Path;
use std::process::ExitCode;

use clap::Command;
use clap_mangen::Man;

use crate::cli::arguments::ManOptions;
use crate::cli::output::{could_not_run, say};
use crate::cli::replace::replace;
use crate::messages::{self, Locale};

/// Prints the page of a command, or writes all into a folder, each as `yuanyin-check.1`.
pub fn run(options: &ManOptions, program: Command, locale: Locale) -> ExitCode {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let written = match &options.output {
        Some(folder) => write_all(&program, "yuanyin", folder, locale),
        None => print(&program, &options.page, locale),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => could_not_run(&message),
    }
}

fn print(program: &Command, path: &[String], locale: Locale) -> Result<(), String> {
    let mut command = program;
    let mut name = "yuanyin".to_owned();
    for word in path {
        let mut below = command.get_subcommands();
        command = below
            .find(|one| one.get_name() == word)
            .ok_or_else(|| messages::no_page(locale, &path.join(" ")))?;
        name = format!("{name}-{word}");
    }
    say(page(command, &name)?.trim_end());
    Ok(())
}

fn write_all(command: &Command, name: &str, folder: &Path, locale: Locale) -> Result<(), String> {
    let file = folder.join(format!("{name}.1"));
    let unwritable = |error| messages::file_unwritable(locale, &file, &error);
    std::fs::create_dir_all(folder).map_err(unwritable)?;
    replace(&file, page(command, name)?.as_bytes()).map_err(unwritable)?;
    for below in command.get_subcommands() {
        write_all(
            below,
            &format!("{name}-{}", below.get_name()),
            folder,
            locale,
        )?;
    }
    Ok(())
}

/// The page of a command.
fn page(command: &Command, name: &str) -> Result<String, String> {
    let mut written = Vec::new();
    let page = Man::new(command.clone().display_name(name.to_owned())).title(name);
    page.render(&mut written)
        .map_err(|error| error.to_string())?;
    String::from_utf8(written).map_err(|error| error.to_string())
}
