//! The words of the Chinese grammar, by what they are to it: in the spelling that the fold gives a
//! text (Simplified characters, half-width forms, plain spaces).
//!
//! A word that two productions read stands here once, and each list is a list of its own because
//! it says something of its own. In a list that is tried from the front, a longer word stands before
//! one that it begins with (or, where names are read backwards, ends with).
//!
//! Proper names are in [`names`](super::names). What is said around quotations is in
//! `search/quotation_words.rs`, since only comparing quotations asks for it.

use crate::citation::continues::Continues;
use crate::citation::{InstrumentKind, Language};

/// Simplified or Traditional.
pub const LANGUAGE: Language = Language::of(*b"zh");

// --- What a citation cannot be without --------------------------------------------------------------

// Each list leads to a production (`mod.rs`). In all spellings: the text is searched as it is written,
// too. 第, 附件 and the numerals with a point behind them lead to one as well.

/// 该决定
pub const POINTING_ANCHORS: [&str; 17] = [
    "这项决",
    "這項決",
    "这份决",
    "此项决",
    "前引决",
    "前引決",
    "该决",
    "該決",
    "该项决",
    "该份决",
    "同一",
    "上述决",
    "前述决",
    "本决",
    "本決",
    "该报告",
    "該報告",
];
/// (s)段
pub const LETTER_ANCHORS: [&str; 20] = [
    ")段", "）段", ")项", "）项", "）項", ")項", ")两", "）两", ")兩", "）兩", ")三", "）三",
    ")各", "）各", ") 段", "） 段", ") 项", "） 项", ") 項", "） 項",
];
/// (二)目, ㈡目
pub const ITEM_ANCHORS: [&str; 14] = [
    ")目", "）目", ") 目", "） 目", "㈠目", "㈡目", "㈢目", "㈣目", "㈤目", "㈥目", "㈦目", "㈧目",
    "㈨目", "㈩目",
];
/// 其附件一, 该附件
pub const ITS_ANCHORS: [&str; 10] = [
    "其附件",
    "其(",
    "其（",
    "同一附件",
    "同附件",
    "该附件",
    "該附件",
    "后者",
    "後者",
    "前者",
];
/// 7/3号决议
pub const NUMBER_ANCHORS: [&str; 4] = ["号决", "號決", "号 决", "號 決"];
pub const KIND_ANCHORS: [&str; 4] = [
    RESOLUTION,
    DECISION,
    TRADITIONAL_RESOLUTION,
    TRADITIONAL_DECISION,
];
/// A., A．
pub const POINTS: [char; 2] = ['.', '．'];

/// What names are not without, in all spellings: 缔约方会议, 反腐败公约, 汇编.
pub const NAME_ANCHORS: [&str; 33] = [
    "会议",
    "會議",
    "大会",
    "大會",
    "理事会",
    "理事會",
    "委员会",
    "委員會",
    "公约",
    "公約",
    "议定书",
    "議定書",
    "工作组",
    "工作組",
    "审议组",
    "審議組",
    "议会",
    "議會",
    "国会",
    "國會",
    "董事会",
    "董事會",
    "股东会",
    "股東會",
    "协会",
    "協會",
    "联盟",
    "聯盟",
    "法院",
    "执行局",
    "執行局",
    COMPILATION,
    "彙編",
];
/// What the compilation calls itself.
pub const COMPILATION: &str = "汇编";

// --- An instrument and its number -----------------------------------------------------------------

/// 第3/4号决定
pub const ORDINAL: &str = "第";
pub const NUMBER: &str = "号";
pub const RESOLUTION: &str = "决议";
pub const DECISION: &str = "决定";

/// The word for a kind.
pub fn kind_word(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Resolution => RESOLUTION,
        InstrumentKind::Decision => DECISION,
    }
}

/// 第三届会议第四号决定
pub const SESSION: &str = "届会议";
/// The session of what was cited before: 该届会议的第二号决定.
pub const THAT_SESSION: [&str; 4] = ["该届会议", "同届会议", "同一届会议", "上述届会议"];

/// The same in Traditional characters.
pub const TRADITIONAL_RESOLUTION: &str = "決議";
pub const TRADITIONAL_DECISION: &str = "決定";

/// Behind a kind: it is not adopted yet, or is a court's.
pub const DRAFT: &str = "草案";
pub const RULING: &str = "书";
/// Behind a kind: it is a draft, or a motion.
pub const NO_KINDS: [&str; 3] = [DRAFT, RULING, "案"];

/// Between a number and a title before its kind: 题为“…”的决定.
pub const TITLED: [&str; 3] = ["题为", "题目为", "标题为"];

/// Before 3/4号决定, these say that it is a decision and not a day: besides [`CUES_BEFORE`].
pub const BEFORE_NUMBERS: [&str; 7] = ["由", "以", "据", "经", "与", "对", "从"];
/// Behind it, these say the same.
pub const BEHIND_NOUNS: [&str; 5] = ["使", "是", "设立", "规定", "通过"];

