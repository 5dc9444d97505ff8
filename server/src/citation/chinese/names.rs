//! Proper names as the Chinese grammar reads them: the Conference, other bodies, working groups,
//! treaties. What a *language* has for such things (委员会 as the end of some body's name) is in
//! [`words`](super::words).
//!
//! All in the spelling that the fold gives a text.

use std::sync::Arc;

use crate::citation::{OtherBody, Treaty};
use crate::lexicon::Lexicon;

/// The proper names and numberings that Chinese is read with.
pub struct Names {
    pub lexicon: Arc<Lexicon>,
}

impl Names {
    pub fn new(lexicon: Arc<Lexicon>) -> Names {
        Names { lexicon }
    }
}

// --- The Conference ---------------------------------------------------------------------------------

/// The Conference's names, longest first.
pub const CONFERENCE: [&str; 6] = [
    "联合国打击跨国有组织犯罪公约缔约方会议",
    "《联合国打击跨国有组织犯罪公约》缔约方会议",
    "有组织犯罪公约缔约国会议",
    "有组织犯罪公约》缔约国会议",
    "公约缔约方会议",
    "缔约方会议",
];

/// What may stand before those of them that begin with its treaty's short title.
pub const BEFORE_CONFERENCE: [&str; 4] = ["《联合国打击跨国", "联合国打击跨国", "《打击", "打击"];

/// The end that its names share with those of other treaties' conferences.
pub const CONFERENCE_OF_PARTIES: &str = "缔约方会议";

/// What of its treaty's title stands before 公约, and no other treaty has.
pub const ITS_TREATY: &str = "有组织犯罪";
/// The same, as far as drafts shorten it.
pub const ITS_TREATY_SHORTENED: &str = "组织犯罪";

// --- Other bodies -----------------------------------------------------------------------------------

/// Other bodies by their names and by what they are called for short.
pub const BODIES: [(&str, OtherBody); 22] = [
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
    ("麻醉药品委员会", OtherBody::NarcoticDrugsCommission),
    ("麻委会", OtherBody::NarcoticDrugsCommission),
    (
        "预防犯罪和刑事司法委员会",
        OtherBody::CrimePreventionCommission,
    ),
    ("犯罪委", OtherBody::CrimePreventionCommission),
    ("理事会", OtherBody::EconomicAndSocialCouncil),
    ("CRC", OtherBody::Unnamed),
];

// --- Working groups ---------------------------------------------------------------------------------

/// The Working Group's own names, longest first.
pub const WORKING_GROUP: [&str; 4] = [
    "技术援助问题不限成员名额政府专家工作组",
    "技术援助问题政府专家工作组",
    "技术援助问题工作组",
    "技术援助工作组",
];

/// Pieces of the names of the Conference and of its Working Group, in whatever order they are put.
pub const OWN_NAME_PIECES: [&str; 6] = [
    "技术援助问题",
    "不限成员名额",
    "政府专家",
    "临时",
    "工作组",
    "缔约方会议",
];

/// What any working group is called: the Conference's, unless another's name ends before it.
pub const BARE_WORKING_GROUP: &str = "工作组";

/// The ends of other working groups' names before 工作组: 国际合作问题, 枪支, 贩运.
pub const ENDS_OF_OTHER_GROUPS: &str = "题家贩运易法支查会";

// --- Treaties ---------------------------------------------------------------------------------------

/// The Convention's titles before 公约, longest first.
pub const THE_CONVENTION: [&str; 10] = [
    "联合国打击跨国有组织犯罪",
    "联合国打击跨国组织犯罪",
    "联合国打击有组织犯罪",
    "联合国跨国有组织犯罪",
    "打击跨国有组织犯罪",
    "打击跨国组织犯罪",
    "打击有组织犯罪",
    "跨国有组织犯罪",
    "有组织犯罪",
    "巴勒莫",
];

