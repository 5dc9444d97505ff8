//! Writing the same provisions in another of the forms that drafters cite them in: by the
//! compilation, by the meeting's report, by the instrument that holds or endorses them, in full.
//!
//! A form is given only where the concordance knows the name, and only where reading it again
//! leads to the same provisions.

use crate::citation::numeral::chinese;
use crate::citation::{
    Annex, Certainty, DocumentSymbol, InstrumentKind, InstrumentNumber, Language, Part, Path, Step,
};
use crate::corpus::{Corpus, ProvisionId, ProvisionIndex, ProvisionKind};
use crate::lexicon::Holds;
use crate::resolve::{Form, instrument_name, part_before_section, path_in_words, resolve};

/// Provisions in a form, each group being one element of a list: a single provision, or all from
/// the first to the last of a range, as they stand in the compilation. What elements share is
/// written once (第21段和第24至26段). `None` where one of them has no name in that form.
pub fn convert(corpus: &Corpus, groups: &[Vec<ProvisionIndex>], form: Form) -> Option<String> {
    let mut written: Vec<(Head, Vec<String>)> = Vec::new();
    for group in groups {
        let first = corpus.provisions.get(*group.first()?)?;
        let last = corpus.provisions.get(*group.last()?)?;
        let (head, from) = name(corpus, &first.id, first.kind, form)?;
        let (last_head, to) = name(corpus, &last.id, last.kind, form)?;
        if head != last_head {
            return None;
        }
        let place = head.place(&from, &to)?;
        match written.last_mut() {
            Some((before, places)) if *before == head => places.push(place),
            _ => written.push((head, vec![place])),
        }
    }
    let text = joined(
        written
            .iter()
            .map(|(head, places)| head.with(places))
            .collect(),
    );
    means(corpus, &text, groups).then_some(text)
}

/// What elements of a list share.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Head {
    Section(Part, u16, Option<Annex>),
    Report(DocumentSymbol),
    Instrument(InstrumentKind, InstrumentNumber, Option<Annex>),
    Meeting(u16),
}

impl Head {
    /// A place under the head, or several from one to another.
    fn place(&self, from: &Path, to: &Path) -> Option<String> {
        if let Head::Section(part, section, annex) = self {
            let id = |path: &Path| {
                let id = ProvisionId {
                    part: Part::unnamed(part.numbering()),
                    section: *section,
                    annex: *annex,
                    path: path.clone(),
                };
                id.to_string()
            };
            let printed = id(from);
            return match ends_of_span(from, to)? {
                None => Some(printed),
                Some(last) => Some(format!("{printed}-{}", step_in_compilation(last))),
            };
        }
        match ends_of_span(from, to)? {
            None => Some(path_in_words(from)),
            Some(last) => span_in_words(from, last),
        }
    }

    fn with(&self, places: &[String]) -> String {
        let places = joined(places.to_vec());
        match self {
            Head::Section(part, ..) => {
                format!("{}{places}", part_before_section(Language::Chinese, *part))
            }
            Head::Report(symbol) if places.is_empty() => symbol.0.clone(),
            Head::Report(symbol) => format!("{symbol}，{places}"),
            Head::Instrument(kind, number, annex) => format!(
                "缔约方会议{}{places}",
                instrument_name(*kind, *number, *annex, &Path::new())
            ),
            Head::Meeting(meeting) => format!(
                "技术援助问题政府专家工作组第{}次会议建议{places}",
                chinese(*meeting)
            ),
        }
    }
}

fn name(
    corpus: &Corpus,
    id: &ProvisionId,
    kind: ProvisionKind,
    form: Form,
) -> Option<(Head, Path)> {
    match form {
        Form::Compilation => Some((
            Head::Section(id.part, id.section, id.annex),
            id.path.clone(),
        )),
        Form::Report => {
            let (symbol, path) = corpus.report_paragraph(id)?;
            Some((Head::Report(symbol), path))
        }
        Form::Instrument => match corpus.lexicon.holds(id.part) {
            Holds::Recommendations => {
                let (kind, number, annex, path) = corpus.annex_path(id)?;
                Some((Head::Instrument(kind, number, Some(annex)), path))
            }
            Holds::Instruments => {
                let section = corpus.section(id.part, id.section)?;
                let instrument = section.instrument.as_ref()?;
                let head = Head::Instrument(instrument.kind, instrument.number, id.annex);
                Some((head, id.path.clone()))
            }
        },
        Form::Long => (corpus.lexicon.holds_recommendations(id.part)
            && kind == ProvisionKind::Operative)
            .then(|| (Head::Meeting(id.section), id.path.clone())),
    }
}

/// The last step of a span; `Some(None)` where both ends are the same, `None` where they are no
/// neighbours.
fn ends_of_span(from: &Path, to: &Path) -> Option<Option<Step>> {
    if from == to {
        return Some(None);
    }
    let (last_from, before_from) = from.split_last()?;
    let (last_to, before_to) = to.split_last()?;
    let are_siblings = before_from == before_to
        && std::mem::discriminant(last_from) == std::mem::discriminant(last_to);
    are_siblings.then_some(Some(*last_to))
}

