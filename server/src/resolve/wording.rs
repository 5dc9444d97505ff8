//! Words that a fix puts in the place of others: in the language, the form and the script of what
//! was written. Where the right form cannot be known there is none, and then no fix either.
//!
//! What stands in the place of what is the language's ([`crate::citation::writing`]).

use crate::citation::{Citation, ElementKind, InstrumentKind, Part, Reference, writing};

/// The part's letter put into the element as it is written (`A部分`, `Ａ.`, `Part A`, `الجزء ألف`).
pub fn part_as_written(text: &str, citation: &Citation, part: Part) -> Option<String> {
    let written = text.get(citation.element(ElementKind::Part)?.range.clone())?;
    writing(citation.language).part_as_written(written, part)
}

/// A section's number in the notation of the one that is written.
pub fn section_as_written(text: &str, citation: &Citation, section: u16) -> Option<String> {
    let written = text.get(citation.element(ElementKind::Section)?.range.clone())?;
    let part = match &citation.reference {
        Reference::Compilation { part, .. } => *part,
        _ => None,
    };
    writing(citation.language).section_as_written(written, part, section)
}

/// The other kind's word in the place of the written one: 决議 as 決定, Resolution as Decision,
/// резолюцией as решением.
pub fn kind_as_written(text: &str, citation: &Citation, kind: InstrumentKind) -> Option<String> {
    let range = citation.element(ElementKind::Kind)?.range.clone();
    let written = text.get(range.clone())?;
    let around = (text.get(..range.start)?, text.get(citation.range.end..)?);
    writing(citation.language).kind_as_written(written, around, kind)
}

#[cfg(test)]
mod tests {
    use crate::citation::recognise;
    use crate::corpus::embedded;
    use crate::resolve::resolve;

    /// The findings of a text, each with its fixes.
    fn findings(text: &str) -> String {
        let corpus = embedded::corpus();
        let citations = recognise(text);
        let mut shown = String::new();
        for resolution in resolve(&corpus, text, &citations) {
            let Some(finding) = resolution.finding else {
                continue;
            };
            let fixes: Vec<String> = finding
                .fixes
                .iter()
                .map(|fix| {
                    let mut mended = text.to_owned();
                    for (range, replacement) in fix.edits.iter().rev() {
                        mended.replace_range(range.clone(), replacement);
                    }
                    mended
                })
                .collect();
            shown.push_str(&format!(
                "{}: {}\n",
                finding.problem.code().name(),
                fixes.join(" | ")
            ));
        }
        shown
    }

    #[test]
    fn fixes_are_written_in_the_language_and_form_of_the_draft() {
        let rows = [
            ("resolution 3/4", "wrong-kind: decision 3/4\n"),
            (
                "Resolution 3/4, paragraph 2",
                "wrong-kind: Decision 3/4, paragraph 2\n",
            ),
            ("DECISION 7/3", "wrong-kind: RESOLUTION 7/3\n"),
            ("la résolution 3/4", "wrong-kind: la décision 3/4\n"),
            ("Décision 7/3", "wrong-kind: Résolution 7/3\n"),
            ("la decisión 7/3", "wrong-kind: la resolución 7/3\n"),
            ("Резолюция 3/4", "wrong-kind: Решение 3/4\n"),
            ("в резолюции 3/4", "wrong-kind: в решении 3/4\n"),
            (
                "согласно резолюции 3/4",
                "wrong-kind: согласно решению 3/4\n",
            ),
            ("пункт 2 резолюции 3/4", "wrong-kind: пункт 2 решения 3/4\n"),
            ("резолюцией 3/4", "wrong-kind: решением 3/4\n"),
            ("решением 7/3", "wrong-kind: резолюцией 7/3\n"),
            // The pronoun would have to change with the noun, or the case is not known.
            ("в своей резолюции 3/4", "wrong-kind: \n"),
            ("они приняли решение 7/3", "wrong-kind: \n"),
            ("القرار 3/4", "wrong-kind: المقرر 3/4\n"),
            ("وفقا للمقرر 7/3", "wrong-kind: وفقا للقرار 7/3\n"),
            ("قراره 3/4", "wrong-kind: مقرره 3/4\n"),
            ("resolutions 3/4", "wrong-kind: \n"),
            (
                "decision 3/4, paragraph 2 (d)",
                "no-such-provision: decision 3/4, paragraph 2 (c)\n",
            ),
            (
                "paragraph 45 of decision 3/4",
                "no-such-provision: paragraph 5 of decision 3/4 | paragraph 4 of decision 3/4\n",
            ),
            (
                "subparagraph (d) of paragraph 2 of decision 3/4",
                "no-such-provision: subparagraph (c) of paragraph 2 of decision 3/4\n",
            ),
            (
                "الفقرة ٤٥ من المقرر ٣/٤",
                "no-such-provision: الفقرة ٥ من المقرر ٣/٤ | الفقرة ٤ من المقرر ٣/٤\n",
            ),
            (
                "الفقرة 2 (د) من المقرر 3/4",
                "no-such-provision: الفقرة 2 (ج) من المقرر 3/4\n",
            ),
            (
                "decision 4/3, paragraph (i) (vi)",
                "no-such-provision: decision 4/3, paragraph (i) (v)\n",
            ),
            ("Part B, VII.20", "no-such-provision: Part B, VII.2\n"),
            ("part A, III.3.c", "misprint: part A, II.3.c\n"),
            ("часть B, XII.2", "no-such-section: \n"),
            ("часть B, IX.5", "no-such-section: часть A, IX.5\n"),
            (
                "الجزء باء، تاسعا-5",
                "no-such-section: الجزء ألف، تاسعا-5\n",
            ),
            (
                "recommendation VII.1 of the Working Group on Technical Assistance",
                "ambiguous: recommendation Part A, VII.1 of the Working Group on Technical Assistance \
                 | recommendation Part B, VII.1 of the Working Group on Technical Assistance\n",
            ),
            ("Part A, VII.22-20", "reversed-range: Part A, VII.20-22\n"),
            (
                "décision 3/4, paragraphes 5 à 3",
                "reversed-range: décision 3/4, paragraphes 3 à 5\n",
            ),
        ];
        let differences: Vec<String> = rows
            .iter()
            .filter_map(|(text, expected)| {
                let found = findings(text);
                (found != *expected).then(|| format!("{text}\n  {found}  {expected}"))
            })
            .collect();
        assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    }
}
