//! The symbols of documents: CTOC/COP/WG.2/2013/5.
//!
//! ```text
//! symbol   = series *( "/" component ) [ "-" symbol ]     ; spaces of a bad conversion allowed behind / and -
//! ```

use super::DocumentSymbol;
use super::cursor::Cursor;
use crate::lexicon::Lexicon;

/// The series of symbols that are known.
pub struct Symbols {
    /// What symbols begin with, up to the first stroke.
    series: Vec<String>,
    /// What those of our own documents begin with, which are read where a bad conversion has put spaces into them, too.
    own: Vec<String>,
}

impl Symbols {
    pub fn new(lexicon: &Lexicon) -> Symbols {
        let mut series: Vec<String> = lexicon.symbol_series().map(str::to_owned).collect();
        series.sort_unstable();
        series.dedup();
        Symbols {
            series,
            own: lexicon.own_symbol_beginnings().map(str::to_owned).collect(),
        }
    }

    /// Whether a text ends with the series of our own documents.
    pub fn ends_with_own(&self, text: &str) -> bool {
        self.own
            .iter()
            .any(|own| text.ends_with(own.as_str()) || text.ends_with(&own.to_ascii_lowercase()))
    }

    fn begins_with_own(&self, symbol: &str) -> bool {
        self.own.iter().any(|own| {
            symbol
                .get(..own.len())
                .is_some_and(|series| series.eq_ignore_ascii_case(own))
        })
    }

    /// The symbol that begins at a place, and the place behind it.
    pub fn whole_symbol<'a>(&self, start: Cursor<'a>) -> Option<(DocumentSymbol, Cursor<'a>)> {
        let rest = start.rest();
        let series = rest.get(..rest.find(|c: char| !c.is_ascii_alphanumeric())?)?;
        let known = self
            .series
            .iter()
            .find(|known| series.eq_ignore_ascii_case(known))?;
        // Short series in small letters are paths and abbreviations (a/b/c).
        if known.len() < 3 && series != *known {
            return None;
        }
        let (symbol, end) = self.symbol(start)?;
        // A/4 is a paper size: a symbol has two strokes at least.
        let components: Vec<&str> = symbol.split('/').collect();
        let is_symbol = components.len() >= 3
            && components.iter().all(|component| !component.is_empty())
            && symbol.contains(|c: char| c.is_ascii_digit());
        is_symbol.then_some((DocumentSymbol(symbol), end))
    }

    /// The symbol without white space and in the series' own capitals, and the place behind it.
    fn symbol<'a>(&self, start: Cursor<'a>) -> Option<(String, Cursor<'a>)> {
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
            let is_own = self.begins_with_own(&symbol);
            let broken = at.rest().starts_with(' ')
                && (is_own && at.skip_spaces().rest().starts_with('/')
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
                self.begins_with_own(next.rest())
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