/// Behind a number whose kind has been said before: 第7/3号用, 到第6/4号为止.
pub const BEHIND_NUMBERS: [char; 6] = ['用', '为', '是', '则', '也', '之'];

/// Behind 3/4, these make it a fraction.
pub const FRACTIONS: [&str; 11] = [
    "多数",
    "以上",
    "以下",
    "票",
    "席",
    "强",
    "的票",
    "时间",
    "成员",
    "缔约方",
    "缔约国",
];

/// Behind a list mark, before the next instrument of a list.
pub const FURTHER: [&str; 6] = ["以及", "并", "和", "尤其是", "特别是", "还有"];

/// A document's symbol may be followed by what it is.
pub const NUMBERED_DOCUMENT: &str = "号文件";
pub const DOCUMENTS: [&str; 2] = ["文件", "报告"];

/// Between two names of one provision.
pub const THAT_IS: [&str; 3] = ["即", "亦即", "也就是"];

// --- Dates ----------------------------------------------------------------------------------------

pub const YEAR: &str = "年";
pub const MONTH: &str = "月";
pub const DAY: &str = "日";

/// Characters of years and days in words, besides digits and the numerals up to ten.
pub const DATE_NUMERALS: &str = "〇零○廿卅";
/// Those of them that are no ten, the commonest first.
pub const ZEROS: &str = "〇零○";

// --- Places in an instrument ----------------------------------------------------------------------

pub const ANNEX: &str = "附件";

/// Behind 附件二 it is a count of annexes or of their pages.
pub const COUNTERS: [&str; 7] = ["个", "份", "页", "件", "张", "则", "类"];
/// One of them that is another word where words follow it: 附件二则与……一致.
pub const CONTRASTING: &str = "则";

pub const PARAGRAPH: &str = "段";
pub const EXECUTIVE_PARAGRAPH: &str = "执行段";
pub const SUBPARAGRAPH: &str = "项";
pub const ITEM: &str = "目";

/// The same as characters: what the text of a place may end with.
pub const PLACE_ENDS: [char; 3] = ['项', '段', '目'];

/// Before a number of a preambular paragraph.
pub const PREAMBLES: [&str; 5] = [PREAMBLE, "序言段", "前言部分", "前言", "序言"];
pub const PREAMBLE: &str = "序言部分";
/// The same in the compilation's own numbering.
pub const PREAMBULAR: [&str; 4] = ["PP.", "PP", "pp.", "pp"];

/// Before a number of an operative paragraph.
pub const OPERATIVE: [&str; 3] = ["执行部分", "执行段落", "正文"];

/// Behind 第二: a division of a document through which its paragraphs are counted on.
pub const DIVISIONS: [&str; 3] = ["章", "部分", "节"];

/// Between a part and its whole: 第3/4号决定的第2段.
pub const OF: &str = "的";
/// The same where a place is meant that an instrument has in it.
pub const OF_WITHIN: [&str; 3] = ["中的", "的", "之"];

/// What may stand between a name and what is in it, where one reads back from that.
pub const WITHIN: [char; 3] = ['的', '中', '之'];

/// Before what is attached to an instrument and is none of its paragraphs.
pub const ATTACHED: &str = "所附";

/// Words between a head or an annex and a place in it: 附件一中的第20段, 附件一所载第26段.
pub const LINKS: [&str; 18] = [
    "本身的",
    "自身的",
    "中的",
    "内的",
    "里的",
    "中所载",
    "所载的",
    "所载",
    "载列的",
    "载有的",
    "所列的",
    "所列",
    "列出的",
    ATTACHED,
    "的",
    "中",
    "内",
    "之",
];

// --- Lists and ranges -----------------------------------------------------------------------------

/// Marks and words between the elements of a list.
pub const LIST_MARKS: [&str; 10] = [
    "、", ",", "以及", "和", "及", "与", "暨", "连同", "同", "还有",
];

/// What stands between numbers of the compilation in a text in another language.
pub const FOREIGN_CONJUNCTIONS: [&str; 7] = ["and", "or", "et", "ou", "y", "o", "и"];

/// The words among them, which may also follow a mark: 七.20，以及七.22.
pub const CONJUNCTIONS: [&str; 6] = ["以及", "和", "及", "与", "还有", "连同"];

/// Or, which joins articles.
pub const ALTERNATIVES: [&str; 2] = ["或者", "或"];
pub const OR: &str = "或";

/// What stands between two citations that stand together, whatever they are.
pub const BETWEEN_CITATIONS: [&str; 10] = [
    "、", "和", "及", "与", "或", "暨", "以及", ",以及", ",和", ",及",
];

/// What stands before 《公约》 where it is beside another title or article.
pub const BESIDE: [&str; 6] = ["以及", "和", "及", "与", "、", "或"];

/// Between the ends of a range.
pub const RANGE_MARKS: [&str; 4] = ["--", "-", THROUGH, "到"];
pub const THROUGH: &str = "至";

/// Behind a bare number or letter, these say that it is not the number of something else.
pub const ENDS_BARE: [&str; 17] = [
    "和", "及", "与", "以及", "至", "到", "附件", "或", "段", "项", "所", "中", "等", "的", "均",
    "也", "又",
];
pub const ENDS_BARE_MARKS: &str = "\n\0,、。;；:!?)]|》”』」\"'-（(】";

