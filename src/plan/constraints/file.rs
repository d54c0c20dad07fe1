//! `tinhgon/plan-constraints/1` as it is written.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::cost::Decimal;
use crate::knowledge::Name;
use crate::target::Axis;

/// The value of [`ConstraintsFile::schema`].
pub const SCHEMA: &str = "tinhgon/plan-constraints/1";

/// Constraints as they are written. What is left out constrains nothing.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstraintsFile {
    /// Always `tinhgon/plan-constraints/1`.
    pub schema: Box<str>,
    /// What they are for.
    #[serde(default)]
    pub about: Option<Name>,
    /// What is to be reached, axis by axis; the axes and percentages of the target when empty.
    #[serde(default)]
    pub axes: Vec<AxisEntry>,
    /// Whether every promulgating authority must reach it alone as well.
    #[serde(default)]
    pub each_authority: bool,
    /// Numbers of instruments that are amended in any case.
    #[serde(default)]
    pub must: Vec<Box<str>>,
    /// Numbers of instruments that are not amended.
    #[serde(default)]
    pub never: Vec<Box<str>>,
    /// Whose texts may be amended: the word of one who signs, or the id of an authority; everybody's
    /// when absent.
    #[serde(default)]
    pub within: Option<Box<str>>,
    /// The day by which everything is to be amended; that of the last cap when absent. What rests on
    /// registers that open later does not count.
    #[serde(default)]
    pub deadline: Option<Date>,
    /// Instruments of each issuer that may be amended at most.
    #[serde(default)]
    pub most: Option<u64>,
    /// What the amendments of each issuer may weigh at most.
    #[serde(default)]
    pub most_weight: Option<u64>,
    /// What single issuers can do, and by when.
    #[serde(default)]
    pub caps: Vec<CapEntry>,
    /// What amending single instruments weighs, where that is not the weight of their rank.
    #[serde(default)]
    pub weights: Vec<WeightEntry>,
}

/// What is to be reached on one axis.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AxisEntry {
    /// The axis.
    pub axis: Axis,
    /// By how many percent, above 0 and at most 100.
    pub percent: Decimal,
}

/// What one issuer can do; at least one of the two figures.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapEntry {
    /// Id of the authority.
    pub issuer: Box<str>,
    /// Up to which day; for the whole plan when absent. Before the plan ends it sets the days of the
    /// road, at its end or without a day it limits what is chosen.
    #[serde(default)]
    pub until: Option<Date>,
    /// Instruments at most.
    #[serde(default)]
    pub most: Option<u64>,
    /// What they may weigh at most.
    #[serde(default)]
    pub most_weight: Option<u64>,
}

/// What amending one instrument weighs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightEntry {
    /// Its number.
    pub instrument: Box<str>,
    /// The weight, at least 1.
    pub weight: u32,
    /// Why that much.
    pub why: Box<str>,
}
