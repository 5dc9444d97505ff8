//! Addresses and names of files, which no markup makes prose: `https://…`, `../第3/4号决定.pdf`.

use memchr::{memchr, memchr2_iter, memmem};

use super::mask::{Marks, Mask};

/// Endings of file names.
const ENDINGS: [&str; 40] = [
    "adoc", "bib", "cfg", "css", "csv", "doc", "docx", "epub", "gif", "htm", "html", "jpeg", "jpg",
    "js", "json", "lua", "markdown", "md", "mdx", "odt", "org", "pdf", "png", "ppt", "pptx", "py",
    "qmd", "rmd", "rs", "rst", "rtf", "svg", "tex", "toml", "ts", "txt", "typ", "xls", "xlsx",
    "xml",
];
/// Further ones, of three letters and more.
const MORE_ENDINGS: [&str; 6] = ["yaml", "yml", "zip", "asciidoc", "webp", "log"];

/// Hides addresses and file names. Linear in the text.
pub fn hide(mask: &mut Mask<'_>) {
    mask.base = 0;
    let mut found = Vec::new();
    let bytes = mask.bytes();
    let mut behind = 0;
    // Most texts have no colon of ASCII, and then neither of these.
    let with_colons = match memchr(b':', bytes) {
        Some(_) => bytes,
        None => &[],
    };
    for at in memmem::find_iter(with_colons, b"://") {
        if at < behind {
            continue;
        }
        let scheme = back_while(bytes, at, behind, |byte| byte.is_ascii_alphanumeric());
        behind = end_of_address(bytes, at);
        found.push(scheme..behind);
    }
    for at in memmem::find_iter(with_colons, b"mailto:") {
        found.push(at..end_of_address(bytes, at));
    }
    let mut behind = 0;
    for at in memchr2_iter(b'.', b'\\', bytes) {
        if at < behind {
            continue;
        }
        let rest = bytes.get(at + 1..).unwrap_or_default();
        if bytes.get(at) == Some(&b'\\') {
            // C:\…
            let is_drive = at >= 2
                && bytes.get(at - 1) == Some(&b':')
                && bytes.get(at - 2).is_some_and(u8::is_ascii_alphabetic);
            if is_drive {
                let end = end_of_address(bytes, at);
                found.push(at - 2..end);
                behind = end;
            }
            continue;
        }
        if let Some(length) = ending(rest) {
            let start = back_while(bytes, at, behind, |byte| !is_boundary(byte));
            let start = behind_wide_mark(bytes, start, at);
            if start < at {
                found.push(start..at + 1 + length);
            }
            behind = at + 1 + length;
        } else if rest.starts_with(b"/") && !is_part_of_name(bytes, at) {
            // ./… and ../…
            let end = end_of_address(bytes, at);
            let start = back_while(bytes, at, behind, |byte| byte == b'.');
            found.push(start..end);
            behind = end;
        } else if rest.starts_with(b"/") || rest.starts_with(b"./") {
            continue;
        } else if ends_www(bytes, at) {
            let end = end_of_address(bytes, at);
            found.push(at - 3..end);
            behind = end;
        }
    }
    let mut behind = 0;
    for at in memchr2_iter(b'/', b'~', bytes) {
        if at < behind {
            continue;
        }
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let begins = at
            .checked_sub(1)
            .and_then(|before| bytes.get(before))
            .is_none_or(|before| is_boundary(*before));
        let is_home = bytes.get(at) == Some(&b'~') && rest.starts_with(b"/");
        let is_root = bytes.get(at) == Some(&b'/')
            && rest.first().is_some_and(u8::is_ascii_alphabetic)
            && rest
                .iter()
                .take_while(|byte| byte.is_ascii() && !is_boundary(**byte))
                .any(|byte| *byte == b'/');
        if begins && (is_home || is_root) {
            let end = end_of_address(bytes, at);
            found.push(at..end);
            behind = end;
        }
    }
    for range in found {
        mask.hide(range);
    }
}

