//! What the command line accepts. What its help says stands in `messages/help.rs`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{
    Arg, ArgAction, Args, Command as ClapCommand, CommandFactory, Parser, Subcommand, ValueEnum,
};

use crate::citation::{Language, language_tagged, languages};
use crate::cli::input::Wanted;
use crate::messages::{Locale, Misuse, headings, help, help_template, value_name};
use crate::project::BUILT_IN;
use crate::resolve::{Code, Severity};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "yuanyin", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Accepted because many editors pass it; the server always speaks over standard input and output.
    #[arg(long, hide = true)]
    pub stdio: bool,

    #[arg(long, global = true, value_name = "zh|en", value_parser = locale)]
    pub locale: Option<Locale>,

    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Lsp {
        #[arg(long, hide = true)]
        stdio: bool,
    },
    Check(CheckOptions),
    Cites(CitesOptions),
    Review(ReviewOptions),
    Search(SearchOptions),
    Show(ShowOptions),
    Corpus {
        #[command(subcommand)]
        command: CorpusCommand,
    },
    Explain(ExplainOptions),
    #[cfg(feature = "assistants")]
    Mcp(CompilationOptions),
    Worker(CompilationOptions),
    Demo(DemoOptions),
    Completions {
        shell: clap_complete::Shell,
    },
    Man(ManOptions),
    Schema {
        what: Schema,
    },
}

/// Which drafts are read, and as what.
#[derive(Debug, Default, Args)]
pub struct InputOptions {
    /// Without any the current folder; `-` is standard input.
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    #[arg(long, value_name = "PATTERN")]
    pub exclude: Vec<String>,
    #[arg(long)]
    pub allow_empty: bool,
    #[arg(long)]
    pub original: bool,
    #[command(flatten)]
    pub project: ProjectOptions,
}

/// What holds besides, or instead of, a project file.
#[derive(Debug, Clone, Default, Args)]
pub struct ProjectOptions {
    #[arg(long, value_name = "DIR")]
    pub corpus: Vec<PathBuf>,
    #[arg(long)]
    pub no_project_file: bool,
}

/// Which compilation texts that are sent are read with.
#[derive(Debug, Args)]
pub struct CompilationOptions {
    #[arg(long, value_name = "DIR")]
    pub corpus: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CheckOptions {
    #[command(flatten)]
    pub input: InputOptions,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[arg(long, conflicts_with_all = ["diff", "original"])]
    pub fix: bool,
    #[arg(long, requires = "fix")]
    pub track: bool,
    #[arg(long, conflicts_with_all = ["format", "original"])]
    pub diff: bool,
    #[command(flatten)]
    pub rules: RuleOptions,
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "fix", "diff"])]
    pub write_baseline: Option<PathBuf>,
    #[arg(long)]
    pub statistics: bool,
    #[arg(long, short)]
    pub verbose: bool,
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    #[arg(long)]
    pub exit_zero: bool,
    #[arg(long, conflicts_with_all = ["fix", "diff", "write_baseline"])]
    pub watch: bool,
}

/// The compilations of `--corpus`: the first one's folder, and those beside it, `NAME=DIR` or `DIR`; `built-in` is the
/// one that the program carries.
pub fn compilations(written: &[PathBuf]) -> Vec<Wanted> {
    let one = |path: &PathBuf| {
        let text = path.to_str().unwrap_or_default();
        let (name, folder) = match text.split_once('=') {
            Some((name, folder)) if !path.exists() => (Some(name.to_owned()), Path::new(folder)),
            _ => (None, path.as_path()),
        };
        let is_built_in = folder.to_str() == Some(BUILT_IN);
        (name, (!is_built_in).then(|| folder.to_owned()))
    };
    written.iter().map(one).collect()
}

/// Which findings are told.
#[derive(Debug, Args)]
pub struct RuleOptions {
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code())]
    pub select: Vec<Code>,
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code())]
    pub ignore: Vec<Code>,
    #[arg(long, value_name = "SEVERITY", value_parser = severity())]
    pub severity: Option<Severity>,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    Jsonl,
    Sarif,
    Github,
    Junit,
    Checkstyle,
}

/// When what is written has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Where a person reads it.
    Auto,
    Always,
    Never,
}

#[derive(Debug, Args)]
pub struct ReviewOptions {
    pub file: PathBuf,
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// A table of authorities at the end.
    #[arg(long)]
    pub authorities: bool,
    #[command(flatten)]
    pub rules: RuleOptions,
    #[command(flatten)]
    pub project: ProjectOptions,
}

