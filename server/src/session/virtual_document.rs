//! Texts that are no files: where an editor cannot open a copy of the built-in compilation, it asks the server for
//! the text of an address of ours (LSP's `workspace/textDocumentContent`).
//!
//! `yuanyin:/technical-assistance/zh/part-a.md` is a file of the built-in compilation, and
//! `yuanyin:/pages/explanations.en.md` a page of ours. Nothing of a session is in an address: a tab that an editor
//! restores has its text again.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::Url;

use crate::corpus::embedded;
use crate::messages::{self, Locale};

/// What the addresses begin with.
pub const SCHEME: &str = "yuanyin";

/// Where the pages stand that explain the codes.
const PAGES: &str = "pages";

/// What is asked for.
#[derive(Debug, Deserialize)]
pub struct TextDocumentContentParams {
    pub uri: Url,
}

#[derive(Debug, Serialize)]
pub struct TextDocumentContentResult {
    pub text: String,
}

/// The address of a file of the built-in compilation, by its path there.
pub fn file_address(path: &str) -> Option<Url> {
    address(embedded::NAME, path)
}

/// The address of a page of ours.
pub fn page_address(name: &str) -> Option<Url> {
    address(PAGES, name)
}

fn address(folder: &str, path: &str) -> Option<Url> {
    let mut address = Url::parse(&format!("{SCHEME}:/")).ok()?;
    address.set_path(&format!("/{folder}/{path}"));
    Some(address)
}

/// Whether two addresses are of one text: `yuanyin:/pages/a.md` and `yuanyin:///pages/a.md#L3` are.
pub fn is_same(one: &Url, other: &Url) -> bool {
    [one, other]
        .iter()
        .all(|address| address.scheme() == SCHEME)
        && one.path() == other.path()
}

/// The text of an address; `None` where there is none.
pub fn text(address: &Url) -> Option<String> {
    let of = |known: Option<Url>| known.is_some_and(|known| is_same(&known, address));
    let mut files = embedded::files().into_iter();
    if let Some(file) = files.find(|file| of(file_address(&file.path))) {
        return Some(file.text.to_string());
    }
    let mut pages = [Locale::Chinese, Locale::English].into_iter();
    let locale = pages.find(|locale| of(page_address(explanations_name(*locale))))?;
    Some(messages::explanations(locale))
}

/// The name of the page that explains the codes.
pub fn explanations_name(locale: Locale) -> &'static str {
    match locale {
        Locale::Chinese => "explanations.zh.md",
        Locale::English => "explanations.en.md",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_and_page_has_its_text_however_the_address_is_written() {
        for file in embedded::files() {
            let address = file_address(&file.path).unwrap();
            assert_eq!(text(&address).as_deref(), Some(&*file.text), "{address}");
        }
        for written in [
            "yuanyin:/pages/explanations.zh.md#L3",
            "yuanyin:///pages/explanations.en.md",
        ] {
            let page = text(&Url::parse(written).unwrap()).unwrap();
            assert!(page.contains("no-such-provision"), "{written}");
        }
        for written in [
            "yuanyin:/technical-assistance/../pages/none.md",
            "yuanyin:part-a.md",
            "file:///technical-assistance/zh/part-a.md",
        ] {
            assert_eq!(text(&Url::parse(written).unwrap()), None, "{written}");
        }
    }
}
