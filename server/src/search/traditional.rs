//! Traditional characters, for comparing words that are quoted in them.
//!
//! `traditional.txt` has pairs of a Traditional character and the Simplified one that is written for it, in the
//! order of the first ones. They are those of OpenCC's `TSCharacters` (Apache License 2.0) whose second is in
//! common use, where there are several the first of them, and some variants of Hong Kong, Macao and Taiwan.
//!
//! `simplified.txt` has the way back: the Simplified characters of GB 2312 with the first of the Traditional ones
//! that OpenCC's `STCharacters` has for them, where `traditional.txt` reads it back. Which of several it is depends on the word: of OpenCC's `STPhrases`
//! those words are known that the compilations have.

use std::sync::OnceLock;

/// The Simplified character that is written for a Traditional one; any other as it is.
pub fn simplified(c: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return c;
    }
    let pairs = pairs();
    match pairs.binary_search_by_key(&c, |(traditional, _)| *traditional) {
        Ok(at) => pairs.get(at).map_or(c, |(_, simplified)| *simplified),
        Err(_) => c,
    }
}

fn pairs() -> &'static [(char, char)] {
    static PAIRS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    PAIRS.get_or_init(|| read(include_str!("traditional.txt")))
}

fn read(pairs: &str) -> Vec<(char, char)> {
    let mut characters = pairs.chars().filter(|c| !c.is_whitespace());
    std::iter::from_fn(|| characters.next().zip(characters.next())).collect()
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
    static PAIRS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let pairs = PAIRS.get_or_init(|| read(include_str!("simplified.txt")));
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
                let known = pairs.binary_search_by_key(&c, |(simplified, _)| *simplified);
                let pair = known.ok().and_then(|at| pairs.get(at));
                written.push(pair.map_or(c, |(_, traditional)| *traditional));
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
        .filter(|c| simplified(*c) != *c)
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
    fn a_traditional_character_is_its_simplified_one() {
        let simplified: String = "專家應當考慮於衞生機構，abc"
            .chars()
            .map(simplified)
            .collect();
        assert_eq!(simplified, "专家应当考虑于卫生机构，abc");
    }

    #[test]
    fn a_simplified_text_is_written_in_traditional_characters_and_read_back() {
        let text =
            "各国应当酌情编制议题文件，录制证人的证词，并批准或答复关于标准的请求，以便尽快汇编";
        assert_eq!(
            traditional(text),
            "各國應當酌情編製議題文件，錄製證人的證詞，並批准或答復關於標準的請求，以便盡快彙編"
        );
        let back: String = traditional(text).chars().map(simplified).collect();
        assert_eq!(back, text);
        assert!(is_traditional("各國應當") && !is_traditional("各国应当"));
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

    #[test]
    fn the_pairs_are_in_order() {
        assert!(pairs().windows(2).all(|two| two[0].0 < two[1].0));
    }
}
