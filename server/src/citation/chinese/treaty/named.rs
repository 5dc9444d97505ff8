//! Which treaty a bare 第26条 belongs to: what the paragraph has named so far.
//!
//! A [`Named`] walks forward through the folded text, each byte once, and only as far as an article
//! asks it to: text without articles costs nothing. It keeps what was named last, since that governs
//! the articles that follow:
//!
//! ```text
//! name     = "《" title "》" / convention / protocol / rules / law
//! convention = [ "联合国" ] [ "打击" ] [ "跨国" ] "有组织犯罪公约" / "巴勒莫公约"
//!          / "公约"                 ; behind a word that no title ends with (根据, 实施, 和, …)
//!          / "该公约"               ; the one named last
//! protocol = "枪支议定书" / "移民议定书" / "人口贩运议定书" / …, their full titles
//!          / "该议定书"             ; the only one named
//! rules    = "议事规则"
//! law      = "刑法" / "宪法" / "诉讼法" / "法典" / "条例" / "宪章" / "规约"
//! ```
//!
//! Where it is not certain what is meant, articles are left alone: silence, not a guess.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::citation::cursor::{Cursor, is_numeral};
use crate::citation::{Certainty, OtherBody, Treaty};

/// Whose articles they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    Ours(Treaty),
    Theirs(OtherBody),
    /// A national law, a document, or nobody knows: nothing is said of its articles.
    Unknown,
}

/// The treaty that an article at some place belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Governing {
    pub head: Head,
    pub certainty: Certainty,
    /// Where its name stands directly before the article: the first and last byte of the name.
    pub written: Option<(usize, usize)>,
}

/// What a paragraph has named up to a place.
#[derive(Default)]
pub struct Named {
    /// Everything before has been read.
    read: usize,
    /// Where a title's 《 stands, and how many are open.
    open: Option<(usize, usize)>,
    /// Where the sentence begins.
    sentence: usize,
    /// The name that stands last, even one that governs nothing (各项议定书).
    last: Option<Name>,
    /// The name that governs bare articles.
    governing: Option<Name>,
    /// Where the Convention was last named by a title of its own.
    the_convention: Option<usize>,
    /// Where another convention was last named.
    another_convention: Option<usize>,
    /// Whether another convention has been gone on with as 该公约: then 《公约》 is not its name.
    another_is_that: bool,
    /// The convention that stands for 该公约.
    last_convention: Option<(Head, Certainty)>,
    /// What 公约 by itself has stood for, or what （以下简称《公约》） has made it stand for.
    alias: Option<Alias>,
    protocols: Protocols,
}

/// What a paragraph calls 公约.
#[derive(Clone, Copy)]
struct Alias {
    head: Head,
    certainty: Certainty,
    /// Whether the paragraph says so (以下简称), or has only used it so.
    defined: bool,
}

/// The protocols that a paragraph has named, as far as 该议定书 needs to know.
#[derive(Clone, Copy, Default)]
enum Protocols {
    #[default]
    None,
    One(Treaty),
    Several,
}

/// A name in the text.
#[derive(Clone, Copy)]
struct Name {
    start: usize,
    end: usize,
    head: Head,
    certainty: Certainty,
    /// Whether it stands in brackets behind another name of the same treaty.
    bracketed: bool,
}

/// What a name says before it is known what was named before.
#[derive(Clone, Copy)]
enum Says {
    /// A title that only one treaty has; whether that is a convention.
    Title(Head, Kind),
    /// 公约, 《公约》
    BareConvention,
    /// 该公约
    ThatConvention,
    /// 议定书, 该议定书
    ThatProtocol,
    /// 各项议定书, 有关公约, 《…报告》: nothing with articles that could be meant; what was named
    /// before goes on to govern.
    Several,
    /// A law, an unknown treaty.
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Convention,
    Protocol,
    Else,
}

#[derive(Clone, Copy)]
enum Sign {
    Paragraph,
    Sentence,
    Open,
    Close,
    Convention,
    Protocol,
    Rules,
    Law,
    Charter,
    Abbreviation(Head),
}

