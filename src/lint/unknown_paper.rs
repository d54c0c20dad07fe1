//! A line that asks for a paper of no known type.

use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier};
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "unknown-paper",
    severity: Severity::Info,
    page: rules::UNKNOWN_PAPER,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        let papers = &line.reading.papers;
        let unknown = papers.is_empty() || papers.iter().any(|paper| paper.document.is_none());
        if line.reading.kind == LineKind::Document && unknown {
            found.at(requirement, vec![]);
        }
    }
}
