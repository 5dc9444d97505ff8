//! Markdown and its relatives (GitHub's, Pandoc's, Quarto, R Markdown, MDX).
//!
//! Lines are read here: front matter, code, comments, and what a list item or a quotation adds
//! to a line's beginning, all of which can go over many paragraphs. What a paragraph holds is
//! read by a full parser.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};
use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::comment::{Comments, Enclosed, at_paragraph};
use super::contract::{LineState, Syntax};
use super::heading::{self, Headings};
use super::html;
use super::lines::{Place, Shape, is_note_mark, lines, may_hold_markup};
use super::mask::{Marks, Mask};
use super::quotation::{Quotations, backslashed};

pub const SYNTAX: Syntax = Syntax {
    language_ids: &[
        "markdown",
        "md",
        "gfm",
        "ghmarkdown",
        "multimarkdown",
        "pandoc",
        "quarto",
        "qmd",
        "rmd",
        "rmarkdown",
        "markdown-rustdoc",
        "markdown-inline",
        "myst",
        "mdc",
        "mkd",
        "djot",
        "telekasten",
        "poly-markdown",
    ],
    endings: &["md", "markdown"],
    comments: Comments {
        inline: Some(Enclosed {
            open: "<!--",
            close: "-->",
            is_spaced: true,
            goes_on: true,
        }),
        to_line_end: None,
        place: |text, stretch| at_paragraph(text, stretch, is_heading),
        margin: &[' ', '\t', '>'],
        stands_apart: false,
    },
    quotations: QUOTATIONS,
    headings: HEADINGS,
    is_row: heading::begins_with_bar,
    items: &["<li"],
};

/// Lines behind `#`, and lines underlined.
pub const HEADINGS: Headings = Headings {
    rank: |line| heading::marked(line, '#'),
    underlined: heading::underlined,
    bold: &[("**", "**"), ("__", "__")],
    are_bare: false,
};

/// Lines behind `>`, and HTML's.
pub const QUOTATIONS: Quotations = Quotations {
    marks_lines: true,
    indents: false,
    between: html::quotation,
    write: quote,
};

/// What the lines of a document stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    leaf: Leaf,
    /// Whether a line continues the paragraph of the one before, however far it is indented.
    in_paragraph: bool,
    /// Quotation marks (`>`) before the line last read.
    quotes: u8,
    /// Columns at which the texts of the list items begin that the line stands in, outermost
    /// first; 0 for none.
    items: [u8; DEEPEST],
    is_mdx: bool,
}

/// List items within each other that are told apart.
const DEEPEST: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Prose,
    /// Within a fence: its mark and how many of them opened it.
    Fence(u8, u8),
    /// Before a line of dashes or plus signs.
    FrontMatter(u8),
    /// Up to `-->`; if it began within a line, up to a blank one at most.
    Comment {
        is_block: bool,
    },
    /// Up to the end tag of one of [`RAW`].
    Raw(u8),
    /// Up to `$$` or a blank line.
    Math,
}

/// Elements whose text is no Markdown, whatever stands in it.
const RAW: [&str; 5] = ["script", "style", "pre", "textarea", "svg"];

/// What a line says of the paragraph around it.
struct Line {
    shape: Shape,
    /// Where prose begins in the line.
    from: usize,
    /// Where it ends, if something begins there that is none.
    to: Option<usize>,
    begins: bool,
    after: State,
}

impl State {
    pub const fn new(is_mdx: bool) -> State {
        State {
            leaf: Leaf::Prose,
            in_paragraph: false,
            quotes: 0,
            items: [0; DEEPEST],
            is_mdx,
        }
    }

    fn with(self, leaf: Leaf) -> State {
        State {
            leaf,
            in_paragraph: false,
            ..self
        }
    }

    /// Columns at which the text of the innermost list item begins.
    fn item(&self) -> usize {
        let innermost = self.items.iter().rev().find(|column| **column > 0);
        innermost.map_or(0, |column| usize::from(*column))
    }

    /// Leaves the list items whose text begins behind a column.
    fn leave_items(&mut self, column: usize) {
        for item in &mut self.items {
            if usize::from(*item) > column {
                *item = 0;
            }
        }
    }

    fn enter_item(&mut self, column: usize) {
        let column = u8::try_from(column).unwrap_or(u8::MAX).max(1);
        let place = self.items.iter().position(|item| *item == 0);
        let place = place.unwrap_or(DEEPEST - 1);
        if let Some(item) = self.items.get_mut(place) {
            *item = column;
        }
    }
}

