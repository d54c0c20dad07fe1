//! `tinhgon/target/1` as it is written.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::choice::choice;
use crate::cost::Decimal;
use crate::knowledge::{Ground, Name};

/// The value of [`TargetFile::schema`].
pub const SCHEMA: &str = "tinhgon/target/1";

/// A reduction target: `procedures/targets/<id>.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    /// Always `tinhgon/target/1`.
    pub schema: Box<str>,
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// What it asks and what of it a catalogue cannot show.
    pub about: Name,
    /// The text that sets it.
    pub ground: Option<Ground>,
    /// The day whose state is the baseline; unknown when absent.
    pub baseline: Option<Date>,
    /// The day by which it is to be reached; unknown when absent.
    pub deadline: Option<Date>,
    /// What is to be cut, each by how much; all must be reached.
    pub axes: Vec<AxisFile>,
    /// Where it was read.
    pub sources: Vec<Name>,
}

/// One axis of a target.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AxisFile {
    /// What is measured.
    pub axis: Axis,
    /// By how many percent, at least; no percentage is set when absent.
    pub percent: Option<Decimal>,
    /// What one unit is, on axes that count.
    pub unit: Option<Unit>,
    /// What of a unit counts as cut, on axes that count.
    #[serde(default)]
    pub counts: Vec<State>,
    /// The share of what, in words.
    pub of: Name,
}

choice! {
    /// What an axis measures.
    pub enum Axis {
        /// Units of regulation.
        Count,
        /// Compliance cost.
        Cost,
        /// Time the agencies take.
        Time,
        /// Conditions (yêu cầu, điều kiện).
        Conditions,
    }
}

impl Axis {
    /// Every axis, in order.
    pub const ALL: [Self; 4] = [Self::Count, Self::Cost, Self::Time, Self::Conditions];

    /// Its word on the command line and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Cost => "cost",
            Self::Time => "time",
            Self::Conditions => "conditions",
        }
    }
}

choice! {
    /// What one unit of regulation is.
    pub enum Unit {
        /// A procedure or a condition.
        Regulation,
        /// A procedure.
        Procedure,
        /// A dossier line that asks for something.
        Requirement,
        /// A condition.
        Condition,
        /// Each thing that must be done or given: papers, forms, steps of the applicant, conditions.
        Obligation,
    }
}

choice! {
    /// What becomes of a unit.
    pub enum State {
        /// It goes.
        Abolished,
        /// Something of it goes.
        Simplified,
        /// Nothing of it does.
        Untouched,
    }
}
