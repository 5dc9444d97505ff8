//! The proof that names and numberings are data: compilations of other bodies, read as examples.
//!
//! Each of the compilations in `tests/corpus` has a file here: another working group of the same
//! Conference, another Conference whose instruments have the same numbers, and an invented body with
//! Roman numbers and no parts. An example is a draft with ‸ where the cursor is, and the
//! answer expected for it; the answers are compared as text ([`example`]). The texts of these
//! compilations are invented.
//!
//! `program` asks the real program for the same, on the command line and over the protocol; `broken`
//! takes a sound compilation, breaks one thing, and reads what the check says.

mod broken;
#[path = "../protocol/client.rs"]
#[allow(dead_code)] // The protocol tests use all of it.
mod client;
mod corruption;
mod example;
mod lakes;
mod names;
#[path = "../support/process.rs"]
mod process;
mod program;
mod trafficking_in_persons;
