//! Why infeasible is infeasible: how far everything allowed goes, and what keeps the rest away.
//!
//! Where all that may be amended does not reach a goal, the rest is shared out among what stands in
//! the way, one obstacle after the other: each is lifted on top of those before it and its part
//! appraised, so that the parts add up to what is missing. Where everything together would do, the
//! limits of issuers are in the way: those without which it is still proved that there is no plan are
//! left out. With the others alone there is none; that each of them is needed is not said, since a
//! search that ends too early proves nothing.

use super::asked::Asked;
use super::caps::Limit;
use super::planner::{Plan, Planner, Trouble, solver_for};
use super::solver::{Limits, Proof};
use super::survey::Nowhere;
use crate::fault::Fault;

/// How often the reach under limits is asked for anew, halving the doubt.
const HALVINGS: u32 = 7;

/// What keeps a wish from being fulfilled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocked {
    /// The goals that everything allowed does not reach.
    pub goals: Vec<Shortfall>,
    /// Limits that together leave no plan.
    pub limits: Vec<Limit>,
    /// What a plan under all limits was found to reach of each goal when it aims at that goal alone;
    /// empty where no limits are in the way.
    pub within_limits: Vec<i128>,
}

/// A goal that is out of reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The goal, by its place in [`Plan::asked`].
    pub goal: usize,
    /// The most that can be reached.
    pub most: i128,
    /// What is needed.
    pub need: i64,
    /// What stands in the way and adds something, each on top of those before it.
    pub obstacles: Vec<Obstacle>,
    /// What would still be missing: no measure that is carried out brings it.
    pub rest: i128,
}

/// Something in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// What it is.
    pub is: Hindrance,
    /// What it keeps away.
    pub adds: i128,
}

/// What can be in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hindrance {
    /// Instruments that were not to be amended.
    Never,
    /// Instruments outside the competence asked for, or not known to be in it.
    OutOfReach,
    /// Measures whose registers open only when the plan has ended.
    Late,
    /// Measures whose text is no longer in force, or none that is amended.
    NotAmended,
    /// Measures for which no text is known.
    NoText,
}

impl Hindrance {
    /// All of them, in the order in which they are lifted.
    const ALL: [Self; 5] =
        [Self::Never, Self::OutOfReach, Self::Late, Self::NotAmended, Self::NoText];
}

impl Planner<'_, '_> {
    /// What keeps a plan from being; `None` where there is one, or where nothing is proved.
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn blocked(&self, plan: &Plan, limits: &Limits<'_>) -> Result<Option<Blocked>, Trouble> {
        if plan.instruments.is_some() || plan.proof != Proof::Impossible {
            return Ok(None);
        }
        let goals = self.shortfalls(plan)?;
        if !goals.is_empty() {
            return Ok(Some(Blocked { goals, ..Blocked::default() }));
        }
        let within_limits = self.within_limits(plan, limits)?;
        let limits = self.sufficient_limits(plan, limits)?;
        Ok(Some(Blocked { goals, limits, within_limits }))
    }

    fn shortfalls(&self, plan: &Plan) -> Result<Vec<Shortfall>, Vec<Fault>> {
        let out_of_reach = |(most, one): (&i128, &Asked)| *most < i128::from(one.need);
        if !plan.most.iter().zip(&plan.asked).any(out_of_reach) {
            return Ok(Vec::new());
        }
        let mut found: Vec<Shortfall> = Vec::new();
        for (goal, (one, most)) in plan.asked.iter().zip(&plan.most).enumerate() {
            if out_of_reach((most, one)) {
                let rest = i128::from(one.need) - most;
                let (most, need, obstacles) = (*most, one.need, Vec::new());
                found.push(Shortfall { goal, most, need, obstacles, rest });
            }
        }
        let mut before = plan.most.clone();
        for (lifted, is) in (1..).zip(Hindrance::ALL) {
            let measures = self.measures_without(Hindrance::ALL.iter().take(lifted));
            let now = self.gained(&plan.asked, measures.into_iter())?;
            for short in &mut found {
                let of = |amounts: &[i128]| amounts.get(short.goal).copied().unwrap_or_default();
                let adds = of(&now) - of(&before);
                if adds != 0 {
                    short.obstacles.push(Obstacle { is, adds });
                    short.rest -= adds;
                }
            }
            before = now;
        }
        Ok(found)
    }

