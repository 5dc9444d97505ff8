//! Which citation a quotation belongs to: the one that says it (七.20规定：“……”), the one behind it
//! (“……”（七.20）), or none. Where it is not clear, none: other sources are quoted beside citations
//! too.

use std::ops::Range;

use crate::citation::{Certainty, Citation, VANISHED};
use crate::corpus::ProvisionIndex;
use crate::resolve::{Meaning, Resolution};
use crate::search::{Quotation, QuotationKind};

/// The citation or list of citations that a quotation belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Positions of the citations among those of the paragraph; never empty.
    pub citations: Vec<usize>,
    pub provisions: Vec<ProvisionIndex>,
    pub strength: Strength,
    /// Of the least certain citation.
    pub certainty: Certainty,
}

/// How plainly the draft says that the words are quoted from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The citation stands beside it in the same sentence.
    Near,
    /// A colon alone stands between: words of the provision, or words about it.
    Plain,
    /// A verb of saying with nothing else between, or the citation alone right behind.
    Explicit,
}

/// What says that words follow. Those of one letter are left out: they are parts of many others.
const SAYING: [&str; 62] = [
    "规定",
    "指出",
    "指明",
    "载明",
    "写明",
    "写道",
    "载有",
    "载列",
    "表明",
    "强调",
    "重申",
    "要求",
    "建议",
    "鼓励",
    "促请",
    "呼吁",
    "吁请",
    "敦促",
    "决定",
    "认识到",
    "意识到",
    "承认",
    "注意到",
    "欢迎",
    "赞同",
    "核可",
    "确认",
    "申明",
    "声明",
    "提出",
    "提到",
    "提及",
    "述及",
    "表示",
    "认为",
    "主张",
    "提议",
    "内容",
    "如下",
    "原文",
    "全文",
    "原话",
    "明确",
    "提醒",
    "回顾",
    "铭记",
    "赞赏",
    "授权",
    "邀请",
    "责成",
    "同意",
    "商定",
    "阐明",
    "指示",
    "中称",
    "中说",
    "段称",
    "段说",
    "段请",
    "提请",
    "申述",
    "明文",
];

/// Where one of these stands between, somebody or something else is quoted, or the words are not
/// a quotation.
const STRANGERS: [&str; 65] = [
    "《",
    "条规定",
    "款规定",
    "题为",
    "名为",
    "所谓",
    "为题",
    "主题",
    "标题",
    "称为",
    "称作",
    "称之为",
    "概括",
    "归纳",
    "比作",
    "视为",
    "誉为",
    "解读",
    "理解为",
    "改为",
    "改写",
    "改成",
    "修改",
    "修正",
    "修订",
    "增加",
    "增列",
    "增补",
    "补充",
    "删除",
    "删去",
    "替换",
    "替代",
    "代之以",
    "代表团",
    "代表",
    "发言",
    "主席",
    "专家",
    "学者",
    "媒体",
    "报道",
    "记者",
    "采访",
    "秘书长",
    "捐助方",
    "讨论问题",
    "问道",
    "提问",
    "问卷",
    "调查",
    "大会",
    "理事会",
    "法院",
    "有人",
    "我国",
    "口号",
    "一词",
    "并未",
    "没有",
    "并不",
    "并非",
    "从未",
    "未曾",
    "不是",
];

/// What turns a sentence away from the citation before it, where it begins with it.
const TURNS: [&str; 22] = [
    "时",
    "之时",
    "后",
    "之后",
    "以后",
    "通过后",
    "通过之后",
    "前",
    "之前",
    "以前",
    "以来",
    "期间",
    "外",
    "之外",
    "以外",
    "等",
    "相比",
    "相对",
    "不同",
    "与",
    "和",
    "或",
];

/// Words before a citation that make it the matter of the sentence, not its speaker.
const MATTERS: [&str; 25] = [
    "谈到",
    "提到",
    "提及",
    "说到",
    "论及",
    "涉及",
    "讨论",
    "审议",
    "围绕",
    "关于",
    "针对",
    "不同于",
    "有别于",
    "落实",
    "对照",
    "参照",
    "除",
    "认为",
    "援引",
    "引用",
    "引述",
    "没有",
    "并非",
    "从未",
    "超出",
];

/// Words right before a citation that do the same: 与七.20相比, 将七.20理解为.
const TAKING: [char; 9] = ['与', '同', '比', '对', '就', '将', '把', '为', '给'];