impl LineState for State {
    const FIRST: State = State::new(false);

    fn step(self, line: &str, place: Place) -> (Shape, State) {
        let read = read(line, place, self);
        (read.shape, read.after)
    }

    fn begins(self, line: &str) -> bool {
        read(line, Place::Line, self).begins
    }

    /// Within a fence, an element that is no Markdown, or before the text.
    fn is_code(self, _line: &str) -> bool {
        matches!(
            self.leaf,
            Leaf::Fence(..) | Leaf::FrontMatter(_) | Leaf::Raw(_)
        )
    }

    fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
        let (mut place, mut state) = (place, self);
        let mut run = Run::default();
        for range in lines(text) {
            let line = text.get(range.clone()).unwrap_or_default();
            let read = read(line, place, state);
            (place, state) = (Place::Line, read.after);
            mask.base = range.start;
            if read.shape == Shape::Code {
                run.read(text, mask);
                mask.base = range.start;
                mask.hide(0..line.len());
                continue;
            }
            if state.is_mdx && read.from == 0 && is_module_line(line) {
                run.read(text, mask);
                mask.base = range.start;
                mask.hide(0..line.len());
                continue;
            }
            let prefix = line.get(..read.from).unwrap_or_default();
            let is_mark_alone = prefix.bytes().all(|byte| b" \t>".contains(&byte));
            if !prefix.is_empty() && is_mark_alone {
                mask.blank(0..prefix.len());
            } else if prefix.contains("-->") || prefix.contains("</") {
                mask.hide(0..prefix.len());
            }
            run.push(range.start + read.from..range.end);
            if let Some(to) = read.to {
                run.cut(range.start + to);
                run.read(text, mask);
                mask.base = range.start;
                mask.hide(to..line.len());
            }
        }
        run.read(text, mask);
    }
}

/// A `#` or several, and a space.
pub fn is_heading(line: &str) -> bool {
    heading::marked(line, '#').is_some()
}

/// Paragraphs behind `>`.
pub fn quote(paragraphs: &[String], signature: &str) -> String {
    let signature = format!("——{signature}");
    let escaped = paragraphs.iter().map(|paragraph| escape_line(paragraph));
    let quoted: Vec<String> = escaped
        .chain([signature])
        .map(|line| format!("> {line}\n"))
        .collect();
    quoted.join(">\n")
}

/// Escapes what Markdown would read as markup, so that `*` and `_` of the text stay visible.
pub fn escape(text: &str) -> String {
    backslashed(
        text,
        &['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~'],
    )
}

/// A line that begins with a label (`20. `) must not become a list of its own. A no-break space
/// behind the full stop prevents that; a backslash would too, and many editors would show it.
pub fn escape_line(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let behind_number = escaped.get(digits..).unwrap_or_default();
    match behind_number.strip_prefix(". ") {
        Some(rest) if digits > 0 => {
            let number = escaped.get(..digits).unwrap_or_default();
            format!("{number}.\u{a0}{rest}")
        }
        _ => escaped,
    }
}

/// `import` and `export` of MDX.
fn is_module_line(line: &str) -> bool {
    line.starts_with("import ") || line.starts_with("export ")
}