/// Characters behind a numeral that count something: 三个方面.
pub const MEASURES: [char; 16] = [
    '个', '项', '条', '种', '点', '类', '次', '国', '方', '年', '月', '日', '位', '名', '份', '段',
];

/// More of the characters that count something, behind figures: 3家机构, 5轮谈判.
pub const FURTHER_MEASURES: &str =
    "家所人天周层级成组批轮步届期篇本册台座处件起宗部章节页小时分秒米公吨户只张句字岁半多余美";

/// Between two lists of which the second goes with the first, one by one, in both scripts: 甲和乙分别在第2段和第3段.
pub const RESPECTIVELY: [&str; 2] = ["分别", "分別"];

/// What ends a clause, a cell or a line.
pub const ENDS_CLAUSE: &str = "\n,。;!?)|】」』”";

// --- The compilation's own numbering --------------------------------------------------------------

/// Behind a part's letter: A部分.
pub const PART: &str = "部分";

/// Behind a section's numeral.
pub const SECTIONS: [&str; 2] = ["部分", "节"];

/// What other citations begin with.
pub const BEGIN_CITATIONS: [&str; 5] = [ORDINAL, RESOLUTION, DECISION, ANNEX, "《"];

/// Before the next reference of a list.
pub const SEE: [&str; 2] = ["见", "参见"];

/// Words before a citation that say that one is meant.
pub const CUES_BEFORE: [&str; 44] = [
    "误作",
    "误写作",
    "误引",
    "写作",
    "例",
    "例如",
    "应为",
    "改为",
    "见",
    "参见",
    "参照",
    "参看",
    "参阅",
    "参考",
    "根据",
    "依照",
    "按照",
    "依据",
    "遵照",
    "遵循",
    "援引",
    "引用",
    "第",
    "建议",
    "段",
    "汇编",
    "载于",
    "引自",
    "摘自",
    "如",
    "即",
    "重申",
    "落实",
    "执行",
    "回顾",
    "符合",
    "按",
    "依",
    "列于",
    "对应",
    "相当于",
    "参引",
    "所述",
    "项",
];

/// What stands right behind a number that is the subject of its sentence: 七.5虽短, 八.7的用词.
pub const SUBJECT_BEHIND: &str = "的中里虽也仍却则已曾还只既即";

/// Words behind a citation that say the same.
pub const CUES_BEHIND: [&str; 20] = [
    "写道", "段", "建议", "项", "所述", "所载", "所列", "规定", "中的", "中所", "提到", "指出",
    "提出", "要求", "主张", "说", "谈", "讲", "强调", "重申",
];

/// What stands before a number of the Chinese text in sentences of other languages: Recommendation 七.23.
pub const FOREIGN_RECOMMENDATIONS: [&str; 10] = [
    "recommendation",
    "recommendations",
    "recommandation",
    "recommandations",
    "recomendación",
    "recomendaciones",
    "рекомендация",
    "рекомендации",
    "рекомендацию",
    "التوصية",
];

/// Words before a number that make it another thing's: 定理 三.2, 式(二.4), 图三.1.
pub const OTHERS_NUMBERED: [&str; 25] = [
    "例", "定理", "引理", "命题", "推论", "定义", "公式", "算式", "算法", "例题", "习题", "练习",
    "注记", "性质", "断言", "附录", "附表", "附图", "表格", "图", "表", "章", "节", "式", "例子",
];

/// Before a month and a day that is celebrated: 纪念七.1.
pub const CELEBRATING: [&str; 9] = [
    "纪念", "庆祝", "欢度", "喜迎", "迎接", "欢庆", "献礼", "年", "年的",
];

/// What a month and a day are put before, as a name for what happened or is done on it: 九.18事变.
pub const EVENTS: [&str; 43] = [
    "事变", "事件", "运动", "惨案", "起义", "暴动", "政变", "革命", "战役", "阅兵", "恐怖", "袭击",
    "恐袭", "爆炸", "地震", "洪水", "暴雨", "事故", "空难", "火灾", "矿难", "专案", "大案", "讲话",
    "指示", "晚会", "国庆", "大促", "纪念", "假期", "长假", "前夕", "当天", "游行", "精神", "勋章",
    "大道", "大街", "广场", "学校", "中学", "小学", "公园",
];

/// 劳动节, and what 节 is no feast in: 细节.
pub const FEAST: char = '节';
pub const NO_FEASTS: [char; 9] = ['细', '环', '情', '季', '调', '章', '关', '礼', '一'];

/// Characters directly before a numeral that make it another: 图三.1, 其一.2, 百三.1.
pub const OTHERS_BEFORE: &str = "图表章节式其之百千万零〇〈";

/// What stands behind a number that is another thing's: 第二.1节, 合同第七.1条.
pub const OTHERS_BEHIND: [&str; 13] = [
    "号", "节", "条", "款", "章", "页", "题", "版", "级", "图", "表", "点", "點",
];

