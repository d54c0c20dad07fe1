//! A dossier line that asks for nothing.

use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier};
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "note-as-requirement",
    severity: Severity::Info,
    page: rules::NOTE_AS_REQUIREMENT,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        if line.reading.kind == LineKind::Note {
            found.at(requirement, vec![]);
        }
    }
}
