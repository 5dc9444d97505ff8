//! A language that nobody speaks, as a new one would be added: its words in one table and a line in the list of
//! languages ([`super::languages`]). Where something was decided by which language it is, or forgotten
//! in the table's shape, these tests fail; and so do those elsewhere that go through all languages.
//!
//! It shares its letters with Russian, numbers sections in words, letters lists and parts with
//! letters of its own, and names the small before the large.

use super::words::{Count::*, Dates, Name::*, Place::*, Printed, Script, Words, as_it_is};
use crate::citation::tests::{check_in, check_silent};
use crate::citation::writing::{Head, Place, Writing};
use crate::citation::{
    Annex, Certainty, InstrumentKind::*, Language, Path, Step, begins_with_ditto, language_tagged,
    languages, recognise, writing,
};
use crate::corpus::embedded;
use crate::resolve::{names_in, resolve};

pub const WORDS: Words = Words {
    language: Language::of(*b"qx"),
    script: Script::Cyrillic,
    common: &["ла", "ду", "сим", "нор", "вэ"],

    kinds: &[
        ("ливра", Resolution, One),
        ("ливрок", Resolution, Many),
        ("торма", Decision, One),
        ("тормок", Decision, Many),
    ],
    short_kinds: &[("лив.", Resolution, One), ("тор.", Decision, One)],
    own_kinds: &[],
    own_endings: &[],
    number_words: &["нумер"],
    exchanges: &[],
    agreeing: &[],
    owner_before_kind: false,
    possessives: &["унта"],
    demonstratives: &["товда"],
    demonstratives_behind: &[],
    definite: &[],
    indefinite: &[],
    articles_of_places: &[],
    ours: &[],
    theirs: &[],
    mine: &[],
    one_by_one: &[],
    respective: &[],
    in_place: &[],
    is_of: &[],
    that_of: &[],
    other: &[],
    absent: &[],
    latter: &["сарта"],
    former: &["пурта"],
    own_text: &["товора"],
    of_it: &["унтас"],
    of_the_same: &[],
    ditto: &["самбе"],
    notes: &[],
    ditto_of_notes: &[],
    not_before: &["экрана"],
    not_behind: &["голмар*"],
    shares: &["голмар*"],
    dates: &["датум"],
    years: &["анно"],
    year_nouns: &[],

    of: &["дэ"],
    to_whole: &["аль"],
    and: &["эт"],
    to: &["ад"],
    from: &["аб"],
    articles_of_nouns: &[],
    doubtful_endings: &[],
    in_short: &[],
    one_letter_words: "",
    list_letters: "бвгджзклмнпрстфхцчшщэюя",

    cardinals: &[],
    annexes: &[("прилим", One), ("прилимок", Many)],
    places: &[
        ("партуль преамба", Preambular, One),
        ("партуль", Paragraph, One),
        ("партулок", Paragraph, Many),
        ("субуль", Subparagraph, One),
        ("субулок", Subparagraph, Many),
    ],
    before_places: &["ин"],
    of_preamble: &["дэ преамба"],
    of_operative_part: &["дэ актива"],

    articles: &[("артуль", One), ("артулок", Many)],
    inserted: &["bis"],
    such_as: &[],
    first_article: &["примуль"],
    that_is: &["идэст"],
    written_dates: Dates {
        leads: &[],
        day_endings: &[],
        links: &[],
        months: [&[]; 12],
    },
    chapters: &["капито"],
    rules: &[("регуль", One)],
    addressing: &["шим"],
    issuing: &["прен"],
    said: &["сейла"],
    national_laws: &["кадар"],
    no_laws: &[],
    laws: &["кодакс*"],

    parts: &["парта"],
    part_letters: &[("алфо", 'A'), ("бето", 'B')],
    sections: &["сектана"],
    section_ordinals: &[
        "примо",
        "дуэмо",
        "терцо",
        "кварто",
        "квинто",
        "сексто",
        "септо",
        "окто",
        "новено",
        "децимо",
        "ундецимо",
    ],
    section_marks: &["-"],
    cues: &["видэ"],
    outlines: &["фигура"],

    compilations: &["сборо"],

    texts: &["мануло"],
    titled_texts: &[],
    drafts: &[],

    recommendations: &[("комендо", One), ("комендок", Many)],
    endings_of_one: &[],
    before_numbers: &[],
    agreements: &[],
    short_participles: &[],
    verb_endings: &[],
    genitive_endings: &[],
    that_clauses: &[],
    before_articles: &[],
    singular_articles: &[],
    not_counted_on: &[],
    held_in: &["контено"],
    meetings: &["сеансо"],
    in_year: &["анно"],
    working_group: &["группо лаборо"],
    groups_in_short: &[],
    other_group: &["суро"],
    meeting_links: &["адопто", "дэ"],
    ordinals: &[
        &["прим*"],
        &["дуэм*"],
        &["терц*"],
        &["кварт*"],
        &["квинт*"],
        &["секст*"],
        &["септ*"],
        &["окт*"],
        &["новен*"],
        &["децим*"],
        &["ундецим*"],
    ],
    documents: &["докумо"],
    lines: &["линио"],

    name_as_phrase: as_it_is,
    names: &[
        ("конвенто >контро", OtherConvention),
        ("конвенто", BareConvention),
        ("кодаксо", NationalLaw),
    ],
    supplementing: &[],

    printed: Printed {
        resolution: "Ливра",
        decision: "Торма",
        annex: "прилим",
        annex_numbers: &[],
        paragraph: "партуль",
        preambular: "партуль {} дэ преамба",
        brackets: ("", ")"),
        item: "{roman})",
        item_of_section: "({roman})",
        comma: ", ",
        part: "Парта",
        part_letters: &["Алфо", "Бето"],
        section: "сектана",
        recommendation: "комендо {} дэ {ordinal} сеансо {group}",
        meetings: &[
            "примо",
            "дуэмо",
            "терцо",
            "кварто",
            "квинто",
            "сексто",
            "септо",
            "окто",
            "новено",
            "децимо",
            "ундецимо",
        ],
        article: "Артуль {} {treaty}",
        article_subparagraph: "Субуль {place} дэ артуль {} {treaty}",
        article_paragraph: "Партуль {place} дэ артуль {} {treaty}",
    },
};

