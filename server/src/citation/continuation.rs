//! What probably comes next while a citation is typed, in every language: what completion tries, so that the grammar
//! itself says what can follow.
//!
//! Behind a list the next one is more probable than the first: 第5、6段 is a list, 第5、1段 is none.

use super::alphabetic::list_letter_like;
use super::chinese::CONTINUATIONS;
use super::continues::Continues;
use super::languages::{first_letters, first_places, languages, writing};
use super::numeral::{
    chinese, digit_value, in_digits_of, is_digit, is_numeral, parse_chinese, roman_numeral,
};
use super::{Annex, Language};
use crate::lexicon::Numbering;

/// A probable end of what is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuation {
    pub continues: Continues,
    pub text: String,
    /// Whose way of writing it is, where it is one language's alone.
    pub language: Option<Language>,
}

impl Continuation {
    /// The same with each figure, letter, item or annex that it could have, in their order: of figures those up to
    /// `most` that begin with what has been typed of one. None of a continuation that has no number of its own.
    pub fn each(&self, before: &str, most: u16) -> Vec<String> {
        match self.continues {
            Continues::Figure | Continues::Article => self.each_figure(before, most),
            Continues::Letter => self.each_letter(),
            Continues::Item => self.each_item(),
            Continues::Annex => self.each_annex(),
            Continues::Typed | Continues::Instrument | Continues::Section => Vec::new(),
        }
    }

    fn each_figure(&self, before: &str, most: u16) -> Vec<String> {
        let written: String = self.text.chars().take_while(|c| is_digit(*c)).collect();
        if written.is_empty() {
            let counts = (1..=most).map(chinese);
            let behind = self.text.strip_prefix(&chinese(1));
            let behind = behind.filter(|_| !before.ends_with(is_numeral));
            return behind
                .map(|behind| counts.map(|number| format!("{number}{behind}")).collect())
                .unwrap_or_default();
        }
        let behind = self.text.strip_prefix(&written).unwrap_or_default();
        let typed: Vec<u32> = before.chars().rev().map_while(digit_value).collect();
        let typed: String = typed.iter().rev().map(u32::to_string).collect();
        (1..=most)
            .filter_map(|number| {
                let number = number.to_string();
                let rest = number
                    .strip_prefix(&typed)
                    .filter(|rest| !rest.is_empty())?;
                Some(format!("{}{behind}", in_digits_of(&written, rest)))
            })
            .collect()
    }

    fn each_letter(&self) -> Vec<String> {
        let Some(written) = self.text.chars().find(|c| c.is_alphabetic()) else {
            return Vec::new();
        };
        let letters = ('a'..='z').filter_map(|latin| list_letter_like(written, latin));
        letters
            .map(|letter| self.text.replacen(written, &letter.to_string(), 1))
            .collect()
    }

