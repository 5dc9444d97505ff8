//! The grammar of citations written in Chinese, Simplified or Traditional, one file a kind of citation.
//!
//! All words are in [`words`] and all proper names in [`names`]; a production names them and holds
//! none. What is written in the text is folded before (one width, one script, no line wraps).
//!
//! | what | where |
//! | --- | --- |
//! | 第3/4号决定, 决定 3/4 | [`instrument`]; who issued it: [`issuer`] |
//! | 第2段(b)项, 附件一第20段 | [`locator`] |
//! | 七.20, A部分 七.20 | [`compilation`] |
//! | 第七次会议建议第20段, 2013年会议建议9 | [`meeting`] |
//! | 《公约》第30条第2款(c)项 | [`treaty`] |
//! | 该决定, 同上, 其附件一 | [`anaphora`] |
//! | names as they are printed | [`writing`] |
//!
//! Not here: symbols of documents and what leads to which grammar, which all languages share.

mod anaphora;
mod compilation;
mod date;
mod instrument;
mod issuer;
mod locator;
mod meeting;
mod names;
mod phrase;
mod sign;
mod treaty;
mod words;
mod writing;

pub use locator::{behind_bracketed_symbol, behind_symbol, further_paragraphs};
pub use names::{Names, own_name_pieces};
pub use phrase::{list_mark, range_mark, short_name};
pub use treaty::Named;
pub use words::{CONTINUATIONS, FIRST_PARAGRAPH, LANGUAGE, kind_word};
pub use writing::{Chinese, own_number};

use super::cursor::Cursor;
use super::fold::Folded;
use super::numeral::{NUMERALS, is_numeral};
use super::so_far::SoFar;
use super::{Certainty, Citation, Mention, Named as InText, Part, Reference};
use crate::lexicon::{Lexicon, Numbering};
use crate::text::AnyOf;
use memchr::memmem::Finder;
use std::sync::OnceLock;

/// What a citation cannot be without, by the production that it leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// 该决定
    Pointing,
    /// 同上
    Ditto,
    /// 同注3
    Note,
    /// 其附件一, 该附件
    Its,
    /// (s)段, (二)目
    Letter,
    /// 第3/4号决定, 第七次会议, 第30条
    Ordinal,
    /// 其中(一), and (二) behind a comma
    Listed,
    /// 7/3号决议
    NumberSign,
    /// 2013年会议建议9
    Year,
    /// 建议11
    Recommendation,
    /// 决定 3/4
    Kind,
    /// A部分
    PartWord,
    /// A.七
    PartLetter,
    /// 七.20
    Dot,
    /// 六,附件
    Annex,
}

impl Anchor {
    /// Whether a section's number stands at it, or a part's letter before one.
    pub fn begins_with_a_section(self) -> bool {
        matches!(self, Anchor::Dot | Anchor::PartLetter)
    }
}

