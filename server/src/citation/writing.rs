//! How a language writes the names of provisions, and what it puts in the place of what is written: the
//! same questions for every language, answered by the Chinese grammar ([`chinese`](super::chinese)) and
//! by the words of each alphabetic language ([`alphabetic`](super::alphabetic)).

use super::date::Date;
use super::{
    Annex, ColumnName, DocumentSymbol, InstrumentKind, Language, Part, Path, Pointing, Step,
};

/// What places are named under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// A部分 七; Part A, VII
    Section {
        part: Part,
        section: u16,
        annex: Option<Annex>,
    },
    /// CTOC/COP/WG.2/2013/5
    Document(DocumentSymbol),
    /// 第7/3号决议附件一; Resolution 7/3, annex I
    Instrument {
        kind: InstrumentKind,
        /// As our body writes it: 3/4, XIII/3.
        number: String,
        annex: Option<Annex>,
        /// The body that adopted it, where the name begins with that.
        issuer: Option<String>,
    },
    /// 技术援助问题政府专家工作组第七次会议建议; recommendation … of the seventh meeting of the Working Group
    Meeting {
        /// As it is printed in the language: with what stands before it, *of the Working Group*.
        group: String,
        meeting: u16,
    },
    /// 《公约》第30条; Article 30 of the Convention
    Article {
        /// As it is printed in the language: *of the Convention*; in Chinese without its marks.
        treaty: String,
        number: u16,
    },
}

/// A place under a head, or all from it to the one that has another last step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Empty for the head as a whole.
    pub path: Path,
    /// 26 in 第24至26段
    pub through: Option<Step>,
}

impl Place {
    /// One place.
    pub fn at(path: &Path) -> Place {
        Place {
            path: path.clone(),
            through: None,
        }
    }
}

/// A language as one writes in it.
pub trait Writing: Sync {
    fn language(&self) -> Language;

    /// The name of places under a head, what they share written once: A部分 七.17和七.20-22; Decision 3/4,
    /// paragraph 2 (b). `None` where the language has no such name, or none of several places.
    fn name(&self, head: &Head, places: &[Place]) -> Option<String>;

    /// Names one after the other as one list; `None` where lists are not written in the language.
    fn list(&self, names: Vec<String>) -> Option<String>;

    /// What is put before 七.20 to say its part: A部分 with a space, `Part A, `; nothing where there are no
    /// parts.
    fn part_before_section(&self, part: Part) -> String;

    /// A step in the compilation's own numbering: 20, b, (二), (ii), PP.1.
    fn step_of_section(&self, step: Step) -> String;

    /// The first subparagraph under a paragraph as a drafter begins it: (a); `None` where letters are written as
    /// the numbers are.
    fn first_letter(&self) -> Option<String>;

    /// 附件一, annex I
    fn annex(&self, annex: Annex) -> String;

    /// A part as written with the letter of another: `A部分`, `Ａ.`, `Part A`, `الجزء ألف`.
    fn part_as_written(&self, written: &str, part: Part) -> Option<String>;

    /// A section's number in the notation of one that is written; `part` is that of the citation.
    fn section_as_written(&self, written: &str, part: Option<Part>, section: u16)
    -> Option<String>;

    /// The other kind's word in the place of one that is written, between what stands before and
    /// behind: 决議 as 決定, Resolution as Decision, резолюцией as решением. `None` where the right form
    /// cannot be known.
    fn kind_as_written(
        &self,
        written: &str,
        around: (&str, &str),
        kind: InstrumentKind,
    ) -> Option<String>;

    /// Whether a number behind a kind is an instrument's and nothing else: resolution 4/3 is a screen's as
    /// well.
    fn is_distinctive(&self) -> bool;

    /// Whether the whole always stands before its part: not paragraph 2 of decision 3/4.
    fn is_large_first(&self) -> bool;

    /// Whether a note begins with a word that stands for the note before it: 同上, Ibid.
    fn begins_with_ditto(&self, note: &str) -> bool;

    /// The kind that a word names: 决议, decision.
    fn kind_of(&self, word: &str) -> Option<InstrumentKind>;

    /// Whether an instrument is said to be *its*: by the word before it, or by its kind as it is written (قراره).
    fn says_its(&self, before: &str, kind: &str) -> bool;

