//! HTML and its relatives. A tag is no prose; one inside of a sentence (`<b>`) vanishes, one
//! between blocks breaks a citation. The text of scripts, styles and code is not read.

use std::ops::Range;

use memchr::{memchr, memchr3, memmem};

use super::comment::{CommentPlace, Comments, Enclosed, INDENTATION, line_ending};
use super::contract::{LineState, Syntax};
use super::definition;
use super::entity;
use super::heading::{self, Headings};
use super::lines::{Place, Shape, by_line, is_note_mark};
use super::mask::{Marks, Mask, Unmarked};
use super::quotation::{self, Between, Opening, Quotations};
use crate::text::Text;

pub const SYNTAX: Syntax = Syntax {
    language_ids: &[
        "html",
        "htm",
        "mhtml",
        "xhtml",
        "xml",
        "nxml",
        "vue",
        "vue-html",
        "svelte",
        "astro",
        "htmldjango",
        "django-html",
        "jinja",
        "jinja-html",
        "handlebars",
        "html.hbs",
        "eruby",
        "erb",
        "html-eex",
        "heex",
        "php",
        "twig",
        "liquid",
        "docbook",
        "xsl",
        "dita",
        "razor",
        "aspnetcorerazor",
        "web",
    ],
    endings: &["html", "htm", "xhtml"],
    comments: Comments {
        inline: Some(Enclosed {
            open: "<!--",
            close: "-->",
            is_spaced: true,
            goes_on: true,
        }),
        to_line_end: None,
        place: place_of_comment,
        margin: INDENTATION,
        stands_apart: false,
    },
    quotations: Quotations {
        marks_lines: false,
        indents: false,
        between: quotation,
        write: quote,
    },
    headings: Headings {
        rank,
        underlined: heading::none,
        bold: &[
            ("<b>", "</b>"),
            ("<strong>", "</strong>"),
            ("<dt>", "</dt>"),
        ],
        are_bare: false,
    },
    struck: STRUCK,
    is_row: |content| {
        let name = tag_name(content.as_bytes()).unwrap_or_default();
        let is_any = |tags: &[&[u8]]| tags.iter().any(|tag| name.eq_ignore_ascii_case(tag));
        // <thead><tr><th>…, on one line
        is_any(&ROW_TAGS) || is_any(&TABLE_TAGS) && content.contains("<tr")
    },
    items: &["<li"],
    defines: definition::none,
    asking: &[],
};

/// What stands around words that are struck out.
pub const STRUCK: &[(&str, &str)] = &[("<del", "</del>"), ("<s", "</s>"), ("<strike", "</strike>")];

/// Tags that a row of a table begins with.
const ROW_TAGS: [&[u8]; 3] = [b"tr", b"td", b"th"];

/// Tags that stand around rows.
const TABLE_TAGS: [&[u8]; 4] = [b"table", b"thead", b"tbody", b"tfoot"];

/// What a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    leaf: Leaf,
    /// Whether the document says that it is XML: then `<![CDATA[` is no comment.
    is_xml: bool,
    /// Whether it is within a drawing, of which the texts are shown, and nothing that describes it.
    is_drawing: bool,
    /// Whether it has had an element of HTML's: then that is one.
    is_html: bool,
    /// Whether the document is a page for a browser, with `<html>` around it: its title is shown on the tab
    /// alone, and a template of it is for scripts.
    is_page: bool,
    sheet: Sheet,
}

/// What the document's own style sheets hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sheet {
    /// Classes and elements with a name, by the sums of `.class` and `#name`; 0 for none. Those beyond the second are
    /// not known.
    hidden: [u16; 2],
    /// Braces open, and what the rule is for in which the sheet goes on.
    depth: u8,
    rule: u16,
}

impl Sheet {
    const NONE: Sheet = Sheet {
        hidden: [0; 2],
        depth: 0,
        rule: 0,
    };

