//! `tinhgon schema`: the JSON Schema of every format that is read or written.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, schema_for};
use serde_json::{Map, Value};

use super::args::{self, Format};
use super::check::{Checked, Refused};
use super::classify::Row;
use super::context::Context;
use super::cost::Costed;
use super::exit::Exit;
use super::failure::Failure;
use crate::knowledge::raw;
use crate::report::{Document, ReportLine, VerdictRow, sarif, tree};
use crate::words::labels;

/// Every format by name.
fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("access", schema_for!(raw::Access)),
        ("assess", written::<crate::report::assess::AssessDocument<'static>>()),
        ("assess-form", schema_for!(crate::assess::Form)),
        ("audit", written::<crate::report::audit::AuditDocument<'static>>()),
        ("audit-row", schema_for!(crate::audit::RowFile)),
        ("audit-words", schema_for!(crate::audit::raw::AuditWords)),
        ("authorities", schema_for!(raw::Authorities)),
        ("baseline", schema_for!(crate::gate::RawBaseline)),
        ("check", written::<Checked<'static>>()),
        ("citation", schema_for!(crate::citation::raw::CitationWords)),
        ("classify-row", schema_for!(Row)),
        ("classify-verdict", written::<VerdictRow<'static>>()),
        ("cost", written::<Costed<'static>>()),
        ("cost-sheet", schema_for!(crate::cost::sheet::raw::SheetFile)),
        ("data-items", schema_for!(raw::DataItems)),
        ("decisions", schema_for!(crate::appraisal::decisions::DecisionsFile)),
        ("diff", written::<crate::diff::Diff>()),
        ("document-types", schema_for!(raw::DocumentTypes)),
        ("draft-text", schema_for!(crate::draft::texts::TextFile)),
        ("draft-wording", schema_for!(crate::draft::texts::Wording)),
        ("effort", schema_for!(crate::cost::tariff::raw::EffortFile)),
        ("evidence", written::<crate::vocabulary::Answer>()),
        ("explain", written::<tree::Tree>()),
        ("faults", written::<Refused<'static>>()),
        ("exemptions", schema_for!(crate::exemption::raw::ExemptionWords)),
        ("imposing", schema_for!(crate::measure::imposing::words::ImposingWords)),
        ("instruments", schema_for!(raw::Instruments)),
        ("lint-cues", schema_for!(crate::lint::RawCues)),
        ("opposites", schema_for!(crate::diff::opposites::OppositesFile)),
        ("particulars", schema_for!(crate::draft::Particulars)),
        ("plan", written::<crate::report::plan::PlanReport>()),
        ("plan-constraints", schema_for!(crate::plan::constraints::ConstraintsFile)),
        ("plan-weights", schema_for!(crate::plan::weights::WeightsFile)),
        ("procedure", schema_for!(crate::catalog::raw::Procedure)),
        ("reading", schema_for!(crate::reading::raw::ReadingFile)),
        ("registers", schema_for!(raw::Registers)),
        ("report", written::<Document<'static>>()),
        ("report-line", written::<ReportLine<'static>>()),
        ("rules", schema_for!(raw::Rules)),
        ("sarif", written::<sarif::Log>()),
        ("scenario", schema_for!(crate::appraisal::scenario::ScenarioFile)),
        ("target", schema_for!(crate::target::raw::TargetFile)),
        ("tariff", schema_for!(crate::cost::tariff::raw::TariffFile)),
        ("waivers", schema_for!(crate::lint::RawWaivers)),
    ]
}

/// The schema of a format that is written: keys left out when empty are not required.
fn written<T: JsonSchema>() -> Schema {
    SchemaSettings::default().for_serialize().into_generator().into_root_schema_for::<T>()
}

pub(crate) fn run(args: &args::Schema, context: &mut Context<'_>) -> Result<Exit, Failure> {
    context.format(&[Format::Json])?;
    let all = schemas();
    let Some(name) = &args.schema else {
        let all: Map<String, Value> =
            all.into_iter().map(|(name, schema)| (name.to_owned(), schema.into())).collect();
        context.write_data(|out| pretty(out, &all))?;
        return Ok(Exit::Done);
    };
    match all.iter().find(|(known, _)| known == name) {
        Some((_, schema)) => context.write_data(|out| pretty(out, schema))?,
        None => {
            let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
            let slots = [("name", &**name), ("names", &*names.join(", "))];
            return Err(Failure::Usage(labels::NO_SCHEMA.fill(context.lang(), &slots)));
        }
    }
    Ok(Exit::Done)
}

fn pretty<T: serde::Serialize>(out: &mut dyn std::io::Write, value: &T) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}
