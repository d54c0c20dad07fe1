//! A draft as a DOCX file: real styles by name, every figure and blank a content control, so that an
//! editor can restyle and edit it and `check` can still find them.
//!
//! The file is ISO/IEC 29500 (transitional), written part by part with an XML writer. Libraries that
//! know the format were tried and left: `docx-rs` has neither tags of content controls nor table rows
//! that repeat on every page, and numbers its bookmarks and headers over the whole process, so that
//! two drafts of one run differ; `docx-rust` has not been released for the ZIP library in use here.

mod body;
mod ledger;
mod looks;
mod parts;
mod xml;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Document;

/// Before the name of a figure in the tag of its content control.
pub const FIGURE_TAG: &str = "tg:";
/// Before the kind of a blank in the tag of its content control.
pub const BLANK_TAG: &str = "tb:";
/// The part that keeps what each figure was and what stood before it, for drafts whose controls an
/// editor has dropped.
pub const LEDGER_PART: &str = "customXml/item1.xml";
/// The namespace of that part.
pub const LEDGER_NAMESPACE: &str = "urn:tinhgon:draft:1";

/// Writes a draft.
///
/// # Errors
/// Errors of the writer.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&bytes(document)?)
}

/// The bytes of a draft; the same for the same draft: the archive bears no clock.
fn bytes(document: &Document) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, content: Vec<u8>| -> io::Result<()> {
        zip.start_file(name, options).map_err(io::Error::other)?;
        zip.write_all(&content)
    };
    // The list of types stands first: some readers look for it there.
    part("[Content_Types].xml", parts::content_types()?)?;
    part("_rels/.rels", parts::package_relations()?)?;
    part("word/document.xml", body::document(document)?)?;
    part("word/_rels/document.xml.rels", parts::document_relations()?)?;
    part("word/styles.xml", looks::styles()?)?;
    part("word/settings.xml", parts::settings()?)?;
    part("word/header1.xml", parts::header()?)?;
    part(LEDGER_PART, ledger::ledger(document)?)?;
    part("customXml/itemProps1.xml", parts::ledger_properties()?)?;
    part("customXml/_rels/item1.xml.rels", parts::ledger_relations()?)?;
    part("docProps/core.xml", parts::core(&document.title)?)?;
    part("docProps/app.xml", parts::app()?)?;
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}
