//! The list of citations: all that a document cites, grouped as a table of authorities.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::citation::writing::{Head, Place};
use crate::citation::{BodyId, Language, OtherBody, Part, Path, Reference, TreatyId, writing};
use crate::corpus::{ArticleId, Corpus, ProvisionIndex};
use crate::draft::{FindingId, Placed};
use crate::features::Snapshot;
use crate::features::finding::DraftFinding;
use crate::messages::{self, AuthorityGroup};
use crate::resolve::{
    Finding, Form, Meaning, OtherInstrument, article_name, convert, instrument_name, other_treaty,
};

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
    /// The part that it stands in, of what is in the compilation.
    pub part: Option<Part>,
    /// The identity of a provision (`A.七.20`, `A.七.20–A.七.22`), an instrument's name, a symbol, or the
    /// citation as written.
    pub canonical: String,
    /// The name that official documents use; another body's instrument's symbol; for a wrong citation, what is
    /// wrong.
    pub official: String,
    /// Whose it is, where it is not the compilation's.
    pub whose: Option<Whose>,
    /// Its public address, where that is known.
    pub link: Option<String>,
    /// Byte ranges of the draft, in order.
    pub places: Vec<Range<usize>>,
}

/// Whose something is that is cited and is not the compilation's, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// An instrument of a body of the register.
    Body(BodyId),
    /// An article of a treaty of the register.
    Treaty(TreatyId),
    /// An article of a treaty that the register does not have, or that is not named where it is cited.
    OtherTreaty,
    /// Nobody's that is known.
    Unknown,
}

/// The table: groups in their order, provisions and articles in their own, other bodies' instruments by body, the
/// rest as first cited.
pub fn table_of_authorities(snapshot: &Snapshot) -> Vec<Authority> {
    type Order = (AuthorityGroup, Option<Whose>, Vec<usize>, usize);
    let mut authorities: BTreeMap<Order, Authority> = BTreeMap::new();
    let mut first_cited: BTreeMap<(AuthorityGroup, Option<Whose>, String), usize> = BTreeMap::new();
    let of_lists = treaties_of_lists(snapshot);
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
        let known = match &placed.resolution.meaning {
            Meaning::OtherBody(known) => known.as_ref(),
            _ => None,
        };
        let whose = (group == AuthorityGroup::OtherBodies).then(|| match &known {
            Some(known) => Whose::Body(known.body),
            None => whose(&snapshot.corpus, &placed, &written, &of_lists),
        });
        let place = match order.is_empty() {
            true => *first_cited
                .entry((
                    group,
                    whose,
                    identity(&snapshot.corpus, &placed, &canonical),
                ))
                .or_insert(range.start),
            false => 0,
        };
        authorities
            .entry((group, whose, order, place))
            .or_insert_with(|| Authority {
                group,
                part: part_cited(&snapshot.corpus, group, &placed.resolution.meaning),
                canonical,
                official,
                whose,
                link: known.and_then(|known| known.issued.link.clone()),
                places: Vec::new(),
            })
            .places
            .push(range);
    }
    authorities.into_values().collect()
}

/// What is one authority in whatever language it is cited: an instrument that is not reproduced by its number.
fn identity(corpus: &Corpus, placed: &Placed<'_>, canonical: &str) -> String {
    let language = Language::COMPILATION;
    let named = |kind, number| instrument_name(&corpus.lexicon, language, kind, number);
    let entry = |register: &usize| corpus.register.get(*register);
    match (&placed.resolution.meaning, &placed.citation.reference) {
        (Meaning::NotReproduced(register), _) => {
            entry(register).map(|entry| named(entry.kind, entry.number))
        }
        (
            Meaning::NotRegistered,
            Reference::Instrument {
                kind: Some(kind),
                number,
                ..
            },
        ) => Some(named(*kind, *number)),
        _ => None,
    }
    .unwrap_or_else(|| canonical.to_owned())
}

/// The part of the provisions that are cited, where the group is one of those in the compilation.
fn part_cited(corpus: &Corpus, group: AuthorityGroup, meaning: &Meaning) -> Option<Part> {
    let Meaning::Provisions(found) = meaning else {
        return None;
    };
    let is_reproduced = matches!(
        group,
        AuthorityGroup::Recommendations | AuthorityGroup::Instruments
    );
    let first = found.first().filter(|_| is_reproduced)?;
    Some(corpus.provisions.get(*first)?.id.part)
}

