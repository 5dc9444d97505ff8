//! Words of Chinese that say nothing of what is sought: those of questions, and particles.

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
