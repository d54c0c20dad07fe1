//! The measures of a plan that `tinhgon plan --format json` wrote.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::border;
use crate::cost::Decimal;
use crate::fault::{Fault, Problem};
use crate::target::Axis;

/// The value of [`PlanFile::schema`].
const SCHEMA: &str = "tinhgon/plan/1";

/// What of a plan is drafted; other keys are passed over.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct PlanFile {
    /// Always `tinhgon/plan/1`.
    pub schema: Box<str>,
    /// What it was made of; absent in plans of older tools.
    pub inputs: Option<PlanInputs>,
    /// What it had to reach, by axis.
    #[serde(default)]
    pub axes: BTreeMap<Axis, PlannedAxis>,
    /// Its measures.
    pub measures: Vec<PlannedMeasure>,
}

/// What a plan had to reach on an axis.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct PlannedAxis {
    /// In percent; none where it was only told.
    pub goal: Option<Decimal>,
}

/// What a plan was made of.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct PlanInputs {
    /// The digest of the catalogue.
    pub digest: Box<str>,
    /// The day of the verdicts.
    pub as_of: Date,
    /// Id of the target that it was made for.
    pub target: Option<Box<str>>,
}

/// A measure of a plan.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct PlannedMeasure {
    /// Its id: kind, procedure, line.
    pub id: Box<str>,
}

impl PlanFile {
    /// Reads a plan.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let read: Self = border::read(file, bytes)?;
        if &*read.schema != SCHEMA {
            let (found, expected) = (read.schema.to_string(), SCHEMA.to_owned());
            return Err(vec![Fault::at(file, "/schema", Problem::BadValue { found, expected })]);
        }
        Ok(read)
    }
}
