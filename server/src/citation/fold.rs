//! One spelling for the grammar: half-width forms, plain spaces, Simplified trigger words, and no
//! line wraps, with the way back to the original text.
//!
//! What only looks vanishes: [`VANISHED`] bytes, characters of no width, the marks of footnotes, and the spaces of a
//! text that has been scanned or converted with one between all characters.
//! The citation around it is one, and its range goes from its first written character to its last.

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memmem;

use super::numeral::{NUMERALS, chinese, roman_numeral};
use crate::text::traditional::{is_traditional, is_traditional_at, simplified};

/// Stands for a byte of markup inside of prose: the text before and behind it is one.
pub const VANISHED: u8 = 1;

/// Stands for a byte that was written for the character before it, as in the draft's `&#x7b2c;`.
pub const CONTINUED: u8 = 2;

/// Whether bytes have been written over in a text, so that it reads otherwise than it looks.
pub fn is_masked(text: &str) -> bool {
    memchr::memchr2(VANISHED, CONTINUED, text.as_bytes()).is_some()
}

/// A text as it reads: without the bytes that stand for markup.
pub fn unmasked(text: &str) -> String {
    text.replace(['\u{1}', '\u{2}'], "")
}

#[cfg(test)]
std::thread_local! {
    static TEXTS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many texts this thread has folded: all that a grammar reads is, and ordinary text is not read.
#[cfg(test)]
pub fn texts_folded() -> usize {
    TEXTS.with(std::cell::Cell::get)
}

/// A text in one spelling.
pub struct Folded {
    pub text: String,
    /// From where in `text` on which bytes of the original stand, in order.
    runs: Vec<Run>,
    /// Where in `text` a line of the draft begins that does not continue a sentence.
    line_starts: Vec<usize>,
}

/// A stretch of folded text.
struct Run {
    /// Where it begins in the folded text.
    at: usize,
    /// Where what it came from begins in the original.
    start: usize,
    /// Where all of that ends, where it is written otherwise; `None` where the bytes are the same.
    respelled: Option<usize>,
}

impl Folded {
    /// Folds a text. Linear in its length.
    ///
    /// A single line break is a hard wrap: it vanishes beside a Chinese character and is a space
    /// elsewhere. A blank line stays a line break, which no citation crosses.
    pub fn new(original: &str) -> Folded {
        #[cfg(test)]
        TEXTS.with(|texts| texts.set(texts.get() + 1));
        let mut folded = Folded {
            text: String::with_capacity(original.len()),
            // A sentence has some marks, and two runs for each.
            runs: Vec::with_capacity(original.len() / 16),
            line_starts: vec![0],
        };
        let spaces = spaces_between_characters(original);
        let mut spaces = spaces.into_iter().peekable();
        let mut at = 0;
        while at < original.len() {
            // Those in a line's break have been passed over with it.
            while spaces.next_if(|space| *space < at).is_some() {}
            let space = spaces.peek().copied();
            let Some(rest) = original.get(at..space.unwrap_or(original.len())) else {
                break;
            };
            if rest.is_empty() {
                // One that stands between all characters.
                let behind = original.get(at..).unwrap_or_default();
                at += behind.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let length = length_that_stays(rest);
            let (same, changed) = rest.split_at(length);
            folded.push_same(same, at);
            at += length;
            if let Some(c) = changed.chars().next() {
                at = folded.push_changed(c, at, original);
            }
        }
        folded
    }

    /// Adds a character that does not stay as it is; the place behind what has been read with it.
    fn push_changed(&mut self, c: char, at: usize, original: &str) -> usize {
        let end = at + c.len_utf8();
        let behind = original.get(end..).unwrap_or_default();
        match c {
            // Most of what changes: marks of full width.
            '！'..='，' | '．'..='｝' => {
                let narrow = char::from_u32(c as u32 - 0xFEE0).unwrap_or(c);
                self.push(narrow, at, end);
            }
            '\n' | '\r' => {
                let mut breaks = usize::from(c == '\n');
                // A line of markup alone is no blank line.
                let mut is_blank = true;
                let mut characters = behind.char_indices();
                let next = characters.find(|(_, next)| match next {
                    '\n' => {
                        breaks += usize::from(is_blank);
                        is_blank = true;
                        false
                    }
                    '\r' | ' ' | '\t' | '\u{3000}' => false,
                    next if vanishes(*next) => {
                        is_blank = false;
                        false
                    }
                    _ => true,
                });
                let next_at = next.map_or(original.len(), |(length, _)| end + length);
                let rest = original.get(next_at..).unwrap_or_default();
                if breaks > 1 || next.is_none() || !self.ends_within_a_year(rest) {
                    self.line_break(at, breaks, next.map(|(_, next)| next));
                }
                return next_at;
            }
            '\u{2}' => self.continue_last(at, end),
            _ if vanishes(c) => {}
            // 决议7/3¹²附件一; between digits the mark keeps them apart.
            _ if is_superscript(c) || is_circled(c) && self.ends_a_citation(behind) => {
                let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                if is_digit(self.text.chars().next_back()) && is_digit(behind.chars().next()) {
                    self.push(' ', at, end);
                }
            }
            '㈠'..='㈩' => {
                let numeral = NUMERALS
                    .chars()
                    .nth((c as usize) - ('㈠' as usize))
                    .unwrap_or('一');
                for part in ['(', numeral, ')'] {
                    self.push(part, at, end);
                }
            }
            '①'..='⑳' | '⑴'..='⒇' => self.push_item(c, at, end),
            'Ⅰ'..='Ⅻ' => {
                let number = u16::try_from(c as u32 - 'Ⅰ' as u32 + 1).unwrap_or(1);
                for part in roman_numeral(number).chars() {
                    self.push(part, at, end);
                }
            }
            _ => match fraction(c) {
                Some(parts) => {
                    // 2¾ is no 23/4.
                    if self.text.ends_with(|c: char| c.is_ascii_digit()) {
                        self.push(' ', at, end);
                    }
                    for part in parts {
                        self.push(part, at, end);
                    }
                }
                None => self.push(one_spelling(c), at, end),
            },
        }
        end
    }

    /// Whether the text is in one spelling as it is written, but for the line's end behind it.
    pub fn is_as_written(&self) -> bool {
        let is_whole = |only: &Run| only.start == 0 && only.respelled.is_none();
        match self.runs.as_slice() {
            [] => true,
            [only] => is_whole(only),
            // The end of the line is a space.
            [all, end] => {
                is_whole(all) && end.at + 1 == self.text.len() && self.text.ends_with(' ')
            }
            _ => false,
        }
    }

    /// The original bytes of a range of the folded text.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = (self.run(range.start)).map_or(0, |run| match run.respelled {
            Some(_) => run.start,
            None => run.start + (range.start - run.at),
        });
        let last = range.end.checked_sub(1).and_then(|last| self.run(last));
        let end = last.map_or(start, |run| match run.respelled {
            Some(end) => end,
            None => run.start + (range.end - run.at),
        });
        start..end.max(start)
    }

    /// The run that a byte of the folded text is in.
    fn run(&self, byte: usize) -> Option<&Run> {
        let behind = self.runs.partition_point(|run| run.at <= byte);
        self.runs
            .get(behind.checked_sub(1)?)
            .filter(|_| byte < self.text.len())
    }

    /// Whether a line of the draft that continues no sentence begins here.
    pub fn begins_line(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        let content = before.trim_end_matches([' ', '#', '*', '>', '-', '|']);
        self.line_starts.binary_search(&content.len()).is_ok()
            || self.line_starts.binary_search(&at).is_ok()
    }

    /// Whether ① behind what has been read is the mark of a note. Behind a letter it numbers an item
    /// (四.1.f①), and so it does where a word behind it says so: (i)①项.
    fn ends_a_citation(&self, behind: &str) -> bool {
        let last = self.text.chars().next_back();
        last.is_some_and(|c| c.is_ascii_digit() || ")段项目款条号定议件告".contains(c))
            && !behind.starts_with(['项', '項', '目'])
    }

    /// ① and ⑴ number items as (一) does.
    fn push_item(&mut self, c: char, start: usize, end: usize) {
        let first = if c < '⑴' { '①' } else { '⑴' };
        let number = u16::try_from(c as u32 - first as u32 + 1).unwrap_or(1);
        let numeral = chinese(number);
        for part in ['('].into_iter().chain(numeral.chars()).chain([')']) {
            self.push(part, start, end);
        }
    }

    /// Whether a symbol has been broken within its year, which `rest` goes on with: CTOC/COP/WG.2/20⏎13/5.
    fn ends_within_a_year(&self, rest: &str) -> bool {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let before = self.text.trim_end_matches(|c: char| c.is_ascii_digit());
        let begun = self.text.get(before.len()..).unwrap_or_default();
        let ended = rest.get(..digits(rest)).unwrap_or_default();
        // The stroke before the year, and another before that.
        let symbol = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && !"/.".contains(c));
        let is_symbol = before.ends_with('/')
            && symbol
                .into_iter()
                .next()
                .is_some_and(|symbol| symbol.matches('/').count() > 1);
        is_symbol
            && !begun.is_empty()
            && !ended.is_empty()
            && begun.len() + ended.len() == 4
            && (begun.starts_with("19") || begun.starts_with("20") || matches!(begun, "1" | "2"))
            && rest
                .get(ended.len()..)
                .is_some_and(|rest| rest.starts_with('/'))
    }

    fn line_break(&mut self, at: usize, breaks: usize, next: Option<char>) {
        let before = self.text.chars().next_back();
        if breaks > 1 {
            self.push('\n', at, at + 1);
            self.line_starts.push(self.text.len());
            return;
        }
        if !before.is_some_and(is_chinese) && !next.is_some_and(is_chinese) {
            self.push(' ', at, at + 1);
        }
        if before.is_none_or(|c| "。！？；：:;!?）)”』」|".contains(c)) {
            self.line_starts.push(self.text.len());
        }
    }

    /// Adds what is written in the original as it is.
    fn push_same(&mut self, same: &str, start: usize) {
        if !same.is_empty() {
            self.runs.push(Run {
                at: self.text.len(),
                start,
                respelled: None,
            });
            self.text.push_str(same);
        }
    }

    /// Adds a character that a range of the original stands for.
    fn push(&mut self, c: char, start: usize, end: usize) {
        self.runs.push(Run {
            at: self.text.len(),
            start,
            respelled: Some(end),
        });
        self.text.push(c);
    }

    /// Counts bytes to the last character, which ends where they begin. Of one that vanished, nothing is
    /// continued.
    fn continue_last(&mut self, at: usize, end: usize) {
        let length = self.text.len();
        let Some(run) = self.runs.last_mut() else {
            return;
        };
        match run.respelled {
            Some(last) if last == at => run.respelled = Some(end),
            None if run.start + (length - run.at) == at => {
                let last = self.text.chars().next_back().map_or(0, char::len_utf8);
                let (begin, start) = (length - last, at - last);
                if run.at == begin {
                    run.respelled = Some(end);
                } else {
                    self.runs.push(Run {
                        at: begin,
                        start,
                        respelled: Some(end),
                    });
                }
            }
            _ => {}
        }
    }
}

