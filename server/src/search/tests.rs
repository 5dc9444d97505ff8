//! What a drafter types, and what a person expects to see first.

use super::words::{Habit, Hit, Manner, Target, Words};
use crate::citation::{Language, Path};
use crate::corpus::{Corpus, embedded};
use crate::resolve::article_name;

fn hits(query: &str, most: usize) -> Vec<Hit> {
    let corpus = embedded::corpus();
    let words = Words::of(&corpus);
    words.search(&corpus, &words.read(&corpus, query), most)
}

/// `A.七.20`, or a topic's name.
fn name(corpus: &Corpus, target: Target) -> String {
    match target {
        Target::Topic(topic) => corpus.topics[topic].name.clone(),
        Target::Provision(provision) => corpus.provisions[provision].id.to_string(),
        Target::Article(article) => article.printed(&corpus.lexicon),
    }
}

#[test]
fn what_is_expected_comes_first() {
    let corpus = embedded::corpus();
    let mut wrong = String::new();
    for (query, expected) in [
        // A number, in every way to type it, and what it can still become.
        ("七.20", "A.七.20"),
        ("7.20", "A.七.20"),
        ("7 20", "A.七.20"),
        ("a7.20", "A.七.20"),
        ("A部分 七.20", "A.七.20"),
        ("７．２０", "A.七.20"),
        ("7.2", "A.七.2 B.七.2 A.七.20 A.七.21"),
        ("七.", "A.七.1 A.七.2 A.七.3"),
        ("7", "A.七 B.七 A.七.1"),
        ("1", "A.一 B.一 A.十 A.十一 A.十.a"),
        ("b", "B.一 B.二 B.三 B.四 B.五 B.六 B.七 B.八 B.一.a"),
        ("3/4", "B.三 B.三.a"),
        ("3/4.2.b", "B.三.2.b"),
        ("PP", "B.五.PP.1 B.五.PP.2 B.六.PP.1"),
        ("五.PP.1", "B.五.PP.1"),
        ("六.附件.b.(三)", "B.六.附件.b.(三)"),
        ("四.1.f.2", "A.四.1.f.(二)"),
        // A citation in any form.
        ("第3/4号决定第2段(b)项", "B.三.2.b"),
        ("决议7/3附件一第20段", "A.七.20"),
        ("7/3附件一20", "A.七.20"),
        ("CTOC/COP/WG.2/2013/5，第24段", "A.七.20"),
        ("wg.2/2013/5 24", "A.七.20"),
        ("ctoc/cop/wg.2/2013", "A.七 A.七.1"),
        // An instrument with its kind narrows as its number alone does, and has what its annexes recommend.
        ("第3/4号决定 枪支", "B.三.8"),
        ("决定4/3 语言", "B.四.i.(二)"),
        ("decision 3/4 firearms", "B.三.8"),
        ("8/4 证人", "A.九.8"),
        ("7/3+witnesses", "A.七.16"),
        // A topic: itself, then the provisions of its rows, then others that speak of it.
        (
            "司法协助",
            "司法协助 A.四.1.b A.四.1.f.(一) A.七.23 A.七.30 A.九.5 B.三.2 B.三.4 B.三.2.c",
        ),
        ("司法", "司法（法官） 司法协助 A.四.1.b"),
        ("洗钱", "洗钱 A.八.13.c A.九.13"),
        ("中央和主管机关", "机关，中央和（或）主管 A.二.4"),
        ("阿克拉行动纲领", "《阿克拉行动纲领》 A.七.26"),
        ("确定技术援助需要", "B.三.1"),
        // Pinyin in full, by initials, mixed, unfinished.
        ("sifaxiezhu", "司法协助 A.四.1.b A.四.1.f.(一) A.七.23"),
        ("sifaxiez", "司法协助 A.四.1.b"),
        ("sfxz", "司法协助 A.四.1.b A.四.1.f.(一) A.七.23"),
        ("SFXZ", "司法协助 A.四.1.b"),
        ("sifaxz", "司法协助 A.四.1.b"),
        ("司法xz", "司法协助 A.四.1.b"),
        ("peixun", "培训 A.七.8"),
        ("px", "培训 A.七.8"),
        ("zrbh", "证人保护 A.二.3.c"),
        ("zhengrenbh", "证人保护 A.二.3.c"),
        ("xiqian", "洗钱 A.八.13.c"),
        ("tongkuodiaocha", "A.七.29 A.七.28 A.五.f"),
        ("s", "数据收集 司法（法官） 司法协助"),
        // Words of the text: the shorter provision says it more plainly.
        ("中央机关", "A.四.1.f.(一) A.七.21 A.七.22"),
        ("专业培训", "A.七.8"),
        ("陆海空", "A.二.6.a"),
        (
            "sherloc",
            "打击犯罪信息与法律网络共享平台（SHERLOC）知识管理门户网站 A.七.30",
        ),
        // Several words, in any order, the section's name among them.
        ("检察官 培训", "A.七.8"),
        ("培训 检察官", "A.七.8"),
        ("培训+检察官", "A.七.8"),
        ("第七次会议 培训", "A.七.8 A.七.13 A.七.19"),
        ("第七次会议", "A.七"),
        // Words of other languages as they stand in questions, in other forms than in the dictionary.
        ("how are whistleblowers protected", "A.七.14 A.七.15"),
        (
            "which paragraph speaks of recording a child's testimony",
            "A.七.5",
        ),
        (
            "who trains judges and prosecutors",
            "A.七.13 B.三.2.b A.七.8",
        ),
        ("quelles mesures contre le blanchiment", "A.八.13.c"),
        ("¿quién capacita a los jueces?", "A.七.8"),
        ("как защитить потерпевших", "B.六.附件.b.(二)"),
        ("كيف تحمى الشهود", "A.二.3.c"),
        // Characters left out.
        ("司协", "司法协助 A.四.1.b"),
        ("脆弱证词", "A.七.5"),
    ] {
        let found = hits(query, 12);
        let found: Vec<String> = found
            .iter()
            .take(expected.split(' ').count())
            .map(|hit| name(&corpus, hit.target))
            .collect();
        if found.join(" ") != expected {
            wrong.push_str(&format!("{query}: {}, not {expected}\n", found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_is_nowhere_is_not_found() {
    for query in [
        "",
        " ",
        "。",
        "@",
        "smith",
        "海洋生物多样性",
        "七.45",
        "99/1",
        // Of which a part is something else.
        "核不扩散",
        "网络犯罪公约",
        "跨国收养",
        "环境犯罪",
        "腐败资产返还基金",
        // Where the number is.
        "九 法人",
        "3/4 录像",
    ] {
        assert_eq!(hits(query, 5), [], "{query}");
    }
    // No query is too long or too strange.
    for query in ["的".repeat(10_000), "s ".repeat(10_000), "zh".repeat(500)] {
        hits(&query, 5);
    }
}

#[test]
fn every_provision_is_found_by_its_number_and_every_topic_by_its_name() {
    let corpus = embedded::corpus();
    for (index, provision) in corpus.provisions.iter().enumerate() {
        let first = hits(&provision.id.to_string(), 1);
        let expected = Hit {
            target: Target::Provision(index),
            manner: Manner::Number,
            concept: None,
        };
        assert_eq!(first, [expected], "{}", provision.id);
    }
    for (index, topic) in corpus.topics.iter().enumerate() {
        let first = hits(&topic.name, 1);
        let expected = Hit {
            target: Target::Topic(index),
            manner: Manner::Name,
            concept: None,
        };
        assert_eq!(first, [expected], "{}", topic.name);
    }
}

#[test]
fn every_stretch_of_a_text_is_found_in_it() {
    let corpus = embedded::corpus();
    let words = Words::of(&corpus);
    for (index, provision) in corpus.provisions.iter().enumerate() {
        let characters: Vec<char> = provision.text.chars().collect();
        for stretch in characters.chunks(7).filter(|stretch| stretch.len() == 7) {
            let query: String = stretch.iter().collect();
            // A stretch that is a number or a list of words for itself is found as such.
            if !query.chars().all(char::is_alphabetic) {
                continue;
            }
            let found = words.provisions(
                &corpus,
                &words.read(&corpus, &query),
                usize::MAX,
                &Habit::new(),
            );
            assert!(
                found.iter().any(|(found, _)| *found == index),
                "{query} in {}",
                provision.id
            );
        }
    }
}

#[test]
fn a_corpus_without_anything_is_searched_too() {
    let nothing = Corpus::default();
    let words = Words::of(&nothing);
    let query = words.read(&nothing, "司法协助");
    assert_eq!(words.search(&nothing, &query, 5), []);
}

/// 法律 and 女: lü and nü, with the letter or as keyboards without it write it.
#[test]
fn pinyin_is_typed_with_u_umlaut_or_v() {
    let corpus = embedded::corpus();
    let words = Words::of(&corpus);
    for (typed, same) in [("falü", "falv"), ("fa lü", "falv"), ("funü", "funv")] {
        let found = |typed: &str| {
            let query = words.read(&corpus, typed);
            words.provisions(&corpus, &query, 5, &Habit::new())
        };
        assert!(!found(typed).is_empty());
        assert_eq!(found(typed), found(same));
    }
}

/// What treaties' articles are called is no part of the compilation: it is found by who asks for articles, in any spelling
/// and language, and by nobody else.
#[test]
fn articles_of_treaties_are_found_by_their_titles() {
    let corpus = embedded::corpus();
    let words = Words::of(&corpus);
    for (query, expected) in [
        ("管辖权", "《公约》第15条"),
        ("管轄權", "《公约》第15条"),
        ("guanxiaquan", "《公约》第15条"),
        ("jurisdiction", "《公约》第15条"),
        ("compétence juridictionnelle", "《公约》第15条"),
        ("transfer of sentenced persons", "《公约》第17条"),
        ("枪支 标识", "《枪支议定书》第8条"),
        ("移民 边界", "《移民议定书》第11条"),
        ("著作权", ""),
        ("copyright", ""),
        ("15", ""),
    ] {
        let read = words.read(&corpus, query);
        let found = words.articles(&corpus, &read, 5);
        let name = |id| article_name(&corpus, Language::COMPILATION, id, &Path::default());
        let first = found.first().map(|id| name(*id)).unwrap_or_default();
        assert_eq!(first, expected, "{query}");
        let hits = words.search(&corpus, &read, 50);
        assert!(
            (hits.iter()).all(|hit| !matches!(hit.target, Target::Article(_))),
            "{query}"
        );
    }
}