    /// Reads a piece of a sheet: only rules for one class or name count, and none of a medium.
    fn read(&mut self, piece: &str) {
        let mut rest = piece;
        while let Some(at) = memchr::memchr2(b'{', b'}', rest.as_bytes()) {
            let before = rest.get(..at).unwrap_or_default();
            if rest.as_bytes().get(at) == Some(&b'{') {
                let selector = before
                    .rsplit(['}', '/', ';'])
                    .next()
                    .unwrap_or_default()
                    .trim();
                self.rule = match self.depth {
                    0 if is_one_selector(selector) => sum(selector.as_bytes()),
                    _ => 0,
                };
                self.depth = self.depth.saturating_add(1);
            } else {
                self.hide(before);
                self.depth = self.depth.saturating_sub(1);
                self.rule = 0;
            }
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        self.hide(rest);
    }

    fn hide(&mut self, properties: &str) {
        if self.rule == 0 || !properties.split(';').any(hides) || self.hidden.contains(&self.rule) {
            return;
        }
        if let Some(free) = self.hidden.iter_mut().find(|hidden| **hidden == 0) {
            *free = self.rule;
        }
    }

    /// Whether it hides what has that class or name, behind `.` or `#`.
    fn hides(&self, sigil: u8, name: &str) -> bool {
        self.hidden != [0; 2] && {
            let selector = [&[sigil], name.as_bytes()].concat();
            self.hidden.contains(&sum(&selector))
        }
    }
}

/// `.off`, and nothing beside it.
fn is_one_selector(selector: &str) -> bool {
    let name = selector.strip_prefix(['.', '#']).unwrap_or_default();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !name.is_empty() && name.bytes().all(is_letter)
}

/// Whether a property makes an element not shown: `display: none`
fn hides(property: &str) -> bool {
    let property = property
        .to_ascii_lowercase()
        .replace(char::is_whitespace, "");
    matches!(
        property.trim_end_matches("!important"),
        "display:none" | "visibility:hidden" | "opacity:0"
    )
}

impl State {
    /// In the text of an element.
    pub const TEXT: State = State {
        leaf: Leaf::Text,
        is_xml: false,
        is_html: true,
        is_drawing: false,
        is_page: false,
        sheet: Sheet::NONE,
    };

    /// In an element of a drawing.
    pub const DRAWING: State = State {
        is_drawing: true,
        ..State::TEXT
    };

    /// Whether it is within a drawing.
    pub fn is_drawing(self) -> bool {
        self.is_drawing
    }

    /// Whether it is within an element that is not shown.
    pub fn is_hidden(self) -> bool {
        matches!(self.leaf, Leaf::Hidden(..))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Text,
    /// Within a tag: in which quotation marks (0 for none), what it is, and the element that it begins.
    Tag(u8, Element, Begun),
    /// Within an element that is not shown, by the sum of its name, and so many of the name within it.
    Hidden(u16, u8),
    Comment,
    /// `<? … ?>`
    Instruction,
    /// What a page takes for a comment up to the next `>`.
    Declaration,
    /// Within an element whose text is not read, by its place in [`UNREAD`].
    Unread(u8),
}

/// What a tag does to the sentence that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Emphasis, a link: nothing.
    Inline,
    /// A paragraph, a cell: it ends.
    Block,
    /// The beginning of an element in [`UNREAD`].
    Unread(u8),
}

/// The element that a tag begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// The sum of its name; 0 where an end tag begins none, or nothing can stand in it.
    sum: u16,
    /// Whether an attribute says that it is not shown.
    is_hidden: bool,
}

impl Begun {
    const NONE: Begun = Begun {
        sum: 0,
        is_hidden: false,
    };
}

/// A number that depends on every letter of a name, in letters of either case, and is not 0.
fn sum(name: &[u8]) -> u16 {
    let sum = name.iter().fold(7_u16, |sum, byte| {
        sum.wrapping_mul(31)
            .wrapping_add(u16::from(byte.to_ascii_lowercase()))
    });
    sum.max(1)
}

/// Elements that only HTML has, or that begin nearly every page and fragment of it.
const HTML: [&[u8]; 12] = [
    b"html", b"body", b"p", b"div", b"h1", b"h2", b"h3", b"ul", b"ol", b"br", b"hr", b"span",
];

/// Elements in which nothing can stand.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements whose text is not read.
const UNREAD: [&str; 27] = [
    "noscript",
    "noframes",
    "iframe",
    "audio",
    "video",
    "canvas",
    "datalist",
    "script",
    "style",
    "pre",
    "code",
    "kbd",
    "samp",
    "tt",
    "textarea",
    "math",
    "object",
    "rt",
    "rp",
    "programlisting",
    "screen",
    "literal",
    "filename",
    "command",
    "listing",
    "xmp",
    "plaintext",
];

