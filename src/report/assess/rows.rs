//! The JSON of an assessment.

use schemars::JsonSchema;
use serde::Serialize;

use super::answers::{Answer, AnswerState};
use super::said::View;
use crate::assess::{
    Assessment, AxisEffect, Circle, Joint, Link, Meeting, Question, SamePapers, SameResult,
};
use crate::catalog::Provenance;
use crate::cost::{Basis, Currency, Decimal, Money, Spread};
use crate::diff::Change;
use crate::ids::ProcedureCode;
use crate::knowledge::{DocumentIx, Verified};
use crate::lint::{self, Finding};
use crate::report::rows::Rows;
use crate::report::{Choice, FindingRow, Inputs, LinkRow, ProcedureRef, RequirementRow};
use crate::target::{Axis, Measured, Progress, Reached, Unit};
use crate::words::{Lang, name_in};

/// The JSON of `assess`.
#[derive(Serialize, JsonSchema)]
pub struct AssessDocument<'a> {
    /// Always `tinhgon/assess/1`.
    schema: &'static str,
    /// What the catalogue was read from, and what was chosen.
    inputs: Inputs,
    /// What the proposals were read from.
    proposed: ProposedInputs<'a>,
    /// The currency of all amounts, which are in its smallest coin.
    currency: Currency,
    /// What the cost axis counts: a year only where the volume of every procedure of the catalogue is
    /// known.
    basis: Basis,
    /// Each proposal, by code.
    proposals: Vec<ProposalRow<'a>>,
    /// What they do together; null of a single one.
    together: Option<JointRow<'a>>,
    /// What the rules and the loader say of the proposals.
    findings: Vec<FindingRow<'a>>,
}

/// What the proposals were read from.
#[derive(Serialize, JsonSchema)]
struct ProposedInputs<'a> {
    /// SHA-256 over the sorted digests of the records read, in hexadecimal.
    digest: &'a str,
    /// Records read, whether they could be used or not.
    records: usize,
}

/// What a proposal is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum ProposalKind {
    /// The catalogue has no procedure of its code.
    New,
    /// It takes the place of the procedure of its code.
    Revision,
}

/// One proposal.
#[derive(Serialize, JsonSchema)]
struct ProposalRow<'a> {
    /// Its code.
    code: &'a str,
    /// Its name.
    name: &'a str,
    /// Whether it is new.
    kind: ProposalKind,
    /// Whether it is of the authorities and groups chosen; where not, it moves no axis.
    covered: bool,
    /// The questions of the form by criterion, with what answers them.
    questions: Vec<GroupRow<'a>>,
    /// Its lines, with registers, grades and legal grounds.
    requirements: Vec<RequirementRow<'a>>,
    /// Ids of the lines that ask for papers which registers replace, without a look-up.
    known_data: Vec<&'a str>,
    /// Where it meets other procedures.
    overlaps: OverlapsRow<'a>,
    /// What it costs and adds.
    cost: BurdenRow,
    /// What it does on each axis of the target.
    axes: Vec<EffectRow>,
    /// What it changes in the procedure that it replaces, as `diff` tells it.
    changes: &'a [Change],
}

/// The questions of one criterion.
#[derive(Serialize, JsonSchema)]
struct GroupRow<'a> {
    /// Id of the criterion.
    id: &'a str,
    /// Its name.
    title: &'a str,
    /// The questions.
    questions: Vec<AnswerRow<'a>>,
}

/// A question and what answers it.
#[derive(Serialize, JsonSchema)]
struct AnswerRow<'a> {
    /// Id of the question.
    id: &'a str,
    /// The question.
    question: &'a str,
    /// What became of it.
    state: AnswerState,
    /// The answer in words; null where only people can answer.
    answer: Option<String>,
    /// Whether the assessment ends where people say no.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    stops: bool,
    /// What asks it; left out of the tool's own questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<AskedBy<'a>>,
}

/// What asks a question.
#[derive(Serialize, JsonSchema)]
struct AskedBy<'a> {
    /// Number of the instrument.
    instrument: &'a str,
    /// The place in it.
    place: Option<&'a str>,
    /// How far it was checked.
    verified: Verified,
}

