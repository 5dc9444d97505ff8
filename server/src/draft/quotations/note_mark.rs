//! Marks of notes, as they are written in any markup and by hand: where one stands, what it leads to, where that note's
//! text stands, and which citation stands before one.

use std::ops::Range;

use memchr::{memchr, memmem};

use crate::citation::numeral::is_numeral;
use crate::citation::{Citation, VANISHED};
use crate::draft::markup::{html_tag, is_note_label};

/// The mark of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteMark<'a> {
    /// As it is written, tags and commands among it.
    pub written: &'a str,
    target: Target<'a>,
}

/// How a mark says which note is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target<'a> {
    /// To a line that begins as the mark is written: `[^1]`, ①.
    Same,
    /// To a line that begins with the same number, raised, in brackets, or with a stop behind it: `<sup>1</sup>`.
    Numbered(&'a str),
    /// To a line that begins with the same name: （注1）, （见脚注1）.
    Named(&'a str),
    /// To an element with that name: `<a href="#fn1">`.
    Element(&'a str),
    /// To the argument of a command that has the same number, or none: `\footnotemark`.
    Command(&'a str),
}

/// Marks that are one character.
fn is_one_character(c: char) -> bool {
    matches!(c, '①'..='⑳' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// The mark of a note behind what introduces words that stand right behind a text: `建议[^1]规定：`, `建议 [#a]_ ：`
pub fn note_mark_before(text: &str) -> Option<NoteMark<'_>> {
    /// Characters from the words back to where the mark begins, one with tags among them, and between it and them.
    const FARTHEST: usize = 36;
    const FARTHEST_TAG: usize = 120;
    const MOST_BETWEEN: usize = 10;
    let begins = |count: usize, c: char| match c {
        '<' => true,
        '[' | '〔' | '［' | '【' | '（' | '(' | '^' | '\\' => count < FARTHEST,
        c => count < FARTHEST && is_one_character(c),
    };
    let back = text.char_indices().rev().take(FARTHEST_TAG).enumerate();
    let marks = back
        .filter(|(count, (_, c))| begins(*count, *c))
        .filter_map(|(_, (at, _))| Some((at, note_mark(text.get(at..)?)?)));
    // The nearest one, as far as it goes: a number in （注①） is a part of it, and so is a link in what is raised.
    let (at, mark) = marks.reduce(|nearest, farther| {
        let end = |(at, mark): &(usize, NoteMark<'_>)| at + mark.written.len();
        match end(&farther) >= end(&nearest) {
            true => farther,
            false => nearest,
        }
    })?;
    let between = text.get(at + mark.written.len()..)?;
    let is_near = between.chars().count() <= MOST_BETWEEN
        && !between.contains([
            '，', ',', '。', '；', ';', '！', '？', '”', '」', '』', '\n',
        ]);
    // A mark at the beginning numbers an item, and one behind other words in marks is theirs.
    let before = text.get(..at)?.trim_end();
    let introduces = (before.chars().next_back()).is_some_and(|c| c.is_alphanumeric() || c == '）');
    (is_near && introduces).then_some(mark)
}

/// The mark of a note that a text ends with, but for a stop and the ends of elements.
pub fn last_note_mark(text: &str) -> Option<NoteMark<'_>> {
    /// Characters back to where a mark begins, and one with tags.
    const FARTHEST: usize = 8;
    const FARTHEST_TAG: usize = 160;
    let is_stop = |c: char| matches!(c, '。' | '，' | '；');
    let mut text = text.trim_end_matches(is_stop);
    if text.ends_with('>') {
        // Any tag within the mark can be the first of it: the mark is the longest that ends there.
        let back = text.char_indices().rev().take(FARTHEST_TAG);
        let marks = back.filter(|(_, c)| *c == '<').filter_map(|(at, _)| {
            let mark = note_mark(text.get(at..)?)?;
            let behind = text.get(at + mark.written.len()..)?;
            is_closing(behind).then_some(mark)
        });
        if let Some(mark) = marks.last() {
            return Some(mark);
        }
        let is_end = |open: &usize| text.get(*open..).is_some_and(is_closing);
        let mut ends = text.rmatch_indices("</").map(|(open, _)| open);
        let first = ends.by_ref().take_while(is_end).last();
        text = text.get(..first?)?.trim_end_matches(is_stop);
    }
    let open = text.char_indices().rev().take(FARTHEST);
    let begins = |c: char| matches!(c, '[' | '〔' | '①'..='⑳' | '¹' | '（' | '【');
    let (at, _) = open.into_iter().find(|(_, c)| begins(*c))?;
    let mark = text.get(at..)?;
    note_mark(mark).filter(|found| found.written == mark)
}

/// Whether a text is nothing but the ends of elements, white space and stops.
fn is_closing(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '。');
        if rest.is_empty() {
            return true;
        }
        match html_tag(rest) {
            Some(length) if rest.starts_with("</") => rest = rest.get(length..).unwrap_or_default(),
            _ => return false,
        }
    }
}

/// The mark of a note that a text begins with, behind a stop or a comma: `[^1]`, `[fn:1]`, `[1]_`, `[1]`, 〔1〕, ①, ¹,
/// `<sup>1</sup>`, （注1）.
pub fn note_mark(text: &str) -> Option<NoteMark<'_>> {
    // Most of a text begins none: by the first bytes of those signs and of what may stand before them.
    if !matches!(
        text.as_bytes(),
        [
            b'.' | b','
                | b'\\'
                | b' '
                | b'['
                | b'('
                | b'^'
                | b'<'
                | b'#'
                | b':'
                | b'$'
                | 0xC2
                | 0xE2
                | 0xE3
                | 0xEF,
            ..
        ]
    ) {
        return None;
    }
    let text = text.trim_start_matches(['。', '，', '；', '、', '.', ',']);
    // reStructuredText's stand behind a blank, which can be escaped.
    let text = match text.trim_start_matches('\\').strip_prefix(' ') {
        Some(behind) if behind.starts_with(['[', ':']) => behind,
        _ => text,
    };
    let first = text.chars().next()?;
    match first {
        '[' | '〔' | '［' | '【' | '（' | '(' => bracketed(text, first),
        c if is_one_character(c) => Some(NoteMark {
            written: text.get(..first.len_utf8())?,
            target: Target::Same,
        }),
        '<' => element(text),
        '^' | ':' | '#' | '$' | '\\' => command(text),
        _ => None,
    }
}

/// `[^1]`, `[fn:1]`, `[1]_`, `[1]`, 〔1〕, 【1】, （注1）, （见脚注1）.
fn bracketed(text: &str, first: char) -> Option<NoteMark<'_>> {
    /// Characters of the longest.
    const LONGEST: usize = 24;
    let mut ends = text.char_indices().take(LONGEST);
    let (close, last) = ends.find(|(_, c)| "]〕］】）)".contains(*c))?;
    let label = text.get(first.len_utf8()..close)?;
    let written = text.get(..close + last.len_utf8())?;
    if let Some(number) = named(label.trim_start_matches(LEADS_TO)) {
        return Some(NoteMark {
            written,
            target: Target::Named(number),
        });
    }
    let is_named = text.starts_with("[^") || text.starts_with("[fn:") || text.starts_with("[#");
    let is_one =
        |c: char| c.is_ascii_digit() || is_named && (c.is_alphanumeric() || "-_".contains(c));
    let bare = label.trim_start_matches(['^', '#']);
    let bare = bare.strip_prefix("fn:").unwrap_or(bare);
    let is_numbered = !bare.is_empty() && first != '[' && bare.chars().all(is_numeral);
    let is_label =
        (!bare.is_empty() || text.starts_with("[#]_")) && bare.chars().all(is_one) || is_numbered;
    // （1） counts something.
    (is_label && !matches!(first, '（' | '(')).then_some(NoteMark {
        written,
        target: Target::Same,
    })
}

