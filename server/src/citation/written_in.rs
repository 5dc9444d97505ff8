//! The language that a long text is written in.

use super::Language;
use super::alphabetic::{chinese_characters, commonest};

/// Bytes of a text that are looked at.
const LOOKED_AT: usize = 64 << 10;

/// Of the commonest words of a language there have to be so many before anything is said.
const FEWEST: usize = 20;

/// The language that a text is written in, by its letters and its commonest words; `None` where it is too short, or
/// mixed, so that nobody could say.
pub fn written_in(text: &str) -> Option<Language> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end)?;
    let chinese = chinese_characters(text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count() - chinese;
    // A Chinese character says as much as three letters.
    if chinese >= FEWEST && chinese * 3 > letters {
        return Some(Language::COMPILATION);
    }
    let mut counts = commonest(text);
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let (most, language) = counts.first().copied()?;
    let next = counts.get(1).map_or(0, |(count, _)| *count);
    (most >= FEWEST && most > next * 3 / 2).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_known_by_its_letters_and_its_commonest_words() {
        let written = |sentence: &str| {
            written_in(&sentence.repeat(20)).map(|language| language.tag().to_owned())
        };
        for (tag, sentence) in [
            ("zh", "各国应当指定一个中央机关，并通知秘书处。"),
            (
                "en",
                "Each State is to designate an authority for the purposes of the Convention. ",
            ),
            (
                "fr",
                "Chaque État désigne une autorité pour les fins de la Convention et des protocoles. ",
            ),
            (
                "es",
                "Cada Estado designará una autoridad para los fines de la Convención y de los protocolos. ",
            ),
            (
                "ru",
                "Каждое государство назначает орган для целей Конвенции и протоколов к ней. ",
            ),
            (
                "ar",
                "تعين كل دولة سلطة لأغراض الاتفاقية وفي البروتوكولات التي على الدول من أجلها. ",
            ),
        ] {
            assert_eq!(written(sentence).as_deref(), Some(tag));
        }
        assert_eq!(written_in("一个"), None);
        assert_eq!(written_in("of the"), None);
        assert_eq!(written_in(""), None);
    }
}
