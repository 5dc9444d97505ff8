//! The keywords of our comments.

/// What a comment exempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Line,
    NextLine,
    NextParagraph,
    Begin,
    End,
    File,
}

const KEYWORDS: [(&str, Effect); 13] = [
    ("ignore-line", Effect::Line),
    ("ignore-next-line", Effect::NextLine),
    ("ignore-next-paragraph", Effect::NextParagraph),
    ("ignore-begin", Effect::Begin),
    ("ignore-end", Effect::End),
    ("ignore-file", Effect::File),
    ("忽略本行", Effect::Line),
    ("忽略下一行", Effect::NextLine),
    ("忽略下一段", Effect::NextParagraph),
    ("忽略开始", Effect::Begin),
    ("忽略结束", Effect::End),
    ("忽略全文", Effect::File),
    ("忽略本文件", Effect::File),
];

impl Effect {
    /// The keyword that is written for it.
    pub fn keyword(self) -> &'static str {
        KEYWORDS
            .iter()
            .find(|(_, effect)| *effect == self)
            .map_or("", |(keyword, _)| keyword)
    }
}

/// The keywords that a document's subject is declared with.
const SUBJECT: [&str; 2] = ["subject", "主题"];

/// Whether a keyword declares what the document is about.
pub fn is_subject(written: &str) -> bool {
    SUBJECT.contains(&written)
}

/// What a keyword stands for.
pub fn effect(written: &str) -> Option<Effect> {
    KEYWORDS
        .iter()
        .find(|(keyword, _)| *keyword == written)
        .map(|(_, effect)| *effect)
}

/// Whether a word that is no keyword was meant to be one; other comments are a person's own.
pub fn is_meant(written: &str) -> bool {
    written.starts_with("ignore")
        || written.starts_with("忽略")
        || KEYWORDS
            .iter()
            .map(|(keyword, _)| keyword)
            .chain(&SUBJECT)
            .any(|keyword| keyword.is_ascii() && strsim::osa_distance(keyword, written) <= 2)
}
