//! One citation: what kind it is decides what is asked; and what it leaves for those behind it.
//!
//! Not here: the answers. Whose an instrument is stands in `instruments`, what a place that stands alone is in
//! in `places`, what treaty an article is of in `articles`.

use super::Reader;
use crate::citation::numeral::is_numeral;
use crate::citation::short_name;
use crate::citation::{
    Annex, Certainty, Citation, ElementKind, InstrumentKind, InstrumentNumber, Issuer, Language,
    MeetingNumbering, Mention, Named, OtherBody, Path, Pointing, Reference, Speaker,
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
                let law = match is_its || !within.is_empty() {
                    true => law,
                    false => self.protocol_of_heading(&citation, law),
                };
                if within.iter().any(|one| one.named == Named::BareConvention) {
                    self.bare_meant = law;
                }
                if !self.article(&mut citation, law, article, through, locator) {
                    return;
                }
            }
            Reference::Treaty {
                treaty, article, ..
            } => {
                if self.is_beyond_all_of_ours(&citation, article) {
                    return;
                }
                self.owned_article(&mut citation, treaty, within);
            }
            Reference::Instrument {
                annex: None,
                locator,
                ..
            } if citation.element(ElementKind::Number).is_none()
                && let Some(head) = self.counted_on_in_brackets(&citation, &locator)
                && let Some(counted) = head::within(&head, Pointing::Nothing, None, &locator) =>
            {
                citation.reference = counted;
            }
            Reference::Instrument { number, .. }
                if citation.certainty == Certainty::Subject
                    && !self.is_known_by_its_number(&citation, number) =>
            {
                return;
            }
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
                if (!is_chinese || self.is_among_other_words(&citation))
                    && self.discourse.names_the_compilation
                    || is_chinese && is_beside_others()
                {
                    citation.certainty = citation.certainty.max(Certainty::Cued);
                }
                self.in_the_part_named(&mut citation);
            }
            // Paragraph 24 of the report of the seventh meeting, in a document that has named nothing of ours.
            Reference::Meeting {
                numbering: MeetingNumbering::Report,
                ..
            } if citation.language != Language::COMPILATION
                && citation.certainty == Certainty::Shape
                && !self.discourse.names_our_group
                && !self.discourse.speaks_of_us() =>
            {
                return;
            }
            // A report whose paragraphs the compilation holds speaks of the working group as its name does.
            Reference::Document { symbol, .. } => {
                let mut papers = self.lexicon.papers.iter();
                self.discourse.names_our_group |=
                    papers.any(|papers| papers.report.as_ref() == Some(&symbol.0));
            }
            // Recommendation 9 of the eleventh meeting, where the working group has been named and nobody else here.
            Reference::Meeting { .. }
                if citation.certainty == Certainty::Shape
                    && self.discourse.names_our_group
                    && self
                        .sentence
                        .bodies
                        .iter()
                        .all(|body| *body == Speaker::Ours) =>
            {
                citation.certainty = Certainty::Cued;
            }
            Reference::Meeting { .. } => {}
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
        self.note_label(&citation);
        if let Reference::Treaty { treaty, .. } = citation.reference
            && !self.scanner.is_aside()
        {
            self.now.treaty = Some(Law::Own(treaty));
        }
        self.out.push(citation);
    }

    /// A部分八.1……（八.2）: a section without its part is that of the part that the sentence has named with it; not one of
    /// which only is spoken how it is written, “七.2”.
    fn in_the_part_named(&self, citation: &mut Citation) {
        let before = self.scanner.text().get(..citation.range.start);
        let is_quoted =
            before.is_some_and(|before| before.ends_with(['“', '"', '«', '‘', '「', '『']));
        let Reference::Compilation {
            part: unnamed @ None,
            section: here,
            ..
        } = &mut citation.reference
        else {
            return;
        };
        let in_sentence = |before: &&Citation| before.range.end > self.scanner.sentence;
        let named = self
            .out
            .iter()
            .rev()
            .take_while(in_sentence)
            .find_map(|before| match before.reference {
                Reference::Compilation { part, section, .. } if section == *here => part,
                _ => None,
            });
        if !is_quoted {
            *unnamed = named;
        }
    }

    /// The Chinese edition writes 七.26: whether the word before a number is of another language.
    fn is_among_other_words(&self, citation: &Citation) -> bool {
        let before = self.scanner.text().get(..citation.range.start);
        let before = before
            .unwrap_or_default()
            .trim_end_matches([' ', '“', '"', '«', '\u{a0}']);
        before.ends_with(|c: char| c.is_alphabetic() && c < '\u{2E80}')
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

    /// The name that the words around a citation give to what it cites.
    fn note_label(&mut self, citation: &Citation) {
        let text = self.scanner.text();
        let (Some(before), Some(behind)) = (
            text.get(..citation.range.start),
            text.get(citation.range.end..),
        ) else {
            return;
        };
        let name = short_name(behind).or_else(|| self.out.is_empty().then(|| label(before))?);
        let head = self.head_of(citation);
        if let (Some(number), Some(head)) = (note_number(before, self.body_end), &head) {
            self.discourse.note_of(number, head.clone());
        }
        let head =
            head.filter(|head| matches!(head, Head::Instrument { .. } | Head::Document { .. }));
        if let (Some(name), Some(head)) = (name, head) {
            self.discourse.label(name, head);
        }
    }

    /// Whether the compilation reproduces an instrument; of anything else, nothing is said.
    pub(super) fn is_reproduced(&self, head: &Head) -> bool {
        match head {
            Head::Instrument { kind, number, .. } => {
                let is_it = |(of, known): &(InstrumentKind, InstrumentNumber)| {
                    known == number && kind.is_none_or(|kind| kind == *of)
                };
                self.lexicon.reproduced.iter().any(is_it)
            }
            _ => true,
        }
    }

    /// Resolution 4/3, where the compilation has a decision of that number: which is meant.
    pub(super) fn is_reproduced_as_another_kind(&self, head: &Head) -> bool {
        let Head::Instrument {
            issuer: Issuer::Ours,
            kind: Some(kind),
            number,
            ..
        } = head
        else {
            return false;
        };
        let mut all = self.lexicon.reproduced.iter();
        all.any(|(of, known)| known == number && of != kind)
    }

    /// What has been cited, as that in which places behind it may be.
    fn note_cited(&mut self, citation: &Citation) {
        // 八.3……同一次会议的建议4: the section is what a meeting recommended.
        if let Reference::Compilation { part, section, .. } = &citation.reference
            && citation.language == Language::COMPILATION
            && part.is_none_or(|part| self.lexicon.holds_recommendations(part))
            && self
                .lexicon
                .papers
                .iter()
                .any(|papers| papers.meeting == *section)
        {
            self.now.recommends = Some(Head::Meeting {
                meeting: *section,
                numbering: MeetingNumbering::Recommendations,
                path: Path::new(),
            });
        }
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
            if head::recommends(&cited.head) && self.is_reproduced(&cited.head) {
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

/// What the line that ends here gives as the name of what follows: 材料甲：, **材料一**　. One of several, as its last character
/// says.
fn label(before: &str) -> Option<&str> {
    /// Characters of a name, and bytes between it and what it names: 材料二　同一会议.
    const LONGEST: usize = 6;
    const FARTHEST: usize = 24;
    let line = before.rsplit('\n').next()?;
    // Marks of a markup are control characters.
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || "*_#>-".contains(c);
    let line = line.trim_start_matches(is_blank);
    let length = line.find(|c: char| !c.is_alphanumeric())?;
    let (name, behind) = line.split_at_checked(length)?;
    let is_parted = behind.starts_with(|c: char| is_blank(c) || matches!(c, '：' | ':'));
    let is_ordinal = |c: char| {
        is_numeral(c)
            || "甲乙丙丁戊己庚辛".contains(c)
            || c.is_ascii_digit()
            || c.is_ascii_uppercase()
    };
    let begins = name.chars().next()?;
    let is_one_of_several = name.ends_with(is_ordinal)
        && begins.is_alphabetic()
        && !begins.is_ascii()
        && !is_ordinal(begins)
        && begins != '第';
    let is_short = (2..=LONGEST).contains(&name.chars().count());
    (is_parted && behind.len() <= FARTHEST && is_short && is_one_of_several).then_some(name)
}

/// The number of the note whose line begins there: [4] , 1　, ［12］见, ³. Not of an item: 1. `named` is where the name of a
/// body ends that may stand before what the note cites.
fn note_number(before: &str, named: usize) -> Option<u16> {
    /// Bytes of words between the number and what the note cites, besides that name, and of the name.
    const LONGEST: usize = 12;
    const LONGEST_NAME: usize = 160;
    let (start, line) = before
        .rfind('\n')
        .and_then(|end| Some((end + 1, before.get(end + 1..)?)))
        .unwrap_or((0, before));
    let content =
        line.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '>');
    let bracketed = content.strip_prefix(['[', '［', '〔', '【']);
    let inside = bracketed.unwrap_or(content).trim_start_matches('^');
    let digits = inside.find(|c: char| figure(c).is_none())?;
    let (written, behind) = inside.split_at_checked(digits)?;
    let is_raised = !written.is_ascii();
    let is_closed = match bracketed {
        Some(_) => behind.starts_with([']', '］', '〕', '】']),
        None => is_raised || behind.starts_with(['\u{3000}', ' ', '\t']),
    };
    let label = start + line.len() - behind.len();
    let name = before.get(label..named).unwrap_or_default();
    let is_name = name.len() <= LONGEST_NAME && !name.contains([',', '，', ';', '；', '.', '。']);
    let led = match is_name && named > label {
        true => before.len() - named,
        false => behind.len(),
    };
    let number = written.chars().filter_map(figure).collect::<String>();
    number.parse().ok().filter(|_| is_closed && led <= LONGEST)
}

/// A figure, raised or not, as one that is not.
fn figure(c: char) -> Option<char> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    if c.is_ascii_digit() {
        return Some(c);
    }
    let place = RAISED.chars().position(|raised| raised == c)?;
    char::from_digit(u32::try_from(place).ok()?, 10)
}