/// What people write before the name of a note in brackets.
const LEADS_TO: [char; 7] = ['见', '見', '参', '參', '详', '詳', ' '];

/// The number of a note that a text is the name of: 注1, 脚注 ②, note 3.
fn named(text: &str) -> Option<&str> {
    let (number, behind) = begins_named(text)?;
    behind.trim().is_empty().then_some(number)
}

/// The number of a note whose name a text begins with, and what stands behind it.
fn begins_named(text: &str) -> Option<(&str, &str)> {
    const NAMES: [&str; 18] = [
        "注释", "註釋", "脚注", "脚註", "腳註", "腳注", "尾注", "尾註", "附注", "附註", "注", "註",
        "Note", "note", "Footnote", "footnote", "fn.", "n.",
    ];
    let behind = NAMES.iter().find_map(|name| text.strip_prefix(name))?;
    let behind = behind.trim_start();
    let is_of_number = |c: char| {
        c.is_ascii_digit() || matches!(c, '０'..='９') || is_numeral(c) || is_one_character(c)
    };
    let rest = behind.trim_start_matches(is_of_number);
    let number = behind.get(..behind.len() - rest.len())?;
    (!number.is_empty()).then_some((number, rest))
}

/// A raised number, or one that leads somewhere: `<sup>1</sup>`, `<a href="#fn1">[1]</a>`.
fn element(text: &str) -> Option<NoteMark<'_>> {
    /// Bytes of what is shown of it.
    const LONGEST: usize = 40;
    const AROUND: [&str; 7] = ["sup", "a", "span", "small", "b", "strong", "super"];
    let (mut at, mut depth) = (0, 0_usize);
    let (mut leads_to, mut label, mut is_raised) = (None, None, false);
    loop {
        let rest = text.get(at..)?;
        if !rest.starts_with('<') {
            let shown = rest.get(..memchr(b'<', rest.as_bytes())?)?;
            if shown.len() > LONGEST || label.is_some() && !shown.trim().is_empty() {
                return None;
            }
            if !shown.trim().is_empty() {
                label = Some(shown.trim());
            }
            at += shown.len();
            continue;
        }
        let length = html_tag(rest)?;
        let tag = rest.get(..length)?;
        let inside = tag.trim_start_matches(['<', '/']);
        let name = inside.get(..inside.find([' ', '>', '/'])?)?;
        let is_it = |one: &&str| one.eq_ignore_ascii_case(name);
        let name = AROUND.iter().find(|one| is_it(one))?;
        at += length;
        if tag.starts_with("</") {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                break;
            }
            continue;
        }
        depth += 1;
        is_raised |= matches!(*name, "sup" | "super");
        leads_to = leads_to.or_else(|| address_within(tag));
    }
    // What was begun from within ends behind it.
    while let Some(length) = text
        .get(at..)
        .and_then(|rest| rest.strip_prefix("</sup>").map(|_| "</sup>".len()))
    {
        at += length;
        is_raised = true;
    }
    let label = label?;
    let (label, linked) = match label.split_once("](#") {
        // <sup>[1](#fn1)</sup>
        Some((label, behind)) => (label, behind.split(')').next()),
        None => (label, None),
    };
    let leads_to = leads_to.or(linked);
    let bare = bare_label(label);
    let number = named(bare);
    let is_label = is_note_label(label) || number.is_some() || is_circled(bare);
    (is_label && (is_raised || leads_to.is_some())).then_some(NoteMark {
        written: text.get(..at)?,
        target: match (leads_to, number) {
            (Some(name), _) => Target::Element(name),
            (None, Some(number)) => Target::Named(number),
            (None, None) => Target::Numbered(bare),
        },
    })
}

