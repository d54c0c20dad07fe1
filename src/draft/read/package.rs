//! The ledger of a draft, wherever in its archive an editor has put it.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::content::attribute;
use crate::border::package::{Broken, Package};
use crate::draft::Origin;
use crate::draft::docx::LEDGER_NAMESPACE;
use crate::fault::PackageFault;

/// The part of the text.
pub(super) const DOCUMENT: &str = "word/document.xml";

/// The ledger; `None` where there is none any more.
pub(super) fn ledger(package: &mut Package<'_>) -> Result<Option<Ledger>, Broken> {
    let is_item = |name: &str| name.starts_with("customXml/item") && name.ends_with(".xml");
    let names = package.names(|name| is_item(name) && !name.contains("Props"));
    for name in names {
        let text = package.part(&name)?;
        if text.contains(LEDGER_NAMESPACE) {
            return read(&name, &text).map(Some);
        }
    }
    Ok(None)
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

fn read(part: &str, text: &str) -> Result<Ledger, Broken> {
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
