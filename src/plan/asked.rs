//! What a wish asks of a catalogue: of which baseline how much, for the whole and for each authority.

use std::collections::{BTreeMap, BTreeSet};

use super::planner::Planner;
use super::survey::Survey;
use super::wish::Nonsense;
use crate::cost::{Basis, Decimal};
use crate::knowledge::AuthorityIx;
use crate::target::Axis;

/// What is to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The axis.
    pub axis: Axis,
    /// Its place among the axes of the target.
    pub place: usize,
    /// The authority whose procedures alone count; all when absent.
    pub authority: Option<AuthorityIx>,
    /// By how many percent, at least.
    pub percent: Decimal,
    /// Of what: units, coins, millionths of a day.
    pub baseline: i128,
    /// The least that is enough.
    pub need: i64,
}

impl Planner<'_, '_> {
    /// What the wish asks of each axis.
    ///
    /// # Errors
    /// [`Nonsense::NoGoal`] when neither the wish nor the target sets a percentage of something.
    pub fn asked(&self) -> Result<Vec<Asked>, Nonsense> {
        let axes = self.survey.appraisal.target().axes.iter().enumerate();
        let goals: Vec<(usize, Axis, Decimal)> = axes
            .filter_map(|(place, goal)| {
                let axis = goal.axis();
                let named = self.wish.axes.iter().find(|(named, _)| *named == axis);
                let percent = match self.wish.axes.is_empty() {
                    true => goal.percent?,
                    false => named?.1,
                };
                Some((place, axis, percent))
            })
            .collect();
        let asked = self.asked_of(&goals);
        if asked.is_empty() { Err(Nonsense::NoGoal) } else { Ok(asked) }
    }

    /// What percentages of some axes ask, of the whole and, where wished, of each authority. An axis
    /// on which there is nothing to cut asks nothing.
    pub(super) fn asked_of(&self, goals: &[(usize, Axis, Decimal)]) -> Vec<Asked> {
        let mut whole: Vec<Option<AuthorityIx>> = vec![None];
        let procedures = &self.survey.appraisal.analysis.catalog.procedures;
        if self.wish.each_authority {
            let known = self.baselines.keys().filter_map(|at| procedures.get(*at)?.authority);
            whole.extend(known.collect::<BTreeSet<_>>().into_iter().map(Some));
        }
        let mut asked = Vec::new();
        for authority in whole {
            for &(place, axis, percent) in goals {
                let of = |(at, amounts): (&usize, &Vec<i128>)| {
                    let whose = procedures.get(*at).and_then(|one| one.authority);
                    let counts = authority.is_none() || authority == whose;
                    counts.then(|| amounts.get(place).copied()).flatten().unwrap_or_default()
                };
                let baseline: i128 = self.baselines.iter().map(of).sum();
                let parts = i128::from(Decimal::SCALE) * 100;
                // At least the percentage, exactly it included: the next whole number.
                let need = (baseline * i128::from(percent.millionths()) + parts - 1) / parts;
                if let (true, Ok(need)) = (baseline > 0, i64::try_from(need)) {
                    asked.push(Asked { axis, place, authority, percent, baseline, need });
                }
            }
        }
        asked
    }
}

/// Whether everything asked is reached.
pub(super) fn enough(asked: &[Asked], reached: &[i128]) -> bool {
    asked.iter().zip(reached).all(|(one, have)| *have >= i128::from(one.need))
}

/// What each procedure covered brings to the baseline of each axis.
pub(super) fn baselines(survey: &Survey<'_>) -> BTreeMap<usize, Vec<i128>> {
    let appraisal = survey.appraisal;
    let axes = &appraisal.target().axes;
    let covered = appraisal.procedures.iter().enumerate().filter(|(_, one)| one.covered);
    covered
        .map(|(at, one)| {
            let times = match appraisal.basis {
                Basis::Annual => one.volume.unwrap_or_default(),
                Basis::PerDossier => 1,
            };
            let amounts = axes.iter().enumerate().map(|(place, goal)| match goal.axis() {
                Axis::Cost => i128::from(one.before.total.mid.coins()) * i128::from(times),
                Axis::Time => i128::from(one.days.before.millionths()),
                Axis::Count | Axis::Conditions => {
                    let counts = one.counts.get(place).copied().flatten();
                    counts.map_or(0, |counts| counts.baseline.into())
                }
            });
            (at, amounts.collect())
        })
        .collect()
}
