//! What an editor shows of a draft in the language that nobody speaks
//! (`citation/alphabetic/invented_tests.rs`): what works for it works for a new one.

use super::completion::completion;
use super::diagnostics::diagnostics;
use super::hover::{Reasons, hover};
use super::tests::{marked, opened};

/// The first three labels that are offered at the end of a text, and how many there are.
fn offered(text: &str) -> String {
    let items = completion(&opened("plaintext", text), text.len());
    let labels: Vec<&str> = items
        .iter()
        .take(3)
        .map(|item| item.label.as_str())
        .collect();
    format!("{} {}", items.len(), labels.join(" | "))
}

#[test]
fn what_comes_next_is_offered_in_the_language() {
    for (text, expected) in [
        ("ла торма ", "4 торма 1/4 | торма 2/6 | торма 3/4"),
        ("партуль 2 дэ торма 3", "1 торма 3/4"),
        ("торма 3/4, партуль ", "17 1 | 2 | 3"),
        ("торма 3/4, партуль 2 ", "3 б) | в) | г)"),
        ("Парта Алфо, ", "11 примо | дуэмо | терцо"),
        ("Ливра 7/3, прилим ", "2 прилим I | прилим II"),
    ] {
        assert_eq!(offered(text), expected, "{text}");
    }
}

#[test]
fn a_provision_is_shown_with_its_names_in_the_language() {
    let (snapshot, cursor) = marked("ла ду ‸ливра 7/3, прилим I, партуль 20 сим.");
    let shown = hover(&snapshot, cursor, Reasons::Said)
        .map(|hover| hover.markdown)
        .unwrap_or_default();
    for name in [
        "Парта Алфо, септо-20",
        "CTOC/COP/WG.2/2013/5, партуль 24",
        "Ливра 7/3, прилим I, партуль 20",
    ] {
        assert!(shown.contains(name), "{name} in\n{shown}");
    }
}

#[test]
fn what_is_quoted_beside_a_citation_is_compared() {
    let quotation = "各国应该为中央机关的双边会议和磋商提供便利";
    let draft = format!("“{quotation}” (ливра 7/3, прилим I, партуль 21).");
    let snapshot = opened("markdown", &draft);
    let codes: Vec<&str> = diagnostics(&snapshot)
        .iter()
        .map(|found| found.code.name())
        .collect();
    assert_eq!(codes, ["misquoted"]);
}
