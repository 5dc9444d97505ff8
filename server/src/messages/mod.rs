//! Every sentence that a person reads, in Chinese and English.
//!
//! Both languages of a sentence stand side by side, for whoever translates: two fixed texts in
//! [`Locale::pick`], two texts with the same things to be filled in in `sentence!`. Only the
//! reader's is put together; where what is filled in differs, a `match` on the locale says how.
//!
//! The language comes from the client's locale (or from the environment on the command line);
//! Chinese where it is none of the two. Corpus text is never translated here.

/// A sentence that is put together: the Chinese text and the English one, both as for `format!`, and
/// what is filled in under names, all of which both have to use.
macro_rules! sentence {
    ($locale:expr, $chinese:literal, $english:literal $(, $name:ident = $value:expr)* $(,)?) => {
        match $locale {
            $crate::messages::Locale::Chinese => format!($chinese $(, $name = $value)*),
            $crate::messages::Locale::English => format!($english $(, $name = $value)*),
        }
    };
}
#[cfg(feature = "command-line")]
pub(crate) use sentence;

#[cfg(feature = "assistants")]
mod assistant;
#[cfg(feature = "command-line")]
mod command_line;
mod corpus;
mod exemption;
mod explanation;
mod file;
mod finding;
#[cfg(feature = "command-line")]
mod help;
mod hover;
mod office;
mod place;
mod project;
mod quotation;
mod search;
mod server;
mod system;
mod table;
mod unchecked;

#[cfg(feature = "assistants")]
pub use assistant::*;
#[cfg(feature = "command-line")]
pub use command_line::*;
pub use corpus::*;
pub use exemption::*;
pub use explanation::*;
pub use file::*;
pub use finding::*;
#[cfg(feature = "command-line")]
pub use help::*;
pub use hover::*;
pub use office::*;
pub use project::*;
pub use quotation::*;
pub use search::*;
pub use server::*;
pub use table::*;
pub use unchecked::*;

use crate::citation::numeral::chinese;
use crate::citation::{BodyId, InstrumentKind, Part, Step, TreatyId};
use crate::corpus::{Corpus, ProvisionIndex};
use crate::lexicon::{Holds, Language, Lexicon};

/// The language that the person reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Locale {
    #[default]
    Chinese,
    English,
}

impl Locale {
    /// From a BCP 47 tag or a POSIX locale (`en-GB`, `zh_CN.UTF-8`, `C`); Chinese unless English.
    pub fn from_tag(tag: &str) -> Locale {
        if tag.to_ascii_lowercase().starts_with("en") {
            Locale::English
        } else {
            Locale::Chinese
        }
    }

    /// The same as a language of citations.
    pub fn language(self) -> Language {
        Language::of(match self {
            Locale::Chinese => *b"zh",
            Locale::English => *b"en",
        })
    }

    /// The one of two fixed texts that is in this language. (For those that are put together there is
    /// `sentence!`.)
    pub fn pick(self, chinese: &'static str, english: &'static str) -> &'static str {
        match self {
            Locale::Chinese => chinese,
            Locale::English => english,
        }
    }
}

/// A body's name in the reader's language, else in any; its id where it has none.
pub fn body(locale: Locale, lexicon: &Lexicon, id: BodyId) -> String {
    let Some(body) = lexicon.body(id) else {
        return String::new();
    };
    let own = body.telling_name(locale.language());
    let any = || body.names.iter().next().map(|(_, name)| name);
    own.or_else(any).unwrap_or(&body.id).to_owned()
}

/// 决议 / resolution
pub fn kind(locale: Locale, kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Resolution => locale.pick("决议", "resolution"),
        InstrumentKind::Decision => locale.pick("决定", "decision"),
    }
}

/// 英文 / in English; a language that has no name here by its tag
pub fn language_in_words(locale: Locale, language: Language) -> String {
    let words = match language.tag() {
        "zh" => locale.pick("中文", "in Chinese"),
        "en" => locale.pick("英文", "in English"),
        "fr" => locale.pick("法文", "in French"),
        "es" => locale.pick("西班牙文", "in Spanish"),
        "ru" => locale.pick("俄文", "in Russian"),
        "ar" => locale.pick("阿拉伯文", "in Arabic"),
        tag => tag,
    };
    words.to_owned()
}

/// A部分 / Part A; the compilation where it has no parts
pub fn part(locale: Locale, part: Part) -> String {
    match part.letter() {
        Some(letter) => sentence!(locale, "{letter}部分", "Part {letter}"),
        None => locale.pick("汇编", "the compilation").to_owned(),
    }
}

/// A part of the compilation with what it holds: A部分：技术援助问题政府专家工作组的建议
pub fn part_with_contents(locale: Locale, lexicon: &Lexicon, part: Part) -> String {
    let contents = contents(locale, lexicon, lexicon.holds(part));
    let part = self::part(locale, part);
    sentence!(locale, "{part}：{contents}", "{part}: {contents}")
}

