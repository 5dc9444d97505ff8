//! Hours of work in minutes: whether memory and waiting stay as they are.
//!
//! ```text
//! cargo bench --bench soak                 8 hours of typing
//! cargo bench --bench soak -- 24           so many hours
//! ```
//!
//! A folder of 50 drafts of 8 to 200 KB, all of them open, with a project file and a compilation of its own. An hour is
//! what a drafter types in one, 9,000 changes, one after another in all of the drafts, each until its diagnostics are
//! there; in between hovers, completions, code actions and references, drafts closed and opened again, saved, added and
//! taken away, the compilation and the project file rewritten. After each hour a line tells how long the changes waited,
//! and what the process holds; the last lines, how much that has grown in an hour since the first quarter (the line that
//! fits). Nothing here passes or fails.

#[allow(dead_code)]
mod client;
mod drafts;
mod machine;
#[path = "../support/process.rs"]
mod process;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use client::Process;
use machine::{kib, machine};
use serde_json::{Value, json};

const DRAFTS: usize = 50;
/// Changes in an hour: 150 a minute.
const CHANGES: usize = 9_000;

/// What the project file says, in turns.
const PROJECTS: [&str; 3] = [
    "locale = \"en\"\n\n[corpora]\nours = \"ours\"\n",
    "[corpora]\nours = \"ours\"\n\n[diagnostics]\nambiguous = \"error\"\n",
    "house_form = \"compilation\"\n",
];

/// A draft as the drafter has it.
struct Open {
    uri: String,
    text: String,
    line: usize,
    /// Bytes that stand typed in its line.
    typed: usize,
    at: (usize, usize),
}

/// What was seen in an hour.
struct Hour {
    median: f64,
    percentile: f64,
    longest: f64,
    own: u64,
}

