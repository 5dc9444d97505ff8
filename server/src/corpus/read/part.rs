//! The parts: headings, labelled provisions one a line, footnotes.

use std::sync::Arc;

use crate::citation::numeral::{parse_chinese, parse_section, section};
use crate::citation::{Annex, Part, Step};
use crate::corpus::files::part_file;
use crate::corpus::{
    CorpusProblemKind, Extract, FileIndex, Footnote, FootnoteCall, Place, Provision, ProvisionId,
    ProvisionIndex, ProvisionKind, Section,
};

use super::spelling::Steps;
use super::{Expected, Reader, lines_without_comments};
use crate::lexicon::{Language, Numbering};

/// Where in a part the reader stands.
struct Standing {
    /// The section or annex that unlabelled and outermost labelled lines belong to.
    head: ProvisionIndex,
    section: usize,
    headings: Arc<[String]>,
    /// Indentation and provision of the labelled lines that the next one may stand under.
    above: Vec<(usize, ProvisionIndex)>,
    opened: bool,
    preambular: u16,
    labelled: bool,
    /// Whether the line before could not be read: it may have had the number that is missed.
    has_unread_line: bool,
    /// Whether the lines belong to an annex whose heading could not be read.
    is_left_out: bool,
}

impl Reader {
    /// Where a part stands.
    pub(super) fn file_of(&self, part: Part) -> String {
        format!("{}/{}", self.folder, part_file(part))
    }

    pub(super) fn part(&mut self, part: Part) {
        let path = self.file_of(part);
        let Some((file, text)) = self.file(&path) else {
            self.corpus.unread.provisions = true;
            return;
        };
        let mut standing: Option<Standing> = None;
        let mut has_tabs = false;
        for (range, line) in lines_without_comments(&text) {
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
            if content.starts_with('#') && !is_heading(content) {
                self.problem(&place, CorpusProblemKind::UnreadHeading);
                self.corpus.unread.provisions = true;
                if content.starts_with("##") && !content.starts_with("###") {
                    self.unknown_section(part);
                    standing = None;
                }
                continue;
            }
            if let Some((number, note)) = footnote(content) {
                self.footnote(number, note, place);
                continue;
            }
            let Some(standing) = standing.as_mut() else {
                // The part's preface, where nothing has a number but a section.
                let heading = content.trim_start_matches('#');
                let is_section = heading.len() < content.len()
                    && (heading.split_once('.')).is_some_and(|(numeral, _)| {
                        self.section_numeral(self.figures(part), numeral.trim())
                            .is_some()
                    });
                if is_section && !self.parts_with_unknown_sections.contains(&part) {
                    self.problem(&place, CorpusProblemKind::UnreadHeading);
                    self.unknown_section(part);
                }
                continue;
            };
            if content.starts_with("### ") {
                self.instrument(standing, content, &place);
            } else if let Some(heading) = content.strip_prefix("#### ") {
                self.heading(standing, heading, place);
            } else if standing.is_left_out {
                continue;
            } else if let Some(heading) = content.strip_prefix("##### ") {
                let above = standing.headings.iter().take(1).cloned();
                standing.headings = above.chain([heading.to_owned()]).collect();
                standing.above.clear();
            } else if let Some(title) = content
                .strip_prefix("**")
                .and_then(|t| t.strip_suffix("**"))
            {
                self.title(standing, title, &place);
            } else if let Some((label, steps, body)) = self.label(content) {
                let indent = line.len() - line.trim_start().len();
                if line
                    .get(..indent)
                    .is_some_and(|before| before.contains('\t'))
                    && !has_tabs
                {
                    has_tabs = true;
                    self.problem(&place, CorpusProblemKind::TabIndent);
                    self.corpus.unread.provisions = true;
                }
                self.provision(standing, indent, label, &steps, body, place);
            } else if is_like_a_label(content) {
                self.problem(&place, CorpusProblemKind::UnreadLabel);
                standing.has_unread_line = true;
                self.corpus.unread.provisions = true;
            } else {
                self.unlabelled(standing, content, place);
            }
        }
    }

