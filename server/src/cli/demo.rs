//! `yuanyin demo [--all] [FILE]`: what a drafter sees in an editor, printed; one example of each kind, or
//! everything. The answers come from the
//! real server, started as a process of its own and spoken to over standard input and output,
//! as an editor does.

mod client;

use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use self::client::Client;
use crate::cli::arguments::DemoOptions;
use crate::cli::input::{library, read_utf8, snapshot_of};
use crate::cli::output::{could_not_run, say};
use crate::features::Snapshot;
use crate::features::markdown::plain;
use crate::messages::{self, Locale, sentence};
use crate::project::language_id;
use crate::resolve::{Code, Meaning};
use crate::session::path_of_address;
use crate::text::{Encoding, Position};

/// The bundled draft, also the one that the editors' tests open.
const SAMPLE: &str = include_str!("../../../tests/drafts/sample.md");

/// A sentence behind the bundled draft that quotes wrongly.
const MISQUOTING: &str =
    "\n附：七.21规定：“各国应该为中央机关的双边会议和磋商提供便利，以讨论实际问题”。\n";

/// What is typed at the end of the draft to show completion: the first few, all with `--all`.
const TYPED: [&str; 7] = [
    "见A部分 七.2",
    "根据决定 ",
    "另见@sfxz",
    "见六，附件，(",
    "第7/3号决议附件一第2",
    "CTOC/COP/WG.2/2013/5，第2",
    "根据《公约》第3",
];

/// How many of them are shown where not everything is.
const TYPED_FIRST: usize = 3;

/// Runs the demonstration on the sample or on a file.
pub fn run(options: &DemoOptions, locale: Locale) -> ExitCode {
    let (name, text, language) = match &options.file {
        None => {
            let text = format!("{SAMPLE}{MISQUOTING}");
            ("sample.md".to_owned(), text, "markdown")
        }
        Some(file) => match read_utf8(file, locale) {
            Ok(text) => (file.display().to_string(), text, language_id(file)),
            Err(message) => return could_not_run(&message),
        },
    };
    let shown = match options.all {
        true => Shown::Everything,
        false => Shown::OneOfEachKind,
    };
    match demonstrate(&name, &text, language, locale, shown) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => could_not_run(&sentence!(
            locale,
            "演示中断：{error}",
            "the demonstration broke off: {error}",
        )),
    }
}

/// How much of the draft is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    OneOfEachKind,
    Everything,
}

impl Shown {
    fn is_all(self) -> bool {
        self == Shown::Everything
    }

    /// Entries of a list of completions.
    fn completions(self) -> usize {
        if self.is_all() { 5 } else { 2 }
    }

    /// Fixes of one problem.
    fn fixes(self) -> usize {
        if self.is_all() { usize::MAX } else { 1 }
    }
}

/// The draft in the server, and what is known of it here, to know where to point.
struct Demonstration {
    client: Client,
    snapshot: Snapshot,
    text: String,
    locale: Locale,
    shown: Shown,
}

/// The address of the draft in the server.
const ADDRESS: &str = "untitled:demo";

fn demonstrate(
    name: &str,
    text: &str,
    language: &str,
    locale: Locale,
    shown: Shown,
) -> std::io::Result<()> {
    let mut client = Client::start(locale)?;
    let also = match text.ends_with(MISQUOTING) {
        true => locale.pick(
            "（文末另加一处有误的引文）",
            " (a misquotation is added at its end)",
        ),
        false => "",
    };
    say(&bold(&sentence!(
        locale,
        "援引 Yuanyin {version}：起草人在“{name}”中看到的内容{also}",
        "Yuanyin {version}: what a drafter sees in {name}{also}",
        also = also,
        version = env!("CARGO_PKG_VERSION"),
    )));
    client.notify(
        "textDocument/didOpen",
        json!({"textDocument": {"uri": ADDRESS, "languageId": language, "version": 1, "text": text}}),
    )?;
    let corpus = library(None, locale).map_err(std::io::Error::other)?;
    let mut demonstration = Demonstration {
        client,
        snapshot: snapshot_of(text, language, corpus, locale),
        text: text.to_owned(),
        locale,
        shown,
    };
    demonstration.reading()?;
    let tally = demonstration.problems()?;
    demonstration.completion()?;
    let count = demonstration.snapshot.citations().count();
    demonstration.client.stop()?;

    heading(locale.pick("四、在编辑器中使用", "4. In your editor"));
    let program = std::env::current_exe()?;
    say(&how_to_use(&program, locale));
    let closing = messages::demonstrated(locale, count, tally);
    let more = match shown {
        Shown::OneOfEachKind => {
            locale.pick("加 --all 显示全部。", " With --all everything is shown.")
        }
        Shown::Everything => "",
    };
    say(&format!("\n{}", bold(&format!("{closing}{more}"))));
    Ok(())
}

