//! The report: a pure value of an analysis, without clock, path or user, and its renderers.
//!
//! A renderer borrows the report and writes; the large parts are made row by row while they are
//! written, so that a report of a whole country needs no more memory than its analysis.

mod amendments;
pub mod assess;
pub mod audit;
mod axes;
mod comparison;
pub mod cost;
pub mod diff;
pub mod facts;
pub mod figures;
mod findings;
pub(crate) mod folder;
mod groups;
pub mod html;
mod inputs;
pub mod json;
pub mod markdown;
pub mod measures;
pub mod plan;
pub mod proof;
mod rows;
pub mod sarif;
mod sections;
pub mod sheet;
mod short;
mod summary;
pub mod tables;
pub mod text;
pub mod tree;
mod verdict;
pub mod xlsx;

pub use amendments::{AmendedRow, Amendments};
pub use axes::{AxisRow, Regulations};
pub use comparison::{Compared, ComparedCost, ComparedTime, Comparison, Difference};
pub use findings::{FindingRow, PlaceRow, WhereRow, evidence};
pub use groups::{GroupRow, Groups};
pub use inputs::{AssumedRegisters, Choice, Inputs, NamedVolumes};
pub use rows::{
    BundleRow, CandidateRow, DaysRow, GroundRow, LinkRow, PaperRow, PartCost, ProcedureCost,
    ProcedureRef, ProcedureRow, ProvisionRow, RequirementRow, UnlockRow,
};
pub(crate) use rows::{place_in_law, rules_of, words};
pub use summary::{
    AuthorityCount, Grades, LinesByKind, PaperCount, ProcedureCount, Summary, Totals,
};
pub use verdict::{VerdictRow, WhyRow, why};

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use self::json::Members;
use self::measures::MeasureRow;
use crate::analysis::{Analysis, Dossier};
use crate::appraisal::Appraisal;
use crate::audit::Audit;
use crate::lint::{self, Finding};
use crate::measure::imposing::Imposing;
use crate::words::Lang;

/// The version of the report's JSON.
pub const SCHEMA: &str = "tinhgon/report/1";
/// The version of the same in lines.
pub const LINES_SCHEMA: &str = "tinhgon/report-lines/1";

/// What a run found.
pub struct Report<'a> {
    /// What it was made from.
    pub inputs: Inputs,
    /// The headline figures.
    pub totals: Totals,
    /// The tables below the headline.
    pub summary: Summary,
    /// What the rules and the loader say.
    pub findings: Vec<Finding>,
    /// What it rests on; procedures are read from here.
    pub analysis: &'a Analysis<'a>,
    /// What the procedures cost and how far measures get, when that was worked out.
    pub appraisal: Option<&'a Appraisal<'a>>,
    /// Tells which legal basis most likely imposes a line that names no provision; without it, lists
    /// of measures name only provisions that are known.
    pub imposing: Option<Imposing<'a>>,
    /// The scenario beside others, when that was asked for.
    pub comparison: Option<Comparison>,
    /// What became of the decisions of a resolution, when one was named.
    pub resolution: Option<&'a Audit>,
}

impl<'a> Report<'a> {
    /// Makes the report of an analysis.
    #[must_use]
    pub fn generate(analysis: &'a Analysis<'a>) -> Self {
        let figures = || (Totals::of(analysis), Summary::of(analysis));
        let ((totals, summary), findings) = rayon::join(figures, || lint::check(analysis));
        let inputs = Inputs::of(analysis);
        Self {
            inputs,
            totals,
            summary,
            findings,
            analysis,
            appraisal: None,
            imposing: None,
            comparison: None,
            resolution: None,
        }
    }

    /// The same with what the procedures cost and how far measures get.
    #[must_use]
    pub fn with_costs(mut self, appraisal: &'a Appraisal<'a>) -> Self {
        self.inputs.tariff = Some(appraisal.tariff().id.to_string());
        self.inputs.target = Some(appraisal.target().id.to_string());
        self.inputs.scenario = Some(Choice::of(appraisal.scenario));
        self.totals.regulations = Regulations::of(appraisal);
        self.totals.cost = Some(cost::CostTotals::of(appraisal));
        self.totals.amendments = Some(Amendments::of(appraisal));
        self.totals.groups = Some(Groups::of(appraisal));
        self.totals.axes = appraisal.axes.iter().map(AxisRow::of).collect();
        self.appraisal = Some(appraisal);
        self
    }

    /// The same with what tells likely legal bases; JSON needs it, text does not.
    #[must_use]
    pub fn with_bases(mut self, imposing: Option<Imposing<'a>>) -> Self {
        self.imposing = imposing;
        self
    }

    /// The same with its scenario beside others.
    #[must_use]
    pub fn with_comparison(mut self, comparison: Option<Comparison>) -> Self {
        self.comparison = comparison;
        self
    }

