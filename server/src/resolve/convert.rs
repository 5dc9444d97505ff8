//! Writing the same provisions in another of the forms that drafters cite them in: by the
//! compilation, by the meeting's report, by the instrument that holds or endorses them, in full.
//!
//! A form is given only where the concordance knows the name, and only where reading it again
//! leads to the same provisions.

use crate::citation::writing::{Head, Place};
use crate::citation::{Language, Path, Step, writing};
use crate::corpus::{Corpus, ProvisionIndex};
use crate::resolve::{Form, head, is_plain, resolve};

/// Provisions in a form, each group being one element of a list: a single provision, or all from
/// the first to the last of a range, as they stand in the compilation. What elements share is
/// written once (第21段和第24至26段). `None` where one of them has no name in that form.
pub fn convert(corpus: &Corpus, groups: &[Vec<ProvisionIndex>], form: Form) -> Option<String> {
    convert_in(corpus, groups, form, Language::COMPILATION)
}

/// The same in a language.
pub fn convert_in(
    corpus: &Corpus,
    groups: &[Vec<ProvisionIndex>],
    form: Form,
    language: Language,
) -> Option<String> {
    let mut written: Vec<(Head, Vec<Place>)> = Vec::new();
    for group in groups {
        let first = corpus.provisions.get(*group.first()?)?;
        let last = corpus.provisions.get(*group.last()?)?;
        let (head, from) = head(corpus, language, &first.id, first.kind, form)?;
        let (last_head, to) = self::head(corpus, language, &last.id, last.kind, form)?;
        if head != last_head {
            return None;
        }
        // Whose an instrument is stands before its name only in the compilation's language.
        let head = match head {
            Head::Instrument {
                kind,
                number,
                annex,
                ..
            } if language != Language::COMPILATION => Head::Instrument {
                kind,
                number,
                annex,
                issuer: None,
            },
            other => other,
        };
        let place = Place {
            through: ends_of_span(&from, &to)?,
            path: from,
        };
        match written.last_mut() {
            Some((before, places)) if *before == head => places.push(place),
            _ => written.push((head, vec![place])),
        }
    }
    let writing = writing(language);
    let names = written
        .iter()
        .map(|(head, places)| writing.name(head, places))
        .collect::<Option<Vec<String>>>()?;
    let text = writing.list(names)?;
    means(corpus, &text, groups).then_some(text)
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

/// Whether a text, read as a citation, means exactly these provisions.
fn means(corpus: &Corpus, text: &str, groups: &[Vec<ProvisionIndex>]) -> bool {
    let citations = corpus.recognise(text);
    let resolutions = resolve(corpus, text, &citations);
    citations.iter().all(|citation| is_plain(corpus, citation))
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
                Some("缔约方会议第6/4号决议附件(b)段(三)目"),
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
