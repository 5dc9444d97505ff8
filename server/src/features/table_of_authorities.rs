//! The list of citations: all that a document cites, grouped as a table of authorities.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::citation::writing::{Head, Place};
use crate::citation::{BodyId, Language, OtherBody, Part, Path, Reference, TreatyId, writing};
use crate::corpus::{ArticleId, Corpus, ProvisionIndex};
use crate::draft::{FindingId, Placed};
use crate::features::Snapshot;
use crate::features::cited_work::CitedWork;
use crate::features::finding::DraftFinding;
use crate::messages::{self, AuthorityGroup, Locale};
use crate::office::Document;
use crate::resolve::{
    Finding, Form, Meaning, OtherInstrument, article_name, convert_in, instrument_name,
    other_treaty,
};
use crate::text::Text;

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
    /// The same as tables show it: in another language than the compilation's `Part A, VII.20` for an identity.
    pub shown: String,
    /// The name that official documents use; another body's instrument's symbol; for a wrong citation, what is
    /// wrong.
    pub official: String,
    /// Whose it is, where it is not the compilation's.
    pub whose: Option<Whose>,
    /// Its public address, where that is known.
    pub link: Option<String>,
    /// The document that it is of, where that is known; none for a wrong citation.
    pub work: Option<CitedWork>,
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

/// The language to write a draft's table in where it goes into the draft: the one that most of its citations are
/// in, if there are headings in it, else the reader's.
pub fn locale_of_draft(snapshot: &Snapshot) -> Locale {
    let mut counts = [(Locale::Chinese, 0), (Locale::English, 0)];
    let mut others: HashMap<Language, usize> = HashMap::new();
    for placed in snapshot.citations() {
        let language = placed.citation.language;
        match counts
            .iter_mut()
            .find(|(one, _)| one.language() == language)
        {
            Some((_, count)) => *count += 1,
            None => *others.entry(language).or_default() += 1,
        }
    }
    let [chinese, english] = counts;
    let (locale, most) = if english.1 > chinese.1 {
        english
    } else {
        chinese
    };
    let is_other = others.into_values().any(|count| count > most);
    if most == 0 || is_other {
        snapshot.locale
    } else {
        locale
    }
}

/// The table: groups in their order, provisions and articles in their own, other bodies' instruments by body, the
/// rest as first cited. Each is named in the language in which the draft cites it first; `locale` is that of the
/// problems.
pub fn table_of_authorities(snapshot: &Snapshot, locale: Locale) -> Vec<Authority> {
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
        let Some((group, order, [canonical, shown], official)) =
            authority(snapshot, locale, &placed, finding, &written)
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
                shown,
                official,
                whose,
                link: known.and_then(|known| known.issued.link.clone()),
                work: match (group, whose) {
                    (AuthorityGroup::Wrong, _) => None,
                    (_, Some(Whose::Treaty(treaty))) => Some(CitedWork::Treaty(treaty)),
                    _ => CitedWork::of(
                        &snapshot.corpus,
                        &placed.resolution.meaning,
                        &placed.citation.reference,
                    ),
                },
                places: Vec::new(),
            })
            .places
            .push(range);
    }
    authorities.into_values().collect()
}