fn read(line: &str, place: Place, before: State) -> Line {
    let content = line.trim_end();
    let line_of = |shape, after| Line {
        shape,
        from: 0,
        to: None,
        begins: false,
        after,
    };
    match before.leaf {
        _ if place == Place::Middle => middle(line, before),
        Leaf::Prose if place == Place::Start && matches!(content, "---" | "+++") => {
            let mark = content.bytes().next().unwrap_or(b'-');
            line_of(Shape::Code, before.with(Leaf::FrontMatter(mark)))
        }
        Leaf::Prose => prose(line, before),
        Leaf::FrontMatter(mark) => {
            let ends = match mark {
                b'-' => matches!(content, "---" | "..."),
                _ => content == "+++",
            };
            if ends {
                line_of(Shape::Code, before.with(Leaf::Prose))
            } else if mark == b'-' && !is_setting(content) {
                // The line of dashes was no front matter after all.
                prose(line, before.with(Leaf::Prose))
            } else {
                line_of(Shape::Code, before)
            }
        }
        Leaf::Fence(mark, count) => {
            let inside = containers(line, &before, Some(before.quotes));
            let is_blank = inside.content >= content.len();
            let left = inside.quotes < before.quotes
                || !is_blank && inside.quotes == before.quotes && inside.column < before.item();
            if left {
                return prose(line, before.with(Leaf::Prose));
            }
            let rest = content.get(inside.content..).unwrap_or_default();
            let length = rest.bytes().take_while(|byte| *byte == mark).count();
            let closes = length >= usize::from(count) && length == rest.len();
            let after = if closes {
                before.with(Leaf::Prose)
            } else {
                before
            };
            line_of(Shape::Code, after)
        }
        Leaf::Comment { is_block } => {
            if content.is_empty() && !is_block {
                return line_of(Shape::Blank, before.with(Leaf::Prose));
            }
            closing(line, "-->", before)
        }
        Leaf::Raw(index) => {
            let name = RAW.get(usize::from(index)).copied().unwrap_or_default();
            match html::to_end_tag(line, 0, name) {
                Some(range) => open_again(line, range.end, before),
                None => line_of(Shape::Code, before),
            }
        }
        Leaf::Math if content.is_empty() => line_of(Shape::Blank, before.with(Leaf::Prose)),
        Leaf::Math => {
            let after = if content.contains("$$") {
                before.with(Leaf::Prose)
            } else {
                before
            };
            line_of(Shape::Code, after)
        }
    }
}

/// A line of front matter: a key with its value, an item, a comment, or the rest of a value.
fn is_setting(content: &str) -> bool {
    content.is_empty()
        || content.starts_with([' ', '\t', '#', '-', ']', '}', '"', '\''])
        || content.contains(':')
}

/// A piece of a line that is too long for one paragraph: no block begins in it.
fn middle(line: &str, before: State) -> Line {
    match before.leaf {
        Leaf::Prose => prose_from(line, 0, before),
        Leaf::Comment { .. } => closing(line, "-->", before),
        _ => Line {
            shape: Shape::Code,
            from: 0,
            to: None,
            begins: false,
            after: before,
        },
    }
}

fn closing(line: &str, mark: &str, before: State) -> Line {
    match memmem::find(line.as_bytes(), mark.as_bytes()) {
        Some(at) => open_again(line, at + mark.len(), before),
        None => Line {
            shape: Shape::Code,
            from: 0,
            to: None,
            begins: false,
            after: before,
        },
    }
}

/// Prose goes on behind what ends within a line.
fn open_again(line: &str, from: usize, before: State) -> Line {
    if line.get(from..).is_some_and(|rest| rest.trim().is_empty()) {
        return Line {
            shape: Shape::Code,
            from,
            to: None,
            begins: false,
            after: before.with(Leaf::Prose),
        };
    }
    prose_from(line, from, before.with(Leaf::Prose))
}

/// A line of prose, or one that begins something else.
fn prose(line: &str, before: State) -> Line {
    let mut after = before;
    let inside = containers(line, &before, None);
    let content = line.get(inside.content..).unwrap_or_default().trim_end();
    let code = |after| Line {
        shape: Shape::Code,
        from: 0,
        to: None,
        begins: true,
        after,
    };
    if content.is_empty() && inside.markers == 0 {
        after.in_paragraph = false;
        after.quotes = inside.quotes;
        return Line {
            shape: Shape::Blank,
            from: 0,
            to: None,
            begins: true,
            after,
        };
    }
    let is_lazy = before.in_paragraph && inside.markers == 0 && inside.quotes <= before.quotes;
    let deeper = inside.quotes > before.quotes;
    if !is_lazy {
        after.quotes = inside.quotes;
        after.items = inside.items;
        if inside.column >= inside.item + 4 && !before.in_paragraph {
            after.in_paragraph = false;
            return code(after);
        }
    }
    if let Some((mark, count)) = fence(content) {
        after.quotes = inside.quotes;
        return code(after.with(Leaf::Fence(mark, count)));
    }
    if let Some(rest) = content.strip_prefix("$$")
        && !rest.contains("$$")
    {
        return code(after.with(Leaf::Math));
    }
    if content.starts_with(":::") {
        after.in_paragraph = false;
        return code(after);
    }
    for (index, name) in RAW.iter().enumerate() {
        if html::tag_name(content.as_bytes())
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && content.starts_with('<')
            && !content.starts_with("</")
            && html::to_end_tag(content, 0, name).is_none()
        {
            let index = u8::try_from(index).unwrap_or_default();
            return code(after.with(Leaf::Raw(index)));
        }
    }
    let is_heading = content.starts_with('#');
    let is_row = content.starts_with('|');
    let is_rule = is_rule(content);
    after.in_paragraph = !(is_heading || is_rule);
    let mut found = prose_from(line, inside.content, after);
    if is_heading || is_row || is_rule {
        found.shape = Shape::Alone;
    }
    found.begins = inside.markers > 0
        || deeper
        || found.shape == Shape::Alone
        || is_definition(content)
        || html::State::FIRST.begins(content);
    found
}

