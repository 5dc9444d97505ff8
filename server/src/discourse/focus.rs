//! What a place would be in that is only being written.

use std::sync::Arc;

use super::carried::Discourse;
use super::head;
use super::paragraph::read;
use super::standing::Standing;
use super::subjects::NoSubjects;
use crate::citation::{Annex, Locator, Pointing, Recognised, Reference};
use crate::lexicon::Lexicon;

/// What a document speaks of at a place within a paragraph.
#[derive(Clone, Debug)]
pub struct Focus {
    before: Arc<Discourse>,
    here: Discourse,
}

impl Focus {
    /// `before` is what the document carries into the paragraph, `text` what of it stands before the place,
    /// `recognised` what was read of that.
    pub fn new(
        lexicon: &Lexicon,
        before: &Arc<Discourse>,
        standing: Standing,
        text: &str,
        recognised: &Recognised,
    ) -> Focus {
        Focus {
            before: Arc::clone(before),
            here: read(lexicon, &NoSubjects, before, standing, text, recognised).1,
        }
    }

    /// What a place means that does not say what it is of: it is in what the paragraph, or the head of its
    /// list, has cited last, else in what the paragraph before has. `None` where nothing was cited, or several
    /// together.
    ///
    /// This is for what is offered while it is written: what stands in a finished text is read with more
    /// caution.
    pub fn place(
        &self,
        by: Pointing,
        annex: Option<Annex>,
        locator: &Locator,
    ) -> Option<Reference> {
        let heads = match self.here.heads().is_empty() {
            true => self.before.heads(),
            false => self.here.heads(),
        };
        let head = head::meant(by, None, heads, &[])?;
        head::within(&head, by, annex, locator)
    }
}
