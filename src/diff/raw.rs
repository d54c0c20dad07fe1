//! `tinhgon/report/1` as it is read for comparing: keys that nothing here needs are passed over, so
//! that a report of a later tool, which may add some, is read as well.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::cost::{Basis, Currency};
use crate::derive::Grade;
use crate::measure::Kind;
use crate::reading::LineKind;
use crate::report::facts::Facts;
use crate::target::Unit;

/// A report.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ReportFile {
    /// What it was made from.
    pub inputs: InputsFile,
    /// Its headline.
    pub totals: TotalsFile,
    /// Its procedures.
    pub procedures: Vec<ProcedureFile>,
    /// Its measures; there may be none, but a report that does not say so was cut.
    pub measures: Vec<MeasureFile>,
    /// Its findings.
    pub findings: Vec<FindingFile>,
}

/// What a report was made from.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct InputsFile {
    /// Digest of the records read.
    pub digest: String,
    /// The day of the verdicts.
    pub as_of: Date,
    /// Name and version of the tool.
    pub tool: String,
    /// The latest day that its knowledge takes account of.
    pub knowledge: Date,
    /// What is assumed of registers.
    pub registers: RegistersFile,
    /// Id of the tariff edition.
    pub tariff: Option<String>,
    /// Id of the target.
    pub target: Option<String>,
    /// What else was chosen.
    pub scenario: Option<serde_json::Map<String, serde_json::Value>>,
}

/// What is assumed of registers.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct RegistersFile {
    /// Open.
    pub open: Vec<String>,
    /// Closed.
    pub close: Vec<String>,
}

/// The headline figures.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct TotalsFile {
    /// The count axis.
    pub regulations: Option<RegulationsFile>,
    /// The cost.
    pub cost: Option<CostFile>,
}

/// The count axis.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct RegulationsFile {
    /// What one unit is.
    pub unit: Unit,
    /// In all.
    pub baseline: u64,
    /// Those that go.
    pub abolished: u64,
    /// Those of which something goes.
    pub simplified: u64,
    /// Those that stay.
    pub untouched: u64,
}

/// The cost of all procedures.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct CostFile {
    /// What the amounts count.
    pub basis: Basis,
    /// Their currency.
    pub currency: Currency,
    /// Now.
    pub before: i64,
    /// With the measures.
    pub after: i64,
    /// A year's figures, where the basis is another.
    pub annual: Option<PartFile>,
}

/// A cost now and with the measures.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub struct PartFile {
    /// Now.
    pub before: i64,
    /// With the measures.
    pub after: i64,
}

/// A value with its ends, of which the middle counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub struct SpreadFile {
    /// The value used.
    pub mid: i64,
}

/// A procedure.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ProcedureFile {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Who promulgated it.
    pub authority: String,
    /// Its lines.
    pub requirements: Vec<LineFile>,
    /// What one dossier costs.
    pub cost: Option<ProcedureCostFile>,
    /// Its units.
    pub regulations: Option<UnitsFile>,
    /// Its facts beside the lines.
    pub facts: Facts,
}

/// Units of a procedure.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub struct UnitsFile {
    /// In all.
    pub baseline: u64,
    /// Those that go.
    pub abolished: u64,
    /// Those of which something goes.
    pub simplified: u64,
    /// Those that stay.
    pub untouched: u64,
}

/// What one dossier costs.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub struct ProcedureCostFile {
    /// Now.
    pub before: SpreadFile,
    /// With the measures.
    pub after: SpreadFile,
    /// Dossiers a year.
    pub volume: Option<u64>,
    /// What of it is fees.
    pub fees: PartFile,
}

/// A line of a dossier.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct LineFile {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Its heading.
    pub case: Option<String>,
    /// What it is.
    pub kind: LineKind,
    /// Registers that hold the data.
    pub registers: Vec<String>,
    /// How far it is replaceable.
    pub grade: Grade,
    /// Whether it says itself that data are looked up.
    pub already: bool,
    /// Originals.
    pub originals: Option<u16>,
    /// Copies.
    pub copies: Option<u16>,
    /// The form to fill in.
    pub form: Option<String>,
    /// What it adds to the cost.
    pub cost: Option<PartFile>,
    /// What imposes it.
    pub provision: Option<ProvisionFile>,
    /// The papers it asks for.
    pub documents: Vec<PaperFile>,
}

/// A place in a legal text.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ProvisionFile {
    /// The instrument.
    pub instrument: String,
    /// Point, clause, article.
    pub place: Option<String>,
}

/// A paper.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct PaperFile {
    /// Its type.
    #[serde(rename = "type")]
    pub document: Option<String>,
    /// Whose.
    pub role: String,
    /// How it was recognised.
    pub matched: String,
}

/// A measure.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct MeasureFile {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Code of the procedure.
    pub procedure: String,
    /// Id of the line.
    pub requirement: Option<String>,
    /// What it saves in one dossier.
    pub saving: SpreadFile,
    /// Whether it is carried out.
    pub chosen: bool,
}

/// A finding.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct FindingFile {
    /// Its code.
    pub code: String,
    /// One sentence.
    pub message: String,
    /// Where.
    #[serde(rename = "where")]
    pub place: WhereFile,
    /// What it rests on.
    #[schemars(with = "serde_json::Value")]
    pub evidence: Box<RawValue>,
}

/// Where a finding is.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct WhereFile {
    /// Code of the procedure.
    pub procedure: Option<String>,
    /// Id of the line.
    pub requirement: Option<String>,
}
