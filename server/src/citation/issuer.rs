//! Who issued the instrument, from what stands before its number.

use super::OtherBody;
use super::cursor::is_numeral;

/// What stands before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The Conference, named from this byte on.
    Conference(usize),
    /// Another body, named from this byte on.
    Other(OtherBody, usize),
    /// Nobody, or nobody directly before; the number begins here (a date before it included).
    Nobody(usize),
}

/// The Conference's names, longest first.
const CONFERENCE: [&str; 4] = [
    "联合国打击跨国有组织犯罪公约缔约方会议",
    "《联合国打击跨国有组织犯罪公约》缔约方会议",
    "公约缔约方会议",
    "缔约方会议",
];

/// Other bodies by the ends of their names, longer names before shorter ones that they end with.
const OTHERS: [(&str, OtherBody); 30] = [
    ("人民代表大会", OtherBody::Unnamed),
    ("代表大会", OtherBody::Unnamed),
    ("股东大会", OtherBody::Unnamed),
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
    ("缔约国会议", OtherBody::CorruptionConference),
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
    ("CRC", OtherBody::Unnamed),
];

/// Reads backwards from the end of `before`, over a date.
pub fn before_number(before: &str) -> Stated {
    let trimmed = before.trim_end_matches(' ');
    let undated = without_date(trimmed).trim_end_matches(' ');
    let number_start = if undated.len() < trimmed.len() {
        // The date belongs to the head only behind an issuer or 其.
        undated.len()
    } else {
        before.len()
    };
    for name in CONFERENCE {
        if let Some(rest) = undated.strip_suffix(name) {
            return if belongs_to_another_treaty(rest, name) {
                Stated::Other(OtherBody::Unnamed, rest.len())
            } else {
                Stated::Conference(rest.len())
            };
        }
    }
    for (name, body) in OTHERS {
        if let Some(rest) = undated.strip_suffix(name) {
            return Stated::Other(body, rest.len());
        }
    }
    if undated.ends_with('其') && undated.len() < trimmed.len() {
        return Stated::Nobody(number_start);
    }
    Stated::Nobody(before.len())
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
            "根据", "按照", "依照", "由", "在", "经", "的", "该", "本", "向", "对", "和", "与",
            "供", "将", "至", "请",
        ]
        .iter()
        .any(|word| rest.ends_with(word));
    !is_the_convention && !is_bare
}

/// 2008年10月17日 or 二〇〇八年十月十七日 taken from the end.
fn without_date(text: &str) -> &str {
    let is_digit =
        |c: char| c.is_ascii_digit() || is_numeral(c) || "〇零○廿卅".contains(c) || c == ' ';
    let Some(rest) = text.strip_suffix('日') else {
        return text;
    };
    let rest = rest.trim_end_matches(is_digit);
    let Some(rest) = rest.strip_suffix('月') else {
        return text;
    };
    let rest = rest.trim_end_matches(is_digit);
    let Some(rest) = rest.strip_suffix('年') else {
        return text;
    };
    rest.trim_end_matches(is_digit)
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
                "大会2000 年11 月15 日",
                Stated::Other(OtherBody::GeneralAssembly, 0),
            ),
            (
                "反腐败公约缔约国会议",
                Stated::Other(OtherBody::CorruptionConference, 0),
            ),
            (
                "《气候变化框架公约》缔约方会议",
                Stated::Other(OtherBody::Unnamed, 30),
            ),
            ("工作组通过了", Stated::Nobody(18)),
        ] {
            assert_eq!(before_number(before), expected, "{before}");
        }
    }
}
