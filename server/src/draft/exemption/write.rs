//! The change that exempts a finding with a comment.

use std::ops::Range;

use super::effect::Effect;
use super::exempt::Exemptions;
use crate::draft::markup::{CommentPlace, Markup, line_beginning};
use crate::resolve::Code;
use crate::text::Text;

/// What to write where (bytes), so that a comment exempts the finding at a range from a code and
/// nothing of what the document looks like changes: another code in a comment that there is, one
/// above the finding's line, or one within it.
pub fn exempting(
    text: &Text,
    markup: Markup,
    exemptions: &Exemptions,
    finding: &Range<usize>,
    code: Code,
) -> (usize, String) {
    if let Some(comment) = exemptions.naming_codes_for(finding) {
        return (comment.codes_end, format!(" {}", code.name()));
    }
    let comments = markup.comments();
    let words = |effect: Effect| format!("yuanyin: {} {}", effect.keyword(), code.name());
    let (line, effect) = match (comments.place)(text, finding) {
        CommentPlace::AboveLine(line) => (line, Effect::NextLine),
        CommentPlace::AboveParagraph(line) => (line, Effect::NextParagraph),
        CommentPlace::Within(offset) => {
            let comment = comments.within_line(&words(Effect::Line));
            return (offset, format!(" {comment}"));
        }
    };
    let below = line_beginning(text, line);
    let margin = below.len() - below.trim_start_matches(comments.margin).len();
    let margin = below.get(..margin).unwrap_or_default();
    let comment = comments.on_a_line(&words(effect));
    let line_break = line_break(text, line);
    let blank = if comments.stands_apart {
        line_break
    } else {
        ""
    };
    let written = format!("{margin}{comment}{line_break}{blank}");
    (text.line_start(line), written)
}

/// How a line is broken, or else how the first one is.
fn line_break(text: &Text, line: usize) -> &'static str {
    let break_of = |line: usize| {
        let end = text.line_start(line + 1);
        let tail = text.slice(end.saturating_sub(2)..end);
        if tail.ends_with("\r\n") {
            Some("\r\n")
        } else if tail.ends_with('\n') {
            Some("\n")
        } else {
            None
        }
    };
    break_of(line).or_else(|| break_of(0)).unwrap_or("\n")
}