/// What to search a text for. The same in the text as written (both widths and scripts) and in the
/// folded text.
pub fn anchors(lexicon: &Lexicon) -> Vec<(String, Anchor)> {
    let plain: [(&[&str], Anchor); 13] = [
        (&words::NOTE_ANCHORS, Anchor::Note),
        (&words::POINTING_ANCHORS, Anchor::Pointing),
        (&words::DITTOS, Anchor::Ditto),
        (&words::ITS_ANCHORS, Anchor::Its),
        (&words::LETTER_ANCHORS, Anchor::Letter),
        (&words::ITEM_ANCHORS, Anchor::Letter),
        (&words::LISTED_ANCHORS, Anchor::Listed),
        (&[words::ORDINAL], Anchor::Ordinal),
        (&words::NUMBER_ANCHORS, Anchor::NumberSign),
        (&words::YEAR_ANCHORS, Anchor::Year),
        (&words::KIND_ANCHORS, Anchor::Kind),
        (&[words::PART], Anchor::PartWord),
        (&[words::ANNEX], Anchor::Annex),
    ];
    let plain = plain
        .into_iter()
        .flat_map(|(all, kind)| all.iter().map(move |anchor| ((*anchor).to_owned(), kind)));
    let pointed = |c: char, kind: Anchor| words::POINTS.map(|point| (format!("{c}{point}"), kind));
    let letters = lexicon.all_parts().filter_map(Part::letter);
    let letters = letters
        .flat_map(|letter| [letter, full_width(letter)])
        .flat_map(|letter| pointed(letter, Anchor::PartLetter));
    let last_figures = match lexicon.numbering {
        Numbering::Chinese => NUMERALS,
        Numbering::Roman => "IVX",
        Numbering::Arabic => "0123456789",
    };
    let numerals = last_figures.chars().flat_map(|c| match c.is_ascii() {
        true => vec![c, full_width(c)],
        false => vec![c],
    });
    // In a text with a space between all characters, there is one before the point.
    let numerals = numerals.flat_map(|c| {
        let spaced = words::POINTS.map(|point| (format!("{c} {point}"), Anchor::Dot));
        pointed(c, Anchor::Dot).into_iter().chain(spaced)
    });
    let figures = "0123456789".chars();
    let figures = figures.flat_map(|c| [c.to_string(), full_width(c).to_string()]);
    let recommended = figures.chain(words::BEFORE_RECOMMENDED.map(str::to_owned));
    let recommended = recommended.flat_map(|begin| {
        words::RECOMMENDATIONS.map(|word| (format!("{word}{begin}"), Anchor::Recommendation))
    });
    plain
        .chain(letters)
        .chain(numerals)
        .chain(recommended)
        .collect()
}

/// The citations that begin at or just before an anchor, and the place behind them; `named` is what
/// the paragraph has named so far.
pub fn at_anchor(
    names: &Names,
    folded: &Folded,
    at: Cursor<'_>,
    anchor: Anchor,
    so_far: SoFar<'_>,
    named: &mut Named,
) -> Option<(Vec<Citation>, usize)> {
    let SoFar {
        list,
        citations: before,
        read,
    } = so_far;
    match anchor {
        Anchor::Pointing => {
            anaphora::pointing(at, list, before).or_else(|| anaphora::its(at, list, before, read))
        }
        // 前引注1
        Anchor::Ditto => {
            anaphora::ditto(at, list, before, read).or_else(|| anaphora::note(at, list))
        }
        Anchor::Letter => {
            // Longer than any letter or numeral in brackets.
            const LONGEST: usize = 12;
            let open = at.before().rfind('(')?;
            let start = Cursor::new(at.text, open);
            let is_step = open + LONGEST > at.at
                && (start.bracketed_letter().is_some() || start.bracketed_numeral().is_some());
            if !is_step || open < read {
                return None;
            }
            anaphora::continued(start, list, before, read)
                .or_else(|| anaphora::alone(start, list, read))
        }
        Anchor::Its => anaphora::its(at, list, before, read),
        Anchor::Note => anaphora::note(at, list),
        Anchor::Listed => anaphora::listed(at, list, before, read),
        Anchor::Ordinal => instrument::of_session(names, at, list, before)
            .or_else(|| instrument::number_first(names, at, list))
            .or_else(|| {
                let is_meeting =
                    |one: &Mention| matches!(one.named, crate::citation::Named::Meeting(_));
                let goes_on = named.meetings.iter().any(is_meeting);
                named.meetings.extend(meeting::named(names, at, goes_on));
                meeting::meeting(names, at, list, goes_on)
            })
            .or_else(|| anaphora::counted(names, at, list, before, read))
            .or_else(|| treaty::articles(names, at, list, read, named))
            .or_else(|| treaty::places_alone(at, list, read))
            .or_else(|| {
                let begin = locator::begin_of_division(at, read);
                anaphora::continued(begin, list, before, read)
                    .or_else(|| anaphora::alone(begin, list, read))
            }),
        Anchor::NumberSign => instrument::unmarked(names, at, list, read),
        Anchor::Year => meeting::of_year(names, at, list, read),
        Anchor::Recommendation => anaphora::recommended(names, at, list, read).or_else(|| {
            // 建议九.7: the anchor has the figure with which a section begins.
            let section = at.word(words::RECOMMENDATION)?;
            let (_, behind) = section.section(names.lexicon.numbering)?;
            behind.rest().starts_with('.').then_some(())?;
            compilation::list(names, folded, section, list)
        }),
        Anchor::Kind => {
            let cited = instrument::noun_first(names, at, list);
            if cited.is_none() {
                named.meetings.extend(instrument::of_year(names, at));
            }
            cited
        }
        Anchor::PartLetter => compilation::list(names, folded, at, list),
        Anchor::PartWord => {
            // A部分, A 部分
            let before = at.before().trim_end_matches(' ');
            let letter = before.chars().next_back().filter(char::is_ascii_uppercase);
            // One that the compilation has not is told, where a number of it follows.
            letter
                .map(|_| Cursor::new(at.text, before.len() - 1))
                .and_then(|start| compilation::list(names, folded, start, list))
        }
        Anchor::Dot => {
            // Behind the last figure, which the anchor has.
            let figure = at.peek().map_or(0, char::len_utf8);
            let start = start_of_section(names, at.advanced(figure).before());
            let start = start - letter_before(at.text.get(..start).unwrap_or_default());
            compilation::list(names, folded, Cursor::new(at.text, start), list)
        }
        Anchor::Annex => after_section(names, folded, at, list)
            .or_else(|| instrument::before_annex(names, at, list, read))
            .or_else(|| anaphora::continued(at, list, before, read))
            .or_else(|| anaphora::alone(at, list, read)),
    }
}

