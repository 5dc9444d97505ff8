//! Places of the compilation as a sentence names them, in the form that the citation has and in the reader's
//! language: 第7/3号决议附件一; decision 3/4, paragraph 2 (b). Names that go into drafts are the languages'
//! ([`crate::citation::writing`]); here units are counted and listed as well (第1至31段, subparagraphs (a) to (e)).

use crate::citation::numeral::{self, chinese, roman_numeral};
use crate::citation::writing::Head;
use crate::citation::{Annex, DocumentSymbol, Locator, Path, Step};
use crate::corpus::{Corpus, ProvisionId, ProvisionKind};
use crate::messages::{Locale, capitalised, kind, part};
use crate::resolve::{Form, head};

/// A place with its units, under what the citation names it by.
#[derive(Debug)]
pub(super) struct Named {
    head: Head,
    path: Path,
}

impl Named {
    /// A place in the form of a citation, else in one that there is.
    pub(super) fn new(locale: Locale, corpus: &Corpus, id: &ProvisionId, form: Form) -> Named {
        let in_form = |form| {
            let kind = ProvisionKind::Operative;
            head(corpus, locale.language(), id, kind, form)
        };
        let named = in_form(form).or_else(|| in_form(Form::Instrument));
        let (head, path) = named.or_else(|| in_form(Form::Compilation)).unwrap_or((
            Head::Section {
                part: id.part,
                section: id.section,
                annex: id.annex,
            },
            id.path.clone(),
        ));
        Named { head, path }
    }

    /// The place above those that a locator names in a document, with its first and last step there; `None` for
    /// the document as a whole.
    pub(super) fn in_document(
        symbol: &DocumentSymbol,
        locator: &Locator,
    ) -> Option<(Named, Step, Step)> {
        let (from, to) = locator.ends()?;
        let (first, last) = (*from.first()?, *to.first()?);
        let head = Head::Document(symbol.clone());
        let path = Path::new();
        Some((Named { head, path }, first, last))
    }

    /// The same without its last step, and that step; `None` for a head as a whole.
    pub(super) fn split(mut self) -> Option<(Named, Step)> {
        let last = self.path.pop()?;
        Some((self, last))
    }

    /// The last step.
    pub(super) fn last(&self) -> Option<Step> {
        self.path.last().copied()
    }

    /// A部分第七节, 第3/4号决定第2段, CTOC/COP/WG.2/2010/1第4段; Part A, section VII, …
    pub(super) fn in_words(&self, locale: Locale, corpus: &Corpus) -> String {
        let head = head_in_words(locale, corpus, &self.head);
        let mut words = head;
        for (depth, step) in self.path.iter().enumerate() {
            let unit = match (locale, depth, step) {
                (Locale::Chinese, ..) => self.unit(locale, depth, *step),
                // paragraph 2 (b) (ii)
                (Locale::English, 0, _) => format!(", {}", self.unit(locale, depth, *step)),
                (Locale::English, ..) => format!(" {}", bare(locale, *step)),
            };
            words.push_str(&unit);
        }
        words
    }

    /// One unit below this place: 第45段, (z)项, 序言部分第9段; paragraph 45, subparagraph (z).
    pub(super) fn member(&self, locale: Locale, step: Step) -> String {
        self.unit(locale, self.path.len(), step)
    }

    /// The units from the first to the last below this place: 第1至31段; paragraphs 1 to 31. Two beside each
    /// other are both named.
    pub(super) fn members(&self, locale: Locale, first: Step, last: Step) -> String {
        let depth = self.path.len();
        if first == last {
            return match (locale, first) {
                (Locale::Chinese, Step::Preambular(number)) => format!("第{number}段"),
                _ => self.unit(locale, depth, first),
            };
        }
        let is_pair = ordinal(last) == ordinal(first) + 1;
        let (from, to) = (bare(locale, first), bare(locale, last));
        match locale {
            Locale::Chinese => {
                let unit = chinese_unit(first, depth);
                match (first, is_pair) {
                    (Step::Paragraph(_) | Step::Preambular(_), true) => {
                        format!("第{from}{unit}和第{to}{unit}")
                    }
                    (Step::Paragraph(_) | Step::Preambular(_), false) => {
                        format!("第{from}至{to}{unit}")
                    }
                    (_, true) => format!("{from}{unit}和{to}{unit}"),
                    (_, false) => format!("{from}至{to}{unit}"),
                }
            }
            Locale::English => {
                let unit = self.english_unit(first, depth);
                let between = if is_pair { "and" } else { "to" };
                format!("{unit}s {from} {between} {to}")
            }
        }
    }

