//! Derivation: which papers the State's registers make superfluous, and the proof.
//!
//! Two things must hold before a paper counts as replaceable: a rule in force on the day asked
//! lets a register's data take its place, and every data item the paper proves lies in the Horn
//! closure of what the registers hold for that population and let that authority read. One
//! without the other is reported, never counted: a wrong "derivable" sends someone home without
//! their papers.

mod assumed;
mod derivation;
mod horn;
mod item_set;
mod open;
mod proof;
mod shortest;
mod unlock;

pub use assumed::{Assumed, AssumedOpen, Assumptions};
pub use derivation::{Derivation, Derivations};
pub use horn::Horn;
pub use item_set::ItemSet;
pub use open::{Access, Closed, Since, Sphere, access, is_open_to_all};
pub use proof::{
    Blocked, By, Candidate, Holder, ItemProof, Proof, Replacing, Standing, Unavailable,
};
pub use unlock::{Opening, Unlock};

use std::sync::Arc;

use jiff::civil::Date;

use crate::catalog::Procedure;
use crate::choice::choice;
use crate::knowledge::{AuthorityIx, DocumentIx, ItemIx, RegisterIx};

choice! {
    /// How far registers replace what is asked for. Ordered from best to worst.
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
}

impl Grade {
    /// Whether the whole of what is asked for is replaceable.
    #[must_use]
    pub fn is_replaceable(self) -> bool {
        matches!(self, Self::Full | Self::FactOnly)
    }
}

choice! {
    /// Of which kind the natural persons are whom the papers are about.
    #[derive(Default)]
    pub enum People {
        /// Vietnamese citizens.
        #[default]
        Citizens,
        /// Persons of Vietnamese origin whose nationality is not determined.
        OfVietnameseOrigin,
        /// Foreigners, whom most registers do not hold.
        Foreigners,
    }
}

/// For whom, when and to whom registers answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Context {
    /// The authority that settles the procedure; every agency's rights only when unknown.
    pub authority: Option<AuthorityIx>,
    /// The day asked.
    pub as_of: Date,
    /// The persons asked about, where a line does not confine a paper to others.
    pub people: People,
}

impl Context {
    /// The context of a procedure. Where several agencies settle it, or we know none, only the
    /// rights that every agency has are counted.
    #[must_use]
    pub fn of(procedure: &Procedure, as_of: Date) -> Self {
        let authority = match *procedure.settled_by {
            [only] => Some(only),
            _ => None,
        };
        Self { authority, as_of, people: People::Citizens }
    }
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
    /// Registers that are open by assumption only and without which this would not stand; empty
    /// where the law in force is enough.
    pub assumed: Vec<AssumedOpen>,
}

impl PaperVerdict {
    /// The verdict on a paper of no known type.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            document: None,
            grade: Grade::None,
            registers: Vec::new(),
            residual: Vec::new(),
            assumed: Vec::new(),
        }
    }
}

/// The verdict on one dossier line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineVerdict {
    /// How far the line is replaceable.
    pub grade: Grade,
    /// The registers that hold the data of at least one paper asked for, sorted by id.
    pub registers: Vec<RegisterIx>,
    /// The verdict on each paper, in the order of the reading. Lines that ask one agency for one paper
    /// share it.
    pub papers: Vec<Arc<PaperVerdict>>,
    /// Registers that are open by assumption only and without which this would not stand.
    pub assumed: Vec<AssumedOpen>,
}

/// Which of some data items registers answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemsVerdict {
    /// Those in the closure, in the order asked.
    pub held: Vec<ItemIx>,
    /// The others, in the order asked.
    pub residual: Vec<ItemIx>,
}
