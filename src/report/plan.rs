//! Plans as a report: what is to be amended, by whom, why, and what it reaches.

mod blocked;
mod rows;

pub use blocked::{BlockedRow, CountedWord, HindranceWord, LimitRow, ObstacleRow, ShortRow};
pub use rows::{
    AuthorityGoals, EffortRow, GoalRow, LeftOutRow, LevelRow, MissedRow, PlannedRow, ProofWord,
    ReasonWord, StepRow, SureRow,
};

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Choice, Inputs};
use crate::cost::{Basis, Decimal};
use crate::knowledge::AuthorityIx;
use crate::plan::{
    Asked, Blocked, Drafter, Level, Nowhere, Offered, Plan, Planner, Proof, Reason, Reasons, Stage,
    Step, Sureness, Survey,
};

/// The version of the JSON.
pub const SCHEMA: &str = "tinhgon/plan/1";

/// The JSON of a plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanReport {
    /// Always `tinhgon/plan/1`.
    pub schema: &'static str,
    /// What it was made from.
    pub inputs: Inputs,
    /// What the plan weighs; null without one.
    pub objective: Option<u64>,
    /// No plan weighs less; null where none reaches the goals.
    pub bound: Option<u64>,
    /// How much lighter another plan could be at most, in percent of this one.
    pub gap: Option<Decimal>,
    /// What is proved.
    pub proof: ProofWord,
    /// Whether a search was stopped from outside, by the clock or by hand: another run may end elsewhere.
    pub stopped: bool,
    /// The day on which the plan ends, where the constraints set one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// What the cost axis counts.
    pub basis: Basis,
    /// What it reaches, axis by axis, of the whole.
    pub axes: BTreeMap<&'static str, GoalRow>,
    /// How sure it is that the goal on cost is reached, with exactly these measures; null without such a
    /// goal or a plan.
    pub cost_verdict: Option<SureRow>,
    /// The same for each promulgating authority, where that was asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<AuthorityGoals>,
    /// The instruments to amend, in the order of the road.
    pub instruments: Vec<StepRow>,
    /// The measures that they allow, by instrument and id.
    pub measures: Vec<PlannedRow>,
    /// Instruments that measures need and the plan leaves out, those with most measures first.
    pub left_out: Vec<LeftOutRow>,
    /// The least effort at several levels of reduction, where asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frontier: Vec<LevelRow>,
    /// Why no plan reaches the goals, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<BlockedRow>,
    /// Measures that no plan can hold, since no legal basis is stated for them.
    pub unplaced: usize,
    /// Measures that no plan can hold, since their text is no longer in force or none that is amended.
    pub not_amended: usize,
    /// Measures whose registers open only when the plan has ended.
    pub late: usize,
}

/// Everything that is known of a plan.
pub struct Planned<'p, 'a> {
    /// What it was made from and for.
    pub planner: &'p Planner<'p, 'a>,
    /// The plan.
    pub plan: &'p Plan,
    /// Its reasons.
    pub reasons: &'p Reasons,
    /// Its order.
    pub road: &'p [Stage],
    /// Other levels of reduction.
    pub frontier: &'p [Level],
    /// How sure its cut of the cost is.
    pub sure: Option<&'p Sureness>,
    /// What keeps a plan from being.
    pub blocked: Option<&'p Blocked>,
    /// Whether the search was stopped from outside.
    pub stopped: bool,
}

