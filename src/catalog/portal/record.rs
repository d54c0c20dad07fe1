//! A portal record as it comes: borrowed from the line, every key optional, every type forgiven.
//!
//! Keys we do not use are skipped without being built. A value of an unexpected type never costs
//! the record: numbers are taken as text, a single text as a list of one, `null` as absent.

use serde::de::IgnoredAny;

use super::forgiving::{Count, FromText, List, Text};

/// One record of the portal.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Record<'a> {
    /// The format, in records of our own that stand in a file of lines.
    #[serde(borrow)]
    pub(crate) schema: Text<'a>,
    pub(crate) code: Text<'a>,
    pub(crate) name: Text<'a>,
    /// A key that only our own format has: tells a file that forgot to name its format.
    pub(crate) requirements: Option<IgnoredAny>,
    pub(super) authority: Text<'a>,
    pub(super) promulgator: Text<'a>,
    pub(super) level: List<Text<'a>>,
    pub(super) sector: Text<'a>,
    pub(super) subjects: List<Text<'a>>,
    pub(super) decision_no: Text<'a>,
    pub(super) snapshot: Text<'a>,
    pub(super) documents: List<Document<'a>>,
    pub(super) steps: List<Text<'a>>,
    pub(super) channels: List<Channel<'a>>,
    pub(super) results: List<Outcome<'a>>,
    pub(super) legal_bases: List<LegalBasis<'a>>,
    pub(super) conditions: List<Text<'a>>,
    pub(super) cases: List<Text<'a>>,
    pub(super) source: Text<'a>,
}

/// One line of a dossier.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Document<'a> {
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    pub(super) original_count: Count,
    pub(super) copy_count: Count,
    pub(super) case: Text<'a>,
    pub(super) form_name: List<Text<'a>>,
}

/// One way to submit.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Channel<'a> {
    #[serde(borrow)]
    pub(super) channel: Text<'a>,
    pub(super) time_limit: Text<'a>,
    pub(super) fee: Text<'a>,
    pub(super) fee_items: List<FeeItem<'a>>,
}

/// One amount.
#[derive(Debug, Default, PartialEq, serde::Deserialize)]
#[serde(default)]
pub(super) struct FeeItem<'a> {
    #[serde(borrow)]
    pub(super) kind: Text<'a>,
    pub(super) amount_vnd: Count,
    pub(super) note: Text<'a>,
}

/// One result.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Outcome<'a> {
    #[serde(borrow)]
    pub(super) name: Text<'a>,
}

/// One legal basis.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct LegalBasis<'a> {
    #[serde(borrow)]
    pub(super) number: Text<'a>,
    pub(super) title: Text<'a>,
}

impl<'de: 'a, 'a> FromText<'de> for Text<'a> {
    fn from_text(text: Text<'de>) -> Self {
        text
    }
}

impl<'de: 'a, 'a> FromText<'de> for Document<'a> {
    fn from_text(name: Text<'de>) -> Self {
        Self { name, ..Self::default() }
    }
}

impl<'de: 'a, 'a> FromText<'de> for Channel<'a> {
    fn from_text(channel: Text<'de>) -> Self {
        Self { channel, ..Self::default() }
    }
}

impl<'de: 'a, 'a> FromText<'de> for FeeItem<'a> {
    fn from_text(note: Text<'de>) -> Self {
        Self { note, ..Self::default() }
    }
}

impl<'de: 'a, 'a> FromText<'de> for Outcome<'a> {
    fn from_text(name: Text<'de>) -> Self {
        Self { name }
    }
}

impl<'de: 'a, 'a> FromText<'de> for LegalBasis<'a> {
    fn from_text(number: Text<'de>) -> Self {
        Self { number, ..Self::default() }
    }
}
