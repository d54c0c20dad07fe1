//! The JSON of an assessment.

use schemars::JsonSchema;
use serde::Serialize;

use super::answers::AnswerState;
use crate::assess::Part;
use crate::cost::{Basis, Currency, Decimal, Money, Spread};
use crate::diff::Change;
use crate::knowledge::Verified;
use crate::report::{FindingRow, Inputs, LinkRow, ProcedureRef, RequirementRow};
use crate::target::{Axis, Reached, Unit};

/// The JSON of `assess`.
#[derive(Serialize, JsonSchema)]
pub struct AssessDocument<'a> {
    /// Always `tinhgon/assess/1`.
    pub(super) schema: &'static str,
    /// What the catalogue was read from, and what was chosen.
    pub(super) inputs: Inputs,
    /// What the proposals were read from.
    pub(super) proposed: ProposedInputs<'a>,
    /// The currency of all amounts, which are in its smallest coin.
    pub(super) currency: Currency,
    /// What the cost axis counts: a year only where the volume of every procedure of the catalogue is
    /// known.
    pub(super) basis: Basis,
    /// Each proposal, by code.
    pub(super) proposals: Vec<ProposalRow<'a>>,
    /// What they do together; null of a single one.
    pub(super) together: Option<JointRow<'a>>,
    /// What the rules and the loader say of the proposals.
    pub(super) findings: Vec<FindingRow<'a>>,
}

/// What the proposals were read from.
#[derive(Serialize, JsonSchema)]
pub(super) struct ProposedInputs<'a> {
    /// SHA-256 over the sorted digests (XXH3, 128 bits) of the records read, in hexadecimal.
    pub(super) digest: &'a str,
    /// Records read, whether they could be used or not.
    pub(super) records: usize,
}

/// What a proposal is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum ProposalKind {
    /// The catalogue has no procedure of its code.
    New,
    /// It takes the place of the procedure of its code.
    Revision,
}

/// One proposal.
#[derive(Serialize, JsonSchema)]
pub(super) struct ProposalRow<'a> {
    /// Its code.
    pub(super) code: &'a str,
    /// Its name.
    pub(super) name: &'a str,
    /// Whether it is new.
    pub(super) kind: ProposalKind,
    /// Whether it is of the authorities and groups chosen; where not, it moves no axis.
    pub(super) covered: bool,
    /// The questions of the form by criterion, with what answers them.
    pub(super) questions: Vec<GroupRow<'a>>,
    /// Its lines, with registers, grades and legal grounds.
    pub(super) requirements: Vec<RequirementRow<'a>>,
    /// Ids of the lines that ask for papers which registers replace, without a look-up.
    pub(super) known_data: Vec<&'a str>,
    /// Where it meets other procedures.
    pub(super) overlaps: OverlapsRow<'a>,
    /// What it costs and adds.
    pub(super) cost: BurdenRow,
    /// What it does on each axis of the target.
    pub(super) axes: Vec<EffectRow>,
    /// What it changes in the procedure that it replaces, as `diff` tells it.
    pub(super) changes: &'a [Change],
    /// Parts that it does not state and the procedure that it replaces does: they are no changes, and
    /// all figures take them as they are.
    pub(super) kept: &'a [Part],
}

/// The questions of one criterion.
#[derive(Serialize, JsonSchema)]
pub(super) struct GroupRow<'a> {
    /// Id of the criterion.
    pub(super) id: &'a str,
    /// Its name.
    pub(super) title: &'a str,
    /// The questions.
    pub(super) questions: Vec<AnswerRow<'a>>,
}

/// A question and what answers it.
#[derive(Serialize, JsonSchema)]
pub(super) struct AnswerRow<'a> {
    /// Id of the question.
    pub(super) id: &'a str,
    /// The question.
    pub(super) question: &'a str,
    /// What became of it.
    pub(super) state: AnswerState,
    /// The answer in words; null where only people can answer.
    pub(super) answer: Option<String>,
    /// Whether the assessment ends where people say no.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) stops: bool,
    /// What asks it; left out of the tool's own questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ground: Option<AskedBy<'a>>,
}

/// What asks a question.
#[derive(Serialize, JsonSchema)]
pub(super) struct AskedBy<'a> {
    /// Number of the instrument.
    pub(super) instrument: &'a str,
    /// The place in it.
    pub(super) place: Option<&'a str>,
    /// How far it was checked.
    pub(super) verified: Verified,
}

