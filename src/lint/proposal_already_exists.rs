//! A proposal that the catalogue has already, under another code.

use super::proposals::likely;
use super::{Check, Findings, Rule, Severity};
use crate::assess::{Assessment, Likely};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-already-exists",
    severity: Severity::Error,
    page: rules::PROPOSAL_ALREADY_EXISTS,
    check: Check::Proposals(check),
};

fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    likely(assessment, Likely::is_same, found);
}
