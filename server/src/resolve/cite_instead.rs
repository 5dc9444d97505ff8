//! Citing another provision in the form and spelling of a citation that is there.

use std::ops::Range;

use crate::citation::{Citation, ElementKind, Language, Path, Reference, Step};
use crate::corpus::{Corpus, ProvisionIndex};
use crate::resolve::{Fix, Form, convert, our_body, part_before_section, resolve, rewrite_step};

/// Replaces a citation by one of another provision: where only its last number differs that
/// alone, else all of it, in its own form where the provision has a name in it. `text` is what the
/// citation's ranges refer to.
pub fn cite_instead(
    corpus: &Corpus,
    text: &str,
    citation: &Citation,
    target: ProvisionIndex,
) -> Option<Fix> {
    let written = text.get(citation.range.clone())?;
    let candidates = [
        with_last_step(corpus, written, citation, target),
        Form::of(&citation.reference).and_then(|form| in_full(corpus, citation, target, form)),
        in_full(corpus, citation, target, Form::Compilation),
    ];
    let becomes = candidates
        .into_iter()
        .flatten()
        .find(|candidate| means(corpus, candidate, target))?;
    Some(Fix {
        edits: vec![(citation.range.clone(), becomes.clone())],
        becomes,
        target: Some(target),
        article: None,
        preferred: false,
    })
}

/// The citation with another last number, letter or numeral.
fn with_last_step(
    corpus: &Corpus,
    written: &str,
    citation: &Citation,
    target: ProvisionIndex,
) -> Option<String> {
    let element = citation
        .elements
        .last()
        .filter(|element| element.kind == ElementKind::Step)?;
    let range: Range<usize> = element.range.start.checked_sub(citation.range.start)?
        ..element.range.end.checked_sub(citation.range.start)?;
    let step = last_step(corpus, &citation.reference, target)?;
    let mut rewritten = written.to_owned();
    let replacement = rewrite_step(written.get(range.clone())?, step)?;
    rewritten.replace_range(range, &replacement);
    Some(rewritten)
}

/// A provision's last step in the numbering that a reference uses.
fn last_step(corpus: &Corpus, reference: &Reference, target: ProvisionIndex) -> Option<Step> {
    let id = &corpus.provisions.get(target)?.id;
    let path: Path = match Form::of(reference)? {
        Form::Compilation | Form::Long => id.path.clone(),
        Form::Report => corpus.report_paragraph(id)?.1,
        Form::Instrument if corpus.lexicon.holds_recommendations(id.part) => {
            corpus.annex_path(id)?.3
        }
        Form::Instrument => id.path.clone(),
    };
    path.last().copied()
}

/// The provision's name in a form, as short as the citation that it replaces.
fn in_full(
    corpus: &Corpus,
    citation: &Citation,
    target: ProvisionIndex,
    form: Form,
) -> Option<String> {
    let full = convert(corpus, &[vec![target]], form)?;
    let without = |start: &str| full.strip_prefix(start).map(str::to_owned);
    let shorter = match (&citation.reference, form) {
        (Reference::Compilation { part: None, .. }, Form::Compilation) => corpus
            .lexicon
            .all_parts()
            .find_map(|part| without(&part_before_section(Language::COMPILATION, part))),
        (Reference::Instrument { .. }, Form::Instrument)
            if citation.element(ElementKind::Issuer).is_none() =>
        {
            our_body(corpus, Language::COMPILATION).and_then(|body| without(&body))
        }
        _ => None,
    };
    match shorter {
        Some(shorter) if means(corpus, &shorter, target) => Some(shorter),
        _ => Some(full),
    }
}

/// Whether a text, read as a citation, means exactly this provision.
fn means(corpus: &Corpus, text: &str, target: ProvisionIndex) -> bool {
    let citations = corpus.recognise(text);
    let resolutions = resolve(corpus, text, &citations);
    match resolutions.as_slice() {
        [one] => one.finding.is_none() && one.meaning.provisions() == [target],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::embedded;

    #[test]
    fn another_provision_is_cited_as_the_first_one_was() {
        let corpus = embedded::corpus();
        for (text, target, expected) in [
            ("七.21", "A.七.20", "七.20"),
            ("A部分 七．２１", "A.七.20", "A部分 七．２０"),
            ("七.21", "A.九.18", "九.18"),
            ("七.21", "A.八.1", "A部分 八.1"),
            (
                "第7/3号决议附件一第21段",
                "A.七.20",
                "第7/3号决议附件一第20段",
            ),
            (
                "第7/3号决议附件一第21段",
                "A.九.18",
                "第8/4号决议附件第19段",
            ),
            (
                "缔约方会议第4/3号决定(e)段",
                "B.四.d",
                "缔约方会议第4/3号决定(d)段",
            ),
            ("第4/3号决定(i)段", "B.四.i.(四)", "第4/3号决定(i)段(四)目"),
            (
                "CTOC/COP/WG.2/2013/5，第21段",
                "A.七.21",
                "CTOC/COP/WG.2/2013/5，第25段",
            ),
            ("CTOC/COP/WG.2/2013/5，第21段", "B.四.d", "B部分 四.d"),
            (
                "工作组第八次会议建议第14段",
                "A.九.14",
                "技术援助问题政府专家工作组第九次会议建议第14段",
            ),
        ] {
            let citation = corpus.recognise(text).remove(0);
            let target = corpus.identified(target);
            let fix = target.and_then(|target| cite_instead(&corpus, text, &citation, target));
            assert_eq!(
                fix.map(|fix| fix.becomes).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }
}
