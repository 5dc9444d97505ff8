//! Provisions by their numbers, as far as they have been typed: `七.20`, `7.20`, `VII.20`, `a7.2`, `3/4`,
//! `3/4.2.b`, `PP`, `CTOC/COP/WG.2/2013`.
//!
//! A number is reduced to a key: Chinese and Roman numerals in digits, small letters, and a dot only where
//! two numbers would run together. `A.四.1.f.(二)` is `a4.1f2`, and so is every way to type it.

use std::borrow::Cow;

use fst::{IntoStreamer, Streamer};

use crate::citation::numeral::{is_numeral, parse_chinese, parse_roman};
use crate::citation::{Annex, DocumentSymbol, Path, Step};
use crate::corpus::{Corpus, Provision, ProvisionIndex};
use crate::search::alphabet::fold_width;

/// The keys of a corpus.
#[derive(Debug, Default)]
pub struct Numbers {
    keys: Keys,
    /// The same for recommendations as paragraphs of an annex: `7/3附件1.20`. They are looked at
    /// only once the annex is typed: `7/` is resolution 7/3 before it is the sections endorsed by it.
    annexed: Keys,
    /// What the symbols of our documents begin with, up to the first stroke: `ctoc`. Less of it is pinyin.
    series: Vec<String>,
    /// The letters of the parts.
    parts: Vec<char>,
}

/// Keys in order, so that those with the same beginning stand together; what they have in common is kept once.
#[derive(Debug, Default)]
struct Keys {
    /// Of each key the place of its first provision.
    firsts: fst::Map<Vec<u8>>,
    /// The provisions of all keys, the last one of each marked by [`LAST`].
    provisions: Vec<u32>,
}

const LAST: u32 = 1 << 31;
/// Numbers that are looked at of those that begin with what was typed: of more the first.
const MOST_BEGINNING: usize = 2_000;

/// A number as it was typed.
#[derive(Debug, PartialEq, Eq)]
struct Typed {
    key: String,
    /// It ends in a dot: more must follow.
    goes_on: bool,
}

impl Numbers {
    pub fn new(corpus: &Corpus) -> Numbers {
        let numbers = Numbers {
            series: own_symbols(corpus)
                .filter_map(|symbol| Some(symbol.split('/').next()?.to_owned()))
                .collect(),
            parts: (corpus.lexicon.all_parts())
                .filter_map(|part| part.letter())
                .collect(),
            ..Numbers::default()
        };
        let (mut keys, mut annexed) = (Collected::default(), Collected::default());
        for (index, provision) in corpus.provisions.iter().enumerate() {
            for key in keys_of(corpus, provision) {
                keys.add(&key, index);
            }
            if let Some((_, number, annex, path)) = corpus.annex_path(&provision.id) {
                let key = under(&number.in_digits(), &place(Some(annex), &path));
                annexed.add(&key, index);
            }
        }
        Numbers {
            keys: keys.finished(),
            annexed: annexed.finished(),
            ..numbers
        }
    }

    /// The provisions whose number begins with what was typed, of very many the first; `true` beside those whose
    /// number it is.
    pub fn find(&self, query: &str) -> Vec<(ProvisionIndex, bool)> {
        let Some(typed) = read(&roman_in_digits(query, &self.parts)) else {
            return Vec::new();
        };
        let is_too_little =
            |series: &String| series.starts_with(&typed.key) && typed.key.len() < series.len();
        if self.series.iter().any(is_too_little) {
            return Vec::new();
        }
        let mut found = typed.find_in(&self.keys);
        if typed.key.contains("附件") {
            found.extend(typed.find_in(&self.annexed));
        }
        found
    }
}

impl Typed {
    fn find_in(&self, keys: &Keys) -> Vec<(ProvisionIndex, bool)> {
        let mut found = Vec::new();
        let mut stream = keys.firsts.range().ge(self.key.as_bytes()).into_stream();
        while let Some((key, first)) = stream.next() {
            let Some(rest) = key.strip_prefix(self.key.as_bytes()) else {
                break;
            };
            // `7.` is 7.20 and 7.b, not 70 or 7/3.
            let is_another = |c: &u8| !c.is_ascii_digit() && *c != b'/';
            if self.goes_on && !rest.first().is_some_and(is_another) {
                continue;
            }
            let own = keys.of(first).map(|index| (index, rest.is_empty()));
            found.extend(own.take(MOST_BEGINNING - found.len().min(MOST_BEGINNING)));
            if found.len() >= MOST_BEGINNING {
                break;
            }
        }
        found
    }
}

impl Keys {
    /// The provisions of a key.
    fn of(&self, first: u64) -> impl Iterator<Item = ProvisionIndex> {
        let first = usize::try_from(first).unwrap_or(usize::MAX);
        let mut is_over = false;
        (self.provisions.get(first..).unwrap_or_default().iter()).map_while(move |provision| {
            let goes_on = !std::mem::replace(&mut is_over, provision & LAST != 0);
            goes_on.then_some((provision & !LAST) as usize)
        })
    }
}

