//! A certified copy of a paper whose data a register holds.

use super::evidence::papers_and_registers;
use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier};
use crate::derive::Grade;
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "certified-copy-of-known-data",
    severity: Severity::Warning,
    page: rules::CERTIFIED_COPY_OF_KNOWN_DATA,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        let known = matches!(line.verdict.grade, Grade::Full | Grade::FactOnly);
        if !known || line.reading.kind != LineKind::Document || !line.reading.certified {
            continue;
        }
        // What stands on an assumption is not known yet.
        if !line.verdict.assumed.is_empty() {
            continue;
        }
        found.at(requirement, papers_and_registers(line));
    }
}