    /// The same with what became of the decisions of a resolution.
    #[must_use]
    pub fn with_resolution(mut self, resolution: Option<&'a Audit>) -> Self {
        self.resolution = resolution;
        self
    }

    /// The report as JSON sees it, with names and messages in a language.
    #[must_use]
    pub fn document(&self, lang: Lang) -> Document<'_> {
        let rows = rows::Rows { analysis: self.analysis, appraisal: self.appraisal, lang };
        let insights = &self.analysis.insights;
        Document {
            schema: SCHEMA,
            inputs: &self.inputs,
            totals: &self.totals,
            comparison: self.comparison.as_ref(),
            resolution: self
                .resolution
                .map(|audit| audit::ResolutionRow::of(audit, self.analysis, lang)),
            procedures: ProcedureRows(rows),
            measures: MeasureRows { appraisal: self.appraisal, imposing: self.imposing.as_ref() },
            findings: FindingRows { rows, findings: &self.findings },
            unlocks: insights.unlocks.iter().map(|unlock| rows.unlock(unlock)).collect(),
            abolition: insights.abolition.iter().filter_map(|c| rows.candidate(c)).collect(),
            cycles: insights.circles.iter().map(|circle| rows.circle(circle)).collect(),
            bundles: insights.bundles.iter().map(|bundle| rows.bundle(bundle)).collect(),
        }
    }
}

/// One procedure as the report's JSON shows it.
#[must_use]
pub fn procedure_row<'a>(
    analysis: &'a Analysis<'a>,
    dossier: Dossier<'a>,
    lang: Lang,
) -> ProcedureRow<'a> {
    rows::Rows { analysis, appraisal: None, lang }.procedure(dossier)
}

/// The JSON of a report.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// Always `tinhgon/report/1`.
    schema: &'static str,
    /// What the report was made from.
    inputs: &'a Inputs,
    /// The headline figures.
    totals: &'a Totals,
    /// The scenario beside others, when that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<&'a Comparison>,
    /// What became of the decisions of a resolution, when one was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    resolution: Option<audit::ResolutionRow<'a>>,
    /// Every procedure with its lines, by code.
    #[schemars(with = "Vec<ProcedureRow>")]
    procedures: ProcedureRows<'a>,
    /// Every measure, by procedure, kind and line; empty when costs were not worked out.
    #[schemars(with = "Vec<MeasureRow>")]
    measures: MeasureRows<'a>,
    /// What the rules and the loader say, by procedure, line and code.
    #[schemars(with = "Vec<FindingRow>")]
    findings: FindingRows<'a>,
    /// Openings that would make most lines replaceable.
    unlocks: Vec<UnlockRow<'a>>,
    /// Procedures that issue nothing but papers that registers replace.
    abolition: Vec<CandidateRow<'a>>,
    /// Circles of procedures, each needing what the next one issues.
    cycles: Vec<Vec<LinkRow<'a>>>,
    /// Procedures that ask for the same papers.
    bundles: Vec<BundleRow<'a>>,
}

impl Document<'_> {
    /// Writes it as [`json::write`] does, the long lists rendered by all threads.
    ///
    /// # Errors
    /// Errors of the writer.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut object = json::Object::open(out)?;
        object.value("schema", self.schema)?;
        self.write_members(&mut object)?;
        object.close()
    }

    /// Writes it line by line as [`ReportLine`] says.
    ///
    /// # Errors
    /// Errors of the writer.
    pub fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut lines = json::Lines::new(out);
        lines.value("schema", LINES_SCHEMA)?;
        self.write_members(&mut lines)?;
        lines.close()
    }

    fn write_members(&self, object: &mut impl Members) -> io::Result<()> {
        let ProcedureRows(rows) = self.procedures;
        let dossiers: Vec<Dossier<'_>> = rows.analysis.dossiers().collect();
        object.value("inputs", self.inputs)?;
        object.value("totals", self.totals)?;
        if let Some(comparison) = self.comparison {
            object.value("comparison", comparison)?;
        }
        if let Some(resolution) = &self.resolution {
            object.value("resolution", resolution)?;
        }
        object.list("procedures", &dossiers, |dossier| rows.procedure(*dossier))?;
        let MeasureRows { appraisal, imposing } = self.measures;
        let appraised: Vec<_> = appraisal.iter().flat_map(|one| one.dossiers()).collect();
        object.lists("measures", &appraised, |(dossier, one)| {
            appraisal.map_or_else(Vec::new, |all| measures::rows(all, imposing, *dossier, one))
        })?;
        object.list("findings", self.findings.findings, |finding| self.findings.row(finding))?;
        object.list("unlocks", &self.unlocks, |row| row)?;
        object.list("abolition", &self.abolition, |row| row)?;
        object.list("cycles", &self.cycles, |row| row)?;
        object.list("bundles", &self.bundles, |row| row)
    }
}

