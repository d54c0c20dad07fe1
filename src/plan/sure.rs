//! How sure it is that a plan reaches the goal on cost.
//!
//! A plan is as light as it can be, so that it clears its goals by little; and costs are estimates. A
//! plan that is told without that would promise what half of the draws deny.

use super::planner::{Plan, Planner};
use crate::appraisal::{Appraisal, Decision, Decisions, Draws, Ruling, Scenario, Verdict};
use crate::cost::Decimal;
use crate::fault::Fault;
use crate::target::{Axis, Measured};

/// The verdict on the cost of exactly the measures of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sureness {
    /// By how many percent the cost was to be cut.
    pub goal: Decimal,
    /// How sure it is that it is.
    pub verdict: Verdict,
    /// The draws that say so.
    pub draws: Draws,
}

impl Planner<'_, '_> {
    /// How sure it is that a plan reaches the goal on cost of the whole catalogue; `None` where there is
    /// no plan, or none such was asked for.
    ///
    /// # Errors
    /// Faults of the appraisal with exactly its measures.
    pub fn sureness(&self, plan: &Plan) -> Result<Option<Sureness>, Vec<Fault>> {
        let asked = plan.asked.iter().find(|one| one.axis == Axis::Cost && one.authority.is_none());
        let (Some(asked), Some(_)) = (asked, &plan.instruments) else { return Ok(None) };
        let appraisal = self.survey.appraisal;
        let mut scenario = Scenario {
            kinds: Vec::new(),
            decisions: Decisions::default(),
            ..appraisal.scenario.clone()
        };
        for offer in plan.offers.iter().filter_map(|at| self.survey.offers.get(*at)) {
            let (measure, nobody) = (offer.id.as_str().into(), Box::default());
            let (ruling, reason, name) = (Ruling::Accept, Box::clone(&nobody), nobody);
            scenario.decisions.set(Decision { measure, ruling, reason, name, on: None });
        }
        for goal in &mut scenario.target.axes {
            if goal.measured == Measured::Cost {
                goal.percent = Some(asked.percent);
            }
        }
        let told = Appraisal::of(appraisal.analysis, &scenario)?;
        let cost = told.axes.iter().find(|axis| axis.goal.measured == Measured::Cost);
        let verdict = cost.and_then(|axis| axis.verdict);
        Ok(verdict.map(|verdict| Sureness {
            goal: asked.percent,
            verdict,
            draws: told.draws.clone(),
        }))
    }
}
