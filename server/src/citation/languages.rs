//! Every language that is read and written: the list that all others are taken from.
//!
//! A new alphabetic language is a file in `alphabetic/words/` and a line in `alphabetic/languages.rs`;
//! one with a grammar of its own is a room beside [`chinese`](super::chinese) and a line here.

use super::alphabetic;
use super::chinese::{self, Chinese};
use super::cursor::Cursor;
use super::writing::{Head, Place, Writing};
use super::{ColumnName, InstrumentKind, Part, Path, Pointing, Step};
use crate::lexicon::{Language, Numbering};

/// Every language, that of the compilations first.
pub fn languages() -> impl Iterator<Item = Language> {
    [chinese::LANGUAGE]
        .into_iter()
        .chain(alphabetic::languages())
}

/// The language with a BCP 47 tag, as `fr`; `None` where no such is known.
pub fn language_tagged(tag: &str) -> Option<Language> {
    languages().find(|language| language.tag() == tag)
}

/// A language as one writes in it.
pub fn writing(language: Language) -> &'static dyn Writing {
    alphabetic::writing(language).unwrap_or(&Chinese)
}

/// Whether a note begins with a word that stands for the note before it, in any language: 同上, Ibid.
pub fn begins_with_ditto(note: &str) -> bool {
    languages().any(|language| writing(language).begins_with_ditto(note))
}

/// The kind that a word of a language names: 决议, decision.
pub fn kind_of(language: Language, word: &str) -> Option<InstrumentKind> {
    writing(language).kind_of(word)
}

/// Whether a heading in a language has the noun of an instrument among its words: RESOLUTIONS OF THE CONFERENCE, 缔约方会议决议一览.
pub fn names_instruments(heading: &str, language: Language) -> bool {
    /// Characters of the noun where words are not parted.
    const CHINESE: usize = 2;
    let is_word = |c: char| c.is_alphabetic() && c < '\u{2E80}';
    let mut before = ' ';
    heading.char_indices().any(|(at, c)| {
        let begins = !is_word(before) || !is_word(c);
        before = c;
        if !begins {
            return false;
        }
        let behind = heading.get(at..).unwrap_or_default();
        let length = match is_word(c) {
            true => behind.find(|c| !is_word(c)),
            false => behind.char_indices().nth(CHINESE).map(|(end, _)| end),
        };
        let word = behind.get(..length.unwrap_or(behind.len()));
        word.is_some_and(|word| kind_of(language, word).is_some())
    })
}

/// Whether an instrument is said to be *its*, in any language: by the word before it, or by its kind as it is
/// written.
pub fn says_its(before: &str, kind: &str) -> bool {
    languages().any(|language| writing(language).says_its(before, kind))
}

/// Whether a name says within, in any language, whose what it names is: Conference of its States Parties, مؤتمر أطرافها.
pub fn says_its_within(name: &str) -> bool {
    languages().any(|language| writing(language).says_its_within(name))
}

/// Whether words between two lists say, in any language, that the second goes with the first, one by one.
pub fn says_respectively(between: &str) -> bool {
    languages().any(|language| writing(language).says_respectively(between))
}

/// Which of two the clause that ends here is about, in any language ([`Pointing::Former`], [`Pointing::Latter`]).
pub fn says_which(before: &str) -> Option<Pointing> {
    languages().find_map(|language| writing(language).says_which(before))
}

/// Which of two a clause begins with, in a language ([`Pointing::Former`], [`Pointing::Latter`]): dans la première.
pub fn begins_with_which(clause: &str, language: Language) -> Option<Pointing> {
    writing(language).begins_with_which(clause)
}

/// Whether a sentence is about what others have, in any language: theirs, chez eux, у них.
pub fn says_theirs(sentence: &str) -> bool {
    languages().any(|language| writing(language).says_theirs(sentence))
}

/// Whether a sentence is about what who speaks has, in any language: mine, chez moi, у меня.
pub fn says_mine(sentence: &str) -> bool {
    languages().any(|language| writing(language).says_mine(sentence))
}

/// Whether a sentence in a language says that something is not there: does not exist, нет.
pub fn says_absent(sentence: &str, language: Language) -> bool {
    writing(language).says_absent(sentence)
}

/// Whether the words of a language that end here say that what follows is the draft's own body's: our.
pub fn says_our(before: &str, language: Language) -> bool {
    writing(language).says_our(before)
}

/// Whether the name of a treaty says, in any language, that it is the one that the text itself is about: 本公约.
pub fn names_own(written: &str) -> bool {
    languages().any(|language| writing(language).names_own(written))
}

/// Whether the name of a treaty says, in any language, that it is the one that was named last: 该公约.
pub fn names_that(written: &str) -> bool {
    languages().any(|language| writing(language).names_that(written))
}

/// Whether the words that end here point at what was named last, in any language that writes them apart from the noun:
/// that, cette, этой.
pub fn says_that(before: &str) -> bool {
    languages().any(|language| writing(language).says_that(before))
}

/// Whether a word of a language right before a noun, or right behind it, says that another one is meant than before:
/// the other, الآخر.
pub fn says_other(before: &str, behind: &str, language: Language) -> bool {
    writing(language).says_other(before, behind)
}

/// Whether a word of a language names a document: report.
pub fn names_paper(word: &str, language: Language) -> bool {
    writing(language).names_paper(word)
}

