//! Which citation a quotation belongs to: the one that says it (七.20规定：“……”), the one behind it
//! (“……”（七.20）), or none. Where it is not clear, none: other sources are quoted beside citations
//! too.

use std::ops::Range;

use crate::citation::numeral::is_numeral;
use crate::citation::{Certainty, Citation, VANISHED};
use crate::corpus::ProvisionIndex;
use crate::resolve::{Meaning, Resolution};
use crate::search::frame::{ends_sentence, plain, sentence_start};
use crate::search::frame_rules::is_own;
use crate::search::{Quotation, QuotationKind, quotation_words};

/// The citation or list of citations that a quotation belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Positions of the citations among those of the paragraph; never empty.
    pub citations: Vec<usize>,
    pub provisions: Vec<ProvisionIndex>,
    pub strength: Strength,
    /// Where the citations stand, each list of them by itself, bytes of the prose.
    pub ranges: Vec<Range<usize>>,
    /// Of the least certain citation.
    pub certainty: Certainty,
}

/// How plainly the citation's place says that the words are quoted from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The citation stands somewhere before or behind it, and nothing says that it is a quotation from there
    /// but the words themselves.
    Beside,
    /// The citation stands beside it in the same sentence.
    Near,
    /// A colon alone stands between: words of the provision, or words about it.
    Plain,
    /// A verb of saying with nothing else between, or the citation alone right behind.
    Explicit,
}

impl Strength {
    /// How much it speaks for a claim of the provision's wording.
    pub fn points(self) -> i32 {
        match self {
            Strength::Beside => 0,
            Strength::Near => 2,
            Strength::Plain => 4,
            Strength::Explicit => 5,
        }
    }
}

/// What opens a note in running text.
const NOTES: [&str; 5] = ["\\footnote{", "#footnote[", "footnote:[", "[fn::", "^["];

/// Characters between a citation and a quotation that it says, at most.
const LONGEST_GAP: usize = 40;
/// Characters between a verb of saying and the quotation.
const LONGEST_OBJECT: usize = 14;
/// Characters between two quotations that the same citation says.
const LONGEST_CHAIN: usize = 14;
/// Characters between a quotation and the citation that says where it stands.
const LONGEST_LINK: usize = 15;

