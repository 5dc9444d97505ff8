//! The forms of `forms.txt`, and those of the compilation's numbers where a text names it.

use std::sync::Arc;

use crate::citation::alphabetic::{Setting, Tongues, at_part_letter, at_section};
use crate::citation::cursor::Cursor;
use crate::citation::symbol::Symbols;
use crate::citation::tests::{check_silent, difference, lexicon};
use crate::citation::{Certainty, recognise};

#[test]
fn every_form_is_read_as_the_table_says() {
    let mut rows = 0;
    let mut differences = Vec::new();
    for line in include_str!("forms.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        rows += 1;
        match line.split_once(" =>") {
            None => differences.push(format!("no =>: {line}")),
            Some((marked, says)) => {
                let expected: Vec<&str> = says
                    .split(';')
                    .map(str::trim)
                    .filter(|one| !one.is_empty())
                    .collect();
                differences.extend(difference(&marked.replace('⏎', "\n"), &expected));
            }
        }
    }
    assert!(rows > 400, "{rows}");
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn an_abbreviation_alone_is_never_complained_of() {
    let certainty = |text: &str| recognise(text).first().map(|first| first.certainty);
    assert_eq!(certainty("see Res. 7/3"), Some(Certainty::Shape));
    assert_eq!(certainty("Res. 7/3, para. 2"), Some(Certainty::Cued));
    assert_eq!(certainty("UNTOC COP Res. 7/3"), Some(Certainty::Explicit));
}

/// A text with what is read in it where it names the compilation.
fn read_in_such_a_text(text: &str) -> Vec<String> {
    let lexicon = lexicon();
    let tongues = Tongues::new(&lexicon, Arc::new(Symbols::new(&lexicon)));
    let mut setting = Setting::new(&tongues, text, 0);
    setting.names_the_compilation = true;
    let mut read = Vec::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let is_anchor = text[at + c.len_utf8()..].starts_with('.');
        if at < end || !is_anchor {
            continue;
        }
        let here = Cursor::new(text, at);
        let found = match c {
            'A' | 'B' => at_part_letter(here, 0, &setting),
            'I' | 'V' | 'X' => at_section(here, 0, &setting),
            _ => None,
        };
        if let Some((citations, behind)) = found {
            for citation in citations {
                assert_eq!(citation.certainty, Certainty::Shape, "{text}");
                let written = &text[citation.range.clone()];
                read.push(format!("{written}: {}", citation.reference));
            }
            end = behind;
        }
    }
    read
}

/// Texts with what is read in them where the compilation is named.
const OF_THE_COMPILATION: &[(&str, &[&str])] = &[
    (
        "Witnesses: VII.5 and VII.12. Legal persons: VIII.7.",
        &["VII.5: ?.七 5", "VII.12: ?.七 12", "VIII.7: ?.八 7"],
    ),
    (
        "Schools: XI.c. Tools: IV.1.f (i).",
        &["XI.c: ?.十一 c", "IV.1.f (i): ?.四 1.f.(1)"],
    ),
    (
        "The drafters rely on III.2.b, then on V.m.",
        &["III.2.b: ?.三 2.b", "V.m: ?.五 m"],
    ),
    (
        "educación: XI.a, XI.b y XI.d;",
        &["XI.a: ?.十一 a", "XI.b: ?.十一 b", "XI.d: ?.十一 d"],
    ),
    (
        "las secciones A.I, A.III y A.VI no contienen párrafos, tampoco la sección A.XII",
        &["A.I: A.一", "A.III: A.三", "A.VI: A.六", "A.XII: A.十二"],
    ),
    ("si solo se escribe «VII.1», el lector", &["VII.1: ?.七 1"]),
    (
        "Les témoins sont à VII.5 et VII.12-14, les écoles à XI.c.",
        &["VII.5: ?.七 5", "VII.12-14: ?.七 12..14", "XI.c: ?.十一 c"],
    ),
    (
        "О свидетелях говорится в VII.5 и VII.12, о школах в XI.c.",
        &["VII.5: ?.七 5", "VII.12: ?.七 12", "XI.c: ?.十一 c"],
    ),
    (
        "الباب A.VI خال من الفقرات، ولا وجود لباب اسمه A.XIII.",
        &["A.VI: A.六", "A.XIII: A.十三"],
    ),
    ("لا تكتب «VII.2» بلا ذكر الجزء", &["VII.2: ?.七 2"]),
    (
        "Training (VI, annex, (b) (iv); VIII.3)",
        &["VIII.3: ?.八 3"],
    ),
    ("B.IV.r (donors)", &["B.IV.r: B.四 r"]),
    ("| Police | IX.13-15 |", &["IX.13-15: ?.九 13..15"]),
];

/// Numerals of other things, which are none of the compilation's even where it is named.
const OF_OTHERS: &[&str] = &[
    "capítulo IV.2, «Plantillas»",
    "see chapter III.2 of this handbook",
    "Article VI.1 of the agreement and Annex IV.3",
    "It ended with World War II.",
    "World War II.5 was a joke of Henry V.2 fans.",
    "A.I. tools and the lawyer A.V. Dicey met B.I. Smith.",
    "A.I tools in schools",
    "Louis XIV.",
    "version X.5% of the budget, Title V.2",
    "I. Introduction. II. Background. V. Conclusions.",
    "глава IV.2 пособия",
    "الفصل IV.2",
    "section III.2 below",
];

#[test]
fn numbers_of_the_compilation_are_read_where_the_text_names_it() {
    for (text, expected) in OF_THE_COMPILATION {
        assert_eq!(read_in_such_a_text(text), *expected, "{text}");
    }
    for text in OF_OTHERS {
        assert_eq!(read_in_such_a_text(text), [""; 0], "{text}");
    }
}

#[test]
fn numbers_of_the_compilation_are_nothing_in_ordinary_text() {
    check_silent(&[
        "Witnesses: VII.5 and VII.12. Legal persons: VIII.7.",
        "educación: XI.a, XI.b y XI.d;",
        "las secciones A.I, A.III y A.VI no contienen párrafos",
        "О свидетелях говорится в VII.5 и VII.12.",
        "الباب A.VI خال من الفقرات",
    ]);
    check_silent(OF_OTHERS);
}
