//! What the built-in compilation calls its own is never written by a draft of another one.
//!
//! Everything that can be written into a draft or told about one is collected: the names of every
//! provision and article in every official language, what hovers say of each provision, every
//! completion, conversion and table of a draft that cites everything once.

use yuanyin::citation::{Language, languages};
use yuanyin::corpus::ArticleId;
use yuanyin::features::completion::{completion, documentation};
use yuanyin::features::convert::convert_all;
use yuanyin::features::diagnostics::diagnostics;
use yuanyin::features::table_of_authorities::{TableFormat, write};
use yuanyin::messages::Locale;
use yuanyin::resolve::{Form, article_name, names_in};

use crate::example::Compilation;

/// The working group's name in the official languages.
const TECHNICAL_ASSISTANCE: [&str; 9] = [
    "技术援助问题政府专家工作组",
    "技术援助问题工作组",
    "on Technical Assistance",
    "l'assistance technique",
    "l’assistance technique",
    "Asistencia Técnica",
    "технической помощи",
    "بالمساعدة التقنية",
    "WG.2",
];

/// The Conference's names, and its treaties'.
const CONFERENCE_OF_THE_PARTIES: [&str; 17] = [
    "缔约方会议",
    "有组织犯罪",
    "人口贩运议定书",
    "移民议定书",
    "枪支议定书",
    "Conference of the Parties",
    "Organized Crime",
    "Trafficking in Persons Protocol",
    "Smuggling of Migrants Protocol",
    "Firearms Protocol",
    "Conférence des Parties",
    "la Trata de Personas",
    "Armas de Fuego",
    "Протокола",
    "мигрантов",
    "بروتوكول",
    "CTOC",
];

/// Everything that the program writes or says where drafts cite this compilation.
fn written(compilation: &Compilation) -> Vec<String> {
    let corpus = &compilation.corpus;
    let mut written = Vec::new();
    let mut citing_all = String::new();
    for (index, provision) in corpus.provisions.iter().enumerate() {
        for language in languages() {
            let names = names_in(corpus, provision, language);
            let all = [
                Some(names.compilation),
                names.instrument,
                names.report,
                names.long,
            ];
            for name in all.into_iter().flatten() {
                if language == Language::COMPILATION {
                    citing_all.push_str(&format!("见{name}。\n\n"));
                }
                written.push(name);
            }
        }
        for locale in [Locale::Chinese, Locale::English] {
            written.push(documentation(
                corpus,
                locale,
                Language::COMPILATION,
                index,
                None,
            ));
        }
    }
    for treaty in &corpus.treaties {
        for language in languages() {
            for number in [1, treaty.last_article()] {
                let id = ArticleId {
                    treaty: treaty.treaty,
                    number,
                };
                let name = article_name(corpus, language, id, &Default::default());
                citing_all.push_str(&format!("{name}\n\n"));
                written.push(name);
            }
        }
    }
    for locale in [Locale::Chinese, Locale::English] {
        let (snapshot, _) = compilation.draft(&citing_all, locale);
        for form in Form::ALL {
            let conversion = convert_all(&snapshot, form);
            let edits = conversion.into_iter().flat_map(|one| one.edits);
            written.extend(edits.map(|(_, text)| text));
        }
        written.extend(write(&[&snapshot], snapshot.locale, TableFormat::Markdown));
        // Right citations are not complained of.
        let wrong: Vec<String> = diagnostics(&snapshot)
            .into_iter()
            .filter(|one| one.code.name() != "ambiguous")
            .map(|one| one.message)
            .collect();
        assert_eq!(wrong, Vec::<String>::new());
    }
    for typed in [
        "见",
        "第",
        "见@",
        "决定 ",
        "决议 ",
        "工作组第",
        "《公约》第",
        "Part A, ",
        "C",
    ] {
        let (snapshot, _) = compilation.draft(typed, Locale::Chinese);
        for item in completion(&snapshot, typed.len()) {
            written.extend([item.label, item.detail, item.insert]);
        }
    }
    written
}

#[track_caller]
fn check_never_written(compilation: &Compilation, names: &[&str]) {
    let written = written(compilation);
    assert!(written.len() > 500, "{} texts", written.len());
    for name in names {
        let found = written.iter().find(|text| text.contains(name));
        assert_eq!(found, None, "{name}");
    }
}

#[test]
fn another_working_group_is_not_called_the_one_on_technical_assistance() {
    let compilation = Compilation::open("trafficking-in-persons");
    check_never_written(&compilation, &TECHNICAL_ASSISTANCE);
}

#[test]
fn another_conference_is_not_called_that_of_the_parties() {
    let compilation = Compilation::open("corruption");
    check_never_written(&compilation, &TECHNICAL_ASSISTANCE);
    check_never_written(&compilation, &CONFERENCE_OF_THE_PARTIES);
}

#[test]
fn an_invented_body_has_no_others_names() {
    let compilation = Compilation::open("lakes");
    check_never_written(&compilation, &TECHNICAL_ASSISTANCE);
    check_never_written(&compilation, &CONFERENCE_OF_THE_PARTIES);
    check_never_written(
        &compilation,
        &[
            "缔约国会议",
            "反腐败",
            "工作组",
            "Working Group",
            "Conference",
            "A部分",
            "B部分",
            "Part A",
            "Part B",
            "CAC/",
        ],
    );
}