/// Words that name something with articles, or end what was named.
const SIGNS: [(&str, Sign); 16] = [
    ("\n", Sign::Paragraph),
    ("。", Sign::Sentence),
    ("《", Sign::Open),
    ("》", Sign::Close),
    ("公约", Sign::Convention),
    ("议定书", Sign::Protocol),
    ("议事规则", Sign::Rules),
    ("刑法", Sign::Law),
    ("宪法", Sign::Law),
    ("诉讼法", Sign::Law),
    ("法典", Sign::Law),
    ("条例", Sign::Law),
    ("宪章", Sign::Charter),
    ("规约", Sign::Charter),
    ("UNTOC", Sign::Abbreviation(Head::Ours(Treaty::Convention))),
    (
        "UNCAC",
        Sign::Abbreviation(Head::Theirs(OtherBody::OtherTreaty)),
    ),
];

/// The Convention's titles before 公约, longest first.
pub(crate) const THE_CONVENTION: [&str; 10] = [
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
pub(crate) const PROTOCOLS: [(&str, Treaty); 17] = [
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

/// What other conventions' names end with before 公约. Behind any other word that is not known to
/// stand before a bare 公约, the name is unknown.
const OTHER_CONVENTIONS: [&str; 49] = [
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
const OTHER_PROTOCOLS: [&str; 5] = ["任择", "京都", "蒙特利尔", "附加", "日内瓦"];

/// Characters that stand before a bare 公约 (根据公约, 和公约) and end no treaty's name.
const LEADS: &str = "据照循依按遵由经在于对向与和及或同跟自从至到以为是即如因除把将被使让令而则但且并又也还均都只仅不未就受见入后前时中内守反行施准定用了着过写有说称看读查引讲论指述列举载示明须要应可能若虽却才再更比替给请叫凭靠乃非";

/// Words that do the same. They end with characters that names could end with.
const LEAD_WORDS: [&str; 34] = [
    "落实", "履行", "违背", "符合", "签署", "缔结", "涉及", "针对", "鉴于", "包括", "提到", "提及",
    "回顾", "重申", "铭记", "强调", "确认", "承认", "支持", "推进", "促进", "顾及", "影响", "补充",
    "修订", "修改", "修正", "体现", "反映", "利用", "解释", "超出", "监测", "审议",
];

/// Words before 公约 or 议定书 that speak of several or of any.
const SEVERAL: [&str; 22] = [
    "各项", "各", "其他", "有关", "相关", "这些", "那些", "两项", "三项", "四项", "上述", "多项",
    "所有", "任何", "一项", "其", "国际", "区域", "多边", "双边", "人权", "禁毒",
];

/// 该公约, 本公约
const THAT: [char; 3] = ['该', '本', '此'];

/// Words directly before 第…条 for documents that are divided into articles or points of their own;
/// what was named before them goes on to govern.
const DOCUMENTS: [&str; 8] = [
    "指南",
    "手册",
    "草案",
    "公报",
    "清单",
    "简报",
    "工具包",
    "示范条文",
];

/// Ends of titles that have no articles: a report between two articles changes nothing.
const WITHOUT_ARTICLES: [&str; 18] = [
    "报告",
    "手册",
    "指南",
    "汇编",
    "研究",
    "概览",
    "评估",
    "摘要",
    "公报",
    "年鉴",
    "索引",
    "说明",
    "清单",
    "简报",
    "工具包",
    "文件",
    "通讯",
    "期刊",
];

/// Ends of titles of other agreements between states, besides 公约 and 议定书.
const TREATIES: [&str; 9] = [
    "宪章", "规约", "条约", "协定", "宣言", "盟约", "章程", "规则", "协约",
];

/// Words directly before 第…条 that number articles of their own.
const LAWS: [&str; 32] = [
    "法", "法典", "法律", "法令", "法规", "法案", "条例", "宪章", "规约", "协定", "协议", "条约",
    "章程", "规则", "细则", "办法", "守则", "宣言", "合同", "规程", "准则", "盟约", "指令", "附件",
    "附录", "附表", "章", "节", "编", "号", "批示", "通知",
];

/// Bytes of the longest title in marks that is read.
const LONGEST_TITLE: usize = 400;
/// Bytes between a name and its article: footnote marks, blanked markup, 的.
const LONGEST_GAP: usize = 200;
/// Bytes between a name and the brackets' short name for it.
const LONGEST_INTRODUCTION: usize = 120;

impl Named {
    /// Whose article stands at the cursor. Places must be asked for in order.
    pub fn at(&mut self, article: Cursor<'_>) -> Option<Governing> {
        self.advance(article.text, article.at);
        if let Some(name) = self.last
            && article
                .text
                .get(name.end..article.at)
                .is_some_and(|gap| is_gap(gap, &name, article.text))
        {
            return Some(Governing {
                head: name.head,
                certainty: name.certainty,
                written: Some((written_start(article.text, &name, article.at), name.end)),
            });
        }
        let before = article.before().trim_end_matches([' ', '的', '中']);
        if suffix(before, &DOCUMENTS).is_some() {
            return None;
        }
        if ends_with_law(before) {
            self.governing = Some(Name {
                start: article.at,
                end: article.at,
                head: Head::Unknown,
                certainty: Certainty::Shape,
                bracketed: false,
            });
        }
        let name = self.governing?;
        let certainty = if name.end < self.sentence {
            Certainty::Shape
        } else {
            name.certainty.min(Certainty::Cued)
        };
        Some(Governing {
            head: name.head,
            certainty,
            written: None,
        })
    }

    /// Reads on to a place.
    fn advance(&mut self, text: &str, to: usize) {
        let from = self.read;
        self.read = to.max(from);
        let Some(unread) = text.get(from..to) else {
            return;
        };
        for found in signs().find_iter(unread) {
            let Some((_, sign)) = SIGNS.get(found.pattern().as_usize()) else {
                continue;
            };
            let (start, end) = (from + found.start(), from + found.end());
            if self
                .open
                .is_some_and(|(open, _)| start - open > LONGEST_TITLE)
            {
                self.open = None;
            }
            match (sign, self.open) {
                (Sign::Paragraph, _) => {
                    *self = Named {
                        read: self.read,
                        sentence: end,
                        ..Named::default()
                    };
                }
                (Sign::Open, None) => self.open = Some((start, 1)),
                (Sign::Open, Some((open, depth))) => self.open = Some((open, depth + 1)),
                (Sign::Close, Some((open, 1))) => {
                    self.open = None;
                    self.title(text, open, end);
                }
                (Sign::Close, Some((open, depth))) => self.open = Some((open, depth - 1)),
                (_, Some(_)) | (Sign::Close, None) => {}
                (Sign::Sentence, None) => self.sentence = end,
                (sign, None) => self.word(text, *sign, start, end),
            }
        }
    }

    /// 《…》
    fn title(&mut self, text: &str, open: usize, end: usize) {
        let marks = ("《".len(), "》".len());
        let written = text.get(open + marks.0..end - marks.1).unwrap_or_default();
        let title = written.replace(' ', "");
        let says = title_says(&title);
        // 公约《关于…的补充议定书》
        let start = match (says, self.last) {
            (Says::Title(Head::Ours(_), Kind::Protocol), Some(last))
                if last.end == open && last.head == Head::Ours(Treaty::Convention) =>
            {
                last.start
            }
            _ => open,
        };
        self.note(text, start, end, says);
    }

    /// A name without marks.
    fn word(&mut self, text: &str, sign: Sign, start: usize, end: usize) {
        let before = text.get(..start).unwrap_or_default();
        let (start, says) = match sign {
            Sign::Convention => {
                let (length, says) = convention_says(before);
                (start - length, says)
            }
            Sign::Protocol => {
                let (length, says) = protocol_says(before);
                let start = start - length;
                // 联合国打击跨国有组织犯罪公约关于…的补充议定书
                match (says, self.last) {
                    (Says::Title(Head::Ours(_), _), Some(last)) if last.end == start => {
                        (last.start, says)
                    }
                    _ => (start, says),
                }
            }
            Sign::Rules => {
                let issuer = before.strip_suffix('的').unwrap_or(before);
                let start = ["缔约方会议", "缔约国会议", "大会", "理事会", "委员会"]
                    .iter()
                    .find(|name| issuer.ends_with(**name))
                    .map_or(start, |name| issuer.len() - name.len());
                let start = match self.last {
                    Some(last) if last.end == start => last.start,
                    _ => start,
                };
                (
                    start,
                    Says::Title(Head::Theirs(OtherBody::RulesOfProcedure), Kind::Else),
                )
            }
            Sign::Charter => (
                start,
                Says::Title(Head::Theirs(OtherBody::OtherTreaty), Kind::Else),
            ),
            Sign::Abbreviation(head) => (start, Says::Title(head, Kind::Convention)),
            // 第5条例如
            Sign::Law if text.get(end..).is_some_and(|rest| rest.starts_with('如')) => return,
            _ => (start, Says::Unknown),
        };
        self.note(text, start, end, says);
    }

    /// Takes down a name.
    fn note(&mut self, text: &str, start: usize, end: usize, says: Says) {
        let introduced = self
            .last
            .filter(|last| introduces(text.get(last.end..start)));
        let (head, certainty) = match says {
            Says::Title(head, _) => (head, Certainty::Explicit),
            Says::BareConvention => match introduced {
                // （以下简称《公约》）
                Some(full) => {
                    self.alias = Some(Alias {
                        head: full.head,
                        certainty: full.certainty,
                        defined: true,
                    });
                    (full.head, full.certainty)
                }
                None => {
                    let is_titled = text
                        .get(start..end)
                        .is_some_and(|name| name.starts_with('《'))
                        || text
                            .get(..start)
                            .is_some_and(|before| before.ends_with('《'));
                    let meant = if self.another_is_that && is_titled && self.alias.is_none() {
                        (Head::Ours(Treaty::Convention), Certainty::Cued)
                    } else {
                        self.bare_convention(text.get(..start).unwrap_or_default())
                    };
                    // What the paragraph has once called 公约 it goes on to call so.
                    let defined = self.alias.is_some_and(|alias| alias.defined);
                    if meant.0 != Head::Unknown && !defined {
                        self.alias = Some(Alias {
                            head: meant.0,
                            certainty: meant.1.min(Certainty::Cued),
                            defined,
                        });
                    }
                    meant
                }
            },
            Says::ThatConvention => self
                .last_convention
                .unwrap_or((Head::Unknown, Certainty::Shape)),
            Says::ThatProtocol => match (introduced, self.protocols) {
                (Some(full), _) => (full.head, full.certainty),
                (None, Protocols::One(treaty)) => (Head::Ours(treaty), Certainty::Cued),
                (None, _) => (Head::Unknown, Certainty::Shape),
            },
            Says::Several | Says::Unknown => (Head::Unknown, Certainty::Shape),
        };
        if matches!((says, head), (Says::ThatConvention, Head::Theirs(_))) {
            self.another_is_that = true;
        }
        match says {
            Says::Title(Head::Ours(Treaty::Convention), _) => {
                self.the_convention = Some(end);
                // What has only been used for another convention may now mean this one.
                let ours = |alias: &Alias| alias.defined || alias.head == head;
                self.alias = self.alias.filter(ours);
            }
            Says::Title(_, Kind::Convention) => self.another_convention = Some(end),
            Says::Title(Head::Ours(treaty), Kind::Protocol) => {
                self.protocols = match self.protocols {
                    Protocols::None => Protocols::One(treaty),
                    Protocols::One(same) if same == treaty => Protocols::One(treaty),
                    _ => Protocols::Several,
                }
            }
            Says::Title(_, Kind::Protocol) => self.protocols = Protocols::Several,
            _ => {}
        }
        if matches!(
            says,
            Says::Title(_, Kind::Convention) | Says::BareConvention | Says::ThatConvention
        ) {
            self.last_convention = Some((head, certainty));
        }
        let name = Name {
            start: introduced.map_or(start, |full| full.start),
            end,
            head,
            certainty,
            bracketed: introduced.is_some(),
        };
        self.last = Some(name);
        if !matches!(says, Says::Several) {
            self.governing = Some(name);
        }
    }

    /// What 公约 by itself means here.
    fn bare_convention(&self, before: &str) -> (Head, Certainty) {
        if let Some(alias) = self.alias {
            let named_in_full = alias.head == Head::Ours(Treaty::Convention)
                && self.the_convention.is_some()
                && self.another_convention.is_none();
            let certainty = if named_in_full {
                Certainty::Explicit
            } else {
                alias.certainty
            };
            return (alias.head, certainty);
        }
        let ours = Head::Ours(Treaty::Convention);
        match (self.the_convention, self.another_convention) {
            (None, None) => (ours, Certainty::Cued),
            (Some(_), None) => (ours, Certainty::Explicit),
            (Some(one), Some(other)) if one > other => (ours, Certainty::Cued),
            // 《反腐败公约》第32条和《公约》第24条: the one is not the other.
            (_, Some(_)) if is_beside_a_citation(before) => (ours, Certainty::Cued),
            (None, Some(_)) => (Head::Theirs(OtherBody::OtherTreaty), Certainty::Cued),
            (Some(_), Some(_)) => (Head::Unknown, Certainty::Shape),
        }
    }
}

/// Whether what stands before is a list mark behind an article or a title.
fn is_beside_a_citation(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    ["以及", "和", "及", "与", "、", "或"]
        .iter()
        .find_map(|mark| before.strip_suffix(mark))
        .is_some_and(|listed| {
            listed
                .trim_end_matches(' ')
                .ends_with(['条', '款', '项', '目', '》'])
        })
}

/// What a title in marks says.
fn title_says(title: &str) -> Says {
    let theirs = Head::Theirs(OtherBody::OtherTreaty);
    if let Some(name) = title.strip_suffix("公约") {
        return if name.is_empty() {
            Says::BareConvention
        } else if THE_CONVENTION.contains(&name) {
            Says::Title(Head::Ours(Treaty::Convention), Kind::Convention)
        } else {
            Says::Title(theirs, Kind::Convention)
        };
    }
    if let Some(name) = title.strip_suffix("议定书") {
        let treaty = if name.contains("任择") {
            None
        } else if name.contains("枪支") || name.contains("枪械") || name.contains("火器") {
            Some(Treaty::FirearmsProtocol)
        } else if name.ends_with("移民") || name.contains("偷运移民") {
            Some(Treaty::SmugglingProtocol)
        } else if name.contains("贩运人口") || name.ends_with("人口贩运") || name == "贩运"
        {
            Some(Treaty::TraffickingProtocol)
        } else {
            None
        };
        return match treaty {
            Some(treaty) => Says::Title(Head::Ours(treaty), Kind::Protocol),
            None if name.is_empty() || name == "补充" => Says::ThatProtocol,
            // 《联合国打击跨国有组织犯罪公约及其议定书》
            None if suffix(name, &SEVERAL).is_some() => Says::Several,
            None => Says::Title(theirs, Kind::Protocol),
        };
    }
    let ends_with = |endings: &[&str]| endings.iter().any(|ending| title.ends_with(ending));
    if title.ends_with("议事规则") {
        Says::Title(Head::Theirs(OtherBody::RulesOfProcedure), Kind::Else)
    } else if ends_with(&TREATIES) {
        Says::Title(theirs, Kind::Else)
    } else if ends_with(&WITHOUT_ARTICLES) {
        Says::Several
    } else {
        Says::Unknown
    }
}

/// What 公约 without marks says, and how many bytes before it belong to the name.
fn convention_says(before: &str) -> (usize, Says) {
    let before = before.trim_end_matches(' ');
    if let Some(name) = suffix(before, &THE_CONVENTION) {
        let head = Head::Ours(Treaty::Convention);
        return (name.len(), Says::Title(head, Kind::Convention));
    }
    if let Some(name) = suffix(before, &OTHER_CONVENTIONS) {
        let head = Head::Theirs(OtherBody::OtherTreaty);
        return (name.len(), Says::Title(head, Kind::Convention));
    }
    if before.ends_with(THAT) {
        return ("该".len(), Says::ThatConvention);
    }
    if suffix(before, &SEVERAL).is_some() {
        return (0, Says::Several);
    }
    if is_lead(before) {
        return (0, Says::BareConvention);
    }
    (0, Says::Unknown)
}

/// What 议定书 without marks says, and how many bytes before it belong to the name.
fn protocol_says(before: &str) -> (usize, Says) {
    let found = PROTOCOLS.iter().find_map(|(name, treaty)| {
        let name = name.strip_suffix("议定书").unwrap_or(name);
        before.ends_with(name).then_some((name.len(), *treaty))
    });
    if let Some((length, treaty)) = found {
        return (length, Says::Title(Head::Ours(treaty), Kind::Protocol));
    }
    let plain = before.strip_suffix("补充").unwrap_or(before);
    if suffix(plain, &SEVERAL).is_some() {
        return (0, Says::Several);
    }
    let supplementing = before.len() - plain.len();
    if plain.ends_with(THAT) {
        return ("该".len() + supplementing, Says::ThatProtocol);
    }
    if is_lead(plain) {
        return (supplementing, Says::ThatProtocol);
    }
    match suffix(plain, &OTHER_PROTOCOLS) {
        Some(name) => {
            let head = Head::Theirs(OtherBody::OtherTreaty);
            (name.len(), Says::Title(head, Kind::Protocol))
        }
        None => (0, Says::Unknown),
    }
}

fn suffix<'a>(before: &str, endings: &[&'a str]) -> Option<&'a str> {
    endings
        .iter()
        .find(|ending| before.ends_with(**ending))
        .copied()
}