impl Demonstration {
    /// The hover of each citation and where a jump goes; or of one citation, and of one list the places alone.
    fn reading(&mut self) -> std::io::Result<()> {
        let locale = self.locale;
        heading(locale.pick("一、悬停与跳转", "1. Hover and definition"));
        let placed: Vec<(Range<usize>, (usize, u32), bool)> = self
            .snapshot
            .citations()
            .map(|placed| {
                let is_one = matches!(&placed.resolution.meaning, Meaning::Provisions(one) if one.len() == 1);
                let is_right = is_one && placed.resolution.finding.is_none();
                (placed.range(), (placed.base, placed.citation.list), is_right)
            })
            .collect();
        if self.shown.is_all() {
            for (range, ..) in &placed {
                self.read(range, true)?;
                say("");
            }
            return Ok(());
        }
        // The first that is a paragraph's, right and by itself; then the first list.
        let members = |list: (usize, u32)| placed.iter().filter(move |(_, of, _)| *of == list);
        let alone = placed
            .iter()
            .find(|(range, list, is_right)| {
                *is_right && members(*list).count() == 1 && self.text[range.clone()].contains('.')
            })
            .or(placed.iter().find(|(.., is_right)| *is_right))
            .map(|(range, list, _)| (range.clone(), *list));
        if let Some((range, _)) = &alone {
            self.read(range, true)?;
            say("");
        }
        let list = placed.iter().map(|(_, list, _)| *list).find(|list| {
            alone.as_ref().is_none_or(|(_, alone)| alone != list) && members(*list).count() > 1
        });
        let of_list: Vec<Range<usize>> = list
            .map(|list| members(list).map(|(range, ..)| range.clone()).collect())
            .unwrap_or_default();
        for range in of_list {
            self.read(&range, false)?;
        }
        Ok(())
    }

    /// A citation with where it leads, and with what its hover says where that is shown.
    fn read(&mut self, range: &Range<usize>, with_hover: bool) -> std::io::Result<()> {
        let draft = self.snapshot.draft.text();
        let position = draft.position(range.start, Encoding::Utf8);
        let shown = draft.position(range.start, Encoding::Utf32);
        let words = self.text.get(range.clone()).unwrap_or_default();
        let written = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let at = json!({"textDocument": {"uri": ADDRESS}, "position": {"line": position.line, "character": position.character}});
        say(&format!(
            "{}:{}  {}",
            shown.line + 1,
            shown.character + 1,
            coloured(CYAN, &written)
        ));
        if with_hover {
            let hover = self.client.request("textDocument/hover", at.clone())?;
            if let Some(markdown) = hover.pointer("/contents/value").and_then(Value::as_str) {
                for line in plain(markdown).lines().filter(|line| !line.is_empty()) {
                    say(&format!("    {line}"));
                }
            }
        }
        let definition = self.client.request("textDocument/definition", at)?;
        for target in targets(&definition) {
            say(&format!("    → {target}"));
        }
        Ok(())
    }

    /// What is wrong, with the fixes: of each code the first. How much there is of each severity.
    fn problems(&mut self) -> std::io::Result<messages::Tally> {
        let locale = self.locale;
        heading(locale.pick("二、问题与修正", "2. Problems and their fixes"));
        let diagnostics = self.client.request(
            "textDocument/diagnostic",
            json!({"textDocument": {"uri": ADDRESS}}),
        )?;
        let diagnostics = diagnostics.get("items").and_then(Value::as_array);
        let mut tally = messages::Tally::default();
        let mut codes: Vec<String> = Vec::new();
        for diagnostic in diagnostics.into_iter().flatten() {
            let text_of = |name: &str| diagnostic.get(name).and_then(Value::as_str).unwrap_or("");
            let colour = match diagnostic.get("severity").and_then(Value::as_u64) {
                Some(1) => {
                    tally.errors += 1;
                    RED
                }
                Some(2) => {
                    tally.warnings += 1;
                    YELLOW
                }
                _ => {
                    tally.remarks += 1;
                    CYAN
                }
            };
            let code = text_of("code").to_owned();
            if codes.contains(&code) && !self.shown.is_all() {
                continue;
            }
            let draft = self.snapshot.draft.text();
            let start = position_of(diagnostic.pointer("/range/start"));
            let end = position_of(diagnostic.pointer("/range/end"));
            let range = draft.offset(start, Encoding::Utf8)..draft.offset(end, Encoding::Utf8);
            let start = draft.position(range.start, Encoding::Utf32);
            let written = messages::shorten(self.text.get(range).unwrap_or_default(), LONGEST);
            say(&format!(
                "{}:{}  {}  [{code}] {}",
                start.line + 1,
                start.character + 1,
                coloured(colour, &written),
                text_of("message").replace('\n', "\n    "),
            ));
            let actions = self.client.request(
                "textDocument/codeAction",
                json!({"textDocument": {"uri": ADDRESS}, "range": diagnostic["range"], "context": {"diagnostics": [diagnostic], "only": ["quickfix"]}}),
            )?;
            let actions = actions.as_array().into_iter().flatten();
            // What leaves it alone corrects nothing.
            let ignoring =
                Code::from_name(&code).map(|code| messages::ignore_here_title(locale, code));
            let fixes = actions.filter(|action| {
                let title = action.get("title").and_then(Value::as_str);
                self.shown.is_all() || title != ignoring.as_deref()
            });
            for action in fixes.take(self.shown.fixes()) {
                let title = action.get("title").and_then(Value::as_str);
                say(&format!(
                    "    ✎ {}",
                    coloured(GREEN, title.unwrap_or_default())
                ));
            }
            if self.shown.is_all() {
                say("");
            }
            codes.push(code);
        }
        Ok(tally)
    }

