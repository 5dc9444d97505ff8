//! What is wrong in a document but shown nowhere, since nothing asks for it.
//!
//! How often what asks for wrong definitions stands in the document is counted once and carried on from edit to edit: an
//! edit subtracts the chunks that it replaces and adds those that it makes. What may ask is looked for only where a
//! definition is wrong, chunk by chunk, and kept with the chunk.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::chunk::{Asked, Chunk};
use super::markup::{Definition, Markup, Sum};
use crate::text::Text;

/// How often what asks for the document's wrong definitions stands in it. A clone shares all.
#[derive(Clone, Default)]
pub struct Unshown {
    /// Of what asked when it was last worked out, as it is now.
    counts: Arc<HashMap<Sum, usize>>,
    worked_out: Arc<OnceLock<WorkedOut>>,
}

struct WorkedOut {
    /// Bytes of the document, in order.
    stretches: Vec<Range<usize>>,
    counts: Arc<HashMap<Sum, usize>>,
}

/// What chunks that an edit replaced had, while new ones are made.
pub struct Replaced {
    /// `None` where nothing is to be counted.
    counts: Option<BTreeMap<Sum, isize>>,
}

impl Unshown {
    /// The stretches; `defined` has the wrong definitions, each with where its paragraph begins.
    pub fn stretches<'a>(
        &self,
        text: &Text,
        markup: Markup,
        chunks: &[Arc<Chunk>],
        defined: impl Iterator<Item = (usize, &'a Definition)>,
    ) -> &[Range<usize>] {
        let work_out = || self.work_out(text, markup, chunks, defined);
        &self.worked_out.get_or_init(work_out).stretches
    }

    fn work_out<'a>(
        &self,
        text: &Text,
        markup: Markup,
        chunks: &[Arc<Chunk>],
        defined: impl Iterator<Item = (usize, &'a Definition)>,
    ) -> WorkedOut {
        let defined: Vec<(usize, &Definition)> = defined.collect();
        let wanted = || defined.iter().map(|(_, definition)| definition.asked_by);
        let mut counts = Arc::clone(&self.counts);
        if wanted().any(|sum| !counts.contains_key(&sum)) {
            let known: HashMap<Sum, usize> = wanted()
                .filter_map(|sum| Some((sum, *self.counts.get(&sum)?)))
                .collect();
            let mut missing: HashMap<Sum, usize> = wanted()
                .filter(|sum| !known.contains_key(sum))
                .map(|sum| (sum, 0))
                .collect();
            let mut base = 0;
            for chunk in chunks {
                add(chunk_asked(chunk, text, markup, base), &mut missing);
                base += chunk.len;
            }
            missing.extend(known);
            counts = Arc::new(missing);
        }
        let unasked = defined.into_iter().filter_map(|(base, definition)| {
            let asked = counts
                .get(&definition.asked_by)
                .copied()
                .unwrap_or_default();
            let range = &definition.range;
            (asked <= definition.own).then(|| base + range.start..base + range.end)
        });
        WorkedOut {
            stretches: unasked.collect(),
            counts: Arc::clone(&counts),
        }
    }

    /// What is known of chunks that an edit replaces.
    pub fn without(&mut self, chunks: &[Arc<Chunk>]) -> Replaced {
        if let Some(worked_out) = self.worked_out.get() {
            self.counts = Arc::clone(&worked_out.counts);
        }
        self.worked_out = Arc::default();
        if self.counts.is_empty() {
            return Replaced { counts: None };
        }
        let mut counts = BTreeMap::new();
        for chunk in chunks {
            let Some(asked) = chunk.asked.get() else {
                // Nothing has been counted in it: all is counted anew.
                self.counts = Arc::default();
                return Replaced { counts: None };
            };
            for (sum, count) in asked.iter() {
                *counts.entry(*sum).or_default() -= count.cast_signed();
            }
        }
        Replaced {
            counts: Some(counts),
        }
    }

    /// The same once other chunks, which begin at `base`, stand in their place.
    pub fn with(
        &mut self,
        replaced: Replaced,
        text: &Text,
        markup: Markup,
        mut base: usize,
        chunks: &[Arc<Chunk>],
    ) {
        let Some(mut counts) = replaced.counts else {
            return;
        };
        for chunk in chunks {
            for (sum, count) in chunk_asked(chunk, text, markup, base).iter() {
                *counts.entry(*sum).or_default() += count.cast_signed();
            }
            base += chunk.len;
        }
        let is_other = |(sum, change): &(Sum, isize)| *change != 0 && self.counts.contains_key(sum);
        let changes: Vec<(Sum, isize)> = counts.into_iter().filter(is_other).collect();
        if changes.is_empty() {
            return;
        }
        let counts = Arc::make_mut(&mut self.counts);
        for (sum, change) in changes {
            if let Some(count) = counts.get_mut(&sum) {
                *count = count.saturating_add_signed(change);
            }
        }
    }
}

