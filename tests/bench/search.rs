//! How long a search takes, in the built-in compilation and in one of a million provisions made of its clauses.
//!
//! `cargo bench --bench search` prints the time to make the index and the memory that it takes, and by kind of query
//! the middle one and the hundredth of its times, beside what it takes to send as many bytes to another process and
//! back. `-- 100000` makes another number of provisions, `-- each` prints every query. Nothing here passes or fails.

mod echo;
#[path = "../support/process.rs"]
mod process;

use std::time::{Duration, Instant};

use yuanyin::citation::Step;
use yuanyin::corpus::{Corpus, Provision, embedded, read};
use yuanyin::search::Passages;
use yuanyin::search::words::{Habit, Words};

/// Provisions of the made compilation.
const MANY: usize = 1_000_000;
/// How often each query is asked.
const ROUNDS: usize = 50;
/// What an answer of twenty takes on its way.
const ANSWER: usize = 8_000;

const QUERIES: [(&str, &[&str]); 8] = [
    (
        "words",
        &[
            "证人",
            "司法协助",
            "没收 基金 公共利益",
            "检察官 培训",
            "洗钱",
            "联络点 秘书处 各国",
            "執法機關 能力",
            "司法xz",
        ],
    ),
    (
        "questions",
        &[
            "没收来的钱可以拿来做什么",
            "哪一段讲给孩子作证时录像",
            "公司受罚以后个人还要不要负责",
            "谁来编写关于证人保护的研究报告",
        ],
    ),
    (
        "synonyms",
        &["吹哨人", "视频作证", "加密货币", "拐卖人口", "黑钱", "蛇头"],
    ),
    (
        "other languages",
        &[
            "asset recovery",
            "extradition",
            "blanchiment d'argent",
            "protección de testigos",
            "взаимная правовая помощь",
            "تسليم المجرمين",
        ],
    ),
    (
        "pinyin",
        &[
            "sifaxiezhu",
            "zhengren",
            "xinijishu",
            "nengli jianshe",
            "zhongyangjiguan",
            "yindu",
        ],
    ),
    (
        "pinyin, a letter wrong",
        &[
            "zhengren baofu",
            "sifaxiezu",
            "lianluodain",
            "nenglijianshee",
        ],
    ),
    (
        "initials",
        &["sfxz", "zrbh", "tszcsd", "nljs", "zyjg", "jsyz"],
    ),
    (
        "numbers",
        &[
            "七.20",
            "7.2",
            "七",
            "3/4 枪支",
            "七 证人",
            "第3/4号决定第2段(b)项",
            "a7.3 司法协助",
        ],
    ),
];

fn main() {
    if std::env::args().any(|argument| argument == "--echo") {
        echo::echo_forever();
        return;
    }
    let many = (std::env::args().skip(1)).find_map(|argument| argument.parse().ok());
    measure(&embedded::corpus());
    let begin = Instant::now();
    let corpus = made(many.unwrap_or(MANY));
    println!(
        "\nmade in {:.1} s, {:.0} MB",
        begin.elapsed().as_secs_f64(),
        status("VmRSS:") as f64 / 1e3
    );
    measure(&corpus);
}

fn measure(corpus: &Corpus) {
    let count = corpus.provisions.len();
    let each = std::env::args().any(|argument| argument == "each");
    println!("\n{count} provisions");
    let before = status("VmRSS:");
    let begin = Instant::now();
    let words = Words::of(corpus);
    let taken = begin.elapsed();
    let grown = status("VmRSS:").saturating_sub(before);
    println!(
        "index made in {:.1} ms; {:.1} MB, {:.0} bytes a provision; at most {:.1} MB meanwhile",
        milliseconds(taken),
        grown as f64 / 1e3,
        grown as f64 * 1e3 / count as f64,
        status("VmHWM:").saturating_sub(before) as f64 / 1e3,
    );
    println!(
        "{:<28}{:>9}{:>9}{:>12}{:>9}",
        "ms", "p50", "p99", "echo p50", "p99  slowest"
    );
    let mut echo = echo::start();
    for (kind, queries) in QUERIES {
        let (mut times, mut floor) = (Vec::new(), Vec::new());
        let mut slowest = (Duration::ZERO, "");
        for query in queries {
            let mut own = Vec::new();
            for _ in 0..ROUNDS {
                let begin = Instant::now();
                let read = words.read(corpus, query);
                let found = words.provisions(corpus, &read, 20, &Habit::new());
                own.push(begin.elapsed());
                assert!(!found.is_empty(), "{query}");
                floor.push(echo::round_trip(&mut echo, 200, ANSWER));
            }
            own.sort_unstable();
            let middle = own.get(ROUNDS / 2).copied().unwrap_or_default();
            slowest = slowest.max((middle, query));
            if each {
                println!("    {query:<34}{:>9.2}", milliseconds(middle));
            }
            times.extend(own);
        }
        let [(p50, p99), (floor_p50, floor_p99)] = [times, floor].map(percentiles);
        println!(
            "{kind:<28}{p50:>9.2}{p99:>9.2}{floor_p50:>12.2}{floor_p99:>9.2}  {}",
            slowest.1
        );
    }
    if count < 10_000 {
        let passage = "立法规定公司要承担责任时，不能因此让真正动手的个人逃脱刑事追究。";
        let passages = Passages::of(corpus);
        let begin = Instant::now();
        let found = passages.sources(corpus, passage);
        println!(
            "{:<28}{:>9.2}  {} found",
            "source",
            milliseconds(begin.elapsed()),
            found.len()
        );
    }
}

/// The middle one and the one that one in a hundred exceeds, in milliseconds.
fn percentiles(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at = |place: usize| times.get(place).copied().unwrap_or_default();
    (
        milliseconds(at(times.len() / 2)),
        milliseconds(at(times.len() * 99 / 100)),
    )
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
    for number in 0..many {
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
        // 七.32.a and what follows.
        let mut id = pattern.id.clone();
        let paragraph = u16::try_from(32 + number / 26).unwrap_or(u16::MAX);
        let letter = char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
        id.path.clear();
        id.path
            .extend([Step::Paragraph(paragraph), Step::Subparagraph(letter)]);
        corpus.provisions.push(Provision {
            id,
            text: text.into(),
            parent: None,
            children: Vec::new(),
            footnotes: Vec::new(),
            headings: [].into(),
            ..pattern.clone()
        });
    }
    corpus
}

/// A figure of the process's memory, in KB, where the kernel tells it.
fn status(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap_or_default()
}
