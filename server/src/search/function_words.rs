//! Words that say nothing of what is sought: those of questions, in any language, and particles.

use crate::citation::Language;
use crate::citation::alphabetic::commonest;

/// What asks and what leads to what is asked for, the longest first: 哪一段讲…, …是什么, …怎么办.
const PHRASES: &[&str] = &[
    "是不是",
    "有没有",
    "能不能",
    "会不会",
    "要不要",
    "可不可以",
    "算不算",
    "什么时候",
    "什么地方",
    "哪一个",
    "哪一段",
    "哪一条",
    "哪一项",
    "哪一份",
    "哪一次",
    "哪几个",
    "哪几段",
    "哪几条",
    "哪几项",
    "哪个地方",
    "为什么",
    "怎么办",
    "怎么样",
    "在哪里",
    "在哪儿",
    "应不应该",
    "多少",
    "哪些",
    "哪里",
    "哪儿",
    "哪个",
    "哪份",
    "哪次",
    "哪段",
    "哪条",
    "哪项",
    "什么",
    "怎么",
    "怎样",
    "如何",
    "为何",
    "何时",
    "是否",
    "能否",
    "可否",
    "可以",
    "应该",
    "应当",
    "必须",
    "需要",
    "提到",
    "讲到",
    "说到",
    "谈到",
    "讲的",
    "说的",
    "关于",
    "有关",
    "以及",
    "或者",
    "还是",
    "并且",
    "而且",
    "但是",
    "因为",
    "所以",
    "如果",
    "除了",
    "之间",
    "之前",
    "之后",
    "以前",
    "以后",
    "的时候",
    "做什么",
    "干什么",
    "拿来",
    "用来",
    "里面",
    "哪里说",
    "哪里讲",
    "谁来",
    "什么样",
    "来的",
    "这个",
    "那个",
    "这些",
    "那些",
    "这类",
    "这种",
    "一些",
    "一下",
    "大家",
    "我们",
    "他们",
    "它们",
    "自己",
    "别的",
    "其他",
    "其它",
    "规定",
    "各国",
    "国家",
    "请问",
    "想找",
    "想知道",
];

/// Particles, prepositions and the like: a pair with one says less.
const PARTICLES: &str = "的了着过吗呢吧啊把被给让对在和与及或等是有不没也都就还又再从向往由于以为将要会能可其之所而且但若如则这那哪谁什么几个一些各该此讲说请应当";

/// How much of a query stands at its beginning that only asks, in characters; 0 where there is nothing such.
pub fn phrase_at(query: &[char]) -> usize {
    PHRASES
        .iter()
        .filter(|phrase| {
            let mut characters = query.iter();
            phrase.chars().all(|c| characters.next() == Some(&c))
        })
        .map(|phrase| phrase.chars().count())
        .max()
        .unwrap_or(0)
}

pub fn is_particle(c: char) -> bool {
    PARTICLES.contains(c)
}

/// The words of a language in an alphabet that say nothing of what is sought, in the spelling that is compared, beside its
/// commonest.
struct Silent {
    /// By its tag.
    language: &'static str,
    /// Those that ask.
    asking: &'static [&'static str],
    /// Those that lead from a question to what is asked for, and little words.
    leading: &'static [&'static str],
}

