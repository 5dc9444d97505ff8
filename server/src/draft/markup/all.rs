//! The list of markups, and reading a text in any of them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::comment::Comments;
use super::contract::{LineState, Syntax};
use super::definition::{self, Definition, Sum};
use super::heading::Headings;
use super::lines::{Place, Shape, begins_item};
use super::mask::{Mask, Prose};
use super::quotation::Quotations;
use super::{
    address, asciidoc, html, latex, markdown, mdx, notebook, office, org, pandoc, plain,
    restructuredtext, struck, typst,
};

/// Makes the list of markups: each with the file that has its `State` and its `SYNTAX`.
macro_rules! markups {
    ($($(#[$documentation:meta])* $markup:ident: $file:ident,)*) => {
        /// How a language marks what is not prose.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Markup {
            $($(#[$documentation])* $markup,)*
        }

        impl Markup {
            /// Every markup.
            pub const ALL: &[Markup] = &[$(Markup::$markup,)*];

            /// What is to be known of it.
            fn syntax(self) -> &'static Syntax {
                match self {
                    $(Markup::$markup => &$file::SYNTAX,)*
                }
            }

            /// What a document in it begins in.
            fn first(self) -> State {
                match self {
                    $(Markup::$markup => State::$markup(LineState::FIRST),)*
                }
            }
        }

        /// What a line stands in, in the terms of its markup.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        enum State {
            $($markup($file::State),)*
        }

        impl State {
            fn step(self, line: &str, place: Place) -> (Shape, State) {
                match self {
                    $(State::$markup(state) => {
                        let (shape, after) = state.step(line, place);
                        (shape, State::$markup(after))
                    })*
                }
            }

            fn asked_by_key(self) -> Option<&'static str> {
                match self {
                    $(State::$markup(state) => state.asked_by_key(),)*
                }
            }

            fn begins(self, line: &str) -> bool {
                match self {
                    $(State::$markup(state) => state.begins(line),)*
                }
            }

            fn is_code(self, line: &str) -> bool {
                match self {
                    $(State::$markup(state) => state.is_code(line),)*
                }
            }

            fn mask(self, text: &str, place: Place, mask: &mut Mask<'_>) {
                match self {
                    $(State::$markup(state) => state.mask(text, place, mask),)*
                }
            }

            fn mixes_lines(self) -> bool {
                match self {
                    $(State::$markup(_) => <$file::State as LineState>::MIXES_LINES,)*
                }
            }

            fn markup(self) -> Markup {
                match self {
                    $(State::$markup(_) => Markup::$markup,)*
                }
            }

            fn reads_as_it_looks(self, text: &str) -> bool {
                match self {
                    $(State::$markup(_) => <$file::State as LineState>::reads_as_it_looks(text),)*
                }
            }
        }
    };
}

markups! {
    Plain: plain,
    Markdown: markdown,
    /// Markdown with modules and components.
    Mdx: mdx,
    /// Markdown whose pictures have captions.
    Pandoc: pandoc,
    Latex: latex,
    Html: html,
    Asciidoc: asciidoc,
    Typst: typst,
    Restructuredtext: restructuredtext,
    Org: org,
    /// Jupyter's notebooks.
    Notebook: notebook,
    /// What word processors' documents are read as.
    Office: office,
}

impl Markup {
    /// By the language id that editors send, composite ones (`markdown.pandoc`) by their parts; plain
    /// text where nobody knows it.
    pub fn of_language(language_id: &str) -> Markup {
        Self::of_known_language(language_id).unwrap_or(Markup::Plain)
    }

    /// Whether a language id that editors send is known.
    pub fn knows(language_id: &str) -> bool {
        Self::of_known_language(language_id).is_some()
    }

    fn of_known_language(language_id: &str) -> Option<Markup> {
        let id = language_id.to_ascii_lowercase();
        Self::of_name(&id).or_else(|| id.split('.').rev().find_map(Self::of_name))
    }

    fn of_name(id: &str) -> Option<Markup> {
        let name = id.strip_suffix("-mode").unwrap_or(id);
        let mut all = Self::ALL.iter().copied();
        all.find(|markup| markup.language_ids().contains(&name))
    }

    /// By the ending of a file's name, in small letters and without its dot.
    pub fn of_ending(ending: &str) -> Option<Markup> {
        let mut all = Self::ALL.iter().copied();
        all.find(|markup| markup.endings().contains(&ending))
    }

