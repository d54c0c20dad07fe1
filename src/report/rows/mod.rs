//! The rows of the report's JSON. Ids come first, names after them.

mod insight;
mod paper;
mod place;
mod procedure;
mod span;

pub use insight::{BundleRow, CandidateRow, LinkRow, ProcedureRef, UnlockRow};
pub(super) use paper::papers;
pub(crate) use paper::rules_of;
pub use paper::{GroundRow, PaperRow};
pub use place::ProvisionRow;
pub(crate) use place::place_in_law;
pub(super) use place::provision;
pub use procedure::{DaysRow, PartCost, ProcedureCost, ProcedureRow, RequirementRow};
pub(super) use span::Characters;
pub(crate) use span::words;

use crate::analysis::Analysis;
use crate::appraisal::Appraisal;
use crate::derive::AssumedOpen;
use crate::knowledge::{Knowledge, RegisterIx};
use crate::words::Lang;

/// Makes rows.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) appraisal: Option<&'a Appraisal<'a>>,
    pub(super) lang: Lang,
}

impl<'a> Rows<'a> {
    fn knowledge(&self) -> &'a Knowledge {
        self.analysis.knowledge
    }
}

/// Ids of registers.
pub(super) fn register_ids<'a>(registers: &[RegisterIx], knowledge: &'a Knowledge) -> Vec<&'a str> {
    registers.iter().map(|ix| &*knowledge.registers[*ix].id).collect()
}

/// Ids of the registers that something rests on by assumption, sorted.
fn assumed_ids<'a>(assumed: &[AssumedOpen], knowledge: &'a Knowledge) -> Vec<&'a str> {
    let ids = assumed.iter().map(|one| &*knowledge.registers[one.register].id);
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids
}