/// Characters directly behind a number that make it an amount: 一.5倍, 三.14%.
pub const AMOUNTS: &str = "倍亿万千百%‰元年月日/_°℃";
/// What begins like a count of points and is a verb: 九.17点名提到.
pub const VERBS_WITH_POINT: [&str; 4] = ["点名", "点明", "点出", "点到"];
/// Before a number of the compilation, and not 其 of another thing's.
pub const ESPECIALLY: &str = "尤其";

// --- Meetings of a working group ------------------------------------------------------------------

/// 第七次会议
pub const MEETING: &str = "次会议";
/// The same without the noun: 第七次.
pub const TIME: &str = "次";
/// 第八次和第九次会议
pub const MEETING_COUNTED: &str = "次";
/// Any of somebody's
pub const MEETING_OF_ANY: &str = "会议";
pub const RECOMMENDATION: &str = "建议";
pub const REPORT: &str = "报告";
pub const TRADITIONAL_REPORT: &str = "報告";

/// Between a meeting and its recommendations.
pub const ADOPTED_AT: [&str; 12] = [
    "上所通过之",
    "所通过之",
    "通过之",
    "上所通过的",
    "上通过的",
    "上提出的",
    "所通过的",
    "通过的",
    "提出的",
    "所载的",
    "的",
    "之",
];

/// Behind a recommendation that goes by its number alone, what it is said to say: 其十八谓.
pub const SAYS: [char; 8] = ['谓', '云', '言', '曰', '称', '述', '论', '为'];

/// What is counted in columns that count no places.
pub const LINES: [&str; 7] = ["行", "行次", "行号", "页", "页码", "页次", "页数"];

/// Before the number of a recommendation, in both scripts: 建议11.
pub const RECOMMENDATIONS: [&str; 2] = ["建议", "建議"];
/// What stands behind them besides figures: 建议(a), 建议 11, 建议第6段.
pub const BEFORE_RECOMMENDED: [&str; 14] = [
    "(", "（", " ", ORDINAL, "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
];

/// What recommendations are counted in: 第20项建议. They are paragraphs like others.
pub const RECOMMENDATION_UNITS: [&str; 4] = [SUBPARAGRAPH, "条", NUMBER, PARAGRAPH];

/// Between an annex and a recommendation in it, besides [`LINKS`].
pub const RECOMMENDED: [&str; 4] = ["通过的", "核可的", "提出的", "列明的"];

/// Between a year and what the meeting of that year recommended: 2013年会议建议9.
pub const MEETING_OF_YEAR: [&str; 7] = [
    "的工作组会议",
    "工作组会议",
    "的会议",
    "会议",
    "的工作组",
    "工作组",
    "的",
];

/// 2013年会议建议9, 2014年建议8
pub const YEAR_ANCHORS: [&str; 7] = [
    "年会议",
    "年會議",
    "年建议",
    "年建議",
    "年的",
    "年工作组",
    "年工作組",
];

/// Behind one of these it is the meeting of somebody else: 安全理事会第…次会议.
pub const ENDS_OF_BODIES: [char; 5] = ['会', '院', '组', '委', '局'];

// --- What was cited before ------------------------------------------------------------------------

/// Before a kind or a document that has been cited: 该决定.
pub const POINTING: [&str; 13] = [
    "前引",
    "这项",
    "这份",
    "此项",
    "该项",
    "该份",
    "该",
    "同一份",
    "同一项",
    "同一",
    "上述",
    "前述",
    "本",
];

/// The one among them that stands for the document itself.
pub const OWN: &str = "本";

/// Characters before 该 and 本 with which they are part of another word: 应该决定, 版本决定.
pub const NOT_BEFORE_POINTING: [char; 8] = ['应', '版', '基', '根', '成', '文', '样', '原'];

/// The instrument that the sentence has just cited: 其附件一.
pub const ITS: &str = "其";
pub const THAT_ANNEX: [&str; 3] = ["同一附件", "同附件", "该附件"];
/// Of two that were cited: 后者附件(b)项.
pub const LATTER: [&str; 4] = ["后者", "後者", "后一份", "后一项"];
pub const FORMER: [&str; 3] = ["前者", "前一份", "前一项"];

