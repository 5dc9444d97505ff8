//! Why a file cannot be read as a word processor's document.

/// What keeps a file from being read. What to say of it is `messages::office_unreadable`'s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// The old format of Word.
    OldWord,
    RichText,
    /// It has a password.
    Encrypted,
    /// An archive, but of no text document that is read: a table, a presentation, anything else.
    NotADocument,
    /// Neither an archive nor anything else that is known.
    Unknown,
    /// It is a document, but written in a way that is not read: another compression, another encoding, entities.
    Unsupported,
    /// Two of its parts have one name: each program reads another.
    TwoOfOneName,
    /// A part that a document has is missing, or what stands in it is broken.
    Damaged,
    /// It unpacks to more than is read, or is nested deeper.
    TooLarge,
}
