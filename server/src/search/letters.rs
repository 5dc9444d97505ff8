//! A text as passages are compared by: letter by letter, without what a drafter may change when
//! quoting. White space, markup, footnote marks and list labels are gone, widths and kinds of
//! quotation marks are one, Traditional characters are the Simplified ones that they are written with in
//! the compilation, and the way back to the original text is kept.

use std::ops::Range;

use crate::citation::CONTINUED;
use crate::citation::numeral::{NUMERALS, is_numeral};
use crate::text::traditional::simplified;

/// The letters of a text, with where each came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letters {
    pub letters: Vec<char>,
    /// Bytes in the text, first and end, one for each letter.
    origins: Vec<(u32, u32)>,
}

/// What stands before a piece of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The quotation begins here.
    Beginning,
    /// ……: anything may have been left out.
    Elision,
    /// `[…]` put in by an editor, beside or instead of a few words: how many letters it has.
    Insertion(usize),
}

/// A stretch of a quotation that is meant to be word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub gap: Gap,
    /// In the quotation's letters, punctuation at both ends left out.
    pub range: Range<usize>,
}

/// What stands between a quotation's marks, cut at its elisions and editor's brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    pub letters: Letters,
    /// Without empty ones.
    pub pieces: Vec<Piece>,
}

/// The longest `[…]` that is taken for an editor's, in characters.
const LONGEST_INSERTION: usize = 60;

impl Letters {
    /// The letters of a provision's text.
    pub fn of(text: &str) -> Letters {
        let mut reader = Reader::new(text);
        while reader.next_letters() {}
        reader.letters
    }

    /// The bytes that a range of letters was written with, from its first letter to its last;
    /// for an empty range the place before its letter.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let place = |origin: Option<&(u32, u32)>| origin.copied().unwrap_or_default();
        if range.start >= range.end {
            let at = match range.start.checked_sub(1) {
                // What is put in stands behind the letter before it.
                Some(before) => place(self.origins.get(before)).1,
                None => place(self.origins.first()).0,
            };
            return at as usize..at as usize;
        }
        let (start, _) = place(self.origins.get(range.start));
        let (_, end) = place(self.origins.get(range.end - 1));
        start as usize..end.max(start) as usize
    }

    fn extend_last(&mut self, end: usize) {
        if let Some((_, last)) = self.origins.last_mut() {
            *last = u32::try_from(end).unwrap_or(u32::MAX);
        }
    }

    fn push(&mut self, letter: char, start: usize, end: usize) {
        // A text of 4 GB has been cut into paragraphs long before.
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.letters.push(letter);
        self.origins.push((place(start), place(end)));
    }
}

impl Quoted {
    /// Reads what stands between quotation marks.
    pub fn read(text: &str) -> Quoted {
        let mut reader = Reader::new(text);
        let mut pieces = Vec::new();
        let (mut gap, mut start) = (Gap::Beginning, 0);
        loop {
            if let Some((found, length)) = reader.gap() {
                // A note's mark is no gap.
                if let Some(found) = found {
                    pieces.push(Piece {
                        gap,
                        range: start..reader.letters.letters.len(),
                    });
                    start = reader.letters.letters.len();
                    gap = found;
                }
                reader.at += length;
                continue;
            }
            if !reader.next_letters() {
                break;
            }
        }
        pieces.push(Piece {
            gap,
            range: start..reader.letters.letters.len(),
        });
        let letters = reader.letters;
        let mut kept: Vec<Piece> = Vec::new();
        let mut gap_before = Gap::Beginning;
        for piece in pieces {
            let range = without_punctuation(&letters.letters, piece.range);
            // What an empty piece stands between is one gap.
            gap_before = wider(gap_before, piece.gap);
            if !range.is_empty() {
                kept.push(Piece {
                    gap: gap_before,
                    range,
                });
                gap_before = Gap::Beginning;
            }
        }
        Quoted {
            letters,
            pieces: kept,
        }
    }

    /// How many letters are meant to be word for word.
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.range.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The letters of a piece.
    pub fn letters(&self, piece: &Piece) -> &[char] {
        self.letters
            .letters
            .get(piece.range.clone())
            .unwrap_or_default()
    }
}