/// A number of an instrument that nothing near says to be one, its stroke at a place ([`instrument::bare`]).
pub fn at_stroke(
    names: &Names,
    stroke: Cursor<'_>,
    so_far: SoFar<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let is_number = |c: char| c.is_ascii_digit();
    let is_between = stroke.before().ends_with(is_number)
        && stroke.rest().strip_prefix('/')?.starts_with(is_number);
    is_between.then(|| instrument::bare(names, stroke, so_far))?
}

/// Bytes of a capital with a point at the end of a text: C.七.20 names a part, be there one or not.
fn letter_before(text: &str) -> usize {
    let mut before = text.chars().rev();
    let is_lettered = before.next() == Some('.')
        && before.next().is_some_and(|c| c.is_ascii_uppercase())
        && !before.next().is_some_and(char::is_alphanumeric);
    if is_lettered { 2 } else { 0 }
}

/// Whether a text has anything that the name of a body, a treaty or a compilation cannot be without.
pub fn may_name(text: &str) -> bool {
    static SEARCH: OnceLock<AnyOf> = OnceLock::new();
    let search = SEARCH.get_or_init(|| AnyOf::new(words::NAME_ANCHORS));
    search.is_in(text)
}

/// Whether an anchor leads to nothing, as a text is written around it: in the fifth year's (五年的) there are no figures of
/// a year.
pub fn is_hollow(anchor: Anchor, text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    matches!(anchor, Anchor::Year) && before.is_some_and(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
}

/// Every name in a folded text, in no order; `named` has read it as far as its articles asked for.
pub fn mentions(names: &Names, text: &str, named: &mut Named) -> Vec<Mention> {
    let mut mentions = named.mentions(names, text);
    mentions.append(&mut named.meetings);
    mentions.extend(groups_of(text, &mentions));
    mentions.extend(groups_by_name(names, text));
    mentions.extend(called(text, &mentions));
    let bodies = issuer::bodies_named(names, text);
    mentions.extend(issuer::bodies_by_noun(text, &bodies));
    mentions.extend(bodies);
    static COMPILATION: OnceLock<Finder<'static>> = OnceLock::new();
    let word = words::COMPILATION;
    let compilation = COMPILATION.get_or_init(|| Finder::new(word));
    let compilations = compilation.find_iter(text.as_bytes());
    mentions.extend(compilations.map(|at| Mention {
        range: at..at + word.len(),
        named: InText::Compilation,
        issues: false,
        is_addressed: false,
    }));
    mentions
}

/// Working groups named behind a treaty, 有组织犯罪公约国际合作工作组; and conferences that only the treaty's name tells,
/// 反腐败公约的也通过了.
fn groups_of(text: &str, mentions: &[Mention]) -> Vec<Mention> {
    /// Bytes of what such a group is for.
    const LONGEST: usize = 36;
    let of_treaty = |mention: &Mention| {
        let InText::Treaty(treaty) = mention.named else {
            return None;
        };
        let behind = text.get(mention.range.end..)?;
        let length = behind.find(words::WORKING_GROUP)?;
        let subject = behind.get(..length)?;
        let is_name = length <= LONGEST && subject.chars().all(char::is_alphanumeric);
        is_name.then(|| Mention {
            range: mention.range.start..mention.range.end + length + words::WORKING_GROUP.len(),
            named: InText::GroupOf(treaty),
            issues: false,
            is_addressed: false,
        })
    };
    let of_conference = |mention: &Mention| {
        let InText::Treaty(treaty) = mention.named else {
            return None;
        };
        let behind = text.get(mention.range.end..)?;
        let behind = behind.trim_start_matches('》').strip_prefix(words::OF)?;
        let is_elliptic = words::ELLIPTIC.iter().any(|word| behind.starts_with(word));
        is_elliptic.then(|| Mention {
            range: mention.range.clone(),
            named: InText::GroupOf(treaty),
            issues: false,
            is_addressed: false,
        })
    };
    let groups = mentions.iter().filter_map(of_treaty);
    groups
        .chain(mentions.iter().filter_map(of_conference))
        .collect()
}

/// Working groups that the register knows by their names: 技术援助工作组, 实施情况审议组.
fn groups_by_name(names: &Names, text: &str) -> Vec<Mention> {
    static GROUP: OnceLock<Finder<'static>> = OnceLock::new();
    let group = GROUP.get_or_init(|| Finder::new(words::GROUP));
    let ends = group.find_iter(text.as_bytes());
    let named = ends.filter_map(|at| {
        let end = at + words::GROUP.len();
        let (start, named) = names.group_named(text.get(..end)?)?;
        let met = (named == InText::OurGroup)
            .then(|| meeting::met_in_year(names, text, end))
            .flatten();
        let group = Mention {
            range: start..end,
            named,
            issues: false,
            is_addressed: false,
        };
        Some([Some(group), met])
    });
    named.flatten().flatten().collect()
}

/// Whether what stands behind a meeting's name says that what it has recommended is meant: 的建议.
pub fn says_recommendations(behind: &str) -> bool {
    let mut adopted = words::ADOPTED_AT.iter();
    let behind = adopted
        .find_map(|word| behind.strip_prefix(word))
        .unwrap_or(behind);
    words::RECOMMENDATIONS
        .iter()
        .any(|word| behind.starts_with(word))
}

/// Whether a text says 附件.
pub fn says_annex(text: &str) -> bool {
    text.contains(words::ANNEX)
}

/// Whether a place is called a paragraph as those of instruments are, and not of articles: 段.
pub fn counts_paragraphs(written: &str) -> bool {
    written.contains(words::PARAGRAPH)
}

/// How often a text says 报告.
pub fn names_reports(text: &str) -> usize {
    let traditional = text.matches(words::TRADITIONAL_REPORT);
    text.matches(words::REPORT).chain(traditional).count()
}

/// Whether a text ends with a report that it says is somebody's who is not pointed at: 世界银行报告, 国际合作工作组第七次会议报告; not
/// 其报告, 会议报告, 工作组报告.
pub fn names_ones_report(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    let owner = before
        .strip_suffix(words::REPORT)
        .or_else(|| before.strip_suffix(words::TRADITIONAL_REPORT));
    let Some(owner) = owner else {
        return false;
    };
    let is_pointed = |text: &str| {
        phrase::ends_no_name(text)
            || text.ends_with(words::THAT)
            || text.ends_with(words::ITS)
            || phrase::suffix(text, &words::THAT_NAMED).is_some()
    };
    // 第七次会议报告
    let counted = owner
        .strip_suffix(words::MEETING)
        .or_else(|| owner.strip_suffix(words::MEETING_OF_ANY));
    let owner = match counted {
        Some(counted) => {
            let number = counted.trim_end_matches(|c: char| is_numeral(c) || c.is_ascii_digit());
            number.strip_suffix(words::ORDINAL).unwrap_or(number)
        }
        None => owner,
    };
    if owner.is_empty() || is_pointed(owner) {
        return false;
    }
    match owner.strip_suffix(words::WORKING_GROUP) {
        Some(name) => !is_pointed(name),
        None => true,
    }
}

/// Whether an article is written in a text, whatever it is of: 第三百二十一条.
pub fn names_an_article(text: &str) -> bool {
    let is_figure =
        |c: char| c.is_ascii_digit() || is_numeral(c) || words::LARGE_NUMERALS.contains(c);
    let mut marks = text
        .match_indices(words::ARTICLE)
        .chain(text.match_indices(words::TRADITIONAL_ARTICLE));
    marks.any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(' ');
        let number = before.trim_end_matches(|c| is_figure(c) || c == ' ');
        number.len() < before.len() && number.ends_with(words::ORDINAL)
    })
}

