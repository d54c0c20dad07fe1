//! How the rows of an assessment's JSON are made.

use super::answers::{Answer, AnswerState};
use super::rows::{
    AnswerRow, AskedBy, AssessDocument, BurdenRow, EffectRow, GroupRow, JointRow, LikelyRow,
    MeetingRow, OverlapsRow, PaperLinkRow, PapersRow, ProposalKind, ProposalRow, ProposedInputs,
    ResultRow,
};
use super::said::View;
use crate::assess::{
    Assessment, AxisEffect, Burden, Circle, Joint, Link, Meeting, Question, SamePapers, SameResult,
};
use crate::catalog::Provenance;
use crate::ids::ProcedureCode;
use crate::knowledge::DocumentIx;
use crate::lint::{self, Finding};
use crate::report::rows::Rows;
use crate::report::{Choice, FindingRow, Inputs, LinkRow, ProcedureRef};
use crate::target::{Measured, Progress};
use crate::words::{Lang, name_in};

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
        let rows = Rows { analysis: &self.assessment.together, appraisal: None, lang: self.lang };
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
                        same_result: likely.same_result,
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
            kept: &one.kept,
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
    fn of(burden: &Burden) -> Self {
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