/// Where a proposal meets other procedures.
#[derive(Serialize, JsonSchema)]
struct OverlapsRow<'a> {
    /// Procedures that it most likely is under another code, the surest first.
    likely: Vec<LikelyRow<'a>>,
    /// Procedures that issue the same.
    results: Vec<ResultRow<'a>>,
    /// Procedures that ask for nearly the same papers.
    papers: Vec<PapersRow<'a>>,
    /// Papers that it asks for, with the procedures that issue them.
    supplied_by: Vec<PaperLinkRow<'a>>,
    /// Papers that it issues, with the procedures that ask for them.
    asked_for_by: Vec<PaperLinkRow<'a>>,
    /// Circles that it closes, each procedure asking for what the next one issues.
    circles: Vec<Vec<LinkRow<'a>>>,
}

#[derive(Serialize, JsonSchema)]
struct LikelyRow<'a> {
    /// The procedure.
    #[serde(flatten)]
    procedure: ProcedureRef<'a>,
    /// How sure that is, from 0 to 1.
    confidence: f64,
    /// Whether both have one name, letter for letter.
    same_name: bool,
}

#[derive(Serialize, JsonSchema)]
struct ResultRow<'a> {
    /// Id of its type; null where that is not known.
    #[serde(rename = "type")]
    document: Option<&'a str>,
    /// Its name.
    name: &'a str,
    /// The other procedures that issue it.
    procedures: Vec<ProcedureRef<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct PapersRow<'a> {
    /// The procedure.
    #[serde(flatten)]
    procedure: ProcedureRef<'a>,
    /// Ids of the papers that both ask for.
    common: Vec<&'a str>,
    /// How many papers either of them asks for.
    all: usize,
}

#[derive(Serialize, JsonSchema)]
struct PaperLinkRow<'a> {
    /// Id of the paper.
    paper: &'a str,
    /// The procedures.
    procedures: Vec<ProcedureRef<'a>>,
}

/// What a proposal costs and adds.
#[derive(Serialize, JsonSchema)]
struct BurdenRow {
    /// One dossier of the procedure that it replaces; null of a new one.
    existing: Option<Spread<Money>>,
    /// One dossier of the proposal.
    proposed: Spread<Money>,
    /// The same with the measures that are carried out.
    with_measures: Spread<Money>,
    /// What it adds to one dossier, below zero where it costs less.
    added: Spread<Money>,
    /// Whether it charges a fee of unknown amount, which is in no figure: they are lower bounds.
    lower_bound: bool,
    /// Whether the procedure that it replaces does.
    existing_fee_unknown: bool,
    /// What of a dossier rests on assumptions, in percent.
    defaults_percent: Option<Decimal>,
    /// Dossiers a year; null when not known, and then nothing is multiplied.
    volume: Option<u64>,
    /// A year of the proposal; null when its volume is not known.
    annual: Option<Spread<Money>>,
    /// What it adds in a year; null when a volume that this takes is not known.
    added_annual: Option<Spread<Money>>,
}

/// What is done on one axis.
#[derive(Serialize, JsonSchema)]
struct EffectRow {
    /// The axis.
    axis: Axis,
    /// What one unit is, on axes that count.
    unit: Option<Unit>,
    /// What the catalogue has: units, coins, millionths of a day.
    baseline: i128,
    /// What the measures cut of it.
    cut: i128,
    /// What is added; null where that takes a volume that is not known.
    added: Option<i128>,
    /// What is left of the cut.
    cut_after: Option<i128>,
    /// The cut in percent of the baseline.
    percent: Option<Decimal>,
    /// The same with what is added.
    percent_after: Option<Decimal>,
    /// The percentage asked; null where none is set.
    goal: Option<Decimal>,
    /// Whether it is reached.
    reached: Reached,
    /// Whether it is with what is added.
    reached_after: Option<Reached>,
}

/// What several proposals do together.
#[derive(Serialize, JsonSchema)]
struct JointRow<'a> {
    /// What they add to the cost of one dossier of each.
    added: Spread<Money>,
    /// Proposals with a fee of unknown amount, which is not in the sum.
    lower_bounds: usize,
    /// What those add in a year whose volume is known; null when none is.
    added_annual: Option<Spread<Money>>,
    /// How many these are.
    with_volume: usize,
    /// What they do on each axis of the target.
    axes: Vec<EffectRow>,
    /// Pairs of proposals that meet.
    overlaps: Vec<MeetingRow<'a>>,
    /// Circles that none of them closes alone.
    circles: Vec<Vec<LinkRow<'a>>>,
}