fn step_in_compilation(step: Step) -> String {
    match step {
        Step::Preambular(number) | Step::Paragraph(number) => number.to_string(),
        Step::Subparagraph(letter) => letter.to_string(),
        Step::Item(number) => format!("({})", chinese(number)),
    }
}

/// 第24至26段, 第3段(b)至(d)项, (a)至(c)段
fn span_in_words(from: &Path, last: Step) -> Option<String> {
    let (first, before) = from.split_last()?;
    let before: Path = before.iter().copied().collect();
    let lead = path_in_words(&before);
    Some(match (first, last) {
        (Step::Paragraph(first), Step::Paragraph(last)) => format!("{lead}第{first}至{last}段"),
        (Step::Subparagraph(first), Step::Subparagraph(last)) => {
            let unit = if before.is_empty() { "段" } else { "项" };
            format!("{lead}({first})至({last}){unit}")
        }
        (Step::Item(first), Step::Item(last)) => {
            format!("{lead}({})至({})", chinese(*first), chinese(last))
        }
        _ => return None,
    })
}

/// 甲、乙和丙
fn joined(mut elements: Vec<String>) -> String {
    match elements.pop() {
        None => String::new(),
        Some(last) if elements.is_empty() => last,
        Some(last) => format!("{}和{last}", elements.join("、")),
    }
}

/// Whether a text, read as a citation, means exactly these provisions.
fn means(corpus: &Corpus, text: &str, groups: &[Vec<ProvisionIndex>]) -> bool {
    let citations = corpus.recognise(text);
    let resolutions = resolve(corpus, text, &citations);
    citations
        .iter()
        .all(|citation| citation.certainty > Certainty::Shape)
        && citations.len() == groups.len()
        && resolutions.iter().zip(groups).all(|(resolution, group)| {
            resolution.finding.is_none() && resolution.meaning.provisions() == *group
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    /// What a text cites.
    fn cited(text: &str) -> Vec<Vec<ProvisionIndex>> {
        let corpus = embedded::corpus();
        let citations = corpus.recognise(text);
        resolve(&corpus, text, &citations)
            .iter()
            .map(|resolution| resolution.meaning.provisions())
            .collect()
    }

    #[test]
    fn a_citation_is_written_in_each_form_that_the_concordance_knows() {
        let corpus = embedded::corpus();
        for (text, compilation, report, instrument, long) in [
            (
                "A部分 七.20",
                Some("A部分 七.20"),
                Some("CTOC/COP/WG.2/2013/5，第24段"),
                Some("缔约方会议第7/3号决议附件一第20段"),
                Some("技术援助问题政府专家工作组第七次会议建议第20段"),
            ),
            (
                "七.17 和 七.20-22",
                Some("A部分 七.17和七.20-22"),
                Some("CTOC/COP/WG.2/2013/5，第21段和第24至26段"),
                Some("缔约方会议第7/3号决议附件一第17段和第20至22段"),
                Some("技术援助问题政府专家工作组第七次会议建议第17段和第20至22段"),
            ),
            (
                "决定 3/4 第2段(b)和(c)项",
                Some("B部分 三.2.b和三.2.c"),
                None,
                Some("缔约方会议第3/4号决定第2段(b)项和第2段(c)项"),
                None,
            ),
            (
                "二.3.b-d",
                Some("A部分 二.3.b-d"),
                Some("CTOC/COP/2008/7，第3段(b)至(d)项"),
                None,
                Some("技术援助问题政府专家工作组第二次会议建议第3段(b)至(d)项"),
            ),
            (
                "第8/4号决议附件第6段",
                Some("A部分 九.5"),
                Some("CTOC/COP/WG.2/2016/5，第9段"),
                Some("缔约方会议第8/4号决议附件第6段"),
                Some("技术援助问题政府专家工作组第九次会议建议第5段"),
            ),
            (
                "第6/4号决议附件(b)段㈢",
                Some("B部分 六.附件.b.(三)"),
                None,
                Some("缔约方会议第6/4号决议附件(b)段(三)"),
                None,
            ),
        ] {
            let groups = cited(text);
            for (form, expected) in
                Form::ALL
                    .into_iter()
                    .zip([compilation, report, instrument, long])
            {
                let written = convert(&corpus, &groups, form);
                assert_eq!(written.as_deref(), expected, "{text} as {form:?}");
            }
        }
    }

    #[test]
    fn converting_there_and_back_gives_the_same_for_every_provision() {
        let corpus = embedded::corpus();
        let mut converted = 0;
        for index in 0..corpus.provisions.len() {
            let groups = vec![vec![index]];
            let canonical = convert(&corpus, &groups, Form::Compilation);
            // An annex that only points back is the section that it points to.
            let points_back = ["B.五.附件", "B.七.附件一", "B.七.附件二", "B.八.附件"];
            let id = corpus.provisions[index].id.to_string();
            assert_eq!(
                canonical.is_none(),
                points_back.contains(&id.as_str()),
                "{id}"
            );
            for form in Form::ALL {
                let Some(written) = convert(&corpus, &groups, form) else {
                    continue;
                };
                converted += 1;
                assert_eq!(cited(&written), groups, "{written}");
                assert_eq!(
                    convert(&corpus, &cited(&written), Form::Compilation),
                    canonical
                );
            }
        }
        assert!(converted > 600, "{converted}");
    }
}
