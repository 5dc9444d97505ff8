//! Hover: the provision that a citation points to, read in place.

use std::ops::Range;

use crate::citation::{Citation, Language, OtherBody, Part, Reference};
use crate::corpus::{Corpus, Footnote, Provision, ProvisionId, ProvisionIndex, ProvisionKind};
use crate::features::markdown::{escape, escape_line};
use crate::features::{Snapshot, article, topic};
use crate::messages::{
    self, HoverLabel, Locale, hover_label, labelled, more_provisions, provision_count, shorten,
    with_other_name,
};
use crate::resolve::{Code, Finding, Meaning, Problem, Resolution, names_in};

/// Provisions shown in full before only their first words are.
const SHOWN_IN_FULL: usize = 3;
/// Provisions listed at all.
const LISTED: usize = 12;
/// Characters of a provision's text that a hover shows before it is cut.
const LONGEST_TEXT: usize = 2_400;

/// What a hover shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The citation, bytes in the draft.
    pub range: Range<usize>,
    /// CommonMark without HTML, links to nothing outside.
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
    let Some(cited) = snapshot.citation_at(offset) else {
        return misquotation(snapshot, offset, reasons);
    };
    let finding = cited.resolution.finding.as_ref();
    let is_told = |finding: &Finding| {
        let is_on = snapshot.severities.of(finding.problem.code()).is_some();
        let mut told = snapshot.findings_within(cited.range.clone());
        is_on && told.any(|(base, told)| base == cited.base && *told == *finding)
    };
    let says_why = reasons == Reasons::Said || !finding.is_some_and(is_told);
    let markdown = described(
        &snapshot.corpus,
        snapshot.locale,
        &cited.citation,
        &cited.resolution,
        says_why,
    )?;
    Some(Hover {
        range: cited.range,
        markdown,
    })
}

/// What is wrong with the quotation at a byte offset, with the words as they stand.
fn misquotation(snapshot: &Snapshot, offset: usize, reasons: Reasons) -> Option<Hover> {
    let (corpus, locale) = (&snapshot.corpus, snapshot.locale);
    let is_told = snapshot.severities.of(Code::Misquoted).is_some();
    let says_why = reasons == Reasons::Said || !is_told;
    let mut findings = snapshot.findings_within(offset..offset);
    findings.find_map(|(base, finding)| {
        let Problem::Misquoted { cited, found, .. } = &finding.problem else {
            return None;
        };
        let range = base + finding.range.start..base + finding.range.end;
        let mut blocks = Vec::new();
        if says_why {
            blocks.push(warning(corpus, locale, &finding));
        }
        let shown = if found.is_empty() { cited } else { found };
        blocks.push(provisions(corpus, locale, Language::Chinese, shown));
        Some(Hover {
            range,
            markdown: blocks.join("\n\n---\n\n"),
        })
    })
}

/// ⚠ with the code in words and the reason.
fn warning(corpus: &Corpus, locale: Locale, finding: &Finding) -> String {
    let problem = escape(&messages::problem(locale, corpus, &finding.problem));
    let code = messages::code_in_words(locale, finding.problem.code());
    format!(
        "⚠ {}",
        messages::titled(locale, &format!("**{code}**"), &problem)
    )
}

/// A citation's meaning as Markdown.
pub fn describe(
    corpus: &Corpus,
    locale: Locale,
    citation: &Citation,
    resolution: &Resolution,
) -> Option<String> {
    described(corpus, locale, citation, resolution, true)
}

