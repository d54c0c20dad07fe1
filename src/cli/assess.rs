//! `tinhgon assess`: proposed procedures against the catalogue that they would join.

use super::args::{Assess as Args, Format, input};
use super::check::selection;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{scenario, tables};
use crate::analysis::Question;
use crate::appraisal::{Appraisal, Scenario};
use crate::assess::{self, Assessment};
use crate::catalog::{self, Catalog, Input};
use crate::fault::Fault;
use crate::report::assess::{AssessDocument, Sheet, html};
use crate::report::tables::Tables;
use crate::report::{json, markdown, sarif, text};

/// What `assess` writes.
const FORMATS: [Format; 7] = [
    Format::Text,
    Format::Json,
    Format::Markdown,
    Format::Html,
    Format::Sarif,
    Format::Csv,
    Format::Tsv,
];

pub(crate) fn run(args: &Args, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&FORMATS)?;
    let selection = selection(&args.rules, context.lang())?;
    let scenario = scenario::of(&args.scenario, context)?;
    let knowledge = context.knowledge()?;
    // With their prose: a revision is told by the words of its steps and conditions.
    let read = |input: &Input| catalog::load(input, knowledge);
    let proposals = read(&Input::Paths(vec![args.proposed.clone()]));
    let proposals = proposals.and_then(|proposals| {
        assess::refuse_duplicates(&proposals)?;
        Ok(proposals)
    });
    let (proposals, catalogue) = both(proposals, read(&input(&args.inputs.inputs)))?;
    let question = question(&scenario, &proposals, &catalogue);
    let analysis = context.analysis_of(catalogue, knowledge, question);
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    let assessment = Assessment::of(&appraisal, proposals)?;
    // Volumes and decisions may be on proposals as well as on what there is.
    scenario::mind(&Appraisal::of(&assessment.together, &scenario)?, context)?;
    let findings = selection.of(assessment.findings.clone());
    let layout = context.layout();
    let lang = layout.lang;
    let sheet = || Sheet::of(&assessment, &findings, lang);
    match format {
        Format::Json => {
            let document = AssessDocument::of(&assessment, &findings, lang);
            context.write_data(|out| json::write(out, &document))?;
        }
        Format::Markdown => context.write_data(|out| markdown::assess(&sheet(), lang, out))?,
        Format::Html => context.write_data(|out| html(&sheet(), lang, out))?,
        Format::Csv | Format::Tsv => {
            tables::write(&Tables::of_assess(sheet(), lang), format, context)?;
        }
        Format::Sarif => {
            let log = sarif::Log::of(&findings, knowledge, lang);
            context.write_data(|out| json::write(out, &log))?;
        }
        _ => context.write(|out| text::assess(&sheet(), layout, out))?,
    }
    let objects = findings.iter().any(|one| args.rules.fail_on.objects_to(one.severity()));
    Ok(if objects { Exit::Objection } else { Exit::Done })
}

/// Both inputs, or all faults of both.
fn both(
    proposals: Result<Catalog, Vec<Fault>>,
    catalogue: Result<Catalog, Vec<Fault>>,
) -> Result<(Catalog, Catalog), Failure> {
    match (proposals, catalogue) {
        (Ok(proposals), Ok(catalogue)) => Ok((proposals, catalogue)),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            Err(faults.into())
        }
        (Err(faults), _) | (_, Err(faults)) => Err(faults.into()),
    }
}

/// What is asked of the law. Both are judged on one day, the later one where none is named: registers
/// that open between them would otherwise make the proposal look better than what there is.
fn question(scenario: &Scenario, proposals: &Catalog, catalogue: &Catalog) -> Question {
    let snapshots = [proposals.provenance.snapshot, catalogue.provenance.snapshot];
    let as_of = scenario.as_of.or(snapshots.into_iter().flatten().max());
    Question { as_of, ..scenario.question() }
}