/// What is one authority in whatever language it is cited: an instrument by whose it is, and its number.
fn identity(corpus: &Corpus, placed: &Placed<'_>, canonical: &str) -> String {
    let language = Language::COMPILATION;
    let named = |kind, number| instrument_name(&corpus.lexicon, language, kind, number);
    let entry = |register: &usize| corpus.register.get(*register);
    match (&placed.resolution.meaning, &placed.citation.reference) {
        (Meaning::OtherBody(Some(known)), _) => other_instrument_name(corpus, language, known),
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
/// for the order of citing), what identifies it and what is shown for that, and its official name.
type Named = (AuthorityGroup, Vec<usize>, [String; 2], String);

/// What is shown as it is identified.
fn as_identified(name: String) -> [String; 2] {
    [name.clone(), name]
}

fn authority(
    snapshot: &Snapshot,
    locale: Locale,
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
        let reason = messages::problem(locale, corpus, &finding.problem);
        return Some((
            AuthorityGroup::Wrong,
            Vec::new(),
            as_identified(as_written()),
            reason,
        ));
    }
    match &resolution.meaning {
        Meaning::Provisions(found) => Some(of_provisions(corpus, language, found)),
        Meaning::Articles(found) => of_articles(corpus, language, found),
        Meaning::Ambiguous(_) => None,
        Meaning::NotReproduced(register) => {
            let entry = corpus.register.get(*register)?;
            let name = instrument_name(&corpus.lexicon, language, entry.kind, entry.number);
            let official = messages::registered_title(language, entry);
            Some((
                AuthorityGroup::NotReproduced,
                Vec::new(),
                as_identified(name),
                official,
            ))
        }
        Meaning::NotRegistered => match &citation.reference {
            Reference::Instrument {
                kind: Some(kind),
                number,
                ..
            } => {
                let name = instrument_name(&corpus.lexicon, language, *kind, *number);
                let official = messages::not_checked(locale).to_owned();
                Some((
                    AuthorityGroup::NotReproduced,
                    Vec::new(),
                    as_identified(name),
                    official,
                ))
            }
            _ => Some((
                AuthorityGroup::NotReproduced,
                Vec::new(),
                as_identified(as_written()),
                messages::not_checked(locale).to_owned(),
            )),
        },
        Meaning::Document => match &citation.reference {
            Reference::Document { symbol, .. } => Some((
                AuthorityGroup::Documents,
                Vec::new(),
                as_identified(symbol.0.clone()),
                String::new(),
            )),
            _ => None,
        },
        Meaning::OtherBody(known) => {
            let known = known.as_ref();
            let name = known.and_then(|known| other_instrument_name(corpus, language, known));
            let symbol = known.and_then(|known| known.issued.symbol.clone());
            Some((
                AuthorityGroup::OtherBodies,
                Vec::new(),
                as_identified(name.unwrap_or_else(as_written)),
                symbol.unwrap_or_default(),
            ))
        }
        Meaning::Nothing => None,
    }
}

/// 大会第55/25号决议, however it is written; in other languages, where the place of a body's name is the
/// language's, without it (Resolution 55/25). `None` where its kind or its body's Chinese name is not known.
fn other_instrument_name(
    corpus: &Corpus,
    language: Language,
    known: &OtherInstrument,
) -> Option<String> {
    let body = corpus.lexicon.body(known.body)?;
    let issuer = match language == Language::COMPILATION {
        true => Some(body.telling_name(language)?.to_owned()),
        false => None,
    };
    let head = Head::Instrument {
        kind: known.kind?,
        number: known.number.clone(),
        annex: None,
        issuer,
    };
    writing(language).name(&head, &[Place::at(&Path::new())])
}

fn of_provisions(corpus: &Corpus, language: Language, found: &[ProvisionIndex]) -> Named {
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
    let official = official_name(corpus, language, found)
        .or_else(|| official_name(corpus, Language::COMPILATION, found))
        .unwrap_or_default();
    let shown = match language == Language::COMPILATION {
        true => None,
        false => ends
            .iter()
            .map(|index| {
                let groups = [vec![*index]];
                convert_in(corpus, &groups, Form::Compilation, language)
            })
            .collect::<Option<Vec<String>>>()
            .map(|names| names.join(" – ")),
    };
    let shown = shown.unwrap_or_else(|| canonical.clone());
    (group, found.to_vec(), [canonical, shown], official)
}

/// What official documents call provisions; of several, where the language does not name them together, the
/// first and the last.
fn official_name(corpus: &Corpus, language: Language, found: &[ProvisionIndex]) -> Option<String> {
    let in_a_form = |found: &[ProvisionIndex]| {
        let groups = [found.to_vec()];
        [Form::Long, Form::Instrument, Form::Report]
            .into_iter()
            .find_map(|form| convert_in(corpus, &groups, form, language))
    };
    let ends = || match (found, language == Language::COMPILATION) {
        ([first, .., last], false) => {
            let (first, last) = (in_a_form(&[*first])?, in_a_form(&[*last])?);
            Some(format!("{first} – {last}"))
        }
        _ => None,
    };
    let name = in_a_form(found).or_else(ends)?;
    // As the other rows begin: Decision 3/4.
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    Some(first.chain(letters).collect())
}

/// 《公约》第5条, or the first and the last of a range. The articles' titles are known in the compilation's language
/// only; in others the treaty's full name stands there.
fn of_articles(corpus: &Corpus, language: Language, found: &[ArticleId]) -> Option<Named> {
    let (first, last) = (*found.first()?, *found.last()?);
    let name = |id| article_name(corpus, language, id, &Path::new());
    let treaty = corpus.treaty(first.treaty)?;
    let (canonical, official) = if language != Language::COMPILATION {
        let full = corpus.lexicon.treaty(first.treaty);
        let full = full.and_then(|treaty| treaty.names.of(language).first().cloned());
        let names = match first == last {
            true => name(first),
            false => format!("{} – {}", name(first), name(last)),
        };
        (names, full.unwrap_or_default())
    } else if first == last {
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
        as_identified(canonical),
        official,
    ))
}

