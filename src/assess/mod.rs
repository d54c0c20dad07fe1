//! The assessment of proposed procedures (đánh giá tác động của thủ tục hành chính): what of each is
//! known already, what it repeats, what it adds to cost and target.
//!
//! Each proposal is set alone against the catalogue, as if no other were proposed; what several do
//! together stands apart. A proposal whose code is in the catalogue takes the place of that procedure,
//! and what it adds is the difference. Need and competence are asked of people and answered by none of
//! this.

mod burden;
mod form;
mod joint;
mod kept;
mod overlap;
mod part;
mod revision;

pub use burden::{AxisEffect, Burden};
pub use form::{Asked, Form, Group, Needed, Question};
pub use joint::{Joint, Meeting};
pub use overlap::{Circle, LIKE, Likely, Link, Overlaps, SamePapers, SameResult};
pub use part::{Gap, Part};

use std::path::Path;

use rayon::prelude::*;

use self::overlap::Named;
use crate::analysis::{Analysis, Dossier};
use crate::appraisal::{Appraisal, Appraised};
use crate::catalog::{Catalog, Procedure, Provenance};
use crate::cost::Overflow;
use crate::diff::{self, Change, Outline};
use crate::fault::{Fault, Problem};
use crate::gate::KnownProcedure;
use crate::graph::Graph;
use crate::ids::ProcedureCode;
use crate::lint::{self, Finding};

/// Proposed procedures set against a catalogue.
pub struct Assessment<'a> {
    /// The questions.
    pub form: Form,
    /// The catalogue as it is, and what its measures reach.
    pub catalogue: &'a Appraisal<'a>,
    /// The catalogue with all proposals in it: what is read of a proposal's lines stands here.
    pub together: Analysis<'a>,
    /// What the proposals were read from.
    pub provenance: Provenance,
    /// The proposals, by code.
    pub proposals: Vec<Assessed>,
    /// What they do together; `None` of a single one.
    pub joint: Option<Joint>,
    /// What the rules and the loader say of the proposals, sorted as everywhere.
    pub findings: Vec<Finding>,
}

/// One proposal.
pub struct Assessed {
    /// Its code.
    pub code: ProcedureCode,
    /// Whether the catalogue has a procedure of this code, whose place it takes.
    pub replaces: bool,
    /// Whether the scenario covers it; one that it does not moves no axis.
    pub covered: bool,
    /// Where it meets other procedures of the catalogue.
    pub overlaps: Overlaps,
    /// What it costs and adds.
    pub burden: Burden,
    /// What it does on each axis of the target; empty where the scenario does not cover it.
    pub axes: Vec<AxisEffect>,
    /// What it changes in the procedure that it replaces.
    pub changes: Vec<Change>,
    /// Parts that it does not state and the procedure that it replaces does: figures and changes take
    /// them as they are.
    pub kept: Vec<Part>,
}

/// Refuses proposals that are read twice: which of two drafts is meant nobody can tell.
///
/// # Errors
/// A fault for each code that stands twice.
pub fn refuse_duplicates(proposals: &Catalog) -> Result<(), Vec<Fault>> {
    let twice = proposals.left_out().filter(|remark| {
        matches!(
            remark.fault.problem,
            Problem::Duplicate { what: crate::fault::Subject::Procedure, .. }
        )
    });
    let faults: Vec<Fault> = twice.map(|remark| remark.fault.clone()).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

impl<'a> Assessment<'a> {
    /// Assesses proposals.
    ///
    /// # Errors
    /// Faults of the data files; costs beyond what can be counted.
    pub fn of(catalogue: &'a Appraisal<'a>, proposals: Catalog) -> Result<Self, Vec<Fault>> {
        let form = Form::embedded()?;
        let analysis = catalogue.analysis;
        let mut findings = lint::remarks(&proposals);
        let Catalog { procedures, provenance, .. } = proposals;
        let together = analysis.with(procedures.clone());
        let named = Named::of(&analysis.catalog);
        let beside = Beside { catalogue, named: &named, there: &analysis.graph() };
        let all: Result<Vec<_>, Vec<Fault>> =
            procedures.par_iter().map(|procedure| beside.one(procedure)).collect();
        let mut assessed = Vec::with_capacity(procedures.len());
        let mut appraised = Vec::with_capacity(procedures.len());
        for (one, new, found) in all? {
            assessed.push(one);
            appraised.push(new);
            findings.extend(found);
        }
        name_likely(analysis, &together, &mut assessed);
        let several = assessed.len() > 1;
        let joint = several.then(|| Joint::of(catalogue, &together, &assessed, &appraised));
        let joint = joint.transpose().map_err(|Overflow| too_large(&procedures))?;
        let proposals = assessed;
        let mut all = Self { form, catalogue, together, provenance, proposals, joint, findings };
        all.findings = lint::with_proposals(&all);
        Ok(all)
    }

    /// Each proposal with its lines.
    pub fn dossiers(&self) -> impl Iterator<Item = (&Assessed, Dossier<'_>)> {
        let dossier = |one: &'_ Assessed| self.together.dossier(one.code.as_str());
        self.proposals.iter().filter_map(move |one| Some((one, dossier(one)?)))
    }

    /// The procedure of a code as it stands without proposals, or the proposal where there is none.
    #[must_use]
    pub fn procedure(&self, code: &ProcedureCode) -> Option<&Procedure> {
        let known = self.catalogue.analysis.dossier(code.as_str());
        let known = known.or_else(|| self.together.dossier(code.as_str()));
        known.map(|dossier| dossier.procedure)
    }
}

/// What every proposal is set against.
struct Beside<'a> {
    catalogue: &'a Appraisal<'a>,
    named: &'a Named,
    /// The graph of the catalogue.
    there: &'a Graph<'a>,
}

