//! Who issued the instrument, from what stands before its number.
//!
//! Directly before a number, or before its date, stands its issuer's name. 其 stands for the subject
//! of the sentence, or for a body right before it (缔约方会议在其第3/4号决定中); a body and a word of
//! issuing stand for themselves (人权理事会通过了第8/12号决议). Where neither decides, nobody is stated.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::citation::OtherBody;
use crate::citation::cursor::is_numeral;

/// What stands before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The Conference, named from this byte on.
    Conference(usize),
    /// Another body, named from this byte on.
    Other(OtherBody, usize),
    /// Nobody, or nobody directly before; the number begins here (a date before it included).
    Nobody(usize),
    /// The Conference, named farther before in the sentence; the number begins here.
    ImpliedConference(usize),
    /// Another body, named farther before in the sentence; the number begins here.
    ImpliedOther(OtherBody, usize),
}

/// The Conference's names, longest first.
pub(crate) const CONFERENCE: [&str; 6] = [
    "联合国打击跨国有组织犯罪公约缔约方会议",
    "《联合国打击跨国有组织犯罪公约》缔约方会议",
    "有组织犯罪公约缔约国会议",
    "有组织犯罪公约》缔约国会议",
    "公约缔约方会议",
    "缔约方会议",
];

/// Other bodies by the ends of their names, longer names before shorter ones that they end with.
pub(crate) const OTHERS: [(&str, OtherBody); 52] = [
    ("人民代表大会", OtherBody::Unnamed),
    ("代表大会", OtherBody::Unnamed),
    ("股东大会", OtherBody::Unnamed),
    ("股东会", OtherBody::Unnamed),
    ("董事会", OtherBody::Unnamed),
    ("世界卫生大会", OtherBody::Unnamed),
    ("联合国大会", OtherBody::GeneralAssembly),
    ("大会", OtherBody::GeneralAssembly),
    ("联大", OtherBody::GeneralAssembly),
    ("经济及社会理事会", OtherBody::EconomicAndSocialCouncil),
    ("经社理事会", OtherBody::EconomicAndSocialCouncil),
    ("经社会", OtherBody::EconomicAndSocialCouncil),
    ("安全理事会", OtherBody::SecurityCouncil),
    ("安理会", OtherBody::SecurityCouncil),
    ("人权理事会", OtherBody::HumanRightsBody),
    ("人权委员会", OtherBody::HumanRightsBody),
    (
        "《联合国反腐败公约》缔约国会议",
        OtherBody::CorruptionConference,
    ),
    (
        "联合国反腐败公约缔约国会议",
        OtherBody::CorruptionConference,
    ),
    ("反腐败公约缔约国会议", OtherBody::CorruptionConference),
    ("缔约国会议(反腐败)", OtherBody::CorruptionConference),
    ("缔约国会议", OtherBody::CorruptionConference),
    ("缔约国大会", OtherBody::Unnamed),
    ("麻醉药品委员会", OtherBody::NarcoticDrugsCommission),
    ("麻委会", OtherBody::NarcoticDrugsCommission),
    (
        "预防犯罪和刑事司法委员会",
        OtherBody::CrimePreventionCommission,
    ),
    ("犯罪委", OtherBody::CrimePreventionCommission),
    ("理事会", OtherBody::EconomicAndSocialCouncil),
    ("委员会", OtherBody::Unnamed),
    ("议会", OtherBody::Unnamed),
    ("秘书处", OtherBody::Unnamed),
    ("国会", OtherBody::Unnamed),
    ("法院", OtherBody::Unnamed),
    ("政府", OtherBody::Unnamed),
    ("行政长官", OtherBody::Unnamed),
    ("联盟", OtherBody::Unnamed),
    ("协会", OtherBody::Unnamed),
    ("公司", OtherBody::Unnamed),
    ("总统", OtherBody::Unnamed),
    ("内阁", OtherBody::Unnamed),
    ("主席团", OtherBody::Unnamed),
    ("执行局", OtherBody::Unnamed),
    ("总局", OtherBody::Unnamed),
    ("教育部", OtherBody::Unnamed),
    ("财政部", OtherBody::Unnamed),
    ("司法部", OtherBody::Unnamed),
    ("卫生部", OtherBody::Unnamed),
    ("省厅", OtherBody::Unnamed),
    ("总署", OtherBody::Unnamed),
    ("法庭", OtherBody::Unnamed),
    ("仲裁庭", OtherBody::Unnamed),
    ("业主大会", OtherBody::Unnamed),
    ("CRC", OtherBody::Unnamed),
];

