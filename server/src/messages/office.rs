//! What is said of word processors' documents: where something stands in one, and why one cannot be read.

use std::path::Path;

use crate::messages::Locale;
use crate::office::{Place, Side, Unreadable};

/// In whose name comments are written.
pub const REVIEWER: &str = "援引 Yuanyin";

/// A place as a person finds it: “二、背景”下第3段，脚注5; footnote 5, under “II. Background”, paragraph 3.
pub fn office_place(locale: Locale, place: &Place) -> String {
    let region = &place.region;
    let mut steps = Vec::new();
    match region.side {
        Side::Body => {}
        Side::Header => steps.push(locale.pick("页眉", "header").to_owned()),
        Side::Footer => steps.push(locale.pick("页脚", "footer").to_owned()),
    }
    if region.side == Side::Body {
        let heading = place.heading.as_deref().map(shortened);
        let paragraph = place.paragraph;
        let is_heading = heading.is_some() && paragraph == 0 && region.cell.is_none();
        let number = place.number.as_deref().filter(|_| !is_heading);
        let written = match (locale, heading, region.cell) {
            (Locale::Chinese, Some(heading), Some(_)) => format!("“{heading}”下"),
            (Locale::English, Some(heading), Some(_)) => format!("under “{heading}”"),
            (_, None, Some(_)) => String::new(),
            (Locale::Chinese, Some(heading), None) if is_heading => format!("标题“{heading}”"),
            (Locale::English, Some(heading), None) if is_heading => format!("heading “{heading}”"),
            (Locale::Chinese, Some(heading), None) => format!("“{heading}”下第{paragraph}段"),
            (Locale::Chinese, None, None) => format!("第{paragraph}段"),
            (Locale::English, Some(heading), None) => {
                format!("under “{heading}”, paragraph {paragraph}")
            }
            (Locale::English, None, None) => format!("paragraph {paragraph}"),
        };
        let numbered = match (locale, number) {
            _ if region.cell.is_some() => written,
            (Locale::Chinese, Some(number)) => format!("{written}（编号{number}）"),
            (Locale::English, Some(number)) => format!("{written} (numbered {number})"),
            (_, None) => written,
        };
        if !numbered.is_empty() {
            steps.push(numbered);
        }
    }
    if let Some(cell) = region.cell {
        let (table, row, column) = (cell.table, cell.row, cell.column);
        steps.push(match locale {
            Locale::Chinese => format!("表{table}第{row}行第{column}列"),
            Locale::English => format!("table {table}, row {row}, column {column}"),
        });
    }
    if region.is_text_box {
        steps.push(locale.pick("文本框", "text box").to_owned());
    }
    if let Some(note) = &region.note {
        let kind = match note.is_endnote {
            true => locale.pick("尾注", "endnote "),
            false => locale.pick("脚注", "footnote "),
        };
        steps.push(format!("{kind}{}", note.mark));
    }
    steps.join(locale.pick("，", ", "))
}

/// The beginning of a heading that is long.
fn shortened(heading: &str) -> String {
    const LONGEST: usize = 30;
    match heading.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", heading.get(..at).unwrap_or_default()),
        None => heading.to_owned(),
    }
}

/// What stands in a document where, of a message that has no other place for it.
pub fn office_message(locale: Locale, place: &Place, message: &str) -> String {
    let place = office_place(locale, place);
    match locale {
        Locale::Chinese => format!("（{place}）{message}"),
        Locale::English => format!("({place}) {message}"),
    }
}

/// Why a word processor's file is not read, and what to do.
pub fn office_unreadable(locale: Locale, file: &Path, why: Unreadable) -> String {
    let file = file.display();
    let (chinese, english) = match why {
        Unreadable::OldWord => (
            "是旧版Word的文件（.doc），不能读取。请在Word或LibreOffice中另存为 .docx 后再核对。",
            "a file of the old Word (.doc), which cannot be read. Save it as .docx in Word or LibreOffice and check that.",
        ),
        Unreadable::RichText => (
            "是RTF文件，不能读取。请在Word或LibreOffice中另存为 .docx 后再核对。",
            "an RTF file, which cannot be read. Save it as .docx in Word or LibreOffice and check that.",
        ),
        Unreadable::Encrypted => (
            "有密码保护，不能读取。请另存一份不加密的文件后再核对。",
            "protected by a password, so it cannot be read. Save a copy without the password and check that.",
        ),
        Unreadable::NotADocument => (
            "不是 .docx 或 .odt 文稿（如是表格、演示文稿等），不能读取。请另存为 .docx 或 .odt 后再核对。",
            "not a .docx or .odt text document (perhaps a spreadsheet or a presentation), so it cannot be read. Save the text as .docx or .odt and check that.",
        ),
        Unreadable::Unknown => (
            "不是能读取的文字处理软件文件。请另存为 .docx 或 .odt 后再核对。",
            "not a word processor's file that can be read. Save it as .docx or .odt and check that.",
        ),
        Unreadable::Unsupported => (
            "文件本身可能完好，但采用了不支持的压缩方式、编码（UTF-8以外）或实体声明，不能读取。请用Word或LibreOffice打开后另存为 .docx 或 .odt，再核对。",
            "perhaps intact, but written with a compression, an encoding (other than UTF-8) or entities that are not supported, so it cannot be read. Open it in Word or LibreOffice, save it as .docx or .odt and check that.",
        ),
        Unreadable::TwoOfOneName => (
            "压缩包里有两个同名的部分，各程序读到的内容可能不同，因此不读取。请用Word或LibreOffice打开，确认内容后另存，再核对。",
            "two parts of its archive have the same name, so that programs may read different texts; it was not read. Open it in Word or LibreOffice, see whether the text is right, save it and check that.",
        ),
        Unreadable::Damaged => (
            "文件损坏或不完整，不能读取。请用Word或LibreOffice打开修复，另存后再核对。",
            "corrupt or incomplete, so it cannot be read. Open it in Word or LibreOffice to repair it, save it and check that.",
        ),
        Unreadable::TooLarge => (
            "展开后过大，或嵌套过深，未读取。请分成几个文件后再核对。",
            "too large when unpacked, or nested too deeply, so it was not read. Divide it into several files and check those.",
        ),
    };
    match locale {
        Locale::Chinese => format!("{file}：{chinese}"),
        Locale::English => format!("{file}: {english}"),
    }
}

