//! The real server over stdio, held to the protocol: its life from start to end, positions, the
//! whole compilation by its own references, what a drafter does, bad input, and what goes wrong around it.

mod bad_input;
mod client;
mod compilation;
mod confinement;
mod document;
mod drafting;
mod faults;
mod keeping_up;
mod lifecycle;
mod notebooks;
mod positions;
#[path = "../support/process.rs"]
mod process;
mod quotations;
mod reloading;
mod requests;
mod rewriting;
mod several;
mod synchronisation;
mod workspace;