    /// The measures that could be carried out, by procedure and position, if some obstacles were
    /// lifted.
    fn measures_without<'h>(
        &self,
        lifted: impl Iterator<Item = &'h Hindrance>,
    ) -> Vec<(usize, usize)> {
        let lifted: Vec<Hindrance> = lifted.copied().collect();
        let is_lifted = |hindrance| lifted.contains(&hindrance);
        let offers = self.survey.offers.iter().zip(&self.in_time);
        let open = offers.filter(|(offer, in_time)| {
            let allowed = match self.hindrance(offer.instrument) {
                Some(hindrance) => is_lifted(hindrance),
                None => true,
            };
            allowed && (**in_time || is_lifted(Hindrance::Late))
        });
        let homeless = self.survey.homeless.iter().filter(|one| {
            is_lifted(match one.why {
                Nowhere::NotAmended => Hindrance::NotAmended,
                Nowhere::NoText => Hindrance::NoText,
            })
        });
        let open = open.map(|(offer, _)| (offer.procedure, offer.measure));
        open.chain(homeless.map(|one| (one.procedure, one.measure))).collect()
    }

    /// Why an instrument may not be amended; `None` where it may.
    pub(super) fn hindrance(&self, instrument: usize) -> Option<Hindrance> {
        if self.is_allowed(instrument) {
            return None;
        }
        let number = self.survey.instruments.get(instrument).map(|one| &one.number);
        let never = number.is_some_and(|number| self.wish.never.contains(number));
        Some(if never { Hindrance::Never } else { Hindrance::OutOfReach })
    }

    /// Limits that are enough for a proof that there is no plan.
    fn sufficient_limits(&self, plan: &Plan, limits: &Limits<'_>) -> Result<Vec<Limit>, Trouble> {
        let needs: Vec<i64> = plan.asked.iter().map(|one| one.need).collect();
        let mut left = self.limits.clone();
        for limit in &self.limits {
            let fewer: Vec<Limit> = left.iter().filter(|one| *one != limit).cloned().collect();
            let problem = self.problem(&plan.asked, &needs, &fewer)?;
            if solver_for(&problem).solve(&problem, limits).proof == Proof::Impossible {
                left = fewer;
            }
        }
        Ok(left)
    }

    /// What can be reached of each goal alone under all limits, as far as plans were found.
    fn within_limits(&self, plan: &Plan, limits: &Limits<'_>) -> Result<Vec<i128>, Trouble> {
        let mut reached = Vec::with_capacity(plan.asked.len());
        for (goal, (one, most)) in plan.asked.iter().zip(&plan.most).enumerate() {
            let most = i64::try_from(*most).unwrap_or(i64::MAX).max(0);
            let (mut low, mut high) = (0_i64, most.min(one.need.saturating_sub(1).max(0)));
            // The whole is asked for first: often one goal alone is within the limits.
            let mut next = one.need;
            for _ in 0..=HALVINGS {
                let mut needs = vec![0; plan.asked.len()];
                if let Some(need) = needs.get_mut(goal) {
                    *need = next;
                }
                let problem = self.problem(&plan.asked, &needs, &self.limits)?;
                let solution = solver_for(&problem).solve(&problem, limits);
                match solution.choice {
                    Some(choice) => {
                        let texts = self.places(&problem, &choice.texts);
                        let truth = self.reached(&plan.asked, &self.offers_of(&texts))?;
                        let truth = truth.get(goal).copied().unwrap_or_default();
                        low = low.max(i64::try_from(truth).unwrap_or(i64::MAX));
                    }
                    None => high = high.min(next - 1),
                }
                if low >= high {
                    break;
                }
                next = low + (high - low + 1) / 2;
            }
            reached.push(low.into());
        }
        Ok(reached)
    }
}
