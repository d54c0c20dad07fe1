//! The row that `classify` writes for one dossier line.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

use super::rows::{Characters, PaperRow, papers, register_ids};
use crate::analysis::{Analyst, Line};
use crate::derive::Grade;
use crate::reading::{Effect, LineKind};
use crate::words::Lang;

/// The verdict on one line.
#[derive(Serialize, JsonSchema)]
pub struct VerdictRow<'a> {
    /// The id of the input row, as it was given.
    #[schemars(with = "serde_json::Value")]
    id: &'a RawValue,
    /// What the line is.
    kind: LineKind,
    /// Ids of the registers that hold the data of at least one paper asked for.
    registers: Vec<&'a str>,
    /// How far it is replaceable.
    grade: Grade,
    /// Whether the line itself says that the data are looked up.
    already: bool,
    /// The papers it asks for.
    documents: Vec<PaperRow<'a>>,
    /// The words that decided.
    why: Vec<WhyRow>,
}

/// Words of the line and what they did.
#[derive(Serialize, JsonSchema)]
pub struct WhyRow {
    /// What was concluded.
    pub effect: Effect,
    /// The words.
    pub words: String,
}

impl<'a> VerdictRow<'a> {
    /// The verdict on a line whose text is given.
    #[must_use]
    pub fn of(
        id: &'a RawValue,
        text: &str,
        line: &'a Line,
        analyst: &'a Analyst<'_>,
        lang: Lang,
    ) -> Self {
        let knowledge = analyst.knowledge();
        Self {
            id,
            kind: line.reading.kind,
            registers: register_ids(&line.verdict.registers, knowledge),
            grade: line.verdict.grade,
            already: line.reading.already,
            documents: papers(line, text, (analyst.as_of(), &[]), knowledge, lang),
            why: why(line, text),
        }
    }
}

/// The words that decided on a line.
#[must_use]
pub fn why(line: &Line, text: &str) -> Vec<WhyRow> {
    let text = Characters::of(text);
    let reasons = line.reading.why.iter();
    reasons.map(|why| WhyRow { effect: why.effect, words: text.words(&why.span) }).collect()
}
