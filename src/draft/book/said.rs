//! What of a report drafts tell, as its JSON says it; keys that nothing here needs are passed over, so
//! that a report of a later tool, which may add some, is read as well.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::appraisal::{Appraisal, Appraised};
use crate::cost::Decimal;
use crate::derive::Grade;
use crate::draft::Origin;
use crate::measure::Kind;
use crate::reading::LineKind;
use crate::report::cost::CostTotals;
use crate::report::{AxisRow, Regulations, SCHEMA};
use crate::target::Axis;

/// A report.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct ReportSaid {
    pub(super) schema: Box<str>,
    pub(super) inputs: Option<Origin>,
    pub(super) totals: TotalsSaid,
    pub(super) procedures: Vec<ProcedureSaid>,
    #[serde(default)]
    pub(super) measures: Vec<MeasureSaid>,
}

/// Its headline.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct TotalsSaid {
    pub(super) regulations: Option<UnitsSaid>,
    pub(super) cost: Option<CostSaid>,
    #[serde(default)]
    pub(super) axes: Vec<AxisSaid>,
}

/// The count axis.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct UnitsSaid {
    pub(super) baseline: u64,
    pub(super) abolished: u64,
    pub(super) simplified: u64,
    pub(super) untouched: u64,
}

/// The cost of everything, in the smallest coin.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct CostSaid {
    pub(super) before: i64,
    pub(super) after: i64,
    pub(super) saving: i64,
    pub(super) percent: Option<Decimal>,
    pub(super) range: RangeSaid,
    pub(super) defaults_percent: Option<Decimal>,
    pub(super) fee_unknown: usize,
    pub(super) by_kind: Vec<KindSaid>,
    pub(super) annual: Option<AnnualSaid>,
}

/// The ends of the totals.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct RangeSaid {
    pub(super) saving: Ends<i64>,
    pub(super) percent: Ends<Decimal>,
}

/// Two ends.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Ends<T> {
    pub(super) low: T,
    pub(super) high: T,
}

/// Measures of one kind.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct KindSaid {
    pub(super) kind: Kind,
    pub(super) saving: i64,
}

/// A year's figures.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct AnnualSaid {
    pub(super) procedures: usize,
    pub(super) before: i64,
    pub(super) after: i64,
    pub(super) saving: i64,
    pub(super) percent: Option<Decimal>,
}

/// An axis of the target.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct AxisSaid {
    pub(super) axis: Axis,
    pub(super) fraction: String,
    pub(super) percent: Option<Decimal>,
    pub(super) goal: Option<Decimal>,
}

/// A procedure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct ProcedureSaid {
    pub(super) code: String,
    pub(super) requirements: Vec<LineSaid>,
    pub(super) cost: Option<ProcedureCostSaid>,
}

/// What one dossier costs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct ProcedureCostSaid {
    pub(super) before: Mid,
    pub(super) after: Mid,
    pub(super) volume: Option<u64>,
    pub(super) days: Option<DaysSaid>,
}

/// The value used of a spread.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Mid {
    pub(super) mid: i64,
}

/// How long the agency may take.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct DaysSaid {
    pub(super) before: Decimal,
    pub(super) after: Decimal,
}

/// A line of a dossier.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct LineSaid {
    pub(super) kind: LineKind,
    pub(super) grade: Grade,
    pub(super) already: bool,
}

/// A measure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct MeasureSaid {
    pub(super) kind: Kind,
    pub(super) procedure: String,
    pub(super) chosen: bool,
}

impl ReportSaid {
    /// What the report of an appraisal says.
    pub(super) fn of(appraisal: &Appraisal<'_>) -> Self {
        let mut procedures = Vec::new();
        let mut measures = Vec::new();
        for (dossier, one) in appraisal.dossiers() {
            let code = dossier.procedure.code.to_string();
            for chosen in &one.chosen {
                let Some(measure) = one.measures.get(chosen.measure) else { continue };
                let procedure = code.clone();
                measures.push(MeasureSaid { kind: measure.kind, procedure, chosen: true });
            }
            let line = |line: &crate::analysis::Line| LineSaid {
                kind: line.reading.kind,
                grade: line.verdict.grade,
                already: line.reading.already,
            };
            let requirements = dossier.lines().map(|(_, one)| line(one)).collect();
            let cost = Some(ProcedureCostSaid::of(one));
            procedures.push(ProcedureSaid { code, requirements, cost });
        }
        let totals = TotalsSaid {
            regulations: Regulations::of(appraisal).as_ref().and_then(as_written),
            cost: as_written(&CostTotals::of(appraisal)),
            axes: appraisal.axes.iter().filter_map(|a| as_written(&AxisRow::of(a))).collect(),
        };
        let inputs = Some(Origin::of(appraisal.analysis));
        Self { schema: SCHEMA.into(), inputs, totals, procedures, measures }
    }
}

impl ProcedureCostSaid {
    fn of(one: &Appraised) -> Self {
        let days = (one.days.cut() != Decimal::ZERO)
            .then_some(DaysSaid { before: one.days.before, after: one.days.after });
        Self {
            before: Mid { mid: one.before.total.mid.coins() },
            after: Mid { mid: one.after.total.mid.coins() },
            volume: one.volume,
            days,
        }
    }
}

/// A row of a report as its JSON is read again: the draft then tells what the report says, whatever
/// the row rounds or leaves out. `None` would show as blanks; a test holds both books equal.
fn as_written<T: DeserializeOwned>(row: &impl serde::Serialize) -> Option<T> {
    serde_json::from_value(serde_json::to_value(row).ok()?).ok()
}