/// Elements inside of a sentence, those of DocBook, TEI and JATS among them.
const INLINE: [&str; 52] = [
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "bold",
    "cite",
    "data",
    "del",
    "dfn",
    "em",
    "emphasis",
    "ext-link",
    "font",
    "hi",
    "i",
    "ins",
    "italic",
    "label",
    "link",
    "mark",
    "nobr",
    // Of Word, in mails.
    "o:p",
    "output",
    "phrase",
    "q",
    "quote",
    "ref",
    "rb",
    "ruby",
    "router-link",
    "s",
    "sc",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "term",
    "textpath",
    "time",
    "tspan",
    "u",
    "ulink",
    "underline",
    "var",
    "wbr",
    "xref",
    "nuxtlink",
];

/// Bytes of the longest element's name that is looked at.
const LONGEST_NAME: usize = 16;
/// Bytes in which a raised footnote mark, or what else stands on one line, ends.
const LONGEST_MARK: usize = 300;

/// Bytes of the longest text of a raised mark.
const LONGEST_RAISED: usize = 20;

impl LineState for State {
    const FIRST: State = State {
        is_html: false,
        ..State::TEXT
    };
    const MIXES_LINES: bool = true;

    fn step(self, line: &str, _place: Place) -> (Shape, State) {
        let shape = match self.leaf {
            Leaf::Text | Leaf::Tag(..) => Shape::Text,
            _ => Shape::Code,
        };
        (shape, read(line, self, &mut Unmarked))
    }

    fn begins(self, line: &str) -> bool {
        let content = line.trim_start();
        self.leaf == Leaf::Text
            && (content.starts_with("<!") || content.starts_with("<?") || {
                let name = tag_name(content.as_bytes());
                name.is_some_and(|name| element(name) == Element::Block && !is_line_break(name))
            })
    }

    fn is_code(self, _line: &str) -> bool {
        matches!(self.leaf, Leaf::Unread(_))
    }

    fn mask(self, text: &str, _place: Place, mask: &mut Mask<'_>) {
        by_line(text, self, mask, read);
    }
}

/// `<h1>` to `<h6>`.
fn rank(line: &str) -> Option<u8> {
    match tag_name(line.as_bytes()) {
        Some([b'h' | b'H', digit @ b'1'..=b'6']) if !line.starts_with("</") => Some(digit - b'0'),
        _ => None,
    }
}

/// Above the line, or within it where it could begin within a tag.
fn place_of_comment(text: &Text, stretch: &Range<usize>) -> CommentPlace {
    let first = text.line_of(stretch.start);
    let before = first.checked_sub(1).map(|line| line_ending(text, line).1);
    let begins_outside = before.is_none_or(|before| {
        let before = before.trim_end();
        before.is_empty() || before.ends_with('>')
    });
    if begins_outside {
        CommentPlace::AboveLine(first)
    } else {
        CommentPlace::Within(stretch.end)
    }
}

/// `<blockquote …>`, within a figure too, and elements of a class that says that they quote: `<div class="quote">`.
pub fn quotation(text: &str) -> Option<Between> {
    /// Elements that are quotations by their class.
    const CLASSED: [(&str, &str); 4] = [
        ("<div", "</div>"),
        ("<p", "</p>"),
        ("<section", "</section>"),
        ("<aside", "</aside>"),
    ];
    /// Those that a quotation can stand in.
    const AROUND: [&str; 3] = ["<figure", "<div", "<section"];
    let mut opening = Opening::of(text);
    let mut before = 0;
    loop {
        if !opening.content.starts_with('<') {
            return None;
        }
        let length = tag_length(opening.content)?;
        let tag = opening.content.get(..length)?;
        if opening.begins("<blockquote") {
            return Some(Between::quotation(
                before + opening.indent + length,
                "</blockquote>",
            ));
        }
        let class = tag.split_once("class=").map_or("", |(_, class)| class);
        let class = class.trim_start_matches(['"', '\'']);
        let class = class.split(['"', '\'', '>']).next().unwrap_or_default();
        if let Some((_, close)) = (CLASSED.iter()).find(|(open, _)| opening.begins(open))
            && quotation::names_quotation(class)
        {
            return Some(Between::quotation(before + opening.indent + length, close));
        }
        if !AROUND.iter().any(|open| opening.begins(open)) {
            return None;
        }
        before += opening.indent + length;
        opening = Opening::of(text.get(before..)?);
    }
}

