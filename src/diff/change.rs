//! One change in the terms of the field: what of which procedure became what, why, and what that does.

use schemars::JsonSchema;
use serde::Serialize;

use super::effect::{Cost, Effect};
use super::raw::LineFile;
use super::snapshot::{Procedure, cost_of};
use super::world::Cause;
use crate::choice::choice;
use crate::derive::Grade;
use crate::reading::LineKind;

choice! {
    /// What happened to a thing.
    pub enum Happened {
        /// It was not there.
        Added,
        /// It is no longer there.
        Removed,
        /// It says something else.
        Changed,
        /// It stands elsewhere: a line under another heading, a procedure with another authority.
        Moved,
        /// It has another code and is the same by what it is.
        Renamed,
    }

    /// What a change is about. What people change comes first, then what follows from it.
    pub enum About {
        /// What a report was made from: edition, day, tool, scenario.
        Inputs,
        /// A procedure.
        Procedure,
        /// A dossier line.
        Requirement,
        /// The dossiers a year.
        Volume,
        /// What was measured of its tasks.
        Measured,
        /// How a line of the same words is judged.
        Verdict,
        /// What the same facts cost.
        Price,
        /// A measure.
        Measure,
        /// A finding.
        Finding,
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// What it is about, by its old id, or the new one of what was added: `1.001193`,
    /// `1.001193:r2`, the id of a measure.
    pub id: String,
    /// What happened.
    pub kind: Happened,
    /// Why.
    pub cause: Cause,
    /// What kind of thing it is.
    pub about: About,
    /// Code of the procedure, the old one where it has two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// Name of the procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which facts differ, by their keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// How sure it is that both are one, from 0 to 1, where their codes differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// What it was; null of what was added.
    pub before: Option<State>,
    /// What it is; null of what was removed.
    pub after: Option<State>,
    /// What it moves; those of all changes add up to the attribution.
    #[serde(skip_serializing_if = "Effect::is_zero")]
    pub effect: Effect,
}

impl Happened {
    /// What happened to a thing by the sides on which it stands.
    pub(super) fn between<T>(before: Option<T>, after: Option<T>) -> Self {
        match (before, after) {
            (None, _) => Self::Added,
            (_, None) => Self::Removed,
            _ => Self::Changed,
        }
    }
}

impl Change {
    /// A change of which nothing but what it is about has been said.
    pub(super) fn new(
        id: String,
        kind: Happened,
        cause: Cause,
        about: About,
        procedure: Option<String>,
    ) -> Self {
        Self {
            id,
            kind,
            cause,
            about,
            procedure,
            name: None,
            fields: Vec::new(),
            confidence: None,
            before: None,
            after: None,
            effect: Effect::default(),
        }
    }
}

/// One side of a change: the keys that say something of what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(default)]
pub struct State {
    /// Code, of a procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Name, of a procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who promulgated it, of a procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// How many dossier lines, of a procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<usize>,
    /// Id, of a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The words, of a line or finding; the value of an input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The heading, of a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// What a line is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<LineKind>,
    /// How far a line is replaceable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// Which registers hold its data.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub registers: Vec<String>,
    /// Types of the papers it asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// Originals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub originals: Option<u16>,
    /// Copies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copies: Option<u16>,
    /// The form to fill in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// What imposes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
    /// The facts that differ, each `key: value`, of a procedure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// Dossiers a year; null of nothing known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume: Option<u64>,
    /// Whether a measure is carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<bool>,
    /// What it costs in one dossier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
}

impl State {
    /// A text and nothing else.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::default() }
    }

    pub(super) fn of_procedure(one: &Procedure) -> Self {
        Self {
            code: Some(one.code.clone()),
            name: Some(one.name.clone()),
            authority: Some(one.authority.clone()),
            lines: Some(one.lines.len()),
            volume: one.volume,
            cost: one.cost,
            ..Self::default()
        }
    }

    pub(super) fn of_line(line: &LineFile) -> Self {
        let place = line.provision.as_ref().map(|it| match &it.place {
            Some(place) => format!("{place}, {}", it.instrument),
            None => it.instrument.clone(),
        });
        Self {
            id: Some(line.id.clone()),
            text: Some(line.text.clone()),
            case: line.case.clone(),
            kind: Some(line.kind),
            grade: Some(line.grade),
            registers: line.registers.clone(),
            documents: line.documents.iter().filter_map(|it| it.document.clone()).collect(),
            originals: line.originals,
            copies: line.copies,
            form: line.form.clone(),
            provision: place,
            cost: line.cost.map(cost_of),
            ..Self::default()
        }
    }
}

impl About {
    /// Whether people change it, so that everything else follows from such changes.
    #[must_use]
    pub const fn is_primary(self) -> bool {
        matches!(
            self,
            Self::Inputs | Self::Procedure | Self::Requirement | Self::Volume | Self::Measured
        )
    }
}
