//! A part of which a proposal does not even say that there is none.

use super::proposals::{of, unstated};
use super::{Check, Findings, Rule, Severity, Value};
use crate::assess::{Assessment, Needed};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-part-unsaid",
    severity: Severity::Warning,
    page: rules::PROPOSAL_PART_UNSAID,
    check: Check::Proposals(check),
};

fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    unstated(assessment, Needed::SayIfNone, found);
    // Silence of a new procedure says that it has none; of a revision, it may be an oversight.
    let applies: Vec<_> = assessment.form.parts(Needed::WhereItApplies).collect();
    for one in &assessment.proposals {
        for part in one.kept.iter().filter(|part| applies.contains(part)) {
            found.push(of(one), vec![("part", Value::Part(*part, Vec::new()))]);
        }
    }
}
