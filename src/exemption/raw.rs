//! `procedures/knowledge/exemptions.json` as it is written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::knowledge::Name;

/// `exemptions.json` as it is written (`tinhgon/exemptions/1`).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExemptionWords {
    /// Always `tinhgon/exemptions/1`.
    pub schema: Box<str>,
    /// What the file is and how to add a case.
    pub about: Name,
    /// Papers that are one paper under old and new names.
    pub same: Vec<SamePaper>,
    /// Common names that plainly cover a paper.
    pub covers: Vec<Covering>,
    /// Words behind a common name that say in full what it stands for.
    pub closed_list: Vec<Box<str>>,
    /// Words behind a common name that only give examples.
    pub open_list: Vec<Box<str>>,
    /// Clauses by which a line need not be submitted, beside those that the reading knows.
    pub exempting: Vec<Box<str>>,
    /// Words by which a rule forbids agencies to ask.
    pub forbidding: Vec<Box<str>>,
    /// Words for databases in general.
    pub databases: Vec<Box<str>>,
    /// Names of a paper that are common ones where the reading takes them for its own, small.
    pub common: Vec<Box<str>>,
    /// Words before a database whose beginning a clause waits for, small.
    pub when: Vec<Box<str>>,
    /// Words behind it that say that it begins to work, small.
    pub beginning: Vec<Box<str>>,
    /// Words for sending a paper in by the portal, small.
    pub uploading: Vec<Box<str>>,
    /// Words for handing a paper in or showing it by any way, small.
    pub handing_in: Vec<Box<str>>,
    /// Words for whichever database holds the data.
    pub any_database: Vec<Box<str>>,
}

/// One paper under several names.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SamePaper {
    /// Ids of its document types.
    pub papers: Vec<Box<str>>,
    /// Why they are one.
    pub why: Name,
}

/// A common name and what it covers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Covering {
    /// Id of the document type that stands for many.
    pub paper: Box<str>,
    /// Ids of those it covers.
    pub of: Vec<Box<str>>,
    /// Its wordings that are too wide to cover them plainly.
    #[serde(default)]
    pub not_as: Vec<Box<str>>,
    /// Why it covers them.
    pub why: Name,
}
