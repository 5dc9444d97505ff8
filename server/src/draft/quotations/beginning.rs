//! What a paragraph's own text says of quotations: whether one may begin in it, goes on behind it, ends it, or is
//! announced by it.

use super::mark::{has_mark, has_noted_quotation};
use crate::draft::markup::Markup;
use crate::search::{CLOSING_MARK, quotations};

/// Whether a paragraph without citations can begin a quotation whose citation stands behind it.
pub fn may_begin(text: &str, markup: Markup) -> bool {
    let quoted = markup.quotations();
    quoted.begins(text)
        || quoted.indents && text.starts_with([' ', '\t'])
        || ends_with_quotation(text)
        || text.starts_with('>') && has_noted_quotation(text)
        || has_mark(text) && (is_left_open(text) || has_noted_quotation(text))
}

/// Whether a line without prose opens a block quotation.
pub fn is_delimiter(text: &str, markup: Markup) -> bool {
    (markup.quotations().between)(text).is_some()
}

/// Whether a quotation goes on behind a stretch of text.
pub fn is_left_open(text: &str) -> bool {
    has_mark(text) && quotations(text).open.is_some()
}

/// Whether a paragraph ends with words in quotation marks.
pub fn ends_with_quotation(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| {
        c != CLOSING_MARK && (c.is_whitespace() || c.is_control() || "。*_".contains(c))
    });
    end.ends_with(['”', '」', '』', '»', '"', CLOSING_MARK])
}

/// Whether a line is words in quotation marks from its beginning on, behind what makes it an item, a cell or a
/// paragraph.
pub fn begins_with_quotation(line: &str) -> bool {
    let mut content = line.trim_start();
    while let Some((_, behind)) = content
        .strip_prefix('<')
        .and_then(|tag| tag.split_once('>'))
    {
        content = behind.trim_start();
    }
    let content = content.trim_start_matches(['-', '*', '+', '•', ':', ' ', '\t', '\u{3000}']);
    content.starts_with(['“', '「', '『', '«'])
}

/// Whether a paragraph announces what follows it.
pub fn introduces(prose: &str) -> bool {
    let end = prose.trim_end_matches(|c: char| c.is_whitespace() || c.is_control() || c == '*');
    end.ends_with(['：', ':']) || end.trim_end_matches('。').ends_with("如下")
}