/// Prose from a place in a line on, up to a comment that does not end on it.
fn prose_from(line: &str, from: usize, mut after: State) -> Line {
    let content = line.get(from..).unwrap_or_default();
    let mut to = None;
    if let Some(open) = memmem::rfind(content.as_bytes(), b"<!--")
        && memmem::find(content.as_bytes().get(open..).unwrap_or_default(), b"-->").is_none()
        && !in_code(content.get(..open).unwrap_or_default())
    {
        let is_block = open == 0;
        after = after.with(Leaf::Comment { is_block });
        to = Some(from + open);
    }
    Line {
        shape: Shape::Text,
        from,
        to,
        begins: false,
        after,
    }
}

/// Whether code is open at the end of a line's beginning.
fn in_code(before: &str) -> bool {
    let bytes = before.as_bytes();
    let mut open = 0;
    let mut at = 0;
    while let Some(found) = memchr(b'`', bytes.get(at..).unwrap_or_default()) {
        let start = at + found;
        let rest = bytes.get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| **byte == b'`').count();
        if open == 0 {
            open = count;
        } else if open == count {
            open = 0;
        }
        at = start + count;
    }
    open > 0
}

/// What a line's beginning says.
struct Containers {
    quotes: u8,
    /// List markers on this line.
    markers: u8,
    /// Columns before the content, from the innermost quotation on.
    column: usize,
    /// The column at which the innermost item's text begins.
    item: usize,
    items: [u8; DEEPEST],
    /// Where the content begins, in bytes.
    content: usize,
}

/// Reads quotation marks, indentation and list markers; of code, only indentation and at most so
/// many quotation marks as the code stands in.
fn containers(line: &str, before: &State, of_code: Option<u8>) -> Containers {
    let bytes = line.as_bytes();
    let mut state = *before;
    let (mut at, mut column) = (0, 0);
    let (mut quotes, mut markers) = (0_u8, 0_u8);
    loop {
        while let Some(byte @ (b' ' | b'\t')) = bytes.get(at) {
            column += if *byte == b'\t' { 4 - column % 4 } else { 1 };
            at += 1;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let is_blank = rest.iter().all(|byte| matches!(byte, b'\n' | b'\r'));
        if markers == 0 && !is_blank && of_code.is_none() {
            state.leave_items(column);
        }
        let from_item = column.saturating_sub(state.item());
        let is_lazy = markers == 0 && before.in_paragraph;
        if from_item >= 4 && !is_lazy && of_code.is_none() {
            break;
        }
        if rest.first() == Some(&b'>') && quotes < of_code.unwrap_or(u8::MAX) {
            quotes += 1;
            at += 1;
            if bytes.get(at) == Some(&b' ') {
                at += 1;
            }
            column = 0;
            // A further quotation has list items of its own.
            if quotes > before.quotes {
                state.items = [0; DEEPEST];
            }
            continue;
        }
        if of_code.is_some() {
            break;
        }
        let Some(length) = list_marker(rest) else {
            break;
        };
        if is_rule(line.get(at..).unwrap_or_default().trim_end()) {
            break;
        }
        markers = markers.saturating_add(1);
        at += length;
        let spaces = bytes
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| **byte == b' ')
            .count();
        // More than four belong to the text.
        let own = if (1..=4).contains(&spaces) { spaces } else { 1 };
        state.enter_item(column + length + own);
        column += length;
    }
    Containers {
        quotes,
        markers,
        column,
        item: state.item(),
        items: state.items,
        content: at,
    }
}

