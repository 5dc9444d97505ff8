//! Hover: the provision that a citation points to, read in place.

use std::ops::Range;

use crate::citation::{Citation, Part};
use crate::corpus::{Corpus, ProvisionId, ProvisionIndex, ProvisionKind};
use crate::features::markdown::{escape, escape_line};
use crate::features::{Snapshot, topic};
use crate::messages::{
    self, HoverLabel, Locale, hover_label, more_provisions, provision_count, shorten,
};
use crate::resolve::{Meaning, Resolution, names};

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

/// What stands behind the citation at a byte offset, or what a topic of the index holds; `None` where there is none, or nothing to tell.
pub fn hover(snapshot: &Snapshot, offset: usize) -> Option<Hover> {
    if let Some(file) = snapshot.corpus_file
        && let Some(topic) = topic::at(&snapshot.corpus, file, offset)
    {
        return Some(Hover {
            range: topic.place.range.clone(),
            markdown: topic::describe(&snapshot.corpus, snapshot.locale, topic),
        });
    }
    let cited = snapshot.citation_at(offset)?;
    let markdown = describe(
        &snapshot.corpus,
        snapshot.locale,
        &cited.citation,
        &cited.resolution,
    )?;
    Some(Hover {
        range: cited.range,
        markdown,
    })
}

/// A citation's meaning as Markdown.
pub fn describe(
    corpus: &Corpus,
    locale: Locale,
    _citation: &Citation,
    resolution: &Resolution,
) -> Option<String> {
    let mut blocks = Vec::new();
    if let Some(finding) = &resolution.finding {
        let problem = escape(&messages::problem(locale, corpus, &finding.problem));
        blocks.push(format!(
            "⚠ **{}** {problem}",
            messages::code_in_words(locale, finding.problem.code())
        ));
    }
    match &resolution.meaning {
        Meaning::Provisions(found) => blocks.push(provisions(corpus, locale, found)),
        Meaning::Ambiguous(readings) => {
            if resolution.finding.is_none() {
                blocks.push(format!(
                    "**{}**",
                    hover_label(locale, HoverLabel::Ambiguous)
                ));
            }
            for reading in readings {
                blocks.push(provisions(corpus, locale, reading));
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
        Meaning::OtherBody => blocks.push(hover_label(locale, HoverLabel::OtherBody).to_owned()),
        Meaning::Nothing => {
            for related in resolution
                .finding
                .iter()
                .flat_map(|finding| &finding.related)
            {
                blocks.push(summary(corpus, *related));
            }
        }
    }
    (!blocks.is_empty()).then(|| blocks.join("\n\n---\n\n"))
}

/// Several provisions, the first ones in full.
fn provisions(corpus: &Corpus, locale: Locale, found: &[ProvisionIndex]) -> String {
    match found {
        [one] => provision(corpus, locale, *one),
        few if few.len() <= SHOWN_IN_FULL => few
            .iter()
            .map(|one| provision(corpus, locale, *one))
            .collect::<Vec<_>>()
            .join("\n\n---\n\n"),
        many => {
            let mut lines = vec![format!("**{}**", provision_count(locale, many.len()))];
            lines.extend(
                many.iter()
                    .take(LISTED)
                    .map(|one| format!("- {}", summary(corpus, *one))),
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

/// The canonical citation and the first words.
pub fn summary(corpus: &Corpus, index: ProvisionIndex) -> String {
    let id = corpus
        .provisions
        .get(index)
        .map(|provision| provision.id.to_string())
        .unwrap_or_default();
    format!(
        "**{id}** {}",
        escape(&messages::first_words(corpus, index, 60))
    )
}

/// One provision with everything that a drafter wants to know of it. Also the documentation of
/// its completion.
pub fn provision(corpus: &Corpus, locale: Locale, index: ProvisionIndex) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let mut blocks = vec![heading(corpus, index)];
    blocks.push(text(corpus, index));

    let notes = footnotes(corpus, index);
    if !notes.is_empty() {
        blocks.push(notes);
    }
    let mut facts = Vec::new();
    let names = names(corpus, provision);
    let others: Vec<String> = [names.report, names.instrument, names.long]
        .into_iter()
        .flatten()
        .map(|name| escape(&name))
        .collect();
    if !others.is_empty() {
        facts.push(format!(
            "{}：{}",
            hover_label(locale, HoverLabel::AlsoCitedAs),
            others.join(" · ")
        ));
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
        facts.push(format!(
            "{}：{}",
            hover_label(locale, HoverLabel::Topics),
            topics.join("、")
        ));
    }
    if !facts.is_empty() {
        blocks.push(facts.join("  \n"));
    }
    blocks.join("\n\n")
}

/// The canonical citation and where it stands.
fn heading(corpus: &Corpus, index: ProvisionIndex) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let place: Vec<String> = standing(corpus, index)
        .iter()
        .map(|heading| escape(heading))
        .collect();
    format!("**{}**  \n{}", provision.id, place.join(" › "))
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
                lines.push(format!("[{}] {}", note.number, escape(&note.text)));
            }
        }
        if provision.kind == ProvisionKind::Operative {
            pending.extend(provision.children.iter().rev());
        }
    }
    lines.join("  \n")
}

/// Who endorsed a recommendation, or what an instrument endorses.
fn endorsement(corpus: &Corpus, locale: Locale, id: &ProvisionId) -> Option<String> {
    let name = |section: &crate::corpus::Section| {
        let instrument = section.instrument.as_ref()?;
        Some(format!(
            "{}（{}.{}）",
            crate::resolve::instrument_name(
                instrument.kind,
                instrument.number,
                None,
                &Default::default()
            ),
            section.part.letter(),
            crate::citation::numeral::chinese(section.number)
        ))
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
            (!endorsing.is_empty()).then(|| {
                format!(
                    "{}：{}",
                    hover_label(locale, HoverLabel::EndorsedBy),
                    endorsing.join("、")
                )
            })
        }
        Part::B => {
            let section = corpus.section(id.part, id.section)?;
            let endorsed: Vec<String> = section
                .instrument
                .as_ref()?
                .annexes
                .iter()
                .map(|annex| format!("A.{}", crate::citation::numeral::chinese(annex.section)))
                .collect();
            (!endorsed.is_empty()).then(|| {
                format!(
                    "{}：{}",
                    hover_label(locale, HoverLabel::Endorses),
                    endorsed.join("、")
                )
            })
        }
    }
}
