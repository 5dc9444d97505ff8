//! Names of provisions in Chinese, with the words that the grammar reads.

use super::date;
use super::words::{self, LANGUAGE};
use crate::citation::date::Date;
use crate::citation::numeral::{self, chinese};
use crate::citation::writing::{Head, Place, Writing, latin_part_as_written};
use crate::citation::{Annex, ColumnName, InstrumentKind, Language, Part, Path, Pointing, Step};
use crate::lexicon::Numbering;
use crate::text::traditional::{is_traditional, simplified};

/// Chinese as one writes in it.
pub struct Chinese;

impl Writing for Chinese {
    fn language(&self) -> Language {
        LANGUAGE
    }

    fn name(&self, head: &Head, places: &[Place]) -> Option<String> {
        let places = places
            .iter()
            .map(|place| one_place(head, place))
            .collect::<Option<Vec<String>>>()?;
        let places = self.list(places)?;
        Some(match head {
            Head::Section { part, .. } => self.part_before_section(*part) + &places,
            Head::Document(symbol) if places.is_empty() => symbol.0.clone(),
            Head::Document(symbol) => format!("{symbol}，{places}"),
            Head::Instrument {
                kind,
                number,
                annex,
                issuer,
            } => {
                let issuer = issuer.as_deref().unwrap_or_default();
                let annex = annex.map(|annex| self.annex(annex)).unwrap_or_default();
                let kind = kind_word(*kind);
                format!(
                    "{issuer}{}{number}{}{kind}{annex}{places}",
                    words::ORDINAL,
                    words::NUMBER
                )
            }
            Head::Meeting { group, meeting } => format!(
                "{group}{}{}{}{}{places}",
                words::ORDINAL,
                chinese(*meeting),
                words::MEETING,
                words::RECOMMENDATION
            ),
            Head::Article { treaty, number } => format!(
                "《{treaty}》{}{number}{}{places}",
                words::ORDINAL,
                words::ARTICLE
            ),
        })
    }

    fn list(&self, mut names: Vec<String>) -> Option<String> {
        Some(match names.pop() {
            None => String::new(),
            Some(last) if names.is_empty() => last,
            Some(last) => format!("{}和{last}", names.join("、")),
        })
    }

    fn part_before_section(&self, part: Part) -> String {
        match part.letter() {
            Some(letter) => format!("{letter}{} ", words::PART),
            None => String::new(),
        }
    }

    fn step_of_section(&self, step: Step) -> String {
        match step {
            Step::Preambular(number) => format!("PP.{number}"),
            Step::Paragraph(number) => number.to_string(),
            Step::Subparagraph(letter) => letter.to_string(),
            Step::Item(number) => format!("({})", chinese(number)),
        }
    }

    fn first_letter(&self) -> Option<String> {
        None
    }

    fn annex(&self, annex: Annex) -> String {
        match annex {
            Annex::Only => words::ANNEX.to_owned(),
            Annex::Numbered(number) => format!("{}{}", words::ANNEX, chinese(number)),
        }
    }

    fn part_as_written(&self, written: &str, part: Part) -> Option<String> {
        latin_part_as_written(written, part)
    }

    fn section_as_written(&self, _: &str, part: Option<Part>, section: u16) -> Option<String> {
        let numbering = part.map(Part::numbering).unwrap_or_default();
        Some(numeral::section(numbering, section))
    }

    fn kind_as_written(
        &self,
        written: &str,
        _: (&str, &str),
        kind: InstrumentKind,
    ) -> Option<String> {
        let is_traditional = written.chars().any(is_traditional);
        let word = match (kind, is_traditional) {
            (InstrumentKind::Resolution, true) => words::TRADITIONAL_RESOLUTION,
            (InstrumentKind::Decision, true) => words::TRADITIONAL_DECISION,
            (_, false) => kind_word(kind),
        };
        Some(word.to_owned())
    }

    fn is_distinctive(&self) -> bool {
        true
    }

    fn is_large_first(&self) -> bool {
        true
    }

