//! A procedure that does not say how long the agency may take.

use super::{Check, Findings, Rule, Severity};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::TimeLimit;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "unknown-time-limit",
    severity: Severity::Info,
    page: rules::UNKNOWN_TIME_LIMIT,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let channels = dossier.procedure.channels.iter();
    found.channels(channels.filter(|channel| channel.time_limit == TimeLimit::Unknown));
}
