//! What stands alone, named in full: where a draft does not say what a number is of, or speaks of several, the
//! provisions of what it has cited are offered under names that are read as theirs wherever they stand. So is an
//! instrument where another body may have one of that number.

use std::collections::BTreeSet;

use super::cursor::{Cursor, Reading, path_of, stands_alone};
use super::item::{DETAIL, Item, filter, in_small};
use super::taken::{Says, is_place, says};
use crate::citation::{
    Continuation, Continues, Element, Language, MeetingNumbering, Path, Reference, Standing, Step,
    TreatyId,
};
use crate::corpus::{ArticleId, Corpus, ProvisionIndex};
use crate::draft::Continuing;
use crate::features::{Snapshot, provision};
use crate::resolve::{Form, Meaning, article_name, head, names_in, rewrite_step};

/// Bytes before the place in which it is looked for what may be meant.
const NEAR: usize = 64_000;

/// Things cited that are asked, the last first; where something certain is offered already, and else.
const HEADS_BESIDE: usize = 4;
const HEADS: usize = 8;

/// Letters of the word before a number, as par.
const WORD: usize = 3;

/// Treaties, and sections, that are asked whether or not they have been cited.
const MOST_OTHERS: usize = 24;

/// Names that are offered at most.
const MOST: usize = 240;

/// What has been cited, and how.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    /// The provision of a section.
    Section(Form, ProvisionIndex),
    Treaty(TreatyId),
}

impl Head {
    fn is_of(&self, other: &Head) -> bool {
        match (self, other) {
            (Head::Section(_, one), Head::Section(_, other)) => one == other,
            (Head::Treaty(one), Head::Treaty(other)) => one == other,
            _ => false,
        }
    }
}

/// A number that stands alone, as it is being typed.
struct Typed {
    language: Language,
    /// Where the citation begins, and where its last element does, in what stands before the cursor.
    start: usize,
    number: usize,
    /// How the last element is written with the continuation.
    written: String,
    what: What,
}

enum What {
    Article,
    /// The steps above the last, and the last.
    Place(Path, Step),
}

/// Names of what can be meant and is not certain to be read by its number.
pub fn in_full(
    snapshot: &Snapshot,
    alone: &Cursor<'_>,
    continuing: &Continuing,
    tried: &[Continuation],
    offered: &[Item],
) -> Vec<Item> {
    let corpus = &snapshot.corpus;
    let is_certain = |item: &Item| says(continuing, corpus, item) == Says::TheSame;
    let mut items = Vec::new();
    let instruments: Vec<&Item> = offered
        .iter()
        .filter(|item| is_numbered_instrument(corpus, item))
        .collect();
    if instruments.first().is_some_and(|first| !is_certain(first)) {
        let language = snapshot.language_at(continuing.base());
        let named = instruments.iter();
        items.extend(named.filter_map(|item| by_the_compilation(corpus, language, item)));
        items.retain(is_certain);
    }
    let mut typed = typed(alone, tried);
    // A letter in brackets is written alike in Chinese and in English.
    let at = alone.base + alone.before.len();
    if typed
        .iter()
        .any(|typed| typed.language == Language::COMPILATION)
    {
        let language = snapshot.language_at(at);
        for typed in &mut typed {
            if typed.language == Language::COMPILATION && typed.written.is_ascii() {
                typed.language = language;
            }
        }
    }
    // Behind the name of what it is of it does not stand alone: 《公约》第3.
    let first = offered.iter().find(|item| is_place(corpus, item));
    let read_from = first
        .filter(|first| is_certain(first))
        .and_then(|first| begins(continuing, first));
    if let Some(from) = read_from {
        typed.retain(|typed| alone.base + typed.start <= from);
    }
    if typed.is_empty() {
        return items;
    }
    let most = match read_from {
        Some(_) => HEADS_BESIDE,
        None => HEADS,
    };
    let mut heads = heads(snapshot, at, most);
    // In a draft that cites, where nothing says whose the number is, it may be anybody's; but 第 and a bracket alone are
    // the beginning of much else.
    let is_said = |typed: &Typed| {
        let written = alone.before.get(typed.start..).unwrap_or_default();
        let letters = written
            .chars()
            .filter(|c| c.is_alphabetic() && !is_chinese(*c));
        letters.count() >= WORD || written.contains(char::is_numeric)
    };
    if read_from.is_none() && !heads.is_empty() && typed.iter().any(is_said) {
        for head in all(corpus, &typed) {
            if !heads.iter().any(|known| known.is_of(&head)) {
                heads.push(head);
            }
        }
    }
    for head in heads {
        if items.len() >= MOST {
            break;
        }
        let has_head = |item: &&Item| match head {
            Head::Section(_, section) => item
                .provision
                .is_some_and(|index| is_within(corpus, index, section)),
            Head::Treaty(treaty) => item.article.is_some_and(|article| article.treaty == treaty),
        };
        let mut of_it = offered
            .iter()
            .filter(|item| is_place(corpus, item))
            .filter(has_head);
        if of_it.next().is_some_and(is_certain) {
            continue;
        }
        for typed in &typed {
            let forms = match head {
                Head::Section(Form::Compilation, _) => vec![Form::Compilation],
                Head::Section(form, _) => vec![form, Form::Compilation],
                Head::Treaty(_) => vec![Form::Long],
            };
            // All are written alike: where the last is read, all are.
            let mut named = forms.into_iter().map(|form| match head {
                Head::Section(_, section) => places(corpus, alone, typed, form, section),
                Head::Treaty(treaty) => articles(corpus, alone, typed, treaty),
            });
            items.extend(
                named
                    .find(|named| named.last().is_some_and(is_certain))
                    .unwrap_or_default(),
            );
        }
    }
    let mut seen = BTreeSet::new();
    items.retain(|item| seen.insert((item.replace.start, item.insert.clone())));
    items.truncate(MOST);
    items
}

