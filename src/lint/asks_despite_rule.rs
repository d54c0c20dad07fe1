//! A line that asks for papers although registers replace every one of them.

use super::evidence::papers_and_registers;
use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier};
use crate::derive::Grade;
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "asks-despite-rule",
    severity: Severity::Warning,
    page: rules::ASKS_DESPITE_RULE,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        let replaceable = matches!(line.verdict.grade, Grade::Full | Grade::FactOnly);
        if line.reading.kind != LineKind::Document || !replaceable || line.reading.already {
            continue;
        }
        // What stands on an assumption is no law that anybody could break.
        if !line.verdict.assumed.is_empty() {
            continue;
        }
        found.at(requirement, papers_and_registers(line));
    }
}
