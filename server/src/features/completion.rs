//! Completion while a citation is typed: what can come next, in the form being typed.
//!
//! The grammar is asked, not repeated: the text before the cursor is read with one of a few
//! probable continuations ([`crate::citation::continuations`]) behind it. If that makes a citation that reaches over the
//! cursor, the element that the continuation completes is what the drafter is typing, and the
//! provisions that could stand in its place are offered ([`offered`]): sections, instruments, the provisions under them,
//! articles. A number that stands alone is asked of the document one by one ([`one_by_one`]), and where that does not say
//! what it is of, it is offered with whose it is ([`in_full`]).

mod articles;
mod begun;
mod brackets;
mod cursor;
mod in_full;
mod instruments;
mod item;
mod offered;
mod one_by_one;
mod rest;
mod search;
mod sections;
mod steps;
mod taken;

use brackets::{closing_bracket, open_brackets};
use cursor::{Cursor, Reading};
pub use item::Item;
use item::{CONTEXT, add};
pub use rest::replaced_to;
use taken::{Says, is_place, says};

use crate::citation::numeral::is_digit;
use crate::citation::{Continuation, Continues, Language, Reference, continuations};
use crate::corpus::{ArticleId, Corpus, ProvisionIndex};
use crate::draft::Continuing;
use crate::features::{Snapshot, article, provision};
use crate::messages::Locale;
use crate::search::words::{Habit, Words};

/// Bytes at the end of what has been written that say whether anything can come next: as far as a list reaches back.
const LAST_WORDS: usize = 240;

/// What can come next at a byte offset, in the order of the compilation; or behind `@` what the
/// words there find ([`search`]), the best first.
pub fn completion(snapshot: &Snapshot, offset: usize) -> Vec<Item> {
    completion_beside(snapshot, offset, &Habit::new)
}