/// Whether a name can begin here: behind punctuation, or a word that ends no name.
fn is_lead(before: &str) -> bool {
    match before.chars().next_back() {
        None => true,
        Some(c) if !c.is_alphanumeric() => true,
        Some(c) => LEADS.contains(c) || suffix(before, &LEAD_WORDS).is_some(),
    }
}

/// Whether what stands between two names makes the second one a short form of the first:
/// (, （以下简称“, （下称
fn introduces(between: Option<&str>) -> bool {
    let Some(between) = between.filter(|between| between.len() <= LONGEST_INTRODUCTION) else {
        return false;
    };
    let Some(inside) = skip_marks(between).strip_prefix('(') else {
        return false;
    };
    let words = inside.trim_matches([' ', '“', '"', '「', '『', '‘']);
    !inside.contains(')') && (words.is_empty() || words.contains("简称") || words.contains("下称"))
}

/// Whether nothing but a footnote's mark, blanked markup and 的 stands between a name and an article.
fn is_gap(gap: &str, name: &Name, text: &str) -> bool {
    if gap.len() > LONGEST_GAP {
        return false;
    }
    let mut rest = skip_marks(gap);
    rest = rest.trim_start_matches(['”', '"', '」', '』', '’']);
    if name.bracketed {
        rest = rest.strip_prefix(')').unwrap_or(rest);
    }
    // 《公约》4第30条: a mark that has lost its height.
    if text
        .get(..name.end)
        .is_some_and(|before| before.ends_with('》'))
    {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits <= 2 {
            rest = rest.get(digits..).unwrap_or_default();
        }
    }
    rest = skip_marks(rest);
    for word in [
        "项下的",
        "项下",
        "规定的",
        "所载的",
        "所载",
        "中的",
        "中",
        "的",
        "之",
        ",",
        ":",
    ] {
        if let Some(behind) = rest.strip_prefix(word) {
            rest = behind;
            break;
        }
    }
    skip_marks(rest).is_empty()
}

