//! Hover: the provision that a citation points to, read in place.

use std::ops::Range;
use std::sync::Arc;

use crate::citation::{Citation, ElementKind, Language, OtherBody, Reference};
use crate::corpus::{Corpus, ProvisionIndex};
use crate::draft::Unchecked;
use crate::features::finding::DraftFinding;
use crate::features::markdown::escape;
use crate::features::provision::{in_full, summary, whole};
use crate::features::{Snapshot, article, topic};
use crate::messages::{self, HoverLabel, Locale, hover_label, more_provisions, provision_count};
use crate::resolve::{Code, Finding, Meaning, Problem, Resolution};

/// Provisions shown in full before only their first words are.
const SHOWN_IN_FULL: usize = 3;
/// Provisions listed at all.
const LISTED: usize = 12;

/// What a hover shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The citation, bytes in the draft.
    pub range: Range<usize>,
    /// CommonMark without HTML; the only links are the public addresses of other bodies' instruments.
    pub markdown: String,
}

/// Whether a hover says why a citation or quotation is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reasons {
    Said,
    /// The client shows what the diagnostics say beside the hover. A reason that no diagnostic tells
    /// (it is exempt, or its code is off) is said all the same.
    LeftToDiagnostics,
}

/// What stands behind the citation at a byte offset, or what a topic of the index holds; `None` where there is none, or nothing to tell.
pub fn hover(snapshot: &Snapshot, offset: usize, reasons: Reasons) -> Option<Hover> {
    if let Some(file) = snapshot.corpus_file
        && let Some(topic) = topic::at(&snapshot.corpus, file, offset)
    {
        return Some(Hover {
            range: topic.place.range.clone(),
            markdown: topic::describe(&snapshot.corpus, snapshot.locale, topic),
        });
    }
    if let Some(hover) = unchecked(snapshot, offset) {
        return Some(hover);
    }
    let Some(cited) = snapshot.citation_at(offset) else {
        return misquotation(snapshot, offset, reasons);
    };
    let finding = cited.resolution.finding.as_ref();
    let is_told = |_: &Arc<Finding>| {
        let here = snapshot.findings_within(&cited.range);
        let own = here.iter().find(|found| found.id == cited.finding_id());
        own.is_some_and(DraftFinding::is_told)
    };
    let says_why = reasons == Reasons::Said || !finding.is_some_and(is_told);
    let markdown = described(
        &snapshot.corpus,
        snapshot.locale,
        None,
        (&cited.citation, &cited.resolution),
        says_why,
        provisions,
    )?;
    Some(Hover {
        range: cited.range,
        markdown,
    })
}

/// Why the citation at a byte offset is not checked, with what it could be. What is beyond the register is
/// described as what it is.
fn unchecked(snapshot: &Snapshot, offset: usize) -> Option<Hover> {
    let here = snapshot.unchecked_within(&(offset..offset));
    let mut here = here.into_iter().rev();
    let place = here.find(|place| place.why != Unchecked::Register)?;
    let (corpus, locale) = (&snapshot.corpus, snapshot.locale);
    let title = format!("**{}**", messages::unchecked_title(locale));
    let why = messages::titled(locale, &title, &in_paragraphs(&place.message));
    let mut blocks = vec![format!("⚠ {why}")];
    let could_be = place.could_be.iter().take(LISTED);
    let could_be: Vec<String> = could_be
        .map(|one| format!("- {}", summary(corpus, place.language, *one)))
        .collect();
    if !could_be.is_empty() {
        let could_be = could_be.join("\n");
        blocks.push(format!("{}\n\n{could_be}", messages::could_be(locale)));
    }
    Some(Hover {
        range: place.range,
        markdown: blocks.join("\n\n"),
    })
}

/// What is wrong with the quotation at a byte offset, with the words as they stand.
fn misquotation(snapshot: &Snapshot, offset: usize, reasons: Reasons) -> Option<Hover> {
    let (corpus, locale) = (&snapshot.corpus, snapshot.locale);
    let here = snapshot.findings_within(&(offset..offset));
    let mut here = here.iter().filter(|finding| !finding.is_exempt);
    here.find_map(|finding| {
        let what = finding.in_text()?;
        let Problem::Misquoted { cited, found, .. } = &what.problem else {
            return None;
        };
        let mut blocks = Vec::new();
        if reasons == Reasons::Said || !finding.is_told() {
            blocks.push(warning(corpus, locale, what));
        }
        let shown = if found.is_empty() { cited } else { found };
        blocks.push(provisions(corpus, locale, Language::COMPILATION, shown));
        Some(Hover {
            range: finding.range.clone(),
            markdown: blocks.join("\n\n---\n\n"),
        })
    })
}

/// ⚠ with the code in words and the reason.
fn warning(corpus: &Corpus, locale: Locale, finding: &Finding) -> String {
    let problem = in_paragraphs(&messages::problem(locale, corpus, &finding.problem));
    // That it is not in the compilation is the reason itself.
    if finding.problem.code() == Code::NotInCompilation {
        return format!("⚠ {problem}");
    }
    let code = messages::capitalised(messages::code_in_words(locale, finding.problem.code()));
    format!(
        "⚠ {}",
        messages::titled(locale, &format!("**{code}**"), &problem)
    )
}

