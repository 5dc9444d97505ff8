//! Which editions `compilation.toml` lists, before anything of it is read.

use serde::Deserialize;

use crate::corpus::CorpusFile;

/// The beginning of `compilation.toml`, before any table.
#[derive(Deserialize)]
struct Beginning {
    editions: Vec<String>,
}

/// The folder of the first edition that `compilation.toml` lists; `None` where it lists none, or nothing can be read.
pub(super) fn first(files: &[CorpusFile]) -> Option<String> {
    let mut files = files.iter();
    let data = files.find(|file| file.path == "compilation.toml")?;
    let lines = data.text.split_inclusive('\n');
    let beginning: String = lines
        .take_while(|line| !line.trim_start().starts_with('['))
        .collect();
    let beginning: Beginning = toml::from_str(&beginning).ok()?;
    beginning.editions.into_iter().next()
}