#[derive(Serialize, JsonSchema)]
struct MeetingRow<'a> {
    /// The first by code.
    first: ProcedureRef<'a>,
    /// The other.
    second: ProcedureRef<'a>,
    /// How sure it is that both are one, from 0 to 1; null where they are not alike.
    confidence: Option<f64>,
    /// What both issue, by name.
    results: Vec<&'a str>,
    /// Ids of the papers that both ask for, where these are most of them.
    papers: Vec<&'a str>,
}

/// Makes rows.
#[derive(Clone, Copy)]
struct Maker<'a> {
    assessment: &'a Assessment<'a>,
    lang: Lang,
}

impl<'a> AssessDocument<'a> {
    /// The JSON of an assessment in a language, with the findings that are to be told.
    #[must_use]
    pub fn of(assessment: &'a Assessment<'a>, findings: &'a [Finding], lang: Lang) -> Self {
        let (catalogue, knowledge) = (assessment.catalogue, assessment.together.knowledge);
        let mut inputs = Inputs::of(catalogue.analysis);
        inputs.tariff = Some(catalogue.tariff().id.to_string());
        inputs.target = Some(catalogue.target().id.to_string());
        inputs.scenario = Some(Choice::of(catalogue.scenario));
        let make = Maker { assessment, lang };
        let Provenance { digest, records, .. } = &assessment.provenance;
        let proposals = assessment
            .dossiers()
            .map(|(one, dossier)| make.proposal(View { assessment, one, dossier, lang }));
        Self {
            schema: "tinhgon/assess/1",
            inputs,
            proposed: ProposedInputs { digest, records: *records },
            currency: catalogue.tariff().currency,
            basis: catalogue.basis,
            proposals: proposals.collect(),
            together: assessment.joint.as_ref().map(|joint| make.joint(joint)),
            findings: findings.iter().map(|one| FindingRow::of(one, knowledge, lang)).collect(),
        }
    }
}

impl<'a> Maker<'a> {
    fn proposal(self, view: View<'a>) -> ProposalRow<'a> {
        let (one, procedure) = (view.one, view.dossier.procedure);
        let lines = view.dossier.lines();
        let known_data = lines.filter(|(_, line)| lint::is_known_data(line));
        let overlaps = &one.overlaps;
        let groups = self.assessment.form.groups.iter();
        let rows =
            Rows { analysis: &self.assessment.together, appraisal: None, lang: self.lang };
        ProposalRow {
            code: procedure.code.as_str(),
            name: &procedure.name,
            kind: if one.replaces { ProposalKind::Revision } else { ProposalKind::New },
            covered: one.covered,
            questions: groups
                .map(|group| GroupRow {
                    id: &group.id,
                    title: name_in(&group.title, self.lang),
                    questions: group
                        .questions
                        .iter()
                        .map(|question| self.answer(question, view))
                        .collect(),
                })
                .collect(),
            requirements: rows.procedure(view.dossier).requirements,
            known_data: known_data.map(|(asked, _)| &*asked.id).collect(),
            overlaps: OverlapsRow {
                likely: overlaps
                    .likely
                    .iter()
                    .map(|likely| LikelyRow {
                        procedure: self.procedure(&likely.code),
                        confidence: likely.confidence,
                        same_name: likely.same_name,
                    })
                    .collect(),
                results: overlaps.results.iter().map(|one| self.result(one)).collect(),
                papers: overlaps.papers.iter().map(|one| self.papers(one)).collect(),
                supplied_by: overlaps.supplied.iter().map(|link| self.link(link)).collect(),
                asked_for_by: overlaps.demanded.iter().map(|link| self.link(link)).collect(),
                circles: overlaps.circles.iter().map(|circle| self.circle(circle)).collect(),
            },
            cost: BurdenRow::of(&one.burden),
            axes: one.axes.iter().map(EffectRow::of).collect(),
            changes: &one.changes,
        }
    }

    fn answer(self, question: &'a Question, view: View<'a>) -> AnswerRow<'a> {
        let Answer { state, said } = view.answer(question);
        AnswerRow {
            id: &question.id,
            question: name_in(&question.text, self.lang),
            answer: (state != AnswerState::Blank).then_some(said),
            state,
            stops: question.stops,
            ground: question.ground.as_ref().map(|ground| AskedBy {
                instrument: &ground.instrument,
                place: ground.place.as_deref(),
                verified: ground.verified,
            }),
        }
    }

