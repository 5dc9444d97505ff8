//! Names by language.

use super::Language;

/// What something is called in each language, in the order of the data; nothing where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<(Language, Vec<String>)>);

impl Names {
    /// Languages without names may be among them.
    pub fn new(names: impl IntoIterator<Item = (Language, Vec<String>)>) -> Self {
        Names(
            names
                .into_iter()
                .filter(|(_, names)| !names.is_empty())
                .collect(),
        )
    }

    /// The names in a language.
    pub fn of(&self, language: Language) -> &[String] {
        self.0
            .iter()
            .find(|(known, _)| *known == language)
            .map_or(&[], |(_, names)| names)
    }

    /// Every name with its language.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0
            .iter()
            .flat_map(|(language, names)| names.iter().map(|name| (*language, name.as_str())))
    }
}

/// How a name is written in each language where the program writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed(Vec<(Language, String)>);

impl Printed {
    /// One form for each language that has one.
    pub fn new(forms: impl IntoIterator<Item = (Language, Option<String>)>) -> Self {
        Printed(
            forms
                .into_iter()
                .filter_map(|(language, form)| Some((language, form?)))
                .collect(),
        )
    }

    /// The form in a language; `None` where the data has none.
    pub fn of(&self, language: Language) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| *known == language)
            .map(|(_, form)| form.as_str())
    }
}
