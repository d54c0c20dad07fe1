//! What a solver is asked and what it answers.

use super::choice::Choice;
use super::problem::Problem;

/// A way to solve problems.
pub trait Solver {
    /// Finds a choice of little weight that the problem admits, and a weight that none can be below.
    fn solve(&self, problem: &Problem, limits: &Limits<'_>) -> Solution;
}

/// How long to search. Steps are counted first: where they end the search, the same problem gives the
/// same answer on every machine.
#[derive(Clone, Copy)]
pub struct Limits<'l> {
    /// Steps of work.
    pub steps: u64,
    /// Asked now and then: whether to stop all the same, because time is up or somebody said so.
    pub stop: &'l (dyn Fn() -> bool + Sync),
    /// The gap that is good enough, in millionths of the weight.
    pub gap: u64,
    /// Where chance is used, it starts from here.
    pub seed: u64,
}

impl Limits<'_> {
    /// Limits that only a step count sets.
    #[must_use]
    pub fn steps(steps: u64) -> Self {
        Self { steps, stop: &|| false, gap: 0, seed: 0 }
    }

    /// Whether the search must end.
    pub(super) fn over(&self, steps: u64) -> bool {
        steps >= self.steps || (self.stop)()
    }

    /// Whether a bound is close enough to a weight.
    pub(super) fn satisfied(&self, weight: u64, bound: u64) -> bool {
        let open = u128::from(weight.saturating_sub(bound)) * 1_000_000;
        open <= u128::from(self.gap) * u128::from(weight)
    }
}

/// What a solver found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The best choice found.
    pub choice: Option<Choice>,
    /// Its weight.
    pub weight: Option<u64>,
    /// No choice weighs less.
    pub bound: u64,
    /// What that proves.
    pub proof: Proof,
    /// Steps of work it took.
    pub steps: u64,
}

/// What a search proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// No choice weighs less.
    Optimal,
    /// A choice was found, and none weighs less than the bound.
    Bounded,
    /// No choice reaches the goals.
    Impossible,
    /// Neither a choice nor a proof that there is none was found within the limits.
    Unknown,
}