    /// What is offered while a citation is typed at the end of the draft.
    fn completion(&mut self) -> std::io::Result<()> {
        let locale = self.locale;
        heading(locale.pick("三、补全", "3. Completion"));
        let typed = match self.shown {
            Shown::Everything => &TYPED[..],
            Shown::OneOfEachKind => TYPED.get(..TYPED_FIRST).unwrap_or(&TYPED),
        };
        for (version, typed) in (2_i64..).zip(typed) {
            let text = format!("{}\n\n{typed}", self.text);
            self.client.notify(
                "textDocument/didChange",
                json!({"textDocument": {"uri": ADDRESS, "version": version}, "contentChanges": [{"text": text}]}),
            )?;
            let (line, character) = last_position(&text);
            let answer = self.client.request(
                "textDocument/completion",
                json!({"textDocument": {"uri": ADDRESS}, "position": {"line": line, "character": character}}),
            )?;
            let items = answer.get("items").or(Some(&answer));
            let items = items.and_then(Value::as_array).cloned().unwrap_or_default();
            say(&format!("{}▏", coloured(CYAN, typed)));
            let most = self.shown.completions();
            for item in items.iter().take(most) {
                let label = item.get("label").and_then(Value::as_str);
                let detail = item.get("detail");
                let detail = detail.or(item.pointer("/labelDetails/description"));
                let detail = detail.and_then(Value::as_str).unwrap_or_default();
                say(&format!("    {}  {detail}", label.unwrap_or_default()));
            }
            if items.len() > most {
                say(&format!("    {}", messages::in_all(locale, items.len())));
            }
            if self.shown.is_all() {
                say("");
            }
        }
        Ok(())
    }
}

/// Characters of what is marked before it is cut.
const LONGEST: usize = 24;

const BOLD: &str = "\x1b[1m";
const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const YELLOW: &str = "\x1b[33m";
const CYAN: &str = "\x1b[36m";

/// Words in a colour, which is left out where no terminal shows them.
fn coloured(colour: &str, words: &str) -> String {
    format!("{colour}{words}\x1b[0m")
}

fn bold(words: &str) -> String {
    coloured(BOLD, words)
}

fn heading(words: &str) {
    say(&format!("\n{}\n", bold(&format!("══ {words} ══"))));
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

/// The file and line of each target of a definition, as `/…/part-a.md:57`, which terminals and editors open.
fn targets(definition: &Value) -> Vec<String> {
    definition
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|link| {
            let uri = link.get("targetUri").or(link.get("uri"))?.as_str()?;
            let range = link.get("targetSelectionRange").or(link.get("range"))?;
            let line = range.pointer("/start/line")?.as_u64()? + 1;
            let path = path_of_address(uri);
            let shown = path.map_or(uri.to_owned(), |path| path.display().to_string());
            Some(format!("{shown}:{line}"))
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
        "VS Code：在“扩展”的“…”菜单中选“从VSIX安装…”，选取 yuanyin-….vsix（制作方法见 README.md 的“VS Code”一节）。\nNeovim 0.11起，在 init.lua 中写入：\n    {neovim}\n其他支持LSP的编辑器：启动 {program}（不带参数），通过标准输入和输出通信。\n核对文稿：{program} check 文件…",
        "VS Code: choose “Install from VSIX…” in the menu of Extensions, and yuanyin-….vsix (README.md says under “VS Code” how to make it).\nNeovim 0.11 or later, in init.lua:\n    {neovim}\nAny other LSP editor: start {program} without arguments; it speaks over standard input and output.\nTo check drafts: {program} check FILE…",
    )
}