    fn each_item(&self) -> Vec<String> {
        const MOST: u16 = 10;
        let is_circled = |c: &char| ('㈠'..='㈩').contains(c);
        if self.text.contains(|c| is_circled(&c)) {
            let behind = self.text.trim_start_matches(|c| is_circled(&c));
            return ('㈠'..='㈩')
                .map(|circled| format!("{circled}{behind}"))
                .collect();
        }
        let is_of_number = |c: char| c.is_ascii_lowercase() || is_numeral(c) || is_digit(c);
        let Some(start) = self.text.find(is_of_number) else {
            return Vec::new();
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let written: String = rest.chars().take_while(|c| is_of_number(*c)).collect();
        let (opening, behind) = (
            self.text.get(..start).unwrap_or_default(),
            rest.get(written.len()..).unwrap_or_default(),
        );
        let number = |number: u16| match written.chars().next() {
            Some(c) if is_digit(c) => in_digits_of(&written, &number.to_string()),
            Some(c) if is_numeral(c) => chinese(number),
            _ => roman_numeral(number).to_lowercase(),
        };
        (1..=MOST)
            .map(|item| format!("{opening}{}{behind}", number(item)))
            .collect()
    }

    fn each_annex(&self) -> Vec<String> {
        const MOST: u16 = 4;
        let Some(language) = self.language else {
            return Vec::new();
        };
        (1..=MOST)
            .filter_map(|number| {
                let annex = writing(language).annex(Annex::Numbered(number));
                let (_, number) = annex.split_once(' ')?;
                Some(number.to_owned())
            })
            .collect()
    }
}

/// What probably comes next behind a text, in the order in which it is to be tried. `numbering` is that of the
/// compilation's sections.
pub fn continuations(before: &str, numbering: Numbering) -> Vec<Continuation> {
    let counted = Counted::before(before);
    let mut all = Vec::new();
    if last_word_is_chinese(before) {
        counted.in_chinese(before, &mut all);
        counted.in_alphabets(before, &mut all);
    } else {
        counted.in_alphabets(before, &mut all);
        counted.in_chinese(before, &mut all);
    }
    all.extend(
        first_places(numbering)
            .into_iter()
            .map(|(language, text)| Continuation {
                continues: Continues::Section,
                text,
                language: Some(language),
            }),
    );
    all
}

/// What has been counted before the place where one types.
struct Counted {
    /// The figure that comes next in a list.
    figure: Option<u16>,
    /// The small Latin letter that comes next.
    letter: Option<char>,
    /// The item that comes next.
    item: Option<u16>,
    /// The last letter of a list, in the letters that it is written in.
    lettered: Option<char>,
    /// The last figure, in the digits that it is written in.
    digits: String,
    /// Whether the last item is written in one character: ㈠.
    is_circled: bool,
    /// Whether the last article or paragraph is written in numerals: 第十六条.
    in_numerals: bool,
}

impl Counted {
    fn before(text: &str) -> Counted {
        let characters: Vec<char> = text.chars().collect();
        let mut counted = Counted {
            figure: None,
            letter: None,
            item: None,
            lettered: None,
            digits: String::new(),
            is_circled: false,
            in_numerals: false,
        };
        let is_circled = |c: &char| ('㈠'..='㈩').contains(c);
        let last = |wanted: &dyn Fn(&char) -> bool| characters.iter().rposition(wanted);
        // How far a list reaches back from where it goes on.
        const FARTHEST: usize = 12;
        let is_near = |at: usize| characters.len() - at <= FARTHEST;
        if let Some(end) = last(&|c| is_digit(*c)) {
            let start = characters[..end] // in range: a place among them
                .iter()
                .rposition(|c| !is_digit(*c))
                .map_or(0, |at| at + 1);
            counted.digits = characters[start..=end].iter().collect(); // in range: as above
            if is_near(end) {
                let value = counted.digits.chars().filter_map(digit_value);
                let value = value.fold(0_u32, |value, digit| {
                    value.saturating_mul(10).saturating_add(digit)
                });
                counted.figure = u16::try_from(value)
                    .ok()
                    .and_then(|value| value.checked_add(1));
            }
        }
        let closed = last(&|c| matches!(c, ')' | '）'));
        if let Some(close) = closed {
            let inside: Vec<char> = characters[..close] // in range: a place among them
                .iter()
                .rev()
                .take_while(|c| c.is_alphanumeric())
                .take(6)
                .copied()
                .collect();
            let inside: String = inside.into_iter().rev().collect();
            counted.read_bracketed(&inside, is_near(close));
        }
        if let Some(at) = last(&is_circled)
            && closed.is_none_or(|close| close < at)
        {
            counted.is_circled = true;
            let number = u32::from(characters[at]) - u32::from('㈠') + 2; // in range: a place among them
            counted.item = u16::try_from(number).ok().filter(|_| is_near(at));
        }
        let last_numeral = characters.windows(2).rposition(|pair| match pair {
            [one, other] => *one == '第' && (is_digit(*other) || is_numeral(*other)),
            _ => false,
        });
        counted.in_numerals = last_numeral
            .and_then(|at| characters.get(at + 1))
            .is_some_and(|c| is_numeral(*c));
        counted
    }

    /// What stands in the last brackets; `is_near` where a list may go on from it.
    fn read_bracketed(&mut self, inside: &str, is_near: bool) {
        let mut letters = inside.chars();
        if let (Some(one), None) = (letters.next(), letters.next())
            && !is_digit(one)
            && !is_numeral(one)
        {
            self.lettered = Some(one);
            let place = ('a'..='z').position(|latin| list_letter_like(one, latin) == Some(one));
            self.letter = place
                .and_then(|place| ('a'..='z').nth(place + 1))
                .filter(|_| is_near);
        }
        let roman = (1..=20).find(|number| roman_numeral(*number).eq_ignore_ascii_case(inside));
        let item = roman.or_else(|| parse_chinese(inside));
        self.item = item.map(|item| item + 1).filter(|_| is_near);
    }

    /// The words of the Chinese grammar, with what is counted in its places.
    fn in_chinese(&self, before: &str, all: &mut Vec<Continuation>) {
        let digits = |number: u16| in_digits_of(&self.digits, &number.to_string());
        for (continues, pattern) in CONTINUATIONS {
            let mut add = |text: String| {
                let added = Continuation {
                    continues,
                    text,
                    language: None,
                };
                if !all.contains(&added) {
                    all.push(added);
                }
            };
            if pattern.contains("{figure}") {
                let next = self.figure.into_iter().chain([1]);
                next.for_each(|number| add(pattern.replace("{figure}", &digits(number))));
            } else if pattern.contains("{numeral}") {
                if self.in_numerals {
                    add(pattern.replace("{numeral}", &chinese(1)));
                }
            } else if pattern.contains("{letter}") {
                let next = self.letter.into_iter().chain(['a']);
                next.for_each(|letter| add(pattern.replace("{letter}", &letter.to_string())));
            } else if pattern.contains("{item}") {
                // Behind a letter an item, and not elsewhere a bracket that nobody has opened.
                if pattern.starts_with('(') && !before.ends_with([')', '）', '、', '和', '项'])
                {
                    continue;
                }
                let next = self.item.into_iter().chain([1]);
                next.for_each(|item| add(pattern.replace("{item}", &chinese(item))));
            } else if pattern.contains("{circled}") {
                let next = self.item.filter(|item| *item <= 10).into_iter().chain([1]);
                let may_be_circled = self.is_circled || !before.ends_with(['(', '（']);
                for item in next.filter(|_| may_be_circled) {
                    let circled = char::from_u32(u32::from('㈠') + u32::from(item) - 1);
                    circled
                        .into_iter()
                        .for_each(|c| add(pattern.replace("{circled}", &c.to_string())));
                }
            } else {
                add(pattern.to_owned());
            }
        }
        if self.is_circled {
            // As the draft has them.
            all.sort_by_key(|one| {
                one.continues == Continues::Item
                    && !one.text.starts_with(|c| ('㈠'..='㈩').contains(&c))
            });
        }
    }