/// Endings of the names of ministries, agencies, companies and places, where nothing better is known.
const AUTHORITIES: [&str; 26] = [
    "盟", "部", "局", "署", "省", "州", "市", "县", "厅", "院", "委", "司", "党", "军", "庭", "会",
    "处", "行", "厂", "校", "馆", "中心", "集团", "小组", "组织", "会议",
];

/// What ends in one of them and is no authority.
const NO_AUTHORITIES: [&str; 14] = [
    "全部", "内部", "部分", "外部", "上市", "各州", "机会", "社会", "与会", "开会", "此处", "进行",
    "执行", "另行",
];

/// Bytes before a number in which a body that it could belong to is looked for.
const SENTENCE: usize = 360;

/// Words between a body and a number that it issued: 人权理事会在第8/12号决议中.
const ISSUING: [&str; 8] = [
    "在",
    "于",
    "的",
    "通过",
    "通过了",
    "通过的",
    "作出",
    "作出了",
];

/// Reads backwards from the end of `before`, over a date.
pub fn before_number(before: &str) -> Stated {
    let trimmed = before.trim_end_matches(' ');
    let undated = without_date(trimmed).trim_end_matches(' ');
    if let Some(named) = directly_before(undated) {
        return named;
    }
    let is_dated = undated.len() < trimmed.len();
    let (subject_before, is_its) = match undated.strip_suffix('其') {
        Some(rest) => (rest, true),
        None => (undated, false),
    };
    // The date belongs to the head only behind an issuer or 其.
    let start = if is_its && is_dated {
        undated.len()
    } else {
        before.len()
    };
    let Some(named) = named_in_sentence(subject_before) else {
        return Stated::Nobody(start);
    };
    let body = match (named.last_issues, is_its) {
        (true, _) => named.last,
        (false, true) => named.first,
        (false, false) => return Stated::Nobody(start),
    };
    match body {
        Stated::Conference(_) => Stated::ImpliedConference(start),
        Stated::Other(body, _) => Stated::ImpliedOther(body, start),
        other => other,
    }
}

/// The bodies that a sentence names before a number.
struct Named {
    first: Stated,
    last: Stated,
    /// Whether what stands between the last one and the number says that it issued it.
    last_issues: bool,
}

/// Whether another body is named behind an instrument: (人权理事会), ，由人权理事会通过.
pub fn is_named_behind(rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    let inside = rest.strip_prefix('(').or_else(|| {
        let rest = rest
            .strip_prefix(',')
            .unwrap_or(rest)
            .trim_start_matches(' ');
        rest.strip_prefix('由')
    });
    inside.is_some_and(|inside| {
        OTHERS.iter().any(|(name, _)| {
            inside.strip_prefix(name).is_some_and(|rest| {
                rest.starts_with(')') || rest.starts_with("通过") || rest.starts_with(',')
            })
        })
    })
}

/// The body whose name ends here.
fn directly_before(before: &str) -> Option<Stated> {
    for name in CONFERENCE {
        if let Some(rest) = before.strip_suffix(name) {
            return Some(conference(rest, name));
        }
    }
    for (name, body) in OTHERS {
        if let Some(rest) = before.strip_suffix(name) {
            return Some(Stated::Other(body, rest.len()));
        }
    }
    // 《水俣公约》第3/4号决议 is that treaty's conference's.
    let titled = before.strip_suffix('》').and_then(|title| {
        let open = title.rfind('《')?;
        let name = title.get(open..)?;
        let is_treaty = ["公约", "协定", "议定书"]
            .iter()
            .any(|end| name.ends_with(end));
        let is_ours = name.contains("有组织犯罪") || name.ends_with("《公约");
        (is_treaty && !is_ours).then_some(open)
    });
    if let Some(open) = titled {
        return Some(Stated::Other(OtherBody::Unnamed, open));
    }
    let is_none = before.ends_with("届会议")
        || before.ends_with("次会议")
        || NO_AUTHORITIES.iter().any(|word| before.ends_with(word));
    let ending = AUTHORITIES.iter().find(|ending| before.ends_with(**ending));
    ending
        .filter(|_| !is_none)
        .map(|ending| Stated::Other(OtherBody::Unnamed, before.len() - ending.len()))
}

