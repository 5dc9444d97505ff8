//! Typst. Code is not read, but the content in it is: `#figure(image("…"), caption: [见七.20])`.
//!
//! What brackets are open, and whether they hold content or code, goes on from line to line.

use super::comment::{Comments, Enclosed, INDENTATION, ToLineEnd, above};
use super::contract::{LineState, Syntax};
use super::definition::{Asking, Use};
use super::heading::{self, Headings};
use super::lines::{Place, Shape, by_line, is_note_mark};
use super::mask::{Marks, Mask, Unmarked};
use super::quotation::{self, Between, Close, Opening, Quotations, backslashed};

pub const SYNTAX: Syntax = Syntax {
    language_ids: &["typst", "typ", "typst-ts"],
    endings: &["typ"],
    comments: Comments {
        inline: Some(Enclosed {
            open: "/*",
            close: "*/",
            is_spaced: true,
            goes_on: true,
        }),
        to_line_end: Some(ToLineEnd {
            open: "//",
            // No address.
            begins_behind: |before| !before.ends_with(':'),
        }),
        place: above,
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
        rank: |line| heading::marked(line, '='),
        underlined: heading::none,
        bold: &[("*", "*")],
        are_bare: false,
    },
    struck: &[("#strike[", "]")],
    is_row: heading::begins_with_bar,
    items: &[],
    defines,
    asking: &[Asking::Names],
};

/// A variable or a function.
fn defines(line: &str) -> Option<Use> {
    let rest = line
        .strip_prefix('#')
        .unwrap_or(line)
        .strip_prefix("let ")?;
    let name = path(rest.trim_start());
    (!name.is_empty() && name != "_").then(|| Use::name(name))
}

/// What a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    leaf: Leaf,
    /// Brackets open, innermost in the lowest bits, [`BITS`] for each.
    open: u128,
    /// Brackets open around those, which do not fit: they are taken for content.
    around: u8,
    /// Of the open ones, those whose content is not printed.
    hidden: u8,
    /// The document's own functions that print nothing, by the sums of their names; 0 for none.
    silent: [u16; 3],
    /// Variables that are a value as it is written, by the sums of their names and of the values; 0 for none.
    known: [(u16, u16); 3],
}

/// What holds neither content nor code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    None,
    Text,
    /// By how many backticks opened it.
    Raw(u8),
    /// By how many are open.
    Comment(u8),
    Formula,
}

/// An open bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// Content that is a block or stands in code.
    Block = 1,
    /// Content within a sentence: `#strong[`
    Inline,
    Note,
    /// Arguments or code.
    Group,
    /// The arguments of a function whose content stands in the sentence.
    InlineGroup,
    NoteGroup,
    /// Code up to the line's end: `#let …`
    Statement,
    /// Quoted words in a sentence: `#quote[`
    Quotation,
    /// The arguments of what quotes them.
    QuotationGroup,
    /// Content that is not printed: `#hide[`
    Hidden,
    /// Code whose content is not printed.
    HiddenGroup,
    /// `#if false`, before its branch.
    Never,
    /// A statement of which nothing is printed: `#set document(…)`
    HiddenStatement,
    /// The arguments of what is made of cells or items, of which strings are too: `#table(`
    Cells,
    /// Code that yields what stands in it: `#{`
    Code,
}

impl Level {
    /// Whether what stands in it is not printed.
    fn hides(self) -> bool {
        matches!(
            self,
            Level::Hidden | Level::HiddenGroup | Level::HiddenStatement
        )
    }
}

const BITS: u32 = 4;
const LEVELS: u32 = u128::BITS / BITS;

/// What a function does to the sentence around it.
enum Effect {
    Inline,
    Note,
    Raised,
    Text(&'static str),
    Statement,
    Block,
    Quotation,
    Hidden,
}

impl State {
    fn top(&self) -> Option<Level> {
        if self.open == 0 && self.around > 0 {
            return Some(Level::Block);
        }
        Some(match self.open & ((1 << BITS) - 1) {
            1 => Level::Block,
            2 => Level::Inline,
            3 => Level::Note,
            4 => Level::Group,
            5 => Level::InlineGroup,
            6 => Level::NoteGroup,
            7 => Level::Statement,
            8 => Level::Quotation,
            9 => Level::QuotationGroup,
            10 => Level::Hidden,
            11 => Level::HiddenGroup,
            12 => Level::Never,
            13 => Level::HiddenStatement,
            14 => Level::Cells,
            15 => Level::Code,
            _ => return None,
        })
    }

    fn push(&mut self, level: Level) {
        let is_full = self.open >> (BITS * (LEVELS - 1)) != 0;
        self.around = self.around.saturating_add(u8::from(is_full));
        self.open = self.open << BITS | level as u128;
        self.hidden = self.hidden.saturating_add(u8::from(level.hides()));
    }

    fn pop(&mut self) {
        if self.open == 0 {
            self.around = self.around.saturating_sub(1);
            return;
        }
        let is_hidden = self.top().is_some_and(Level::hides);
        self.hidden -= u8::from(is_hidden).min(self.hidden);
        self.open >>= BITS;
        if self.open == 0 {
            self.hidden = 0; // Of those around, none is known to hide.
        }
    }

    /// Whether code stands in a statement, which ends with its line.
    fn is_statement(&self) -> bool {
        matches!(
            self.top(),
            Some(Level::Statement | Level::Never | Level::HiddenStatement)
        )
    }

