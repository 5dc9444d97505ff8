//! How an edition in another language spells labels and the headings of annexes: as that language names the places.

use std::collections::HashMap;

use arrayvec::ArrayVec;

use crate::citation::writing::{Head, Place, Writing};
use crate::citation::{Annex, InstrumentKind, Language, Path, Step, writing};

/// What a label can say: (i) is a letter or an item.
pub(super) type Steps = ArrayVec<Step, 2>;

/// Items and annexes that are counted at most.
const MOST: u16 = 60;

/// The labels and annexes of a language.
pub(super) struct Spelling {
    pub language: Language,
    /// What stands between a label's brackets, in small letters.
    labels: HashMap<String, Steps>,
    /// An annex's heading, in small letters.
    annexes: HashMap<String, Annex>,
    /// The noun of annexes, in small letters.
    annex: String,
}

impl Spelling {
    pub(super) fn of(language: Language) -> Spelling {
        let words = writing(language);
        let mut labels: HashMap<String, Steps> = HashMap::new();
        let letters = ('a'..='z').map(Step::Subparagraph);
        for step in letters.chain((1..=MOST).map(Step::Item)) {
            let here = [Some(words.step_of_section(step)), in_a_name(words, step)];
            for label in here.into_iter().flatten() {
                let steps = labels.entry(within_brackets(&label)).or_default();
                if !steps.contains(&step) {
                    // No label says more than two things.
                    let _ = steps.try_push(step);
                }
            }
        }
        let numbered = (1..=MOST).map(Annex::Numbered);
        let annexes = std::iter::once(Annex::Only).chain(numbered);
        Spelling {
            language,
            labels,
            annexes: annexes
                .map(|annex| (words.annex(annex).to_lowercase(), annex))
                .collect(),
            annex: words.annex(Annex::Only).to_lowercase(),
        }
    }

    /// The label of a line behind its dash as printed, what it can say, and the words behind it: `(b) …`, `b) …`.
    pub(super) fn label<'a>(&self, item: &'a str) -> Option<(&'a str, Steps, &'a str)> {
        let end = item.find(')')? + 1;
        let label = item.get(..end)?;
        let steps = self.labels.get(&within_brackets(label))?.clone();
        Some((label, steps, item.get(end..)?.trim()))
    }

    /// The annex that a heading begins: Annex, Annex II.
    pub(super) fn annex(&self, heading: &str) -> Option<Annex> {
        self.annexes.get(&heading.trim().to_lowercase()).copied()
    }

    /// Whether a heading that begins no annex is written as one elsewhere: Annex A, Annex 2.
    pub(super) fn is_like_an_annex(&self, heading: &str) -> bool {
        let heading = heading.trim().to_lowercase();
        let number = heading.strip_prefix(&self.annex).map(str::trim);
        number.is_some_and(|number| number.chars().count() <= 4)
    }
}

/// What stands between a label's brackets or quotation marks, in small letters.
fn within_brackets(label: &str) -> String {
    label.trim().trim_matches(['(', ')', '\'']).to_lowercase()
}

/// A label as it ends the name of a place: (b) in paragraph 2 (b), in the language's own letters.
fn in_a_name(words: &dyn Writing, step: Step) -> Option<String> {
    let head = Head::Instrument {
        kind: InstrumentKind::Decision,
        number: "3/4".to_owned(),
        annex: None,
        issuer: None,
    };
    let mut path: Path = [Step::Paragraph(2)].into_iter().collect();
    if matches!(step, Step::Item(_)) {
        path.push(Step::Subparagraph('a'));
    }
    let above = words.name(&head, &[Place::at(&path)])?;
    path.push(step);
    let name = words.name(&head, &[Place::at(&path)])?;
    Some(name.strip_prefix(&above)?.to_owned())
}