/// What a header has behind what is numbered: 决议号, 段次.
pub const NUMBERED_BEHIND: [&str; 5] = ["编号", "号", "次", "落", "数"];
/// What a clause ends with.
pub const CLAUSE_MARKS: [char; 10] = [',', '，', ';', '；', '。', ':', '：', '(', '（', '\n'];
/// Before a place in quotation marks: how it is written is spoken of.
pub const WRITTEN_AS: [&str; 6] = ["用", "写", "写成", "写作", "叫", "称"];
/// The article that was cited last: 同条第四款.
pub const THAT_ARTICLE: [&str; 5] = ["同一条", "同条", "该条", "上述条", "前述条"];
/// Between an article and the treaty that it is said to be of: 第44条是《反腐败公约》的.
pub const IS: [&str; 3] = ["则是", "是", "为"];
/// Behind a treaty's name and 的: its conference is meant, 反腐败公约的也通过了.
pub const ELLIPTIC: [&str; 9] = ["也", "则", "是", "通过", "那", "又", "于", "在", "同样"];
/// Between what a document calls a treaty and the treaty: 公约指《…公约》.
/// Around what a definition leaves out: 除另有说明外.
pub const EXCEPT: &str = "除";
pub const EXCEPTED: &str = "外";
pub const MEANS: [&str; 6] = ["系指", "是指", "一律指", "均指", "指", "即"];
/// What the number of a law or decree in brackets ends with.
pub const NUMBERED_LAW: &str = "号)";
/// Behind the number of a paper that has articles: 财资环〔2021〕76号文件第七条.
pub const NUMBERED_PAPERS: [&str; 7] = [
    "号文件",
    "号文",
    "号令",
    "号通知",
    "号公告",
    "号批复",
    "号通告",
];
/// The paragraph that was cited last: 同段(b)项.
pub const THAT_PARAGRAPH: [&str; 3] = ["同一段", "同段", "该段"];
/// Characters before a paragraph that is no further place of the article cited before.
pub const BEFORE_NO_PLACE: [char; 8] = ['条', '法', '例', '》', '前', '本', '章', '议'];
/// Counting what has been listed: (d)、(e)两项.
pub const LISTED: [&str; 6] = ["两", "三", "四", "五", "各", "等"];

/// Between what is cited and what of it is cited with it: 决议及其附件.
pub const TOGETHER_WITH: [&str; 8] = ["及", "和", "与", "以及", "连同", "、", "暨", ",连同"];

/// Before a place of what is no head of a citation: 《巴黎宣言》第3段, 报告第5段.
pub const WITH_PLACES: [&str; 48] = [
    "》",
    "〉",
    "条",
    "款",
    "宣言",
    "报告",
    "文件",
    "草案",
    "公报",
    "条约",
    "公约",
    "判决",
    "判决书",
    "意见",
    "评论",
    "手册",
    "指南",
    "纲要",
    "章程",
    "议程",
    "协定",
    "规则",
    "准则",
    "声明",
    "备忘录",
    "论文",
    "文章",
    "讲话",
    "发言",
    "裁决",
    "范围",
    "规约",
    "宪章",
    "法",
    "建议",
    "说明",
    "说明书",
    "注释",
    "评注",
    "释义",
    "附录",
    "结论",
    "细则",
    "守则",
    "办法",
    "纲领",
    "战略",
    "清册",
];

/// A conference that has been named before: 该会议第8/2号决议. Whose that is, the text before it says.
pub const THAT_CONFERENCE: [&str; 6] = [
    "该会议",
    "同一会议",
    "上述会议",
    "前述会议",
    "这一会议",
    "此会议",
];
/// Before a place of the report that was cited: 报告第7段.
pub const REPORTS_BEFORE: [&str; 2] = ["报告", "该文件"];
/// Between a report or an annex and a place in it: 报告则是第24段, 附件里写作“第20段”. Longer ones before those that they
/// begin or end with.
pub const BEHIND_PAPER: [&str; 14] = [
    "则", "编为", "写作", "写成", "是", "为", "作", "中", "里", "内", "的", "即", "用", "在",
];
/// Of these words so many stand together at most: 报告中则编为.
pub const MOST_BEHIND_PAPER: usize = 3;
/// Before a place of what was cited last.
pub const AMONG_THEM: &str = "其中";
/// Before a letter or an item that goes without its unit, in the folded text: 其中(一)强调……，(二)要求…….
pub const LISTED_ANCHORS: [&str; 5] = ["其中(", "同段(", "该段(", ",(", ";("];
/// Behind a place that is to be changed; 建议 before it is a verb: 建议第6段删去.
pub const CHANGES: [&str; 14] = [
    "改", "删", "修改", "修订", "移", "并入", "合并", "增", "补", "调整", "换", "拆", "另起", "与",
];

/// Before what one calls a paper of one's own, or of whom one writes to: 本备忘录, 我方草案, 贵函.
pub const OWN_BEFORE: [&str; 9] = [
    "本",
    "我方",
    "我们的",
    "我的",
    "拙",
    "贵",
    "贵方",
    "你方",
    "来",
];
/// Papers that one may so call.
pub const OWN_PAPERS: [&str; 16] = [
    "备忘录",
    "草案",
    "项目文件",
    "意见",
    "意见书",
    "函",
    "信",
    "论文",
    "研究",
    "手册",
    "指南",
    "简报",
    "评注",
    "讲义",
    "纪要",
    "稿",
];

/// Before a place of the draft itself: 上文第3段.
pub const OWN_TEXT: [&str; 14] = [
    "上文",
    "下文",
    "前文",
    "本报告",
    "本文件",
    "本文",
    "本说明",
    "本说明的",
    "本报告的",
    "本文件的",
    "上文的",
    "本节",
    "本章",
    "本稿",
];

