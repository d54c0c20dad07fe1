//! Why an instrument is in a plan, and why another is not. Each reason is enough by itself: whoever
//! checks it needs nothing else.

use super::asked::Asked;
use super::blocked::Hindrance;
use super::forced::forced;
use super::planner::{Plan, Planner, Trouble};

/// Why an instrument is in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyIn {
    /// The instrument, by its place in the survey.
    pub instrument: usize,
    /// Whether it was to be amended in any case.
    pub must: bool,
    /// What is missed without it, the rest of the plan as it is; empty only where it must be amended.
    pub missed: Vec<Missed>,
    /// Plans without it weigh at least this; `None` where no plan without it reaches the goals.
    pub least_without: Option<u64>,
}

/// A goal that is missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The goal, by its place in [`Plan::asked`].
    pub goal: usize,
    /// What is reached of it.
    pub have: i128,
    /// What is needed.
    pub need: i64,
}

/// Why an instrument is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyNot {
    /// The instrument, by its place in the survey.
    pub instrument: usize,
    /// Measures that it would allow.
    pub measures: usize,
    /// The reason.
    pub reason: Reason,
}

/// A reason to leave an instrument out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was not to be amended.
    Never,
    /// It is not in the competence asked for, or its competence is not known.
    OutOfReach,
    /// The goals are reached without it, and plans with it weigh at least this.
    NotNeeded {
        /// The least weight.
        least_with: u64,
    },
}

/// Reasons for a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// For each instrument in it, in its order.
    pub included: Vec<WhyIn>,
    /// For those left out, the ones with most measures first.
    pub left_out: Vec<WhyNot>,
}

impl Planner<'_, '_> {
    /// The reasons for a plan.
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn reasons(&self, plan: &Plan) -> Result<Reasons, Trouble> {
        let nothing = Vec::new();
        let chosen = plan.instruments.as_ref().unwrap_or(&nothing);
        let bounds = match &plan.instruments {
            Some(_) => self.bounds(plan)?,
            None => Vec::new(),
        };
        let bound = |at: usize| bounds.get(at).copied();
        let mut included = Vec::new();
        for &at in chosen {
            let rest: Vec<usize> = chosen.iter().copied().filter(|one| *one != at).collect();
            let reached = self.reached(&plan.asked, &self.offers_of(&rest))?;
            // No plan at all weighs less than the bound.
            let least = bound(at).map(|bound| bound.without.max(plan.bound));
            included.push(WhyIn {
                instrument: at,
                must: self.is_must(at),
                missed: missed(&plan.asked, &reached),
                least_without: least.filter(|least| *least < u64::MAX),
            });
        }
        let mut counts = vec![0_usize; self.survey.instruments.len()];
        for offer in &self.survey.offers {
            if let Some(count) = counts.get_mut(offer.instrument) {
                *count += 1;
            }
        }
        let out = counts.iter().enumerate().filter(|(at, _)| !chosen.contains(at));
        // Where there is no plan, only what may not be amended is left out of one.
        let told = |at: usize| plan.instruments.is_some() || !self.is_allowed(at);
        let mut left_out: Vec<WhyNot> = out
            .filter(|(at, _)| told(*at))
            .map(|(at, &measures)| {
                let reason = match self.hindrance(at) {
                    Some(Hindrance::Never) => Reason::Never,
                    Some(_) => Reason::OutOfReach,
                    None => {
                        let least_with = bound(at).map_or(plan.bound, |bound| bound.with);
                        Reason::NotNeeded { least_with: least_with.max(plan.bound) }
                    }
                };
                WhyNot { instrument: at, measures, reason }
            })
            .collect();
        left_out.sort_by_key(|one| (std::cmp::Reverse(one.measures), one.instrument));
        Ok(Reasons { included, left_out })
    }

    fn bounds(&self, plan: &Plan) -> Result<Vec<super::Forced>, Trouble> {
        let needs: Vec<i64> = plan.asked.iter().map(|one| one.need).collect();
        let problem = self.problem(&plan.asked, &needs, &self.limits)?;
        Ok(forced(&problem, plan.weight).rows().to_vec())
    }
}

fn missed(asked: &[Asked], reached: &[i128]) -> Vec<Missed> {
    let pairs = asked.iter().zip(reached).enumerate();
    let short = pairs.filter(|(_, (one, have))| **have < i128::from(one.need));
    short.map(|(goal, (one, have))| Missed { goal, have: *have, need: one.need }).collect()
}
