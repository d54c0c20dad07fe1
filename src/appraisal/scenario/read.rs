//! From the file of a scenario to a [`Scenario`]: every id known, every figure possible.

use std::path::Path;

use super::file::{SCHEMA, ScenarioFile};
use super::{Published, Scenario};
use crate::appraisal::volumes::Volume;
use crate::border;
use crate::cost::{Money, OnlineShare, tariff};
use crate::derive::{Assumed, Assumptions};
use crate::fault::{Fault, Problem, Subject};
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::near;
use crate::target;

/// Reads a scenario.
///
/// # Errors
/// Every fault of the file: its JSON, an edition, target, authority or register that does not exist,
/// a register both opened and closed, a share beyond the whole, a code that is none.
pub fn read(file: &Path, bytes: &[u8], knowledge: &Knowledge) -> Result<Scenario, Vec<Fault>> {
    let written: ScenarioFile = border::read(file, bytes)?;
    let mut scenario = Scenario::usual()?;
    let text = border::text(file, bytes).map_err(|fault| vec![fault])?;
    let mut reader = Reader { file, text, knowledge, faults: Vec::new() };
    reader.all(&written, &mut scenario)?;
    if !reader.faults.is_empty() {
        border::locate_all(text, &mut reader.faults);
        return Err(reader.faults);
    }
    scenario.name = Some(written.name);
    scenario.kinds = written.measures.unwrap_or(scenario.kinds);
    scenario.kinds.sort_unstable();
    scenario.kinds.dedup();
    scenario.authorities = written.authorities;
    scenario.groups = written.groups;
    Ok(scenario)
}

