//! What the command line accepts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::messages::Locale;

const ABOUT: &str = "\
援引：在任何编辑器里阅读、跳转、补全和核对对建议、决议和决定汇编的援引
Reads, follows, completes and checks citations of a compilation of recommendations, resolutions and decisions";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "yuanyin", version, about = ABOUT, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Accepted because many editors pass it; the server always speaks over standard input and output.
    #[arg(long, hide = true)]
    pub stdio: bool,

    /// 界面语言 / language of messages: zh or en (default: from LC_ALL, LC_MESSAGES, LANG).
    #[arg(long, global = true, value_name = "zh|en", value_parser = locale)]
    pub locale: Option<Locale>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 在标准输入输出上提供语言服务器（无子命令时亦然） / Serve the Language Server Protocol on standard input and output
    Lsp {
        #[arg(long, hide = true)]
        stdio: bool,
    },
    /// 核对文件中的援引 / Check the citations of drafts: exit 0 clean, 1 errors or warnings, 2 could not run
    Check(CheckOptions),
    /// 列出文件援引的全部段落和文书 / List all that drafts cite, as a table of authorities
    Cites(CitesOptions),
    /// 显示一处援引所指的段落 / Show what a citation points to
    Show(ShowOptions),
    /// 汇编语料 / Work on a compilation
    Corpus {
        #[command(subcommand)]
        command: CorpusCommand,
    },
    /// 用样稿演示编辑器里所见 / Show on a draft what a drafter sees in an editor, through the real server
    Demo(DemoOptions),
    /// 输出 shell 补全脚本 / Print a completion script for a shell
    Completions { shell: clap_complete::Shell },
}

#[derive(Debug, Args)]
pub struct CheckOptions {
    /// 文件或文件夹 / Files or folders; in folders: .md .qmd .txt .tex .adoc .typ .rst .org .html, ignore files respected
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// 输出格式 / How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// 逐处列出未核对的援引 / List the places that are not checked, with the reason
    #[arg(long, short)]
    pub verbose: bool,
    /// 另用一部汇编 / Folder of another compilation instead of the built-in or the project's one
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// 不理会项目文件 / Take no account of project files (.yuanyin.toml)
    #[arg(long)]
    pub no_project_file: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Args)]
pub struct CitesOptions {
    /// 文件 / Files
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// 输出格式 / How the table is written
    #[arg(long, value_enum, default_value_t = TableFormatOption::Markdown)]
    pub format: TableFormatOption,
    /// 另用一部汇编 / Folder of another compilation
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormatOption {
    Markdown,
    Csv,
    Json,
}

#[derive(Debug, Args)]
pub struct ShowOptions {
    /// 援引，如 七.20、决定 3/4 第2段(b)项 / A citation
    #[arg(required = true)]
    pub citation: Vec<String>,
    /// 另用一部汇编 / Folder of another compilation
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum CorpusCommand {
    /// 检查汇编文件夹 / Check a compilation's folder: exit 0 clean, 1 problems, 2 could not run
    Check { dir: PathBuf },
}

#[derive(Debug, Args)]
pub struct DemoOptions {
    /// 用自己的文件代替样稿 / Your own file instead of the sample
    pub file: Option<PathBuf>,
}

impl Arguments {
    /// The language of messages: as asked for, else the environment's.
    pub fn locale(&self) -> Locale {
        let from_environment = || {
            ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty())
        };
        self.locale.unwrap_or_else(|| {
            from_environment().map_or(Locale::default(), |tag| Locale::from_tag(&tag))
        })
    }
}

/// A language that there are messages in, by its tag (`zh`, `en-GB`, `zh_CN.UTF-8`).
fn locale(tag: &str) -> Result<Locale, String> {
    let language = tag.to_ascii_lowercase();
    if ["zh", "en"].iter().any(|known| language.starts_with(known)) {
        Ok(Locale::from_tag(tag))
    } else {
        Err("zh, en".to_owned())
    }
}
