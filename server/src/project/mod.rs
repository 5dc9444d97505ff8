//! A folder of drafts as a project: its file `.yuanyin.toml` and the files in it that are drafts.
//!
//! The file stands at the root of a workspace; the command line takes the nearest one upwards
//! from the folder of each file that it checks. [`read`] makes settings of its text and says what
//! of it is wrong, with the place; what is right is used all the same.
//!
//! ```toml
//! corpus = "corpus/second-edition"    # a compilation's folder, inside this one
//! locale = "en"                       # the language of messages: "zh" or "en"
//! house_form = "compilation"          # the form that every citation should have
//! exclude = ["archive/", "*.old.md"]  # not checked and not searched; as in .gitignore
//! extensions = ["wiki"]               # endings of drafts besides the usual ones
//! subject = "compilation"             # what the drafts are about, or "other"
//!
//! [diagnostics]                       # "error", "warning", "information", "hint" or "off"
//! ambiguous = "off"
//!
//! [[ignore]]                          # findings to leave alone; each key is optional
//! path = "reports/2024.md"            # as in .gitignore
//! code = "no-such-provision"          # or a list of codes
//! citation = "七.45"                  # white space is of no account
//! ```
//!
//! What the editor is set to (or the command line told) comes before this file, and this file
//! before the defaults. `diagnostics` are taken together code by code; every other setting is
//! taken whole from the first of the three that has it.
//!
//! The file comes with the drafts, perhaps from somebody who is not trusted: it names no program,
//! and nothing outside its own folder is read because of it ([`load`]).

mod drafts;
#[cfg(feature = "files")]
mod files;
mod folder;
mod ignored;
#[cfg(feature = "files")]
mod load;
mod patterns;
mod problem;
mod settings;

pub use drafts::*;
#[cfg(feature = "files")]
pub use files::*;
pub use folder::*;
pub use ignored::*;
#[cfg(feature = "files")]
pub use load::*;
pub use patterns::*;
pub use problem::*;
pub use settings::*;
