//! Faults of linked data.

use serde::Serialize;

use super::Problem;

/// What is wrong with linked data, or was not taken over from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "linked", rename_all = "kebab-case")]
pub enum LinkedFault {
    /// It refers to a context that is not known; contexts are never fetched.
    RemoteContext {
        /// The IRI of the context.
        iri: String,
        /// Those that are known.
        known: Vec<String>,
    },
    /// It uses a part of JSON-LD that is not read.
    Unsupported {
        /// The keyword, or what else it is.
        what: String,
    },
    /// A key or type to which no context gives a meaning.
    NoMeaning {
        /// The key or type.
        key: String,
        /// The nearest term, when one is near.
        nearest: Option<String>,
    },
    /// Terms of a context that rest on each other.
    TermCircle {
        /// The terms, by name.
        terms: Vec<String>,
    },
    /// Things stand in each other deeper than is read.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More terms, requirements or papers than are read.
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// It holds neither a public service nor a requirement.
    NoService,
    /// A property that says one thing has several values.
    Several {
        /// The property.
        property: String,
    },
    /// Something is only referred to where it has to be described.
    NotDescribed {
        /// Its IRI.
        id: String,
    },
    /// Lists of papers of which some have several: a line has one list, or a choice among papers.
    MixedLists,
    /// Something that our format has no place for, and that is not taken over.
    NotHeld {
        /// The property or class.
        what: String,
        /// How often.
        count: usize,
    },
}

impl From<LinkedFault> for Problem {
    fn from(fault: LinkedFault) -> Self {
        Self::Linked(Box::new(fault))
    }
}
