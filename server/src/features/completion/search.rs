//! Search completion: `@` and what the drafter remembers of a provision.
//!
//! `@司法协助`, `@sfxz`, `@7.20`, `@3/4.2.b`, `@检察官+培训` offer the provisions that
//! [`crate::search::words`] finds, the best first; the accepted one replaces `@` and the query by
//! its citation in the compilation's form with the part (A部分 七.20, and Part A, VII.20 in a draft
//! that cites in English), or in the house form where the drafter has set one. `@` alone offers the sections. A query
//! ends at punctuation that cannot stand in one, behind a paragraph's whole number at white space as well. Its words stand
//! apart by one space each (`@证人 保护`) or by `+`; a number of a section or an instrument among them narrows (`@七 证人`).
//! Words of a language in an alphabet may stand apart where the thesaurus has most of them
//! (`@asset recovery`); a longer query that it does not know is prose behind an address, and finds
//! nothing. Pinyin may be divided by spaces or apostrophes, as input methods write it while it is
//! composed (`si fa xie zhu`, `fang'an`). `@` behind a Latin letter or a digit is an address, and code, links and
//! comments are no prose: nothing is offered there.
//!
//! Editors show a list as long as it has something, and ask for it again at every character (it is
//! incomplete, and every item's filter text is what was typed). So a query that finds nothing ends
//! the list, and after it the editor asks only when `@` is typed anew or completion is asked for.
//! The same happens in Neovim where several letters come in one burst, faster than the answer to
//! the first. An input method shows its letters to the editor or only the characters that are
//! committed; both are found. VS Code asks by itself only where quick suggestions are on, which in
//! Markdown they are not by default; `@` itself always asks.

use std::ops::Range;

use super::item::{CONTEXT, DETAIL, Item, Search, in_small};
use crate::citation::Path;
use crate::citation::numeral::is_numeral;
use crate::citation::{Language, Reference};
use crate::corpus::{Corpus, ProvisionIndex};
use crate::features::{Snapshot, concept};
use crate::messages::first_words;
use crate::resolve::{Names, article_name, convert, names_in};
use crate::search::is_number;
use crate::search::words::{Habit, Query, Words};

/// Provisions offered at once; a further character narrows them.
const MOST: usize = 40;
/// Articles of treaties that are offered at most, behind the compilation's own provisions.
const MOST_ARTICLES: usize = 10;
/// The least share of several words that names of concepts have.
const MOSTLY_KNOWN: f32 = 0.75;
/// Bytes before the query in which the drafter's habit shows: what is cited there, and how.
const HABIT: usize = 64_000;
/// What a citation of the draft itself counts beside one of another draft.
const OWN: usize = 1_000;
/// Concepts that an item is said to speak of.
const NAMED: usize = 2;
/// Characters of a query, and of a word of Chinese behind a space: longer ones are prose.
const LONGEST: usize = 40;
const LONGEST_WORD: usize = 12;

