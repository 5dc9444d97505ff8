//! What is wrong with a corpus.

use crate::corpus::{CorpusProblem, CorpusProblemKind, LoadError, NameFault};
use crate::lexicon::Holds;
use crate::messages::system::{system_reason, unreadable};
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

/// Why a folder could not be read.
pub fn load_error(locale: Locale, error: &LoadError) -> String {
    unreadable(locale, &error.path, &error.reason)
}

/// A folder that has none of a compilation's files.
pub fn no_compilation(locale: Locale, folder: &std::path::Path) -> String {
    let folder = folder.display();
    sentence!(
        locale,
        "{folder}：这不是汇编文件夹，其中没有 compilation.toml 等任何文件。",
        "{folder}: not a compilation's folder: it has none of its files, such as compilation.toml."
    )
}

/// A folder that a new compilation cannot be begun in.
pub fn folder_not_empty(locale: Locale, folder: &std::path::Path) -> String {
    let folder = folder.display();
    sentence!(
        locale,
        "{folder}：文件夹里已有文件，什么也没有写。请给出一个新的或空的文件夹。",
        "{folder}: there are files in this folder already, so nothing was written. Name a new or an empty one."
    )
}

/// A compilation has been begun in a folder.
pub fn corpus_begun(locale: Locale, folder: &std::path::Path) -> String {
    let folder = folder.display();
    sentence!(
        locale,
        "样例汇编已经写好，可以通过检查。请逐个文件改成自己的内容，每改一处运行：yuanyin corpus check {folder}",
        "A sample compilation is written, and passes the check. Write your own over it, file by file, and after each change run: yuanyin corpus check {folder}"
    )
}

/// A file of a new compilation that cannot be written: none of it stays.
pub fn corpus_not_begun(locale: Locale, file: &std::path::Path, reason: &std::io::Error) -> String {
    sentence!(
        locale,
        "{file}：无法写入（{reason}）；已写的文件都已删去。",
        "{file}: cannot be written ({reason}); what had been written before it is removed again.",
        file = file.display(),
        reason = system_reason(locale, reason.kind(), reason.raw_os_error()),
    )
}

/// What is told of a compilation that keeps drafts from being checked against it, behind its problems.
pub fn corpus_not_used(locale: Locale, folder: &std::path::Path) -> String {
    let folder = folder.display();
    sentence!(
        locale,
        "{folder}：这部汇编有文件无法读取，或不知属于哪个机构，无法据以核对。请改正上列问题（yuanyin corpus check）。",
        "{folder}: a file of this compilation cannot be read, or it is not known whose it is, so nothing can be checked against it. Correct the above (yuanyin corpus check).",
    )
}

/// The compilation has no edition in a language; in which it has.
#[cfg(feature = "command-line")]
pub fn no_edition(locale: Locale, language: &str, known: &[&str]) -> String {
    let known = known.join(locale.pick("、", ", "));
    sentence!(
        locale,
        "汇编没有“{language}”版本，只有：{known}。",
        "The compilation has no edition in “{language}”, only in: {known}.",
    )
}

/// The line of `corpus check` where something could not be judged.
pub fn corpus_partly_checked(locale: Locale) -> &'static str {
    locale.pick(
        "以上问题改正之前，依附于它们的内容（参引、脚注、专题索引、名称）未予检查；改正后请再次检查。",
        "What depends on the above (references, notes, the index, names) has not been checked. Correct it and check again.",
    )
}

/// The reason and what to do, in a sentence.
pub fn corpus_problem_kind(locale: Locale, kind: &CorpusProblemKind) -> String {
    match empty_value(kind) {
        true => locale
            .pick(
                "此处的值是空的：请填写，或删去该字段。",
                "The value here is empty: fill it in, or remove the field.",
            )
            .to_owned(),
        false => reason(locale, kind),
    }
}

/// Whether a problem is that of a value that says nothing: there is nothing to quote.
fn empty_value(kind: &CorpusProblemKind) -> bool {
    match kind {
        CorpusProblemKind::UnreadableValue { value, .. } => value.is_empty(),
        CorpusProblemKind::NoSuchDay { written } => written.is_empty(),
        CorpusProblemKind::NotInRegister { id }
        | CorpusProblemKind::NoSuchGroup { id, .. }
        | CorpusProblemKind::WrongId { id } => id.is_empty(),
        CorpusProblemKind::WrongLetter { letter } => letter.is_empty(),
        CorpusProblemKind::UnknownPart { name } => name.as_deref() == Some(""),
        CorpusProblemKind::UnreadableSymbol { symbol } => symbol.is_empty(),
        CorpusProblemKind::UnreadableShape { shape } => shape.is_empty(),
        CorpusProblemKind::NotAmongNames { name }
        | CorpusProblemKind::UnknownTreaty { name }
        | CorpusProblemKind::UnusableName { name, .. } => name.is_empty(),
        CorpusProblemKind::UnresolvedReference { reference } => reference.is_empty(),
        CorpusProblemKind::OtherLanguage { language, .. } => language.is_empty(),
        _ => false,
    }
}

