//! A provision in words: in full as Markdown, as hovers and the documentation of completions show
//! it, or its name with its first words in a list. Lists of several are the asker's.

use std::ops::Range;

use crate::citation::{Language, begins_with_ditto};
use crate::corpus::{Corpus, Footnote, Provision, ProvisionId, ProvisionIndex, ProvisionKind};
use crate::features::concept;
use crate::features::markdown::{escape, escape_line};
use crate::lexicon::Holds;
use crate::messages::{self, HoverLabel, Locale, labelled, shorten, with_other_name};
use crate::resolve::{instrument_name, names_in};

/// Provisions of a section listed at all.
const LISTED: usize = 12;
/// Characters of a provision's text that is shown before it is cut.
const LONGEST_TEXT: usize = 2_400;

/// A provision in a line: its canonical citation, named in a language, and its first words.
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
        escape(&first_words_in(corpus, language, index, 60))
    )
}

/// The first `most` characters of a provision in a language, where there is an edition that has it; else the
/// compilation's own.
pub fn first_words_in(
    corpus: &Corpus,
    language: Language,
    index: ProvisionIndex,
    most: usize,
) -> String {
    let (edition, index) = corpus.in_language(language, index);
    messages::first_words(edition, index, most)
}

/// What a provision is called in a draft that is not in Chinese: by its instrument where it belongs
/// to one, by the compilation otherwise.
fn label(corpus: &Corpus, provision: &Provision, language: Language) -> Option<String> {
    if language == Language::COMPILATION {
        return None;
    }
    let names = names_in(corpus, provision, language);
    let in_meeting = corpus.lexicon.holds_recommendations(provision.id.part);
    let instrument = names.instrument.filter(|_| !in_meeting);
    instrument.or(Some(names.compilation))
}

/// A provision with everything that a drafter wants to know of it, its names in the language of the
/// draft, and its text where there is an edition in that language which has it; else it stays the compilation's own.
pub fn in_full(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    index: ProvisionIndex,
) -> String {
    in_full_marked(corpus, locale, language, index, &|_| Vec::new())
}

/// The same without cuts: of a section, an instrument or an annex every paragraph with all of its text.
pub fn whole(corpus: &Corpus, locale: Locale, language: Language, index: ProvisionIndex) -> String {
    described(
        corpus,
        locale,
        language,
        index,
        &|_| Vec::new(),
        Extent::Whole,
    )
}

/// How much of a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// As much as is read at a glance.
    Glance,
    Whole,
}

/// The ranges of a text, in bytes, that are marked in it: in order and apart.
pub type Marks<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// The same with some of the words of its text and topics in bold.
pub fn in_full_marked(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    index: ProvisionIndex,
    marks: Marks,
) -> String {
    described(corpus, locale, language, index, marks, Extent::Glance)
}

fn described(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    index: ProvisionIndex,
    marks: Marks,
    extent: Extent,
) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let mut blocks = vec![heading(corpus, language, index)];
    let (edition, there) = corpus.in_language(language, index);
    blocks.push(text(edition, there, marks, extent));

    let notes = footnotes(edition, there, extent);
    if !notes.is_empty() {
        blocks.push(notes);
    }
    let mut facts = Vec::new();
    if edition.translated_into.is_some() {
        // Whose words these are: not every edition is the publisher's.
        let title = escape(&edition.title);
        facts.push(labelled(locale, HoverLabel::TextOf, &[title]));
    }
    let names = names_in(corpus, provision, language);
    let shown = label(corpus, provision, language);
    let own = (language != Language::COMPILATION).then_some(names.compilation);
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
    if let Some(endorsement) = endorsement(corpus, locale, language, index) {
        facts.push(endorsement);
    }
    let topics: Vec<String> = corpus
        .topics_of(index)
        .into_iter()
        .map(
            |topic| match concept::of_topic(corpus, &topic.name, language) {
                Some(name) => escape(&name),
                None => marked(&topic.name, marks, escape),
            },
        )
        .collect();
    if !topics.is_empty() {
        facts.push(labelled(locale, HoverLabel::Topics, &topics));
    }
    let concepts = concept::names(corpus, index, language);
    if !concepts.is_empty() {
        let concepts: Vec<String> = concepts.iter().map(|name| escape(name)).collect();
        facts.push(labelled(locale, HoverLabel::SpeaksOf, &concepts));
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
    if let Some(label) = label(corpus, provision, language) {
        let (edition, there) = corpus.in_language(language, index);
        let place = match edition.tongue() == language {
            true => {
                let place = standing(edition, there);
                let place: Vec<String> = place.iter().map(|heading| escape(heading)).collect();
                place.join(" › ")
            }
            false => meeting(corpus, language, provision),
        };
        return format!("**{}**  \n{} · {place}", escape(&label), provision.id);
    }
    let place: Vec<String> = standing(corpus, index)
        .iter()
        .map(|heading| escape(heading))
        .collect();
    format!("**{}**  \n{}", provision.id, place.join(" › "))
}

