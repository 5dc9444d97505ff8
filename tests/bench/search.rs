//! How long a search takes, in the built-in compilation and in one of a million provisions made of its clauses.
//!
//! `cargo bench --bench search` prints the time to make the index, the memory that it takes, and for each query the
//! middle one of its times. `-- 100000` makes another number of provisions. Nothing here passes or fails.

use std::time::{Duration, Instant};

use yuanyin::corpus::{Corpus, Provision, embedded, read};
use yuanyin::search::Passages;
use yuanyin::search::words::{Habit, Words};

/// Provisions of the made compilation.
const MANY: usize = 1_000_000;
/// How often each query is asked.
const ROUNDS: usize = 9;

const QUERIES: [(&str, &str); 10] = [
    ("a word of many", "证人"),
    ("a topic", "司法协助"),
    ("several words", "没收 基金 公共利益"),
    ("another word", "吹哨人"),
    ("an English term", "asset recovery"),
    ("a question", "没收来的钱可以拿来做什么"),
    ("pinyin", "sifaxiezhu"),
    ("pinyin, a letter wrong", "zhengren baofu"),
    ("initials", "tszcsd"),
    ("a number with a word", "3/4 枪支"),
];

fn main() {
    let many = (std::env::args().skip(1)).find_map(|argument| argument.parse().ok());
    measure(&embedded::corpus());
    measure(&made(many.unwrap_or(MANY)));
}

fn measure(corpus: &Corpus) {
    println!("\n{} provisions", corpus.provisions.len());
    let before = memory();
    let begin = Instant::now();
    let words = Words::of(corpus);
    let taken = begin.elapsed();
    let grown = memory().saturating_sub(before);
    println!(
        "{:<28}{:>9.2} ms, {:.1} MB",
        "index",
        milliseconds(taken),
        grown as f64 / 1e3
    );
    for (what, query) in QUERIES {
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let begin = Instant::now();
                let read = words.read(corpus, query);
                let found = words.provisions(corpus, &read, 20, &Habit::new());
                let taken = begin.elapsed();
                assert!(!found.is_empty(), "{query}");
                taken
            })
            .collect();
        times.sort_unstable();
        let middle = times.get(ROUNDS / 2).copied().unwrap_or_default();
        println!("{what:<28}{:>9.2} ms  {query}", milliseconds(middle));
    }
    if corpus.provisions.len() < 10_000 {
        let passage = "立法规定公司要承担责任时，不能因此让真正动手的个人逃脱刑事追究。";
        let passages = Passages::of(corpus);
        let begin = Instant::now();
        let found = passages.sources(corpus, passage);
        println!(
            "{:<28}{:>9.2} ms  {} found",
            "source",
            milliseconds(begin.elapsed()),
            found.len()
        );
    }
}

fn milliseconds(taken: Duration) -> f64 {
    taken.as_secs_f64() * 1e3
}

/// A compilation with so many provisions besides its own, each of clauses of several.
fn made(many: usize) -> Corpus {
    let (mut corpus, _) = read(embedded::NAME, "zh", embedded::files());
    let clauses: Vec<String> = (corpus.provisions.iter())
        .flat_map(|provision| provision.text.split(['，', '；', '。', '、']))
        .filter(|clause| (4..24).contains(&clause.chars().count()))
        .map(str::to_owned)
        .collect();
    let pattern = corpus
        .provisions
        .iter()
        .find(|provision| provision.id.to_string() == "A.七.20");
    let pattern = pattern.cloned().expect("the compilation has it");
    // The same numbers at every run.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap_or_default()
    };
    for _ in 0..many {
        let mut text = String::new();
        for _ in 0..4 {
            text.push_str(&clauses[random(clauses.len())]);
            // A word that is rare, so that the vocabulary grows as that of real texts does.
            for _ in 0..2 {
                let character = 0x4e00 + u32::try_from(random(0x3000)).unwrap_or_default();
                text.extend(char::from_u32(character));
            }
            text.push('，');
        }
        corpus.provisions.push(Provision {
            text,
            parent: None,
            children: Vec::new(),
            footnotes: Vec::new(),
            headings: Vec::new(),
            ..pattern.clone()
        });
    }
    corpus
}

/// What the process has of the memory now, in KB, where the kernel tells it.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mut lines = status.lines();
    let line = lines.find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap_or_default()
}