/// Whether words in a language between an instrument and a body say that it is the body's: is that of the.
pub fn says_is_of(between: &str, language: Language) -> bool {
    writing(language).says_is_of(between)
}

/// Whether there is nothing but *of* in a language between what is cited and whose it is: « résolution 6/2 » de la.
pub fn says_of(between: &str, language: Language) -> bool {
    writing(language).says_of(between)
}

/// Whether words between an article and a treaty name an annex of it besides: and annex C of the.
pub fn joins_an_annex(between: &str, language: Language) -> bool {
    writing(language).joins_an_annex(between)
}

/// Whether words between a body and a treaty say that the body is the treaty's, in any language: that of, celle de.
pub fn says_that_of(between: &str) -> bool {
    languages().any(|language| writing(language).says_that_of(between))
}

/// Whether words between two citations say, in any language, that the second is another name of the first: 在汇编中为.
pub fn says_is(between: &str) -> bool {
    languages().any(|language| writing(language).says_is(between))
}

/// Whether there is nothing between two citations in a language but what joins the elements of a list or the ends of a
/// range: and, 、, to.
pub fn joins_a_list(between: &str, language: Language) -> bool {
    let start = Cursor::new(between, 0);
    let marks = match language == chinese::LANGUAGE {
        true => [chinese::list_mark(start), chinese::range_mark(start)],
        false => [
            alphabetic::list_mark(start, language),
            alphabetic::range_mark(start, language),
        ],
    };
    let mut ends = marks.into_iter().flatten();
    ends.any(|end| end.skip_spaces().at == between.len())
}

/// The place behind a mark or word of a language between the items of a list: and, 、.
pub fn behind_list_mark(text: &str, at: usize, language: Language) -> Option<usize> {
    let start = Cursor::new(text, at);
    let end = match language == chinese::LANGUAGE {
        true => chinese::list_mark(start),
        false => alphabetic::list_mark(start, language),
    };
    end.map(|end| end.at)
}

/// The same between the ends of a range: to, 至.
pub fn behind_range_mark(text: &str, at: usize, language: Language) -> Option<usize> {
    let start = Cursor::new(text, at);
    let end = match language == chinese::LANGUAGE {
        true => chinese::range_mark(start),
        false => alphabetic::range_mark(start, language),
    };
    end.map(|end| end.at)
}

/// The Latin letter in whose place a language's lists have one: a for أ.
pub fn latin_letter(written: char, language: Language) -> Option<char> {
    match written.is_ascii_lowercase() {
        true => Some(written),
        false => alphabetic::latin_letter(written, language),
    }
}

/// Meetings that a text counts, with where their names end: the seventh meeting, 第七次会议.
pub fn meetings_counted(text: &str, language: Language) -> Vec<(u16, usize)> {
    writing(language).meetings_counted(text)
}

/// The meeting that the cell of a table counts, with its noun or without: Seventh, 第七次.
pub fn counts_a_meeting(cell: &str, language: Language) -> Option<u16> {
    writing(language).counts_a_meeting(cell)
}

/// What a header's cell says that the figures below it are, with the language that says so.
pub fn names_column(cell: &str) -> Option<(Language, ColumnName)> {
    let named =
        languages().find_map(|language| Some((language, writing(language).names_column(cell)?)));
    match named {
        Some((language, ColumnName::Places)) if has_two_names(cell) => {
            Some((language, ColumnName::AnnexedPlaces))
        }
        Some(named) => Some(named),
        None => languages()
            .find(|language| names_articles(cell, *language))
            .map(|language| (language, ColumnName::Articles)),
    }
}

/// Annex, paragraph: whether a header's cell has two names of one word each, of which the first is no figure's.
fn has_two_names(cell: &str) -> bool {
    let mut names = cell.split([',', '，', '、', '،', '/']).map(str::trim);
    let is_word = |name: Option<&str>| {
        name.is_some_and(|name| {
            !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || c == '.')
        })
    };
    is_word(names.next()) && is_word(names.next()) && names.next().is_none()
}

/// Whether a header's cell is the word with which a language writes articles.
fn names_articles(cell: &str, language: Language) -> bool {
    let article = Head::Article {
        treaty: String::new(),
        number: 1,
    };
    let written = writing(language).name(&article, &[Place::at(&Path::new())]);
    let written = written.unwrap_or_default();
    let mut words = written.split(|c: char| !c.is_alphabetic());
    let word = words.find(|word| !word.is_empty()).unwrap_or_default();
    word.chars().count() > 2 && word.to_lowercase() == cell.trim().to_lowercase()
}

/// The first place of a section as each language writes it behind a part: 七.1, VII.1, سابعا-1.
pub fn first_places(numbering: Numbering) -> Vec<(Language, String)> {
    let head = Head::Section {
        part: Part::unnamed(numbering),
        section: 7,
        annex: None,
    };
    let first = Place::at(&[Step::Paragraph(1)].into_iter().collect());
    languages()
        .filter_map(|language| {
            let name = writing(language).name(&head, std::slice::from_ref(&first))?;
            Some((language, name))
        })
        .collect()
}

/// The first subparagraph as it is written under a paragraph, in each language that has letters of its own
/// for it or brackets: (a), a), (أ).
pub fn first_letters() -> Vec<(Language, String)> {
    languages()
        .filter_map(|language| Some((language, writing(language).first_letter()?)))
        .collect()
}
