//! What became of findings since a baseline.

use super::Known;
use crate::choice::choice;
use crate::lint::{Finding, Severity};

choice! {
    /// What became of a finding since the baseline.
    pub enum State {
        /// It was not there.
        New,
        /// It was there, on the same evidence.
        Unchanged,
        /// It was there, on other evidence.
        Updated,
        /// It was fixed, and is there again.
        Returned,
    }
}

/// What became of the findings of a run, and of those that a baseline knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since<'b> {
    /// What became of each finding that is told, in their order.
    pub states: Vec<State>,
    /// Those that the baseline knows and that are gone.
    pub gone: Vec<&'b Known>,
    /// How many are there, known, and not told.
    pub hidden: usize,
}

impl Since<'_> {
    /// What became of the finding at a position.
    #[must_use]
    pub fn state(&self, position: usize) -> Option<State> {
        self.states.get(position).copied()
    }

    /// How many findings that are told became so.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.states.iter().filter(|one| **one == state).count()
    }

    /// How many of the findings, of a severity or of any, are new or have returned.
    #[must_use]
    pub fn news(&self, findings: &[Finding], severity: Option<Severity>) -> u64 {
        let new = findings.iter().zip(&self.states).filter(|(finding, state)| {
            matches!(state, State::New | State::Returned)
                && severity.is_none_or(|severity| finding.severity() == severity)
        });
        new.count() as u64
    }

    /// Takes the findings that are known out of those that are told.
    pub fn hide_known(&mut self, findings: &mut Vec<Finding>) {
        let mut told = self.states.iter().map(|state| *state != State::Unchanged);
        findings.retain(|_| told.next().unwrap_or(true));
        self.hidden += self.count(State::Unchanged);
        self.states.retain(|state| *state != State::Unchanged);
    }
}