fn is_chinese(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
}

/// Where the citation that an item completes begins in the draft.
fn begins(continuing: &Continuing, item: &Item) -> Option<usize> {
    let kept = item.replace.start.checked_sub(continuing.base())?;
    let (_, citations) = continuing.with(kept, &item.insert);
    Some(continuing.base() + citations.last()?.range.start)
}

/// What is being typed that is read, by itself, as the number of something that is not named.
fn typed(alone: &Cursor<'_>, tried: &[Continuation]) -> Vec<Typed> {
    let cursor = Cursor {
        reading: Reading::AsItStands { in_full: false },
        ..*alone
    };
    let mut found: Vec<Typed> = Vec::new();
    let mut done: Vec<Continues> = Vec::new();
    for one in tried {
        if done.contains(&one.continues) {
            continue;
        }
        let Some((text, citation)) = cursor.read_with(&one.text) else {
            continue;
        };
        let what = match &citation.reference {
            Reference::Unattributed(Standing::Article { .. }) => Some(What::Article),
            reference => stands_alone(reference)
                .and_then(|(_, _, locator)| path_of(locator))
                .and_then(|path| path.split_last())
                .map(|(last, above)| What::Place(above.iter().copied().collect(), *last)),
        };
        let element: Option<&Element> = citation.elements.last();
        let (Some(what), Some(element)) = (what, element) else {
            continue;
        };
        let is_begun = citation.range.start < cursor.before.len()
            && element.range.start <= cursor.before.len();
        let Some(written) = text.get(element.range.clone()).filter(|_| is_begun) else {
            continue;
        };
        done.push(one.continues);
        found.push(Typed {
            language: citation.language,
            start: citation.range.start,
            number: element.range.start,
            written: written.to_owned(),
            what,
        });
    }
    found
}

/// What has been cited before a place, the last first.
fn heads(snapshot: &Snapshot, at: usize, most: usize) -> Vec<Head> {
    let corpus = &snapshot.corpus;
    let before: Vec<_> = snapshot
        .citations_within(&(at.saturating_sub(NEAR)..at))
        .collect();
    let mut heads = Vec::new();
    for placed in before.iter().rev() {
        let head = match &placed.resolution.meaning {
            Meaning::Provisions(found) => found.first().and_then(|index| {
                let form = match &placed.citation.reference {
                    Reference::Instrument { .. } => Form::Instrument,
                    Reference::Document { .. }
                    | Reference::Meeting {
                        numbering: MeetingNumbering::Report,
                        ..
                    } => Form::Report,
                    Reference::Meeting { .. } => Form::Long,
                    _ => Form::Compilation,
                };
                let id = &corpus.provisions.get(*index)?.id;
                let section = corpus.section(id.part, id.section)?;
                Some(Head::Section(form, section.provision))
            }),
            Meaning::Articles(found) => found.first().map(|article| Head::Treaty(article.treaty)),
            _ => None,
        };
        let new = head.into_iter().chain(endorsed(corpus, head));
        for head in new {
            if !heads.contains(&head) && heads.len() < most {
                heads.push(head);
            }
        }
        if heads.len() == most {
            break;
        }
    }
    heads
}

/// Everything that a number may be of, whether or not it has been cited: the first sections of a long compilation.
fn all(corpus: &Corpus, typed: &[Typed]) -> Vec<Head> {
    let is_of = |wanted: fn(&What) -> bool| typed.iter().any(|typed| wanted(&typed.what));
    let mut heads = Vec::new();
    if is_of(|what| matches!(what, What::Article)) {
        let treaties = corpus.treaties.iter().take(MOST_OTHERS);
        heads.extend(treaties.map(|entry| Head::Treaty(entry.treaty)));
    }
    if is_of(|what| matches!(what, What::Place(..))) {
        let sections = corpus.sections.iter().take(MOST_OTHERS);
        heads.extend(sections.map(|section| {
            let form = match section.instrument {
                Some(_) => Form::Instrument,
                None => Form::Report,
            };
            Head::Section(form, section.provision)
        }));
    }
    heads
}

