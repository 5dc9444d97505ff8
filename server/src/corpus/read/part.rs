//! The parts: headings, labelled provisions one a line, footnotes.

use crate::citation::numeral::{parse_chinese, parse_section, section};
use crate::citation::{Annex, InstrumentKind, Part, Step};
use crate::corpus::{
    CorpusProblemKind, Footnote, FootnoteCall, Place, Provision, ProvisionId, ProvisionIndex,
    ProvisionKind, Section,
};

use super::{Reader, lines};
use crate::lexicon::Numbering;

/// Where in a part the reader stands.
struct Standing {
    /// The section or annex that unlabelled and outermost labelled lines belong to.
    head: ProvisionIndex,
    section: usize,
    headings: Vec<String>,
    /// Indentation and provision of the labelled lines that the next one may stand under.
    above: Vec<(usize, ProvisionIndex)>,
    opened: bool,
    preambular: u16,
    labelled: bool,
}

impl Reader {
    pub(super) fn part(&mut self, part: Part, path: &str) {
        let Some((file, text)) = self.file(path) else {
            return;
        };
        let mut standing: Option<Standing> = None;
        for (range, line) in lines(&text) {
            let place = Place {
                file,
                range: range.clone(),
            };
            let content = line.trim();
            if content.is_empty() {
                continue;
            }
            if let Some(heading) = content.strip_prefix("## ") {
                standing = self.section(part, heading, place);
                continue;
            }
            if content.starts_with("# ") {
                standing = None;
                continue;
            }
            if let Some((number, note)) = footnote(content) {
                self.footnote(number, note, place);
                continue;
            }
            let Some(standing) = standing.as_mut() else {
                continue; // The part's preface.
            };
            if let Some(heading) = content.strip_prefix("### ") {
                self.instrument(standing, heading, &place);
            } else if let Some(heading) = content.strip_prefix("#### ") {
                self.heading(standing, heading, place);
            } else if let Some(heading) = content.strip_prefix("##### ") {
                standing.headings.truncate(1);
                standing.headings.push(heading.to_owned());
                standing.above.clear();
            } else if let Some(title) = content
                .strip_prefix("**")
                .and_then(|t| t.strip_suffix("**"))
            {
                self.title(standing, title);
            } else if let Some((label, step, body)) = label(content) {
                let indent = line.len() - line.trim_start().len();
                self.provision(standing, indent, label, step, body, place);
            } else {
                self.unlabelled(standing, content, place);
            }
        }
    }

    /// `## 七. 第七次会议，2013年10月28日至30日`
    fn section(&mut self, part: Part, heading: &str, place: Place) -> Option<Standing> {
        let numbered = heading.split_once('.').and_then(|(numeral, words)| {
            let number = parse_section(part.numbering(), numeral.trim())?;
            Some((number, words.trim()))
        });
        let index = numbered.and_then(|(number, _)| {
            self.corpus
                .sections
                .iter()
                .position(|section| section.part == part && section.number == number)
        });
        let (Some((number, words)), Some(index)) = (numbered, index) else {
            let kind = in_other_figures(part.numbering(), heading);
            let name = heading.to_owned();
            let kind = kind.unwrap_or(CorpusProblemKind::UnknownSection { name });
            self.problem(&place, kind);
            return None;
        };
        let id = ProvisionId::section(part, number);
        let provision = self.push(Provision {
            id,
            kind: ProvisionKind::Section,
            label: heading.to_owned(),
            text: String::new(),
            headings: Vec::new(),
            parent: None,
            children: Vec::new(),
            place,
            footnotes: Vec::new(),
        })?;
        if let Some(section) = self.corpus.sections.get_mut(index) {
            section.heading = words.to_owned();
            section.provision = provision;
        }
        Some(Standing {
            head: provision,
            section: index,
            headings: Vec::new(),
            above: Vec::new(),
            opened: false,
            preambular: 0,
            labelled: false,
        })
    }

    /// `### 第3/4号决定`
    fn instrument(&mut self, standing: &Standing, heading: &str, place: &Place) {
        let expected = self
            .corpus
            .sections
            .get(standing.section)
            .and_then(|section| section.instrument.as_ref())
            .map(|instrument| {
                let kind = match instrument.kind {
                    InstrumentKind::Resolution => "决议",
                    InstrumentKind::Decision => "决定",
                };
                format!(
                    "第{}号{kind}",
                    self.corpus.lexicon.number(instrument.number)
                )
            })
            .unwrap_or_default();
        if expected != heading {
            self.problem(place, CorpusProblemKind::InstrumentMismatch { expected });
        }
    }

