//! The assessment of proposed procedures (đánh giá tác động của thủ tục hành chính): what of each is
//! known already, what it repeats, what it adds to cost and target.
//!
//! Each proposal is set alone against the catalogue, as if no other were proposed; what several do
//! together stands apart. A proposal whose code is in the catalogue takes the place of that procedure,
//! and what it adds is the difference. Need and competence are asked of people and answered by none of
//! this.

mod burden;
mod form;
mod overlap;
mod part;
mod revision;

pub use burden::{AxisEffect, Burden};
pub use form::{Asked, Form, Group, Needed, Question};
pub use overlap::{Circle, LIKE, Likely, Link, Overlaps, SamePapers, SameResult};
pub use part::{Gap, Part};

use std::path::Path;

use self::overlap::Named;
use crate::analysis::{Analysis, Dossier};
use crate::appraisal::{Appraisal, Appraised};
use crate::catalog::{Catalog, Procedure, Provenance};
use crate::cost::{Money, Overflow, Spread};
use crate::diff::{self, Change, Outline};
use crate::fault::{Fault, Problem};
use crate::gate::KnownProcedure;
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
}

/// What several proposals do together.
pub struct Joint {
    /// What they add to the cost of one dossier of each.
    pub added: Spread<Money>,
    /// What those add in a year whose volume is known, and how many these are.
    pub added_annual: Option<(Spread<Money>, usize)>,
    /// What they do on each axis of the target.
    pub axes: Vec<AxisEffect>,
    /// Pairs of proposals that meet.
    pub meetings: Vec<Meeting>,
    /// Circles that none of them closes alone.
    pub circles: Vec<Circle>,
}

/// Two proposals that meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// The first by code.
    pub first: ProcedureCode,
    /// The other.
    pub second: ProcedureCode,
    /// How sure it is that both are one, from 0 to 1; `None` where they are not alike.
    pub confidence: Option<f64>,
    /// What both issue.
    pub results: Vec<SameResult>,
    /// The papers that both ask for and how many either does, where these are most of them.
    pub papers: Option<SamePapers>,
}

/// Refuses proposals that are read twice: which of two drafts is meant nobody can tell.
///
/// # Errors
/// A fault for each code that stands twice.
pub fn refuse_duplicates(proposals: &Catalog) -> Result<(), Vec<Fault>> {
    let twice = proposals.left_out().filter(|remark| {
        matches!(remark.fault.problem, Problem::Duplicate { what: crate::fault::Subject::Procedure, .. })
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
        let mut assessed = Vec::with_capacity(procedures.len());
        let mut appraised = Vec::with_capacity(procedures.len());
        for procedure in &procedures {
            let alone = analysis.with(vec![procedure.clone()]);
            let (one, new) = of_one(catalogue, &named, &alone, &procedure.code)?;
            if let Some(dossier) = alone.dossier(procedure.code.as_str()) {
                findings.extend(lint::check_one(&alone, dossier));
            }
            assessed.push(one);
            appraised.push(new);
        }
        name_likely(analysis, &together, &mut assessed);
        let several = assessed.len() > 1;
        let joint = several.then(|| joint(catalogue, &together, &assessed, &appraised));
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

/// One proposal against the catalogue, and what it costs.
fn of_one(
    catalogue: &Appraisal<'_>,
    named: &Named,
    alone: &Analysis<'_>,
    code: &ProcedureCode,
) -> Result<(Assessed, Appraised), Vec<Fault>> {
    let fault = || vec![Fault::of_file(Path::new(code.as_str()), Problem::AmountTooLarge)];
    let analysis = catalogue.analysis;
    let old = existing(catalogue, code);
    // The catalogue of the analysis was made with it.
    let Some(new) = catalogue.of_another(alone, code)? else { return Err(fault()) };
    let mut overlaps = Overlaps::of(alone, code, named);
    if old.is_some() {
        // A circle that is there already is not closed by changing a procedure on it.
        let there = Overlaps::of(analysis, code, named).circles;
        overlaps.circles.retain(|circle| !there.contains(circle));
    }
    let burden = Burden::of(old, &new).map_err(|Overflow| fault())?;
    let axes = match new.covered {
        true => AxisEffect::of(catalogue, &[(old, &new)]),
        false => Vec::new(),
    };
    let pair = analysis.dossier(code.as_str()).zip(alone.dossier(code.as_str()));
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
    };
    Ok((one, new))
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
            (code != one.code).then_some(Likely { code, confidence, same_name })
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

/// What several proposals do together.
fn joint(
    catalogue: &Appraisal<'_>,
    together: &Analysis<'_>,
    assessed: &[Assessed],
    appraised: &[Appraised],
) -> Result<Joint, Overflow> {
    let mut added = Spread::exact(Money::ZERO);
    let mut annual: Option<(Spread<Money>, usize)> = None;
    for one in assessed {
        added = added.join(one.burden.added, Money::plus)?;
        if let Some(year) = one.burden.added_annual {
            let (sum, count) = annual.unwrap_or((Spread::exact(Money::ZERO), 0));
            annual = Some((sum.join(year, Money::plus)?, count + 1));
        }
    }
    let covered = assessed.iter().zip(appraised).filter(|(one, _)| one.covered);
    let pairs: Vec<_> = covered.map(|(one, new)| (existing(catalogue, &one.code), new)).collect();
    let alone: Vec<&Circle> = assessed.iter().flat_map(|one| &one.overlaps.circles).collect();
    let named = Named::of(&together.catalog);
    let all: Vec<Overlaps> =
        assessed.iter().map(|one| Overlaps::of(together, &one.code, &named)).collect();
    let circles = all.iter().flat_map(|one| &one.circles);
    let mut circles: Vec<Circle> =
        circles.filter(|circle| !alone.contains(circle)).cloned().collect();
    circles.sort();
    circles.dedup();
    Ok(Joint {
        added,
        added_annual: annual,
        axes: AxisEffect::of(catalogue, &pairs),
        meetings: meetings(together, assessed, &all),
        circles,
    })
}

/// The pairs of proposals that meet, by code.
fn meetings(together: &Analysis<'_>, assessed: &[Assessed], all: &[Overlaps]) -> Vec<Meeting> {
    let outlines = outlines(together, assessed);
    let likely = diff::likely(&outlines, &outlines);
    let mut meetings = Vec::new();
    for (n, (first, overlaps)) in assessed.iter().zip(all).enumerate() {
        for (m, second) in assessed.iter().enumerate().skip(n + 1) {
            let alike = likely.get(n).into_iter().flatten().find(|(at, _)| *at == m);
            let shared = overlaps.results.iter().filter(|it| it.procedures.contains(&second.code));
            let meeting = Meeting {
                first: first.code.clone(),
                second: second.code.clone(),
                confidence: alike.map(|(_, confidence)| *confidence),
                results: shared.cloned().collect(),
                papers: overlaps.papers.iter().find(|it| it.code == second.code).cloned(),
            };
            let meets = meeting.confidence.is_some()
                || !meeting.results.is_empty()
                || meeting.papers.is_some();
            meetings.extend(meets.then_some(meeting));
        }
    }
    meetings
}

fn too_large(procedures: &[Procedure]) -> Vec<Fault> {
    let last = procedures.last().map_or("", |one| one.code.as_str());
    vec![Fault::of_file(Path::new(last), Problem::AmountTooLarge)]
}

