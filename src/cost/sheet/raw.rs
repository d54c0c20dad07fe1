//! `tinhgon/cost-sheet/1` as it is written: the official table as data.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::cost::{Currency, Decimal};

/// The value of [`SheetFile::schema`].
pub const SCHEMA: &str = "tinhgon/cost-sheet/1";

/// A cost sheet: what one procedure costs those who must comply, before and after a change
/// (Điều 27 Thông tư 02/2017/TT-VPCP).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetFile {
    /// Always `tinhgon/cost-sheet/1`.
    pub schema: Box<str>,
    /// Code of the procedure, where it has one.
    pub procedure: Option<Box<str>>,
    /// Name of the procedure.
    pub name: Option<Box<str>>,
    /// The currency of all amounts.
    #[serde(default)]
    pub currency: Currency,
    /// Where the figures are from.
    pub source: Option<Box<str>>,
    /// What it costs now.
    pub before: SideFile,
    /// What it costs after the change; absent when no change is proposed.
    pub after: Option<SideFile>,
    /// The saving as printed, to be compared with the computed one.
    pub saving: Option<i64>,
    /// The saving in percent as printed, to be compared with the computed one.
    pub percent: Option<Decimal>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// One side of the comparison.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SideFile {
    /// The tasks.
    #[serde(default)]
    pub rows: Vec<RowFile>,
    /// The total as printed: compared with the rows, or taken as it is where there are none.
    pub total: Option<i64>,
}

/// One row of the official table. Money is in the smallest coin of the currency, whole đồng.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowFile {
    /// Column 2: the task.
    pub task: Box<str>,
    /// Column 3: how it is done.
    pub activity: Option<Box<str>>,
    /// Column 4: hours of work; absent where the row is priced as a whole.
    pub hours: Option<Decimal>,
    /// Column 5: average income per hour; needed where hours are given.
    pub hourly_income: Option<i64>,
    /// Column 6: hired services.
    #[serde(default)]
    pub services: i64,
    /// Column 7: fees, charges and other prescribed costs.
    #[serde(default)]
    pub fees: i64,
    /// Column 8: times a year; unknown when absent.
    pub times_per_year: Option<Decimal>,
    /// Column 9: those who must comply, a year; unknown when absent.
    pub subjects: Option<i64>,
    /// Column 12: what the figures rest on.
    pub note: Option<Box<str>>,
}
