//! What of a draft is prose. Code, comments, addresses and the like are overwritten before
//! citations are looked for, byte for byte, so that places stay true ([`mask`]); markup inside of
//! a sentence vanishes, so that a citation goes across it.
//!
//! There is one reader for each markup. All of them read line by line, and what a line stands in
//! is all that a reader knows of the lines before: it is small, and a paragraph carries it
//! ([`Block`]), so that reading can begin at any paragraph.

mod address;
mod asciidoc;
mod entity;
mod html;
mod latex;
mod markdown;
mod mask;
mod org;
mod plain;
mod restructuredtext;
mod typst;

use std::ops::Range;

pub use mask::Prose;
use mask::{Marks, Mask, Unmarked};

/// How a language marks what is not prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    Plain,
    Markdown,
    /// Markdown with modules and components.
    Mdx,
    Latex,
    Html,
    Asciidoc,
    Typst,
    Restructuredtext,
    Org,
}

/// What a paragraph begins in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    place: Place,
    state: State,
}

/// Where in the document's lines a paragraph begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// With the document: front matter may stand here.
    Start,
    /// With a line.
    Line,
    /// Within a line that is too long for one paragraph.
    Middle,
}

/// What a line stands in, in the terms of its markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    Markdown(markdown::State),
    Latex(latex::State),
    Html(html::State),
    Asciidoc(asciidoc::State),
    Typst(typst::State),
    Restructuredtext(restructuredtext::State),
    Org(org::State),
}

/// What a line is to the paragraph around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A line of a paragraph.
    Text,
    /// A paragraph by itself: a heading, a table row.
    Alone,
    /// Nothing stands on it.
    Blank,
    /// No prose.
    Code,
}

/// What a line is, and what the next one stands in.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub shape: Shape,
    /// Whether prose can stand on it, if only on a part of it.
    pub has_prose: bool,
    pub after: Block,
}

impl Markup {
    /// By the language id that editors send: VS Code's and its extensions', Vim's file types
    /// (composite ones as `markdown.pandoc` too), Emacs modes, Helix.
    pub fn of_language(language_id: &str) -> Markup {
        let id = language_id.to_ascii_lowercase();
        Self::of_name(&id)
            .or_else(|| id.split('.').rev().find_map(Self::of_name))
            .unwrap_or(Markup::Plain)
    }

    fn of_name(id: &str) -> Option<Markup> {
        Some(match id.strip_suffix("-mode").unwrap_or(id) {
            "markdown" | "md" | "gfm" | "ghmarkdown" | "multimarkdown" | "pandoc" | "quarto"
            | "qmd" | "rmd" | "rmarkdown" | "markdown-rustdoc" | "markdown-inline" | "myst"
            | "mdc" | "mkd" | "djot" | "telekasten" | "poly-markdown" => Markup::Markdown,
            "mdx" => Markup::Mdx,
            "latex" | "tex" | "plaintex" | "latex-expl3" | "context" | "lualatex" | "xelatex"
            | "bibtex" | "bib" | "biblatex" | "rnoweb" | "rsweave" | "sweave" | "jlweave"
            | "pweave" | "doctex" | "docTeX" | "beamer" => Markup::Latex,
            "html" | "htm" | "mhtml" | "xhtml" | "xml" | "nxml" | "vue" | "vue-html" | "svelte"
            | "astro" | "htmldjango" | "django-html" | "jinja" | "jinja-html" | "handlebars"
            | "html.hbs" | "eruby" | "erb" | "html-eex" | "heex" | "php" | "twig" | "liquid"
            | "docbook" | "xsl" | "dita" | "razor" | "aspnetcorerazor" | "web" => Markup::Html,
            "asciidoc" | "adoc" | "asciidoctor" => Markup::Asciidoc,
            "typst" | "typ" | "typst-ts" => Markup::Typst,
            "restructuredtext" | "rst" | "rest" => Markup::Restructuredtext,
            "org" | "org2" | "neorg" | "orgmode" => Markup::Org,
            "plaintext" | "text" | "txt" => Markup::Plain,
            _ => return None,
        })
    }
}

