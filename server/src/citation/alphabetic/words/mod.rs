//! What a language's words are to the grammar: the shape of the tables in `english.rs` and the
//! others.
//!
//! Words are written as in a dictionary of forms, in small letters and with their accents. A
//! phrase is words with one space between; `*` at a word's end stands for any ending (Генеральн*),
//! and what stands behind `>` must follow and does not belong to the phrase (convention >on).
//! How a phrase is compared with a text is decided in [`phrase`](super::phrase).

pub mod arabic;
pub mod english;
pub mod french;
pub mod russian;
pub mod spanish;

pub use super::script::{LATIN_LIST, Script};
use crate::citation::{InstrumentKind, Language, OtherBody, TreatyId};

/// Signs between a noun and its number, in every language.
pub const NUMBER_SIGNS: [&str; 9] = [
    "no.", "nos.", "núm.", "núms.", "n.º", "nro.", "n°", "nº", "№",
];

/// Signs for a paragraph in every language.
pub const PARAGRAPH_SIGNS: [&str; 4] = ["¶¶", "¶", "§§", "§"];

/// Whether a noun governs one number or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    One,
    Many,
}

/// What the number behind a noun counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// paragraph 2, paragraph (b)
    Paragraph,
    /// preambular paragraph 1
    Preambular,
    /// subparagraph (b)
    Subparagraph,
}

/// Who or what is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Our body, by a name that may stand alone.
    Ours,
    /// A body by a name that only goes on with what was named before: the Conference. The number is that of the
    /// name among the language's [`short names`](super::tongue::Tongue::claimants).
    Short(u16),
    /// Another body: one of the register, or one of which only the noun is known (commission).
    Body(OtherBody),
    /// A treaty of the register, in full or by its usual short name.
    Treaty(TreatyId),
    /// the Convention: the one named last, or ours.
    BareConvention,
    /// the Protocol: the one named last.
    BareProtocol,
    /// Another treaty that is called a convention.
    OtherConvention,
    OtherProtocol,
    /// A treaty of another name: a charter, a covenant.
    OtherTreaty,
    /// A constitution, a code: its articles are no citations.
    NationalLaw,
    RulesOfProcedure,
    /// Our working group.
    OurGroup,
    /// What a compilation is called: it is cited by its own numbering.
    Compilation,
}

