//! What the operating system says of a file, in the reader's language.

use std::io::ErrorKind;

use super::Locale;

/// The operating system's reason in the reader's language; by its number alone where it is a rare one.
pub fn system_reason(locale: Locale, reason: ErrorKind, code: Option<i32>) -> String {
    let words = match (reason, code) {
        (ErrorKind::NotFound, _) => locale.pick("找不到", "not found"),
        (ErrorKind::PermissionDenied, _) => locale.pick("没有读取权限", "permission denied"),
        (ErrorKind::IsADirectory, _) => locale.pick("是文件夹", "it is a folder"),
        (ErrorKind::NotADirectory, _) => {
            locale.pick("路径中有不是文件夹的", "what should be a folder is none")
        }
        (_, Some(code)) if Some(code) == TOO_MANY_LINKS => locale.pick(
            "链接过多，或互相指向",
            "too many links, or links that lead in a circle",
        ),
        (_, Some(code)) => {
            return sentence!(locale, "系统错误 {code}", "the system's error {code}");
        }
        (_, None) => locale.pick("原因不明", "for no reason that the system gives"),
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
