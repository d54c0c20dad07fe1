//! How far each ministry has come.

use std::collections::{BTreeMap, BTreeSet};

use super::{Audit, Status};

/// How many decisions there are of each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Carried out.
    pub implemented: usize,
    /// Not carried out.
    pub not_implemented: usize,
    /// Not to be told.
    pub unclear: usize,
    /// Of procedures that the catalogue does not have.
    pub unknown_procedure: usize,
}

/// How far one ministry has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The ministry, as printed.
    pub ministry: Box<str>,
    /// Its decisions.
    pub counts: Counts,
}

impl Counts {
    pub(super) fn of(statuses: impl Iterator<Item = Status>) -> Self {
        let mut counts = Self::default();
        statuses.for_each(|status| counts.add(status));
        counts
    }

    fn add(&mut self, status: Status) {
        match status {
            Status::Implemented => self.implemented += 1,
            Status::NotImplemented => self.not_implemented += 1,
            Status::Unclear => self.unclear += 1,
            Status::UnknownProcedure => self.unknown_procedure += 1,
        }
    }

    /// All of them.
    #[must_use]
    pub fn decisions(self) -> usize {
        self.judged() + self.unclear + self.unknown_procedure
    }

    /// Those of which the catalogue tells whether they are carried out.
    #[must_use]
    pub fn judged(self) -> usize {
        self.implemented + self.not_implemented
    }
}

/// Ministries in the order of their first decision. A decision that stands under several counts once
/// for each of them, and once where it stands under one of them twice.
pub(super) fn by_ministry(audit: &Audit) -> Vec<Progress> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all: Vec<Progress> = Vec::new();
    let mut counted = BTreeSet::new();
    for row in &audit.rows {
        let ministry = &*row.decision.ministry;
        let place = *places.entry(ministry).or_insert_with(|| {
            all.push(Progress { ministry: ministry.into(), counts: Counts::default() });
            all.len() - 1
        });
        let new = counted.insert((place, row.repeats.unwrap_or(row.decision.row)));
        if let Some(progress) = all.get_mut(place).filter(|_| new) {
            progress.counts.add(row.verdict.status);
        }
    }
    all
}