    /// What the languages in an alphabet write, with what is counted in its places.
    fn in_alphabets(&self, before: &str, all: &mut Vec<Continuation>) {
        let mut add = |continues, text: String, language| {
            let added = Continuation {
                continues,
                text,
                language,
            };
            if !all.contains(&added) {
                all.push(added);
            }
        };
        use Continues::{Annex as InAnnex, Figure, Instrument, Item, Letter, Typed};
        add(Typed, String::new(), None);
        for number in self.figure.into_iter().chain([1]) {
            add(
                Figure,
                in_digits_of(&self.digits, &number.to_string()),
                None,
            );
        }
        let opens = before.ends_with(['(', '（']);
        for (language, first) in first_letters() {
            let bare = first.trim_start_matches('(');
            let first = if opens { bare } else { &first };
            let Some(own) = first.chars().find(|c| c.is_alphabetic()) else {
                continue;
            };
            // In the letters that stand there already, else in the language's own.
            let own_first = self
                .lettered
                .and_then(|lettered| list_letter_like(lettered, 'a'));
            for latin in self.letter.into_iter().chain(['a']) {
                for alike in own_first.into_iter().chain([own]) {
                    let next = list_letter_like(alike, latin);
                    let text = next.map(|next| first.replacen(own, &next.to_string(), 1));
                    text.into_iter()
                        .for_each(|text| add(Letter, text, Some(language)));
                }
            }
        }
        for letters in self.alphabets(before) {
            for latin in self.letter.into_iter().chain(['a']) {
                let Some(letter) = list_letter_like(letters, latin) else {
                    continue;
                };
                add(Letter, letter.to_string(), None);
                add(Letter, format!("{letter})"), None);
            }
        }
        add(Letter, ")".to_owned(), None);
        // (i) can be a letter, and (ii) none.
        for item in self.item.into_iter().chain([2]) {
            let roman = roman_numeral(item).to_lowercase();
            add(Item, format!("{roman})"), None);
            add(Item, format!("({roman})"), None);
            add(
                Item,
                format!("'{}'", in_digits_of(&self.digits, &item.to_string())),
                None,
            );
            add(
                Item,
                format!("{}'", in_digits_of(&self.digits, &item.to_string())),
                None,
            );
        }
        for language in languages() {
            let annex = writing(language).annex(Annex::Numbered(1));
            if let Some((_, number)) = annex.split_once(' ') {
                add(InAnnex, number.to_owned(), Some(language));
            }
        }
        for number in ["3/4", "/4", "4"] {
            add(Instrument, in_digits_of(&self.digits, number), None);
        }
    }

    /// A letter of each alphabet that lists are lettered in, that of the text first.
    fn alphabets(&self, before: &str) -> Vec<char> {
        let first = first_letters();
        let own = first
            .iter()
            .filter_map(|(_, first)| first.chars().find(|c| c.is_alphabetic()));
        let mut letters: Vec<char> = self.lettered.into_iter().chain(own).collect();
        let last = before.chars().rev().find(|c| c.is_alphabetic());
        if self.lettered.is_none()
            && let Some(last) = last.filter(|last| !last.is_ascii())
        {
            // Arabic letters in an Arabic text.
            letters.sort_by_key(|letter| letter.is_ascii() == (u32::from(last) >= 0x590));
        }
        letters.dedup();
        letters
    }
}

/// Whether the last word of a text is Chinese; letters and numerals of lists are no words.
fn last_word_is_chinese(text: &str) -> bool {
    const SHORTEST: usize = 3;
    let mut word = 0;
    for c in text.chars().rev() {
        if ('\u{2e80}'..='\u{9fff}').contains(&c) && c.is_alphabetic() {
            return true;
        }
        word = match c.is_alphabetic() && !"ivxIVX".contains(c) {
            true => word + 1,
            false => 0,
        };
        if word >= SHORTEST {
            return false;
        }
    }
    true
}
