//! Words that a fix puts in the place of others: in the language, the form and the script of what
//! was written. Where the right form cannot be known there is none, and then no fix either.

use crate::citation::alphabetic::{Count, Words, capitalised_as, roman_numeral, words_of};
use crate::citation::numeral;
use crate::citation::{Citation, ElementKind, InstrumentKind, Language, Part, Reference};

/// The part's letter put into the element as it is written (`A部分`, `Ａ.`, `Part A`, `الجزء ألف`).
pub fn part_as_written(text: &str, citation: &Citation, part: Part) -> Option<String> {
    let written = text.get(citation.element(ElementKind::Part)?.range.clone())?;
    let new = part.letter()?;
    // Each letter as it may be written, and the other one written so.
    let (at, old, new) = letter_spellings(new)
        .into_iter()
        .flat_map(|(olds, new)| olds.into_iter().map(move |old| (old, new.clone())))
        .filter_map(|(old, new)| Some((written.rfind(old.as_str())?, old, new)))
        // The letter stands at the end; others belong to the word (PART A).
        .max_by_key(|(at, ..)| *at)?;
    let mut replaced = written.to_owned();
    replaced.replace_range(at..at + old.len(), &new);
    Some(replaced)
}

/// For each way of writing a part's letter, all letters written so and the wanted one: Latin,
/// full-width, Cyrillic, Arabic words with and without the hamza.
fn letter_spellings(wanted: char) -> Vec<(Vec<String>, String)> {
    let latin = |letter: char| letter.to_string();
    let wide = |letter: char| {
        let shifted = char::from_u32(u32::from(letter) - u32::from('A') + u32::from('Ａ'));
        shifted.unwrap_or(letter).to_string()
    };
    let mut spellings = vec![
        (('A'..='Z').map(latin).collect::<Vec<_>>(), latin(wanted)),
        (('A'..='Z').map(wide).collect(), wide(wanted)),
    ];
    for language in [Language::Russian, Language::Arabic] {
        let own = words_of(language).map_or(&[][..], |words| words.part_letters);
        for spelled in [
            |word: &str| word.replace('أ', "ا"),
            |word: &str| word.to_uppercase(),
        ] {
            let wanted = own.iter().find(|(_, letter)| *letter == wanted);
            let all = own.iter().map(|(word, _)| spelled(word)).collect();
            spellings.extend(wanted.map(|(word, _)| (all, spelled(word))));
        }
    }
    spellings
}

/// A section's number in the notation of the one that is written.
pub fn section_as_written(text: &str, citation: &Citation, section: u16) -> Option<String> {
    let Some(words) = words_of(citation.language) else {
        let numbering = match &citation.reference {
            Reference::Compilation { part, .. } => part.map(Part::numbering),
            _ => None,
        };
        return Some(numeral::section(numbering.unwrap_or_default(), section));
    };
    let written = text.get(citation.element(ElementKind::Section)?.range.clone())?;
    if written.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Some(roman_numeral(section));
    }
    let word = words
        .section_ordinals
        .get(usize::from(section).checked_sub(1)?)?;
    Some((*word).to_owned())
}

/// The other kind's word in the place of the written one: 决議 as 決定, Resolution as Decision,
/// резолюцией as решением.
pub fn kind_as_written(text: &str, citation: &Citation, kind: InstrumentKind) -> Option<String> {
    let range = citation.element(ElementKind::Kind)?.range.clone();
    let written = text.get(range.clone())?;
    let Some(words) = words_of(citation.language) else {
        let traditional = written.contains(['決', '議']);
        let word = match (kind, traditional) {
            (InstrumentKind::Resolution, false) => "决议",
            (InstrumentKind::Resolution, true) => "決議",
            (InstrumentKind::Decision, false) => "决定",
            (InstrumentKind::Decision, true) => "決定",
        };
        return Some(word.to_owned());
    };
    match citation.language {
        Language::Russian => {
            let word = russian(&written.to_lowercase(), text.get(..range.start)?)?;
            let governs_others = text
                .get(citation.range.end..)
                .is_some_and(|rest| rest.starts_with([',']) || rest.trim_start().starts_with("и "));
            let may_be_plural = written.to_lowercase().ends_with("и");
            (!(governs_others && may_be_plural)).then(|| capitalised_as(written, word))
        }
        Language::Arabic => arabic(words, written),
        _ => {
            let word = |wanted: InstrumentKind| {
                words
                    .kinds
                    .iter()
                    .find(|(_, kind, count)| *kind == wanted && *count == Count::One)
                    .map(|(word, ..)| *word)
            };
            // A plural governs other numbers as well, which are of the written kind.
            let is_singular = word(kind.other())?.chars().count() == written.chars().count();
            let word = word(kind)?;
            is_singular.then(|| capitalised_as(written, word))
        }
    }
}

/// قرار as مقرر, whatever is written together with it; not where it is the plural or the dual.
fn arabic(words: &Words, written: &str) -> Option<String> {
    let (resolution, decision) = ("قرار", "مقرر");
    let replaced = if written.contains(decision) {
        written.replacen(decision, resolution, 1)
    } else {
        written.replacen(resolution, decision, 1)
    };
    let many = words
        .kinds
        .iter()
        .filter(|(_, _, count)| *count == Count::Many);
    let is_plural = many
        .map(|(word, ..)| *word)
        .any(|word| written.contains(word));
    (!is_plural && replaced != written).then_some(replaced)
}

/// The other noun in the same case. A neighbour that agrees with the noun (в своей резолюции) would
/// have to change with it.
fn russian(written: &str, before: &str) -> Option<&'static str> {
    let neighbour = before
        .trim_end()
        .rsplit(|c: char| c.is_whitespace() || c == '(' || c == '«')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    const AGREEING: [&str; 14] = [
        "ей", "ой", "ую", "юю", "ая", "яя", "ое", "ем", "ом", "ого", "его", "ому", "ему", "ым",
    ];
    let agrees = neighbour.chars().count() > 3
        && AGREEING.iter().any(|ending| neighbour.ends_with(ending))
        || neighbour == "свое";
    if agrees {
        return None;
    }
    let is_one_of = |words: &[&str]| words.contains(&neighbour.as_str());
    Some(match written {
        "резолюция" | "резолюцию" => "решение",
        "резолюцией" => "решением",
        "резолюции" => {
            if is_one_of(&["в", "во", "о", "об", "на", "при"]) {
                "решении"
            } else if is_one_of(&["к", "ко", "согласно", "по", "вопреки"]) {
                "решению"
            } else if is_one_of(&["от", "из", "до", "для", "без"])
                || neighbour.ends_with(|c: char| c.is_ascii_digit() || c == ')')
            {
                "решения"
            } else {
                return None;
            }
        }
        "решение" if neighbour.is_empty() => "резолюция",
        "решение" if is_one_of(&["в", "во", "на", "за", "через"]) => "резолюцию",
        "решения" | "решению" | "решении" => "резолюции",
        "решением" => "резолюцией",
        _ => return None,
    })
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
