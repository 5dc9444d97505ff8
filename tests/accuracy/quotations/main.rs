//! Measures the quotation check against the labelled quotations (`README.md` beside this file has
//! their format): how many misquotations are found, how many quotations are wrongly complained of,
//! by class and for both halves.
//!
//! ```text
//! cargo test --test quotations                          the tables; fails below the floor
//! cargo test --test quotations -- --list development    every difference, with its passage
//! cargo test --test quotations -- --list given          those of a file of drafts
//! cargo test --test quotations -- --list second         those of a file of frames
//! ```

mod drafts;
mod frames;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;

use yuanyin::corpus::embedded;
use yuanyin::draft::Draft;
use yuanyin::features::{Given, Snapshot};
use yuanyin::messages::{self, Locale};
use yuanyin::resolve::{Code, Finding, Problem};

/// Misquotations found and right quotations left alone, in hundredths, below which a half fails.
const FLOOR: u32 = 99;

/// The files of whole drafts, in thousandths with what of their misquotations must be found, and what of the
/// other drafts left alone.
const DRAFTS: [(&str, [u32; 2]); 11] = [
    ("given", [990, 990]),
    ("drafts-development", [990, 990]),
    ("drafts-kept", [990, 990]),
    ("drafts-second", [971, 990]),
    ("drafts-third", [973, 990]),
    ("drafts-fourth", [990, 990]),
    ("drafts-fifth", [990, 990]),
    ("drafts-sixth", [990, 990]),
    ("drafts-seventh", [990, 990]),
    ("drafts-eighth", [882, 974]),
    ("drafts-own", [967, 978]),
];

/// The same of the files of frames.
const FRAMES: [(&str, [u32; 2]); 4] = [
    ("first", [967, 990]),
    ("second", [984, 990]),
    ("third", [986, 990]),
    ("fourth", [976, 981]),
];

/// A passage with its quotations.
struct Passage {
    place: String,
    id: String,
    markup: String,
    class: String,
    text: String,
    marks: Vec<Mark>,
}

struct Mark {
    /// Bytes of the words between the marks.
    range: Range<usize>,
    label: Label,
}

enum Label {
    /// In the cited provision, or no quotation of it: nothing may be said.
    Right,
    Misquoted {
        /// One of the provisions cited.
        cited: String,
        /// The provision that has the words.
        found: Option<String>,
    },
}

