//! Derivation: which papers the State's registers make superfluous, and the proof.
//!
//! Two things must hold before a paper counts as replaceable: a rule in force on the day asked
//! lets a register's data take its place, and every data item the paper proves lies in the Horn
//! closure of what the registers hold for that population and let that authority read. One
//! without the other is reported, never counted: a wrong "derivable" sends someone home without
//! their papers.

use jiff::civil::Date;
use serde::Serialize;

use crate::knowledge::{AuthorityIx, DocumentIx, ItemIx, RegisterIx};

/// How far registers replace what is asked for. Ordered from best to worst.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Every paper asked for is replaceable.
    Full,
    /// Every paper is replaceable by a yes-or-no answer; the data itself need not flow.
    FactOnly,
    /// Some of what is asked for is replaceable.
    Partial,
    /// Nothing is.
    None,
}

/// For whom, when and to whom registers answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Context {
    /// The authority that settles the procedure; every agency's rights only when unknown.
    pub authority: Option<AuthorityIx>,
    /// The day asked.
    pub as_of: Date,
    /// Whether the data is about foreigners, whom most registers do not hold.
    pub foreign: bool,
}

/// The verdict on one paper in one context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperVerdict {
    /// The paper; `None` when it is of no known type.
    pub document: Option<DocumentIx>,
    /// How far it is replaceable.
    pub grade: Grade,
    /// The registers that a rule in force names for it, sorted by id.
    pub registers: Vec<RegisterIx>,
    /// What the paper proves and no register answers; empty when nothing is missing.
    pub residual: Vec<ItemIx>,
}

/// The verdict on one dossier line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineVerdict {
    /// How far the line is replaceable.
    pub grade: Grade,
    /// The registers that hold the data of at least one paper asked for, sorted by id.
    pub registers: Vec<RegisterIx>,
    /// The verdict on each paper, in the order of the reading.
    pub papers: Vec<PaperVerdict>,
}
