//! A part of which a proposal does not even say that there is none.

use super::proposals::unstated;
use super::{Check, Findings, Rule, Severity};
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
}