fn conference(before: &str, name: &str) -> Stated {
    // 联合国打击跨国有组织犯罪公约缔约国会议: the whole title is the name.
    let lead = ["《联合国打击跨国", "联合国打击跨国", "《打击", "打击"]
        .iter()
        .find(|lead| name.starts_with("有组织") && before.ends_with(**lead))
        .map_or(0, |lead| lead.len());
    if belongs_to_another_treaty(before, name) {
        Stated::Other(OtherBody::Unnamed, before.len())
    } else {
        Stated::Conference(before.len() - lead)
    }
}

fn named_in_sentence(before: &str) -> Option<Named> {
    let mut from = before.len().saturating_sub(SENTENCE);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let window = before.get(from..)?;
    let sentence = window
        .rfind(['。', ';', '!', '?', '\n'])
        .map_or(from, |end| from + end);
    let mut found = names().find_iter(before.get(sentence..)?);
    let first = found.next()?;
    let last = found.last().unwrap_or(first);
    let body = |end: usize| directly_before(before.get(..sentence + end)?);
    Some(Named {
        first: body(first.end())?,
        last: body(last.end())?,
        last_issues: is_issuing(before.get(sentence + last.end()..)?),
    })
}

/// Whether the words between a body and a number say that the body issued it.
fn is_issuing(between: &str) -> bool {
    const LONGEST: usize = 30;
    let words = without_date(between.trim_matches(' '));
    words.len() <= LONGEST
        && !["关于", "对于", "鉴于", "由于"]
            .iter()
            .any(|word| words.ends_with(word))
        && !words.contains([',', '、'])
        && ISSUING
            .iter()
            .any(|word| words.trim_end_matches(' ').ends_with(word))
}

fn names() -> &'static AhoCorasick {
    static NAMES: OnceLock<AhoCorasick> = OnceLock::new();
    NAMES.get_or_init(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(
                // Secretariats, ministries and the like are named for other reasons too.
                CONFERENCE.into_iter().chain(
                    OTHERS
                        .into_iter()
                        .filter(|(_, body)| *body != OtherBody::Unnamed)
                        .map(|(name, _)| name),
                ),
            )
            // panics never: a few short patterns are far below the automaton's limits.
            .expect("the names fit an automaton")
    })
}

/// 《气候变化框架公约》缔约方会议, 巴塞尔公约缔约方会议
fn belongs_to_another_treaty(before: &str, name: &str) -> bool {
    if name.contains("有组织犯罪") {
        return false;
    }
    let before = before.trim_end_matches(' ');
    let bare = name.strip_suffix("缔约方会议").unwrap_or_default();
    let title = format!("{before}{bare}");
    let title = title.trim_end_matches('》');
    if title.len() == before.len() + bare.len() && bare.is_empty() {
        return false; // Nothing that ends in a treaty's title stands there.
    }
    let Some(rest) = title.strip_suffix("公约") else {
        return title.len() < before.len() + bare.len();
    };
    let is_the_convention = rest.ends_with("有组织犯罪") || rest.ends_with("组织犯罪");
    let is_bare = rest.is_empty()
        || rest.ends_with(['《', ',', '。', '、', ' ', ';', ':', '(', '\n', '“'])
        || [
            "根据",
            "按照",
            "依照",
            "由",
            "在",
            "经",
            "的",
            "该",
            "本",
            "向",
            "对",
            "和",
            "与",
            "供",
            "将",
            "至",
            "请",
            "及",
            "欢迎",
            "回顾",
            "重申",
            "以及",
            "注意到",
            "载于",
            "通过",
            "提交",
            "落实",
            "执行",
            "确认",
            "认识到",
            "铭记",
            "强调",
            "感谢",
            "支持",
            "参加",
            "出席",
            "促请",
            "呼吁",
            "邀请",
            "鼓励",
            "建议",
            "同意",
            "据",
            "以",
            "是",
            "如",
            "即",
            "其中",
            "为",
            "但",
            "因",
            "而",
            "则",
            "当",
            "待",
            "上",
            "中",
            "后",
            "前",
            "时",
            "了",
            "到",
            "关于",
            "列入",
            "核可",
            "赞同",
            "遵循",
            "按",
            "依",
            "或",
            "并",
            "又",
            "此外",
        ]
        .iter()
        .any(|word| rest.ends_with(word));
    !is_the_convention && !is_bare
}