    /// `#### 附件一` begins an annex; any other is a heading within the instrument.
    fn heading(&mut self, standing: &mut Standing, heading: &str, place: Place) {
        standing.headings.clear();
        standing.above.clear();
        let annex = heading.strip_prefix("附件").and_then(|rest| match rest {
            "" => Some(Annex::Only),
            numeral => parse_chinese(numeral).map(Annex::Numbered),
        });
        let Some(annex) = annex else {
            standing.headings.push(heading.to_owned());
            return;
        };
        let Some(section) = self.corpus.sections.get(standing.section) else {
            return;
        };
        let (id, parent) = (
            ProvisionId {
                annex: Some(annex),
                ..ProvisionId::section(section.part, section.number)
            },
            section.provision,
        );
        let pushed = self.push(Provision {
            id,
            kind: ProvisionKind::Annex,
            label: heading.to_owned(),
            text: String::new(),
            headings: Vec::new(),
            parent: Some(parent),
            children: Vec::new(),
            place,
            footnotes: Vec::new(),
        });
        if let Some(provision) = pushed {
            standing.head = provision;
            standing.opened = false;
            standing.labelled = false;
        }
    }

    /// The instrument's title, or the annex's.
    fn title(&mut self, standing: &Standing, title: &str) {
        let Some(head) = self.corpus.provisions.get_mut(standing.head) else {
            return;
        };
        if head.kind == ProvisionKind::Annex {
            title.clone_into(&mut head.text);
        } else if let Some(instrument) = self
            .corpus
            .sections
            .get_mut(standing.section)
            .and_then(|section| section.instrument.as_mut())
        {
            title.clone_into(&mut instrument.title);
        }
    }

    /// `20. …`, `- (b) …`, `- （二） …`
    fn provision(
        &mut self,
        standing: &mut Standing,
        indent: usize,
        label: &str,
        step: Step,
        body: &str,
        place: Place,
    ) {
        while standing
            .above
            .last()
            .is_some_and(|(above, _)| *above >= indent)
        {
            standing.above.pop();
        }
        standing.labelled = true;
        let parent = standing
            .above
            .last()
            .map_or(standing.head, |(_, index)| *index);
        let Some(holder) = self.corpus.provisions.get(parent) else {
            return;
        };
        let mut id = holder.id.clone();
        if id.path.try_push(step).is_err() {
            self.problem(&place, CorpusProblemKind::UnexpectedLine);
            return;
        }
        let before = holder
            .children
            .iter()
            .rev()
            .filter_map(|child| self.corpus.provisions.get(*child)?.id.path.last().copied())
            .find(|other| std::mem::discriminant(other) == std::mem::discriminant(&step));
        let expected = before.map_or_else(|| first(step), next);
        if expected != step && !self.corpus.by_id.contains_key(&id) {
            let kind = CorpusProblemKind::Skipped {
                expected,
                found: step,
            };
            self.problem(&place, kind);
        }
        let (text, footnotes) = self.take_calls(body, &place);
        let pushed = self.push(Provision {
            id,
            kind: ProvisionKind::Operative,
            label: label.to_owned(),
            text,
            headings: standing.headings.clone(),
            parent: Some(parent),
            children: Vec::new(),
            place,
            footnotes,
        });
        if let Some(index) = pushed {
            standing.above.push((indent, index));
        }
    }

    /// The opening words of a section or annex, then preambular paragraphs.
    fn unlabelled(&mut self, standing: &mut Standing, content: &str, place: Place) {
        let (text, footnotes) = self.take_calls(content, &place);
        if standing.labelled {
            self.problem(&place, CorpusProblemKind::UnexpectedLine);
            return;
        }
        let Some(head) = self.corpus.provisions.get_mut(standing.head) else {
            return;
        };
        if !standing.opened || head.kind == ProvisionKind::Annex {
            standing.opened = true;
            if !head.text.is_empty() {
                head.text.push('\n');
            }
            let shift = head.text.len();
            head.text.push_str(&text);
            head.footnotes
                .extend(footnotes.into_iter().map(|call| FootnoteCall {
                    offset: call.offset + shift,
                    ..call
                }));
            return;
        }
        standing.preambular += 1;
        let mut id = head.id.clone();
        if id
            .path
            .try_push(Step::Preambular(standing.preambular))
            .is_err()
        {
            return;
        }
        self.push(Provision {
            id,
            kind: ProvisionKind::Preambular,
            label: String::new(),
            text,
            headings: Vec::new(),
            parent: Some(standing.head),
            children: Vec::new(),
            place,
            footnotes,
        });
    }

    fn footnote(&mut self, number: u16, note: &str, place: Place) {
        if self
            .corpus
            .footnotes
            .iter()
            .any(|other| other.number == number)
        {
            self.problem(&place, CorpusProblemKind::DuplicateNote { number });
            return;
        }
        self.corpus.footnotes.push(Footnote {
            number,
            text: note.to_owned(),
            place,
        });
    }

