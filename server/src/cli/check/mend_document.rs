//! Obvious fixes of a word processor's document: applied in it, piece by piece, until there is none left.

use super::baseline::KnownHere;
use super::mend::{Mended, ROUNDS, one_round};
use crate::cli::drafts::Checked;
use crate::cli::input::read_document;
use crate::cli::replace::replace;
use crate::cli::rules::Rules;
use crate::features::Snapshot;
use crate::messages::{self, Locale};
use crate::office::{Authorship, Change, Document};

/// A document with its fixes.
pub struct MendedDocument {
    pub mended: Mended,
    pub document: Document,
    /// As each of the compilations reads it.
    pub snapshots: Vec<Snapshot>,
    /// Its bytes; `None` where nothing was mended.
    pub bytes: Option<Vec<u8>>,
    /// What has been changed where, for a person to read.
    pub told: String,
}

/// A document with its obvious fixes, tracked where that says by whom. `open` makes a draft of a text.
///
/// # Errors
///
/// What has been written cannot be read; the reason as a sentence.
pub fn mended_document(
    file: &Checked,
    document: Document,
    snapshots: Vec<Snapshot>,
    open: impl Fn(&str) -> Vec<Snapshot>,
    rules: &Rules<'_>,
    known: &KnownHere<'_>,
    tracked: Option<&Authorship>,
) -> Result<MendedDocument, String> {
    let locale = file.project.locale;
    let mut now = MendedDocument {
        mended: Mended::default(),
        document,
        snapshots,
        bytes: None,
        told: String::new(),
    };
    for _ in 0..ROUNDS {
        let (mended, edits) = one_round(&now.snapshots, rules, known);
        if mended == 0 {
            break;
        }
        let changes: Vec<Change> = (edits.into_iter())
            .map(|(range, text)| Change { range, text })
            .collect();
        for change in &changes {
            now.told
                .push_str(&told(file, &now.document, change, locale));
        }
        let wrong = |why| messages::office_unreadable(locale, &file.name, why);
        let bytes = now.document.changed(&changes, tracked).map_err(wrong)?;
        now.document = file.document_of(bytes.clone())?;
        now.snapshots = open(now.document.text());
        now.bytes = Some(bytes);
        now.mended.count += mended;
        now.mended.files = 1;
    }
    Ok(now)
}

/// A change with the words around it, and where it stands.
fn told(file: &Checked, document: &Document, change: &Change, locale: Locale) -> String {
    let place = document.place(&change.range);
    let (before, behind) = (&place.before, &place.behind);
    format!(
        "{}: {}\n-{before}{}{behind}\n+{before}{}{behind}\n",
        file.shown(),
        messages::office_place(locale, &place),
        place.words,
        change.text,
    )
}

/// Puts a document in the place of the one that was read.
///
/// # Errors
///
/// It cannot be written, or the file is another one by now; the reason as a sentence. Then the file is as it was.
pub fn write_back(file: &Checked, before: &[u8], after: &[u8]) -> Result<(), String> {
    let locale = file.project.locale;
    if read_document(&file.name, locale)? != before {
        return Err(messages::file_changed(locale, &file.name));
    }
    replace(&file.name, after)
        .map_err(|error| messages::file_unwritable(locale, &file.name, &error))
}
