//! LaTeX, plain TeX, ConTeXt and BibTeX.
//!
//! The text of commands is prose (`\textbf{…}`, `\section{…}`) but for those whose arguments hold
//! names, addresses or code. Formulas and verbatim environments are not read.

use memchr::memmem;

use super::comment::{Comments, INDENTATION, ToLineEnd, above};
use super::contract::{LineState, Syntax};
use super::definition::{Asking, Use};
use super::heading::{self, Headings};
use super::lines::{Place, Shape, by_line, is_note_mark};
use super::mask::{Marks, Mask, Unmarked};
use super::quotation::{self, Between, Close, Opening, Quotations, backslashed};

pub const SYNTAX: Syntax = Syntax {
    language_ids: &[
        "latex",
        "tex",
        "plaintex",
        "latex-expl3",
        "context",
        "lualatex",
        "xelatex",
        "bibtex",
        "bib",
        "biblatex",
        "rnoweb",
        "rsweave",
        "sweave",
        "jlweave",
        "pweave",
        "doctex",
        "beamer",
    ],
    endings: &["tex", "ltx"],
    comments: Comments {
        inline: None,
        to_line_end: Some(ToLineEnd {
            open: "%",
            begins_behind: |before| !before.trim_end_matches('%').ends_with('\\'),
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
        rank,
        underlined: heading::none,
        bold: &[("\\textbf{", "}")],
        are_bare: false,
    },
    struck: &[
        ("\\sout{", "}"),
        ("\\st{", "}"),
        ("\\xout{", "}"),
        ("\\deleted{", "}"),
    ],
    is_row: |content| {
        let ends_row = ["\\\\", "\\tabularnewline"];
        content.contains(" & ") && ends_row.iter().any(|end| content.contains(end))
    },
    items: &["\\item"],
    defines,
    asking: &[Asking::Commands, Asking::Between("\\begin{", b"}")],
};

/// A command of the document's own.
fn defines(line: &str) -> Option<Use> {
    let command = line.strip_prefix('\\')?;
    let rest = command.get(command_name(command).len()..)?;
    if is_definer_of_environment(command_name(command)) {
        let (name, _) = rest.strip_prefix('{')?.split_once('}')?;
        return Some(Use::name(&format!("\\begin{{{name}")));
    }
    if !is_definer(command_name(command)) {
        return None;
    }
    let name = rest
        .trim_start_matches(['*', '{', ' '])
        .strip_prefix('\\')?;
    // The document prints these by itself.
    if NAMES
        .iter()
        .any(|known| known.get(1..) == Some(command_name(name)))
    {
        return None;
    }
    Some(Use::name(&format!("\\{}", command_name(name))))
}

/// Whether a command makes an environment.
fn is_definer_of_environment(name: &str) -> bool {
    matches!(name, "newenvironment" | "renewenvironment")
}

/// Bytes before what a new environment begins with: `{name}[1][…]`. `None` where that is no plain text.
fn beginning(text: &str) -> Option<usize> {
    let mut rest = text.get(braced(text)?..)?;
    while let Some(option) = bracketed(rest).filter(|option| *option > 0) {
        rest = rest.get(option..)?;
    }
    let inside = rest.get(1..address(rest).checked_sub(1)?)?;
    let is_plain = rest.starts_with('{')
        && !["\\if", "\\begin", "\\def", "$", "%"]
            .iter()
            .any(|mark| inside.contains(mark));
    is_plain.then_some(text.len() - rest.len())
}

/// Whether a command makes another one.
fn is_definer(name: &str) -> bool {
    matches!(
        name,
        "newcommand"
            | "renewcommand"
            | "providecommand"
            | "DeclareRobustCommand"
            | "newrobustcmd"
            | "NewDocumentCommand"
            | "RenewDocumentCommand"
            | "ProvideDocumentCommand"
            | "DeclareDocumentCommand"
            | "def"
            | "gdef"
    )
}

/// Where what a command prints begins, behind the command that makes it: `{\\name}[1]{`, `\\name#1{`. None where
/// it does more than print, or goes on behind the line.
fn body(text: &str) -> Option<usize> {
    let named = text
        .trim_start_matches(['*', '{', ' '])
        .strip_prefix('\\')?;
    let behind = named.get(command_name(named).len()..)?;
    let mut rest = behind.trim_start_matches(['}', ' ']);
    // Its parameters: [1][…], #1#2, {m o}
    loop {
        let option = bracketed(rest).unwrap_or(0);
        let number = match rest.starts_with('#') {
            true => 2,
            false => 0,
        };
        let kinds = braced(rest).filter(|length| {
            let kinds = rest.get(1..length - 1).unwrap_or_default();
            let is_kind = |c: char| "mosOdDrR+ {}".contains(c);
            !kinds.is_empty() && kinds.chars().all(is_kind)
        });
        let length = option.max(number).max(kinds.unwrap_or(0));
        if length == 0 {
            break;
        }
        rest = rest.get(length..)?;
    }
    let inside = rest.get(1..address(rest).checked_sub(1)?)?;
    let is_plain = rest.get(inside.len() + 1..)?.starts_with('}')
        && ![
            "\\if", "\\fi", "\\else", "\\begin", "\\end", "\\verb", "\\def", "$", "%", "##",
        ]
        .iter()
        .any(|mark| inside.contains(mark));
    is_plain.then(|| text.len() - rest.len())
}

/// What a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    mode: Mode,
    option: Option<Optional>,
    conditionals: Conditionals,
    /// The drawing in which the text of a node stands, and the braces open in that text.
    around: Option<(Drawing, u8)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Prose,
    /// Within a branch that is not printed, with so many conditionals open in it.
    Skipped(u8),
    /// Behind the document's end.
    Behind,
    /// Within an environment that is not read, by its place in [`UNREAD`].
    Unread(u8),
    /// Within a drawing, outside of the texts in it.
    Drawing(Drawing),
    /// Within an environment that the document itself drops, by the sum of its name.
    Dropped(u16),
    /// Up to `\ExplSyntaxOff`.
    Programming,
    Formula(Formula),
    Arguments(Arguments),
}

/// A drawing: code, but for the texts of its nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Drawing {
    /// By its place in [`DRAWINGS`].
    environment: u8,
    /// Whether the next braces outside of brackets hold the text of a node.
    awaits: bool,
    /// Brackets open.
    brackets: u8,
}

/// By what ends it. A blank line ends it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// `$`
    Dollar,
    /// `$$`
    Dollars,
    /// `\]`
    Bracket,
    /// `\)`
    Parenthesis,
}

/// Arguments that are no prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arguments {
    /// How many are still to come, the open one among them.
    left: u8,
    /// Braces open.
    braces: u8,
    /// Within brackets.
    in_brackets: bool,
    /// Whether the sentence goes on around them.
    vanish: bool,
}

/// A bracket whose text is prose, before arguments that are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Optional {
    /// Whether the command prints a note.
    is_note: bool,
    then: Then,
}

/// What stands behind the brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The keys of sources.
    Keys,
    /// The keys of a source, and then more brackets: \autocites[…]{…}[…]{…}.
    MoreKeys,
    /// So many arguments that are no prose, and the words of a quotation.
    Quotation(u8),
}

/// What is known of conditionals: those that are open, and the document's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Conditionals {
    /// For each open one, the innermost last, whether its `\else` is skipped.
    is_true: u8,
    /// What `\newif` made, by the sums of their names; 0 for none.
    own: [u16; 4],
    /// Of these, those that were set.
    set: u8,
    /// The document's own commands that print nothing, by the sums of their names; 0 for none.
    silent: [u16; 3],
}

impl Drawing {
    /// That of an environment, if it holds one.
    fn of(environment: &str) -> Option<Drawing> {
        let place = DRAWINGS.iter().position(|known| *known == environment)?;
        Some(Drawing {
            environment: u8::try_from(place).ok()?,
            awaits: false,
            brackets: 0,
        })
    }

    fn environment(self) -> &'static str {
        DRAWINGS
            .get(usize::from(self.environment))
            .copied()
            .unwrap_or_default()
    }
}

/// Whether what stands before braces in a drawing is an option whose value is printed: `label=`, `label=above:`
fn is_printed_option(before: &str) -> bool {
    let option = before.rsplit(['[', ',']).next().unwrap_or_default();
    option.split_once('=').is_some_and(|(name, placed)| {
        let is_place = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-');
        let placed = placed.trim_end();
        PRINTED_OPTIONS.contains(&name.trim())
            && (placed.is_empty()
                || placed.ends_with(':') && placed.trim_end_matches(':').chars().all(is_place))
    })
}

impl Conditionals {
    const NONE: Conditionals = Conditionals {
        is_true: 0,
        own: [0; 4],
        set: 0,
        silent: [0; 3],
    };

    fn place(&self, name: &str) -> Option<usize> {
        let sum = sum(name);
        self.own.iter().position(|own| *own == sum)
    }