/// The protocols' titles, each longer one before those that it ends with.
pub const PROTOCOLS: [(&str, Treaty); 17] = [
    (
        "关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书",
        Treaty::TraffickingProtocol,
    ),
    (
        "关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的议定书",
        Treaty::TraffickingProtocol,
    ),
    ("打击人口贩运议定书", Treaty::TraffickingProtocol),
    ("打击贩运人口议定书", Treaty::TraffickingProtocol),
    ("人口贩运议定书", Treaty::TraffickingProtocol),
    ("贩运人口议定书", Treaty::TraffickingProtocol),
    ("贩运议定书", Treaty::TraffickingProtocol),
    (
        "关于打击陆、海、空偷运移民的补充议定书",
        Treaty::SmugglingProtocol,
    ),
    (
        "关于打击陆、海、空偷运移民的议定书",
        Treaty::SmugglingProtocol,
    ),
    ("打击偷运移民议定书", Treaty::SmugglingProtocol),
    ("偷运移民议定书", Treaty::SmugglingProtocol),
    ("移民议定书", Treaty::SmugglingProtocol),
    (
        "关于打击非法制造和贩运枪支及其零部件和弹药的补充议定书",
        Treaty::FirearmsProtocol,
    ),
    (
        "关于打击非法制造和贩运枪支及其零部件和弹药的议定书",
        Treaty::FirearmsProtocol,
    ),
    ("枪支议定书", Treaty::FirearmsProtocol),
    ("枪械议定书", Treaty::FirearmsProtocol),
    ("火器议定书", Treaty::FirearmsProtocol),
];

/// Where in a title between 《 and 议定书 a word of it must stand.
#[derive(Clone, Copy)]
pub enum Standing {
    Anywhere,
    AtEnd,
    Alone,
}

/// By what the title of a protocol between marks is known, however it is worded.
pub const PROTOCOL_MATTERS: [(&str, Standing, Treaty); 8] = [
    ("枪支", Standing::Anywhere, Treaty::FirearmsProtocol),
    ("枪械", Standing::Anywhere, Treaty::FirearmsProtocol),
    ("火器", Standing::Anywhere, Treaty::FirearmsProtocol),
    ("移民", Standing::AtEnd, Treaty::SmugglingProtocol),
    ("偷运移民", Standing::Anywhere, Treaty::SmugglingProtocol),
    ("贩运人口", Standing::Anywhere, Treaty::TraffickingProtocol),
    ("人口贩运", Standing::AtEnd, Treaty::TraffickingProtocol),
    ("贩运", Standing::Alone, Treaty::TraffickingProtocol),
];

/// What other conventions' names end with before 公约. Behind any other word that is not known to
/// stand before a bare 公约, the name is unknown.
pub const OTHER_CONVENTIONS: [&str; 49] = [
    "联合国反腐败",
    "反腐败",
    "腐败",
    "麻醉品单一",
    "麻醉药品单一",
    "单一",
    "精神药物",
    "权利国际",
    "儿童权利",
    "残疾人权利",
    "权利",
    "合同",
    "气候变化框架",
    "框架",
    "维也纳",
    "日内瓦",
    "巴塞尔",
    "海牙",
    "东京",
    "蒙特利尔",
    "鹿特丹",
    "斯德哥尔摩",
    "水俣",
    "华盛顿",
    "纽约",
    "芝加哥",
    "伯尔尼",
    "巴黎",
    "欧洲",
    "美洲",
    "非洲",
    "海洋法",
    "条约法",
    "难民",
    "酷刑",
    "恐怖主义",
    "歧视",
    "灭绝种族罪",
    "网络犯罪",
    "生物多样性",
    "荒漠化",
    "武器",
    "劳工",
    "奴隶制",
    "引渡",
    "洗钱",
    "人质",
    "领事关系",
    "外交关系",
];

/// What other protocols' names end with before 议定书.
pub const OTHER_PROTOCOLS: [&str; 5] = ["任择", "京都", "蒙特利尔", "附加", "日内瓦"];

/// Acronyms of the Convention.
pub const THE_CONVENTION_ACRONYMS: [&str; 1] = ["UNTOC"];
/// Acronyms of other conventions.
pub const OTHER_CONVENTION_ACRONYMS: [&str; 1] = ["UNCAC"];
