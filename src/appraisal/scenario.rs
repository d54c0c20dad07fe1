//! Which measures count, priced by what, measured against what.

use std::collections::BTreeMap;

use crate::catalog::Procedure;
use crate::cost::tariff::{self, Tariff};
use crate::fault::Fault;
use crate::ids::ProcedureCode;
use crate::measure::Kind;
use crate::target::{self, Target};

/// A scenario.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The edition that prices; before and after use the same.
    pub tariff: Tariff,
    /// The target.
    pub target: Target,
    /// The kinds of measures that are carried out.
    pub kinds: Vec<Kind>,
    /// Volumes named apart from the catalogue; they win over its own.
    pub volumes: BTreeMap<ProcedureCode, u64>,
}

impl Scenario {
    /// The scenario used when nothing is named: what data and rules there already are allow.
    ///
    /// # Errors
    /// Faults of the data files.
    pub fn usual() -> Result<Self, Vec<Fault>> {
        let unknown = Vec::new;
        let tariff = tariff::embedded(tariff::DEFAULT).ok_or_else(unknown)??;
        let target = target::embedded(target::DEFAULT).ok_or_else(unknown)??;
        Ok(Self { tariff, target, kinds: Kind::BY_DATA.to_vec(), volumes: BTreeMap::new() })
    }

    /// Dossiers a year of a procedure: as named, or as its source says; `None` when not known.
    #[must_use]
    pub fn volume(&self, procedure: &Procedure) -> Option<u64> {
        let named = self.volumes.get(&procedure.code).copied();
        named.or(procedure.volume.as_ref().map(|volume| volume.per_year))
    }
}
