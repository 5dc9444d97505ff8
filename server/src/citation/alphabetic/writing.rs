//! Names of provisions in the words of a language, and words of it in the place of others.

use super::anaphora::begins_with_noun;
use super::languages::words_of;
use super::locator::behind_definite;
use super::phrase::{any_phrase, entry, is_letter, phrase, words_before};
use super::script::{Alphabet, capitalised_as, list_letter};
use super::words::{Behind, Count, Words};
use crate::citation::cursor::Cursor;
use crate::citation::date::Date;
use crate::citation::numeral::in_digits_of;
use crate::citation::numeral::roman_numeral;
use crate::citation::writing::{Head, Place, Writing, latin_part_as_written};
use crate::citation::{Annex, ColumnName, InstrumentKind, Language, Part, Path, Pointing, Step};
use crate::lexicon::Numbering;

/// Letters of a definite article: the, les.
const LONGEST_ARTICLE: usize = 3;

impl Writing for Words {
    fn language(&self) -> Language {
        self.language
    }

    fn name(&self, head: &Head, places: &[Place]) -> Option<String> {
        let [
            Place {
                path,
                through: None,
            },
        ] = places
        else {
            return None;
        };
        Some(match head {
            Head::Section {
                part,
                section,
                annex,
            } => self.in_section(*part, *section, *annex, path),
            Head::Document(symbol) => self.followed_by(symbol.0.clone(), self.place(path)),
            Head::Instrument {
                kind,
                number,
                annex,
                issuer: None,
            } => {
                let kind = match kind {
                    InstrumentKind::Resolution => self.printed.resolution,
                    InstrumentKind::Decision => self.printed.decision,
                };
                let annex = annex.map(|annex| self.annex(annex)).unwrap_or_default();
                let head = self.followed_by(format!("{kind} {number}"), annex);
                self.followed_by(head, self.place(path))
            }
            // Where the body's name stands depends on the language, and none is written yet.
            Head::Instrument { .. } => return None,
            Head::Meeting { group, meeting } => {
                let place = usize::from(*meeting).checked_sub(1)?;
                let ordinal = self.printed.meetings.get(place)?;
                self.printed
                    .recommendation
                    .replace("{}", &self.steps(path))
                    .replace("{ordinal}", ordinal)
                    .replace("{group}", group)
            }
            Head::Article { treaty, number } => {
                let pattern = match path.first() {
                    None => self.printed.article,
                    Some(Step::Subparagraph(_)) => self.printed.article_subparagraph,
                    Some(_) => self.printed.article_paragraph,
                };
                pattern
                    .replace("{}", &number.to_string())
                    .replace("{place}", &self.steps(path))
                    .replace("{treaty}", treaty)
            }
        })
    }

    fn list(&self, names: Vec<String>) -> Option<String> {
        <[String; 1]>::try_from(names).ok().map(|[only]| only)
    }

    fn part_before_section(&self, part: Part) -> String {
        let Some(letter) = part.letter() else {
            return String::new();
        };
        let place = u32::from(letter).checked_sub(u32::from('A'));
        let spelled = place
            .and_then(|place| usize::try_from(place).ok())
            .and_then(|place| self.printed.part_letters.get(place));
        let noun = self.printed.part;
        match spelled {
            Some(spelled) => format!("{noun} {spelled}{}", self.printed.comma),
            None => format!("{noun} {letter}{}", self.printed.comma),
        }
    }

    fn step_of_section(&self, step: Step) -> String {
        match step {
            Step::Preambular(number) => format!("PP.{number}"),
            Step::Paragraph(number) => number.to_string(),
            Step::Subparagraph(letter) => letter.to_string(),
            Step::Item(number) => item(self.printed.item_of_section, number),
        }
    }

    fn first_letter(&self) -> Option<String> {
        Some(self.letter('a'))
    }

    fn annex(&self, annex: Annex) -> String {
        let noun = self.printed.annex;
        match annex {
            Annex::Only => noun.to_owned(),
            Annex::Numbered(number) => {
                let place = usize::from(number).saturating_sub(1);
                match self.printed.annex_numbers.get(place) {
                    Some(word) => format!("{noun} {word}"),
                    None => format!("{noun} {}", roman_numeral(number)),
                }
            }
        }
    }