#[derive(Debug, Args)]
pub struct CitesOptions {
    #[command(flatten)]
    pub input: InputOptions,
    #[arg(long, value_enum, default_value_t = TableFormatOption::Markdown)]
    pub format: TableFormatOption,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormatOption {
    Markdown,
    Csv,
    Json,
    Jsonl,
    CslJson,
    Ris,
}

#[derive(Debug, Args)]
pub struct SearchOptions {
    #[arg(required = true)]
    pub words: Vec<String>,
    #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
    pub format: SearchFormat,
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..))]
    pub limit: u16,
    #[command(flatten)]
    pub project: ProjectOptions,
}

/// How what is found is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub struct ShowOptions {
    #[arg(required = true)]
    pub citation: Vec<String>,
    #[arg(long)]
    pub full: bool,
    #[arg(long, value_name = "TAG", value_parser = written_language)]
    pub language: Option<Language>,
    #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
    pub format: SearchFormat,
    #[command(flatten)]
    pub project: ProjectOptions,
}

#[derive(Debug, Subcommand)]
pub enum CorpusCommand {
    Check { dir: PathBuf },
    New { dir: PathBuf },
    Export(ExportOptions),
}

#[derive(Debug, Args)]
pub struct ExportOptions {
    /// Without one the built-in compilation.
    pub dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = CorpusFormat::Json)]
    pub format: CorpusFormat,
    #[arg(long, value_name = "TAG", value_parser = written_language)]
    pub language: Option<Language>,
}

/// How a compilation is written for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CorpusFormat {
    Json,
    AkomaNtoso,
}

#[derive(Debug, Args)]
pub struct ExplainOptions {
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct DemoOptions {
    pub file: Option<PathBuf>,
    /// Everything that is on the draft, not one example of each kind.
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct ManOptions {
    /// A command's own page; without one the program's.
    pub page: Vec<String>,
    /// All pages, as files of a folder.
    #[arg(long, value_name = "DIR", conflicts_with = "page")]
    pub output: Option<PathBuf>,
}

/// What has a JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Schema {
    Check,
    Cites,
    Corpus,
    Project,
}

impl Arguments {
    /// The language of messages: as asked for, else the environment's.
    pub fn locale(&self) -> Locale {
        let of_environment = || environment().map(|tag| Locale::from_tag(&tag));
        self.locale.or_else(of_environment).unwrap_or_default()
    }
}

/// A language that there are messages in, by its tag (`zh`, `en-GB`, `zh_CN.UTF-8`).
fn locale(tag: &str) -> Result<Locale, String> {
    let language = tag.to_ascii_lowercase();
    match LOCALES.iter().any(|known| language.starts_with(known)) {
        true => Ok(Locale::from_tag(tag)),
        false => Err(LOCALES.join(", ")), // What is told of it, [`misuse`] says.
    }
}

/// A code of a finding.
fn code() -> impl TypedValueParser<Value = Code> {
    PossibleValuesParser::new(Code::ALL.map(Code::name))
        .try_map(|name| Code::from_name(&name).ok_or("no code"))
}

/// A language that is read and written, by its tag.
fn written_language(tag: &str) -> Result<Language, String> {
    // What is told of it, [`misuse`] says.
    language_tagged(tag).ok_or_else(|| tag.to_owned())
}

/// A severity that a finding is told with.
fn severity() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(Severity::ALL.map(Severity::name))
        .try_map(|name| Severity::setting(&name).flatten().ok_or("no severity"))
}

/// The languages that there are messages in.
const LOCALES: [&str; 2] = ["zh", "en"];

/// What is wrong with a command line; `None` for what is nothing wrong (a page of help), or is the library's to tell.
pub fn misuse(error: &Error) -> Option<Misuse> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(all)) => all.first().cloned(),
        _ => None,
    };
    let all = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        _ => Vec::new(),
    };
    // `--format <FORMAT>`
    let option = || {
        let written = text(ContextKind::InvalidArg).unwrap_or_default();
        first_word(&written)
    };
    Some(match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            let names = all(ContextKind::InvalidArg).into_iter();
            let names = names.map(|name| name.trim_end_matches("...").to_owned());
            Misuse::Lacking(names.collect())
        }
        ErrorKind::InvalidSubcommand => Misuse::UnknownCommand {
            written: text(ContextKind::InvalidSubcommand)?,
            // The likeliest is the last.
            nearest: all(ContextKind::SuggestedSubcommand).pop(),
        },
        ErrorKind::UnknownArgument if !option().starts_with('-') => {
            Misuse::OneTooMany(text(ContextKind::InvalidArg)?)
        }
        ErrorKind::UnknownArgument => Misuse::UnknownOption {
            written: option(),
            nearest: text(ContextKind::SuggestedArg),
        },
        ErrorKind::InvalidValue => Misuse::WrongValue {
            option: option(),
            written: text(ContextKind::InvalidValue)?,
            allowed: all(ContextKind::ValidValue),
        },
        // Of what is no word of a list there are languages and numbers.
        ErrorKind::ValueValidation => Misuse::WrongValue {
            option: option(),
            written: text(ContextKind::InvalidValue)?,
            allowed: match option().as_str() {
                "--locale" => LOCALES.map(str::to_owned).to_vec(),
                "--language" => languages().map(|one| one.tag().to_owned()).collect(),
                _ => vec![format!("1–{}", u16::MAX)],
            },
        },
        ErrorKind::ArgumentConflict => {
            let others = all(ContextKind::PriorArg).into_iter();
            let mut others = others
                .map(|other| first_word(&other))
                .filter(|other| *other != option());
            match others.next() {
                Some(other) => Misuse::Together(option(), other),
                None => Misuse::Twice(option()),
            }
        }
        ErrorKind::InvalidUtf8 => Misuse::NotUnicode,
        _ => return None,
    })
}