/// The provisions that a search before a byte offset finds; `None` where there is no search, or
/// where it finds nothing.
pub fn completion(
    snapshot: &Snapshot,
    offset: usize,
    others: &dyn Fn() -> Habit,
) -> Option<Vec<Item>> {
    let (base, before) = snapshot.draft.prose_before(offset, CONTEXT);
    let typed = search_at_end(&before)?;
    let written = before.get(typed.clone())?;
    let query = written.trim_start_matches(is_at);
    let corpus = &snapshot.corpus;
    // The sign alone asks for nothing that an index would have to be made for.
    let words = (!query.is_empty()).then(|| Words::of(corpus));
    let at = base + typed.start;
    let mut language = snapshot.language_at(at);
    let read = (words.as_ref()).map(|words| words.read_in(corpus, query, language));
    let found = if let (Some(words), Some(read)) = (&words, &read) {
        let habit = habit(snapshot, at, others);
        found(snapshot, words, read, query, &habit)
    } else {
        let sections = corpus.sections.iter();
        let sections = sections.map(|section| (section.provision, None));
        sections.collect()
    };
    let replace = base + typed.start..base + typed.end;
    // A draft that cites nothing yet is in the language that its drafter searches in.
    if language == Language::COMPILATION && !before.contains(is_chinese) {
        let of_query = read.as_ref().and_then(Query::language);
        language = of_query.unwrap_or(language);
    }
    let manner = (language != Language::COMPILATION).then(|| Manner::at(snapshot, replace.start));
    let mut items: Vec<Item> = found
        .into_iter()
        .filter_map(|(index, concept)| {
            let provision = corpus.provisions.get(index)?;
            let reason = concept.and_then(|concept| {
                let typed = read.as_ref()?.naming(corpus, concept);
                concept::reason(corpus, typed, concept, index, language)
            });
            let words = about(corpus, index, language, reason.as_deref());
            Some(Item {
                article: None,
                label: provision.id.to_string(),
                detail: [reason, words]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · "),
                insert: house_form(snapshot, index, language).unwrap_or_else(|| {
                    inserted(names_in(corpus, provision, language), manner.as_ref())
                }),
                replace: replace.clone(),
                filter: written.to_owned(),
                provision: Some(index),
                search: (!query.is_empty()).then(|| Search {
                    query: query.to_owned(),
                    language,
                }),
            })
        })
        .collect();
    let articles = words.iter().zip(&read).flat_map(|(words, read)| {
        let room = match is_prose(read, query) {
            true => 0,
            false => MOST_ARTICLES.min(MOST.saturating_sub(items.len())),
        };
        words.articles(corpus, read, room)
    });
    let articles: Vec<Item> = articles
        .filter_map(|id| {
            let title = corpus.article(id)?.title.as_str();
            let treaty = corpus.treaty(id.treaty)?.title.as_str();
            let name = article_name(corpus, language, id, &Path::default());
            Some(Item {
                article: Some(id),
                label: name.clone(),
                detail: format!("{title} · {treaty}"),
                insert: match &manner {
                    Some(manner) if !manner.begins_a_sentence => in_small(&name),
                    _ => name,
                },
                replace: replace.clone(),
                filter: written.to_owned(),
                provision: None,
                search: Some(Search {
                    query: query.to_owned(),
                    language,
                }),
            })
        })
        .collect();
    items.extend(articles);
    (!items.is_empty()).then_some(items)
}

/// What an item is about: in a draft in another language what it speaks of besides why it was found, where that has a
/// name there; else its first words.
fn about(
    corpus: &Corpus,
    index: ProvisionIndex,
    language: Language,
    reason: Option<&str>,
) -> Option<String> {
    let mut concepts = concept::names(corpus, index, language);
    if concepts.is_empty() {
        return Some(first_words(corpus, index, DETAIL));
    }
    concepts.retain(|name| !reason.is_some_and(|reason| reason.starts_with(name.as_str())));
    concepts.truncate(NAMED);
    (!concepts.is_empty()).then(|| concepts.join(" · "))
}

/// How often provisions are cited where the drafter works: not far before a byte offset, and in other drafts.
fn habit(snapshot: &Snapshot, at: usize, others: &dyn Fn() -> Habit) -> Habit {
    let mut habit = others();
    for placed in snapshot.citations_within(&(at.saturating_sub(HABIT)..at)) {
        for index in placed.resolution.meaning.provisions() {
            *habit.entry(index).or_default() += OWN;
        }
    }
    habit
}

/// The provisions that a query finds, with the concept that led to each; those in the drafter's habit come first
/// among equals.
fn found(
    snapshot: &Snapshot,
    words: &Words,
    read: &Query,
    query: &str,
    habit: &Habit,
) -> Vec<(ProvisionIndex, Option<usize>)> {
    let corpus = &snapshot.corpus;
    let others = number_and_words(query).map_or(query, |(_, words)| words);
    if others.is_empty() || others.contains(is_chinese) {
        return words.provisions(corpus, read, MOST, habit);
    }
    // Words of prose behind an address are none of the thesaurus's.
    if is_prose(read, query) {
        let undivided = query.replace(is_divider, "");
        return match is_pinyin(query) {
            true => words.said(corpus, &words.read(corpus, &undivided), MOST, habit),
            false => Vec::new(),
        };
    }
    words.provisions(corpus, read, MOST, habit)
}