    /// Remembers a function of the document's own that prints nothing; those beyond the third are not
    /// known.
    fn silence(&mut self, name: &str) {
        if let Some(free) = self.silent.iter_mut().find(|silent| **silent == 0) {
            *free = sum(name);
        }
    }

    /// Remembers a variable, behind `#let`; those beyond the third are not known.
    fn know(&mut self, rest: &str) {
        let Some((name, value)) = rest.split_once('=') else {
            return;
        };
        let (name, value) = (name.trim(), value.trim());
        if path(name) != name || name.is_empty() {
            return;
        }
        let sum = sum(name);
        let place = self.known.iter().position(|(known, _)| *known == sum);
        let free = self.known.iter().position(|(known, _)| *known == 0);
        let value = literal(value).unwrap_or(0);
        if let Some(known) = place.or(free).and_then(|place| self.known.get_mut(place)) {
            *known = if value == 0 { (0, 0) } else { (sum, value) };
        }
    }

    /// The sum of the value that an operand has, if that is known.
    fn value(&self, operand: &str) -> Option<u16> {
        let sum = sum(operand);
        let known = self.known.iter().find(|(name, _)| *name == sum);
        known.map(|(_, value)| *value).or_else(|| literal(operand))
    }

    /// Whether a condition holds, if the document's own lines say so.
    fn holds(&self, condition: &str) -> Option<bool> {
        let condition = condition.trim();
        if let Some(denied) = condition.strip_prefix("not ") {
            return self.holds(denied).map(|holds| !holds);
        }
        for (operator, is_equal) in [("==", true), ("!=", false)] {
            if let Some((one, other)) = condition.split_once(operator) {
                let (one, other) = (self.value(one.trim())?, self.value(other.trim())?);
                return Some((one == other) == is_equal);
            }
        }
        if let Some((one, other)) = condition.split_once(['<', '>']) {
            let (one, other): (i64, i64) = (one.trim().parse().ok()?, other.trim().parse().ok()?);
            return Some(if condition.contains('<') {
                one < other
            } else {
                one > other
            });
        }
        match self.value(condition)? {
            value if value == sum("true") => Some(true),
            value if value == sum("false") => Some(false),
            _ => None,
        }
    }

    fn effect(&self, name: &str) -> Effect {
        match self.silent.contains(&sum(name)) {
            true => Effect::Hidden,
            false => effect(name),
        }
    }

    fn is_content(&self) -> bool {
        self.leaf == Leaf::None
            && matches!(
                self.top(),
                None | Some(
                    Level::Block | Level::Inline | Level::Note | Level::Quotation | Level::Hidden
                )
            )
    }

    /// Whether code is the arguments of a function whose content stands in a sentence.
    fn is_in_sentence(&self) -> bool {
        let mut open = *self;
        while open.top() == Some(Level::Group) {
            open.pop();
        }
        matches!(
            open.top(),
            Some(Level::InlineGroup | Level::NoteGroup | Level::QuotationGroup)
        )
    }

    fn is_in_note(&self) -> bool {
        (0..LEVELS)
            .any(|level| self.open >> (BITS * level) & ((1 << BITS) - 1) == Level::Note as u128)
    }
}

impl LineState for State {
    const FIRST: State = State {
        leaf: Leaf::None,
        open: 0,
        around: 0,
        hidden: 0,
        silent: [0; 3],
        known: [(0, 0); 3],
    };
    const MIXES_LINES: bool = true;

    fn step(self, line: &str, _place: Place) -> (Shape, State) {
        let shape = if !self.is_content() || self.hidden > 0 {
            Shape::Code
        } else if line.starts_with('=') {
            Shape::Alone
        } else {
            Shape::Text
        };
        (shape, read(line, self, &mut Unmarked))
    }

    fn begins(self, line: &str) -> bool {
        let content = line.trim_start();
        let mut characters = content.chars();
        match characters.next() {
            _ if !self.is_content() => false,
            Some('=') => true,
            Some('-' | '+' | '/') => characters.next().is_none_or(char::is_whitespace),
            Some('#') => {
                let name = path(characters.as_str());
                quotation(content).is_some()
                    || !name.is_empty()
                        && matches!(
                            self.effect(name),
                            Effect::Block | Effect::Statement | Effect::Hidden
                        )
            }
            _ => false,
        }
    }

    /// Within backticks.
    fn is_code(self, _line: &str) -> bool {
        matches!(self.leaf, Leaf::Raw(_))
    }