    /// A conditional of the document's own; it is not set. Those beyond the fourth are not known.
    fn make(&mut self, name: &str) {
        if self.place(name).is_none()
            && let Some(free) = self.own.iter_mut().find(|own| **own == 0)
        {
            *free = sum(name);
        }
    }

    fn assign(&mut self, name: &str, is_set: bool) {
        if let Some(place) = self.place(name) {
            self.set = self.set & !(1 << place) | u8::from(is_set) << place;
        }
    }

    /// What decides a conditional, by what stands behind `\if`, if that is known.
    fn value(&self, name: &str) -> Option<bool> {
        match name {
            "false" => Some(false),
            "true" => Some(true),
            _ => {
                let place = self.place(name)?;
                Some(self.set >> place & 1 == 1)
            }
        }
    }

    /// Remembers a command that a definition makes print nothing: `\name}[1]{}`, or all of it within a
    /// conditional that does not hold. Those beyond the third are not known.
    fn define(&mut self, definition: &str) {
        let Some(open) = definition.find('\\') else {
            return;
        };
        let behind = definition.get(open + 1..).unwrap_or_default();
        let name = command_name(behind);
        let parameters = behind.get(name.len()..).unwrap_or_default();
        let parameters = parameters.trim_start_matches(['}', '*', ' ']);
        // \def\name#1{}
        let parameters = parameters.trim_start_matches(|c: char| c == '#' || c.is_ascii_digit());
        let parameters = parameters.get(bracketed(parameters).unwrap_or(0)..);
        let body = parameters.unwrap_or_default();
        let length = address(body);
        let Some(body) = body.get(1..length.saturating_sub(1)).map(str::trim) else {
            return;
        };
        let condition = body.strip_prefix("\\if").and_then(|rest| {
            (rest.ends_with("\\fi") && !rest.contains("\\else")).then(|| command_name(rest))
        });
        let is_silent = body.is_empty()
            || condition.is_some_and(|condition| self.value(condition) == Some(false));
        if is_silent {
            self.silence(name);
        }
    }

    /// Remembers a command or an environment that prints nothing.
    fn silence(&mut self, name: &str) {
        let free = self.silent.iter_mut().find(|silent| **silent == 0);
        if let Some(free) = free.filter(|_| !name.is_empty()) {
            *free = sum(name);
        }
    }

    fn effect(&self, name: &str) -> Effect {
        match self.silent.contains(&sum(name)) {
            true => Effect::Hide(1),
            false => effect(name),
        }
    }

    fn open(&mut self, is_true: bool) {
        self.is_true = self.is_true << 1 | u8::from(is_true);
    }

    fn close(&mut self) {
        self.is_true >>= 1;
    }
}

/// A number that depends on every letter of a name, and is not 0.
fn sum(name: &str) -> u16 {
    let sum = name.bytes().fold(7_u16, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u16::from(byte))
    });
    sum.max(1)
}

/// Environments that hold drawings.
const DRAWINGS: [&str; 5] = [
    "tikzpicture",
    "circuitikz",
    "pgfpicture",
    "pspicture",
    FOREST,
];
/// The drawing whose brackets hold the text of a node, up to a comma.
const FOREST: &str = "forest";

/// Commands of drawings, and the operation of a path, whose next braces hold text.
const NODES: [&str; 7] = [
    "node",
    "addlegendentry",
    "legend",
    "pgftext",
    "rput",
    "uput",
    "cput",
];
/// Options of drawings whose values are printed.
const PRINTED_OPTIONS: [&str; 8] = [
    "label",
    "pin",
    "title",
    "xlabel",
    "ylabel",
    "zlabel",
    "edge label",
    "legend entries",
];

/// Environments that hold no prose; then those of formulas.
const UNREAD: [&str; 43] = [
    "verbatim",
    "verbatim*",
    "Verbatim",
    "BVerbatim",
    "LVerbatim",
    "SaveVerbatim",
    "lstlisting",
    "minted",
    "verbatimtab",
    "boxedverbatim",
    "comment",
    "filecontents",
    "filecontents*",
    "alltt",
    "semiverbatim",
    "algorithmic",
    "algorithmicx",
    "CodeChunk",
    "Sinput",
    "Soutput",
    "luacode",
    "luacode*",
    "pycode",
    "asy",
    "dot2tex",
    "math",
    "displaymath",
    "equation",
    "equation*",
    "align",
    "align*",
    "alignat",
    "alignat*",
    "gather",
    "gather*",
    "multline",
    "multline*",
    "eqnarray",
    "eqnarray*",
    "flalign",
    "flalign*",
    // ConTeXt's \starttyping and \startformula.
    "typing",
    "formula",
];

/// What a command does.
enum Effect {
    /// Nothing is printed for it but its arguments, which are prose.
    Format,
    /// So many arguments are no prose, and something is printed for them.
    Hide(u8),
    /// So many arguments are no prose; the sentence goes on.
    Vanish(u8),
    /// A sentence ends here.
    Break,
    /// The sentence ends, and so many arguments are no prose.
    BreakHide(u8),
    /// The argument is a note.
    Note,
    /// The brackets are prose, and what stands behind them is not, or is quoted.
    Cite(Optional),
    /// The definition of a command: up to the end of its first group.
    Define,
    /// Addresses, in which a per cent sign begins no comment; whether the sentence goes on.
    Address(bool),
    /// The document ends.
    Stop,
    /// Raised text, which may be the mark of a note.
    Raised,
    /// Stands for other text.
    Text(&'static str),
    /// Code between two marks.
    Verbatim,
    Begin,
    End,
}

impl LineState for State {
    const FIRST: State = State {
        mode: Mode::Prose,
        option: None,
        conditionals: Conditionals::NONE,
        around: None,
    };
    const MIXES_LINES: bool = true;

    fn step(self, line: &str, _place: Place) -> (Shape, State) {
        let shape = match self.mode {
            Mode::Unread(_)
            | Mode::Dropped(_)
            | Mode::Programming
            | Mode::Skipped(_)
            | Mode::Behind => Shape::Code,
            _ if is_row(line) => Shape::Alone,
            _ => Shape::Text,
        };
        (shape, read(line, self, &mut Unmarked))
    }

    fn begins(self, line: &str) -> bool {
        let content = line.trim_start();
        if matches!(self.mode, Mode::Drawing(_)) {
            return true;
        }
        if self.mode != Mode::Prose {
            return false;
        }
        if content.starts_with('@') || is_row(content) {
            return true;
        }
        let Some(name) = content.strip_prefix('\\').map(command_name) else {
            return false;
        };
        matches!(
            effect(name),
            Effect::Break | Effect::BreakHide(_) | Effect::Begin | Effect::End
        )
    }

    fn is_code(self, _line: &str) -> bool {
        matches!(
            self.mode,
            Mode::Unread(_)
                | Mode::Dropped(_)
                | Mode::Programming
                | Mode::Skipped(_)
                | Mode::Behind
        )
    }