/// 2008年10月17日, 2008年10月, 2008年 or 二〇〇八年十月十七日 taken from the end.
fn without_date(text: &str) -> &str {
    let is_digit =
        |c: char| c.is_ascii_digit() || is_numeral(c) || "〇零○廿卅".contains(c) || c == ' ';
    let mut rest = text;
    for unit in ['日', '月'] {
        if let Some(shorter) = rest.strip_suffix(unit) {
            let undated = shorter.trim_end_matches(is_digit);
            if undated.len() == shorter.len() {
                return text;
            }
            rest = undated;
        } else if unit == '日' && rest.len() < text.len() {
            return text;
        }
    }
    match rest.strip_suffix('年') {
        Some(shorter) => {
            let undated = shorter.trim_end_matches(is_digit);
            if undated.len() == shorter.len() {
                text
            } else {
                undated
            }
        }
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issuer_is_what_stands_directly_before_or_before_a_date() {
        for (before, expected) in [
            ("根据缔约方会议", Stated::Conference(6)),
            ("缔约方会议2008年10月17日", Stated::Conference(0)),
            ("根据公约缔约方会议", Stated::Conference(6)),
            (
                "联合国打击跨国有组织犯罪公约缔约国会议",
                Stated::Conference(0),
            ),
            (
                "大会2000年 11 月15 日",
                Stated::Other(OtherBody::GeneralAssembly, 0),
            ),
            ("股东会2018年", Stated::Other(OtherBody::Unnamed, 0)),
            (
                "反腐败公约缔约国会议",
                Stated::Other(OtherBody::CorruptionConference, 0),
            ),
            (
                "《气候变化框架公约》缔约方会议",
                Stated::Other(OtherBody::Unnamed, 30),
            ),
            ("工作组通过了", Stated::Nobody(18)),
            ("全部", Stated::Nobody(6)),
        ] {
            assert_eq!(before_number(before), expected, "{before}");
        }
    }

    #[test]
    fn its_stands_for_the_subject_and_a_word_of_issuing_for_the_body_before_it() {
        for (before, expected) in [
            (
                "人权理事会回顾其",
                Stated::ImpliedOther(OtherBody::HumanRightsBody, 24),
            ),
            ("缔约方会议回顾其", Stated::ImpliedConference(24)),
            (
                "理事会欢迎缔约方会议的工作,并重申其2008年10月17日",
                Stated::ImpliedOther(OtherBody::EconomicAndSocialCouncil, 52),
            ),
            ("大会欢迎缔约方会议在其", Stated::ImpliedConference(33)),
            ("缔约方会议请秘书处按照其", Stated::ImpliedConference(36)),
            ("请秘书处按照", Stated::Nobody(18)),
            (
                "反腐败公约缔约国会议在",
                Stated::ImpliedOther(OtherBody::CorruptionConference, 33),
            ),
            // Another sentence, and a body that is only told of it.
            ("人权理事会开会。代表团忆及其", Stated::Nobody(42)),
            ("请人权理事会注意工作组关于", Stated::Nobody(39)),
        ] {
            assert_eq!(before_number(before), expected, "{before}");
        }
    }
}
