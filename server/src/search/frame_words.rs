//! The words that say of a quotation whose words it holds, as [`frame`](super::frame) weighs them.
//!
//! Chinese ones are Simplified and as short as they can be: 改 is in 改为, 改成, 修改 and 改写, and what has one
//! of them and means something else is among the [`HARMLESS`]. Alphabetic ones begin with a blank where a word
//! begins, and end with one where it ends.

/// What a frame says of the words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// That it gives the wording itself: 原文, 一字不差, reads.
    Wording,
    /// That they are like the provision's: 与七.20类似.
    Alike,
    /// That they are its sense: 大意.
    Sense,
    /// That somebody would like it to have them, or that a draft of it had them.
    Proposed,
    /// The question whether it has them.
    Asked,
    /// That it could have them: 要是七.20规定.
    Supposed,
    /// That it has them not.
    Denied,
    /// That it was quoted so by mistake.
    Mistaken,
    /// That somebody or something else has them, perhaps in a draft.
    Another,
}

/// What is said with so many points against them cannot be a claim, whatever else is said.
const NEVER: i32 = -100;

impl Evidence {
    /// How much it speaks for a claim of the provision's wording.
    pub fn points(self) -> i32 {
        match self {
            Evidence::Wording => 4,
            Evidence::Another => -6,
            Evidence::Alike
            | Evidence::Sense
            | Evidence::Proposed
            | Evidence::Asked
            | Evidence::Supposed
            | Evidence::Denied
            | Evidence::Mistaken => NEVER,
        }
    }
}

impl Evidence {
    /// Whether it says that the words are others than those of the text, which giving its wording contradicts.
    pub fn is_of_wording(self) -> bool {
        match self {
            Evidence::Alike
            | Evidence::Sense
            | Evidence::Proposed
            | Evidence::Mistaken
            | Evidence::Another => true,
            Evidence::Wording | Evidence::Asked | Evidence::Supposed | Evidence::Denied => false,
        }
    }
}

/// Where around a quotation words count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Anywhere in its sentence.
    Sentence,
    /// In the clause of the citation or of the quotation, or between them.
    Clause,
    /// In the clause right before the citation, or before the quotation where that stands first.
    Lead,
    /// Between a citation and a quotation behind it.
    Between,
    /// Behind the quotation, in its sentence.
    Behind,
    /// In the sentence behind that one.
    Next,
}

/// What has letters of the words below and means something else.
pub const HARMLESS: [&str; 29] = [
    "《公约》第",
    "参考答案",
    "参考书",
    "参考文献",
    "参考资料",
    "无误",
    "没有错",
    "没错",
    "不错",
    "若干",
    "改善",
    "改进",
    "改革",
    "改变",
    "拟订",
    "拟定",
    "不同意",
    "似乎",
    "模拟",
    "不仅",
    "不只",
    "不但",
    "不容",
    "专家组",
    "理解得",
    "代表性",
    "差错率",
    "不少",
    "政府间",
];

/// What is said of the wording itself.
pub const WORDING: [&str; 54] = [
    "原文",
    "原话",
    "原句",
    "原样",
    "全文",
    "照录",
    "照抄",
    "逐字",
    "一字",
    "措辞",
    "用词",
    "字句",
    "字样",
    "遣词",
    "文字是",
    "文字为",
    "案文是",
    "案文为",
    "抄录",
    "摘录",
    "节录",
    "摘抄",
    "宣读",
    "引的",
    "所引",
    "引用了",
    "写的是",
    " reads ",
    " quot",
    " verbatim",
    " wording",
    " chinese text",
    " chinese original",
    " chinese version",
    " will read ",
    " read out",
    " read aloud",
    " text of",
    " mot pour mot",
    " texte chinois",
    " version chinoise",
    " lira ",
    " texto chino",
    " versión china",
    " leerá ",
    " textualmente",
    " гласит",
    " цитируем",
    " китайский текст",
    " китайском тексте",
    " зачит",
    " дословно",
    " النص الصيني",
    " سيقرأ ",
];