    /// The language id that stands for all its languages.
    pub fn language_id(self) -> &'static str {
        self.language_ids().first().copied().unwrap_or_default()
    }

    /// What editors call its languages, in small letters.
    pub fn language_ids(self) -> &'static [&'static str] {
        self.syntax().language_ids
    }

    /// Endings of the names of files that are taken for drafts in it, in small letters, without dot.
    pub fn endings(self) -> &'static [&'static str] {
        self.syntax().endings
    }

    /// How it writes comments.
    pub fn comments(self) -> &'static Comments {
        &self.syntax().comments
    }

    /// How it writes block quotations.
    pub fn quotations(self) -> &'static Quotations {
        &self.syntax().quotations
    }

    /// How it writes headings.
    pub fn headings(self) -> &'static Headings {
        &self.syntax().headings
    }

    /// Where words stand in a text that are struck out, with what says so; `prose` is what is read of the text.
    pub fn struck(self, text: &str, prose: &str) -> Vec<Range<usize>> {
        struck::struck(self.syntax().struck, text, prose)
    }

    /// Whether a paragraph, without what indents it or marks it as quoted, is a row of a table.
    pub fn is_row(self, content: &str) -> bool {
        (self.syntax().is_row)(content)
    }

    /// Whether a paragraph begins with what only this markup begins an item of a list with.
    pub fn begins_item(self, content: &str) -> bool {
        let mut items = self.syntax().items.iter();
        items.any(|item| content.starts_with(item))
    }

    /// What of a paragraph is shown only where another place asks for it.
    pub fn definitions(self, text: &str, block: Block) -> Vec<Definition> {
        let syntax = self.syntax();
        match block.state.asked_by_key() {
            Some(asking) => {
                let defines = |line: &str| definition::of_key(line, asking);
                definition::definitions(text, defines, syntax.asking)
            }
            None => definition::definitions(text, syntax.defines, syntax.asking),
        }
    }

    /// Adds to how often each stands in a document what of a paragraph may ask for something defined elsewhere.
    pub fn count_asking(self, text: &str, counts: &mut BTreeMap<Sum, usize>) {
        definition::count(text, self.syntax().asking, counts);
    }

    /// Whether a line, without what indents it or marks it as quoted, is a heading by itself.
    pub fn is_heading(self, line: &str) -> bool {
        (self.headings().rank)(line).is_some()
    }
}

/// What a paragraph begins in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    place: Place,
    state: State,
}

/// What a line is, and what the next one stands in.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub shape: Shape,
    /// Whether prose can stand on it, if only on a part of it.
    pub has_prose: bool,
    pub after: Block,
}

impl Block {
    /// What a document begins in.
    pub fn first(markup: Markup) -> Block {
        Block {
            place: Place::Start,
            state: markup.first(),
        }
    }

    /// Whether no prose of this markup reads otherwise than it looks, in this text.
    pub fn reads_as_it_looks(self, text: &str) -> bool {
        self.state.reads_as_it_looks(text)
    }

    /// Whether a line that stands in it is code, or otherwise shown as it is written.
    pub fn is_code(self, line: &str) -> bool {
        self.state.is_code(line)
    }
}

/// Reads a line, its break included, or a piece of one that is too long.
pub fn step(line: &str, block: Block) -> Step {
    let (shape, state) = block.state.step(line, block.place);
    let content = line.trim();
    let shape = match shape {
        Shape::Text if content.is_empty() => Shape::Blank,
        // What stands under a heading is no part of it, also where no blank line says so.
        Shape::Text if block.place != Place::Middle && block.state.markup().is_heading(content) => {
            Shape::Alone
        }
        shape => shape,
    };
    let place = if line.ends_with(['\n', '\r']) {
        Place::Line
    } else {
        Place::Middle
    };
    Step {
        shape,
        has_prose: shape != Shape::Code || block.state.mixes_lines(),
        after: Block { place, state },
    }
}

/// Whether a line of prose begins a paragraph of its own, as a list item does.
pub fn begins(line: &str, block: Block) -> bool {
    begins_item(line) || block.state.begins(line)
}

/// A paragraph as recognition reads it: as long as the text, but what is not prose overwritten.
pub fn prose(text: &str, block: Block) -> Prose<'_> {
    let mut mask = Mask::new(text);
    block.state.mask(text, block.place, &mut mask);
    address::hide(&mut mask);
    mask.finish()
}