/// Whether words of an alphabet are none of the thesaurus's.
fn is_prose(read: &Query, query: &str) -> bool {
    !query.contains(is_chinese)
        && query.contains(is_divider)
        && read.known_words() < MOSTLY_KNOWN
        && !read.begins_a_name()
}

/// How a draft that is not in Chinese cites at a place.
struct Manner {
    /// By the compilation, as the last citation before does.
    by_compilation: bool,
    /// At the beginning of a sentence.
    begins_a_sentence: bool,
}

impl Manner {
    fn at(snapshot: &Snapshot, at: usize) -> Manner {
        let last = snapshot
            .citations_within(&(at.saturating_sub(HABIT)..at))
            .take_while(|placed| placed.range().end <= at)
            .last();
        let (_, before) = snapshot.draft.prose_before(at, CONTEXT);
        let before = before.trim_end();
        Manner {
            by_compilation: last.is_some_and(|placed| {
                matches!(placed.citation.reference, Reference::Compilation { .. })
            }),
            begins_a_sentence: before.is_empty() || before.ends_with(['.', '!', '?', ':', '؟']),
        }
    }
}

/// A provision in the form that the drafter's house asks for, in a draft in Chinese; `None` where it asks for none, or
/// the provision has no name in it.
fn house_form(snapshot: &Snapshot, index: ProvisionIndex, language: Language) -> Option<String> {
    let form = snapshot.house_form?;
    let is_chinese = language == Language::COMPILATION;
    is_chinese
        .then(|| convert(&snapshot.corpus, &[vec![index]], form))
        .flatten()
}

/// What is put in the place of the query: in a draft that is not in Chinese by the instrument, as everybody there
/// cites, unless the draft cites by the compilation.
fn inserted(names: Names, manner: Option<&Manner>) -> String {
    match (manner, names.instrument) {
        (Some(manner), Some(instrument)) if !manner.by_compilation => {
            match manner.begins_a_sentence {
                true => instrument,
                false => in_small(&instrument),
            }
        }
        _ => names.compilation,
    }
}

/// The `@` and the query that a text ends in.
fn search_at_end(before: &str) -> Option<Range<usize>> {
    let mut open_brackets = 0_i32;
    let at = before
        .char_indices()
        .rev()
        .take(LONGEST + 1)
        .take_while(|(_, c)| {
            // A bracket closes only what the query has opened: (见@七.20) has ended.
            open_brackets += match c {
                ')' | '）' => 1,
                '(' | '（' => -1,
                _ => 0,
            };
            belongs(*c)
        })
        .find(|(_, c)| is_at(*c))
        .map(|(at, _)| at)
        .or_else(|| {
            open_brackets = 0;
            words_at_end(before).or_else(|| apart_at_end(before))
        })?;
    let is_address = before
        .get(..at)?
        .ends_with(|c: char| c.is_ascii_alphanumeric());
    (open_brackets <= 0 && !is_address).then_some(at..before.len())
}

/// Where the `@` stands behind which there are words of a language in an alphabet, and nothing else up to the end of a
/// text.
fn words_at_end(before: &str) -> Option<usize> {
    let last = before.char_indices().rev().take(LONGEST + 1);
    let (at, sign) = last
        .into_iter()
        .find(|(_, c)| !is_letter_of_words(*c) && !is_divider(*c))?;
    let query = before.get(at + sign.len_utf8()..)?;
    (is_at(sign) && query.starts_with(is_letter_of_words)).then_some(at)
}

/// Where the `@` stands behind which there are words with a space between, up to the end of a text: 证人 保护, 七 证人. A
/// sentence is none of words, and a space ends a paragraph's number.
fn apart_at_end(before: &str) -> Option<usize> {
    let mut last = before.char_indices().rev().take(LONGEST + 1);
    let (at, sign) = last.find(|(_, c)| is_at(*c))?;
    let query = before.get(at + sign.len_utf8()..)?;
    let (first, others) = query.split_once(is_space)?;
    let is_word = |word: &str| {
        word.chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '+' | '\'' | '’'))
            && word.chars().count() <= LONGEST_WORD
    };
    let is_first = match is_number(first) {
        true => number_and_words(query).is_some(),
        false => is_word(first),
    };
    let mut others = others.split(is_space).peekable();
    let mut are_words = true;
    while let Some(word) = others.next() {
        // Only the last may still be to come.
        are_words &= is_word(word) && !(word.is_empty() && others.peek().is_some());
    }
    (is_first && !first.is_empty() && are_words).then_some(at)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// The number of a section or an instrument, and the words behind a space after it: 七 证人, 3/4 firearms. A paragraph's
