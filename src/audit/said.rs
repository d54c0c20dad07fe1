//! What the lines of a dossier say of the papers of a decision.

use std::collections::{BTreeMap, BTreeSet};

use super::clause::{Clause, Reach};
use super::kin::Likeness;
use super::registers::Opening;

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

/// By which clauses a line says that a paper is looked up.
#[derive(Clone, Copy)]
pub(super) struct LookUp {
    /// When that holds for the line itself.
    pub(super) own: Holds,
    /// When it holds for other lines of the case; `None` where it does not reach them.
    pub(super) case: Option<Holds>,
}

/// When a clause holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Now.
    Now,
    /// Once a register works.
    Once,
}

impl LookUp {
    /// What clauses about a paper amount to; `None` without any.
    pub(super) fn by<'c>(clauses: impl Iterator<Item = &'c Clause> + Clone) -> Option<Self> {
        let own = Holds::by(clauses.clone())?;
        let case = Holds::by(clauses.filter(|clause| clause.reach == Reach::Case));
        Some(Self { own, case })
    }
}

impl Holds {
    /// One clause that waits for nothing is enough.
    fn by<'c>(clauses: impl Iterator<Item = &'c Clause>) -> Option<Self> {
        let each = clauses.map(|clause| if clause.waits { Self::Once } else { Self::Now });
        each.reduce(|one, other| if one == Self::Once { other } else { one })
    }
}
