//! What a proposal changes in the procedure whose place it takes, told as a comparison of two catalogues
//! tells it.

use std::path::Path;

use crate::analysis::{Analysis, Dossier, Question};
use crate::appraisal::{Appraisal, Decisions, Scenario};
use crate::catalog::Catalog;
use crate::diff::{About, Change, Diff, Snapshot};
use crate::fault::{Fault, Problem};
use crate::report::Report;
use crate::words::Lang;

/// The changes of the facts of a procedure: of itself, its lines, its volume and what was measured, and
/// what follows from them for its cost, so that their effects add up to what the revision adds. Verdicts
/// and measures of the proposal stand elsewhere in an assessment.
///
/// Each side is a catalogue of one procedure: no fact of one hangs on another, and a whole catalogue
/// compared for each proposal would take most of the run.
pub(super) fn changes(
    catalogue: &Appraisal<'_>,
    before: Dossier<'_>,
    after: Dossier<'_>,
) -> Result<Vec<Change>, Vec<Fault>> {
    // Without measures: a change of the facts is told by what it does to the cost as it is.
    let scenario = Scenario {
        kinds: Vec::new(),
        decisions: Decisions::default(),
        authorities: Vec::new(),
        groups: Vec::new(),
        ..catalogue.scenario.clone()
    };
    let old = snapshot(catalogue.analysis, &scenario, before)?;
    let new = snapshot(catalogue.analysis, &scenario, after)?;
    let mut changes = Diff::of(&old, &new).changes;
    // That a draft counts no dossiers does not mean that fewer come.
    let uncounted = |change: &Change| change.about == About::Volume && change.after.is_none();
    let told = |change: &Change| change.about.is_primary() || !change.effect.is_zero();
    changes.retain(|change| told(change) && !uncounted(change));
    Ok(changes)
}

/// A procedure as a report would tell it. The language names things that are not compared.
fn snapshot(
    analysis: &Analysis<'_>,
    scenario: &Scenario,
    dossier: Dossier<'_>,
) -> Result<Snapshot, Vec<Fault>> {
    let catalog = Catalog { procedures: vec![dossier.procedure.clone()], ..Catalog::default() };
    let question =
        Question { as_of: Some(analysis.as_of), assumptions: analysis.assumptions.clone() };
    let alone = Analysis::of(catalog, analysis.knowledge, question, &|_, _| {});
    let appraisal = Appraisal::of(&alone, scenario)?;
    let report = Report::generate(&alone).with_costs(&appraisal);
    let name = Path::new(dossier.procedure.code.as_str());
    let mut bytes = Vec::new();
    // Nothing can go wrong in writing to memory; if it did, the reading below would say so.
    let written = report.document(Lang::default()).write(&mut bytes);
    written.map_err(|_| vec![Fault::of_file(name, Problem::NothingToRead)])?;
    Snapshot::read(name, &bytes)
}
