//! A procedure whose fee is unknown: unknown is not free.

use super::{Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::Fee;
use crate::words::rules;

pub(super) static RULE: Rule =
    Rule { code: "unknown-fee", severity: Severity::Info, page: rules::UNKNOWN_FEE, check };

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let unknown = dossier.procedure.channels.iter().filter(|channel| channel.fee == Fee::Unknown);
    let mut channels: Vec<_> = unknown.map(|channel| channel.kind).collect();
    channels.sort_unstable();
    channels.dedup();
    if !channels.is_empty() {
        let channels = channels.into_iter().map(Value::Channel).collect();
        found.whole(vec![("channels", Value::List(channels))]);
    }
}
