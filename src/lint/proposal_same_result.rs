//! A proposal that issues what other procedures issue.

use super::proposals::of;
use super::{Check, Findings, Rule, Severity, Value};
use crate::assess::Assessment;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-same-result",
    severity: Severity::Info,
    page: rules::PROPOSAL_SAME_RESULT,
    check: Check::Proposals(check),
};

/// A result has more than one procedure for good reasons, as when it is issued anew, so this is a remark.
fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    for one in &assessment.proposals {
        for same in &one.overlaps.results {
            let result = same.document.map_or(Value::Text((*same.name).into()), Value::Paper);
            let others = same.procedures.iter().cloned().map(Value::Procedure).collect();
            found.push(of(one), vec![("result", result), ("procedures", Value::List(others))]);
        }
    }
}
