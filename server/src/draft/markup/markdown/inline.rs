//! What stands within the lines of a block of Markdown: emphasis, links, notes, code and formulas, as the parser
//! reads them, and what Pandoc, Obsidian and MDX add.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};
use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Dialect;
use crate::draft::markup::html;
use crate::draft::markup::lines::{is_note_mark, may_hold_markup};
use crate::draft::markup::mask::{Marks, Mask, Unmarked};

pub fn without_trimming(content: &str) -> String {
    let is_kept = |c: &char| !c.is_whitespace() && *c != '-';
    content.chars().filter(is_kept).collect()
}

/// Lines of prose on end, without what containers add to them.
pub struct Run {
    dialect: Dialect,
    /// Of the whole text, from the first line's content to the last line's end.
    range: Range<usize>,
    /// Beginnings of further lines that are none of the parser's business.
    prefixes: Vec<Range<usize>>,
}

impl Run {
    pub fn of(dialect: Dialect) -> Run {
        Run {
            dialect,
            range: 0..0,
            prefixes: Vec::new(),
        }
    }

    pub fn push(&mut self, content: Range<usize>) {
        if self.range.is_empty() {
            self.range = content;
            return;
        }
        if content.start > self.range.end {
            self.prefixes.push(self.range.end..content.start);
        }
        self.range.end = content.end;
    }

    pub fn cut(&mut self, end: usize) {
        self.range.end = self.range.end.min(end);
    }

    /// Reads what was collected and begins anew.
    pub fn read(&mut self, text: &str, mask: &mut Mask<'_>) {
        let run = std::mem::replace(self, Run::of(self.dialect));
        let Some(content) = text.get(run.range.clone()).filter(|text| !text.is_empty()) else {
            return;
        };
        mask.base = run.range.start;
        if !may_hold_markup(content) {
            return;
        }
        if run.prefixes.is_empty() {
            inline(content, run.dialect, false, mask);
            return;
        }
        let mut bytes = content.as_bytes().to_vec();
        for prefix in run.prefixes {
            let within = prefix.start - run.range.start..prefix.end - run.range.start;
            bytes.get_mut(within).unwrap_or_default().fill(b' ');
        }
        // A prefix is ASCII or a comment's end, so whole characters were blanked.
        if let Ok(content) = String::from_utf8(bytes) {
            inline(&content, run.dialect, false, mask);
        }
    }
}

pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_OLD_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS
}

/// Blanks what is not prose in one block, whose containers are taken off.
fn inline(content: &str, dialect: Dialect, is_inside: bool, mask: &mut Mask<'_>) {
    // [text][label] is a link though the label is defined elsewhere.
    let elsewhere = |link: BrokenLink<'_>| {
        matches!(link.link_type, LinkType::Reference | LinkType::Collapsed)
            .then(|| ("".into(), "".into()))
    };
    let parser = Parser::new_with_broken_link_callback(content, options(), Some(elsewhere));
    let mut reader = Inline {
        content,
        dialect,
        is_inside,
        read: 0,
        unread: 0,
        missing: Vec::new(),
        code: false,
    };
    for (event, range) in parser.into_offset_iter() {
        reader.event(&event, range, mask);
    }
    reader.gap(content.len(), mask);
    extensions(content, mask);
}

struct Inline<'a> {
    content: &'a str,
    dialect: Dialect,
    /// Whether it stands in an element of HTML.
    is_inside: bool,
    /// What is before has been dealt with.
    read: usize,
    /// What is before is not read, whatever the parser says.
    unread: usize,
    /// Elements whose end tags do not stand in the text.
    missing: Vec<&'static str>,
    /// Within a block of code, or an address that is shown as it is.
    code: bool,
}