    fn begins_with_ditto(&self, note: &str) -> bool {
        words::DITTOS.iter().any(|word| note.starts_with(word))
    }

    fn kind_of(&self, word: &str) -> Option<InstrumentKind> {
        use super::words::{DECISION, RESOLUTION, TRADITIONAL_DECISION, TRADITIONAL_RESOLUTION};
        match word.trim_matches(' ') {
            RESOLUTION | TRADITIONAL_RESOLUTION => Some(InstrumentKind::Resolution),
            DECISION | TRADITIONAL_DECISION => Some(InstrumentKind::Decision),
            _ => None,
        }
    }

    fn says_its(&self, before: &str, _kind: &str) -> bool {
        super::issuer::without_date(before.trim_end_matches(' '))
            .trim_end_matches(' ')
            .ends_with(words::ITS)
    }

    fn says_respectively(&self, between: &str) -> bool {
        words::RESPECTIVELY
            .iter()
            .any(|word| between.contains(word))
    }

    fn says_equal(&self, between: &str) -> bool {
        words::THAT_IS.contains(&between)
    }

    fn date_before(&self, before: &str) -> Option<Date> {
        date::date_before(before)
    }

    fn dates_stand_behind(&self) -> bool {
        false
    }

    fn date_behind(&self, _text: &str, _start: usize) -> Option<Date> {
        None
    }

    fn year_as_written(&self, written: &str, year: u16) -> String {
        date::year_as_written(written, year)
    }

    fn chapters(&self) -> &'static [&'static str] {
        &[]
    }

    fn meetings_counted(&self, text: &str) -> Vec<(u16, usize)> {
        super::meeting::all_counted(text)
    }

    fn counts_a_meeting(&self, cell: &str) -> Option<u16> {
        super::meeting::counted_alone(cell)
    }

    fn names_column(&self, cell: &str) -> Option<ColumnName> {
        let cell: String = cell.chars().map(simplified).collect();
        let named = words::NUMBERED_BEHIND
            .iter()
            .find_map(|word| cell.strip_suffix(word))
            .unwrap_or(&cell);
        if named.ends_with(words::PARAGRAPH) {
            return Some(ColumnName::Places);
        }
        if named == words::ARTICLE || named == words::ARTICLES {
            return Some(ColumnName::Articles);
        }
        if named == words::ANNEX {
            return Some(ColumnName::Annexes);
        }
        if named == words::RECOMMENDATION {
            return Some(ColumnName::Recommendations);
        }
        if named == words::REPORT {
            return Some(ColumnName::Report);
        }
        if words::LINES.contains(&named) {
            return Some(ColumnName::Lines);
        }
        self.kind_of(named).map(ColumnName::Instruments)
    }

    fn begins_with_which(&self, clause: &str) -> Option<Pointing> {
        self.says_which(clause)
    }

    fn says_theirs(&self, sentence: &str) -> bool {
        const THEIRS: [&str; 5] = ["他们", "他們", "你们", "你們", "人家"];
        THEIRS.iter().any(|word| sentence.contains(word))
    }

    fn names_own(&self, written: &str) -> bool {
        written.starts_with(words::OWN)
    }

    fn names_that(&self, written: &str) -> bool {
        written.starts_with(words::THAT) && !self.names_own(written)
            || written.starts_with(words::TRADITIONAL_THAT)
            || words::THAT_NAMED
                .iter()
                .any(|that| written.starts_with(that))
    }

    fn says_absent(&self, _sentence: &str) -> bool {
        false
    }

    fn says_that_of(&self, _between: &str) -> bool {
        false
    }

    fn says_mine(&self, sentence: &str) -> bool {
        const MINE: [&str; 4] = ["我这", "我這", "我的", "我手头"];
        MINE.iter().any(|word| sentence.contains(word))
    }

    fn says_is(&self, between: &str) -> bool {
        let mut all = words::IS.iter().chain(&words::THAT_IS);
        all.any(|word| between.contains(word))
    }

    fn says_which(&self, before: &str) -> Option<Pointing> {
        let clause = before.rsplit(words::CLAUSE_MARKS).next()?;
        let last = |all: &[&str]| all.iter().filter_map(|word| clause.rfind(word)).max();
        match (last(&words::FORMER), last(&words::LATTER)) {
            (None, None) => None,
            (former, latter) if latter > former => Some(Pointing::Latter),
            _ => Some(Pointing::Former),
        }
    }
}

