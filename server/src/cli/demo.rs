//! `yuanyin demo [FILE]`: what a drafter sees in an editor, printed. The answers come from the
//! real server, started as a process of its own and spoken to over standard input and output,
//! as an editor does.

mod client;

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use self::client::Client;
use crate::cli::arguments::DemoOptions;
use crate::cli::input::{library, read_utf8, snapshot_of};
use crate::cli::output::{could_not_run, say};
use crate::features::markdown::plain;
use crate::messages::{self, Locale, sentence};
use crate::project::language_id;
use crate::text::{Encoding, Position};

/// The bundled draft, also the one that the editors' tests open.
const SAMPLE: &str = include_str!("../../../tests/drafts/sample.md");

/// What is typed at the end of the draft to show completion.
const TYPED: [&str; 7] = [
    "见A部分 七.2",
    "见六，附件，(",
    "根据决定 ",
    "第7/3号决议附件一第2",
    "CTOC/COP/WG.2/2013/5，第2",
    "根据《公约》第3",
    "另见@sfxz",
];

/// Shown of one list of completions.
const SHOWN: usize = 5;

/// Runs the demonstration on the sample or on a file.
pub fn run(options: &DemoOptions, locale: Locale) -> ExitCode {
    let (name, text, language) = match &options.file {
        None => ("sample.md".to_owned(), SAMPLE.to_owned(), "markdown"),
        Some(file) => match read_utf8(file, locale) {
            Ok(text) => (file.display().to_string(), text, language_id(file)),
            Err(message) => return could_not_run(&message),
        },
    };
    match demonstrate(&name, &text, language, locale) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => could_not_run(&sentence!(
            locale,
            "演示中断：{error}",
            "the demonstration broke off: {error}",
        )),
    }
}

fn demonstrate(name: &str, text: &str, language: &str, locale: Locale) -> std::io::Result<()> {
    let mut client = Client::start(locale)?;
    say(&format!(
        "{}\n",
        sentence!(
            locale,
            "援引 Yuanyin {version}：在《{name}》中，起草人会看到什么",
            "Yuanyin {version}: what a drafter sees in {name}",
            version = env!("CARGO_PKG_VERSION"),
        )
    ));
    let uri = "untitled:demo";
    client.notify(
        "textDocument/didOpen",
        json!({"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}}),
    )?;

    // The citations are found here only to know where to point; what is shown is the server's.
    let corpus = library(None, locale).map_err(std::io::Error::other)?;
    let snapshot = snapshot_of(text, language, corpus, locale);
    heading(locale.pick("一、悬停与跳转", "1. Hover and definition"));
    for placed in snapshot.citations() {
        let range = placed.range();
        let position = snapshot.draft.text().position(range.start, Encoding::Utf8);
        let shown = snapshot.draft.text().position(range.start, Encoding::Utf32);
        let written: String = text
            .get(range)
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let at = json!({"textDocument": {"uri": uri}, "position": {"line": position.line, "character": position.character}});
        let hover = client.request("textDocument/hover", at.clone())?;
        let definition = client.request("textDocument/definition", at)?;
        say(&format!(
            "{}:{}  {written}",
            shown.line + 1,
            shown.character + 1
        ));
        if let Some(markdown) = hover.pointer("/contents/value").and_then(Value::as_str) {
            for line in plain(markdown).lines().filter(|line| !line.is_empty()) {
                say(&format!("    {line}"));
            }
        }
        for target in targets(&definition) {
            say(&format!("    → {target}"));
        }
        say("");
    }

    heading(locale.pick("二、诊断与修正", "2. Diagnostics and their fixes"));
    let diagnostics = client.request(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": uri}}),
    )?;
    for diagnostic in diagnostics
        .get("items")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let start = position_of(diagnostic.pointer("/range/start"));
        let end = position_of(diagnostic.pointer("/range/end"));
        let draft = snapshot.draft.text();
        let range = draft.offset(start, Encoding::Utf8)..draft.offset(end, Encoding::Utf8);
        let start = draft.position(range.start, Encoding::Utf32);
        let written = text.get(range).unwrap_or_default();
        say(&format!(
            "{}:{}  {written}  [{}] {}",
            start.line + 1,
            start.character + 1,
            diagnostic
                .get("code")
                .and_then(Value::as_str)
                .unwrap_or_default(),
            diagnostic
                .get("message")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .replace('\n', "\n    "),
        ));
        let actions = client.request(
            "textDocument/codeAction",
            json!({"textDocument": {"uri": uri}, "range": diagnostic["range"], "context": {"diagnostics": [diagnostic], "only": ["quickfix"]}}),
        )?;
        for action in actions.as_array().into_iter().flatten() {
            say(&format!(
                "    ✎ {}",
                action
                    .get("title")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
            ));
        }
        say("");
    }

    heading(locale.pick("三、补全", "3. Completion"));
    for (version, typed) in (2_i64..).zip(TYPED) {
        client.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": format!("{text}\n\n{typed}")}]}),
        )?;
        let (line, character) = last_position(&format!("{text}\n\n{typed}"));
        let answer = client.request(
            "textDocument/completion",
            json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}),
        )?;
        let items = answer
            .get("items")
            .or(Some(&answer))
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        say(&format!("{typed}▏"));
        for item in items.iter().take(SHOWN) {
            say(&format!(
                "    {}  {}",
                item.get("label")
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
                item.get("detail")
                    .or(item.pointer("/labelDetails/description"))
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
            ));
        }
        if items.len() > SHOWN {
            say(&format!("    {}", messages::in_all(locale, items.len())));
        }
        say("");
    }
    client.stop()?;

    heading(locale.pick("四、在编辑器中使用", "4. In your editor"));
    let program = std::env::current_exe()?;
    say(&how_to_use(&program, locale));
    Ok(())
}

fn heading(words: &str) {
    say(&format!("══ {words} ══\n"));
}

/// The last position of a text, in UTF-8 code units.
fn last_position(text: &str) -> (usize, usize) {
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    (text.matches('\n').count(), text.len() - line_start)
}

fn position_of(value: Option<&Value>) -> Position {
    let number = |name: &str| {
        value
            .and_then(|value| value.get(name))
            .and_then(Value::as_u64)
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or_default()
    };
    Position {
        line: number("line"),
        character: number("character"),
    }
}

/// `part-a.md:57` for each target of a definition.
fn targets(definition: &Value) -> Vec<String> {
    definition
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|link| {
            let uri = link.get("targetUri").or(link.get("uri"))?.as_str()?;
            let range = link.get("targetSelectionRange").or(link.get("range"))?;
            let line = range.pointer("/start/line")?.as_u64()? + 1;
            Some(format!("{}:{line}", uri.rsplit('/').next().unwrap_or(uri)))
        })
        .collect()
}

fn how_to_use(program: &Path, locale: Locale) -> String {
    let program = program.display();
    let neovim = format!(
        "vim.lsp.config('yuanyin', {{ cmd = {{ '{program}' }}, filetypes = {{ 'markdown', 'text', 'tex' }} }})\n    vim.lsp.enable('yuanyin')"
    );
    sentence!(
        locale,
        "Neovim 0.11 起，在 init.lua 中写入：\n\n    {neovim}\n\n其他支持 LSP 的编辑器：以 {program} 为命令启动，标准输入输出通信，无需参数。\n核对文件：{program} check 文件…",
        "Neovim 0.11 or later, in init.lua:\n\n    {neovim}\n\nAny other LSP editor: start {program} over standard input and output, without arguments.\nTo check files: {program} check FILE…",
    )
}