fn main() {
    let hours = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .map(|argument| argument.parse().expect("a number of hours"))
        .next()
        .unwrap_or(8_usize);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut soak = Soak::begin(folder.path());
    println!("{}\n", machine());
    println!(
        "hour   changes   p50 ms   p99 ms   longest   resident KiB   own KiB   threads   files   seconds"
    );
    // What is held once all drafts are open.
    let opened = Hour {
        median: 0.0,
        percentile: 0.0,
        longest: 0.0,
        own: kib(soak.server.process.child.id(), "RssAnon"),
    };
    tell(0, &opened, &soak.server, Duration::ZERO);
    let mut seen: Vec<Hour> = Vec::new();
    for hour in 1..=hours {
        let begun = Instant::now();
        let mut waits: Vec<Duration> = (0..CHANGES).map(|_| soak.step()).collect();
        waits.sort_unstable();
        let at =
            |share: f64| waits[((waits.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
        let held = Hour {
            median: at(0.5),
            percentile: at(0.99),
            longest: at(1.0),
            own: kib(soak.server.process.child.id(), "RssAnon"),
        };
        tell(hour, &held, &soak.server, begun.elapsed());
        seen.push(held);
    }
    // The first hours fill what is kept.
    let settled = &seen[seen.len() / 4..];
    let own = slope(settled.iter().map(|hour| hour.own as f64));
    let percentile = slope(settled.iter().map(|hour| hour.percentile));
    println!("\nin an hour: {own:+.0} KiB of its own, {percentile:+.3} ms of the 99th percentile");
}

fn tell(hour: usize, held: &Hour, server: &Process, taken: Duration) {
    let id = server.process.child.id();
    println!(
        "{hour:>4}   {CHANGES:>7}   {:>6.2}   {:>6.2}   {:>7.1}   {:>12}   {:>7}   {:>7}   {:>5}   {:>7.0}",
        held.median,
        held.percentile,
        held.longest,
        kib(id, "VmRSS"),
        held.own,
        kib(id, "Threads"),
        fs::read_dir(format!("/proc/{id}/fd")).map_or(0, Iterator::count),
        taken.as_secs_f64(),
    );
}

/// How much figures at equal distances grow from one to the next: the slope of the line that fits them best.
fn slope(figures: impl Iterator<Item = f64>) -> f64 {
    let figures: Vec<f64> = figures.collect();
    let count = figures.len() as f64;
    let middle = (count - 1.0) / 2.0;
    let mean = figures.iter().sum::<f64>() / count;
    let (mut above, mut below) = (0.0, 0.0);
    for (at, figure) in figures.iter().enumerate() {
        let distance = at as f64 - middle;
        above += distance * (figure - mean);
        below += distance * distance;
    }
    if below == 0.0 { 0.0 } else { above / below }
}

struct Soak<'a> {
    folder: &'a Path,
    server: Process,
    drafts: Vec<Open>,
    /// Every change has one of its own, in whichever draft it is.
    version: i64,
    steps: usize,
    /// A file of the compilation in its two forms.
    part: [String; 2],
}

impl<'a> Soak<'a> {
    fn begin(folder: &'a Path) -> Soak<'a> {
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/minimal");
        copy(&example, &folder.join("ours"));
        write(folder, ".yuanyin.toml", PROJECTS[0]);
        let part = folder.join("ours/zh/part-a.md");
        let part = fs::read_to_string(part).expect("a file of the compilation");
        let other = part.replacen("指定一个中央机关", "指定两个中央机关", 1);
        let server = Process::server_in(true, Some(folder));
        let mut soak = Soak {
            folder,
            server,
            drafts: Vec::new(),
            version: 1,
            steps: 0,
            part: [part, other],
        };
        for number in 0..DRAFTS {
            // Most are short, a few long.
            let size = [8_000, 12_000, 20_000, 40_000, 200_000][number % 5];
            let draft = drafts::draft(size, Some(35));
            let name = format!("{number}.md");
            write(folder, &name, &draft.text);
            soak.drafts.push(Open {
                uri: format!("file://{}/{name}", folder.display()),
                text: draft.text,
                line: draft.typing_line,
                typed: 0,
                at: draft.citations[number % draft.citations.len()],
            });
            soak.open(number);
        }
        soak
    }

    fn open(&mut self, draft: usize) {
        self.version += 1;
        let Open { uri, text, .. } = &self.drafts[draft];
        let document =
            json!({"uri": uri, "languageId": "markdown", "version": self.version, "text": text});
        let params = json!({"textDocument": document});
        self.server.notify("textDocument/didOpen", &params);
        self.server.wait_for_diagnostics(self.version);
        self.drafts[draft].typed = 0;
    }

    /// A change and what goes with it; how long its diagnostics took.
    fn step(&mut self) -> Duration {
        self.steps += 1;
        let (step, draft) = (self.steps, self.steps * 7 % DRAFTS);
        let waited = self.change(draft);
        let open = &self.drafts[draft];
        let place = json!({"line": open.at.0, "character": open.at.1});
        let mut params = json!({
            "textDocument": {"uri": open.uri}, "position": place, "range": {"start": place, "end": place},
            "context": {"diagnostics": [], "includeDeclaration": true, "triggerKind": 1},
        });
        let method = match step % 40 {
            0 | 20 => Some("textDocument/hover"),
            5 => Some("textDocument/codeAction"),
            10 => Some("textDocument/completion"),
            15 => Some("textDocument/semanticTokens/full"),
            25 => Some("yuanyin/citations"),
            35 if step % 400 == 35 => Some("textDocument/references"),
            _ => None,
        };
        if let Some(method) = method {
            if method == "yuanyin/citations" {
                params = json!({"uri": open.uri});
            }
            self.server.request(method, &params);
        }
        if step % 150 == 0 {
            let params = json!({"textDocument": {"uri": self.drafts[draft].uri}});
            self.server.notify("textDocument/didSave", &params);
            self.server.notify("textDocument/didClose", &params);
            self.open(draft);
        }
        if step % 300 == 0 {
            self.rewrite(step / 300);
        }
        waited
    }

    /// Types a letter, or takes away what was typed.
    fn change(&mut self, draft: usize) -> Duration {
        const TYPED: [&str; 5] = ["见", "七", ".", "4", "5"];
        self.version += 1;
        let open = &mut self.drafts[draft];
        let lengths = TYPED.map(str::len);
        let place = (0..=TYPED.len())
            .find(|count| lengths[..*count].iter().sum::<usize>() == open.typed)
            .unwrap_or_default();
        let (start, text) = match TYPED.get(place) {
            Some(text) => (open.typed, *text),
            None => (0, ""),
        };
        let range = json!({"start": {"line": open.line, "character": start}, "end": {"line": open.line, "character": open.typed}});
        open.typed = start + text.len();
        let params = json!({
            "textDocument": {"uri": open.uri, "version": self.version},
            "contentChanges": [{"range": range, "text": text}],
        });
        let begin = Instant::now();
        self.server.notify("textDocument/didChange", &params);
        self.server.wait_for_diagnostics(self.version);
        begin.elapsed()
    }

    /// Files of the folder change: in turns the compilation, the project file, a draft that comes and one that goes.
    fn rewrite(&mut self, turn: usize) {
        let name = match turn % 4 {
            0 => {
                let name = ".yuanyin.toml";
                write(self.folder, name, PROJECTS[turn / 4 % PROJECTS.len()]);
                name
            }
            1 => {
                let name = "ours/zh/part-a.md";
                write(self.folder, name, &self.part[turn / 4 % 2]);
                name
            }
            2 => {
                write(self.folder, "comes.md", &self.drafts[0].text);
                "comes.md"
            }
            _ => {
                // It is there from the turn before on.
                let _ = fs::remove_file(self.folder.join("comes.md"));
                "comes.md"
            }
        };
        let uri = format!("file://{}/{name}", self.folder.display());
        let kind = [2, 2, 1, 3][turn % 4];
        let changes: Value = json!({"changes": [{"uri": uri, "type": kind}]});
        self.server
            .notify("workspace/didChangeWatchedFiles", &changes);
    }
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("the folder is ours");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is ours");
    for entry in fs::read_dir(from).expect("the example is there") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}
