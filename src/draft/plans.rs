//! The measures of a plan that `tinhgon plan --format json` wrote.

use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Origin;
use crate::border;
use crate::fault::{Fault, Problem};

/// The value of [`PlanFile::schema`].
const SCHEMA: &str = "tinhgon/plan/1";

/// What of a plan is drafted; other keys are passed over.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct PlanFile {
    /// Always `tinhgon/plan/1`.
    pub schema: Box<str>,
    /// What it was made of; absent in plans of older tools.
    pub inputs: Option<Origin>,
    /// Its measures.
    pub measures: Vec<PlannedMeasure>,
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
    /// Every fault of the file; a plan without measures.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let read: Self = border::read(file, bytes)?;
        if &*read.schema != SCHEMA {
            let (found, expected) = (read.schema.to_string(), SCHEMA.to_owned());
            return Err(vec![Fault::at(file, "/schema", Problem::BadValue { found, expected })]);
        }
        if read.measures.is_empty() {
            return Err(vec![Fault::at(file, "/measures", Problem::NothingToRead)]);
        }
        Ok(read)
    }
}
