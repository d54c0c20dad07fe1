//! What a proposal adds: to the cost of those who comply, and on each axis of a target.
//!
//! What is added is set against what the catalogue's own measures cut, over the baseline of the
//! catalogue as it is: a proposal that asks for a paper which a measure would cut again must not look
//! like progress. So its own measures count for no more than those of the procedure it replaces did, and
//! the baseline does not grow with it:
//!
//! ```text
//!     kept = the lesser of what measures cut in the procedure it replaces and in the proposal
//!     cut with the proposal = cut − what was cut in the procedure it replaces + kept − (new − old)
//! ```
//!
//! A revision that changes nothing leaves the cut as it is; one that carries a measure out has its saving
//! instead of the measure. Where a whole procedure is the unit, a revision that costs less than what it
//! replaces is itself such a cut: the procedure is simplified by it, and counts as that, once.

use crate::appraisal::{Appraisal, Appraised};
use crate::cost::price::Cost;
use crate::cost::{Basis, Money, Overflow, Spread};
use crate::target::{Goal, Measured, Progress, Reached, State, Unit};

/// What a proposal costs those who must comply, and what it adds to what they bear already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burden {
    /// The procedure it replaces, for one dossier; `None` of a new procedure.
    pub existing: Option<Cost>,
    /// The proposal, for one dossier.
    pub proposed: Cost,
    /// The same with the measures of the scenario: what it would cost without what data replace.
    pub with_measures: Cost,
    /// What it adds to the cost of one dossier, below zero where it costs less than what it replaces.
    pub added: Spread<Money>,
    /// Dossiers a year, where known.
    pub volume: Option<u64>,
    /// What it adds in a year; `None` where a volume that it takes is not known.
    pub added_annual: Option<Spread<Money>>,
    /// What it costs in a year; `None` where its volume is not known.
    pub annual: Option<Spread<Money>>,
}

/// What proposals do on one axis of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisEffect {
    /// What was to be reached.
    pub goal: Goal,
    /// What the catalogue's measures cut, of what.
    pub before: Progress,
    /// What is added: units, coins, millionths of a day; `None` where the catalogue counts a year and the
    /// volume is not known.
    pub added: Option<i128>,
    /// What is left of the cut.
    pub after: Option<Progress>,
}

impl Burden {
    /// What a proposal adds to a procedure that it replaces, or to nothing.
    pub(super) fn of(old: Option<&Appraised>, new: &Appraised) -> Result<Self, Overflow> {
        let proposed = new.before.total;
        let existing = old.map(|old| old.before.total);
        let annual = yearly(new)?;
        let added_annual = match (annual, old.map(yearly).transpose()?) {
            (Some(new), None) => Some(new),
            (Some(new), Some(Some(old))) => Some(less(new, old)?),
            _ => None,
        };
        Ok(Self {
            existing: old.map(|old| old.before.clone()),
            proposed: new.before.clone(),
            with_measures: new.after.clone(),
            added: existing.map_or(Ok(proposed), |existing| less(proposed, existing))?,
            volume: new.volume,
            added_annual,
            annual,
        })
    }

    /// Whether a fee is charged whose amount is not known: the cost is at least what is told.
    #[must_use]
    pub fn is_lower_bound(&self) -> bool {
        self.proposed.fee_unknown
    }
}

/// A difference, its ends around the value used: what is cheap at low prices may be dear at high ones.
fn less(new: Spread<Money>, old: Spread<Money>) -> Result<Spread<Money>, Overflow> {
    Ok(new.join(old, Money::minus)?.in_order())
}

/// What a procedure costs in a year, where its volume is known.
fn yearly(one: &Appraised) -> Result<Option<Spread<Money>>, Overflow> {
    let times = |volume: u64| {
        let total = one.before.total;
        total.join(Spread::exact(volume), Money::times_whole)
    };
    one.volume.map(times).transpose()
}

impl AxisEffect {
    /// What proposals do on every axis of the target, each with what it replaces.
    pub(super) fn of(
        appraisal: &Appraisal<'_>,
        pairs: &[(Option<&Appraised>, &Appraised)],
    ) -> Vec<Self> {
        let axis = |progress: &crate::appraisal::AxisProgress| {
            let goal = &progress.goal;
            let n = appraisal.target().axes.iter().position(|one| one == goal);
            let parts = pairs.iter().map(|(old, new)| {
                let (old_size, old_cut) = match old.filter(|old| old.covered) {
                    Some(old) => measured(goal, n, old, appraisal.basis)?,
                    None => (0, 0),
                };
                let (size, new_cut) = measured(goal, n, new, appraisal.basis)?;
                let kept = new_cut.min(old_cut).max(simplified(goal, *old, new));
                Some((size - old_size, old_cut - kept))
            });
            let parts: Option<Vec<(i128, i128)>> = parts.collect();
            let sums = parts.map(|parts| {
                parts.into_iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
            });
            let before = progress.progress.clone();
            let after = sums.map(|(added, lost)| {
                let cut = before.cut - lost - added;
                Progress::of(goal, cut, before.baseline, None)
            });
            Self { goal: goal.clone(), before, added: sums.map(|(added, _)| added), after }
        };
        appraisal.axes.iter().map(axis).collect()
    }

    /// Whether a goal that the catalogue's measures reach is missed with the proposal.
    #[must_use]
    pub fn misses(&self) -> bool {
        let after = self.after.as_ref().map(|after| after.reached);
        self.before.reached == Reached::Yes && after == Some(Reached::No)
    }
}

/// What a revision simplifies by itself, where a procedure is one unit.
fn simplified(goal: &Goal, old: Option<&Appraised>, new: &Appraised) -> i128 {
    let Measured::Units(Unit::Procedure | Unit::Regulation, states) = &goal.measured else {
        return 0;
    };
    let counts = states.contains(&State::Simplified);
    let cheaper = old.is_some_and(|old| old.covered && new.before.total.mid < old.before.total.mid);
    i128::from(counts && cheaper)
}

/// How large a procedure is on an axis and what its measures cut there; `None` where that takes a volume
/// that is not known.
fn measured(goal: &Goal, n: Option<usize>, one: &Appraised, basis: Basis) -> Option<(i128, i128)> {
    match &goal.measured {
        Measured::Units(_, states) => {
            let counts = one.counts.get(n?).copied().flatten()?;
            Some((counts.baseline.into(), counts.in_states(states).into()))
        }
        Measured::Cost => {
            let times = match basis {
                Basis::PerDossier => 1,
                Basis::Annual => i128::from(one.volume?),
            };
            let (before, after) = (one.before.total.mid.coins(), one.after.total.mid.coins());
            Some((i128::from(before) * times, (i128::from(before) - i128::from(after)) * times))
        }
        Measured::Time => {
            let days = one.days;
            Some((days.before.millionths().into(), days.cut().millionths().into()))
        }
    }
}
