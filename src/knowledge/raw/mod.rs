//! The files below `procedures/knowledge/` as they are written: mirrors without judgement.
//!
//! Each struct is the JSON it reads and nothing else; [`super::load`] turns them into
//! [`super::Knowledge`], where every id is known to exist.

mod documents;
mod items;
mod law;
mod registers;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use documents::{
    AlsoServes, DocumentClass, DocumentStatus, DocumentType, DocumentTypes, Holders, Listed,
    Replacement, Scope, Sharing, SharingBasis, StandsFor, Whom,
};
pub use items::{About, DataItem, DataItems, Rule, Rules};
pub use law::{
    Authorities, Authority, AuthorityLevel, Ground, Instrument, Instruments, OutsideGovernment,
    Rank, Verified,
};
pub use registers::{
    Access, Permission, Population, Publication, PublishedItems, Register, RegisterItem,
    RegisterKind, Registers,
};

/// A name in both languages of the product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Vietnamese, in the register of an official document.
    pub vi: Box<str>,
    /// English.
    pub en: Box<str>,
}

/// `meta.json`: what day the folder speaks of, and where it comes from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// Always `tinhgon/knowledge/1`.
    pub schema: Box<str>,
    /// The latest day that anything in the folder takes account of.
    pub as_of: Date,
    /// Where it was taken from.
    pub sources: Vec<Name>,
}