    /// A procedure that stands in the catalogue or is proposed.
    fn procedure(self, code: &'a ProcedureCode) -> ProcedureRef<'a> {
        let name = self.assessment.procedure(code).map_or("", |procedure| &procedure.name);
        ProcedureRef { code: code.as_str(), name }
    }

    fn procedures(self, codes: &'a [ProcedureCode]) -> Vec<ProcedureRef<'a>> {
        codes.iter().map(|code| self.procedure(code)).collect()
    }

    fn paper(self, document: DocumentIx) -> &'a str {
        &self.assessment.together.knowledge.documents[document].id
    }

    fn paper_ids(self, papers: &[DocumentIx]) -> Vec<&'a str> {
        papers.iter().map(|ix| self.paper(*ix)).collect()
    }

    fn result(self, one: &'a SameResult) -> ResultRow<'a> {
        ResultRow {
            document: one.document.map(|ix| self.paper(ix)),
            name: self.name_of(one),
            procedures: self.procedures(&one.procedures),
        }
    }

    fn name_of(self, one: &'a SameResult) -> &'a str {
        let known = &self.assessment.together.knowledge.documents;
        one.document.map_or(&one.name, |ix| name_in(&known[ix].name, self.lang))
    }

    fn papers(self, one: &'a SamePapers) -> PapersRow<'a> {
        PapersRow {
            procedure: self.procedure(&one.code),
            common: self.paper_ids(&one.common),
            all: one.all,
        }
    }

    fn link(self, link: &'a Link) -> PaperLinkRow<'a> {
        PaperLinkRow {
            paper: self.paper(link.document),
            procedures: self.procedures(&link.procedures),
        }
    }

    fn circle(self, circle: &'a Circle) -> Vec<LinkRow<'a>> {
        let link = |(code, paper): &'a (ProcedureCode, DocumentIx)| {
            LinkRow::of(self.procedure(code), self.paper(*paper))
        };
        circle.links.iter().map(link).collect()
    }

    fn joint(self, joint: &'a Joint) -> JointRow<'a> {
        let proposals = &self.assessment.proposals;
        JointRow {
            added: joint.added,
            lower_bounds: proposals.iter().filter(|one| one.burden.is_lower_bound()).count(),
            added_annual: joint.added_annual.map(|(added, _)| added),
            with_volume: joint.added_annual.map_or(0, |(_, count)| count),
            axes: joint.axes.iter().map(EffectRow::of).collect(),
            overlaps: joint.meetings.iter().map(|one| self.meeting(one)).collect(),
            circles: joint.circles.iter().map(|circle| self.circle(circle)).collect(),
        }
    }

    fn meeting(self, one: &'a Meeting) -> MeetingRow<'a> {
        let papers = one.papers.as_ref().map(|papers| self.paper_ids(&papers.common));
        MeetingRow {
            first: self.procedure(&one.first),
            second: self.procedure(&one.second),
            confidence: one.confidence,
            results: one.results.iter().map(|result| self.name_of(result)).collect(),
            papers: papers.unwrap_or_default(),
        }
    }
}

impl BurdenRow {
    fn of(burden: &crate::assess::Burden) -> Self {
        let existing = burden.existing.as_ref();
        Self {
            existing: existing.map(|cost| cost.total),
            proposed: burden.proposed.total,
            with_measures: burden.with_measures.total,
            added: burden.added,
            lower_bound: burden.is_lower_bound(),
            existing_fee_unknown: existing.is_some_and(|cost| cost.fee_unknown),
            defaults_percent: burden.proposed.assumed_percent(),
            volume: burden.volume,
            annual: burden.annual,
            added_annual: burden.added_annual,
        }
    }
}

impl EffectRow {
    fn of(effect: &AxisEffect) -> Self {
        let after = effect.after.as_ref();
        Self {
            axis: effect.goal.axis(),
            unit: match effect.goal.measured {
                Measured::Units(unit, _) => Some(unit),
                Measured::Cost | Measured::Time => None,
            },
            baseline: effect.before.baseline,
            cut: effect.before.cut,
            added: effect.added,
            cut_after: after.map(|after| after.cut),
            percent: effect.before.percent(),
            percent_after: after.and_then(Progress::percent),
            goal: effect.goal.percent,
            reached: effect.before.reached,
            reached_after: after.map(|after| after.reached),
        }
    }
}