/// How it is told where something is cited.
pub enum Telling<'a> {
    /// By the lines of a text.
    Lines(&'a Text),
    /// By the places of a word processor's document, in words.
    Places(&'a Document, Locale),
}

impl Telling<'_> {
    /// The lines that cite it, from 1; in a document, the paragraphs.
    fn lines(&self, authority: &Authority) -> Vec<usize> {
        let line = |place: &Range<usize>| match self {
            Telling::Lines(text) => text.line_of(place.start) + 1,
            Telling::Places(document, _) => document.place(place).position,
        };
        let mut lines: Vec<usize> = authority.places.iter().map(line).collect();
        lines.dedup();
        lines
    }

    /// The places that cite it, in words; `None` where there are lines.
    fn places(&self, authority: &Authority) -> Option<Vec<String>> {
        let Telling::Places(document, locale) = self else {
            return None;
        };
        let words = |place| messages::office_place(*locale, &document.place(place));
        let mut places: Vec<String> = authority.places.iter().map(words).collect();
        places.dedup();
        Some(places)
    }

    /// What the column is called.
    fn column(&self, lines: &'static str) -> &'static str {
        match self {
            Telling::Lines(_) => lines,
            Telling::Places(_, locale) => messages::places_column(*locale),
        }
    }

    /// The cell that says where.
    fn cell(&self, authority: &Authority) -> String {
        match self.places(authority) {
            Some(places) => places.join("; "),
            None => in_a_row(&self.lines(authority)),
        }
    }
}

/// The tables of a text, one for each compilation that reads it, as text. Lines are counted from 1.
///
/// # Errors
///
/// It cannot be written; the library's reason.
pub fn write(
    snapshots: &[&Snapshot],
    locale: Locale,
    format: TableFormat,
) -> Result<String, String> {
    let Some(first) = snapshots.first() else {
        return Ok(String::new());
    };
    let telling = Telling::Lines(first.draft.text());
    match format {
        TableFormat::Markdown => Ok(markdown_of_all(snapshots, locale, &telling)),
        TableFormat::Csv => csv_of_all(snapshots, locale, None, &telling),
        TableFormat::Json => {
            serde_json::to_string_pretty(&rows_of_all(snapshots, locale, &telling))
                .map_err(|error| error.to_string())
        }
    }
}

/// The tables as Markdown. Of several compilations each has a heading above its own, those that are not cited none.
pub fn markdown_of_all(snapshots: &[&Snapshot], locale: Locale, telling: &Telling<'_>) -> String {
    let mut written = String::new();
    for snapshot in snapshots {
        let authorities = table_of_authorities(snapshot, locale);
        if let Some(compilation) = &snapshot.compilation {
            if authorities.is_empty() {
                continue;
            }
            let between = if written.is_empty() { "" } else { "\n" };
            written.push_str(&format!("{between}# {compilation}\n\n"));
        }
        written.push_str(&markdown(snapshot, locale, &authorities, telling));
    }
    match written.is_empty() {
        true => format!("{}\n", messages::cites_nothing(locale)),
        false => written,
    }
}

/// The tables as one of CSV, with the document's name before each row where there is one, and the compilation's where
/// there are several.
///
/// # Errors
///
/// It cannot be written; the library's reason.
pub fn csv_of_all(
    snapshots: &[&Snapshot],
    locale: Locale,
    document: Option<&str>,
    telling: &Telling<'_>,
) -> Result<String, String> {
    let mut written = String::new();
    for snapshot in snapshots {
        let authorities = table_of_authorities(snapshot, locale);
        let table = csv(snapshot, locale, &authorities, document, telling)?;
        // The columns are named once.
        match written.is_empty() {
            true => written = table,
            false => written.push_str(table.split_once('\n').map_or("", |(_, rows)| rows)),
        }
    }
    Ok(written)
}

/// The rows of all tables, as JSON.
pub fn rows_of_all(
    snapshots: &[&Snapshot],
    locale: Locale,
    telling: &Telling<'_>,
) -> Vec<serde_json::Value> {
    let rows = snapshots.iter().flat_map(|snapshot| {
        let authorities = table_of_authorities(snapshot, locale);
        rows(snapshot, locale, &authorities, telling)
    });
    rows.collect()
}

/// The columns of a table of all groups.
pub fn columns(locale: Locale, telling: &Telling<'_>) -> Vec<String> {
    let [cited, official, lines] = messages::authority_columns_of_all(locale);
    let group = messages::authority_group_column(locale);
    let columns = [group, cited, official, telling.column(lines)];
    columns.map(str::to_owned).into()
}

/// The rows under them.
pub fn cells(
    snapshot: &Snapshot,
    locale: Locale,
    authorities: &[Authority],
    telling: &Telling<'_>,
) -> impl Iterator<Item = Vec<String>> {
    let lexicon = &snapshot.corpus.lexicon;
    authorities.iter().map(move |authority| {
        vec![
            messages::authority_group(locale, lexicon, authority.group, authority.part),
            authority.shown.clone(),
            authority.official.clone(),
            telling.cell(authority),
        ]
    })
}

/// A table as Markdown, a heading for each group.
fn markdown(
    snapshot: &Snapshot,
    locale: Locale,
    authorities: &[Authority],
    telling: &Telling<'_>,
) -> String {
    let lexicon = &snapshot.corpus.lexicon;
    if authorities.is_empty() {
        return format!("{}\n", messages::cites_nothing(locale));
    }
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    let mut written = String::new();
    let header = |group: AuthorityGroup| {
        let [cited, official, lines] = messages::authority_columns(locale, group);
        let places = telling.column(lines);
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
            cell(&authority.shown),
            cell(&authority.official),
            cell(&telling.cell(authority))
        ));
    }
    written
}