/// Bytes of the list marker that a text begins with; white space or nothing stands behind it.
fn list_marker(rest: &[u8]) -> Option<usize> {
    let length = match rest.first()? {
        b'-' | b'*' | b'+' => 1,
        byte if byte.is_ascii_digit() => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits > 9 || !matches!(rest.get(digits), Some(b'.' | b')')) {
                return None;
            }
            digits + 1
        }
        _ => return None,
    };
    rest.get(length)
        .is_none_or(|byte| byte.is_ascii_whitespace())
        .then_some(length)
}

/// The mark of a fence and how many of them open it.
fn fence(content: &str) -> Option<(u8, u8)> {
    let mark = content
        .bytes()
        .next()
        .filter(|byte| matches!(byte, b'`' | b'~'))?;
    let count = content.bytes().take_while(|byte| *byte == mark).count();
    // A closing mark on the same line makes it inline code.
    let rest = content.get(count..).unwrap_or_default();
    (count >= 3 && !rest.contains(char::from(mark)))
        .then(|| (mark, u8::try_from(count).unwrap_or(u8::MAX)))
}

/// A line across the page, or one under a heading or a table's head.
fn is_rule(content: &str) -> bool {
    let Some(mark) = content.bytes().next().filter(|mark| b"-*_=".contains(mark)) else {
        return false;
    };
    let marks = content.bytes().filter(|byte| *byte == mark).count();
    let others = content
        .bytes()
        .any(|byte| byte != mark && !b" \t|:-".contains(&byte));
    !others && marks >= if mark == b'=' { 2 } else { 3 }
}

/// `[^1]: …` and `[label]: …`
fn is_definition(content: &str) -> bool {
    content.starts_with('[')
        && memmem::find(
            content.as_bytes().get(..200).unwrap_or(content.as_bytes()),
            b"]:",
        )
        .is_some()
}

/// Lines of prose on end, without what containers add to them.
#[derive(Default)]
struct Run {
    /// Of the whole text, from the first line's content to the last line's end.
    range: Range<usize>,
    /// Beginnings of further lines that are none of the parser's business.
    prefixes: Vec<Range<usize>>,
}

impl Run {
    fn push(&mut self, content: Range<usize>) {
        if self.range.is_empty() {
            self.range = content;
            return;
        }
        if content.start > self.range.end {
            self.prefixes.push(self.range.end..content.start);
        }
        self.range.end = content.end;
    }

    fn cut(&mut self, end: usize) {
        self.range.end = self.range.end.min(end);
    }

    /// Reads what was collected and begins anew.
    fn read(&mut self, text: &str, mask: &mut Mask<'_>) {
        let run = std::mem::take(self);
        let Some(content) = text.get(run.range.clone()).filter(|text| !text.is_empty()) else {
            return;
        };
        mask.base = run.range.start;
        if !may_hold_markup(content) {
            return;
        }
        if run.prefixes.is_empty() {
            inline(content, mask);
            return;
        }
        let mut bytes = content.as_bytes().to_vec();
        for prefix in run.prefixes {
            let within = prefix.start - run.range.start..prefix.end - run.range.start;
            bytes.get_mut(within).unwrap_or_default().fill(b' ');
        }
        // A prefix is ASCII or a comment's end, so whole characters were blanked.
        if let Ok(content) = String::from_utf8(bytes) {
            inline(&content, mask);
        }
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_OLD_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS
}

/// Blanks what is not prose in one block, whose containers are taken off.
fn inline(content: &str, mask: &mut Mask<'_>) {
    // [text][label] is a link though the label is defined elsewhere.
    let elsewhere = |link: BrokenLink<'_>| {
        matches!(link.link_type, LinkType::Reference | LinkType::Collapsed)
            .then(|| ("".into(), "".into()))
    };
    let parser = Parser::new_with_broken_link_callback(content, options(), Some(elsewhere));
    let mut reader = Inline {
        content,
        read: 0,
        unread: 0,
        missing: Vec::new(),
        code: false,
    };
    for (event, range) in parser.into_offset_iter() {
        reader.event(&event, range, mask);
    }
    reader.gap(content.len(), mask);
    extensions(content, mask);
}

struct Inline<'a> {
    content: &'a str,
    /// What is before has been dealt with.
    read: usize,
    /// What is before is not read, whatever the parser says.
    unread: usize,
    /// Elements whose end tags do not stand in the text.
    missing: Vec<&'static str>,
    /// Within a block of code.
    code: bool,
}

