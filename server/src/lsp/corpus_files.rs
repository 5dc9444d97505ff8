//! The corpus as files that an editor can open: those of a configured folder, or read-only
//! copies of the built-in ones under the user's cache folder, named by their content.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};
use tower_lsp::lsp_types as lsp;

use super::convert::to_range;
use crate::corpus::{Corpus, FileIndex, Place};
use crate::features::references::{CorpusReference, corpus_references};
use crate::text::{Encoding, Text};

/// Where a corpus's files are.
pub struct CorpusFiles {
    corpus: Arc<Corpus>,
    /// The configured folder; `None` for the built-in corpus.
    folder: Option<PathBuf>,
    /// The addresses of the files, and their texts for positions; made on first use.
    opened: OnceLock<Vec<(Option<lsp::Url>, Text)>>,
    /// The corpus's own citations; looked for on first use.
    references: OnceLock<Vec<CorpusReference>>,
}

impl CorpusFiles {
    pub fn new(corpus: Arc<Corpus>, folder: Option<PathBuf>) -> CorpusFiles {
        CorpusFiles {
            corpus,
            folder,
            opened: OnceLock::new(),
            references: OnceLock::new(),
        }
    }

    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// All citations in the corpus itself.
    pub fn references(&self) -> &[CorpusReference] {
        self.references
            .get_or_init(|| corpus_references(&self.corpus))
    }

    /// The configured folder; `None` for the built-in corpus.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// A place as an editor opens it; `None` where the copy could not be written.
    pub fn location(&self, place: &Place, encoding: Encoding) -> Option<lsp::Location> {
        let (uri, text) = self.opened().get(place.file)?;
        Some(lsp::Location {
            uri: uri.clone()?,
            range: to_range(text, &place.range, encoding),
        })
    }

    /// The number of the file that has this address.
    pub fn file_of(&self, uri: &lsp::Url) -> Option<FileIndex> {
        // Other documents are told apart without making the copies.
        if uri.scheme() != "file" || !self.could_be_ours(uri) {
            return None;
        }
        self.opened()
            .iter()
            .position(|(known, _)| known.as_ref() == Some(uri))
    }

    fn could_be_ours(&self, uri: &lsp::Url) -> bool {
        self.corpus
            .files
            .iter()
            .any(|file| uri.path().ends_with(&format!("/{}", file.path)))
    }

    fn opened(&self) -> &[(Option<lsp::Url>, Text)] {
        self.opened.get_or_init(|| {
            let folder = match &self.folder {
                Some(folder) => Ok(folder.clone()),
                None => write_copies(&self.corpus),
            };
            if let Err(error) = &folder {
                tracing::error!("the corpus cannot be opened in the editor: {error}");
            }
            self.corpus
                .files
                .iter()
                .map(|file| {
                    let path = folder.as_ref().ok().map(|folder| folder.join(&file.path));
                    let uri = path.and_then(|path| lsp::Url::from_file_path(path).ok());
                    (uri, Text::new(&file.text))
                })
                .collect()
        })
    }
}

/// Writes what is not there yet; the folder that holds the copies.
fn write_copies(corpus: &Corpus) -> io::Result<PathBuf> {
    let mut hash = Sha256::new();
    for file in &corpus.files {
        hash.update(file.path.as_bytes());
        hash.update([0]);
        hash.update(file.text.as_bytes());
        hash.update([0]);
    }
    let name: String = hash
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let cache = dirs::cache_dir()
        .ok_or_else(|| io::Error::other("there is no cache folder for this user"))?;
    let folder = cache
        .join("yuanyin")
        .join(format!("{}-{name}", corpus.name));
    for file in &corpus.files {
        write_copy(&folder.join(&file.path), &file.text)?;
    }
    Ok(folder)
}

/// Writes a read-only file in one step, unless the same text stands there already.
fn write_copy(path: &Path, text: &str) -> io::Result<()> {
    if std::fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    let folder = path.parent().ok_or_else(|| io::Error::other("no folder"))?;
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    let mut permissions = file.as_file().metadata()?.permissions();
    permissions.set_readonly(true);
    file.as_file().set_permissions(permissions)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_written_once_and_mended_when_it_is_not_the_corpus() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zh/part-a.md");
        write_copy(&path, "七").unwrap();
        assert!(path.metadata().unwrap().permissions().readonly());
        write_copy(&path, "八").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "八");
    }
}