/// For each quotation of a paragraph what it may belong to, the likeliest first: one that the text says, or
/// else those that stand beside it. `own` are the pieces of the names of the
/// compilation's body and of its working group. Ranges of quotations and
/// citations are bytes of the prose; `with_notes` is the same with its notes in their places.
pub fn attachments(
    own: &[String],
    prose: &str,
    with_notes: &str,
    quotations: &[Quotation],
    citations: &[Citation],
    resolutions: &[Resolution],
) -> Vec<Vec<Attachment>> {
    let groups = groups(prose, quotations, citations, resolutions);
    let mut found: Vec<Vec<Attachment>> = Vec::new();
    // What the quotation before belongs to by what stands before it.
    let mut said_by: Option<(usize, Strength)> = None;
    let mut bound: Option<usize> = None;
    for (position, quotation) in quotations.iter().enumerate() {
        let previous = position
            .checked_sub(1)
            .and_then(|previous| quotations.get(previous));
        let leading = plain(sentence_before(prose, quotation.whole.start));
        let numbered = leading.trim_end_matches(|c: char| is_numeral(c) || c.is_ascii_digit());
        let is_numbered = numbered.len() < leading.len();
        let names = quotation_words::NAMING
            .iter()
            .any(|word| leading.ends_with(word));
        // 七.20列出的议题是“……”: what a provision says of topics are its words.
        let is_said_of_a_topic = names
            && leading.ends_with(['是', '为'])
            && groups.iter().any(|group| {
                group.provisions.is_some()
                    && sentence_start(prose, quotation.whole.start) <= group.range.start
                    && group.range.end <= quotation.whole.start
            });
        // 七.20所谓“……”
        let said = prose.get(..quotation.whole.start).unwrap_or_default();
        let is_its_own = said
            .strip_suffix("所谓")
            .is_some_and(|before| groups.iter().any(|group| group.range.end == before.len()));
        if names && !is_said_of_a_topic && !is_its_own
            || is_numbered
                && quotation_words::NUMBERED
                    .iter()
                    .any(|word| numbered.ends_with(word))
        {
            (said_by, bound) = (None, None);
            found.push(Vec::new());
            continue;
        }
        let before = before(own, prose, quotation, previous, &groups, said_by, bound);
        let behind = behind(
            own,
            with_notes,
            quotation,
            quotations.get(position + 1),
            &groups,
        );
        said_by = before;
        bound = behind.map(|(group, _)| group);
        let chosen = match (before, behind) {
            // The citation right behind decides; what said it may hold the words as well.
            (Some((_, Strength::Explicit)), Some((_, Strength::Explicit))) => [behind, before],
            (_, Some((_, Strength::Explicit))) => [behind, None],
            (Some(_), _) => [before, None],
            (None, behind) => [behind, None],
        };
        let mut chosen: Vec<(usize, Strength)> = chosen.into_iter().flatten().collect();
        // Only the words themselves can say that what stands under a title or in a cell is quoted.
        let is_unmarked = [
            QuotationKind::Titled,
            QuotationKind::Cell,
            QuotationKind::TextCell,
        ];
        if is_unmarked.contains(&quotation.kind) {
            for (_, strength) in &mut chosen {
                *strength = Strength::Beside;
            }
        }
        found.push(if chosen.is_empty() {
            beside(&groups, quotation)
                .filter_map(|group| attachment(&groups, &[(group, Strength::Beside)]))
                .collect()
        } else {
            attachment(&groups, &chosen).into_iter().collect()
        });
    }
    found
}

/// The citations that stand nearest before and behind a quotation.
fn beside<'a>(
    groups: &'a [Group],
    quotation: &'a Quotation,
) -> impl Iterator<Item = usize> + use<'a> {
    let before = groups
        .iter()
        .rposition(|group| group.range.end <= quotation.whole.start);
    let behind = groups
        .iter()
        .position(|group| quotation.whole.end <= group.range.start);
    before.into_iter().chain(behind)
}

fn attachment(groups: &[Group], chosen: &[(usize, Strength)]) -> Option<Attachment> {
    let mut attachment: Option<Attachment> = None;
    for (group, strength) in chosen.iter().copied() {
        let group = groups.get(group)?;
        // Beside somebody else's instrument it is not clear whose words they are.
        let provisions = group.provisions.as_ref()?;
        match &mut attachment {
            None => {
                attachment = Some(Attachment {
                    citations: group.citations.clone(),
                    provisions: provisions.clone(),
                    strength,
                    ranges: vec![group.range.clone()],
                    certainty: group.certainty,
                });
            }
            Some(known) => {
                known.citations.extend(&group.citations);
                known.provisions.extend(provisions);
                known.certainty = known.certainty.min(group.certainty);
                known.ranges.push(group.range.clone());
            }
        }
    }
    attachment
}

/// Citations that stand together, outside of quotations.
struct Group {
    range: Range<usize>,
    citations: Vec<usize>,
    /// `None` where one of them is somebody else's or leads nowhere.
    provisions: Option<Vec<ProvisionIndex>>,
    certainty: Certainty,
    /// Whether it is an article of a treaty.
    is_of_treaty: bool,
}