impl Inline<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>, mask: &mut Mask<'_>) {
        if range.start < self.unread {
            return;
        }
        match event {
            Event::Text(_) if self.code => {}
            Event::Text(text) => {
                self.gap(range.start, mask);
                let written = self.content.get(range.clone()).unwrap_or_default();
                if written == &**text {
                    self.left_over(range.clone(), mask);
                } else {
                    mask.write(range.clone(), text);
                }
                self.read = self.read.max(range.end);
            }
            Event::Code(_) => self.hide(range, mask),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                // $^3$ and $^{3}$ are footnote marks.
                let raised = text.strip_prefix('^').is_some_and(|raised| {
                    is_note_mark(raised.trim_start_matches('{').trim_end_matches('}'))
                });
                self.gap(range.start, mask);
                if raised {
                    mask.mark(range.clone());
                } else {
                    mask.hide(range.clone());
                }
                self.read = self.read.max(range.end);
            }
            Event::FootnoteReference(_) => {
                self.gap(range.start, mask);
                mask.mark(range.clone());
                self.read = self.read.max(range.end);
            }
            Event::TaskListMarker(_) => self.hide(range, mask),
            Event::Start(Tag::Image { .. }) => {
                self.gap(range.start, mask);
                mask.hide(range.start..range.start + 1);
                self.read = self.read.max(range.start + 1);
            }
            Event::End(TagEnd::Image) => self.hide_gap(range.end, mask),
            Event::Start(Tag::CodeBlock(_)) => self.code = true,
            Event::End(TagEnd::CodeBlock) => {
                self.code = false;
                self.hide(range, mask);
            }
            Event::Start(Tag::HtmlBlock) => {
                self.gap(range.start, mask);
                let block = self.content.get(range.clone()).unwrap_or_default();
                let base = mask.base;
                mask.base += range.start;
                html::read(block, html::State::Text, mask);
                mask.base = base;
                self.skip(range.end);
            }
            Event::InlineHtml(tag) => {
                self.gap(range.start, mask);
                self.tag(tag, range, mask);
            }
            _ => {}
        }
    }

    fn tag(&mut self, tag: &str, range: Range<usize>, mask: &mut Mask<'_>) {
        let rest = self.content.get(range.start..).unwrap_or_default();
        if let Some(length) = html::raised_mark(rest) {
            mask.mark(range.start..range.start + length);
            self.skip(range.start + length);
            return;
        }
        self.read = self.read.max(range.end);
        let Some(name) = html::inline_tag(tag, range.clone(), mask) else {
            return;
        };
        if self.missing.contains(&name) {
            return;
        }
        match html::to_end_tag(self.content, range.end, name) {
            Some(element) => {
                if matches!(name, "rt" | "rp") {
                    mask.vanish(element.clone());
                } else {
                    mask.hide(element.clone());
                }
                self.skip(element.end);
            }
            None => self.missing.push(name),
        }
    }

    /// What the parser passed over is markup: delimiters, targets of links.
    fn gap(&mut self, to: usize, mask: &mut Mask<'_>) {
        let gap = self.content.get(self.read..to).unwrap_or_default();
        let mut at = self.read;
        for piece in gap.split_inclusive(['\n', '\r']) {
            let length = piece.trim_end_matches(['\n', '\r']).len();
            // Space at a line's ends is space.
            if !piece.trim().is_empty() {
                mask.vanish(at..at + length);
            }
            at += piece.len();
        }
        self.read = self.read.max(to);
    }

    fn hide_gap(&mut self, to: usize, mask: &mut Mask<'_>) {
        mask.hide(self.read..to.max(self.read));
        self.read = self.read.max(to);
    }

    fn hide(&mut self, range: Range<usize>, mask: &mut Mask<'_>) {
        self.gap(range.start, mask);
        mask.hide(range.clone());
        self.read = self.read.max(range.end);
    }

    fn skip(&mut self, to: usize) {
        self.read = self.read.max(to);
        self.unread = to;
    }

    /// Delimiters that the parser leaves as they stand, since beside Chinese marks they are not
    /// flanking: `**《公约》**第30条`. The drafter meant emphasis.
    fn left_over(&self, range: Range<usize>, mask: &mut Mask<'_>) {
        let bytes = self.content.as_bytes();
        let mut at = range.start;
        while let Some(mark) = bytes.get(at).copied().filter(|_| at < range.end) {
            if !b"*_=~".contains(&mark) {
                let rest = bytes.get(at..range.end).unwrap_or_default();
                let Some(next) = rest.iter().position(|byte| b"*_=~".contains(byte)) else {
                    return;
                };
                at += next;
                continue;
            }
            let run = bytes.get(at..range.end).unwrap_or_default();
            let count = run.iter().take_while(|byte| **byte == mark).count();
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            let behind = bytes.get(at + count);
            let both =
                |is_of: fn(&u8) -> bool| before.is_none_or(is_of) && behind.is_none_or(is_of);
            let stands_alone = both(u8::is_ascii_whitespace);
            let is_delimiter = match mark {
                b'*' => !both(u8::is_ascii_digit),
                b'_' => !both(u8::is_ascii),
                _ => count == 2,
            };
            if is_delimiter && !stands_alone {
                mask.vanish(at..at + count);
            }
            at += count;
        }
    }
}