fn quote(paragraphs: &[String], signature: &str) -> String {
    let signature = format!("——{signature}");
    let lines = paragraphs.iter().chain([&signature]);
    let paragraphs: String = lines
        .map(|line| format!("<p>{}</p>\n", escape(line)))
        .collect();
    format!("<blockquote>\n{paragraphs}</blockquote>\n")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Reads a line; the state behind it.
pub fn read(line: &str, state: State, marks: &mut impl Marks) -> State {
    let mut reader = Reader {
        line,
        at: 0,
        state,
        is_quoted: false,
    };
    while reader.at < line.len() {
        reader.step(marks);
    }
    reader.state
}

/// A tag by itself, as a Markdown parser finds it inside of a sentence. Returns the name of the
/// element whose text is not read, if it begins one.
pub fn inline_tag(tag: &str, range: Range<usize>, marks: &mut impl Marks) -> Option<&'static str> {
    let Some(name) = tag_name(tag.as_bytes()) else {
        marks.vanish(range); // A comment.
        return None;
    };
    if is_line_break(name) {
        marks.write(range, "\n");
        return None;
    }
    let found = element(name);
    match found {
        _ if is_quotation(name) && tag.starts_with("</") => marks.unquote(range),
        _ if is_quotation(name) => marks.quote(range),
        Element::Block => marks.hide(range),
        _ => marks.vanish(range),
    }
    match found {
        Element::Unread(index) if !tag.starts_with("</") && !tag.ends_with("/>") => {
            UNREAD.get(usize::from(index)).copied()
        }
        _ => None,
    }
}

/// The range of an element's text and its end tag, from behind its begin tag.
pub fn to_end_tag(text: &str, from: usize, name: &str) -> Option<Range<usize>> {
    let at = find_end_tag(text.get(from..)?, name)?;
    let close = memchr(b'>', text.as_bytes().get(from + at..)?)?;
    Some(from..from + at + close + 1)
}

/// Behind `</sup>`, where a text begins with `<sup>` and holds the mark of a footnote.
pub fn raised_mark(text: &str) -> Option<usize> {
    let name = tag_name(text.as_bytes())?;
    if !name.eq_ignore_ascii_case(b"sup") || text.starts_with("</") {
        return None;
    }
    let bytes = text.as_bytes();
    let bytes = bytes.get(..LONGEST_MARK).unwrap_or(bytes);
    let mut at = memchr(b'>', bytes)? + 1;
    let mut content = Vec::new();
    loop {
        let rest = bytes.get(at..)?;
        let open = memchr(b'<', rest)?;
        content.extend_from_slice(rest.get(..open)?);
        if content.len() > LONGEST_RAISED {
            return None;
        }
        let tag = rest.get(open..)?;
        let close = memchr(b'>', tag)?;
        at += open + close + 1;
        if tag.starts_with(b"</")
            && tag_name(tag).is_some_and(|name| name.eq_ignore_ascii_case(b"sup"))
        {
            return is_note_mark(std::str::from_utf8(&content).ok()?).then_some(at);
        }
        if tag_name(tag).is_some_and(|name| name.eq_ignore_ascii_case(b"sup")) {
            return None;
        }
    }
}

struct Reader<'a> {
    line: &'a str,
    at: usize,
    state: State,
    /// Whether a block quotation is open that began within the line.
    is_quoted: bool,
}

