//! A paper that a rule lets go although the registers do not hold all it proves.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "rule-without-data",
    severity: Severity::Info,
    page: rules::RULE_WITHOUT_DATA,
    check: Check::Dossier(check),
};

fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let bases = dossier.procedure.legal_bases.iter();
    let bases: Vec<_> = bases.filter_map(|basis| basis.instrument).collect();
    for (requirement, line) in dossier.lines() {
        for paper in line.verdict.papers.iter().filter(|paper| !paper.residual.is_empty()) {
            let Some(document) = paper.document else {
                continue;
            };
            let mut rules = analysis.knowledge.documents[document].replaced_by.iter();
            let counts = |rule: &crate::knowledge::Replacement| {
                rule.speaks_to(&bases) && rule.in_force.covers(analysis.as_of)
            };
            if !rules.any(counts) {
                continue;
            }
            let residual = paper.residual.iter().copied().map(Value::Item).collect();
            found.at(
                requirement,
                vec![("paper", Value::Paper(document)), ("items", Value::List(residual))],
            );
        }
    }
}