fn reason(locale: Locale, kind: &CorpusProblemKind) -> String {
    match kind {
        CorpusProblemKind::MissingFile => locale
            .pick(
                "缺少此文件：每部汇编都要有。",
                "This file is missing: every compilation has one.",
            )
            .to_owned(),
        CorpusProblemKind::UnreadableFile { reason, code } => sentence!(
            locale,
            "此文件无法读取（{reason}）：请使它可以读取，或放回一个可读的文件。",
            "This file cannot be read ({reason}): make it readable, or put a readable one here.",
            reason = system_reason(locale, *reason, *code),
        ),
        CorpusProblemKind::NotAFile { is_folder: true } => locale
            .pick(
                "这是文件夹，不是文件：请移走，并在此放置同名的文件。",
                "This is a folder, not a file: move it away, and put the file of this name here.",
            )
            .to_owned(),
        CorpusProblemKind::NotAFile { is_folder: false } => locale
            .pick(
                "这是设备、管道之类，不是文件：请移走，并在此放置同名的文件。",
                "This is a device, a pipe or the like, not a file: move it away, and put the file of this name here.",
            )
            .to_owned(),
        CorpusProblemKind::TooLongFile { megabytes } => sentence!(
            locale,
            "此文件超过{megabytes}MB，不予读取：请换成汇编的文件。",
            "This file is longer than {megabytes} MB and is not read: put the compilation's file here.",
        ),
        CorpusProblemKind::ForbiddenCharacter { character } => sentence!(
            locale,
            "此处有看不见的控制字符（{code}）：请删去。",
            "There is an invisible control character here ({code}): remove it.",
            code = format!("U+{:04X}", u32::from(*character)),
        ),
        CorpusProblemKind::NotUtf8 => locale
            .pick(
                "从这里起不是UTF-8文本：请另存为UTF-8。",
                "From here on this is not UTF-8: save the file as UTF-8.",
            )
            .to_owned(),
        CorpusProblemKind::IdleFile => locale
            .pick(
                "此文件在这里不起作用：请移到应在之处，或删去。",
                "This file has no effect here: move it where it belongs, or remove it.",
            )
            .to_owned(),
        CorpusProblemKind::IdlePart { letter: Some(letter) } => sentence!(
            locale,
            "compilation.toml 中没有字母为“{letter}”的 [[part]]：请补上，或删去此文件。",
            "compilation.toml has no [[part]] with the letter “{letter}”: add one, or remove this file.",
        ),
        CorpusProblemKind::IdlePart { letter: None } => locale
            .pick(
                "此汇编分为部分，各部分另有文件：请把内容移入该处，并删去此文件。",
                "This compilation has parts, each with its file: move what is here there, and remove this one.",
            )
            .to_owned(),
        CorpusProblemKind::EmptyValue { field } => sentence!(
            locale,
            "{field} 是空的或缺少：请填写。",
            "`{field}` is empty or absent: fill it in.",
        ),
        CorpusProblemKind::NoSuchDay { written } => sentence!(
            locale,
            "“{written}”不是日期：请写作“2013-10-28”之类，且须为确有的日期。",
            "“{written}” is not a date: write it as 2013-10-28, and a day that exists.",
        ),
        CorpusProblemKind::NotOneOf { fields: [one, other] } => sentence!(
            locale,
            "{one} 和 {other} 只能写一个，且必须写一个。",
            "Give either `{one}` or `{other}` here, and only one of them.",
        ),
        CorpusProblemKind::Halved { fields: [one, other] } => sentence!(
            locale,
            "{one} 和 {other} 应同时出现：请补上另一个，或都删去。",
            "`{one}` and `{other}` go together: add the other one, or remove both.",
        ),
        CorpusProblemKind::OtherLanguage { language, folder } => sentence!(
            locale,
            "此版本的语文写作“{language}”，而文件夹名为“{folder}”：两者应相同。",
            "The edition's language is “{language}”, and its folder is “{folder}”: they have to be the same.",
        ),
        CorpusProblemKind::NotItsLanguage { language, written } => sentence!(
            locale,
            "此版本的语文写作“{language}”，而案文看来是“{written}”：请改正标签（以及文件夹名）。",
            "The edition's language is “{language}”, and its text seems to be in “{written}”: correct the tag, and the folder's name with it.",
            written = written.tag(),
        ),
        CorpusProblemKind::OwnExcerpt => locale
            .pick(
                "这是汇编自己的版本，其他版本与之比较，不能是节录：请删去 extent。",
                "This is the compilation's own edition, which the others are compared with, and cannot be an excerpt: remove `extent`.",
            )
            .to_owned(),
        CorpusProblemKind::UnlistedEdition { language } => sentence!(
            locale,
            "此版本未予读取：请在 compilation.toml 的 editions 中列入“{language}”，如 editions = ['zh', '{language}']。",
            "This edition is not read: list “{language}” in `editions` of compilation.toml, as in editions = ['zh', '{language}'].",
        ),
        CorpusProblemKind::LacksProvisions { first, last: None } => sentence!(
            locale,
            "此版本缺少{first}：请补上；只收录部分案文的，在 edition.toml 中写 extent = 'excerpt'。",
            "{first} is missing in this edition: add it, or say extent = 'excerpt' in edition.toml where the edition has only some provisions.",
        ),
        CorpusProblemKind::LacksProvisions { first, last: Some(last) } => sentence!(
            locale,
            "此版本缺少{first}至{last}：请补上；只收录部分案文的，在 edition.toml 中写 extent = 'excerpt'。",
            "{first} to {last} are missing in this edition: add them, or say extent = 'excerpt' in edition.toml where the edition has only some provisions.",
        ),
        CorpusProblemKind::ExtraProvision { name } => sentence!(
            locale,
            "汇编自己的版本没有{name}：请删去，或改正编号。",
            "The compilation's own edition has no {name}: remove it, or correct its number.",
        ),
        CorpusProblemKind::OtherNesting { name, expected } => sentence!(
            locale,
            "这里是{name}，在汇编自己的版本中是{expected}：请改正缩进，使之属于同一段。",
            "This is {name} here, and {expected} in the compilation's own edition: indent it so that it stands under the same provision.",
        ),
        CorpusProblemKind::NotTranslated { language, written } => sentence!(
            locale,
            "此版本的语文是“{language}”，而这一段看来是“{written}”：请译出，或删去。",
            "The edition's language is “{language}”, and these words seem to be in “{written}”: translate them, or remove them.",
            written = written.tag(),
        ),
        CorpusProblemKind::FiguresWithoutParts => locale
            .pick(
                "不分部分的汇编，节次只能用中文数字（numbering 为 chinese）：“VII.20”或“7.20”前面没有部分的字母，在文稿中无法辨认。请改用中文数字，或分部分。",
                "In a compilation without parts, sections are numbered in Chinese (`numbering` is `chinese`): without a part's letter before it, VII.20 or 7.20 could be anything in a draft. Number the sections in Chinese, or give the compilation parts.",
            )
            .to_owned(),
        CorpusProblemKind::UnreadableData { reason } => wrong_toml(locale, reason),
        CorpusProblemKind::UnreadableValue { value, example } => sentence!(
            locale,
            "“{value}”无法识别：应写作“{example}”之类。",
            "“{value}” cannot be read: it is written like “{example}”.",
        ),
        CorpusProblemKind::NotInRegister { id } => sentence!(
            locale,
            "登记册 bodies.toml 中没有“{id}”：请在汇编自己的 bodies.toml 中补上，或改正。",
            "The register bodies.toml does not have “{id}”: add it to the compilation's own, or correct it.",
        ),
        CorpusProblemKind::NoSuchGroup { id, body } => sentence!(
            locale,
            "登记册 bodies.toml 中 {body} 没有工作组“{id}”：请在汇编自己的 bodies.toml 中补上，或改正。",
            "In the register bodies.toml {body} has no working group “{id}”: add it to the compilation's own, or correct it.",
        ),
        CorpusProblemKind::NobodysInstruments => locale
            .pick(
                "没有 body：没有说明这是哪个机构的文书，请填写登记册中的 id。",
                "There is no `body`: say whose instruments these are, by an id of the register.",
            )
            .to_owned(),
        CorpusProblemKind::WrongLetter { letter } => sentence!(
            locale,
            "部分的字母应是一个大写字母，不是“{letter}”。",
            "A part's letter is one capital letter, not “{letter}”.",
        ),
        CorpusProblemKind::NoWorkingGroup => locale
            .pick(
                "本部分收录建议，但没有 working_group：请说明是哪个工作组的建议。",
                "This part holds recommendations, and there is no `working_group`: say whose they are.",
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
            "本部分收录建议，各节没有 {field}：请删去。",
            "This part holds recommendations: its sections have no `{field}`; remove it.",
        ),
        CorpusProblemKind::WrongField { field, holds: Holds::Instruments } => sentence!(
            locale,
            "本部分收录决议和决定，各节没有 {field}：请删去。",
            "This part holds instruments: its sections have no `{field}`; remove it.",
        ),
        CorpusProblemKind::NoInstrument => locale
            .pick(
                "本部分收录决议和决定，本节缺少 instrument：请补上。",
                "This part holds instruments, and this section has no `instrument`: add it.",
            )
            .to_owned(),
        CorpusProblemKind::UnwritableSection { number, last: 0 } => sentence!(
            locale,
            "节次从1开始，不是{number}。",
            "Sections are numbered from 1, not {number}.",
        ),
        CorpusProblemKind::UnwritableSection { number, last } => sentence!(
            locale,
            "节次{number}无法识别：这种数字只能写到{last}。",
            "Section {number} could not be read: these figures go up to {last}.",
        ),
        CorpusProblemKind::WrongFigures { written, expected, is_by_default: false } => sentence!(
            locale,
            "节次“{written}”应写作“{expected}”（见 compilation.toml 的 numbering）。",
            "The section's number is “{expected}”, not “{written}” (`numbering` in compilation.toml).",
        ),
        CorpusProblemKind::WrongFigures { written, expected, is_by_default: true } => sentence!(
            locale,
            "节次“{written}”应写作“{expected}”：compilation.toml 没有 numbering，即用中文数字（chinese）。",
            "The section's number is “{expected}”, not “{written}”: compilation.toml has no `numbering`, and then it is `chinese`.",
        ),
        CorpusProblemKind::PointsToOwnPart { reference } => sentence!(
            locale,
            "points_to 应指向另一部分中收录这些建议的文书，“{reference}”属于收录建议的部分：请改正。",
            "`points_to` leads to the instrument in another part that holds these recommendations, and “{reference}” is in a part of recommendations: correct it.",
        ),
        CorpusProblemKind::ImpossibleOffset { offset, paragraph, number } => sentence!(
            locale,
            "按 offset = {offset}，本节第{paragraph}段会是文件的第{number}段：请改正。",
            "With `offset` = {offset} paragraph {paragraph} of this section would be paragraph {number} of the document: correct it.",
        ),
        CorpusProblemKind::IdleSymbol { symbol } => sentence!(
            locale,
            "此汇编的会议报告都不以“{symbol}/”开头：请改正工作组的 symbol，或报告的文件号。",
            "None of the reports here begins with “{symbol}/”: correct the working group's `symbol`, or the reports'.",
        ),
        CorpusProblemKind::OtherReport { symbol } => sentence!(
            locale,
            "compilation.toml 所载这届会议的报告是{symbol}：请改正其一。",
            "According to compilation.toml this session's report is {symbol}: correct one of the two.",
        ),
        CorpusProblemKind::MergeMark => locale
            .pick(
                "这一行是合并版本时留下的冲突标记，此文件未予读取：请选定一个版本，并删去标记。",
                "This line was left by a merge of two versions, and the file is not read: keep one of them, and remove the marks.",
            )
            .to_owned(),
        CorpusProblemKind::MissingTitles => locale
            .pick(
                "缺少此文件：treaties.toml 所列条约及其条文的标题应载于此。",
                "This file is missing: it says what the treaties of treaties.toml and their articles are called.",
            )
            .to_owned(),
        CorpusProblemKind::TabIndent => locale
            .pick(
                "这一行以制表符缩进，层次无从判断（以下各行亦然）：请改用空格，段下三个，项下两个。",
                "This line is indented with tabs, so that it is not known what it belongs to; so may be others below. Indent with spaces: three under a number, two under a letter.",
            )
            .to_owned(),
        CorpusProblemKind::UnreadAnnex => locale
            .pick(
                "附件的标题应写作“#### 附件”（只有一个附件）或“#### 附件一”：请改正。",
                "An annex begins with “#### 附件” where there is one, and with “#### 附件一” and so on where there are several: correct the heading.",
            )
            .to_owned(),
        CorpusProblemKind::ReversedDates => locale
            .pick(
                "最后一天早于第一天：请改正。",
                "The last day is before the first: correct one of them.",
            )
            .to_owned(),
        CorpusProblemKind::UnusableLink { link, placeholder } => sentence!(
            locale,
            "“{link}”不是可供打开的网址：请以 https:// 开头，并写明 {placeholder} 的位置。",
            "“{link}” is no address to be followed: begin it with https:// and say where {placeholder} is in it.",
        ),
        CorpusProblemKind::UnknownPlaceholder { name } => sentence!(
            locale,
            "该编号的 shape 中没有“{name}”：请用 shape 中的写法。",
            "The numbers' `shape` has no “{name}”: use what is there.",
        ),
        CorpusProblemKind::OtherDates { first, last } => sentence!(
            locale,
            "compilation.toml 所载这届会议的日期是{first}至{last}：请改正其一。",
            "compilation.toml dates this session {first} to {last}: correct one of the two.",
        ),
        CorpusProblemKind::OtherDatesInHeading { first, last } => sentence!(
            locale,
            "compilation.toml 所载这次会议的日期是{first}至{last}：请改正其一；如原文印错而照印，请在 errata.toml 中注明（`kept`）。",
            "compilation.toml dates this meeting {first} to {last}: correct one of the two; where the print is wrong and kept, say so in errata.toml (`kept`).",
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
            "“{written}”应写作“{expected}”：本机构这届会议的编号用此写法。",
            "“{written}” should be “{expected}”: so the body writes the numbers of this session.",
        ),
        CorpusProblemKind::UnnumberedKind { kind: one } => sentence!(
            locale,
            "登记册中本机构没有{kind}的编号（numbers）。",
            "In the register the body gives no numbers to {kind}s (`numbers`).",
            kind = kind_of(locale, *one),
        ),
        CorpusProblemKind::OutsideSeries { kind: one, session } => sentence!(
            locale,
            "登记册中本机构第{session}届会议没有{kind}的编号（numbers 的 first 和 last）。",
            "In the register no series of the body's {kind}s has session {session} (`first` and `last` in `numbers`).",
            kind = kind_of(locale, *one),
        ),
        CorpusProblemKind::UnreadableSymbol { symbol } => sentence!(
            locale,
            "“{symbol}”不能识别为文件号：应写作“A/HRC/5/4”之类，开头见登记册的 symbols。",
            "“{symbol}” is not read as a document symbol: one is written like “A/HRC/5/4”, and begins as `symbols` in the register say.",
        ),
        CorpusProblemKind::NoNumbers { id } => sentence!(
            locale,
            "登记册中 {id} 没有决议或决定的编号（numbers），其文书无法援引。",
            "In the register {id} gives no numbers to resolutions or decisions (`numbers`): nothing of it could be cited.",
        ),
        CorpusProblemKind::UnreadableShape { shape } => sentence!(
            locale,
            "此汇编的机构不能用编号形式“{shape}”，只能用“SESSION/SERIAL”或“ROMAN/SERIAL”。",
            "The compilation's own body cannot have numbers of the shape “{shape}”, only “SESSION/SERIAL” or “ROMAN/SERIAL”.",
        ),
        CorpusProblemKind::OverlappingNumbers { first, last: Some(last) } if first == last => sentence!(
            locale,
            "第{first}届会议有两种编号：请改正 first 或 last。",
            "Session {first} has two series of numbers: correct `first` or `last`.",
        ),
        CorpusProblemKind::OverlappingNumbers { first, last: Some(last) } => sentence!(
            locale,
            "第{first}届至第{last}届会议有两种编号：请改正 first 或 last。",
            "Sessions {first} to {last} have two series of numbers: correct `first` or `last`.",
        ),
        CorpusProblemKind::OverlappingNumbers { first, last: None } => sentence!(
            locale,
            "第{first}届会议起有两种编号：请改正 first 或 last。",
            "Sessions from {first} on have two series of numbers: correct `first` or `last`.",
        ),
        CorpusProblemKind::ReversedNumbers { first, last } => sentence!(
            locale,
            "编号系列的起止颠倒了：{first}至{last}，请改正 first 或 last。",
            "A series of numbers ends before it begins: {first} to {last}; correct `first` or `last`.",
        ),
        CorpusProblemKind::BeyondRoman { last } => sentence!(
            locale,
            "罗马数字的届次只能识别到{last}：请改正 last。",
            "Sessions in Roman figures are read up to {last}: correct `last`.",
        ),
        CorpusProblemKind::Unnamed { id, language } => sentence!(
            locale,
            "{id} 没有语言代码为“{tag}”的名称：请补上。",
            "{id} has no name in the language “{tag}”: add one.",
            tag = language.tag(),
        ),
        CorpusProblemKind::IdleConcept { id } => sentence!(
            locale,
            "概念 {id} 的 words 在正文、标题、专题和条约各条的标题中都找不到：请改用汇编自己的用词，或列出 provisions。",
            "No provision, heading, topic or title of an article has any of the `words` of the concept {id}: use the compilation's own, or list `provisions`.",
        ),
        CorpusProblemKind::ClaimedTerm { term, id, other } => sentence!(
            locale,
            "“{term}”既是概念 {id} 的，也是 {other} 的：请只留一处。",
            "“{term}” is a term of the concept {id} and of {other}: leave it to one of them.",
        ),
        CorpusProblemKind::Unreached { name } => sentence!(
            locale,
            "没有一个概念涉及 {name}：请补一个概念，或把它列入 provisions。",
            "No concept reaches {name}: add one, or list it in `provisions`.",
        ),
        CorpusProblemKind::Unprinted { id, language } => sentence!(
            locale,
            "没有说明 {id} 在语言“{tag}”中如何书写：请补入 printed。",
            "It is not said how {id} is written in the language “{tag}”: add it to `printed`.",
            tag = language.tag(),
        ),
        CorpusProblemKind::PrintedOtherwise { id, language, printed } => sentence!(
            locale,
            "{id} 在 printed 中写作“{printed}”，其中没有它在语言“{tag}”中的任何名称，文稿中无法识别：请改用名称，或补入名称。",
            "{id} is printed as “{printed}”, which has none of its names in the language “{tag}” and is not read in drafts: print a name, or add this one to the names.",
            tag = language.tag(),
        ),
        CorpusProblemKind::NotAmongNames { name } => sentence!(
            locale,
            "“{name}”不在名称之列：请补入名称，或从这里删去。",
            "“{name}” is not among the names: add it to them, or remove it here.",
        ),
        CorpusProblemKind::SharedName { name, other, may_be_listed: true } => sentence!(
            locale,
            "“{name}”也是 {other} 的名称：请列入 ambiguous 或 short。",
            "“{name}” is a name of {other} as well: list it in `ambiguous` or `short`.",
        ),
        CorpusProblemKind::SharedName { name, other, may_be_listed: false } => sentence!(
            locale,
            "“{name}”也是 {other} 的名称：请另取名称，或从其一删去。",
            "“{name}” is a name of {other} as well: name one of them otherwise, or remove it from one.",
        ),
        CorpusProblemKind::SharedSymbol { symbol, other } => sentence!(
            locale,
            "“{symbol}”也是 {other} 的文件号开头：请从其一删去。",
            "The symbols of {other} begin with “{symbol}” as well: remove it from one of them.",
        ),
        CorpusProblemKind::UnusableName { name, fault } => unusable_name(locale, name, *fault),
        CorpusProblemKind::UnknownPart { name: Some(name) } => sentence!(
            locale,
            "没有字母为“{name}”的 [[part]]：请补上，或改正字母。",
            "There is no [[part]] with the letter “{name}”: add one, or correct the letter.",
        ),
        CorpusProblemKind::UnknownPart { name: None } => locale
            .pick(
                "没有说明本节属于哪一部分：请补上 part。",
                "It is not said which part this section belongs to: add `part`.",
            )
            .to_owned(),
        CorpusProblemKind::UnregisteredSession { session } => sentence!(
            locale,
            "register.toml 中没有第{session}届会议的 [[session]]：请补上。",
            "register.toml has no [[session]] numbered {session}: add one.",
        ),
        CorpusProblemKind::UnexpectedLine => locale
            .pick(
                "此行不属于任何段落；请加编号、并入上一段或改为标题。",
                "This line is in no provision: number it, join it to the one before or make it a heading.",
            )
            .to_owned(),
        CorpusProblemKind::UnexpectedInIndex => locale
            .pick(
                "此行既不是专题（## ），也不是四栏的表格行：请改正。",
                "This line is neither a topic (`## `) nor a row of four cells: write it as one of them.",
            )
            .to_owned(),
        CorpusProblemKind::UnreadLabel => locale
            .pick(
                "此行像是有编号的段落，但写法不对：应写作“20. ”、“- (b) ”或“- （二） ”。",
                "This line begins as a numbered paragraph might, but not as one is written here: “20. ”, “- (b) ” or “- （二） ”.",
            )
            .to_owned(),
        CorpusProblemKind::UnreadHeading => locale
            .pick(
                "标题的写法不对：应为一至五个#，后面空一格。",
                "A heading is one to five signs # with a space after them.",
            )
            .to_owned(),
        CorpusProblemKind::IdleTitle => locale
            .pick(
                "这里没有可以有标题的文书或附件，或标题已有：请删去此行，或改为 #### 标题。",
                "There is no instrument or annex here that this could be the title of, or it has one already: remove the line, or make it a heading (`#### `).",
            )
            .to_owned(),
        CorpusProblemKind::UnknownSection { name } => sentence!(
            locale,
            "compilation.toml 中没有这一节：{name}。请补上 [[section]]，或改正节次。",
            "compilation.toml has no such section: {name}. Add a [[section]], or correct the number.",
        ),
        CorpusProblemKind::MissingSection { name } => sentence!(
            locale,
            "{name}列于此处，但各部分中没有它的标题：请补上标题，或删去此条。",
            "{name} is listed here, but no part has its heading: add it there, or remove the entry.",
        ),
        CorpusProblemKind::InstrumentMismatch { expected } => sentence!(
            locale,
            "标题与 compilation.toml 不符，应为“{expected}”：请改正其一。",
            "The heading is not the one in compilation.toml, “{expected}”: correct one of the two.",
        ),
        CorpusProblemKind::MissingInstrument { expected } => sentence!(
            locale,
            "本节缺少文书的标题：请在下面补上“### {expected}”一行。",
            "This section has no heading of its instrument: add the line “### {expected}” under it.",
        ),
        CorpusProblemKind::SecondInstrument => locale
            .pick(
                "一节只有一个文书标题（###）：附件和其他标题用 ####。",
                "A section has one heading of its instrument (`### `): an annex or another heading has four signs (`#### `).",
            )
            .to_owned(),
        CorpusProblemKind::UntitledInstrument { name } => sentence!(
            locale,
            "{name}没有标题：请在其下补上“**标题**”一行。",
            "{name} has no title: add the line “**…**” under its heading.",
        ),
        CorpusProblemKind::AnnexWithText => locale
            .pick(
                "compilation.toml 称此附件载于另一部分，这里不应有段落：请删去段落，或删去 [[section.annex]]。",
                "According to compilation.toml this annex is in another part, and has no paragraphs here: remove them, or remove the [[section.annex]].",
            )
            .to_owned(),
        CorpusProblemKind::WrongNumbering { field: "within" } => locale
            .pick(
                "本节的段落用字母：应写 within，即在报告中属于哪一段，而不是 offset。",
                "This section has letters: say `within` which paragraph of the report they are, and no `offset`.",
            )
            .to_owned(),
        CorpusProblemKind::WrongNumbering { field } => sentence!(
            locale,
            "本节的段落用数字：应写 {field}，即段号相差多少，而不是 within。",
            "This section has numbers: say by `{field}` how far those of the report are from them, and no `within`.",
        ),
        CorpusProblemKind::UnexpectedInstrument => locale
            .pick(
                "本部分收录建议，各节没有文书的标题（###）：请删去此行，或改为 #### 标题。",
                "This part holds recommendations: its sections have no heading of an instrument (`### `). Remove the line, or make it a heading (`#### `).",
            )
            .to_owned(),
        CorpusProblemKind::UnregisteredInstrument { name } => sentence!(
            locale,
            "{name}未登记于 register.toml：请补上 [[instrument]]。",
            "{name} is not in register.toml: add an [[instrument]].",
        ),
        CorpusProblemKind::Duplicate { name } => sentence!(
            locale,
            "{name}重复：请改正或删去其一。",
            "{name} appears twice: change one of the two, or remove it.",
        ),
        CorpusProblemKind::Skipped { expected, found } => sentence!(
            locale,
            "编号不连续：应为{expected}，此处为{found}。请改正编号，或补上所缺的内容。",
            "The numbering is broken: {expected} should follow, not {found}. Correct the number, or add what is left out.",
            expected = step(*expected),
            found = step(*found),
        ),
        CorpusProblemKind::NoteWithoutCall { number } => sentence!(
            locale,
            "正文中没有标注脚注{number}：请在正文中标出[^{number}]，或删去此注。",
            "Nothing in the text refers to footnote {number}: put [^{number}] where it belongs, or remove the note.",
        ),
        CorpusProblemKind::EmptyNote { number } => sentence!(
            locale,
            "脚注{number}没有内容：请填写，或连同标记一并删去。",
            "Footnote {number} says nothing: write it, or remove it together with its mark.",
        ),
        CorpusProblemKind::CallWithoutNote { number } => sentence!(
            locale,
            "正文标注了[^{number}]，但没有脚注{number}：请补上以[^{number}]:开头的一行，或删去此标记。",
            "[^{number}] refers to footnote {number}, which does not exist: add a line that begins with [^{number}]:, or remove the mark.",
        ),
        CorpusProblemKind::DuplicateNote { number } => sentence!(
            locale,
            "脚注{number}重复：各部分的脚注统一编号，请改正。",
            "Footnote {number} appears twice: all parts number their footnotes together; give this one another number.",
        ),
        CorpusProblemKind::UnreadableCell { rest } => sentence!(
            locale,
            "单元格中的“{rest}”无法读取：请像文稿中的援引那样写。",
            "“{rest}” in this cell cannot be read: write it as a citation is written in a draft.",
        ),
        CorpusProblemKind::UnresolvedReference { reference } => sentence!(
            locale,
            "汇编中没有“{reference}”：请改正，或补上所指的内容。",
            "The compilation has no “{reference}”: correct it, or add what it names.",
        ),
        CorpusProblemKind::RowDisagrees { expected, found } => {
            let or_none = |names: &String| match names.is_empty() {
                true => locale.pick("无", "none").to_owned(),
                false => names.clone(),
            };
            sentence!(
                locale,
                "“段落”栏与“汇编中的段落/建议”栏不一致：前者为{expected}，后者为{found}。请改正其一。",
                "Columns 段落 and 汇编中的段落/建议 disagree: {expected} and {found}. Correct one of them.",
                expected = or_none(expected),
                found = or_none(found),
            )
        }
        CorpusProblemKind::NumberingDisagrees { symbol, rows } => sentence!(
            locale,
            "索引中为“{symbol}”的各行（共{rows}行）都与这里的 offset 或 within 不符：请先核对这个数字。",
            "None of the {rows} rows of the index for {symbol} agrees with its `offset` or `within` here: correct that number first.",
        ),
        CorpusProblemKind::UnknownSymbol { symbol } => sentence!(
            locale,
            "compilation.toml 中没有文件号{symbol}：请改正，或在该处补上。",
            "compilation.toml does not know the symbol {symbol}: correct it, or add it there.",
        ),
        CorpusProblemKind::UnknownTreaty { name } => sentence!(
            locale,
            "treaties.toml 中没有“{name}”：请在该处补上，或从这里删去。",
            "treaties.toml has no treaty “{name}”: add it there, or remove it here.",
        ),
        CorpusProblemKind::UnknownArticle { name, number, last } => sentence!(
            locale,
            "{name}没有第{number}条：treaties.toml 中只有第1至{last}条。",
            "{name} has no article {number}: in treaties.toml it has 1 to {last}.",
        ),
        CorpusProblemKind::UntitledTreaty { name } => sentence!(
            locale,
            "此版本的 treaties.toml 中没有{name}及其条文的标题：请补上。",
            "The edition's treaties.toml does not say what {name} and its articles are called: add it there.",
        ),
        CorpusProblemKind::UntitledArticle { name, number } => sentence!(
            locale,
            "{name}缺少第{number}条的标题：请补上。",
            "Article {number} of {name} has no title here: add it.",
        ),
        CorpusProblemKind::UnreadableName { name } => sentence!(
            locale,
            "“{name}”无法识别为它所指的内容，文稿无法这样援引：请改正其中的名称、编号或文件号。",
            "“{name}” is not recognised as the name of what it stands for, so no draft could cite it. Correct the name, number or symbol in it.",
        ),
        CorpusProblemKind::InapplicableErratum { line } => sentence!(
            locale,
            "source.txt 第{line}行没有这条勘误所称的文字：请改正 line 或 printed。",
            "Line {line} of source.txt does not have the words that this erratum corrects: correct `line` or `printed`.",
        ),
        CorpusProblemKind::ErrataWithoutSource => locale
            .pick(
                "没有 source.txt，勘误无从核对：请放入收到的文本，或删去这些勘误。",
                "There is no source.txt that these errata could be of: add the text as it was received, or remove them.",
            )
            .to_owned(),
    }
}

