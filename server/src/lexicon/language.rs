//! The languages that citations are written in.

/// The language that a citation is written in; its provision is shown in the corpus's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Simplified or Traditional.
    #[default]
    Chinese,
    English,
    French,
    Spanish,
    Russian,
    Arabic,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 6] = [
        Language::Chinese,
        Language::English,
        Language::French,
        Language::Spanish,
        Language::Russian,
        Language::Arabic,
    ];

    /// Its BCP 47 tag, as data files have it: `zh`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh",
            Language::English => "en",
            Language::French => "fr",
            Language::Spanish => "es",
            Language::Russian => "ru",
            Language::Arabic => "ar",
        }
    }
}