fn described(
    corpus: &Corpus,
    locale: Locale,
    citation: &Citation,
    resolution: &Resolution,
    says_why: bool,
) -> Option<String> {
    let language = citation.language;
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
                blocks.push(format!(
                    "**{} {}** {}（{}）。{}",
                    messages::kind(locale, entry.kind),
                    entry.number,
                    escape(&entry.title),
                    escape(&entry.symbol.0),
                    hover_label(locale, HoverLabel::NotReproduced)
                ));
            }
        }
        Meaning::Document => {
            if resolution.finding.is_none() {
                blocks.push(hover_label(locale, HoverLabel::DocumentOutside).to_owned());
            }
        }
        Meaning::Articles(found) => {
            blocks.push(article::articles(corpus, locale, citation, found));
        }
        Meaning::OtherBody => {
            let label = match citation.reference {
                Reference::Other {
                    body: OtherBody::OtherTreaty | OtherBody::RulesOfProcedure,
                } => HoverLabel::OtherTreaty,
                _ => HoverLabel::OtherBody,
            };
            blocks.push(hover_label(locale, label).to_owned());
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

/// Several provisions, the first ones in full.
fn provisions(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    found: &[ProvisionIndex],
) -> String {
    match found {
        [one] => provision_in(corpus, locale, language, *one),
        few if few.len() <= SHOWN_IN_FULL => few
            .iter()
            .map(|one| provision_in(corpus, locale, language, *one))
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

/// The canonical citation, named in a language, and the first words.
pub fn summary(corpus: &Corpus, language: Language, index: ProvisionIndex) -> String {
    let name = corpus
        .provisions
        .get(index)
        .map(|provision| {
            label(corpus, provision, language)
                .map_or_else(|| provision.id.to_string(), |label| escape(&label))
        })
        .unwrap_or_default();
    format!(
        "**{}** {}",
        name,
        escape(&messages::first_words(corpus, index, 60))
    )
}

/// What a provision is called in a draft that is not in Chinese: by its instrument where it belongs
/// to one, by the compilation otherwise.
fn label(corpus: &Corpus, provision: &Provision, language: Language) -> Option<String> {
    if language == Language::Chinese {
        return None;
    }
    let names = names_in(corpus, provision, language);
    match provision.id.part {
        Part::A => Some(names.compilation),
        Part::B => names.instrument.or(Some(names.compilation)),
    }
}

/// One provision with everything that a drafter wants to know of it. Also the documentation of
/// its completion.
pub fn provision(corpus: &Corpus, locale: Locale, index: ProvisionIndex) -> String {
    provision_in(corpus, locale, Language::Chinese, index)
}

/// The same with the provision's names in the language of a draft; its text stays the corpus's.
fn provision_in(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    index: ProvisionIndex,
) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let mut blocks = vec![heading(corpus, language, index)];
    blocks.push(text(corpus, index));

    let notes = footnotes(corpus, index);
    if !notes.is_empty() {
        blocks.push(notes);
    }
    let mut facts = Vec::new();
    let names = names_in(corpus, provision, language);
    let shown = label(corpus, provision, language);
    let own = (language != Language::Chinese).then_some(names.compilation);
    let others: Vec<String> = [own, names.report, names.instrument, names.long]
        .into_iter()
        .flatten()
        .filter(|name| shown.as_ref() != Some(name))
        .map(|name| escape(&name))
        .collect();
    if !others.is_empty() {
        let others = others.join(" · ");
        facts.push(labelled(locale, HoverLabel::AlsoCitedAs, &[others]));
    }
    if let Some(endorsement) = endorsement(corpus, locale, &provision.id) {
        facts.push(endorsement);
    }
    let topics: Vec<String> = corpus
        .topics_of(index)
        .into_iter()
        .map(|topic| escape(&topic.name))
        .collect();
    if !topics.is_empty() {
        facts.push(labelled(locale, HoverLabel::Topics, &topics));
    }
    if !facts.is_empty() {
        blocks.push(facts.join("  \n"));
    }
    blocks.join("\n\n")
}

/// The canonical citation and where it stands.
fn heading(corpus: &Corpus, language: Language, index: ProvisionIndex) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let place: Vec<String> = standing(corpus, index)
        .iter()
        .map(|heading| escape(heading))
        .collect();
    let place = place.join(" › ");
    match label(corpus, provision, language) {
        Some(label) => format!("**{}**  \n{} · {place}", escape(&label), provision.id),
        None => format!("**{}**  \n{place}", provision.id),
    }
}

/// The headings that a provision stands under, outermost first: the section's, the instrument with
/// its title, those within the section.
pub fn standing(corpus: &Corpus, index: ProvisionIndex) -> Vec<String> {
    let Some(provision) = corpus.provisions.get(index) else {
        return Vec::new();
    };
    let mut place = Vec::new();
    if let Some(section) = corpus.section(provision.id.part, provision.id.section) {
        place.push(section.heading.clone());
        if let Some(instrument) = &section.instrument {
            let name = crate::resolve::instrument_name(
                instrument.kind,
                instrument.number,
                None,
                &Default::default(),
            );
            place.push(format!("{name} {}", instrument.title));
        }
    }
    place.extend(provision.headings.iter().cloned());
    place
}

/// The text with its subparagraphs, as a quotation.
fn text(corpus: &Corpus, index: ProvisionIndex) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let full = match provision.kind {
        // A whole section would fill the screen: its opening and what it holds.
        ProvisionKind::Section | ProvisionKind::Annex => {
            let mut lines = Vec::new();
            if !provision.text.is_empty() {
                lines.push(provision.text.clone());
            }
            lines.extend(provision.children.iter().take(LISTED).map(|child| {
                let label = corpus
                    .provisions
                    .get(*child)
                    .map(|child| child.label.clone())
                    .unwrap_or_default();
                format!("{label} {}", messages::first_words(corpus, *child, 40))
            }));
            if provision.children.len() > LISTED {
                lines.push("…".to_owned());
            }
            lines.join("\n")
        }
        ProvisionKind::Preambular | ProvisionKind::Operative => corpus.full_text(index),
    };
    shorten(&full, LONGEST_TEXT)
        .lines()
        .map(|line| {
            // Two spaces of the corpus's indentation for each level become a no-break pair.
            let content = line.trim_start();
            let depth = (line.len() - content.len()) / 2;
            format!("> {}{}", "\u{2003}".repeat(depth), escape_line(content))
        })
        .collect::<Vec<_>>()
        .join("  \n")
}

