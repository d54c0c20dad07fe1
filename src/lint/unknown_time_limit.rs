//! A procedure that does not say how long the agency may take.

use super::{Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::TimeLimit;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "unknown-time-limit",
    severity: Severity::Info,
    page: rules::UNKNOWN_TIME_LIMIT,
    check,
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let channels = dossier.procedure.channels.iter();
    let unknown = channels.filter(|channel| channel.time_limit == TimeLimit::Unknown);
    let mut channels: Vec<_> = unknown.map(|channel| channel.kind).collect();
    channels.sort_unstable();
    channels.dedup();
    if !channels.is_empty() {
        let channels = channels.into_iter().map(Value::Channel).collect();
        found.whole(vec![("channels", Value::List(channels))]);
    }
}
