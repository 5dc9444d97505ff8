//! LaTeX, plain TeX, ConTeXt and BibTeX.
//!
//! The text of commands is prose (`\textbf{…}`, `\section{…}`) but for those whose arguments hold
//! names, addresses or code. Formulas and verbatim environments are not read.

use memchr::memmem;

use super::comment::{Comments, INDENTATION, ToLineEnd, above};
use super::contract::{LineState, Syntax};
use super::heading::{self, Headings};
use super::lines::{Place, Shape, by_line, is_note_mark};
use super::mask::{Marks, Mask, Unmarked};
use super::quotation::{self, Opening, Quotations, backslashed};

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
    is_row: |content| content.contains(" & ") && content.ends_with("\\\\"),
    items: &["\\item"],
};

/// What a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Prose,
    /// Within an environment that is not read, by its place in [`UNREAD`].
    Unread(u8),
    Formula(Formula),
    Arguments(Arguments),
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

/// Environments that hold no prose; then those of formulas.
const UNREAD: [&str; 44] = [
    "verbatim",
    "verbatim*",
    "Verbatim",
    "BVerbatim",
    "LVerbatim",
    "SaveVerbatim",
    "lstlisting",
    "minted",
    "comment",
    "filecontents",
    "filecontents*",
    "alltt",
    "tikzpicture",
    "pgfpicture",
    "pspicture",
    "forest",
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
    const FIRST: State = State::Prose;
    const MIXES_LINES: bool = true;

    fn step(self, line: &str, _place: Place) -> (Shape, State) {
        let shape = match self {
            State::Unread(_) => Shape::Code,
            _ if is_row(line) => Shape::Alone,
            _ => Shape::Text,
        };
        (shape, read(line, self, &mut Unmarked))
    }

    fn begins(self, line: &str) -> bool {
        let content = line.trim_start();
        if self != State::Prose {
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
        matches!(self, State::Unread(_))
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

fn quotation(text: &str) -> Option<(usize, &'static str)> {
    let opening = Opening::of(text);
    let (open, close) = QUOTATIONS.iter().find(|(open, _)| opening.begins(open))?;
    Some((opening.indent + open.len(), close))
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
    let state = match state {
        State::Formula(_) | State::Arguments(_) if line.trim().is_empty() => State::Prose,
        state => state,
    };
    let content = line.trim_end_matches(['\n', '\r']);
    let mut reader = Reader {
        line: content,
        at: 0,
        state,
        is_row: is_row(content),
    };
    if state == State::Prose {
        reader.entry(marks);
    }
    while reader.at < content.len() {
        reader.step(marks);
    }
    reader.state
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
        match self.state {
            State::Prose => self.prose(marks),
            State::Unread(index) => self.unread(index, marks),
            State::Formula(formula) => self.formula(formula, marks),
            State::Arguments(arguments) => self.arguments(arguments, marks),
        }
    }

    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
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
        let special = |byte: &u8| matches!(byte, b'\\' | b'%' | b'$' | b'{' | b'}' | b'&' | b'-');
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
                self.state = State::Formula(if is_display {
                    Formula::Dollars
                } else {
                    Formula::Dollar
                });
                marks.hide(start..self.at);
            }
            Some(b'{') => {
                self.at += 1;
                marks.open(start..self.at, false);
            }
            Some(b'}') => {
                self.at += 1;
                marks.close(start..self.at);
            }
            Some(b'&') => {
                self.at += 1;
                marks.hide(start..self.at);
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
        match effect(name) {
            Effect::Format => marks.vanish(start..behind),
            Effect::Text(text) => marks.write(start..behind, text),
            Effect::Break => marks.hide(start..behind),
            Effect::BreakHide(count) => {
                marks.hide(start..behind);
                self.state = arguments_state(count, false);
            }
            Effect::Hide(count) => {
                marks.hide(start..behind);
                self.state = arguments_state(count, false);
            }
            Effect::Vanish(count) => {
                marks.vanish(start..behind);
                self.state = arguments_state(count, true);
            }
            Effect::Note => {
                let option = bracketed(self.rest()).unwrap_or(0);
                self.at += option;
                if self.rest().starts_with('{') {
                    self.at += 1;
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
                let index = UNREAD.iter().position(|known| *known == environment);
                self.state = match index.filter(|_| is_begin) {
                    Some(index) => State::Unread(u8::try_from(index).unwrap_or_default()),
                    None if name == "begin" => {
                        arguments_state(1 + arguments_of(environment), false)
                    }
                    None if name == "end" => arguments_state(1, false),
                    None => State::Prose,
                };
                marks.hide(start..behind);
            }
        }
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
                self.state = State::Formula(Formula::Bracket);
                marks.hide(start..self.at);
            }
            Some('(') => {
                self.state = State::Formula(Formula::Parenthesis);
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
        self.at = match found {
            Some(length) => {
                self.state = State::Prose;
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
                self.state = State::Prose;
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
                // No further argument.
                _ => {
                    self.state = State::Prose;
                    break;
                }
            }
            self.at += 1;
            if arguments.left == 0 {
                self.state = State::Prose;
                break;
            }
        }
        self.at = self.at.min(bytes.len());
        while !self.line.is_char_boundary(self.at) {
            self.at += 1;
        }
        if self.state != State::Prose {
            self.state = State::Arguments(arguments);
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

fn arguments_state(count: u8, vanish: bool) -> State {
    if count == 0 {
        return State::Prose;
    }
    State::Arguments(Arguments {
        left: count,
        braces: 0,
        in_brackets: false,
        vanish,
    })
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

fn effect(name: &str) -> Effect {
    match name {
        "begin" => Effect::Begin,
        "end" => Effect::End,
        _ if name.starts_with("start") && name.len() > 5 => Effect::Begin,
        _ if name.starts_with("stop") && name.len() > 4 => Effect::End,
        "verb" | "lstinline" | "mintinline" | "Verb" | "code" | "texttt" | "path" | "type"
        | "nolinkurl" => Effect::Verbatim,
        "footnote" | "footnotetext" | "thanks" | "endnote" | "sidenote" | "marginnote"
        | "marginpar" | "todo" | "sidenotetext" | "tablefootnote" => Effect::Note,
        "textsuperscript" | "up" => Effect::Raised,
        "footnotemark" | "endnotemark" | "sidenotemark" => Effect::Vanish(1),
        "label" | "index" | "vspace" | "hspace" | "nocite" | "phantomsection" | "color"
        | "hypertarget" | "textcolor" | "colorbox" | "href" | "hyperlink" | "raisebox"
        | "fontsize" | "fontspec" | "selectlanguage" | "foreignlanguage" | "setlength"
        | "linespread" | "vskip" | "glsadd" | "parbox" | "resizebox" | "scalebox"
        | "pdfbookmark" | "bookmark" | "addtocounter" | "setcounter" | "stepcounter" => {
            Effect::Vanish(match name {
                "setlength" | "fontsize" | "addtocounter" | "setcounter" | "resizebox"
                | "pdfbookmark" => 2,
                "phantomsection" => 0,
                _ => 1,
            })
        }
        "ref" | "pageref" | "eqref" | "autoref" | "cref" | "Cref" | "vref" | "Vref" | "nameref"
        | "cite" | "citep" | "citet" | "citealp" | "citealt" | "citeauthor" | "citeyear"
        | "citetitle" | "parencite" | "textcite" | "footcite" | "autocite" | "fullcite"
        | "footfullcite" | "supercite" | "url" | "gls" | "Gls" | "acrshort" | "acrlong" | "ac"
        | "includegraphics" | "includepdf" | "includesvg" | "ensuremath" | "SI" | "num" | "si"
        | "rule" | "value" | "textnumero" => Effect::Hide(match name {
            "SI" | "rule" => 2,
            "textnumero" => 0,
            _ => 1,
        }),
        "documentclass"
        | "usepackage"
        | "RequirePackage"
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
            | "DeclareMathOperator"
            | "newtheorem"
            | "import"
            | "subimport"
            | "inputminted"
            | "multirow"
            | "multicolumn"
            | "newglossaryentry"
            | "DeclareUnicodeCharacter" => 2,
            "newenvironment" | "renewenvironment" | "definecolor" | "newacronym"
            | "addcontentsline" => 3,
            "titleformat" => 5,
            "titlespacing" => 4,
            "makeglossaries" | "date" => 0,
            _ => 1,
        }),
        "item" | "par" | "part" | "chapter" | "section" | "subsection" | "subsubsection"
        | "paragraph" | "subparagraph" | "title" | "subtitle" | "author" | "caption"
        | "subcaption" | "captionof" | "newpage" | "clearpage" | "pagebreak" | "hline"
        | "toprule" | "midrule" | "bottomrule" | "maketitle" | "tableofcontents" | "frametitle"
        | "framesubtitle" | "centering" | "noindent" | "indent" | "bigskip" | "medskip"
        | "smallskip" | "printbibliography" | "appendix" | "institute" | "cell"
        | "tabularnewline" | "bgroup" | "egroup" | "def" | "let" | "subject" | "subsubject" => {
            Effect::Break
        }
        "newline" | "linebreak" | "break" => Effect::Text("\n"),
        "quad" | "qquad" | "enspace" | "enskip" | "thinspace" | "space" | "nobreakspace"
        | "hfill" | "hskip" | "textvisiblespace" | "xspace" | "nobreak" => Effect::Text(" "),
        "slash" | "textfractionsolidus" => Effect::Text("/"),
        "textendash" | "textemdash" | "hyphen" => Effect::Text("-"),
        "dots" | "ldots" | "textellipsis" => Effect::Text("…"),
        _ => Effect::Format,
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::markup::tests::reads;

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
                "见\\verb|七.20|、\\texttt{七.21}和⟦七.22⟧",
                "\\begin{tabular}{ll}\n见第3/4号 & 决定 \\\\\n⟦决定 3/4⟧ & ⟦七.20⟧ \\\\\n\\end{tabular}",
                "\\begin{itemize}\n  \\item 见第3/4号\n  \\item 决定\n  \\item 见⟦第3/4号\n    决定⟧\n\\end{itemize}",
                "\\newcommand{\\x}[1]{第3/4号决定}\n见⟦七.20⟧",
                "\\ref{七.20\n七.21}见⟦七.22⟧",
                "\\title{论⟦第3/4号\\\\决定⟧}",
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