    fn mask(self, text: &str, _place: Place, mask: &mut Mask<'_>) {
        by_line(text, self, mask, read);
    }
}

/// Commands of headings with their ranks, from a part to a paragraph.
const HEADINGS: [(&str, u8); 7] = [
    ("part", 1),
    ("chapter", 1),
    ("section", 2),
    ("subsection", 3),
    ("subsubsection", 4),
    ("paragraph", 5),
    ("subparagraph", 6),
];

fn rank(line: &str) -> Option<u8> {
    let name = command_name(line.strip_prefix('\\')?).trim_end_matches('*');
    let known = HEADINGS.iter().find(|(command, _)| *command == name);
    known.map(|(_, rank)| *rank)
}

/// Environments for quotations.
const QUOTATIONS: [(&str, &str); 4] = [
    ("\\begin{quote}", "\\end{quote}"),
    ("\\begin{quotation}", "\\end{quotation}"),
    ("\\begin{displayquote}", "\\end{displayquote}"),
    ("\\begin{quoting}", "\\end{quoting}"),
];

fn quotation(text: &str) -> Option<Between> {
    let opening = Opening::of(text);
    let Some((open, close)) = QUOTATIONS.iter().find(|(open, _)| opening.begins(open)) else {
        return titled(text);
    };
    // \begin{displayquote}[{七.20}]
    let behind = opening.line.get(open.len()..).unwrap_or_default();
    let option = match behind.starts_with('[') {
        true => behind.find(']').map_or(0, |close| close + 1),
        false => 0,
    };
    Some(Between::quotation(
        opening.indent + open.len() + option,
        close,
    ))
}

/// Environments that are set apart under a title, which may be what is quoted: those of slides, and boxes.
const TITLED: [(&str, &str); 4] = [
    ("\\begin{frame}{", "\\end{frame}"),
    ("\\begin{block}{", "\\end{block}"),
    ("\\begin{exampleblock}{", "\\end{exampleblock}"),
    ("\\begin{alertblock}{", "\\end{alertblock}"),
];

/// `\begin{block}{七.20}`, `\epigraph{……}{七.20}`
fn titled(text: &str) -> Option<Between> {
    const EPIGRAPH: &str = "\\epigraph{";
    let opening = Opening::of(text);
    if opening.begins(EPIGRAPH) {
        return Some(Between::quotation(opening.indent + EPIGRAPH.len(), "}{"));
    }
    let (open, close) = TITLED.iter().find(|(open, _)| opening.begins(open))?;
    let title = opening.line.get(open.len()..)?.find('}')?;
    Some(Between {
        words: opening.indent + open.len() + title + 1,
        close: Close::Mark(close),
        is_quotation: false,
    })
}

fn quote(paragraphs: &[String], signature: &str) -> String {
    format!(
        "\\begin{{quote}}\n{}\n\n\\hfill——{}\n\\end{{quote}}\n",
        quotation::paragraphs(paragraphs, escape),
        escape(signature)
    )
}

fn escape(text: &str) -> String {
    backslashed(text, &['%', '&', '$', '#', '_', '{', '}'])
}

/// Reads a line; the state behind it.
fn read(line: &str, state: State, marks: &mut impl Marks) -> State {
    let mut state = state;
    if line.trim().is_empty() {
        state.option = None;
        if matches!(state.mode, Mode::Formula(_) | Mode::Arguments(_)) {
            state.mode = Mode::Prose;
        }
    }
    let content = line.trim_end_matches(['\n', '\r']);
    let mut reader = Reader {
        line: content,
        at: 0,
        state,
        is_row: is_row(content),
    };
    if state.mode == Mode::Prose {
        reader.entry(marks);
    }
    while reader.at < content.len() {
        reader.step(marks);
    }
    reader.state
}

/// Whether a frame that begins is shown on no slide: `{frame}<presentation:0>`
fn is_on_no_slide(environment: &str, rest: &str) -> bool {
    let specification = rest
        .get(environment.len() + "{}".len()..)
        .and_then(|rest| rest.strip_prefix('<')?.split_once('>'));
    environment == "frame"
        && specification.is_some_and(|(specification, _)| {
            matches!(specification, "0" | "presentation:0" | "beamer:0" | "all:0")
        })
}

/// A row of a table: cells with `&` between them.
fn is_row(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b'&', bytes)
        .any(|at| at.checked_sub(1).and_then(|before| bytes.get(before)) != Some(&b'\\'))
}

struct Reader<'a> {
    line: &'a str,
    at: usize,
    state: State,
    is_row: bool,
}

impl<'a> Reader<'a> {
    /// Reads at least one byte.
    fn step(&mut self, marks: &mut impl Marks) {
        match self.state.mode {
            Mode::Prose => self.prose(marks),
            Mode::Skipped(depth) => self.skipped(depth, marks),
            Mode::Behind => {
                marks.hide(self.at..self.line.len());
                self.at = self.line.len();
            }
            Mode::Unread(index) => self.unread(index, marks),
            Mode::Drawing(drawing) => self.drawing(drawing, marks),
            Mode::Dropped(dropped) => {
                let rest = self.rest();
                let end = memmem::find_iter(rest.as_bytes(), b"\\end{").find_map(|at| {
                    let name = rest.get(at + "\\end{".len()..)?.split('}').next()?;
                    (sum(name) == dropped).then_some(at + "\\end{}".len() + name.len())
                });
                self.hide_to(end, marks);
            }
            Mode::Programming => {
                let off = "\\ExplSyntaxOff";
                let end = memmem::find(self.rest_bytes(), off.as_bytes());
                self.hide_to(end.map(|end| end + off.len()), marks);
            }
            Mode::Formula(formula) => self.formula(formula, marks),
            Mode::Arguments(arguments) => self.arguments(arguments, marks),
        }
    }

    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Up to where what is not read ends, if it does on this line.
    fn hide_to(&mut self, length: Option<usize>, marks: &mut impl Marks) {
        let start = self.at;
        self.at = match length {
            Some(length) => {
                self.state.mode = Mode::Prose;
                start + length
            }
            None => self.line.len(),
        };
        marks.hide(start..self.at);
    }

    /// The first line of an entry of BibTeX: @book{key,
    fn entry(&mut self, marks: &mut impl Marks) {
        let content = self.line.trim_start();
        let length = match (content.starts_with('@'), content.find('{')) {
            (true, Some(open)) => content
                .get(open..)
                .and_then(|rest| rest.find(','))
                .map_or(content.len(), |comma| open + comma + 1),
            _ => return,
        };
        let end = self.line.len() - content.len() + length;
        marks.hide(self.at..end);
        self.at = end;
    }

    fn prose(&mut self, marks: &mut impl Marks) {
        let in_option = self.state.option.is_some();
        let special = |byte: &u8| {
            matches!(
                byte,
                b'\\' | b'%' | b'$' | b'{' | b'}' | b'&' | b'-' | b'`' | b'\''
            ) || *byte == b']' && in_option
        };
        let Some(found) = self.rest().as_bytes().iter().position(special) else {
            self.at = self.line.len();
            return;
        };
        self.at += found;
        let start = self.at;
        let rest = self.rest();
        match rest.as_bytes().first() {
            Some(b'\\') => self.command(marks),
            Some(b'%') => {
                self.at = self.line.len();
                marks.vanish(start..self.at);
            }
            Some(b'$') => {
                if let Some(length) = raised_formula(rest) {
                    self.at += length;
                    marks.mark(start..self.at);
                    return;
                }
                let is_display = rest.starts_with("$$");
                self.at += if is_display { 2 } else { 1 };
                self.state.mode = Mode::Formula(if is_display {
                    Formula::Dollars
                } else {
                    Formula::Dollar
                });
                marks.hide(start..self.at);
            }
            Some(b'{') => {
                self.at += 1;
                self.open_within_text();
                marks.open(start..self.at, false);
            }
            Some(b'}') => {
                self.at += 1;
                if self.ends_text() {
                    marks.hide(start..self.at);
                } else {
                    marks.close(start..self.at);
                }
            }
            Some(b'&') => {
                self.at += 1;
                marks.hide(start..self.at);
            }
            Some(b']') => {
                self.at += 1;
                self.close_option(marks);
            }
            Some(mark @ (b'`' | b'\'')) => {
                let is_double = rest.as_bytes().get(1) == Some(mark);
                self.at += if is_double { 2 } else { 1 };
                match (is_double, mark) {
                    (true, b'`') => marks.quote(start..self.at),
                    (true, _) => marks.unquote(start..self.at),
                    _ => {}
                }
            }
            _ => {
                // -- is a dash between numbers.
                let count = rest.bytes().take_while(|byte| *byte == b'-').count();
                self.at += count;
                if count == 2 {
                    marks.write(start..self.at, "-");
                }
            }
        }
    }

