//! Character references of HTML (`&nbsp;`, `&#x7b2c;`), as far as they can stand in a citation.

/// Bytes of the longest one that is looked for, with both ends.
const LONGEST: usize = 24;

/// Those of spaces, dashes and marks, by name.
const NAMED: [(&str, &str); 32] = [
    ("nbsp", "\u{a0}"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("NonBreakingSpace", "\u{a0}"),
    ("numsp", "\u{2007}"),
    ("puncsp", "\u{2008}"),
    ("hairsp", "\u{200a}"),
    ("shy", "\u{ad}"),
    ("zwnj", "\u{200c}"),
    ("zwj", "\u{200d}"),
    ("ZeroWidthSpace", "\u{200b}"),
    ("NoBreak", "\u{2060}"),
    ("lrm", "\u{200e}"),
    ("rlm", "\u{200f}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hyphen", "-"),
    ("sol", "/"),
    ("period", "."),
    ("comma", ","),
    ("colon", ":"),
    ("lpar", "("),
    ("rpar", ")"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("quot", "\""),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
];

/// The reference that a text begins with: its length in bytes, and what it stands for.
pub fn decode(text: &str) -> Option<(usize, String)> {
    let name = text.strip_prefix('&')?;
    let length = name.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = name.get(..length)?;
    let meaning = match name.strip_prefix('#') {
        Some(number) => {
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?.to_string()
        }
        None => NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, meaning)| (*meaning).to_owned())?,
    };
    Some((length + 2, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_what_it_stands_for() {
        for (text, expected) in [
            ("&nbsp;七", Some((6, "\u{a0}"))),
            ("&#x7b2c;", Some((8, "第"))),
            ("&#31532;", Some((8, "第"))),
            ("&unheard;", None),
            ("&#x110000;", None),
            ("&amp", None),
            ("& ;", None),
            ("a", None),
        ] {
            let expected = expected.map(|(length, meaning)| (length, meaning.to_owned()));
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
