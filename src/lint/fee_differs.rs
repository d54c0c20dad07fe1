//! A fee that depends on how the dossier comes in.

use super::time_limit_differs::each_kind_once;
use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::{Channel, ChannelKind, Dong, Fee};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "fee-differs",
    severity: Severity::Warning,
    page: rules::FEE_DIFFERS,
    check: Check::Dossier(check),
};

/// Fees are compared only where each channel states one amount: of several it is not known which
/// belongs to which case. A lower fee online is a policy and no fault, unless only zeros are missing:
/// no policy waives nine tenths.
fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let channels = dossier.procedure.channels.as_slice();
    let Some(counter) = amount(channels, ChannelKind::InPerson) else {
        return;
    };
    if !each_kind_once(channels) {
        return;
    }
    for kind in [ChannelKind::Post, ChannelKind::Online] {
        let Some(other) = amount(channels, kind) else {
            continue;
        };
        let policy =
            kind == ChannelKind::Online && other < counter && !other.differs_by_zeros(counter);
        if other != counter && !policy {
            found.whole(vec![
                ("channel", Value::Channel(kind)),
                ("amount", Value::Money(other)),
                ("counter", Value::Money(counter)),
            ]);
        }
    }
}

/// The one amount that a way to submit costs.
fn amount(channels: &[Channel], kind: ChannelKind) -> Option<Dong> {
    match &channels.iter().find(|channel| channel.kind == kind)?.fee {
        Fee::Free => Some(Dong::new(0)),
        Fee::Listed(items) => match items.as_slice() {
            [item] => item.amount,
            _ => None,
        },
        Fee::SetByProvince(_) | Fee::Unknown => None,
    }
}