    fn command(&mut self, marks: &mut impl Marks) {
        let start = self.at;
        let inside = self.line.get(start + 1..).unwrap_or_default();
        let name = command_name(inside);
        if name.is_empty() {
            self.symbol(inside.chars().next(), marks);
            return;
        }
        let star = inside
            .get(name.len()..)
            .is_some_and(|rest| rest.starts_with('*'));
        let behind = start + 1 + name.len() + usize::from(star);
        self.at = behind;
        if self.conditional(name, start, marks) {
            return;
        }
        if name.contains("command") || name.contains("Command") {
            self.state.conditionals.define(self.rest());
        }
        if is_definer(name)
            && self.state.option.is_none()
            && let Some(length) = body(self.rest())
        {
            let open = self.at + length;
            if matches!(effect(name), Effect::Define) {
                self.state.conditionals.define(self.rest());
            }
            self.at = open + 1;
            marks.hide(start..open);
            marks.open(open..self.at, false);
            return;
        }
        if is_definer_of_environment(name)
            && self.state.option.is_none()
            && let Some(length) = beginning(self.rest())
        {
            let open = self.at + length;
            self.at = open + 1;
            marks.hide(start..open);
            marks.open(open..self.at, false);
            return;
        }
        if self.dropping(name, start, marks) || self.optional(name, start, marks) {
            return;
        }
        match self.state.conditionals.effect(name) {
            Effect::Format => marks.vanish(start..behind),
            Effect::Cite(option) => {
                marks.vanish(start..behind);
                self.state.option = Some(option);
                self.option(marks);
            }
            Effect::Define => {
                // \def\name#1{…}
                self.state.conditionals.define(self.rest());
                let group = self.rest().find('{').unwrap_or(self.rest().len());
                self.at += group;
                marks.hide(start..self.at);
                self.state.mode = arguments_state(1, false);
            }
            Effect::Address(goes_on) => {
                self.at += address(self.rest());
                match goes_on {
                    true => marks.vanish(start..self.at),
                    false => marks.hide(start..self.at),
                }
            }
            Effect::Stop => {
                self.state.mode = Mode::Behind;
                marks.hide(start..self.at);
            }
            Effect::Text(text) => marks.write(start..behind, text),
            Effect::Break => marks.hide(start..behind),
            Effect::BreakHide(count) => {
                marks.hide(start..behind);
                self.state.mode = arguments_state(count, false);
            }
            Effect::Hide(count) => {
                marks.hide(start..behind);
                self.state.mode = arguments_state(count, false);
            }
            Effect::Vanish(count) => {
                marks.vanish(start..behind);
                self.state.mode = arguments_state(count, true);
            }
            Effect::Note => {
                let option = bracketed(self.rest()).unwrap_or(0);
                self.at += option;
                if self.rest().starts_with('{') {
                    self.at += 1;
                    self.open_within_text();
                    marks.open(start..self.at, true);
                } else {
                    marks.vanish(start..self.at);
                }
            }
            Effect::Raised => {
                let length = braced(self.rest()).filter(|length| {
                    let inside = self.rest().get(1..length - 1);
                    inside.is_some_and(is_note_mark)
                });
                match length {
                    Some(length) => {
                        self.at += length;
                        marks.mark(start..self.at);
                    }
                    None => marks.vanish(start..behind),
                }
            }
            Effect::Verbatim => {
                self.at += verbatim(self.rest());
                marks.hide(start..self.at);
            }
            Effect::Begin | Effect::End => {
                let environment = braced(self.rest())
                    .and_then(|length| self.rest().get(1..length - 1))
                    .unwrap_or_default();
                let environment = match name.strip_prefix("start") {
                    Some(environment) => environment,
                    None => environment,
                };
                let is_begin = matches!(effect(name), Effect::Begin);
                if self.quotes_in_line(environment, is_begin, start) {
                    self.at += environment.len() + "{}".len();
                    match is_begin {
                        true => marks.quote(start..self.at),
                        false => marks.unquote(start..self.at),
                    }
                    return;
                }
                if let Some(drawing) = Drawing::of(environment).filter(|_| is_begin) {
                    self.at += environment.len() + "{}".len();
                    self.state.mode = Mode::Drawing(drawing);
                    marks.hide(start..self.at);
                    return;
                }
                if DRAWINGS.contains(&environment) {
                    self.state.around = None;
                }
                let index = UNREAD.iter().position(|known| *known == environment);
                let dropped = sum(environment);
                let is_dropped = self.state.conditionals.silent.contains(&dropped);
                self.state.mode = match index.filter(|_| is_begin) {
                    Some(index) => Mode::Unread(u8::try_from(index).unwrap_or_default()),
                    None if name == "begin"
                        && (is_dropped || is_on_no_slide(environment, self.rest())) =>
                    {
                        Mode::Dropped(dropped)
                    }
                    // \begin{frame}[label=…]
                    None if name == "begin" && OPTIONED.contains(&environment) => {
                        self.at += environment.len() + "{}".len();
                        self.at += bracketed(self.rest()).unwrap_or(0);
                        Mode::Prose
                    }
                    None if name == "begin" => {
                        arguments_state(1 + arguments_of(environment), false)
                    }
                    None if name == "end" && environment == "document" => Mode::Behind,
                    None if name == "end" => arguments_state(1, false),
                    None => Mode::Prose,
                };
                marks.hide(start..self.at);
            }
        }
    }

    /// A brace opens in the text of a node.
    fn open_within_text(&mut self) {
        if let Some((_, braces)) = &mut self.state.around {
            *braces = braces.saturating_add(1);
        }
    }

    /// A brace closes: whether it ends the text of a node.
    fn ends_text(&mut self) -> bool {
        match &mut self.state.around {
            Some((drawing, 0)) => {
                self.state.mode = Mode::Drawing(*drawing);
                self.state.around = None;
                true
            }
            Some((_, braces)) => {
                *braces -= 1;
                false
            }
            None => false,
        }
    }

    /// Within a drawing, up to a text in it.
    fn drawing(&mut self, mut drawing: Drawing, marks: &mut impl Marks) {
        let start = self.at;
        let is_forest = drawing.environment().contains(FOREST);
        let rest = self.rest();
        let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
        let special = |(at, byte): (usize, u8)| match byte {
            b'\\' | b'%' | b'{' | b';' | b'[' | b']' => true,
            b'n' => {
                let before = (start + at).checked_sub(1);
                rest.get(at..).is_some_and(|rest| rest.starts_with("node"))
                    && !is_letter(before.and_then(|before| self.line.as_bytes().get(before)))
                    && !is_letter(rest.as_bytes().get(at + "node".len()))
            }
            _ => false,
        };
        let found = rest.bytes().enumerate().position(special);
        self.at += found.unwrap_or(rest.len());
        let rest = self.rest();
        match rest.as_bytes().first() {
            None => {}
            Some(b'%') => self.at = self.line.len(),
            Some(b'n') => {
                self.at += "node".len();
                drawing.awaits = true;
            }
            Some(b'\\') => {
                let name = command_name(rest.get(1..).unwrap_or_default());
                let sign = rest.get(1..).and_then(|rest| rest.chars().next());
                self.at += 1 + name.len().max(sign.map_or(0, char::len_utf8));
                drawing.awaits |= NODES.contains(&name);
                let ended = rest
                    .strip_prefix("\\end{")
                    .and_then(|rest| rest.split('}').next());
                if ended == Some(drawing.environment()) {
                    self.at = (start + found.unwrap_or_default())
                        + "\\end{}".len()
                        + drawing.environment().len();
                    self.state.mode = Mode::Prose;
                    marks.hide(start..self.at.min(self.line.len()));
                    return;
                }
            }
            Some(b';') => {
                self.at += 1;
                drawing.awaits = false;
            }
            Some(b'[') => {
                self.at += 1;
                drawing.brackets = drawing.brackets.saturating_add(1);
                if is_forest {
                    let text = self.rest();
                    let length = text.find([',', '[', ']', '{', '%', '\\']);
                    marks.hide(start..self.at);
                    self.at += length.unwrap_or(text.len());
                    drawing.awaits = text.trim_start().starts_with('{');
                    self.state.mode = Mode::Drawing(drawing);
                    return;
                }
            }
            Some(b']') => {
                self.at += 1;
                drawing.brackets = drawing.brackets.saturating_sub(1);
            }
            // {
            Some(_) => {
                let before = self.line.get(..self.at).unwrap_or_default();
                self.at += 1;
                let is_text = drawing.awaits && (drawing.brackets == 0 || is_forest);
                if is_text || is_printed_option(before) {
                    drawing.awaits &= !is_text;
                    self.state.mode = Mode::Prose;
                    self.state.around = Some((drawing, 0));
                    marks.hide(start..self.at);
                    return;
                }
            }
        }
        self.at = self.at.min(self.line.len());
        marks.hide(start..self.at);
        self.state.mode = Mode::Drawing(drawing);
    }

    /// Whether a command begins or ends an environment for quotations that begins and ends within a sentence's line:
    /// `七.20\begin{quote}……\end{quote}要求……`
    fn quotes_in_line(&self, environment: &str, is_begin: bool, start: usize) -> bool {
        let Some((open, close)) = (QUOTATIONS.iter())
            .find(|(open, _)| open.get("\\begin{".len()..open.len() - 1) == Some(environment))
        else {
            return false;
        };
        let before = self.line.get(..start).unwrap_or_default();
        let lead = match is_begin {
            true => self.rest().contains(close).then_some(before),
            false => before.rsplit_once(open).map(|(lead, _)| lead),
        };
        lead.is_some_and(|lead| !lead.trim().is_empty())
    }

    /// Reads what makes the document drop something; whether the command is such.
    fn dropping(&mut self, name: &str, start: usize, marks: &mut impl Marks) -> bool {
        if !DROPPING.contains(&name) {
            return false;
        }
        let group = address(self.rest());
        let argument = self.rest().get(1..group.saturating_sub(1));
        let argument = argument.unwrap_or_default();
        match name {
            "excludecomment" => self.state.conditionals.silence(argument),
            "NewEnviron" => {
                if self
                    .rest()
                    .get(group..)
                    .is_some_and(|body| body.starts_with("{}"))
                {
                    self.state.conditionals.silence(argument);
                    self.at += "{}".len();
                }
            }
            "includecomment" => {}
            "ExplSyntaxOn" => self.state.mode = Mode::Programming,
            // \mode<article>{…} of slides
            "mode" if self.rest().starts_with("<article>") => {
                self.at += "<article>".len();
                self.state.mode = arguments_state(1, false);
                marks.hide(start..self.at);
                return true;
            }
            // A group that is set as code: {\ttfamily …}
            "ttfamily"
                if self
                    .line
                    .get(..start)
                    .is_some_and(|before| before.ends_with('{')) =>
            {
                marks.close(start..start);
                self.state.mode = Mode::Arguments(Arguments {
                    left: 1,
                    braces: 1,
                    in_brackets: false,
                    vanish: false,
                });
                marks.hide(start..self.at);
                return true;
            }
            _ => return false,
        }
        self.at += group;
        marks.hide(start..self.at);
        true
    }

