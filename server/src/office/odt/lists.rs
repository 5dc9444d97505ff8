//! The numbers that stand before the paragraphs of lists, and before headings.

use std::collections::HashMap;

use crate::office::numerals::Numerals;
use crate::office::xml::{Seen, Space, Tree};

/// Levels of a list.
const LEVELS: usize = 10;

/// The styles of lists, and how far each list has been counted.
#[derive(Default)]
pub struct Lists {
    styles: HashMap<String, Vec<Level>>,
    /// By the style: a list that goes on has the same.
    counted: HashMap<String, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    numerals: Numerals,
    before: String,
    behind: String,
    first: u32,
    /// Levels whose numbers are shown.
    shown: usize,
    is_bullet: bool,
}

/// The style of the numbers before headings.
pub const OUTLINE: &str = "\u{0}outline";

impl Lists {
    /// Adds the styles of a part.
    pub fn add(&mut self, tree: &Tree) {
        let holders = tree.children(tree.root()).filter(|node| {
            matches!(
                tree.see(*node),
                Seen::Element(Space::Office, "styles" | "automatic-styles")
            )
        });
        for style in holders.flat_map(|holder| tree.children(holder)) {
            let name = match tree.see(style) {
                Seen::Element(Space::Text, "list-style") => {
                    tree.attribute(style, "name").unwrap_or_default()
                }
                Seen::Element(Space::Text, "outline-style") => OUTLINE.to_owned(),
                _ => continue,
            };
            let mut levels = vec![
                Level {
                    first: 1,
                    shown: 1,
                    ..Level::default()
                };
                LEVELS
            ];
            for level in tree.children(style) {
                let value = |name| tree.attribute(level, name);
                let number = |name| value(name).and_then(|value| value.parse::<u32>().ok());
                let at = number("level").and_then(|level| level.checked_sub(1));
                let Some(slot) = at.and_then(|at| levels.get_mut(at as usize)) else {
                    continue;
                };
                *slot = Level {
                    numerals: Numerals::of_first(&value("num-format").unwrap_or_default()),
                    before: value("num-prefix").unwrap_or_default(),
                    behind: value("num-suffix").unwrap_or_default(),
                    first: number("start-value").unwrap_or(1),
                    shown: number("display-levels").unwrap_or(1) as usize,
                    is_bullet: matches!(
                        tree.see(level),
                        Seen::Element(_, "list-level-style-bullet" | "list-level-style-image")
                    ),
                };
            }
            self.styles.insert(name, levels);
        }
    }

    /// A list begins anew.
    pub fn begin(&mut self, style: &str) {
        self.counted.remove(style);
    }

    /// The number of the next paragraph at a level (from 0) of a list, with the space behind it; `None` where it has none
    /// that is known. `start` is where it is said to begin.
    pub fn next(&mut self, style: &str, level: usize, start: Option<u32>) -> Option<String> {
        let at = level.min(LEVELS - 1);
        let levels = self.styles.get(style)?;
        let own = levels.get(at)?;
        let counted = self.counted.entry(style.to_owned()).or_default();
        let last = counted.get(at).copied().flatten();
        let next = start.unwrap_or_else(|| last.map_or(own.first, |last| last.saturating_add(1)));
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
        if own.numerals == Numerals::None {
            return None;
        }
        let from = (at + 1).saturating_sub(own.shown.max(1));
        let numbers: Vec<String> = levels
            .iter()
            .enumerate()
            .take(at + 1)
            .skip(from)
            .map(|(place, level)| {
                let count = counted.get(place).copied().flatten().unwrap_or(level.first);
                level.numerals.write(count)
            })
            .filter(|number| !number.is_empty())
            .collect();
        let text = format!("{}{}{}", own.before, numbers.join("."), own.behind);
        let text = text.trim();
        Some(match text.ends_with(['、', '）', '．']) {
            true => text.to_owned(),
            false => format!("{text} "),
        })
    }
}
