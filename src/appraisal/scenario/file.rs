//! `tinhgon/scenario/1`: scenarios kept in files, to be used again and compared.

use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Published, Scenario};
use crate::border;
use crate::cost::{Money, tariff};
use crate::fault::{Fault, Problem, Subject};
use crate::knowledge::Name;
use crate::measure::Kind;
use crate::target;

/// The value of [`ScenarioFile::schema`].
const SCHEMA: &str = "tinhgon/scenario/1";

/// A scenario as it is written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// Always `tinhgon/scenario/1`.
    pub schema: Box<str>,
    /// Its name.
    pub name: Name,
    /// What it is for, and what it leaves out.
    pub about: Option<Name>,
    /// Id of the tariff edition; the usual one when absent.
    pub tariff: Option<Box<str>>,
    /// Id of the target; the usual one when absent.
    pub target: Option<Box<str>>,
    /// The kinds of measures that are carried out; those that rest on data when absent.
    pub measures: Option<Vec<Kind>>,
    /// Ids of the authorities whose procedures are appraised; all when absent.
    #[serde(default)]
    pub authorities: Vec<Box<str>>,
    /// Groups whose procedures are appraised; all when absent.
    #[serde(default)]
    pub groups: Vec<Box<str>>,
    /// Volumes; only such as have a source.
    #[serde(default)]
    pub volumes: Vec<VolumeFile>,
    /// A saving that somebody published, to compare with.
    pub published: Option<PublishedFile>,
}

/// The volume of one procedure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedFile {
    /// A year's saving in whole đồng.
    pub saving: u64,
    /// Who published it.
    pub source: Name,
}

/// Reads a scenario.
///
/// # Errors
/// Every fault of the file: its JSON, an edition or target that does not exist, a code that is none.
pub fn read(file: &Path, bytes: &[u8]) -> Result<Scenario, Vec<Fault>> {
    let written: ScenarioFile = border::read(file, bytes)?;
    let mut faults = Vec::new();
    let mut say = |pointer: String, problem| faults.push(Fault::at(file, pointer, problem));
    if &*written.schema != SCHEMA {
        let (found, expected) = (written.schema.to_string(), SCHEMA.to_owned());
        say("/schema".to_owned(), Problem::BadValue { found, expected });
    }
    let mut scenario = Scenario::usual()?;
    let unknown = |what, id: &str, known: Vec<&str>| {
        let nearest = border::nearest(id, known.into_iter());
        Problem::Unknown { what, id: id.to_owned(), nearest }
    };
    if let Some(id) = &written.tariff {
        match tariff::embedded(id) {
            Some(tariff) => scenario.tariff = tariff?,
            None => say("/tariff".to_owned(), unknown(Subject::Tariff, id, tariff::ids())),
        }
    }
    if let Some(id) = &written.target {
        match target::embedded(id) {
            Some(target) => scenario.target = target?,
            None => say("/target".to_owned(), unknown(Subject::Target, id, target::ids())),
        }
    }
    for (n, volume) in written.volumes.iter().enumerate() {
        let Ok(code) = volume.code.parse() else {
            let (found, expected) = (volume.code.to_string(), "1.004194".to_owned());
            say(format!("/volumes/{n}/code"), Problem::BadValue { found, expected });
            continue;
        };
        if scenario.volumes.insert(code, volume.dossiers).is_some() {
            let (what, id) = (Subject::Procedure, volume.code.to_string());
            say(format!("/volumes/{n}/code"), Problem::Duplicate { what, id });
        }
    }
    if let Some(published) = &written.published {
        match i64::try_from(published.saving) {
            Ok(saving) => {
                let (saving, source) = (Money::new(saving), published.source.clone());
                scenario.published = Some(Published { saving, source });
            }
            Err(_) => say("/published/saving".to_owned(), Problem::AmountTooLarge),
        }
    }
    if !faults.is_empty() {
        border::locate_all(border::text(file, bytes).map_err(|f| vec![f])?, &mut faults);
        return Err(faults);
    }
    scenario.name = Some(written.name);
    scenario.kinds = written.measures.unwrap_or(scenario.kinds);
    scenario.kinds.sort_unstable();
    scenario.kinds.dedup();
    scenario.authorities = written.authorities;
    scenario.groups = written.groups;
    Ok(scenario)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_a_scenario_is_named() {
        let text = r#"{"schema": "tinhgon/scenario/1", "name": {"vi": "x", "en": "x"},
            "tariff": "vn-2042", "target": "nq68", "volumes": [
            {"code": "x", "dossiers": 1, "year": 2024, "source": "a"},
            {"code": "1.004194", "dossiers": 1, "year": 2024, "source": "a"},
            {"code": "1.004194", "dossiers": 2, "year": 2024, "source": "a"}]}"#;
        let faults = read(Path::new("s.json"), text.as_bytes()).unwrap_err();
        let places: Vec<&str> = faults.iter().map(|fault| &*fault.place.pointer).collect();
        assert_eq!(places, ["/tariff", "/target", "/volumes/0/code", "/volumes/2/code"]);
    }
}
