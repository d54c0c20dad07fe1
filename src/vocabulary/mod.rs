//! European vocabularies: procedures as public services (CPSV-AP 3.2), their requirements and the
//! evidence for them (CCCEV 2.1), as JSON-LD, out and in.
//!
//! Both ways lead over our own JSON, as those of a workbook do. What the vocabularies have no term for
//! (volumes, originals and copies, provisions, working days …) stands in one namespace of ours, `tg`.

mod ask;
mod context;
mod define;
mod evidence;
mod expand;
mod fields;
mod graph;
mod json;
mod known;
#[cfg(test)]
mod laws;
mod name;
mod place;
mod read;
mod values;
mod write;

pub(crate) use evidence::{Answer, Demand, List, NotFound, Only, PaperRow, Sought, Source, Status};
pub(crate) use read::{MOST_BYTES, read};
pub(crate) use write::write;

/// Whether a text is linked data: an object, or a list of them, with a keyword of JSON-LD at its top.
pub(crate) fn is_linked(text: &str) -> bool {
    // A look without parsing: of most files the first says no.
    let mentions = ["\"@context\"", "\"@graph\"", "\"@id\"", "\"@type\""];
    if !mentions.iter().any(|keyword| text.contains(keyword)) {
        return false;
    }
    let head = text.trim_start().trim_start_matches('[').trim_start();
    let keys = |text: &str| {
        let mut reader = serde_json::Deserializer::from_str(text).into_iter::<Keys>();
        reader.next().and_then(Result::ok)
    };
    keys(head).is_some_and(|keys| keys.0)
}

/// Whether the keys of an object are those of linked data.
struct Keys(bool);

impl<'de> serde::Deserialize<'de> for Keys {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        use std::collections::BTreeMap;
        let keys: BTreeMap<std::borrow::Cow<'de, str>, serde::de::IgnoredAny> =
            BTreeMap::deserialize(reader)?;
        Ok(Self(["@context", "@graph", "@id", "@type"].iter().any(|key| keys.contains_key(*key))))
    }
}
