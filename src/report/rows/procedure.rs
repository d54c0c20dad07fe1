//! A procedure with its dossier, line by line, and what one dossier costs.

use schemars::JsonSchema;
use serde::Serialize;

use super::paper::{PaperRow, papers};
use super::place::{ProvisionRow, provision};
use super::{Rows, assumed_ids, register_ids};
use crate::analysis::{Dossier, Line};
use crate::appraisal::{Appraised, Part};
use crate::catalog::Requirement;
use crate::cost::{Decimal, Money, Spread};
use crate::derive::Grade;
use crate::knowledge::InstrumentIx;
use crate::reading::LineKind;
use crate::report::facts::{Facts, short};
use crate::target::Counts;

/// A procedure with its lines.
#[derive(Serialize, JsonSchema)]
pub struct ProcedureRow<'a> {
    /// Its code.
    code: &'a str,
    /// Its name.
    name: &'a str,
    /// Id of the authority that promulgated it, or its printed name when the id is not known.
    authority: &'a str,
    /// The lines of its dossier.
    pub(in crate::report) requirements: Vec<RequirementRow<'a>>,
    /// What one dossier costs, when that was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<ProcedureCost>,
    /// Its units on the first axis of the target that counts, when that was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    regulations: Option<Counts>,
    /// Its facts beside the lines, in few words, by which `diff` tells what changed.
    facts: Facts,
}

/// What one dossier of a procedure costs, in the smallest coin of the tariff's currency.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct ProcedureCost {
    /// Now.
    before: Spread<Money>,
    /// With the measures.
    after: Spread<Money>,
    /// What the measures save.
    saving: Money,
    /// Dossiers a year; null when not known, and then nothing is multiplied.
    volume: Option<u64>,
    /// Whether a fee is charged whose amount is not known, and is not in the cost.
    fee_unknown: bool,
    /// What of it is fees; what is neither that nor for a line is for handing in and receiving.
    fees: PartCost,
    /// How long the agency may take, where the measures make that shorter.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<DaysRow>,
}

/// How long the agency may take, in days.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct DaysRow {
    /// Now, by the slowest channel.
    before: Decimal,
    /// With the measures.
    after: Decimal,
}

/// A part of what one dossier costs, the middle, in the smallest coin.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct PartCost {
    /// Now.
    before: Money,
    /// With the measures.
    after: Money,
}

impl PartCost {
    fn of(part: Part) -> Self {
        Self { before: part.before, after: part.after }
    }
}

/// A line of a dossier.
#[derive(Serialize, JsonSchema)]
pub struct RequirementRow<'a> {
    /// Its id within the procedure.
    id: &'a str,
    /// The line.
    text: &'a str,
    /// The heading under which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    /// What it is.
    kind: LineKind,
    /// Ids of the registers that hold the data of at least one paper asked for.
    registers: Vec<&'a str>,
    /// How far it is replaceable.
    grade: Grade,
    /// Whether the line itself says that the data are looked up.
    already: bool,
    /// The id of the line of the dossier by which nobody need hand in what this one asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    exempted_by: Option<&'a str>,
    /// Originals to hand in; left out when not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    originals: Option<u16>,
    /// Copies to hand in; left out when not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    copies: Option<u16>,
    /// The form to fill in, as named; of a long name the beginning and its digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<String>,
    /// What it adds to what one dossier costs; left out when nothing, or not worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<PartCost>,
    /// Ids of the registers that are open by assumption only and without which the grade would not
    /// stand: it is not that of the law in force.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assumed: Vec<&'a str>,
    /// The provision that imposes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    provision: Option<ProvisionRow<'a>>,
    /// The papers it asks for.
    documents: Vec<PaperRow<'a>>,
}

impl<'a> Rows<'a> {
    /// A procedure with its lines.
    pub(in crate::report) fn procedure(&self, dossier: Dossier<'a>) -> ProcedureRow<'a> {
        let procedure = dossier.procedure;
        let authority = procedure.authority.map(|ix| &*self.knowledge().authorities[ix].id);
        let case = |requirement: &Requirement| {
            let case = requirement.case.and_then(|case| procedure.cases.get(usize::from(case)));
            case.map(|case| &*case.name)
        };
        let bases: Vec<InstrumentIx> =
            procedure.legal_bases.iter().filter_map(|basis| basis.instrument).collect();
        let one = self.appraisal.and_then(|appraisal| appraisal.find(dossier));
        let parts = one.map_or(&[][..], |one| &one.parts.lines);
        let mut parts = parts.iter().copied();
        let line = |(requirement, line): (&'a Requirement, &'a Line)| RequirementRow {
            case: case(requirement),
            exempted_by: dossier.exempting(line).map(|by| &*by.id),
            cost: parts.next().filter(|part| *part != Part::default()).map(PartCost::of),
            ..self.requirement(requirement, line, &bases)
        };
        ProcedureRow {
            code: procedure.code.as_str(),
            name: &procedure.name,
            authority: authority.unwrap_or(&procedure.authority_text),
            requirements: dossier.lines().map(line).collect(),
            cost: one.map(Self::cost),
            regulations: one.and_then(|one| one.counts.iter().find_map(|counts| *counts)),
            facts: Facts::of(procedure),
        }
    }

    /// What one dossier costs.
    fn cost(one: &Appraised) -> ProcedureCost {
        ProcedureCost {
            before: one.before.total,
            after: one.after.total,
            // Summed without overflow while the procedure was appraised.
            saving: one.before.total.mid.minus(one.after.total.mid).unwrap_or_default(),
            volume: one.volume,
            fee_unknown: one.before.fee_unknown,
            fees: PartCost::of(one.parts.fees),
            days: (one.days.cut() != Decimal::ZERO)
                .then_some(DaysRow { before: one.days.before, after: one.days.after }),
        }
    }

    fn requirement(
        &self,
        requirement: &'a Requirement,
        line: &'a Line,
        bases: &[InstrumentIx],
    ) -> RequirementRow<'a> {
        let provision =
            requirement.provision.as_ref().map(|place| provision(place, self.knowledge()));
        let paper = |paper: PaperRow<'a>| paper.imposed_by(provision.clone());
        let papers = papers(
            line,
            &requirement.text,
            (self.analysis.as_of, bases),
            self.knowledge(),
            self.lang,
        );
        RequirementRow {
            id: &requirement.id,
            text: &requirement.text,
            case: None,
            kind: line.reading.kind,
            registers: register_ids(&line.verdict.registers, self.knowledge()),
            grade: line.verdict.grade,
            already: line.reading.already,
            exempted_by: None,
            originals: requirement.originals,
            copies: requirement.copies,
            form: requirement.form.as_deref().map(|form| short(form.to_owned())),
            cost: None,
            assumed: assumed_ids(&line.verdict.assumed, self.knowledge()),
            documents: papers.into_iter().map(paper).collect(),
            provision,
        }
    }
}
