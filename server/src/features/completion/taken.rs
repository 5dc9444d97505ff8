//! What the document reads where an item is taken.

use super::item::Item;
use crate::citation::Reference;
use crate::corpus::{Corpus, ProvisionIndex};
use crate::draft::Continuing;
use crate::resolve::Meaning;

/// What an item says once it is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// What it stands for.
    TheSame,
    /// Nothing that is certain.
    Nothing,
    Another,
}

/// What the document reads where an item is taken.
pub(super) fn says(continuing: &Continuing, corpus: &Corpus, item: &Item) -> Says {
    let Some(kept) = item.replace.start.checked_sub(continuing.base()) else {
        return Says::Nothing;
    };
    let (text, citations) = continuing.with(kept, &item.insert);
    let Some(last) = citations.last().filter(|last| last.range.end > kept) else {
        return Says::Nothing;
    };
    let resolutions = continuing.resolved(&text, &citations);
    let Some(resolution) = resolutions.last() else {
        return Says::Nothing;
    };
    let is_within = |found: &ProvisionIndex| {
        item.provision.is_some_and(|wanted| {
            let mut above = Some(*found);
            std::iter::from_fn(|| {
                let here = above?;
                above = corpus.provisions.get(here)?.parent;
                Some(here)
            })
            .any(|here| here == wanted)
        })
    };
    // Paragraph 2 of decision 3/4 is completed by the decision's number.
    let is_of_it = || {
        let provision = corpus.provisions.get(item.provision?)?;
        let section = corpus.section(provision.id.part, provision.id.section)?;
        let Reference::Instrument { number, .. } = &last.reference else {
            return None;
        };
        let is_whole = section.provision == item.provision?;
        Some(is_whole && section.instrument.as_ref()?.number == *number)
    };
    let is_said = match &resolution.meaning {
        Meaning::Provisions(_) if is_of_it() == Some(true) => true,
        Meaning::Provisions(found) => found.last().is_some_and(is_within),
        Meaning::Ambiguous(readings) => readings.iter().flatten().any(is_within),
        Meaning::Articles(found) => item
            .article
            .is_some_and(|wanted| found.last() == Some(&wanted)),
        Meaning::Document
        | Meaning::NotReproduced(_)
        | Meaning::NotRegistered
        | Meaning::OtherBody(_)
        | Meaning::Nothing => false,
    };
    match (is_said, &resolution.meaning) {
        (true, _) if last.range.end >= text.len() => Says::TheSame,
        (true, _) | (false, Meaning::Nothing | Meaning::NotRegistered) => Says::Nothing,
        _ => Says::Another,
    }
}

/// Whether an item is a place in something, and not the whole of it.
pub(super) fn is_place(corpus: &Corpus, item: &Item) -> bool {
    let provision = item
        .provision
        .and_then(|index| corpus.provisions.get(index));
    item.article.is_some() || provision.is_some_and(|provision| !provision.id.path.is_empty())
}