impl Inline<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>, mask: &mut Mask<'_>) {
        if range.start < self.unread {
            return;
        }
        match event {
            Event::Text(_) if self.code => {}
            Event::Text(text) => {
                self.gap(range.start, mask);
                let written = self.content.get(range.clone()).unwrap_or_default();
                if written == &**text {
                    self.left_over(range.clone(), mask);
                } else {
                    mask.write(range.clone(), text);
                }
                self.read = self.read.max(range.end);
            }
            Event::Code(_) => self.code(range, mask),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                // A sum of money closes nothing: $5 and $6.
                let is_price = |at: usize| {
                    let behind = self.content.as_bytes().get(at);
                    matches!(event, Event::InlineMath(_)) && behind.is_some_and(u8::is_ascii_digit)
                };
                if is_price(range.end) {
                    self.gap(range.start, mask);
                    self.read = self.read.max(range.end);
                    return;
                }
                // $^3$ and $^{3}$ are footnote marks.
                let raised = text.strip_prefix('^').is_some_and(|raised| {
                    is_note_mark(raised.trim_start_matches('{').trim_end_matches('}'))
                });
                self.gap(range.start, mask);
                if raised {
                    mask.mark(range.clone());
                } else {
                    mask.hide(range.clone());
                }
                self.read = self.read.max(range.end);
            }
            Event::FootnoteReference(_) => {
                self.gap(range.start, mask);
                mask.mark(range.clone());
                self.read = self.read.max(range.end);
            }
            Event::TaskListMarker(_) => self.hide(range, mask),
            // What stands for a picture is shown to nobody who sees it, but for the caption that
            // Pandoc makes of it where the picture stands alone and has attributes.
            Event::Start(Tag::Image { .. }) => {
                let is_alone = self.content.trim_start().len() + range.start == self.content.len();
                let behind = self.content.get(range.end..).unwrap_or_default();
                let has_caption = match self.dialect {
                    Dialect::Pandoc => behind.starts_with('{') || behind.trim().is_empty(),
                    _ => behind.starts_with('{') && !self.is_inside,
                };
                if is_alone && has_caption {
                    self.gap(range.start, mask);
                    mask.hide(range.start..range.start + 1);
                    self.read = self.read.max(range.start + 1);
                } else {
                    self.hide(range.clone(), mask);
                    self.unread = self.unread.max(range.end);
                }
            }
            Event::End(TagEnd::Image) => self.hide_gap(range.end, mask),
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }) => self.code = true,
            Event::End(TagEnd::Link) if self.code => {
                self.code = false;
                self.hide(range, mask);
            }
            Event::Start(Tag::CodeBlock(_)) => self.code = true,
            Event::End(TagEnd::CodeBlock) => {
                self.code = false;
                self.hide(range, mask);
            }
            // <div markdown> holds Markdown: the emphasis that a line of it has is markup.
            Event::Start(Tag::HtmlBlock)
                if self.content.get(range.clone()).is_some_and(holds_markdown) =>
            {
                self.gap(range.start, mask);
                let block = self.content.get(range.clone()).unwrap_or_default();
                let line = block.find('\n').map_or(block.len(), |end| end + 1);
                let base = mask.base;
                mask.hide(range.start..range.start + line);
                mask.base += range.start + line;
                let inside = block.get(line..).unwrap_or_default();
                inline(inside, self.dialect, true, mask);
                mask.base = base;
                self.skip(range.end);
            }
            Event::Start(Tag::HtmlBlock) => {
                self.gap(range.start, mask);
                let block = self.content.get(range.clone()).unwrap_or_default();
                let base = mask.base;
                mask.base += range.start;
                let printed = match self.dialect {
                    Dialect::Mdx => printed_attributes(block),
                    _ => Vec::new(),
                };
                html::read(block, html::State::TEXT, &mut Sparing { mask, printed });
                // **Emphasis** that some read in it, and that is meant for such.
                for at in memmem::find_iter(block.as_bytes(), b"**") {
                    if mask.bytes().get(mask.base + at) == Some(&b'*') {
                        mask.vanish(at..at + 2);
                    }
                }
                mask.base = base;
                self.skip(range.end);
            }
            Event::InlineHtml(tag) => {
                self.gap(range.start, mask);
                self.tag(tag, range, mask);
            }
            _ => {}
        }
    }

    fn tag(&mut self, tag: &str, range: Range<usize>, mask: &mut Mask<'_>) {
        let rest = self.content.get(range.start..).unwrap_or_default();
        if let Some(length) = html::raised_mark(rest) {
            mask.mark(range.start..range.start + length);
            self.skip(range.start + length);
            return;
        }
        self.read = self.read.max(range.end);
        // <span style="display:none">
        if let Some(name) = html::tag_name(tag.as_bytes())
            && html::read(tag, of_element(name), &mut Unmarked).is_hidden()
            && let Some(element) = std::str::from_utf8(name)
                .ok()
                .and_then(|name| html::to_end_tag(self.content, range.end, name))
        {
            mask.hide(range.start..element.end);
            self.skip(element.end);
            return;
        }
        let Some(name) = html::inline_tag(tag, range.clone(), mask) else {
            return;
        };
        if self.missing.contains(&name) {
            return;
        }
        match html::to_end_tag(self.content, range.end, name) {
            Some(element) => {
                if matches!(name, "rt" | "rp") {
                    mask.vanish(element.clone());
                } else {
                    mask.hide(element.clone());
                }
                self.skip(element.end);
            }
            None => self.missing.push(name),
        }
    }

    /// What the parser passed over is markup: delimiters, targets of links.
    fn gap(&mut self, to: usize, mask: &mut Mask<'_>) {
        let gap = self.content.get(self.read..to).unwrap_or_default();
        let mut at = self.read;
        for piece in gap.split_inclusive(['\n', '\r']) {
            let length = piece.trim_end_matches(['\n', '\r']).len();
            // Space at a line's ends is space.
            if !piece.trim().is_empty() {
                mask.vanish(at..at + length);
            }
            at += piece.len();
        }
        self.read = self.read.max(to);
    }

    /// Code, or text with a role of MyST before it.
    /// A string that a component of MDX prints: {`……`}
    fn template(&mut self, range: Range<usize>, mask: &mut Mask<'_>) {
        // As an attribute it is printed where its component prints it.
        let before = self.content.get(..range.start).unwrap_or_default();
        let name = before.strip_suffix("={").map(|before| {
            let behind_name = |c: char| !c.is_ascii_alphanumeric();
            before.rsplit(behind_name).next().unwrap_or_default()
        });
        if name.is_some_and(|name| !PRINTED_ATTRIBUTES.contains(&name)) {
            self.hide(range, mask);
            return;
        }
        self.gap(range.start, mask);
        mask.vanish(range.start - 1..range.start + 1);
        mask.vanish(range.end - 1..range.end + 1);
        self.read = self.read.max(range.end);
    }

    fn code(&mut self, range: Range<usize>, mask: &mut Mask<'_>) {
        let before = self.content.get(..range.start).unwrap_or_default();
        let role = before.strip_suffix('}').and_then(|before| {
            let open = before.rfind('{')?;
            before.get(open + 1..)
        });
        let behind = self.content.get(range.end..).unwrap_or_default();
        if self.dialect == Dialect::Mdx && before.ends_with('{') && behind.starts_with('}') {
            self.template(range, mask);
            return;
        }
        let is_raw = behind.starts_with("{=html}");
        let role = role.filter(|role| is_role(role));
        if role.is_none() && !is_raw {
            self.hide(range, mask);
            return;
        }
        self.gap(range.start, mask);
        if let Some(role) = role {
            mask.vanish(range.start - role.len() - 2..range.start);
        }
        let role = role.unwrap_or_default();
        let written = self.content.get(range.clone()).unwrap_or_default();
        let marks = written.bytes().take_while(|byte| *byte == b'`').count();
        let words = range.start + marks..range.end.saturating_sub(marks).max(range.start + marks);
        let text = self.content.get(words.clone()).unwrap_or_default();
        if is_raw {
            // `<b>…</b>`{=html}
            let base = mask.base;
            mask.vanish(range.start..words.start);
            mask.vanish(words.end..range.end);
            mask.base += words.start;
            html::read(text, html::State::TEXT, mask);
            mask.base = base;
            self.read = self.read.max(range.end);
            return;
        }
        // text <target>
        let target = text.ends_with('>').then(|| text.rfind('<')).flatten();
        // What can be downloaded is set as code.
        let is_printed = PRINTED_ROLES.contains(&role)
            || role != "download" && target.is_some_and(|target| target > 0);
        // An abbreviation's explanation is shown to nobody who does not ask.
        let target = match role {
            "abbr" => text.ends_with(')').then(|| text.rfind('(')).flatten(),
            _ => target,
        };
        if is_printed {
            let end = target.map_or(words.end, |target| words.start + target);
            mask.vanish(range.start..words.start);
            match role {
                "abbr" => mask.hide(end..range.end),
                _ => mask.vanish(end..range.end),
            }
        } else {
            mask.hide(range.clone());
        }
        self.read = self.read.max(range.end);
    }

    fn hide_gap(&mut self, to: usize, mask: &mut Mask<'_>) {
        mask.hide(self.read..to.max(self.read));
        self.read = self.read.max(to);
    }

    fn hide(&mut self, range: Range<usize>, mask: &mut Mask<'_>) {
        self.gap(range.start, mask);
        mask.hide(range.clone());
        self.read = self.read.max(range.end);
    }

    fn skip(&mut self, to: usize) {
        self.read = self.read.max(to);
        self.unread = to;
    }

    /// Delimiters that the parser leaves as they stand, since beside Chinese marks they are not
    /// flanking: `**《公约》**第30条`. The drafter meant emphasis.
    fn left_over(&self, range: Range<usize>, mask: &mut Mask<'_>) {
        let bytes = self.content.as_bytes();
        let mut at = range.start;
        while let Some(mark) = bytes.get(at).copied().filter(|_| at < range.end) {
            if !b"*_=~".contains(&mark) {
                let rest = bytes.get(at..range.end).unwrap_or_default();
                let Some(next) = rest.iter().position(|byte| b"*_=~".contains(byte)) else {
                    return;
                };
                at += next;
                continue;
            }
            let run = bytes.get(at..range.end).unwrap_or_default();
            let count = run.iter().take_while(|byte| **byte == mark).count();
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            let behind = bytes.get(at + count);
            let both =
                |is_of: fn(&u8) -> bool| before.is_none_or(is_of) && behind.is_none_or(is_of);
            let stands_alone = both(u8::is_ascii_whitespace);
            // The parser can give a run in pieces.
            let is_same = |byte: &&u8| **byte == mark;
            let whole_run = bytes.get(..at).unwrap_or_default().iter().rev();
            let whole_run = whole_run.take_while(is_same).count()
                + bytes
                    .get(at..)
                    .unwrap_or_default()
                    .iter()
                    .take_while(is_same)
                    .count();
            let is_delimiter = match mark {
                b'*' => !both(u8::is_ascii_digit),
                // Four or more are a blank to be filled in.
                b'_' => !both(u8::is_ascii) && whole_run < 4,
                _ => count == 2,
            };
            if is_delimiter && !stands_alone {
                mask.vanish(at..at + count);
            }
            at += count;
        }
    }
}

