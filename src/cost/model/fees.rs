//! The fees of a dossier.
//!
//! | what the source lists                        | low         | used         | high        |
//! |----------------------------------------------|-------------|--------------|-------------|
//! | amounts of several names                     | their sum, each at its own low, used and high |||
//! | amounts of one name, or of several cases     | the least   | lower median | the greatest |
//! | "miễn" for some, beside such amounts         | 0           | as without it | as without it |
//! | a relief in force on the day of the analysis | what is paid instead |||
//! | an amount that is not known, beside others   | the others; that there is more is said |||

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::headings::Headings;
use super::{FeeTask, Tasks};
use crate::catalog::{ChannelKind, Fee, FeeItem, Procedure};
use crate::cost::{Currency, Cut, Cuts, Money, Spread};
use crate::lint;

/// The fees of one procedure, looked at once.
#[derive(Clone, Debug)]
pub(super) struct Fees {
    /// By channel that the source names.
    stated: Vec<(ChannelKind, OfChannel)>,
    /// The least that one of them is known to cost, or what is known of it where none is known in full.
    cheapest: Option<Known>,
}

/// What those pay who come by a channel.
#[derive(Clone, Copy, Debug)]
struct OfChannel {
    /// `None` when nothing of it is known.
    amount: Option<Known>,
    /// Whether something is charged, known or not.
    charged: bool,
}

/// What is known of what is to be paid.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The sum of what is known.
    amount: Spread<Money>,
    /// Whether that is all; else it is the part that everybody pays beside what is not known.
    is_whole: bool,
}

impl Known {
    fn whole(amount: Spread<Money>) -> Self {
        Self { amount, is_whole: true }
    }
}