impl PlanReport {
    /// Makes the report of a plan.
    #[must_use]
    pub fn of(planned: &Planned<'_, '_>) -> Self {
        let Planned { planner, plan, .. } = *planned;
        let survey = planner.survey;
        let mut inputs = Inputs::of(survey.appraisal.analysis);
        inputs.tariff = Some(survey.appraisal.tariff().id.to_string());
        inputs.target = Some(survey.appraisal.target().id.to_string());
        inputs.scenario = Some(Choice::of(survey.appraisal.scenario));
        let found = plan.instruments.is_some();
        let bounded = !matches!(plan.proof, Proof::Impossible);
        Self {
            schema: SCHEMA,
            inputs,
            objective: found.then_some(plan.weight),
            bound: (found && bounded).then_some(plan.bound),
            gap: plan.gap(),
            proof: match plan.proof {
                Proof::Optimal => ProofWord::Optimal,
                Proof::Bounded => ProofWord::Bounded,
                Proof::Impossible => ProofWord::Impossible,
                Proof::Unknown => ProofWord::Unknown,
            },
            stopped: planned.stopped,
            deadline: planner.wish.ends(),
            basis: survey.appraisal.basis,
            axes: planned.goals(None),
            cost_verdict: planned.sure.map(SureRow::of),
            authorities: planned.authorities(),
            instruments: planned.steps(),
            measures: planned.measures(),
            left_out: planned.left_out(),
            frontier: planned.frontier.iter().map(level).collect(),
            blocked: planned.blocked.map(|blocked| planned.blocked_row(blocked)),
            unplaced: planned.homeless(Nowhere::NoText),
            not_amended: planned.homeless(Nowhere::NotAmended),
            late: planner.late(),
        }
    }
}