fn is_circled(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_one_character)
}

/// A label without the brackets around it.
fn bare_label(label: &str) -> &str {
    let label = label.trim_start_matches(['[', '(', '（', '〔', '［', '【']);
    label.trim_end_matches([']', ')', '）', '〕', '］', '】'])
}

/// The name that a tag leads to in the same document: `href="#fn1"`
fn address_within(tag: &str) -> Option<&str> {
    let address = attribute(tag, "href")?.strip_prefix('#')?;
    (!address.is_empty()).then_some(address)
}

/// The value of an attribute of a tag, in letters of either case and with spaces around its sign or not.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let value = lower.match_indices(name).find_map(|(at, _)| {
        let is_begun = lower
            .get(..at)?
            .ends_with(|c: char| c.is_ascii_whitespace());
        let behind = lower
            .get(at + name.len()..)?
            .trim_start()
            .strip_prefix('=')?;
        is_begun.then(|| behind.trim_start().len())
    })?;
    let value = tag.get(tag.len() - value..)?;
    match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(mark) => value.get(1..)?.split(mark).next(),
        None => value.split([' ', '>', '\n', '\t']).next(),
    }
}

/// A raised number, by a command of a markup: `^1^`, `:sup:`1``, `#super[1]`, `\textsuperscript{1}`, `$^1$`; or one of LaTeX's
/// marks of notes, and a number in brackets that Markdown would take for others.
fn command(text: &str) -> Option<NoteMark<'_>> {
    const RAISING: [(&str, &str); 7] = [
        (":sup:`", "`"),
        (":superscript:`", "`"),
        ("#super[", "]"),
        ("\\textsuperscript{", "}"),
        ("$^{", "}$"),
        ("$^", "$"),
        ("\\[", "\\]"),
    ];
    if let Some(behind) = text.strip_prefix("\\footnotemark") {
        let number = behind
            .strip_prefix('[')
            .and_then(|behind| behind.split_once(']'));
        let number = number.map_or("", |(number, _)| number);
        let length = "\\footnotemark".len()
            + if number.is_empty() {
                0
            } else {
                number.len() + 2
            };
        return Some(NoteMark {
            written: text.get(..length)?,
            target: Target::Command(number),
        });
    }
    // Pandoc's raised text.
    if let Some(digits) = text.strip_prefix('^') {
        let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        let length = digits.len() - behind.len();
        return (length > 0 && behind.starts_with('^')).then_some(NoteMark {
            written: text.get(..length + 2)?,
            target: Target::Numbered(digits.get(..length)?),
        });
    }
    let (open, close) = RAISING.iter().find(|(open, _)| text.starts_with(open))?;
    let behind = text.get(open.len()..)?;
    let end = behind.find(close)?;
    let label = behind.get(..end)?;
    let bare = bare_label(label);
    (is_note_label(label) || is_circled(bare)).then_some(NoteMark {
        written: text.get(..open.len() + end + close.len())?,
        target: Target::Numbered(bare),
    })
}

