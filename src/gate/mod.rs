//! What a run may not do: bring back what was fixed, add what was not there, miss a figure.

mod baseline;
mod rule;

pub use baseline::{Baseline, Known, RawBaseline, State};
pub use rule::{EXAMPLES, Facts, Figure, GateRule, Judged, Unjudged};
