//! The parts of a compilation, and how its sections are numbered.

/// A part of a compilation, by its letter; with how its sections are numbered, so that names of what
/// stands in it can be printed. A compilation without parts has one, which is unnamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    letter: Option<char>,
    numbering: Numbering,
}

impl Part {
    /// The one of a compilation without parts.
    pub const fn unnamed(numbering: Numbering) -> Part {
        Part {
            letter: None,
            numbering,
        }
    }

    /// The part with a letter, which is one capital of A to Z; `None` for any other character.
    pub const fn lettered(letter: char, numbering: Numbering) -> Option<Part> {
        if letter.is_ascii_uppercase() {
            Some(Part {
                letter: Some(letter),
                numbering,
            })
        } else {
            None
        }
    }

    /// Its letter; `None` for the unnamed one.
    pub fn letter(self) -> Option<char> {
        self.letter
    }

    /// How its sections are numbered.
    pub fn numbering(self) -> Numbering {
        self.numbering
    }
}

/// What the sections of a part are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holds {
    /// A section is a meeting of the working group with its recommendations.
    Recommendations,
    /// A section is an instrument of the body.
    Instruments,
}

/// A part with what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartEntry {
    pub part: Part,
    pub holds: Holds,
}

/// In which figures sections are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Numbering {
    /// 七; VII in other languages
    #[default]
    Chinese,
    /// VII
    Roman,
    /// 7
    Arabic,
}