/// Passes over footnote marks in brackets (`[^9]`, `〔^9〕`; raised ones are folded away), spaces, and
/// what blanked markup leaves.
fn skip_marks(text: &str) -> &str {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start_matches(|c: char| c == ' ' || (c.is_control() && c != '\n'));
        let behind_note = [("[^", ']'), ("〔^", '〕')]
            .iter()
            .find_map(|(open, close)| {
                let inside = trimmed.strip_prefix(open)?;
                inside
                    .find(*close)
                    .and_then(|at| inside.get(at + close.len_utf8()..))
            });
        match behind_note {
            Some(behind) => rest = behind,
            None => return trimmed,
        }
    }
}

/// Where the written name begins, an opening quotation mark with it where the closing one follows.
fn written_start(text: &str, name: &Name, article: usize) -> usize {
    let quoted = text
        .get(name.end..article)
        .is_some_and(|gap| gap.contains(['”', '」', '』']));
    let before = text.get(..name.start).unwrap_or_default();
    match before.chars().next_back() {
        Some(mark @ ('“' | '「' | '『')) if quoted && !name.bracketed => {
            name.start - mark.len_utf8()
        }
        _ => name.start,
    }
}

/// Whether a law or the like stands directly before: 刑法第120条, 附件一第5条.
fn ends_with_law(before: &str) -> bool {
    let before = match before.trim_end_matches(is_numeral) {
        annex if annex.ends_with("附件") => annex,
        _ => before,
    };
    suffix(before, &LAWS).is_some()
}

fn signs() -> &'static AhoCorasick {
    static SIGNS_SEARCH: OnceLock<AhoCorasick> = OnceLock::new();
    SIGNS_SEARCH.get_or_init(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(SIGNS.iter().map(|(sign, _)| sign))
            // panics never: a few short patterns are far below the automaton's limits.
            .expect("the signs fit an automaton")
    })
}