pub const DITTO: &str = "同上";
/// The same in other words, and what may stand behind it before a place: 同上文件.
pub const DITTOS: [&str; 11] = [
    "同上文件",
    "同上注",
    "同上",
    "同前引",
    "同前",
    "前引",
    "上引",
    "Ibid.",
    "ibid.",
    "Ibid",
    "ibid",
];
/// Before the number of a note: 同注3，第12段. In all spellings.
pub const NOTE_ANCHORS: [&str; 8] = [
    "同注", "同註", "前注", "前註", "见注", "見註", "脚注", "腳註",
];
pub const SAME_NOTE: [&str; 5] = ["同注", "前注", "见注", "脚注", "前引注"];

// --- Who issued an instrument ---------------------------------------------------------------------

/// Endings of bodies that are none of those known by name, longer ones before those that they end with.
pub const BODIES: [&str; 30] = [
    "人民代表大会",
    "代表大会",
    "股东大会",
    "股东会",
    "董事会",
    "缔约国大会",
    "委员会",
    "议会",
    "秘书处",
    "国会",
    "法院",
    "政府",
    "行政长官",
    "联盟",
    "协会",
    "公司",
    "总统",
    "内阁",
    "主席团",
    "执行局",
    "总局",
    "教育部",
    "财政部",
    "司法部",
    "卫生部",
    "省厅",
    "总署",
    "法庭",
    "仲裁庭",
    "业主大会",
];

/// Those of them that number what they adopt.
pub const NUMBERING_BODIES: [&str; 12] = [
    "代表大会",
    "股东大会",
    "业主大会",
    "股东会",
    "董事会",
    "议会",
    "国会",
    "委员会",
    "执行局",
    "协会",
    "联盟",
    "法院",
];
/// Before what a body has adopted, in its clause.
pub const ADOPTING: [&str; 3] = ["通过", "作出", "表决"];

/// Endings of the names of ministries, agencies, companies and places, where nothing better is known.
pub const AUTHORITIES: [&str; 32] = [
    "盟",
    "部",
    "局",
    "署",
    "省",
    "州",
    "市",
    "县",
    "厅",
    "院",
    "委",
    "司",
    "党",
    "军",
    "庭",
    "会",
    "处",
    "行",
    "厂",
    "校",
    "馆",
    "中心",
    "集团",
    "小组",
    "组织",
    "会议",
    "论坛",
    "机构",
    "共同体",
    "网络",
    "基金",
    "大学",
];

/// What ends in one of them and is no authority.
pub const NO_AUTHORITIES: [&str; 19] = [
    "出处",
    "之处",
    "别处",
    "届会议",
    "次会议",
    "全部",
    "内部",
    "部分",
    "外部",
    "上市",
    "各州",
    "机会",
    "社会",
    "与会",
    "开会",
    "此处",
    "进行",
    "执行",
    "另行",
];

/// Words between a body and a number that it issued: 人权理事会在第8/12号决议中.
pub const ISSUING: [&str; 9] = [
    "在",
    "于",
    "的",
    "之",
    "通过",
    "通过了",
    "通过的",
    "作出",
    "作出了",
];

/// Behind a body: it issued what follows.
pub const ISSUES: [&str; 6] = ["通过", "作出", "核可", "的第", "第", "在第"];

/// Before a body: it is spoken to, and issues nothing here.
pub const ADDRESSING: [&str; 14] = [
    "请", "请求", "提请", "邀请", "要求", "敦促", "呼吁", "促请", "鼓励", "向", "给", "对", "与",
    "同",
];

/// What ends in one of them and says nothing of the kind.
pub const NOT_ISSUING: [&str; 4] = ["关于", "对于", "鉴于", "由于"];

/// Behind a body's name, where it stands behind the instrument: ，由人权理事会通过.
pub const BY: &str = "由";
pub const ADOPTED: &str = "通过";
pub const TRADITIONAL_ADOPTED: &str = "通過";

/// Words that a bare 公约缔约方会议 stands behind, besides those that a bare 公约 does
/// ([`BEFORE_BARE_TREATY`]).
pub const BEFORE_BARE_CONFERENCE: [&str; 17] = [
    "的", "该", "本", "供", "欢迎", "提交", "感谢", "参加", "出席", "呼吁", "鼓励", "建议", "同意",
    "当", "待", "上", "此外",
];

// --- Treaties and their articles ------------------------------------------------------------------

pub const CONVENTION: &str = "公约";
pub const PROTOCOL: &str = "议定书";
pub const RULES_OF_PROCEDURE: &str = "议事规则";

/// What conventions are called for or after: what their names end with before 公约, besides those that are known
/// by name. Behind any other word that is not known to stand before a bare 公约, the name is unknown.
pub const CONVENTIONS_OF: [&str; 34] = [
    "腐败",
    "单一",
    "权利国际",
    "权利",
    "合同",
    "框架",
    "维也纳",
    "日内瓦",
    "海牙",
    "东京",
    "蒙特利尔",
    "华盛顿",
    "纽约",
    "芝加哥",
    "伯尔尼",
    "巴黎",
    "欧洲",
    "美洲",
    "非洲",
    "条约法",
    "难民",
    "酷刑",
    "恐怖主义",
    "歧视",
    "灭绝种族罪",
    "网络犯罪",
    "武器",
    "劳工",
    "奴隶制",
    "引渡",
    "洗钱",
    "人质",
    "领事关系",
    "外交关系",
];

