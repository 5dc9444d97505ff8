//! What begins a paragraph in a text of any markup, and in one without.

use super::Shape;

/// What a line of plain text is to its paragraph: people borrow headings and tables from markup.
pub fn shape(line: &str) -> Shape {
    if line.trim_start().starts_with(['#', '|', '=']) {
        Shape::Alone
    } else {
        Shape::Text
    }
}

/// A list item as people write it: 1. …, 1、…, 一、…, •. `七.20`, `(b)项` and `2段` can be the rest
/// of a wrapped citation and are none.
pub fn begins(line: &str) -> bool {
    let content = line.trim_start();
    match content.chars().next() {
        Some('•' | '·' | '○' | '●') => true,
        Some(c) if c.is_ascii_digit() => {
            let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with('、') || rest.starts_with(". ") || rest.starts_with(") ")
        }
        Some(c) if is_numeral(c) => {
            let rest = content.trim_start_matches(is_numeral);
            rest.starts_with('、') || rest.starts_with(". ")
        }
        _ => false,
    }
}

/// What people borrow from markup in plain text: `- …`, `* …`, `# …`, `| … |`.
pub fn begins_markup(line: &str) -> bool {
    let content = line.trim_start();
    let mut characters = content.chars();
    match characters.next() {
        Some('#' | '|' | '\\' | '=' | '<') => true,
        Some('-' | '*' | '+') => characters.next().is_none_or(char::is_whitespace),
        _ => false,
    }
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}