/// The words of one language.
pub struct Words {
    pub language: Language,
    pub script: Script,
    /// Words by which a text is told to be in this language.
    pub common: &'static [&'static str],

    /// Resolution and decision in every form.
    pub kinds: &'static [(&'static str, InstrumentKind, Count)],
    /// Abbreviations of them, Res. and Dec., which mean other things as well: alone they are no citation.
    pub short_kinds: &'static [(&'static str, InstrumentKind, Count)],
    /// Stems of a kind with the endings that say whose it is (قراره), longest first; elsewhere
    /// `possessives` do.
    pub own_kinds: &'static [(&'static str, InstrumentKind, Count)],
    pub own_endings: &'static [&'static str],
    /// Words between a kind and its number, besides the signs that all languages have: رقم.
    pub number_words: &'static [&'static str],
    /// The other kind's word in the place of one, where the case decides; elsewhere the singulars of
    /// `kinds` stand for each other.
    pub exchanges: &'static [Exchange],
    /// Words before a kind that would have to change with it, and with a hyphen before them the endings of
    /// such words: своей резолюции.
    pub agreeing: &'static [&'static str],
    /// Whether whose it is may stand right before a kind, as a name does not elsewhere: Tide Forum resolution 7/9.
    pub owner_before_kind: bool,
    /// its, ses, своей: the instrument of the body named before.
    pub possessives: &'static [&'static str],
    /// that, the same: the instrument cited before.
    pub demonstratives: &'static [&'static str],
    /// The same, behind its noun: المرفق نفسه.
    pub demonstratives_behind: &'static [&'static str],
    /// What others have, and what who speaks has: theirs, mine.
    /// The singular's definite articles, with what they are drawn together with: the, du; none where they are written
    /// together with the noun.
    pub definite: &'static [&'static str],
    /// The indefinite articles that are words: a, un.
    pub indefinite: &'static [&'static str],
    /// Definite articles that only the nouns of places and annexes have, not those of instruments: le paragraphe.
    pub articles_of_places: &'static [&'static str],
    /// Before what is the draft's own body's: our.
    pub ours: &'static [&'static str],
    pub theirs: &'static [&'static str],
    pub mine: &'static [&'static str],
    /// Of two lists: the first of one goes with the first of the other.
    pub one_by_one: &'static [&'static str],
    /// Beside a protocol: it is that of what the sentence is about.
    pub respective: &'static [&'static str],
    /// Before the name of a town: in Vienna.
    pub in_place: &'static [&'static str],
    /// Between an instrument and the body that it is said to be of: is that of the.
    pub is_of: &'static [&'static str],
    /// Between a body and the treaty that it is the body of: that of.
    pub that_of: &'static [&'static str],
    /// What says that something else is meant than before: another Convention.
    pub other: &'static [&'static str],
    /// What says that something is not there: does not exist.
    pub absent: &'static [&'static str],
    /// the latter, the former, of two instruments.
    pub latter: &'static [&'static str],
    pub former: &'static [&'static str],
    /// Behind a place: it is the draft's own (paragraph 5 above, of this report).
    pub own_text: &'static [&'static str],
    /// Behind a place: thereof, of it.
    pub of_it: &'static [&'static str],
    /// The same without a noun, where no noun follows: of the same.
    pub of_the_same: &'static [&'static str],
    /// Before the number of a note: see note 1 above.
    pub notes: &'static [&'static str],
    /// Ibid.
    pub ditto: &'static [&'static str],
    /// What says the same where a note begins with it, with a place behind it: same document.
    pub ditto_of_notes: &'static [&'static str],
    /// Words before a kind that make it another thing: screen resolution.
    pub not_before: &'static [&'static str],
    /// Words behind a number that make it a fraction or a size: 3/4 majority.
    pub not_behind: &'static [&'static str],
    /// Words behind a number and of that make it a fraction: 3/4 of the votes.
    pub shares: &'static [&'static str],
    /// Words before a date.
    pub dates: &'static [&'static str],
    /// Words that belong to a year: года.
    pub years: &'static [&'static str],
    /// What says before a number that it is a year: عام 2013.
    pub year_nouns: &'static [&'static str],

    /// Words between a part and the whole, longest first; empty text where the case alone says it.
    pub of: &'static [&'static str],
    /// Words between an annex and its instrument, and between a conference and its treaty.
    pub to_whole: &'static [&'static str],
    pub and: &'static [&'static str],
    /// Between the ends of a range.
    pub to: &'static [&'static str],
    /// Before a range.
    pub from: &'static [&'static str],
    /// What definite nouns are written together with: الاتفاقية; empty where articles are words.
    pub articles_of_nouns: &'static [&'static str],
    /// Endings that are spelt in another way, too: a word is looked for without them (статьей, статьёй).
    pub doubtful_endings: &'static [&'static str],
    /// What names have in short: United Nations, UN.
    pub in_short: &'static [(&'static str, &'static str)],
    /// Letters that are words: they are no subparagraphs where they stand without brackets.
    pub one_letter_words: &'static str,

    /// The letters of lists, in the order of a, b, c.
    pub list_letters: &'static str,

    /// Numbers in words, one to twelve, as they stand behind a noun: paragraph two.
    pub cardinals: &'static [&'static str],
    pub annexes: &'static [(&'static str, Count)],
    pub places: &'static [(&'static str, Place, Count)],
    /// Between a number and a place in what it numbers: resolution 7/3 at para. 2.
    pub before_places: &'static [&'static str],
    /// Behind a number: paragraph 1 of the preamble.
    pub of_preamble: &'static [&'static str],
    /// Behind a number: paragraph 2 of the operative part.
    pub of_operative_part: &'static [&'static str],

    pub articles: &'static [(&'static str, Count)],
    /// Behind an article's number: it was inserted behind that article, as laws have them and our treaties do not.
    pub inserted: &'static [&'static str],
    /// Between the noun and the numbers of articles that are examples: articles such as 5 and 16.
    pub such_as: &'static [&'static str],
    pub first_article: &'static [&'static str],
    /// How dates are written in full.
    pub written_dates: Dates,
    /// Between two names of one provision, in small letters and with straight apostrophes: i.e.
    pub that_is: &'static [&'static str],
    /// What the largest divisions of a document are called, in small letters: chapter.
    pub chapters: &'static [&'static str],
    /// rule 2 of the rules of procedure
    pub rules: &'static [(&'static str, Count)],
    /// Before a body's name: it is spoken to (invites, to).
    pub addressing: &'static [&'static str],
    /// Behind a body's name: it issued what follows (adopted, approved in).
    pub issuing: &'static [&'static str],
    /// Between of and a treaty's name: the said Convention.
    pub said: &'static [&'static str],
    /// Those of them that treaties of ours are never called: Act, Directive.
    pub national_laws: &'static [&'static str],
    /// What has such a noun and names no law: law enforcement, the rule of law.
    pub no_laws: &'static [&'static str],
    /// Nouns of law that an article may belong to: Criminal Code.
    pub laws: &'static [&'static str],

    pub parts: &'static [&'static str],
    /// How letters of parts are written here besides the Latin ones: ألف for A.
    pub part_letters: &'static [(&'static str, char)],
    pub sections: &'static [&'static str],
    /// Sections counted in words: سابعا for 7.
    pub section_ordinals: &'static [&'static str],
    /// Marks between a section and its first step, besides the point: سابعا-20.
    pub section_marks: &'static [&'static str],
    /// Words before VII.20 that say that a citation is meant.
    pub cues: &'static [&'static str],
    /// Words before A.VII.20 that say that another document's outline is meant: appendix.
    pub outlines: &'static [&'static str],

    /// What the compilation is called behind *of*: Part A, VII.20 of the compilation.
    pub compilations: &'static [&'static str],
    /// What else has parts and sections, besides documents and laws: manual, questionnaire.
    pub texts: &'static [&'static str],

    /// What a document is called that has a title of its own and is no treaty: Declaration, Principles.
    pub titled_texts: &'static [&'static str],
    /// Behind an article or a place: it is of what is being drafted (проекта).
    pub drafts: &'static [&'static str],

    pub recommendations: &'static [(&'static str, Count)],
    /// What the ordinal of one recommendation ends with, where others than it have other endings: седьмая.
    pub endings_of_one: &'static [&'static str],
    /// Between recommendations and what they stand in: contained, endorsed by.
    pub held_in: &'static [&'static str],
    /// The article of an instrument's noun that stands for it before a number: la 7/3.
    pub before_numbers: &'static [&'static str],
    /// Nouns of treaties that have a capital where one is meant: the Agreement.
    pub agreements: &'static [&'static str],
    /// What words in the genitive end with, where the case alone says whose something is.
    pub genitive_endings: &'static [&'static str],
    /// What participles end with that are the verb of a clause: сказано, одобрены.
    pub short_participles: &'static [&'static str],
    /// What verbs of the third person end with, and no word in the genitive does.
    pub verb_endings: &'static [&'static str],
    /// What begins a clause behind *of*, so that nothing is named there: من أن تنظر الدول.
    pub that_clauses: &'static [&'static str],
    /// The article of the noun of articles before a number that goes without it: el artículo 16 y el 18.
    pub before_articles: &'static [&'static str],
    /// Of them and of what they are drawn together with, those of one thing: el, del.
    pub singular_articles: &'static [&'static str],
    /// Behind such an article's number: it is a share: el 15 por ciento.
    pub not_counted_on: &'static [&'static str],
    pub meetings: &'static [&'static str],
    /// Between a meeting and its year, besides words of dates: held in.
    pub in_year: &'static [&'static str],
    /// What any working group is called.
    pub working_group: &'static [&'static str],
    /// Its last word, by which it is named again: of the Group.
    pub groups_in_short: &'static [&'static str],
    /// Words behind the working group's name that make it another: on International Cooperation.
    pub other_group: &'static [&'static str],
    /// Words between a recommendation's number and the meeting: adopted by, at its.
    pub meeting_links: &'static [&'static str],
    /// First to twelfth and, where articles are counted so, on to the last one of the Convention, each with its forms.
    pub ordinals: &'static [&'static [&'static str]],
    /// document, report: between of and a symbol.
    pub documents: &'static [&'static str],
    /// line, page: what is counted in columns that count no places.
    pub lines: &'static [&'static str],

    /// A name in the dictionary's form as the phrase that stands for it in all its forms.
    pub name_as_phrase: fn(&str) -> String,
    /// What treaties, bodies and laws are called that are not named by names of their own: convention, commission,
    /// code. Of these and the lexicon's names the longest counts.
    pub names: &'static [(&'static str, Name)],
    /// Words behind a protocol's name that repeat whose it is: supplementing.
    pub supplementing: &'static [&'static str],

    pub printed: Printed,
}

