//! The diagnostics that a client shows where it asks for code actions: an action names those that it
//! mends. A client may send all that a document has.

use std::collections::{BTreeMap, HashMap};

use tower_lsp::lsp_types::{Diagnostic, NumberOrString, Position, Range};

use crate::resolve::Code;

/// Diagnostics of a request, by their codes and places.
pub struct Told<'a> {
    by_code: HashMap<&'a str, Vec<&'a Diagnostic>>,
    by_place: BTreeMap<(&'a str, Position, Position), Vec<&'a Diagnostic>>,
}

impl<'a> Told<'a> {
    pub fn new(diagnostics: &'a [Diagnostic]) -> Told<'a> {
        let mut told = Told {
            by_code: HashMap::new(),
            by_place: BTreeMap::new(),
        };
        for diagnostic in diagnostics {
            if let Some(NumberOrString::String(code)) = &diagnostic.code {
                let (code, place) = (code.as_str(), diagnostic.range);
                told.by_code.entry(code).or_default().push(diagnostic);
                let there = told
                    .by_place
                    .entry((code, place.start, place.end))
                    .or_default();
                there.push(diagnostic);
            }
        }
        told
    }

    /// Those of a code; `None` where there are none.
    pub fn of(&self, code: Code) -> Option<Vec<Diagnostic>> {
        Some(copied(self.by_code.get(code.name())?))
    }

    /// Those of a code at a place; `None` where there are none.
    pub fn at(&self, code: Code, place: Range) -> Option<Vec<Diagnostic>> {
        let place = (code.name(), place.start, place.end);
        Some(copied(self.by_place.get(&place)?))
    }
}

fn copied(diagnostics: &[&Diagnostic]) -> Vec<Diagnostic> {
    diagnostics.iter().map(|one| (*one).clone()).collect()
}