/// Whether a block of HTML says that what it holds is Markdown: `<div markdown>`, `<div markdown="1">`.
fn holds_markdown(block: &str) -> bool {
    let tag = block.split('>').next().unwrap_or_default();
    tag.starts_with('<') && tag.contains(" markdown") && block.contains('\n')
}

/// Roles of MyST whose text is printed.
const PRINTED_ROLES: [&str; 10] = [
    "term",
    "abbr",
    "sub",
    "sup",
    "dfn",
    "guilabel",
    "menuselection",
    "emphasis",
    "strong",
    "del",
];

fn is_role(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(&byte))
}

/// What an element within a sentence stands in: only a drawing has titles there.
fn of_element(name: &[u8]) -> html::State {
    match html::describes_drawing(name) {
        true => html::State::DRAWING,
        false => html::State::TEXT,
    }
}

/// Where a comment stands in an expression of MDX.
fn comment_in(expression: &str) -> Option<(usize, usize)> {
    let open = expression.find("/*")?;
    let close = expression.get(open..)?.find("*/")?;
    Some((open, open + close + 2))
}

/// Pandoc's, Obsidian's and MDX's additions, which the parser leaves in the text.
fn extensions(content: &str, mask: &mut Mask<'_>) {
    let bytes = content.as_bytes();
    let is_text = |mask: &Mask<'_>, at: usize| mask.bytes().get(mask.base + at) == bytes.get(at);
    // ^3^
    let mut behind = 0;
    for at in memchr_iter(b'^', bytes) {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let inside = bytes.get(at + 1..).unwrap_or_default();
        let length = memchr(b'^', inside.get(..20).unwrap_or(inside));
        let raised = length.and_then(|length| content.get(at + 1..at + 1 + length));
        if let Some(raised) = raised.filter(|raised| is_note_mark(raised)) {
            behind = at + raised.len() + 2;
            mask.mark(at..behind);
        }
    }
    // ^[a note]
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"^[") {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let Some(close) = closing_bracket(bytes, at + 1) else {
            break;
        };
        mask.vanish(at..at + 2);
        mask.note(at + 2..close);
        mask.vanish(close..close + 1);
        behind = close + 1;
    }
    // [text]{.class}
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"]{") {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let is_attribute = matches!(rest.get(2), Some(b'.' | b'#'));
        let Some(close) = memchr(b'}', rest.get(..200).unwrap_or(rest)) else {
            continue;
        };
        let before = content.get(behind..at).unwrap_or_default();
        if is_attribute {
            if let Some(open) = before.rfind('[') {
                mask.vanish(behind + open..behind + open + 1);
                mask.vanish(at..at + close + 1);
            }
            behind = at + close + 1;
        }
    }
    // [text](target){key=value}, *text*{: .class}, and calls of templates, whose braces hold no prose
    let mut behind = 0;
    for at in memchr_iter(b'{', bytes) {
        if at < behind || !is_text(mask, at) {
            continue;
        }
        let rest = content.get(at..).unwrap_or_default();
        let close = if rest.starts_with("{{") {
            let close = rest.find("}}").map(|close| close + 2);
            // An escaped call is shown, and so is the caption of a figure.
            let call = close
                .and_then(|close| rest.get(..close))
                .unwrap_or_default();
            if call.contains("/*") {
                continue;
            }
            // That of a film is shown to whoever asks.
            let is_film = call.contains(" video ");
            let caption = ["caption=\"", "title=\""]
                .iter()
                .filter(|_| !is_film)
                .find_map(|name| Some(call.find(name)? + name.len()));
            if let Some(caption) = caption {
                let length = call.get(caption..).and_then(|caption| caption.find('"'));
                let end = caption + length.unwrap_or(0);
                mask.hide(at..at + caption);
                mask.hide(at + end..at + call.len());
                behind = at + call.len();
                continue;
            }
            // ]({{ address }} "title")
            let title =
                close.filter(|_| content.get(..at).is_some_and(|text| text.ends_with("](")));
            title
                .and_then(|close| {
                    let title = rest.get(close..)?.strip_prefix(" \"")?;
                    Some(close + 2 + title.find("\")")? + 1)
                })
                .or(close)
        } else if rest.starts_with("{::comment}") {
            let end = rest.find("{:/").and_then(|end| {
                let close = rest.get(end..)?.find('}')?;
                Some(end + close + 1)
            });
            end.or(Some("{::comment}".len()))
        } else if rest.starts_with("{%") {
            rest.find("%}").map(|close| close + 2)
        } else if rest.starts_with("{>>") {
            rest.find("<<}").map(|close| close + 3)
        } else {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            let is_attached = before.is_some_and(|before| b")]`*_".contains(before));
            // {1 + 1 /* a comment */}
            if !rest.starts_with("{{")
                && before != Some(&b'{')
                && let Some(end) = rest.find('}')
                && let Some((open, close)) = comment_in(rest.get(..end).unwrap_or_default())
            {
                mask.hide(at + open..at + close);
            }
            let close = rest.find('}').map(|close| close + 1);
            // Behind a caption: Table: … {#tbl-name}
            let ends_line = close
                .and_then(|close| rest.get(close..))
                .is_some_and(|rest| {
                    let line = rest.split(['\n', '\r']).next();
                    line.is_some_and(|line| line.trim().is_empty())
                });
            let is_list = rest.starts_with("{:")
                || (is_attached || ends_line && rest.starts_with("{#")) && is_attributes(rest);
            close.filter(|_| is_list)
        };
        let Some(close) = close.filter(|close| *close < 600) else {
            continue;
        };
        behind = at + close;
        // {% comment %}…{% endcomment %} and {% capture name %}…{% endcapture %} on one line
        let enclosed = match rest.starts_with("{%").then(|| without_trimming(rest)) {
            Some(bare) if bare.starts_with("{%comment") => Some("endcomment"),
            // At the beginning of a line it is told where something asks for it.
            Some(bare) if bare.starts_with("{%capture") => {
                let before = content.get(..at).unwrap_or_default();
                let is_first = before.is_empty() || before.ends_with('\n');
                (!is_first).then_some("endcapture")
            }
            Some(bare) if bare.starts_with("{%iffalse%}") => Some("endif"),
            Some(bare) if bare.starts_with("{%raw%}") => Some("endraw"),
            _ => None,
        };
        match enclosed {
            // What stands between is printed as it is written.
            Some("endraw") => {
                mask.hide(at..behind);
                behind = rest.find("endraw").map_or(behind, |end| at + end);
                let open = content.get(..behind).and_then(|raw| raw.rfind("{%"));
                let close = content
                    .get(behind..)
                    .and_then(|rest| rest.find("%}"))
                    .map(|close| behind + close + 2);
                if let (Some(open), Some(close)) = (open.filter(|open| *open > at), close) {
                    mask.hide(open..close);
                    behind = close;
                }
            }
            Some(name) => {
                let end = rest.find(name).and_then(|end| {
                    let close = rest.get(end..)?.find("%}")?;
                    Some(at + end + close + 2)
                });
                behind = end.unwrap_or(behind);
                mask.hide(at..behind);
            }
            None => mask.hide(at..behind),
        }
    }
    // A space that breaks no line.
    for at in memmem::find_iter(bytes, b"\\ ") {
        if is_text(mask, at) {
            mask.vanish(at..at + 1);
        }
    }
    // \index{…}, which only TeX prints
    let mut behind = 0;
    for at in memchr_iter(b'\\', bytes) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let name = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        if at < behind || name == 0 || rest.get(name) != Some(&b'{') || !is_text(mask, at) {
            continue;
        }
        let inside = rest.get(name..).unwrap_or_default();
        if let Some(close) = memchr(b'}', inside.get(..200).unwrap_or(inside)) {
            behind = at + 1 + name + close + 1;
            // \newcommand{\name}{…}
            while bytes.get(behind) == Some(&b'{')
                && let Some(close) = memchr(b'}', bytes.get(behind..).unwrap_or_default())
            {
                behind += close + 1;
            }
            mask.hide(at..behind);
        }
    }
    // @tbl-name of Quarto, and \@ref(name) of bookdown
    for at in memchr_iter(b'@', bytes) {
        let rest = content.get(at + 1..).unwrap_or_default();
        if !is_text(mask, at) {
            continue;
        }
        if let Some(name) = rest.strip_prefix("ref(")
            && let Some(close) = name.bytes().take(100).position(|byte| byte == b')')
        {
            mask.hide(at..at + 1 + "ref(".len() + close + 1);
        } else if let Some((kind, name)) = REFERENCES.iter().find_map(|kind| {
            let name = rest.strip_prefix(kind)?.strip_prefix('-')?;
            Some((kind, name))
        }) {
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
            let length = name.find(|c| !is_name(c)).unwrap_or(name.len());
            mask.hide(at..at + 1 + kind.len() + 1 + length);
        }
    }
    // ++ctrl+"a"++
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"++") {
        let rest = content.get(at + 2..).unwrap_or_default();
        if at < behind || !is_text(mask, at) {
            continue;
        }
        if let Some(length) = rest
            .find("++")
            .filter(|end| rest.get(..*end).is_some_and(is_keys))
        {
            behind = at + 2 + length + 2;
            mask.hide(at..behind);
        }
    }
    // {/* a comment */}
    let mut behind = 0;
    for at in memmem::find_iter(bytes, b"{/*") {
        if at < behind {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(close) = memmem::find(rest, b"*/}") else {
            break;
        };
        behind = at + close + 3;
        mask.vanish(at..behind);
    }
    // <% a command of a template %>
    for at in memmem::find_iter(bytes, b"<%") {
        let rest = bytes.get(at..).unwrap_or_default();
        if let Some(close) = memmem::find(rest, b"%>") {
            mask.hide(at..at + close + 2);
        }
    }
    // {false && <p>…</p>}
    for at in memmem::find_iter(bytes, b"{false &&") {
        if let Some(close) = closing(bytes, at, (b'{', b'}')) {
            mask.hide(at..close + 1);
        }
    }
    // The name of a block, at its end: ^name
    let block = content.trim_end();
    if let Some(at) = block.rfind([' ', '\n', '\t'])
        && let Some(name) = block.get(at + 1..).and_then(|last| last.strip_prefix('^'))
        && !name.is_empty()
        && !name.contains(['^', '[', '（', '，', '。'])
        && is_text(mask, at + 1)
    {
        mask.hide(at + 1..block.len());
    }
    // %%a comment%%
    let mut open = None;
    for at in memmem::find_iter(bytes, b"%%") {
        match open.take() {
            Some(start) => mask.vanish(start..at + 2),
            None => open = Some(at),
        }
    }
}