    /// Reads a command of whose arguments some are printed, and others not: a label, what a tip says;
    /// whether the command is such.
    fn optional(&mut self, name: &str, start: usize, marks: &mut impl Marks) -> bool {
        let option = bracketed(self.rest());
        match name {
            "hyperref" if option.is_some() => {
                self.at += option.unwrap_or(0);
                marks.vanish(start..self.at);
            }
            "bibitem" if option.is_some() => {
                marks.hide(start..self.at);
                self.state.option = Some(Optional {
                    is_note: false,
                    then: Then::Keys,
                });
                self.option(marks);
            }
            // \iftoggle{draft}{…}{…}, \ifthenelse{\boolean{draft}}{…}{…}
            "iftoggle" | "ifbool" | "ifthenelse" if self.rest().starts_with('{') => {
                let length = address(self.rest());
                let condition = self.rest().get(1..length.saturating_sub(1));
                let condition = condition.unwrap_or_default();
                let named = match condition.split_once("\\boolean{") {
                    Some(("", name)) => name.trim_end_matches('}'),
                    _ => condition,
                };
                let first = self.rest().get(length..).map_or(0, address);
                let second = self.rest().get(length + first..).map_or(0, address);
                match self.state.conditionals.value(named) {
                    Some(false) => {
                        self.state.mode = arguments_state(2, false);
                        marks.hide(start..self.at);
                    }
                    Some(true) if first > 0 && second > 0 => {
                        marks.hide(start..self.at + length);
                        self.at += length;
                        self.first_of_two(first, second, marks);
                    }
                    _ => {
                        self.state.mode = arguments_state(1, false);
                        marks.hide(start..self.at);
                    }
                }
            }
            "texorpdfstring" | "pdftooltip" => {
                let first = address(self.rest());
                let second = self.rest().get(first..).map_or(0, address);
                marks.vanish(start..self.at);
                if first == 0 || second == 0 {
                    return true;
                }
                self.first_of_two(first, second, marks);
            }
            "renewcommand" | "def" if NAMES.iter().any(|known| self.rest().contains(known)) => {
                let is_name = |length: usize| {
                    let word = self.rest().get(..length).unwrap_or_default();
                    NAMES.contains(&word.trim_matches(['{', '}', '*', ' ']))
                };
                let group = address(self.rest());
                if !is_name(group) {
                    return false;
                }
                self.at += group;
                marks.hide(start..self.at);
            }
            _ => return false,
        }
        true
    }

    /// Reads two groups that stand here of which only the first is printed. It is read by itself; none stands within
    /// another.
    fn first_of_two(&mut self, first: usize, second: usize, marks: &mut impl Marks) {
        let printed = self.line.get(self.at + 1..self.at + first - 1);
        let printed = printed.filter(|printed| {
            let nested = [
                "\\texorpdfstring",
                "\\pdftooltip",
                "\\iftoggle",
                "\\ifbool",
                "\\ifthenelse",
            ];
            !nested.iter().any(|command| printed.contains(command))
        });
        let mut within = Reader {
            line: self.line.get(..self.at + first - 1).unwrap_or_default(),
            at: self.at + 1,
            state: self.state,
            is_row: self.is_row,
        };
        marks.vanish(self.at..self.at + 1);
        while printed.is_some() && within.at < within.line.len() {
            within.step(marks);
        }
        self.at += first + second;
        marks.vanish(self.at - second - 1..self.at - second);
        marks.hide(self.at - second..self.at);
    }

    /// Reads what opens, turns or closes a conditional, and what makes one or sets it; whether the
    /// command is such.
    fn conditional(&mut self, name: &str, start: usize, marks: &mut impl Marks) -> bool {
        if name == "newif" {
            let made = self.rest().trim_start();
            if let Some(made) = made.strip_prefix("\\if").map(command_name) {
                self.state.conditionals.make(made);
                let length = self.rest().find(made).unwrap_or(0) + made.len();
                self.at += length;
            }
            marks.hide(start..self.at);
            return true;
        }
        if self.toggle(name) {
            marks.hide(start..self.at);
            return true;
        }
        let condition = self.opened(name);
        let conditionals = &mut self.state.conditionals;
        if name == "else" && conditionals.is_true & 1 == 1 {
            conditionals.close();
            self.state.mode = Mode::Skipped(0);
        } else if name == "fi" {
            conditionals.close();
        } else if let Some(condition) = condition {
            match conditionals.value(condition) {
                Some(false) => self.state.mode = Mode::Skipped(0),
                known => conditionals.open(known.is_some()),
            }
        } else {
            let set = (name.strip_suffix("true").map(|name| (name, true)))
                .or_else(|| name.strip_suffix("false").map(|name| (name, false)));
            let Some((own, is_set)) = set.filter(|(own, _)| conditionals.place(own).is_some())
            else {
                return false;
            };
            conditionals.assign(own, is_set);
        }
        marks.hide(start..self.at);
        true
    }

    /// Reads what makes or sets a toggle, with its arguments: `\newtoggle{draft}`, `\setbool{draft}{true}`; whether the
    /// command is such.
    fn toggle(&mut self, name: &str) -> bool {
        let (first, is_set) = match name {
            "newtoggle" | "providetoggle" | "newbool" | "providebool" | "newboolean"
            | "provideboolean" => (address(self.rest()), None),
            "toggletrue" | "booltrue" => (address(self.rest()), Some(true)),
            "togglefalse" | "boolfalse" => (address(self.rest()), Some(false)),
            "settoggle" | "setbool" | "setboolean" => {
                let first = address(self.rest());
                let value = self.rest().get(first..).unwrap_or_default();
                (first, Some(value.starts_with("{true}")))
            }
            _ => return false,
        };
        let named = self
            .rest()
            .get(1..first.saturating_sub(1))
            .unwrap_or_default();
        match is_set {
            None => self.state.conditionals.make(named),
            Some(is_set) => self.state.conditionals.assign(named, is_set),
        }
        self.at += first;
        if name.starts_with("set") {
            self.at += address(self.rest());
        }
        true
    }

