//! The words of the list of citations.

use crate::citation::numeral::chinese;
use crate::corpus::RegisteredInstrument;
use crate::lexicon::{Holds, Language, Lexicon, Part, TreatyId};
use crate::messages::{Locale, capitalised, contents, kinds, our_group, part as part_name};

/// The groups of a table of authorities, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AuthorityGroup {
    /// Part A of the compilation.
    Recommendations,
    /// Part B of the compilation.
    Instruments,
    /// Adopted by our body and not reproduced.
    NotReproduced,
    /// Articles of the Convention and its protocols.
    Treaties,
    /// Documents that hold none of the provisions.
    Documents,
    OtherBodies,
    /// Wrong citations.
    Wrong,
}

impl AuthorityGroup {
    /// The name in JSON, as `recommendations`.
    pub fn name(self) -> &'static str {
        match self {
            AuthorityGroup::Recommendations => "recommendations",
            AuthorityGroup::Instruments => "instruments",
            AuthorityGroup::NotReproduced => "not-reproduced",
            AuthorityGroup::Treaties => "treaties",
            AuthorityGroup::Documents => "documents",
            AuthorityGroup::OtherBodies => "other-bodies",
            AuthorityGroup::Wrong => "wrong",
        }
    }
}

/// The heading of a group; of what is in the compilation, with the letter of its part.
pub fn authority_group(
    locale: Locale,
    lexicon: &Lexicon,
    group: AuthorityGroup,
    part: Option<Part>,
) -> String {
    let of_part = |holds| {
        let contents = capitalised(&contents(locale, lexicon, holds));
        match part.filter(|part| part.letter().is_some()) {
            Some(part) => {
                let part = part_name(locale, part);
                sentence!(locale, "{contents}（{part}）", "{contents} ({part})")
            }
            None => contents,
        }
    };
    let words = match group {
        AuthorityGroup::Recommendations => return of_part(Holds::Recommendations),
        AuthorityGroup::Instruments => return of_part(Holds::Instruments),
        AuthorityGroup::NotReproduced => {
            let kinds = capitalised(kinds(locale, lexicon));
            return sentence!(
                locale,
                "汇编未收录的{kinds}",
                "{kinds} not in the compilation"
            );
        }
        AuthorityGroup::Treaties => locale.pick("条约", "Treaties"),
        AuthorityGroup::Documents => locale.pick("文件", "Documents"),
        AuthorityGroup::OtherBodies => locale.pick("其他机构的文书", "Other bodies' instruments"),
        AuthorityGroup::Wrong => locale.pick(
            "有问题或汇编未收录的援引",
            "Citations with problems or not in the compilation",
        ),
    };
    words.to_owned()
}

/// The title of an instrument that is not reproduced, where it is known in a language (a working title
/// in another is no official name), and the document that holds the instrument: as far as they are known.
pub fn registered_title(language: Language, entry: &RegisteredInstrument) -> String {
    let title = entry.title.as_ref();
    let title = title.filter(|title| title.language == language);
    match (title, &entry.symbol) {
        (None, symbol) => symbol
            .as_ref()
            .map(|symbol| symbol.0.clone())
            .unwrap_or_default(),
        (Some(title), None) => title.text.clone(),
        (Some(title), Some(symbol)) => {
            let title = &title.text;
            match language == Language::COMPILATION {
                true => format!("{title}（{symbol}）"),
                false => format!("{title} ({symbol})"),
            }
        }
    }
}

/// What stands for the title of an instrument that the register does not have.
pub fn not_checked(locale: Locale) -> &'static str {
    locale.pick("登记册未载，未核对", "not in the register, not checked")
}

/// The heading of what is cited of bodies that the register does not have.
pub fn bodies_unknown(locale: Locale) -> &'static str {
    locale.pick("未知机构", "Bodies not known")
}

/// The heading of what is cited of treaties that the register does not have, or that are not named.
pub fn treaties_unknown(locale: Locale) -> &'static str {
    locale.pick("其他条约", "Other treaties")
}

/// The name of a treaty that is not the compilation's, in the reader's language, else in any; its id where it has
/// none.
pub fn other_treaty(locale: Locale, lexicon: &Lexicon, id: TreatyId) -> String {
    let Some(treaty) = lexicon.treaty(id) else {
        return String::new();
    };
    let own = treaty.names.of(locale.language()).first();
    let any = || treaty.names.iter().next().map(|(_, name)| name);
    let name = own.map(String::as_str).or_else(any);
    name.unwrap_or(&treaty.id).to_owned()
}

/// The columns of a group: what is cited, its official name or what is wrong with it, where.
pub fn authority_columns(locale: Locale, group: AuthorityGroup) -> [&'static str; 3] {
    let [cited, official, lines] = authority_columns_of_all(locale);
    match group {
        AuthorityGroup::Wrong => [cited, locale.pick("问题", "Problem"), lines],
        _ => [cited, official, lines],
    }
}

/// The columns where all groups stand in one table.
pub fn authority_columns_of_all(locale: Locale) -> [&'static str; 3] {
    [
        locale.pick("援引", "Citation"),
        locale.pick("正式名称", "Official name"),
        locale.pick("行", "Lines"),
    ]
}

/// The column that names the group, where the table has no headings.
pub fn authority_group_column(locale: Locale) -> &'static str {
    locale.pick("类别", "Group")
}

/// The column of the documents' names in a table of several.
pub fn document_column(locale: Locale) -> &'static str {
    locale.pick("文稿", "Document")
}

/// The column that says which of several compilations a row is of.
pub fn compilation_column(locale: Locale) -> &'static str {
    locale.pick("汇编", "Compilation")
}

/// Where a document cites nothing.
pub fn cites_nothing(locale: Locale) -> &'static str {
    locale.pick("没有援引。", "Nothing is cited.")
}

/// The title of a meeting's report, put together: 技术援助问题政府专家工作组第七次会议报告.
pub fn report_of_meeting(locale: Locale, lexicon: &Lexicon, meeting: u16) -> String {
    let group = our_group(locale, lexicon);
    let number = match locale {
        Locale::Chinese => chinese(meeting),
        Locale::English => meeting.to_string(),
    };
    sentence!(
        locale,
        "{group}第{number}次会议报告",
        "Report on meeting {number} {group}"
    )
}

/// What of a document is cited, and the symbol of the document that holds it where it has another number of its own.
pub fn cited_of(locale: Locale, symbol: Option<&str>, cited: &[String]) -> String {
    let cited = cited.join(locale.pick("、", ", "));
    match symbol {
        Some(symbol) => sentence!(
            locale,
            "载于{symbol}；援引：{cited}",
            "In {symbol}; cited: {cited}"
        ),
        None => sentence!(locale, "援引：{cited}", "Cited: {cited}"),
    }
}