/// Bytes from a text's beginning on that stay as they are. Most of any text are ASCII and Chinese characters, which are
/// told by their bytes.
fn length_that_stays(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut rest = bytes;
    loop {
        // From U+4000 to U+9FFF.
        while let [first @ 0xE4..=0xE9, second, third, behind @ ..] = rest {
            if is_traditional_at(*first, *second, *third) {
                return bytes.len() - rest.len();
            }
            rest = behind;
        }
        rest = match rest {
            [b' '..=b'}', behind @ ..] => behind_plain(behind),
            // Of full width; the end of a line.
            [0xEF, 0xBC, 0x81..=0xBF, ..] | [b'\n', ..] => return bytes.len() - rest.len(),
            // Letters of Cyrillic and Arabic, and Latin ones with accents.
            [0xC3 | 0xD0 | 0xD1, _, behind @ ..]
            | [0xD8, 0xA0..=0xBF, behind @ ..]
            | [0xD9, 0x81..=0x8A, behind @ ..] => behind,
            // 、。〈〉《》「」『』‘’“”
            [0xE3, 0x80, 0x81..=0x91, behind @ ..] | [0xE2, 0x80, 0x98..=0x9D, behind @ ..] => {
                behind
            }
            _ => {
                let at = bytes.len() - rest.len();
                match text.get(at..).and_then(|rest| rest.chars().next()) {
                    Some(c) if stays(c) => bytes.get(at + c.len_utf8()..).unwrap_or_default(),
                    _ => return at,
                }
            }
        };
    }
}

