//! A line that asks for papers although registers replace every one of them.

use super::evidence::papers_and_registers;
use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier, Line};
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "asks-despite-rule",
    severity: Severity::Warning,
    page: rules::ASKS_DESPITE_RULE,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines().filter(|(_, line)| is_known_data(line)) {
        found.at(requirement, papers_and_registers(line));
    }
}

/// Whether a line asks for papers that registers replace, without letting the data be looked up.
pub(crate) fn is_known_data(line: &Line) -> bool {
    line.reading.kind == LineKind::Document
        && line.verdict.grade.is_replaceable()
        && !line.is_looked_up()
        // What stands on an assumption is no law that anybody could break.
        && line.verdict.assumed.is_empty()
}
