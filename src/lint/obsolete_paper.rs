//! A line that asks outright for a paper that is no longer valid.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::Procedure;
use crate::knowledge::{DocumentIx, Knowledge, Obsolete};
use crate::reading::{LineKind, Operator};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "obsolete-paper",
    severity: Severity::Error,
    page: rules::OBSOLETE_PAPER,
    check: Check::Dossier(check),
};

fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        let outright = |(_, choice): &(DocumentIx, Choice)| *choice == Choice::None;
        for (document, _) in obsolete(analysis, dossier.procedure, line).filter(outright) {
            found.at(requirement, evidence(analysis.knowledge, document));
        }
    }
}

/// Whether a line accepts a valid paper in place of the obsolete one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Another, valid paper is accepted too.
    Other,
    /// It is this paper or none.
    None,
}

/// The obsolete papers a line asks for, each once.
///
/// Not those that it wants handed in for good, nor those that the procedure itself is about: who
/// confirms the number of an old card has to see the old card.
///
/// A paper that serves the same purpose is accepted instead wherever it stands in the line: of a
/// card and the cards that came after it nobody holds all.
pub(super) fn obsolete(
    analysis: &Analysis<'_>,
    procedure: &Procedure,
    line: &Line,
) -> impl Iterator<Item = (DocumentIx, Choice)> {
    let reading = &line.reading;
    let gone = |document: DocumentIx| {
        let obsolete = analysis.knowledge.documents[document].obsolete.as_ref();
        obsolete.is_some_and(|obsolete| holds(obsolete, analysis.as_of))
    };
    let mut found = std::collections::BTreeMap::new();
    if reading.kind == LineKind::Document {
        for paper in &reading.papers {
            let Some(document) = paper.document.filter(|document| gone(*document)) else {
                continue;
            };
            let known = &analysis.knowledge.documents[document];
            if paper.taken_back || known.is_named_in(&procedure.name) {
                continue;
            }
            // Alone in its group it is one of a choice among the lines below a heading.
            let mut group = reading.papers.iter().filter(|other| other.group == paper.group);
            if paper.operator == Operator::AnyOf && group.nth(1).is_none() {
                found.insert(document, Choice::Other);
                continue;
            }
            let serves = |other: DocumentIx| known.alternative_to.contains(&other);
            let other = reading.papers.iter().any(|other| {
                let beside = other.group == paper.group && other.operator == Operator::AnyOf;
                let instead = other.role == paper.role && other.document.is_some_and(serves);
                (beside || instead) && other.document.is_none_or(|document| !gone(document))
            });
            found.insert(document, if other { Choice::Other } else { Choice::None });
        }
    }
    found.into_iter()
}

/// The evidence on an obsolete paper.
pub(super) fn evidence(knowledge: &Knowledge, document: DocumentIx) -> super::Evidence {
    let obsolete = knowledge.documents[document].obsolete.as_ref();
    let since = obsolete.and_then(|obsolete| obsolete.since).map_or(Value::Unknown, Value::Day);
    let ground = obsolete
        .and_then(|obsolete| obsolete.ground.as_ref())
        .map_or(Value::Unknown, |ground| Value::Instrument(ground.instrument));
    vec![("paper", Value::Paper(document)), ("since", since), ("instrument", ground)]
}

fn holds(obsolete: &Obsolete, day: jiff::civil::Date) -> bool {
    obsolete.since.is_none_or(|since| since <= day)
}
