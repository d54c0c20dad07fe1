//! The fees of a dossier.
//!
//! | what the source lists                        | low         | used         | high        |
//! |----------------------------------------------|-------------|--------------|-------------|
//! | amounts of several names                     | their sum, each at its own low, used and high |||
//! | amounts of one name, or of several cases     | the least   | lower median | the greatest |
//! | "miễn" for some, beside such amounts         | 0           | as without it | as without it |
//! | a relief in force on the day of the analysis | what is paid instead |||

use jiff::civil::Date;

use super::{FeeTask, Tasks};
use crate::catalog::{ChannelKind, Fee, FeeItem, Procedure};
use crate::cost::{Currency, Cut, Cuts, Money, Spread};
use crate::lint;

/// The fees, by channel where they differ.
///
/// Catalogues state fees in đồng. An edition in another currency leaves them out and says so: adding
/// them would take đồng for cents, and no rate of exchange is part of an edition.
pub(super) fn add(
    procedure: &Procedure,
    day: Date,
    currency: Currency,
    cuts: &Cuts,
    tasks: &mut Tasks,
) {
    if currency != Currency::Vnd {
        tasks.fee_unknown = procedure.channels.iter().any(|one| is_charged(&one.fee, day));
        return;
    }
    let mut by_channel: Vec<(ChannelKind, Option<Spread<Money>>)> = Vec::new();
    for &channel in &tasks.offered {
        // A channel that is opened charges what the others do; the cheapest is not dearer for it.
        let fee = of_channel(procedure, channel, day).unwrap_or_else(|| cheapest(procedure, day));
        by_channel.push((channel, fee));
    }
    tasks.fee_unknown = by_channel.iter().any(|(_, fee)| fee.is_none());
    let waived = |channel| channel == ChannelKind::Online && cuts.has(Cut::WaiveOnlineFee);
    for (channel, fee) in &mut by_channel {
        if waived(*channel) {
            *fee = Some(Spread::default());
        }
    }
    let known = by_channel.iter().filter_map(|(channel, fee)| Some((*channel, (*fee)?)));
    let known: Vec<(ChannelKind, Spread<Money>)> = known.collect();
    let Some((_, first)) = known.first().copied() else { return };
    if known.len() == by_channel.len() && known.iter().all(|(_, fee)| *fee == first) {
        return tasks.fees.push(FeeTask { channel: None, amount: first });
    }
    tasks.fees.extend(
        known.into_iter().map(|(channel, amount)| FeeTask { channel: Some(channel), amount }),
    );
}

/// What those pay who come by a channel. A channel named more than once states cases: each dossier
/// is of one of them.
fn of_channel(
    procedure: &Procedure,
    kind: ChannelKind,
    day: Date,
) -> Option<Option<Spread<Money>>> {
    let mut stated = procedure.channels.iter().filter(|one| one.kind == kind);
    let first = amount(&stated.next()?.fee, day);
    let mut others = stated.peekable();
    if others.peek().is_none() {
        return Some(first);
    }
    let all: Option<Vec<Spread<Money>>> =
        std::iter::once(first).chain(others.map(|one| amount(&one.fee, day))).collect();
    Some(all.and_then(one_of))
}

/// What a channel costs on a day; `None` when it is not known. An amount that no fee schedule knows
/// is a slip of the keyboard, and tells nothing.
pub(crate) fn amount(fee: &Fee, day: Date) -> Option<Spread<Money>> {
    let items = match fee {
        Fee::Free => return Some(Spread::default()),
        Fee::Listed(items) => items,
        Fee::SetByProvince(_) | Fee::Unknown => return None,
    };
    if let [item] = items.as_slice() {
        return amount_of(item, day).map(Spread::exact);
    }
    let mut cases: Vec<&str> = items.iter().filter_map(|item| item.case.as_deref()).collect();
    cases.sort_unstable();
    cases.dedup();
    if cases.is_empty() {
        return paid_together(items.iter(), day);
    }
    let of_case = |case: &&str| {
        let paid = |item: &&FeeItem| item.case.as_deref().is_none_or(|one| one == *case);
        paid_together(items.iter().filter(paid), day)
    };
    one_of(cases.iter().map(of_case).collect::<Option<_>>()?)
}

/// Amounts of different names are all paid; of those of one name each dossier pays one.
fn paid_together<'i>(
    items: impl Iterator<Item = &'i FeeItem> + Clone,
    day: Date,
) -> Option<Spread<Money>> {
    let mut names: Vec<&str> = items.clone().map(|item| &*item.name).collect();
    names.sort_unstable();
    names.dedup();
    let mut total = Spread::default();
    for name in names {
        let of_name = items.clone().filter(|item| &*item.name == name);
        let amounts = of_name.map(|item| amount_of(item, day).map(Spread::exact));
        let one = one_of(amounts.collect::<Option<_>>()?)?;
        total = total.join(one, Money::plus).ok()?;
    }
    Some(total)
}

/// One of several amounts: the least, the lower median, the greatest.
///
/// An exemption for some beside what others pay is the least, and no part of the median: those who
/// are exempted are few, and nobody says how few.
fn one_of(mut amounts: Vec<Spread<Money>>) -> Option<Spread<Money>> {
    amounts.sort_unstable_by_key(|one| one.mid);
    let low = amounts.iter().map(|one| one.low).min()?;
    let high = amounts.iter().map(|one| one.high).max()?;
    let exempted = amounts.iter().take_while(|one| one.high == Money::ZERO).count();
    let paid = amounts.get(exempted..).filter(|paid| !paid.is_empty()).unwrap_or(&amounts);
    let mid = paid.get(paid.len().checked_sub(1)? / 2)?.mid;
    Some(Spread { low, mid, high })
}

fn amount_of(item: &FeeItem, day: Date) -> Option<Money> {
    let amount = item.on(day).filter(|amount| !lint::is_implausible(*amount))?;
    i64::try_from(amount.amount()).ok().map(Money::new)
}

/// The least that a channel of a procedure is known to cost.
fn cheapest(procedure: &Procedure, day: Date) -> Option<Spread<Money>> {
    let fees = procedure.channels.iter().filter_map(|channel| amount(&channel.fee, day));
    fees.min_by_key(|fee| fee.mid)
}

/// Whether something is charged, known or not.
pub(super) fn is_charged(fee: &Fee, day: Date) -> bool {
    match fee {
        Fee::Free => false,
        Fee::Listed(_) => amount(fee, day).is_none_or(|fee| fee.high > Money::ZERO),
        Fee::SetByProvince(_) | Fee::Unknown => true,
    }
}
