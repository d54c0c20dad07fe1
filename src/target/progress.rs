//! How far a set of measures gets on one axis. Compared on whole numbers, inclusively.

use super::{Goal, Measured};
use crate::choice::choice;
use crate::cost::Decimal;
use crate::target::Counts;

/// How much is cut of how much, and whether that is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is cut: units, coins, hours.
    pub cut: i128,
    /// Of what.
    pub baseline: i128,
    /// Units by what becomes of them, on axes that count.
    pub counts: Option<Counts>,
    /// Whether it is enough.
    pub reached: Reached,
}

choice! {
    /// Whether a goal is reached.
    pub enum Reached {
        /// It is.
        Yes,
        /// It is not.
        No,
        /// No percentage is set, or there is nothing to cut.
        NotAsked,
    }
}

impl Progress {
    /// Compares a cut with a goal: at least the percentage, exactly it included.
    #[must_use]
    pub fn of(goal: &Goal, cut: i128, baseline: i128, counts: Option<Counts>) -> Self {
        Self { cut, baseline, counts, reached: reached(goal.percent, cut, baseline) }
    }

    /// Progress of a goal that counts units.
    #[must_use]
    pub fn of_units(goal: &Goal, counts: Counts) -> Option<Self> {
        let Measured::Units(_, states) = &goal.measured else { return None };
        let cut = counts.in_states(states);
        Some(Self::of(goal, cut.into(), counts.baseline.into(), Some(counts)))
    }

    /// The cut in percent, with six decimals; `None` of nothing.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        Decimal::ratio(self.cut.checked_mul(100)?, self.baseline)
    }
}

/// Whether `cut / baseline >= percent / 100`, without dividing.
pub(crate) fn reached(percent: Option<Decimal>, cut: i128, baseline: i128) -> Reached {
    let Some(percent) = percent.filter(|_| baseline > 0) else {
        return Reached::NotAsked;
    };
    let hundred_per_cent = i128::from(Decimal::SCALE) * 100;
    let enough =
        cut.checked_mul(hundred_per_cent).zip(baseline.checked_mul(percent.millionths().into()));
    match enough {
        Some((have, need)) if have >= need => Reached::Yes,
        _ => Reached::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The boundary cases published with the target of Nghị quyết 68/NQ-CP: "at least" includes
    /// exactly, and no rounding helps anybody over the line.
    #[test]
    fn exactly_the_percentage_is_enough_and_a_hair_less_is_not() {
        let twenty = Some(Decimal::from_whole(20));
        assert_eq!(reached(twenty, 200, 1000), Reached::Yes);
        assert_eq!(reached(twenty, 199, 1000), Reached::No);
        assert_eq!(reached(twenty, 19, 100), Reached::No);
        assert_eq!(reached(twenty, 19_999_999_999, 100_000_000_000), Reached::No);
        assert_eq!(reached(twenty, 0, 0), Reached::NotAsked);
        assert_eq!(reached(None, 5, 10), Reached::NotAsked);
    }
}