/// What has alphabetic words of the lists below and means something else: what provisions are about.
pub const ALPHABETIC_HARMLESS: [&str; 24] = [
    " alternative means of ",
    " other means of ",
    " ways and means ",
    " means of ",
    " means for ",
    " means to ",
    " by means ",
    " model law ",
    " model laws ",
    " model legislation ",
    " model treaty ",
    " model request ",
    " model form ",
    " model agreement ",
    " asset tracking ",
    " case tracking ",
    " tracking of ",
    " draft request ",
    " draft requests ",
    " drafting of requests ",
    " drafting requests ",
    " spirit of cooperation ",
    " espíritu de cooperación ",
    " no fewer than ",
];

/// What begins a clause behind a quotation that says what the words are.
pub const NAMING_WORDS: [&str; 7] = [
    "这是",
    "这只是",
    "这不过是",
    "这仅是",
    "此系",
    "此为",
    "這是",
];

/// What words are called that give the sense of others.
pub const SUMMARIES: [&str; 12] = [
    "概括", "归纳", "总结", "转述", "复述", "改写", "意译", "概述", "大意", "提炼", "缩写", "改述",
];

/// What stands before a text's own words, besides what speaks of wording.
pub const HEADING_WORDS: [&str; 10] = [
    "文字", "全文", "案文", "条文", "规定", "要求", "内容", "如下", "写道", " text ",
];

/// What a text's own words are called.
pub const OWN_WORDING: [&str; 14] = [
    "原文", "原话", "原句", "原词", "措辞", "措词", "用词", "字句", "原样", "引文", "照录", "照抄",
    "摘录", "引语",
];

/// What denies behind words that they are what stands behind it.
pub const DENYING: [&str; 5] = ["不是", "非", "不算", "算不上", "谈不上"];

/// Verbs before a provision of whose words others are made: what stands behind is what came of it.
pub const TAKING_ON: [&str; 44] = [
    "呼应",
    "响应",
    "传承",
    "继承",
    "承袭",
    "承继",
    "沿袭",
    "秉承",
    "秉持",
    "延续",
    "延伸",
    "发展",
    "发扬",
    "发挥",
    "超越",
    "超过",
    "越过",
    "深化",
    "细化",
    "具体化",
    "拓展",
    "拓宽",
    "丰富",
    "扩展",
    "转化",
    "移植",
    "吸收",
    "吸纳",
    "采纳",
    "内化",
    "消化",
    "师法",
    "效法",
    "取经",
    "深得",
    "得益于",
    "受益于",
    "升华",
    "强化",
    "弱化",
    "淡化",
    "虚化",
    "架空",
    "回避",
];

/// What says what a sentence is about, before its first comma.
pub const ABOUT: [&str; 4] = ["关于", "至于", "对于", "有关"];

/// What only writes down what it takes: 现将七.20抄录如下.
pub const WRITTEN_DOWN: [&str; 16] = [
    "录", "抄", "列", "附", "载", "全文", "引用", "援引", "写进", "写入", "收", "念", "读了",
    "读给", "宣读", "如下",
];

/// What is done to words by those who make others of them: 引作, 记成, 排成了.
pub const RENDERING: [char; 16] = [
    '引', '记', '排', '译', '抄', '印', '读', '换', '听', '看', '当', '说', '误', '讲', '写', '述',
];

/// Morphemes at the end of verbs whose 为 says what something becomes: 简化为, 缩为.
pub const CHANGING: [char; 26] = [
    '化', '变', '缩', '改', '换', '减', '降', '升', '并', '合', '拆', '转', '归', '约', '解', '释',
    '绎', '申', '括', '炼', '结', '简', '扩', '削', '砍', '纳',
];

/// What a provision has that is its text or a part of it, besides what it has of its own to say something with.
pub const PARTS: [&str; 50] = [
    "句",
    "段",
    "话",
    "语",
    "词",
    "字",
    "文",
    "辞",
    "款",
    "项",
    "条",
    "目",
    "开头",
    "开篇",
    "结尾",
    "末尾",
    "首",
    "尾",
    "核心",
    "落脚点",
    "主语",
    "宾语",
    "谓语",
    "关键",
    "重点",
    "呼吁",
    "说法",
    "提法",
    "写法",
    "讲法",
    "上下",
    "目的",
    "宗旨",
    "理由",
    "依据",
    "对象",
    "条件",
    "前提",
    "原则",
    "结论",
    "答案",
    "部分",
    "引",
    "主张",
    "立场",
    "请求",
    "任务",
    "目标",
    "范围",
    "决定",
];