/// What a text says that it calls the Convention: 公约指《联合国打击跨国有组织犯罪公约》.
fn called(text: &str, mentions: &[Mention]) -> Vec<Mention> {
    let pairs = mentions.windows(2).filter_map(|pair| {
        let [bare, full] = pair else { return None };
        let InText::Treaty(treaty) = full.named else {
            return None;
        };
        let between = text.get(bare.range.end..full.range.start)?;
        let between = between.trim_matches(['”', '“', '」', '「', ' ', ',']);
        // 公约，除另有说明外，指……
        let (excepted, says) = between.rsplit_once(',').unwrap_or(("", between));
        let is_excepted = excepted.is_empty()
            || excepted.starts_with(words::EXCEPT) && excepted.ends_with(words::EXCEPTED);
        let defines = bare.named == InText::BareConvention
            && is_excepted
            && words::MEANS.contains(&says.trim_matches(' '));
        defines.then(|| Mention {
            range: full.range.clone(),
            named: InText::CalledTheConvention(treaty),
            issues: false,
            is_addressed: false,
        })
    });
    pairs.collect()
}

/// Where the section's number that ends a text begins.
fn start_of_section(names: &Names, before: &str) -> usize {
    let is_figure = |c: char| match names.lexicon.numbering {
        Numbering::Chinese => is_numeral(c),
        Numbering::Roman => "IVX".contains(c),
        Numbering::Arabic => c.is_ascii_digit(),
    };
    before.trim_end_matches(is_figure).len()
}

