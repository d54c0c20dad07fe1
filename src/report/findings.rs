//! The rows of findings in JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::gate::State;
use crate::knowledge::Knowledge;
use crate::lint::{Evidence, Finding, Said, Severity};
use crate::words::Lang;

/// A finding.
#[derive(Serialize, JsonSchema)]
pub struct FindingRow<'a> {
    /// Stable code of the rule, or of the fault behind `input-`.
    code: &'static str,
    /// How much it matters.
    severity: Severity,
    /// One sentence.
    message: String,
    /// The place.
    #[serde(rename = "where")]
    place: WhereRow<'a>,
    /// What it rests on: ids, amounts, dates and words by name.
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    evidence: EvidenceRow<'a>,
    /// What became of it since the baseline, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
}

/// The evidence of a finding, its ids as they are.
#[must_use]
pub fn evidence(finding: &Finding, knowledge: &Knowledge) -> serde_json::Value {
    let row = EvidenceRow { said: &finding.said, knowledge };
    // Evidence is made of texts, numbers and lists of them: nothing in it can fail to be written.
    serde_json::to_value(row).unwrap_or_default()
}

/// The place of a finding.
#[derive(Serialize, JsonSchema)]
pub struct WhereRow<'a> {
    /// Code of the procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    procedure: Option<&'a str>,
    /// Id of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    requirement: Option<&'a str>,
    /// The file and the place in it, for remarks of the loader.
    #[serde(flatten)]
    file: Option<PlaceRow<'a>>,
}

/// A place in an input file.
#[derive(Serialize, JsonSchema)]
pub struct PlaceRow<'a> {
    /// The file.
    file: Cow<'a, str>,
    /// The line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// The column in characters, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    /// The sheet, in a workbook; line and column are then those of its grid.
    #[serde(skip_serializing_if = "str::is_empty")]
    sheet: &'a str,
    /// JSON pointer of the value.
    #[serde(skip_serializing_if = "str::is_empty")]
    pointer: &'a str,
}

impl<'a> FindingRow<'a> {
    /// A finding in a language.
    #[must_use]
    pub fn of(finding: &'a Finding, knowledge: &'a Knowledge, lang: Lang) -> Self {
        let place = &finding.place;
        let file = place.file.as_ref().map(|file| PlaceRow {
            file: file.path.to_string_lossy(),
            line: (file.place.line > 0).then_some(file.place.line),
            column: (file.place.column > 0).then_some(file.place.column),
            sheet: file.place.sheet().unwrap_or_default(),
            pointer: file.place.sheet().map_or(&*file.place.pointer, |_| ""),
        });
        Self {
            code: finding.code(),
            severity: finding.severity(),
            message: finding.message(knowledge, lang),
            place: WhereRow {
                procedure: place.procedure.as_ref().map(|code| code.as_str()),
                requirement: place.requirement.as_deref(),
                file,
            },
            evidence: EvidenceRow { said: &finding.said, knowledge },
            state: None,
        }
    }

    /// The same with what became of it since a baseline.
    #[must_use]
    pub fn since(self, state: Option<State>) -> Self {
        Self { state, ..self }
    }
}

/// The evidence of a finding as a JSON object.
struct EvidenceRow<'a> {
    said: &'a Said,
    knowledge: &'a Knowledge,
}

impl Serialize for EvidenceRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.said {
            Said::Input(fault, _) => fault.problem.serialize(serializer),
            Said::Rule(_, evidence) => fields(evidence, self.knowledge, serializer),
        }
    }
}

fn fields<S: Serializer>(
    evidence: &Evidence,
    knowledge: &Knowledge,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(evidence.len()))?;
    for (key, value) in evidence {
        map.serialize_entry(key, &crate::lint::WithIds(value, knowledge))?;
    }
    map.end()
}