    fn part_as_written(&self, written: &str, part: Part) -> Option<String> {
        let wanted = part.letter()?;
        // The letter stands at the end; other letters belong to the word (PART A).
        let begins_at = |word: &str| {
            let (at, _) = written.char_indices().rev().find(|(at, _)| {
                let here = Cursor::new(written, *at);
                phrase(self.script, here, word).is_some_and(|end| end.at == written.len())
            })?;
            Some(at)
        };
        let own = (self.part_letters.iter()).find_map(|(word, _)| Some((*word, begins_at(word)?)));
        let Some((word, at)) = own else {
            return latin_part_as_written(written, part);
        };
        let (new, _) = (self.part_letters.iter()).find(|(_, letter)| *letter == wanted)?;
        let (before, old) = written.split_at_checked(at)?;
        Some(format!(
            "{before}{}",
            self.script.spelled_as(old, word, new)
        ))
    }

    fn section_as_written(&self, written: &str, _: Option<Part>, section: u16) -> Option<String> {
        if written.starts_with(|c: char| c.is_ascii_uppercase()) {
            return Some(roman_numeral(section));
        }
        let place = usize::from(section).checked_sub(1)?;
        self.section_ordinals
            .get(place)
            .map(|word| (*word).to_owned())
    }

    fn kind_as_written(
        &self,
        written: &str,
        around: (&str, &str),
        kind: InstrumentKind,
    ) -> Option<String> {
        let singular = |wanted: InstrumentKind| {
            self.kinds
                .iter()
                .find(|(_, kind, count)| *kind == wanted && *count == Count::One)
                .map(|(word, ..)| *word)
        };
        if !self.exchanges.is_empty() {
            return self.exchanged(written, around);
        }
        let (old, new) = (singular(kind.other())?, singular(kind)?);
        if self.script.attaches_words() {
            // Whatever is written together with it; not where it is the plural or the dual.
            let is_plural = self
                .kinds
                .iter()
                .filter(|(_, _, count)| *count == Count::Many)
                .any(|(word, ..)| written.contains(word));
            return (!is_plural && written.contains(old)).then(|| written.replacen(old, new, 1));
        }
        // A plural governs other numbers as well, which are of the written kind.
        let is_singular = phrase(self.script, Cursor::new(written, 0), old)
            .is_some_and(|end| end.at == written.len());
        is_singular.then(|| capitalised_as(written, new))
    }

    fn is_distinctive(&self) -> bool {
        false
    }

    fn is_large_first(&self) -> bool {
        false
    }

    fn begins_with_ditto(&self, note: &str) -> bool {
        // Most lines begin with a letter of another alphabet, or with none.
        let first = note.chars().next().and_then(Alphabet::of);
        first == Some(self.script.alphabet())
            && any_phrase(self.script, Cursor::new(note, 0), self.ditto).is_some()
    }

    fn kind_of(&self, word: &str) -> Option<InstrumentKind> {
        let start = Cursor::new(word, 0);
        let named = entry(self.script, start, self.kinds, |(word, ..)| word);
        let named = named
            .or_else(|| entry(self.script, start, self.short_kinds, |(word, ..)| word))
            .or_else(|| entry(self.script, start, self.own_kinds, |(word, ..)| word));
        named.map(|((_, kind, _), _)| *kind)
    }

    fn says_its(&self, before: &str, kind: &str) -> bool {
        let at = Cursor::new(before, before.len());
        let possessive = |word| {
            any_phrase(self.script, word, self.possessives).is_some_and(|end| end.at <= at.at)
        };
        let own_stem = || {
            let start = Cursor::new(kind, 0);
            let (_, stem) = entry(self.script, start, self.own_kinds, |(word, ..)| word)?;
            any_phrase(self.script, stem, self.own_endings)
        };
        words_before(at, 1).any(possessive) || own_stem().is_some()
    }

    fn says_its_within(&self, name: &str) -> bool {
        let mut behind_the_first = name.split(' ').skip(1);
        behind_the_first.any(|word| {
            let small = word.to_lowercase();
            let has_ending = |ending: &&str| {
                small.ends_with(*ending) && small.chars().count() > ending.chars().count() + 1
            };
            self.possessives.contains(&small.as_str()) || self.own_endings.iter().any(has_ending)
        })
    }

    fn says_equal(&self, between: &str) -> bool {
        let between = between.to_lowercase().replace('’', "'");
        // With the article of the name behind: c'est-à-dire la.
        let is_article =
            |word: &str| !word.contains(' ') && word.chars().count() <= LONGEST_ARTICLE;
        self.that_is.iter().any(|that_is| {
            let Some(rest) = between.strip_prefix(that_is) else {
                return false;
            };
            let word = rest.trim_start_matches([',', '،', ' ']);
            rest.is_empty() || (word.len() < rest.len() && is_article(word))
        })
    }

    fn date_before(&self, _before: &str) -> Option<Date> {
        None
    }

