//! `tinhgon cost`: the cost sheet of a file or of a procedure, before and after.

use std::path::Path;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::args::{Cost, Format, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::{explain, file, scenario, tables};
use crate::analysis::Subject;
use crate::appraisal::Appraisal;
use crate::fault::{Fault, Problem};
use crate::lint::{self, Finding, Material, SheetInput};
use crate::report::sheet::SheetRow;
use crate::report::tables::Tables;
use crate::report::text::Told;
use crate::report::{FindingRow, json, text, xlsx};
use crate::words::labels;

pub(crate) fn run(args: &Cost, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format =
        context.format(&[Format::Text, Format::Json, Format::Xlsx, Format::Csv, Format::Tsv])?;
    let (sheet, findings, day) = match of_file(&args.what) {
        Some(_) if !args.inputs.is_empty() || scenario::is_named(&args.scenario) => {
            return Err(Failure::Usage(labels::SHEET_ALONE.say(context.lang()).to_owned()));
        }
        Some(file) => {
            let (sheet, findings) = read(file)?;
            // A sheet tells no day of its own.
            (sheet, findings, context.as_of().unwrap_or(context.knowledge()?.as_of))
        }
        None => computed(args, context)?,
    };
    let knowledge = context.knowledge()?;
    let layout = context.layout();
    match format {
        Format::Json => {
            let row = |finding| FindingRow::of(finding, knowledge, layout.lang);
            let costed = Costed { sheet: &sheet, findings: findings.iter().map(row).collect() };
            context.write_data(|out| json::write(out, &costed))?;
        }
        Format::Csv | Format::Tsv => {
            tables::write(&Tables::of_sheet(&sheet, layout.lang), format, context)?;
        }
        Format::Xlsx => context.write_data(|out| xlsx::sheet(&sheet, day, layout.lang, out))?,
        _ => {
            let told = Told { knowledge, analysis: None, waived: 0, since: None };
            context.write(|out| text::sheet(&sheet, &findings, told, layout, out))?;
        }
    }
    Ok(Exit::Done)
}

/// The JSON of `cost`.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Costed<'a> {
    /// The sheet.
    #[serde(flatten)]
    sheet: &'a SheetRow,
    /// What the rules say of a sheet that somebody wrote, or of the measures in a computed one.
    findings: Vec<FindingRow<'a>>,
}

/// The file that the argument names, unless it is a code.
fn of_file(what: &str) -> Option<&Path> {
    let path = Path::new(what);
    (what.ends_with(".json") || path.is_file()).then_some(path)
}

/// A sheet that somebody wrote, and what the rules say of it.
fn read(file: &Path) -> Result<(SheetRow, Vec<Finding>), Failure> {
    let inputs = [SheetInput::read(file, &file::bytes(file)?)?];
    let [input] = &inputs;
    let row = SheetRow::of_sheet(&input.sheet);
    let row = row.map_err(|_| vec![Fault::of_file(file, Problem::AmountTooLarge)])?;
    let findings = lint::check_all(&Material { sheets: &inputs, ..Material::default() });
    Ok((row, findings))
}

/// The sheet of a procedure, what the rules say of the measures carried out in it, and its day.
fn computed(args: &Cost, context: &Context<'_>) -> Result<(SheetRow, Vec<Finding>, Date), Failure> {
    let knowledge = context.knowledge()?;
    let scenario = scenario::of(&args.scenario, context)?;
    let analysis = context.analysis(&input(&args.inputs), knowledge, scenario.question())?;
    let subject = explain::subject(&args.what, &analysis, context.lang())?;
    let Subject::Procedure(wanted) = subject else {
        let text = labels::NOT_A_PROCEDURE.fill(context.lang(), &[("name", &args.what)]);
        return Err(Failure::Usage(text));
    };
    let appraisal = Appraisal::of(&analysis, &scenario)?;
    let Some(one) = appraisal.find(wanted) else {
        let text = labels::NOT_FOUND.fill(context.lang(), &[("name", &args.what)]);
        return Err(Failure::Usage(text));
    };
    let row = SheetRow::of_procedure(&appraisal, wanted, one, context.lang())?;
    let mut findings =
        lint::check_all(&Material { appraisal: Some(&appraisal), ..Material::default() });
    let code = &wanted.procedure.code;
    findings.retain(|finding| finding.place.procedure.as_ref() == Some(code));
    Ok((row, findings, analysis.as_of))
}
