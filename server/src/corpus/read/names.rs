//! Names that no text could be read with: they would be found everywhere, or nowhere.
//!
//! What is a word of a language's grammar is asked of the grammar: of the names that it prints of provisions, and of
//! its words. Nothing here is of one language but how Chinese is written: without spaces, so that characters are
//! compared and not words.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::citation::alphabetic::{Words, words_of};
use crate::citation::writing::{Head, Place};
use crate::citation::{
    Annex, InstrumentKind, Language, Step, first_letters, languages, own_name_pieces, writing,
};
use crate::corpus::NameFault;
use crate::lexicon::{Lexicon, Numbering, Part};

/// What a name is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NameOf {
    Body,
    WorkingGroup,
    Treaty,
}

/// What Chinese treaties end with: by itself it is the treaty named before.
const CHINESE_TREATIES: [&str; 2] = ["公约", "议定书"];

/// Why a text cannot be a name in a language; `None` where it can.
pub(super) fn fault(name: &str, language: Language, of: NameOf) -> Option<NameFault> {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let has_star = |word: &str| word.trim_end_matches('*').contains('*') || word.ends_with("**");
    let is_ill_spaced = name.split(' ').any(str::is_empty) || name.trim() != name;
    match letters {
        0 => Some(NameFault::NoLetters),
        1 => Some(NameFault::OneLetter),
        _ if name.split_whitespace().any(has_star) => Some(NameFault::Star),
        _ if is_ill_spaced => Some(NameFault::Spaces),
        _ if is_only_words(name, language, of) => Some(NameFault::OnlyWords),
        _ => None,
    }
}

/// Whether a text can be printed as a name.
pub(in crate::corpus) fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn is_only_words(name: &str, language: Language, of: NameOf) -> bool {
    let Some(grammar) = grammars().iter().find(|one| one.language == language) else {
        return false;
    };
    let name = name.to_lowercase();
    let Some(words) = words_of(language) else {
        return of == NameOf::Treaty && CHINESE_TREATIES.contains(&name.as_str())
            || name
                .chars()
                .all(|c| !c.is_alphabetic() || grammar.characters.contains(&c));
    };
    // the Charter: a treaty of which only the noun is said.
    let is_noun = |word: &str| {
        let mut nouns = words.names.iter().map(|(noun, _)| *noun);
        of == NameOf::Treaty && nouns.any(|noun| is_word(word, noun))
    };
    let mut of_name = words_within(&name);
    of_name.all(|word| {
        let without_article = words.articles_of_nouns.iter();
        let without_article = without_article.filter_map(|article| word.strip_prefix(article));
        std::iter::once(word)
            .chain(without_article)
            .any(|word| grammar.words.iter().any(|known| is_word(word, known)) || is_noun(word))
    })
}

/// Whether a word is one of a grammar's table, in which `*` stands for any ending.
fn is_word(word: &str, known: &str) -> bool {
    match known.strip_suffix('*') {
        Some(stem) => !stem.is_empty() && word.starts_with(stem),
        None => word.trim_end_matches('*') == known,
    }
}

fn words_within(text: &str) -> impl Iterator<Item = &str> {
    let is_inside = |c: char| c.is_alphanumeric() || c == '*';
    text.split(move |c| !is_inside(c))
        .filter(|word| !word.is_empty())
}

/// What a language's grammar says by itself, in small letters.
struct Grammar {
    language: Language,
    words: HashSet<String>,
    /// The same character by character.
    characters: HashSet<char>,
}

fn grammars() -> &'static [Grammar] {
    static GRAMMARS: OnceLock<Vec<Grammar>> = OnceLock::new();
    GRAMMARS.get_or_init(|| languages().map(grammar).collect())
}

fn grammar(language: Language) -> Grammar {
    let mut said = printed(language);
    match words_of(language) {
        Some(words) => said.extend(of_tables(words)),
        None => said.extend(own_name_pieces(&Lexicon::default())),
    }
    let said: Vec<String> = said.iter().map(|text| text.to_lowercase()).collect();
    let words = said.iter().flat_map(|text| words_within(text));
    let characters = said.iter().flat_map(|text| text.chars());
    Grammar {
        language,
        words: words.map(str::to_owned).collect(),
        characters: characters.filter(|c| c.is_alphabetic()).collect(),
    }
}

/// Every kind of name that a language prints, without any proper name.
fn printed(language: Language) -> Vec<String> {
    let writing = writing(language);
    let section = |annex| Head::Section {
        part: Part::unnamed(Numbering::default()),
        section: 1,
        annex,
    };
    let instrument = |kind, annex| Head::Instrument {
        kind,
        number: "3/4".to_owned(),
        annex,
        issuer: None,
    };
    let heads = [
        section(Some(Annex::Only)),
        instrument(InstrumentKind::Resolution, Some(Annex::Only)),
        instrument(InstrumentKind::Decision, Some(Annex::Numbered(1))),
        Head::Meeting {
            group: String::new(),
            meeting: 1,
        },
        Head::Article {
            treaty: String::new(),
            number: 1,
        },
    ];
    let paths: [&[Step]; 4] = [
        &[],
        &[Step::Paragraph(1)],
        &[Step::Paragraph(1), Step::Subparagraph('a'), Step::Item(1)],
        &[Step::Preambular(1)],
    ];
    let places = paths.map(|path| Place::at(&path.iter().copied().collect()));
    let names = heads.iter().flat_map(|head| {
        places
            .iter()
            .filter_map(|place| writing.name(head, std::slice::from_ref(place)))
    });
    let first_letter = first_letters();
    let letter = first_letter.into_iter().find(|(one, _)| *one == language);
    let mut names: Vec<String> = names.chain(letter.map(|(_, letter)| letter)).collect();
    names.extend(writing.list(names.clone()));
    names.extend(
        Part::lettered('A', Numbering::default()).map(|part| writing.part_before_section(part)),
    );
    names
}