    fn mask(self, text: &str, _place: Place, mask: &mut Mask<'_>) {
        // The paragraph may begin in a note.
        if self.is_in_note() {
            mask.open(0..0, true);
        }
        by_line(text, self, mask, read);
    }
}

/// `#quote(block: true)[`, or one in a figure.
fn quotation(text: &str) -> Option<Between> {
    /// Bytes of the arguments before the words.
    const LONGEST: usize = 400;
    let opening = Opening::of(text);
    let open = match opening.content {
        content if content.starts_with("#quote(") || content.starts_with("quote(") => 0,
        content if content.starts_with("#figure(") => {
            let behind = content.get("#figure(".len()..)?;
            let quote = behind.trim_start();
            quote
                .starts_with("quote(")
                .then_some(content.len() - quote.len())?
        }
        _ => return None,
    };
    let arguments = opening.content.get(open..)?;
    let window = arguments
        .as_bytes()
        .get(..LONGEST)
        .unwrap_or(arguments.as_bytes());
    let length = memchr::memmem::find(window, b")[")?;
    let is_block = arguments.get(..length)?.contains("block: true");
    is_block.then_some(Between {
        words: opening.indent + open + length + ")[".len(),
        close: Close::Bracket,
        is_quotation: true,
    })
}

fn quote(paragraphs: &[String], signature: &str) -> String {
    format!(
        "#quote(block: true, attribution: [{}])[\n{}\n]\n",
        escape(signature),
        quotation::paragraphs(paragraphs, escape)
    )
}

fn escape(text: &str) -> String {
    backslashed(
        text,
        &['\\', '#', '*', '_', '`', '$', '@', '<', '[', ']', '~'],
    )
}

/// Reads a line; the state behind it.
fn read(line: &str, state: State, marks: &mut impl Marks) -> State {
    let mut reader = Reader { line, at: 0, state };
    while reader.at < line.len() {
        let start = reader.at;
        reader.step(marks);
        // Every step reads something and ends behind a whole character.
        reader.at = reader.at.clamp(start + 1, line.len());
        while !line.is_char_boundary(reader.at) {
            reader.at += 1;
        }
    }
    reader.state
}

struct Reader<'a> {
    line: &'a str,
    at: usize,
    state: State,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, marks: &mut impl Marks) {
        if self.state.hidden == 0 {
            self.read(marks);
            return;
        }
        let start = self.at;
        self.read(&mut Unmarked);
        marks.hide(start..self.at);
    }

    fn read(&mut self, marks: &mut impl Marks) {
        match self.state.leaf {
            Leaf::Text => self.text(marks),
            Leaf::Raw(count) => self.raw(count, marks),
            Leaf::Comment(depth) => self.comment(depth, marks),
            Leaf::Formula => self.formula(marks),
            Leaf::None if self.state.is_content() => self.content(marks),
            Leaf::None => self.code(marks),
        }
    }

    /// Behind a run of backticks that opens raw text.
    fn open_raw(&mut self) {
        let count = self.rest().bytes().take_while(|byte| *byte == b'`').count();
        self.at += count;
        // Two are an empty one.
        if count != 2 {
            self.state.leaf = Leaf::Raw(u8::try_from(count).unwrap_or(u8::MAX));
        }
    }

    fn content(&mut self, marks: &mut impl Marks) {
        let is_special = |byte: &u8| b"\\`$/*_<@#]-~".contains(byte);
        let Some(found) = self.rest().as_bytes().iter().position(is_special) else {
            self.at = self.line.len();
            return;
        };
        self.at += found;
        let start = self.at;
        let rest = self.rest();
        let bytes = self.line.as_bytes();
        let before = start.checked_sub(1).and_then(|before| bytes.get(before));
        match rest.as_bytes().first() {
            Some(b'\\') => self.escape(marks),
            Some(b'`') => {
                self.open_raw();
                marks.hide(start..self.at);
            }
            Some(b'$') => {
                if let Some(length) = raised_formula(rest) {
                    self.at += length;
                    marks.mark(start..self.at);
                    return;
                }
                self.at += 1;
                self.state.leaf = Leaf::Formula;
                marks.hide(start..self.at);
            }
            // https:// is no comment.
            Some(b'/') if rest.starts_with("//") && before != Some(&b':') => {
                self.at += rest.trim_end_matches(['\n', '\r']).len();
                marks.vanish(start..self.at);
            }
            Some(b'/') if rest.starts_with("/*") => {
                self.at += 2;
                self.state.leaf = Leaf::Comment(1);
                marks.vanish(start..self.at);
            }
            Some(b'/') => self.at += rest.bytes().take_while(|byte| *byte == b'/').count(),
            Some(b'*' | b'_') => {
                self.at += 1;
                // Within a word they are themselves.
                let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
                if !(is_word(before) && is_word(bytes.get(self.at))) {
                    marks.vanish(start..self.at);
                }
            }
            Some(b'<') => {
                let length = label(rest.get(1..).unwrap_or_default());
                self.at += 1 + length;
                if length > 0 && self.rest().starts_with('>') {
                    self.at += 1;
                    marks.vanish(start..self.at);
                }
            }
            Some(b'@') => {
                self.at += 1 + label(rest.get(1..).unwrap_or_default());
                marks.hide(start..self.at);
            }
            Some(b'#') => self.expression(marks),
            Some(b']') => {
                self.at += 1;
                self.close_content(marks);
            }
            Some(b'-') => {
                let count = rest.bytes().take_while(|byte| *byte == b'-').count();
                self.at += count;
                if rest.starts_with("-?") {
                    self.at += 1;
                    marks.vanish(start..self.at);
                } else if count == 2 {
                    marks.write(start..self.at, "-");
                }
            }
            _ => self.at += 1,
        }
    }

    fn escape(&mut self, marks: &mut impl Marks) {
        let start = self.at;
        let rest = self.rest();
        if let Some(inside) = rest.strip_prefix("\\u{")
            && let Some(length) = inside.bytes().take(8).position(|byte| byte == b'}')
            && let Some(written) = inside
                .get(..length)
                .and_then(|digits| u32::from_str_radix(digits, 16).ok())
                .and_then(char::from_u32)
        {
            self.at += length + 4;
            marks.write(start..self.at, written.encode_utf8(&mut [0; 4]));
            return;
        }
        marks.vanish(start..start + 1);
        self.at += 1;
        // The character behind it is itself.
        let is_escaped = |c: char| !c.is_whitespace();
        self.at += self
            .rest()
            .chars()
            .next()
            .filter(|c| is_escaped(*c))
            .map_or(0, char::len_utf8);
    }

    /// `#` and what belongs to it, up to an open bracket.
    fn expression(&mut self, marks: &mut impl Marks) {
        let start = self.at;
        let rest = self.rest();
        self.at += 1;
        let name = path(self.rest());
        if name.is_empty() {
            marks.hide(start..self.at);
            match self.rest().as_bytes().first() {
                Some(open @ (b'(' | b'{')) => {
                    self.at += 1;
                    self.state.push(group(*open));
                }
                Some(b'[') => {
                    self.at += 1;
                    self.state.push(Level::Block);
                    marks.open(self.at - 1..self.at, false);
                    marks.hide(self.at - 1..self.at);
                }
                Some(b'"') => {
                    self.at += 1;
                    self.state.leaf = Leaf::Text;
                }
                _ => {}
            }
            marks.hide(start..self.at);
            return;
        }
        let length = name.len();
        let (content, group) = match self.state.effect(name) {
            Effect::Statement => {
                self.at += length;
                let rest = self.rest();
                if name == "let"
                    && let Some(function) = silent_function(rest)
                {
                    self.state.silence(function);
                }
                if name == "let" {
                    self.state.know(rest);
                }
                let condition = rest.split(['[', '{']).next().unwrap_or_default();
                let is_never =
                    matches!(name, "if" | "while") && self.state.holds(condition) == Some(false);
                // What a file says of itself, and what is given to nobody: #let _ = …
                let is_hidden = match name {
                    "set" => path(rest.trim_start()) == "document",
                    "let" => path(rest.trim_start()) == "_",
                    _ => false,
                };
                self.state.push(match (is_never, is_hidden) {
                    (true, _) => Level::Never,
                    (_, true) => Level::HiddenStatement,
                    _ => Level::Statement,
                });
                marks.hide(start..self.at);
                return;
            }
            Effect::Text(text) => {
                self.at += length;
                if self.rest().starts_with("()") {
                    self.at += 2;
                } else if self.rest().starts_with('(') {
                    // #h(1em)
                    let close = self.rest().bytes().take(40).position(|byte| byte == b')');
                    self.at += close.map_or(0, |close| close + 1);
                }
                self.at += usize::from(self.rest().starts_with(';'));
                marks.write(start..self.at, text);
                return;
            }
            Effect::Raised => {
                let argument = self.rest().get(length..).unwrap_or_default();
                if let Some(end) = raised_content(argument) {
                    self.at += length + end;
                    marks.mark(start..self.at);
                    return;
                }
                // No mark: words of their own.
                (Level::Block, Level::Group)
            }
            Effect::Inline => (Level::Inline, Level::InlineGroup),
            Effect::Note => (Level::Note, Level::NoteGroup),
            Effect::Quotation if quotation(rest).is_none() => {
                (Level::Quotation, Level::QuotationGroup)
            }
            Effect::Block if MADE_OF_CELLS.contains(&name) => (Level::Block, Level::Cells),
            Effect::Block | Effect::Quotation => (Level::Block, Level::Group),
            Effect::Hidden => (Level::Hidden, Level::HiddenGroup),
        };
        self.at += length;
        if content == Level::Block {
            marks.hide(start..self.at);
        } else {
            marks.vanish(start..self.at);
        }
        self.open_argument(content, group, marks);
    }

    /// Behind a function's name or one of its arguments: what opens directly there is another.
    fn open_argument(&mut self, content: Level, group: Level, marks: &mut impl Marks) {
        let start = self.at;
        match self.rest().as_bytes().first() {
            Some(b'(') => {
                self.at += 1;
                self.state.push(group);
                if matches!(group, Level::Group | Level::Cells) {
                    marks.hide(start..self.at);
                } else {
                    marks.vanish(start..self.at);
                }
            }
            Some(b'[') => {
                self.at += 1;
                self.state.push(content);
                match content {
                    Level::Quotation => marks.open_quotation(start..self.at),
                    _ => marks.open(start..self.at, content == Level::Note),
                }
                if matches!(content, Level::Block | Level::Hidden) {
                    marks.hide(start..self.at);
                }
            }
            _ => {}
        }
    }

    /// `]` in content.
    fn close_content(&mut self, marks: &mut impl Marks) {
        let start = self.at - 1;
        let Some(level) = self.state.top() else {
            return; // A bracket of the text's own.
        };
        self.state.pop();
        marks.close(start..self.at);
        if matches!(level, Level::Block | Level::Hidden) {
            marks.hide(start..self.at);
        }
        if self.state.is_content() {
            let group = match level {
                Level::Inline => Level::InlineGroup,
                Level::Note => Level::NoteGroup,
                Level::Hidden => Level::HiddenGroup,
                _ => Level::Group,
            };
            self.open_argument(level, group, marks);
        } else {
            self.end_body();
        }
    }

    /// Behind what closes the body of a condition or a loop: where no other branch follows on the line, the text
    /// around it goes on.
    fn end_body(&mut self) {
        let before = self.line.get(..self.at).unwrap_or_default();
        let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
        // On a line above, nothing but a body stands open.
        let is_of_body = last(&["#if ", "#for ", "#while "]) > last(&["#let ", "#set ", "#show "])
            || matches!(before.trim(), "]" | "}");
        if self.state.top() == Some(Level::Statement)
            && is_of_body
            && !self.rest().trim_start().starts_with("else")
        {
            self.state.pop();
        }
    }

    fn code(&mut self, marks: &mut impl Marks) {
        let start = self.at;
        let level = self.state.top();
        let is_in_sentence = self.state.is_in_sentence();
        let is_special = |byte: &u8| b"\"(){}[];/`$\n\r".contains(byte);
        let found = self.rest().as_bytes().iter().position(is_special);
        self.at = found.map_or(self.line.len(), |found| self.at + found);
        let special = self.at;
        let rest = self.rest();
        match rest.as_bytes().first() {
            None => {}
            // So are a cell, what a block of code yields, and what names the source of a quotation.
            Some(b'"')
                if self.state.hidden == 0
                    && yields(level, self.line.get(..special).unwrap_or_default(), rest) =>
            {
                let inside = rest.get(1..).unwrap_or_default();
                let length = inside.find('"').unwrap_or(inside.len());
                marks.hide(start..special + 1);
                self.at += 1 + length;
                marks.hide(self.at..self.at + 1);
                self.at += 1;
                return;
            }
            // The last argument of text("…") is printed.
            Some(b'"')
                if level == Some(Level::InlineGroup)
                    && self.state.hidden == 0
                    && is_printed(self.line.get(..special).unwrap_or_default(), rest) =>
            {
                marks.vanish(start..special + 1);
                let inside = rest.get(1..).unwrap_or_default();
                let length = inside.find('"').unwrap_or(inside.len());
                self.at += 1 + length;
                marks.vanish(self.at..self.at + 1);
                self.at += 1;
                return;
            }
            Some(b'"') => {
                self.at += 1;
                self.state.leaf = Leaf::Text;
            }
            Some(b'{') if level == Some(Level::Never) => {
                self.at += 1;
                self.state.pop();
                self.state.push(Level::Statement);
                self.state.push(Level::HiddenGroup);
            }
            Some(b'{') if self.is_other_branch(level, special) => {
                self.at += 1;
                self.state.push(Level::HiddenGroup);
            }
            Some(open @ (b'(' | b'{')) => {
                self.at += 1;
                let before = self.line.get(..special).unwrap_or_default();
                let is_value =
                    before.trim_start().starts_with("#let ") && before.trim_end().ends_with('=');
                let is_cells =
                    *open == b'(' && (is_value || MADE_OF_CELLS.contains(&last_path(before)));
                self.state.push(match is_cells {
                    true => Level::Cells,
                    false => group(*open),
                });
            }
            Some(b')' | b'}') => {
                self.at += 1;
                if self.state.is_statement() {
                    self.state.pop();
                }
                self.state.pop();
            }
            Some(b'[') => {
                self.at += 1;
                let before = self.line.get(..special).unwrap_or_default();
                let content = match level {
                    Some(Level::Never) => {
                        self.state.pop();
                        self.state.push(Level::Statement);
                        Level::Hidden
                    }
                    _ if self.is_other_branch(level, special)
                        || matches!(self.state.effect(last_name(before)), Effect::Hidden) =>
                    {
                        Level::Hidden
                    }
                    _ => Level::Block,
                };
                self.state.push(content);
                marks.open(special..self.at, false);
            }
            // The content around a statement ends.
            Some(b']') if self.state.is_statement() => self.state.pop(),
            Some(b';') => {
                self.at += 1;
                if self.state.is_statement() {
                    self.state.pop();
                }
            }
            Some(b'/') if rest.starts_with("//") => {
                self.at += rest.trim_end_matches(['\n', '\r']).len();
            }
            Some(b'/') if rest.starts_with("/*") => {
                self.at += 2;
                self.state.leaf = Leaf::Comment(1);
            }
            Some(b'`') => self.open_raw(),
            Some(b'$') => {
                self.at += 1;
                self.state.leaf = Leaf::Formula;
            }
            Some(b'\n' | b'\r') => {
                self.at = self.line.len();
                if self.state.is_statement() {
                    self.state.pop();
                }
            }
            Some(_) => self.at += 1,
        }
        if is_in_sentence {
            marks.vanish(start..self.at);
        } else {
            marks.hide(start..self.at);
        }
        let closed = self.line.as_bytes().get(special);
        if matches!(closed, Some(b')' | b'}')) && self.state.is_content() {
            let (content, group) = match level {
                Some(Level::InlineGroup) => (Level::Inline, Level::InlineGroup),
                Some(Level::NoteGroup) => (Level::Note, Level::NoteGroup),
                Some(Level::QuotationGroup) => (Level::Quotation, Level::QuotationGroup),
                Some(Level::HiddenGroup) => (Level::Hidden, Level::HiddenGroup),
                _ => (Level::Block, Level::Group),
            };
            // #state("…").update("…")
            let method = self.rest().strip_prefix('.').map_or("", path);
            let behind = self.rest().get(1 + method.len()..).unwrap_or_default();
            if !method.is_empty() && behind.starts_with('(') {
                marks.hide(self.at..self.at + method.len() + 2);
                self.at += method.len() + 2;
                self.state.push(Level::Group);
                return;
            }
            self.open_argument(content, group, marks);
        } else if closed == Some(&b'}') {
            self.end_body();
        }
    }

    /// Whether a branch opens at a place of the line that is the other one of a condition which holds:
    /// `#if true [……] else [`
    fn is_other_branch(&self, level: Option<Level>, at: usize) -> bool {
        let before = self.line.get(..at).unwrap_or_default();
        let condition = before
            .trim_end()
            .ends_with("else")
            .then(|| before.rfind("#if "));
        level == Some(Level::Statement)
            && condition.flatten().is_some_and(|start| {
                let condition = before.get(start + "#if ".len()..).unwrap_or_default();
                let condition = condition.split(['[', '{']).next().unwrap_or_default();
                self.state.holds(condition) == Some(true)
            })
    }

    fn text(&mut self, marks: &mut impl Marks) {
        let start = self.at;
        let bytes = self.line.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            self.at += if *byte == b'\\' { 2 } else { 1 };
            if *byte == b'"' {
                self.state.leaf = Leaf::None;
                break;
            }
        }
        self.hide_leaf(start, marks);
    }

    fn raw(&mut self, count: u8, marks: &mut impl Marks) {
        let start = self.at;
        let bytes = self.line.as_bytes();
        let close = usize::from(count);
        loop {
            let rest = bytes.get(self.at..).unwrap_or_default();
            let Some(found) = memchr::memchr(b'`', rest) else {
                self.at = bytes.len();
                break;
            };
            let run = rest.get(found..).unwrap_or_default();
            let run = run.iter().take_while(|byte| **byte == b'`').count();
            self.at += found + run;
            if run >= close {
                self.at -= run - close;
                self.state.leaf = Leaf::None;
                break;
            }
        }
        self.hide_leaf(start, marks);
    }

    fn comment(&mut self, mut depth: u8, marks: &mut impl Marks) {
        let start = self.at;
        let bytes = self.line.as_bytes();
        while depth > 0 {
            let rest = bytes.get(self.at..).unwrap_or_default();
            let Some(found) = rest
                .windows(2)
                .position(|pair| pair == b"/*" || pair == b"*/")
            else {
                self.at = bytes.len();
                break;
            };
            depth = if rest.get(found) == Some(&b'/') {
                depth.saturating_add(1)
            } else {
                depth - 1
            };
            self.at += found + 2;
        }
        self.state.leaf = if depth > 0 {
            Leaf::Comment(depth)
        } else {
            Leaf::None
        };
        let end = self.at.min(bytes.len());
        marks.vanish(start..end);
    }

    fn formula(&mut self, marks: &mut impl Marks) {
        let start = self.at;
        let bytes = self.line.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            self.at += if *byte == b'\\' { 2 } else { 1 };
            if *byte == b'$' {
                self.state.leaf = Leaf::None;
                break;
            }
        }
        self.hide_leaf(start, marks);
    }

    fn hide_leaf(&mut self, start: usize, marks: &mut impl Marks) {
        self.at = self.at.min(self.line.len());
        if self.state.is_in_sentence() {
            marks.vanish(start..self.at);
        } else {
            marks.hide(start..self.at);
        }
    }
}

