//! What the figures of a draft and of a report were computed from.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::report::Inputs;

/// The catalogue and the day of figures. Figures of another one differ without anybody having edited
/// them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Origin {
    /// The digest of the catalogue.
    pub digest: Box<str>,
    /// The day of the verdicts.
    pub as_of: Date,
}

impl Origin {
    /// That of an analysis.
    #[must_use]
    pub fn of(analysis: &Analysis<'_>) -> Self {
        let inputs = Inputs::of(analysis);
        Self { digest: inputs.digest.into(), as_of: inputs.as_of }
    }
}
