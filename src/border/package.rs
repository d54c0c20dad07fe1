//! Archives of parts, as DOCX and XLSX are, read within bounds: what a few kilobytes unfold to is not
//! known before.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::fault::PackageFault;

/// How every archive begins.
const ZIP: &[u8] = b"PK";
/// How an encrypted document begins, and one of the formats before DOCX and XLSX.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
/// The most bytes of a part: a draft of ten thousand rows has half of them.
const LARGEST: u64 = 64 << 20;
/// The most parts: a document with a picture on every page has fewer.
const MOST: usize = 4096;

/// An archive.
pub(crate) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    largest: u64,
}

/// What is wrong with which part.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The part; empty for the archive as a whole.
    pub(crate) part: String,
    /// What is wrong with it.
    pub(crate) why: PackageFault,
}

impl Broken {
    pub(crate) fn of(part: &str, why: PackageFault) -> Self {
        Self { part: part.to_owned(), why }
    }
}

/// Whether bytes begin as an archive does, or as what an encrypted one is wrapped in.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(COMPOUND)
}

impl<'b> Package<'b> {
    /// Opens an archive.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Broken> {
        let whole = |why| Broken::of("", why);
        if bytes.starts_with(COMPOUND) {
            return Err(whole(PackageFault::Encrypted));
        }
        if !bytes.starts_with(ZIP) {
            return Err(whole(PackageFault::NotZip));
        }
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| whole(PackageFault::BadArchive))?;
        if zip.len() > MOST {
            return Err(whole(PackageFault::TooMany { limit: MOST }));
        }
        Ok(Self { zip, largest: LARGEST })
    }

    /// The same where a part may have so many bytes.
    pub(crate) fn of_parts_up_to(self, largest: u64) -> Self {
        Self { largest, ..self }
    }

    /// The names of some parts, in the order of the archive.
    pub(crate) fn names(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let names = self.zip.file_names().flatten();
        names.filter(|name| wanted(name)).map(std::borrow::Cow::into_owned).collect()
    }

    /// The text of a part.
    pub(crate) fn part(&mut self, name: &str) -> Result<String, Broken> {
        let largest = self.largest;
        let broken = |why| Broken::of(name, why);
        let part = self.zip.by_name(name).map_err(|error| match error {
            ZipError::FileNotFound => broken(PackageFault::Missing),
            ZipError::InvalidPassword => broken(PackageFault::Encrypted),
            ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
                broken(PackageFault::Encrypted)
            }
            _ => broken(PackageFault::BadArchive),
        })?;
        // What the archive says of the size is no promise: reading ends at the limit.
        let mut bytes = Vec::new();
        part.take(largest + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken(PackageFault::BadArchive))?;
        if bytes.len() as u64 > largest {
            return Err(broken(PackageFault::TooLarge { limit: largest }));
        }
        String::from_utf8(bytes).map_err(|_| broken(PackageFault::NotUtf8))
    }
}