#[derive(Default)]
struct Counts {
    misquoted: u32,
    /// Reported, with the right provision and, where the words are elsewhere, the right place.
    detected: u32,
    /// Of the detected, those whose first fix leaves nothing to complain of.
    mended: u32,
    /// Quotations of which nothing may be said.
    right: u32,
    false_alarms: u32,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let listed = arguments
        .iter()
        .position(|argument| argument == "--list")
        .map(|at| arguments.get(at + 1).map_or("development", String::as_str));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/accuracy/quotations");
    let (mut passed, mut failed) = (0, 0);
    for half in ["development", "held-out"] {
        let passages = match read_folder(&root.join(half)) {
            Ok(passages) => passages,
            Err(problem) => {
                println!("{problem}");
                failed += 1;
                continue;
            }
        };
        let mut classes: BTreeMap<&str, Counts> = BTreeMap::new();
        let mut differences = Vec::new();
        for passage in &passages {
            let counts = classes.entry(&passage.class).or_default();
            measure(passage, counts, &mut differences);
        }
        let total = classes.values().fold(Counts::default(), |sum, one| Counts {
            misquoted: sum.misquoted + one.misquoted,
            detected: sum.detected + one.detected,
            mended: sum.mended + one.mended,
            right: sum.right + one.right,
            false_alarms: sum.false_alarms + one.false_alarms,
        });
        println!("\n{half}: {} passages\n", passages.len());
        println!(
            "| class | misquoted | detected | mended by the first fix | right | false alarms |"
        );
        println!("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (class, counts) in classes
            .iter()
            .map(|(class, counts)| (*class, counts))
            .chain([("all", &total)])
        {
            println!(
                "| {class} | {} | {} | {} | {} | {} |",
                counts.misquoted,
                rate(counts.detected, counts.misquoted),
                rate(counts.mended, counts.detected),
                counts.right,
                rate(counts.false_alarms, counts.right),
            );
        }
        if listed == Some(half) {
            println!();
            for difference in &differences {
                println!("{difference}");
            }
        }
        let is_good = total.detected * 100 >= total.misquoted * FLOOR
            && (total.right - total.false_alarms.min(total.right)) * 100 >= total.right * FLOOR;
        if is_good && !passages.is_empty() {
            passed += 1;
        } else {
            println!("{half}: below {FLOOR} %");
            failed += 1;
        }
    }
    for (set, floors) in DRAFTS {
        match measure_drafts(&root, set, floors, listed == Some(set)) {
            true => passed += 1,
            false => failed += 1,
        }
    }
    for (set, floors) in FRAMES {
        match measure_frames(&root, set, floors, listed == Some(set)) {
            true => passed += 1,
            false => failed += 1,
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Whether a file of drafts is above its floors.
fn measure_drafts(root: &Path, set: &str, floors: [u32; 2], is_listed: bool) -> bool {
    let drafts = match drafts::read(&root.join(set).join("drafts.json")) {
        Ok(drafts) => drafts,
        Err(problem) => {
            println!("{problem}");
            return false;
        }
    };
    let measured = drafts::measure(&drafts);
    println!("\n{set}: {} drafts\n", drafts.len());
    is_above_floors(set, measured, floors, is_listed)
}

/// Whether the frames are above their floors.
fn measure_frames(root: &Path, set: &str, floors: [u32; 2], is_listed: bool) -> bool {
    let (frames, words) = match frames::read(&root.join("frames"), &format!("{set}.txt")) {
        Ok(read) => read,
        Err(problem) => {
            println!("{problem}");
            return false;
        }
    };
    let measured = frames::measure(&frames, &words);
    println!("\n{set}: {} frames\n", frames.len());
    is_above_floors(set, measured, floors, is_listed)
}

/// Prints what was measured of a set and says whether it is above its floors.
fn is_above_floors(
    set: &str,
    (counts, differences): (drafts::Counts, Vec<String>),
    [found, left_alone]: [u32; 2],
    is_listed: bool,
) -> bool {
    println!("| misquoted | found | with the provision | told elsewhere | silent | left alone |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: |");
    println!(
        "| {} | {} | {} | {} | {} | {} |",
        counts.misquoted,
        rate(counts.found, counts.misquoted),
        rate(counts.right_provision, counts.found),
        counts.elsewhere,
        counts.silent,
        rate(counts.left_alone, counts.silent),
    );
    if is_listed {
        println!();
        for difference in differences {
            println!("{difference}");
        }
    }
    let is_above = |part: u32, whole: u32, floor: u32| part * 1000 >= whole * floor;
    let is_good = is_above(counts.found, counts.misquoted, found)
        && is_above(counts.left_alone, counts.silent, left_alone)
        && counts.misquoted > 0;
    if !is_good {
        println!("{set}: below {found} ‰ found or {left_alone} ‰ left alone");
    }
    is_good
}

fn rate(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    format!(
        "{part} ({:.1} %)",
        f64::from(part) * 100.0 / f64::from(whole)
    )
}

fn measure(passage: &Passage, counts: &mut Counts, differences: &mut Vec<String>) {
    let findings = misquotations(&passage.text, &passage.markup);
    let mut used = vec![false; findings.len()];
    for mark in &passage.marks {
        let position = findings
            .iter()
            .position(|(range, _)| range.start < mark.range.end && mark.range.start < range.end);
        if let Some(position) = position {
            used[position] = true;
        }
        let found = position.map(|position| &findings[position].1);
        match (&mark.label, found) {
            (Label::Right, None) => counts.right += 1,
            (Label::Right, Some(finding)) => {
                counts.right += 1;
                counts.false_alarms += 1;
                differences.push(shown(
                    passage,
                    mark,
                    &format!("false alarm: {}", told(finding)),
                ));
            }
            (Label::Misquoted { .. }, None) => {
                counts.misquoted += 1;
                differences.push(shown(passage, mark, "not detected"));
            }
            (
                Label::Misquoted {
                    cited,
                    found: expected,
                },
                Some(finding),
            ) => {
                counts.misquoted += 1;
                match wrong_about(finding, cited, expected.as_deref()) {
                    Some(reason) => {
                        let reason = format!("{reason}: {}", told(finding));
                        differences.push(shown(passage, mark, &reason));
                    }
                    None => {
                        counts.detected += 1;
                        if is_mended(passage, mark, finding) {
                            counts.mended += 1;
                        } else {
                            let fix = finding.fixes.first().map(|fix| fix.becomes.as_str());
                            let reason = format!("not mended by {fix:?}: {}", told(finding));
                            differences.push(shown(passage, mark, &reason));
                        }
                    }
                }
            }
        }
    }
    for ((range, finding), used) in findings.iter().zip(used) {
        if !used {
            counts.right += 1;
            counts.false_alarms += 1;
            let words = &passage.text[range.clone()];
            differences.push(format!(
                "{} {}: “{words}” is not marked: {}",
                passage.place,
                passage.id,
                told(finding)
            ));
        }
    }
}

/// The misquotations that are told of a text.
fn misquotations(text: &str, markup: &str) -> Vec<(Range<usize>, Finding)> {
    let draft = Draft::open(text, markup, embedded::corpus());
    let snapshot = Snapshot::new(Given::plain(draft, Locale::Chinese));
    let findings = snapshot.findings().all().iter();
    findings
        .filter(|finding| !finding.is_exempt && finding.code == Code::Misquoted)
        .filter_map(|finding| {
            let mut found = finding.in_text()?.clone();
            for (range, _) in found.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
                *range = finding.id.within(range);
            }
            Some((finding.range.clone(), found))
        })
        .collect()
}

fn wrong_about(finding: &Finding, cited: &str, expected: Option<&str>) -> Option<&'static str> {
    let corpus = embedded::corpus();
    let Problem::Misquoted {
        cited: provisions,
        found,
        ..
    } = &finding.problem
    else {
        return Some("another problem");
    };
    let is = |name: &str, index: &usize| corpus.provisions[*index].id.to_string() == name;
    if !provisions.iter().any(|provision| is(cited, provision)) {
        return Some("another citation");
    }
    match expected {
        Some(expected) if !found.iter().any(|provision| is(expected, provision)) => {
            Some("not found where the words are")
        }
        None if !found.is_empty() => Some("found elsewhere"),
        _ => None,
    }
}

/// Whether nothing is wrong with the quotation any more once its first fix is applied.
fn is_mended(passage: &Passage, mark: &Mark, finding: &Finding) -> bool {
    let Some(fix) = finding.fixes.first() else {
        return false;
    };
    let mut text = passage.text.clone();
    let before = misquotations(&text, &passage.markup).len();
    for (range, replacement) in fix.edits.iter().rev() {
        text.replace_range(range.clone(), replacement);
    }
    let after = misquotations(&text, &passage.markup);
    after.len() < before
        && !after
            .iter()
            .any(|(range, _)| range.contains(&mark.range.start))
}

fn told(finding: &Finding) -> String {
    messages::problem(Locale::Chinese, &embedded::corpus(), &finding.problem)
}

fn shown(passage: &Passage, mark: &Mark, what: &str) -> String {
    let words = passage.text[mark.range.clone()].replace('\n', "⏎");
    format!("{} {}: “{words}” {what}", passage.place, passage.id)
}

/// The passages of every file of a folder.
fn read_folder(folder: &Path) -> Result<Vec<Passage>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let mut passages = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut current: Option<(String, String)> = None;
        for (number, line) in text.lines().enumerate() {
            if let Some(header) = line.strip_prefix("=== ") {
                passages.extend(finish(current.take())?);
                current = Some((format!("{name}:{}|{header}", number + 1), String::new()));
            } else if let Some((_, body)) = &mut current {
                body.push_str(line);
                body.push('\n');
            }
        }
        passages.extend(finish(current)?);
    }
    Ok(passages)
}

