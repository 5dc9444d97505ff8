//! Reading the labelled passages.

use std::ops::Range;
use std::path::Path;

/// A passage of the set.
pub struct Passage {
    pub id: String,
    /// A BCP 47 tag: zh, zh-Hant, en, …
    pub language: String,
    /// An editor's language id.
    pub markup: String,
    /// Without the marks.
    pub text: String,
    pub marks: Vec<Mark>,
    /// File and line of the header.
    pub place: String,
}

/// A labelled stretch of a passage.
pub struct Mark {
    /// Bytes in the passage's text.
    pub range: Range<usize>,
    pub label: Label,
}

/// What a stretch is.
pub enum Label {
    /// No citation, though it looks like one.
    No,
    /// How it is cited, and what it must resolve to.
    Citation { kind: String, target: String },
}

/// All passages of a half, in the order of file names.
///
/// # Errors
///
/// A sentence with file and line.
pub fn read_folder(folder: &Path) -> Result<Vec<Passage>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let mut passages = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        passages.extend(read(&name, &text)?);
    }
    if passages.is_empty() {
        return Err(format!("{}: no passages", folder.display()));
    }
    Ok(passages)
}

fn read(file: &str, text: &str) -> Result<Vec<Passage>, String> {
    let mut passages: Vec<(String, usize, String)> = Vec::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if let Some(header) = line.strip_prefix("=== ") {
            passages.push((header.trim().to_owned(), number + 1, String::new()));
        } else if let Some((_, _, body)) = passages.last_mut() {
            body.push_str(line);
        } else if !line.trim().is_empty() {
            return Err(format!(
                "{file}:{}: text before the first header",
                number + 1
            ));
        }
    }
    passages
        .into_iter()
        .map(|(header, line, body)| {
            let place = format!("{file}:{line}");
            let mut fields = header.splitn(4, '|').map(|field| field.trim().to_owned());
            let (Some(id), Some(language), Some(markup)) =
                (fields.next(), fields.next(), fields.next())
            else {
                return Err(format!(
                    "{place}: a header has id | language | markup | remark"
                ));
            };
            let (text, marks) = unmark(&body).map_err(|problem| format!("{place}: {problem}"))?;
            Ok(Passage {
                id,
                language,
                markup,
                text,
                marks,
                place,
            })
        })
        .collect()
}

/// The text without marks, and the marks with their places in it.
fn unmark(body: &str) -> Result<(String, Vec<Mark>), String> {
    let mut text = String::with_capacity(body.len());
    let mut marks = Vec::new();
    let mut rest = body;
    while let Some(open) = rest.find('⟦') {
        text.push_str(&rest[..open]);
        let inside = &rest[open + '⟦'.len_utf8()..];
        let close = inside.find('⟧').ok_or("a mark is not closed")?;
        let (cited, label) = inside[..close]
            .rsplit_once('→')
            .ok_or_else(|| format!("no label in ⟦{}⟧", &inside[..close]))?;
        let start = text.len();
        text.push_str(cited);
        let label = match label.trim() {
            "no" => Label::No,
            other => {
                let (kind, target) = other
                    .split_once(' ')
                    .ok_or_else(|| format!("no target in “{other}”"))?;
                Label::Citation {
                    kind: kind.to_owned(),
                    target: target.trim().to_owned(),
                }
            }
        };
        marks.push(Mark {
            range: start..text.len(),
            label,
        });
        rest = &inside[close + '⟧'.len_utf8()..];
    }
    text.push_str(rest);
    Ok((text, marks))
}