/// Behind the characters of ASCII that a text begins with: most of a text in Latin letters.
fn behind_plain(bytes: &[u8]) -> &[u8] {
    /// Bytes looked at together, which are as many as a vector has.
    const TOGETHER: usize = 16;
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'}');
    let mut rest = bytes;
    while let Some((together, behind)) = rest.split_first_chunk::<TOGETHER>() {
        if !together.iter().fold(true, |all, byte| all & is_plain(byte)) {
            break;
        }
        rest = behind;
    }
    let plain = rest.iter().take_while(|byte| is_plain(byte));
    rest.get(plain.count()..).unwrap_or_default()
}

/// Whether a character is in one spelling and stands for itself, whatever is around it.
fn stays(c: char) -> bool {
    match c {
        ' '..='}' => true,
        '\u{4E00}'..='\u{9FFF}' => !is_traditional(c),
        '\n' | '\r' | '㈠'..='㈩' | '①'..='⑳' | '⑴'..='⒇' | 'Ⅰ'..='Ⅻ' => false,
        c if fraction(c).is_some() => false,
        _ => !vanishes(c) && c != '\u{2}' && !is_superscript(c) && one_spelling(c) == c,
    }
}

/// Plain, no-break or of full width.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}')
}

/// Where the spaces stand of a text that has one behind every character, as scanned pages and converted files have:
/// 第 3 / 4 号 决 定. Digits and letters may stand together (第 3/4 号 决 定). Linear in the text's length.
fn spaces_between_characters(text: &str) -> Vec<usize> {
    /// Chinese characters that stand apart in a row, or characters of any kind if some of them are Chinese.
    const FEWEST: usize = 4;
    const FEWEST_OF_ANY: usize = 12;
    // No letter of an alphabet has these bytes.
    let may_be_chinese = |byte: u8| (0xE3..=0xE9).contains(&byte) || byte >= 0xF0;
    let has_chinese = (text.bytes()).fold(false, |any, byte| any | may_be_chinese(byte));
    if !has_chinese || !has_a_character_apart(text) {
        return Vec::new();
    }
    let is_run =
        |ones: usize, chinese: usize| chinese >= FEWEST || chinese > 0 && ones >= FEWEST_OF_ANY;
    let mut spaces = Vec::new();
    // Of the words that stand apart so far: the spaces between them, how many are one character, and how many of
    // these are Chinese.
    let (mut pending, mut ones, mut chinese) = (Vec::new(), 0, 0);
    let mut is_behind_one = false;
    let mut at = 0;
    for word in text.split(|c: char| is_space(c) || c == '\n') {
        let mut written = word.chars().filter(|c| !vanishes(*c) && *c != '\u{2}');
        let (first, second) = (written.next(), written.next());
        let is_one = first.is_some() && second.is_none();
        let stands_apart = is_one || first.is_some() && !word.contains(is_chinese);
        if !stands_apart {
            if is_run(ones, chinese) {
                spaces.append(&mut pending);
            }
            pending.clear();
            (ones, chinese) = (0, 0);
        } else {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            // Between words of letters a space stays.
            if let Some(space) = before.filter(|c| is_space(*c))
                && (is_one || is_behind_one)
            {
                pending.push(at - space.len_utf8());
            }
            ones += usize::from(is_one);
            chinese += usize::from(is_one && first.is_some_and(is_ideograph));
        }
        is_behind_one = is_one;
        at += word.len();
        at += text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    if is_run(ones, chinese) {
        spaces.append(&mut pending);
    }
    spaces
}

/// Whether any Chinese character stands between spaces or ends of lines.
fn has_a_character_apart(text: &str) -> bool {
    let begins_with_one = |behind: &str| {
        let mut written = behind.chars().filter(|c| !vanishes(*c) && *c != '\u{2}');
        let ends = |c: char| is_space(c) || c == '\n';
        written.next().is_some_and(is_ideograph) && written.next().is_none_or(ends)
    };
    let behind = |at: usize| text.get(at..).unwrap_or_default();
    let plain = memchr::memchr2_iter(b' ', b'\n', text.as_bytes()).map(|at| at + 1);
    static FINDERS: OnceLock<[memmem::Finder<'static>; 2]> = OnceLock::new();
    let finders = FINDERS.get_or_init(|| ["\u{a0}", "\u{3000}"].map(memmem::Finder::new));
    let [no_break, wide] = finders;
    let no_break = no_break.find_iter(text.as_bytes()).map(|at| at + 2);
    let wide = wide.find_iter(text.as_bytes()).map(|at| at + 3);
    let begins = std::iter::once(0).chain(plain).chain(no_break).chain(wide);
    !text.is_ascii() && begins.into_iter().any(|at| begins_with_one(behind(at)))
}

/// A Chinese character, not a mark.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Characters that text wraps between without a space.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
        || "“”‘’…".contains(c)
}

/// Bytes of markup, and what does not make another word: accents of their own (é as two
/// characters), Arabic vowels and stretching, soft hyphens, joiners, marks of direction.
pub fn vanishes(c: char) -> bool {
    matches!(
        c,
        '\u{1}'
            | '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{61c}'
            | '\u{640}'
            | '\u{64b}'..='\u{652}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// The numbers in circles that mark footnotes, or items.
fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳')
}

/// The digits that mark footnotes.
fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A fraction that is one character, as word processors make of 3/4: 第¾号决定.
fn fraction(c: char) -> Option<[char; 3]> {
    let (above, below) = match c {
        '¼' => ('1', '4'),
        '½' => ('1', '2'),
        '¾' => ('3', '4'),
        '⅓' => ('1', '3'),
        '⅔' => ('2', '3'),
        '⅕' => ('1', '5'),
        '⅖' => ('2', '5'),
        '⅗' => ('3', '5'),
        '⅘' => ('4', '5'),
        '⅙' => ('1', '6'),
        '⅚' => ('5', '6'),
        '⅐' => ('1', '7'),
        '⅛' => ('1', '8'),
        '⅜' => ('3', '8'),
        '⅝' => ('5', '8'),
        '⅞' => ('7', '8'),
        '⅑' => ('1', '9'),
        _ => return None,
    };
    Some([above, '/', below])
}

fn one_spelling(c: char) -> char {
    match c {
        // Strokes of fractions and of division.
        '⁄' | '∕' => '/',
        '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '~' => ' ',
        // Cells of a table, as the pipes of Markdown are.
        '\t' => '|',
        '–' | '—' | '‑' | '−' | '～' | '〜' | '－' => '-',
        '，' | '،' => ',',
        '؛' => ';',
        '٠'..='٩' => char::from_u32(c as u32 - 0x660 + 0x30).unwrap_or(c),
        '۰'..='۹' => char::from_u32(c as u32 - 0x6F0 + 0x30).unwrap_or(c),
        '（' => '(',
        '）' => ')',
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => simplified(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_becomes_one_and_finds_its_way_back() {
        let original = "見Ａ部分　七．２０～２２，決議\n　３／４㈡";
        let folded = Folded::new(original);
        assert_eq!(folded.text, "见A部分 七.20-22,决议3/4(二)");
        let at = folded.text.find("3/4").unwrap_or_default();
        let range = folded.original(&(at..at + 3));
        assert_eq!(original.get(range), Some("３／４"));
    }

    #[test]
    fn what_only_looks_vanishes_and_ranges_go_to_the_last_written_byte() {
        for (original, text, within, written) in [
            ("决\n\u{2}\u{200b}\u{2}", "决", "决", "决"),
            ("决\u{1}\u{1}议7/3", "决议7/3", "决议", "决\u{1}\u{1}议"),
            ("决\u{200b}议\u{1}", "决议", "决议", "决\u{200b}议"),
            (
                "七\u{2}\u{2}.20\u{2}",
                "七.20",
                "七.20",
                "七\u{2}\u{2}.20\u{2}",
            ),
            ("决议7/3¹²附件", "决议7/3附件", "7/3附件", "7/3¹²附件"),
            ("七.2¹0", "七.2 0", "七.2", "七.2"),
            ("七.20①。", "七.20。", "七.20", "七.20"),
            ("第2段③", "第2段", "第2段", "第2段"),
            ("(n)①，(i)①项", "(n),(i)(一)项", "(n)", "(n)"),
            ("四.1.f①", "四.1.f(一)", "f(一)", "f①"),
            ("附件(b)段㈢", "附件(b)段(三)", "(三)", "㈢"),
            ("决\n\u{1}\u{1}\n议", "决议", "决议", "决\n\u{1}\u{1}\n议"),
            ("决\n\u{1}\n\n议", "决\n议", "决", "决"),
        ] {
            let folded = Folded::new(original);
            assert_eq!(folded.text, text, "{original:?}");
            let at = folded.text.find(within).unwrap_or_default();
            let range = folded.original(&(at..at + within.len()));
            assert_eq!(original.get(range), Some(written), "{original:?}");
        }
    }

    #[test]
    fn a_wrap_is_a_space_only_between_latin_words_and_a_blank_line_stays() {
        assert_eq!(
            Folded::new("决\n定 A/RES/\n  5\n\n三").text,
            "决定 A/RES/ 5\n三"
        );
    }
}
