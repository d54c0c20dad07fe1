//! Which measures count, in which procedures, priced by what, measured against what.

mod embedded;
mod file;
mod read;

pub use embedded::{embedded, ids};
pub use file::{PublishedFile, SCHEMA, ScenarioFile, VolumeFile};
pub use read::read;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::decisions::Decisions;
use super::volumes::Volume;
use crate::analysis::Question;
use crate::catalog::Procedure;
use crate::cost::model::Model;
use crate::cost::price::Prices;
use crate::cost::tariff::{self, Tariff};
use crate::cost::{Money, OnlineShare, Overflow};
use crate::derive::Assumptions;
use crate::fault::{Fault, Problem};
use crate::ids::ProcedureCode;
use crate::knowledge::{Knowledge, Name};
use crate::measure::Kind;
use crate::target::{self, Target};

/// A scenario: a named value that every command which works out costs can be given.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name; `None` for one put together on the command line.
    pub name: Option<Name>,
    /// The edition that prices; before and after use the same.
    pub tariff: Tariff,
    /// The target.
    pub target: Target,
    /// The kinds of measures that are carried out.
    pub kinds: Vec<Kind>,
    /// Ids of the authorities whose procedures are appraised; all when empty.
    pub authorities: Vec<Box<str>>,
    /// Groups whose procedures are appraised; all when empty.
    pub groups: Vec<Box<str>>,
    /// Volumes named apart from the catalogue; they win over its own.
    pub volumes: BTreeMap<ProcedureCode, Volume>,
    /// What is assumed of registers beside the law. An analysis has to be made under the same.
    pub assumptions: Assumptions,
    /// The share sent online where a procedure offers that beside another channel; that of the
    /// edition when absent.
    pub online_share: Option<OnlineShare>,
    /// The day of the verdicts; that of the catalogue when absent.
    pub as_of: Option<Date>,
    /// What people decided on single measures; it goes before the kinds.
    pub decisions: Decisions,
    /// A saving that somebody published, to compare with.
    pub published: Option<Published>,
}

/// A saving that somebody published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// A year's saving.
    pub saving: Money,
    /// Who published it.
    pub source: Name,
}

impl Scenario {
    /// The scenario used when nothing is named: what data and rules there already are allow.
    ///
    /// # Errors
    /// Faults of the data files.
    pub fn usual() -> Result<Self, Vec<Fault>> {
        let unknown = Vec::new;
        Ok(Self {
            name: None,
            tariff: tariff::usual()?,
            target: target::embedded(target::DEFAULT).ok_or_else(unknown)??,
            kinds: Kind::BY_DATA.to_vec(),
            authorities: Vec::new(),
            groups: Vec::new(),
            volumes: BTreeMap::new(),
            assumptions: Assumptions::none(),
            online_share: None,
            as_of: None,
            decisions: Decisions::default(),
            published: None,
        })
    }

    /// What it asks of the law: the day, and what is assumed of registers.
    #[must_use]
    pub fn question(&self) -> Question {
        Question { as_of: self.as_of, assumptions: self.assumptions.clone() }
    }

    /// Whether a procedure is appraised.
    #[must_use]
    pub fn covers(&self, procedure: &Procedure, knowledge: &Knowledge) -> bool {
        let of_group = || procedure.groups.iter().any(|group| self.groups.contains(group));
        let of_authority = || {
            let lineage = procedure.authority.into_iter().flat_map(|ix| knowledge.lineage(ix));
            let mut ids = lineage.map(|ix| &knowledge.authorities[ix].id);
            ids.any(|id| self.authorities.contains(id))
        };
        (self.groups.is_empty() || of_group()) && (self.authorities.is_empty() || of_authority())
    }

    /// What dossiers are modelled and priced with, with the fees of a day.
    ///
    /// # Errors
    /// Faults of the data files; an edition whose hours × income is beyond the range of money.
    pub fn model(&self, knowledge: &Knowledge, day: Date) -> Result<Model<'_>, Vec<Fault>> {
        let too_large = |Overflow| {
            let file = Path::new(&*self.tariff.id);
            vec![Fault::of_file(file, Problem::AmountTooLarge)]
        };
        let prices = Prices::new(&self.tariff).map_err(too_large)?;
        Model::new(prices.with_online_share(self.online_share), knowledge, day)
    }

    /// Dossiers a year of a procedure: as named, or as its source says; `None` when not known.
    #[must_use]
    pub fn volume(&self, procedure: &Procedure) -> Option<u64> {
        let named = self.volumes.get(&procedure.code).map(|volume| volume.dossiers);
        named.or(procedure.volume.as_ref().map(|volume| volume.per_year))
    }
}
