//! What programs ask of a word processor's document that they send: its text, and its file with fixes or with comments.
//!
//! Nothing is kept between two questions: a document is sent with each, and what has been done to it since it was read
//! as steps.

use std::path::Path;

use super::Enquiry;
use crate::draft::office::LANGUAGE_ID;
use crate::features::review::{authorities, remark, told};
use crate::messages;
use crate::office::{Authorship, Change, Document, Remark, Unreadable, Version};
use crate::text::{Encoding, Position, Text};

/// What is done to a document at once: stretches of its text, and what is to stand there. Columns count UTF-16 code
/// units, as editors have them.
pub type Step = Vec<(Position, Position, String)>;

impl Enquiry {
    /// Reads a document; `name` is what it is called where something is wrong.
    ///
    /// # Errors
    ///
    /// It cannot be read; the reason as a sentence.
    pub fn document(&self, bytes: Vec<u8>, name: &str) -> Result<Document, String> {
        Document::read(bytes, Version::AsChanged).map_err(|why| self.unreadable(name, why))
    }

    /// A document after some steps, each of which is of the text that the one before has left; tracked where that says
    /// by whom.
    ///
    /// # Errors
    ///
    /// What has been written cannot be read; the reason as a sentence.
    pub fn changed(
        &self,
        mut document: Document,
        name: &str,
        steps: &[Step],
        tracked: Option<&Authorship>,
    ) -> Result<Document, String> {
        for step in steps {
            let text = Text::new(document.text());
            let place = |position| text.offset(position, Encoding::Utf16);
            let changes = step.iter().map(|(start, end, text)| Change {
                range: place(*start)..place(*end),
                text: text.clone(),
            });
            let changes: Vec<Change> = changes.collect();
            let bytes = document.changed(&changes, tracked);
            let bytes = bytes.map_err(|why| self.unreadable(name, why))?;
            document = self.document(bytes, name)?;
        }
        Ok(document)
    }

    /// A document's file with a comment at each finding, and with a table of authorities at its end where that is
    /// wanted; how many comments.
    ///
    /// # Errors
    ///
    /// It cannot be written; the reason as a sentence.
    pub fn reviewed(
        &self,
        document: &Document,
        name: &str,
        with_authorities: bool,
        authorship: &Authorship,
    ) -> Result<(Vec<u8>, usize), String> {
        let snapshots = self.read(document.text(), LANGUAGE_ID, None);
        let told = snapshots.iter().flat_map(|snapshot| {
            let findings = snapshot.findings().told();
            findings.filter_map(move |finding| told(snapshot, finding))
        });
        let remarks = told.map(|told| remark(document, told.readable(), self.locale));
        let remarks: Vec<Remark> = remarks.collect();
        let table = with_authorities.then(|| authorities(document, &snapshots));
        let written = document.reviewed(&remarks, table.as_ref(), authorship);
        let written = written.map_err(|why| self.unreadable(name, why))?;
        Ok((written, remarks.len()))
    }

    fn unreadable(&self, name: &str, why: Unreadable) -> String {
        messages::office_unreadable(self.locale, Path::new(name), why)
    }
}
