//! Plans: the lightest set of instruments to amend so that every axis reaches its goal, with a proof
//! of how much lighter another set could be.
//!
//! [`Problem`] is the question as a value. Two solvers answer it: [`Exact`] looks at every choice of a
//! small problem, [`Large`] works on thousands of instruments and proves how near its answer is.

mod asked;
mod blocked;
mod branch;
mod caps;
mod choice;
mod climb;
mod compiled;
pub mod constraints;
mod draft;
mod exact;
mod flaw;
mod forced;
mod frontier;
mod large;
mod mix;
mod pieces;
mod place;
mod planner;
mod pose;
mod problem;
mod reduce;
mod relax;
mod roadmap;
mod solver;
mod state;
mod sure;
mod survey;
mod truth;
pub mod weights;
mod why;
mod wish;

pub use asked::Asked;
pub use blocked::{Blocked, Hindrance, Obstacle, Shortfall};
pub use caps::Limit;
pub use choice::Choice;
pub use draft::{CapDraft, Counted, Draft, MeasureDraft, TextDraft};
pub use exact::Exact;
pub use flaw::Flaw;
pub use forced::{Forced, forced};
pub use frontier::{Effort, Level};
pub use large::Large;
pub use planner::{Plan, Planner, Trouble};
pub use problem::{Cap, Fate, GoalIx, Measure, MeasureIx, Problem, Text, TextIx};
pub use roadmap::{Drafter, Stage, Step};
pub use solver::{Limits, Proof, Solution, Solver};
pub use sure::Sureness;
pub use survey::{Amendable, Homeless, Nowhere, Offered, Survey};
pub use weights::{Signer, Weights};
pub use why::{Missed, Reason, Reasons, WhyIn, WhyNot};
pub use wish::{IssuerCap, Nonsense, Wish, Within};
