//! Where a quotation that is not word for word departs from the text: the stretch of the text
//! that it must have been taken from, and what of it is the same.

use std::collections::HashMap;
use std::ops::Range;

use similar::DiffOp;

use crate::search::places::Places;
use crate::text::differences;

/// A run of letters that both have, shorter than this, is chance.
const SHORTEST_BLOCK: usize = 2;
/// Letters of a quotation from which on only what lies between long common runs is compared
/// letter by letter, so that a long quotation costs no more than its length.
const LONG: usize = 256;
/// Letters of such a run.
const ANCHOR: usize = 8;
/// Runs that are chained, at most.
const MOST_ANCHORS: usize = 128;
/// Letters between two runs that are compared at all.
const LONGEST_BETWEEN: usize = 160;
/// Places of one gram of the quotation in itself that are looked at.
const MOST_REPEATED: usize = 8;

/// A run of letters that quotation and text have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    pub quotation: usize,
    pub text: usize,
    pub length: usize,
}

/// A quotation laid beside the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// In order, apart from each other; never empty.
    pub blocks: Vec<Block>,
    /// What of the text corresponds to the quotation.
    pub window: Range<usize>,
    /// Common letters by the mean of both lengths: 1 where they are the same, below 0.4 for
    /// unrelated sentences of the same field.
    pub similarity: f32,
}

/// A quotation that is to be laid beside several texts.
pub struct Aligner<'a> {
    quotation: &'a [char],
    pairs: Places,
    /// Only of a long one.
    anchors: Places,
}

