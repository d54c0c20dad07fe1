//! The fields that papers prove and registers hold, and the rules that join them.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Ground, Name};

use crate::choice::choice;

/// `data_items.json`: the fields that papers prove and registers hold.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataItems {
    /// Always `tinhgon/data-items/1`.
    pub schema: Box<str>,
    /// The items.
    pub items: Vec<DataItem>,
}

/// One field.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataItem {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// What it is about.
    pub about: About,
    /// Whether it is a yes-or-no answer: the data behind it need not flow.
    #[serde(default)]
    pub fact: bool,
}

choice! {
    /// What a data item or a document type is about.
    pub enum About {
        /// A natural person.
        Person,
        /// A household.
        Household,
        /// An enterprise or another organisation.
        Organisation,
        /// A vehicle or vessel.
        Vehicle,
        /// A parcel of land and what stands on it.
        Parcel,
        /// A document itself.
        Document,
        /// The dossier at hand.
        Dossier,
        /// Anything else.
        Other,
    }
}

/// `rules.json`: Horn rules over data items.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Always `tinhgon/rules/1`.
    pub schema: Box<str>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// One rule: who knows all of `if` knows `then`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id.
    pub id: Box<str>,
    /// The item that follows.
    pub then: Box<str>,
    /// The items it follows from.
    #[serde(rename = "if")]
    pub premises: Vec<Box<str>>,
    /// Its name.
    pub name: Name,
    /// The article that says so.
    pub ground: Option<Ground>,
    /// Why it is sound.
    pub why: Name,
}