/// What [`Keys`] are made of: one key behind the other.
#[derive(Default)]
struct Collected {
    text: String,
    /// Where each begins and ends, with its provision.
    keys: Vec<(u32, u32, u32)>,
}

impl Collected {
    fn add(&mut self, key: &str, provision: ProvisionIndex) {
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let start = place(self.text.len());
        self.text.push_str(key);
        let range = (start, place(self.text.len()), place(provision) & !LAST);
        self.keys.push(range);
    }

    fn finished(mut self) -> Keys {
        let text = self.text.as_str();
        let key = |(start, end, _): &(u32, u32, u32)| {
            text.get(*start as usize..*end as usize).unwrap_or_default()
        };
        (self.keys).sort_unstable_by(|one, other| (key(one), one.2).cmp(&(key(other), other.2)));
        (self.keys).dedup_by(|one, other| (key(one), one.2) == (key(other), other.2));
        let mut builder = fst::MapBuilder::memory();
        let mut provisions = Vec::with_capacity(self.keys.len());
        for own in self.keys.chunk_by(|one, other| key(one) == key(other)) {
            let first = provisions.len() as u64;
            provisions.extend(own.iter().map(|(_, _, provision)| *provision));
            if let Some(last) = provisions.last_mut() {
                *last |= LAST;
            }
            // fails never: keys come in order, each once, and are written to memory.
            let key = own.first().map(key).unwrap_or_default();
            if builder.insert(key, first).is_err() {
                break;
            }
        }
        let firsts = builder.into_inner().ok();
        Keys {
            firsts: (firsts.and_then(|bytes| fst::Map::new(bytes).ok())).unwrap_or_default(),
            provisions,
        }
    }
}

/// What the symbols of our documents begin with, in small letters: `ctoc/cop`.
fn own_symbols(corpus: &Corpus) -> impl Iterator<Item = String> {
    let symbols = corpus.lexicon.our_body().into_iter();
    symbols
        .flat_map(|body| &body.symbols)
        .map(|symbol| symbol.to_ascii_lowercase())
}

fn keys_of(corpus: &Corpus, provision: &Provision) -> Vec<String> {
    let id = &provision.id;
    let letter = id.part.letter().map(|letter| letter.to_ascii_lowercase());
    let place = place(id.annex, &id.path);
    let mut keys = vec![under(&id.section.to_string(), &place)];
    if let Some(letter) = letter {
        keys.push(under(&format!("{letter}{}", id.section), &place));
    }
    if place.starts_with("pp") {
        keys.push(place.clone());
    }
    let instrument = corpus
        .section(id.part, id.section)
        .and_then(|section| section.instrument.as_ref());
    if let Some(instrument) = instrument {
        let digits = instrument.number.in_digits();
        let written = corpus.lexicon.number(instrument.number);
        if written != digits {
            keys.push(under(&written.to_ascii_lowercase(), &place));
        }
        keys.push(under(&digits, &place));
        if place.is_empty() {
            keys.extend(keys_of_symbol(corpus, &instrument.symbol, ""));
        }
    }
    if let Some((symbol, path)) = corpus.report_paragraph(id) {
        keys.extend(keys_of_symbol(corpus, &symbol, &self::place(None, &path)));
    }
    keys
}

/// CTOC/COP/WG.2/2013/5, and WG.2/2013/5 as it is called for short.
fn keys_of_symbol(corpus: &Corpus, symbol: &DocumentSymbol, place: &str) -> Vec<String> {
    let Some(Typed { key, .. }) = read(&symbol.0) else {
        return Vec::new();
    };
    let short = own_symbols(corpus)
        .find_map(|own| key.strip_prefix(own.as_str())?.strip_prefix('/'))
        .unwrap_or(&key);
    vec![under(short, place), under(&key, place)]
}

/// 2b, pp1, 附件1.20
fn place(annex: Option<Annex>, path: &Path) -> String {
    let mut place = match annex {
        None => String::new(),
        Some(Annex::Only) => "附件".to_owned(),
        Some(Annex::Numbered(number)) => format!("附件{number}"),
    };
    for step in path {
        match step {
            Step::Preambular(number) => place.push_str(&format!("pp{number}")),
            Step::Subparagraph(letter) => place.push(*letter),
            Step::Paragraph(number) | Step::Item(number) => {
                push_number(&mut place, &number.to_string(), true);
            }
        }
    }
    place
}

fn under(head: &str, place: &str) -> String {
    if place.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{head}.{place}")
    } else {
        format!("{head}{place}")
    }
}

