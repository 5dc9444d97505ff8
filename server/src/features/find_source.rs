//! Finding the source of a passage: the provisions that hold what is selected, or the sentence at
//! the cursor, word for word, in similar words or in some of the words, and citing the one that is
//! chosen.

use std::ops::Range;

use crate::corpus::{Corpus, ProvisionIndex};
use crate::features::Snapshot;
use crate::messages;
use crate::resolve::{Form, Meaning, convert};
use crate::search::{Letters, Nearness, Passages, Source, quotations};

/// Letters of the shortest selection whose source is looked for.
const SHORTEST_SELECTION: usize = 6;
/// Letters of the shortest sentence whose source is offered without being asked for.
const SHORTEST_SENTENCE: usize = 12;
/// The least similarity of a sentence whose source is offered without being asked for.
const LIKE_ENOUGH: f32 = 0.8;
/// Bytes of a passage that is looked at.
const LONGEST: usize = 60_000;
/// Bytes on either side of a passage in which a citation is one of it: about a hundred characters.
const NEARBY: usize = 300;
/// Sources that are offered as actions.
const MOST_OFFERED: usize = 6;

/// A change that cites the source of a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Citing {
    pub title: String,
    pub source: Source,
    /// Where the citation is put.
    pub at: usize,
    /// 「（A部分 七.20）」
    pub text: String,
}

/// The sources of a byte range of the draft, the likeliest first; of the sentence around it where
/// it is empty.
pub fn sources(snapshot: &Snapshot, range: &Range<usize>) -> Vec<Citing> {
    found(snapshot, range, Passages::sources)
}

/// What `find` finds for a range of the draft.
fn found(
    snapshot: &Snapshot,
    range: &Range<usize>,
    find: fn(&Passages, &Corpus, &str) -> Vec<Source>,
) -> Vec<Citing> {
    let Some(passage) = passage(snapshot, range) else {
        return Vec::new();
    };
    let text = snapshot.draft.text().slice(passage.clone());
    let passages = Passages::of(&snapshot.corpus);
    let at = place_behind(snapshot, &passage);
    find(&passages, &snapshot.corpus, &text)
        .into_iter()
        .filter_map(|source| {
            Some(Citing {
                title: messages::cite_title(
                    snapshot.locale,
                    &snapshot.corpus,
                    source.provision,
                    source.nearness,
                ),
                at,
                text: format!("（{}）", citation(snapshot, source.provision)?),
                source,
            })
        })
        .collect()
}

/// The actions that cite a source of what is selected. Where nothing is selected only what is
/// certainly meant is offered, only in a sentence that cites nothing, and not what is cited close by,
/// as a block quotation's source is.
pub fn citing_actions(snapshot: &Snapshot, range: &Range<usize>) -> Vec<Citing> {
    let is_selected = !range.is_empty();
    // In a file of the corpus every sentence is its own source.
    if snapshot.corpus_file.is_some() {
        return Vec::new();
    }
    let Some(passage) = passage(snapshot, range) else {
        return Vec::new();
    };
    // What is selected may be what a client shows as wrong: a citation has no source but itself.
    let is_citation =
        |range: Range<usize>| range.start <= passage.start && passage.end <= range.end;
    let mut cited = snapshot.citations_within(&passage);
    if cited.any(|placed| is_citation(placed.range())) {
        return Vec::new();
    }
    let is_finding = || {
        let found = snapshot.findings_within(&passage);
        found
            .iter()
            .any(|finding| is_citation(finding.range.clone()))
    };
    let letters = Letters::of(&snapshot.draft.text().slice(passage.clone()));
    let is_cited = || snapshot.citations_within(&passage).next().is_some();
    if letters.letters.len() < SHORTEST_SELECTION
        || !is_selected && (letters.letters.len() < SHORTEST_SENTENCE || is_cited())
    {
        return Vec::new();
    }
    // Editors ask wherever the cursor goes: what only says the same is not even looked for there.
    let mut offered = match is_selected {
        true => sources(snapshot, range),
        false => found(snapshot, range, Passages::sources_in_words),
    };
    offered.retain(|citing| match citing.source.nearness {
        Nearness::Exact => true,
        Nearness::Near => is_selected || citing.source.score >= LIKE_ENOUGH,
        Nearness::Substance => !is_finding(),
    });
    if !is_selected {
        let nearby = passage.start.saturating_sub(NEARBY)..passage.end + NEARBY;
        offered.retain(|citing| {
            let mut cited = snapshot.citations_within(&nearby);
            !cited.any(|placed| match &placed.resolution.meaning {
                Meaning::Provisions(cited) => cited.contains(&citing.source.provision),
                _ => false,
            })
        });
    }
    offered.truncate(MOST_OFFERED);
    offered
}

/// A provision cited in the house form where it has a name in it, else in the compilation's.
fn citation(snapshot: &Snapshot, provision: ProvisionIndex) -> Option<String> {
    let group = [vec![provision]];
    snapshot
        .house_form
        .and_then(|form| convert(&snapshot.corpus, &group, form))
        .or_else(|| convert(&snapshot.corpus, &group, Form::Compilation))
}

