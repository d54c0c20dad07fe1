//! What the lines of a dossier say of the papers of a decision.

use std::collections::{BTreeMap, BTreeSet};

use super::opening::Opening;
use crate::exemption::Likeness;

/// What the lines say of one paper or all, by their positions.
#[derive(Default)]
pub(super) struct Said {
    /// Lines that ask, and how they name it.
    pub(super) asks: BTreeMap<usize, Likeness>,
    /// Lines that name it and are exempted by others, and how they name it.
    pub(super) exempted: BTreeMap<usize, Likeness>,
    /// Lines by which it is looked up.
    pub(super) looks_up: BTreeSet<usize>,
    /// What the exemption of a paper waits for.
    pub(super) waits: Vec<Opening>,
}
