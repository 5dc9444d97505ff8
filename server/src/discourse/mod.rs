//! Who is speaking, and of what: whose a bare number, article or paragraph is, by what the document has named
//! before it.
//!
//! A document names a body, an instrument, a report, a treaty once and goes on with 第5段, article 6, ibid.,
//! 该决议. What it speaks of at a place is a [`Discourse`]; reading a paragraph ([`read`]) takes the one that the
//! document carries into it and gives the one behind it. It has four foci:
//!
//! | focus | set by | taken up by |
//! | --- | --- | --- |
//! | the body that speaks | its name as the first of a sentence, in a heading, an opening line, the head of a list, the header of a table | a number without an issuer, 其, 该会议, the Conference |
//! | the instrument or document | a citation of it | a place that stands alone, 该决定, the same annex, ibid. |
//! | the treaty | its name, a heading, an article of it | an article that stands alone, 该公约, the Protocol |
//! | the compilation | its name | VII.20 |
//!
//! A focus of a paragraph ends with it, one of a list with the list, one of a heading at the next heading of its
//! rank. Where two bodies compete for a number, it is nobody's: the citation becomes one that is left alone.
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`carried`] | what a document carries from paragraph to paragraph |
//! | [`cited`] | what has been cited, as that in which a place may be |
//! | [`focus`] | what a place would be in that is only being written |
//! | [`treaty`] | what has articles |
//! | [`standing`] | what a paragraph is in its document: a heading, an item, a row |
//! | [`list`] | a list that its copies share until one of them is changed |
//! | [`own`] | how it counts its own paragraphs and the items of its own lists |
//! | [`sentence`] | where sentences and brackets begin and end |
//! | [`subjects`] | what provisions are about, as whoever knows the compilation says it |
//! | [`short_name`] | short names in brackets behind a body's name, and where a text has them again |
//! | [`turn`] | who has the floor in a chat or a debate |
//! | [`table`] | what the header of a table says of the figures in its columns |
//! | [`paragraph`] | reading one paragraph: names and citations in their order, a file for each focus or step |
//! | [`body`], [`head`], [`law`] | the foci: whose a number is, what a place is in, what treaty an article is of |
//!
//! Not here: reading text (`citation/`); whether a citation is right (`resolve/`); how paragraphs are found and
//! kept (`draft/`).

mod body;
mod carried;
mod cited;
mod focus;
mod head;
mod law;
mod list;
mod own;
mod paragraph;
mod sentence;
mod short_name;
mod standing;
mod subjects;
mod table;
mod treaty;
mod turn;

pub use carried::Discourse;
pub use focus::Focus;
pub use paragraph::{behind_silence, leaves_as_it_is, read};
pub use standing::Standing;
pub use subjects::{Bearing, NoSubjects, Subjects};
