//! The least effort at several levels of reduction: what ten percent more would take.

use super::asked::Asked;
use super::planner::{Plan, Planner, Trouble};
use super::solver::Limits;
use crate::cost::Decimal;
use crate::target::Axis;

/// One level of reduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// In percent.
    pub percent: Decimal,
    /// What it takes on each axis alone, in the order of the axes asked.
    pub alone: Vec<(Axis, Effort)>,
    /// What it takes on all of them.
    pub all: Effort,
}

/// What a level takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The weight of the plan; `None` where no plan was found that reaches the level.
    pub weight: Option<u64>,
    /// Its instruments.
    pub instruments: usize,
    /// No plan weighs less.
    pub bound: u64,
}

impl Planner<'_, '_> {
    /// The least effort at each level, for each of the axes asked and for all of them. A plan that was
    /// found before serves every level that it reaches.
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn frontier(
        &self,
        asked: &[Asked],
        found: &Plan,
        percents: &[Decimal],
        limits: &Limits<'_>,
    ) -> Result<Vec<Level>, Trouble> {
        let mut axes: Vec<(usize, Axis)> = asked.iter().map(|one| (one.place, one.axis)).collect();
        axes.sort_unstable();
        axes.dedup();
        let effort = |axes: &[(usize, Axis)], percent: Decimal| {
            let goals: Vec<_> = axes.iter().map(|&(place, axis)| (place, axis, percent)).collect();
            let asked = self.asked_of(&goals);
            let plan = self.plan(&asked, limits)?;
            let lighter = found.weight < plan.weight || plan.instruments.is_none();
            let best = if lighter && found.reaches(&asked) { found } else { &plan };
            let instruments = best.instruments.as_ref().map_or(0, Vec::len);
            let weight = best.instruments.as_ref().map(|_| best.weight);
            Ok::<_, Trouble>(Effort { weight, instruments, bound: plan.bound })
        };
        let level = |&percent: &Decimal| {
            let alone: Result<Vec<_>, Trouble> =
                axes.iter().map(|one| Ok((one.1, effort(&[*one], percent)?))).collect();
            Ok(Level { percent, alone: alone?, all: effort(&axes, percent)? })
        };
        percents.iter().map(level).collect()
    }
}
