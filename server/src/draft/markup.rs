//! What of a draft is prose. Code, comments, addresses and the like are blanked out before
//! citations are looked for, byte for byte, so that places stay true.
//!
//! This is a small reader of what stands on a line; Markdown through a full parser, and markup
//! inside a citation, are still to come.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

/// How a language marks what is not prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    Plain,
    /// Markdown, and its relatives with fences (Typst, R Markdown, Quarto, MDX).
    Markdown,
    Latex,
    Html,
    /// AsciiDoc, reStructuredText, Org: addresses and inline code only.
    Light,
}

/// What the lines of a document stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    Prose,
    /// Within ``` or ~~~: the mark and how many of them opened it.
    Fence(u8, u8),
    HtmlComment,
    /// A LaTeX environment whose text is not prose.
    Verbatim,
    /// Before the first line: front matter may begin here.
    DocumentStart,
    FrontMatter,
}

/// LaTeX environments that hold no prose.
const VERBATIM: [&str; 6] = [
    "verbatim",
    "verbatim*",
    "lstlisting",
    "minted",
    "comment",
    "Verbatim",
];

impl Markup {
    /// By the editor's language id.
    pub fn of_language(language_id: &str) -> Markup {
        match language_id {
            "markdown" | "mdx" | "rmd" | "quarto" | "typst" | "pandoc" => Markup::Markdown,
            "latex" | "tex" | "plaintex" | "context" => Markup::Latex,
            "html" | "xhtml" | "xml" => Markup::Html,
            "asciidoc" | "restructuredtext" | "rst" | "org" => Markup::Light,
            _ => Markup::Plain,
        }
    }
}

impl Block {
    /// What a document begins in.
    pub fn first(markup: Markup) -> Block {
        match markup {
            Markup::Markdown => Block::DocumentStart,
            _ => Block::Prose,
        }
    }
}

impl Block {
    /// Whether what stands in it is code, where a comment is an example of one.
    pub fn holds_code(self) -> bool {
        matches!(
            self,
            Block::Fence(..) | Block::Verbatim | Block::FrontMatter
        )
    }
}

/// What the line after this one stands in.
pub fn block_after_line(line: &str, markup: Markup, block: Block) -> Block {
    let content = line.trim();
    match block {
        Block::DocumentStart if content == "---" => Block::FrontMatter,
        Block::FrontMatter if content == "---" || content == "..." => Block::Prose,
        Block::FrontMatter => Block::FrontMatter,
        Block::Fence(mark, count) => {
            let length = content.bytes().take_while(|byte| *byte == mark).count();
            if length >= usize::from(count) && length == content.len() {
                Block::Prose
            } else {
                block
            }
        }
        Block::HtmlComment if content.contains("-->") => Block::Prose,
        Block::HtmlComment => Block::HtmlComment,
        Block::Verbatim if content.contains("\\end{") && names_verbatim(content, "\\end{") => {
            Block::Prose
        }
        Block::Verbatim => Block::Verbatim,
        Block::Prose | Block::DocumentStart => match markup {
            Markup::Markdown => fence(content).unwrap_or_else(|| comment(content)),
            Markup::Html => comment(content),
            Markup::Latex
                if names_verbatim(content, "\\begin{") && !names_verbatim(content, "\\end{") =>
            {
                Block::Verbatim
            }
            _ => Block::Prose,
        },
    }
}

fn fence(content: &str) -> Option<Block> {
    let mark = content
        .bytes()
        .next()
        .filter(|byte| matches!(byte, b'`' | b'~'))?;
    let count = content.bytes().take_while(|byte| *byte == mark).count();
    // A closing mark on the same line makes it inline code.
    let rest = content.get(count..).unwrap_or_default();
    (count >= 3 && !rest.contains(char::from(mark)))
        .then(|| Block::Fence(mark, u8::try_from(count).unwrap_or(u8::MAX)))
}

fn comment(content: &str) -> Block {
    match content.rfind("<!--") {
        Some(at) if !content.get(at..).unwrap_or_default().contains("-->") => Block::HtmlComment,
        _ => Block::Prose,
    }
}

fn names_verbatim(content: &str, command: &str) -> bool {
    content
        .split(command)
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .any(|name| VERBATIM.contains(&name))
}

/// A paragraph with what is not prose replaced by NUL bytes and line prefixes by spaces, of the
/// same length; and the block behind it.
pub fn prose(text: &str, markup: Markup, block: Block) -> (Cow<'_, str>, Block) {
    let mut blanks: Vec<(Range<usize>, u8)> = Vec::new();
    let mut state = block;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let next = block_after_line(line, markup, state);
        let in_prose = matches!(state, Block::Prose | Block::DocumentStart);
        let stays = matches!(next, Block::Prose | Block::DocumentStart);
        match (in_prose, stays) {
            (true, true) => inline(line, range.start, markup, &mut blanks),
            (true, false) if next == Block::HtmlComment => {
                // Prose may stand before the comment that opens here.
                let open = line.rfind("<!--").unwrap_or(0);
                inline(
                    line.get(..open).unwrap_or_default(),
                    range.start,
                    markup,
                    &mut blanks,
                );
                blanks.push((range.start + open..range.end, 0));
            }
            (false, true) if state == Block::HtmlComment => {
                let close = line.find("-->").map_or(line.len(), |close| close + 3);
                blanks.push((range.start..range.start + close, 0));
                inline(
                    line.get(close..).unwrap_or_default(),
                    range.start + close,
                    markup,
                    &mut blanks,
                );
            }
            _ => blanks.push((range, 0)),
        }
        state = match next {
            Block::DocumentStart => Block::Prose,
            other => other,
        };
    }
    if blanks.is_empty() {
        return (Cow::Borrowed(text), state);
    }
    let mut bytes = text.as_bytes().to_vec();
    for (range, blank) in blanks {
        if let Some(stretch) = bytes.get_mut(range) {
            for byte in stretch {
                if !matches!(byte, b'\n' | b'\r') {
                    *byte = blank;
                }
            }
        }
    }
    // Only whole characters are blanked, so this is the text's own encoding still.
    let masked = String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned);
    (masked, state)
}