/// The notes called in the provision and below it.
fn footnotes(corpus: &Corpus, index: ProvisionIndex) -> String {
    let mut lines = Vec::new();
    let mut pending = vec![index];
    while let Some(next) = pending.pop() {
        let Some(provision) = corpus.provisions.get(next) else {
            continue;
        };
        for call in &provision.footnotes {
            if let Some(note) = corpus
                .footnotes
                .iter()
                .find(|note| note.number == call.number)
            {
                let mut line = format!("[{}] {}", note.number, escape(&note.text));
                if let Some(meant) = same_as_before(corpus, note) {
                    line.push_str(&format!("（{}）", escape(meant)));
                }
                lines.push(line);
            }
        }
        if provision.kind == ProvisionKind::Operative {
            pending.extend(provision.children.iter().rev());
        }
    }
    lines.join("  \n")
}

/// What a note that only says 同上 means: alone in a hover there is nothing above it.
fn same_as_before<'a>(corpus: &'a Corpus, note: &Footnote) -> Option<&'a str> {
    let only_refers = |note: &Footnote| note.text.trim_end_matches('。') == "同上";
    if !only_refers(note) {
        return None;
    }
    let before = corpus
        .footnotes
        .iter()
        .filter(|other| other.number < note.number && !only_refers(other));
    before
        .max_by_key(|other| other.number)
        .map(|other| other.text.as_str())
}

/// Who endorsed a recommendation, or what an instrument endorses.
fn endorsement(corpus: &Corpus, locale: Locale, id: &ProvisionId) -> Option<String> {
    let name = |section: &crate::corpus::Section| {
        let instrument = section.instrument.as_ref()?;
        let name = crate::resolve::instrument_name(
            instrument.kind,
            instrument.number,
            None,
            &Default::default(),
        );
        let id = ProvisionId::section(section.part, section.number);
        Some(with_other_name(locale, &name, &id.to_string()))
    };
    match id.part {
        Part::A => {
            let endorsing: Vec<String> = corpus
                .sections
                .iter()
                .filter(|section| {
                    section.instrument.as_ref().is_some_and(|instrument| {
                        instrument
                            .annexes
                            .iter()
                            .any(|annex| annex.section == id.section)
                    })
                })
                .filter_map(name)
                .collect();
            (!endorsing.is_empty()).then(|| labelled(locale, HoverLabel::EndorsedBy, &endorsing))
        }
        Part::B => {
            let section = corpus.section(id.part, id.section)?;
            let endorsed: Vec<String> = section
                .instrument
                .as_ref()?
                .annexes
                .iter()
                .map(|annex| ProvisionId::section(Part::A, annex.section).to_string())
                .collect();
            (!endorsed.is_empty()).then(|| labelled(locale, HoverLabel::Endorses, &endorsed))
        }
    }
}

#[cfg(test)]
mod tests;
