//! How a document counts its own paragraphs and the items of its own lists: paragraph 13 and letter (b) may be those.
//!
//! Not here: what a place that stands alone is in (`paragraph/places.rs`).

/// The numbers and letters that a document has given to its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnLabels {
    /// The greatest number that a paragraph has begun with which cites or names anything.
    greatest: u16,
    /// The last letter of the list that was read last, whose introduction cites nothing.
    pub letter: Option<char>,
    /// Whether it makes recommendations of its own, which begin with their numbers.
    pub recommends: bool,
}

/// Paragraphs in a row that cite and name nothing, at most: those are not read.
const MOST_SILENT: u16 = 12;

impl OwnLabels {
    /// Takes notice of the number that a paragraph begins with, where it goes on counting: lists begin anew.
    pub fn note_paragraph(&mut self, text: &str) {
        let number = number_of(text).unwrap_or_default();
        if (self.greatest..=self.greatest + MOST_SILENT).contains(&number) {
            self.greatest = number;
        }
    }

    /// Whether a paragraph of the document itself may have that number.
    pub fn may_be_paragraph(&self, number: u16) -> bool {
        /// What counts fewer is a list.
        const FEWEST: u16 = 5;
        self.greatest >= FEWEST && (1..=self.greatest + 1).contains(&number)
    }
}

/// Whether a paragraph begins with a number that it may count itself by.
pub fn begins_with_a_number(text: &str) -> bool {
    number_of(text).is_some()
}

/// 13. in 13. Componentes B y C; not 1.3. or 2016 года.
fn number_of(text: &str) -> Option<u16> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '*');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, behind) = text.split_at_checked(digits).filter(|_| digits <= 3)?;
    let behind = behind.strip_prefix('.')?;
    let is_apart = behind.starts_with([' ', '\t', '\u{a0}', '*']);
    number.parse().ok().filter(|_| is_apart)
}

/// The letter of the item of a list that a line begins with: a) or (a).
pub fn list_letter(line: &str) -> Option<char> {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let line = line.strip_prefix('(').unwrap_or(line);
    let mut characters = line.chars();
    let letter = characters.next().filter(char::is_ascii_lowercase)?;
    let is_closed = characters.next() == Some(')') && characters.next() == Some(' ');
    is_closed.then_some(letter)
}

/// The last letter of a list behind one more: it begins with a, and goes on one by one.
pub fn next_letter(last: Option<char>, letter: char) -> Option<char> {
    let goes_on = last.is_some_and(|last| u32::from(last) + 1 == u32::from(letter));
    match letter {
        'a' => Some(letter),
        _ if goes_on => Some(letter),
        _ => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_go_on_counting_behind_a_list() {
        let mut own = OwnLabels::default();
        for text in [
            "1. Objeto",
            "4. El marco",
            "1. primero",
            "2. segundo",
            "6. Hallazgos",
            "\0\0 2016 г.",
            "1.3. Texto",
            "417. Otra cosa",
        ] {
            own.note_paragraph(text);
        }
        assert!(own.may_be_paragraph(6));
        assert!(!own.may_be_paragraph(8));
    }

    #[test]
    fn a_short_list_is_no_numbering_of_paragraphs() {
        let mut own = OwnLabels::default();
        for text in ["1. uno", "2. dos", "3. tres"] {
            own.note_paragraph(text);
        }
        assert!(!own.may_be_paragraph(2));
    }

    #[test]
    fn the_letters_of_a_list_go_on_one_by_one() {
        let letters = [
            "a) uno",
            "  (b) dos",
            "i) otra cosa",
            "c) tres",
            "plazo) no",
        ];
        let last = letters
            .into_iter()
            .filter_map(list_letter)
            .fold(None, next_letter);
        assert_eq!(last, Some('c'));
    }
}