    /// `## 七. 第七次会议，2013年10月28日至30日`
    fn section(&mut self, part: Part, heading: &str, place: Place) -> Option<Standing> {
        let numbered = (heading.split_once('.')).and_then(|(numeral, words)| {
            let (number, wrong) = self.section_numeral(self.figures(part), numeral.trim())?;
            Some((number, wrong, words.trim()))
        });
        let Some((number, wrong, words)) = numbered else {
            let name = heading.to_owned();
            self.problem(&place, CorpusProblemKind::UnknownSection { name });
            self.unknown_section(part);
            return None;
        };
        let mut sections = self.corpus.sections.iter();
        let index = sections.position(|section| section.part == part && section.number == number);
        // In the wrong figures it is that section all the same.
        if let Some(kind) = wrong {
            // That it is not said in which figures is told once, whatever follows from it.
            if self.says_numbering || !self.tells_of_figures {
                self.problem(&place, kind);
            }
            self.tells_of_figures = true;
            self.corpus.unread.provisions = true;
        }
        let Some(index) = index else {
            // Whether it has an entry is not known where entries could not be read.
            if !self.has_unread_sections {
                let name = heading.to_owned();
                self.problem(&place, CorpusProblemKind::UnknownSection { name });
            }
            self.unknown_section(part);
            return None;
        };
        let id = ProvisionId::section(part, number);
        let file = place.file;
        let provision = self.push(Provision {
            id,
            kind: ProvisionKind::Section,
            label: self.extract(file, heading),
            text: Extract::default(),
            headings: Arc::default(),
            parent: None,
            children: Vec::new(),
            place,
            footnotes: Vec::new(),
        });
        let Some(provision) = provision else {
            // Another section's number: that one is not missed.
            self.unknown_section(part);
            return None;
        };
        if let Some(section) = self.corpus.sections.get_mut(index) {
            section.heading = words.to_owned();
            section.provision = provision;
        }
        Some(Standing {
            head: provision,
            section: index,
            headings: Arc::default(),
            above: Vec::new(),
            opened: false,
            preambular: 0,
            labelled: false,
            has_unread_line: false,
            is_left_out: false,
        })
    }

    /// In which figures sections are numbered: Chinese ones are printed as Roman ones in other languages.
    fn figures(&self, part: Part) -> Numbering {
        match (&self.spelling, part.numbering()) {
            (Some(spelling), Numbering::Chinese) if spelling.language != Language::COMPILATION => {
                Numbering::Roman
            }
            (_, numbering) => numbering,
        }
    }