/// A line of a report in lines: an object of one key, the name of a member of the report. The first is
/// the schema; a member that is a list is as many lines as it has rows.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportLine<'a> {
    /// Always `tinhgon/report-lines/1`.
    Schema(&'static str),
    /// What the report was made from.
    Inputs(&'a Inputs),
    /// The headline figures.
    Totals(&'a Totals),
    /// The scenario beside others.
    Comparison(&'a Comparison),
    /// What became of the decisions of a resolution.
    Resolution(audit::ResolutionRow<'a>),
    /// A procedure with its lines.
    Procedures(ProcedureRow<'a>),
    /// A measure.
    Measures(MeasureRow<'a>),
    /// What a rule or the loader says.
    Findings(FindingRow<'a>),
    /// An opening that would make lines replaceable.
    Unlocks(UnlockRow<'a>),
    /// A procedure that issues nothing but papers that registers replace.
    Abolition(CandidateRow<'a>),
    /// A circle of procedures, each needing what the next one issues.
    Cycles(Vec<LinkRow<'a>>),
    /// Procedures that ask for the same papers.
    Bundles(BundleRow<'a>),
}

/// The procedures, each made when it is written.
#[derive(Clone, Copy)]
struct ProcedureRows<'a>(rows::Rows<'a>);

impl Serialize for ProcedureRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let dossiers = self.0.analysis.dossiers();
        let mut list = serializer.serialize_seq(Some(dossiers.len()))?;
        for dossier in dossiers {
            list.serialize_element(&self.0.procedure(dossier))?;
        }
        list.end()
    }
}

/// The measures, each made when it is written.
#[derive(Clone, Copy)]
struct MeasureRows<'a> {
    appraisal: Option<&'a Appraisal<'a>>,
    imposing: Option<&'a Imposing<'a>>,
}

impl Serialize for MeasureRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let dossiers =
            self.appraisal.iter().flat_map(|all| all.dossiers().map(move |one| (all, one)));
        let imposing = self.imposing;
        let rows =
            dossiers.flat_map(|(all, (dossier, one))| measures::rows(all, imposing, dossier, one));
        serializer.collect_seq(rows)
    }
}

/// The findings, each made when it is written.
struct FindingRows<'a> {
    rows: rows::Rows<'a>,
    findings: &'a [Finding],
}

impl<'a> FindingRows<'a> {
    fn row(&self, finding: &'a Finding) -> FindingRow<'a> {
        FindingRow::of(finding, self.rows.analysis.knowledge, self.rows.lang)
    }
}

impl Serialize for FindingRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.findings.iter().map(|finding| self.row(finding)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::catalog::Input;

    #[test]
    fn rendered_by_all_threads_it_reads_as_rendered_by_one() {
        let knowledge = crate::knowledge::embedded().unwrap();
        let analysis = Analysis::load(&Input::Embedded, knowledge, None, &|_, _| {}).unwrap();
        let report = Report::generate(&analysis);
        let document = report.document(Lang::Vi);
        let (mut by_all, mut by_one) = (Vec::new(), Vec::new());
        document.write(&mut by_all).unwrap();
        json::write(&mut by_one, &document).unwrap();
        assert_eq!(String::from_utf8(by_all).unwrap(), String::from_utf8(by_one).unwrap());
    }

    /// Whoever puts the lines together again has the report.
    #[test]
    fn in_lines_it_says_what_it_says_as_one_object() {
        let knowledge = crate::knowledge::embedded().unwrap();
        let analysis = Analysis::load(&Input::Embedded, knowledge, None, &|_, _| {}).unwrap();
        let scenario = crate::appraisal::Scenario::usual().unwrap();
        let appraisal = Appraisal::of(&analysis, &scenario).unwrap();
        let report = Report::generate(&analysis).with_costs(&appraisal);
        let document = report.document(Lang::Vi);
        let (mut whole, mut lines) = (Vec::new(), Vec::new());
        document.write(&mut whole).unwrap();
        document.write_lines(&mut lines).unwrap();
        let whole: serde_json::Map<String, Value> = serde_json::from_slice(&whole).unwrap();
        let mut joined = serde_json::Map::new();
        for line in String::from_utf8(lines).unwrap().lines() {
            let line: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
            assert_eq!(line.len(), 1);
            for (key, value) in line {
                match whole[&key] {
                    Value::Array(_) => {
                        let list = joined.entry(key).or_insert_with(|| Value::Array(Vec::new()));
                        list.as_array_mut().unwrap().push(value);
                    }
                    _ => assert_eq!(joined.insert(key, value), None),
                }
            }
        }
        assert_eq!(joined.insert("schema".into(), SCHEMA.into()).unwrap(), LINES_SCHEMA);
        for (key, value) in &whole {
            let empty = Value::Array(Vec::new());
            assert_eq!(joined.get(key).unwrap_or(&empty), value, "{key}");
        }
    }
}
