//! Citations by document symbol.
//!
//! ```text
//! document = symbol [ "号文件" ] [ locators ] *( list-mark ("Corr." / "Add." / "Rev.") number )
//!          / "(" symbol ")" locators
//! further  = document *( ( ";" / cell ) locators )
//! ```
//!
//! What a symbol is stands in [`symbol`](super::symbol); what follows one is read in Chinese words
//! first and then in those of the alphabetic languages.

use std::ops::Range;

use super::alphabetic::{self, Setting};
use super::chinese;
use super::cursor::Cursor;
use super::symbol::Symbols;
use super::{
    Certainty, Citation, DocumentSymbol, Element, ElementKind, Language, Locator, Reference,
};

/// Reads the symbol around a stroke at the cursor, with what follows it.
pub fn document(
    symbols: &Symbols,
    stroke: Cursor<'_>,
    list: u32,
    from: usize,
    setting: &Setting<'_>,
) -> Option<(Vec<Citation>, usize)> {
    let before = stroke.before().get(from..)?;
    // CTOC / COP: spaces of a bad conversion.
    let spaced = before.trim_end_matches(' ');
    let before = if symbols.ends_with_own(spaced) {
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
    // A dash is no hyphen: ——CTOC/COP/2008/7, under a quotation.
    let is_hyphenated = start.before().strip_suffix('-').is_some_and(|before| {
        before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_'))
    });
    // 七.20＝CTOC/COP/…: no value of an address.
    let is_a_value = start.before().strip_suffix('=').is_some_and(|name| {
        name.is_empty() || name.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    });
    if word == 0
        || is_hyphenated
        || is_a_value
        || start.before().ends_with(|c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '@' | '_' | '\\' | '?' | '&' | '#')
        })
    {
        return None;
    }
    let (head, end) = symbols.whole_symbol(start)?;
    let mut citations = Vec::new();
    let mut base = head.0.clone();
    let element = Element {
        kind: ElementKind::Symbol,
        range: start.at..end.at,
    };
    // (CTOC/COP/WG.2/2013/5)第24段
    let bracketed = start
        .before()
        .ends_with('(')
        .then(|| chinese::behind_bracketed_symbol(end))
        .flatten();
    let begin = start.at - usize::from(bracketed.is_some());
    let (mut located, mut behind, language) =
        match bracketed.or_else(|| chinese::behind_symbol(end)) {
            Some((located, behind)) => {
                // Bare numbers are in no language: those of the paragraph.
                let is_bare = end
                    .rest()
                    .get(..behind.at - end.at)
                    .is_some_and(str::is_ascii);
                let language = if is_bare {
                    setting.language()
                } else {
                    chinese::LANGUAGE
                };
                (located, behind, language)
            }
            None => alphabetic::behind_symbol(end, setting)
                .unwrap_or_else(|| (Vec::new(), end, setting.language())),
        };
    if !located.is_empty() {
        while let Some((more, end)) = chinese::further_paragraphs(behind) {
            located.extend(more);
            behind = end;
        }
    }
    let mut located = located.into_iter();
    let first = located.next();
    let mut range = begin..end.at;
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
    while let Some(mark) =
        chinese::list_mark(behind).or_else(|| alphabetic::list_mark(behind, language))
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