impl Fees {
    /// The fees on a day; in the middle those of the dossier that the middle is of.
    pub(super) fn of(procedure: &Procedure, day: Date, headings: &Headings) -> Self {
        let mut kinds: Vec<ChannelKind> = procedure.channels.iter().map(|one| one.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let of_kind = |kind: ChannelKind| {
            let stated = || procedure.channels.iter().filter(|one| one.kind == kind);
            let amounts = stated().map(|one| usual_amount(&one.fee, day, headings));
            // A channel named more than once states cases: each dossier is of one of them.
            let amounts: Vec<Option<Known>> = amounts.collect();
            let amount = match amounts.as_slice() {
                [only] => *only,
                _ => all_whole(amounts).and_then(one_of).map(Known::whole),
            };
            (kind, OfChannel { amount, charged: stated().any(|one| is_charged(&one.fee, day)) })
        };
        let stated: Vec<_> = kinds.into_iter().map(of_kind).collect();
        let known = stated.iter().filter_map(|(_, one)| one.amount);
        let cheapest = known.min_by_key(|fee| (!fee.is_whole, fee.amount.mid));
        Self { stated, cheapest }
    }

    /// Whether those pay something who come by a channel.
    pub(super) fn is_charged(&self, channel: ChannelKind) -> bool {
        self.stated.iter().any(|(kind, one)| *kind == channel && one.charged)
    }

    /// What those pay who come by a channel. One that is opened charges what the others do; the
    /// cheapest is not dearer for it.
    fn by(&self, channel: ChannelKind) -> Option<Known> {
        let stated = self.stated.iter().find(|(kind, _)| *kind == channel);
        stated.map_or(self.cheapest, |(_, one)| one.amount)
    }

    /// Adds the fees, by channel where they differ.
    ///
    /// Catalogues state fees in đồng. An edition in another currency leaves them out and says so:
    /// adding them would take đồng for cents, and no rate of exchange is part of an edition.
    pub(super) fn add(&self, currency: Currency, cuts: &Cuts, tasks: &mut Tasks) {
        if currency != Currency::Vnd {
            tasks.fee_unknown = self.stated.iter().any(|(_, one)| one.charged);
            return;
        }
        let waived = |channel| channel == ChannelKind::Online && cuts.has(Cut::WaiveOnlineFee);
        let offered = || tasks.offered.iter().map(|&channel| (channel, self.by(channel)));
        tasks.fee_unknown = offered().any(|(_, fee)| fee.is_none_or(|fee| !fee.is_whole));
        let known: Vec<FeeTask> = offered()
            .filter_map(|(channel, fee)| {
                let amount = if waived(channel) { Spread::default() } else { fee?.amount };
                Some(FeeTask { channel: Some(channel), amount })
            })
            .collect();
        let Some(FeeTask { amount, .. }) = known.first().copied() else { return };
        match known.len() == tasks.offered.len() && known.iter().all(|fee| fee.amount == amount) {
            true => tasks.fees.push(FeeTask { channel: None, amount }),
            false => tasks.fees.extend(known),
        }
    }
}

/// What a channel costs on a day, in the middle for the dossier that the middle is of: both are of
/// one case. The ends stay those of all cases.
fn usual_amount(fee: &Fee, day: Date, headings: &Headings) -> Option<Known> {
    let all = known(fee, day)?;
    let Fee::Listed(items) = fee else { return Some(all) };
    if items.len() < 2 || headings.is_empty() || !all.is_whole {
        return Some(all);
    }
    let own = of_items(&headings.usual_of(items), day);
    // What is left is nobody's fee where only exemptions are.
    let own = own.map(|own| own.amount.mid).filter(|mid| *mid > Money::ZERO);
    let mid = own.unwrap_or(all.amount.mid);
    Some(Known::whole(Spread { mid, ..all.amount }))
}

/// What a channel costs on a day; `None` when it is not known in full. An amount that no fee schedule
/// knows is a slip of the keyboard, and tells nothing.
pub(crate) fn amount(fee: &Fee, day: Date) -> Option<Spread<Money>> {
    known(fee, day).filter(|known| known.is_whole).map(|known| known.amount)
}

/// What of it is known.
fn known(fee: &Fee, day: Date) -> Option<Known> {
    let items = match fee {
        Fee::Free => return Some(Known::whole(Spread::default())),
        Fee::Listed(items) => items,
        Fee::SetByProvince(_) | Fee::Unknown => return None,
    };
    of_items(&items.iter().collect::<Vec<_>>(), day)
}

fn of_items(items: &[&FeeItem], day: Date) -> Option<Known> {
    if let [item] = items {
        return amount_of(item, day).map(Spread::exact).map(Known::whole);
    }
    let mut cases: Vec<&str> = items.iter().filter_map(|item| item.case.as_deref()).collect();
    cases.sort_unstable();
    cases.dedup();
    if cases.is_empty() {
        return paid_together(items.iter().copied(), day);
    }
    let of_case = |case: &&str| {
        let paid = |item: &&FeeItem| item.case.as_deref().is_none_or(|one| one == *case);
        paid_together(items.iter().copied().filter(paid), day)
    };
    if let Some(whole) = all_whole(cases.iter().map(of_case)) {
        return one_of(whole).map(Known::whole);
    }
    // Nobody knows what a case pays; what all of them pay is known all the same.
    let is_of_a_case =
        |name: &str| items.iter().any(|item| item.case.is_some() && *item.name == *name);
    let of_all = items.iter().copied().filter(|item| !is_of_a_case(&item.name));
    paid_together(of_all, day).map(|known| Known { is_whole: false, ..known })
}

/// The amounts, where each is known in full.
fn all_whole(amounts: impl IntoIterator<Item = Option<Known>>) -> Option<Vec<Spread<Money>>> {
    let whole = |known: Option<Known>| known.filter(|known| known.is_whole);
    amounts.into_iter().map(|known| whole(known).map(|known| known.amount)).collect()
}

/// Amounts of different names are all paid; of those of one name each dossier pays one. What is not
/// known among them takes nothing from the others; `None` where nothing is known.
fn paid_together<'i>(items: impl Iterator<Item = &'i FeeItem> + Clone, day: Date) -> Option<Known> {
    let mut by_name: BTreeMap<&str, Vec<Option<Spread<Money>>>> = BTreeMap::new();
    for item in items {
        let amount = amount_of(item, day).map(Spread::exact);
        by_name.entry(&item.name).or_default().push(amount);
    }
    let mut known = Known::whole(Spread::default());
    for amounts in by_name.into_values() {
        match amounts.into_iter().collect::<Option<_>>().and_then(one_of) {
            Some(one) => known.amount = known.amount.join(one, Money::plus).ok()?,
            None => known.is_whole = false,
        }
    }
    Some(known).filter(|known| known.is_whole || known.amount.high > Money::ZERO)
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

/// Whether something is charged, known or not.
fn is_charged(fee: &Fee, day: Date) -> bool {
    match fee {
        Fee::Free => false,
        Fee::Listed(_) => amount(fee, day).is_none_or(|fee| fee.high > Money::ZERO),
        Fee::SetByProvince(_) | Fee::Unknown => true,
    }
}
