//! `tinhgon check`: faults of the input and rules about procedures.

use serde::Serialize;

use super::args::{Format, Inputs, input};
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use crate::fault::Fault;
use crate::knowledge::Knowledge;
use crate::lint::{self, Finding, Severity};
use crate::report::{FindingRow, json, sarif, text};
use crate::words::{Lang, faults};

pub(crate) fn run(args: &Inputs, context: &mut Context<'_>) -> Result<Exit, Failure> {
    let format = context.format(&[Format::Text, Format::Json, Format::Sarif])?;
    let knowledge = context.knowledge()?;
    let analysis = match context.analysis(&input(&args.inputs), knowledge) {
        Err(Failure::Faults(faults)) if format == Format::Json => return refuse(&faults, context),
        other => other?,
    };
    let findings = lint::check(&analysis);
    let layout = context.layout();
    let lang = layout.lang;
    match format {
        Format::Json => {
            context.write_data(|out| json::write(out, &Checked::of(&findings, knowledge, lang)))?;
        }
        Format::Sarif => {
            let log = sarif::Log::of(&findings, knowledge, lang);
            context.write_data(|out| json::write(out, &log))?;
        }
        _ => context.write(|out| text::findings(&findings, &analysis, layout, out))?,
    }
    let grave = findings.iter().any(|finding| finding.severity() == Severity::Error);
    Ok(if grave { Exit::Objection } else { Exit::Done })
}

/// An input that cannot be read, for scripts.
fn refuse(faults: &[Fault], context: &mut Context<'_>) -> Result<Exit, Failure> {
    let lang = context.lang();
    context.write_data(|out| json::write(out, &Refused::of(faults, lang)))?;
    Ok(Exit::Unusable)
}

/// The JSON of `check`.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct Checked<'a> {
    /// Always `tinhgon/check/1`.
    schema: &'static str,
    /// What the rules and the loader say.
    findings: Vec<FindingRow<'a>>,
}

impl<'a> Checked<'a> {
    fn of(findings: &'a [Finding], knowledge: &'a Knowledge, lang: Lang) -> Self {
        let row = |finding| FindingRow::of(finding, knowledge, lang);
        Self { schema: "tinhgon/check/1", findings: findings.iter().map(row).collect() }
    }
}

/// The JSON of an input that cannot be read.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct Refused<'a> {
    /// Always `tinhgon/faults/1`.
    schema: &'static str,
    /// Every fault of the input.
    faults: Vec<FaultRow<'a>>,
}

/// One fault.
#[derive(Serialize, schemars::JsonSchema)]
struct FaultRow<'a> {
    /// One sentence.
    message: String,
    /// File, line, column, pointer, problem and its fields.
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    #[serde(flatten)]
    fault: &'a Fault,
}

impl<'a> Refused<'a> {
    fn of(faults: &'a [Fault], lang: Lang) -> Self {
        let row =
            |fault: &'a Fault| FaultRow { message: faults::problem(&fault.problem, lang), fault };
        Self { schema: "tinhgon/faults/1", faults: faults.iter().map(row).collect() }
    }
}
