//! What is wrong with a quotation, where words come from, and what can be done about it.

use crate::corpus::{Corpus, ProvisionIndex};
use crate::messages::{Locale, shorten};
use crate::resolve::{Fix, Stretch};
use crate::search::Nearness;

/// Characters shown on either side of a change.
const CONTEXT: usize = 10;
/// Characters of a quotation in the title of a fix.
const TITLE: usize = 24;

/// The reason, in one or two sentences.
pub fn misquoted(
    locale: Locale,
    corpus: &Corpus,
    cited: &[ProvisionIndex],
    difference: &[Stretch],
    found: &[ProvisionIndex],
) -> String {
    let named = cited_in_words(locale, corpus, cited);
    if !found.is_empty() {
        let holders = names(locale, corpus, found);
        return sentence!(
            locale,
            "{named}中没有这段引文；它出自{holders}。",
            "These words are not in {named}; they are from {holders}."
        );
    }
    if difference.is_empty() {
        return sentence!(
            locale,
            "{named}中没有这段引文。",
            "These words are not in {named}."
        );
    }
    let shown = marked(difference);
    sentence!(
        locale,
        "引文与{named}的原文不符：{shown}（【引文→原文】）。",
        "Not the words of {named}: {shown} (【as quoted→as it stands】)."
    )
}

/// The quotation with what differs as 【引文→原文】, what is the same cut short.
fn marked(difference: &[Stretch]) -> String {
    let mut shown = String::new();
    for (position, stretch) in difference.iter().enumerate() {
        match stretch {
            Stretch::Changed { written, original } => {
                shown.push_str(&format!("【{written}→{original}】"));
            }
            Stretch::Elided if shown.ends_with('…') => {}
            Stretch::Elided => shown.push('…'),
            Stretch::Same(text) => {
                let is_change =
                    |stretch: Option<&Stretch>| matches!(stretch, Some(Stretch::Changed { .. }));
                let before = position
                    .checked_sub(1)
                    .is_some_and(|before| is_change(difference.get(before)));
                let behind = is_change(difference.get(position + 1));
                let characters: Vec<char> = text.chars().collect();
                let head = if before { CONTEXT } else { 0 };
                let tail = if behind { CONTEXT } else { 0 };
                if characters.len() <= head + tail + 1 {
                    shown.push_str(text);
                    continue;
                }
                shown.extend(characters.iter().take(head));
                if !shown.ends_with('…') {
                    shown.push('…');
                }
                shown.extend(characters.iter().skip(characters.len() - tail));
            }
        }
    }
    shown
}

/// A.七.21, A.七.21 to A.七.23, A.七.21 and 3 others
fn cited_in_words(locale: Locale, corpus: &Corpus, cited: &[ProvisionIndex]) -> String {
    let name = |index: Option<&ProvisionIndex>| {
        index
            .and_then(|index| corpus.provisions.get(*index))
            .map(|provision| provision.id.to_string())
            .unwrap_or_default()
    };
    match cited {
        [] | [_] => name(cited.first()),
        [first, second] => sentence!(
            locale,
            "{first}和{second}",
            "{first} and {second}",
            first = name(Some(first)),
            second = name(Some(second)),
        ),
        [first, .., last] => sentence!(
            locale,
            "{first}至{last}",
            "{first} to {last}",
            first = name(Some(first)),
            last = name(Some(last)),
        ),
    }
}

fn names(locale: Locale, corpus: &Corpus, provisions: &[ProvisionIndex]) -> String {
    let names: Vec<String> = provisions
        .iter()
        .filter_map(|index| corpus.provisions.get(*index))
        .map(|provision| provision.id.to_string())
        .collect();
    names.join(locale.pick("、", ", "))
}

/// A provision's words stand here without a citation.
pub fn uncited(locale: Locale, corpus: &Corpus, provision: ProvisionIndex) -> String {
    let name = names(locale, corpus, &[provision]);
    sentence!(
        locale,
        "这段文字是{name}的原文，但本段没有援引它。",
        "These are the words of {name}, and nothing in this paragraph cites it."
    )
}

/// 按原文改正：“…”, 用A.七.21的原文替换：“…” where the quotation is not like it; where the fix cites another
/// provision `None`.
pub fn exact_words_title(
    locale: Locale,
    corpus: &Corpus,
    cited: &[ProvisionIndex],
    difference: &[Stretch],
    fix: &Fix,
) -> Option<String> {
    if fix.target.is_some() {
        return None;
    }
    let words = shorten(&fix.becomes, TITLE);
    if difference.is_empty() {
        let named = cited_in_words(locale, corpus, cited);
        return Some(sentence!(
            locale,
            "用{named}的原文替换：“{words}”",
            "Replace with the text of {named}: “{words}”"
        ));
    }
    Some(sentence!(
        locale,
        "按原文改正：“{words}”",
        "Correct to the exact words: “{words}”"
    ))
}

/// 援引A.七.20（逐字相同）
pub fn cite_title(
    locale: Locale,
    corpus: &Corpus,
    provision: ProvisionIndex,
    nearness: Nearness,
) -> String {
    let name = names(locale, corpus, &[provision]);
    let nearness = nearness_in_words(locale, nearness);
    sentence!(
        locale,
        "援引{name}（{nearness}）",
        "Cite {name} ({nearness})"
    )
}

/// How near a source is.
pub fn nearness_in_words(locale: Locale, nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::Exact => locale.pick("逐字相同", "word for word"),
        Nearness::Near => locale.pick("措辞相近", "in similar words"),
        Nearness::Substance => locale.pick("仅有部分用语相同", "only some words in common"),
    }
}

/// 插入A.七.20的原文（独立引文）
pub fn quote_title(locale: Locale, corpus: &Corpus, provisions: &[ProvisionIndex]) -> String {
    let name = cited_in_words(locale, corpus, provisions);
    sentence!(
        locale,
        "插入{name}的原文（独立引文）",
        "Insert the text of {name} as a block quotation"
    )
}
