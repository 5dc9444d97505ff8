//! Read-only copies of the built-in corpus under the user's cache folder, named by their content,
//! for editors to open.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::corpus::Corpus;

/// Writes what is not there yet; the folder that holds the copies.
///
/// # Errors
///
/// The user has no cache folder, or it cannot be written to.
pub fn write_copies(corpus: &Corpus) -> io::Result<PathBuf> {
    let mut hash = Sha256::new();
    for file in &corpus.files {
        hash.update(file.path.as_bytes());
        hash.update([0]);
        hash.update(file.text.as_bytes());
        hash.update([0]);
    }
    let folder = folder(&corpus.name, hash)?;
    for file in &corpus.files {
        write_copy(&folder.join(&file.path), &file.text)?;
    }
    Ok(folder)
}

/// Writes a page of ours unless it is there; its file, in a folder of its own for each text.
///
/// # Errors
///
/// The user has no cache folder, or it cannot be written to.
pub fn write_page(name: &str, text: &str) -> io::Result<PathBuf> {
    let mut hash = Sha256::new();
    hash.update(text.as_bytes());
    let path = folder("pages", hash)?.join(name);
    write_copy(&path, text)?;
    Ok(path)
}

/// The folder of the user's cache for what has this hash.
fn folder(name: &str, hash: Sha256) -> io::Result<PathBuf> {
    let digest = hash.finalize();
    let digest = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
    let cache = dirs::cache_dir()
        .ok_or_else(|| io::Error::other("there is no cache folder for this user"))?;
    Ok(cache
        .join("yuanyin")
        .join(format!("{name}-{}", digest.collect::<String>())))
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
