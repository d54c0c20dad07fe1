//! A decision of which the catalogue does not tell what became.

use super::decisions;
use super::{Check, Rule, Severity};
use crate::audit::Status;
use crate::words::audit;

pub(super) static RULE: Rule = Rule {
    code: "decision-unclear",
    severity: Severity::Info,
    page: audit::DECISION_UNCLEAR,
    check: Check::Decisions(|audit, analysis, found| {
        decisions::tell(Status::Unclear, audit, analysis, found);
    }),
};