/// The words of an alphabetic language that stand in citations and are no names.
fn of_tables(words: &Words) -> Vec<String> {
    let nouns = (words.kinds.iter().map(|(word, ..)| *word))
        .chain(words.short_kinds.iter().map(|(word, ..)| *word))
        .chain(words.annexes.iter().map(|(word, _)| *word))
        .chain(words.places.iter().map(|(word, ..)| *word))
        .chain(words.articles.iter().map(|(word, _)| *word))
        .chain(words.rules.iter().map(|(word, _)| *word))
        .chain(words.recommendations.iter().map(|(word, _)| *word));
    let lists = [
        words.common,
        words.possessives,
        words.demonstratives,
        words.of,
        words.to_whole,
        words.and,
        words.to,
        words.from,
        words.parts,
        words.sections,
        words.compilations,
        words.meetings,
        words.working_group,
        words.documents,
    ];
    let words = nouns.chain(lists.into_iter().flatten().copied());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::bodies::built_in;
    use super::*;

    #[test]
    fn words_of_the_language_are_no_names() {
        let language = |tag| Language::of(tag);
        for (name, tag, of, expected) in [
            ("", *b"zh", NameOf::Body, Some(NameFault::NoLetters)),
            (" ", *b"en", NameOf::Body, Some(NameFault::NoLetters)),
            ("*", *b"en", NameOf::Treaty, Some(NameFault::NoLetters)),
            ("2030", *b"en", NameOf::Body, Some(NameFault::NoLetters)),
            ("A", *b"en", NameOf::Body, Some(NameFault::OneLetter)),
            ("会", *b"zh", NameOf::Body, Some(NameFault::OneLetter)),
            ("Ass*mbly", *b"en", NameOf::Body, Some(NameFault::Star)),
            (
                "Lake  Council",
                *b"en",
                NameOf::Body,
                Some(NameFault::Spaces),
            ),
            ("成员国大会 ", *b"zh", NameOf::Body, Some(NameFault::Spaces)),
            (
                "resolution",
                *b"en",
                NameOf::Body,
                Some(NameFault::OnlyWords),
            ),
            (
                "Resolutions of the",
                *b"en",
                NameOf::Body,
                Some(NameFault::OnlyWords),
            ),
            ("of", *b"en", NameOf::Body, Some(NameFault::OnlyWords)),
            ("决议", *b"zh", NameOf::Body, Some(NameFault::OnlyWords)),
            (
                "建议和决定",
                *b"zh",
                NameOf::Body,
                Some(NameFault::OnlyWords),
            ),
            ("décision", *b"fr", NameOf::Body, Some(NameFault::OnlyWords)),
            ("párrafo", *b"es", NameOf::Body, Some(NameFault::OnlyWords)),
            (
                "резолюция",
                *b"ru",
                NameOf::Body,
                Some(NameFault::OnlyWords),
            ),
            ("القرار", *b"ar", NameOf::Body, Some(NameFault::OnlyWords)),
            (
                "工作组",
                *b"zh",
                NameOf::WorkingGroup,
                Some(NameFault::OnlyWords),
            ),
            (
                "Working Group",
                *b"en",
                NameOf::WorkingGroup,
                Some(NameFault::OnlyWords),
            ),
            ("公约", *b"zh", NameOf::Treaty, Some(NameFault::OnlyWords)),
            (
                "the Convention",
                *b"en",
                NameOf::Treaty,
                Some(NameFault::OnlyWords),
            ),
            ("Convention on Lakes", *b"en", NameOf::Treaty, None),
            ("湖沼养护公约", *b"zh", NameOf::Treaty, None),
            ("成员国大会", *b"zh", NameOf::Body, None),
            ("Assembly", *b"en", NameOf::Body, None),
            ("Estados parte*", *b"es", NameOf::Body, None),
            // What nobody speaks has words, too.
            ("ливра", *b"qx", NameOf::Body, Some(NameFault::OnlyWords)),
            ("лакуно", *b"qx", NameOf::Body, None),
        ] {
            assert_eq!(fault(name, language(tag), of), expected, "{name}");
        }
    }

    #[test]
    fn every_name_of_the_register_is_one() {
        let register = built_in();
        let names = |names: &super::super::by_language::ByLanguage<Vec<String>>, of| {
            let all = names.iter().collect::<Vec<_>>();
            all.into_iter()
                .flat_map(move |(language, names)| {
                    names.into_iter().map(move |name| (language, name, of))
                })
                .collect::<Vec<_>>()
        };
        let bodies = register
            .body
            .iter()
            .map(|one| names(&one.names, NameOf::Body));
        let groups =
            (register.working_group.iter()).map(|one| names(&one.names, NameOf::WorkingGroup));
        let treaties = register
            .treaty
            .iter()
            .map(|one| names(&one.names, NameOf::Treaty));
        let refused: Vec<String> = bodies
            .chain(groups)
            .chain(treaties)
            .flatten()
            .filter_map(|(language, name, of)| {
                Some(format!(
                    "{language:?} {name} {:?}",
                    fault(&name, language, of)?
                ))
            })
            .collect();
        assert_eq!(refused, Vec::<String>::new());
    }
}