/// A number that depends on every letter of a name, and is not 0.
fn sum(name: &str) -> u16 {
    let sum = name.bytes().fold(7_u16, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u16::from(byte))
    });
    sum.max(1)
}

/// Bytes of a string that a condition compares.
const LONGEST_COMPARED: usize = 16;

/// The sum of a value as it is written: true, 12, "……".
fn literal(text: &str) -> Option<u16> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let inside = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    // What is longer is a text, and nothing is compared with it.
    let is_string = inside
        .is_some_and(|inside| inside.len() <= LONGEST_COMPARED && !inside.contains(['"', '\\']));
    let is_word = matches!(text, "true" | "false" | "none");
    (is_number || is_string || is_word).then(|| sum(text))
}

/// Whether a string is the last argument of a function, and no named one, of what prints its text.
fn is_printed(before: &str, string: &str) -> bool {
    let behind = string.get(1..).and_then(|inside| inside.split_once('"'));
    let is_last = behind.is_some_and(|(text, behind)| {
        behind.trim_start().starts_with(')') && !behind.starts_with(")[") && !text.contains('\\')
    });
    let is_positional = before.trim_end().ends_with(['(', ',']);
    let call = before.rfind('#').and_then(|call| before.get(call + 1..));
    let function = call
        .and_then(|call| call.split('(').next())
        .unwrap_or_default();
    is_last
        && is_positional
        && matches!(
            function,
            "text"
                | "str"
                | "strong"
                | "emph"
                | "heading"
                | "quote"
                | "underline"
                | "strike"
                | "highlight"
                | "smallcaps"
                | "upper"
                | "lower"
        )
}