fn finish(read: Option<(String, String)>) -> Result<Option<Passage>, String> {
    let Some((header, body)) = read else {
        return Ok(None);
    };
    let fields: Vec<&str> = header.split('|').map(str::trim).collect();
    let [place, id, markup, class, _what] = fields.as_slice() else {
        return Err(format!(
            "{header}: the header needs id | markup | class | what it is like"
        ));
    };
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = body.trim_end();
    while let Some((before, marked)) = rest.split_once('⟦') {
        text.push_str(before);
        let (marked, after) = marked
            .split_once('⟧')
            .ok_or_else(|| format!("{place} {id}: a mark is not closed"))?;
        let (words, label) = marked
            .rsplit_once('→')
            .ok_or_else(|| format!("{place} {id}: a mark without a label"))?;
        let start = text.len();
        text.push_str(words);
        let parts: Vec<&str> = label.split_whitespace().collect();
        let label = match parts.as_slice() {
            ["right" | "silent"] => Label::Right,
            ["misquoted", cited] => Label::Misquoted {
                cited: (*cited).to_owned(),
                found: None,
            },
            ["misquoted", cited, "found", found] => Label::Misquoted {
                cited: (*cited).to_owned(),
                found: Some((*found).to_owned()),
            },
            _ => return Err(format!("{place} {id}: the label {label} is not known")),
        };
        marks.push(Mark {
            range: start..text.len(),
            label,
        });
        rest = after;
    }
    text.push_str(rest);
    text.push('\n');
    Ok(Some(Passage {
        place: (*place).to_owned(),
        id: (*id).to_owned(),
        markup: (*markup).to_owned(),
        class: (*class).to_owned(),
        text,
        marks,
    }))
}