/// `--format` of `--format <FORMAT>`.
fn first_word(written: &str) -> String {
    written.split(' ').next().unwrap_or_default().to_owned()
}

/// The environment's language; empty texts say nothing.
fn environment() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
}

/// The language of the help: as `--locale` asks for it among the words of the command line, else the
/// environment's; `None` where neither is Chinese or English (`C`), for both.
fn of_help(asked: Option<&str>) -> Option<Locale> {
    let environment = environment();
    let tag = asked.or(environment.as_deref())?.to_ascii_lowercase();
    let is_known = LOCALES.iter().any(|known| tag.starts_with(known));
    is_known.then(|| Locale::from_tag(&tag))
}

/// What follows `--locale` on the command line, before that is read.
fn asked_for(words: &[OsString]) -> Option<String> {
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        let value = match word.strip_prefix("--locale") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(value) = value {
            return Some(value.to_owned());
        }
    }
    None
}

/// The language of help, and of what is wrong with the command line itself.
pub fn language(words: &[OsString]) -> Option<Locale> {
    of_help(asked_for(words).as_deref())
}

/// The command line with its help in the reader's language.
pub fn command(words: &[OsString]) -> ClapCommand {
    with_help(Arguments::command(), "", language(words))
}

/// A command and those under it with their help; `path` is that of the command, with a space behind it.
fn with_help(command: ClapCommand, path: &str, language: Option<Locale>) -> ClapCommand {
    let (options, arguments, commands) = headings(language);
    let command = command
        .about(help(language, path.trim_end()))
        .subcommand_help_heading(commands)
        .help_template(help_template(language))
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help),
        );
    let command = match path {
        "" => command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version),
        ),
        _ => command,
    };
    let command = command.mut_args(|arg| {
        if arg.is_hide_set() {
            return arg;
        }
        let name = arg.get_id().to_string();
        // What several commands have stands in the table once.
        let own = format!("{path}{name}");
        let text = match help(language, &own) {
            text if text.is_empty() => help(language, &format!("* {name}")),
            text => text,
        };
        let heading = match arg.is_positional() {
            true => arguments,
            false => options,
        };
        let takes_values = arg.get_action().takes_values();
        let arg = match value_name(language, &own).or_else(|| value_name(language, &name)) {
            Some(value) if takes_values => arg.value_name(value),
            _ => arg,
        };
        arg.help(text)
            .help_heading(heading)
            .hide_default_value(takes_values)
            .hide_possible_values(takes_values)
    });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|one| one.get_name().to_owned())
        .collect();
    names.into_iter().fold(command, |command, name| {
        let path = format!("{path}{name} ");
        command.mut_subcommand(name, |one| with_help(one, &path, language))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &ClapCommand, path: &str) {
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{path} {} has no help", arg.get_id());
        }
        for one in command.get_subcommands() {
            let about = one.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.is_empty(), "{path} {} has no help", one.get_name());
            check(one, &format!("{path} {}", one.get_name()));
        }
    }

    #[test]
    fn every_command_and_option_has_its_help() {
        for language in [None, Some(Locale::Chinese), Some(Locale::English)] {
            check(&with_help(Arguments::command(), "", language), "yuanyin");
        }
    }

    #[test]
    fn the_language_of_the_help_is_asked_for_before_the_command_line_is_read() {
        let asked =
            |words: &[&str]| asked_for(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked(&["--locale", "en", "--help"]).as_deref(), Some("en"));
        assert_eq!(
            asked(&["check", "--help", "--locale=zh"]).as_deref(),
            Some("zh")
        );
        assert_eq!(asked(&["check", "--", "--locale=zh"]), None);
    }
}
