//! What is wrong with a corpus.

use std::io;

use crate::corpus::{CorpusProblem, CorpusProblemKind, LoadError};
use crate::lexicon::Holds;
use crate::messages::{Locale, kind as kind_of, step};

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
        CorpusProblemKind::NoWorkingGroup => locale
            .pick(
                "本部分收录建议，但没有 working_group：没有说明是哪个工作组的建议。",
                "This part holds recommendations, and there is no `working_group`: it is not said whose they are.",
            )
            .to_owned(),
        CorpusProblemKind::IdleWorkingGroup => locale
            .pick(
                "没有收录建议的部分，不应有 working_group。",
                "No part holds recommendations: a `working_group` has no place here.",
            )
            .to_owned(),
        CorpusProblemKind::WrongField { field, holds: Holds::Recommendations } => sentence!(
            locale,
            "本部分收录建议，各节没有 {field}。",
            "This part holds recommendations: its sections have no `{field}`.",
        ),
        CorpusProblemKind::WrongField { field, holds: Holds::Instruments } => sentence!(
            locale,
            "本部分收录决议和决定，各节没有 {field}。",
            "This part holds instruments: its sections have no `{field}`.",
        ),
        CorpusProblemKind::NoInstrument => locale
            .pick(
                "本部分收录决议和决定，本节缺少 instrument。",
                "This part holds instruments, and this section has no `instrument`.",
            )
            .to_owned(),
        CorpusProblemKind::UnwritableSection { number, last: 0 } => sentence!(
            locale,
            "节次从 1 开始，不是 {number}。",
            "Sections are numbered from 1, not {number}.",
        ),
        CorpusProblemKind::UnwritableSection { number, last } => sentence!(
            locale,
            "节次 {number} 无法识别：这种数字只能写到 {last}。",
            "Section {number} could not be read: these figures go up to {last}.",
        ),
        CorpusProblemKind::WrongFigures { written, expected } => sentence!(
            locale,
            "节次“{written}”应写作“{expected}”（见 compilation.toml 的 numbering）。",
            "The section's number is “{expected}”, not “{written}” (`numbering` in compilation.toml).",
        ),
        CorpusProblemKind::ReversedDates => locale
            .pick(
                "最后一天早于第一天。",
                "The last day is before the first.",
            )
            .to_owned(),
        CorpusProblemKind::UnusableLink { link, placeholder } => sentence!(
            locale,
            "“{link}”不是可供打开的网址：请以 https:// 开头，并写明 {placeholder} 的位置。",
            "“{link}” is no address to be followed: begin it with https:// and say where {placeholder} stands in it.",
        ),
        CorpusProblemKind::UnknownPlaceholder { name } => sentence!(
            locale,
            "该编号的 shape 中没有“{name}”。",
            "The numbers' `shape` has no “{name}”.",
        ),
        CorpusProblemKind::OtherDates { first, last } => sentence!(
            locale,
            "compilation.toml 所载这届会议的日期是 {first} 至 {last}。",
            "compilation.toml dates this session {first} to {last}.",
        ),
        CorpusProblemKind::WrongId { id } => sentence!(
            locale,
            "“{id}”应只用小写字母、数字和连字符。",
            "“{id}” should be small letters, digits and hyphens only.",
        ),
        CorpusProblemKind::NoArticles => locale
            .pick(
                "条约至少有一条；不援引其条文的条约不必列出。",
                "A treaty has one article at least; one whose articles are not cited need not be listed.",
            )
            .to_owned(),
        CorpusProblemKind::WrongNumber { written, expected } => sentence!(
            locale,
            "“{written}”应写作“{expected}”：本机关这届会议的编号用此写法。",
            "“{written}” should be “{expected}”: so the body writes the numbers of this session.",
        ),
        CorpusProblemKind::UnnumberedKind { kind: one } => sentence!(
            locale,
            "登记册中本机关没有{kind}的编号（numbers）。",
            "In the register the body gives no numbers to {kind}s (`numbers`).",
            kind = kind_of(locale, *one),
        ),
        CorpusProblemKind::OutsideSeries { kind: one, session } => sentence!(
            locale,
            "登记册中本机关第 {session} 届会议没有{kind}的编号（numbers 的 first 和 last）。",
            "In the register no series of the body's {kind}s has session {session} (`first` and `last` in `numbers`).",
            kind = kind_of(locale, *one),
        ),
        CorpusProblemKind::UnreadableSymbol { symbol } => sentence!(
            locale,
            "“{symbol}”不能识别为文件号。",
            "“{symbol}” is not read as a document symbol.",
        ),
        CorpusProblemKind::NoNumbers { id } => sentence!(
            locale,
            "登记册中 {id} 没有决议或决定的编号（numbers），其文书无法援引。",
            "In the register {id} gives no numbers to resolutions or decisions (`numbers`): nothing of it could be cited.",
        ),
        CorpusProblemKind::UnreadableShape { shape } => sentence!(
            locale,
            "本汇编的机关不能用编号形式“{shape}”，只能用“SESSION/SERIAL”或“ROMAN/SERIAL”。",
            "The compilation's own body cannot have numbers of the shape “{shape}”, only “SESSION/SERIAL” or “ROMAN/SERIAL”.",
        ),
        CorpusProblemKind::OverlappingNumbers { first, last: Some(last) } => sentence!(
            locale,
            "第 {first} 届至第 {last} 届会议有两种编号。",
            "Sessions {first} to {last} have two series of numbers.",
        ),
        CorpusProblemKind::OverlappingNumbers { first, last: None } => sentence!(
            locale,
            "第 {first} 届会议起有两种编号。",
            "Sessions from {first} on have two series of numbers.",
        ),
        CorpusProblemKind::ReversedNumbers { first, last } => sentence!(
            locale,
            "编号系列的起止颠倒了：{first} 至 {last}。",
            "A series of numbers ends before it begins: {first} to {last}.",
        ),
        CorpusProblemKind::BeyondRoman { last } => sentence!(
            locale,
            "罗马数字的届次只能识别到 {last}。",
            "Sessions in Roman figures are read up to {last}.",
        ),
        CorpusProblemKind::Unnamed { id, language } => sentence!(
            locale,
            "{id} 没有“{tag}”语的名称。",
            "{id} has no name in the language “{tag}”.",
            tag = language.tag(),
        ),
        CorpusProblemKind::Unprinted { id, language } => sentence!(
            locale,
            "没有说明 {id} 在“{tag}”语中如何书写（printed）。",
            "It is not said how {id} is written in the language “{tag}” (`printed`).",
            tag = language.tag(),
        ),
        CorpusProblemKind::NotAmongNames { name } => sentence!(
            locale,
            "“{name}”不在名称之列。",
            "“{name}” is not among the names.",
        ),
        CorpusProblemKind::SharedName { name, other } => sentence!(
            locale,
            "“{name}”也是 {other} 的名称：请列入 ambiguous 或 short。",
            "“{name}” is a name of {other} as well: list it in `ambiguous` or `short`.",
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