fn groups(
    prose: &str,
    quotations: &[Quotation],
    citations: &[Citation],
    resolutions: &[Resolution],
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut list = None;
    for (position, (citation, resolution)) in citations.iter().zip(resolutions).enumerate() {
        let is_quoted = quotations.iter().any(|quotation| {
            quotation.words.start <= citation.range.start
                && citation.range.end <= quotation.words.end
        });
        if is_quoted {
            continue;
        }
        let provisions = match &resolution.meaning {
            Meaning::Provisions(_) | Meaning::Ambiguous(_) => Some(resolution.meaning.provisions()),
            _ => None,
        };
        let are_apart = |group: &Group| {
            quotations.iter().any(|quotation| {
                group.range.end <= quotation.whole.start
                    && quotation.whole.end <= citation.range.start
            })
        };
        match groups.last_mut() {
            Some(group)
                if joins(prose, group.range.end, citation.range.start)
                    || list == Some(citation.list) && !are_apart(group) =>
            {
                group.range.end = citation.range.end;
                group.citations.push(position);
                group.certainty = group.certainty.min(citation.certainty);
                group.provisions = match (group.provisions.take(), provisions) {
                    (Some(one), Some(other)) => Some([one, other].concat()),
                    _ => None,
                };
            }
            _ => groups.push(Group {
                range: citation.range.clone(),
                citations: vec![position],
                provisions,
                certainty: citation.certainty,
                is_of_treaty: matches!(resolution.meaning, Meaning::Articles(_)),
            }),
        }
        list = Some(citation.list);
    }
    groups
}

/// Whether only a conjunction stands between.
fn joins(prose: &str, end: usize, start: usize) -> bool {
    let between = plain(prose.get(end..start).unwrap_or_default());
    quotation_words::JOINING.contains(&between.as_str())
}

/// The citation that says a quotation: the last one before it in its sentence.
fn before(
    own: &[String],
    prose: &str,
    quotation: &Quotation,
    previous: Option<&Quotation>,
    groups: &[Group],
    said_by: Option<(usize, Strength)>,
    bound: Option<usize>,
) -> Option<(usize, Strength)> {
    let start = quotation.whole.start;
    // What stands in a note has been said there.
    let is_in_note = |group: &Group| {
        let written = prose.get(group.range.clone()).unwrap_or_default();
        !written.is_empty() && written.bytes().all(|byte| byte == VANISHED)
    };
    let nearest = groups
        .iter()
        .rposition(|group| group.range.end <= start && !is_in_note(group));
    // Another quotation stands between: the same citation can say both.
    if let Some(previous) = previous
        && nearest.is_none_or(|nearest| {
            groups
                .get(nearest)
                .is_none_or(|group| group.range.end <= previous.whole.start)
        })
    {
        let (group, strength) = said_by?;
        let between = plain(prose.get(previous.whole.end..start)?);
        if between.chars().count() > LONGEST_CHAIN
            || between.contains(ends_sentence)
            || has_stranger(own, &between)
        {
            return None;
        }
        let goes_on = between
            .trim_matches(|c: char| "，,、；;：:和及与并且而还又以".contains(c))
            .is_empty();
        let strength = if goes_on || says(own, &between) {
            strength
        } else {
            Strength::Near
        };
        return Some((group, strength));
    }
    let nearest = nearest?;
    let group = groups.get(nearest)?;
    let gap = plain(prose.get(group.range.end..start)?);
    if group.is_of_treaty
        && let Some(speaker) = speaks_of(own, prose, groups, nearest, &gap)
    {
        return Some((speaker, Strength::Near));
    }
    let strength = saying(own, &gap)?;
    // The citation behind another quotation is that one's.
    if bound == Some(nearest) && !says(own, &gap) {
        return None;
    }
    let leading = plain(sentence_before(prose, group.range.start));
    // 主席引述七.20：“……”
    let is_quoted = gap.chars().all(|c| matches!(c, '：' | ':'))
        && quotation_words::QUOTING
            .iter()
            .any(|verb| leading.ends_with(verb));
    let leading: String = last_characters(&leading, 8);
    let is_matter = quotation_words::MATTERS
        .iter()
        .any(|word| leading.contains(word))
        || leading.ends_with(quotation_words::TAKING);
    Some((
        nearest,
        if is_matter && !is_quoted {
            Strength::Near
        } else {
            strength
        },
    ))
}

