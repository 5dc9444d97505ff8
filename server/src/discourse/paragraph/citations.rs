//! One citation: what kind it is decides what is asked; and what it leaves for those behind it.
//!
//! Not here: the answers. Whose an instrument is stands in `instruments`, what a place that stands alone is in
//! in `places`, what treaty an article is of in `articles`.

use super::Reader;
use crate::citation::{
    Annex, Certainty, Citation, ElementKind, Language, Mention, OtherBody, Reference, Speaker,
    Standing as Said,
};
use crate::discourse::carried::Law;
use crate::discourse::cited::{Cited, Head};
use crate::discourse::head;
use crate::lexicon::AnnexedTo;

impl Reader<'_> {
    /// A citation, with the names within it. What is none is left out.
    pub(super) fn citation(&mut self, citation: &Citation, within: &[&Mention]) {
        let mut citation = citation.clone();
        match citation.reference.clone() {
            Reference::Unattributed(Said::Place { by, annex, locator }) => {
                if !self.place(&mut citation, by, annex, &locator) {
                    return;
                }
            }
            Reference::Unattributed(Said::Article {
                article,
                through,
                locator,
                is_its,
            }) => {
                let law = self.law_of_article(&citation, is_its, within);
                if !self.article(&mut citation, law, article, through, locator) {
                    return;
                }
            }
            Reference::Treaty { treaty, .. } => self.owned_article(&mut citation, treaty, within),
            Reference::Instrument { .. } | Reference::Other { .. } => {
                // 第1/CP.28号决定: its number says whose it is.
                if citation.reference
                    == (Reference::Other {
                        body: OtherBody::Unnamed,
                    })
                    && let Some(number) = citation.element(ElementKind::Number)
                    && let Some(written) = self.scanner.text().get(number.range.clone())
                    && let Some(id) = self.lexicon.body_numbering_so(written)
                {
                    citation.reference = Reference::Other {
                        body: OtherBody::Known(id),
                    };
                    self.establish(id);
                }
                self.instrument(&mut citation, within);
            }
            // VII.2 where the compilation has been named; 三.7 has other meanings, but not beside others in the
            // paragraph that are surely of the compilation.
            Reference::Compilation { .. } => {
                let is_beside_others = || {
                    let is_sure = |one: &Citation| {
                        matches!(one.reference, Reference::Compilation { .. })
                            && one.certainty >= Certainty::Cued
                    };
                    self.out.iter().any(is_sure)
                };
                self.discourse.cites_the_compilation |= citation.certainty >= Certainty::Cued;
                let is_chinese = citation.language == Language::COMPILATION;
                if !is_chinese && self.discourse.names_the_compilation
                    || is_chinese && is_beside_others()
                {
                    citation.certainty = citation.certainty.max(Certainty::Cued);
                }
            }
            Reference::Document { .. } | Reference::Meeting { .. } => {}
        }
        self.note_article(&citation);
        if self.scanner.is_aside() {
            self.aside_law = match citation.reference {
                Reference::Treaty { treaty, .. } => Some(Law::Own(treaty)),
                Reference::Other {
                    body: OtherBody::OtherTreaty,
                } => None,
                _ => self.aside_law,
            };
        }
        let is_ours = match &citation.reference {
            Reference::Document { symbol, .. } => self.lexicon.is_our_symbol(&symbol.0),
            Reference::Compilation { .. } => citation.certainty >= Certainty::Cued,
            _ => false,
        };
        if is_ours && self.discourse.turns.is_taken {
            self.now.body = Some(Speaker::Ours);
            self.turn_is_about(Speaker::Ours);
            self.speaks_of(Speaker::Ours);
        }
        self.note_cited(&citation);
        if let Reference::Treaty { treaty, .. } = citation.reference
            && !self.scanner.is_aside()
        {
            self.now.treaty = Some(Law::Own(treaty));
        }
        self.out.push(citation);
    }

    /// What a citation cites, as that in which a place may be: the annex of an instrument that has several of them is
    /// none of them.
    pub(super) fn head_of(&self, citation: &Citation) -> Option<Head> {
        let mut head = head::of(citation)?;
        if let Head::Instrument {
            kind,
            number,
            annex: annex @ Some(Annex::Only),
            path,
            ..
        } = &mut head
            && path.is_empty()
        {
            let is_it = |annexed: &AnnexedTo| {
                annexed.number == *number
                    && annexed.annex.is_some()
                    && kind.is_none_or(|kind| kind == annexed.kind)
            };
            let mut papers = self.lexicon.papers.iter();
            if papers.any(|papers| papers.annexed.as_ref().is_some_and(is_it)) {
                *annex = None;
            }
        }
        Some(head)
    }

    /// What has been cited, as that in which places behind it may be.
    fn note_cited(&mut self, citation: &Citation) {
        if let Some(head) = self.head_of(citation) {
            const NEAR: usize = 4;
            if self.items > 0 && citation.range.start <= self.scanner.items.1 + NEAR {
                self.item_head = Some(Cited {
                    list: citation.list,
                    head: head.clone(),
                });
            }
            match &head {
                Head::Document { .. } => self.discourse.last_document = Some(head.whole()),
                Head::Instrument { annex: Some(_), .. } => {
                    self.discourse.last_annex = Some(head.whole());
                }
                _ => {}
            }
            let cited = Cited {
                list: citation.list,
                head,
            };
            // 第3/4号决定，见CTOC/COP/2006/14: where it stands is no other thing to go on with.
            let is_source = self.instruments > 0
                && matches!(cited.head, Head::Document { .. })
                && (self.scanner.is_aside() || self.scanner.is_behind_a_mark());
            let place = self.now.heads.len() - usize::from(is_source && !self.now.heads.is_empty());
            self.discourse.note_cited(&cited.head);
            if head::recommends(&cited.head) {
                self.now.recommends = Some(cited.head.clone());
            }
            self.now.heads.insert(place, cited);
            self.instruments +=
                usize::from(matches!(citation.reference, Reference::Instrument { .. }));
            const MOST: usize = 8;
            if self.now.heads.len() > MOST {
                self.now.heads.remove(0);
            }
        }
    }
}