/// A query with its section in digits where that is a Roman numeral: `VII.20`, `A.VII`. In small letters only
/// where a number goes on behind it (`vii.20`): a word may look like one.
fn roman_in_digits<'q>(query: &'q str, parts: &[char]) -> Cow<'q, str> {
    let trimmed = query.trim_start();
    let mut rest = trimmed;
    // A.VII: the part's letter is none of the numeral's.
    if let Some(letter) = rest
        .chars()
        .next()
        .map(|letter| letter.to_ascii_uppercase())
        && parts.contains(&letter)
    {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        let behind = behind.strip_prefix("部分").unwrap_or(behind);
        let inside = behind.trim_start_matches([' ', '.', '．', ':', '：', ',', '，']);
        if inside.len() < behind.len() && inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = inside;
        }
    }
    let end = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let (numeral, behind) = rest.split_at(end);
    let is_large = numeral.chars().all(|c| c.is_ascii_uppercase());
    if !is_large && !behind.starts_with(['.', '．', ' ', '/']) {
        return Cow::Borrowed(query);
    }
    match parse_roman(&numeral.to_ascii_uppercase()) {
        Some(number) => {
            let before = trimmed.get(..trimmed.len() - rest.len());
            Cow::Owned(format!("{}{number}{behind}", before.unwrap_or_default()))
        }
        None => Cow::Borrowed(query),
    }
}

/// Whether a query is nothing but a number, whether there is such a one or not.
pub fn is_number(query: &str) -> bool {
    let has_figure = |c: char| is_numeral(c) || fold_width(c).is_ascii_digit();
    // CTOC/COP/WG.2 is one, resolution 55 is words and a number.
    let is_word = |word: &str| {
        let letters = word.chars().filter(char::is_ascii_alphabetic).count();
        letters > 2 && letters == word.chars().count()
    };
    query.contains(has_figure) && !query.split_whitespace().any(is_word) && read(query).is_some()
}

/// Reads a number; `None` for what is none.
fn read(query: &str) -> Option<Typed> {
    let mut key = String::new();
    let mut numeral = String::new();
    // Whether the number before has ended, so that a further one is another.
    let mut ended = false;
    let query = query.replace("部分", "");
    let mut characters = query.chars().map(fold_width).peekable();
    while let Some(c) = characters.next() {
        if is_numeral(c) {
            numeral.push(c);
            if characters.peek().is_some_and(|next| is_numeral(*next)) {
                continue;
            }
            push_number(&mut key, &parse_chinese(&numeral)?.to_string(), true);
            numeral.clear();
            ended = true;
            continue;
        }
        match c.to_ascii_lowercase() {
            digit @ '0'..='9' => {
                push_number(&mut key, digit.encode_utf8(&mut [0; 4]), ended);
                ended = false;
            }
            letter @ 'a'..='z' => {
                key.push(letter);
                ended = false;
            }
            '/' => {
                key.push('/');
                ended = false;
            }
            '.' | '。' | ',' | '(' | ')' | ' ' | '-' | ':' | '第' | '段' | '项' => ended = true,
            '附' if characters.next_if_eq(&'件').is_some() => {
                key.push_str("附件");
                ended = false;
            }
            _ => return None,
        }
    }
    let goes_on = query.ends_with(['.', '．', '。']);
    (!key.is_empty()).then_some(Typed { key, goes_on })
}

fn push_number(key: &mut String, number: &str, is_another: bool) {
    if is_another && key.ends_with(|c: char| c.is_ascii_digit()) {
        key.push('.');
    }
    key.push_str(number);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_in_roman_figures_are_read() {
        let parts = ['A', 'C'];
        for (query, expected) in [
            ("VII.20", "7.20"),
            ("vii.20", "7.20"),
            ("A.VII.20", "A.7.20"),
            ("A部分 VII.20", "A部分 7.20"),
            ("a vii.20", "a 7.20"),
            ("II", "2"),
            ("C.II", "C.2"),
            ("I.b", "1.b"),
            ("XIII/3", "13/3"),
            // No part, no numeral, or perhaps a word.
            ("C.2", "C.2"),
            ("B.II", "B.II"),
            ("IIII.2", "IIII.2"),
            ("vi", "vi"),
            ("sfxz", "sfxz"),
            ("", ""),
        ] {
            assert_eq!(roman_in_digits(query, &parts), expected, "{query}");
        }
    }

    #[test]
    fn every_way_to_type_a_number_gives_one_key() {
        for (query, expected) in [
            ("七.20", "7.20"),
            ("7.20", "7.20"),
            ("7 20", "7.20"),
            ("七20", "7.20"),
            ("七．２０", "7.20"),
            ("A.七.20", "a7.20"),
            ("A部分 七.20", "a7.20"),
            ("a7.20", "a7.20"),
            ("四.1.f.(二)", "4.1f2"),
            ("十一.e", "11e"),
            ("3/4", "3/4"),
            ("3/4.2.b", "3/4.2b"),
            ("五.PP.1", "5pp1"),
            ("六，附件，(b)(三)", "6附件b3"),
            ("7/3附件一第20段", "7/3附件1.20"),
            ("CTOC/COP/WG.2/2013/5", "ctoc/cop/wg2/2013/5"),
            ("WG.2/2013/5 24", "wg2/2013/5.24"),
        ] {
            let key = read(query).map(|typed| typed.key);
            assert_eq!(key.as_deref(), Some(expected), "{query}");
        }
        assert_eq!(
            read("7."),
            Some(Typed {
                key: "7".to_owned(),
                goes_on: true
            })
        );
        for none in ["", "司法协助", "七国集团", "一一"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