/// The provision that speaks of a treaty's article, where the words behind that are still its own.
fn speaks_of(
    own: &[String],
    prose: &str,
    groups: &[Group],
    treaty: usize,
    behind: &str,
) -> Option<usize> {
    let speaker = treaty.checked_sub(1)?;
    let before = groups.get(speaker)?;
    before.provisions.as_ref()?;
    let between = plain(prose.get(before.range.end..groups.get(treaty)?.range.start)?);
    let goes_on = matches!(
        behind,
        "" | "，" | "," | "，其中" | "，其中规定" | "，其中要求"
    );
    // The name of the treaty can be a part of its citation or stand before that.
    let led = between.trim_end_matches(['《', '“']);
    let is_led = quotation_words::SPEAKING_OF
        .iter()
        .any(|word| led.ends_with(word));
    (goes_on && is_led && !between.contains(ends_sentence) && !has_stranger(own, led))
        .then_some(speaker)
}

/// How what stands between a citation and a quotation behind it binds them.
fn saying(own: &[String], gap: &str) -> Option<Strength> {
    // 如下。 introduces what follows like a colon.
    let gap = match gap.strip_suffix('。') {
        Some(before) if before.ends_with("如下") => before,
        _ => gap,
    };
    let gap = gap.trim_start_matches(['）', ')', ']', '］', '〕']);
    if gap == "，" || gap == "," {
        return Some(Strength::Plain);
    }
    if gap.chars().count() > LONGEST_GAP || gap.contains(ends_sentence) || has_stranger(own, gap) {
        return None;
    }
    let turns_away = |word: &&str| gap.strip_prefix(*word).is_some_and(|rest| !rest.is_empty());
    if quotation_words::TURNS.iter().any(turns_away) {
        return None;
    }
    let has_colon = gap.ends_with(['：', ':']);
    let is_somebody_else = gap
        .strip_prefix('的')
        .is_some_and(|rest| !quotation_words::OWN.iter().any(|own| rest.starts_with(own)));
    if is_somebody_else {
        // 七.20的主语是……：“……”, and not 七.20的提案国说：“……”
        let is_of_it = has_colon && gap.contains('是') && !gap.contains(['，', ',']);
        Some(if is_of_it {
            Strength::Plain
        } else {
            Strength::Near
        })
    } else if says(own, gap) {
        Some(Strength::Explicit)
    } else if has_colon && !gap.contains(['，', ',']) || is_bare(gap) {
        Some(Strength::Plain)
    } else {
        Some(Strength::Near)
    }
}

/// Whether so little stands between that nobody else can come in: 七.20“……”, 七.20即“……”, 七.20说的是“……”.
fn is_bare(gap: &str) -> bool {
    const LONGEST: usize = 6;
    gap.chars().count() <= LONGEST && !gap.contains(['，', ',']) && !gap.ends_with('的')
}

/// Whether a verb of saying stands at the end, with an object at most, and nobody but the provision
/// can be its subject: 规定：, 中工作组建议各国, 的内容如下：.
fn says(own: &[String], gap: &str) -> bool {
    let gap = gap.trim_end_matches(['：', ':', '，', ',']);
    quotation_words::SAYING
        .iter()
        .filter_map(|verb| gap.rfind(verb).map(|at| (at, at + verb.len())))
        .any(|(at, end)| {
            let object = gap.get(end..).unwrap_or_default();
            let subject = gap.get(..at).unwrap_or_default();
            // 所列, 提到的“……”: a name of something.
            !object.starts_with('的')
                && !object.ends_with('的')
                && !object.contains(['，', ','])
                && object.chars().count() <= LONGEST_OBJECT
                && is_own(own, subject)
        })
}