/// Words that lead to a citation behind a quotation.
const LEADS: [&str; 22] = [
    "见于",
    "参见",
    "详见",
    "另见",
    "并见",
    "可见",
    "见",
    "引自",
    "转引自",
    "摘自",
    "载于",
    "载入",
    "出自",
    "语出",
    "源自",
    "来自",
    "来源：",
    "来源:",
    "出处：",
    "出处:",
    "参看",
    "即",
];

/// What opens a note in running text.
const NOTES: [&str; 5] = ["\\footnote{", "#footnote[", "footnote:[", "[fn::", "^["];

/// Words between a quotation and the citation behind that say where it stands.
const LINKS: [&str; 12] = [
    "载于", "载入", "见于", "出自", "源自", "引自", "摘自", "来自", "是", "系", "见", "即",
];

/// What can stand between a citation and its verb. Longer words come before their beginnings.
const SUBJECTS: [&str; 75] = [
    "技术援助问题",
    "不限成员名额",
    "政府专家",
    "临时",
    "工作组",
    "缔约方会议",
    "其中",
    "其",
    "它",
    "该段",
    "该项",
    "该建议",
    "该决定",
    "该决议",
    "本段",
    "第一句",
    "第二句",
    "前半句",
    "后半句",
    "前半段",
    "后半段",
    "一开头",
    "开头",
    "结尾",
    "末尾",
    "中",
    "里",
    "内",
    "的",
    "还",
    "也",
    "又",
    "则",
    "即",
    "就",
    "曾经",
    "曾",
    "已经",
    "已",
    "再次",
    "一再",
    "再",
    "明确",
    "进一步",
    "特别",
    "专门",
    "首先",
    "最后",
    "分别",
    "都",
    "均",
    "皆",
    "先后",
    "同时",
    "反复",
    "一致",
    "着重",
    "郑重",
    "具体",
    "正式",
    "并且",
    "并",
    "而且",
    "而",
    "且",
    "在",
    "，",
    ",",
    "、",
    "）",
    ")",
    "]",
    "］",
    "〕",
    "：",
];

/// What a provision has of its own that can say something; 七.20的提案国 is somebody else.
const OWN: [&str; 10] = [
    "内容", "原文", "全文", "规定", "要求", "建议", "措辞", "表述", "案文", "文字",
];

/// Words right before a quotation that make it a name.
const NAMING: [&str; 18] = [
    "题为",
    "名为",
    "主题是",
    "主题为",
    "题目是",
    "题目为",
    "标题是",
    "标题为",
    "议题是",
    "议题为",
    "口号是",
    "口号为",
    "所谓",
    "所谓的",
    "称为",
    "称作",
    "称之为",
    "简称",
];

/// Characters between a citation and a quotation that it says, at most.
const LONGEST_GAP: usize = 40;
/// Characters between a verb of saying and the quotation.
const LONGEST_OBJECT: usize = 14;
/// Characters between two quotations that the same citation says.
const LONGEST_CHAIN: usize = 14;
/// Characters between a quotation and the citation that says where it stands.
const LONGEST_LINK: usize = 15;

/// For each quotation of a paragraph what it belongs to, if anything. Ranges of quotations and
/// citations are bytes of the prose; `with_notes` is the same with its notes in their places.
pub fn attachments(
    prose: &str,
    with_notes: &str,
    quotations: &[Quotation],
    citations: &[Citation],
    resolutions: &[Resolution],
) -> Vec<Option<Attachment>> {
    let groups = groups(prose, quotations, citations, resolutions);
    let mut found: Vec<Option<Attachment>> = Vec::new();
    // What the quotation before belongs to by what stands before it.
    let mut said_by: Option<(usize, Strength)> = None;
    let mut bound: Option<usize> = None;
    for (position, quotation) in quotations.iter().enumerate() {
        let previous = position
            .checked_sub(1)
            .and_then(|previous| quotations.get(previous));
        let leading = plain(sentence_before(prose, quotation.whole.start));
        if NAMING.iter().any(|word| leading.ends_with(word)) {
            (said_by, bound) = (None, None);
            found.push(None);
            continue;
        }
        let before = before(prose, quotation, previous, &groups, said_by, bound);
        let behind = behind(with_notes, quotation, quotations.get(position + 1), &groups);
        said_by = before;
        bound = behind.map(|(group, _)| group);
        let chosen = match (before, behind) {
            // The citation right behind decides; what said it may hold the words as well.
            (Some((_, Strength::Explicit)), Some((_, Strength::Explicit))) => [behind, before],
            (_, Some((_, Strength::Explicit))) => [behind, None],
            (Some(_), _) => [before, None],
            (None, behind) => [behind, None],
        };
        found.push(attachment(&groups, chosen));
    }
    found
}