    fn dates_stand_behind(&self) -> bool {
        true
    }

    fn date_behind(&self, text: &str, start: usize) -> Option<Date> {
        super::date::date_behind(text, start, &self.written_dates)
    }

    fn year_as_written(&self, written: &str, year: u16) -> String {
        in_digits_of(written, &year.to_string())
    }

    fn chapters(&self) -> &'static [&'static str] {
        self.chapters
    }

    fn meetings_counted(&self, text: &str) -> Vec<(u16, usize)> {
        super::meeting::all_counted(self, text)
    }

    fn counts_a_meeting(&self, cell: &str) -> Option<u16> {
        super::meeting::counted_alone(self, cell)
    }

    fn names_column(&self, cell: &str) -> Option<ColumnName> {
        let ends = |at: Cursor<'_>| at.skip_spaces().rest().is_empty();
        let start = Cursor::new(cell, 0);
        let kind = entry(self.script, start, self.kinds, |(word, ..)| word);
        if let Some(((_, kind, _), end)) = kind
            && ends(end)
        {
            return Some(ColumnName::Instruments(*kind));
        }
        let recommends = entry(self.script, start, self.recommendations, |(word, _)| word);
        if recommends.is_some_and(|(_, end)| ends(end)) {
            return Some(ColumnName::Recommendations);
        }
        if any_phrase(self.script, start, self.documents).is_some_and(ends) {
            return Some(ColumnName::Report);
        }
        if any_phrase(self.script, start, self.lines).is_some_and(ends) {
            return Some(ColumnName::Lines);
        }
        let annex = entry(self.script, start, self.annexes, |(word, _)| word);
        if annex.is_some_and(|(_, end)| ends(end)) {
            return Some(ColumnName::Annexes);
        }
        let last = words_before(Cursor::new(cell, cell.len()), 1).next()?;
        let place = entry(self.script, last, self.places, |(word, ..)| word);
        // Figures in a column of items, points or clauses count what the document itself has.
        place
            .filter(|((word, place, _), end)| {
                !word.ends_with('+') && *place != super::words::Place::Subparagraph && ends(*end)
            })
            .map(|_| ColumnName::Places)
    }

    fn says_which(&self, before: &str) -> Option<Pointing> {
        let clause = before
            .rsplit([',', ';', '.', ':', '(', '،', '؛', '\n'])
            .next()?;
        let clause = Cursor::new(before, before.len() - clause.len()).skip_spaces();
        let begins = |all: &'static [&'static str]| any_phrase(self.script, clause, all).is_some();
        if begins(self.latter) {
            return Some(Pointing::Latter);
        }
        begins(self.former).then_some(Pointing::Former)
    }

    fn begins_with_which(&self, clause: &str) -> Option<Pointing> {
        /// Letters of a preposition, or of a verb where it stands first.
        const LONGEST: usize = 5;
        const LONGEST_VERB: usize = 9;
        let longest = match self.script.attaches_words() {
            true => LONGEST_VERB,
            false => LONGEST,
        };
        let start = Cursor::new(clause, 0).skip_spaces();
        let words = clause.get(start.at..)?;
        let first = words.find(' ').filter(|end| {
            let word = words.get(..*end).unwrap_or_default();
            // المرفق الأول: a noun with its article is counted itself.
            let has_article = (self.articles_of_nouns.iter()).any(|article| word.contains(article));
            word.chars().count() <= longest && word.chars().all(is_letter) && !has_article
        });
        let behind_first = first.map(|end| start.advanced(end).skip_spaces());
        [Some(start), behind_first]
            .into_iter()
            .flatten()
            .find_map(|at| {
                let ends = |end: Cursor<'_>| {
                    end.skip_spaces()
                        .peek()
                        .is_none_or(|c| !c.is_alphanumeric())
                };
                let counted = |number: usize| {
                    let article = any_phrase(self.script, at, self.definite)?;
                    let forms = self.ordinals.get(number)?;
                    any_phrase(self.script, article, forms).filter(|end| ends(*end))
                };
                let which = |all, number| {
                    any_phrase(self.script, at, all)
                        .filter(|end| {
                            let is_place =
                                entry(self.script, *end, self.places, |(word, ..)| word).is_some();
                            is_place || !begins_with_noun(self, *end)
                        })
                        .or_else(|| counted(number))
                };
                match (which(self.former, 0), which(self.latter, 1)) {
                    (_, Some(_)) => Some(Pointing::Latter),
                    (Some(_), _) => Some(Pointing::Former),
                    _ => None,
                }
            })
    }

    fn says_respectively(&self, between: &str) -> bool {
        self.has_word(between, self.one_by_one)
    }

    fn says_theirs(&self, sentence: &str) -> bool {
        self.has_word(sentence, self.theirs)
    }

    fn says_absent(&self, sentence: &str) -> bool {
        self.has_word(sentence, self.absent)
    }

    fn names_paper(&self, word: &str) -> bool {
        self.has_word(word, self.documents)
    }

    fn says_our(&self, before: &str) -> bool {
        let before = before.trim_end();
        let is_of_word = |c: char| is_of_alphabet(c) || matches!(c, '\'' | '’' | '-');
        let last = before.trim_end_matches(is_of_word).len();
        self.has_word(before.get(last..).unwrap_or_default(), self.ours)
    }

    fn says_that(&self, before: &str) -> bool {
        let at = Cursor::new(before, before.len());
        words_before(at, 2).any(|word| {
            any_phrase(self.script, word, self.demonstratives)
                .is_some_and(|end| end.skip_spaces().at >= at.at)
        })
    }

    fn says_other(&self, before: &str, behind: &str) -> bool {
        let at = Cursor::new(before, before.len());
        let is_before = |word| {
            any_phrase(self.script, word, self.other)
                .is_some_and(|end| end.skip_spaces().at >= at.at)
        };
        words_before(at, 1).any(is_before)
            || self.script.attaches_words()
                && any_phrase(self.script, Cursor::new(behind, 0), self.other).is_some()
    }

    fn says_is_of(&self, between: &str) -> bool {
        self.has_word(between, self.is_of)
    }

    fn joins_an_annex(&self, between: &str) -> bool {
        let script = self.script;
        let annex = any_phrase(script, Cursor::new(between, 0), self.and).and_then(|joined| {
            let named = behind_definite(self, joined);
            entry(script, named, self.annexes, |(word, _)| word).map(|(_, behind)| behind)
        });
        annex.is_some_and(|annex| {
            let which = annex.skip_spaces();
            let length = which.rest().find(' ').unwrap_or(which.rest().len());
            let is_of = |at: Cursor<'_>| self.says_of(at.rest().trim_start());
            is_of(annex) || is_of(which.advanced(length))
        })
    }

    fn says_of(&self, between: &str) -> bool {
        const QUOTES: [char; 8] = ['”', '"', '»', '’', '\0', '*', '_', ' '];
        let bare = between.trim_start_matches(QUOTES);
        let is_quoted = between
            .get(..between.len() - bare.len())
            .is_some_and(|marks| marks.contains(['”', '"', '»', '’']));
        if bare.is_empty() {
            return self.of.contains(&"");
        }
        // What is quoted is given to whom it is of: la « résolution 6/2 » à la Conférence.
        let links = [self.of, if is_quoted { self.to_whole } else { &[] }];
        let ends = |at: Cursor<'_>| at.skip_spaces().rest().is_empty();
        let pointed = [self.demonstratives, self.possessives];
        let is_all = |at: Cursor<'_>| {
            let mut behind = pointed
                .iter()
                .filter_map(|words| any_phrase(self.script, at, words));
            ends(at) || behind.any(ends)
        };
        links
            .iter()
            .flat_map(|links| links.iter())
            .filter_map(|link| match link.is_empty() {
                true => Some(Cursor::new(bare, 0)),
                false => phrase(self.script, Cursor::new(bare, 0), link),
            })
            .any(is_all)
    }

    fn says_that_of(&self, between: &str) -> bool {
        self.has_word(between, self.that_of)
    }

    fn says_mine(&self, sentence: &str) -> bool {
        self.has_word(sentence, self.mine)
    }
}