impl<'a> Reader<'a> {
    /// Reads up to the next change of state; at least one byte.
    fn step(&mut self, marks: &mut impl Marks) {
        match self.state.leaf {
            Leaf::Text => self.text(marks),
            Leaf::Tag(quote, element, begun) => self.tag(quote, element, begun, marks),
            Leaf::Hidden(sum, depth) => self.hidden(sum, depth, marks),
            Leaf::Comment => {
                // A comment that an exclamation mark closes is one too.
                let rest = self.rest().as_bytes();
                let end = memmem::find_iter(rest, b"--").find_map(|at| {
                    let behind = rest.get(at + 2..)?;
                    let length = if behind.starts_with(b"!") { 2 } else { 1 };
                    (behind.get(length - 1) == Some(&b'>')).then_some(at + 2 + length)
                });
                self.up_to(end, marks);
            }
            Leaf::Instruction => self.up_to_mark(b"?>", marks),
            Leaf::Declaration => self.up_to_mark(b">", marks),
            Leaf::Unread(index) => {
                let name = UNREAD.get(usize::from(index)).copied().unwrap_or_default();
                let is_reading_aid = matches!(name, "rt" | "rp");
                if name == "style" {
                    let piece = self.rest();
                    let length = find_end_tag(piece, name).unwrap_or(piece.len());
                    self.state
                        .sheet
                        .read(piece.get(..length).unwrap_or_default());
                }
                let end = match find_end_tag(self.rest(), name) {
                    Some(at) => {
                        self.state.leaf = Leaf::Tag(0, Element::Inline, Begun::NONE);
                        self.at + at
                    }
                    None => self.line.len(),
                };
                if is_reading_aid {
                    marks.vanish(self.at..end);
                } else {
                    marks.hide(self.at..end);
                }
                self.at = end;
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    fn up_to_mark(&mut self, mark: &[u8], marks: &mut impl Marks) {
        let found = memmem::find(self.rest().as_bytes(), mark);
        self.up_to(found.map(|found| found + mark.len()), marks);
    }

    /// Up to where something that is no text ends, if it does on this line.
    fn up_to(&mut self, length: Option<usize>, marks: &mut impl Marks) {
        let end = match length {
            Some(length) => {
                self.state.leaf = Leaf::Text;
                self.at + length
            }
            None => self.line.len(),
        };
        marks.vanish(self.at..end);
        self.at = end;
    }

    fn text(&mut self, marks: &mut impl Marks) {
        let Some(found) = memchr3(b'<', b'&', b'{', self.rest().as_bytes()) else {
            self.at = self.line.len();
            return;
        };
        self.at += found;
        let start = self.at;
        let rest = self.rest();
        if rest.starts_with('&') {
            match entity::decode(rest) {
                Some((length, meaning)) => {
                    marks.write(start..start + length, &meaning);
                    self.at += length;
                }
                None => self.at += 1,
            }
            return;
        }
        // {{ expression }}, {% tag %}, <% tag %> of templates, within a line.
        for (open, close) in [("{{", "}}"), ("{%", "%}"), ("<%", "%>")] {
            if rest.starts_with(open) {
                self.at += match find_near(rest, close) {
                    Some(end) => {
                        marks.hide(start..start + end + close.len());
                        end + close.len()
                    }
                    None => open.len(),
                };
                return;
            }
        }
        if rest.starts_with('{') {
            self.at += 1;
        } else if rest.starts_with("<!--") {
            // A comment that closes where it opens holds nothing.
            let empty = ["<!-->", "<!--->"]
                .into_iter()
                .find(|it| rest.starts_with(*it));
            if empty.is_none() {
                self.state.leaf = Leaf::Comment;
            }
            self.at += empty.unwrap_or("<!--").len();
            marks.vanish(start..self.at);
        } else if rest.starts_with("<?") {
            self.state.is_xml |= rest.starts_with("<?xml");
            self.state.leaf = Leaf::Instruction;
            self.at += 2;
            marks.vanish(start..self.at);
        } else if rest.starts_with("<![CDATA[") && self.state.is_html && !self.state.is_xml {
            self.state.leaf = Leaf::Declaration;
            self.at += 2;
            marks.vanish(start..self.at);
        } else if rest.starts_with("<![CDATA[") {
            self.at += "<![CDATA[".len();
            marks.hide(start..self.at);
        } else if rest.starts_with("<!") {
            self.state.leaf = Leaf::Tag(0, Element::Block, Begun::NONE);
            self.at += 2;
            marks.hide(start..self.at);
        } else if let Some(length) = raised_mark(rest) {
            self.at += length;
            marks.mark(start..self.at);
        } else if let Some(name) = tag_name(rest.as_bytes()) {
            let line_break = is_line_break(name).then(|| find_near(rest, ">")).flatten();
            if let Some(close) = line_break {
                self.at += close + 1;
                marks.write(start..self.at, "\n");
                return;
            }
            let is_end = rest.starts_with("</");
            let found = match element(name) {
                Element::Unread(_) if is_end => Element::Inline,
                found => found,
            };
            let length = name.len() + if is_end { 2 } else { 1 };
            self.at += length;
            let is_void = VOID
                .iter()
                .any(|void| name.eq_ignore_ascii_case(void.as_bytes()));
            self.state.is_page |= name.eq_ignore_ascii_case(b"html");
            self.state.is_html |= HTML
                .iter()
                .any(|of_html| name.eq_ignore_ascii_case(of_html));
            let is_of_page = |page: &str| name.eq_ignore_ascii_case(page.as_bytes());
            let begun = Begun {
                sum: if is_end || is_void { 0 } else { sum(name) },
                is_hidden: is_of_page("dialog")
                    || self.state.is_page && (is_of_page("title") || is_of_page("template"))
                    || self.state.is_drawing && describes_drawing(name),
            };
            if is_of_page("svg") {
                self.state.is_drawing = !is_end;
            }
            self.state.leaf = Leaf::Tag(0, found, begun);
            let is_within = is_of_page("blockquote")
                && match is_end {
                    true => self.is_quoted,
                    false => self.quotes_within(start),
                };
            if is_within {
                self.is_quoted = !is_end;
            }
            match (is_quotation(name) || is_within, is_end) {
                (true, false) => marks.quote(start..self.at),
                (true, true) => marks.unquote(start..self.at),
                _ if !is_end && found == Element::Inline && self.parts_words(start) => {
                    marks.hide(start..self.at);
                }
                _ => blank(start..self.at, found, marks),
            }
        } else {
            self.at += 1;
        }
    }

    /// Whether a block quotation that begins at a place stands on one line with words before it, and ends there.
    fn quotes_within(&self, start: usize) -> bool {
        let before = self.line.get(..start).unwrap_or_default();
        let before = before.rsplit('\n').next().unwrap_or_default();
        let pieces = before.split('<');
        let mut texts = pieces.map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        let has_words = texts.any(|text| !text.trim().is_empty());
        let behind = self.line.get(start..).unwrap_or_default();
        let behind = behind.split('\n').next().unwrap_or_default();
        has_words && find_end_tag(behind, "blockquote").is_some()
    }

    /// Whether the element that begins at a place stands right behind another's end, a number in the one and
    /// a word in the other: `<ins>七.20</ins><ins>A…`.
    fn parts_words(&self, start: usize) -> bool {
        let before = self.line.get(..start).unwrap_or_default();
        let number = before
            .strip_suffix('>')
            .and_then(|before| before.rsplit_once("</"))
            .map(|(text, _)| text);
        let bytes = self.line.as_bytes().get(start..).unwrap_or_default();
        let bytes = bytes.get(..LONGEST_MARK).unwrap_or(bytes);
        let behind = memchr(b'>', bytes).and_then(|close| bytes.get(close + 1));
        number.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()))
            && behind.is_some_and(u8::is_ascii_uppercase)
    }

    /// The rest of a tag.
    fn tag(&mut self, quote: u8, element: Element, mut begun: Begun, marks: &mut impl Marks) {
        let start = self.at;
        let rest = self.rest().as_bytes();
        let next = match quote {
            0 => memchr3(b'>', b'"', b'\'', rest),
            quote => memchr(quote, rest),
        };
        let Some(next) = next else {
            self.at = self.line.len();
            blank(start..self.at, element, marks);
            return;
        };
        self.at += next + 1;
        begun.is_hidden |= self.hides(quote, start..start + next, begun);
        begun.is_hidden &= !(quote == 0 && self.opens(start..start + next, begun));
        self.state.leaf = match (quote, rest.get(next)) {
            (0, Some(b'>')) => {
                let is_empty = next
                    .checked_sub(1)
                    .is_some_and(|last| rest.get(last) == Some(&b'/'));
                self.state.is_drawing &= !(is_empty && begun.sum == sum(b"svg"));
                match element {
                    Element::Unread(index) if !is_empty => Leaf::Unread(index),
                    _ if begun.is_hidden && begun.sum > 0 && !is_empty => {
                        Leaf::Hidden(begun.sum, 0)
                    }
                    _ => Leaf::Text,
                }
            }
            (0, Some(quote)) => Leaf::Tag(*quote, element, begun),
            _ => Leaf::Tag(0, element, begun),
        };
        blank(start..self.at, element, marks);
    }
}

impl Reader<'_> {
    /// Whether a piece of a tag says that its element is not shown: what stands between quotation marks as
    /// a style, or outside of them the attribute `hidden`. A template with a name is for scripts.
    fn hides(&self, quote: u8, piece: Range<usize>, begun: Begun) -> bool {
        let text = self.line.get(piece.clone()).unwrap_or_default();
        if quote == 0 {
            let mut attributes = text.split([' ', '\t', '\n', '\r', '/']);
            return attributes.any(|attribute| {
                attribute.eq_ignore_ascii_case("hidden")
                    || attribute.starts_with("hidden=")
                    || attribute.starts_with("id=") && begun.sum == sum(b"template")
            });
        }
        let before = self.line.get(..piece.start.saturating_sub(1));
        let before = before.unwrap_or_default().trim_end();
        let attribute = before.trim_end_matches('=').trim_end();
        let is = |name: &str| {
            let start = attribute.len().saturating_sub(name.len());
            let own = attribute.get(start..).unwrap_or_default();
            own.eq_ignore_ascii_case(name)
        };
        // style={{display: 'none'}} of components
        let is_of_script = text.trim() == "none"
            && attribute.ends_with("display:")
            && attribute.contains("style={{");
        let sheet = &self.state.sheet;
        is_of_script
            || is("style") && text.split(';').any(hides)
            || is("class") && text.split_whitespace().any(|name| sheet.hides(b'.', name))
            || is(" id") && sheet.hides(b'#', text.trim())
    }