fn wider(one: Gap, other: Gap) -> Gap {
    match (one, other) {
        (Gap::Elision, _) | (_, Gap::Elision) => Gap::Elision,
        (Gap::Insertion(one), Gap::Insertion(other)) => Gap::Insertion(one + other),
        (Gap::Beginning, gap) | (gap, Gap::Beginning) => gap,
    }
}

/// The final punctuation of a quotation is the drafter's.
fn without_punctuation(letters: &[char], range: Range<usize>) -> Range<usize> {
    let stretch = letters.get(range.clone()).unwrap_or_default();
    // A block quotation can stand in marks of its own.
    let is_kept = |letter: &char| !is_punctuation(*letter) && *letter != '"';
    match (
        stretch.iter().position(is_kept),
        stretch.iter().rposition(is_kept),
    ) {
        (Some(first), Some(last)) => range.start + first..range.start + last + 1,
        _ => range.start..range.start,
    }
}

/// Punctuation that a quotation can end with where the provision goes on, or the other way round.
pub fn is_punctuation(letter: char) -> bool {
    matches!(letter, ',' | '.' | ';' | ':' | '!' | '?' | '、' | '-' | '…')
}

struct Reader {
    characters: Vec<(usize, char)>,
    at: usize,
    letters: Letters,
    /// Whether a list's label may stand here: at the beginning, and behind ：；，。
    is_fresh: bool,
    /// Whether a line begins here.
    begins_line: bool,
}

impl Reader {
    fn new(text: &str) -> Reader {
        Reader {
            characters: text.char_indices().collect(),
            at: 0,
            letters: Letters::default(),
            is_fresh: true,
            begins_line: true,
        }
    }

