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
        "{file}: longer than {megabytes} MB, so not checked. Divide it into several files.",
        file = file.display(),
        megabytes = most / 1_000_000,
    )
}

/// A file in another encoding; the byte (from 0) and line (from 1) at which it ceases to be UTF-8.
pub fn file_not_utf8(locale: Locale, file: &Path, byte: usize, line: usize) -> String {
    let file = file.display();
    sentence!(
        locale,
        "{file}：不是UTF-8文本（第{line}行，第{byte}字节起无效）。请另存为UTF-8后再核对。",
        "{file}: not UTF-8 text (invalid in line {line}, from byte {byte}). Save it as UTF-8 and check it again."
    )
}
