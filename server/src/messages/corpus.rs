//! What is wrong with a corpus.

use std::io;

use crate::corpus::load::LoadError;
use crate::corpus::{CorpusProblem, CorpusProblemKind};
use crate::messages::{Locale, step};

/// `file:line:column: reason`
pub fn corpus_problem(locale: Locale, problem: &CorpusProblem) -> String {
    format!(
        "{}:{}:{}: {}",
        problem.file,
        problem.line,
        problem.column,
        corpus_problem_kind(locale, &problem.kind)
    )
}

/// Why a folder could not be read, and what to do.
pub fn load_error(locale: Locale, error: &LoadError) -> String {
    let path = error.path.display();
    let reason = &error.reason;
    match reason.kind() {
        io::ErrorKind::InvalidData => locale.pick(
            format!("{path}：不是 UTF-8 文本；请另存为 UTF-8"),
            format!("{path}: not UTF-8 text; save it as UTF-8"),
        ),
        _ => locale.pick(
            format!("{path}：无法读取（{reason}）"),
            format!("{path}: cannot be read ({reason})"),
        ),
    }
}

/// The reason, in a sentence.
pub fn corpus_problem_kind(locale: Locale, kind: &CorpusProblemKind) -> String {
    match kind {
        CorpusProblemKind::MissingFile => locale.pick("缺少此文件。".into(), "This file is missing.".into()),
        CorpusProblemKind::UnreadableData { reason } => locale.pick(
            format!("无法读取的 TOML：{reason}"),
            format!("TOML that cannot be read: {reason}"),
        ),
        CorpusProblemKind::UnreadableValue { value } => locale.pick(
            format!("“{value}”无法识别。"),
            format!("“{value}” cannot be read."),
        ),
        CorpusProblemKind::NotInRegister { id } => locale.pick(
            format!("登记册 bodies.toml 中没有“{id}”。"),
            format!("The register bodies.toml does not have “{id}”."),
        ),
        CorpusProblemKind::NobodysInstruments => locale.pick(
            "没有 body：没有说明这是哪个机关的文书。".into(),
            "There is no `body`: it is not said whose instruments these are.".into(),
        ),
        CorpusProblemKind::WrongLetter { letter } => locale.pick(
            format!("部分的字母应是一个大写字母，不是“{letter}”。"),
            format!("A part's letter is one capital letter, not “{letter}”."),
        ),
        CorpusProblemKind::UnregisteredSession { session } => locale.pick(
            format!("register.toml 中没有第 {session} 届会议的 [[session]]。"),
            format!("register.toml has no [[session]] of number {session}."),
        ),
        CorpusProblemKind::UnexpectedLine => locale.pick(
            "此行不属于任何段落；请加编号、并入上一段或改为标题。".into(),
            "This line is in no provision: number it, join it to the one before or make it a heading.".into(),
        ),
        CorpusProblemKind::UnknownSection { name } => locale.pick(
            format!("compilation.toml 中没有这一节：{name}"),
            format!("compilation.toml has no such section: {name}"),
        ),
        CorpusProblemKind::MissingSection { name } => locale.pick(
            format!("{name} 列于此处，但各部分中没有它的标题。"),
            format!("{name} is listed here, but no part has its heading."),
        ),
        CorpusProblemKind::InstrumentMismatch { expected } => locale.pick(
            format!("标题与 compilation.toml 不符，应为“{expected}”。"),
            format!("The heading is not the one in compilation.toml: “{expected}”."),
        ),
        CorpusProblemKind::UnregisteredInstrument { name } => locale.pick(
            format!("{name} 未登记于 register.toml。"),
            format!("{name} is not in register.toml."),
        ),
        CorpusProblemKind::Duplicate { name } => locale.pick(
            format!("{name} 重复。"),
            format!("{name} stands here a second time."),
        ),
        CorpusProblemKind::Skipped { expected, found } => locale.pick(
            format!("编号不连续：应为 {}，此处为 {}。", step(*expected), step(*found)),
            format!("The numbering is broken: {} should follow, not {}.", step(*expected), step(*found)),
        ),
        CorpusProblemKind::NoteWithoutCall { number } => locale.pick(
            format!("脚注 {number} 没有出处。"),
            format!("Nothing calls footnote {number}."),
        ),
        CorpusProblemKind::CallWithoutNote { number } => locale.pick(
            format!("没有脚注 {number}。"),
            format!("There is no footnote {number}."),
        ),
        CorpusProblemKind::DuplicateNote { number } => locale.pick(
            format!("脚注 {number} 重复。"),
            format!("Footnote {number} stands here a second time."),
        ),
        CorpusProblemKind::UnreadableCell { rest } => locale.pick(
            format!("单元格中的“{rest}”无法读取。"),
            format!("“{rest}” of this cell cannot be read."),
        ),
        CorpusProblemKind::UnresolvedReference { reference } => locale.pick(
            format!("“{reference}”没有所指。"),
            format!("“{reference}” leads nowhere."),
        ),
        CorpusProblemKind::RowDisagrees { expected, found } => locale.pick(
            format!("段落栏与参引栏不符：段落栏为 {expected}，参引栏为 {found}。"),
            format!("The row's columns disagree: its paragraphs are {expected}, its references {found}."),
        ),
        CorpusProblemKind::UnknownSymbol { symbol } => locale.pick(
            format!("compilation.toml 中没有文件号 {symbol}。"),
            format!("compilation.toml does not know the symbol {symbol}."),
        ),
        CorpusProblemKind::UnknownTreaty { name } => locale.pick(
            format!("treaties.toml 中没有这项条约：{name}"),
            format!("treaties.toml has no such treaty: {name}"),
        ),
        CorpusProblemKind::UnknownArticle { name, number, last } => locale.pick(
            format!("{name} 没有第{number}条：只有第1条至第{last}条。"),
            format!("{name} has no article {number}: it has 1 to {last}."),
        ),
        CorpusProblemKind::UntitledArticle { name, number } => locale.pick(
            format!("{name} 缺少第{number}条的标题。"),
            format!("Article {number} of {name} has no title here."),
        ),
        CorpusProblemKind::InapplicableErratum { line } => locale.pick(
            format!("source.txt 第 {line} 行没有这条勘误所称的文字。"),
            format!("Line {line} of source.txt does not have the words that this erratum corrects."),
        ),
    }
}
