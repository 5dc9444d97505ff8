//! A file's content put in the place of another, whole or not at all.

use std::io::{self, Write};
use std::path::Path;

/// Writes over a file that has other names besides, which would otherwise go on leading to what was there. That there is
/// room for it has been seen.
fn write_over(real: &Path, content: &[u8]) -> io::Result<()> {
    let before = std::fs::read(real)?;
    std::fs::write(real, content).inspect_err(|_| {
        // As it was, as far as that can be.
        let _ = std::fs::write(real, before);
    })
}

/// Whether a file has more names than one.
fn has_other_names(data: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        data.nlink() > 1
    }
    #[cfg(not(unix))]
    {
        let _ = data;
        false
    }
}

/// Writes a file: into a new one in the same folder, which then takes its place. Permissions, and the owner where
/// that is allowed, stay as they were; where the name is a link, what it leads to is written; where a file has several names, it is
/// written over in place, so that all of them lead to what is new.
///
/// # Errors
///
/// It cannot be written, or what is there is no regular file (a device, a pipe): that is never put aside. Then what was
/// there is there as it was.
pub fn replace(file: &Path, content: &[u8]) -> io::Result<()> {
    let real = match file.canonicalize() {
        Ok(real) => real,
        Err(error) if error.kind() == io::ErrorKind::NotFound => file.to_owned(),
        Err(error) => return Err(error),
    };
    // Looked at before it is opened: a pipe would wait for a reader.
    if std::fs::metadata(&real).is_ok_and(|data| !data.is_file() && !data.is_dir()) {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let before = match std::fs::OpenOptions::new().write(true).open(&real) {
        // A folder that can be written to makes no file in it one that may be.
        Ok(opened) => Some(opened.metadata()?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let folder = real
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".yuanyin-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A new file is everybody's as any other would be, not its writer's alone.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut new = builder.tempfile_in(folder)?;
    new.write_all(content)?;
    let is_shared = before.as_ref().is_some_and(has_other_names);
    if let Some(before) = before {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let _ =
                std::os::unix::fs::fchown(new.as_file(), Some(before.uid()), Some(before.gid()));
        }
        new.as_file().set_permissions(before.permissions())?;
    }
    new.as_file().sync_all()?;
    if is_shared {
        return write_over(&real, content);
    }
    new.persist(&real).map_err(|error| error.error)?;
    Ok(())
}