/// A table as CSV, with the document's name before each row where there is one, and the compilation's.
fn csv(
    snapshot: &Snapshot,
    locale: Locale,
    authorities: &[Authority],
    document: Option<&str>,
    telling: &Telling<'_>,
) -> Result<String, String> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let compilation = snapshot.compilation.as_deref();
    let document_column = document.map(|_| messages::document_column(locale).to_owned());
    let compilation_column = compilation.map(|_| messages::compilation_column(locale).to_owned());
    let before = document_column.into_iter().chain(compilation_column);
    writer
        .write_record(before.chain(columns(locale, telling)))
        .map_err(|error| error.to_string())?;
    for row in cells(snapshot, locale, authorities, telling) {
        let row = row.iter().map(String::as_str);
        writer
            .write_record(document.into_iter().chain(compilation).chain(row))
            .map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// A table as JSON, a value for each row.
fn rows(
    snapshot: &Snapshot,
    locale: Locale,
    authorities: &[Authority],
    telling: &Telling<'_>,
) -> Vec<serde_json::Value> {
    authorities
        .iter()
        .map(|authority| {
            let mut row = serde_json::json!({
                "group": authority.group.name(),
                "citation": authority.canonical,
                "official": authority.official,
                "lines": telling.lines(authority),
            });
            if let Some(compilation) = &snapshot.compilation {
                row["compilation"] = (**compilation).into();
            }
            if let Some(places) = telling.places(authority) {
                row["places"] = places.into();
            }
            let lexicon = &snapshot.corpus.lexicon;
            match authority.whose {
                Some(Whose::Body(body)) => {
                    row["body"] = messages::body(locale, lexicon, body).into();
                }
                Some(Whose::Treaty(treaty)) => {
                    row["treaty"] = messages::other_treaty(locale, lexicon, treaty).into();
                }
                Some(Whose::OtherTreaty | Whose::Unknown) | None => {}
            }
            if let Some(work) = &authority.work {
                row["work"] = work.key(&snapshot.corpus).into();
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

    fn table_in(snapshot: &Snapshot, locale: Locale) -> String {
        write(&[snapshot], locale, TableFormat::Markdown).unwrap()
    }

    #[test]
    fn an_english_draft_has_an_english_table_whatever_its_reader_reads() {
        let text = "See resolution 7/3, annex I, paragraph 20; decision 3/4, paragraph 2 (b); decision 3/2; \
                    General Assembly resolution 55/25; article 18 of the Convention; 决议 3/4.";
        let snapshot = opened_with_another_part(text, Locale::Chinese);
        let locale = locale_of_draft(&snapshot);
        expect![[r#"
            ## Recommendations of the Working Group on Technical Assistance (Part A)

            | Citation | Official name | Lines |
            | --- | --- | --- |
            | Part A, VII.20 | Recommendation 20 of the seventh meeting of the Working Group on Technical Assistance | 1 |

            ## Resolutions and decisions of the Conference (Part B)

            | Citation | Official name | Lines |
            | --- | --- | --- |
            | Part B, III.2.b | Decision 3/4, paragraph 2 (b) | 1 |

            ## Resolutions and decisions not in the compilation

            | Citation | Official name | Lines |
            | --- | --- | --- |
            | Decision 3/2 | Implementation of the provisions on international cooperation in the Convention (CTOC/COP/2006/14) | 1 |

            ## Treaties

            | Citation | Official name | Lines |
            | --- | --- | --- |
            | Article 18 of the Convention | United Nations Convention against Transnational Organized Crime | 1 |

            ## Other bodies' instruments

            ### General Assembly

            | Citation | Official name | Lines |
            | --- | --- | --- |
            | Resolution 55/25 | A/RES/55/25 | 1 |

            ## Citations with problems or not in the compilation

            | Citation | Problem | Lines |
            | --- | --- | --- |
            | 决议 3/4 | 3/4 is a decision, not a resolution. | 1 |
        "#]].assert_eq(&table_in(&snapshot, locale));
    }

    #[test]
    fn what_most_citations_are_in_decides_and_the_reader_where_there_are_no_such_headings() {
        let of = |text, reader| locale_of_draft(&opened_with_another_part(text, reader));
        let (chinese, english) = (Locale::Chinese, Locale::English);
        assert_eq!(of("Nothing.", chinese), chinese);
        assert_eq!(of("Nothing.", english), english);
        assert_eq!(of("见A部分 七.20。", english), chinese);
        assert_eq!(
            of(
                "See decision 3/4 and resolution 7/3 (第7/3号决议).",
                chinese
            ),
            english
        );
        assert_eq!(
            of("Voir la décision 3/4 et la résolution 7/3.", english),
            english
        );
        assert_eq!(
            of("Voir la décision 3/4 et la résolution 7/3.", chinese),
            chinese
        );
    }

    #[test]
    fn each_part_that_holds_instruments_has_its_own_heading() {
        let text = "见第3/4号决定第2段(b)项、第8/4号决议第1段和A部分 七.20。";
        let snapshot = opened_with_another_part(text, Locale::Chinese);
        let table = table_in(&snapshot, Locale::Chinese);
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