/// Where the text of the note stands that a mark leads to, behind a place.
pub fn note_text(text: &str, from: usize, mark: &NoteMark<'_>) -> Option<Range<usize>> {
    match mark.target {
        Target::Element(name) => text_of_element(text, from, name),
        Target::Command(number) => text_of_command(text, number),
        _ => text_of_line(text, from, mark),
    }
}

fn text_of_line(text: &str, from: usize, mark: &NoteMark<'_>) -> Option<Range<usize>> {
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(behind) = behind_label(line, mark) else {
            continue;
        };
        let behind = behind.trim_start_matches([':', '：', ' ', '\t', '\u{3000}', '.', '、', '。']);
        let begin = start + line.len() - behind.len();
        let mut end = begin + behind.trim_end().len();
        for line in text
            .get(at..)?
            .split_inclusive('\n')
            .take_while(|line| goes_on(line))
        {
            at += line.len();
            end = at - line.len() + line.trim_end().len();
        }
        return (begin < end).then_some(begin..end);
    }
    None
}

/// Whether a line goes on with the note of the one before: it stands further in.
fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t']) && !line.trim().is_empty()
}

/// What stands on a line behind the label of the note that a mark leads to, if the line begins with it, be it within
/// elements or as an item.
fn behind_label<'a>(line: &'a str, mark: &NoteMark<'_>) -> Option<&'a str> {
    let mut content = line.trim_start_matches([' ', '\t', '\u{3000}']);
    // .. [1] is a note of reStructuredText.
    content = content.strip_prefix(".. ").unwrap_or(content);
    loop {
        if let Some(behind) = label_is(content, mark) {
            return Some(behind);
        }
        let tag = html_tag(content).filter(|_| !content.starts_with("</"))?;
        content = content.get(tag..)?.trim_start();
    }
}

/// What stands behind a label of a note at the beginning of a text, if it is the one that a mark leads to.
fn label_is<'a>(content: &'a str, mark: &NoteMark<'_>) -> Option<&'a str> {
    let number = match mark.target {
        Target::Named(number) => {
            let begun = bare_label(content);
            let (found, behind) = begins_named(begun)?;
            let behind = behind.trim_start_matches([']', ')', '）', '〕', '］', '】']);
            let is_label = behind.starts_with([':', '：', '.', '、', '。', ' ', '\u{3000}', '\t'])
                || begun.len() < content.len();
            return (found == number && is_label).then_some(behind);
        }
        Target::Numbered(number) => number,
        _ => return content.strip_prefix(mark.written),
    };
    if let Some(behind) = content.strip_prefix(number)
        && behind.starts_with(['.', '、', ')', '：', ' '])
    {
        return Some(behind);
    }
    let label = note_mark(content).filter(|_| !content.starts_with(['.', ',', '、', ' ']))?;
    let is_it = match label.target {
        Target::Numbered(found) => found == number,
        Target::Element(_) => bare_label(shown(label.written)) == number,
        _ => bare_label(label.written) == number,
    };
    is_it.then(|| content.get(label.written.len()..))?
}

/// What a mark shows within its tags.
fn shown(written: &str) -> &str {
    let pieces = written.split('<').filter_map(|piece| piece.split_once('>'));
    let mut texts = pieces.map(|(_, text)| text.trim());
    texts.find(|text| !text.is_empty()).unwrap_or_default()
}