impl Block {
    /// What a document begins in.
    pub fn first(markup: Markup) -> Block {
        let state = match markup {
            Markup::Plain => State::Plain,
            Markup::Markdown => State::Markdown(markdown::State::new(false)),
            Markup::Mdx => State::Markdown(markdown::State::new(true)),
            Markup::Latex => State::Latex(latex::State::Prose),
            Markup::Html => State::Html(html::State::Text),
            Markup::Asciidoc => State::Asciidoc(asciidoc::State::FIRST),
            Markup::Typst => State::Typst(typst::State::FIRST),
            Markup::Restructuredtext => State::Restructuredtext(restructuredtext::State::FIRST),
            Markup::Org => State::Org(org::State::FIRST),
        };
        Block {
            place: Place::Start,
            state,
        }
    }

    /// Whether no prose of this markup reads otherwise than it looks, in this text.
    pub fn reads_as_it_looks(self, text: &str) -> bool {
        match self.state {
            State::Plain => true,
            _ => !markdown::may_hold_markup(text) && !text.contains(['#', '+']),
        }
    }
}

impl Block {
    /// Whether a line that stands in it is code, or otherwise shown as it is written.
    pub fn is_code(self, line: &str) -> bool {
        match self.state {
            State::Plain => false,
            State::Markdown(state) => state.is_code(),
            State::Latex(state) => matches!(state, latex::State::Unread(_)),
            State::Html(state) => matches!(state, html::State::Unread(_)),
            State::Asciidoc(state) => state.is_code(),
            State::Typst(state) => state.is_code(),
            State::Restructuredtext(state) => state.is_code(line),
            State::Org(state) => matches!(state, org::State::Block(_)),
        }
    }
}

/// Reads a line, its break included, or a piece of one that is too long.
pub fn step(line: &str, block: Block) -> Step {
    let place = block.place;
    let (shape, state) = match block.state {
        State::Plain => (plain::shape(line), State::Plain),
        State::Markdown(state) => {
            let (shape, state) = markdown::step(line, place, state);
            (shape, State::Markdown(state))
        }
        State::Latex(state) => (
            latex::shape(line, state),
            State::Latex(latex::read(line, state, &mut Unmarked)),
        ),
        State::Html(state) => (
            html::shape(state),
            State::Html(html::read(line, state, &mut Unmarked)),
        ),
        State::Asciidoc(state) => {
            let (shape, state) = asciidoc::step(line, place, state);
            (shape, State::Asciidoc(state))
        }
        State::Typst(state) => (
            typst::shape(line, state),
            State::Typst(typst::read(line, state, &mut Unmarked)),
        ),
        State::Restructuredtext(state) => {
            let (shape, state) = restructuredtext::step(line, place, state);
            (shape, State::Restructuredtext(state))
        }
        State::Org(state) => {
            let (shape, state) = org::step(line, place, state);
            (shape, State::Org(state))
        }
    };
    let shape = if shape == Shape::Text && line.trim().is_empty() {
        Shape::Blank
    } else {
        shape
    };
    let place = if line.ends_with(['\n', '\r']) {
        Place::Line
    } else {
        Place::Middle
    };
    let is_by_line = matches!(
        block.state,
        State::Latex(_) | State::Html(_) | State::Typst(_)
    );
    Step {
        shape,
        has_prose: shape != Shape::Code || is_by_line,
        after: Block { place, state },
    }
}

/// Whether a line of prose begins a paragraph of its own, as a list item does.
pub fn begins(line: &str, block: Block) -> bool {
    if plain::begins(line) {
        return true;
    }
    match block.state {
        State::Plain => plain::begins_markup(line),
        State::Markdown(state) => markdown::begins(line, state),
        State::Latex(state) => latex::begins(line, state),
        State::Html(state) => html::begins(line, state),
        State::Asciidoc(state) => asciidoc::begins(line, state),
        State::Typst(state) => typst::begins(line, state),
        State::Restructuredtext(state) => restructuredtext::begins(line, state),
        State::Org(state) => org::begins(line, state),
    }
}

