//! Which parts of a package are which: they are found by how they are related, not by their names.

use std::collections::HashMap;

use crate::office::archive::Archive;
use crate::office::unreadable::Unreadable;
use crate::office::xml::{Space, Tree};

/// Relationships of a part, by their ids.
#[derive(Default)]
pub struct Relationships(HashMap<String, Relationship>);

struct Relationship {
    /// The last word of its kind: `styles`, `footnotes`.
    kind: String,
    /// The part's name in the archive.
    target: String,
}

impl Relationships {
    /// Those of a part (`""` for the package's own).
    ///
    /// # Errors
    ///
    /// They cannot be read.
    pub fn of(archive: &mut Archive<'_>, part: &str) -> Result<Relationships, Unreadable> {
        let Some(text) = archive.part(&file_of(part))? else {
            return Ok(Relationships::default());
        };
        let tree = Tree::read(text)?;
        let mut all = HashMap::new();
        for node in tree.named(tree.root(), Space::Relationships, "Relationship") {
            let value = |name| tree.attribute(node, name);
            let is_outside = value("TargetMode").is_some_and(|mode| mode == "External");
            let (Some(id), Some(kind), Some(target)) =
                (value("Id"), value("Type"), value("Target"))
            else {
                continue;
            };
            let target = within(part, &target).filter(|_| !is_outside);
            if let Some(target) = target {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                all.insert(id, Relationship { kind, target });
            }
        }
        Ok(Relationships(all))
    }

    /// The part of a kind.
    pub fn one(&self, kind: &str) -> Option<&str> {
        let mut targets: Vec<&str> = (self.0.values().filter(|one| one.kind == kind))
            .map(|one| one.target.as_str())
            .collect();
        targets.sort_unstable();
        targets.first().copied()
    }

    pub fn by_id(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|one| one.target.as_str())
    }

    /// An id that none of them has.
    pub fn free_id(&self) -> String {
        let mut number = self.0.len() + 1;
        loop {
            let id = format!("rIdYuanyin{number}");
            if !self.0.contains_key(&id) {
                return id;
            }
            number += 1;
        }
    }
}

/// The part that has the relationships of another: `word/_rels/document.xml.rels`.
pub fn file_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// A target as the archive names it; `None` where it leads out of it.
fn within(part: &str, target: &str) -> Option<String> {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = match target.strip_prefix('/') {
        Some(rest) => rest.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_stays_within_the_archive() {
        for (part, target, expected) in [
            (
                "word/document.xml",
                "footnotes.xml",
                Some("word/footnotes.xml"),
            ),
            ("word/document.xml", "/word/a.xml", Some("word/a.xml")),
            (
                "word/document.xml",
                "../custom/./a.xml",
                Some("custom/a.xml"),
            ),
            ("", "word/document.xml", Some("word/document.xml")),
            ("word/document.xml", "../../etc/passwd", None),
        ] {
            assert_eq!(within(part, target).as_deref(), expected, "{target}");
        }
        assert_eq!(file_of("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(file_of(""), "_rels/.rels");
    }
}
