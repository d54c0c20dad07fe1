//! What is asked of a catalogue.

use jiff::civil::Date;

use crate::derive::Assumptions;

/// On which day verdicts are to hold, and what is assumed of registers beside the law.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The day; that of the catalogue or the knowledge when absent.
    pub as_of: Option<Date>,
    /// What is assumed.
    pub assumptions: Assumptions,
}

/// The plain question: what the law says on a day.
impl From<Option<Date>> for Question {
    fn from(as_of: Option<Date>) -> Self {
        Self { as_of, assumptions: Assumptions::none() }
    }
}