/// A paragraph as recognition reads it: as long as the text, but what is not prose overwritten.
pub fn prose(text: &str, block: Block) -> Prose<'_> {
    let mut mask = Mask::new(text);
    let place = block.place;
    match block.state {
        State::Plain => {}
        State::Markdown(state) => markdown::mask(text, place, state, &mut mask),
        State::Latex(state) => {
            by_line(text, state, &mut mask, latex::read);
        }
        State::Html(state) => {
            by_line(text, state, &mut mask, html::read);
        }
        State::Asciidoc(state) => asciidoc::mask(text, place, state, &mut mask),
        State::Typst(state) => {
            typst::resume(state, &mut mask);
            by_line(text, state, &mut mask, typst::read);
        }
        State::Restructuredtext(state) => restructuredtext::mask(text, place, state, &mut mask),
        State::Org(state) => org::mask(text, place, state, &mut mask),
    }
    address::hide(&mut mask);
    mask.finish()
}

fn by_line<'a, S>(
    text: &str,
    mut state: S,
    mask: &mut Mask<'a>,
    read: impl Fn(&str, S, &mut Mask<'a>) -> S,
) {
    for range in lines(text) {
        mask.base = range.start;
        state = read(text.get(range).unwrap_or_default(), state, mask);
    }
}

/// What a line of a markup that is read by lines is, to whoever overwrites it.
enum Reading {
    /// Prose from a place on; what stands before it becomes spaces.
    Prose(usize),
    /// No prose.
    Code,
}

/// Overwrites what is not prose, where a markup's lines are either prose or not. Lines of prose
/// on end are read together.
fn by_runs<S: Copy>(
    text: &str,
    place: Place,
    state: S,
    mask: &mut Mask<'_>,
    read: impl Fn(&str, Place, S) -> (Reading, S),
    inline: impl Fn(&str, &mut Mask<'_>),
) {
    let (mut place, mut state) = (place, state);
    let mut run = 0..0;
    let flush = |run: &mut Range<usize>, next: usize, mask: &mut Mask<'_>| {
        mask.base = run.start;
        if let Some(prose) = text.get(run.clone()).filter(|prose| !prose.is_empty()) {
            inline(prose, mask);
        }
        *run = next..next;
    };
    for range in lines(text) {
        let line = text.get(range.clone()).unwrap_or_default();
        let (reading, after) = read(line, place, state);
        (place, state) = (Place::Line, after);
        match reading {
            Reading::Prose(0) => run.end = range.end,
            Reading::Prose(from) => {
                flush(&mut run, range.start + from, mask);
                mask.base = range.start;
                mask.blank(0..from);
                run.end = range.end;
            }
            Reading::Code => {
                flush(&mut run, range.end, mask);
                mask.base = range.start;
                mask.hide(0..range.len());
            }
        }
    }
    flush(&mut run, text.len(), mask);
}

/// The lines of a text, their breaks included. They end as LSP has it.
pub fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = line_length(rest).unwrap_or(rest.len());
        at += length;
        Some(at - length..at)
    })
}

/// Bytes of a text's first line with its break; `None` where it has none.
pub fn line_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let at = memchr::memchr2(b'\n', b'\r', bytes)?;
    let is_pair = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
    Some(at + if is_pair { 2 } else { 1 })
}

/// Whether a raised text is the mark of a footnote: 3, [3], *, a.
fn is_note_mark(text: &str) -> bool {
    // [3](#notes)
    let text = text.split("](").next().unwrap_or_default().trim();
    let text = text.trim_start_matches(['[', '(', '（', '〔', '［']);
    let text = text.trim_end_matches([']', ')', '）', '〕', '］', '/']);
    let is_mark = |c: char| {
        c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '#' | ',' | '，' | '、' | '-')
    };
    let is_letter = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    !text.is_empty() && text.len() <= 12 && (is_letter || text.chars().all(is_mark))
}

#[cfg(test)]
mod tests;