    /// A line's label as printed, what it can say, and the words behind it.
    fn label<'a>(&self, content: &'a str) -> Option<(&'a str, Steps, &'a str)> {
        let item = content.strip_prefix("- ");
        if let (Some(spelling), Some(item)) = (&self.spelling, item)
            && spelling.language != Language::COMPILATION
        {
            return spelling.label(item);
        }
        let (label, step, body) = label(content)?;
        Some((label, [step].into_iter().collect(), body))
    }

    /// What a label says under a provision: (i) is a letter behind (h), else an item.
    fn meant(&self, parent: ProvisionIndex, steps: &[Step]) -> Option<Step> {
        let expected = |step: &&Step| {
            let kind = std::mem::discriminant(*step);
            let known = self.expected.get(&(parent, kind));
            known.map_or(first(**step), |known| known.step) == **step
        };
        let has_items = self
            .expected
            .contains_key(&(parent, std::mem::discriminant(&Step::Item(1))));
        let is_item = |step: &&Step| matches!(step, Step::Item(_)) == has_items;
        let next = steps.iter().find(expected);
        next.or_else(|| steps.iter().find(is_item))
            .or(steps.first())
            .copied()
    }

    /// The number of a section's heading, and what is wrong with its figures.
    fn section_numeral(
        &self,
        numbering: Numbering,
        written: &str,
    ) -> Option<(u16, Option<CorpusProblemKind>)> {
        if let Some(number) = parse_section(numbering, written) {
            return Some((number, None));
        }
        let all = [Numbering::Chinese, Numbering::Roman, Numbering::Arabic];
        let mut others = all.into_iter().filter(|other| *other != numbering);
        let number = others.find_map(|other| parse_section(other, written))?;
        let wrong = CorpusProblemKind::WrongFigures {
            written: written.to_owned(),
            expected: section(numbering, number),
            is_by_default: !self.says_numbering,
        };
        Some((number, Some(wrong)))
    }

    /// A heading that is no entry's: what stands under it is left out, and the section that it may be of is not
    /// missed.
    fn unknown_section(&mut self, part: Part) {
        self.corpus.unread.provisions = true;
        if !self.parts_with_unknown_sections.contains(&part) {
            self.parts_with_unknown_sections.push(part);
        }
    }

    /// `### 第3/4号决定`
    fn instrument(&mut self, standing: &mut Standing, content: &str, place: &Place) {
        let Some(section) = self.corpus.sections.get_mut(standing.section) else {
            return;
        };
        let Some(instrument) = &mut section.instrument else {
            // Where there should be one it is told of the entry.
            if self.corpus.lexicon.holds_recommendations(section.part) {
                self.problem(place, CorpusProblemKind::UnexpectedInstrument);
            }
            return;
        };
        if instrument.headed.is_some() {
            // It is that of a section whose own heading is missing, which is told, or was meant to begin an annex.
            let (lexicon, tongue) = (&self.corpus.lexicon, self.corpus.tongue());
            let heading = content.trim_start_matches('#').trim();
            let mut others = self.corpus.sections.iter();
            let is_of_another = others.any(|section| {
                let other = section.instrument.as_ref();
                section.provision == usize::MAX
                    && other.is_some_and(|other| other.heading(lexicon, tongue) == heading)
            });
            if !is_of_another {
                self.problem(place, CorpusProblemKind::SecondInstrument);
            }
            self.corpus.unread.provisions = true;
            standing.is_left_out = true;
            return;
        }
        instrument.headed = Some(place.clone());
    }

    /// `#### 附件一` begins an annex; any other is a heading within the instrument.
    fn heading(&mut self, standing: &mut Standing, heading: &str, place: Place) {
        standing.headings = Arc::default();
        standing.above.clear();
        standing.is_left_out = false;
        let spelling = self.spelling.as_ref();
        let spelling = spelling.filter(|one| one.language != Language::COMPILATION);
        let annex = match spelling {
            Some(spelling) => spelling.annex(heading),
            None => heading.strip_prefix("附件").and_then(|rest| match rest {
                "" => Some(Annex::Only),
                numeral => parse_chinese(numeral).map(Annex::Numbered),
            }),
        };
        let Some(annex) = annex else {
            let is_like_one = match spelling {
                Some(spelling) => spelling.is_like_an_annex(heading),
                None => is_like_an_annex(heading),
            };
            if is_like_one {
                self.problem(&place, CorpusProblemKind::UnreadAnnex);
                self.corpus.unread.provisions = true;
                standing.is_left_out = true;
            }
            standing.headings = Arc::from([heading.to_owned()]);
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
            label: self.extract(place.file, heading),
            text: Extract::default(),
            headings: Arc::default(),
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
    fn title(&mut self, standing: &Standing, title: &str, place: &Place) {
        let Some(head) = self.corpus.provisions.get_mut(standing.head) else {
            return;
        };
        let mut sections = self.corpus.sections.iter_mut();
        let section = sections.nth(standing.section);
        let instrument = section.and_then(|section| section.instrument.as_mut());
        match (head.kind, instrument) {
            (ProvisionKind::Annex, _) if head.text.is_empty() => head.text = title.into(),
            (ProvisionKind::Section, Some(instrument)) if instrument.title.is_empty() => {
                title.clone_into(&mut instrument.title);
            }
            // Left out with the entry of the instrument, which is told.
            _ if self.corpus.unread.provisions => {}
            _ => self.problem(place, CorpusProblemKind::IdleTitle),
        }
    }

    /// `20. …`, `- (b) …`, `- （二） …`
    fn provision(
        &mut self,
        standing: &mut Standing,
        indent: usize,
        label: &str,
        steps: &[Step],
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
        let Some(step) = self.meant(parent, steps) else {
            return;
        };
        let Some(holder) = self.corpus.provisions.get(parent) else {
            return;
        };
        let mut id = holder.id.clone();
        if id.path.try_push(step).is_err() {
            self.problem(&place, CorpusProblemKind::UnexpectedLine);
            return;
        }
        let is_taken = self.corpus.by_id.contains_key(&id);
        if let Some(expected) = self.counted(standing, parent, step, is_taken) {
            let kind = CorpusProblemKind::Skipped {
                expected,
                found: step,
            };
            self.problem(&place, kind);
            self.corpus.unread.provisions = true;
            self.misnumbered.insert(id.clone());
        }
        if is_taken && self.misnumbered.contains(&id) {
            return; // The one that has its name is told to have the wrong one.
        }
        let (text, footnotes) = self.take_calls(body, &place);
        let pushed = self.push(Provision {
            id,
            kind: ProvisionKind::Operative,
            label: self.extract(place.file, label),
            text,
            headings: Arc::clone(&standing.headings),
            parent: Some(parent),
            children: Vec::new(),
            place,
            footnotes,
        });
        if let Some(index) = pushed {
            standing.above.push((indent, index));
        }
    }

    /// Counts a label; `Some` where another one should stand there, which. One that stands there a second time is
    /// another problem.
    fn counted(
        &mut self,
        standing: &mut Standing,
        parent: ProvisionIndex,
        found: Step,
        is_taken: bool,
    ) -> Option<Step> {
        let kind = std::mem::discriminant(&found);
        let first = Expected {
            step: first(found),
            or: None,
        };
        let expected = self.expected.entry((parent, kind)).or_insert(first);
        // A line before it that could not be read may have been the one.
        if std::mem::take(&mut standing.has_unread_line) && expected.or.is_none() {
            expected.or = Some(next(expected.step));
        }
        let wanted = expected.step;
        let is_next = found == wanted || expected.or == Some(found);
        *expected = match (is_next, is_taken) {
            (true, _) => Expected {
                step: next(found),
                or: None,
            },
            // It may be this one that has the wrong number, or the next.
            (false, true) => Expected {
                step: wanted,
                or: Some(next(wanted)),
            },
            // Either one is left out, or this one is misnumbered.
            (false, false) => Expected {
                step: next(found),
                or: Some(next(wanted)),
            },
        };
        (!is_next && !is_taken).then_some(wanted)
    }

    /// The opening words of a section or annex, then preambular paragraphs.
    fn unlabelled(&mut self, standing: &mut Standing, content: &str, place: Place) {
        let (text, footnotes) = self.take_calls(content, &place);
        if standing.labelled {
            self.problem(&place, CorpusProblemKind::UnexpectedLine);
            standing.has_unread_line = true;
            self.corpus.unread.provisions = true;
            return;
        }
        let Some(head) = self.corpus.provisions.get_mut(standing.head) else {
            return;
        };
        if !standing.opened || head.kind == ProvisionKind::Annex {
            standing.opened = true;
            let shift = match head.text.is_empty() {
                true => 0,
                false => head.text.len() + 1,
            };
            head.text = match shift {
                0 => text,
                _ => format!("{}\n{text}", head.text).into(),
            };
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
            label: Extract::default(),
            text,
            headings: Arc::default(),
            parent: Some(standing.head),
            children: Vec::new(),
            place,
            footnotes,
        });
    }

    fn footnote(&mut self, number: u16, note: &str, place: Place) {
        if !self.notes.insert(number) {
            self.problem(&place, CorpusProblemKind::DuplicateNote { number });
            return;
        }
        self.corpus.footnotes.push(Footnote {
            number,
            text: note.to_owned(),
            place,
        });
    }

    /// Words of a file.
    fn extract(&self, file: FileIndex, words: &str) -> Extract {
        match self.corpus.files.get(file) {
            Some(file) => Extract::of(&file.text, words),
            None => words.into(),
        }
    }

    /// A text without its `[^n]` marks, and the marks.
    fn take_calls(&self, body: &str, place: &Place) -> (Extract, Vec<FootnoteCall>) {
        if memchr::memmem::find(body.as_bytes(), b"[^").is_none() {
            return (self.extract(place.file, body), Vec::new());
        }
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
        (text.into(), calls)
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
            self.corpus.unread.provisions = true;
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
            self.corpus.unread.provisions = true;
            // It is the one with the heading that is told, or stands in the file that cannot be read.
            if self.parts_with_unknown_sections.contains(&section.part)
                || self.corpus.unread.has_file(&self.file_of(section.part))
            {
                continue;
            }
            let name = ProvisionId::section(section.part, section.number).to_string();
            self.problem(&section.place, CorpusProblemKind::MissingSection { name });
        }
    }
}