impl<'a> Planned<'_, 'a> {
    fn survey(&self) -> &Survey<'a> {
        self.planner.survey
    }

    fn homeless(&self, why: Nowhere) -> usize {
        self.survey().homeless.iter().filter(|one| one.why == why).count()
    }

    fn authority(&self, ix: AuthorityIx) -> String {
        self.survey().appraisal.analysis.knowledge.authorities[ix].id.to_string()
    }

    fn goals(&self, authority: Option<AuthorityIx>) -> BTreeMap<&'static str, GoalRow> {
        let plan = self.plan;
        let found = plan.asked.iter().zip(&plan.reached).zip(&plan.most).enumerate();
        let rows = found.filter(|(_, ((asked, _), _))| asked.authority == authority);
        let within = |at: usize| self.blocked.and_then(|one| one.within_limits.get(at).copied());
        let row = |(at, ((asked, reached), most)): (usize, ((&Asked, &i128), &i128))| {
            (asked.axis.word(), goal(asked, *reached, *most, within(at)))
        };
        rows.map(row).collect()
    }

    fn authorities(&self) -> Vec<AuthorityGoals> {
        let asked: BTreeSet<AuthorityIx> =
            self.plan.asked.iter().filter_map(|asked| asked.authority).collect();
        let row = |ix| AuthorityGoals { authority: self.authority(ix), axes: self.goals(Some(ix)) };
        asked.into_iter().map(row).collect()
    }

    fn steps(&self) -> Vec<StepRow> {
        let stages = self.road.iter().zip(1..);
        let steps = stages.flat_map(|(stage, n)| stage.steps.iter().map(move |step| (step, n)));
        steps.filter_map(|(step, n)| self.step(step, n)).collect()
    }

    fn step(&self, step: &Step, stage: usize) -> Option<StepRow> {
        let one = self.survey().instruments.get(step.instrument)?;
        let reasons = &self.reasons.included;
        let why = reasons.iter().find(|why| why.instrument == step.instrument);
        let offers = step.offers.iter().filter_map(|at| self.survey().offers.get(*at));
        let procedures: BTreeSet<usize> = offers.clone().map(|offer| offer.procedure).collect();
        let provisions: BTreeSet<String> =
            offers.filter_map(|offer| self.provision(offer)).collect();
        let whole =
            || self.plan.asked.iter().enumerate().filter(|(_, one)| one.authority.is_none());
        let of = |amounts: &[i128]| {
            let amount = |at: usize| amounts.get(at).copied().unwrap_or_default();
            whole().map(|(at, asked)| (asked.axis.word(), amount(at))).collect()
        };
        let adds: BTreeMap<&'static str, i128> = of(&step.adds);
        let percents = whole().filter_map(|(_, asked)| {
            let word = asked.axis.word();
            Some((word, percent(*adds.get(word)?, asked.baseline)?))
        });
        let (drafter, drafter_likely) = match step.drafter {
            Some(Drafter::Issuer(ix)) => (Some(self.authority(ix)), false),
            Some(Drafter::Likely(ix)) => (Some(self.authority(ix)), true),
            None => (None, false),
        };
        let registers = &self.survey().appraisal.analysis.knowledge.registers;
        let in_force = self.survey().in_force(one);
        Some(StepRow {
            number: one.number.clone(),
            title: one.title.clone(),
            rank: one.rank,
            issuer: one.issuers.first().map(|ix| self.authority(*ix)),
            joint: one.issuers.iter().filter(|_| one.joint).map(|ix| self.authority(*ix)).collect(),
            in_force: in_force.from,
            until: in_force.until,
            signer: one.signer,
            drafter,
            drafter_likely,
            weight: one.weight,
            stage,
            measures: step.offers.len(),
            known: step.known,
            provisions: provisions.into_iter().collect(),
            procedures: procedures.len(),
            adds_percent: percents.collect(),
            adds,
            reached: of(&step.reached),
            registers: step.registers.iter().map(|&ix| registers[ix].id.to_string()).collect(),
            open_from: step.open_from,
            undated: step.undated,
            by: step.by,
            must: why.is_some_and(|why| why.must),
            missed: why.map(|why| self.missed(&why.missed)).unwrap_or_default(),
            least_without: why.and_then(|why| why.least_without),
        })
    }

    fn missed(&self, missed: &[crate::plan::Missed]) -> Vec<MissedRow> {
        let row = |one: &crate::plan::Missed| {
            let asked = self.plan.asked.get(one.goal)?;
            let authority = asked.authority.map(|ix| self.authority(ix));
            Some(MissedRow { axis: asked.axis, authority, have: one.have, need: one.need })
        };
        missed.iter().filter_map(row).collect()
    }

    fn measures(&self) -> Vec<PlannedRow> {
        let offers = self.plan.offers.iter().filter_map(|at| self.survey().offers.get(*at));
        let mut rows: Vec<PlannedRow> = offers
            .filter_map(|offer| {
                Some(PlannedRow {
                    id: offer.id.clone(),
                    kind: self.survey().measure(offer)?.kind,
                    procedure: self.survey().procedure(offer)?.code.to_string(),
                    instrument: self.survey().instruments.get(offer.instrument)?.number.clone(),
                    known: offer.known,
                    provision: self.provision(offer),
                })
            })
            .collect();
        rows.sort_by(|a, b| (&a.instrument, &a.id).cmp(&(&b.instrument, &b.id)));
        rows
    }

    /// The place of the provision to amend, where the record names it.
    fn provision(&self, offer: &Offered) -> Option<String> {
        self.survey().provision(offer)?.place.as_ref().map(ToString::to_string)
    }

    fn left_out(&self) -> Vec<LeftOutRow> {
        let row = |one: &crate::plan::WhyNot| {
            let known = self.survey().instruments.get(one.instrument)?;
            let (reason, least_with) = match one.reason {
                Reason::Never => (ReasonWord::Never, None),
                Reason::OutOfReach => (ReasonWord::OutOfReach, None),
                Reason::NotNeeded { least_with } => (ReasonWord::NotNeeded, Some(least_with)),
            };
            Some(LeftOutRow {
                number: known.number.clone(),
                rank: known.rank,
                weight: known.weight,
                measures: one.measures,
                reason,
                least_with,
            })
        };
        self.reasons.left_out.iter().filter_map(row).collect()
    }
}

fn goal(asked: &Asked, reached: i128, most: i128, within_limits: Option<i128>) -> GoalRow {
    GoalRow {
        goal: asked.percent,
        baseline: asked.baseline,
        need: asked.need,
        reached,
        percent: percent(reached, asked.baseline),
        enough: reached >= i128::from(asked.need),
        most,
        most_percent: percent(most, asked.baseline),
        within_limits,
    }
}

fn percent(part: i128, whole: i128) -> Option<Decimal> {
    Decimal::ratio(part.checked_mul(100)?, whole)
}

fn level(level: &Level) -> LevelRow {
    let row = |effort: &crate::plan::Effort| EffortRow {
        objective: effort.weight,
        bound: effort.bound,
        instruments: effort.instruments,
    };
    LevelRow {
        percent: level.percent,
        axes: level.alone.iter().map(|(axis, effort)| (axis.word(), row(effort))).collect(),
        all: row(&level.all),
    }
}
