//! `tinhgon cost`: the cost sheet of a file or of a procedure, before and after.

use std::path::Path;

use super::args::{Cost, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{explain, scenario};
use crate::analysis::Subject;
use crate::appraisal::Appraisal;
use crate::cost::sheet;
use crate::fault::{Fault, Problem};
use crate::report::sheet::SheetRow;
use crate::report::{json, text};
use crate::words::labels;

pub(crate) fn run(args: &Cost, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json])?;
    let row = match of_file(&args.what) {
        Some(file) => read(file)?,
        None => computed(args, context)?,
    };
    let layout = context.layout();
    match format {
        Format::Json => context.write_data(|out| json::write(out, &row))?,
        _ => context.write(|out| text::sheet(&row, layout, out))?,
    }
    Ok(Exit::Done)
}

/// The file that the argument names, unless it is a code.
fn of_file(what: &str) -> Option<&Path> {
    let path = Path::new(what);
    (what.ends_with(".json") || path.is_file()).then_some(path)
}

fn read(file: &Path) -> Result<SheetRow, Failure> {
    let unreadable = |error: std::io::Error| {
        vec![Fault::of_file(file, Problem::Unreadable { reason: error.to_string() })]
    };
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let sheet = sheet::read(file, &bytes)?;
    let row = SheetRow::of_sheet(&sheet);
    Ok(row.map_err(|_| vec![Fault::of_file(file, Problem::AmountTooLarge)])?)
}

fn computed(args: &Cost, context: &Context<'_>) -> Result<SheetRow, Failure> {
    let knowledge = context.knowledge()?;
    let scenario = scenario::of(&args.scenario, context)?;
    let analysis = context.analysis(&input(&args.inputs), knowledge)?;
    let subject = explain::subject(&args.what, &analysis, context.lang())?;
    let Subject::Procedure(wanted) = subject else {
        let text = labels::NOT_A_PROCEDURE.fill(context.lang(), &[("name", &args.what)]);
        return Err(Failure::Usage(text));
    };
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    let code = &wanted.procedure.code;
    let found = appraisal.dossiers().find(|(dossier, _)| dossier.procedure.code == *code);
    let Some((dossier, one)) = found else {
        let text = labels::NOT_FOUND.fill(context.lang(), &[("name", &args.what)]);
        return Err(Failure::Usage(text));
    };
    Ok(SheetRow::of_procedure(dossier, one, &scenario, knowledge, context.lang())?)
}
