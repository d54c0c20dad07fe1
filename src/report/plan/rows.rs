//! The rows of a plan's JSON.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::appraisal::{Draws, Verdict};
use crate::cost::{Decimal, Spread};
use crate::knowledge::Rank;
use crate::measure::Kind;
use crate::plan::{Signer, Sureness};
use crate::target::Axis;

/// What is proved of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProofWord {
    /// No plan is lighter.
    Optimal,
    /// None is lighter than the bound.
    Bounded,
    /// None reaches the goals.
    Impossible,
    /// Nothing within the limits of the search.
    Unknown,
}

/// What is reached of one goal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GoalRow {
    /// The percentage to be reached.
    pub goal: Decimal,
    /// Of what: units, coins, millionths of a day.
    pub baseline: i128,
    /// The least that is enough.
    pub need: i64,
    /// What the plan reaches, appraised with exactly its measures.
    pub reached: i128,
    /// That in percent of the baseline.
    pub percent: Option<Decimal>,
    /// Whether it is enough.
    pub enough: bool,
    /// The most that all instruments that may be amended reach.
    pub most: i128,
    /// That in percent.
    pub most_percent: Option<Decimal>,
    /// What a plan under all limits was found to reach of this goal alone, where limits leave none for
    /// all goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within_limits: Option<i128>,
}

/// How sure it is that a plan reaches the goal on cost.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct SureRow {
    /// The percentage to be reached.
    pub goal: Decimal,
    /// How sure it is.
    pub verdict: Verdict,
    /// Draws of the constants in which it is reached.
    pub reached: Option<u32>,
    /// Draws made.
    pub draws: u32,
    /// Their seed.
    pub seed: u64,
    /// The cut in percent: nine draws in ten lie within; the middle is their median.
    pub percent: Spread<Decimal>,
}

impl SureRow {
    pub(super) fn of(sure: &Sureness) -> Self {
        let Draws { draws, seed, reached, percent, .. } = sure.draws;
        Self { goal: sure.goal, verdict: sure.verdict, reached, draws, seed, percent }
    }
}

/// The goals of one authority.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AuthorityGoals {
    /// Its id.
    pub authority: String,
    /// What it reaches, axis by axis.
    pub axes: BTreeMap<&'static str, GoalRow>,
}

/// One instrument of the plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StepRow {
    /// Its number.
    pub number: String,
    /// Its title; empty where it is not known.
    pub title: String,
    /// Its rank; null where it is not known.
    pub rank: Option<Rank>,
    /// Id of the authority that issued it, and amends it; of a joint text the one that leads; null
    /// where it is not known.
    pub issuer: Option<String>,
    /// Ids of all that issued it together, as far as they are known; left out of texts of one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joint: Vec<String>,
    /// First day in force; null where it is not known, as mostly.
    pub in_force: Option<Date>,
    /// Last day in force, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Who signs texts of its rank; null where that is not known.
    pub signer: Option<Signer>,
    /// Id of the authority that drafts; null where it is not known.
    pub drafter: Option<String>,
    /// Whether the drafter is only likely: the authority of more than half of the measures, or the one
    /// that led a joint text.
    pub drafter_likely: bool,
    /// What amending it weighs.
    pub weight: u32,
    /// The stage of the road, from 1.
    pub stage: usize,
    /// Measures it allows.
    pub measures: usize,
    /// Those of them whose provision is known; for the others it is the likeliest legal basis.
    pub known: usize,
    /// The provisions to amend, as far as records name them.
    pub provisions: Vec<String>,
    /// Procedures that become lighter.
    pub procedures: usize,
    /// What it adds to the steps before it, axis by axis of the whole.
    pub adds: BTreeMap<&'static str, i128>,
    /// That in percent of the baseline.
    pub adds_percent: BTreeMap<&'static str, Decimal>,
    /// What the road has reached with it.
    pub reached: BTreeMap<&'static str, i128>,
    /// Ids of the registers that its measures rest on.
    pub registers: Vec<String>,
    /// The day from which they can be used, as far as days are known.
    pub open_from: Option<Date>,
    /// Registers of whose first day nothing is known.
    pub undated: usize,
    /// The day by which it is to be amended; null where neither constraints nor target set one that is
    /// still to come.
    pub by: Option<Date>,
    /// Whether it was to be amended in any case.
    pub must: bool,
    /// Goals that are missed without it.
    pub missed: Vec<MissedRow>,
    /// Plans without it weigh at least this; null where none reaches the goals.
    pub least_without: Option<u64>,
}

/// A goal missed without an instrument.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MissedRow {
    /// The axis.
    pub axis: Axis,
    /// Id of the authority; null for the whole.
    pub authority: Option<String>,
    /// What is left.
    pub have: i128,
    /// What is needed.
    pub need: i64,
}

/// One measure of the plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlannedRow {
    /// Its stable id.
    pub id: String,
    /// What kind of cut it is.
    pub kind: Kind,
    /// Code of the procedure.
    pub procedure: String,
    /// The instrument to amend.
    pub instrument: String,
    /// Whether the provision is known, or the text only the likeliest legal basis.
    pub known: bool,
    /// The provision, such as `khoản 1 Điều 9`; null where only the text is known.
    pub provision: Option<String>,
}

/// One instrument that is left out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeftOutRow {
    /// Its number.
    pub number: String,
    /// Its rank; null where it is not known.
    pub rank: Option<Rank>,
    /// What amending it weighs.
    pub weight: u32,
    /// Measures that it would allow.
    pub measures: usize,
    /// Why it is left out.
    pub reason: ReasonWord,
    /// Plans with it weigh at least this, where it may be amended.
    pub least_with: Option<u64>,
}

/// Why an instrument is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReasonWord {
    /// It was not to be amended.
    Never,
    /// It is outside the competence asked for, or not known to be in it.
    OutOfReach,
    /// The goals are reached without it.
    NotNeeded,
}

/// The effort at one level.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LevelRow {
    /// In percent, on every axis.
    pub percent: Decimal,
    /// On each axis alone.
    pub axes: BTreeMap<&'static str, EffortRow>,
    /// On all of them.
    pub all: EffortRow,
}

/// What a level takes.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct EffortRow {
    /// The weight; null where no plan was found.
    pub objective: Option<u64>,
    /// No plan weighs less.
    pub bound: u64,
    /// Instruments to amend.
    pub instruments: usize,
}
