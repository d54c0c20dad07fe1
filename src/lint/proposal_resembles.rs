//! A proposal that is like a procedure of the catalogue.

use super::proposals::likely;
use super::{Check, Findings, Rule, Severity};
use crate::assess::{Assessment, THE_SAME};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-resembles",
    severity: Severity::Warning,
    page: rules::PROPOSAL_RESEMBLES,
    check: Check::Proposals(check),
};

fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    likely(assessment, |confidence| confidence < THE_SAME, found);
}