    /// Whether a piece of a tag says that a dialog is open.
    fn opens(&self, piece: Range<usize>, begun: Begun) -> bool {
        let text = self.line.get(piece).unwrap_or_default();
        begun.sum == sum(b"dialog")
            && text
                .split([' ', '\t', '\n', '\r', '/', '='])
                .any(|attribute| attribute.eq_ignore_ascii_case("open"))
    }

    /// Within an element that is not shown.
    fn hidden(&mut self, hidden: u16, depth: u8, marks: &mut impl Marks) {
        let start = self.at;
        let bytes = self.line.as_bytes();
        loop {
            let rest = bytes.get(self.at..).unwrap_or_default();
            let Some(open) = memchr(b'<', rest) else {
                self.at = self.line.len();
                break;
            };
            self.at += open;
            let tag = bytes.get(self.at..).unwrap_or_default();
            let name = tag_name(tag).unwrap_or_default();
            let is_end = tag.starts_with(b"</");
            self.at += 1 + name.len() + usize::from(is_end);
            if name.is_empty() || sum(name) != hidden {
                continue;
            }
            self.state.leaf = match (is_end, depth) {
                (false, _) => Leaf::Hidden(hidden, depth.saturating_add(1)),
                (true, 0) => Leaf::Tag(0, Element::Block, Begun::NONE),
                (true, _) => Leaf::Hidden(hidden, depth - 1),
            };
            break;
        }
        self.at = self.at.min(self.line.len());
        marks.hide(start..self.at);
    }
}