/// The same beside other drafts: what they cite comes first among what a search finds equally well, behind what the
/// draft itself cites. They are asked only where there is a search.
pub fn completion_beside(
    snapshot: &Snapshot,
    offset: usize,
    others: &dyn Fn() -> Habit,
) -> Vec<Item> {
    if let Some(items) = search::completion(snapshot, offset, others) {
        return items;
    }
    let Some(continuing) = snapshot.draft.continuing(offset) else {
        return Vec::new();
    };
    let corpus = &snapshot.corpus;
    let (start, so_far) = continuing.so_far();
    let near = last_bytes(so_far, CONTEXT);
    let alone = Cursor {
        corpus,
        before: near,
        base: start + so_far.len() - near.len(),
        reading: Reading::Alone,
    };
    if let Some(items) = alone.symbols() {
        return items;
    }
    let mut tried = continuations(last_bytes(so_far, LAST_WORDS), corpus.lexicon.numbering);
    // The last words say already what nothing can come of, at a fraction of the cost.
    tried.retain(|one| may_follow(corpus, &continuing, one));
    let in_document = Cursor {
        corpus,
        before: continuing.text(),
        base: continuing.base(),
        reading: Reading::InDocument(&continuing),
    };
    let mut items = in_document.offered(&tried);
    // A place in what is being spoken of, where the document is not certain of what; unless it is read as another.
    if !items.iter().any(|item| is_place(corpus, item)) {
        let mut places = alone.places(&tried, &continuing);
        places.retain(|item| says(&continuing, corpus, item) != Says::Another);
        add(&mut items, places);
    }
    let others = alone.offered(&tried);
    let sections = |others: &[Item]| {
        others
            .is_empty()
            .then(|| alone.longer_sections())
            .flatten()
            .unwrap_or_default()
    };
    let mut others = match others.is_empty() {
        true => sections(&others),
        false => others,
    };
    others.retain(|item| says(&continuing, corpus, item) != Says::Another);
    add(&mut items, others);
    // Articles and recommendations with whose they are behind them.
    let is_of_nobody = |one: &&Continuation| {
        let figures = [Continues::Figure, Continues::Letter, Continues::Article];
        figures.contains(&one.continues)
    };
    let figures: Vec<Continuation> = tried.iter().filter(is_of_nobody).cloned().collect();
    for in_full in [false, true] {
        let as_it_stands = Cursor {
            reading: Reading::AsItStands { in_full },
            ..alone
        };
        let mut named = as_it_stands.offered(&figures);
        named.retain(|item| item.insert.contains(' '));
        // The Convention can be another, where the document speaks of several.
        let mut treaties = Vec::new();
        for item in &named {
            if let Some(article) = item.article
                && !treaties.iter().any(|(treaty, _)| *treaty == article.treaty)
            {
                let is_read = says(&continuing, corpus, item) == Says::TheSame;
                treaties.push((article.treaty, is_read));
            }
        }
        named.retain(|item| {
            let treaty = item.article.map(|article| article.treaty);
            treaties
                .iter()
                .all(|(one, is_read)| Some(*one) != treaty || *is_read)
        });
        named.retain(|item| {
            let is_same = |other: &Item| item.article.is_some() && item.article == other.article;
            !items.iter().any(is_same)
        });
        add(&mut items, named);
    }
    // What a number alone stands for, its number can decide.
    let is_alone = |one: &Continuation| {
        let text = format!("{near}{}", one.text);
        let read = corpus.recogniser.recognise(&text).citations.pop();
        read.is_some_and(|citation| {
            citation.range.end == text.len()
                && matches!(citation.reference, Reference::Unattributed(_))
        })
    };
    // Behind 第3/4号决定 nobody is typing a number.
    let is_typing = near.ends_with(is_digit) || alone.read_with("").is_none();
    if items.is_empty() && is_typing || tried.iter().any(is_alone) {
        let more = one_by_one::one_by_one(corpus, &continuing, &tried, &items);
        add(&mut items, more);
    }
    let named = in_full::in_full(snapshot, &alone, &continuing, &tried, &items);
    items.extend(named);
    let begun = begun::begun(snapshot, &alone, &continuing, &items);
    items.extend(begun);
    if let Some(closing) = closing_bracket(snapshot, offset) {
        for item in &mut items {
            let typed = item.replace.start.saturating_sub(continuing.base());
            if item.insert.contains(closing)
                && continuing
                    .text()
                    .get(typed..)
                    .is_some_and(|typed| open_brackets(typed) > 0)
            {
                item.replace.end += closing.len_utf8();
            }
        }
    }
    items
}

/// The end of a text, at most so many bytes of it.
fn last_bytes(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or(text)
}

/// Whether a continuation can make a citation that reaches to its end.
fn may_follow(corpus: &Corpus, continuing: &Continuing, one: &Continuation) -> bool {
    if continuing.is_in_columns() {
        return true;
    }
    let names = continuing.names_the_compilation();
    sections::spellings(one).any(|spelled| {
        let before = last_bytes(continuing.so_far().1, LAST_WORDS);
        let text = format!("{before}{spelled}");
        let read = corpus.recogniser.recognise_where(&text, names).citations;
        let last = read.last();
        last.is_some_and(|citation| citation.range.end == text.len())
    })
}

/// The full text of an item's provision, as Markdown, with its names and concepts in the language of the draft; where
/// it was searched for, with what says so marked.
pub fn documentation(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    index: ProvisionIndex,
    query: Option<&str>,
) -> String {
    let Some(query) = query else {
        return provision::in_full(corpus, locale, language, index);
    };
    let words = Words::of(corpus);
    let read = words.read(corpus, query);
    let marks = |text: &str| words.marks(corpus, &read, text);
    provision::in_full_marked(corpus, locale, language, index, &marks)
}

/// What an item's article is and who cites it, as Markdown.
pub fn article_documentation(corpus: &Corpus, locale: Locale, id: ArticleId) -> String {
    article::article(corpus, locale, id)
}

#[cfg(test)]
mod tests;
