//! What the channels of one procedure say of its fee together.
//!
//! A fee is paid for the settlement and does not depend on the way in, unless the words say so. The
//! portal has one field for each channel, and authors fill the amounts of several cases ("hệ thống",
//! "thiết bị"), or of several parts of the work ("lý thuyết", "thực hành"), into the fields of
//! several channels. Such amounts are of the procedure: every channel charges them.
//!
//! | amounts of the channels                       | read as                      |
//! |-----------------------------------------------|------------------------------|
//! | of one, that of the others and a power of ten of it | those of the others: zeros too many or too few |
//! | of one, what another says was paid for a time | the usual one, lowered in that time |
//! | equal                                         | as they stand                |
//! | the words of one are about a way to submit    | as they stand                |
//! | only online differs, and is lower             | as they stand: a policy      |
//! | each is for a part of the work, and these differ | paid together, by every channel |
//! | anything else                                 | cases, for every channel     |

use super::Said;
use crate::catalog::{Channel, ChannelKind, Dong, Fee, FeeItem, Pays, Relief};

/// A number that was typed with zeros too many or too few.
pub(in crate::catalog::portal) struct Slip {
    /// The channel, by position.
    pub(in crate::catalog::portal) channel: usize,
    /// The number typed.
    pub(in crate::catalog::portal) typed: u64,
    /// The amount that its own words and all other channels name.
    pub(in crate::catalog::portal) meant: u64,
}

/// Lets the channels share amounts and reliefs that do not depend on the way in; gives the numbers
/// that were left out as slips.
pub(in crate::catalog::portal) fn pool(channels: &mut [Channel], said: &[Said]) -> Vec<Slip> {
    if said.iter().any(|said| said.says_channel) {
        return Vec::new();
    }
    let slips = leave_out_slips(channels);
    share_lowered(channels);
    share_reliefs(channels);
    pool_amounts(channels, said);
    slips
}

fn pool_amounts(channels: &mut [Channel], said: &[Said]) {
    let mut amounts: Vec<Vec<Dong>> = channels.iter().filter_map(charged).collect();
    amounts.sort_unstable();
    amounts.dedup();
    let of_parts = said.iter().all(|said| said.of_parts);
    if amounts.len() < 2 || (!of_parts && only_online_is_lower(channels)) {
        return;
    }
    let mut all: Vec<FeeItem> = Vec::new();
    let names: Vec<&str> = channels.iter().filter_map(only_name).collect();
    let charging = channels.iter().filter(|channel| charged(channel).is_some()).count();
    // Where one channel names several amounts that are paid together, which of them others leave
    // out cannot be told.
    if !of_parts && names.len() < charging {
        return;
    }
    let name: Box<str> =
        names.iter().find(|name| !name.is_empty()).copied().unwrap_or_default().into();
    for item in channels.iter().filter(|one| charged(one).is_some()).flat_map(listed) {
        let mut item = item.clone();
        if !of_parts {
            item.name.clone_from(&name);
        }
        let known = |other: &FeeItem| {
            (&other.name, other.amount, &other.case) == (&item.name, item.amount, &item.case)
        };
        if !all.iter().any(known) {
            all.push(item);
        }
    }
    for channel in channels.iter_mut().filter(|channel| charged(channel).is_some()) {
        channel.fee = Fee::Listed(all.clone());
    }
}

