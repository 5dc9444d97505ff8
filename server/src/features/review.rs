//! A word processor's document as its reviewer gives it back: a comment at each finding, and a table of what it cites.

use crate::features::Snapshot;
use crate::features::action::Action;
use crate::features::code_action::fixes_of;
use crate::features::diagnostics::{Diagnostic, tell};
use crate::features::finding::DraftFinding;
use crate::features::table_of_authorities::{
    self as table, Telling, locale_of_draft, table_of_authorities,
};
use crate::messages::{self, Locale};
use crate::office::{Document, Remark, Side, Table, readable};

/// Fixes that a comment names.
const MOST_FIXES: usize = 3;

/// A finding that is told, with what would mend it.
pub struct Told {
    pub diagnostic: Diagnostic,
    pub fixes: Vec<Action>,
}

/// A finding in words. `None` where nobody is told of it.
pub fn told(snapshot: &Snapshot, finding: &DraftFinding) -> Option<Told> {
    Some(Told {
        diagnostic: tell(snapshot, finding)?,
        fixes: fixes_of(snapshot, finding),
    })
}

impl Told {
    /// The same without the signs that a document's text has.
    pub fn readable(mut self) -> Told {
        self.diagnostic.message = readable(&self.diagnostic.message);
        for fix in &mut self.fixes {
            fix.title = readable(&fix.title);
        }
        self
    }
}

/// The comment at a finding.
pub fn remark(document: &Document, told: Told, locale: Locale) -> Remark {
    let Told { diagnostic, fixes } = told;
    let place = document.place(&diagnostic.range);
    let region = &place.region;
    // A comment stands in the text itself only.
    let is_elsewhere = region.side != Side::Body || region.note.is_some() || region.is_text_box;
    let elsewhere = is_elsewhere.then(|| messages::office_elsewhere(locale, &place));
    let fixes = fixes.iter().take(MOST_FIXES);
    let fixes = fixes.map(|fix| messages::office_suggestion(locale, &fix.title));
    let first = format!("{}{}", elsewhere.unwrap_or_default(), diagnostic.message);
    Remark {
        range: diagnostic.range.clone(),
        paragraphs: std::iter::once(first).chain(fixes).collect(),
    }
}

/// The table of authorities of a document, as each of the compilations reads it, in its language: it goes into it.
pub fn authorities(document: &Document, snapshots: &[Snapshot]) -> Table {
    let locale = snapshots.first().map(locale_of_draft).unwrap_or_default();
    let telling = Telling::Places(document, locale);
    let mut rows = vec![table::columns(locale, &telling)];
    for snapshot in snapshots {
        let authorities = table_of_authorities(snapshot, locale);
        rows.extend(table::cells(snapshot, locale, &authorities, &telling));
    }
    Table {
        heading: messages::authorities_heading(locale).to_owned(),
        rows,
    }
}
