//! The list of citations: all that a document cites, grouped as a table of authorities.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::citation::{Language, Path, Reference};
use crate::corpus::{ArticleId, Corpus, ProvisionIndex};
use crate::draft::{FindingId, Placed};
use crate::features::Snapshot;
use crate::features::finding::DraftFinding;
use crate::messages::{self, AuthorityGroup, Locale};
use crate::resolve::{Finding, Form, Meaning, article_name, convert, instrument_name};

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    Markdown,
    Csv,
    Json,
}

/// One authority with every place that cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    pub group: AuthorityGroup,
    /// The identity of a provision (`A.七.20`, `A.七.20–A.七.22`), an instrument's name, a symbol, or the
    /// citation as written.
    pub canonical: String,
    /// The name that official documents use; for a wrong citation, what is wrong.
    pub official: String,
    /// Byte ranges of the draft, in order.
    pub places: Vec<Range<usize>>,
}

/// The table: groups in their order, provisions and articles in their own, the rest as first cited.
pub fn table_of_authorities(snapshot: &Snapshot) -> Vec<Authority> {
    let mut authorities: BTreeMap<(AuthorityGroup, Vec<usize>, usize), Authority> = BTreeMap::new();
    let mut first_cited: BTreeMap<(AuthorityGroup, String), usize> = BTreeMap::new();
    let told = snapshot.findings().all().iter();
    let told = told.filter(|finding| !finding.is_exempt);
    let told: HashMap<FindingId, &DraftFinding> =
        told.map(|finding| (finding.id, finding)).collect();
    for placed in snapshot.citations() {
        let range = placed.range();
        let finding = told.get(&placed.finding_id());
        let finding = finding.and_then(|finding| finding.in_text());
        let written = snapshot.draft.text().slice(range.clone());
        let Some((group, order, canonical, official)) =
            authority(snapshot, &placed, finding, &written)
        else {
            continue;
        };
        let place = match order.is_empty() {
            true => *first_cited
                .entry((group, canonical.clone()))
                .or_insert(range.start),
            false => 0,
        };
        authorities
            .entry((group, order, place))
            .or_insert_with(|| Authority {
                group,
                canonical,
                official,
                places: Vec::new(),
            })
            .places
            .push(range);
    }
    authorities.into_values().collect()
}

/// The group, what orders the authority in it (the provisions cited, or an article's numbers; empty
/// for the order of citing), and its two names.
type Named = (AuthorityGroup, Vec<usize>, String, String);

fn authority(
    snapshot: &Snapshot,
    placed: &Placed<'_>,
    finding: Option<&Finding>,
    written: &str,
) -> Option<Named> {
    let corpus = &snapshot.corpus;
    let Placed {
        citation,
        resolution,
        ..
    } = placed;
    let as_written = || written.split_whitespace().collect::<Vec<_>>().join(" ");
    if let (Some(finding), true) = (
        finding,
        !matches!(
            resolution.meaning,
            Meaning::NotReproduced(_) | Meaning::NotRegistered
        ),
    ) {
        let reason = messages::problem(snapshot.locale, corpus, &finding.problem);
        return Some((AuthorityGroup::Wrong, Vec::new(), as_written(), reason));
    }
    match &resolution.meaning {
        Meaning::Provisions(found) => Some(of_provisions(corpus, found)),
        Meaning::Articles(found) => of_articles(corpus, found),
        Meaning::Ambiguous(_) => None,
        Meaning::NotReproduced(register) => {
            let entry = corpus.register.get(*register)?;
            let name = instrument_name(
                &corpus.lexicon,
                entry.kind,
                entry.number,
                None,
                &Default::default(),
            );
            let official = messages::registered_title(snapshot.locale, entry);
            Some((AuthorityGroup::NotReproduced, Vec::new(), name, official))
        }
        Meaning::NotRegistered => match &citation.reference {
            Reference::Instrument {
                kind: Some(kind),
                number,
                ..
            } => {
                let path = Path::new();
                let name = instrument_name(&corpus.lexicon, *kind, *number, None, &path);
                let official = messages::not_checked(snapshot.locale).to_owned();
                Some((AuthorityGroup::NotReproduced, Vec::new(), name, official))
            }
            _ => Some((
                AuthorityGroup::NotReproduced,
                Vec::new(),
                as_written(),
                messages::not_checked(snapshot.locale).to_owned(),
            )),
        },
        Meaning::Document => match &citation.reference {
            Reference::Document { symbol, .. } => Some((
                AuthorityGroup::Documents,
                Vec::new(),
                symbol.0.clone(),
                String::new(),
            )),
            _ => None,
        },
        Meaning::OtherBody => Some((
            AuthorityGroup::OtherBodies,
            Vec::new(),
            as_written(),
            String::new(),
        )),
        Meaning::Nothing => None,
    }
}

