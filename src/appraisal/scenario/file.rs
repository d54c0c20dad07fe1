//! `tinhgon/scenario/1` as it is written: scenarios kept in files, to be used again and compared.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Scenario;
use crate::cost::{Decimal, OnlineShare};
use crate::derive::Assumed;
use crate::knowledge::{Knowledge, Name};
use crate::measure::Kind;

/// The value of [`ScenarioFile::schema`].
pub const SCHEMA: &str = "tinhgon/scenario/1";

/// A scenario as it is written.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// Always `tinhgon/scenario/1`.
    pub schema: Box<str>,
    /// Its name.
    pub name: Name,
    /// What it is for, and what it leaves out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Name>,
    /// Id of the tariff edition; the usual one when absent.
    pub tariff: Option<Box<str>>,
    /// Id of the target; the usual one when absent.
    pub target: Option<Box<str>>,
    /// The kinds of measures that are carried out; those that rest on data when absent.
    pub measures: Option<Vec<Kind>>,
    /// Ids of the authorities whose procedures are appraised; all when absent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<Box<str>>,
    /// Groups whose procedures are appraised; all when absent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Box<str>>,
    /// Ids of the registers that are assumed to offer their items to every authority on the day
    /// asked. Whom they cover, and which rules let them replace a paper, stays what it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Box<str>>,
    /// Ids of the registers that are assumed to be readable by nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub close: Vec<Box<str>>,
    /// The share of the dossiers, in percent, that is sent online where a procedure offers that
    /// beside another channel; that of the tariff edition when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online_share: Option<Decimal>,
    /// The day of the verdicts; that of the catalogue when absent.
    pub as_of: Option<Date>,
    /// Volumes; only such as have a source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub volumes: Vec<VolumeFile>,
    /// A saving that somebody published, to compare with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<PublishedFile>,
}

/// The volume of one procedure.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VolumeFile {
    /// Code of the procedure.
    pub code: Box<str>,
    /// Dossiers a year.
    pub dossiers: u64,
    /// Which year.
    pub year: i16,
    /// Who published it.
    pub source: Box<str>,
}

/// A saving that somebody published.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedFile {
    /// A year's saving in whole đồng.
    pub saving: u64,
    /// Who published it.
    pub source: Name,
}

impl ScenarioFile {
    /// How a scenario is written under a name. Read again, it chooses the same; an edition or target
    /// has to be one of those known by id.
    #[must_use]
    pub fn of(scenario: &Scenario, name: Name, knowledge: &Knowledge) -> Self {
        let registers = |wanted| {
            let registers = scenario.assumptions.registers(wanted);
            let mut ids: Vec<Box<str>> =
                registers.map(|register| knowledge.registers[register].id.clone()).collect();
            ids.sort_unstable();
            ids
        };
        let volumes = scenario.volumes.iter().map(|(code, volume)| VolumeFile {
            code: code.as_str().into(),
            dossiers: volume.dossiers,
            year: volume.year,
            source: volume.source.clone(),
        });
        let published = scenario.published.as_ref().map(|published| PublishedFile {
            // It was read from a number without a sign.
            saving: published.saving.coins().unsigned_abs(),
            source: published.source.clone(),
        });
        Self {
            schema: SCHEMA.into(),
            name,
            about: None,
            tariff: Some(scenario.tariff.id.clone()),
            target: Some(scenario.target.id.clone()),
            measures: Some(scenario.kinds.clone()),
            authorities: scenario.authorities.clone(),
            groups: scenario.groups.clone(),
            open: registers(Assumed::Open),
            close: registers(Assumed::Closed),
            online_share: scenario.online_share.map(OnlineShare::percent),
            as_of: scenario.as_of,
            volumes: volumes.collect(),
            published,
        }
    }
}