/// Elements of a drawing that describe it to whoever asks, or define what others show.
pub fn describes_drawing(name: &[u8]) -> bool {
    matches!(name, b"title" | b"desc" | b"metadata" | b"defs" | b"symbol")
}

/// Bytes of the element that a text of another markup begins with, where it only describes a drawing.
pub fn describing_length(text: &str) -> Option<usize> {
    let name = tag_name(text.as_bytes()).filter(|_| !text.starts_with("</"))?;
    if !describes_drawing(name) {
        return None;
    }
    let name = std::str::from_utf8(name).ok()?;
    Some(to_end_tag(text, 0, name)?.end)
}

/// Elements that are printed in quotation marks, DocBook's among them.
fn is_quotation(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"q") || name.eq_ignore_ascii_case(b"quote")
}

fn blank(range: Range<usize>, element: Element, marks: &mut impl Marks) {
    if element == Element::Block {
        marks.hide(range);
    } else {
        marks.vanish(range);
    }
}

/// The name of the element whose begin or end tag a text begins with.
pub fn tag_name(text: &[u8]) -> Option<&[u8]> {
    let inside = text.strip_prefix(b"<")?;
    let inside = inside.strip_prefix(b"/").unwrap_or(inside);
    inside.first().filter(|byte| byte.is_ascii_alphabetic())?;
    let length = inside
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_'))
        .count();
    inside.get(..length)
}

/// Bytes of the begin or end tag that a text of another markup begins with, which hands HTML on as it is.
pub fn tag_length(text: &str) -> Option<usize> {
    /// Bytes of such a tag, so that a sign alone is not sought an end for over and over.
    const LONGEST: usize = 300;
    let name = tag_name(text.as_bytes())?;
    let behind = text.trim_start_matches(['<', '/']).get(name.len()..)?;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    behind
        .starts_with([' ', '>', '/', '\n', '\t'])
        .then_some(end + 1)
}

fn is_line_break(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"br")
}

fn element(name: &[u8]) -> Element {
    if name.len() > LONGEST_NAME {
        return Element::Block;
    }
    let is_it = |known: &&str| name.eq_ignore_ascii_case(known.as_bytes());
    match UNREAD.iter().position(is_it) {
        Some(index) => Element::Unread(u8::try_from(index).unwrap_or_default()),
        None if INLINE.iter().any(is_it) => Element::Inline,
        None => Element::Block,
    }
}

/// Where a mark stands, if not far away.
fn find_near(text: &str, mark: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memmem::find(bytes.get(..LONGEST_MARK).unwrap_or(bytes), mark.as_bytes())
}

