//! Corpus text as Markdown that shows exactly the words of the text, and the way back to plain text.

pub use crate::draft::{escape_markdown as escape, escape_markdown_line as escape_line};

const NO_BREAK_SPACE: char = '\u{a0}';

/// A hover's Markdown as plain text for a terminal: without escapes, emphasis and quotation marks.
pub fn plain(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        let line = line.trim_end();
        if line == "---" {
            plain.push_str("────\n");
            continue;
        }
        let line = match line.strip_prefix("> ") {
            Some(quoted) => {
                plain.push_str("  │ ");
                quoted
            }
            None => line,
        };
        let mut characters = line.chars().peekable();
        while let Some(c) = characters.next() {
            match c {
                '\\' => plain.extend(characters.next()),
                '*' if characters.peek() == Some(&'*') => {
                    characters.next();
                }
                NO_BREAK_SPACE => plain.push(' '),
                // Wide in an editor's font, one column in a terminal.
                '\u{2003}' => plain.push_str("  "),
                _ => plain.push(c),
            }
        }
        plain.push('\n');
    }
    plain.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_what_it_shows() {
        assert_eq!(
            plain("**A.七.20**  \n> 20.\u{a0}各国\n> \u{2003}(a) 甲\\*\n\n---\n\n又作"),
            "A.七.20\n  │ 20. 各国\n  │   (a) 甲*\n\n────\n\n又作"
        );
    }
}