    /// Whether a name says within whose what it names is: Conference of its States Parties.
    fn says_its_within(&self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// Which of two the clause that ends here is about, where it says so: 前者的引渡条款是. `None` where it does
    /// not; else [`Pointing::Former`] or [`Pointing::Latter`].
    fn says_which(&self, before: &str) -> Option<Pointing>;

    /// The same of a clause that goes on: whether it begins with one of two, be it behind a preposition: dans la première.
    fn begins_with_which(&self, clause: &str) -> Option<Pointing>;

    /// Whether words between two citations say that the second is another name of the first: 在汇编中为. Where a language
    /// has no words for it, what stands between says nothing.
    fn says_is(&self, _between: &str) -> bool {
        false
    }

    /// Whether words between two lists say that the second goes with the first, one by one: 分别, where a language
    /// says so between them.
    fn says_respectively(&self, between: &str) -> bool {
        let _ = between;
        false
    }
    /// Whether a sentence is about what others have, by words like theirs, у них.
    fn says_theirs(&self, sentence: &str) -> bool;

    /// Whether a sentence is about what who speaks has, by words like mine, у меня.
    fn says_mine(&self, sentence: &str) -> bool;

    /// Whether the words that end here say that what follows is the draft's own body's: our.
    fn says_our(&self, before: &str) -> bool {
        let _ = before;
        false
    }

    /// Whether a word names a document: report.
    fn names_paper(&self, word: &str) -> bool {
        let _ = word;
        false
    }

    /// Whether the name of a treaty says that it is the one that the text itself is about: 本公约.
    fn names_own(&self, written: &str) -> bool {
        let _ = written;
        false
    }

    /// Whether the name of a treaty says that it is the one that was named last: 该公约.
    fn names_that(&self, written: &str) -> bool {
        let _ = written;
        false
    }

    /// Whether the words that end here point at what was named last: that.
    fn says_that(&self, before: &str) -> bool {
        let _ = before;
        false
    }

    /// Whether a word right before a noun, or right behind it, says that another one is meant than before: the other.
    fn says_other(&self, before: &str, behind: &str) -> bool {
        let _ = (before, behind);
        false
    }

    /// Whether a sentence says that something is not there: does not exist, n'existe pas.
    fn says_absent(&self, sentence: &str) -> bool;

    /// Whether words between an instrument and a body say that it is the body's: is that of the.
    fn says_is_of(&self, between: &str) -> bool {
        let _ = between;
        false
    }

    /// Whether words between an article and a treaty name an annex of it besides: and annex C of the.
    fn joins_an_annex(&self, between: &str) -> bool {
        let _ = between;
        false
    }

    /// Whether there is nothing but *of* between what is cited and whose it is: “resolution 6/2” of the.
    fn says_of(&self, between: &str) -> bool {
        let _ = between;
        false
    }

    /// Whether words between a body and a treaty say that the body is the treaty's: that of the States Parties to.
    fn says_that_of(&self, between: &str) -> bool;

    /// Whether words between two names say that both are one thing's: 即, i.e.
    fn says_equal(&self, between: &str) -> bool;

    /// The date that ends what stands before a number and belongs to it: 2008年10月17日第. `None` where dates
    /// stand behind.
    fn date_before(&self, before: &str) -> Option<Date>;

    /// Whether dates stand behind what they belong to.
    fn dates_stand_behind(&self) -> bool;

    /// The date that begins at a byte of the text and belongs to what ends there: of 17 October 2008. `None` where
    /// dates stand before.
    fn date_behind(&self, text: &str, start: usize) -> Option<Date>;

    /// A year in the figures of one that is written: 二〇一四.
    fn year_as_written(&self, written: &str, year: u16) -> String;

    /// What it calls the largest divisions of a document, in small letters, before their number.
    fn chapters(&self) -> &'static [&'static str];

    /// Meetings that a text counts, with where their names end: the seventh meeting, 第七次会议.
    fn meetings_counted(&self, text: &str) -> Vec<(u16, usize)>;

    /// The meeting that a whole text counts, with its noun or without: Seventh, 第七次.
    fn counts_a_meeting(&self, cell: &str) -> Option<u16>;

    /// What a header's cell says that the figures below it are.
    fn names_column(&self, cell: &str) -> Option<ColumnName>;
}

/// A part's letter at the end of what is written, in Latin letters of either width, replaced by another.
pub fn latin_part_as_written(written: &str, part: Part) -> Option<String> {
    let new = part.letter()?;
    let (at, old) = written
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(c))?;
    let new = if old.is_ascii() {
        new
    } else {
        char::from_u32(u32::from(new) - u32::from('A') + u32::from('Ａ'))?
    };
    let mut replaced = written.to_owned();
    replaced.replace_range(at..at + old.len_utf8(), new.encode_utf8(&mut [0; 4]));
    Some(replaced)
}