/// Where `</name` stands.
fn find_end_tag(text: &str, name: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), b"</").find(|at| {
        tag_name(text.as_bytes().get(*at..).unwrap_or_default())
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use crate::draft::markup::tests::reads;

    #[test]
    fn tags_break_or_vanish_and_code_is_not_read() {
        reads(
            "html",
            &[
                "<p title=\"见七.20\">见⟦七.21⟧</p>",
                "见⟦第3/4号<b class='x'>决定</b>第2段⟧。",
                "见⟦第3/4号</b><a\n  href=\"七.20>\"\n>决定第2段⟧</a>。",
                "见⟦第&nbsp;3/4&#x3000;号&#20915;定⟧。",
                "见⟦第&#51;/4&#21495;决&#23450;⟧第",
                "<td>见第3/4号</td><td>决定</td><td>⟦决定 3/4⟧</td>",
                "<script>\nlet a = '见七.20'; // </b>\n</script>见⟦七.21⟧",
                "<pre>见七.20\n\n见七.21</pre>见⟦七.22⟧",
                "见<code>七.20</code>和<code\n>七.21</code>，见⟦七.22⟧",
                "<!-- 见七.20\n\n见七.21 -->见⟦七.22⟧",
                "见⟦第3/4号<!-- 七.20 -->决定⟧",
                "见⟦第3/4号决定<sup><a href=\"#n\">[3]</a></sup>第2段⟧<sup>4</sup>。",
                "见⟦第3/4号<br>决定⟧",
                "<p>见⟦第3/4号\n    决定第2段⟧</p>\n<p>⟦七.20⟧</p>",
                "<?php echo '见七.20' ?>见⟦七.21⟧<style>a{七.20}</style>",
                "a < b，见⟦七.20⟧ & c > d",
                "<ruby>⟦七<rt>qī</rt>.20⟧</ruby>",
                "<div style=\"color:red; Display: none\"><div>见七.45</div>\n\n见七.46</div>见⟦七.20⟧",
                "<style>\n.off { display: none }\n#x {\n  visibility: hidden;\n}\n.on { color: red }\n</style>\n<p class=\"a off\">见七.45</p><div id=\"x\">七.46</div><p class=\"on\">见⟦七.20⟧</p>",
                "<style>@media print { .p { display: none } } .a .b { display: none }</style><p class=\"p\">见⟦七.20⟧</p><p class=\"b\">见⟦七.21⟧</p>",
                "<p hidden>见七.45</p><p aria-hidden=\"true\">见⟦七.20⟧</p><input hidden>见⟦七.21⟧",
                "<template id=\"t\">见七.45</template><noscript>见七.46</noscript>见⟦七.20⟧",
                "见{{ 七.20 }}和{% 七.21 %}，见⟦七.22⟧",
                "<![CDATA[见⟦七.20⟧]]>",
                "<!-- 见七.45 --!>见⟦七.20⟧",
                "<!-->见⟦七.20⟧，<!--->见⟦七.21⟧",
                "<p style=\"opacity: 0\">见七.45</p><p style=\"opacity:0.5\">见⟦七.20⟧</p><noframes>七.46</noframes>",
                "<dialog>见七.45</dialog><dialog open>见⟦七.20⟧</dialog>",
                "<span>⟦A部</span><span>分<o:p></o:p></span> <span>七.20⟧</span>",
                "<html><title>七.45</title><template>七.46</template><![CDATA[ 七.47 ]]>见⟦七.20⟧",
                "<?xml version=\"1.0\"?><html><![CDATA[见⟦七.20⟧]]>",
                "<p>甲</p>\n<![CDATA[ 见七.45 ]]>\n<p>见⟦七.20⟧</p>",
                "<svg width=\"9\">\n<title>见七.45</title>\n<desc>七.46</desc>\n<defs><text>七.47</text></defs>\n<text x=\"0\">见⟦七.20⟧</text>\n<text>⟦第3/4号<tspan>决定⟧</tspan></text>\n<style>/* 七.48 */</style></svg>\n<title>见⟦七.21⟧</title>",
                "<svg/><title>见⟦七.20⟧</title>",
                "<ins>⟦A部分 七.20⟧</ins><var>⟦A部分 七.21⟧</var><dfn>⟦A部分 七.22⟧</dfn>",
            ],
        );
        reads("vue", &["<template><p>见⟦七.20⟧</p></template>"]);
        reads(
            "xml",
            &["<para>见⟦第3/4号<emphasis>决定⟧</emphasis></para>"],
        );
    }

    #[test]
    fn what_is_open_to_the_end_is_read_to_the_end() {
        reads(
            "html",
            &["<p title=\"见七.20", "<!-- 见七.20\n\n七.21", "<code>七.20"],
        );
    }
}