/// What the words behind it are only set beside.
pub const COMPARING: [&str; 18] = [
    "距离", "距", "离", "与", "跟", "同", "比", "像", "犹如", "好比", "如同", "形同", "宛如",
    "有如", "恰似", "堪比", "胜过", "不如",
];

/// What a relation has before 于: 等于, 相当于, 异于. Where something stands is another thing: 在于, 始于.
pub const RELATIONS: [char; 16] = [
    '等', '当', '近', '异', '类', '亚', '优', '劣', '强', '弱', '高', '低', '严', '宽', '逊', '同',
];

/// What says that something was so before.
pub const ONCE: [&str; 9] = [
    "原本", "本来", "起初", "最初", "当初", "一度", "原先", "早先", "先前",
];

/// Where a provision is another than in its text, before 的.
pub const IN_MINDS: [&str; 17] = [
    "笔下",
    "口中",
    "嘴里",
    "眼中",
    "眼里",
    "心中",
    "心里",
    "心目中",
    "印象中",
    "记忆中",
    "记忆里",
    "想象中",
    "想像中",
    "网上",
    "流传",
    "传抄",
    "盛传",
];

/// What a version is called that has the provision's own words, by the letter before 版.
pub const AUTHENTIC: [char; 15] = [
    '文', '语', '式', '行', '整', '终', '体', '方', '新', '全', '刷', '简', '繁', '准', '定',
];

/// What the head of a column calls what somebody does or thinks about a provision.
pub const PRACTICES: [&str; 14] = [
    "做法",
    "实践",
    "期望",
    "诉求",
    "评注",
    "评语",
    "批注",
    "译",
    "旧",
    " practice",
    " comment",
    " pratique",
    " práctica",
    " практик",
];

/// What is denied where nothing of the wording is: nobody disputes it.
pub const DOUBTS: [&str; 14] = [
    " disput",
    " doubt",
    " contest",
    " object",
    " challeng",
    " deny",
    " denies",
    " denied",
    " dud",
    " dout",
    " сомн",
    " оспар",
    " возраж",
    " شك",
];

/// What sets something apart from what stands behind it.
pub const UNLIKE: [&str; 8] = [
    " unlike ",
    " in contrast to ",
    " as opposed to ",
    " contrairement à ",
    " à la différence de ",
    " a diferencia de ",
    " в отличие от ",
    " на отличие от ",
];

/// Verbs of comparing.
pub const COMPARISONS: [&str; 4] = [" compar", " contrast ", " сравн", " قارن"];

/// Those whom laws and rules of countries and institutions address, and no recommendation to States does.
pub const ADDRESSEES: [&str; 41] = [
    "法庭",
    "法官",
    "检察官",
    "警察",
    "檢察官",
    "当事人",
    "公民",
    "法院",
    "检察院",
    "檢察院",
    "机关",
    "機關",
    "单位",
    "單位",
    "委员会",
    "委員會",
    "城市",
    "学校",
    "學校",
    "公司",
    "企业",
    "企業",
    "协会",
    "協會",
    "部门",
    "部門",
    "机构",
    "機構",
    "会员",
    "會員",
    "局",
    "处",
    "處",
    "省",
    "市",
    "警方",
    "律师",
    "律師",
    "总部",
    "總部",
    "政府",
];

/// Institutions, behind 本: whoever writes calls its own so.
pub const INSTITUTIONS: [char; 22] = [
    '院', '局', '会', '省', '市', '所', '行', '校', '厅', '处', '司', '署', '委', '区', '县', '社',
    '团', '组', '队', '馆', '机', '单',
];

/// Verbs of speech: what has them behind a comma is said by the sentence's subject.
pub const SPEECH: [&str; 9] = [
    "称", "说", "写道", "表示", "认为", "声明", "宣布", "回应", "宣称",
];

