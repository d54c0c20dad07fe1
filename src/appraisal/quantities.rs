//! How often everything is done in a whole catalogue, before and after.
//!
//! Prices are constants of the tariff edition, and a total is linear in how often each is paid. So
//! a total under other constants needs no second look at the procedures: a thousand draws cost as
//! much for a million procedures as for ten.

use super::Appraised;
use crate::analysis::Dossier;
use crate::catalog::ChannelKind;
use crate::cost::model::{Model, Tasks};
use crate::cost::price::Prices;
use crate::cost::tariff::Tariff;
use crate::cost::{Activity, Basis, Cuts, Segment, Spread};

const CHANNELS: usize = 3;
/// Everybody, or one channel of each set of channels that is offered.
const SLOTS: usize = 1 + 8 * CHANNELS;
const SEGMENTS: usize = Segment::ALL.len();

/// A constant that a total rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parameter {
    /// What an hour of a segment is worth.
    Income(Segment),
    /// The hours of an activity.
    Hours(Activity),
    /// The price of an activity.
    Price(Activity),
    /// The share of dossiers that come by a channel.
    Share(ChannelKind),
    /// Where between the least and the most the fees of the catalogue lie.
    Fees,
}

/// How often everything is done.
///
/// Floating point, on purpose: these totals are only compared with each other, thousands of times;
/// the totals that are printed are whole coins from [`super::Sums`].
#[derive(Clone, Debug)]
pub(super) struct Quantities {
    before: Side,
    after: Side,
}

#[derive(Clone, Debug)]
struct Side {
    /// By activity, segment and slot.
    tasks: Vec<f64>,
    /// By slot.
    fees: Vec<Spread<f64>>,
}

/// The value of each constant in one draw.
#[derive(Clone, Debug)]
pub(super) struct Values {
    pub(super) incomes: [f64; SEGMENTS],
    pub(super) hours: Vec<f64>,
    pub(super) prices: Vec<f64>,
    pub(super) shares: [f64; CHANNELS],
    /// −1 for the least, 0 for the middle, 1 for the most.
    pub(super) fees: f64,
}

impl Quantities {
    pub(super) fn of<'p>(
        procedures: impl Iterator<Item = (&'p Appraised, &'p Dossier<'p>)>,
        model: &Model<'_>,
        prices: &Prices<'_>,
        basis: Basis,
    ) -> Self {
        let mut quantities = Self { before: Side::new(), after: Side::new() };
        for (one, dossier) in procedures {
            let times = match basis {
                Basis::Annual => one.volume.unwrap_or_default() as f64,
                Basis::PerDossier => 1.0,
            };
            let facts = model.facts(*dossier);
            let before = facts.tasks(&Cuts::none());
            quantities.before.add(&before, prices, times);
            if one.cuts.is_empty() {
                quantities.after.add(&before, prices, times);
            } else {
                quantities.after.add(&facts.tasks(&one.cuts), prices, times);
            }
        }
        quantities
    }

    /// The totals before and after under some values.
    pub(super) fn totals(&self, values: &Values) -> (f64, f64) {
        let shares = slot_shares(values);
        (self.before.total(values, &shares), self.after.total(values, &shares))
    }
}

impl Side {
    fn new() -> Self {
        let cells = Activity::ALL.len() * SEGMENTS * SLOTS;
        Self { tasks: vec![0.0; cells], fees: vec![Spread::default(); SLOTS] }
    }

    fn add(&mut self, tasks: &Tasks, prices: &Prices<'_>, times: f64) {
        let shares = prices.shares(tasks);
        let mask = shares.iter().fold(0, |mask, (channel, _)| mask | 1 << (*channel as usize));
        let slot = |channel: Option<ChannelKind>| match channel {
            None => Some(0),
            Some(one) if mask & (1 << (one as usize)) == 0 => None,
            Some(_) if shares.len() == 1 => Some(0),
            Some(one) => Some(1 + mask * CHANNELS + one as usize),
        };
        for task in &tasks.tasks {
            let Some(slot) = slot(task.channel) else { continue };
            let row = task.activity as usize * SEGMENTS + tasks.segment as usize;
            if let Some(cell) = self.tasks.get_mut(row * SLOTS + slot) {
                *cell += task.count.mid.millionths() as f64 / 1e6 * times;
            }
        }
        for fee in &tasks.fees {
            let Some(sum) = slot(fee.channel).and_then(|slot| self.fees.get_mut(slot)) else {
                continue;
            };
            let amount = fee.amount.map(|amount| amount.coins() as f64 * times);
            sum.low += amount.low;
            sum.mid += amount.mid;
            sum.high += amount.high;
        }
    }