/// What an open bracket in code holds.
fn group(open: u8) -> Level {
    match open {
        b'{' => Level::Code,
        _ => Level::Group,
    }
}

/// Functions whose arguments are cells or items.
const MADE_OF_CELLS: [&str; 8] = [
    "table",
    "grid",
    "table.header",
    "table.footer",
    "list",
    "enum",
    "stack",
    "terms",
];

/// Whether a string in code is printed: a cell, what a block yields, the source of a quotation, a caption.
fn yields(level: Option<Level>, before: &str, string: &str) -> bool {
    let Some((text, behind)) = string.get(1..).and_then(|inside| inside.split_once('"')) else {
        return false;
    };
    if text.contains('\\') {
        return false;
    }
    let before = before.trim_end();
    match level {
        Some(Level::Cells) => {
            (before.is_empty() || before.ends_with(['(', ',', ':']))
                && !behind.trim_start().starts_with(':')
        }
        Some(Level::Code) => before.trim_start().is_empty() && behind.trim().is_empty(),
        // #let x = "……": printed where the variable is.
        Some(Level::Statement) => {
            before.trim_start().starts_with("#let ")
                && before.ends_with('=')
                && behind.trim().is_empty()
        }
        Some(Level::Group | Level::QuotationGroup) => {
            ["attribution:", "caption:"]
                .iter()
                .any(|name| before.ends_with(name))
                || is_default(before)
        }
        _ => false,
    }
}