/// What places something before a provision in time.
pub const BEFORE: [&str; 6] = [
    " before ",
    " prior to ",
    " avant ",
    " antes de ",
    " до ",
    " قبل ",
];

/// What says before a provision that the words behind which it stands are other ones.
pub const PARTING: [&str; 14] = [
    "偏离",
    "背离",
    "不同于",
    "有别于",
    "超出",
    "违背",
    "突破",
    "严于",
    "宽于",
    "成为",
    "变为",
    "变成",
    "取代",
    "代替",
];

/// What takes up the provision of the sentence before.
pub const RESUMING: [&str; 13] = [
    "它", "那", "该", "其", "这", "此", "后者", "前者", "文件", "原文", "原话", "案文", "条文",
];

/// What is followed, in the words of courts.
pub const FOLLOWING: [&str; 3] = ["参照", "参看", "参酌"];

/// What says before a verb that somebody would like it so.
pub const MODALS: [&str; 14] = [
    "应该", "应当", "理应", "似应", "似可", "应", "宜", "最好", "不妨", "本该", "本应", "可以",
    "可", "须",
];

/// What is done to a text by whoever gives it its words.
pub const WRITING: [char; 8] = ['写', '改', '增', '订', '添', '补', '加', '表'];

/// The letters of a clause that only asks whether something is so: 对吗, 是这样吗, 不是吗, 没错吧.
pub const TAG: &str = "对是不这样那么吗吧嘛么呢的真没有错确实如此属否当可";

/// The words of such a clause in letters.
pub const ALPHABETIC_TAG: [&str; 47] = [
    "right",
    "correct",
    "true",
    "really",
    "is",
    "isn",
    "does",
    "doesn",
    "did",
    "didn",
    "t",
    "it",
    "that",
    "this",
    "so",
    "not",
    "no",
    "yes",
    "n",
    "est",
    "ce",
    "c",
    "ça",
    "cela",
    "pas",
    "non",
    "oui",
    "hein",
    "vrai",
    "exact",
    "juste",
    "verdad",
    "cierto",
    "correcto",
    "es",
    "así",
    "sí",
    "верно",
    "правда",
    "правильно",
    "не",
    "так",
    "ли",
    "да",
    "أليس",
    "كذلك",
    "صحيح",
];

/// What words put into another language are called; a hyphen stands for any ending.
pub const TRANSLATIONS: [&str; 11] = [
    "translation",
    "translated",
    "rendering",
    "traduction",
    "traduit",
    "traducción",
    "traducido",
    "перевод",
    "переводе",
    "ترجمة",
    "ترجمتي",
];

/// Those who make a translation that is not the text's, or what it is called.
pub const TRANSLATORS: [&str; 32] = [
    "my",
    "our",
    "own",
    "author",
    "author-",
    "mine",
    "unofficial",
    "informal",
    "free",
    "ma",
    "notre",
    "nos",
    "auteur-",
    "libre",
    "personnelle",
    "officieuse",
    "mi",
    "propia",
    "nuestra",
    "autor-",
    "oficiosa",
    "мой",
    "моём",
    "наш",
    "нашем",
    "автор-",
    "собствен-",
    "неофиц-",
    "вольн-",
    "المؤلف",
    "الباحث",
    "ترجمتي",
];

/// What denies that a text has been changed, or that it is a draft.
pub const DENYING_CHANGE: [&str; 12] = [
    "没有",
    "没",
    "从未",
    "未曾",
    "不曾",
    "并未",
    "未",
    "不是",
    "并非",
    "并无",
    "不再是",
    "无",
];

/// What is done to a text that is changed, and texts that are not adopted.
pub const CHANGES: [&str; 17] = [
    "改动",
    "修改",
    "修订",
    "修正",
    "变动",
    "变更",
    "更动",
    "更改",
    "改变",
    "变化",
    "草案",
    "草稿",
    "讨论稿",
    "征求意见稿",
    "建议稿",
    "初稿",
    "提案",
];

/// The same in letters; these are words.
pub const ALPHABETIC_DENYING_CHANGE: [&str; 15] = [
    "not", "never", "no", "without", "n", "ne", "pas", "sans", "nunca", "sin", "не", "без", "لم",
    "ليس", "ليست",
];