/// What is selected, without white space and quotation marks at its ends; where nothing is, the
/// quotation or the sentence at the cursor.
fn passage(snapshot: &Snapshot, range: &Range<usize>) -> Option<Range<usize>> {
    if !range.is_empty() {
        let end = range.end.min(range.start + LONGEST);
        let text = snapshot.draft.text().slice(range.start..end);
        let is_edge = |c: char| c.is_whitespace() || OPENING.contains(&c) || CLOSING.contains(&c);
        let start = text.len() - text.trim_start_matches(is_edge).len();
        let trimmed = text.trim_matches(is_edge);
        return (!trimmed.is_empty())
            .then_some(range.start + start..range.start + start + trimmed.len());
    }
    let (base, prose) = snapshot.draft.prose_at(range.start);
    let at = range.start.checked_sub(base)?;
    let quoted = quotations(&prose)
        .all
        .into_iter()
        .find(|quotation| quotation.words.start <= at && at <= quotation.words.end);
    if let Some(quotation) = quoted {
        return Some(base + quotation.words.start..base + quotation.words.end);
    }
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '；');
    let before = prose.get(..at)?;
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| ends(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let end = prose
        .get(at..)?
        .find(ends)
        .map_or(prose.len(), |end| at + end);
    let sentence = prose.get(start..end)?;
    let content = sentence.trim_start().len();
    let start = end - content;
    let end = start + prose.get(start..end)?.trim_end().len();
    (start < end).then_some(base + start..base + end)
}

const OPENING: [char; 6] = ['“', '「', '『', '«', '"', '‘'];
const CLOSING: [char; 6] = ['”', '」', '』', '»', '"', '’'];

/// Where a citation of a passage belongs: behind the mark that closes it, before the full stop.
fn place_behind(snapshot: &Snapshot, passage: &Range<usize>) -> usize {
    let text = snapshot.draft.text();
    let behind = text.slice(passage.end..passage.end + 4);
    if let Some(close) = behind.chars().next().filter(|c| CLOSING.contains(c)) {
        return passage.end + close.len_utf8();
    }
    let passage_text = text.slice(passage.clone());
    match passage_text.chars().next_back() {
        Some(stop) if matches!(stop, '。' | '；' | '，') => passage.end - stop.len_utf8(),
        _ => passage.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::tests::marked;

    /// What is offered for the text between ⟦ and ⟧, or at ‸: title and the text that it makes.
    fn offered(draft: &str) -> Vec<String> {
        let (text, range) = match draft.find('⟦') {
            Some(start) => {
                let text = draft.replacen('⟦', "", 1);
                let end = text.find('⟧').expect("the selection ends");
                (text.replacen('⟧', "‸", 1), start..end)
            }
            None => {
                let at = draft.find('‸').expect("the text has a cursor");
                (draft.to_owned(), at..at)
            }
        };
        let (snapshot, _) = marked(&text);
        citing_actions(&snapshot, &range)
            .into_iter()
            .map(|citing| {
                let mut text = snapshot.draft.text().to_string();
                text.insert_str(citing.at, &citing.text);
                format!("{}: {text}", citing.title)
            })
            .collect()
    }

    #[test]
    fn a_selection_is_cited_behind_it() {
        for (marked, expected) in [
            (
                "⟦有关国家应当考虑举行非正式磋商。⟧完。",
                "援引A.七.23（逐字相同）: 有关国家应当考虑举行非正式磋商（A部分 七.23）。完。",
            ),
            (
                "他说：“⟦有关国家应当考虑举行非正式磋商⟧”。",
                "援引A.七.23（逐字相同）: 他说：“有关国家应当考虑举行非正式磋商”（A部分 七.23）。",
            ),
            (
                "⟦“有关国家应当考虑举行非正式磋商”⟧。",
                "援引A.七.23（逐字相同）: “有关国家应当考虑举行非正式磋商”（A部分 七.23）。",
            ),
            (
                "⟦各国应该考虑加强法庭和程序上的保护措施⟧",
                "援引A.七.4（措辞相近）: 各国应该考虑加强法庭和程序上的保护措施（A部分 七.4）",
            ),
            (
                "⟦办案机关要平行开展金融调查，打击洗钱的上游犯罪⟧",
                "援引A.九.18（仅有部分用语相同）: 办案机关要平行开展金融调查，打击洗钱的上游犯罪（A部分 九.18）",
            ),
        ] {
            let offered = offered(marked);
            assert_eq!(
                offered.first().map(String::as_str),
                Some(expected),
                "{offered:?}"
            );
        }
        // Several provisions have these words.
        let several = offered("⟦以讨论实际问题，包括良好做法和挑战⟧");
        assert!(several[0].starts_with("援引A.七.21") && several[1].starts_with("援引A.七.22"));
    }

    #[test]
    fn without_a_selection_only_what_is_certain_is_offered() {
        for marked in [
            "前文。有关国家应当考虑‸举行非正式磋商。后文。",
            "前文“有关国家应当考虑‸举行非正式磋商”。",
            "有关国家应当考虑‸举行非正式磋商。另见A部分 七.22。",
        ] {
            assert!(
                offered(marked)[0].starts_with("援引A.七.23（逐字相同）"),
                "{marked}"
            );
        }
        for marked in [
            "有关国家应当考虑‸举行非正式磋商（A部分 七.23）。",
            "“有关国家应当考虑‸举行非正式磋商”（A部分 七.23）。",
            "A部分 七.22-24规定：\n\n> 有关国家应当考虑‸举行非正式磋商。\n",
            "> 有关国家应当考虑‸举行非正式磋商。\n>\n> ——第7/3号决议附件一第23段\n",
            "办案机关要平行开展‸金融调查，打击洗钱的上游犯罪。",
            "今天‸天气很好。",
            "中央‸机关",
            "‸",
            "⟦中央⟧",
            "⟦   ⟧",
        ] {
            assert_eq!(offered(marked), [""; 0], "{marked}");
        }
    }
}
