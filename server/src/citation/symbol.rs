//! The symbols of documents: CTOC/COP/WG.2/2013/5.
//!
//! ```text
//! symbol   = series *( "/" component ) [ "-" symbol ]     ; spaces of a bad conversion allowed behind / and -
//! ```

use super::DocumentSymbol;
use super::cursor::Cursor;

/// What the symbols of the United Nations' organs begin with.
pub(crate) const SERIES: [&str; 18] = [
    "CTOC", "CAC", "A", "E", "S", "ST", "T", "FCCC", "UNEP", "TD", "CCPR", "CERD", "CEDAW", "CRC",
    "CAT", "HRI", "DP", "IDB",
];

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