    /// A text without its `[^n]` marks, and the marks.
    fn take_calls(&self, body: &str, place: &Place) -> (String, Vec<FootnoteCall>) {
        let mut text = String::with_capacity(body.len());
        let mut calls = Vec::new();
        // The body ends its line.
        let body_start = place.range.end.saturating_sub(body.len());
        let mut rest = body;
        while let Some(open) = rest.find("[^") {
            let (before, mark) = rest.split_at(open);
            text.push_str(before);
            let number = mark
                .find(']')
                .and_then(|close| Some((close + 1, mark.get(2..close)?.parse().ok()?)));
            let at = body_start + body.len() - mark.len();
            match number {
                Some((length, number)) => {
                    calls.push(FootnoteCall {
                        offset: text.len(),
                        number,
                        place: Place {
                            file: place.file,
                            range: at..at + length,
                        },
                    });
                    rest = mark.get(length..).unwrap_or_default();
                }
                None => {
                    text.push_str("[^");
                    rest = mark.get(2..).unwrap_or_default();
                }
            }
        }
        text.push_str(rest);
        (text, calls)
    }

    /// Adds a provision under its parent; `None` and a problem where its name is taken.
    fn push(&mut self, provision: Provision) -> Option<ProvisionIndex> {
        let index = self.corpus.provisions.len();
        if self.corpus.by_id.contains_key(&provision.id) {
            let name = provision.id.to_string();
            self.problem(
                &provision.place.clone(),
                CorpusProblemKind::Duplicate { name },
            );
            return None;
        }
        self.corpus.by_id.insert(provision.id.clone(), index);
        if let Some(parent) = provision
            .parent
            .and_then(|parent| self.corpus.provisions.get_mut(parent))
        {
            parent.children.push(index);
        }
        self.corpus.provisions.push(provision);
        Some(index)
    }

    /// Sections of `compilation.toml` that no part has; they are taken out.
    pub(super) fn missing_sections(&mut self) {
        let (there, missing): (Vec<Section>, Vec<Section>) =
            std::mem::take(&mut self.corpus.sections)
                .into_iter()
                .partition(|section| section.provision != usize::MAX);
        self.corpus.sections = there;
        for section in missing {
            let name = ProvisionId::section(section.part, section.number).to_string();
            self.problem(&section.place, CorpusProblemKind::MissingSection { name });
        }
    }
}

/// What is wrong with a heading's number where it is one in other figures than the compilation's.
fn in_other_figures(numbering: Numbering, heading: &str) -> Option<CorpusProblemKind> {
    let (written, _) = heading.split_once('.')?;
    let written = written.trim();
    let all = [Numbering::Chinese, Numbering::Roman, Numbering::Arabic];
    let mut others = all.into_iter().filter(|other| *other != numbering);
    let number = others.find_map(|other| parse_section(other, written))?;
    Some(CorpusProblemKind::WrongFigures {
        written: written.to_owned(),
        expected: section(numbering, number),
    })
}

/// `[^16]: 同上。`
fn footnote(content: &str) -> Option<(u16, &str)> {
    let (number, note) = content.strip_prefix("[^")?.split_once("]:")?;
    Some((number.parse().ok()?, note.trim()))
}

/// The label as printed, its step and the words behind it.
fn label(content: &str) -> Option<(&str, Step, &str)> {
    if let Some(item) = content.strip_prefix("- ") {
        let (open, close) = if item.starts_with('(') {
            ('(', ')')
        } else {
            ('（', '）')
        };
        let end = item.find(close)? + close.len_utf8();
        let label = item.get(..end)?;
        let inner = label.strip_prefix(open)?.strip_suffix(close)?;
        let step = match inner.as_bytes() {
            [letter @ b'a'..=b'z'] => Step::Subparagraph(char::from(*letter)),
            _ => Step::Item(parse_chinese(inner)?),
        };
        return Some((label, step, item.get(end..)?.trim()));
    }
    let dot = content.find(". ")?;
    let number = content.get(..dot)?.parse().ok()?;
    Some((
        content.get(..=dot)?,
        Step::Paragraph(number),
        content.get(dot + 1..)?.trim(),
    ))
}

fn first(step: Step) -> Step {
    match step {
        Step::Preambular(_) => Step::Preambular(1),
        Step::Paragraph(_) => Step::Paragraph(1),
        Step::Subparagraph(_) => Step::Subparagraph('a'),
        Step::Item(_) => Step::Item(1),
    }
}

fn next(step: Step) -> Step {
    match step {
        Step::Preambular(number) => Step::Preambular(number.saturating_add(1)),
        Step::Paragraph(number) => Step::Paragraph(number.saturating_add(1)),
        Step::Item(number) => Step::Item(number.saturating_add(1)),
        Step::Subparagraph(letter) => {
            Step::Subparagraph(char::from_u32(u32::from(letter) + 1).unwrap_or(letter))
        }
    }
}