/// The text of the element that has a name, behind a place; of one within a sentence, what stands behind it.
fn text_of_element(text: &str, from: usize, name: &str) -> Option<Range<usize>> {
    /// Elements that hold a note, and the ends behind which one has ended that begins with a mere anchor.
    const HOLDING: [&str; 10] = [
        "li",
        "tr",
        "aside",
        "div",
        "p",
        "td",
        "dd",
        "section",
        "footer",
        "blockquote",
    ];
    const ENDING: [&str; 8] = [
        "</p>",
        "</li>",
        "</div>",
        "</dd>",
        "</aside>",
        "</td>",
        "</section>",
        "\n\n",
    ];
    let (begin, element) =
        memmem::find_iter(text.get(from..)?.as_bytes(), name).find_map(|at| {
            let open = text.get(..from + at)?.rfind('<')?;
            let length = html_tag(text.get(open..)?)?;
            let tag = text.get(open..open + length)?;
            let names = |one: &str| attribute(tag, one) == Some(name);
            let element = tag.trim_start_matches('<').split([' ', '\n', '>']).next()?;
            (names("id") || names("name")).then(|| (open + length, element.to_ascii_lowercase()))
        })?;
    let rest = text.get(begin..)?;
    let end = match HOLDING.contains(&element.as_str()) {
        true => find_ignoring_case(rest, &format!("</{element}")),
        false => (ENDING.iter())
            .filter_map(|end| find_ignoring_case(rest, end))
            .min(),
    };
    let end = begin + end.unwrap_or(rest.len());
    let begin = begin + label_length(text.get(begin..end)?);
    (begin < end).then_some(begin..end)
}

/// Where a text stands in another, in letters of either case.
fn find_ignoring_case(text: &str, sought: &str) -> Option<usize> {
    let mut places = text.as_bytes().windows(sought.len());
    places.position(|place| place.eq_ignore_ascii_case(sought.as_bytes()))
}

/// Bytes of the label that the text of an element's note begins with, within elements or not: `<p>[1]</p>`, `1. `.
fn label_length(note: &str) -> usize {
    let mut content = note;
    loop {
        content = content.trim_start();
        if let Some(mark) = note_mark(content) {
            content = content.get(mark.written.len()..).unwrap_or_default();
            break;
        }
        match html_tag(content) {
            Some(tag) => content = content.get(tag..).unwrap_or_default(),
            None => break,
        }
    }
    // What an anchor in front holds.
    if let Some(behind) = content.strip_prefix("</a>") {
        content = behind;
    }
    let behind = content.trim_start_matches(|c: char| c.is_ascii_digit());
    if behind.len() < content.len() && behind.starts_with(['.', '、', ')']) {
        content = behind;
    }
    note.len() - content.len()
}

/// The argument of the next `\footnotetext`, or of the one with that number.
fn text_of_command(text: &str, number: &str) -> Option<Range<usize>> {
    const COMMAND: &str = "\\footnotetext";
    let open = match number {
        "" => format!("{COMMAND}{{"),
        number => format!("{COMMAND}[{number}]{{"),
    };
    let begin = text.find(&open)? + open.len();
    let mut depth = 1_usize;
    for (at, byte) in text.get(begin..)?.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(begin..begin + at);
        }
    }
    None
}

/// The citation right before the mark of a note: 七.20①, 七.20的规定①, （七.20）①.
pub fn noted_citation<'a>(
    prose: &str,
    citations: &'a [Citation],
    mark: usize,
) -> Option<&'a Citation> {
    /// Characters between.
    const MOST: usize = 8;
    let before = citations.partition_point(|citation| citation.range.end <= mark);
    let noted = citations.get(before.checked_sub(1)?)?;
    let between = prose.get(noted.range.end..mark)?;
    let mut seen = between.chars().filter(|c| !c.is_control());
    let is_near = seen.clone().count() <= MOST;
    (is_near && !seen.any(|c| "，,。；;：:！？!?“”「」\n".contains(c))).then_some(noted)
}

/// A citation in its place, and nothing before it; nothing where there is none.
pub fn alone(prose: &str, citation: Option<&Citation>) -> String {
    citation.map_or_else(String::new, |citation| {
        let mut alone = String::from(char::from(VANISHED)).repeat(citation.range.start);
        alone.push_str(prose.get(citation.range.clone()).unwrap_or_default());
        alone
    })
}