/// A message as Markdown, each of its lines by itself.
fn in_paragraphs(message: &str) -> String {
    let lines: Vec<String> = message.lines().map(escape).collect();
    lines.join("\n\n")
}

/// A citation's meaning as Markdown, in a language; `None` for that of the citation.
pub fn describe(
    corpus: &Corpus,
    locale: Locale,
    language: Option<Language>,
    cited: (&Citation, &Resolution),
) -> Option<String> {
    described(corpus, locale, language, cited, true, provisions)
}

/// The same with every provision in full and without cuts.
pub fn describe_whole(
    corpus: &Corpus,
    locale: Locale,
    language: Option<Language>,
    cited: (&Citation, &Resolution),
) -> Option<String> {
    described(corpus, locale, language, cited, true, whole_provisions)
}

/// Several provisions as Markdown.
type Shown = fn(&Corpus, Locale, Language, &[ProvisionIndex]) -> String;

fn described(
    corpus: &Corpus,
    locale: Locale,
    language: Option<Language>,
    (citation, resolution): (&Citation, &Resolution),
    says_why: bool,
    provisions: Shown,
) -> Option<String> {
    // A bare symbol is in no language.
    let language = language.unwrap_or_else(|| match citation.elements.as_slice() {
        [only] if only.kind == ElementKind::Symbol => locale.language(),
        _ => citation.language,
    });
    let mut blocks = Vec::new();
    if let Some(finding) = &resolution.finding
        && says_why
    {
        blocks.push(warning(corpus, locale, finding));
    }
    match &resolution.meaning {
        Meaning::Provisions(found) => blocks.push(provisions(corpus, locale, language, found)),
        Meaning::Ambiguous(readings) => {
            if resolution.finding.is_none() {
                blocks.push(format!(
                    "**{}**",
                    hover_label(locale, HoverLabel::Ambiguous)
                ));
            }
            for reading in readings {
                blocks.push(provisions(corpus, locale, language, reading));
            }
        }
        Meaning::NotReproduced(register) => {
            if resolution.finding.is_none() {
                let entry = corpus.register.get(*register)?;
                let told = messages::not_reproduced(locale, corpus, entry);
                blocks.push(in_paragraphs(&told));
            }
        }
        Meaning::NotRegistered => {
            if resolution.finding.is_none() {
                blocks.push(hover_label(locale, HoverLabel::NotRegistered).to_owned());
            }
        }
        Meaning::Document => {
            if resolution.finding.is_none() {
                let symbol = match &citation.reference {
                    Reference::Document { symbol, .. } => Some(symbol),
                    _ => None,
                };
                blocks.push(messages::document_outside(locale, symbol));
            }
        }
        Meaning::Articles(found) => {
            blocks.push(article::articles(corpus, locale, language, citation, found));
        }
        Meaning::OtherBody(Some(known)) => {
            let what = hover_label(locale, HoverLabel::OtherBody);
            let body = messages::body(locale, &corpus.lexicon, known.body);
            blocks.push(messages::titled(
                locale,
                &format!("**{}**", escape(&body)),
                what,
            ));
            let symbol = known.issued.symbol.as_deref().map(escape);
            let link = known.issued.link.as_ref().map(|link| format!("<{link}>"));
            let carried: Vec<String> = symbol.into_iter().chain(link).collect();
            if let Some(block) = blocks.last_mut()
                && !carried.is_empty()
            {
                block.push_str(&format!("\n\n{}", carried.join(" · ")));
            }
        }
        Meaning::OtherBody(None) => {
            let label = match citation.reference {
                Reference::Other {
                    body: OtherBody::OtherTreaty | OtherBody::RulesOfProcedure,
                } => HoverLabel::OtherTreaty,
                _ => HoverLabel::OtherBody,
            };
            blocks.push(messages::capitalised(hover_label(locale, label)));
        }
        Meaning::Nothing => {
            for related in resolution
                .finding
                .iter()
                .flat_map(|finding| &finding.related)
            {
                blocks.push(summary(corpus, language, *related));
            }
        }
    }
    (!blocks.is_empty()).then(|| blocks.join("\n\n---\n\n"))
}

/// Several provisions, each in full and without cuts.
fn whole_provisions(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    found: &[ProvisionIndex],
) -> String {
    let each = found
        .iter()
        .map(|one| whole(corpus, locale, language, *one));
    each.collect::<Vec<_>>().join("\n\n---\n\n")
}

/// Several provisions, the first ones in full.
fn provisions(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    found: &[ProvisionIndex],
) -> String {
    match found {
        [one] => in_full(corpus, locale, language, *one),
        few if few.len() <= SHOWN_IN_FULL => few
            .iter()
            .map(|one| in_full(corpus, locale, language, *one))
            .collect::<Vec<_>>()
            .join("\n\n---\n\n"),
        many => {
            let mut lines = vec![format!("**{}**", provision_count(locale, many.len()))];
            lines.extend(
                many.iter()
                    .take(LISTED)
                    .map(|one| format!("- {}", summary(corpus, language, *one))),
            );
            if many.len() > LISTED {
                lines.push(format!(
                    "\n{}",
                    more_provisions(locale, many.len() - LISTED)
                ));
            }
            lines.join("\n")
        }
    }
}

#[cfg(test)]
mod tests;