const SILENT: &[Silent] = &[
    Silent {
        language: "en",
        asking: &[
            "how", "what", "which", "who", "whom", "whose", "where", "when", "why", "does", "do",
            "did", "can", "could", "should", "must", "may", "might", "will", "would", "shall",
        ],
        leading: &[
            "about",
            "regarding",
            "concerning",
            "speak",
            "speaks",
            "say",
            "says",
            "said",
            "mention",
            "mentions",
            "mentioned",
            "deal",
            "deals",
            "dealing",
            "talk",
            "talks",
            "tell",
            "tells",
            "find",
            "there",
            "they",
            "them",
            "their",
            "these",
            "those",
            "we",
            "you",
            "he",
            "she",
            "his",
            "her",
            "our",
            "my",
            "your",
            "if",
            "an",
            "no",
            "any",
            "some",
            "also",
            "only",
            "than",
            "then",
            "so",
            "but",
            "being",
            "into",
            "between",
            "happen",
            "happens",
            "paragraph",
            "paragraphs",
            "provision",
            "provisions",
            "passage",
            "get",
            "gets",
        ],
    },
    Silent {
        language: "fr",
        asking: &[
            "comment", "quel", "quelle", "quels", "quelles", "quoi", "quand", "pourquoi",
            "combien", "peut", "peuvent", "doit", "doivent", "faut", "faire", "qu", "qui", "que",
        ],
        leading: &[
            "parle",
            "parlent",
            "traite",
            "dit",
            "mentionne",
            "paragraphe",
            "paragraphes",
            "alinea",
            "disposition",
            "dispositions",
            "passage",
            "propos",
            "concernant",
            "ou",
            "on",
            "ils",
            "elles",
            "nous",
            "sans",
            "entre",
            "etre",
            "cet",
            "si",
            "leurs",
            "meme",
        ],
    },
    Silent {
        language: "es",
        asking: &[
            "como", "cual", "cuales", "quien", "quienes", "donde", "cuando", "cuanto", "cuantos",
            "puede", "pueden", "debe", "deben", "hay", "que",
        ],
        leading: &[
            "habla",
            "hablan",
            "dice",
            "dicen",
            "menciona",
            "parrafo",
            "parrafos",
            "disposicion",
            "pasaje",
            "acerca",
            "para",
            "sin",
            "entre",
            "ser",
            "este",
            "esta",
            "estos",
            "estas",
            "unos",
            "unas",
            "si",
            "les",
            "le",
            "mas",
        ],
    },
    Silent {
        language: "ru",
        asking: &[
            "как",
            "какой",
            "какая",
            "какое",
            "какие",
            "каком",
            "каких",
            "какую",
            "кто",
            "кого",
            "кому",
            "где",
            "когда",
            "почему",
            "зачем",
            "сколько",
            "можно",
            "нужно",
            "надо",
            "ли",
            "чем",
            "должны",
            "должен",
            "должна",
            "следует",
            "что",
        ],
        leading: &[
            "говорится",
            "сказано",
            "упоминается",
            "пункт",
            "пункте",
            "пункты",
            "абзац",
            "положение",
            "положения",
            "про",
            "об",
            "от",
            "до",
            "из",
            "за",
            "при",
            "со",
            "во",
            "ко",
            "не",
            "это",
            "эти",
            "этот",
            "том",
            "его",
            "их",
            "они",
            "быть",
            "или",
            "если",
            "котором",
            "которые",
            "который",
            "между",
            "без",
        ],
    },
    Silent {
        language: "ar",
        asking: &[
            "كيف",
            "ما",
            "ماذا",
            "متي",
            "اين",
            "لماذا",
            "هل",
            "كم",
            "اي",
            "يجب",
            "ينبغي",
            "يمكن",
            "من",
        ],
        leading: &[
            "عن",
            "الي",
            "علي",
            "مع",
            "ان",
            "الفقره",
            "فقره",
            "تتحدث",
            "يتحدث",
            "تتناول",
            "يتناول",
            "تنص",
            "بين",
            "او",
            "لا",
            "هذا",
            "هذه",
            "ذلك",
            "تلك",
            "بشان",
            "حول",
            "الذي",
            "التي",
            "هي",
            "هو",
        ],
    },
];

/// Whether a word of an alphabet, in the spelling that is compared, asks.
pub fn asks(word: &str) -> bool {
    SILENT.iter().any(|one| one.asking.contains(&word))
}

/// Whether a word of an alphabet, in the spelling that is compared, says nothing of what is sought.
pub fn is_silent(word: &str) -> bool {
    let is_one = |one: &Silent| one.asking.contains(&word) || one.leading.contains(&word);
    SILENT.iter().any(is_one) || commonest(word).iter().any(|(count, _)| *count > 0)
}

/// The language whose silent words some words have most of; `None` where they have none, or two languages as many.
pub fn language_of(words: &[String]) -> Option<Language> {
    let mut counts = commonest(&words.join(" "));
    for (count, language) in &mut counts {
        let own = SILENT.iter().filter(|one| one.language == language.tag());
        let of_word = |word: &&String| {
            let word = word.as_str();
            let is_one = |one: &Silent| one.asking.contains(&word) || one.leading.contains(&word);
            own.clone().any(is_one)
        };
        *count += words.iter().filter(of_word).count();
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counts.as_slice() {
        [(first, language), (second, _), ..] if first > second => Some(*language),
        _ => None,
    }
}

/// What names with such an end are names of: of something by itself, whatever stands before it.
const HEADS_OF_NAMES: &[&str] = &[
    "公约",
    "议定书",
    "条约",
    "协定",
    "宣言",
    "宪章",
    "盟约",
    "规约",
    "基金",
    "法院",
    "法庭",
    "委员会",
    "理事会",
    "联盟",
    "银行",
    "大学",
];

/// What is of the kind that stands before it, right before it.
const HEADS_OF_KINDS: &[&str] = &["犯罪"];

/// What the last word of a name says of what must stand with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// 公约: as it stands there, or another is meant.
    OfName,
    /// 犯罪: right behind what stands before it.
    OfKind,
}

/// The head of a name that asks for more than half of it, with where it begins, in characters.
pub fn head(name: &[char]) -> Option<(Head, usize)> {
    let ends_with = |head: &&&str| {
        let head: Vec<char> = head.chars().collect();
        name.len() > head.len() && name.ends_with(&head)
    };
    let find = |heads: &[&str], kind: Head| {
        let head = heads.iter().find(ends_with)?;
        Some((kind, name.len() - head.chars().count()))
    };
    find(HEADS_OF_NAMES, Head::OfName).or_else(|| find(HEADS_OF_KINDS, Head::OfKind))
}

/// What turns the word behind it into its opposite, which has names of its own: 核不扩散 is no 扩散.
pub const NEGATION: char = '不';