/// Where a proposal meets other procedures.
#[derive(Serialize, JsonSchema)]
pub(super) struct OverlapsRow<'a> {
    /// Procedures that it most likely is under another code, the surest first.
    pub(super) likely: Vec<LikelyRow<'a>>,
    /// Procedures that issue the same.
    pub(super) results: Vec<ResultRow<'a>>,
    /// Procedures that ask for nearly the same papers.
    pub(super) papers: Vec<PapersRow<'a>>,
    /// Papers that it asks for, with the procedures that issue them.
    pub(super) supplied_by: Vec<PaperLinkRow<'a>>,
    /// Papers that it issues, with the procedures that ask for them.
    pub(super) asked_for_by: Vec<PaperLinkRow<'a>>,
    /// Circles that it closes, each procedure asking for what the next one issues.
    pub(super) circles: Vec<Vec<LinkRow<'a>>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct LikelyRow<'a> {
    /// The procedure.
    #[serde(flatten)]
    pub(super) procedure: ProcedureRef<'a>,
    /// How sure that is, from 0 to 1.
    pub(super) confidence: f64,
    /// Whether both have one name, letter for letter.
    pub(super) same_name: bool,
    /// Whether both issue the same.
    pub(super) same_result: bool,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ResultRow<'a> {
    /// Id of its type; null where that is not known.
    #[serde(rename = "type")]
    pub(super) document: Option<&'a str>,
    /// Its name.
    pub(super) name: &'a str,
    /// The other procedures that issue it.
    pub(super) procedures: Vec<ProcedureRef<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PapersRow<'a> {
    /// The procedure.
    #[serde(flatten)]
    pub(super) procedure: ProcedureRef<'a>,
    /// Ids of the papers that both ask for.
    pub(super) common: Vec<&'a str>,
    /// How many papers either of them asks for.
    pub(super) all: usize,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PaperLinkRow<'a> {
    /// Id of the paper.
    pub(super) paper: &'a str,
    /// The procedures.
    pub(super) procedures: Vec<ProcedureRef<'a>>,
}

/// What a proposal costs and adds.
#[derive(Serialize, JsonSchema)]
pub(super) struct BurdenRow {
    /// One dossier of the procedure that it replaces; null of a new one.
    pub(super) existing: Option<Spread<Money>>,
    /// One dossier of the proposal.
    pub(super) proposed: Spread<Money>,
    /// The same with the measures that are carried out.
    pub(super) with_measures: Spread<Money>,
    /// What it adds to one dossier, below zero where it costs less.
    pub(super) added: Spread<Money>,
    /// Whether it charges a fee of unknown amount, which is in no figure: they are lower bounds.
    pub(super) lower_bound: bool,
    /// Whether the procedure that it replaces does.
    pub(super) existing_fee_unknown: bool,
    /// What of a dossier rests on assumptions, in percent.
    pub(super) defaults_percent: Option<Decimal>,
    /// Dossiers a year; null when not known, and then nothing is multiplied.
    pub(super) volume: Option<u64>,
    /// A year of the proposal; null when its volume is not known.
    pub(super) annual: Option<Spread<Money>>,
    /// What it adds in a year; null when a volume that this takes is not known.
    pub(super) added_annual: Option<Spread<Money>>,
}

/// What is done on one axis.
#[derive(Serialize, JsonSchema)]
pub(super) struct EffectRow {
    /// The axis.
    pub(super) axis: Axis,
    /// What one unit is, on axes that count.
    pub(super) unit: Option<Unit>,
    /// What the catalogue has: units, coins, millionths of a day.
    pub(super) baseline: i128,
    /// What the measures cut of it.
    pub(super) cut: i128,
    /// What is added; null where that takes a volume that is not known.
    pub(super) added: Option<i128>,
    /// What is left of the cut.
    pub(super) cut_after: Option<i128>,
    /// The cut in percent of the baseline.
    pub(super) percent: Option<Decimal>,
    /// The same with what is added.
    pub(super) percent_after: Option<Decimal>,
    /// The percentage asked; null where none is set.
    pub(super) goal: Option<Decimal>,
    /// Whether it is reached.
    pub(super) reached: Reached,
    /// Whether it is with what is added.
    pub(super) reached_after: Option<Reached>,
}

/// What several proposals do together.
#[derive(Serialize, JsonSchema)]
pub(super) struct JointRow<'a> {
    /// What they add to the cost of one dossier of each.
    pub(super) added: Spread<Money>,
    /// Proposals with a fee of unknown amount, which is not in the sum.
    pub(super) lower_bounds: usize,
    /// What those add in a year whose volume is known; null when none is.
    pub(super) added_annual: Option<Spread<Money>>,
    /// How many these are.
    pub(super) with_volume: usize,
    /// What they do on each axis of the target.
    pub(super) axes: Vec<EffectRow>,
    /// Pairs of proposals that meet.
    pub(super) overlaps: Vec<MeetingRow<'a>>,
    /// Circles that none of them closes alone.
    pub(super) circles: Vec<Vec<LinkRow<'a>>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct MeetingRow<'a> {
    /// The first by code.
    pub(super) first: ProcedureRef<'a>,
    /// The other.
    pub(super) second: ProcedureRef<'a>,
    /// How sure it is that both are one, from 0 to 1; null where they are not alike.
    pub(super) confidence: Option<f64>,
    /// What both issue, by name.
    pub(super) results: Vec<&'a str>,
    /// Ids of the papers that both ask for, where these are most of them.
    pub(super) papers: Vec<&'a str>,
}
