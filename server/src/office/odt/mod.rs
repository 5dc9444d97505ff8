//! OpenDocument texts (`.odt`, `.ott`), as LibreOffice writes them.
//!
//! | file | what it knows |
//! | --- | --- |
//! | [`styles`] | what styles say of paragraphs and words |
//! | [`lists`] | the numbers before paragraphs |
//! | [`read`] | the document as it is read |
//! | [`write`] | what is changed in it, and comments |
//! | [`own_table`] | the table that a review appends, and how it is known again |

mod lists;
mod own_table;
mod read;
mod styles;
mod write;

pub use read::read;
pub use write::{change, comment};
