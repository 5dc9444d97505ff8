//! Citations by document symbol.
//!
//! ```text
//! document = symbol [ "号文件" ] [ locators ] *( list-mark ("Corr." / "Add." / "Rev.") number )
//! symbol   = series *( "/" component ) [ "-" symbol ]     ; spaces of a bad conversion allowed behind / and -
//! ```

use std::ops::Range;

use super::alphabetic::{self, Setting};
use super::chinese::locator::locators;
use super::cursor::Cursor;
use super::{
    Certainty, Citation, DocumentSymbol, Element, ElementKind, Language, Locator, Reference,
};

/// What the symbols of the United Nations' organs begin with.
const SERIES: [&str; 18] = [
    "CTOC", "CAC", "A", "E", "S", "ST", "T", "FCCC", "UNEP", "TD", "CCPR", "CERD", "CEDAW", "CRC",
    "CAT", "HRI", "DP", "IDB",
];

/// Reads the symbol around a stroke at the cursor, with what follows it.
pub fn document(
    stroke: Cursor<'_>,
    list: u32,
    from: usize,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let before = stroke.before().get(from..)?;
    // CTOC / COP: spaces of a bad conversion.
    let spaced = before.trim_end_matches(' ');
    let before = if spaced.ends_with("CTOC") || spaced.ends_with("ctoc") {
        spaced
    } else {
        before
    };
    let start_of_stroke = from + before.len();
    let word = before.len()
        - before
            .trim_end_matches(|c: char| c.is_ascii_alphanumeric())
            .len();
    let start = Cursor::new(stroke.text, start_of_stroke - word);
    if word == 0
        || start.before().ends_with(|c: char| {
            c.is_ascii_alphanumeric()
                || matches!(
                    c,
                    '/' | '.' | '@' | '_' | '-' | '=' | '\\' | '?' | '&' | '#'
                )
        })
    {
        return None;
    }
    let (head, end) = whole_symbol(start)?;
    let mut citations = Vec::new();
    let mut base = head.0.clone();
    let element = Element {
        kind: ElementKind::Symbol,
        range: start.at..end.at,
    };
    let named = end.word("号文件").or_else(|| end.word("号")).unwrap_or(end);
    let named = named.any_word(&["文件", "报告"]).unwrap_or(named);
    let in_chinese = locators(
        named
            .word("(")
            .filter(|inside| inside.word("第").is_some())
            .unwrap_or(named),
        true,
    );
    let (located, mut behind, language) = match in_chinese {
        Some((located, behind)) => {
            // Bare numbers are in no language: those of the paragraph.
            let is_bare = end
                .rest()
                .get(..behind.at - end.at)
                .is_some_and(str::is_ascii);
            let language = if is_bare {
                setting.language()
            } else {
                Language::Chinese
            };
            (located, behind, language)
        }
        None => alphabetic::behind_symbol(end, setting)
            .unwrap_or_else(|| (Vec::new(), end, setting.language())),
    };
    let mut located = located.into_iter();
    let first = located.next();
    let mut range = start.at..end.at;
    let mut elements = vec![element];
    if let Some(first) = &first {
        range.end = first.range.end;
        elements.extend(first.elements.iter().cloned());
    }
    citations.push(citation(
        range,
        list,
        &head,
        first.map_or(Locator::Whole, |first| first.locator),
        elements,
        language,
    ));
    for located in located {
        citations.push(citation(
            located.range.clone(),
            list,
            &head,
            located.locator,
            located.elements,
            language,
        ));
    }
    // A/AC.260/2和Corr.1
    while let Some(mark) = behind
        .list_mark()
        .or_else(|| alphabetic::list_mark(behind, language))
    {
        let here = mark.skip_spaces();
        let Some(inside) = here.any_word(&["Corr.", "Add.", "Rev."]) else {
            break;
        };
        let Some((number, end)) = inside.number() else {
            break;
        };
        let suffix = here
            .rest()
            .get(..inside.at - here.at)
            .unwrap_or_default()
            .trim_start();
        base = base.split("/Corr.").next().unwrap_or_default().to_owned();
        let symbol = DocumentSymbol(format!("{base}/{suffix}{number}"));
        let range = here.at..end.at;
        let element = Element {
            kind: ElementKind::Symbol,
            range: range.clone(),
        };
        citations.push(citation(
            range,
            list,
            &symbol,
            Locator::Whole,
            vec![element],
            language,
        ));
        behind = end;
    }
    Some((citations, behind.at))
}