impl Beside<'_> {
    /// One proposal, as if no other were proposed: what becomes of it, what it costs, and what the rules
    /// about single procedures say.
    fn one(
        &self,
        procedure: &Procedure,
    ) -> Result<(Assessed, Appraised, Vec<Finding>), Vec<Fault>> {
        let alone = self.catalogue.analysis.with(vec![procedure.clone()]);
        let (one, new) = self.of_one(&alone, &procedure.code)?;
        let dossier = alone.dossier(procedure.code.as_str());
        let found = dossier.map_or_else(Vec::new, |dossier| lint::check_one(&alone, dossier));
        Ok((one, new, found))
    }

    /// One proposal in the catalogue with it, and what it costs.
    fn of_one(
        &self,
        alone: &Analysis<'_>,
        code: &ProcedureCode,
    ) -> Result<(Assessed, Appraised), Vec<Fault>> {
        let catalogue = self.catalogue;
        let fault = || vec![Fault::of_file(Path::new(code.as_str()), Problem::AmountTooLarge)];
        let analysis = catalogue.analysis;
        let old = existing(catalogue, code);
        let pair = analysis.dossier(code.as_str()).zip(alone.dossier(code.as_str()));
        let (whole, kept) = pair
            .and_then(|(old, new)| kept::completed(old.procedure, new.procedure))
            .map_or((None, Vec::new()), |(whole, kept)| (Some(analysis.with(vec![whole])), kept));
        let measured = whole.as_ref().unwrap_or(alone);
        // The catalogue of the analysis was made with it.
        let Some(new) = catalogue.of_another(measured, code)? else { return Err(fault()) };
        let mut overlaps = Overlaps::of(&alone.graph(), code, self.named);
        if old.is_some() {
            // A circle that is there already is not closed by changing a procedure on it.
            let there = overlap::circles(self.there, code);
            overlaps.circles.retain(|circle| !there.contains(circle));
        }
        let burden = Burden::of(old, &new).map_err(|Overflow| fault())?;
        let axes = match new.covered {
            true => AxisEffect::of(catalogue, &[(old, &new)]),
            false => Vec::new(),
        };
        let pair = analysis.dossier(code.as_str()).zip(measured.dossier(code.as_str()));
        let changes = match pair {
            Some((before, after)) => revision::changes(catalogue, before, after)?,
            None => Vec::new(),
        };
        let one = Assessed {
            code: code.clone(),
            replaces: old.is_some(),
            covered: new.covered,
            overlaps,
            burden,
            axes,
            changes,
            kept,
        };
        Ok((one, new))
    }
}

/// What the catalogue's procedure of a code costs, whether the scenario covers it or not.
fn existing<'p>(catalogue: &'p Appraisal<'_>, code: &ProcedureCode) -> Option<&'p Appraised> {
    let all = &catalogue.analysis.catalog.procedures;
    let at = all.binary_search_by(|one| one.code.cmp(code)).ok()?;
    catalogue.procedures.get(at)
}

/// Names the procedures of the catalogue that proposals most likely are. All at once: comparing takes a
/// look at every procedure, and one for each proposal would take as long as everything else.
fn name_likely(analysis: &Analysis<'_>, together: &Analysis<'_>, assessed: &mut [Assessed]) {
    let known = KnownProcedure::all_of(analysis);
    let proposed = outlines(together, assessed);
    let found = diff::likely(&proposed, &known);
    for ((one, own), found) in assessed.iter_mut().zip(&proposed).zip(found) {
        let name = diff::folded(own.name());
        let likely = found.into_iter().filter_map(|(at, confidence)| {
            let other = analysis.catalog.procedures.get(at)?;
            let same_name = diff::folded(&other.name) == name;
            let code = other.code.clone();
            let issues_it = |result: &SameResult| result.procedures.contains(&code);
            let same_result = one.overlaps.results.iter().any(issues_it);
            (code != one.code).then_some(Likely { code, confidence, same_name, same_result })
        });
        let mut likely: Vec<Likely> = likely.collect();
        // One of the same name goes before one that is more alike in everything else.
        likely.sort_by_key(|one| !one.is_same());
        one.overlaps.likely = likely;
    }
}

/// The proposals as comparing wants them, in their order.
fn outlines(together: &Analysis<'_>, assessed: &[Assessed]) -> Vec<KnownProcedure> {
    let dossiers = assessed.iter().filter_map(|one| together.dossier(one.code.as_str()));
    dossiers.map(|dossier| KnownProcedure::of(dossier, together.knowledge)).collect()
}

fn too_large(procedures: &[Procedure]) -> Vec<Fault> {
    let last = procedures.last().map_or("", |one| one.code.as_str());
    vec![Fault::of_file(Path::new(last), Problem::AmountTooLarge)]
}
