//! What people decided on measures: accepted, rejected or postponed, each with a reason and a name.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::analysis::Dossier;
use crate::border;
use crate::choice::choice;
use crate::fault::{Fault, Problem, Subject};
use crate::ids::ProcedureCode;
use crate::measure::{Kind, Measure};

/// The value of [`DecisionsFile::schema`].
const SCHEMA: &str = "tinhgon/decisions/1";

choice! {
    /// What was decided.
    pub enum Ruling {
        /// It is carried out, whatever kinds of measures a scenario chooses.
        Accept,
        /// It is not carried out.
        Reject,
        /// It is not carried out for now.
        Postpone,
    }
}

impl Ruling {
    /// Every ruling.
    pub const ALL: [Self; 3] = [Self::Accept, Self::Reject, Self::Postpone];
}

/// `tinhgon/decisions/1`: what people decided on measures.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionsFile {
    /// Always `tinhgon/decisions/1`.
    schema: Box<str>,
    /// The decisions, one for a measure.
    decisions: Vec<Decision>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Id of the measure: kind, procedure, line.
    pub measure: Box<str>,
    /// What was decided.
    pub ruling: Ruling,
    /// Why.
    pub reason: Box<str>,
    /// Who answers for it.
    pub name: Box<str>,
    /// The day it was decided on, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// Decisions by the measure they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(BTreeMap<Box<str>, Decision>);

impl Decisions {
    /// Reads a file of decisions.
    ///
    /// # Errors
    /// Every fault of the file: its JSON, an id that is none of a measure, two decisions on one
    /// measure, a reason or name left empty.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let written: DecisionsFile = border::read(file, bytes)?;
        let text = border::text(file, bytes).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let mut say = |pointer: String, problem| faults.push(Fault::at(file, pointer, problem));
        if &*written.schema != SCHEMA {
            let (found, expected) = (written.schema.into(), SCHEMA.to_owned());
            say("/schema".to_owned(), Problem::BadValue { found, expected });
        }
        let mut read = Self::default();
        for (n, decision) in written.decisions.into_iter().enumerate() {
            let pointer = |key| format!("/decisions/{n}/{key}");
            if !is_id(&decision.measure) {
                let (found, expected) = (decision.measure.to_string(), EXAMPLE.to_owned());
                say(pointer("measure"), Problem::BadValue { found, expected });
            }
            for (key, text) in [("reason", &decision.reason), ("name", &decision.name)] {
                if text.trim().is_empty() {
                    say(pointer(key), Problem::EmptyText);
                }
            }
            let id = decision.measure.to_string();
            if read.set(decision).is_some() {
                say(pointer("measure"), Problem::Duplicate { what: Subject::Measure, id });
            }
        }
        if faults.is_empty() {
            return Ok(read);
        }
        border::locate_all(text, &mut faults);
        Err(faults)
    }

    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The decision on a measure.
    #[must_use]
    pub fn on(&self, measure: &str) -> Option<&Decision> {
        self.0.get(measure)
    }

    /// The decisions, by measure.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Decision> {
        self.0.values()
    }

    /// Whether a measure was accepted.
    #[must_use]
    pub fn accept(&self, measure: &str) -> bool {
        self.on(measure).is_some_and(|decision| decision.ruling == Ruling::Accept)
    }

    /// Takes a decision in and gives the one it stands in for.
    pub fn set(&mut self, decision: Decision) -> Option<Decision> {
        self.0.insert(decision.measure.clone(), decision)
    }

    /// Whether a measure is carried out where these kinds of measures are.
    #[must_use]
    pub fn want(&self, kinds: &[Kind], measure: &Measure, dossier: Dossier<'_>) -> bool {
        let by_kind = || kinds.contains(&measure.kind);
        if self.is_empty() {
            return by_kind();
        }
        match self.on(&measure.id_in(dossier)).map(|decision| decision.ruling) {
            Some(Ruling::Accept) => true,
            Some(Ruling::Reject | Ruling::Postpone) => false,
            None => by_kind(),
        }
    }

    /// Writes them as they are read, by measure.
    ///
    /// # Errors
    /// Errors of the writer.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let decisions = self.0.values().cloned().collect();
        let file = DecisionsFile { schema: SCHEMA.into(), decisions };
        let mut out = io::BufWriter::new(out);
        serde_json::to_writer_pretty(&mut out, &file)?;
        out.write_all(b"\n")?;
        out.flush()
    }
}

/// What the id of a measure looks like.
const EXAMPLE: &str = "replace_by_data:1.004194:r2";

/// Whether a text is made as ids of measures are.
fn is_id(text: &str) -> bool {
    let Some((word, of)) = text.split_once(':') else { return false };
    let is_code = |code: &str| code.parse::<ProcedureCode>().is_ok();
    // A code of another system has a colon of its own, and an id of a line may have some.
    let mut before = of.match_indices(':').filter(|(at, _)| *at + 1 < of.len());
    let mut names_line = || before.any(|(at, _)| of.get(..at).is_some_and(is_code));
    Kind::ALL.iter().any(|kind| kind.word() == word) && (is_code(of) || names_line())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Decisions, Vec<Fault>> {
        Decisions::read(Path::new("d.json"), text.as_bytes())
    }

    const ONE: &str = r#"{"measure": "replace_by_data:1.004194:r2", "ruling": "reject", "reason": "a", "name": "b"}"#;

    #[test]
    fn what_is_written_is_read_again() {
        let text = format!(r#"{{"schema": "{SCHEMA}", "decisions": [{ONE}]}}"#);
        let decisions = read(&text).unwrap();
        let mut written = Vec::new();
        decisions.write(&mut written).unwrap();
        assert_eq!(read(std::str::from_utf8(&written).unwrap()).unwrap(), decisions);
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let nameless = ONE.replace(r#""b""#, r#"" ""#).replace("r2", "r3");
        let no_kind = ONE.replace("replace_by_data", "burn");
        let text = format!(
            "{{\"schema\": \"x\", \"decisions\": [\n{ONE},\n{ONE},\n{nameless},\n{no_kind}]}}"
        );
        let faults = read(&text).unwrap_err();
        let lines: Vec<usize> = faults.iter().map(|fault| fault.place.line).collect();
        assert_eq!(lines, [1, 3, 4, 5]);
    }
}
