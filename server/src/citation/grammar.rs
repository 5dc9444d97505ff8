//! The way from a text to its citations: where one could begin, and which production reads it.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::alphabetic::{self, Setting};
use super::chinese::{anaphora, compilation, instrument, meeting, treaty};
use super::cursor::{Cursor, is_numeral};
use super::fold::{Folded, is_masked};
use super::{Certainty, Citation, Language, Reference, document};

/// What a citation cannot be without, each with the production that it leads to. The same in
/// the text as written (both widths and scripts) and in the folded text.
const ANCHORS: [(&str, Anchor); 56] = [
    ("该决", Anchor::Pointing),
    ("該決", Anchor::Pointing),
    ("该项决", Anchor::Pointing),
    ("该份决", Anchor::Pointing),
    ("同一", Anchor::Pointing),
    ("上述决", Anchor::Pointing),
    ("前述决", Anchor::Pointing),
    ("本决", Anchor::Pointing),
    ("本決", Anchor::Pointing),
    ("该报告", Anchor::Pointing),
    ("該報告", Anchor::Pointing),
    (")段", Anchor::Letter),
    ("）段", Anchor::Letter),
    ("其附件", Anchor::Its),
    ("其(", Anchor::Its),
    ("其（", Anchor::Its),
    ("同一附件", Anchor::Its),
    ("该附件", Anchor::Its),
    ("該附件", Anchor::Its),
    ("同上", Anchor::Ditto),
    ("第", Anchor::Ordinal),
    ("决议", Anchor::Kind),
    ("决定", Anchor::Kind),
    ("決議", Anchor::Kind),
    ("決定", Anchor::Kind),
    ("/", Anchor::Stroke),
    ("／", Anchor::Stroke),
    ("部分", Anchor::PartWord),
    ("附件", Anchor::Annex),
    ("A.", Anchor::PartLetter),
    ("B.", Anchor::PartLetter),
    ("I.", Anchor::Roman),
    ("V.", Anchor::Roman),
    ("X.", Anchor::Roman),
    ("Ａ．", Anchor::PartLetter),
    ("Ｂ．", Anchor::PartLetter),
    ("一.", Anchor::Dot),
    ("二.", Anchor::Dot),
    ("三.", Anchor::Dot),
    ("四.", Anchor::Dot),
    ("五.", Anchor::Dot),
    ("六.", Anchor::Dot),
    ("七.", Anchor::Dot),
    ("八.", Anchor::Dot),
    ("九.", Anchor::Dot),
    ("十.", Anchor::Dot),
    ("一．", Anchor::Dot),
    ("二．", Anchor::Dot),
    ("三．", Anchor::Dot),
    ("四．", Anchor::Dot),
    ("五．", Anchor::Dot),
    ("六．", Anchor::Dot),
    ("七．", Anchor::Dot),
    ("八．", Anchor::Dot),
    ("九．", Anchor::Dot),
    ("十．", Anchor::Dot),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Anchor {
    /// 该决定
    Pointing,
    /// 同上
    Ditto,
    /// 其附件一, 该附件
    Its,
    /// (s)段
    Letter,
    /// 第3/4号决定, 第七次会议, 第30条
    Ordinal,
    /// 决定 3/4
    Kind,
    /// CTOC/COP/…
    Stroke,
    /// A部分
    PartWord,
    /// A.七
    PartLetter,
    /// 七.20
    Dot,
    /// 六,附件
    Annex,
    /// VII.20
    Roman,
    /// A word of another language that can begin a citation.
    Word,
    /// One that can only begin a name.
    Name,
}

/// Whether a text has anything that a citation cannot be without. Markup inside of an anchor
/// hides it.
pub fn has_anchor(text: &str) -> bool {
    anchors(text).automaton.is_match(text)
}

/// Finds the citations of one paragraph of prose, in order. Takes any text: what is no citation
/// is passed over. Byte ranges are of `text`. Linear in the text's length.
pub fn recognise(text: &str) -> Vec<Citation> {
    let anchors = anchors(text);
    if !anchors.automaton.is_match(text) && !is_masked(text) {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let mut citations: Vec<Citation> = Vec::new();
    let mut read = 0;
    let mut list = 0;
    let mut setting = Setting::new(&folded.text, 0);
    let mut named = treaty::Named::default();
    let mut first_of_paragraph = 0;
    for found in anchors.automaton.find_iter(&folded.text) {
        while found.start() > setting.end() {
            settle(citations.get_mut(first_of_paragraph..), &setting);
            first_of_paragraph = citations.len();
            setting = Setting::new(&folded.text, setting.end() + 1);
        }
        let Some(anchor) = anchors.kinds.get(found.pattern().as_usize()) else {
            continue;
        };
        let at = Cursor::new(&folded.text, found.start());
        // A word may name something even within a citation.
        if matches!(anchor, Anchor::Word | Anchor::Name) {
            alphabetic::note_name(at, &mut setting);
        }
        if found.start() < read || *anchor == Anchor::Name {
            continue;
        }
        let so_far = SoFar {
            list,
            citations: citations.get(first_of_paragraph..).unwrap_or_default(),
            read,
        };
        let more = at_anchor(&folded, at, *anchor, so_far, &mut setting, &mut named);
        if let Some((more, end)) = more {
            read = end.max(found.end());
            list += 1;
            for citation in &more {
                setting.note_citation(&citation.reference);
            }
            citations.extend(more);
        }
    }
    settle(citations.get_mut(first_of_paragraph..), &setting);
    cue_beside_others(&folded.text, &mut citations);
    for citation in &mut citations {
        citation.range = folded.original(&citation.range);
        for element in &mut citation.elements {
            element.range = folded.original(&element.range);
        }
    }
    citations
}

/// VII.20 and recommendation 20 of the seventh meeting are probably the compilation's where their
/// paragraph speaks of the Conference. (Chinese has cues of its own.)
fn settle(citations: Option<&mut [Citation]>, setting: &Setting<'_>) {
    if !setting.is_the_conferences() {
        return;
    }
    for citation in citations.unwrap_or_default() {
        let is_by_number = matches!(
            citation.reference,
            Reference::Compilation { .. } | Reference::Meeting { .. }
        );
        if is_by_number
            && citation.language != Language::Chinese
            && citation.certainty == Certainty::Shape
        {
            citation.certainty = Certainty::Cued;
        }
    }
}

/// What stands between the citations of one list. A comma alone also stands between clauses.
const BETWEEN: [&str; 10] = [
    "、", "和", "及", "与", "或", "暨", "以及", ",以及", ",和", ",及",
];

/// 八.1 in 公约第5条、八.1 is a citation as surely as in 七.20、八.1: lists of different kinds are read
/// apart, but each is a cue for the one beside it.
fn cue_beside_others(text: &str, citations: &mut [Citation]) {
    let stand_together = |one: &Citation, other: &Citation| {
        text.get(one.range.end..other.range.start)
            .is_some_and(|between| BETWEEN.contains(&between.trim_matches(' ')))
    };
    let is_a_cue = |citation: &Citation| {
        citation.certainty != Certainty::Shape
            && !matches!(
                citation.reference,
                Reference::Other { .. } | Reference::Anaphor
            )
    };
    let wants_one = |citation: &Citation| {
        citation.certainty == Certainty::Shape
            && citation.language == Language::Chinese
            && matches!(citation.reference, Reference::Compilation { .. })
    };
    // Forwards, then backwards: one that has been cued is a cue.
    for at in 1..citations.len() {
        if let Some([one, other]) = citations.get_mut(at - 1..=at)
            && is_a_cue(one)
            && wants_one(other)
            && stand_together(one, other)
        {
            other.certainty = Certainty::Cued;
        }
    }
    for at in (1..citations.len()).rev() {
        if let Some([one, other]) = citations.get_mut(at - 1..=at)
            && is_a_cue(other)
            && wants_one(one)
            && stand_together(one, other)
        {
            one.certainty = Certainty::Cued;
        }
    }
}

/// How far a text has been read.
struct SoFar<'a> {
    /// The number of the list that comes next.
    list: u32,
    citations: &'a [Citation],
    /// Where the last of them ends.
    read: usize,
}

/// The citations that begin at or just before an anchor, and the place behind them; `setting` and
/// `named` are what the paragraph speaks of and what it has named.
fn at_anchor(
    folded: &Folded,
    at: Cursor<'_>,
    anchor: Anchor,
    so_far: SoFar<'_>,
    setting: &mut Setting<'_>,
    named: &mut treaty::Named,
) -> Option<(Vec<Citation>, usize)> {
    let SoFar {
        list,
        citations: before,
        read,
    } = so_far;
    let found = match anchor {
        Anchor::Pointing => anaphora::pointing(at, list, before),
        Anchor::Ditto => anaphora::ditto(at, list, before, read),
        Anchor::Letter => {
            let open = at.before().len().checked_sub("(s".len());
            open.map(|open| Cursor::new(at.text, open))
                .filter(|start| {
                    at.text.is_char_boundary(start.at) && start.bracketed_letter().is_some()
                })
                .and_then(|start| anaphora::continued(start, list, before, read))
        }
        Anchor::Its => anaphora::its(at, list, before, read),
        Anchor::Ordinal => instrument::number_first(at, list)
            .or_else(|| meeting::meeting(at, list))
            .or_else(|| treaty::articles(at, list, read, named))
            .or_else(|| anaphora::continued(at, list, before, read)),
        Anchor::Kind => instrument::noun_first(at, list),
        Anchor::Stroke => document::document(at, list, read, setting),
        Anchor::PartLetter => compilation::list(folded, at, list)
            .or_else(|| alphabetic::at_part_letter(at, list, setting)),
        Anchor::Roman => alphabetic::at_roman(at, list, setting),
        Anchor::Word => alphabetic::at_word(at, list, before, read, setting),
        Anchor::Name => None,
        Anchor::PartWord => {
            // A部分, A 部分
            let before = at.before().trim_end_matches(' ');
            before
                .ends_with(['A', 'B'])
                .then(|| Cursor::new(at.text, before.len() - 1))
                .and_then(|start| compilation::list(folded, start, list))
        }
        Anchor::Dot => {
            let before = at.before();
            let start = before.trim_end_matches(is_numeral).len();
            compilation::list(folded, Cursor::new(at.text, start), list)
        }
        Anchor::Annex => {
            after_section(folded, at, list).or_else(|| anaphora::continued(at, list, before, read))
        }
    }?;
    // Looking back from an anchor must not reach into what has been read.
    let begins_behind = found
        .0
        .first()
        .is_some_and(|first| first.range.start >= read);
    begins_behind.then_some(found)
}

/// 六,附件
fn after_section(folded: &Folded, annex: Cursor<'_>, list: u32) -> Option<(Vec<Citation>, usize)> {
    let before = annex.before().trim_end_matches(' ');
    let before = before.strip_suffix([',', '、', '.'])?.trim_end_matches(' ');
    let start = before.trim_end_matches(is_numeral).len();
    (start < before.len())
        .then(|| compilation::list(folded, Cursor::new(annex.text, start), list))
        .flatten()
}

/// The search for all anchors.
struct Search {
    automaton: AhoCorasick,
    /// What each of the automaton's patterns leads to.
    kinds: Vec<Anchor>,
}

/// The anchors that a text can hold: a few where all its letters are Chinese.
fn anchors(text: &str) -> &'static Search {
    static CHINESE: OnceLock<Search> = OnceLock::new();
    static ALL: OnceLock<Search> = OnceLock::new();
    if has_other_letters(text) {
        ALL.get_or_init(|| Search::new(alphabetic::anchors()))
    } else {
        CHINESE.get_or_init(|| Search::new(Vec::new()))
    }
}

/// Whether a text has letters of the other languages: ASCII ones, or the bytes that begin a letter
/// with an accent, a Cyrillic or an Arabic one. No byte of a Chinese character is among these.
fn has_other_letters(text: &str) -> bool {
    text.bytes()
        .any(|byte| byte.is_ascii_alphabetic() || (0xC3..=0xDB).contains(&byte))
}

impl Search {
    fn new(others: Vec<(String, bool)>) -> Search {
        let chinese = ANCHORS
            .iter()
            .map(|(anchor, kind)| ((*anchor).to_owned(), *kind));
        let others = others.into_iter().map(|(anchor, opens)| {
            let kind = if opens { Anchor::Word } else { Anchor::Name };
            (anchor, kind)
        });
        let (patterns, kinds): (Vec<String>, Vec<Anchor>) = chinese.chain(others).unzip();
        Search {
            // panics never: some hundreds of short patterns are far below the automaton's limits.
            automaton: AhoCorasick::new(patterns).expect("the anchors fit an automaton"),
            kinds,
        }
    }
}