/// The citation right behind a quotation, or the one that says where it stands.
fn behind(
    own: &[String],
    prose: &str,
    quotation: &Quotation,
    next: Option<&Quotation>,
    groups: &[Group],
) -> Option<(usize, Strength)> {
    let end = quotation.whole.end;
    let position = groups.iter().position(|group| group.range.start >= end)?;
    let group = groups.get(position)?;
    if next.is_some_and(|next| next.whole.start < group.range.start) {
        return None;
    }
    let gap = prose.get(end..group.range.start)?;
    let is_on_its_line = gap.contains('\n');
    // ``……''；七.20: what markup a mark is made of is no note.
    let is_unseen = gap
        .trim_end_matches(char::is_whitespace)
        .ends_with(char::is_control)
        && !is_on_its_line;
    let gap = plain(gap);
    let stop = |c: char| "。，；、,.;：:！？!?".contains(c);
    let is_another_sentence = gap.starts_with(ends_sentence);
    // “……”一句，见七.20
    let gap = ["一句", "一语", "等语", "之语", "云云", "字样", "这句话"]
        .iter()
        .find_map(|word| gap.strip_prefix(word))
        .unwrap_or(&gap);
    let gap = gap.strip_prefix(stop).unwrap_or(gap);
    let after = prose.get(group.range.end..).unwrap_or_default();
    // （七.20）, （见七.20，着重号后加）, and a note that markup hides no better
    if let Some(inside) = NOTES
        .iter()
        .find_map(|note| gap.strip_prefix(note))
        .or_else(|| gap.strip_prefix(['（', '(', '[', '［', '〔']))
        && (is_lead(inside) || is_own(own, inside))
    {
        let is_closed = after
            .chars()
            .take(24)
            .take_while(|c| !matches!(c, '“' | '「' | '『'))
            .any(|c| matches!(c, '）' | ')' | ']' | '］' | '〕' | '}'));
        // A block can be a remark that ends with a citation.
        let strength = match quotation.kind {
            QuotationKind::Block if !is_on_its_line => Strength::Near,
            _ => Strength::Explicit,
        };
        return is_closed.then_some((position, strength));
    }
    // ——七.20
    if let Some(signed) = gap.strip_prefix(['—', '-', '–', '―'])
        && is_lead(signed.trim_start_matches(['—', '-', '–', '―']))
    {
        let rest = on_the_line(after);
        let is_end = rest.is_empty() || rest.starts_with(stop);
        return is_end.then_some((position, Strength::Explicit));
    }
    // “……”，见七.20, and a note behind the quotation.
    if gap.is_empty() && is_unseen || !gap.is_empty() && is_lead(gap) && !is_another_sentence {
        return Some((position, Strength::Explicit));
    }
    // A line of its own with the citation and nothing else.
    let is_alone = on_the_line(after).is_empty();
    if gap.is_empty() && is_on_its_line && is_alone {
        return Some((position, Strength::Near));
    }
    let is_link = !is_another_sentence
        && gap.chars().count() <= LONGEST_LINK
        && !gap.contains(ends_sentence)
        && !gap.contains(['，', ','])
        && !has_stranger(own, gap)
        && quotation_words::LINKS.iter().any(|link| gap.contains(link));
    is_link.then_some((position, Strength::Near))
}

/// What stands on the rest of a line, markup aside.
fn on_the_line(text: &str) -> &str {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    line.trim_matches(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '*' | '_'))
}

/// Whether only 见 or the like stands there, or nothing.
fn is_lead(text: &str) -> bool {
    text.is_empty() || quotation_words::LEADS.contains(&text)
}

fn has_stranger(own: &[String], text: &str) -> bool {
    let is_strange = |text: &str| {
        quotation_words::STRANGERS
            .iter()
            .any(|stranger| text.contains(stranger))
    };
    // The Working Group's own name has experts in it.
    is_strange(text)
        && is_strange(
            &own.iter()
                .filter(|piece| is_strange(piece))
                .fold(text.to_owned(), |text, piece| {
                    text.replace(piece.as_str(), "")
                }),
        )
}

