//! The archive of a DOCX, read within bounds: what a few kilobytes unfold to is not known before.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::Broken;
use super::content::attribute;
use crate::draft::Origin;
use crate::draft::docx::LEDGER_NAMESPACE;
use crate::fault::PackageFault;

/// The part of the text.
pub(super) const DOCUMENT: &str = "word/document.xml";
/// How every archive begins.
const ZIP: &[u8] = b"PK";
/// How an encrypted document begins, and one of the format before DOCX.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
/// The most bytes of a part: a draft of ten thousand rows has half of them.
const LARGEST: u64 = 64 << 20;
/// The most parts: a document with a picture on every page has fewer.
const MOST: usize = 4096;

/// An archive.
pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Broken> {
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
        Ok(Self { zip })
    }

    /// The text of a part.
    pub(super) fn part(&mut self, name: &str) -> Result<String, Broken> {
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
        part.take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken(PackageFault::BadArchive))?;
        if bytes.len() as u64 > LARGEST {
            return Err(broken(PackageFault::TooLarge { limit: LARGEST }));
        }
        String::from_utf8(bytes).map_err(|_| broken(PackageFault::NotUtf8))
    }

    /// The ledger, wherever an editor has put it; `None` where there is none any more.
    pub(super) fn ledger(&mut self) -> Result<Option<Ledger>, Broken> {
        let is_item = |name: &&str| name.starts_with("customXml/item") && name.ends_with(".xml");
        let names: Vec<String> = self
            .zip
            .file_names()
            .flatten()
            .filter(|name| is_item(&&**name) && !name.contains("Props"))
            .map(std::borrow::Cow::into_owned)
            .collect();
        for name in names {
            let text = self.part(&name)?;
            if text.contains(LEDGER_NAMESPACE) {
                return ledger(&name, &text).map(Some);
            }
        }
        Ok(None)
    }
}

/// What the ledger says of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Which it is.
    pub(super) id: String,
    /// The words before it in its paragraph, numbers left out.
    pub(super) before: String,
}

/// The ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ledger {
    /// What the figures were computed from; absent in files of older tools.
    pub(super) origin: Option<Origin>,
    /// The figures.
    pub(super) entries: Vec<Entry>,
}

fn ledger(part: &str, text: &str) -> Result<Ledger, Broken> {
    let mut reader = Reader::from_str(text);
    let mut ledger = Ledger::default();
    loop {
        let event = reader.read_event();
        match event.map_err(|_| Broken::of(part, PackageFault::bad_xml(reader.error_position())))? {
            Event::Start(one) | Event::Empty(one) if one.local_name().as_ref() == "figure" => {
                let said = |name| attribute(&one, name).unwrap_or_default();
                ledger.entries.push(Entry { id: said("id"), before: said("before") });
            }
            Event::Start(one) | Event::Empty(one) if one.local_name().as_ref() == "draft" => {
                let day = attribute(&one, "as-of").and_then(|day| day.parse().ok());
                let origin = attribute(&one, "digest").zip(day);
                ledger.origin =
                    origin.map(|(digest, as_of)| Origin { digest: digest.into(), as_of });
            }
            Event::Eof => return Ok(ledger),
            _ => {}
        }
    }
}