/// The heading of the table that a review appends.
pub fn authorities_heading(locale: Locale) -> &'static str {
    locale.pick("援引一览", "Table of authorities")
}

/// The column of places in a document without lines.
pub fn places_column(locale: Locale) -> &'static str {
    locale.pick("位置", "Places")
}

/// What a comment says of fixes.
pub fn office_suggestion(locale: Locale, fix: &str) -> String {
    match locale {
        Locale::Chinese => format!("可改：{fix}"),
        Locale::English => format!("Possible fix: {fix}"),
    }
}

/// What a comment says first that stands elsewhere than what it is about.
pub fn office_elsewhere(locale: Locale, place: &Place) -> String {
    let (told, words) = (office_place(locale, place), &place.words);
    match locale {
        Locale::Chinese => format!("{told}“{words}”："),
        Locale::English => format!("{told}, “{words}”:"),
    }
}

/// A review has been written.
pub fn reviewed(locale: Locale, file: &Path, comments: usize) -> String {
    let file = file.display();
    match (locale, comments) {
        (Locale::Chinese, _) => format!("已写入 {file}，批注{comments}条。"),
        (Locale::English, 1) => format!("Written to {file} with 1 comment."),
        (Locale::English, _) => format!("Written to {file} with {comments} comments."),
    }
}

/// A document that is signed was to be mended.
pub fn office_signed(locale: Locale, file: &Path) -> String {
    let file = file.display();
    match locale {
        Locale::Chinese => format!(
            "{file}：文件有数字签名，修改会使签名失效，因此没有修改。可先另存一份不带签名的副本再用 --fix，或用 yuanyin review {file} -o 另一文件 写一份带批注的副本。"
        ),
        Locale::English => format!(
            "{file}: digitally signed, and a change would make the signature void, so it was not changed. Save a copy without the signature and use --fix on that, or write a copy with comments: yuanyin review {file} -o OTHER."
        ),
    }
}

/// A review of a document that is signed has been written; the copy.
pub fn review_of_signed(locale: Locale, copy: &Path) -> String {
    let copy = copy.display();
    match locale {
        Locale::Chinese => {
            format!("{copy}：原文件有数字签名；副本加了批注，签名对副本无效。原文件没有改动。")
        }
        Locale::English => format!(
            "{copy}: the original is digitally signed; the signature is void in the copy, which has comments. The original is unchanged."
        ),
    }
}

/// A review was to be written in another format than the document's; the endings that fit.
pub fn review_in_other_format(locale: Locale, output: &Path, endings: &[&str]) -> String {
    let (output, endings) = (output.display(), endings.join(locale.pick("、", ", ")));
    match locale {
        Locale::Chinese => format!(
            "{output}：副本的格式与原文件相同，文件名须以{endings}结尾。如要另一种格式，请先写出副本，再在Word或LibreOffice中另存。"
        ),
        Locale::English => format!(
            "{output}: the copy is in the format of the document, so its name must end in {endings}. For another format, write the copy first and save it as that in Word or LibreOffice."
        ),
    }
}

/// A review was asked for of a folder.
pub fn review_of_folder(locale: Locale, folder: &Path) -> String {
    let folder = folder.display();
    match locale {
        Locale::Chinese => format!(
            "{folder}：是文件夹。每次只审阅一个 .docx 或 .odt 文件，请写出文件名；整个文件夹请用 yuanyin check 核对。"
        ),
        Locale::English => format!(
            "{folder}: a folder. One .docx or .odt is reviewed at a time: name the file; check a whole folder with yuanyin check."
        ),
    }
}

/// Word processors' files in a folder that are not read, the first of them and how many.
pub fn office_passed_over(locale: Locale, first: &Path, count: usize) -> String {
    let file = first.display();
    match (locale, count) {
        (Locale::Chinese, 1) => {
            format!("没有核对1个不能读取的文件：{file}。请另存为 .docx 或 .odt。")
        }
        (Locale::Chinese, _) => {
            format!("没有核对{count}个不能读取的文件（如 {file}）。请另存为 .docx 或 .odt。")
        }
        (Locale::English, 1) => {
            format!("1 file that cannot be read was not checked: {file}. Save it as .docx or .odt.")
        }
        (Locale::English, _) => format!(
            "{count} files that cannot be read were not checked ({file}, …). Save them as .docx or .odt."
        ),
    }
}

/// A review was asked for of what no comments can be written into.
pub fn review_of_text(locale: Locale, file: &Path) -> String {
    let file = file.display();
    match locale {
        Locale::Chinese => {
            format!("{file}：批注只能写入 .docx 和 .odt 文件。其他文稿请用 yuanyin check 核对。")
        }
        Locale::English => format!(
            "{file}: comments can be written into .docx and .odt files only. Check others with yuanyin check."
        ),
    }
}

/// A review was to be written over what it is of.
pub fn review_over_itself(locale: Locale, file: &Path) -> String {
    let file = file.display();
    match locale {
        Locale::Chinese => format!("{file}：就是要审阅的文件。请用 -o 另写一个文件名。"),
        Locale::English => {
            format!("{file}: this is the file under review. Give another name with -o.")
        }
    }
}