    /// What a command that opens a conditional tests. `\iff` is a sign, and what has braces behind it
    /// takes its branches as arguments.
    fn opened<'n>(&self, name: &'n str) -> Option<&'n str> {
        let condition = name
            .strip_prefix("if")
            .filter(|condition| *condition != "f")?;
        // \if0 compares two tokens, and is written for what never holds.
        if condition.is_empty() && self.rest().starts_with('0') {
            return Some("false");
        }
        // \ifnum1>2
        if condition == "num"
            && let Some(holds) = compares(self.rest())
        {
            return Some(if holds { "true" } else { "false" });
        }
        (!self.rest().starts_with('{')).then_some(condition)
    }

    /// Within a branch that is not printed.
    fn skipped(&mut self, depth: u8, marks: &mut impl Marks) {
        let start = self.at;
        let Some(found) = memchr::memchr2(b'\\', b'%', self.rest_bytes()) else {
            self.at = self.line.len();
            marks.hide(start..self.at);
            return;
        };
        self.at += found;
        if self.rest_bytes().first() == Some(&b'%') {
            self.at = self.line.len();
            marks.hide(start..self.at);
            return;
        }
        let name = command_name(self.rest().get(1..).unwrap_or_default());
        // A backslash escapes what stands behind it, if that is no letter.
        let escaped = self.rest().chars().nth(1).map_or(0, char::len_utf8);
        self.at += 1 + if name.is_empty() { escaped } else { name.len() };
        match name {
            "fi" if depth == 0 => self.state.mode = Mode::Prose,
            "else" if depth == 0 => {
                self.state.conditionals.open(false);
                self.state.mode = Mode::Prose;
            }
            "fi" => self.state.mode = Mode::Skipped(depth - 1),
            _ if self.opened(name).is_some() => {
                self.state.mode = Mode::Skipped(depth.saturating_add(1));
            }
            _ => {}
        }
        marks.hide(start..self.at);
    }

    /// Opens the bracket that stands here, or goes on to what stands behind the last one.
    fn option(&mut self, marks: &mut impl Marks) {
        let start = self.at;
        let Some(option) = self.state.option else {
            return;
        };
        if self.rest().starts_with('[') {
            self.at += 1;
            if option.is_note {
                marks.open(start..self.at, true);
            }
            return;
        }
        if option.then == Then::MoreKeys && self.rest().starts_with('{') {
            self.at += address(self.rest());
            marks.vanish(start..self.at);
            self.option(marks);
            return;
        }
        self.state.option = None;
        match option.then {
            Then::MoreKeys => {}
            Then::Keys => self.state.mode = arguments_state(1, true),
            Then::Quotation(before) => {
                for _ in 0..before {
                    self.at += address(self.rest());
                    self.at += bracketed(self.rest()).unwrap_or(0);
                }
                if self.rest().starts_with('{') {
                    self.at += 1;
                    marks.open_quotation(start..self.at);
                } else {
                    marks.vanish(start..self.at);
                }
            }
        }
    }

    /// Behind a bracket that closes.
    fn close_option(&mut self, marks: &mut impl Marks) {
        if self.state.option.is_some_and(|option| option.is_note) {
            marks.close(self.at - 1..self.at);
        }
        self.option(marks);
    }

    /// A backslash with something else than a letter behind it.
    fn symbol(&mut self, symbol: Option<char>, marks: &mut impl Marks) {
        let start = self.at;
        let length = 1 + symbol.map_or(0, char::len_utf8);
        self.at += length;
        match symbol {
            Some(',' | ';' | ':' | ' ' | '\t') | None => marks.write(start..self.at, " "),
            Some('!' | '/' | '-' | '@' | '"' | '\'' | '`' | '^' | '~' | '=' | '.') => {
                marks.vanish(start..self.at);
            }
            Some('\\') => {
                if self.rest().starts_with('*') {
                    self.at += 1;
                }
                self.at += bracketed(self.rest()).unwrap_or(0);
                if self.is_row {
                    marks.hide(start..self.at);
                } else {
                    marks.write(start..self.at, "\n");
                }
            }
            Some('[') => {
                self.state.mode = Mode::Formula(Formula::Bracket);
                marks.hide(start..self.at);
            }
            Some('(') => {
                self.state.mode = Mode::Formula(Formula::Parenthesis);
                marks.hide(start..self.at);
            }
            // \%, \&, \_: the character itself.
            Some(_) => marks.vanish(start..start + 1),
        }
    }

    fn unread(&mut self, index: u8, marks: &mut impl Marks) {
        let name = UNREAD.get(usize::from(index)).copied().unwrap_or_default();
        let end = |open: &str, close: &str| {
            memmem::find_iter(self.rest().as_bytes(), open.as_bytes()).find_map(|at| {
                let behind = self.rest().get(at + open.len()..)?;
                let behind = behind.strip_prefix(name)?;
                behind
                    .starts_with(close)
                    .then_some(at + open.len() + name.len() + close.len())
            })
        };
        let found = end("\\end{", "}").or_else(|| end("\\stop", ""));
        let start = self.at;
        // Words between the lines of a formula.
        let open = "\\intertext{";
        let words = memmem::find(self.rest_bytes(), open.as_bytes());
        let is_of_lines = OF_LINES.contains(&name.trim_end_matches('*'));
        let words = words.filter(|at| is_of_lines && found.is_none_or(|end| *at < end));
        if let Some(words) = words {
            let length = self.rest().get(words + open.len() - 1..).map_or(0, address);
            let words = start + words + open.len();
            marks.hide(start..words);
            self.at = (words + length.saturating_sub(1)).min(self.line.len());
            marks.hide(self.at.saturating_sub(1).max(words)..self.at);
            return;
        }
        self.at = match found {
            Some(length) => {
                self.state.mode = Mode::Prose;
                start + length
            }
            None => self.line.len(),
        };
        marks.hide(start..self.at);
    }

    fn formula(&mut self, formula: Formula, marks: &mut impl Marks) {
        let start = self.at;
        let close = match formula {
            Formula::Dollar => "$",
            Formula::Dollars => "$$",
            Formula::Bracket => "\\]",
            Formula::Parenthesis => "\\)",
        };
        let bytes = self.line.as_bytes();
        while self.at < bytes.len() {
            if self.rest_bytes().starts_with(close.as_bytes()) {
                self.at += close.len();
                self.state.mode = Mode::Prose;
                break;
            }
            // \$ ends nothing.
            self.at += if bytes.get(self.at) == Some(&b'\\') {
                2
            } else {
                1
            };
        }
        self.at = self.at.min(bytes.len());
        marks.hide(start..self.at);
    }

    fn rest_bytes(&self) -> &'a [u8] {
        self.line.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn arguments(&mut self, mut arguments: Arguments, marks: &mut impl Marks) {
        let start = self.at;
        let bytes = self.line.as_bytes();
        let mut comment = None;
        while let Some(byte) = bytes.get(self.at) {
            let is_open = arguments.braces > 0 || arguments.in_brackets;
            match byte {
                b'%' => {
                    comment = Some(self.at);
                    self.at = bytes.len();
                    break;
                }
                b'\\' if is_open => self.at += 1,
                b'{' => arguments.braces = arguments.braces.saturating_add(1),
                b'}' if arguments.braces > 0 => {
                    arguments.braces -= 1;
                    if arguments.braces == 0 && !arguments.in_brackets {
                        arguments.left = arguments.left.saturating_sub(1);
                    }
                }
                b'[' if !is_open => arguments.in_brackets = true,
                b']' if arguments.in_brackets && arguments.braces == 0 => {
                    arguments.in_brackets = false;
                }
                b' ' | b'\t' | b'*' => {}
                _ if is_open => {}
                // \newcommand\name{…}
                b'\\' if arguments.left > 1 => {
                    arguments.left -= 1;
                    let name = self.line.get(self.at + 1..).map_or("", command_name);
                    self.at += name.len();
                }
                // No further argument.
                _ => {
                    self.state.mode = Mode::Prose;
                    break;
                }
            }
            self.at += 1;
            if arguments.left == 0 {
                self.state.mode = Mode::Prose;
                break;
            }
        }
        self.at = self.at.min(bytes.len());
        while !self.line.is_char_boundary(self.at) {
            self.at += 1;
        }
        if self.state.mode != Mode::Prose {
            self.state.mode = Mode::Arguments(arguments);
        }
        let end = comment.unwrap_or(self.at);
        if arguments.vanish {
            marks.vanish(start..end);
        } else {
            marks.hide(start..end);
        }
        marks.vanish(end..self.at);
    }
}

fn arguments_state(count: u8, vanish: bool) -> Mode {
    if count == 0 {
        return Mode::Prose;
    }
    Mode::Arguments(Arguments {
        left: count,
        braces: 0,
        in_brackets: false,
        vanish,
    })
}

/// Whether a comparison of two numbers holds that a text begins with.
fn compares(text: &str) -> Option<bool> {
    let text = text.trim_start();
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let one = digits(text);
    let rest = text.get(one..)?.trim_start();
    let other = rest.get(1..)?.trim_start();
    let (one, number): (u32, u32) = (
        text.get(..one)?.parse().ok()?,
        other.get(..digits(other))?.parse().ok()?,
    );
    match rest.as_bytes().first()? {
        b'<' => Some(one < number),
        b'>' => Some(one > number),
        b'=' => Some(one == number),
        _ => None,
    }
}

/// Bytes of the group that a text begins with, braces within it counted.
fn address(text: &str) -> usize {
    if !text.starts_with('{') {
        return 0;
    }
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// $^3$, $^{[3]}$
fn raised_formula(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("$^")?;
    let close = inside.bytes().take(20).position(|byte| byte == b'$')?;
    let raised = inside.get(..close)?;
    let raised = raised
        .strip_prefix('{')
        .map_or(raised, |raised| raised.trim_end_matches('}'));
    is_note_mark(raised).then_some(2 + close + 1)
}

/// The letters that a text begins with.
fn command_name(inside: &str) -> &str {
    let length = inside
        .bytes()
        .take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'@')
        .count();
    inside.get(..length).unwrap_or_default()
}

/// Bytes of {…} that a text begins with, without braces inside.
fn braced(text: &str) -> Option<usize> {
    group(text, b'{', b'}')
}

/// Bytes of […] that a text begins with.
fn bracketed(text: &str) -> Option<usize> {
    group(text, b'[', b']')
}

fn group(text: &str, open: u8, close: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&open) {
        return None;
    }
    let inside = bytes.get(1..)?;
    let length = inside
        .iter()
        .take(200)
        .position(|byte| *byte == close || *byte == open)?;
    (inside.get(length) == Some(&close)).then_some(length + 2)
}

/// Bytes of |…| or {…} behind \verb or \lstinline, their options included.
fn verbatim(text: &str) -> usize {
    let options = bracketed(text).unwrap_or(0);
    let rest = text.get(options..).unwrap_or_default();
    let Some(open) = rest.chars().next() else {
        return options;
    };
    let close = if open == '{' { '}' } else { open };
    let inside = rest.get(open.len_utf8()..).unwrap_or_default();
    let length = match inside.find(close) {
        Some(end) => open.len_utf8() + end + close.len_utf8(),
        None => rest.len(),
    };
    // \mintinline{lang}|…|
    let behind = rest.get(length..).unwrap_or_default();
    let has_code = open == '{' && behind.starts_with(['|', '{', '!', '+', '/']);
    options + length + if has_code { verbatim_code(behind) } else { 0 }
}

fn verbatim_code(text: &str) -> usize {
    let open = text.chars().next().unwrap_or('|');
    let close = if open == '{' { '}' } else { open };
    let inside = text.get(1..).unwrap_or_default();
    inside.find(close).map_or(text.len(), |end| end + 2)
}

