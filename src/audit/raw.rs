//! `procedures/knowledge/audit.json`: how tables of decisions are headed, as it is written.

use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::border;
use crate::fault::Fault;
use crate::knowledge::Name;

/// The file, compiled in.
const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/knowledge/audit.json"));
const FILE: &str = "procedures/knowledge/audit.json";

/// `audit.json` as it is written (`tinhgon/audit-words/1`).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditWords {
    /// Always `tinhgon/audit-words/1`.
    pub schema: Box<str>,
    /// What the file is and how to add a heading.
    pub about: Name,
    /// Words of names of databases that annexes write or leave out, small.
    pub database_fillers: Vec<Box<str>>,
    /// Headings of tables of rows.
    pub columns: Vec<ColumnNames>,
}

impl AuditWords {
    /// The words of the data file.
    ///
    /// # Errors
    /// Faults of the file; a test keeps it free of them.
    pub(super) fn embedded() -> Result<Self, Vec<Fault>> {
        border::read(Path::new(FILE), EMBEDDED.as_bytes())
    }
}

/// How tables call a key of a row.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnNames {
    /// The key.
    pub key: Box<str>,
    /// Other headings, compared without diacritics, capitals and signs; of several the first.
    pub headings: Vec<Box<str>>,
}
