//! Texts in Traditional characters: telling them, and writing what is inserted into them.
//!
//! A Simplified character of GB 2312 has the first of the Traditional ones that OpenCC's `STCharacters` (Apache License
//! 2.0) has for it, where the table of the text's room reads it back: mostly the first of that table, and
//! `simplified.txt` has those that have another one, or stay as they are. Which of several it is depends on the word: of
//! OpenCC's `STPhrases` those words are known that the compilations have.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::traditional;

/// The Traditional character for each Simplified one.
fn pairs() -> HashMap<char, char> {
    let mut pairs = HashMap::new();
    for (traditional, simplified) in traditional::all() {
        pairs.entry(simplified).or_insert(traditional);
    }
    let others = include_str!("simplified.txt").chars();
    let mut others = others.filter(|c| !c.is_whitespace());
    pairs.extend(std::iter::from_fn(|| others.next().zip(others.next())));
    pairs
}

/// Words in which a character has another Traditional one than elsewhere, the longest first.
const WORDS: [(&str, &str); 26] = [
    ("联系方式", "聯繫方式"),
    ("签署国", "簽署國"),
    ("一并", "一併"),
    ("上游", "上游"),
    ("公布", "公佈"),
    ("关系", "關係"),
    ("制作", "製作"),
    ("制造", "製造"),
    ("周期", "週期"),
    ("录制", "錄製"),
    ("研制", "研製"),
    ("编制", "編製"),
    ("批准", "批准"),
    ("核准", "核准"),
    ("准许", "准許"),
    ("汇总", "彙總"),
    ("汇报", "彙報"),
    ("汇编", "彙編"),
    ("注明", "註明"),
    ("脚注", "腳註"),
    ("重复", "重複"),
    ("签署", "簽署"),
    ("系指", "係指"),
    ("联系", "聯繫"),
    ("若干", "若干"),
    ("颁布", "頒布"),
];

/// A Simplified text in Traditional characters, one for each.
pub fn traditional(text: &str) -> String {
    static PAIRS: OnceLock<HashMap<char, char>> = OnceLock::new();
    let pairs = PAIRS.get_or_init(pairs);
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word = WORDS.iter().find(|(word, _)| rest.starts_with(word));
        let behind = match word {
            Some((word, traditional)) => {
                written.push_str(traditional);
                rest.get(word.len()..)
            }
            None => {
                written.push(pairs.get(&c).copied().unwrap_or(c));
                rest.get(c.len_utf8()..)
            }
        };
        rest = behind.unwrap_or_default();
    }
    written
}

/// Whether a text is in Traditional characters, as far as its characters tell.
pub fn is_traditional(text: &str) -> bool {
    const LEAST: usize = 2;
    text.chars()
        .filter(|c| traditional::is_traditional(*c))
        .take(LEAST)
        .count()
        == LEAST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::Language;
    use crate::corpus::embedded;

    #[test]
    fn a_simplified_text_is_written_in_traditional_characters_and_read_back() {
        let text =
            "各国应当酌情编制议题文件，录制证人的证词，并批准或答复关于标准的请求，以便尽快汇编";
        assert_eq!(
            traditional(text),
            "各國應當酌情編製議題文件，錄製證人的證詞，並批准或答復關於標準的請求，以便盡快彙編"
        );
        let back: String = traditional(text)
            .chars()
            .map(traditional::simplified)
            .collect();
        assert_eq!(back, text);
        assert!(is_traditional("各國應當") && !is_traditional("各国应当"));
    }

    #[test]
    fn a_simplified_character_has_one_traditional_one_that_is_read_back() {
        let pairs = pairs();
        for (simplified, expected) in [('东', '東'), ('历', '歷'), ('布', '布'), ('台', '臺')]
        {
            assert_eq!(pairs.get(&simplified), Some(&expected), "{simplified}");
        }
        for (simplified, traditional) in &pairs {
            assert_eq!(traditional::simplified(*traditional), *simplified);
        }
        let written = pairs.iter().filter(|(one, other)| one != other).count();
        assert_eq!(written, 2302);
    }

    /// What the grammar folds of Traditional writing has to reach to every name of the register.
    #[test]
    fn bodies_are_known_by_their_names_in_traditional_characters() {
        let corpus = embedded::corpus();
        let named = |text: &str| {
            let read = corpus.recogniser.recognise_where(text, false);
            let named = read.mentions.into_iter().map(|mention| mention.named);
            named.collect::<Vec<_>>()
        };
        for (_, body) in corpus.lexicon.bodies() {
            for name in body.names.of(Language::COMPILATION) {
                let sentence = format!("根据{name}第1/1号决议，");
                let written = traditional(&sentence);
                assert_eq!(named(&written), named(&sentence), "{written}");
            }
        }
    }
}