/// 六,附件
fn after_section(
    names: &Names,
    folded: &Folded,
    annex: Cursor<'_>,
    list: u32,
) -> Option<(Vec<Citation>, usize)> {
    let before = annex.before().trim_end_matches(' ');
    let before = before.strip_suffix([',', '、', '.'])?.trim_end_matches(' ');
    let start = start_of_section(names, before);
    (start < before.len())
        .then(|| compilation::list(names, folded, Cursor::new(annex.text, start), list))
        .flatten()
}

/// A letter or figure of ASCII in full width.
fn full_width(c: char) -> char {
    char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)
}

/// 八.1 in 公约第5条、八.1 is a citation as surely as in 七.20、八.1: lists of different kinds are read
/// apart, but each is a cue for the one beside it.
pub fn cue_beside_others(text: &str, citations: &mut [Citation]) {
    let stand_together = |one: &Citation, other: &Citation| {
        text.get(one.range.end..other.range.start)
            .is_some_and(|between| words::BETWEEN_CITATIONS.contains(&between.trim_matches(' ')))
    };
    let is_a_cue = |citation: &Citation| {
        citation.certainty != Certainty::Shape
            && !matches!(
                citation.reference,
                Reference::Other { .. } | Reference::Unattributed(_)
            )
    };
    let wants_one = |citation: &Citation| {
        citation.certainty == Certainty::Shape
            && citation.language == LANGUAGE
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

#[cfg(test)]
mod further_forms_tests;
#[cfg(test)]
mod tests;
