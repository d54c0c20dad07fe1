//! What lines say of data that are looked up: of which papers, of which other lines, and since when.
//!
//! A dossier may ask for a paper on one line and say on another that nobody need hand it in where the
//! data are in a register. Both the analysis, which must not count as a cut what the law has cut, and the
//! audit of resolutions ask here.

mod clause;
mod kin;
mod names;
pub mod raw;
mod saying;

pub(crate) use kin::Kin;
pub use kin::Likeness;
pub(crate) use saying::{Holds, LookUp, Saying};

use std::path::Path;

use self::names::RegisterNames;
use self::raw::ExemptionWords;
use crate::fault::Fault;
use crate::index::Table;
use crate::knowledge::{DocumentIx, DocumentType, Register, RegisterIx};

/// What the clauses of dossiers are read with.
#[derive(Debug, Default)]
pub struct Exemptions {
    pub(crate) kin: Kin,
    names: RegisterNames,
}

impl Exemptions {
    /// Resolves the papers of a file.
    ///
    /// # Errors
    /// Ids of no document type.
    pub(crate) fn resolve(
        file: &Path,
        words: &ExemptionWords,
        documents: &Table<DocumentIx, DocumentType>,
        registers: &Table<RegisterIx, Register>,
    ) -> Result<Self, Vec<Fault>> {
        let kin = Kin::resolve(file, words.clone(), documents)?;
        Ok(Self { kin, names: RegisterNames::of(registers) })
    }
}