/// What of a line of prose is not prose. Blanks are found from the left, each once, in time
/// linear in the line.
fn inline(line: &str, base: usize, markup: Markup, blanks: &mut Vec<(Range<usize>, u8)>) {
    let mut blank = |range: Range<usize>| blanks.push((base + range.start..base + range.end, 0));
    addresses(line, &mut blank);
    match markup {
        Markup::Plain => {}
        Markup::Markdown => {
            code(line, &mut blank);
            targets(line, &mut blank);
            tags(line, &mut blank);
            let content = line.trim_start_matches([' ', '\t', '>']);
            if content.len() < line.len() {
                blanks.push((base..base + line.len() - content.len(), b' '));
            }
        }
        Markup::Light => code(line, &mut blank),
        Markup::Html => tags(line, &mut blank),
        Markup::Latex => latex(line, &mut blank),
    }
}

/// https://…, up to what cannot be in an address.
fn addresses(line: &str, blank: &mut impl FnMut(Range<usize>)) {
    for at in memmem::find_iter(line.as_bytes(), b"://") {
        let before = line.get(..at).unwrap_or_default();
        let scheme = before.len()
            - before
                .trim_end_matches(|c: char| c.is_ascii_alphanumeric())
                .len();
        let rest = line.get(at..).unwrap_or_default();
        let length = rest
            .find(|c: char| {
                c.is_whitespace() || !c.is_ascii() || matches!(c, '<' | '>' | '"' | '`' | '{' | '}')
            })
            .unwrap_or(rest.len());
        blank(at - scheme..at + length);
    }
}

/// `…` with as many marks at both ends.
fn code(line: &str, blank: &mut impl FnMut(Range<usize>)) {
    let bytes = line.as_bytes();
    let mut at = 0;
    // A run of marks that closes nothing is looked for once for each length.
    let mut unclosed = [false; 8];
    while let Some(open) =
        memchr::memchr(b'`', bytes.get(at..).unwrap_or_default()).map(|found| at + found)
    {
        let count = bytes
            .iter()
            .skip(open)
            .take_while(|byte| **byte == b'`')
            .count();
        let inside = open + count;
        let known = count.min(unclosed.len() - 1);
        let close = if unclosed.get(known) == Some(&true) {
            None
        } else {
            closing_run(bytes, inside, count)
        };
        match close {
            Some(end) => {
                blank(open..end);
                at = end;
            }
            None => {
                if let Some(flag) = unclosed.get_mut(known) {
                    *flag = true;
                }
                at = inside;
            }
        }
    }
}

fn closing_run(bytes: &[u8], from: usize, count: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let start = at + memchr::memchr(b'`', bytes.get(at..)?)?;
        let length = bytes
            .iter()
            .skip(start)
            .take_while(|byte| **byte == b'`')
            .count();
        if length == count {
            return Some(start + length);
        }
        at = start + length;
    }
}

/// The target of [text](target) and of [label]: target.
fn targets(line: &str, blank: &mut impl FnMut(Range<usize>)) {
    for at in memmem::find_iter(line.as_bytes(), b"](") {
        let rest = line.get(at + 2..).unwrap_or_default();
        if let Some(close) = rest.find([')', '\n']) {
            blank(at + 1..at + 2 + close + 1);
        }
    }
    if line.trim_start().starts_with('[')
        && !line.trim_start().starts_with("[^")
        && let Some(at) = line.find("]:")
    {
        blank(at..line.len());
    }
}

/// <…>, comments whole.
fn tags(line: &str, blank: &mut impl FnMut(Range<usize>)) {
    let mut at = 0;
    while let Some(open) = line
        .get(at..)
        .and_then(|rest| rest.find('<'))
        .map(|found| at + found)
    {
        let rest = line.get(open..).unwrap_or_default();
        let is_tag = rest.get(1..2).is_some_and(|next| {
            next.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        });
        let close = if rest.starts_with("<!--") { "-->" } else { ">" };
        match rest.find(close).filter(|_| is_tag) {
            Some(end) => {
                blank(open..open + end + close.len());
                at = open + end + close.len();
            }
            None if is_tag => return,
            None => at = open + 1,
        }
    }
}

/// Comments, and the arguments of commands that hold names and addresses.
fn latex(line: &str, blank: &mut impl FnMut(Range<usize>)) {
    const NAMES: [&str; 12] = [
        "\\label{",
        "\\ref{",
        "\\pageref{",
        "\\eqref{",
        "\\autoref{",
        "\\cref{",
        "\\cite{",
        "\\url{",
        "\\href{",
        "\\input{",
        "\\include{",
        "\\includegraphics{",
    ];
    for name in NAMES {
        for at in memmem::find_iter(line.as_bytes(), name.as_bytes()) {
            let rest = line.get(at..).unwrap_or_default();
            let close = rest
                .find('}')
                .map_or(rest.trim_end().len(), |close| close + 1);
            blank(at..at + close);
        }
    }
    let comment = line
        .match_indices('%')
        .find(|(at, _)| {
            let before = line.get(..*at).unwrap_or_default();
            let strokes = before.len() - before.trim_end_matches('\\').len();
            strokes % 2 == 0
        })
        .map(|(at, _)| at);
    if let Some(at) = comment {
        blank(at..line.trim_end_matches(['\n', '\r']).len());
    }
}