const LANGUAGE: Language = WORDS.language;

#[test]
fn every_language_has_its_tag_and_its_own_way_to_write() {
    let mut tags: Vec<String> = Vec::new();
    for language in languages() {
        assert_eq!(language_tagged(language.tag()), Some(language));
        assert_eq!(writing(language).language(), language);
        tags.push(language.tag().to_owned());
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), languages().count());
    assert!(languages().any(|language| language == LANGUAGE));
}

#[test]
fn every_kind_of_citation_is_read() {
    check_in(
        LANGUAGE,
        &[
            ("⟦торма 3/4⟧", &["决定 3/4"]),
            ("⟦Ливра 7/3⟧", &["决议 7/3"]),
            ("⟦торма нумер 3/4⟧", &["决定 3/4"]),
            (
                "⟦ливрок 5/6⟧ датум 22 аврил 2010 анно эт ⟦7/1⟧",
                &["决议 5/6", "决议 7/1"],
            ),
            ("⟦торма 3/4, партуль 2 в)⟧", &["决定 3/4 2.b"]),
            ("⟦партуль 2 в) дэ торма 3/4⟧", &["决定 3/4 2.b"]),
            (
                "⟦партуль 20 дэ прилим I аль ливра 7/3⟧",
                &["决议 7/3 附件一 20"],
            ),
            ("⟦субуль в) дэ партуль 2 дэ торма 3/4⟧", &["决定 3/4 2.b"]),
            ("⟦партулок аб 3 ад 5 дэ торма 3/4⟧", &["决定 3/4 3..5"]),
            ("⟦партуль 1 дэ преамба дэ ливра 5/6⟧", &["决议 5/6 PP1"]),
            (
                "⟦торма 3/4⟧ ла ⟦партуль 2 дэ товда торма⟧",
                &["决定 3/4", "决定 3/4 2"],
            ),
            (
                "⟦Ливра 7/3, прилим I, партуль 20⟧. ⟦Самбе, партуль 26⟧",
                &["决议 7/3 附件一 20", "决议 7/3 附件一 26"],
            ),
            (
                "⟦артуль 30, партуль 2 г), дэ конвенто⟧",
                &["convention 30 2.c"],
            ),
            ("⟦артуль примуль дэ конвенто⟧", &["convention 1"]),
            ("⟦артуль 5 дэ конвенто⟧ контро морбо", &["OtherTreaty"]),
            ("⟦Парта Алфо, септо-20⟧", &["A.七 20"]),
            ("⟦Парта Бето, VI, прилим, в) iii)⟧", &["B.六 附件 b.(3)"]),
            (
                "⟦комендо 20 дэ септо сеансо дэ группо лаборо⟧",
                &["会议7 建议 20"],
            ),
            (
                "ла докумо ⟦CTOC/COP/WG.2/2013/5, партуль 24⟧ сим",
                &["CTOC/COP/WG.2/2013/5 24"],
            ),
            // A symbol alone is in the language of its paragraph.
            (
                "ла ду ⟦CTOC/COP/WG.2/2013/5⟧ сим нор",
                &["CTOC/COP/WG.2/2013/5"],
            ),
        ],
    );
    check_silent(&[
        "торма 3/4 голмаро",
        "экрана ливра 4/3",
        "артуль 5 дэ кодаксо",
        "артуль 99",
        "ла торма сим",
    ]);
}