/// Whether a character is a letter of an alphabet. Chinese characters are letters to Unicode too, and would make one
/// word of a whole paragraph.
fn is_of_alphabet(c: char) -> bool {
    c < '\u{2E80}' && is_letter(c)
}

impl Words {
    /// Whether one of some phrases stands in a text.
    fn has_word(&self, text: &str, phrases: &'static [&'static str]) -> bool {
        let is_letter = is_of_alphabet;
        let begins = |at: usize| {
            !text
                .get(..at)
                .is_some_and(|before| before.ends_with(is_letter))
        };
        text.char_indices()
            .filter(|(at, c)| is_letter(*c) && begins(*at))
            .any(|(at, _)| any_phrase(self.script, Cursor::new(text, at), phrases).is_some())
    }

    /// Part A, VII.20; Part B, III.2.b; Part B, VI, annex, (b) (iii); الجزء ألف، سابعا-20
    fn in_section(&self, part: Part, section: u16, annex: Option<Annex>, path: &Path) -> String {
        let in_digits = part.numbering() == Numbering::Arabic;
        let in_words = self
            .section_ordinals
            .get(usize::from(section).saturating_sub(1))
            .filter(|_| !in_digits);
        let number = match in_words {
            Some(word) => (*word).to_owned(),
            None if in_digits => section.to_string(),
            None => roman_numeral(section),
        };
        let part = self.part_before_section(part);
        if annex.is_some() || path.is_empty() {
            let head = match path.is_empty() {
                true => format!("{part}{} {number}", self.printed.section),
                false => format!("{part}{number}"),
            };
            let annex = annex.map(|annex| self.annex(annex)).unwrap_or_default();
            // A figure alone behind a comma could be anything: annex, paragraph 1; annex, (b).
            let place = match path.first() {
                Some(Step::Paragraph(_)) => self.place(path),
                _ => self.steps(path),
            };
            return self.followed_by(self.followed_by(head, annex), place);
        }
        let steps: Vec<String> = path
            .iter()
            .map(|step| match step {
                Step::Subparagraph(letter) if in_words.is_some() => self.letter(*letter),
                step => self.step_of_section(*step),
            })
            .collect();
        // A section in words is no numeral that a point could part from the next.
        let (mark, separator) = match self.section_marks.first().filter(|_| in_words.is_some()) {
            Some(mark) => (*mark, " "),
            None => (".", "."),
        };
        let steps = steps.join(separator).replace(".(", " (");
        format!("{part}{number}{mark}{steps}")
    }

    /// paragraph 2 (b) (iii), preambular paragraph 1; empty for the whole.
    fn place(&self, path: &Path) -> String {
        match path.as_slice() {
            [] => String::new(),
            [Step::Preambular(number)] => {
                self.printed.preambular.replace("{}", &number.to_string())
            }
            _ => format!("{} {}", self.printed.paragraph, self.steps(path)),
        }
    }

    /// 2 (b) (iii)
    fn steps(&self, path: &Path) -> String {
        path.iter()
            .map(|step| match step {
                Step::Preambular(number) | Step::Paragraph(number) => number.to_string(),
                Step::Subparagraph(letter) => self.letter(*letter),
                Step::Item(number) => item(self.printed.item, *number),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// (b), b), (ب)
    fn letter(&self, letter: char) -> String {
        let (open, close) = self.printed.brackets;
        let letter = list_letter(self.list_letters, letter).unwrap_or(letter);
        format!("{open}{letter}{close}")
    }

    fn followed_by(&self, head: String, rest: String) -> String {
        if rest.is_empty() {
            head
        } else {
            format!("{head}{}{rest}", self.printed.comma)
        }
    }

    /// The other noun in the same case, where the table says which.
    fn exchanged(&self, written: &str, (before, behind): (&str, &str)) -> Option<String> {
        let neighbour = before
            .trim_end()
            .rsplit(|c: char| c.is_whitespace() || c == '(' || c == '«')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        // A neighbour that agrees with the noun (в своей резолюции) would have to change with it.
        let agrees = self
            .agreeing
            .iter()
            .any(|form| match form.strip_prefix('-') {
                Some(ending) => neighbour.chars().count() > 3 && neighbour.ends_with(ending),
                None => neighbour == *form,
            });
        if agrees {
            return None;
        }
        let small = written.to_lowercase();
        let exchange = self
            .exchanges
            .iter()
            .filter(|exchange| exchange.word == small)
            .find(|exchange| match exchange.behind {
                Behind::Anything => true,
                Behind::Nothing => neighbour.is_empty(),
                Behind::Word(words) => words.contains(&neighbour.as_str()),
                Behind::Number => neighbour.ends_with(|c: char| c.is_ascii_digit() || c == ')'),
            })?;
        // A plural governs other numbers as well, which are of the written kind.
        let next = Cursor::new(behind, 0);
        let goes_on = next.word(",").is_some() || any_phrase(self.script, next, self.and).is_some();
        (!(exchange.may_be_plural && goes_on)).then(|| capitalised_as(written, exchange.becomes))
    }
}

/// (iii), iii), '3'
fn item(printed: &str, number: u16) -> String {
    printed
        .replace("{roman}", &roman_numeral(number).to_lowercase())
        .replace("{}", &number.to_string())
}

/// The words of a language as one writes in it; `None` for one of another grammar.
pub fn writing(language: Language) -> Option<&'static dyn Writing> {
    words_of(language).map(|words| words as &'static dyn Writing)
}
