//! Names of registers in prose.

use std::collections::BTreeSet;

use crate::index::Table;
use crate::knowledge::{Register, RegisterIx};
use crate::lower::lower;
use crate::reading::{Meanings, nfc};

/// Names of registers, in small letters.
#[derive(Debug, Default)]
pub(super) struct RegisterNames(Meanings<RegisterIx>);

impl RegisterNames {
    pub(super) fn of(registers: &Table<RegisterIx, Register>) -> Self {
        let names = registers.iter().flat_map(|(ix, register)| {
            let names = std::iter::once(&register.name.vi).chain(&register.aliases);
            names.map(move |name| (lower(&nfc(name)), ix))
        });
        Self(Meanings::overlapping(names))
    }

    /// The registers that a text names.
    pub(super) fn in_text(&self, text: &str) -> BTreeSet<RegisterIx> {
        self.0.all(&lower(&nfc(text))).copied().collect()
    }
}
