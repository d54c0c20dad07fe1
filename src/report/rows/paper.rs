//! A paper that a line asks for: how it was recognised, how far and by which rules it is replaceable.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::place::{ProvisionRow, provision};
use super::span::Characters;
use super::{assumed_ids, register_ids};
use crate::analysis::Line;
use crate::derive::{Grade, PaperVerdict};
use crate::knowledge::{DocumentIx, InstrumentIx, Knowledge, RegisterIx, Replacement};
use crate::reading::{Match, Operator, Paper, Role};
use crate::words::{Lang, name_in};

/// A paper asked for.
#[derive(Serialize, JsonSchema)]
pub struct PaperRow<'a> {
    /// Id of its type; null for a paper of no known type.
    #[serde(rename = "type")]
    document: Option<&'a str>,
    /// Its name, or the words of the line when its type is not known.
    name: Cow<'a, str>,
    /// How it combines with its neighbours.
    operator: Operator,
    /// Papers of one line with the same number are alternatives of each other, or one.
    group: u16,
    /// Whose.
    role: Role,
    /// How far it is replaceable.
    grade: Grade,
    /// Ids of the registers that a rule in force names for it.
    registers: Vec<&'a str>,
    /// Ids of the data items it proves and no register answers.
    residual: Vec<&'a str>,
    /// The provision that imposes it.
    provision: Option<ProvisionRow<'a>>,
    /// The rules that let registers take its place.
    grounds: Vec<GroundRow<'a>>,
    /// Ids of the registers that are open by assumption only and without which the grade would not
    /// stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assumed: Vec<&'a str>,
    /// How it was recognised: stated, exact, without-marks, abbreviation, fuzzy or head.
    matched: &'static str,
    /// Similarity of the words and the name, for fuzzy matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f32>,
    /// Similarity of the nearest other paper, for fuzzy matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    runner_up: Option<f32>,
    /// Where the words stand: first character and character after the last, of the line in NFC.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
}

impl<'a> PaperRow<'a> {
    /// The same with the provision that imposes its line.
    pub(super) fn imposed_by(self, provision: Option<ProvisionRow<'a>>) -> Self {
        Self { provision, ..self }
    }
}

/// A rule that lets a register take the place of a paper.
#[derive(Serialize, JsonSchema)]
pub struct GroundRow<'a> {
    /// Id of the register.
    register: &'a str,
    /// The rule.
    #[serde(flatten)]
    provision: ProvisionRow<'a>,
}

/// The day of a verdict and the instruments that the procedure rests on: what decides which rules
/// count.
pub(in crate::report) type Under<'a> = (jiff::civil::Date, &'a [InstrumentIx]);

/// The papers of a line with their verdicts.
pub(in crate::report) fn papers<'a>(
    line: &'a Line,
    text: &str,
    under: Under<'_>,
    knowledge: &'a Knowledge,
    lang: Lang,
) -> Vec<PaperRow<'a>> {
    let pairs = line.reading.papers.iter().zip(&line.verdict.papers);
    let mut text = Characters::of(text);
    pairs
        .map(|(paper, verdict)| paper_row(paper, verdict, &mut text, under, knowledge, lang))
        .collect()
}

fn paper_row<'a>(
    paper: &Paper,
    verdict: &PaperVerdict,
    text: &mut Characters<'_>,
    under: Under<'_>,
    knowledge: &'a Knowledge,
    lang: Lang,
) -> PaperRow<'a> {
    let known = paper.document.map(|ix| &knowledge.documents[ix]);
    let (matched, score, runner_up) = matched(paper.matched);
    PaperRow {
        document: known.map(|known| &*known.id),
        name: match known {
            Some(known) => Cow::Borrowed(name_in(&known.name, lang)),
            None => Cow::Owned(text.words(&paper.span)),
        },
        operator: paper.operator,
        group: paper.group,
        role: paper.role,
        grade: verdict.grade,
        registers: register_ids(&verdict.registers, knowledge),
        residual: verdict.residual.iter().map(|ix| &*knowledge.items[*ix].id).collect(),
        provision: None,
        assumed: assumed_ids(&verdict.assumed, knowledge),
        grounds: paper.document.map_or_else(Vec::new, |document| {
            grounds(document, &verdict.registers, under, knowledge)
        }),
        matched,
        score,
        runner_up,
        span: text.span(&paper.span),
    }
}

/// The rules in force that let registers take the place of the papers of a line.
pub(crate) fn rules_of<'a>(
    line: &'a Line,
    under: Under<'a>,
    knowledge: &'a Knowledge,
) -> impl Iterator<Item = &'a Replacement> {
    line.verdict.papers.iter().flat_map(move |verdict| {
        let rules = verdict.document.map_or(&[][..], |ix| &knowledge.documents[ix].replaced_by);
        rules.iter().filter(move |rule| counts(rule, &verdict.registers, under))
    })
}

/// The rules in force that name the registers of a verdict.
fn grounds<'a>(
    document: DocumentIx,
    registers: &[RegisterIx],
    under: Under<'_>,
    knowledge: &'a Knowledge,
) -> Vec<GroundRow<'a>> {
    let row = |rule: &'a Replacement| GroundRow {
        register: &knowledge.registers[rule.register].id,
        provision: provision(&rule.ground, knowledge),
    };
    knowledge.documents[document]
        .replaced_by
        .iter()
        .filter(|rule| counts(rule, registers, under))
        .map(row)
        .collect()
}

/// Whether a rule in force names one of some registers.
fn counts(rule: &Replacement, registers: &[RegisterIx], (as_of, bases): Under<'_>) -> bool {
    registers.contains(&rule.register) && rule.speaks_to(bases) && rule.in_force.covers(as_of)
}

fn matched(matched: Match) -> (&'static str, Option<f32>, Option<f32>) {
    match matched {
        Match::Stated => ("stated", None, None),
        Match::Exact => ("exact", None, None),
        Match::WithoutMarks => ("without-marks", None, None),
        Match::Abbreviation => ("abbreviation", None, None),
        Match::Fuzzy { score, runner_up } => ("fuzzy", Some(score), Some(runner_up)),
        Match::Head => ("head", None, None),
    }
}
