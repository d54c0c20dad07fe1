//! The fees of a dossier.

use super::{FeeTask, Tasks};
use crate::catalog::{ChannelKind, Fee, FeeItem, Procedure};
use crate::cost::{Currency, Cut, Cuts, Money, Spread};
use crate::lint;

/// The fees, by channel where they differ.
///
/// Catalogues state fees in đồng. An edition in another currency leaves them out and says so: adding
/// them would take đồng for cents, and no rate of exchange is part of an edition.
pub(super) fn add(procedure: &Procedure, currency: Currency, cuts: &Cuts, tasks: &mut Tasks) {
    if currency != Currency::Vnd {
        tasks.fee_unknown = procedure.channels.iter().any(|one| is_charged(&one.fee));
        return;
    }
    let mut by_channel: Vec<(ChannelKind, Option<Spread<Money>>)> = Vec::new();
    for &channel in &tasks.offered {
        let mut stated = procedure.channels.iter().filter(|one| one.kind == channel);
        let fee = stated.next().map(|one| amount(&one.fee));
        // A channel that is opened charges what the others do; the cheapest is not dearer for it.
        by_channel.push((channel, fee.unwrap_or_else(|| cheapest(procedure))));
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

/// What a channel costs; `None` when it is not known.
///
/// Amounts of different names (phí, lệ phí) are all paid; amounts of one name are of different
/// cases, of which each dossier pays one: the lower median, with the least and the most as ends. An
/// amount that no fee schedule knows is a slip of the keyboard, and tells nothing.
pub(crate) fn amount(fee: &Fee) -> Option<Spread<Money>> {
    let items = match fee {
        Fee::Free => return Some(Spread::default()),
        Fee::Listed(items) => items,
        Fee::SetByProvince(_) | Fee::Unknown => return None,
    };
    let mut names: Vec<&str> = items.iter().map(|item| &*item.name).collect();
    names.sort_unstable();
    names.dedup();
    let mut total = Spread::default();
    for name in names {
        let of_name = items.iter().filter(|item| &*item.name == name);
        let mut amounts: Vec<Money> = of_name.filter_map(amount_of).collect();
        amounts.sort_unstable();
        let last = amounts.len().checked_sub(1)?;
        let at = |position: usize| amounts.get(position).copied();
        let one = Spread { low: at(0)?, mid: at(last / 2)?, high: at(last)? };
        total = total.join(one, Money::plus).ok()?;
    }
    Some(total)
}

fn amount_of(item: &FeeItem) -> Option<Money> {
    let amount = item.amount.filter(|amount| !lint::is_implausible(*amount))?;
    i64::try_from(amount.amount()).ok().map(Money::new)
}

/// The least that a channel of a procedure is known to cost.
fn cheapest(procedure: &Procedure) -> Option<Spread<Money>> {
    procedure.channels.iter().filter_map(|channel| amount(&channel.fee)).min_by_key(|fee| fee.mid)
}

/// Whether something is charged, known or not.
pub(super) fn is_charged(fee: &Fee) -> bool {
    !matches!(fee, Fee::Free)
}