/// says what is meant.
fn number_and_words(query: &str) -> Option<(&str, &str)> {
    let (number, words) = query.split_once(' ')?;
    let is_of_number = |c: char| c.is_ascii_digit() || is_numeral(c) || c == '/';
    let is_one = !number.is_empty() && number.chars().all(is_of_number);
    (is_one && !words.starts_with(is_divider)).then_some((number, words))
}

/// Letters of any alphabet, with what is written over them, and hyphens: Palermo Convention. That words are those of
/// somebody's name, the thesaurus says, which does not know them.
fn is_letter_of_words(c: char) -> bool {
    (c.is_alphabetic() && !is_chinese(c)) || c == '-'
}

fn is_chinese(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
}

/// Syllables or their beginnings, each but the last with a divider behind it or none.
fn is_pinyin(query: &str) -> bool {
    query.starts_with(is_letter_of_pinyin)
        && query
            .chars()
            .all(|c| is_letter_of_pinyin(c) || is_divider(c))
}

fn is_letter_of_pinyin(c: char) -> bool {
    c.is_ascii_lowercase() || c == 'ü'
}

/// What input methods write between syllables.
fn is_divider(c: char) -> bool {
    matches!(c, '\'' | '’' | ' ')
}

fn is_at(c: char) -> bool {
    matches!(c, '@' | '＠')
}

