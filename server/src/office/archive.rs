//! The archive that a document is: its parts, read within bounds, and the same archive with some of them changed.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::unreadable::Unreadable;

/// Bytes of the longest part that is read, unpacked.
const LONGEST_PART: u64 = 64_000_000;
/// Bytes of all the parts that are read, unpacked.
const MOST: u64 = 160_000_000;
/// Parts of an archive that is read.
const MOST_PARTS: usize = 20_000;

/// What files of the old Word, and encrypted ones of the new, begin with.
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// An archive that is open for reading.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that have been unpacked.
    unpacked: u64,
}

impl<'a> Archive<'a> {
    /// # Errors
    ///
    /// The bytes are no archive; then what they are, where that is known.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Unreadable> {
        if is_compound_file(bytes) {
            // The names of its streams are in UTF-16.
            let name: Vec<u8> = "EncryptedPackage"
                .bytes()
                .flat_map(|byte| [byte, 0])
                .collect();
            return Err(match memchr::memmem::find(bytes, &name) {
                Some(_) => Unreadable::Encrypted,
                None => Unreadable::OldWord,
            });
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(Unreadable::RichText);
        }
        if !is_archive(bytes) {
            return Err(Unreadable::Unknown);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        if zip.len() > MOST_PARTS {
            return Err(Unreadable::TooLarge);
        }
        // Programs do not agree on which of two parts of one name is the part.
        if listed(bytes).is_some_and(|listed| usize::from(listed) != zip.len()) {
            return Err(Unreadable::TwoOfOneName);
        }
        Ok(Archive { zip, unpacked: 0 })
    }

    /// The text of a part; `None` where there is none of that name.
    ///
    /// # Errors
    ///
    /// It is encrypted, too long, damaged, or not in UTF-8.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let most = LONGEST_PART.min(MOST - self.unpacked.min(MOST));
        let file = self.zip.by_index(index).map_err(|error| reason(&error))?;
        if file.encrypted() {
            return Err(Unreadable::Encrypted);
        }
        let mut bytes = Vec::new();
        let mut bounded = file.take(most + 1);
        bounded
            .read_to_end(&mut bytes)
            .map_err(|_| Unreadable::Damaged)?;
        if bounded.limit() == 0 {
            return Err(Unreadable::TooLarge);
        }
        self.unpacked += bytes.len() as u64;
        let text = String::from_utf8(bytes).map_err(|error| match error.as_bytes() {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..] => {
                Unreadable::Unsupported
            }
            _ => Unreadable::Damaged,
        })?;
        Ok(Some(match text.strip_prefix('\u{feff}') {
            // Places are those of the part as it stands in the archive.
            Some(rest) => format!("   {rest}"),
            None => text,
        }))
    }

    /// Whether it says who has signed it: a signature holds for the bytes as they are.
    pub fn is_signed(&self) -> bool {
        const OF_OPEN_DOCUMENT: [&str; 2] = [
            "META-INF/documentsignatures.xml",
            "META-INF/macrosignatures.xml",
        ];
        OF_OPEN_DOCUMENT.iter().any(|name| self.has(name))
            || self
                .zip
                .file_names()
                .any(|name| name.starts_with("_xmlsignatures/") && name.ends_with(".xml"))
    }

    /// Whether it has a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }
}

/// Whether bytes begin as those of an archive do.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether bytes begin as those of a file of the old Word do.
pub fn is_compound_file(bytes: &[u8]) -> bool {
    bytes.starts_with(&COMPOUND_FILE)
}

/// Why an archive or a part of it cannot be had.
fn reason(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Unreadable::Encrypted
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Unreadable::Unsupported
        }
        _ => Unreadable::Damaged,
    }
}

/// How many parts the archive's own list says that it has, as its end has it; `None` where that says nothing.
fn listed(bytes: &[u8]) -> Option<u16> {
    let at = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let count: [u8; 2] = bytes.get(at + 10..at + 12)?.try_into().ok()?;
    Some(u16::from_le_bytes(count)).filter(|count| *count < u16::MAX)
}

/// The same archive with other texts in some of its parts, and parts that it did not have. Every other part stays as
/// it is packed, byte for byte.
///
/// # Errors
///
/// It cannot be read or written as an archive.
pub fn with_parts(bytes: &[u8], parts: &BTreeMap<String, String>) -> Result<Vec<u8>, Unreadable> {
    let damaged = |_| Unreadable::Damaged;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut written = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let _ = written.set_raw_comment(zip.comment().into());
    let mut left: HashSet<&str> = parts.keys().map(String::as_str).collect();
    for index in 0..zip.len() {
        let file = zip.by_index_raw(index).map_err(damaged)?;
        let name = file.name().to_owned();
        match parts.get(&name) {
            Some(text) => {
                left.remove(name.as_str());
                let options = options(file.last_modified());
                drop(file);
                written.start_file(name, options).map_err(damaged)?;
                let text = text.as_bytes();
                written.write_all(text).map_err(|_| Unreadable::Damaged)?;
            }
            None => written.raw_copy_file(file).map_err(damaged)?,
        }
    }
    let mut left: Vec<&str> = left.into_iter().collect();
    left.sort_unstable();
    for name in left {
        written.start_file(name, options(None)).map_err(damaged)?;
        let text = parts.get(name).map(String::as_bytes).unwrap_or_default();
        written.write_all(text).map_err(|_| Unreadable::Damaged)?;
    }
    Ok(written.finish().map_err(damaged)?.into_inner())
}

/// The clock is not asked: a part has the time that it had, or none.
fn options(time: Option<zip::DateTime>) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time.unwrap_or_default())
}
