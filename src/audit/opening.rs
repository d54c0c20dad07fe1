//! Since when a register is known to work.

use jiff::civil::Date;

use crate::knowledge::{Knowledge, RegisterIx};

/// For which registers clauses wait, and since when the first of them works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The registers of the decision that hold the paper.
    pub registers: Vec<RegisterIx>,
    /// The first day on which one of them works; `None` where no source tells.
    pub since: Option<Date>,
}

impl Opening {
    /// That of registers, any of which will do.
    pub(super) fn of(registers: &[RegisterIx], knowledge: &Knowledge, as_of: Date) -> Self {
        let days = || registers.iter().map(|ix| knowledge.registers[*ix].available_from);
        let first = days().flatten().min();
        // One of unknown opening may work before the day on which another one will.
        let is_told = first.is_some_and(|day| day <= as_of) || days().all(|day| day.is_some());
        Self { registers: registers.to_vec(), since: first.filter(|_| is_told) }
    }
}
