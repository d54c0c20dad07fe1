//! A decision that the published dossier does not follow.

use super::decisions;
use super::{Check, Rule, Severity};
use crate::audit::Status;
use crate::words::audit;

pub(super) static RULE: Rule = Rule {
    code: "decision-not-carried-out",
    severity: Severity::Error,
    page: audit::DECISION_NOT_CARRIED_OUT,
    check: Check::Decisions(|audit, analysis, found| {
        decisions::tell(Status::NotImplemented, audit, analysis, found);
    }),
};
