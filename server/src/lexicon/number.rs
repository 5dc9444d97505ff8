//! The numbers of instruments, and the shapes that bodies give them.

/// Whether an instrument is a resolution (决议) or a decision (决定).
///
/// The kind belongs to the instrument's name: resolution 6/1 and decision 6/1 both exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InstrumentKind {
    Resolution,
    Decision,
}

impl InstrumentKind {
    /// The kind that this one is mistaken for.
    pub fn other(self) -> Self {
        match self {
            InstrumentKind::Resolution => InstrumentKind::Decision,
            InstrumentKind::Decision => InstrumentKind::Resolution,
        }
    }
}

/// The number of one of our body's instruments: session and serial, as 3/4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InstrumentNumber {
    pub session: u16,
    pub serial: u16,
}

impl InstrumentNumber {
    /// 3/4, also where our body writes XIII/3: to compare with, not to be printed (see
    /// [`crate::lexicon::Lexicon::number`]).
    pub fn in_digits(self) -> String {
        format!("{}/{}", self.session, self.serial)
    }
}

/// One series of a body's numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    pub kind: SeriesKind,
    pub shape: Shape,
    /// The first session or year with numbers of that shape.
    pub first: Option<u16>,
    /// The last one known; a later number cannot be judged.
    pub last: Option<u16>,
    /// The lowest serial that it gives, where that is not 1: 101 in 6/102.
    pub serials_from: Option<u16>,
    /// The symbol of the document that carries the text, with placeholders in braces as the shape has them:
    /// `A/RES/{SESSION}/{SERIAL}`. See [`super::Body::issued`].
    pub symbol: Option<String>,
    /// Its public address, likewise.
    pub link: Option<String>,
    /// The first session or year of which the address leads to the text; the first of all where there is none.
    pub linked_from: Option<u16>,
}

impl Series {
    /// Whether its numbers begin with a session, in whichever figures.
    pub fn counts_sessions(&self) -> bool {
        matches!(self.shape, Shape::SessionSerial | Shape::RomanSerial)
    }

    /// Whether a serial may be one of its own.
    pub fn may_have_serial(&self, serial: u16) -> bool {
        self.serials_from.is_none_or(|from| from <= serial)
    }

    /// Whether a session may be one of its own: not before the first.
    pub fn may_have_session(&self, session: u16) -> bool {
        self.first.is_none_or(|first| first <= session)
    }
}

/// What a series numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesKind {
    Instrument(InstrumentKind),
    /// Declarations, recommendations, documents.
    Else,
}

/// How a number is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// 3/4
    SessionSerial,
    /// XIII/3
    RomanSerial,
    /// 2006/27
    YearSerial,
    /// Any other, as the data writes it: `SERIAL/CP.SESSION`.
    Else(String),
}

impl Shape {
    /// From the data's notation.
    pub fn parse(written: &str) -> Shape {
        match written {
            "SESSION/SERIAL" => Shape::SessionSerial,
            "ROMAN/SERIAL" => Shape::RomanSerial,
            "YEAR/SERIAL" => Shape::YearSerial,
            _ => Shape::Else(written.to_owned()),
        }
    }
}

/// VII for 7; numbers from 1 to 39, others in digits.
pub fn roman(number: u16) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    match ONES.get(usize::from(number % 10)) {
        Some(ones) if (1..40).contains(&number) => "X".repeat(usize::from(number / 10)) + ones,
        _ => number.to_string(),
    }
}