/// Where an address ends: before white space, a bracket, a mark, or a Chinese character that
/// does not stand behind a stroke or the like.
fn end_of_address(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        if is_boundary(*byte) {
            break;
        }
        if !byte.is_ascii() {
            let last = at.checked_sub(1).and_then(|last| bytes.get(last));
            if !last.is_some_and(|last| b"/=?#%&_-\\".contains(last)) {
                break;
            }
            let wide = wide_run(bytes.get(at..).unwrap_or_default());
            if wide == 0 {
                break;
            }
            at += wide;
            continue;
        }
        at += 1;
    }
    at
}

/// Bytes of characters outside of ASCII that a text begins with, up to a mark.
fn wide_run(bytes: &[u8]) -> usize {
    let wide = bytes.iter().take_while(|byte| !byte.is_ascii()).count();
    let text = bytes.get(..wide).unwrap_or_default();
    let text = std::str::from_utf8(text).unwrap_or_default();
    text.find(is_wide_mark).unwrap_or(text.len())
}

/// Behind the last mark outside of ASCII between two places.
fn behind_wide_mark(bytes: &[u8], start: usize, end: usize) -> usize {
    let name = bytes.get(start..end).unwrap_or_default();
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.char_indices()
        .rev()
        .find(|(_, c)| is_wide_mark(*c))
        .map_or(start, |(at, mark)| start + at + mark.len_utf8())
}

fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{301f}' | '\u{ff00}'..='\u{ff0f}' | '：' | '；' | '？' | '\u{a0}')
}

fn is_boundary(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f || b"<>\"'`{}()[]|,;*".contains(&byte)
}

/// Steps back over bytes of a kind, but not over `least`.
fn back_while(bytes: &[u8], from: usize, least: usize, is_of: impl Fn(u8) -> bool) -> usize {
    let before = bytes.get(least..from).unwrap_or_default();
    let kept = before.iter().rev().take_while(|byte| is_of(**byte)).count();
    from - kept
}

/// Bytes of the ending of a file's name that a text begins with.
fn ending(rest: &[u8]) -> Option<usize> {
    /// Letters of the shortest: behind most stops of a text stands a space.
    const SHORTEST: usize = 2;
    let length = rest
        .iter()
        .take(9)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    if length < SHORTEST || rest.get(length).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let word = std::str::from_utf8(rest.get(..length)?).ok()?;
    ENDINGS
        .iter()
        .chain(&MORE_ENDINGS)
        .any(|known| word.eq_ignore_ascii_case(known))
        .then_some(length)
}

/// A stop behind a letter or a number is no folder: `A./` and `七./` are damaged citations.
fn is_part_of_name(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| bytes.get(before))
        .is_some_and(|before| before.is_ascii_alphanumeric() || !before.is_ascii())
}

fn ends_www(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(at.saturating_sub(3)..at).unwrap_or_default();
    before.eq_ignore_ascii_case(b"www") && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_names_of_files_are_hidden() {
        for (text, expected) in [
            ("https://undocs.org/CTOC/COP/2008/7见七.22", "见七.22"),
            ("https://x.org/七.20。见七.21", "。见七.21"),
            ("www.x.org/3/4 七", " 七"),
            ("mailto:a@b.c?subject=七.20。七", "。七"),
            ("见 ./决定/3/4 七", "见  七"),
            ("../七.20.md，七", "，七"),
            ("/usr/share/3/4 七", " 七"),
            ("~/七.20 七", " 七"),
            ("C:\\七.20 七", " 七"),
            ("见“七.20.md”，七", "见“”，七"),
            ("建议/七.20.pdf第2段", "第2段"),
            ("和/或 3/4 A/63/539 七.20", "和/或 3/4 A/63/539 七.20"),
            ("CTOC/COP/2008/7/Corr.1。", "CTOC/COP/2008/7/Corr.1。"),
        ] {
            let mut mask = Mask::new(text);
            hide(&mut mask);
            let shown = mask.finish().text.replace('\0', "");
            assert_eq!(shown, expected, "{text}");
        }
    }
}