/// Beginnings of words for changes, and for texts that are not adopted.
pub const ALPHABETIC_CHANGES: [&str; 22] = [
    "amend",
    "modif",
    "chang",
    "alter",
    "revis",
    "révis",
    "draft",
    "reword",
    "projet",
    "brouillon",
    "cambi",
    "enmend",
    "enmiend",
    "proyecto",
    "borrador",
    "измен",
    "поправ",
    "проект",
    "чернов",
    "تعدل",
    "يعدل",
    "مشروع",
];

/// Words between the two.
pub const BEFORE_CHANGES: [&str; 37] = [
    "been",
    "be",
    "is",
    "was",
    "were",
    "a",
    "an",
    "the",
    "any",
    "in",
    "way",
    "longer",
    "since",
    "at",
    "all",
    "pas",
    "été",
    "est",
    "un",
    "une",
    "de",
    "subi",
    "plus",
    "jamais",
    "ha",
    "sido",
    "es",
    "fue",
    "un",
    "ningún",
    "sufrido",
    "был",
    "была",
    "было",
    "является",
    "каких",
    "либо",
];

/// Words behind a change that say what becomes of the text.
pub const BECOMING: [&str; 12] = [
    "to", "into", "as", "so", "by", "en", "para", "pour", "por", "par", "на", "إلى",
];

/// Languages of a text, before 文本.
pub const OTHER_LANGUAGES: [char; 9] = ['法', '英', '俄', '西', '阿', '法', '德', '日', '外'];

/// What says of the provision before it, as the first word behind it, that it could be otherwise.
pub const ALPHABETIC_MODALS: [&str; 16] = [
    " could ",
    " might ",
    " would ",
    " should ",
    " ought to ",
    " may ",
    " pourrait ",
    " devrait ",
    " gagnerait ",
    " podría ",
    " debería ",
    " можно ",
    " мог ",
    " должн",
    " يمكن ",
    " ينبغي ",
];

/// Parts of the provision, and those who adopted it.
pub const ALPHABETIC_OWN: [&str; 38] = [
    "recomm",
    "decision",
    "résolution",
    "resolution",
    "paragra",
    "provision",
    "text",
    "version",
    "wording",
    "sentence",
    "clause",
    "working",
    "group",
    "conference",
    "states",
    "part",
    "chinese",
    "chino",
    "chinois",
    "décision",
    "phrase",
    "conférence",
    "états",
    "resoluc",
    "párrafo",
    "frase",
    "grupo",
    "groupe",
    "conferencia",
    "estados",
    "рекоменд",
    "решени",
    "резолюц",
    "пункт",
    "текст",
    "групп",
    "конференц",
    "государств",
];

/// Verbs of saying, whose subject stands before them in the same clause.
pub const ALPHABETIC_SAYING: [&str; 26] = [
    " said ",
    " says ",
    " told ",
    " remarked ",
    " commented ",
    " replied ",
    " asked ",
    " argued ",
    " added ",
    " wrote ",
    " stated ",
    " declared ",
    " dit ",
    " déclare ",
    " répond ",
    " écrit ",
    " dijo ",
    " dice ",
    " declaró ",
    " escribió ",
    " сказал ",
    " заявил ",
    " ответил ",
    " пишет ",
    " قال ",
    " صرح ",
];

/// The same, whose denial denies the words: A.VII.20 does not say “……”. Other things can be denied before a colon.
pub const ALPHABETIC_DENIED: [&str; 36] = [
    " say",
    " stat",
    " read",
    " contain",
    " provid",
    " mention",
    " speak",
    " use",
    " require",
    " ask",
    " call",
    " dit ",
    " dispos",
    " prévoi",
    " mentionn",
    " contien",
    " parle",
    " demand",
    " dice",
    " dispon",
    " prevé",
    " mencion",
    " contiene",
    " exige",
    " habla",
    " говор",
    " гласит",
    " содерж",
    " предусм",
    " упомин",
    " требу",
    " تقول",
    " ينص",
    " تنص",
    " يذكر",
    " تتضمن",
];

