//! What is wrong with a corpus.

use std::io;

use crate::corpus::{CorpusProblem, CorpusProblemKind, LoadError};
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
        io::ErrorKind::InvalidData => sentence!(
            locale,
            "{path}：不是 UTF-8 文本；请另存为 UTF-8",
            "{path}: not UTF-8 text; save it as UTF-8",
        ),
        _ => sentence!(
            locale,
            "{path}：无法读取（{reason}）",
            "{path}: cannot be read ({reason})",
        ),
    }
}

/// The reason, in a sentence.
pub fn corpus_problem_kind(locale: Locale, kind: &CorpusProblemKind) -> String {
    match kind {
        CorpusProblemKind::MissingFile => locale
            .pick(
                "缺少此文件。",
                "This file is missing.",
            )
            .to_owned(),
        CorpusProblemKind::UnreadableData { reason } => sentence!(
            locale,
            "无法读取的 TOML：{reason}",
            "TOML that cannot be read: {reason}",
        ),
        CorpusProblemKind::UnreadableValue { value } => sentence!(
            locale,
            "“{value}”无法识别。",
            "“{value}” cannot be read.",
        ),
        CorpusProblemKind::NotInRegister { id } => sentence!(
            locale,
            "登记册 bodies.toml 中没有“{id}”。",
            "The register bodies.toml does not have “{id}”.",
        ),
        CorpusProblemKind::NobodysInstruments => locale
            .pick(
                "没有 body：没有说明这是哪个机关的文书。",
                "There is no `body`: it is not said whose instruments these are.",
            )
            .to_owned(),
        CorpusProblemKind::WrongLetter { letter } => sentence!(
            locale,
            "部分的字母应是一个大写字母，不是“{letter}”。",
            "A part's letter is one capital letter, not “{letter}”.",
        ),
        CorpusProblemKind::UnknownPart { name: Some(name) } => sentence!(
            locale,
            "没有字母为“{name}”的 [[part]]。",
            "There is no [[part]] of the letter “{name}”.",
        ),
        CorpusProblemKind::UnknownPart { name: None } => locale
            .pick(
                "没有说明本节属于哪一部分。",
                "It is not said which part this section belongs to.",
            )
            .to_owned(),
        CorpusProblemKind::UnregisteredSession { session } => sentence!(
            locale,
            "register.toml 中没有第 {session} 届会议的 [[session]]。",
            "register.toml has no [[session]] of number {session}.",
        ),
        CorpusProblemKind::UnexpectedLine => locale
            .pick(
                "此行不属于任何段落；请加编号、并入上一段或改为标题。",
                "This line is in no provision: number it, join it to the one before or make it a heading.",
            )
            .to_owned(),
        CorpusProblemKind::UnknownSection { name } => sentence!(
            locale,
            "compilation.toml 中没有这一节：{name}",
            "compilation.toml has no such section: {name}",
        ),
        CorpusProblemKind::MissingSection { name } => sentence!(
            locale,
            "{name} 列于此处，但各部分中没有它的标题。",
            "{name} is listed here, but no part has its heading.",
        ),
        CorpusProblemKind::InstrumentMismatch { expected } => sentence!(
            locale,
            "标题与 compilation.toml 不符，应为“{expected}”。",
            "The heading is not the one in compilation.toml: “{expected}”.",
        ),
        CorpusProblemKind::UnregisteredInstrument { name } => sentence!(
            locale,
            "{name} 未登记于 register.toml。",
            "{name} is not in register.toml.",
        ),
        CorpusProblemKind::Duplicate { name } => sentence!(
            locale,
            "{name} 重复。",
            "{name} stands here a second time.",
        ),
        CorpusProblemKind::Skipped { expected, found } => sentence!(
            locale,
            "编号不连续：应为 {expected}，此处为 {found}。",
            "The numbering is broken: {expected} should follow, not {found}.",
            expected = step(*expected),
            found = step(*found),
        ),
        CorpusProblemKind::NoteWithoutCall { number } => sentence!(
            locale,
            "脚注 {number} 没有出处。",
            "Nothing calls footnote {number}.",
        ),
        CorpusProblemKind::CallWithoutNote { number } => sentence!(
            locale,
            "没有脚注 {number}。",
            "There is no footnote {number}.",
        ),
        CorpusProblemKind::DuplicateNote { number } => sentence!(
            locale,
            "脚注 {number} 重复。",
            "Footnote {number} stands here a second time.",
        ),
        CorpusProblemKind::UnreadableCell { rest } => sentence!(
            locale,
            "单元格中的“{rest}”无法读取。",
            "“{rest}” of this cell cannot be read.",
        ),
        CorpusProblemKind::UnresolvedReference { reference } => sentence!(
            locale,
            "“{reference}”没有所指。",
            "“{reference}” leads nowhere.",
        ),
        CorpusProblemKind::RowDisagrees { expected, found } => sentence!(
            locale,
            "段落栏与参引栏不符：段落栏为 {expected}，参引栏为 {found}。",
            "The row's columns disagree: its paragraphs are {expected}, its references {found}.",
        ),
        CorpusProblemKind::UnknownSymbol { symbol } => sentence!(
            locale,
            "compilation.toml 中没有文件号 {symbol}。",
            "compilation.toml does not know the symbol {symbol}.",
        ),
        CorpusProblemKind::UnknownTreaty { name } => sentence!(
            locale,
            "treaties.toml 中没有这项条约：{name}",
            "treaties.toml has no such treaty: {name}",
        ),
        CorpusProblemKind::UnknownArticle { name, number, last } => sentence!(
            locale,
            "{name} 没有第{number}条：只有第1条至第{last}条。",
            "{name} has no article {number}: it has 1 to {last}.",
        ),
        CorpusProblemKind::UntitledArticle { name, number } => sentence!(
            locale,
            "{name} 缺少第{number}条的标题。",
            "Article {number} of {name} has no title here.",
        ),
        CorpusProblemKind::UnreadableName { name } => sentence!(
            locale,
            "“{name}”读不出所指的内容，文稿无法这样援引。",
            "“{name}” is not read as what it names: no draft could cite it.",
        ),
        CorpusProblemKind::InapplicableErratum { line } => sentence!(
            locale,
            "source.txt 第 {line} 行没有这条勘误所称的文字。",
            "Line {line} of source.txt does not have the words that this erratum corrects.",
        ),
    }
}