fn attachment(groups: &[Group], chosen: [Option<(usize, Strength)>; 2]) -> Option<Attachment> {
    let mut attachment: Option<Attachment> = None;
    for (group, strength) in chosen.into_iter().flatten() {
        let group = groups.get(group)?;
        // Beside somebody else's instrument it is not clear whose words they are.
        let provisions = group.provisions.as_ref()?;
        match &mut attachment {
            None => {
                attachment = Some(Attachment {
                    citations: group.citations.clone(),
                    provisions: provisions.clone(),
                    strength,
                    certainty: group.certainty,
                });
            }
            Some(known) => {
                known.citations.extend(&group.citations);
                known.provisions.extend(provisions);
                known.certainty = known.certainty.min(group.certainty);
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
            }),
        }
        list = Some(citation.list);
    }
    groups
}

/// Whether only a conjunction stands between.
fn joins(prose: &str, end: usize, start: usize) -> bool {
    let between = plain(prose.get(end..start).unwrap_or_default());
    matches!(
        between.as_str(),
        "和" | "、" | "与" | "及" | "以及" | "同" | "或" | "，" | "," | "；" | ";"
    )
}

/// The citation that says a quotation: the last one before it in its sentence.
fn before(
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
            || has_stranger(&between)
        {
            return None;
        }
        let goes_on = between
            .trim_matches(|c: char| "，,、；;：:和及与并且而还又以".contains(c))
            .is_empty();
        let strength = if goes_on || says(&between) {
            strength
        } else {
            Strength::Near
        };
        return Some((group, strength));
    }
    let nearest = nearest?;
    let group = groups.get(nearest)?;
    let gap = plain(prose.get(group.range.end..start)?);
    let strength = saying(&gap)?;
    // The citation behind another quotation is that one's.
    if bound == Some(nearest) && !says(&gap) {
        return None;
    }
    let leading = plain(sentence_before(prose, group.range.start));
    let leading: String = last_characters(&leading, 8);
    let is_matter = MATTERS.iter().any(|word| leading.contains(word)) || leading.ends_with(TAKING);
    Some((nearest, if is_matter { Strength::Near } else { strength }))
}

/// How what stands between a citation and a quotation behind it binds them.
fn saying(gap: &str) -> Option<Strength> {
    // 如下。 introduces what follows like a colon.
    let gap = match gap.strip_suffix('。') {
        Some(before) if before.ends_with("如下") => before,
        _ => gap,
    };
    let gap = gap.trim_start_matches(['）', ')', ']', '］', '〕']);
    if gap.chars().count() > LONGEST_GAP || gap.contains(ends_sentence) || has_stranger(gap) {
        return None;
    }
    let turns_away = |word: &&str| gap.strip_prefix(*word).is_some_and(|rest| !rest.is_empty());
    if TURNS.iter().any(turns_away) {
        return None;
    }
    let has_colon = gap.ends_with(['：', ':']);
    let is_somebody_else = gap
        .strip_prefix('的')
        .is_some_and(|rest| !OWN.iter().any(|own| rest.starts_with(own)));
    if is_somebody_else {
        Some(Strength::Near)
    } else if says(gap) {
        Some(Strength::Explicit)
    } else if has_colon && gap.chars().count() <= 3 {
        Some(Strength::Plain)
    } else {
        Some(Strength::Near)
    }
}

/// Whether a verb of saying stands at the end, with an object at most, and nobody but the provision
/// can be its subject: 规定：, 中工作组建议各国, 的内容如下：.
fn says(gap: &str) -> bool {
    let gap = gap.trim_end_matches(['：', ':', '，', ',']);
    SAYING
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
                && is_own(subject)
        })
}

/// Whether words before a verb name nobody but the provision and those who adopted it.
fn is_own(subject: &str) -> bool {
    let mut rest = subject;
    while let Some(behind) = SUBJECTS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest.is_empty()
}

