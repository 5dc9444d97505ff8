//! Corpus text as Markdown that shows exactly the words of the text, and the way back to plain text.

/// Escapes what Markdown would read as markup, so that `*` and `_` of the text stay visible.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A line that begins with a label (`20. `) must not become a list of its own. A no-break space
/// behind the full stop prevents that; a backslash would too, and many editors would show it.
pub fn escape_line(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let behind_number = escaped.get(digits..).unwrap_or_default();
    match behind_number.strip_prefix(". ") {
        Some(rest) if digits > 0 => {
            let number = escaped.get(..digits).unwrap_or_default();
            format!("{number}.{NO_BREAK_SPACE}{rest}")
        }
        _ => escaped,
    }
}

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

    #[test]
    fn a_label_is_no_list_and_no_character_is_markup() {
        for (text, markdown) in [
            ("20. 各国", "20.\u{a0}各国"),
            ("(b) 甲_乙_", "(b) 甲\\_乙\\_"),
            ("2013年10月", "2013年10月"),
            ("3.5%", "3.5%"),
            (". 无", ". 无"),
        ] {
            assert_eq!(escape_line(text), markdown);
        }
    }
}
