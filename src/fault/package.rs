//! Faults of packages of parts, as DOCX and XLSX are.

use serde::Serialize;

/// What is wrong with a package of parts, or with one of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum PackageFault {
    /// It is no package.
    NotZip,
    /// It is encrypted, or of the format that DOCX took the place of.
    Encrypted,
    /// It is not there.
    Missing,
    /// It unfolds to more than is read.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// There are more parts than are read.
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// The archive is damaged, or packed in a way that is not read.
    BadArchive,
    /// It is no text in UTF-8.
    NotUtf8,
    /// It is no well-formed XML.
    BadXml {
        /// The byte at which reading ended, counted from 1.
        byte: u64,
    },
    /// Its elements stand in each other deeper than is read.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// It declares a type of document, which office documents do not.
    Doctype,
    /// It is XML, and no text of Word.
    NotADocument,
    /// It is sound and was not made by this program.
    NotOurs,
}

impl PackageFault {
    /// That of XML which cannot be read on from a byte, counted from 0.
    pub(crate) fn bad_xml(byte: u64) -> Self {
        Self::BadXml { byte: byte.saturating_add(1) }
    }
}
