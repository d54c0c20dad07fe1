//! What a run may not do: bring back what was fixed, add what was not there, miss a figure.

mod baseline;
mod lines;
mod rule;
mod since;

pub use baseline::{Baseline, Known, RawBaseline};
pub use lines::{KnownLine, KnownProcedure};
pub use rule::{EXAMPLES, Figure, Figures, GateRule, Judged, Unjudged};
pub use since::{Since, State};
