//! `tinhgon analyze`: the main job.

use super::args::{Format, Inputs, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use crate::report::{Report, json, text};

pub(crate) fn run(args: &Inputs, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json])?;
    let knowledge = context.knowledge()?;
    let analysis = context.analysis(&input(&args.inputs), knowledge)?;
    let report = Report::generate(&analysis);
    let layout = context.layout();
    context.write(|out| match format {
        Format::Json => json::write(out, &report.document(layout.lang)),
        _ => text::overview(&report, layout, out),
    })?;
    Ok(Exit::Done)
}
