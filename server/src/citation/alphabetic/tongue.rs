//! A language with the names that are read in it: its words, which are the grammar's, and the lexicon's names.

use std::ops::Deref;
use std::sync::Arc;

use super::languages::LANGUAGES;
use super::script::Alphabet;
use super::words::Words;
use crate::citation::Language;
use crate::citation::symbol::Symbols;
use crate::lexicon::{Lexicon, Numbering};

/// One language's words with the names to read with.
pub struct Tongue {
    words: &'static Words,
    pub lexicon: Arc<Lexicon>,
}

impl Deref for Tongue {
    type Target = Words;

    fn deref(&self) -> &Words {
        self.words
    }
}

/// The languages of this grammar, in the order in which they are tried.
pub struct Tongues {
    all: Vec<Tongue>,
    lexicon: Arc<Lexicon>,
    pub symbols: Arc<Symbols>,
}

impl Tongues {
    pub fn new(lexicon: &Arc<Lexicon>, symbols: Arc<Symbols>) -> Tongues {
        let all = LANGUAGES.into_iter().map(|words| Tongue {
            words,
            lexicon: Arc::clone(lexicon),
        });
        Tongues {
            all: all.collect(),
            lexicon: Arc::clone(lexicon),
            symbols,
        }
    }

    /// How the compilation's sections are numbered.
    pub fn numbering(&self) -> Numbering {
        self.lexicon.numbering
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Tongue> {
        self.all.iter()
    }

    /// A language; `None` for Chinese, which has a grammar of its own.
    pub fn of(&self, language: Language) -> Option<&Tongue> {
        self.all.iter().find(|words| words.language == language)
    }

    /// The languages that are written with a letter.
    pub fn of_letter(&self, letter: char) -> impl Iterator<Item = &Tongue> {
        let alphabet = Alphabet::of(letter);
        self.all
            .iter()
            .filter(move |words| Some(words.script.alphabet()) == alphabet)
    }
}