/// The recommendations that are annexed to an instrument, by its annexes' numbers.
fn endorsed(corpus: &Corpus, head: Option<Head>) -> impl Iterator<Item = Head> {
    let instrument = head.and_then(|head| match head {
        Head::Section(Form::Instrument, section) => {
            let id = &corpus.provisions.get(section)?.id;
            corpus.section(id.part, id.section)?.instrument.as_ref()
        }
        Head::Section(..) | Head::Treaty(_) => None,
    });
    let annexes = instrument.into_iter().flat_map(|one| &one.annexes);
    annexes.filter_map(|annex| {
        let section = corpus.meeting(annex.section)?;
        Some(Head::Section(Form::Instrument, section.provision))
    })
}

/// Whether an item is an instrument by its number, as a whole.
fn is_numbered_instrument(corpus: &Corpus, item: &Item) -> bool {
    let number = || {
        let id = &corpus.provisions.get(item.provision?)?.id;
        let section = corpus.section(id.part, id.section)?;
        Some(corpus.lexicon.number(section.instrument.as_ref()?.number))
    };
    let is_whole = item.search.is_none() && !is_place(corpus, item);
    is_whole && number().is_some_and(|number| item.insert.contains(&number))
}

/// Whether a provision is in a section.
fn is_within(corpus: &Corpus, index: ProvisionIndex, section: ProvisionIndex) -> bool {
    let id = |index: ProvisionIndex| corpus.provisions.get(index).map(|found| &found.id);
    match (id(index), id(section)) {
        (Some(one), Some(other)) => (one.part, one.section) == (other.part, other.section),
        _ => false,
    }
}

/// The provisions of a section whose number in a form's numbering goes on with what is being typed.
fn places(
    corpus: &Corpus,
    alone: &Cursor<'_>,
    typed: &Typed,
    form: Form,
    section: ProvisionIndex,
) -> Vec<Item> {
    let What::Place(above, last) = &typed.what else {
        return Vec::new();
    };
    let candidates = corpus.descendants(section);
    candidates
        .filter_map(|index| {
            let provision = corpus.provisions.get(index)?;
            let (_, path) = head(corpus, typed.language, &provision.id, provision.kind, form)?;
            let (step, before) = path.split_last()?;
            let is_like = std::mem::discriminant(step) == std::mem::discriminant(last);
            if !is_like || !before.ends_with(above) {
                return None;
            }
            let number = rewrite_step(&typed.written, *step)?;
            if !number.starts_with(alone.before.get(typed.number..)?) {
                return None;
            }
            let names = names_in(corpus, provision, typed.language);
            let name = match form {
                Form::Compilation => Some(names.compilation),
                Form::Report => names.report,
                Form::Instrument => names.instrument,
                Form::Long => names.long,
            };
            let detail = provision::first_words_in(corpus, typed.language, index, DETAIL);
            let is_in_sentence = matches!(form, Form::Instrument | Form::Long);
            let item = named(alone, typed, &number, name?, detail, is_in_sentence)?;
            Some(Item {
                provision: Some(index),
                ..item
            })
        })
        .collect()
}

/// The articles of a treaty whose numbers go on with what is being typed.
fn articles(corpus: &Corpus, alone: &Cursor<'_>, typed: &Typed, treaty: TreatyId) -> Vec<Item> {
    if !matches!(typed.what, What::Article) {
        return Vec::new();
    }
    let entry = corpus.treaties.iter().find(|entry| entry.treaty == treaty);
    let titles = entry.map(|entry| entry.articles.as_slice());
    (1_u16..)
        .zip(titles.unwrap_or_default())
        .filter_map(|(number, article)| {
            let id = ArticleId { treaty, number };
            let written = rewrite_step(&typed.written, Step::Paragraph(number))?;
            let name = article_name(corpus, typed.language, id, &Path::new());
            let item = named(alone, typed, &written, name, article.title.clone(), true)?;
            Some(Item {
                article: Some(id),
                ..item
            })
        })
        .collect()
}

/// A name in the place of a number with its word, if the number goes on with what is being typed.
fn named(
    alone: &Cursor<'_>,
    typed: &Typed,
    number: &str,
    name: String,
    detail: String,
    is_in_sentence: bool,
) -> Option<Item> {
    let begun = alone.before.get(typed.number..)?;
    if !number.starts_with(begun) {
        return None;
    }
    let word = alone.before.get(typed.start..typed.number)?;
    let begins_small = word.starts_with(char::is_lowercase);
    let insert = match begins_small && is_in_sentence {
        true => in_small(&name),
        false => name,
    };
    Some(Item {
        label: insert.clone(),
        detail,
        filter: format!("{word}{number} {insert}"),
        insert,
        replace: alone.base + typed.start..alone.base + alone.before.len(),
        provision: None,
        search: None,
        article: None,
    })
}

/// An instrument by the compilation's number of it.
fn by_the_compilation(corpus: &Corpus, language: Language, item: &Item) -> Option<Item> {
    let provision = corpus.provisions.get(item.provision?)?;
    let insert = names_in(corpus, provision, language).compilation;
    Some(Item {
        label: insert.clone(),
        filter: filter(&item.filter, &format!(" {insert}")),
        insert,
        ..item.clone()
    })
}
