//! `tinhgon analyze`: the main job.

use super::args::{Analyze, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::scenario;
use crate::appraisal::Appraisal;
use crate::measure::imposing::Imposing;
use crate::report::{Report, text};

pub(crate) fn run(args: &Analyze, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json])?;
    let scenario = scenario::of(&args.scenario, context)?;
    let others = scenario::others(&args.compare, context)?;
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs.inputs), knowledge, scenario.question())?;
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    scenario::mind(&appraisal, context)?;
    let comparison = scenario::compare(&appraisal, &others, context)?;
    // Lists of measures name likely legal bases; what tells them is made beside the report.
    let weigh = || (format == Format::Json).then(|| Imposing::new(knowledge)).transpose();
    let (imposing, report) = rayon::join(weigh, || Report::generate(&analysis));
    let report = report.with_costs(&appraisal).with_bases(imposing?).with_comparison(comparison);
    let layout = context.layout();
    match format {
        Format::Json => context.write_data(|out| report.document(layout.lang).write(out))?,
        _ => context.write(|out| text::overview(&report, layout, out))?,
    }
    // The process ends here: freeing a million small texts one by one would only keep people waiting.
    std::mem::forget(report);
    std::mem::forget(appraisal);
    std::mem::forget(analysis);
    Ok(Exit::Done)
}