/// What Quarto's cross references begin with.
const REFERENCES: [&str; 13] = [
    "fig", "tbl", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr",
];

/// Whether what stands between `++` is keys of a keyboard: `ctrl+"a"`
fn is_keys(text: &str) -> bool {
    let mut keys = text.split('+').peekable();
    keys.peek().is_some()
        && keys.all(|key| {
            let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            key.len() > 1 && key.starts_with('"') && key.ends_with('"')
                || !key.is_empty() && key.chars().all(is_name)
        })
}

/// Whether a brace opens a list of attributes: `{#id .class key="value"}`
fn is_attributes(rest: &str) -> bool {
    let inside = rest.get(1..).unwrap_or_default().trim_start();
    let first = inside.split([' ', '}']).next().unwrap_or_default();
    inside.starts_with(['#', '.']) || first.contains('=')
}

/// Where the square bracket closes that opens at a place.
fn closing_bracket(bytes: &[u8], open: usize) -> Option<usize> {
    closing(bytes, open, (b'[', b']'))
}

/// Where the bracket of a kind closes that opens at a place.
fn closing(bytes: &[u8], open: usize, (opening, closing): (u8, u8)) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().skip(open) {
        if *byte == opening {
            depth += 1;
        } else if *byte == closing {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// Attributes of components that they print.
const PRINTED_ATTRIBUTES: [&str; 7] = [
    "label", "title", "text", "caption", "summary", "heading", "header",
];

/// The values of components' attributes that they print: <TabItem label="……">
fn printed_attributes(block: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in memchr_iter(b'<', block.as_bytes()) {
        let tag = block.get(at..).unwrap_or_default();
        let tag = tag.get(..memchr(b'>', tag.as_bytes()).unwrap_or(tag.len()));
        let tag = tag.unwrap_or_default();
        if !tag.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase) {
            continue;
        }
        let mut behind = 0;
        for (equals, sign) in tag.match_indices("=\"") {
            let start = equals + sign.len();
            let value = tag.get(start..).and_then(|rest| rest.split('"').next());
            let name = tag.get(behind..equals).unwrap_or_default();
            let name = name.rsplit(char::is_whitespace).next().unwrap_or_default();
            let length = value.map_or(0, str::len);
            if PRINTED_ATTRIBUTES.contains(&name) {
                found.push(at + start..at + start + length);
            }
            behind = start + length + 1;
        }
    }
    found
}

/// Marks all but some stretches, which are prose within what is none.
struct Sparing<'a, 'b> {
    mask: &'a mut Mask<'b>,
    printed: Vec<Range<usize>>,
}

impl Sparing<'_, '_> {
    /// What of a range is not spared.
    fn rest(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut rest = Vec::new();
        let mut at = range.start;
        for spared in &self.printed {
            if spared.start >= at && spared.end <= range.end {
                rest.push(at..spared.start);
                at = spared.end;
            }
        }
        rest.push(at..range.end);
        rest
    }
}

impl Marks for Sparing<'_, '_> {
    fn hide(&mut self, range: Range<usize>) {
        for piece in self.rest(range) {
            self.mask.hide(piece);
        }
    }

    fn vanish(&mut self, range: Range<usize>) {
        for piece in self.rest(range) {
            self.mask.vanish(piece);
        }
    }

    fn write(&mut self, range: Range<usize>, text: &str) {
        self.mask.write(range, text);
    }

    fn mark(&mut self, range: Range<usize>) {
        self.mask.mark(range);
    }

    fn open(&mut self, range: Range<usize>, is_note: bool) {
        self.mask.open(range, is_note);
    }

    fn open_quotation(&mut self, range: Range<usize>) {
        self.mask.open_quotation(range);
    }

    fn close(&mut self, range: Range<usize>) {
        self.mask.close(range);
    }

    fn quote(&mut self, range: Range<usize>) {
        self.mask.quote(range);
    }

    fn unquote(&mut self, range: Range<usize>) {
        self.mask.unquote(range);
    }
}
