//! Reduction targets: what one unit of regulation is, what counts as cut, and how far a set of
//! measures gets.

mod check;
mod count;
mod progress;
pub mod raw;

pub use check::{DEFAULT, embedded, ids, read};
pub use count::{Counts, count};
pub(crate) use progress::reached;
pub use progress::{Progress, Reached};
pub use raw::{Axis, State, Unit};

use jiff::civil::Date;

use crate::cost::Decimal;
use crate::knowledge::{Ground, Name};

/// A reduction target. All its axes must be reached.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// What it asks and what of it a catalogue cannot show.
    pub about: Name,
    /// The text that sets it.
    pub ground: Option<Ground>,
    /// The day whose state is the baseline.
    pub baseline: Option<Date>,
    /// The day by which it is to be reached.
    pub deadline: Option<Date>,
    /// What is to be cut, each by how much.
    pub axes: Vec<Goal>,
    /// Where it was read.
    pub sources: Vec<Name>,
}

/// What is to be cut on one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What is measured.
    pub measured: Measured,
    /// By how many percent, at least; `None` where no percentage is set.
    pub percent: Option<Decimal>,
    /// The share of what, in words.
    pub of: Name,
}

/// What an axis measures, with what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Units, those in some states counting as cut.
    Units(Unit, Vec<State>),
    /// Compliance cost.
    Cost,
    /// Days the agencies take.
    Time,
}

impl Goal {
    /// The axis it belongs to, as JSON names it.
    #[must_use]
    pub fn axis(&self) -> Axis {
        match self.measured {
            Measured::Units(Unit::Condition, _) => Axis::Conditions,
            Measured::Units(..) => Axis::Count,
            Measured::Cost => Axis::Cost,
            Measured::Time => Axis::Time,
        }
    }
}