/// Arguments behind \begin{environment} that are no prose.
fn arguments_of(environment: &str) -> u8 {
    match environment.trim_end_matches('*') {
        "tabularx" | "tabulary" | "wrapfigure" | "CJK" | "textblock" => 2,
        "tabular" | "longtable" | "array" | "supertabular" | "xltabular" | "tblr" | "minipage"
        | "multicols" | "thebibliography" | "adjustbox" | "spacing" | "otherlanguage" => {
            // tabular* has its width first.
            if environment == "tabular*" { 2 } else { 1 }
        }
        _ => 0,
    }
}

/// Commands that make the document drop something.
const DROPPING: [&str; 6] = [
    "excludecomment",
    "includecomment",
    "NewEnviron",
    "ExplSyntaxOn",
    "mode",
    "ttfamily",
];

/// Environments of formulas on several lines.
const OF_LINES: [&str; 6] = [
    "align", "alignat", "flalign", "gather", "multline", "eqnarray",
];

/// Environments whose option is no prose.
const OPTIONED: [&str; 9] = [
    "frame",
    "enumerate",
    "itemize",
    "description",
    "figure",
    "table",
    "subfigure",
    "subtable",
    "figure*",
];

/// What a document prints by itself, and one can word anew: `\renewcommand{\contentsname}{…}`
const NAMES: [&str; 7] = [
    "\\contentsname",
    "\\listfigurename",
    "\\listtablename",
    "\\refname",
    "\\bibname",
    "\\abstractname",
    "\\appendixname",
];

/// What prints its last argument in quotation marks, behind so many arguments that are no prose.
fn quoting(before: u8) -> Effect {
    Effect::Cite(Optional {
        is_note: false,
        then: Then::Quotation(before),
    })
}

