//! What of a draft is not checked, and why: nothing is told of it, and it is counted, so that silence is not
//! taken for consent.

use std::ops::Range;

use crate::citation::Language;
use crate::corpus::ProvisionIndex;
use crate::draft::{Placed, Unchecked, contested_number};
use crate::features::Snapshot;
use crate::messages;
use crate::resolve::Code;

/// A place of a draft that is not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Bytes in the draft.
    pub range: Range<usize>,
    pub why: Unchecked,
    /// The citation's.
    pub language: Language,
    /// The reason in the reader's language, with what would have it checked.
    pub message: String,
    /// What it would be if it is ours: provisions of the compilation, in their order.
    pub could_be: Vec<ProvisionIndex>,
    /// Whether a finding tells of it, too: information that it is beyond the register.
    pub is_told: bool,
}

impl Snapshot {
    /// All that is not checked, in order, but what comments and the project say to leave alone. Of a file of
    /// the corpus, nothing.
    pub fn unchecked(&self) -> Vec<Place> {
        self.unchecked_within(&(0..self.draft.text().len()))
    }

    /// The same of the neighbourhood of a byte range, what touches it.
    pub fn unchecked_within(&self, range: &Range<usize>) -> Vec<Place> {
        if self.corpus_file.is_some() {
            return Vec::new();
        }
        let here = self.draft.unchecked_within(range.clone());
        here.filter(|(placed, _)| {
            let place = placed.range();
            place.start <= range.end && range.start <= place.end && !self.is_left_alone(placed)
        })
        .map(|(placed, why)| self.place(&placed, why))
        .collect()
    }

    fn place(&self, placed: &Placed<'_>, why: Unchecked) -> Place {
        let finding = placed.resolution.finding.as_ref();
        let range = placed.range();
        let beyond = finding.filter(|_| why == Unchecked::Register);
        let message = match beyond {
            Some(finding) => messages::problem(self.locale, &self.corpus, &finding.problem),
            None => messages::unchecked(self.locale, &self.corpus.lexicon, why),
        };
        Place {
            message,
            could_be: self.could_be(placed),
            is_told: beyond
                .is_some_and(|finding| self.severities.of(finding.problem.code()).is_some()),
            language: placed.citation.language,
            range,
            why,
        }
    }

    fn could_be(&self, placed: &Placed<'_>) -> Vec<ProvisionIndex> {
        let known = placed.resolution.meaning.provisions();
        if !known.is_empty() {
            return known;
        }
        let written = self.draft.text().slice(placed.range());
        let number = contested_number(placed.citation, &written);
        let sections = number.into_iter().flat_map(|it| self.corpus.by_number(it));
        sections.map(|section| section.provision).collect()
    }

    /// Whether a comment in the document or the project says to leave the place alone.
    fn is_left_alone(&self, placed: &Placed<'_>) -> bool {
        let finding = placed.resolution.finding.as_ref();
        let code = finding.map_or(Code::UnknownInstrument, |found| found.problem.code());
        let range = placed.range();
        self.draft.exemptions().exempt(&range, code) || self.is_ignored(&range, code)
    }
}

#[cfg(test)]
mod tests {
    use crate::features::tests::marked;

    /// What is not checked of a draft, as `words | why`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (snapshot, _) = marked(&format!("‸{text}"));
        let places: Vec<String> = snapshot
            .unchecked()
            .into_iter()
            .map(|place| {
                let words = snapshot.draft.text().slice(place.range);
                format!("{words} | {}", place.why.name())
            })
            .collect();
        assert_eq!(places, expected, "{text}");
        let listed: Vec<String> = crate::features::citations::citations(&snapshot)
            .into_iter()
            .filter_map(|listed| Some(format!("{} | {}", listed.text, listed.unchecked?.name())))
            .collect();
        assert_eq!(listed, expected, "as listed: {text}");
    }

    /// Eight kilobytes that name nobody.
    fn chapter(citations: &str) -> String {
        let prose = "各国应当加强合作，为办案人员提供培训，并定期交流经验和良好做法。";
        format!(
            "{}\n\n{citations}\n\n{}",
            prose.repeat(40),
            prose.repeat(45)
        )
    }

    #[test]
    fn a_chapter_that_names_nobody_is_not_checked() {
        let text = chapter("参见决议 3/4。第12/9号决议也有规定，另见八.1。");
        assert!(text.len() > 8_000);
        check(
            &text,
            &[
                "决议 3/4 | subject-not-shown",
                "第12/9号决议 | subject-not-shown",
                "八.1 | subject-not-shown",
            ],
        );
        let (snapshot, _) = marked(&format!("‸{text}"));
        assert_eq!(snapshot.findings().all(), []);
    }

    #[test]
    fn a_name_anywhere_in_it_has_it_checked() {
        let citations = "参见决议 3/4。第12/9号决议也有规定，另见八.1。";
        let name = "本章讨论打击跨国有组织犯罪公约缔约方会议的工作。";
        for text in [
            chapter(&format!("{citations}{name}")),
            format!("{name}\n\n{}", chapter(citations)),
            format!("{}\n\n{name}\n", chapter(citations)),
        ] {
            check(&text, &[]);
            let (snapshot, _) = marked(&format!("‸{text}"));
            assert_eq!(snapshot.findings().told().count(), 3, "{text}");
        }
    }

    #[test]
    fn what_is_others_or_nobodys_is_not_counted() {
        for text in [
            // The document is about another body.
            chapter("人权理事会第5/6号决议谈食物权。第7/3号决议也是。"),
            // Its own sections; shapes that anything has; fractions and dates.
            chapter("见三.1和三.2。第3/4段，3/4多数，2017/4/3。"),
            chapter("大会第55/25号决议和安全理事会第1373(2001)号决议。"),
            "The camera has a resolution of 4/3 and a rate of 12/9.".to_owned(),
        ] {
            check(&text, &[]);
        }
    }

    #[test]
    fn a_number_that_two_bodies_may_have_given_is_nobodys() {
        check(
            "打击跨国有组织犯罪公约缔约方会议和反腐败公约缔约国会议分别举行了会议，第7/3号决议值得注意。",
            &["第7/3号决议 | unclear-whose"],
        );
        check(
            "缔约方会议第2/6号和第3/4号决定都谈到援助。该决定第5段提到培训。",
            &["该决定第5段 | unclear-whose"],
        );
        check(
            "缔约方会议第2/6号和第3/4号决定都谈到援助（第5段），各国应当落实。",
            &["第5段 | unclear-whose"],
        );
    }

    #[test]
    fn what_the_register_does_not_know_is_not_checked_and_told() {
        check(
            "缔约方会议第13/1号决议和第5/1号决定。",
            &[
                "缔约方会议第13/1号决议 | beyond-register",
                "第5/1号决定 | beyond-register",
            ],
        );
    }

    #[test]
    fn what_a_comment_exempts_is_not_counted() {
        check("缔约方会议第13/1号决议。<!-- yuanyin: ignore-line -->", &[]);
    }
}
