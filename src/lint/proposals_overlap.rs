//! Two proposals that are alike or issue the same.

use super::proposals::percent;
use super::{Check, Findings, Rule, Severity, Value, Where};
use crate::assess::{Assessment, LIKE, Meeting, SameResult};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposals-overlap",
    severity: Severity::Warning,
    page: rules::PROPOSALS_OVERLAP,
    check: Check::Proposals(check),
};

/// That both ask for the same papers is told in the report: two procedures on one thing often do.
fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    let meetings = assessment.joint.iter().flat_map(|joint| &joint.meetings);
    let alike = |one: &&Meeting| one.confidence.is_some_and(|sure| sure >= LIKE);
    for one in meetings.filter(|one| alike(one) || !one.results.is_empty()) {
        let place = Where { procedure: Some(one.first.clone()), ..Where::default() };
        let name = assessment.together.dossier(one.second.as_str());
        let name = name.map_or(Value::Unknown, |it| Value::Text((*it.procedure.name).into()));
        let result = |one: &SameResult| {
            one.document.map_or_else(|| Value::Text((*one.name).into()), Value::Paper)
        };
        let results = one.results.iter().map(result).collect();
        found.push(
            place,
            vec![
                ("procedure", Value::Procedure(one.second.clone())),
                ("name", name),
                ("percent", one.confidence.map_or(Value::Unknown, percent)),
                ("results", Value::List(results)),
            ],
        );
    }
}