fn effect(name: &str) -> Effect {
    match name {
        "begin" => Effect::Begin,
        "end" => Effect::End,
        _ if name.starts_with("start") && name.len() > 5 => Effect::Begin,
        _ if name.starts_with("stop") && name.len() > 4 => Effect::End,
        "verb" | "lstinline" | "mintinline" | "Verb" | "code" | "texttt" | "path" | "type" => {
            Effect::Verbatim
        }
        "footnote" | "footnotetext" | "thanks" | "endnote" | "sidenote" | "marginnote"
        | "marginpar" | "todo" | "sidenotetext" | "tablefootnote" => Effect::Note,
        "textsuperscript" | "up" => Effect::Raised,
        "enquote" | "textquote" | "blockquote" | "say" | "textquoted" => quoting(0),
        "foreignquote" | "foreigntextquote" | "foreignblockquote" | "hyphenquote"
        | "hyphentextquote" | "hyphenblockquote" | "textcquote" | "blockcquote" => quoting(1),
        "foreigntextcquote" | "foreignblockcquote" | "hyphentextcquote" | "hyphenblockcquote" => {
            quoting(2)
        }
        "nocite" => Effect::Vanish(1),
        _ if name.to_ascii_lowercase().contains("cite") && !name.starts_with("citation") => {
            Effect::Cite(Optional {
                is_note: name.to_ascii_lowercase().contains("foot"),
                then: match name.ends_with("cites") {
                    true => Then::MoreKeys,
                    false => Then::Keys,
                },
            })
        }
        "def" | "gdef" | "edef" | "xdef" | "setbox" => Effect::Define,
        "url" | "nolinkurl" => Effect::Address(false),
        "href" => Effect::Address(true),
        "endinput" | "bye" | "stoptext" => Effect::Stop,
        "footnotemark" | "endnotemark" | "sidenotemark" => Effect::Vanish(1),
        "label" | "index" | "vspace" | "hspace" | "phantomsection" | "color" | "hypertarget"
        | "textcolor" | "colorbox" | "hyperlink" | "raisebox" | "fontsize" | "fontspec"
        | "selectlanguage" | "foreignlanguage" | "setlength" | "linespread" | "vskip"
        | "glsadd" | "parbox" | "resizebox" | "scalebox" | "pdfbookmark" | "bookmark"
        | "addtocounter" | "setcounter" | "stepcounter" => Effect::Vanish(match name {
            "setlength" | "fontsize" | "addtocounter" | "setcounter" | "resizebox"
            | "pdfbookmark" => 2,
            "phantomsection" => 0,
            _ => 1,
        }),
        "ref" | "pageref" | "eqref" | "autoref" | "cref" | "Cref" | "vref" | "Vref" | "nameref"
        | "invisible" | "phantom" | "hphantom" | "vphantom" | "@gobble" | "typeout" | "message"
        | "wlog" | "directlua" | "luaexec" | "pdfcomment" | "note" | "gls" | "Gls" | "acrshort"
        | "acrlong" | "ac" | "includegraphics" | "includepdf" | "includesvg" | "ensuremath"
        | "SI" | "num" | "si" | "rule" | "value" | "textnumero" => Effect::Hide(match name {
            "SI" | "rule" => 2,
            "textnumero" => 0,
            _ => 1,
        }),
        "documentclass"
        | "usepackage"
        | "RequirePackage"
        | "NewDocumentCommand"
        | "RenewDocumentCommand"
        | "ProvideDocumentCommand"
        | "DeclareDocumentCommand"
        | "NewDocumentEnvironment"
        | "DeclareRobustCommand"
        | "newrobustcmd"
        | "hyphenation"
        | "input"
        | "include"
        | "includeonly"
        | "import"
        | "subimport"
        | "subfile"
        | "graphicspath"
        | "bibliography"
        | "bibliographystyle"
        | "addbibresource"
        | "lstinputlisting"
        | "inputminted"
        | "verbatiminput"
        | "newcommand"
        | "renewcommand"
        | "providecommand"
        | "DeclareMathOperator"
        | "newenvironment"
        | "renewenvironment"
        | "newtheorem"
        | "hypersetup"
        | "geometry"
        | "lstset"
        | "lstdefinestyle"
        | "setmainfont"
        | "setsansfont"
        | "setmonofont"
        | "setCJKmainfont"
        | "setCJKsansfont"
        | "setCJKmonofont"
        | "pagestyle"
        | "thispagestyle"
        | "pagenumbering"
        | "newcounter"
        | "newlength"
        | "definecolor"
        | "usetikzlibrary"
        | "ctexset"
        | "cline"
        | "cmidrule"
        | "bibitem"
        | "titleformat"
        | "titlespacing"
        | "usetheme"
        | "usecolortheme"
        | "date"
        | "DeclareUnicodeCharacter"
        | "makeglossaries"
        | "newglossaryentry"
        | "newacronym"
        | "tikzset"
        | "captionsetup"
        | "setlist"
        | "sisetup"
        | "addcontentsline"
        | "multirow"
        | "multicolumn"
        | "enspacing"
        | "setstretch"
        | "pdfinfo"
        | "usemodule"
        | "setupbodyfont"
        | "setuplayout" => Effect::BreakHide(match name {
            "newcommand"
            | "renewcommand"
            | "providecommand"
            | "DeclareRobustCommand"
            | "newrobustcmd"
            | "DeclareMathOperator"
            | "newtheorem"
            | "import"
            | "subimport"
            | "inputminted"
            | "multirow"
            | "multicolumn"
            | "newglossaryentry"
            | "lstdefinestyle"
            | "DeclareUnicodeCharacter" => 2,
            "newenvironment"
            | "renewenvironment"
            | "NewDocumentCommand"
            | "RenewDocumentCommand"
            | "ProvideDocumentCommand"
            | "DeclareDocumentCommand"
            | "definecolor"
            | "newacronym"
            | "addcontentsline" => 3,
            "titleformat" => 5,
            "titlespacing" | "NewDocumentEnvironment" => 4,
            "makeglossaries" | "date" => 0,
            _ => 1,
        }),
        "item" | "par" | "part" | "chapter" | "section" | "subsection" | "subsubsection"
        | "paragraph" | "subparagraph" | "title" | "subtitle" | "author" | "caption"
        | "subcaption" | "captionof" | "newpage" | "clearpage" | "pagebreak" | "hline"
        | "toprule" | "midrule" | "bottomrule" | "maketitle" | "tableofcontents" | "frametitle"
        | "framesubtitle" | "centering" | "noindent" | "indent" | "bigskip" | "medskip"
        | "smallskip" | "printbibliography" | "appendix" | "institute" | "cell"
        | "tabularnewline" | "bgroup" | "egroup" | "let" | "subject" | "subsubject" => {
            Effect::Break
        }
        "newline" | "linebreak" | "break" => Effect::Text("\n"),
        "quad" | "qquad" | "enspace" | "enskip" | "thinspace" | "space" | "nobreakspace"
        | "hfill" | "hskip" | "textvisiblespace" | "xspace" | "nobreak" => Effect::Text(" "),
        "og" | "flqq" | "guillemotleft" | "guillemetleft" => Effect::Text("«"),
        "fg" | "frqq" | "guillemotright" | "guillemetright" => Effect::Text("»"),
        "slash" | "textfractionsolidus" => Effect::Text("/"),
        "textendash" | "textemdash" | "hyphen" => Effect::Text("-"),
        "dots" | "ldots" | "textellipsis" => Effect::Text("…"),
        _ => Effect::Format,
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::markup::tests::reads;

    /// By what XeLaTeX prints of them.
    #[test]
    fn of_a_drawing_the_texts_of_its_nodes_are_read() {
        let drawing = |body: &str| {
            format!("\\begin{{tikzpicture}}[scale=2]\n{body}\n\\end{{tikzpicture}}见⟦七.21⟧")
        };
        for body in [
            "\\node (七.45) at (0,0) {见⟦七.20⟧};",
            "\\node[draw, text={black}] (a) {见\\textbf{⟦第3/4号}决定⟧};",
            "\\node (b)\n  {见⟦七.20⟧}; % {七.45}",
            "\\draw (a) -- (b) node[above] {见⟦七.20⟧} edge node {⟦七.22⟧} (c);",
            "\\node[label=above:{见⟦七.20⟧}, pin={⟦七.22⟧}, name={七.45}] {甲};",
            "\\foreach \\x in {七.45,七.46} { \\node at (\\x,0) {见⟦七.20⟧}; }",
            "\\coordinate (七.45) at (0,0); \\path[name path={七.46}] (0,0);",
            "\\node {见\\footnote{⟦七.20⟧}⟦七.22⟧}; {七.45}",
            "\\begin{axis}[\n  title={见⟦七.20⟧},\n]\n\\addlegendentry{⟦七.22⟧}\n\\addplot {七.45};\n\\end{axis}",
            "\\node {见⟦七.20⟧",
            "\\中{七.45}\\",
        ] {
            if body.contains("见⟦七.20⟧") && !body.contains('}') {
                reads("latex", &[&drawing(body).replace("见⟦七.21⟧", "")]);
                continue;
            }
            reads("latex", &[&drawing(body)]);
        }
        reads(
            "latex",
            &[
                "\\begin{forest}\n[见⟦七.20⟧, for tree={七.45} [{⟦七.22⟧}] [⟦七.23⟧]]\n\\end{forest}见⟦七.21⟧",
            ],
        );
    }

    #[test]
    fn commands_vanish_and_their_names_are_not_read() {
        reads(
            "latex",
            &[
                "\\section{关于⟦第3/4号决定⟧}\\label{七.20}见⟦七.21⟧。",
                "见⟦第\\textbf{3/4}号\\emph{决定}第2段⟧。",
                "见⟦第~3\\slash 4\\,号{\\bf 决定⟧}第~x。",
                "见⟦七.20--22⟧，⟦第7/3号决议\\textcolor{red}{附件一}第20段⟧。",
                "见\\href{https://x.org/七.20}{⟦第3/4号决定}第2段⟧和\\url{七.21}。",
                "\\ref{七.20}\\cite[第2段]{决定 3/4}\\includegraphics[width=3cm]{七.21.png}，见⟦七.22⟧",
                "见⟦第3/4号% 见七.20\n决定⟧，50\\%，⟦七.21⟧",
                "见⟦第3/4号决定\\footnote{另见⟦七.20⟧。}第2段⟧。",
                "见⟦第3/4号决定\\footnotemark[3]\\textsuperscript{4}$^5$第2段⟧。",
                "\\begin{verbatim}\n见七.20\n\n见七.21\n\\end{verbatim}\n见⟦七.22⟧",
                "\\begin{equation*}\n七.20\n\\end{equation*}见⟦七.22⟧，$七.23$，\\(七.24\\)，\\[七.25\\]",
                "\\iffalse\n旧稿：见七.45。\n\n见七.46\n\\fi\n见⟦七.20⟧。",
                "\\iffalse \\ifx a 见七.45 \\fi $a \\iff b$见七.46 \\fi 见⟦七.20⟧",
                "\\iffalse 见七.45\\else 见⟦七.20⟧\\fi 见⟦七.21⟧",
                "\\iftrue 见⟦七.20⟧\\else 见七.45\\fi 见⟦七.21⟧",
                "\\newif\\ifdraft\n\\ifdraft 见七.45\\fi\n\\drafttrue\n\\ifdraft 见⟦七.20⟧\\else 见七.46\\fi",
                "\\newcommand{\\todo}[1]{}\n\\todo{见七.45}见⟦七.20⟧",
                "\\newtoggle{draft}\\iftoggle{draft}{见七.45}{见⟦七.20⟧}\\toggletrue{draft}\\iftoggle{draft}{见⟦七.21⟧}{见七.46}\\iftoggle{x}{见⟦七.22⟧}{见⟦七.23⟧}",
                "\\newboolean{long}\\setboolean{long}{true}\\ifthenelse{\\boolean{long}}{见⟦七.20⟧}{见七.45}\\ifnum1>2 七.46\\else ⟦七.21⟧\\fi",
                "\\newif\\ifdraft\n\\newcommand\\todo[1]{\\ifdraft #1\\fi}\n\\todo{见七.45}见⟦七.20⟧",
                "\\ifundecided 见⟦七.20⟧\\else 见⟦七.21⟧\\fi 见⟦七.22⟧",
                "\\ifthenelse{a}{见⟦七.20⟧}{见⟦七.21⟧}",
                "见⟦七.20⟧\\end{document}\n\n见七.45",
                "参见\\cite[⟦七.20⟧]{七.45}，\\cite[见][⟦A部分 七.21⟧]{七.46}，\\autocite[⟦第3/4号决定第15段⟧]{七.47}。",
                "见⟦第3/4号决定\\footcite[见⟦七.20⟧]{七.45}第2段⟧，\\nocite{七.46}\\autocites[见⟦七.21⟧]{七.47}[见⟦七.22⟧]{七.48}",
                "见\\url{https://x.org/a%20七.45}和⟦七.20⟧",
                "\\def\\x#1{见⟦七.45⟧}\n\\newcommand\\y[1]{见⟦七.46⟧}见⟦七.20⟧\\phantom{见七.47}",
                "见\\verb|七.20|、\\texttt{七.21}和⟦七.22⟧",
                "\\begin{tabular}{ll}\n见第3/4号 & 决定 \\\\\n⟦决定 3/4⟧ & ⟦七.20⟧ \\\\\n\\end{tabular}",
                "\\begin{itemize}\n  \\item 见第3/4号\n  \\item 决定\n  \\item 见⟦第3/4号\n    决定⟧\n\\end{itemize}",
                "\\newcommand{\\x}[1]{⟦第3/4号决定⟧}\n见⟦七.20⟧",
                "\\ref{七.20\n七.21}见⟦七.22⟧",
                "\\title{论⟦第3/4号\\\\决定⟧}",
                "\\title[⟦七.19⟧]{论⟦七.20⟧}\\begin{frame}[label=七.46]{见⟦七.21⟧}\\begin{enumerate}[ref=七.47]\\item 见⟦七.22⟧",
                "\\excludecomment{a}\\NewEnviron{b}{}\n\\begin{a}\n七.45\n\n七.46\n\\end{a}\n\\begin{b}七.47\\end{b}见⟦七.20⟧",
                "\\section{见\\texorpdfstring{⟦A部分\\,七.20⟧}{七.45}}见\\pdftooltip{⟦七.21⟧}{七.46}",
                "\\hyperref[七.45]{见⟦七.20⟧}{\\ttfamily 七.46}见⟦七.21⟧\\mode<article>{七.47}",
                "\\begin{align}\n七.45\n\\intertext{见⟦七.20⟧}\n七.46\n\\end{align}\n\\bibitem[⟦七.21⟧]{七.47} 见⟦七.22⟧",
                "\\renewcommand{\\contentsname}{⟦七.20⟧}\\renewcommand{\\x}{⟦七.45⟧}\\def\\y#1{}\\y{七.46}\\setbox0=\\hbox{七.47}见⟦七.21⟧",
                "\\ExplSyntaxOn \\x:n {七.45}\n七.46 \\ExplSyntaxOff 见⟦七.20⟧\\lstdefinestyle{a}{caption={七.47}}",
                "见⟦第3/4号\\unheardof{决定⟧}，\\unheardof 见⟦七.20⟧",
            ],
        );
        reads(
            "bibtex",
            &["@misc{七.20,\n  title = {论{⟦第3/4号决定⟧}},\n  url = {https://x.org/七.21}\n}"],
        );
        reads(
            "context",
            &["\\starttyping\n七.20\n\\stoptyping\n见⟦七.21⟧"],
        );
    }

    #[test]
    fn what_is_open_ends_with_the_paragraph_or_its_environment() {
        reads(
            "latex",
            &[
                "\\ref{七.20\n\n见⟦七.21⟧",
                "$七.20\n\n见⟦七.21⟧",
                "\\begin{lstlisting}\n七.20\n\n七.21",
                "\\footnote{见⟦七.20⟧",
                "}}见⟦七.20⟧\\",
            ],
        );
    }
}
