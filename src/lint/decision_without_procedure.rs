//! A decision on a procedure that the catalogue does not have.

use super::decisions;
use super::{Check, Rule, Severity};
use crate::audit::Status;
use crate::words::audit;

pub(super) static RULE: Rule = Rule {
    code: "decision-without-procedure",
    severity: Severity::Warning,
    page: audit::DECISION_WITHOUT_PROCEDURE,
    check: Check::Decisions(|audit, analysis, found| {
        decisions::tell(Status::UnknownProcedure, audit, analysis, found);
    }),
};
