//! Faults of procedures of other systems.

use serde::Serialize;

use super::Problem;

/// What is to be known of a procedure of another system, or keeps it from being read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "foreign", rename_all = "kebab-case")]
pub enum ForeignFault {
    /// The file describes the interface of the system, not a procedure.
    Description,
    /// The file is a table of administrative burdens, which names no procedure.
    Burden,
    /// The file only lists the procedure by its name.
    ListedOnly,
    /// The file holds one step of the procedure only.
    StepOnly,
    /// Keys that say something for which our format has no place.
    NotHeld {
        /// Names of the keys, each with how often.
        keys: Vec<String>,
    },
    /// Papers that a step makes and another needs: nobody brings them from outside.
    Inner {
        /// Their names.
        papers: Vec<String>,
    },
    /// Papers that a step makes and needs itself, which no other step makes.
    OwnStep {
        /// The name of the step.
        step: String,
        /// Names of the papers.
        papers: Vec<String>,
    },
    /// Amounts in a currency that is not added to amounts in đồng.
    Currency {
        /// Its code.
        currency: String,
        /// How many amounts.
        amounts: usize,
    },
}

impl From<ForeignFault> for Problem {
    fn from(fault: ForeignFault) -> Self {
        Self::Foreign(Box::new(fault))
    }
}