/// What stands for the provision before such a verb.
pub const ALPHABETIC_SUBJECTS: [&str; 12] = [
    "it", "which", "that", "and", "also", "il", "elle", "qui", "que", "el", "он", "она",
];

/// What a wording is called, before 的说法, that is nobody's but the provision's: 当时的说法.
pub const NOBODYS: [&str; 14] = [
    "当时", "那时", "彼时", "届时", "如今", "现在", "目前", "正式", "官方", "确切", "准确", "完整",
    "通行", "标准",
];

/// Words before a name that leave it the sentence's subject: la décision 3/4.
pub const ARTICLES: [&str; 10] = [
    "the", "la", "le", "les", "l", "el", "los", "las", "die", "der",
];

/// What the head of a column is called whose cells have the provisions' words, besides what speaks of wording.
pub const TEXTS: [&str; 8] = [
    "原文", "引文", "案文", "条文", "文本", "中文", " text ", " texte ",
];

/// Those who say something of their own, and texts that do.
pub const OTHERS: [&str; 65] = [
    "本准则",
    "本办法",
    "本规",
    "代表",
    "主席",
    "发言",
    "专家",
    "学者",
    "学界",
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
    "我省",
    "我市",
    "我方",
    "某",
    "该国",
    "本国",
    "本部",
    "本院",
    "本局",
    "本会",
    "本省",
    "本市",
    "本法",
    "本条例",
    "政府",
    "部长",
    "院长",
    "检察长",
    "教授",
    "作者",
    "口号",
    "有关方",
    "与会者",
    "会上",
    "条例",
    "章程",
    "办法第",
    "法第",
    "》第",
    "》规定",
    "通知",
    "指南",
    "提案",
    "国内法",
    "标题",
    "题目",
    "书名",
    "文章",
    "论文",
    "栏目",
    "看法",
    "意见",
    "观点",
    "甲国",
    "乙国",
];

/// A list of words, as many on a line as there is room for.
macro_rules! words {
    ($($word:literal)*) => { &[$($word),*] };
}

