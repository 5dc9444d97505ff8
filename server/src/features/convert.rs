//! Converting citations among the names of their provisions: one, a list or range as a whole, or
//! all of a document; and the house form, which is a conversion that was asked for in advance.

use std::ops::Range;
use std::sync::Arc;

use crate::citation::{Citation, Language};
use crate::corpus::ProvisionIndex;
use crate::draft::{About, FindingId, Reading};
use crate::features::Snapshot;
use crate::messages;
use crate::resolve::{Finding, Fix, Form, Meaning, Problem, Resolution, convert};

/// A change of citations that nothing is wrong with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    pub title: String,
    pub form: Form,
    /// Byte ranges of the draft and what replaces them; in order, not overlapping.
    pub edits: Vec<(Range<usize>, String)>,
}

/// The other forms that the citation or list at a byte range of the draft can take.
pub fn conversions(snapshot: &Snapshot, range: &Range<usize>) -> Vec<Conversion> {
    let Some(cited) = snapshot.citation_at(range.start) else {
        return Vec::new();
    };
    let Some((base, reading)) = snapshot.draft.reading_at(range.start) else {
        return Vec::new();
    };
    let Some(list) = lists(reading).find(|list| list.number == cited.citation.list) else {
        return Vec::new();
    };
    Form::ALL
        .into_iter()
        .filter_map(|form| {
            let written = list.converted(snapshot, form)?;
            Some(Conversion {
                title: messages::conversion_title(snapshot.locale, form, &written),
                form,
                edits: snapshot
                    .draft
                    .over_markup(absolute(base, &list.range), &written),
            })
        })
        .collect()
}

/// Every citation of the draft that can take a form, in it. `None` where there is none to convert.
pub fn convert_all(snapshot: &Snapshot, form: Form) -> Option<Conversion> {
    let edits: Vec<(Range<usize>, String)> = snapshot
        .draft
        .readings()
        .flat_map(|(base, reading)| {
            lists(reading)
                .filter_map(|list| {
                    let written = list.converted(snapshot, form)?;
                    let range = absolute(base, &list.range);
                    Some(snapshot.draft.over_markup(range, &written))
                })
                .flatten()
                .collect::<Vec<_>>()
        })
        .collect();
    (!edits.is_empty()).then(|| Conversion {
        title: messages::convert_all_title(snapshot.locale, form),
        form,
        edits,
    })
}

/// The forms that at least one citation of the draft can take and has not. Each form is looked for
/// only up to the first citation that can take it.
pub fn forms_of_all(snapshot: &Snapshot) -> Vec<Form> {
    let mut wanted = Form::ALL.to_vec();
    for (_, reading) in snapshot.draft.readings() {
        for list in lists(reading) {
            wanted.retain(|form| list.converted(snapshot, *form).is_none());
        }
        if wanted.is_empty() {
            break;
        }
    }
    let mut forms = Form::ALL.to_vec();
    forms.retain(|form| !wanted.contains(form));
    forms
}

/// The citations in the neighbourhood of a byte range, all that touch it among them, that are not in
/// the house form and could be.
pub fn nonstandard(
    snapshot: &Snapshot,
    form: Form,
    range: Range<usize>,
) -> impl Iterator<Item = (FindingId, Arc<Finding>)> {
    snapshot
        .draft
        .readings_within(range)
        .flat_map(move |(base, reading)| {
            lists(reading).filter_map(move |list| {
                let becomes = list.converted(snapshot, form)?;
                let range = absolute(base, &list.range);
                let edits = snapshot.draft.over_markup(range, &becomes);
                let fix = Fix {
                    edits: edits
                        .into_iter()
                        .map(|(range, text)| (range.start - base..range.end - base, text))
                        .collect(),
                    becomes,
                    target: list.groups.first().and_then(|group| group.first()).copied(),
                    article: None,
                    preferred: true,
                };
                let finding = Finding {
                    range: list.range,
                    problem: Problem::NonstandardForm { form },
                    related: Vec::new(),
                    fixes: vec![fix],
                };
                let id = FindingId::new(base, About::Form(list.number));
                Some((id, Arc::new(finding)))
            })
        })
}

/// The citations of one list that all point to provisions, and their common extent.
struct List {
    number: u32,
    /// Bytes in the paragraph, from the first element to the last.
    range: Range<usize>,
    /// What each element means.
    groups: Vec<Vec<ProvisionIndex>>,
    /// The form of the first element.
    form: Option<Form>,
    /// Whether every element is right, in Chinese and in the same form.
    is_whole: bool,
}

impl List {
    fn converted(&self, snapshot: &Snapshot, form: Form) -> Option<String> {
        if !self.is_whole || self.form == Some(form) {
            return None;
        }
        convert(&snapshot.corpus, &self.groups, form)
    }
}

fn lists(reading: &Reading) -> impl Iterator<Item = List> {
    let mut lists: Vec<List> = Vec::new();
    for (citation, resolution) in reading.meanings() {
        let group = provisions(citation, resolution);
        let form = Form::of(&citation.reference);
        // The citations of a note can stand between those of a list.
        let known = lists
            .iter_mut()
            .rev()
            .find(|list| list.number == citation.list);
        match known {
            Some(list) => {
                list.range.end = citation.range.end;
                list.is_whole &= group.is_some() && list.form == form;
                list.groups.extend(group);
            }
            _ => lists.push(List {
                number: citation.list,
                range: citation.range.clone(),
                is_whole: group.is_some() && form.is_some(),
                groups: group.into_iter().collect(),
                form,
            }),
        }
    }
    lists.into_iter()
}

/// What a right citation in Chinese means.
fn provisions(citation: &Citation, resolution: &Resolution) -> Option<Vec<ProvisionIndex>> {
    match (&resolution.meaning, &resolution.finding) {
        (Meaning::Provisions(found), None) if citation.language == Language::COMPILATION => {
            Some(found.clone())
        }
        _ => None,
    }
}

fn absolute(base: usize, range: &Range<usize>) -> Range<usize> {
    base + range.start..base + range.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::tests::marked;

    #[test]
    fn the_forms_of_all_are_those_to_which_something_converts() {
        for text in [
            "‸见A部分 七.20和缔约方会议第3/4号决定第2段(b)项。",
            "‸见A部分 七.20。",
            "‸见决定 3/4第2段。\n\n见CTOC/COP/WG.2/2013/5，第24段。",
            "‸见A部分 七.45。",
            "‸没有援引。",
        ] {
            let (snapshot, _) = marked(text);
            let convertible = Form::ALL
                .into_iter()
                .filter(|form| convert_all(&snapshot, *form).is_some());
            let convertible: Vec<Form> = convertible.collect();
            assert_eq!(forms_of_all(&snapshot), convertible, "{text}");
            assert_eq!(
                convertible.is_empty(),
                !text.contains("七.20") && !text.contains("3/4"),
                "{text}"
            );
        }
    }
}
