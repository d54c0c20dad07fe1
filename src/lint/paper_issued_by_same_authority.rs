//! A paper that the agency asking for it has issued itself.

use std::sync::Arc;

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::Procedure;
use crate::derive::{Grade, PaperVerdict};
use crate::knowledge::{DocumentIx, Knowledge};
use crate::reading::{LineKind, Origin, Paper};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "paper-issued-by-same-authority",
    severity: Severity::Warning,
    page: rules::PAPER_ISSUED_BY_SAME_AUTHORITY,
    check: Check::Dossier(check),
};

fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        if line.reading.kind != LineKind::Document || line.is_looked_up() {
            continue;
        }
        for (asked, verdict) in line.reading.papers.iter().zip(&line.verdict.papers) {
            let Some(document) = held(asked, verdict, analysis.knowledge) else {
                continue;
            };
            // A procedure that changes or renews its own paper is left alone: there the paper is given
            // back.
            let Some(issuer) = analysis.issuer_of_same_agency(document, dossier.procedure) else {
                continue;
            };
            found.at(
                requirement,
                vec![
                    ("paper", Value::Paper(document)),
                    ("procedure", Value::Procedure(issuer.code.clone())),
                ],
            );
        }
    }
}

/// Whether the agency that settles a procedure has issued every paper of a line itself.
pub(crate) fn issued_by_same_agency(
    analysis: &Analysis<'_>,
    asker: &Procedure,
    line: &Line,
) -> bool {
    let own = |(asked, verdict): (&Paper, &Arc<PaperVerdict>)| {
        // A result that only bears the name of a general type may be another paper: a measure needs
        // a procedure that is known to issue this one.
        held(asked, verdict, analysis.knowledge).is_some_and(|document| {
            let known = &analysis.knowledge.documents[document].issued_by;
            let own = analysis.issuer_of_same_agency(document, asker);
            own.is_some_and(|own| known.iter().any(|code| **code == *own.code.as_str()))
        })
    };
    let mut papers = line.reading.papers.iter().zip(&line.verdict.papers);
    !line.verdict.papers.is_empty() && papers.all(own)
}

/// The type of a paper that no register replaces, but whoever issued it has its data: not one from
/// abroad, none that is wanted itself, and no common name of many papers, of which the agency issues
/// one and may ask for another.
fn held(asked: &Paper, verdict: &PaperVerdict, knowledge: &Knowledge) -> Option<DocumentIx> {
    let held = asked.origin != Origin::Abroad && !asked.taken_back;
    let one = |ix: &DocumentIx| knowledge.documents[*ix].is_one_paper();
    verdict.document.filter(one).filter(|_| held && verdict.grade == Grade::None)
}
