//! Names of registers in prose, and since when a register is known to work.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::knowledge::{Knowledge, RegisterIx};
use crate::reading::nfc;

/// Names of registers in small letters.
pub(super) struct RegisterNames(BTreeMap<RegisterIx, Vec<String>>);

impl RegisterNames {
    pub(super) fn of(knowledge: &Knowledge) -> Self {
        let names = knowledge.registers.iter().map(|(ix, register)| {
            let names = std::iter::once(&register.name.vi).chain(&register.aliases);
            (ix, names.map(|name| nfc(name).to_lowercase()).collect())
        });
        Self(names.collect())
    }

    /// The registers that a text names.
    pub(super) fn in_text(&self, text: &str) -> BTreeSet<RegisterIx> {
        let small = nfc(text).to_lowercase();
        let named = self
            .0
            .iter()
            .filter(|(_, names)| names.iter().any(|name| small.contains(name.as_str())));
        named.map(|(ix, _)| *ix).collect()
    }
}

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
