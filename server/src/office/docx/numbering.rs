//! The numbers that Word puts before paragraphs: 1., (a), 一、.

use std::collections::HashMap;

use super::is_on;
use super::styles::Numbered;
use crate::office::numerals::Numerals;
use crate::office::xml::{NodeId, Space, Tree};

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has been counted.
#[derive(Default)]
pub struct Numbering {
    /// Each list's form, and what it says otherwise of the first numbers.
    lists: HashMap<u32, (u32, HashMap<u8, u32>)>,
    forms: HashMap<u32, Vec<Level>>,
    /// By form: all lists of one count on, but for those that begin anew.
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists that have begun anew.
    begun: HashMap<u32, [bool; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    numerals: Numerals,
    /// `%1.`
    text: String,
    first: u32,
    /// All numbers of it are written in figures.
    is_legal: bool,
    is_bullet: bool,
}

impl Numbering {
    pub fn read(tree: &Tree) -> Numbering {
        let mut numbering = Numbering::default();
        let number = |node: NodeId, name| tree.attribute(node, name)?.parse::<u32>().ok();
        for form in tree.named(tree.root(), Space::Word, "abstractNum") {
            let Some(id) = number(form, "abstractNumId") else {
                continue;
            };
            numbering.forms.insert(id, levels(tree, form));
        }
        for list in tree.named(tree.root(), Space::Word, "num") {
            let form = tree.child(list, Space::Word, "abstractNumId");
            let form = form.and_then(|form| number(form, "val"));
            let Some((id, form)) = number(list, "numId").zip(form) else {
                continue;
            };
            let mut first = HashMap::new();
            for other in tree.named(list, Space::Word, "lvlOverride") {
                let level = number(other, "ilvl").and_then(|level| u8::try_from(level).ok());
                let start = tree.child(other, Space::Word, "startOverride");
                let start = start.and_then(|start| number(start, "val"));
                first.extend(level.zip(start));
            }
            numbering.lists.insert(id, (form, first));
        }
        numbering
    }

    /// The number of the next paragraph of a list, with the space behind it; `None` where it has none that is known.
    pub fn next(&mut self, numbered: Numbered) -> Option<String> {
        let list = numbered.list.filter(|list| *list > 0)?;
        let level = numbered.level.unwrap_or_default();
        let at = usize::from(level).min(LEVELS - 1);
        let (form, first) = self.lists.get(&list)?;
        let levels = self.forms.get(form)?;
        let own = levels.get(at)?;
        let counted = self.counted.entry(*form).or_default();
        let begun = self.begun.entry(list).or_default();
        let next = match (counted.get(at).copied().flatten(), first.get(&level)) {
            (_, Some(start)) if !begun.get(at).copied().unwrap_or_default() => *start,
            (Some(last), _) => last.saturating_add(1),
            (None, _) => own.first,
        };
        if let Some(begun) = begun.get_mut(at) {
            *begun = true;
        }
        for (place, count) in counted.iter_mut().enumerate() {
            match place.cmp(&at) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => *count = Some(next),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        if own.is_bullet {
            return Some("• ".to_owned());
        }
        let mut text = own.text.clone();
        for (place, level) in levels.iter().enumerate().take(at + 1) {
            let mark = format!("%{}", place + 1);
            if text.contains(&mark) {
                let count = counted.get(place).copied().flatten().unwrap_or(level.first);
                let numerals = match own.is_legal {
                    true => Numerals::Decimal,
                    false => level.numerals,
                };
                text = text.replace(&mark, &numerals.write(count));
            }
        }
        let text = text.trim();
        match text {
            "" => None,
            // 一、甲, but 1. 甲
            _ if text.ends_with(['、', '）', '．']) => Some(text.to_owned()),
            _ => Some(format!("{text} ")),
        }
    }
}

fn levels(tree: &Tree, form: NodeId) -> Vec<Level> {
    let mut levels = vec![
        Level {
            first: 1,
            ..Level::default()
        };
        LEVELS
    ];
    for level in tree.named(form, Space::Word, "lvl") {
        let at = tree
            .attribute(level, "ilvl")
            .and_then(|at| at.parse::<usize>().ok());
        let Some(slot) = at.and_then(|at| levels.get_mut(at)) else {
            continue;
        };
        let child = |name| tree.child(level, Space::Word, name);
        let value = |name| tree.attribute(child(name)?, "val");
        let name = value("numFmt").unwrap_or_default();
        *slot = Level {
            numerals: Numerals::of_word(&name),
            text: value("lvlText").unwrap_or_default(),
            first: value("start")
                .and_then(|start| start.parse().ok())
                .unwrap_or(1),
            is_legal: child("isLgl")
                .is_some_and(|legal| is_on(tree.attribute(legal, "val").as_deref())),
            is_bullet: name == "bullet",
        };
    }
    levels
}
