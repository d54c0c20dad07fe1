//! A part that every procedure must have and a proposal does not state.

use super::proposals::unstated;
use super::{Check, Findings, Rule, Severity};
use crate::assess::{Assessment, Needed};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-part-missing",
    severity: Severity::Error,
    page: rules::PROPOSAL_PART_MISSING,
    check: Check::Proposals(check),
};

fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    unstated(assessment, Needed::Always, found);
}