/// The section that a provision stands in, as it is called in a language other than the compilation's, and when the
/// meeting was: headings are in the compilation's own.
fn meeting(corpus: &Corpus, language: Language, provision: &Provision) -> String {
    let Some(section) = corpus.section(provision.id.part, provision.id.section) else {
        return String::new();
    };
    let name = (corpus.provisions.get(section.provision))
        .map(|section| names_in(corpus, section, language).compilation)
        .unwrap_or_default();
    let (first, last) = &section.dates;
    let days = match first == last {
        true => first.clone(),
        false => format!("{first} – {last}"),
    };
    let known = [name, days].map(|one| escape(&one));
    let known = known.into_iter().filter(|one| !one.is_empty());
    known.collect::<Vec<_>>().join(" · ")
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
            let language = corpus.tongue();
            let (kind, number) = (instrument.kind, instrument.number);
            let name = instrument_name(&corpus.lexicon, language, kind, number);
            place.push(format!("{name} {}", instrument.title));
        }
    }
    place.extend(provision.headings.iter().cloned());
    place
}

/// The text with its subparagraphs, as a quotation.
fn text(corpus: &Corpus, index: ProvisionIndex, marks: Marks, extent: Extent) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let full = match provision.kind {
        ProvisionKind::Section | ProvisionKind::Annex if extent == Extent::Whole => {
            under_headings(corpus, provision)
        }
        // A whole section would fill the screen: its opening and what it holds.
        ProvisionKind::Section | ProvisionKind::Annex => {
            let mut lines = Vec::new();
            if !provision.text.is_empty() {
                lines.push(provision.text.to_string());
            }
            lines.extend(provision.children.iter().take(LISTED).map(|child| {
                let label = corpus
                    .provisions
                    .get(*child)
                    .map(|child| child.label.to_string())
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
    let full = match extent {
        Extent::Glance => shorten(&full, LONGEST_TEXT),
        Extent::Whole => full,
    };
    full.lines()
        .map(|line| {
            // Two spaces of the corpus's indentation for each level become a no-break pair.
            let content = line.trim_start();
            let depth = (line.len() - content.len()) / 2;
            let content = marked(content, marks, escape_line);
            format!("> {}{content}", "\u{2003}".repeat(depth))
        })
        .collect::<Vec<_>>()
        .join("  \n")
}

/// All that a section or an annex holds, each paragraph in full under its headings.
fn under_headings(corpus: &Corpus, provision: &Provision) -> String {
    let mut lines = Vec::new();
    if !provision.text.is_empty() {
        lines.push(provision.text.to_string());
    }
    let mut above = provision.headings.as_ref();
    for index in &provision.children {
        let Some(child) = corpus.provisions.get(*index) else {
            continue;
        };
        let shared = child.headings.iter().zip(above);
        let shared = shared.take_while(|(one, other)| one == other).count();
        lines.extend(child.headings.iter().skip(shared).cloned());
        above = &child.headings;
        lines.push(match child.kind {
            ProvisionKind::Section | ProvisionKind::Annex => {
                let within = under_headings(corpus, child);
                [child.label.to_string(), within].join("\n")
            }
            ProvisionKind::Preambular | ProvisionKind::Operative => corpus.full_text(*index),
        });
    }
    lines.join("\n")
}

/// A line with some of its words in bold; `first` escapes its beginning.
fn marked(line: &str, marks: Marks, first: fn(&str) -> String) -> String {
    let marks = marks(line);
    let mut written = String::new();
    let mut end = 0;
    let mut escaped = |text: &str, bold: bool| {
        let text = match written.is_empty() {
            true => first(text),
            false => escape(text),
        };
        let sign = if bold && !text.is_empty() { "**" } else { "" };
        written.push_str(&format!("{sign}{text}{sign}"));
    };
    for mark in marks {
        escaped(line.get(end..mark.start).unwrap_or_default(), false);
        escaped(line.get(mark.clone()).unwrap_or_default(), true);
        end = mark.end;
    }
    escaped(line.get(end..).unwrap_or_default(), false);
    written
}

/// The notes called in the provision and below it.
fn footnotes(corpus: &Corpus, index: ProvisionIndex, extent: Extent) -> String {
    let mut lines = Vec::new();
    let mut pending = vec![index];
    while let Some(next) = pending.pop() {
        let Some(provision) = corpus.provisions.get(next) else {
            continue;
        };
        for call in &provision.footnotes {
            if let Some(note) = corpus.footnote(call.number) {
                let mut line = format!("[{}] {}", note.number, escape(&note.text));
                if let Some(meant) = same_as_before(corpus, note) {
                    let meant = escape(meant);
                    line.push_str(&match corpus.tongue() == Language::COMPILATION {
                        true => format!("（{meant}）"),
                        false => format!(" ({meant})"),
                    });
                }
                lines.push(line);
            }
        }
        if provision.kind == ProvisionKind::Operative || extent == Extent::Whole {
            pending.extend(provision.children.iter().rev());
        }
    }
    lines.join("  \n")
}

/// What a note that only says 同上 means: alone in a hover there is nothing above it.
fn same_as_before<'a>(corpus: &'a Corpus, note: &Footnote) -> Option<&'a str> {
    let only_refers = |note: &Footnote| {
        let words = note.text.trim_end_matches(['。', '.']);
        words.chars().count() <= 5 && begins_with_ditto(&note.text)
    };
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

/// Who endorsed a recommendation, or what an instrument as a whole endorses: of its paragraphs most only
/// recall it.
fn endorsement(
    corpus: &Corpus,
    locale: Locale,
    language: Language,
    index: ProvisionIndex,
) -> Option<String> {
    let id = &corpus.provisions.get(index)?.id;
    let name = |section: &crate::corpus::Section| {
        let instrument = section.instrument.as_ref()?;
        let name = instrument_name(
            &corpus.lexicon,
            language,
            instrument.kind,
            instrument.number,
        );
        let id = ProvisionId::section(section.part, section.number);
        Some(with_other_name(locale, &name, &id.to_string()))
    };
    match corpus.lexicon.holds(id.part) {
        Holds::Recommendations => {
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
        Holds::Instruments => {
            let section = corpus.section(id.part, id.section)?;
            let instrument = section.instrument.as_ref()?;
            if section.provision != index {
                return None;
            }
            let endorsed: Vec<String> = instrument
                .annexes
                .iter()
                .filter_map(|annex| corpus.meeting(annex.section))
                .map(|meeting| ProvisionId::section(meeting.part, meeting.number).to_string())
                .collect();
            (!endorsed.is_empty())
                .then(|| labelled(locale, HoverLabel::Endorses(instrument.kind), &endorsed))
        }
    }
}