/// Whether a line is a heading of one of the levels that there are.
fn is_heading(content: &str) -> bool {
    let words = content.trim_start_matches('#');
    (1..=5).contains(&(content.len() - words.len())) && words.starts_with(' ')
}

/// Whether a heading that begins no annex is written as one elsewhere: `附件2`, `附件 一`, `附件A`, `附则`.
fn is_like_an_annex(heading: &str) -> bool {
    ["附件", "附则", "附录", "附表"].iter().any(|word| {
        let number = heading.trim().strip_prefix(word).map(str::trim);
        number.is_some_and(|number| {
            let is_sign = |c: char| c.is_ascii_alphanumeric() || ('０'..='９').contains(&c);
            number.chars().all(is_sign) || parse_chinese(number).is_some()
        })
    })
}

/// Whether a line that is no label begins as labels do elsewhere: `1、`, `1.` without a space, `(a)` without a
/// dash, a dash without a label.
fn is_like_a_label(content: &str) -> bool {
    if ["- ", "-(", "-（", "* ", "• "]
        .iter()
        .any(|dash| content.starts_with(dash))
    {
        return true;
    }
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let behind = content.trim_start_matches(is_digit);
    if behind.len() < content.len() {
        let mut behind = behind.chars();
        // 1.5 and 2013.10.28 are numbers.
        return matches!(behind.next(), Some('.' | '．' | '、' | ')' | '）'))
            && !behind.next().is_some_and(is_digit);
    }
    let inner = content.strip_prefix(['(', '（']).and_then(|inside| {
        let end = inside.find([')', '）'])?;
        inside.get(..end)
    });
    inner.is_some_and(|inner| {
        let is_letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase());
        is_letter || parse_chinese(inner).is_some() || inner.parse::<u16>().is_ok()
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

/// The first and last day in a section's heading, as `2013-10-28`: `2013年10月28日至30日`, `10月17日和18日`,
/// `6月28日至7月9日`. `None` where there are none, as in another language; the last where only the first can be read.
pub(in crate::corpus) fn days(words: &str) -> Option<(String, Option<String>)> {
    let (year, rest) = words.split_once('年')?;
    let digits = year.len() - year.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let year: u16 = year.get(year.len() - digits..)?.parse().ok()?;
    let (month, rest) = counted(rest, '月')?;
    let (day, rest) = counted(rest, '日')?;
    let iso = |year: u16, month: u16, day: u16| format!("{year:04}-{month:02}-{day:02}");
    let first = iso(year, month, day);
    let Some(rest) = rest.strip_prefix(['至', '和', '到', '-', '–', '—', '－', '~', '～'])
    else {
        let is_one_day = rest.trim().is_empty();
        let last = is_one_day.then(|| first.clone());
        return Some((first, last));
    };
    let (last_year, rest) = counted(rest, '年').unwrap_or((year, rest));
    let (last_month, rest) = counted(rest, '月').unwrap_or((month, rest));
    let last = counted(rest, '日').map(|(day, _)| iso(last_year, last_month, day));
    Some((first, last))
}

/// `10月28日` as 10 and `28日`.
fn counted(text: &str, unit: char) -> Option<(u16, &str)> {
    let (number, rest) = text.split_once(unit)?;
    Some((number.trim().parse().ok()?, rest))
}
