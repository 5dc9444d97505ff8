//! The languages that citations are written in.

use std::fmt;

/// A language, by its code in ISO 639-1: no more than a name. Which languages there are and what is
/// known of each is said by the grammar ([`crate::citation::languages`]).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language([u8; 2]);

impl Language {
    /// The language that compilations are carried in, and in which what stands in them is named where a
    /// draft asks for no other.
    pub const COMPILATION: Language = Language::of(*b"zh");

    /// The languages that the program speaks to people in (the messages' locales): what is a compilation's own has a
    /// name in each.
    pub const SPOKEN: [Language; 2] = [Language::of(*b"zh"), Language::of(*b"en")];

    /// The language with a code: two small letters.
    pub const fn of(code: [u8; 2]) -> Language {
        Language(code)
    }

    /// Its BCP 47 tag, as data files have it: `zh`.
    pub fn tag(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
