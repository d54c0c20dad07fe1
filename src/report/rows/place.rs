//! A place in a legal text.

use schemars::JsonSchema;
use serde::Serialize;

use crate::knowledge::{Knowledge, Provision, Verified};

/// A place in a legal text.
#[derive(Clone, Serialize, JsonSchema)]
pub struct ProvisionRow<'a> {
    /// Number of the instrument.
    pub(in crate::report) instrument: &'a str,
    /// Point, clause, article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) place: Option<&'a str>,
    /// How far it was checked.
    verified: Verified,
}

/// A place in a legal text.
pub(in crate::report) fn provision<'a>(
    place: &'a Provision,
    knowledge: &'a Knowledge,
) -> ProvisionRow<'a> {
    ProvisionRow {
        instrument: &knowledge.instruments[place.instrument].number,
        place: place.place.as_deref(),
        verified: place.verified,
    }
}

/// A place in a legal text as it is cited: the point, clause and article, then the instrument.
pub(crate) fn place_in_law(place: &Provision, knowledge: &Knowledge) -> String {
    let number = &knowledge.instruments[place.instrument].number;
    match &place.place {
        Some(point) => format!("{point}, {number}"),
        None => number.to_string(),
    }
}