/// A word for a kind and the other kind's in the same case.
pub struct Exchange {
    pub word: &'static str,
    /// What must stand before it for that to be its case.
    pub behind: Behind,
    pub becomes: &'static str,
    /// Whether it may be the plural, which governs other numbers as well.
    pub may_be_plural: bool,
}

/// What stands before a word.
pub enum Behind {
    Anything,
    Nothing,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number or a letter in brackets: пункт 2 резолюции.
    Number,
}

/// How a provision's names are printed. `{}` stands for a number.
pub struct Printed {
    /// With a capital, where the language has them: Decision.
    pub resolution: &'static str,
    pub decision: &'static str,
    pub annex: &'static str,
    /// The annexes' numbers in words; Roman ones where there are none.
    pub annex_numbers: &'static [&'static str],
    pub paragraph: &'static str,
    pub preambular: &'static str,
    /// Before and behind a letter: ( and ), or nothing and ).
    pub brackets: (&'static str, &'static str),
    /// An item under a letter, `{}` or `{roman}` its number: (iii), iii), '3'.
    pub item: &'static str,
    /// The same in the compilation's own numbering: IV.1.f (ii).
    pub item_of_section: &'static str,
    pub comma: &'static str,
    /// With a capital: Part.
    pub part: &'static str,
    /// Of parts A, B, …; the Latin letters where there are none.
    pub part_letters: &'static [&'static str],
    pub section: &'static str,
    /// `{ordinal}` is the meeting, `{group}` the working group with what stands before it.
    pub recommendation: &'static str,
    pub meetings: &'static [&'static str],
    /// `{treaty}` is the treaty with what stands before it: Article {} {treaty}.
    pub article: &'static str,
    /// The same with a subparagraph, `{place}`, right under the article.
    pub article_subparagraph: &'static str,
    /// The same with a paragraph and what is under it.
    pub article_paragraph: &'static str,
}

/// A name as the phrase that it is, in a language whose names have one form.
pub fn as_it_is(name: &str) -> String {
    name.to_owned()
}

/// How a language writes the date behind what it belongs to: resolution 4/3 of 17 October 2008.
#[derive(Debug)]
pub struct Dates {
    /// Before a date that belongs to what stands before it.
    pub leads: &'static [&'static str],
    /// Behind a day's figures: 1er.
    pub day_endings: &'static [&'static str],
    /// Between day, month and year.
    pub links: &'static [&'static str],
    /// The names of each month, January first.
    pub months: [&'static [&'static str]; 12],
}
