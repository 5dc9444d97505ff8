//! The words around a quotation by which it is told whose words it holds, by what they are to
//! [`attachment`](super::attachment).
//!
//! All are Chinese: in the other languages a quotation is attached by its place alone. Unlike those of
//! the grammar they are compared with the draft as it is written.

/// What says that words follow. Those of one letter are left out: they are parts of many others.
pub const SAYING: [&str; 62] = [
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
pub const STRANGERS: [&str; 65] = [
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
pub const TURNS: [&str; 22] = [
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
pub const MATTERS: [&str; 25] = [
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
pub const TAKING: [char; 9] = ['与', '同', '比', '对', '就', '将', '把', '为', '给'];

/// Words that lead to a citation behind a quotation.
pub const LEADS: [&str; 22] = [
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

/// Words between a quotation and the citation behind that say where it stands.
pub const LINKS: [&str; 12] = [
    "载于", "载入", "见于", "出自", "源自", "引自", "摘自", "来自", "是", "系", "见", "即",
];

/// What can stand between a citation and its verb, besides the names of those who adopted it. Longer words come before their beginnings.
pub const SUBJECTS: [&str; 69] = [
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
pub const OWN: [&str; 10] = [
    "内容", "原文", "全文", "规定", "要求", "建议", "措辞", "表述", "案文", "文字",
];

/// Words right before a quotation that make it a name.
pub const NAMING: [&str; 18] = [
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

/// Verbs with which somebody else is said to say a quotation.
pub const SPEAKING: [&str; 14] = [
    "说", "指出", "强调", "表示", "认为", "称", "规定", "补充", "回应", "回答", "写道", "发言",
    "声明", "主张",
];

/// What says, anywhere in the sentence, that words are like a provision's, or their sense, and not its own.
pub const ALIKE: [&str; 31] = [
    "类似",
    "相似",
    "近似",
    "相仿",
    "参照",
    "比照",
    "仿照",
    "仿效",
    "效仿",
    "模仿",
    "脱胎",
    "大意",
    "要旨",
    "主旨",
    "意译",
    "改写",
    "改编",
    "转述",
    "概括",
    "归纳",
    "套用",
    "化用",
    "改为",
    "改成",
    "改作",
    "应改",
    "改述",
    "倾向",
    "改动",
    "改造",
    "代之以",
];

/// What a sentence is about that does something about a provision, before it is named.
pub const DOING: [&str; 6] = ["落实", "贯彻", "不同于", "有别于", "为执行", "履行"];

/// What asks whether words are a provision's, before them.
pub const ASKING: [&str; 6] = ["是否", "能否", "可否", "会不会", "是不是", "难道"];

/// What denies, between a provision and words.
pub const DENYING: [&str; 16] = [
    "没有",
    "并未",
    "并非",
    "不是",
    "而非",
    "从未",
    "未曾",
    "不等于",
    "不同",
    "有别",
    "替换",
    "替代",
    "增列",
    "增加",
    "删",
    "修改",
];

/// What says that a provision was taken for something that it is not.
pub const MISTAKEN: [&str; 10] = [
    "误作", "误引", "误写", "误植", "误为", "误译", "错引", "错写", "误读", "曲解",
];

/// What puts words right behind them.
pub const PUT_RIGHT: [&str; 12] = [
    "其实",
    "实际上",
    "实为",
    "原文是",
    "原文为",
    "原文作",
    "应为",
    "应作",
    "正确的",
    "有误",
    "系误",
    "并无此",
];

/// Texts that say something of their own in the words of a provision.
pub const DRAFTS: [&str; 12] = [
    "草案",
    "提案",
    "备选",
    "拟议",
    "草稿",
    "初稿",
    "修正案",
    "修订",
    "修正",
    "改稿",
    "起草",
    "补充",
];

/// Who says something of their own.
pub const SPEAKERS: [&str; 30] = [
    "代表团",
    "代表",
    "主席",
    "发言",
    "专家",
    "学者",
    "媒体",
    "报道",
    "记者",
    "采访",
    "秘书长",
    "捐助方",
    "大会",
    "理事会",
    "法院",
    "有人",
    "我国",
    "某国",
    "该国",
    "本国",
    "我们",
    "政府",
    "部长",
    "院长",
    "检察长",
    "教授",
    "作者",
    "口号",
    "有关方",
    "与会者",
];

/// What has a name of its own, which is quoted.
pub const NAMED: [&str; 6] = ["标题", "题目", "书名", "文章", "论文", "栏目"];

/// Verbs with which somebody else is said, behind a quotation, to have said it.
pub const TELLING: [&str; 9] = [
    "说", "告诉", "表示", "指出", "强调", "回忆", "写道", "称", "评论",
];

/// What denies in the languages that quote the Chinese text, in small letters.
const LATIN: [&str; 44] = [
    "would prefer",
    "should read",
    "paraphras",
    "similar to",
    "modelled on",
    "modeled on",
    "draft ",
    "proposal",
    "proposed",
    "proposes",
    "amend",
    "instead of",
    "rather than",
    "does not",
    "did not",
    "nowhere",
    "wrongly",
    "misquot",
    "inspired by",
    "in substance",
    "to the effect",
    "whether",
    "semblable",
    "inspiré",
    "projet",
    "proposition",
    "amendement",
    "au lieu",
    "plutôt que",
    "ne dit pas",
    "inspirad",
    "proyecto",
    "propuesta",
    "enmienda",
    "en lugar",
    "no dice",
    "подобн",
    "аналогич",
    "проект",
    "предлож",
    "поправк",
    "вместо",
    "مشروع",
    "اقترا",
];

/// Whether a stretch without white space says in another language than Chinese that words are none of a
/// provision's.
pub fn denies_in_latin(said: &str) -> bool {
    if !said.contains(|c: char| c.is_alphabetic() && !is_ideograph(c)) {
        return false;
    }
    let said = said.to_lowercase();
    LATIN
        .iter()
        .any(|words| said.contains(&words.replace(' ', "")))
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// What may stand alone between two citations that hold a quotation together.
pub const JOINING: [&str; 11] = [
    "和", "、", "与", "及", "以及", "同", "或", "，", ",", "；", ";",
];