struct Reader<'r> {
    file: &'r Path,
    text: &'r str,
    knowledge: &'r Knowledge,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn say(&mut self, pointer: impl Into<String>, problem: Problem) {
        self.faults.push(Fault::at(self.file, pointer, problem));
    }

    fn bad(&mut self, pointer: impl Into<String>, found: impl ToString, expected: &str) {
        let (found, expected) = (found.to_string(), expected.to_owned());
        self.say(pointer, Problem::BadValue { found, expected });
    }

    fn unknown<'a>(
        &mut self,
        pointer: impl Into<String>,
        what: Subject,
        id: &str,
        known: impl Iterator<Item = &'a str>,
    ) {
        let nearest = near::nearest(id, known);
        self.say(pointer, Problem::Unknown { what, id: id.to_owned(), nearest });
    }

    /// What a file says, beside what is a list of names only.
    fn all(&mut self, written: &ScenarioFile, scenario: &mut Scenario) -> Result<(), Vec<Fault>> {
        if &*written.schema != SCHEMA {
            self.bad("/schema", &written.schema, SCHEMA);
        }
        if let Some(id) = &written.tariff {
            match tariff::embedded(id) {
                Some(tariff) => scenario.tariff = tariff?,
                None => {
                    self.unknown("/tariff", Subject::Tariff, id, tariff::ids().into_iter());
                }
            }
        }
        if let Some(id) = &written.target {
            match target::embedded(id) {
                Some(target) => scenario.target = target?,
                None => {
                    self.unknown("/target", Subject::Target, id, target::ids().into_iter());
                }
            }
        }
        for (n, id) in written.authorities.iter().enumerate() {
            let known = &self.knowledge.authorities;
            if known.find(id).is_none() {
                self.unknown(format!("/authorities/{n}"), Subject::Authority, id, known.ids());
            }
        }
        for (key, ids, assumed) in
            [("open", &written.open, Assumed::Open), ("close", &written.close, Assumed::Closed)]
        {
            for (n, id) in ids.iter().enumerate() {
                self.register(format!("/{key}/{n}"), id, assumed, &mut scenario.assumptions);
            }
        }
        scenario.as_of = written.as_of;
        if let Some(percent) = written.online_share {
            scenario.online_share = OnlineShare::of_percent(percent);
            if scenario.online_share.is_none() {
                self.bad("/online_share", percent, OnlineShare::RANGE);
            }
        }
        self.volumes(written, scenario);
        if let Some(published) = &written.published {
            match i64::try_from(published.saving) {
                Ok(saving) => {
                    let (saving, source) = (Money::new(saving), published.source.clone());
                    scenario.published = Some(Published { saving, source });
                }
                Err(_) => self.say("/published/saving", Problem::AmountTooLarge),
            }
        }
        Ok(())
    }

    /// A register of which something is assumed, once.
    fn register(
        &mut self,
        pointer: String,
        id: &str,
        assumed: Assumed,
        assumptions: &mut Assumptions,
    ) {
        let known = &self.knowledge.registers;
        let Some(register) = known.find(id) else {
            return self.unknown(pointer, Subject::Register, id, known.ids());
        };
        if assumptions.of(register).is_some() {
            let (what, id) = (Subject::Register, id.to_owned());
            return self.say(pointer, Problem::Duplicate { what, id });
        }
        *assumptions = std::mem::take(assumptions).with(register, assumed);
    }

    fn volumes(&mut self, written: &ScenarioFile, scenario: &mut Scenario) {
        for (n, volume) in written.volumes.iter().enumerate() {
            let pointer = format!("/volumes/{n}/code");
            let Ok(code) = volume.code.parse::<ProcedureCode>() else {
                self.bad(pointer, &volume.code, "1.004194");
                continue;
            };
            let place = border::locate(self.text, &format!("/volumes/{n}/dossiers"));
            let read = Volume {
                dossiers: volume.dossiers,
                year: volume.year,
                source: volume.source.clone(),
                place: Some(Box::new((self.file.into(), place))),
            };
            if scenario.volumes.insert(code, read).is_some() {
                let (what, id) = (Subject::Procedure, volume.code.to_string());
                self.say(pointer, Problem::Duplicate { what, id });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge;

    fn read(text: &str) -> Result<Scenario, Vec<Fault>> {
        super::read(Path::new("s.json"), text.as_bytes(), knowledge::embedded().unwrap())
    }

    #[test]
    fn every_fault_of_a_scenario_is_named() {
        let text = r#"{"schema": "tinhgon/scenario/1", "name": {"vi": "x", "en": "x"},
            "tariff": "vn-2042", "target": "nq68", "authorities": ["moj", "mojj"],
            "open": ["land", "lnad"], "close": ["vehicle", "land"], "online_share": 100.5,
            "volumes": [
            {"code": "x", "dossiers": 1, "year": 2024, "source": "a"},
            {"code": "1.004194", "dossiers": 1, "year": 2024, "source": "a"},
            {"code": "1.004194", "dossiers": 2, "year": 2024, "source": "a"}]}"#;
        let faults = read(text).unwrap_err();
        let places: Vec<&str> = faults.iter().map(|fault| &*fault.place.pointer).collect();
        let expected = [
            "/tariff",
            "/target",
            "/authorities/1",
            "/open/1",
            "/close/1",
            "/online_share",
            "/volumes/0/code",
            "/volumes/2/code",
        ];
        assert_eq!(places, expected);
        let near = |at: usize| match &faults[at].problem {
            Problem::Unknown { nearest, .. } => nearest.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(near(3).as_deref(), Some("land"));
        assert!(matches!(faults[4].problem, Problem::Duplicate { .. }), "open or closed, not both");
    }

    #[test]
    fn what_is_written_chooses_the_same_when_it_is_read() {
        let text = r#"{"schema": "tinhgon/scenario/1", "name": {"vi": "x", "en": "y"},
            "tariff": "vn-2025", "target": "vn-2026", "measures": ["prefill", "abolish"],
            "authorities": ["moj"], "groups": ["essential-25"],
            "open": ["land", "court"], "close": ["vehicle"], "online_share": 47.5,
            "volumes": [{"code": "1.004194", "dossiers": 7, "year": 2024, "source": "a"}],
            "published": {"saving": 5, "source": {"vi": "a", "en": "b"}}}"#;
        let knowledge = knowledge::embedded().unwrap();
        let once = read(text).unwrap();
        let write = |scenario: &Scenario| {
            let name = scenario.name.clone().unwrap();
            serde_json::to_string(&ScenarioFile::of(scenario, name, knowledge)).unwrap()
        };
        let again = read(&write(&once)).unwrap();
        assert_eq!(write(&again), write(&once));
        assert_eq!(again.assumptions, once.assumptions);
        assert_eq!((again.online_share, &again.kinds), (once.online_share, &once.kinds));
        let asked: serde_json::Value = serde_json::from_str(text).unwrap();
        let written: serde_json::Value = serde_json::from_str(&write(&once)).unwrap();
        for key in
            ["tariff", "target", "authorities", "groups", "close", "online_share", "published"]
        {
            assert_eq!(written[key], asked[key], "{key}");
        }
        assert_eq!(written["open"], serde_json::json!(["court", "land"]), "in the order of ids");
    }
}