fn path(steps: &[Step]) -> Path {
    steps.iter().copied().collect()
}

#[test]
fn what_is_printed_is_read_again() {
    use Step::{Item, Paragraph, Preambular, Subparagraph};
    let instrument = |kind, annex| Head::Instrument {
        kind,
        number: "6/4".to_owned(),
        annex,
        issuer: None,
    };
    let meeting = Head::Meeting {
        group: "дэ группо лаборо".to_owned(),
        meeting: 7,
    };
    let article = Head::Article {
        treaty: "дэ конвенто".to_owned(),
        number: 30,
    };
    let rows = [
        (
            instrument(Resolution, None),
            vec![],
            "Ливра 6/4",
            "决议 6/4",
        ),
        (
            instrument(Resolution, Some(Annex::Only)),
            vec![Subparagraph('b'), Item(3)],
            "Ливра 6/4, прилим, партуль в) iii)",
            "决议 6/4 附件 b.(3)",
        ),
        (
            instrument(Decision, Some(Annex::Numbered(2))),
            vec![Paragraph(2), Subparagraph('a')],
            "Торма 6/4, прилим II, партуль 2 б)",
            "决定 6/4 附件二 2.a",
        ),
        (
            instrument(Resolution, None),
            vec![Preambular(1)],
            "Ливра 6/4, партуль 1 дэ преамба",
            "决议 6/4 PP1",
        ),
        (
            meeting,
            vec![Paragraph(1), Subparagraph('f'), Item(2)],
            "комендо 1 з) ii) дэ септо сеансо дэ группо лаборо",
            "会议7 建议 1.f.(2)",
        ),
        (
            article.clone(),
            vec![],
            "Артуль 30 дэ конвенто",
            "convention 30",
        ),
        (
            article.clone(),
            vec![Subparagraph('a')],
            "Субуль б) дэ артуль 30 дэ конвенто",
            "convention 30 a",
        ),
        (
            article,
            vec![Paragraph(2), Subparagraph('c')],
            "Партуль 2 г) дэ артуль 30 дэ конвенто",
            "convention 30 2.c",
        ),
    ];
    for (head, steps, printed, says) in rows {
        let name = WORDS.name(&head, &[Place::at(&path(&steps))]);
        assert_eq!(name.as_deref(), Some(printed));
        check_in(LANGUAGE, &[(&format!("⟦{printed}⟧"), &[says])]);
        let read = recognise(printed);
        let [only] = read.as_slice() else {
            panic!("{printed}: {read:?}");
        };
        assert!(only.certainty > Certainty::Shape, "{printed}");
    }
}

/// The first fix of each finding, as the text that it makes.
fn mended(text: &str) -> Vec<String> {
    let corpus = embedded::corpus();
    let citations = corpus.recognise(text);
    let resolutions = resolve(&corpus, text, &citations);
    let findings = resolutions.into_iter().filter_map(|found| found.finding);
    findings
        .filter_map(|finding| finding.fixes.first().cloned())
        .map(|fix| {
            let mut mended = text.to_owned();
            for (range, replacement) in fix.edits.iter().rev() {
                mended.replace_range(range.clone(), replacement);
            }
            mended
        })
        .collect()
}

#[test]
fn what_is_wrong_is_mended_in_the_language() {
    for (text, expected) in [
        ("Ливра 3/4", "Торма 3/4"),
        ("партуль 2 дэ торма 7/3", "партуль 2 дэ ливра 7/3"),
        ("торма 3/4, партуль 2 д)", "торма 3/4, партуль 2 г)"),
        ("Парта Бето, новено-5", "Парта Алфо, новено-5"),
        ("Парта Алфо, септо-22-20", "Парта Алфо, септо-20-22"),
        ("партуль 45 дэ торма 3/4", "партуль 5 дэ торма 3/4"),
    ] {
        assert_eq!(mended(text), [expected], "{text}");
    }
}

#[test]
fn a_provision_has_its_names_in_the_language() {
    let corpus = embedded::corpus();
    let provision = &corpus.provisions[corpus.identified("A.七.20").unwrap()];
    let names = names_in(&corpus, provision, LANGUAGE);
    assert_eq!(names.compilation, "Парта Алфо, септо-20");
    assert_eq!(
        names.instrument.as_deref(),
        Some("Ливра 7/3, прилим I, партуль 20")
    );
    assert_eq!(
        names.report.as_deref(),
        Some("CTOC/COP/WG.2/2013/5, партуль 24")
    );
}

#[test]
fn a_note_may_repeat_the_one_before() {
    assert!(begins_with_ditto("Самбе, партуль 3."));
    assert!(!begins_with_ditto("Самбера"));
}