/// Pandoc's, Obsidian's and MDX's additions, which the parser leaves in the text.
fn extensions(content: &str, mask: &mut Mask<'_>) {
    let bytes = content.as_bytes();
    let is_text = |mask: &Mask<'_>, at: usize| mask.bytes().get(mask.base + at) == bytes.get(at);
    // ^3^
    let mut behind = 0;
    for at in memchr_iter(b'^', bytes) {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let inside = bytes.get(at + 1..).unwrap_or_default();
        let length = memchr(b'^', inside.get(..20).unwrap_or(inside));
        let raised = length.and_then(|length| content.get(at + 1..at + 1 + length));
        if let Some(raised) = raised.filter(|raised| is_note_mark(raised)) {
            behind = at + raised.len() + 2;
            mask.mark(at..behind);
        }
    }
    // ^[a note]
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"^[") {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let Some(close) = closing_bracket(bytes, at + 1) else {
            break;
        };
        mask.vanish(at..at + 2);
        mask.note(at + 2..close);
        mask.vanish(close..close + 1);
        behind = close + 1;
    }
    // [text]{.class}
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"]{") {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let is_attribute = matches!(rest.get(2), Some(b'.' | b'#'));
        let Some(close) = memchr(b'}', rest.get(..200).unwrap_or(rest)) else {
            continue;
        };
        let before = content.get(behind..at).unwrap_or_default();
        if is_attribute {
            if let Some(open) = before.rfind('[') {
                mask.vanish(behind + open..behind + open + 1);
                mask.vanish(at..at + close + 1);
            }
            behind = at + close + 1;
        }
    }
    // {/* a comment */}
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"{/*") {
        if at < behind {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(close) = memmem::find(rest, b"*/}") else {
            break;
        };
        behind = at + close + 3;
        mask.vanish(at..behind);
    }
    // %%a comment%%
    let mut open = None;
    for at in memmem::find_iter(bytes, b"%%") {
        match open.take() {
            Some(start) => mask.vanish(start..at + 2),
            None => open = Some(at),
        }
    }
}