impl<'a> Aligner<'a> {
    pub fn new(quotation: &'a [char]) -> Aligner<'a> {
        Aligner {
            quotation,
            pairs: Places::of(quotation, 2),
            anchors: if quotation.len() < LONG {
                Places::default()
            } else {
                Places::of(quotation, ANCHOR)
            },
        }
    }

    /// Lays the quotation beside that stretch of a text which has most of its pairs of letters.
    /// `beginnings` are places where a new provision begins; what is changed at the quotation's
    /// ends is not looked for beyond them. `None` where they have nothing in common.
    pub fn align(&self, text: &[char], beginnings: &[usize]) -> Option<Alignment> {
        let window = self.likeliest_window(text)?;
        let stretch = text.get(window.clone())?;
        let quotation = self.quotation;
        let mut blocks: Vec<Block> = self
            .common(stretch)
            .into_iter()
            .filter(|block| block.length >= SHORTEST_BLOCK)
            .map(|block| Block {
                text: block.text + window.start,
                ..block
            })
            .collect();
        drop_strays(&mut blocks);
        let (first, last) = (*blocks.first()?, *blocks.last()?);
        // The changed ends of the quotation stand for as much of the text, within the sentence.
        let ends_clause = |at: usize| {
            beginnings.contains(&at) || at > 0 && matches!(text.get(at - 1), Some('.' | ';' | ':'))
        };
        let mut start = first.text;
        while start > 0 && first.text - start < first.quotation && !ends_clause(start) {
            start -= 1;
        }
        let last_end = last.text + last.length;
        let behind = quotation.len() - (last.quotation + last.length);
        let mut end = last_end;
        while end < text.len() && end - last_end < behind && (end == last_end || !ends_clause(end))
        {
            end += 1;
        }
        let same: usize = blocks.iter().map(|block| block.length).sum();
        Some(Alignment {
            blocks,
            window: start..end,
            similarity: 2.0 * same as f32 / (quotation.len() + end - start) as f32,
        })
    }

    /// The window of the text, a little longer than the quotation, that has most of its pairs.
    fn likeliest_window(&self, text: &[char]) -> Option<Range<usize>> {
        let width = self.quotation.len() + self.quotation.len() / 3 + 8;
        // How often each pair of the quotation stands in the window.
        let mut counts = vec![0_u32; self.quotation.len()];
        let (mut held, mut most, mut best) = (0_usize, 0_usize, 0..0);
        let at = |place: usize| {
            let pair = text.get(place..place + 2).unwrap_or_default();
            self.pairs
                .get(self.quotation, pair)
                .iter()
                .take(MOST_REPEATED)
        };
        for end in 0..text.len() {
            for place in at(end) {
                if let Some(count) = counts.get_mut(*place as usize) {
                    held += usize::from(*count == 0);
                    *count += 1;
                }
            }
            let start = (end + 1).saturating_sub(width);
            if let Some(left) = start.checked_sub(1) {
                for place in at(left) {
                    if let Some(count) = counts.get_mut(*place as usize) {
                        *count = count.saturating_sub(1);
                        held = held.saturating_sub(usize::from(*count == 0));
                    }
                }
            }
            if held > most {
                most = held;
                best = start..(end + 2).min(text.len());
            }
        }
        if most == 0 {
            return None;
        }
        // The last pair came in last: what the window must hold ends there.
        let slack = width / 4;
        Some(best.start.saturating_sub(slack)..(best.end + slack).min(text.len()))
    }

    /// What the quotation and a stretch of the text have in common, in order.
    fn common(&self, text: &[char]) -> Vec<Block> {
        let quotation = self.quotation;
        if quotation.len() < LONG {
            return letter_by_letter(quotation, text, 0, 0);
        }
        let mut blocks = Vec::new();
        let (mut quotation_at, mut text_at) = (0, 0);
        let end = Block {
            quotation: quotation.len(),
            text: text.len(),
            length: 0,
        };
        for anchor in self.anchors(text).into_iter().chain([end]) {
            // Before the first anchor and behind the last one the text goes on for longer than the
            // quotation.
            let room = anchor.quotation - quotation_at + LONGEST_BETWEEN;
            let (mut from, mut to) = (text_at, anchor.text);
            if text_at == 0 {
                from = to.saturating_sub(room);
            } else {
                to = to.min(from + room);
            }
            let between = (
                quotation.get(quotation_at..anchor.quotation),
                text.get(from..to),
            );
            if let (Some(one), Some(other)) = between
                && one.len() <= LONGEST_BETWEEN
            {
                blocks.extend(letter_by_letter(one, other, quotation_at, from));
            }
            blocks.push(anchor);
            quotation_at = anchor.quotation + anchor.length;
            text_at = anchor.text + anchor.length;
        }
        blocks
    }

    /// Long common runs that follow each other in both: the chain with the most letters.
    fn anchors(&self, text: &[char]) -> Vec<Block> {
        // By how far the text's place is behind the quotation's: where a run on that diagonal ends.
        let mut reached: HashMap<usize, usize> = HashMap::new();
        let mut runs: Vec<Block> = Vec::new();
        for (text_at, gram) in text.windows(ANCHOR).enumerate() {
            for quotation_at in self
                .anchors
                .get(self.quotation, gram)
                .iter()
                .take(MOST_REPEATED)
            {
                let quotation_at = *quotation_at as usize;
                let diagonal = text_at + self.quotation.len() - quotation_at;
                if reached.get(&diagonal).is_some_and(|end| text_at < *end) {
                    continue;
                }
                let length = self
                    .quotation
                    .iter()
                    .skip(quotation_at)
                    .zip(text.iter().skip(text_at))
                    .take_while(|(one, other)| one == other)
                    .count();
                if length < ANCHOR {
                    continue; // Rare characters can share their places.
                }
                reached.insert(diagonal, text_at + length);
                runs.push(Block {
                    quotation: quotation_at,
                    text: text_at,
                    length,
                });
            }
        }
        runs.sort_by_key(|run| std::cmp::Reverse(run.length));
        runs.truncate(MOST_ANCHORS);
        runs.sort_by_key(|run| (run.quotation, run.text));
        chain(&runs)
    }
}

fn letter_by_letter(
    quotation: &[char],
    text: &[char],
    quotation_at: usize,
    text_at: usize,
) -> Vec<Block> {
    differences(quotation, text)
        .into_iter()
        .filter_map(|operation| match operation {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => Some(Block {
                quotation: quotation_at + old_index,
                text: text_at + new_index,
                length: len,
            }),
            _ => None,
        })
        .collect()
}

/// The longest chain of runs that do not overlap and come in the same order in both.
fn chain(runs: &[Block]) -> Vec<Block> {
    // For each run the letters of the best chain that ends with it, and the run before.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(runs.len());
    for (position, run) in runs.iter().enumerate() {
        let before = runs
            .iter()
            .zip(&best)
            .enumerate()
            .take(position)
            .filter(|(_, (other, _))| {
                other.quotation + other.length <= run.quotation
                    && other.text + other.length <= run.text
            })
            .max_by_key(|(_, (_, (letters, _)))| *letters)
            .map(|(before, (_, (letters, _)))| (*letters, before));
        best.push(match before {
            Some((letters, before)) => (letters + run.length, Some(before)),
            None => (run.length, None),
        });
    }
    let mut at = (0..best.len()).max_by_key(|position| best.get(*position).map(|one| one.0));
    let mut chained = Vec::new();
    while let Some(position) = at {
        chained.extend(runs.get(position).copied());
        at = best.get(position).and_then(|one| one.1);
    }
    chained.reverse();
    chained
}

/// Short runs far away from everything else in the text are chance: the quotation's ends must not
/// be stretched to them.
fn drop_strays(blocks: &mut Vec<Block>) {
    let is_stray = |one: &Block, next: &Block| {
        let in_text = next.text - (one.text + one.length);
        let in_quotation = next.quotation - (one.quotation + one.length);
        in_text > in_quotation + 4 * one.length + 4
    };
    while let [first, second, ..] = blocks.as_slice()
        && first.length < second.length
        && is_stray(first, second)
    {
        blocks.remove(0);
    }
    while let [.., second, last] = blocks.as_slice() {
        let in_text = last.text - (second.text + second.length);
        let in_quotation = last.quotation - (second.quotation + second.length);
        if last.length < second.length && in_text > in_quotation + 4 * last.length + 4 {
            blocks.pop();
        } else {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotation with 【written→text】 where they differ, and the similarity in hundredths.
    fn shown(quotation: &str, text: &str) -> (String, u32) {
        let quotation: Vec<char> = quotation.chars().collect();
        let text: Vec<char> = text.chars().collect();
        let Some(found) = Aligner::new(&quotation).align(&text, &[0]) else {
            return (String::new(), 0);
        };
        let part = |letters: &[char], range: Range<usize>| -> String {
            letters.get(range).unwrap_or_default().iter().collect()
        };
        let mut shown = String::new();
        let (mut quotation_at, mut text_at) = (0, found.window.start);
        let end = Block {
            quotation: quotation.len(),
            text: found.window.end,
            length: 0,
        };
        for block in found.blocks.iter().chain([&end]) {
            let written = part(&quotation, quotation_at..block.quotation);
            let original = part(&text, text_at..block.text);
            if written != original {
                shown.push_str(&format!("【{written}→{original}】"));
            }
            shown.push_str(&part(
                &quotation,
                block.quotation..block.quotation + block.length,
            ));
            quotation_at = block.quotation + block.length;
            text_at = block.text + block.length;
        }
        (shown, (found.similarity * 100.0).round() as u32)
    }

    #[test]
    fn what_differs_is_shown_where_it_differs() {
        let text = "工作组还通过了下文所列建议.各国应当考虑加强法庭上和程序上的保护措施.各国应当考虑为录制儿童等脆弱证人的证词建立特别设施.";
        for (quotation, expected, similarity) in [
            (
                "各国应当考虑加强法庭上和程序上的保护措施",
                "各国应当考虑加强法庭上和程序上的保护措施",
                100,
            ),
            (
                "各国应该考虑加强法庭上和程序上的保护措施",
                "各国应【该→当】考虑加强法庭上和程序上的保护措施",
                95,
            ),
            (
                "各国应当考虑加强法庭和程序上的保护措施",
                "各国应当考虑加强法庭【→上】和程序上的保护措施",
                97,
            ),
            (
                "应当认真考虑加强法庭上和程序上的保护",
                "应当【认真→】考虑加强法庭上和程序上的保护",
                94,
            ),
            (
                "我国应当考虑加强法庭上和程序上的防护措施",
                "【我→各】国应当考虑加强法庭上和程序上的【防→保】护措施",
                90,
            ),
        ] {
            assert_eq!(shown(quotation, text), (expected.to_owned(), similarity));
        }
        assert_eq!(shown("天气", text), (String::new(), 0));
    }

    #[test]
    fn a_long_quotation_is_laid_beside_the_text_by_its_long_runs() {
        let sentence =
            |number: usize| format!("第{number}段规定缔约国应当采取第{}类措施;", number * 7);
        let text: String = (0..60).map(sentence).collect();
        let altered = text
            .replace("第31段规定缔约国应当", "第31段规定各国可以")
            .replace("第140类", "");
        let quotation: String = altered.chars().skip(200).take(600).collect();
        let (shown, similarity) = shown(&quotation, &text);
        assert!(
            shown.contains("第31段规定【缔约→】")
                || shown.contains("第31段规定【缔约国应当→各国可以】")
                || shown.contains("【各国可以→缔约国应当】"),
            "{shown}"
        );
        assert!(shown.contains("采取【→第140类】措施"), "{shown}");
        assert!(similarity >= 96, "{similarity}");
    }
}
