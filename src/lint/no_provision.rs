//! A procedure whose dossier lines name no provision that imposes them.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "no-provision",
    severity: Severity::Info,
    page: rules::NO_PROVISION,
    check: Check::Dossier(check),
};

/// One finding per procedure: portal records never name provisions line by line.
fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let asked = dossier.lines().filter(|(_, line)| line.reading.kind != LineKind::Note);
    let without = asked.filter(|(requirement, _)| requirement.provision.is_none()).count();
    if without > 0 {
        found.whole(vec![("lines", Value::Count(without))]);
    }
}