/// What frames say, with where they have to say it.
pub const FRAMES: [(Evidence, Reach, &[&str]); 21] = [
    (
        Evidence::Alike,
        Reach::Clause,
        words! {
            "似" "仿" "参照" "参考" "比照" "参酌" "借鉴" "照搬" "套用" "化用" "蓝本" "脱胎" "大同小异"
            "异曲同工" "接近" "相近" "启发" "启示" "雷同" "取法" "翻版" "范本" "模板" " further than " " goes beyond " " go beyond " " went beyond " " going beyond "
            " improves on " " improves upon " " improved on " " improving on " " surpass" " transpos" " plus loin que "
            " au delà d" " dépass" " más allá d" " más lejos que " " дальше чем " " за рамки " " أبعد من "
            " similar" " mirror" " echo"
            " parallel" " resembl" " reminiscent" " analog" " comparable" " borrow" " model" " inspired"
            " along the lines" " akin" " based on" " builds on" " building on" " draws on" " drawing on"
            " basada en" " basado en" " fondé" " s appuie" " основанн" " на основе" " following the example"
            " track" " adapt" " semblable" " à l instar" " à l image" " al igual que" " inspir" " calqu"
            " modèle" " parecid" " a imagen" " подобн" " аналог" " наподоб" " аналогич" " по образцу"
            " على غرار" " مماثل" " مستوح"
        },
    ),
    (
        Evidence::Sense,
        Reach::Sentence,
        words! {
            "大意" "中心思想" " simplif" " перевел " " перевёл " "提炼" "浓缩" "缩写" "归结" "断章取义" "要旨" "主旨" "意译" "意思是" "意思为" "的意思"
            "简言之" "简而言之" "一言以蔽之" "换句话" "换言之" "通俗" "白话" "概括" "归纳" "总结" "改写" "改编"
            "转述" "复述" "凭记忆" "大约" "大致" "大概" "要点" "概述" "意即" "说白了" "非原文" "有改动" "调整"
            "略有" "改述" "译述" "的话说" "口语" "之意" "自己的话" " paraphras" " spirit" " espíritu" " l esprit" " дух" " in substance" " to the effect"
            " in other words" " in short" " in essence" " roughly" " means " " loosely" " gloss" " summar"
            " en substance" " autrement dit" " en d autres " " signifie" " en esencia"
            " en otras palabras" " significa" " paráfrasis" " иными словами" " другими словами" " означает"
            " boils down" " comes down to" " amounts to" " tantamount" " equivalent to" " équiva" " revient à" " se résume"
            " se réduit" " equivale" " se reduce" " se resume" " сводится" " равносил" " يعادل" " يختصر"
            " по сути" " смысл" " пересказ" " بعبارة أخرى" " بمعنى" " يعني" " مفاد" " فسر" " تفسير"
        },
    ),
    (
        Evidence::Sense,
        Reach::Clause,
        words! {
            "理解" "精神" "解读" "解释为" "比喻" "意味" "等于说" "无异"
        },
    ),
    (
        Evidence::Proposed,
        Reach::Clause,
        words! {
            "改" "换成" "更动" "变动" "讨论稿" "意见稿" "修正稿" "换为" "取代" "代之" "代替" "替换" "替代"
            "修订" "修正" "拟" "一读" "二读" "第一稿" "第一版" "最初的版本" "草稿为" "草案" "原案"
            "备选" "甲案" "乙案" "丙案" "方案一" "方案二" "案文一" "案文二" "主席案文" "建议将" "建议把" "增列"
            "增补" "增加" "删" "新条文" "表述为" "倾向" "另一种" "没采纳" "未采纳" "没有采纳" "未被采纳" "想在" "想要" "想把" "希望" "打算" "试图" " wanted"
            " wish" " would like" "宁可" "不如" "下一版" "下次修" "新版" "起草" "提议" "加上" "补充" " propos"
            " propon" " propuesta" " предл" " اقتر" " يقترح" " يُقترح" " prefer" " option " " alternativ"
            " variant" " could " " should read" " should say" " amend" " replac" " instead" " rather than"
            " redraft" " first version" " initial version" " earlier version" " rewrit" " reword" " rephras"
            " remplac" " modifi" " au lieu" " plutôt" " antérieure" " première version" " version initiale"
            " devrait" " reemplaz" " sustitu" " enmiend" " en lugar" " anterior" " primera versión"
            " versión inicial" " debería" " замен" " поправ" " вместо" " изложить" " прежн" " редакции"
            " первая редакц" " первоначальн" " первой верси" " первая верси" " تعديل" " استبدال" " بدلا"
            " ليصبح" " سابق" " النسخة الأولى" " الصيغة الأولى"
            " borrador" " anteproyecto" " brouillon" " ébauche" " черновик" " чернов" " наброс" " مسودة"
        },
    ),
    (
        Evidence::Another,
        Reach::Clause,
        words! {
            " draft" " deleg" " chair" " speaker" " remark" " ministry" " the act " " to implement" " earlier"
            " depart" " deviat" " s écart" " se aparta" " отлич" " projet" " délégué" " ministère" " président"
            " proyecto" " ley " " ministerio" " проект" " делегат" " закон" " министерств" " مشروع"
            " مندوب" " قانون" " وزارة"
        },
    ),
    (
        Evidence::Another,
        Reach::Lead,
        words! {
            "落实" "贯彻" "不同于" "有别于" "执行" "履行" "评论" "评析" "点评" "评价" "讨论" "谈到"
            "听到" "没有引" "没有提" "未引" "未提" "不提" "撇开"
        },
    ),
    (
        Evidence::Asked,
        Reach::Sentence,
        words! {
            "是否" "能否" "可否" "会不会" "是不是" "有没有" "难道" "判断题" "哪里写" "哪里说" "哪里有" "谁说"
            "岂" "怎么会" "怎能" "与其说" "能不能" "何曾" "何尝" "吗" "请判断" "对不对" " whether" " est ce "
            " dit il" " acaso" " ли " " هل "
        },
    ),
    (
        Evidence::Supposed,
        Reach::Clause,
        words! {
            "如果" "假如" "假设" "假使" "假定" "纵使" "纵然" "就算" "即便" "该是" "会是" "会写"
            "会变" "倘" "若" "要是" "万一" "即使" "哪怕" "就好了" "设想" "想象" " if " " had " " suppose"
            " would " " were " " si " " supposons" " serait" " fuera" " dijera" " supong" " если " " бы " " لو "
            " إذا "
        },
    ),
    (
        Evidence::Denied,
        Reach::Between,
        words! {
            "没有" "只字" "未提" "没提" "并未" "并非" "不是" "而非" "从未" "未曾" "不曾" "不等于" "无此" "并无"
            "查无" "不到" "不出" "不见" "不能说" "不会说" "绝不" "决不" "不要求" "不规定" "不说" "无意" "不同"
            "有别"
        },
    ),
    (
        Evidence::Denied,
        Reach::Clause,
        words! {
            "没人" "无人" "查无" "未见" "不要" "切勿" "请勿" "切忌" " not " " never " " nobody " " no one "
            " hardly " " scarcely " " nullement" " rien " " personne " " nowhere" " nothing like" " no such" " short of"
            " neither" " n t " " ne " " n " " pas " " jamais" " nulle part" " no " " nunca" " tampoco" " не "
            " нет " " никогда" " нигде" " لا " " لم " " ليس" " ولا " " ولم " " لن "
        },
    ),
    (
        Evidence::Denied,
        Reach::Behind,
        words! {
            "非也" " myth" " mythe" " mito " " миф " "作废" "冤枉" "强加" "无中生有" "张冠李戴" "无此" "并无" "查无" "找不到" "查不到" "子虚"
            "不存在" "没有这" "没有那" "并未这" "无从" "是没有的" "讲不通"
        },
    ),
    (
        Evidence::Mistaken,
        Reach::Clause,
        words! {
            "误" "错" "讹" "歪曲" "走样" "走了样" "失真" "变味" "篡改" "网传" "辟谣" "曲解" "谣传" "所谓" " misquot" " mistyp" " misprint" " mistransl" " misheard"
            " misremember" " misrep" " misstat" " miscit" " mal " " garbl" " wrong" " mistak" " error"
            " erroneous" " incorrect" " misread" " à tort" " erreur" " erróne" " errada" " equivocad"
            " ошиб" " неверн" " неправильн" " искаж" " خطأ" " خطا"
        },
    ),
    (
        Evidence::Mistaken,
        Reach::Sentence,
        words! {
            "段子" "笑话" "传言" "据传" "听说" "更正：" "更正启事" "勘误" "校样" "校对记录" " corrigend"
            " errat" " rectificat" " исправлени"
        },
    ),
    (
        Evidence::Mistaken,
        Reach::Behind,
        words! {
            "误" "错" "不符" "不准确" "不确" "不对" "不实" "有出入" "更正" "纠正" "改正" "订正" "致歉" "漏字" "走了样"
            "应为" "应作" "当作" "当为" "其实" "实为" "实际上" "原文是" "原文为" "原文作" "正确的"
        },
    ),
    (
        Evidence::Mistaken,
        Reach::Next,
        words! {
            "应作" "应为" "当作" "这是误" "这是错" "不得分" "零分" "扣" "有误" "引文不对" "查原文"
            "其实" "原文只" "原文是" " please read " " should read" " this is an error" " this is wrong"
            " lire " " léase" " debe decir" " это ошибка" " правильно" " والصواب" " والصحيح"
        },
    ),
    (
        Evidence::Alike,
        Reach::Behind,
        words! {
            "大意如此" "意译" "有改动" "文字略"
        },
    ),
    (
        Evidence::Proposed,
        Reach::Sentence,
        words! {
            "讨论稿" "征求意见稿" " originally" " tabled" " à l origine" " originalmente" " первоначально"
        },
    ),
    (
        Evidence::Asked,
        Reach::Behind,
        words! {
            "（）" "()"
        },
    ),
    (
        Evidence::Proposed,
        Reach::Behind,
        words! {
            "尚未通过" "未获通过" "争议就没有"
        },
    ),
    (
        Evidence::Supposed,
        Reach::Behind,
        words! {
            "就好了" "该多好"
        },
    ),
    (
        Evidence::Alike,
        Reach::Between,
        words! {
            "一样，" "同样，" "一致，" "相同，"
        },
    ),
];
