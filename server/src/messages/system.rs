//! What the operating system says of a file, in the reader's language.

use std::io::ErrorKind;
use std::path::Path;

use super::Locale;

/// A file or folder that cannot be read, with the reason.
pub(super) fn unreadable(locale: Locale, path: &Path, reason: &std::io::Error) -> String {
    let shown = path.display();
    match reason.kind() {
        ErrorKind::NotFound => sentence!(
            locale,
            "{shown}：没有这个文件或文件夹。",
            "{shown}: there is no such file or folder."
        ),
        ErrorKind::PermissionDenied => sentence!(
            locale,
            "{shown}：没有读取权限。",
            "{shown}: no permission to read it."
        ),
        kind => sentence!(
            locale,
            "{shown}：无法读取（{reason}）。",
            "{shown}: cannot be read ({reason}).",
            reason = system_reason(locale, kind, reason.raw_os_error()),
        ),
    }
}

/// The operating system's reason in the reader's language; by its number alone where it is a rare one.
pub fn system_reason(locale: Locale, reason: ErrorKind, code: Option<i32>) -> String {
    let words = match (reason, code) {
        (ErrorKind::NotFound, _) => locale.pick("不存在", "not found"),
        (ErrorKind::PermissionDenied, _) => locale.pick("没有权限", "permission denied"),
        (ErrorKind::IsADirectory, _) => locale.pick("是文件夹", "it is a folder"),
        (ErrorKind::NotADirectory, _) => {
            locale.pick("路径中有一级不是文件夹", "part of its path is not a folder")
        }
        (ErrorKind::StorageFull, _) => locale.pick("磁盘已满", "the disk is full"),
        (ErrorKind::QuotaExceeded, _) => locale.pick("超出磁盘配额", "the disk quota is used up"),
        (ErrorKind::FileTooLarge, _) => {
            locale.pick("超出文件大小限制", "the file would be too large")
        }
        (ErrorKind::ReadOnlyFilesystem, _) => locale.pick("磁盘只读", "the disk is read-only"),
        (ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy, _) => {
            locale.pick("正被其他程序使用", "another program is using it")
        }
        (ErrorKind::InvalidFilename, _) => locale.pick(
            "文件名无效或过长",
            "the file name is not valid, or is too long",
        ),
        (ErrorKind::Unsupported, _) => locale.pick("不是普通文件", "it is no regular file"),
        (ErrorKind::AlreadyExists, _) => locale.pick("已经存在", "it exists already"),
        (ErrorKind::TimedOut, _) => locale.pick("超时", "it took too long"),
        (_, Some(code)) if Some(code) == TOO_MANY_LINKS => locale.pick(
            "链接过多，或互相指向",
            "too many links, or links that lead in a circle",
        ),
        (_, Some(code)) => {
            return sentence!(locale, "系统错误{code}", "system error {code}");
        }
        (_, None) => locale.pick("原因不明", "no reason given"),
    };
    words.to_owned()
}

/// The system's number for links that lead in a circle, where it is known.
const TOO_MANY_LINKS: Option<i32> = if cfg!(target_os = "linux") {
    Some(40)
} else if cfg!(target_os = "macos") {
    Some(62)
} else if cfg!(windows) {
    Some(1921)
} else {
    None
};
