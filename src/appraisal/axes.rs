//! How far the measures get on each axis, and how sure that is.

use super::{Appraised, Draws, Sums};
use crate::choice::choice;
use crate::cost::{Decimal, Money};
use crate::target::{Counts, Goal, Measured, Progress, Reached, Target};

/// Progress on one axis with its verdict.
#[derive(Clone, Debug)]
pub struct AxisProgress {
    /// What was to be reached.
    pub goal: Goal,
    /// What is.
    pub progress: Progress,
    /// How sure it is; `None` where nothing is asked.
    pub verdict: Option<Verdict>,
}

choice! {
    /// How sure it is that a goal is reached. Ordered from worst to best.
    pub enum Verdict {
        /// It is not reached.
        NotReached,
        /// It is reached in at least half of the draws.
        Likely,
        /// It is reached in every draw and at both ends of the totals.
        Certain,
    }
}

pub(super) fn of(
    target: &Target,
    procedures: &[&Appraised],
    sums: &Sums,
    draws: &Draws,
) -> Vec<AxisProgress> {
    let axes = target.axes.iter().enumerate();
    axes.filter_map(|(n, goal)| axis(goal, n, procedures, sums, draws)).collect()
}

fn axis(
    goal: &Goal,
    n: usize,
    procedures: &[&Appraised],
    sums: &Sums,
    draws: &Draws,
) -> Option<AxisProgress> {
    let progress = match goal.measured {
        Measured::Units(..) => {
            let counts = procedures.iter().filter_map(|one| *one.counts.get(n)?);
            Progress::of_units(goal, counts.fold(Counts::default(), Counts::plus))?
        }
        Measured::Cost => {
            let saving = sums.saving().ok()?.mid.coins();
            Progress::of(goal, saving.into(), sums.before.mid.coins().into(), None)
        }
        Measured::Time => {
            let total = |days: &dyn Fn(&Appraised) -> Decimal| -> i128 {
                procedures.iter().map(|one| i128::from(days(one).millionths())).sum()
            };
            let (before, after) = (total(&|one| one.days.before), total(&|one| one.days.after));
            Progress::of(goal, before - after, before, None)
        }
    };
    let verdict = match (progress.reached, &goal.measured) {
        (Reached::NotAsked, _) => None,
        (_, Measured::Cost) => Some(of_cost(goal, sums, draws)),
        (Reached::Yes, _) => Some(Verdict::Certain),
        (Reached::No, _) => Some(Verdict::NotReached),
    };
    Some(AxisProgress { goal: goal.clone(), progress, verdict })
}

/// The verdict on cost. Totals are sums of estimates: what holds at the middle may not hold at the
/// ends.
fn of_cost(goal: &Goal, sums: &Sums, draws: &Draws) -> Verdict {
    let Ok(saving) = sums.saving() else { return Verdict::NotReached };
    let enough = |saving: Money, before: Money| {
        let (cut, baseline) = (saving.coins().into(), before.coins().into());
        crate::target::reached(goal.percent, cut, baseline) == Reached::Yes
    };
    let everywhere = enough(saving.low, sums.before.low)
        && enough(saving.mid, sums.before.mid)
        && enough(saving.high, sums.before.high);
    match draws.reached {
        Some(reached) if reached == draws.draws && everywhere => Verdict::Certain,
        Some(reached) if reached * 2 >= draws.draws => Verdict::Likely,
        _ => Verdict::NotReached,
    }
}
