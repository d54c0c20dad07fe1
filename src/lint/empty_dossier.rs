//! A procedure without a dossier.

use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "empty-dossier",
    severity: Severity::Warning,
    page: rules::EMPTY_DOSSIER,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    if dossier.procedure.requirements.is_empty() {
        found.whole(vec![]);
    }
}
