//! A time limit that depends on how the dossier comes in.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::{Channel, TimeLimit};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "time-limit-differs",
    severity: Severity::Warning,
    page: rules::TIME_LIMIT_DIFFERS,
    check: Check::Dossier(check),
};

/// Channels that are named twice state the limits of cases, which may differ, so such procedures
/// are left alone.
fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let channels = dossier.procedure.channels.as_slice();
    if !each_kind_once(channels) {
        return;
    }
    let limits = channels.iter().filter_map(|channel| match channel.time_limit {
        TimeLimit::Within(limit) => Some((channel.kind, limit)),
        TimeLimit::Unknown => None,
    });
    let limits: Vec<_> = limits.collect();
    if limits.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a == b)) {
        return;
    }
    let words =
        limits.into_iter().flat_map(|(kind, limit)| [Value::Channel(kind), Value::Duration(limit)]);
    found.whole(vec![("limits", Value::Pairs(words.collect()))]);
}

/// Whether no way to submit is named twice.
pub(super) fn each_kind_once(channels: &[Channel]) -> bool {
    let mut kinds: Vec<_> = channels.iter().map(|channel| channel.kind).collect();
    kinds.sort_unstable();
    kinds.windows(2).all(|pair| matches!(pair, [a, b] if a != b))
}