fn of_provisions(corpus: &Corpus, found: &[ProvisionIndex]) -> Named {
    let part = found
        .first()
        .and_then(|first| corpus.provisions.get(*first))
        .map(|provision| provision.id.part);
    let group = match part {
        Some(part) if !corpus.lexicon.holds_recommendations(part) => AuthorityGroup::Instruments,
        _ => AuthorityGroup::Recommendations,
    };
    let ends = match found {
        [first, .., last] => vec![*first, *last],
        other => other.to_vec(),
    };
    let canonical = ends
        .iter()
        .filter_map(|index| corpus.provisions.get(*index))
        .map(|provision| provision.id.to_string())
        .collect::<Vec<_>>()
        .join("–");
    let groups = [found.to_vec()];
    let official = [Form::Long, Form::Instrument, Form::Report]
        .into_iter()
        .find_map(|form| convert(corpus, &groups, form))
        .unwrap_or_default();
    (group, found.to_vec(), canonical, official)
}

/// 《公约》第5条, or the first and the last of a range.
fn of_articles(corpus: &Corpus, found: &[ArticleId]) -> Option<Named> {
    let (first, last) = (*found.first()?, *found.last()?);
    let name = |id| article_name(corpus, Language::COMPILATION, id, &Path::new());
    let treaty = corpus.treaty(first.treaty)?;
    let (canonical, official) = if first == last {
        let article = corpus.article(first)?;
        let number = first.number;
        (
            name(first),
            format!("《{}》第{number}条 {}", treaty.title, article.title),
        )
    } else {
        let (from, to) = (first.number, last.number);
        (
            format!("{}–{}", name(first), name(last)),
            format!("《{}》第{from}条至第{to}条", treaty.title),
        )
    };
    // In the order of the treaties, then of their articles.
    let place = corpus
        .treaties
        .iter()
        .position(|known| known.treaty == first.treaty)?;
    let order = [place, usize::from(first.number), usize::from(last.number)];
    let official = official.trim_end().to_owned();
    Some((
        AuthorityGroup::Treaties,
        order.to_vec(),
        canonical,
        official,
    ))
}

/// A table as text. Lines are counted from 1.
pub fn write(
    snapshot: &Snapshot,
    authorities: &[Authority],
    format: TableFormat,
) -> Result<String, String> {
    let lines = |authority: &Authority| -> Vec<usize> {
        let text = snapshot.draft.text();
        let mut lines: Vec<usize> = authority
            .places
            .iter()
            .map(|place| text.line_of(place.start) + 1)
            .collect();
        lines.dedup();
        lines
    };
    match format {
        TableFormat::Markdown => Ok(markdown(snapshot, authorities, lines)),
        TableFormat::Csv => csv(snapshot.locale, authorities, lines),
        TableFormat::Json => json(authorities, lines),
    }
}

fn markdown(
    snapshot: &Snapshot,
    authorities: &[Authority],
    lines: impl Fn(&Authority) -> Vec<usize>,
) -> String {
    let (locale, lexicon) = (snapshot.locale, &snapshot.corpus.lexicon);
    if authorities.is_empty() {
        return format!("{}\n", messages::cites_nothing(locale));
    }
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    let [cited, official, places] = messages::authority_columns(locale);
    let mut written = String::new();
    let mut group = None;
    for authority in authorities {
        if group != Some(authority.group) {
            if group.is_some() {
                written.push('\n');
            }
            group = Some(authority.group);
            written.push_str(&format!(
                "## {}\n\n| {cited} | {official} | {places} |\n| --- | --- | --- |\n",
                messages::authority_group(locale, lexicon, authority.group)
            ));
        }
        written.push_str(&format!(
            "| {} | {} | {} |\n",
            cell(&authority.canonical),
            cell(&authority.official),
            in_a_row(&lines(authority))
        ));
    }
    written
}

fn csv(
    locale: Locale,
    authorities: &[Authority],
    lines: impl Fn(&Authority) -> Vec<usize>,
) -> Result<String, String> {
    let group = messages::authority_group_column(locale);
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let [cited, official, places] = messages::authority_columns(locale);
    let rows = authorities.iter().map(|authority| {
        [
            authority.group.name().to_owned(),
            authority.canonical.clone(),
            authority.official.clone(),
            in_a_row(&lines(authority)),
        ]
    });
    writer
        .write_record([group, cited, official, places])
        .map_err(|error| error.to_string())?;
    for row in rows {
        writer
            .write_record(row)
            .map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn json(
    authorities: &[Authority],
    lines: impl Fn(&Authority) -> Vec<usize>,
) -> Result<String, String> {
    let rows: Vec<serde_json::Value> = authorities
        .iter()
        .map(|authority| {
            serde_json::json!({
                "group": authority.group.name(),
                "citation": authority.canonical,
                "official": authority.official,
                "lines": lines(authority),
            })
        })
        .collect();
    serde_json::to_string_pretty(&rows).map_err(|error| error.to_string())
}

/// 3, 7, 12
fn in_a_row(lines: &[usize]) -> String {
    lines
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}
