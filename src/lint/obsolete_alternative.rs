//! A line that still accepts a paper that is no longer valid beside a valid one.

use super::obsolete_paper::{Choice, evidence, obsolete};
use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier};
use crate::knowledge::DocumentIx;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "obsolete-alternative",
    severity: Severity::Warning,
    page: rules::OBSOLETE_ALTERNATIVE,
    check: Check::Dossier(check),
};

fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        let beside = |(_, choice): &(DocumentIx, Choice)| *choice == Choice::Other;
        for (document, _) in obsolete(analysis, dossier.procedure, line).filter(beside) {
            found.at(requirement, evidence(analysis.knowledge, document));
        }
    }
}