    fn total(&self, values: &Values, shares: &[f64]) -> f64 {
        let mut total = 0.0;
        for (row, cells) in self.tasks.chunks(SLOTS).enumerate() {
            let done: f64 = cells.iter().zip(shares).map(|(cell, share)| cell * share).sum();
            if done != 0.0 {
                let (activity, segment) = (row / SEGMENTS, row % SEGMENTS);
                let at = |list: &[f64], position| list.get(position).copied().unwrap_or_default();
                let labour = at(&values.hours, activity) * at(&values.incomes, segment);
                total += done * (labour + at(&values.prices, activity));
            }
        }
        for (fee, share) in self.fees.iter().zip(shares) {
            let beyond = if values.fees < 0.0 { fee.mid - fee.low } else { fee.high - fee.mid };
            total += (fee.mid + values.fees * beyond) * share;
        }
        total
    }
}

/// The share of the dossiers in each slot: of a set of channels offered, each has its part.
fn slot_shares(values: &Values) -> Vec<f64> {
    let mut shares = vec![0.0; SLOTS];
    if let Some(everybody) = shares.first_mut() {
        *everybody = 1.0;
    }
    for mask in 1..8_usize {
        let offered = (0..CHANNELS).filter(|channel| mask & (1 << channel) != 0);
        let of = |channel: usize| values.shares.get(channel).copied().unwrap_or_default();
        let whole: f64 = offered.clone().map(of).sum();
        for channel in offered {
            if let Some(share) = shares.get_mut(1 + mask * CHANNELS + channel) {
                *share = if whole > 0.0 { of(channel) / whole } else { 0.0 };
            }
        }
    }
    shares
}

impl Values {
    /// The middle of every constant.
    pub(super) fn middle(tariff: &Tariff) -> Self {
        Self::drawn(tariff, |_, spread| spread.mid)
    }

    /// Values drawn for every constant, in the order of [`Values::parameters`].
    pub(super) fn drawn(
        tariff: &Tariff,
        mut draw: impl FnMut(Parameter, Spread<f64>) -> f64,
    ) -> Self {
        let mut value = |parameter| draw(parameter, spread(tariff, parameter));
        Self {
            incomes: Segment::ALL.map(|segment| value(Parameter::Income(segment))),
            hours: Activity::ALL.iter().map(|one| value(Parameter::Hours(*one))).collect(),
            prices: Activity::ALL.iter().map(|one| value(Parameter::Price(*one))).collect(),
            shares: [ChannelKind::InPerson, ChannelKind::Post, ChannelKind::Online]
                .map(|channel| value(Parameter::Share(channel))),
            fees: value(Parameter::Fees),
        }
    }

    /// Every constant.
    pub(super) fn parameters() -> Vec<Parameter> {
        let incomes = Segment::ALL.into_iter().map(Parameter::Income);
        let hours = Activity::ALL.iter().map(|one| Parameter::Hours(*one));
        let prices = Activity::ALL.iter().map(|one| Parameter::Price(*one));
        let shares = [ChannelKind::InPerson, ChannelKind::Post, ChannelKind::Online];
        let shares = shares.into_iter().map(Parameter::Share);
        incomes.chain(hours).chain(prices).chain(shares).chain([Parameter::Fees]).collect()
    }
}

/// The spread of a constant, money in coins.
pub(super) fn spread(tariff: &Tariff, parameter: Parameter) -> Spread<f64> {
    let number = |value: crate::cost::Decimal| value.millionths() as f64 / 1e6;
    let money = |value: crate::cost::Money| value.coins() as f64;
    match parameter {
        Parameter::Income(segment) => tariff.income(segment).value.map(money),
        Parameter::Hours(activity) => {
            let hours = tariff.worth(activity).hours.as_ref();
            hours.map_or(Spread::default(), |hours| hours.value.map(number))
        }
        Parameter::Price(activity) => {
            let price = tariff.worth(activity).price.as_ref();
            price.map_or(Spread::default(), |price| price.value.map(money))
        }
        Parameter::Share(channel) => tariff.share(channel).value.map(number),
        Parameter::Fees => Spread { low: -1.0, mid: 0.0, high: 1.0 },
    }
}
