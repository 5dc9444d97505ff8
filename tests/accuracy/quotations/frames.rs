//! Sentences and blocks around a quotation, each filled with words of several provisions, right and
//! altered, as `README.md` describes them: whether the frame makes them a claim of a provision's wording.

use std::ops::Range;
use std::path::Path;

use yuanyin::project::language_id;

use crate::drafts::Counts;

/// A frame with its place in the file.
pub struct Frame {
    line: usize,
    is_claim: bool,
    is_traditional: bool,
    /// Whether the words are another provision's.
    is_elsewhere: bool,
    /// A file's name: its ending is its markup.
    file: String,
    text: String,
}

/// A provision's words.
pub struct Words {
    /// With the part: `A部分 七.5`.
    citation: String,
    /// In Simplified characters, then in Traditional ones.
    right: [String; 2],
    wrong: [Vec<String>; 2],
}

/// How many provisions fill each frame.
const PROVISIONS: usize = 2;

/// Reads the frames of a file in a folder and the words that fill them.
///
/// # Errors
///
/// A sentence with the file's name.
pub fn read(folder: &Path, name: &str) -> Result<(Vec<Frame>, Vec<Words>), String> {
    let read = |name: &str| {
        let file = folder.join(name);
        std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
    };
    let is_content = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let mut all = Vec::new();
    for line in read("words.txt")?.lines().filter(is_content) {
        let fields: Vec<String> = line
            .split('|')
            .map(|field| field.trim().to_owned())
            .collect();
        let [citation, right, one, other, traditional, wrong] = fields.as_slice() else {
            return Err(format!("words.txt: {line}: six fields are wanted"));
        };
        all.push(Words {
            citation: citation.clone(),
            right: [right.clone(), traditional.clone()],
            wrong: [vec![one.clone(), other.clone()], vec![wrong.clone()]],
        });
    }
    let mut frames = Vec::new();
    for (at, line) in read(name)?.lines().enumerate() {
        if !is_content(&line) {
            continue;
        }
        let mut fields = line.splitn(3, ' ');
        let (Some(kind), Some(ending), Some(text)) = (fields.next(), fields.next(), fields.next())
        else {
            return Err(format!(
                "{name}: {line}: a kind, an ending and a text are wanted"
            ));
        };
        frames.push(Frame {
            line: at + 1,
            is_claim: match kind.trim_end_matches(['t', 'o']) {
                "claim" => true,
                "none" => false,
                _ => return Err(format!("{name}: {kind} is no kind")),
            },
            is_traditional: kind.ends_with('t'),
            is_elsewhere: kind.ends_with('o'),
            file: format!("frame.{ending}"),
            text: text.replace('⏎', "\n"),
        });
    }
    match all.len() > PROVISIONS {
        true => Ok((frames, all)),
        false => Err("words.txt: more provisions are wanted".to_owned()),
    }
}

impl Frame {
    /// The frame around words, and where they stand.
    fn around(&self, citation: &str, words: &str) -> (String, Range<usize>) {
        let number = citation.trim_start_matches("A部分 ");
        let text = self
            .text
            .replace("{A}", citation)
            .replace("{N}", number)
            .replace("{L}", &format!("A.{number}"));
        let start = text.find("{W}").unwrap_or_default();
        (text.replace("{W}", words), start..start + words.len())
    }
}

/// Compares what is told of the frames with what must be, with a line for every frame that is read wrongly.
pub fn measure(frames: &[Frame], all: &[Words]) -> (Counts, Vec<String>) {
    let mut counts = Counts::default();
    let mut differences = Vec::new();
    for frame in frames {
        let script = usize::from(frame.is_traditional);
        let mut wrongly = Vec::new();
        // The provisions take turns.
        let chosen = (0..PROVISIONS).map(|turn| &all[(frame.line + turn * 3) % all.len()]);
        for words in chosen {
            let told = |quoted: &str| {
                let (text, range) = frame.around(&words.citation, quoted);
                let findings = crate::misquotations(&text, language_id(Path::new(&frame.file)));
                let on = |(found, _): &(Range<usize>, _)| {
                    found.start < range.end && range.start < found.end
                };
                (findings.iter().any(on), findings.len())
            };
            let others = &all[(frame.line + 1) % all.len()].right[script];
            let wrong = match frame.is_elsewhere {
                true => std::slice::from_ref(others),
                false => words.wrong[script].as_slice(),
            };
            for quoted in wrong {
                let (is_on, all) = told(quoted);
                if frame.is_claim {
                    counts.misquoted += 1;
                    counts.found += u32::from(is_on);
                    counts.elsewhere += u32::from(all > usize::from(is_on));
                } else {
                    counts.silent += 1;
                    counts.left_alone += u32::from(all == 0);
                }
                if frame.is_claim != is_on || all > usize::from(is_on) {
                    wrongly.push(quoted.clone());
                }
            }
            let right = &words.right[script];
            counts.silent += 1;
            let is_silent = told(right).1 == 0;
            counts.left_alone += u32::from(is_silent);
            if !is_silent {
                wrongly.push(right.clone());
            }
        }
        if !wrongly.is_empty() {
            differences.push(format!(
                "line {}: {} {}\n    {}",
                frame.line,
                if frame.is_claim { "claim" } else { "none" },
                frame.text.replace('\n', "⏎"),
                wrongly.join("\n    ")
            ));
        }
    }
    (counts, differences)
}