/// Those of a treaty, behind its name: 濒危物种贸易公约缔约方大会.
pub const PARTIES: [&str; 2] = ["缔约方", "缔约国"];

/// Before the name of a convention of the world's: a region's own.
pub const REGIONS: [&str; 12] = [
    "阿拉伯",
    "美洲",
    "美洲国家",
    "非洲",
    "非洲联盟",
    "欧洲",
    "欧洲委员会",
    "东盟",
    "独联体",
    "上海合作组织",
    "区域",
    "加勒比",
];

/// The same of protocols, before 议定书.
pub const PROTOCOLS_OF: [&str; 5] = ["任择", "京都", "蒙特利尔", "附加", "日内瓦"];

/// What any working group is called: ours, unless another's name ends before it.
pub const WORKING_GROUP: &str = "工作组";

/// What the names of all groups end with.
pub const GROUP: &str = "组";

/// What working groups have in their names besides what they are for.
pub const WORKING_GROUP_PIECES: [&str; 4] = ["不限成员名额", "政府专家", "临时", WORKING_GROUP];

/// Endings of agreements between states, whose conferences adopt instruments.
pub const AGREEMENTS: [&str; 3] = ["公约", "协定", "议定书"];
/// Those that are never ours.
pub const OTHER_AGREEMENTS: [&str; 3] = ["协定", "议定书", "条约"];

/// Before 议定书: it is still that treaty's.
pub const SUPPLEMENTARY: &str = "补充";

/// How the title of a protocol begins, or what it is described by: 关于贩运人口的补充议定书, 打击偷运移民的议定书.
pub const ON_A_SUBJECT: [&str; 7] = ["关于", "打击", "预防", "防止", "禁止", "惩治", "针对"];

/// Before 议定书: to any convention.
pub const OPTIONAL: &str = "任择";

/// National laws, whose articles are no citations.
pub const LAWS: [&str; 5] = ["刑法", "宪法", "诉讼法", "法典", "条例"];

/// What makes the end of 条例 another word: 第5条例如.
pub const BEHIND_NO_LAW: [char; 1] = ['如'];

/// Treaties of another kind than conventions and protocols.
pub const CHARTERS: [&str; 2] = ["宪章", "规约"];

/// Endings of titles of other agreements between states, besides 公约 and 议定书.
pub const TREATY_TITLES: [&str; 9] = [
    "宪章", "规约", "条约", "协定", "宣言", "盟约", "章程", "规则", "协约",
];