fn sentence_before(prose: &str, at: usize) -> &str {
    let before = prose.get(..at).unwrap_or_default();
    let start = before.rfind(ends_sentence).map_or(0, |end| {
        end + before
            .get(end..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    before.get(start..).unwrap_or_default()
}

fn last_characters(text: &str, count: usize) -> String {
    let all = text.chars().count();
    text.chars().skip(all.saturating_sub(count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::{own_name_pieces, recognise};
    use crate::corpus::embedded;
    use crate::resolve::resolve;
    use crate::search::quotations;

    /// For each quotation `explicit 七.20`, `near 七.20` or nothing.
    fn attached(prose: &str) -> Vec<String> {
        let corpus = embedded::corpus();
        let citations = recognise(prose);
        let resolutions = resolve(&corpus, prose, &citations);
        attachments(
            &own_name_pieces(&corpus.lexicon),
            prose,
            prose,
            &quotations(prose).all,
            &citations,
            &resolutions,
        )
        .into_iter()
        .map(|attachments| {
            match attachments
                .into_iter()
                .find(|one| one.strength > Strength::Beside)
            {
                None => String::new(),
                Some(attachment) => {
                    let written: Vec<&str> = attachment
                        .citations
                        .iter()
                        .map(|citation| &prose[citations[*citation].range.clone()])
                        .collect();
                    format!("{:?} {}", attachment.strength, written.join(" ")).to_lowercase()
                }
            }
        })
        .collect()
    }

    #[test]
    fn a_quotation_belongs_to_the_citation_that_says_it_or_stands_right_behind() {
        for (prose, expected) in [
            ("七.20规定：“甲”", vec!["explicit 七.20"]),
            ("七.20指出，“甲”", vec!["explicit 七.20"]),
            ("七.20要求各国“甲”", vec!["explicit 七.20"]),
            ("见七.20，其中工作组建议“甲”", vec!["explicit 七.20"]),
            ("第4/3号决定(n)段：“甲”", vec!["plain 第4/3号决定(n)段"]),
            ("根据七.20，各国“甲”", vec!["near 七.20"]),
            ("见七.20所称的“甲”战略", vec!["near 七.20"]),
            ("七.20即“甲”", vec!["plain 七.20"]),
            ("关于七.20，工作组指出：“甲”", vec!["near 七.20"]),
            ("“甲”（七.20）", vec!["explicit 七.20"]),
            (
                "“甲”。（见A部分 七.20，着重号后加）",
                vec!["explicit a部分 七.20"],
            ),
            ("“甲”，见七.20", vec!["explicit 七.20"]),
            ("“甲”——七.20。", vec!["explicit 七.20"]),
            ("“甲”是七.20的要求", vec!["near 七.20"]),
            (
                "七.20要求“甲”，并指出“乙”",
                vec!["explicit 七.20", "explicit 七.20"],
            ),
            (
                "“甲”（七.20）和“乙”（七.21）",
                vec!["explicit 七.20", "explicit 七.21"],
            ),
            ("七.20和七.21规定“甲”", vec!["explicit 七.20 七.21"]),
            (
                "第2/6号决定(b)段“甲”，第4/3号决定要求“乙”",
                vec!["plain 第2/6号决定(b)段", "explicit 第4/3号决定"],
            ),
        ] {
            assert_eq!(attached(prose), expected, "{prose}");
        }
    }

    #[test]
    fn when_in_doubt_it_belongs_to_none() {
        for prose in [
            "“甲”",
            "“甲”。见七.20。",
            "代表团赞同七.20。一位发言者说：“甲”",
            "谈到七.20时，秘书处说：“甲”",
            "七.20通过后，有人说“甲”",
            "七.20之外，还有“甲”",
            "将七.20改为“甲”",
            "大会第55/25号决议和第4/3号决定提到“甲”",
            "大会第55/25号决议指出：“甲”",
            "《公约》第29条规定“甲”。七.20重申了这一点。",
            "七.20的落实要靠我国《证人保护法》第3条规定的“甲”",
        ] {
            assert_eq!(attached(prose), [""], "{prose}");
        }
    }
}