/// A section, annex and place in the compilation's own numbering: 七.20, 六.附件.b.(三).
pub fn own_number(numbering: Numbering, section: u16, annex: Option<Annex>, path: &Path) -> String {
    let mut printed = numeral::section(numbering, section);
    let mut push = |step: &str| {
        printed.push('.');
        printed.push_str(step);
    };
    if let Some(annex) = annex {
        push(&Chinese.annex(annex));
    }
    for step in path {
        push(&Chinese.step_of_section(*step));
    }
    printed
}

/// One element of a list under a head.
fn one_place(head: &Head, place: &Place) -> Option<String> {
    match (head, place.through) {
        (
            Head::Section {
                part,
                section,
                annex,
            },
            through,
        ) => {
            let from = own_number(part.numbering(), *section, *annex, &place.path);
            Some(match through {
                None => from,
                Some(last) => format!("{from}-{}", Chinese.step_of_section(last)),
            })
        }
        (Head::Article { .. }, None) => Some(in_article(&place.path)),
        (Head::Article { .. }, Some(_)) => None,
        (_, None) => Some(in_instrument(&place.path)),
        (_, Some(last)) => span_in_instrument(&place.path, last),
    }
}

/// 第2段(b)项, (b)段(三)目, 序言部分第1段
fn in_instrument(path: &[Step]) -> String {
    path.iter()
        .enumerate()
        .map(|(depth, step)| match step {
            Step::Preambular(number) => {
                format!("{}{}", words::PREAMBLE, paragraph(*number))
            }
            Step::Paragraph(number) => paragraph(*number),
            Step::Subparagraph(letter) => format!("({letter}){}", unit_of_letter(depth)),
            Step::Item(number) => format!("({}){}", chinese(*number), words::ITEM),
        })
        .collect()
}

/// 第2段
fn paragraph(number: u16) -> String {
    format!("{}{number}{}", words::ORDINAL, words::PARAGRAPH)
}

/// (b) under a paragraph is a 项, (b) by itself a 段.
fn unit_of_letter(depth: usize) -> &'static str {
    match depth {
        0 => words::PARAGRAPH,
        _ => words::SUBPARAGRAPH,
    }
}

/// 第24至26段, 第3段(b)至(d)项, (a)至(c)段
fn span_in_instrument(from: &Path, last: Step) -> Option<String> {
    let (first, before) = from.split_last()?;
    let lead = in_instrument(before);
    let to = words::THROUGH;
    Some(match (first, last) {
        (Step::Paragraph(first), Step::Paragraph(last)) => {
            format!(
                "{lead}{}{first}{to}{last}{}",
                words::ORDINAL,
                words::PARAGRAPH
            )
        }
        (Step::Subparagraph(first), Step::Subparagraph(last)) => {
            format!(
                "{lead}({first}){to}({last}){}",
                unit_of_letter(before.len())
            )
        }
        (Step::Item(first), Step::Item(last)) => {
            format!(
                "{lead}({}){to}({}){}",
                chinese(*first),
                chinese(last),
                words::ITEM
            )
        }
        _ => return None,
    })
}

/// 第2款(c)项, (a)项(一)目
fn in_article(path: &Path) -> String {
    path.iter()
        .map(|step| match step {
            Step::Preambular(number) | Step::Paragraph(number) => {
                format!("{}{number}{}", words::ORDINAL, words::ARTICLE_PARAGRAPH)
            }
            Step::Subparagraph(letter) => format!("({letter}){}", words::SUBPARAGRAPH),
            Step::Item(number) => format!("({}){}", chinese(*number), words::ITEM),
        })
        .collect()
}

fn kind_word(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Resolution => words::RESOLUTION,
        InstrumentKind::Decision => words::DECISION,
    }
}