/// The treaties of lists, each named at one of its articles: 《反腐败公约》第32条和第33条. A list is told by where its
/// paragraph begins and its number.
fn treaties_of_lists(snapshot: &Snapshot) -> HashMap<(usize, u32), TreatyId> {
    let mut named = HashMap::new();
    for placed in snapshot.citations() {
        if let Meaning::OtherBody(None) = placed.resolution.meaning {
            let written = snapshot.draft.text().slice(placed.range());
            if let Some(treaty) = other_treaty(&snapshot.corpus, placed.citation, &written) {
                named
                    .entry((placed.base, placed.citation.list))
                    .or_insert(treaty);
            }
        }
    }
    named
}

/// Whose it is that is cited of nobody's instruments that are known.
fn whose(
    corpus: &Corpus,
    placed: &Placed<'_>,
    written: &str,
    of_lists: &HashMap<(usize, u32), TreatyId>,
) -> Whose {
    let body = OtherBody::OtherTreaty;
    if placed.citation.reference != (Reference::Other { body }) {
        return Whose::Unknown;
    }
    let of_list = || of_lists.get(&(placed.base, placed.citation.list)).copied();
    let treaty = other_treaty(corpus, placed.citation, written).or_else(of_list);
    treaty.map_or(Whose::OtherTreaty, Whose::Treaty)
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
    // Named as the draft does where it is cited first.
    let language = citation.language;
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
            let name = instrument_name(&corpus.lexicon, language, entry.kind, entry.number);
            let official = messages::registered_title(snapshot.locale, entry);
            Some((AuthorityGroup::NotReproduced, Vec::new(), name, official))
        }
        Meaning::NotRegistered => match &citation.reference {
            Reference::Instrument {
                kind: Some(kind),
                number,
                ..
            } => {
                let name = instrument_name(&corpus.lexicon, language, *kind, *number);
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
        Meaning::OtherBody(known) => {
            let known = known.as_ref();
            let name = known.and_then(|known| other_instrument_name(corpus, known));
            let symbol = known.and_then(|known| known.issued.symbol.clone());
            Some((
                AuthorityGroup::OtherBodies,
                Vec::new(),
                name.unwrap_or_else(as_written),
                symbol.unwrap_or_default(),
            ))
        }
        Meaning::Nothing => None,
    }
}

/// 大会第55/25号决议, however it is written; `None` where its kind or its body's Chinese name is not known.
fn other_instrument_name(corpus: &Corpus, known: &OtherInstrument) -> Option<String> {
    let language = Language::COMPILATION;
    let body = corpus.lexicon.body(known.body)?;
    let head = Head::Instrument {
        kind: known.kind?,
        number: known.number.clone(),
        annex: None,
        issuer: Some(body.telling_name(language)?.to_owned()),
    };
    writing(language).name(&head, &[Place::at(&Path::new())])
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
    match format {
        TableFormat::Markdown => Ok(markdown(snapshot, authorities)),
        TableFormat::Csv => csv(snapshot, authorities, None),
        TableFormat::Json => serde_json::to_string_pretty(&rows(snapshot, authorities))
            .map_err(|error| error.to_string()),
    }
}

/// The lines that cite it, from 1.
fn lines(snapshot: &Snapshot, authority: &Authority) -> Vec<usize> {
    let text = snapshot.draft.text();
    let places = authority.places.iter();
    let mut lines: Vec<usize> = places.map(|place| text.line_of(place.start) + 1).collect();
    lines.dedup();
    lines
}