/// Whether a string is what a parameter is where nothing else is given: `#let f(title: `
fn is_default(before: &str) -> bool {
    let head = before.trim_start().strip_prefix("#let ");
    head.is_some_and(|head| {
        !head.contains('=') && head.matches('(').count() == 1 && head.ends_with(':')
    })
}

/// The name with its fields that a text ends with.
fn last_path(text: &str) -> &str {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.rsplit(|c| !is_name(c)).next().unwrap_or_default()
}

/// The name that a text ends with.
fn last_name(text: &str) -> &str {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    text.rsplit(|c| !is_name(c)).next().unwrap_or_default()
}

/// The function that a statement makes, behind `#let`, if it prints nothing: `todo(body) = []`.
fn silent_function(rest: &str) -> Option<&str> {
    let (head, body) = rest.split_once('=')?;
    let (name, _) = head.split_once('(')?;
    let body = body.split("//").next().unwrap_or_default().trim();
    matches!(body, "[]" | "none" | "{}").then_some(name.trim())
}

/// A name with its fields: sym.space.nobreak, and not the full stop behind it.
fn path(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        let rest = bytes.get(end..).unwrap_or_default();
        if !rest
            .first()
            .is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_')
        {
            break;
        }
        end += rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            .count();
        let rest = bytes.get(end..).unwrap_or_default();
        let goes_on =
            rest.first() == Some(&b'.') && rest.get(1).is_some_and(u8::is_ascii_alphabetic);
        if !goes_on {
            break;
        }
        end += 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Bytes of the label that a text begins with, without the stop or colon behind it.
fn label(text: &str) -> usize {
    let is_label = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let length = text.find(|c| !is_label(c)).unwrap_or(text.len());
    let label = text.get(..length).unwrap_or_default();
    label.trim_end_matches(['.', ':']).len()
}

/// [3] of #super[3], which marks a note.
fn raised_content(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let close = inside.bytes().take(20).position(|byte| byte == b']')?;
    is_note_mark(inside.get(..close)?).then_some(close + 2)
}

/// $^3$, $""^3$
fn raised_formula(text: &str) -> Option<usize> {
    let close = text
        .bytes()
        .skip(1)
        .take(20)
        .position(|byte| byte == b'$')?;
    let inside = text.get(1..=close)?;
    let raised = inside.trim_start_matches("\"\"").strip_prefix('^')?;
    let raised = raised.trim_matches(['(', ')']);
    is_note_mark(raised).then_some(close + 2)
}

fn effect(name: &str) -> Effect {
    match name {
        "strong" | "emph" | "text" | "underline" | "overline" | "strike" | "highlight"
        | "smallcaps" | "str" | "link" | "sub" | "lower" | "upper" | "box" | "skew" => {
            Effect::Inline
        }
        "footnote" | "sidenote" | "margin-note" => Effect::Note,
        "quote" => Effect::Quotation,
        "hide" | "metadata" => Effect::Hidden,
        "super" => Effect::Raised,
        "h" | "sym.space" | "sym.space.nobreak" | "sym.space.en" | "sym.space.quad"
        | "sym.space.thin" => Effect::Text(" "),
        "linebreak" => Effect::Text("\n"),
        "sym.slash" => Effect::Text("/"),
        "sym.dash" | "sym.dash.en" | "sym.hyph" => Effect::Text("-"),
        "sym.zws" | "sym.zwj" | "sym.zwnj" | "sym.wj" => Effect::Text(""),
        "let" | "set" | "show" | "import" | "include" | "if" | "for" | "while" | "context"
        | "return" | "break" | "continue" => Effect::Statement,
        _ => Effect::Block,
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::markup::tests::reads;

    /// Brackets that do not fit are taken for content, so that what stands in many is read, and what stands behind.
    #[test]
    fn what_stands_in_many_brackets_is_read() {
        for depth in [3, 15, 16, 20, 31, 32, 33, 80, 300] {
            for (open, close) in [("#strong[", "]"), ("#box([", "])"), ("#block[\n", "]\n")] {
                let (open, close) = (open.repeat(depth), close.repeat(depth));
                reads("typst", &[&format!("{open}见⟦七.20⟧{close}\n\n见⟦七.21⟧")]);
            }
            let open = "#strong[".repeat(depth);
            reads("typst", &[&format!("{open}见⟦七.20⟧")]);
            reads(
                "typst",
                &[&format!("{open}#hide[见七.45]#footnote[见⟦七.20⟧]")],
            );
        }
        let open = "#strong[".repeat(31);
        let close = "]".repeat(31);
        reads("typst", &[&format!("#hide[{open}七.45{close}]见⟦七.20⟧")]);
    }

    #[test]
    fn content_is_read_and_code_is_not() {
        reads(
            "typst",
            &[
                "= 关于⟦第3/4号决定⟧ <sec:七>\n见⟦七.20⟧。",
                "见⟦第*3/4*号_决定_#strong[第2段⟧]。",
                "见⟦第~3/4~号#text(fill: red, \"七.21\")[决定⟧]",
                "#let x = \"⟦七.20⟧\"\n#set text(lang: \"zh\")\n见⟦七.21⟧。",
                "#import \"@preview/七.20:1.0\": a\n见⟦七.21⟧。",
                "#figure(\n  image(\"七.20.png\"),\n\n  caption: [见⟦七.21⟧],\n) 见⟦七.22⟧",
                "#table(columns: 2, [见第3/4号], [决定], [⟦决定 3/4⟧])",
                "见#link(\"https://x.org/七.20\")[⟦第3/4号决定]第2段⟧。",
                "见⟦第3/4号决定#footnote[另见⟦七.20⟧。]第2段⟧。",
                "见⟦第3/4号决定#super[3]$^4$第2段⟧。",
                "`七.20` ```\n七.21\n\n七.22\n``` $七.23$ 见⟦七.24⟧",
                "// 见七.20\n/* 见七.21 /* a */\n\n七.22 */见⟦七.23⟧",
                "见⟦第3/4号 // 七.20\n决定⟧，https://x.org/a 见⟦七.21⟧",
                "见⟦七.20--22⟧、⟦七.\\u{31}7⟧、⟦第3#sym.slash;4号决定⟧",
                "- 见第3/4号\n- 决定\n+ 见⟦第3/4号\n  决定⟧\n/ 术语: ⟦七.20⟧",
                "@七.20 @key[第2段]，见⟦七.21⟧",
                "#if x { [见⟦七.20⟧] } else { \"七.21\" }\n见⟦七.22⟧",
                "#text(fill: red, \"见⟦七.20⟧\")，#link(\"https://x.org/七.45\")[见⟦七.21⟧]，#strong(\"⟦七.22⟧\")",
                "#hide[见七.45 #strong[七.46]]见⟦七.20⟧ #place(top, hide[见七.47])",
                "#let todo(body) = []\n#todo[见七.45]见⟦七.20⟧",
                "#if false [见七.45] else [见⟦七.20⟧]\n见⟦七.21⟧",
                "#if true [见⟦七.20⟧] else [见七.45]\n#if 1 < 2 {[见⟦七.21⟧]} else {[七.46]}\n#if x [见⟦七.22⟧] else [见⟦七.23⟧]",
                "#let draft = false\n#if draft [见七.45]\n#if not draft [见⟦七.20⟧]",
                "文#if false [见七.45]，见⟦七.20⟧。\n\n文#if x [见⟦七.21⟧]，见⟦七.22⟧。",
                "#if x { [见⟦七.20⟧] } else { [见⟦七.21⟧] }，见⟦七.22⟧。",
                "#for i in (1,) [见⟦七.20⟧]后见⟦七.21⟧。\n#if x [\n  见⟦七.22⟧\n]，见⟦七.23⟧。",
                "#let no = \"3\"\n#if no == \"\" [见七.45] else [见⟦七.20⟧]\n#if 1 > 2 [见七.46]\n#if no != \"\" [见⟦七.21⟧]",
                "#let draft = true\n#let draft = f()\n#if not draft [见⟦七.20⟧]",
                "#let d = (title: \"⟦七.20⟧\", font: f(\"七.45\"))\n#show: f.with(title: \"七.46\")",
                "#if false {\n  [见七.45]\n\n  [见七.46]\n}\n见⟦七.20⟧",
                "⟦七.20⟧规定#quote(attribution: [⟦七.21⟧])[见⟦七.22⟧]。",
                "#show heading: it => [\n  见⟦七.20⟧\n]\n见⟦七.21⟧",
                "#set document(title: [七.45])\n#let _ = repr([七.46])\n#while false [七.47]\n见⟦七.20⟧",
                "#table(\n  columns: (\"七.45\", 1fr),\n  table.header([⟦七.20⟧], \"⟦七.21⟧\"),\n  \"见⟦七.22⟧\",\n)",
                "#{\n  let x = \"七.45\"\n  \"见⟦七.20⟧\"\n}\n#quote(block: true, attribution: \"⟦七.21⟧\")[⟦七.22⟧]",
                "#state(\"七.45\").update(\"七.46\")，#str(\"⟦七.20⟧\")见⟦七.21⟧",
            ],
        );
    }

    #[test]
    fn brackets_of_any_depth_close() {
        let deep = format!(
            "{}#f(\"七.20\"){}见⟦七.21⟧",
            "#a[".repeat(40),
            "]".repeat(40)
        );
        reads(
            "typst",
            &[
                &deep,
                "]])见⟦七.20⟧",
                "#f(七.20\n\n七.21",
                "#footnote[见⟦七.20⟧\n\n⟦七.21⟧",
            ],
        );
    }
}
