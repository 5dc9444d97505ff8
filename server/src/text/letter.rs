//! Which characters are letters, told at once for those that most texts are of.

/// Whether a character is a letter of any language, as [`char::is_alphabetic`] has it. (The general question costs more
/// than all the rest of a comparison: most letters of these texts are in a few blocks.)
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphabetic(),
        'А'..='я' | '\u{620}'..='\u{64A}' | '\u{4E00}'..='\u{9FEF}' => true,
        '\u{2000}'..='\u{206F}' | '\u{3008}'..='\u{3020}' | '\u{FF00}'..='\u{FF0F}' => false,
        '、' | '。' => false,
        _ => c.is_alphabetic(),
    }
}

/// Whether a character is a letter or a figure, as [`char::is_alphanumeric`] has it.
#[inline]
pub fn is_letter_or_figure(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// Whether nothing but the mark of a list's item stands before a place on its line.
pub fn begins_line(before: &str) -> bool {
    /// Bytes of the mark and the spaces around it.
    const LONGEST: usize = 12;
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.len() <= LONGEST && !line.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_letter_is_one_whichever_way_it_is_told() {
        for c in '\0'..=char::MAX {
            assert_eq!(super::is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(super::is_letter_or_figure(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
