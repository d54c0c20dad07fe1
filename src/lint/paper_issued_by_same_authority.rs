//! A paper that the agency asking for it has issued itself.

use super::{Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::Procedure;
use crate::derive::Grade;
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "paper-issued-by-same-authority",
    severity: Severity::Warning,
    page: rules::PAPER_ISSUED_BY_SAME_AUTHORITY,
    check,
};

fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        if line.reading.kind != LineKind::Document || line.reading.already {
            continue;
        }
        for paper in line.verdict.papers.iter().filter(|paper| paper.grade == Grade::None) {
            let Some(document) = paper.document else {
                continue;
            };
            let mut issuers = analysis.issuers(document);
            let Some(issuer) = issuers.find(|issuer| same_agency(issuer, dossier.procedure)) else {
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

/// Whether one agency settles both procedures. A procedure that changes or renews its own paper
/// is left alone: there the paper is given back.
fn same_agency(issuer: &Procedure, asker: &Procedure) -> bool {
    issuer.code != asker.code
        && issuer.settled_by.iter().any(|agency| asker.settled_by.contains(agency))
}
