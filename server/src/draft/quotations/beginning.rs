//! What a paragraph's own text says of quotations: whether one may begin in it, goes on behind it, ends it, or is
//! announced by it.

use super::mark::{has_mark, has_noted_quotation};
use crate::citation::numeral::is_numeral;
use crate::draft::markup::{Close, Markup};
use crate::search::{CLOSING_MARK, heads_words, quotations};

/// Whether a paragraph without citations can begin a quotation whose citation stands behind it.
pub fn may_begin(text: &str, markup: Markup) -> bool {
    let quoted = markup.quotations();
    quoted.begins(text)
        || quoted.indents && text.starts_with([' ', '\t'])
        || ends_with_quotation(text)
        || has_mark(text) && is_left_open(text)
        || has_noted_quotation(text)
}

/// Where a number of the compilation's ends that a paragraph has and nothing else, as `**九.9**` over a quotation.
pub fn number_alone(text: &str) -> Option<usize> {
    const LONGEST: usize = 48;
    if text.len() > LONGEST {
        return None;
    }
    let is_mark = |c: char| c.is_whitespace() || c.is_control() || "*_=#".contains(c);
    let content = text.trim_start_matches(is_mark);
    let content = content.strip_prefix("\\textbf{").unwrap_or(content);
    let begin = text.len() - content.len();
    let number = content.trim_end_matches(|c| is_mark(c) || c == '}');
    let (section, place) = number.split_once('.')?;
    let is_number = !section.is_empty()
        && section.chars().all(is_numeral)
        && !place.is_empty()
        && place.chars().all(|c| c.is_ascii_alphanumeric());
    is_number.then(|| begin + number.len())
}

/// Whether a line takes up what the paragraph before has cited, and gives its words: 其文字为“……”, 该段规定：“……”.
pub fn takes_up(line: &str) -> bool {
    /// Characters before the mark that opens.
    const MOST: usize = 24;
    const LEADS: [&str; 22] = [
        "其",
        "该段",
        "该项",
        "该条",
        "该款",
        "该建议",
        "该决定",
        "该规定",
        "該段",
        "該項",
        "該條",
        "該款",
        "該建議",
        "原文",
        "原话",
        "全文",
        "案文",
        "条文",
        "條文",
        "It reads",
        "Its text",
        "The text reads",
    ];
    let line = line.trim_start();
    let lead = line
        .char_indices()
        .take(MOST)
        .find(|(_, c)| matches!(c, '“' | '「' | '『'));
    let Some(lead) = lead.and_then(|(at, _)| line.get(..at)) else {
        return false;
    };
    LEADS.iter().any(|word| lead.starts_with(word))
        && !lead.contains(['。', '；', '，', '！', '？'])
        && heads_words(lead)
}

/// Whether a line without prose opens a block quotation.
pub fn is_delimiter(text: &str, markup: Markup) -> bool {
    let between = (markup.quotations().between)(text);
    // What stands further in is a paragraph, or several, that are read by themselves.
    between.is_some_and(|between| !matches!(between.close, Close::Indentation(_)))
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