/// Endings of titles that have no articles: a report between two articles changes nothing.
pub const WITHOUT_ARTICLES: [&str; 18] = [
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

/// Words directly before 第…条 for documents that are divided into articles or points of their own;
/// what was named before them goes on to govern.
pub const WITH_POINTS: [&str; 10] = [
    "纪要",
    "备忘录",
    "指南",
    "手册",
    "草案",
    "公报",
    "清单",
    "简报",
    "工具包",
    "示范条文",
];

/// Words directly before 第…条 that number articles of their own.
pub const WITH_ARTICLES: [&str; 32] = [
    "法", "法典", "法律", "法令", "法规", "法案", "条例", "宪章", "规约", "协定", "协议", "条约",
    "章程", "规则", "细则", "办法", "守则", "宣言", "合同", "规程", "准则", "盟约", "指令", "附件",
    "附录", "附表", "章", "节", "编", "号", "批示", "通知",
];

/// Bodies that have rules of procedure, by the ends of their names. These are words of the language and no names:
/// every treaty's conference is called by one of the first two.
pub const WITH_RULES: [&str; 5] = ["缔约方会议", "缔约国会议", "大会", "理事会", "委员会"];

/// Words before 公约 or 议定书 that speak of several or of any.
pub const SEVERAL: [&str; 24] = [
    "新", "新的", "各项", "各", "其他", "有关", "相关", "这些", "那些", "两项", "三项", "四项",
    "上述", "多项", "所有", "任何", "一项", "其", "国际", "区域", "多边", "双边", "人权", "禁毒",
];

/// The numeral that counts things, besides those of numbers: 两公约.
pub const TWO: char = '两';

/// 该公约
pub const THAT: [char; 3] = ['该', '本', '此'];
/// The same in words of several characters: 上述公约.
pub const THAT_NAMED: [&str; 5] = ["上述", "前述", "这项", "此项", "同一"];
/// The same where a text is read as it is written.
pub const TRADITIONAL_THAT: char = '該';

/// Before the convention that who writes is at work with: 我们这部公约.
pub const OUR: [&str; 4] = ["我们的", "我们这部", "我们这个", "我们"];

/// Characters that stand before a bare 公约 (根据公约, 和公约) and end no treaty's name.
pub const BEFORE_BARE_TREATY_ENDS: &str = "据照循依按遵由经在于对向与和及或同跟自从至到以为是即如因除把将被使让令而则但且并又也还均都只仅不未就受见入后前时中内下母守反行施准定用了着过写有说称看读查引讲论指述列举载示明须要应可能若虽却才再更比替给请叫凭靠乃非来然此";

/// Words that do the same. They end with characters that names could end with.
pub const BEFORE_BARE_TREATY: [&str; 71] = [
    "其实", "最终", "今年", "去年", "同年", "毕竟", "试问", "注意", "较之", "涵盖", "引出", "批准",
    "核准", "加入", "退出", "遵守", "恪守", "超过", "触犯", "抵触", "满足", "属于", "起草", "完善",
    "转化", "吸收", "对应", "参考", "结合", "背离", "贯彻", "印证", "契合", "围绕", "依托", "研究",
    "讨论", "落实", "履行", "违背", "符合", "签署", "缔结", "涉及", "针对", "鉴于", "包括", "提到",
    "提及", "回顾", "重申", "铭记", "强调", "确认", "承认", "支持", "推进", "促进", "顾及", "影响",
    "补充", "修订", "修改", "修正", "体现", "反映", "利用", "解释", "超出", "监测", "审议",
];

/// In brackets behind a treaty's name, before the short name for it: （以下简称《公约》）.
pub const INTRODUCING: [&str; 2] = ["简称", "下称"];
/// The same where a text is read as it is written.
pub const INTRODUCING_TRADITIONAL: [&str; 2] = ["簡稱", "下稱"];

/// Between a treaty's name and its article.
pub const BEFORE_ARTICLE: [&str; 11] = [
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
];

pub const ARTICLE: &str = "条";
pub const TRADITIONAL_ARTICLE: &str = "條";
/// What a column of them is headed with.
pub const ARTICLES: &str = "条款";
/// Numerals beyond those of the numbers that are read.
pub const LARGE_NUMERALS: &str = "百千零〇";
/// The parts of an article are 款, 项, 目; some write a treaty's paragraph as an instrument's.
pub const ARTICLE_PARAGRAPHS: [&str; 2] = [ARTICLE_PARAGRAPH, PARAGRAPH];
pub const ARTICLE_PARAGRAPH: &str = "款";
/// The same as characters, with what stands under them: what the text of a place may end with.
pub const ARTICLE_PLACE_ENDS: [char; 4] = ['项', '目', '款', '段'];
/// The ends of an article, a place in one, or a title.
pub const CITED_ENDS: [char; 5] = ['条', '款', '项', '目', '》'];

/// Words behind 第3条 that make 条 a measure word: 第3条建议.
pub const COUNTED: [&str; 24] = [
    "建议", "意见", "经验", "消息", "评论", "理由", "原因", "措施", "新闻", "线路", "线索", "路线",
    "途径", "道路", "河", "街", "战线", "铁路", "航线", "信息", "记录", "标准", "任务", "结论",
];

/// With these 条 is part of a longer word, or the article another: 条约, 第五条之一.
pub const LONGER_THAN_ARTICLE: [&str; 6] = ["约", "例", "目", "文", "件", "款"];
/// Before the number of an article that has been put behind another: 第5条之一.
pub const THEREOF: &str = "之";

/// What begins like one of them and is a word of its own: 第5条约定.
pub const APART_FROM_ARTICLE: [&str; 8] = [
    "约定", "约束", "例如", "例外", "目的", "目标", "文本", "文字",
];

// --- What comes next while a citation is typed ----------------------------------------------------

/// Probable ends of what is being typed, in the order in which they are tried: nothing (七.2), an annex, a paragraph,
/// the rest of 第2段, letters, items, articles of a treaty, instruments in both forms. In the place of `{figure}`,
/// `{letter}` and the others stands what comes next. Those without words are in no language.
pub const CONTINUATIONS: [(Continues, &str); 27] = [
    (Continues::Typed, ""),
    (Continues::Annex, "附件"),
    (Continues::Annex, "件"),
    (Continues::Figure, "{figure}"),
    (Continues::Figure, "段"),
    (Continues::Figure, "{figure}段"),
    (Continues::Figure, "{numeral}段"),
    (Continues::Figure, "{figure}项建议"),
    (Continues::Letter, "{letter}"),
    (Continues::Letter, "{letter})段"),
    (Continues::Letter, "{letter})项"),
    (Continues::Letter, "{letter})"),
    (Continues::Letter, ")项"),
    (Continues::Letter, ")"),
    (Continues::Item, "{item})"),
    (Continues::Item, "({item})"),
    (Continues::Item, "{circled}"),
    (Continues::Article, "条"),
    (Continues::Article, "{numeral}条"),
    (Continues::Article, "{figure}条"),
    (Continues::Instrument, "3/4号决定"),
    (Continues::Instrument, "/4号决定"),
    (Continues::Instrument, "4号决定"),
    (Continues::Instrument, "号决定"),
    (Continues::Instrument, "3/4"),
    (Continues::Instrument, "/4"),
    (Continues::Instrument, "4"),
];

/// The first paragraph, in words: behind 附件一 a number alone would be read as part of the annex's.
pub const FIRST_PARAGRAPH: &str = "第1段";