/// The citation right behind a quotation, or the one that says where it stands.
fn behind(
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
    let is_unseen = gap.chars().any(char::is_control) && !is_on_its_line;
    let gap = plain(gap);
    let stop = |c: char| "。，；、,.;：:！？!?".contains(c);
    let is_another_sentence = gap.starts_with(ends_sentence);
    let gap = gap.strip_prefix(stop).unwrap_or(&gap);
    let after = prose.get(group.range.end..).unwrap_or_default();
    // （七.20）, （见七.20，着重号后加）, and a note that markup hides no better
    if let Some(inside) = NOTES
        .iter()
        .find_map(|note| gap.strip_prefix(note))
        .or_else(|| gap.strip_prefix(['（', '(', '[', '［', '〔']))
        && is_lead(inside)
    {
        let is_closed = after
            .chars()
            .take(24)
            .take_while(|c| !matches!(c, '“' | '「' | '『'))
            .any(|c| matches!(c, '）' | ')' | ']' | '］' | '〕' | '}'));
        // A block can be a remark that ends with a citation.
        let strength = match quotation.kind {
            QuotationKind::Block if !is_on_its_line => Strength::Near,
            _ if is_of_a_speaker(prose, quotation.whole.start) => Strength::Near,
            _ => Strength::Explicit,
        };
        return is_closed.then_some((position, strength));
    }
    // ——七.20
    if let Some(signed) = gap.strip_prefix(['—', '-', '–', '―'])
        && is_lead(signed.trim_start_matches(['—', '-', '–', '―']))
    {
        let rest = after.trim_start_matches([' ', '\t', '\u{3000}']);
        let is_end =
            rest.is_empty() || rest.starts_with(|c: char| stop(c) || c == '\n' || c == '\r');
        return is_end.then_some((position, Strength::Explicit));
    }
    // “……”，见七.20, and a note behind the quotation.
    if gap.is_empty() && is_unseen || !gap.is_empty() && is_lead(gap) && !is_another_sentence {
        let strength = match is_of_a_speaker(prose, quotation.whole.start) {
            true => Strength::Near,
            false => Strength::Explicit,
        };
        return Some((position, strength));
    }
    let is_link = !is_another_sentence
        && gap.chars().count() <= LONGEST_LINK
        && !gap.contains(ends_sentence)
        && !gap.contains(['，', ','])
        && !has_stranger(gap)
        && LINKS.iter().any(|link| gap.contains(link));
    is_link.then_some((position, Strength::Near))
}

/// Whether somebody else is said to say the quotation: 主席强调，“……”（七.20）. The citation behind it is
/// then perhaps only a place to compare.
fn is_of_a_speaker(prose: &str, start: usize) -> bool {
    const SPEAKING: [&str; 14] = [
        "说", "指出", "强调", "表示", "认为", "称", "规定", "补充", "回应", "回答", "写道", "发言",
        "声明", "主张",
    ];
    let sentence = plain(sentence_before(prose, start));
    let lead = sentence.trim_end_matches(['：', ':', '，', ',', ' ']);
    let clause = lead.rsplit(['，', ',', '；', '。']).next().unwrap_or(lead);
    SPEAKING
        .iter()
        .filter_map(|verb| clause.strip_suffix(verb))
        .any(|subject| !subject.is_empty() && !is_own(subject))
}

/// Whether only 见 or the like stands there, or nothing.
fn is_lead(text: &str) -> bool {
    text.is_empty() || LEADS.contains(&text)
}

fn has_stranger(text: &str) -> bool {
    // The Working Group's own name has experts in it.
    let text = text.replace("政府专家", "");
    STRANGERS.iter().any(|stranger| text.contains(stranger))
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';')
}

/// Without white space, emphasis and what has been blanked out.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '*' | '_'))
        .collect()
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
    use crate::citation::recognise;
    use crate::corpus::embedded;
    use crate::resolve::resolve;
    use crate::search::quotations;

    /// For each quotation `explicit 七.20`, `near 七.20` or nothing.
    fn attached(prose: &str) -> Vec<String> {
        let corpus = embedded::corpus();
        let citations = recognise(prose);
        let resolutions = resolve(&corpus, prose, &citations);
        attachments(
            prose,
            prose,
            &quotations(prose).all,
            &citations,
            &resolutions,
        )
        .into_iter()
        .map(|attachment| match attachment {
            None => String::new(),
            Some(attachment) => {
                let written: Vec<&str> = attachment
                    .citations
                    .iter()
                    .map(|citation| &prose[citations[*citation].range.clone()])
                    .collect();
                format!("{:?} {}", attachment.strength, written.join(" ")).to_lowercase()
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
                vec!["near 第2/6号决定(b)段", "explicit 第4/3号决定"],
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