/// The symbol that begins at a place, and the place behind it.
pub fn whole_symbol(start: Cursor<'_>) -> Option<(DocumentSymbol, Cursor<'_>)> {
    let rest = start.rest();
    let series = rest.get(..rest.find(|c: char| !c.is_ascii_alphanumeric())?)?;
    let known = SERIES
        .iter()
        .find(|known| series.eq_ignore_ascii_case(known))?;
    // Short series in small letters are paths and abbreviations (a/b/c).
    if known.len() < 3 && series != *known {
        return None;
    }
    let (symbol, end) = symbol(start)?;
    // A/4 is a paper size: a symbol has two strokes at least.
    let components: Vec<&str> = symbol.split('/').collect();
    let is_symbol = components.len() >= 3
        && components.iter().all(|component| !component.is_empty())
        && symbol.contains(|c: char| c.is_ascii_digit());
    is_symbol.then_some((DocumentSymbol(symbol), end))
}

fn citation(
    range: Range<usize>,
    list: u32,
    symbol: &DocumentSymbol,
    locator: Locator,
    elements: Vec<Element>,
    language: Language,
) -> Citation {
    Citation {
        range,
        list,
        reference: Reference::Document {
            symbol: symbol.clone(),
            locator,
        },
        certainty: Certainty::Explicit,
        language,
        elements,
    }
}

/// The symbol without white space and in the series' own capitals, and the place behind it.
fn symbol(start: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let mut symbol = String::new();
    let mut at = start;
    loop {
        let rest = at.rest();
        let length = rest
            .find(|c: char| {
                !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '(' | ')'))
            })
            .unwrap_or(rest.len());
        let piece = rest.get(..length)?;
        // Brackets belong to a symbol only around a year of the Security Council's.
        let piece = piece.split(['(', ')']).next().unwrap_or(piece);
        symbol.push_str(piece);
        at = at.advanced(piece.len());
        // A symbol broken behind a stroke, or a joint one behind its hyphen.
        let is_the_conferences = symbol
            .get(..4)
            .is_some_and(|series| series.eq_ignore_ascii_case("CTOC"));
        let broken = at.rest().starts_with(' ')
            && (is_the_conferences && at.skip_spaces().rest().starts_with('/')
                || symbol.ends_with('/')
                || symbol.ends_with('-')
                || (symbol.ends_with('.')
                    && at
                        .skip_spaces()
                        .rest()
                        .starts_with(|c: char| c.is_ascii_digit())
                    && symbol.ends_with("AC.")));
        if !broken {
            break;
        }
        let next = at.skip_spaces();
        let continues = if symbol.ends_with('-') {
            next.rest().starts_with("CTOC/")
        } else {
            next.rest()
                .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
        };
        if !continues {
            break;
        }
        at = next;
    }
    // A second symbol behind the hyphen, or a range mark that is not the symbol's.
    if let Some(hyphen) = symbol.find('-')
        && !symbol.get(hyphen + 1..)?.contains('/')
    {
        let cut = symbol.len() - hyphen;
        symbol.truncate(hyphen);
        at = Cursor::new(at.text, at.at - cut);
    }
    let trimmed = symbol.trim_end_matches(['.', '-', '/']).len();
    at = Cursor::new(at.text, at.at - (symbol.len() - trimmed));
    symbol.truncate(trimmed);
    if symbol.bytes().any(|byte| byte.is_ascii_lowercase())
        && symbol.starts_with(|c: char| c.is_ascii_lowercase())
    {
        symbol = in_capitals(&symbol);
    }
    Some((symbol, at))
}

/// ctoc/cop/2006/7/rev.1 as CTOC/COP/2006/7/Rev.1
fn in_capitals(symbol: &str) -> String {
    symbol
        .split('/')
        .map(|component| {
            let lower = component.to_ascii_lowercase();
            match ["rev.", "add.", "corr."]
                .iter()
                .find(|known| lower.starts_with(*known))
            {
                Some(known) => {
                    let (first, rest) = known.split_at(1);
                    format!(
                        "{}{rest}{}",
                        first.to_ascii_uppercase(),
                        component.get(known.len()..).unwrap_or_default()
                    )
                }
                None => component.to_ascii_uppercase(),
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}