fn unusable_name(locale: Locale, name: &str, fault: NameFault) -> String {
    match fault {
        NameFault::NoLetters => sentence!(
            locale,
            "“{name}”没有文字，不能作名称：请填写名称，或删去。",
            "“{name}” has no letters and is no name: write one, or remove it.",
        ),
        NameFault::OneLetter => sentence!(
            locale,
            "“{name}”只有一个字，随处可见，不能作名称：请写得长些，或删去。",
            "“{name}” is a single letter, which occurs everywhere: write a longer name, or remove it.",
        ),
        NameFault::OnlyWords => sentence!(
            locale,
            "“{name}”是语言中的普通词语，不是某一机构或条约的名称：请写专名，或删去。",
            "“{name}” consists of ordinary words and names nobody: write a proper name, or remove it.",
        ),
        NameFault::Star => sentence!(
            locale,
            "“{name}”中的 * 只能放在词尾，代表任何词尾。",
            "In “{name}” a * can only be at the end of a word, for any ending.",
        ),
        NameFault::Spaces => sentence!(
            locale,
            "“{name}”的首尾或词间有多余的空格：请删去。",
            "“{name}” has spaces at its ends, or several between two words: remove them.",
        ),
    }
}

/// What the parser says of TOML that is not written as TOML is, in both languages: by the beginning of its reason.
const SYNTAX: [(&str, &str, &str); 25] = [
    (
        "string values must be quoted",
        "文字应加引号：\"…\"",
        "quotation marks are missing: \"…\"",
    ),
    (
        "missing opening quote",
        "缺少前引号",
        "the opening quotation mark is missing",
    ),
    (
        "invalid basic string",
        "引号中的文字无法读取，或缺少后引号：\"…\"",
        "the text in quotation marks cannot be read, or its closing one is missing: \"…\"",
    ),
    (
        "invalid literal string",
        "单引号中的文字无法读取，或缺少后引号：'…'",
        "the text in quotation marks cannot be read, or its closing one is missing: '…'",
    ),
    (
        "invalid multi-line",
        "多行文字无法读取，或缺少结尾的三个引号",
        "the text of several lines cannot be read, or the three quotation marks at its end are missing",
    ),
    (
        "missing escaped value",
        "反斜线后不能这样写；要写反斜线本身，请写两个：\\\\",
        "a backslash cannot be followed by this; write two for a backslash itself: \\\\",
    ),
    (
        "too few unicode value digits",
        "\\u 后应有四位十六进制数字",
        "\\u needs four hexadecimal digits after it",
    ),
    (
        "unclosed array table",
        "表头缺少后方括号：[[…]]",
        "the closing brackets of the header are missing: [[…]]",
    ),
    (
        "unclosed array",
        "列表缺少后方括号：[…]",
        "the closing bracket of the list is missing: […]",
    ),
    (
        "unclosed inline table",
        "缺少后花括号：{ … }",
        "the closing brace is missing: { … }",
    ),
    (
        "unclosed table",
        "表头缺少后方括号：[…]",
        "the closing bracket of the header is missing: […]",
    ),
    (
        "extra comma",
        "逗号多余：请删去",
        "a comma too many: remove it",
    ),
    (
        "missing comma",
        "两项之间缺少逗号",
        "a comma is missing between two entries",
    ),
    ("extra `=`", "等号多余：请删去", "one = too many: remove it"),
    (
        "unexpected `=` in array",
        "列表中不能有等号",
        "a list cannot contain =",
    ),
    (
        "extra assignment",
        "等号多余：请删去",
        "one = too many: remove it",
    ),
    (
        "missing assignment",
        "键后缺少等号",
        "there is no = after the key",
    ),
    (
        "key with no value",
        "此键没有值：应写作 键 = 值",
        "this key has no value: it is written key = value",
    ),
    ("missing value", "等号后没有值", "there is no value after ="),
    ("missing key", "等号前没有键", "there is no key before ="),
    (
        "unquoted keys cannot be empty",
        "等号前没有键",
        "there is no key before =",
    ),
    (
        "invalid unquoted key",
        "键只能用字母、数字、- 和 _",
        "a key has only letters, figures, - and _",
    ),
    (
        "unexpected key or value",
        "值之后还有别的内容：一行只写一项，注释以 # 开头",
        "something else follows the value: one entry a line, and comments begin with #",
    ),
    (
        "invalid date-time",
        "日期无法读取：应写作 \"2013-10-28\"",
        "the date cannot be read: it is written \"2013-10-28\"",
    ),
    (
        "invalid comment character",
        "注释中有控制字符：请删去",
        "there is a control character in the comment: remove it",
    ),
];