/// Whether a character can stand in a query.
fn belongs(c: char) -> bool {
    is_at(c)
        || c.is_alphanumeric()
        || matches!(
            c,
            '.' | '．' | '/' | '／' | '-' | '－' | '+' | '＋' | '(' | ')' | '（' | '）'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::pointer;
    use crate::features::tests::{marked, with};
    use crate::resolve::Form;

    #[test]
    fn a_query_reaches_from_the_sign_to_the_cursor() {
        for (before, expected) in [
            ("@", Some("@")),
            ("见@", Some("@")),
            ("见@司法协助", Some("@司法协助")),
            ("见＠ｓｆｘｚ", Some("＠ｓｆｘｚ")),
            ("(见 @7.20", Some("@7.20")),
            ("见@3/4.2.b", Some("@3/4.2.b")),
            ("@检察官+培训", Some("@检察官+培训")),
            ("@六.附件.b.(三)", Some("@六.附件.b.(三)")),
            ("@六.附件.b.(", Some("@六.附件.b.(")),
            ("@一@二", Some("@二")),
            ("见@si'fa'xie'zhu", Some("@si'fa'xie'zhu")),
            ("见@si fa xie zhu", Some("@si fa xie zhu")),
            ("（见@s’f’x’z", Some("@s’f’x’z")),
            // A number narrows.
            ("见@七 证人", Some("@七 证人")),
            ("@4/3 ", Some("@4/3 ")),
            ("See @3/4 firearms", Some("@3/4 firearms")),
            ("@3/4  firearms", None),
            ("@七 证人，", None),
            ("@七.20 证人", None),
            // Words apart.
            ("见@证人 ", Some("@证人 ")),
            ("见@证人 保护", Some("@证人 保护")),
            ("见@证人　保护", Some("@证人　保护")),
            ("见@七 证人 保护", Some("@七 证人 保护")),
            ("@司法 xz", Some("@司法 xz")),
            ("@witness 保护", Some("@witness 保护")),
            ("@证人  保护", None),
            ("@证人 保护。", None),
            ("@证人 各国应当考虑颁布立法对保护证人进行", None),
            ("See @3/4 Firearms", Some("@3/4 Firearms")),
            // Ended, or none.
            ("@ si", None),
            // Whether it is a name, the thesaurus says.
            ("Ask @Wang li", Some("@Wang li")),
            ("wang@un org", None),
            ("（见@七.20）", None),
            ("@七.20，", None),
            ("@七.20 ", None),
            ("@七.20。", None),
            ("七.20", None),
            ("", None),
            // Addresses.
            ("wang@un", None),
            ("wang.li@un", None),
            ("li2@", None),
        ] {
            let found = search_at_end(before).and_then(|range| before.get(range));
            assert_eq!(found, expected, "{before}");
        }
        assert_eq!(search_at_end(&format!("@{}", "一".repeat(500))), None);
    }

    /// The draft after the first item is accepted, and the labels of the first three.
    fn accepted(draft: &str) -> Option<(String, String)> {
        let (snapshot, cursor) = marked(draft);
        let items = completion(&snapshot, cursor, &Habit::new)?;
        let first = items.first()?;
        let mut text = snapshot.draft.text().to_string();
        assert_eq!(text.get(first.replace.clone()), Some(first.filter.as_str()));
        text.replace_range(first.replace.clone(), &first.insert);
        let labels: Vec<&str> = items.iter().take(3).map(|item| &*item.label).collect();
        Some((text, labels.join(" ")))
    }

    #[test]
    fn the_accepted_provision_stands_in_place_of_the_query() {
        for (marked, text, labels) in [
            (
                "见@sfxz‸。",
                "见A部分 四.1.b。",
                "A.四.1.b A.四.1.f.(一) A.七.23",
            ),
            (
                "见@si'fa'xie'zhu‸。",
                "见A部分 四.1.b。",
                "A.四.1.b A.四.1.f.(一) A.七.23",
            ),
            (
                "见@si fa xie zhu‸",
                "见A部分 四.1.b",
                "A.四.1.b A.四.1.f.(一) A.七.23",
            ),
            (
                "见@s’f’x’z‸",
                "见A部分 四.1.b",
                "A.四.1.b A.四.1.f.(一) A.七.23",
            ),
            ("见@七.20‸", "见A部分 七.20", "A.七.20"),
            (
                "见@司法协助‸，七.20",
                "见A部分 四.1.b，七.20",
                "A.四.1.b A.四.1.f.(一) A.七.23",
            ),
            ("（另见@3/4.2.b‸）", "（另见B部分 三.2.b）", "B.三.2.b"),
            (
                "> 见 ＠ｓｆｘｚ‸",
                "> 见 A部分 四.1.b",
                "A.四.1.b A.四.1.f.(一) A.七.23",
            ),
            ("见@检察官 培训‸", "见A部分 七.8", "A.七.8 A.七.13 B.三.2.b"),
            ("见@七 脆弱证人‸", "见A部分 七.5", "A.七.5 A.七.6"),
            (
                "Recalling decision 3/4 and @3/4 firearms‸",
                "Recalling decision 3/4 and decision 3/4, paragraph 8",
                "B.三.8",
            ),
            ("@检察官+培训‸", "A部分 七.8", "A.七.8 A.七.13 B.三.2.b"),
            (
                "第一行，\n续行见@zhuanyepeixun‸",
                "第一行，\n续行见A部分 七.8",
                "A.七.8",
            ),
            // In the language of the draft.
            (
                "Recalling decision 3/4 and @7.20‸",
                "Recalling decision 3/4 and resolution 7/3, annex I, paragraph 20",
                "A.七.20",
            ),
            (
                "Décision 3/4.\n\nVoir @7.20‸",
                "Décision 3/4.\n\nVoir résolution 7/3, annexe I, paragraphe 20",
                "A.七.20",
            ),
            ("See @7.20‸", "See A部分 七.20", "A.七.20"),
            // The sign alone shows where one can begin.
            ("见@‸", "见A部分 一", "A.一 A.二 A.三"),
        ] {
            let expected = Some((text.to_owned(), labels.to_owned()));
            assert_eq!(accepted(marked), expected, "{marked}");
        }
    }

    #[test]
    fn the_house_form_is_inserted_in_a_draft_in_chinese() {
        let first = |draft: &str| {
            let (snapshot, cursor) = marked(draft);
            let snapshot = with(&snapshot, |given| given.house_form = Some(Form::Instrument));
            let items = completion(&snapshot, cursor, &Habit::new).unwrap_or_default();
            items.first().map(|item| item.insert.clone())
        };
        let first = |draft: &str| first(draft).unwrap_or_default();
        assert_eq!(first("见@七.20‸"), "缔约方会议第7/3号决议附件一第20段");
        // What has no such name keeps the compilation's.
        assert_eq!(first("见@十.a‸"), "A部分 十.a");
        assert_eq!(
            first("Recalling decision 3/4 and @3/4 firearms‸"),
            "decision 3/4, paragraph 8"
        );
    }

    #[test]
    fn a_number_and_words_of_prose_find_nothing() {
        for draft in ["Meet me @3 tomorrow in the lobby‸", "@5 pm sharp‸"] {
            let (snapshot, cursor) = marked(draft);
            assert!(
                completion(&snapshot, cursor, &Habit::new).is_none(),
                "{draft}"
            );
        }
    }

    /// An editor that finds nothing behind one character does not ask again behind the next.
    #[test]
    fn a_name_is_found_from_its_beginning_on() {
        for (typed, from, expected) in [
            ("blanchiment d'argent", 2, "A.九.13"),
            ("recouvrement d'avoirs", 2, "A.九.17"),
            ("отмывание денег", 2, "A.九.13"),
            ("obstruction of justice", 2, "A.九.10"),
            ("吹哨人", 1, "A.七.15"),
            ("加密货币", 1, "A.九.16"),
        ] {
            let letters: Vec<char> = typed.chars().collect();
            for end in from..=letters.len() {
                let query: String = letters.iter().take(end).collect();
                let (snapshot, cursor) = marked(&format!("见@{query}‸"));
                let items = completion(&snapshot, cursor, &Habit::new);
                assert!(items.is_some(), "{query}");
                let has_all = end == letters.len();
                let is_expected = |item: &Item| item.label == expected;
                assert!(
                    !has_all || items.iter().flatten().any(is_expected),
                    "{query}"
                );
            }
        }
    }

    /// Where the compilation has nothing, or behind what it has, articles of treaties are offered by their titles, as
    /// the draft's language names them.
    #[test]
    fn articles_of_treaties_stand_behind_the_compilation() {
        for (marked_text, expected, place) in [
            ("见@管辖权‸", "见《公约》第15条", 0),
            (
                "Decision 3/4 was adopted. See @jurisdiction‸",
                "Decision 3/4 was adopted. See article 15 of the Convention",
                0,
            ),
            ("见@枪支标识‸", "见《枪支议定书》第8条", 3),
        ] {
            let (snapshot, cursor) = marked(marked_text);
            let items = completion(&snapshot, cursor, &Habit::new).unwrap();
            let first = items.iter().position(|item| item.article.is_some());
            assert_eq!(first, Some(place), "{marked_text}");
            let item = &items[place];
            let mut text = marked_text.replace('‸', "");
            text.replace_range(item.replace.clone(), &item.insert);
            assert_eq!(text, expected);
            assert!(items[place..].iter().all(|item| item.provision.is_none()));
        }
    }

    #[test]
    fn nothing_is_offered_where_no_search_is() {
        for marked in [
            "wang@un‸",
            "wang@‸",
            "`@sfxz‸`",
            "```\n@sfxz‸\n```",
            "[见](@sfxz‸)",
            "见@sfxz，‸",
            "@七.45‸",
            "@海洋生物‸",
            "七.20‸",
        ] {
            assert_eq!(accepted(marked), None, "{marked}");
        }
    }

    #[test]
    fn every_provision_can_be_inserted_and_is_read_as_itself() {
        let (snapshot, _) = marked("‸");
        for (index, provision) in snapshot.corpus.provisions.iter().enumerate() {
            let (text, label) = accepted(&format!("见@{}‸。", provision.id)).unwrap();
            assert_eq!(
                label.split(' ').next(),
                Some(provision.id.to_string().as_str())
            );
            let (read, cursor) = marked(&text.replacen('部', "‸部", 1));
            let cited = read.citation_at(cursor).unwrap();
            // An annex that only points back stands for the section that it points to.
            let section = snapshot
                .corpus
                .section(provision.id.part, provision.id.section);
            if section.is_some_and(|section| pointer(section, provision.id.annex).is_some()) {
                continue;
            }
            assert_eq!(cited.resolution.meaning.provisions(), [index], "{text}");
            assert_eq!(cited.resolution.finding, None, "{text}");
        }
    }
}