/// Leaves out what a channel lists beside the one amount that every other channel lists alone, where
/// the two differ by zeros only: the words of the channel name the other amount too.
fn leave_out_slips(channels: &mut [Channel]) -> Vec<Slip> {
    let amounts: Vec<Vec<Dong>> = channels.iter().filter_map(charged).collect();
    let alone = amounts.iter().filter_map(|one| match one.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    let mut alone: Vec<Dong> = alone.collect();
    alone.dedup();
    let [meant] = alone.as_slice() else { return Vec::new() };
    let mut slips = Vec::new();
    for (at, channel) in channels.iter_mut().enumerate() {
        let both = charged(channel).filter(|both| both.len() == 2 && both.contains(meant));
        let typed = both.into_iter().flatten().find(|one| one != meant);
        if let Some(typed) = typed.filter(|typed| typed.differs_by_zeros(*meant)) {
            if let Fee::Listed(items) = &mut channel.fee {
                items.retain(|item| item.amount != Some(typed));
            }
            slips.push(Slip { channel: at, typed: typed.amount(), meant: meant.amount() });
        }
    }
    slips
}

/// An amount that another channel says was paid for a time only is no second amount, but what a
/// relief left of the first; and where only the lowered amount is named, the first is the usual one.
fn share_lowered(channels: &mut [Channel]) {
    let lowered = channels.iter().flat_map(listed).filter(|item| item.amount.is_none());
    let lowered = lowered.flat_map(|item| item.reliefs.iter().map(|one| (item.name.clone(), *one)));
    let lowered: Vec<(Box<str>, Relief)> = lowered.collect();
    for (name, relief) in lowered {
        let Pays::Amount(low) = relief.pays else { continue };
        let mut usual: Vec<Dong> = Vec::new();
        for channel in channels.iter_mut() {
            let Fee::Listed(items) = &mut channel.fee else { continue };
            let plain = |item: &FeeItem| item.name == name && item.reliefs.is_empty();
            let is_low = |item: &FeeItem| plain(item) && item.amount == Some(low);
            let is_full = |item: &FeeItem| plain(item) && item.amount > Some(low);
            if !items.iter().any(is_low) || items.iter().filter(|item| is_full(item)).count() != 1 {
                continue;
            }
            items.retain(|item| !is_low(item));
            for item in items.iter_mut().filter(|item| is_full(item)) {
                item.reliefs.push(relief);
                usual.extend(item.amount);
            }
        }
        usual.dedup();
        let [usual] = usual.as_slice() else { continue };
        for channel in channels.iter_mut() {
            let Fee::Listed(items) = &mut channel.fee else { continue };
            let waits =
                |item: &&mut FeeItem| item.amount.is_none() && item.reliefs.contains(&relief);
            for item in items.iter_mut().filter(|item| item.name == name).filter(waits) {
                item.amount = Some(*usual);
            }
        }
    }
}

/// A relief that names no channel holds for the same amount by every channel.
fn share_reliefs(channels: &mut [Channel]) {
    let known: Vec<FeeItem> =
        channels.iter().flat_map(listed).filter(|item| !item.reliefs.is_empty()).cloned().collect();
    for channel in channels {
        let Fee::Listed(items) = &mut channel.fee else { continue };
        for item in items.iter_mut().filter(|item| item.reliefs.is_empty()) {
            let same = |other: &&FeeItem| {
                other.amount == item.amount && other.name == item.name && item.amount.is_some()
            };
            if let Some(other) = known.iter().find(same) {
                item.reliefs.clone_from(&other.reliefs);
            }
        }
    }
}

fn listed(channel: &Channel) -> &[FeeItem] {
    match &channel.fee {
        Fee::Listed(items) => items,
        Fee::Free | Fee::SetByProvince(_) | Fee::Unknown => &[],
    }
}

/// The amounts a channel charges, in their own order; `None` when none is known.
fn charged(channel: &Channel) -> Option<Vec<Dong>> {
    let amounts = listed(channel).iter().filter_map(|item| item.amount);
    let mut amounts: Vec<Dong> = amounts.filter(|amount| amount.amount() > 0).collect();
    amounts.sort_unstable();
    amounts.dedup();
    (!amounts.is_empty()).then_some(amounts)
}

/// The one name of all amounts of a channel.
fn only_name(channel: &Channel) -> Option<&str> {
    charged(channel)?;
    let items = listed(channel);
    let first = &items.first()?.name;
    items.iter().all(|item| item.name == *first).then_some(first)
}

fn only_online_is_lower(channels: &[Channel]) -> bool {
    let of = |online: bool| {
        let kind = move |one: &&Channel| (one.kind == ChannelKind::Online) == online;
        let mut amounts: Vec<Vec<Dong>> =
            channels.iter().filter(kind).filter_map(charged).collect();
        amounts.dedup();
        amounts
    };
    match (of(true).as_slice(), of(false).as_slice()) {
        ([online], [other]) => online.last() < other.first(),
        _ => false,
    }
}
