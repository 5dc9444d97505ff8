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

/// How many letters of ASCII a text begins with.
#[inline]
pub fn letters_of_ascii(bytes: &[u8]) -> usize {
    const CAPITAL_OR_SMALL: u64 = u64::from_ne_bytes([0x20; 8]);
    letters_from_a_to_z(bytes, CAPITAL_OR_SMALL)
}

/// How many small letters of ASCII a text begins with.
#[inline]
pub fn small_letters_of_ascii(bytes: &[u8]) -> usize {
    letters_from_a_to_z(bytes, 0)
}

/// The same of letters that are small ones with some bits.
#[inline]
fn letters_from_a_to_z(bytes: &[u8], bits: u64) -> usize {
    const EIGHT: usize = 8;
    /// The highest bit of each byte, and the others.
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    const LOW: u64 = !HIGH;
    /// What brings a and the character behind z to the highest bit.
    const FROM_A: u64 = u64::from_ne_bytes([0x80 - b'a'; 8]);
    const BEHIND_Z: u64 = u64::from_ne_bytes([0x80 - b'z' - 1; 8]);
    let mut length = 0;
    let mut rest = bytes;
    while let Some((eight, behind)) = rest.split_first_chunk::<EIGHT>() {
        let written = u64::from_le_bytes(*eight);
        let low = (written | bits) & LOW;
        let others = (!(low + FROM_A) | (low + BEHIND_Z) | written) & HIGH;
        if others != 0 {
            return length + others.trailing_zeros() as usize / 8;
        }
        length += EIGHT;
        rest = behind;
    }
    let bits = bits as u8;
    let letters = rest
        .iter()
        .take_while(|byte| (**byte | bits).is_ascii_lowercase());
    length + letters.count()
}

#[cfg(test)]
mod tests {
    /// Whatever stands behind, however far.
    #[test]
    fn letters_of_ascii_are_counted_as_they_are_told() {
        for letters in 0..20 {
            for behind in 0..=u8::MAX {
                let capitals: Vec<u8> = (b'A'..=b'Z').cycle().skip(letters).take(letters).collect();
                for mut text in [capitals.to_ascii_lowercase(), capitals] {
                    text.extend([behind, b'a', b'Z', behind, b'm', b'n', b'o', b'p', b'q']);
                    let count = |is_one: fn(&u8) -> bool| {
                        text.iter().take_while(|byte| is_one(byte)).count()
                    };
                    let told = super::letters_of_ascii(&text);
                    assert_eq!(told, count(u8::is_ascii_alphabetic), "{text:?}");
                    let told = super::small_letters_of_ascii(&text);
                    assert_eq!(told, count(u8::is_ascii_lowercase), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn a_letter_is_one_whichever_way_it_is_told() {
        for c in '\0'..=char::MAX {
            assert_eq!(super::is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(super::is_letter_or_figure(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