/// Data that is not written as TOML is, with the parser's reason.
pub(super) fn wrong_toml(locale: Locale, reason: &str) -> String {
    let told = toml_reason(locale, reason);
    // A reason can be a sentence of its own.
    let told = told.trim_end_matches(['。', '.']);
    sentence!(locale, "TOML语法有误：{told}。", "Invalid TOML: {told}.")
}

/// The parser's reason in the reader's language, in the words of this format; where it is another,
/// in English as it is.
fn toml_reason(locale: Locale, reason: &str) -> String {
    let named = |key: &str| {
        let (_, behind) = reason.split_once(key)?;
        behind.split('`').nth(1).map(str::to_owned)
    };
    let mut syntax = SYNTAX.iter();
    if let Some((_, chinese, english)) = syntax.find(|(key, ..)| reason.starts_with(key)) {
        return locale.pick(chinese, english).to_owned();
    }
    // The parser speaks English alone.
    let otherwise = || match locale {
        Locale::Chinese => "此处的写法不合 TOML，或不是该字段可有的值".to_owned(),
        Locale::English => reason.to_owned(),
    };
    if let (Locale::Chinese, "expected `\"only\"` or a number") = (locale, reason) {
        return "应为 \"only\" 或数字".to_owned();
    }
    if let Some(field) = named("missing field") {
        return sentence!(locale, "缺少字段 `{field}`", "missing field `{field}`");
    }
    for (key, what) in [("unknown field", "字段"), ("unknown variant", "值")] {
        if let (Locale::Chinese, Some(name), Some((_, known))) =
            (locale, named(key), reason.split_once(", expected "))
        {
            let known = known.trim_start_matches("one of ").replace(" or ", "、");
            let known = known.replace(", ", "、");
            return format!("没有叫做 `{name}` 的{what}，只有 {known}");
        }
    }
    if reason == "duplicate key" {
        return sentence!(
            locale,
            "此处的键重复（数组的表写作 [[…]]，有两对方括号）",
            "this key is here a second time (the tables of a list have two pairs of brackets: [[…]])"
        );
    }
    let Some((found, expected)) = reason.split_once(", expected ") else {
        return otherwise();
    };
    let is_wrong_type = ["invalid type: ", "invalid value: ", "invalid length "]
        .iter()
        .any(|beginning| found.starts_with(beginning));
    let expected = match expected {
        "a sequence" => locale.pick(
            "应为列表：[\"…\", \"…\"]",
            "it should be a list: [\"…\", \"…\"]",
        ),
        "a string" => locale.pick("应加引号：\"…\"", "quotation marks are missing: \"…\""),
        "a boolean" => locale.pick("应为 true 或 false", "it should be true or false"),
        "a tuple of size 2" => locale.pick(
            "应为两个日期：[\"2013-10-28\", \"2013-10-30\"]",
            "it should be two dates: [\"2013-10-28\", \"2013-10-30\"]",
        ),
        "u16" | "u32" | "i32" => locale.pick(
            "应为不加引号的数字，且不能太大",
            "it should be a number, without quotation marks and not too large",
        ),
        _ => return otherwise(),
    };
    match is_wrong_type {
        true => expected.to_owned(),
        false => otherwise(),
    }
}
