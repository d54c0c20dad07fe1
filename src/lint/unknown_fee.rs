//! A procedure whose fee is unknown: unknown is not free.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::{Channel, ChannelKind, Fee, FeeGap};
use crate::cost::model::amount_of_fee;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "unknown-fee",
    severity: Severity::Info,
    page: rules::UNKNOWN_FEE,
    check: Check::Dossier(check),
};

/// Every procedure whose cost lacks a fee is told, once for each reason.
fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let mut gaps: Vec<(FeeGap, ChannelKind)> = Vec::new();
    for channel in &dossier.procedure.channels {
        gaps.extend(gap(channel, analysis.as_of).map(|gap| (gap, channel.kind)));
    }
    if dossier.procedure.channels.is_empty() {
        let reason = Value::FeeGap(FeeGap::NoChannel);
        found.whole(vec![("channels", Value::Unknown), ("reason", reason)]);
    }
    gaps.sort_unstable();
    gaps.dedup();
    for of_one in gaps.chunk_by(|one, other| one.0 == other.0) {
        let Some((gap, _)) = of_one.first() else { continue };
        let channels = of_one.iter().map(|(_, kind)| Value::Channel(*kind)).collect();
        found.whole(vec![("channels", Value::List(channels)), ("reason", Value::FeeGap(*gap))]);
    }
}

/// Why it is not known what those pay who come by a channel; `None` when it is known.
fn gap(channel: &Channel, day: jiff::civil::Date) -> Option<FeeGap> {
    if amount_of_fee(&channel.fee, day).is_some() {
        return None;
    }
    match channel.fee {
        Fee::Free => None,
        Fee::Unknown => Some(FeeGap::NotStated),
        Fee::SetByProvince(_) => Some(FeeGap::SetByProvince),
        Fee::Listed(_) => Some(FeeGap::NoAmount),
    }
}