fn markdown(snapshot: &Snapshot, authorities: &[Authority]) -> String {
    let (locale, lexicon) = (snapshot.locale, &snapshot.corpus.lexicon);
    if authorities.is_empty() {
        return format!("{}\n", messages::cites_nothing(locale));
    }
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    let mut written = String::new();
    let header = |group: AuthorityGroup| {
        let [cited, official, places] = messages::authority_columns(locale, group);
        format!("| {cited} | {official} | {places} |\n| --- | --- | --- |\n")
    };
    let mut above: Option<&Authority> = None;
    for authority in authorities {
        // Of several parts that hold the same each has its heading.
        let heading = |authority: &Authority| (authority.group, authority.part);
        let is_new_group = above.is_none_or(|above| heading(above) != heading(authority));
        let is_new_body = above.is_none_or(|above| above.whose != authority.whose);
        let is_others = authority.group == AuthorityGroup::OtherBodies;
        if above.is_some() && (is_new_group || is_others && is_new_body) {
            written.push('\n');
        }
        if is_new_group {
            let (group, part) = heading(authority);
            let group = messages::authority_group(locale, lexicon, group, part);
            written.push_str(&format!("## {group}\n\n"));
        }
        if is_others && (is_new_group || is_new_body) {
            let body = match authority.whose {
                Some(Whose::Body(body)) => messages::body(locale, lexicon, body),
                Some(Whose::Treaty(treaty)) => messages::other_treaty(locale, lexicon, treaty),
                Some(Whose::OtherTreaty) => messages::treaties_unknown(locale).to_owned(),
                Some(Whose::Unknown) | None => messages::bodies_unknown(locale).to_owned(),
            };
            written.push_str(&format!("### {body}\n\n"));
        }
        if is_new_group || is_others && is_new_body {
            written.push_str(&header(authority.group));
        }
        above = Some(authority);
        written.push_str(&format!(
            "| {} | {} | {} |\n",
            cell(&authority.canonical),
            cell(&authority.official),
            in_a_row(&lines(snapshot, authority))
        ));
    }
    written
}

/// A table as CSV, with the document's name before each row where there is one.
///
/// # Errors
///
/// It cannot be written; the library's reason.
pub fn csv(
    snapshot: &Snapshot,
    authorities: &[Authority],
    document: Option<&str>,
) -> Result<String, String> {
    let (locale, lexicon) = (snapshot.locale, &snapshot.corpus.lexicon);
    let group = messages::authority_group_column(locale);
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let [cited, official, places] = messages::authority_columns_of_all(locale);
    let rows = authorities.iter().map(|authority| {
        [
            messages::authority_group(locale, lexicon, authority.group, authority.part),
            authority.canonical.clone(),
            authority.official.clone(),
            in_a_row(&lines(snapshot, authority)),
        ]
    });
    let column = document.map(|_| messages::document_column(locale));
    let columns = [group, cited, official, places];
    writer
        .write_record(column.into_iter().chain(columns))
        .map_err(|error| error.to_string())?;
    for row in rows {
        let row = row.iter().map(String::as_str);
        writer
            .write_record(document.into_iter().chain(row))
            .map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// A table as JSON, a value for each row.
pub fn rows(snapshot: &Snapshot, authorities: &[Authority]) -> Vec<serde_json::Value> {
    authorities
        .iter()
        .map(|authority| {
            let mut row = serde_json::json!({
                "group": authority.group.name(),
                "citation": authority.canonical,
                "official": authority.official,
                "lines": lines(snapshot, authority),
            });
            let (locale, lexicon) = (snapshot.locale, &snapshot.corpus.lexicon);
            match authority.whose {
                Some(Whose::Body(body)) => {
                    row["body"] = messages::body(locale, lexicon, body).into();
                }
                Some(Whose::Treaty(treaty)) => {
                    row["treaty"] = messages::other_treaty(locale, lexicon, treaty).into();
                }
                Some(Whose::OtherTreaty | Whose::Unknown) | None => {}
            }
            if let Some(link) = &authority.link {
                row["link"] = link.as_str().into();
            }
            row
        })
        .collect()
}

/// 3, 7, 12
fn in_a_row(lines: &[usize]) -> String {
    lines
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::features::tests::opened_with_another_part;
    use crate::messages::Locale;

    #[test]
    fn each_part_that_holds_instruments_has_its_own_heading() {
        let text = "见第3/4号决定第2段(b)项、第8/4号决议第1段和A部分 七.20。";
        let snapshot = opened_with_another_part(text, Locale::Chinese);
        let authorities = table_of_authorities(&snapshot);
        let table = write(&snapshot, &authorities, TableFormat::Markdown).unwrap();
        expect![[r#"
            ## 技术援助问题政府专家工作组的建议（A部分）

            | 援引 | 正式名称 | 行 |
            | --- | --- | --- |
            | A.七.20 | 技术援助问题政府专家工作组第七次会议建议第20段 | 1 |

            ## 缔约方会议的决议和决定（B部分）

            | 援引 | 正式名称 | 行 |
            | --- | --- | --- |
            | B.三.2.b | 缔约方会议第3/4号决定第2段(b)项 | 1 |

            ## 缔约方会议的决议和决定（C部分）

            | 援引 | 正式名称 | 行 |
            | --- | --- | --- |
            | C.一.1 | 缔约方会议第8/4号决议第1段 | 1 |
        "#]]
        .assert_eq(&table);
    }
}