/// What a part holds: 技术援助问题政府专家工作组的建议, 缔约方会议的决议和决定
fn contents(locale: Locale, lexicon: &Lexicon, holds: Holds) -> String {
    match holds {
        Holds::Recommendations => {
            let group = our_group(locale, lexicon);
            sentence!(locale, "{group}的建议", "recommendations {group}")
        }
        Holds::Instruments => {
            let body = our_body(locale, lexicon);
            let kinds = kinds(locale, lexicon);
            sentence!(locale, "{body}的{kinds}", "{kinds} of {body}")
        }
    }
}

/// The kinds of instruments that the compilation's own body adopts: 决议和决定, 决定
fn kinds(locale: Locale, lexicon: &Lexicon) -> &'static str {
    let adopts = |kind| lexicon.numbers(kind);
    match (
        adopts(InstrumentKind::Resolution),
        adopts(InstrumentKind::Decision),
    ) {
        (true, false) => locale.pick("决议", "resolutions"),
        (false, true) => locale.pick("决定", "decisions"),
        _ => locale.pick("决议和决定", "resolutions and decisions"),
    }
}

/// The compilation's own body: 缔约方会议 / the Conference
pub fn our_body(locale: Locale, lexicon: &Lexicon) -> &str {
    let printed = lexicon
        .our_body()
        .and_then(|body| body.printed.of(locale.language()));
    printed.unwrap_or_default()
}

/// The compilation's own working group, in English as it stands behind what is its:
/// 技术援助问题政府专家工作组 / of the Working Group on Technical Assistance
pub fn our_group(locale: Locale, lexicon: &Lexicon) -> &str {
    let printed = lexicon
        .our_group()
        .and_then(|group| group.printed.of(locale.language()));
    printed.unwrap_or_else(|| locale.pick("工作组", "of the Working Group"))
}

/// With a capital, as a sentence begins.
pub fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// Without its capital, as it stands within a sentence.
fn uncapitalised(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}

/// 《公约》 / the Convention
pub fn treaty(locale: Locale, lexicon: &Lexicon, treaty: TreatyId) -> String {
    let own = lexicon
        .treaty(treaty)
        .and_then(|treaty| treaty.own.as_ref());
    let printed = own.and_then(|own| own.printed.of(locale.language()));
    let printed = printed.unwrap_or_else(|| lexicon.treaty_key(treaty));
    match locale {
        Locale::Chinese => format!("《{printed}》"),
        // As it stands behind an article: of the Convention.
        Locale::English => printed.strip_prefix("of ").unwrap_or(printed).to_owned(),
    }
}

/// The canonical name of a provision with its first words, for lists of places:
/// `A.七.20 各国应当考虑参与和支持…`
pub fn provision_with_first_words(corpus: &Corpus, index: ProvisionIndex, most: usize) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let words = first_words(corpus, index, most);
    if words.is_empty() {
        provision.id.to_string()
    } else {
        format!("{} {words}", provision.id)
    }
}

/// The first `most` characters of a provision's text, with … where it goes on. A section or an
/// annex begins with its heading.
pub fn first_words(corpus: &Corpus, index: ProvisionIndex, most: usize) -> String {
    let Some(provision) = corpus.provisions.get(index) else {
        return String::new();
    };
    let section = corpus.section(provision.id.part, provision.id.section);
    let text = match section {
        Some(section) if section.provision == index => match &section.instrument {
            Some(instrument) => instrument.title.as_str(),
            None => section.heading.as_str(),
        },
        _ => provision.text.as_str(),
    };
    shorten(text, most)
}

/// At most `most` characters, with … where something is left out.
pub fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
    }
}

/// A step as a reader writes it: `20`, `(b)`, `(二)`, `PP.1`.
pub fn step(step: Step) -> String {
    match step {
        Step::Preambular(number) => format!("PP.{number}"),
        Step::Paragraph(number) => number.to_string(),
        Step::Subparagraph(letter) => format!("({letter})"),
        Step::Item(number) => format!("({})", chinese(number)),
    }
}

/// `1 file`, `2 files`: in English.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The names between braces in a text for `format!`.
    fn filled_in(text: &str) -> BTreeSet<&str> {
        let behind_braces = text.split('{').skip(1);
        behind_braces
            .filter_map(|rest| Some(rest.split_once('}')?.0))
            .collect()
    }

    #[test]
    fn both_languages_of_a_sentence_are_filled_in_with_the_same() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/messages");
        let mut sentences = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for sentence in source.split("sentence!(").skip(1) {
                let texts: Vec<&str> = sentence.split('"').skip(1).step_by(2).take(2).collect();
                if let [chinese, english] = texts[..]
                    && sentence.trim_start().starts_with("locale,")
                {
                    assert_eq!(filled_in(chinese), filled_in(english), "{chinese}");
                    sentences += 1;
                }
            }
        }
        assert!(sentences > 50, "the sentences are where the test looks");
    }

    /// Of the languages that are read only the one invented for the tests has no words here.
    #[test]
    fn every_language_is_called_something() {
        let nameless = crate::citation::languages().filter(|language| {
            [super::Locale::Chinese, super::Locale::English]
                .iter()
                .any(|locale| super::language_in_words(*locale, *language) == language.tag())
        });
        let nameless: Vec<String> = nameless.map(|one| one.tag().to_owned()).collect();
        assert_eq!(nameless, ["qx"]);
    }
}
