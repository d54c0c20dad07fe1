//! A proposal that is like a procedure of the catalogue.

use super::proposals::likely;
use super::{Check, Findings, Rule, Severity};
use crate::assess::{Assessment, Likely};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-resembles",
    severity: Severity::Warning,
    page: rules::PROPOSAL_RESEMBLES,
    check: Check::Proposals(check),
};

fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    likely(assessment, Likely::is_like, found);
}
