//! A fee that is probably a typing fault.

use super::cues::{CUES, PlausibleFee};
use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::catalog::{Dong, Fee};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "implausible-fee",
    severity: Severity::Warning,
    page: rules::IMPLAUSIBLE_FEE,
    check: Check::Dossier(check),
};

fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for channel in &dossier.procedure.channels {
        let (Fee::Listed(items) | Fee::SetByProvince(items)) = &channel.fee else {
            continue;
        };
        for amount in items.iter().filter_map(|item| item.amount).filter(|a| is_implausible(*a)) {
            found.whole(vec![
                ("channel", Value::Channel(channel.kind)),
                ("amount", Value::Money(amount)),
            ]);
        }
    }
}

/// Whether an amount is a slip of the keyboard rather than a fee.
pub(crate) fn is_implausible(amount: Dong) -> bool {
    let PlausibleFee { least, most, .. } = &CUES.plausible_fee;
    amount.amount() > 0 && !(*least..=*most).contains(&amount.amount())
}
