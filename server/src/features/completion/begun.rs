//! What has been begun and is no citation yet: an instrument's number without its kind (2/), a section's numeral with the
//! point behind it (VII.) in a language that does not read it by itself. Offered as it is where the draft reads it so,
//! else in full.

use super::cursor::Cursor;
use super::item::{DETAIL, Item, filter, in_small};
use super::taken::{Says, says};
use crate::citation::numeral::parse_roman;
use crate::corpus::{Corpus, ProvisionIndex};
use crate::draft::Continuing;
use crate::features::{Snapshot, provision};
use crate::resolve::names_in;

/// Bytes before the place in which the draft has to cite something of the compilation's.
const NEAR: usize = 64_000;

/// Provisions and instruments that are offered at most.
const MOST: usize = 80;

/// What goes on with what has been begun before the cursor, in a draft that cites.
pub(super) fn begun(
    snapshot: &Snapshot,
    alone: &Cursor<'_>,
    continuing: &Continuing,
    offered: &[Item],
) -> Vec<Item> {
    let at = alone.base + alone.before.len();
    let begins = |is_part: fn(char) -> bool| {
        let rest = alone.before.trim_end_matches(is_part);
        let is_apart =
            !rest.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.'));
        is_apart.then_some(rest.len())
    };
    let cites = || {
        let before = at.saturating_sub(NEAR)..at;
        snapshot.citations_within(&before).next().is_some()
    };
    let number = begins(|c| c.is_ascii_digit() || c == '/');
    if let Some(start) = number
        && let Some(typed) = alone.before.get(start..)
        && typed.contains('/')
        && !typed.starts_with('/')
        && offered.is_empty()
        && cites()
    {
        return instruments(snapshot, alone, continuing, start, typed);
    }
    let numeral = begins(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | '.') || c.is_ascii_digit());
    if let Some(start) = numeral
        && let Some(typed) = alone.before.get(start..)
        && let Some((section, _)) = typed.split_once('.')
        && let Some(section) = parse_roman(section)
        && offered.is_empty()
        && cites()
    {
        return places(snapshot, alone, continuing, start, typed, section);
    }
    Vec::new()
}

/// The instruments whose numbers begin so: 2/6, or decision 2/6.
fn instruments(
    snapshot: &Snapshot,
    alone: &Cursor<'_>,
    continuing: &Continuing,
    start: usize,
    typed: &str,
) -> Vec<Item> {
    let corpus = &snapshot.corpus;
    let sections = corpus.sections.iter().filter_map(|section| {
        let number = corpus.lexicon.number(section.instrument.as_ref()?.number);
        let is_begun = number.starts_with(typed) && number != typed;
        is_begun.then_some((section.provision, number))
    });
    let mut items = Vec::new();
    for (index, number) in sections.take(MOST) {
        items.extend(read(snapshot, alone, continuing, start, index, number));
    }
    items
}

/// The provisions right under a section whose numbers go on with what has been typed: VII.20, or Part A, VII.20.
fn places(
    snapshot: &Snapshot,
    alone: &Cursor<'_>,
    continuing: &Continuing,
    start: usize,
    typed: &str,
    section: u16,
) -> Vec<Item> {
    let corpus = &snapshot.corpus;
    let language = snapshot.language_at(alone.base + start);
    let sections = corpus.sections.iter().filter(|one| one.number == section);
    let mut items = Vec::new();
    for one in sections {
        let children = corpus
            .provisions
            .get(one.provision)
            .map(|one| &one.children);
        let of_section = children
            .into_iter()
            .flatten()
            .take(MOST)
            .filter_map(|index| {
                let provision = corpus.provisions.get(*index)?;
                let name = names_in(corpus, provision, language).compilation;
                let short = name.get(name.rfind(' ')? + 1..)?.to_owned();
                short.starts_with(typed).then_some((*index, short))
            });
        for (index, short) in of_section {
            items.extend(read(snapshot, alone, continuing, start, index, short));
        }
    }
    items.truncate(MOST);
    items
}

/// A provision by its number alone where the draft reads it so, else in full.
fn read(
    snapshot: &Snapshot,
    alone: &Cursor<'_>,
    continuing: &Continuing,
    start: usize,
    index: ProvisionIndex,
    short: String,
) -> Option<Item> {
    let corpus: &Corpus = &snapshot.corpus;
    let language = snapshot.language_at(alone.base + start);
    let typed = alone.before.get(start..)?;
    let item = |insert: String| Item {
        label: insert.clone(),
        detail: provision::first_words_in(corpus, language, index, DETAIL),
        filter: filter(typed, &short),
        insert,
        replace: alone.base + start..alone.base + alone.before.len(),
        provision: Some(index),
        search: None,
        article: None,
    };
    let names = names_in(corpus, corpus.provisions.get(index)?, language);
    let forms = [
        Some(short.clone()),
        names.instrument.as_deref().map(in_small),
        Some(names.compilation),
    ];
    let mut forms = forms.into_iter().flatten().map(item);
    forms.find(|item| says(continuing, corpus, item) == Says::TheSame)
}
