//! Addresses of files: `file:` URLs and paths.

use std::path::{Path, PathBuf};

use tower_lsp::lsp_types::Url;

/// A document's file; `None` for one that has none.
pub fn file_path(uri: &Url) -> Option<PathBuf> {
    (uri.scheme() == "file").then(|| to_path(uri)).flatten()
}

/// The file of an address as it is written; `None` for one that has none.
pub fn path_of_address(written: &str) -> Option<PathBuf> {
    file_path(&Url::parse(written).ok()?)
}

/// The address of a file; `None` for a path that is not absolute.
pub fn file_address(path: &Path) -> Option<Url> {
    from_path(path)
}

#[cfg(not(target_family = "wasm"))]
fn to_path(uri: &Url) -> Option<PathBuf> {
    uri.to_file_path().ok()
}

#[cfg(not(target_family = "wasm"))]
fn from_path(path: &Path) -> Option<Url> {
    Url::from_file_path(path).ok()
}

/// Where there is no system whose paths they could be, paths are those of Unix.
#[cfg(any(target_family = "wasm", test))]
mod without_system {
    use super::*;

    pub fn to_path(uri: &Url) -> Option<PathBuf> {
        let mut bytes = Vec::new();
        let mut rest = uri.path().as_bytes();
        while let Some((first, after)) = rest.split_first() {
            let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
            let escaped = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
            match escaped.filter(|_| *first == b'%') {
                Some(byte) => {
                    bytes.push(byte);
                    rest = after.get(2..).unwrap_or_default();
                }
                None => {
                    bytes.push(*first);
                    rest = after;
                }
            }
        }
        String::from_utf8(bytes).ok().map(PathBuf::from)
    }

    pub fn from_path(path: &Path) -> Option<Url> {
        let written = path.to_str().filter(|path| path.starts_with('/'))?;
        let mut uri = Url::parse("file:///").ok()?;
        uri.set_path(&written.replace('%', "%25"));
        Some(uri)
    }
}

#[cfg(target_family = "wasm")]
use without_system::{from_path, to_path};

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn addresses_without_a_system_are_those_of_unix() {
        for path in ["/a/b.md", "/草稿/第 1 章 50%.md", "/a?b#c%20.md"] {
            let path = Path::new(path);
            let there = without_system::from_path(path).unwrap();
            assert_eq!(file_path(&there).as_deref(), Some(path), "{there}");
            let back = file_address(path).unwrap();
            assert_eq!(without_system::to_path(&back).as_deref(), Some(path));
        }
        assert_eq!(file_address(Path::new("a.md")), None);
        let untitled = Url::parse("untitled:1").unwrap();
        assert_eq!(file_path(&untitled), None);
    }
}
