//! Why a file of the user's cannot be checked.

use std::path::Path;

use crate::messages::Locale;
use crate::messages::system::unreadable;

/// A file that the system does not let us read; the system's reason.
pub fn file_unreadable(locale: Locale, file: &Path, reason: &std::io::Error) -> String {
    unreadable(locale, file, reason)
}

/// A file longer than is read; the most in bytes.
pub fn file_too_long(locale: Locale, file: &Path, most: u64) -> String {
    sentence!(
        locale,
        "{file}：超过{megabytes}MB，未核对。请分成几个文件。",
        "{file}: larger than {megabytes} MB, so not checked. Divide it into several files.",
        file = file.display(),
        megabytes = most / 1_000_000,
    )
}

/// A file in another encoding, or of a word processor; the byte (from 0) and line (from 1) at which it ceases to be
/// UTF-8.
pub fn file_not_utf8(locale: Locale, file: &Path, byte: usize, line: usize) -> String {
    let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
    let ending = ending.as_ref().and_then(|ending| ending.to_str());
    let file = file.display();
    if ending.is_some_and(|ending| OF_WORD_PROCESSORS.contains(&ending)) {
        return sentence!(
            locale,
            "{file}：不是能读取的文件格式。请另存为 .docx、.odt 或纯文本（UTF-8）后再核对。",
            "{file}: not in a format that can be read. Save it as .docx, .odt or plain text (UTF-8) and check that."
        );
    }
    sentence!(
        locale,
        "{file}：不是UTF-8文本（第{line}行，即文件第{byte}字节起无效）。请另存为UTF-8后再核对。",
        "{file}: not UTF-8 text (invalid from line {line}, byte {byte} of the file). Save it as UTF-8 and check it again.",
        byte = byte + 1,
    )
}

/// The endings, in small letters, of files that drafters write in and that are no text.
pub const OF_WORD_PROCESSORS: [&str; 9] = [
    "doc", "docx", "dot", "dotx", "odt", "pages", "pdf", "rtf", "wps",
];