/// Adds how often what is counted stands in a chunk. One of few is looked for, of many all that the chunk has.
fn add(asked: &Asked, counts: &mut HashMap<Sum, usize>) {
    if counts.len() * 8 < asked.len() {
        for (sum, count) in counts {
            let place = asked.binary_search_by_key(sum, |(sum, _)| *sum);
            let found = place.ok().and_then(|place| asked.get(place));
            *count += found.map_or(0, |(_, count)| *count);
        }
    } else {
        for (sum, found) in asked.iter() {
            if let Some(count) = counts.get_mut(sum) {
                *count += found;
            }
        }
    }
}

fn chunk_asked<'a>(chunk: &'a Chunk, text: &Text, markup: Markup, base: usize) -> &'a Asked {
    chunk.asked.get_or_init(|| {
        let mut counts = BTreeMap::new();
        let mut at = base;
        for paragraph in &chunk.paragraphs {
            markup.count_asking(&text.slice(at..at + paragraph.len), &mut counts);
            at += paragraph.len;
        }
        counts.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::corpus::embedded;
    use crate::draft::Draft;

    /// With what is defined and asked for in each.
    const MARKUPS: [(&str, [&str; 5]); 6] = [
        (
            "markdown",
            [
                "\n\n[^1]: 见A部分 七.45。\n",
                "甲[^1]。",
                "[^",
                "1]",
                "\n[^1]: 七.46 [^1]\n",
            ],
        ),
        (
            "latex",
            [
                "\n\\newcommand{\\a}{A部分 七.45}\n",
                "\\a{}",
                "\\",
                "a",
                "\n\\def\\a{七.46}\n",
            ],
        ),
        (
            "typst",
            [
                "\n#let a = [A部分 七.45]\n",
                "#a。",
                "#",
                "a-b ",
                "\n#let a = \"七.46\"\n",
            ],
        ),
        (
            "org",
            [
                "\n\n[fn:1] A部分 七.45\n",
                "[fn:1]",
                "{{{a}}}",
                "\n#+MACRO: a 七.46\n",
                "}",
            ],
        ),
        (
            "asciidoc",
            [
                "\n\n:a: A部分 七.45\n",
                "{a}",
                "{",
                "a}",
                "\n:a: 七.46 {a}\n",
            ],
        ),
        (
            "restructuredtext",
            [
                "\n\n.. |a| replace:: A部分 七.45\n",
                " |a| ",
                "|",
                "a|",
                "\n\n.. |a| replace:: 七.46\n",
            ],
        ),
    ];

    fn told(draft: &Draft) -> Vec<String> {
        let told = |(id, finding): (
            crate::draft::FindingId,
            &std::sync::Arc<crate::resolve::Finding>,
        )| { format!("{:?}", id.within(&finding.range)) };
        draft.findings().map(told).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn what_is_shown_after_edits_is_what_is_shown_in_a_fresh_draft(
            markup in prop::sample::select(MARKUPS.to_vec()),
            start in prop::collection::vec((0_usize..7, 1_usize..80), 1..6),
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..30, 0_usize..7, any::<bool>()), 1..10),
        ) {
            let (language, pieces) = markup;
            let piece = |at: usize| pieces.get(at).copied().unwrap_or("\n\n各国应当为执法人员提供培训。\n\n");
            let start: String = start.into_iter().map(|(at, times)| match at {
                // As many chunks as paragraphs make.
                5.. => piece(at).repeat(times),
                _ => piece(at).to_owned(),
            }).collect();
            let mut draft = Draft::open(&start, language, embedded::corpus());
            for (at, length, replacement, is_asked) in edits {
                let at = at.index(draft.text().len() + 1);
                draft.replace(at..at + length, piece(replacement));
                // Several edits can come before anything is asked.
                if is_asked {
                    let fresh = Draft::open(&draft.text().to_string(), language, embedded::corpus());
                    prop_assert_eq!(told(&draft), told(&fresh));
                }
            }
            let fresh = Draft::open(&draft.text().to_string(), language, embedded::corpus());
            prop_assert_eq!(told(&draft), told(&fresh));
        }
    }
}
