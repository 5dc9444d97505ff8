//! The compilation that the binary carries, so that nothing needs configuring.

use std::sync::{Arc, OnceLock};

use crate::corpus::{Corpus, CorpusFile, read};

/// The folder's name under `corpus/`.
pub const NAME: &str = "technical-assistance";

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("../../../corpus/technical-assistance/", $path)))),*]
    };
}

/// Paths relative to the compilation's folder, with their texts.
const FILES: [(&str, &str); 13] = files![
    "compilation.toml",
    "register.toml",
    "treaties.toml",
    "terms.toml",
    "zh/edition.toml",
    "zh/errata.toml",
    "zh/treaties.toml",
    "zh/front-matter.md",
    "zh/introduction.md",
    "zh/part-a.md",
    "zh/part-b.md",
    "zh/index.md",
    "zh/back-matter.md",
];

/// The default compilation, read on first use (about a millisecond) and then shared.
pub fn corpus() -> Arc<Corpus> {
    static CORPUS: OnceLock<Arc<Corpus>> = OnceLock::new();
    Arc::clone(CORPUS.get_or_init(|| {
        let (corpus, _) = read(NAME, "zh", files());
        Arc::new(corpus)
    }))
}

/// The default compilation, read anew: to be read with others.
pub fn read_again() -> Corpus {
    read(NAME, "zh", files()).0
}

/// Its files.
pub fn files() -> Vec<CorpusFile> {
    FILES
        .iter()
        .map(|(path, text)| CorpusFile {
            path: (*path).to_owned(),
            text: Arc::from(*text),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::corpus::check::check;

    #[test]
    fn the_default_compilation_is_without_problems() {
        let (corpus, mut problems) = super::read(super::NAME, "zh", super::files());
        problems.extend(check(&corpus));
        // The received text is not embedded; its errata are checked by `corpus check` and `fidelity`.
        assert_eq!(problems, []);
    }
}