    fn unit(&self, locale: Locale, depth: usize, step: Step) -> String {
        let written = bare(locale, step);
        match (locale, step) {
            (Locale::Chinese, Step::Preambular(_)) => format!("序言部分第{written}段"),
            (Locale::Chinese, Step::Paragraph(_)) => format!("第{written}段"),
            (Locale::Chinese, _) => format!("{written}{}", chinese_unit(step, depth)),
            (Locale::English, _) => format!("{} {written}", self.english_unit(step, depth)),
        }
    }

    fn english_unit(&self, step: Step, depth: usize) -> &'static str {
        match (step, depth) {
            (Step::Preambular(_), _) => "preambular paragraph",
            (_, 0) if matches!(self.head, Head::Meeting { .. }) => "recommendation",
            (Step::Paragraph(_), _) | (Step::Subparagraph(_), 0) => "paragraph",
            (Step::Subparagraph(_), _) => "subparagraph",
            (Step::Item(_), _) => "item",
        }
    }
}

/// What a document's places are counted under, where a report is cited: CTOC/COP/WG.2/2013/5.
pub(super) fn head_in_words(locale: Locale, corpus: &Corpus, head: &Head) -> String {
    let with_annex = |words: String, annex: Option<Annex>| match annex {
        None => words,
        Some(annex) => {
            let annex = annex_in_words(locale, annex);
            sentence!(locale, "{words}{annex}", "{words}, {annex}")
        }
    };
    match head {
        Head::Section {
            part: of,
            section,
            annex,
        } => {
            let part = of.letter().map(|_| part(locale, *of));
            let words = match locale {
                Locale::Chinese => {
                    let number = numeral::section(corpus.lexicon.numbering, *section);
                    format!("{}第{number}节", part.unwrap_or_default())
                }
                Locale::English => {
                    let number = roman_numeral(*section);
                    part.map_or(format!("Section {number}"), |part| {
                        format!("{part}, section {number}")
                    })
                }
            };
            with_annex(words, *annex)
        }
        Head::Document(symbol) => symbol.0.clone(),
        Head::Instrument {
            kind: of,
            number,
            annex,
            ..
        } => {
            let kind = kind(locale, *of);
            let words = match locale {
                Locale::Chinese => format!("第{number}号{kind}"),
                Locale::English => format!("{} {number}", capitalised(kind)),
            };
            with_annex(words, *annex)
        }
        Head::Meeting { group, meeting } => match locale {
            Locale::Chinese => format!("{group}第{}次会议的建议", chinese(*meeting)),
            Locale::English => format!("Meeting {meeting} {group}"),
        },
        Head::Article { treaty, number } => match locale {
            Locale::Chinese => format!("《{treaty}》第{number}条"),
            Locale::English => format!("Article {number} {treaty}"),
        },
    }
}

/// 附件一 / annex I
pub(super) fn annex_in_words(locale: Locale, annex: Annex) -> String {
    match (locale, annex) {
        (Locale::Chinese, Annex::Only) => "附件".to_owned(),
        (Locale::Chinese, Annex::Numbered(number)) => format!("附件{}", chinese(number)),
        (Locale::English, Annex::Only) => "annex".to_owned(),
        (Locale::English, Annex::Numbered(number)) => format!("annex {}", roman_numeral(number)),
    }
}

/// Several one after the other: 附件一、附件二和附件三; annexes I, II and III.
pub(super) fn listed(locale: Locale, mut all: Vec<String>) -> String {
    match all.pop() {
        None => String::new(),
        Some(last) if all.is_empty() => last,
        Some(last) => match locale {
            Locale::Chinese => format!("{}和{last}", all.join("、")),
            Locale::English => format!("{} and {last}", all.join(", ")),
        },
    }
}

/// The number or letter of a step alone, with its brackets: 20, (b), (二); (ii) in English.
pub(super) fn bare(locale: Locale, step: Step) -> String {
    match (locale, step) {
        (_, Step::Preambular(number) | Step::Paragraph(number)) => number.to_string(),
        (_, Step::Subparagraph(letter)) => format!("({letter})"),
        (Locale::Chinese, Step::Item(number)) => format!("({})", chinese(number)),
        (Locale::English, Step::Item(number)) => {
            format!("({})", roman_numeral(number).to_lowercase())
        }
    }
}

/// (b) under a paragraph is a 项, by itself a 段; an item is a 目.
fn chinese_unit(step: Step, depth: usize) -> &'static str {
    match (step, depth) {
        (Step::Preambular(_) | Step::Paragraph(_), _) | (Step::Subparagraph(_), 0) => "段",
        (Step::Subparagraph(_), _) => "项",
        (Step::Item(_), _) => "目",
    }
}

fn ordinal(step: Step) -> u32 {
    match step {
        Step::Preambular(number) | Step::Paragraph(number) | Step::Item(number) => number.into(),
        Step::Subparagraph(letter) => u32::from(letter),
    }
}