/// Where the bracket closes that opens at a place.
fn closing_bracket(bytes: &[u8], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().skip(open) {
        match byte {
            b'[' => depth += 1,
            b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::escape_line;
    use crate::draft::markup::tests::reads;

    #[test]
    fn emphasis_links_and_notes_do_not_break_a_citation() {
        reads(
            "markdown",
            &[
                "见⟦第**3/4**号*决定*第2段⟧。",
                "见**⟦第3/4号**决定第2段⟧，__⟦七.20⟧__和~~⟦七.21⟧~~、==⟦七.22⟧==",
                "**《⟦第3/4号决定⟧》**第2段",
                "**见⟦第3/4号决定⟧（⟦七.20⟧）**⟦第2段⟧。",
                "见[⟦第3/4号决定](七.20.md \"七.21\")第2段⟧。",
                "见[⟦第3/4号决定][七.20]第2段⟧、[⟦七.21⟧]和[[七.22|⟦七.23⟧]]。\n\n[七.20]: https://x.org/ \"七.24\"",
                "见⟦第3/4号决定[^1]第2段⟧。\n\n[^1]: 另见⟦七.20⟧。",
                "见⟦第3/4号决定^[另见⟦七.20⟧。]第2段⟧<sup>3</sup>。",
                "见⟦第3/4号决定<sup>[3](#n)</sup>第2段⟧¹²，⟦第3/4号决定^4^第2段⟧，⟦第3/4号决定$^5$第2段⟧",
                "见⟦第<b>3/4</b>号<span class=\"七.20\">决定⟧</span><!-- 七.21 -->",
                "见⟦第&nbsp;3/4&#x3000;号&#20915;定⟧。",
                "见⟦第3/4号决定第2段\\(b\\)项⟧。",
                "见[⟦第3/4号决定]{.underline}第2段⟧。",
                "见⟦第3/4号\\\n决定第2段⟧<br>见⟦七.20⟧",
            ],
        );
    }

    #[test]
    fn what_is_not_prose_is_not_read() {
        reads(
            "markdown",
            &[
                "---\ntitle: 见七.20\n\nnote: 七.21\n---\n\n见⟦七.22⟧。",
                "+++\ntitle = '见七.20'\n+++\n见⟦七.22⟧。",
                "---\n见⟦七.20⟧。\n---\n见⟦七.21⟧",
                "```\n见七.20。\n\n见七.21。\n~~~\n```\n见⟦七.22⟧",
                "- 项\n\n  ```rust\n  见七.20\n  ```\n\n  见⟦七.21⟧\n\n      见七.22",
                "> ~~~\n> 见七.20\n见⟦七.21⟧",
                "- ```\n  见七.20\n见⟦七.21⟧",
                "见`七.20`、``七.21 ` 七.22``和⟦七.23⟧",
                "段\n\n    见七.20\n\n\t见七.21\n\n见⟦七.22⟧",
                "<!-- 见七.20\n\n见七.21 -->见⟦七.22⟧",
                "文 <!-- 见七.20。\n见七.21 -->见⟦七.22⟧，`<!--`见⟦七.23⟧",
                "<script>\n'七.20'\n\n'七.21'\n</script>\n见⟦七.22⟧",
                "<pre>七.20</pre>见<code>七.21</code>⟦七.22⟧",
                "<div title=\"七.20\">\n<p>见⟦第3/4号<b>决定⟧</b></p>\n</div>",
                "$$\n七.20\n$$\n见⟦七.21⟧，$七.22$",
                "https://x.org/七.20 <https://x.org/3/4> www.x.org/3/4 ../七.21.md 见⟦七.22⟧",
                "![⟦第3/4号决定⟧](七.20.png)",
                "::: {.七.20}\n见⟦七.21⟧\n:::",
                "%%七.20%%见⟦七.21⟧",
            ],
        );
        reads(
            "mdx",
            &["import A from './七.20'\n\n<A b=\"七.21\" />{/* 七.22 */}见⟦七.23⟧"],
        );
        reads("quarto", &["```{r}\n七.20\n```\n见⟦七.21⟧"]);
    }

    #[test]
    fn a_wrap_in_a_container_is_a_wrap() {
        reads(
            "markdown",
            &[
                "> 见⟦第3/4号\n> 决定第2段⟧。",
                "> 见⟦第3/4号\n决定第2段⟧。",
                "> > 见⟦第3/4号\n> > 决定⟧\n>\n> 见⟦七.20⟧",
                "- > 见⟦第3/4号\n  > 决定⟧",
                "1. 见⟦第3/4号\n   决定第2段⟧\n   - 见⟦A部分\n     七.20⟧",
                "- 见第3/4号\n- 决定\n* 见⟦七.20⟧",
                "见第3/4号\n> 决定",
                "见⟦第3/4号\r\n决定⟧\r\n\r\n\t- 七.20\r\n",
                "# 关于⟦第3/4号决定⟧\n第2段",
                "| 见第3/4号 | 决定 |\n|---|---|\n| ⟦决定 3/4⟧ | 见⟦七.20⟧ |",
                "标题⟦七.20⟧\n===\n段⟦第3/4号\n决定⟧",
                "- 项\n\n  见⟦第3/4号\n  决定⟧",
            ],
        );
    }

    #[test]
    fn a_label_is_no_list_and_no_character_is_markup() {
        for (text, markdown) in [
            ("20. 各国", "20.\u{a0}各国"),
            ("(b) 甲_乙_", "(b) 甲\\_乙\\_"),
            ("2013年10月", "2013年10月"),
            ("3.5%", "3.5%"),
            (". 无", ". 无"),
        ] {
            assert_eq!(escape_line(text), markdown);
        }
    }
}
