//! What each figure was and what stood before it: kept in a part of its own, for drafts whose content
//! controls somebody has removed.

use std::io;

use super::LEDGER_NAMESPACE;
use super::xml::Xml;
use crate::draft::read::Skeleton;
use crate::draft::{Document, Run, said};

/// The part of the ledger.
pub(super) fn ledger(document: &Document) -> io::Result<Vec<u8>> {
    let mut xml = Xml::begin()?;
    let day = document.origin.as_of.to_string();
    let attributes = [
        ("xmlns", LEDGER_NAMESPACE),
        ("kind", document.kind.word()),
        ("digest", &*document.origin.digest),
        ("as-of", &*day),
    ];
    xml.element("draft", &attributes, |xml| {
        for passage in document.passages() {
            for (at, run) in passage.runs.iter().enumerate() {
                let Run::Figure(figure) = run else { continue };
                let before = said(passage.runs.get(..at).unwrap_or_default());
                let before = format!("{}{before}", passage.lead);
                let entry = [
                    ("id", figure.id.as_str()),
                    ("text", &*figure.amount.print()),
                    ("before", &*Skeleton::of(&before).text),
                ];
                xml.empty("figure", &entry)?;
            }
        }
        Ok(())
    })?;
    Ok(xml.end())
}
