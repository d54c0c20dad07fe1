//! A paper that the agency asking for it has issued itself.

use std::sync::Arc;

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::{Procedure, Requirement};
use crate::derive::{Grade, PaperVerdict};
use crate::knowledge::{DocumentIx, Holders, Knowledge};
use crate::reading::{LineKind, Match, Origin, Paper, nfc};
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
        let text = nfc(&requirement.text);
        for (asked, verdict) in line.reading.papers.iter().zip(&line.verdict.papers) {
            let issued = issuer(analysis, dossier.procedure, &text, (asked, verdict));
            let Some((document, issuer)) = issued else { continue };
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
    requirement: &Requirement,
    line: &Line,
) -> bool {
    let text = nfc(&requirement.text);
    let own = |(asked, verdict): (&Paper, &Arc<PaperVerdict>)| {
        // A result that only bears the name of a general type may be another paper: a measure needs
        // a procedure that is known to issue this one.
        issuer(analysis, asker, &text, (asked, verdict)).is_some_and(|(document, own)| {
            let known = &analysis.knowledge.documents[document].issued_by;
            known.iter().any(|code| **code == *own.code.as_str())
        })
    };
    let mut papers = line.reading.papers.iter().zip(&line.verdict.papers);
    !line.verdict.papers.is_empty() && papers.all(own)
}

/// The paper that a line asks for, and the procedure by which the same agency has issued it.
///
/// The text is that of the line in NFC, made once for all of its papers. A procedure that issues the
/// paper itself is left alone: it changes or renews what is handed in.
fn issuer<'a>(
    analysis: &'a Analysis<'_>,
    asker: &Procedure,
    text: &str,
    (asked, verdict): (&Paper, &PaperVerdict),
) -> Option<(DocumentIx, &'a Procedure)> {
    let document = held(asked, verdict, analysis.knowledge)?;
    if asker.results.iter().any(|result| result.document == Some(document)) {
        return None;
    }
    let words = text.get(asked.span.start as usize..asked.span.end as usize);
    let words = words.filter(|_| asked.matched != Match::Stated);
    Some((document, analysis.issuer_of_same_agency(document, words, asker)?))
}

/// The type of a paper that no register replaces, but whoever issued it has its data: not one from
/// abroad, none of a foreigner that only citizens get here, none that is wanted itself, and no common
/// name of many papers, of which the agency issues one and may ask for another.
fn held(asked: &Paper, verdict: &PaperVerdict, knowledge: &Knowledge) -> Option<DocumentIx> {
    let document = verdict.document?;
    let known = &knowledge.documents[document];
    let issued_here = match asked.origin {
        Origin::Home => true,
        Origin::Foreigners => known.holders == Holders::Anyone,
        Origin::Abroad => false,
    };
    let held = issued_here && !asked.taken_back && known.is_one_paper();
    (held && verdict.grade == Grade::None).then_some(document)
}
