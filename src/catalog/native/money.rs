//! Channels, fees and time limits in our own format.

use super::check::Check;
use super::each;
use crate::catalog::text::{kept, kept_unless_empty};
use crate::catalog::{Channel, Dong, Duration, Fee, FeeItem, Pays, TimeLimit, raw};
use crate::fault::Problem;

/// One channel.
pub(super) fn channel(raw: &raw::Channel, at: &str, check: &mut Check<'_>) -> Channel {
    let time_limit = raw.time_limit.as_ref().map_or(TimeLimit::Unknown, |limit| {
        TimeLimit::Within(Duration { amount: limit.amount, unit: limit.unit })
    });
    let fee = raw.fee.as_ref().map_or(Fee::Unknown, |raw| fee(raw, &format!("{at}/fee"), check));
    Channel { kind: raw.channel, time_limit, fee }
}

fn fee(raw: &raw::Fee, at: &str, check: &mut Check<'_>) -> Fee {
    let items = each(&raw.items, &format!("{at}/items"), |item, at| fee_item(item, &at, check));
    let contradiction = match raw.status {
        raw::FeeStatus::Listed if items.is_empty() => Some("[{\"name\", \"amount\"}, …]"),
        raw::FeeStatus::Free | raw::FeeStatus::Unknown if !items.is_empty() => Some("[]"),
        _ => None,
    };
    if let Some(expected) = contradiction {
        let found = if items.is_empty() { "[]" } else { "[…]" };
        check.bad_value(&format!("{at}/items"), found, expected);
    }
    match raw.status {
        raw::FeeStatus::Free => Fee::Free,
        raw::FeeStatus::Listed => Fee::Listed(items),
        raw::FeeStatus::SetByProvince => Fee::SetByProvince(items),
        raw::FeeStatus::Unknown => Fee::Unknown,
    }
}

fn fee_item(raw: &raw::FeeItem, at: &str, check: &mut Check<'_>) -> FeeItem {
    let amount = raw.amount.and_then(|found| {
        let amount = u64::try_from(found).map(Dong::new).ok();
        if amount.is_none() {
            check.fault(&format!("{at}/amount"), Problem::NegativeMoney { found });
        }
        amount
    });
    let said: Vec<Box<str>> = [&raw.per, &raw.note]
        .into_iter()
        .flatten()
        .filter_map(|text| kept_unless_empty(text))
        .collect();
    let note = (!said.is_empty()).then(|| said.join("; ").into());
    let case = raw.case.as_deref().and_then(kept_unless_empty);
    for (n, relief) in raw.reliefs.iter().enumerate() {
        let most = match relief.pays {
            Pays::Percent(percent) => percent <= 100,
            Pays::Amount(_) | Pays::Unknown => true,
        };
        if !most {
            check.bad_value(
                &format!("{at}/reliefs/{n}/pays"),
                &format!("{:?}", relief.pays),
                "0–100",
            );
        }
        if let (Some(from), Some(until)) = (relief.from, relief.until)
            && until < from
        {
            check.bad_value(
                &format!("{at}/reliefs/{n}/until"),
                &until.to_string(),
                &format!("≥ {from}"),
            );
        }
    }
    // An amount that is known needs no bound.
    let at_most = raw.at_most.filter(|_| raw.amount.is_none()).map(Dong::new);
    FeeItem { name: kept(&raw.name), amount, at_most, case, reliefs: raw.reliefs.clone(), note }
}
