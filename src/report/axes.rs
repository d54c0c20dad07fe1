//! Progress towards a target as the report's JSON shows it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::appraisal::{Appraisal, AxisProgress, Verdict};
use crate::cost::Decimal;
use crate::target::{Axis, Measured, Reached, Unit};

/// The count axis of the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Regulations {
    /// What one unit is.
    pub unit: Unit,
    /// Units in all.
    pub baseline: u64,
    /// Units that go.
    pub abolished: u64,
    /// Units of which something goes.
    pub simplified: u64,
    /// Units that stay as they are.
    pub untouched: u64,
    /// What counts as cut, in percent of all; null of nothing.
    pub percent: Option<Decimal>,
}

/// Progress on one axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AxisRow {
    /// The axis.
    pub axis: Axis,
    /// What one unit is, on axes that count.
    pub unit: Option<Unit>,
    /// What is cut of what, exactly: units, coins, millionths of a day.
    pub fraction: String,
    /// The cut in percent.
    pub percent: Option<Decimal>,
    /// The percentage asked; null where none is set.
    pub goal: Option<Decimal>,
    /// Whether it is reached, exactly the percentage included.
    pub reached: Reached,
    /// How sure that is.
    pub verdict: Option<Verdict>,
}

impl Regulations {
    /// The first axis of the target that counts; `None` when it counts nothing.
    #[must_use]
    pub fn of(appraisal: &Appraisal<'_>) -> Option<Self> {
        appraisal.axes.iter().find_map(|axis| {
            let Measured::Units(unit, _) = axis.goal.measured else { return None };
            let counts = axis.progress.counts?;
            Some(Self {
                unit,
                baseline: counts.baseline,
                abolished: counts.abolished,
                simplified: counts.simplified,
                untouched: counts.untouched,
                percent: axis.progress.percent(),
            })
        })
    }
}

impl AxisRow {
    /// Progress on one axis.
    #[must_use]
    pub fn of(axis: &AxisProgress) -> Self {
        let progress = &axis.progress;
        Self {
            axis: axis.goal.axis(),
            unit: match axis.goal.measured {
                Measured::Units(unit, _) => Some(unit),
                Measured::Cost | Measured::Time => None,
            },
            fraction: format!("{}/{}", progress.cut, progress.baseline),
            percent: progress.percent(),
            goal: axis.goal.percent,
            reached: progress.reached,
            verdict: axis.verdict,
        }
    }
}
