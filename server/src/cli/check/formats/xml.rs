//! A piece of XML.

use std::io;

use quick_xml::Writer;

use crate::cli::json::indented;

/// What stands before everything.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// A piece of XML, indented by two; on an error of the library nothing, which memory does not give.
pub fn piece(write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = write(&mut writer);
    let text = String::from_utf8(writer.into_inner()).unwrap_or_default();
    match (written, text.as_str()) {
        (Ok(()), text) if !text.is_empty() => indented(text, 2) + "\n",
        _ => String::new(),
    }
}

/// A text without the characters that XML cannot have.
pub fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| match *c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => c >= ' ',
    };
    text.chars().filter(is_allowed).collect()
}