    fn character(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).map(|(_, c)| *c)
    }

    /// Reads one character, or a label. Returns whether there was one.
    fn next_letters(&mut self) -> bool {
        let Some((start, c)) = self.characters.get(self.at).copied() else {
            return false;
        };
        if c == char::from(CONTINUED) {
            // More bytes were written for the letter before.
            self.at += 1;
            self.letters.extend_last(start + 1);
            return true;
        }
        if let Some(length) = self.label() {
            self.at += length;
            return true;
        }
        self.at += 1;
        let end = start + c.len_utf8();
        if let '㈠'..='㈩' = c {
            let numeral = NUMERALS
                .chars()
                .nth((c as usize) - ('㈠' as usize))
                .unwrap_or('一');
            for letter in ['(', numeral, ')'] {
                self.letters.push(letter, start, end);
            }
            (self.is_fresh, self.begins_line) = (false, false);
            return true;
        }
        match one_spelling(c) {
            Some(letter) => {
                self.letters.push(letter, start, end);
                self.is_fresh = matches!(letter, ':' | ';' | ',' | '.');
                self.begins_line = false;
            }
            None => self.begins_line |= c == '\n',
        }
        true
    }

    /// A label of a list: (a), （二）, ㈡ where a clause begins; `20. `, `- `, 一、, 附件一 where a line does.
    fn label(&self) -> Option<usize> {
        let c = self.character(0)?;
        if self.is_fresh || self.begins_line {
            if ('㈠'..='㈩').contains(&c) {
                return Some(1);
            }
            if matches!(c, '(' | '（') {
                let length = (1..4)
                    .find(|ahead| matches!(self.character(*ahead), Some(')' | '）')))
                    .filter(|close| *close > 1)?;
                let inside: Vec<char> = (1..length)
                    .filter_map(|ahead| self.character(ahead))
                    .map(half_width)
                    .collect();
                let is_label = inside.len() == 1 && inside.iter().all(char::is_ascii_lowercase)
                    || inside.iter().all(char::is_ascii_digit)
                    || inside.iter().all(|c| is_numeral(*c));
                return is_label.then_some(length + 1);
            }
        }
        if !self.begins_line {
            return None;
        }
        if matches!(c, '-' | '+' | '•' | '●') && self.character(1).is_some_and(char::is_whitespace)
        {
            return Some(1);
        }
        // 附件一 2013年…, as an annex is headed.
        if c == '附' && self.character(1) == Some('件') {
            let numerals =
                (2..4).take_while(|ahead| self.character(*ahead).is_some_and(is_numeral));
            let length = 2 + numerals.count();
            let is_followed = self.character(length).is_some_and(char::is_whitespace);
            return is_followed.then_some(length);
        }
        let is_count: fn(char) -> bool = if half_width(c).is_ascii_digit() {
            |c| half_width(c).is_ascii_digit()
        } else {
            is_numeral
        };
        let length = (0..4)
            .take_while(|ahead| self.character(*ahead).is_some_and(is_count))
            .count();
        let is_followed = match self.character(length)? {
            '.' | '．' => !self
                .character(length + 1)
                .is_some_and(|c| half_width(c).is_ascii_digit()),
            '、' => true,
            _ => false,
        };
        (length > 0 && is_followed).then_some(length + 1)
    }

    /// An elision, an editor's bracket or (`None`) a footnote's mark, with its length in characters.
    fn gap(&self) -> Option<(Option<Gap>, usize)> {
        let c = self.character(0)?;
        if let Some(length) = self.elision(0) {
            return Some((Some(Gap::Elision), length));
        }
        let close = match c {
            '[' | '［' => [']', '］'],
            '〔' => ['〕', '〕'],
            '【' => ['】', '】'],
            '(' | '（' => {
                let length = (self.elision(1).or_else(|| self.omission(1)))
                    .or_else(|| self.blank(1, char::is_whitespace))?;
                let is_closed = matches!(self.character(1 + length), Some(')' | '）'));
                return is_closed.then_some((Some(Gap::Elision), length + 2));
            }
            _ => return None,
        };
        let length = (1..LONGEST_INSERTION)
            .find(|ahead| self.character(*ahead).is_some_and(|c| close.contains(&c)))?;
        let elision = self.elision(1).or_else(|| self.omission(1));
        if elision.is_some_and(|inside| inside == length - 1) {
            return Some((Some(Gap::Elision), length + 1));
        }
        let inside: String = (1..length)
            .filter_map(|ahead| self.character(ahead))
            .map(half_width)
            .collect();
        let is_note = inside
            .trim_start_matches(['^', '#'])
            .trim_start_matches("fn:")
            .trim()
            .chars()
            .all(|c| c.is_ascii_digit());
        if is_note {
            // reStructuredText closes it with an underscore, which is no letter anyway.
            return Some((None, length + 1));
        }
        let letters = inside.chars().filter_map(one_spelling).count();
        Some((Some(Gap::Insertion(letters)), length + 1))
    }

    /// The length of 略 or 中略, which says in brackets that something was left out.
    fn omission(&self, ahead: usize) -> Option<usize> {
        let is_left_out = |ahead: usize| self.character(ahead) == Some('略');
        if is_left_out(ahead) {
            return Some(1);
        }
        let first = self.character(ahead)?;
        let names_place = matches!(
            first,
            '中' | '上' | '下' | '前' | '后' | '後' | '从' | '從' | '省'
        );
        (names_place && is_left_out(ahead + 1)).then_some(2)
    }

    /// The length of …… or ... that stands so many characters ahead.
    fn elision(&self, ahead: usize) -> Option<usize> {
        let first = self.character(ahead)?;
        let run = |is_one: &dyn Fn(char) -> bool| {
            (ahead..)
                .map_while(|ahead| self.character(ahead))
                .take_while(|c| is_one(*c))
                .count()
        };
        match first {
            '…' | '⋯' | '‥' => Some(run(&|c| matches!(c, '…' | '⋯' | '‥'))),
            '.' | '．' | '。' | '·' | '・' => {
                Some(run(&|c| c == first)).filter(|length| *length >= 3)
            }
            // A blank that is to be filled in.
            '_' | '＿' => self.blank(ahead, |c| matches!(c, '_' | '＿')),
            _ => None,
        }
    }

    /// The length of a blank of several signs.
    fn blank(&self, ahead: usize, is_one: fn(char) -> bool) -> Option<usize> {
        const SHORTEST: usize = 3;
        let length = (ahead..)
            .map_while(|ahead| self.character(ahead))
            .take_while(|c| is_one(*c))
            .count();
        (length >= SHORTEST).then_some(length)
    }
}

fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The one spelling of a character; `None` where it is no letter of the text.
fn one_spelling(c: char) -> Option<char> {
    Some(match c {
        // Marks of markup, which no provision has in its text, and marks of notes.
        '*' | '_' | '`' | '\\' | '{' | '}' | '~' | '|' | '#' | '^' | '>' => return None,
        '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '①'..='⑳' | '†' | '‡' => return None,
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => return None,
        c if c.is_whitespace() || c.is_control() => return None,
        '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '「' | '」' | '『' | '』' | '«' | '»'
        | '‹' | '›' | '＂' | '＇' | '\'' | '"' => '"',
        '。' | '．' | '｡' => '.',
        '､' | '﹑' => '、',
        '—' | '–' | '‑' | '‐' | '−' | '―' | '－' => '-',
        '〈' => '《',
        '〉' => '》',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        '・' | '•' | '‧' => '·',
        '！'..='～' => half_width(c),
        c => simplified(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> String {
        Letters::of(text).letters.into_iter().collect()
    }

    #[test]
    fn what_a_drafter_may_change_is_gone() {
        for (text, expected) in [
            ("各国　应当，\n考虑", "各国应当,考虑"),
            (
                "“统括调查软件”和‘政府整体’",
                "\"统括调查软件\"和\"政府整体\"",
            ),
            ("ＳＨＥＲＬＯＣ（夏洛克）", "SHERLOC(夏洛克)"),
            ("展开合作，¹特别①是", "展开合作,特别是"),
            ("「國家應當考慮」", "\"国家应当考虑\""),
            ("**应当**`考虑`", "应当考虑"),
            (
                "请秘书处：（一）促进；㈡应对；(c) 提高",
                "请秘书处:促进;应对;提高",
            ),
            ("20. 各国\n21．各国\n一、各国", "各国各国各国"),
            ("公约第30条第2(c)款", "公约第30条第2(c)款"),
            ("3.5%，2008年", "3.5%,2008年"),
            ("- (a) 开发", "开发"),
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_find_their_way_back() {
        let text = "（一）各国　应当\n考虑";
        let read = Letters::of(text);
        let at = |range: Range<usize>| text.get(read.original(&range)).unwrap_or_default();
        assert_eq!(at(0..2), "各国");
        assert_eq!(at(1..5), "国　应当\n考");
        assert_eq!(read.original(&(2..2)), 15..15);
        assert_eq!(read.original(&(0..0)), 9..9);
    }

    #[test]
    fn a_quotation_is_cut_where_something_was_left_out_or_put_in() {
        for (text, expected) in [
            ("各国应当考虑。", "各国应当考虑"),
            ("……各国……应当...考虑…", "…各国 …应当 …考虑"),
            ("各国[……]应当（…）考虑[...]", "各国 …应当 …考虑"),
            ("[该办公室]应继续", "+4应继续"),
            ("合作，[3]特别是[^12]注重", "合作,特别是注重"),
            ("缔约国会议〔原文如此〕应当", "缔约国会议 +4应当"),
            ("各国。。。应当", "各国 …应当"),
            (
                "各国应当为____、检察官提供（    ）。",
                "各国应当为 …检察官提供",
            ),
            ("各国（略）应当(中略)考虑[下略]", "各国 …应当 …考虑"),
            ("为【本国】中央机关", "为 +2中央机关"),
            ("2008.10.17……", "2008.10.17"),
            ("……", ""),
        ] {
            let quoted = Quoted::read(text);
            let pieces: Vec<String> = quoted
                .pieces
                .iter()
                .map(|piece| {
                    let gap = match piece.gap {
                        Gap::Beginning => String::new(),
                        Gap::Elision => "…".to_owned(),
                        Gap::Insertion(letters) => format!("+{letters}"),
                    };
                    format!("{gap}{}", quoted.letters(piece).iter().collect::<String>())
                })
                .collect();
            assert_eq!(pieces.join(" "), expected, "{text}");
        }
    }
}
