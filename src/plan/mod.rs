//! Plans: the lightest set of instruments to amend so that every axis reaches its goal, with a proof
//! of how much lighter another set could be.
//!
//! [`Problem`] is the question as a value. Two solvers answer it: [`Exact`] looks at every choice of a
//! small problem, [`Large`] works on thousands of instruments and proves how near its answer is.

mod branch;
mod choice;
mod compiled;
mod exact;
mod flaw;
mod large;
mod problem;
mod random;
mod relax;
mod solver;
mod state;

pub use choice::Choice;
pub use exact::Exact;
pub use flaw::Flaw;
pub use large::Large;
pub use problem::{
    Cap, CapDraft, Counted, Draft, Fate, GoalIx, Measure, MeasureDraft, MeasureIx, Problem, Text,
    TextDraft, TextIx,
};
pub use solver::{Limits, Proof, Solution, Solver};
