//! How often everything is done in a whole catalogue, before and after.
//!
//! Prices are constants of the tariff edition, and a total is linear in how often each is paid. So
//! a total under other constants needs no second look at the procedures: a thousand draws cost as
//! much for a million procedures as for ten.

use crate::catalog::ChannelKind;
use crate::cost::model::Tasks;
use crate::cost::price::Prices;
use crate::cost::tariff::Tariff;
use crate::cost::{Activity, OnlineShare, Segment, Spread};

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

/// How often everything is done, in whole millionths and coins: sums of parts of a catalogue are
/// the same in whatever order they are added.
#[derive(Clone, Debug)]
pub(super) struct Quantities {
    before: Side,
    after: Side,
}

#[derive(Clone, Debug)]
struct Side {
    /// Millionths of times, by activity, segment and slot.
    tasks: Vec<i128>,
    /// Coins, by slot.
    fees: Vec<Spread<i128>>,
    /// Millionths of measured hours, by segment and slot.
    own_hours: Vec<i128>,
    /// Millionths of coins of measured prices, by slot.
    own_prices: Vec<i128>,
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
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { before: Side::new(), after: Side::new() }
    }

    /// Adds the tasks of so many dossiers of one procedure.
    pub(super) fn add(&mut self, before: &Tasks, after: &Tasks, prices: &Prices<'_>, times: u64) {
        self.before.add(before, prices, times);
        self.after.add(after, prices, times);
    }

    /// Adds another part of the catalogue.
    pub(super) fn merge(&mut self, other: &Self) {
        self.before.merge(&other.before);
        self.after.merge(&other.after);
    }
}

impl Side {
    fn new() -> Self {
        let cells = Activity::ALL.len() * SEGMENTS * SLOTS;
        Self {
            tasks: vec![0; cells],
            fees: vec![Spread::default(); SLOTS],
            own_hours: vec![0; SEGMENTS * SLOTS],
            own_prices: vec![0; SLOTS],
        }
    }

    fn add(&mut self, tasks: &Tasks, prices: &Prices<'_>, times: u64) {
        let shares = prices.shares(tasks);
        let mask = shares.iter().fold(0, |mask, (channel, _)| mask | 1 << (*channel as usize));
        let slot = |channel: Option<ChannelKind>| match channel {
            None => Some(0),
            Some(one) if mask & (1 << (one as usize)) == 0 => None,
            Some(_) if shares.len() == 1 => Some(0),
            Some(one) => Some(1 + mask * CHANNELS + one as usize),
        };
        let times = i128::from(times);
        for task in &tasks.tasks {
            let Some(slot) = slot(task.channel) else { continue };
            if let Some(own) = task.own {
                let done = i128::from(task.count.mid.millionths()) * times;
                // Hours that no income prices are in no sum that was checked.
                let hours = i128::from(own.hours.millionths()).saturating_mul(done) / 1_000_000;
                let at = tasks.segment as usize * SLOTS + slot;
                add_to(&mut self.own_hours, at, hours);
                add_to(&mut self.own_prices, slot, i128::from(own.price.coins()) * done);
                continue;
            }
            let row = task.activity as usize * SEGMENTS + tasks.segment as usize;
            if let Some(cell) = self.tasks.get_mut(row * SLOTS + slot) {
                *cell += i128::from(task.count.mid.millionths()) * times;
            }
        }
        for fee in &tasks.fees {
            if let Some(sum) = slot(fee.channel).and_then(|slot| self.fees.get_mut(slot)) {
                *sum = added(*sum, fee.amount.map(|amount| i128::from(amount.coins()) * times));
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        for (cell, more) in self.tasks.iter_mut().zip(&other.tasks) {
            *cell += more;
        }
        for (cell, more) in self.own_hours.iter_mut().zip(&other.own_hours) {
            *cell = cell.saturating_add(*more);
        }
        for (cell, more) in self.own_prices.iter_mut().zip(&other.own_prices) {
            *cell += more;
        }
        for (sum, more) in self.fees.iter_mut().zip(&other.fees) {
            *sum = added(*sum, *more);
        }
    }
}

fn add_to(cells: &mut [i128], at: usize, more: i128) {
    if let Some(cell) = cells.get_mut(at) {
        *cell = cell.saturating_add(more);
    }
}

fn added(one: Spread<i128>, other: Spread<i128>) -> Spread<i128> {
    Spread { low: one.low + other.low, mid: one.mid + other.mid, high: one.high + other.high }
}

/// What is done at all, ready to be priced many times.
///
/// Floating point, on purpose: these totals are only compared with each other, thousands of times;
/// the totals that are printed are whole coins from [`super::Sums`].
#[derive(Clone, Debug)]
pub(super) struct Bill {
    before: Charges,
    after: Charges,
    /// The part that comes online where somebody names it, which no draw changes.
    online: Option<f64>,
}

#[derive(Clone, Debug)]
struct Charges {
    tasks: Vec<Charge>,
    fees: Vec<(usize, Spread<f64>)>,
    /// Measured hours, by segment and slot.
    own_hours: Vec<(usize, usize, f64)>,
    /// Measured prices, by slot.
    own_prices: Vec<(usize, f64)>,
}

/// How often one activity is done by one segment in one slot.
#[derive(Clone, Copy, Debug)]
struct Charge {
    activity: usize,
    segment: usize,
    slot: usize,
    times: f64,
}

impl Bill {
    pub(super) fn of(quantities: &Quantities, online: Option<OnlineShare>) -> Self {
        let (before, after) = (Charges::of(&quantities.before), Charges::of(&quantities.after));
        let online = online.map(|share| share.part().millionths() as f64 / 1e6);
        Self { before, after, online }
    }

    /// The totals before and after under some values.
    pub(super) fn totals(&self, values: &Values) -> (f64, f64) {
        let shares = slot_shares(values, self.online);
        (self.before.total(values, &shares), self.after.total(values, &shares))
    }
}

impl Charges {
    #[allow(clippy::cast_precision_loss, reason = "fifteen digits are enough to compare totals")]
    fn of(side: &Side) -> Self {
        let done = side.tasks.iter().enumerate().filter(|(_, cell)| **cell != 0);
        let charge = |(at, cell): (usize, &i128)| {
            let (row, slot) = (at / SLOTS, at % SLOTS);
            let (activity, segment) = (row / SEGMENTS, row % SEGMENTS);
            Charge { activity, segment, slot, times: *cell as f64 / 1e6 }
        };
        let paid = side.fees.iter().enumerate().filter(|(_, sum)| sum.high != 0);
        let own = |cells: &[i128]| -> Vec<(usize, f64)> {
            let filled = cells.iter().enumerate().filter(|(_, cell)| **cell != 0);
            filled.map(|(at, cell)| (at, *cell as f64 / 1e6)).collect()
        };
        let own_hours = own(&side.own_hours).into_iter();
        Self {
            own_hours: own_hours.map(|(at, hours)| (at / SLOTS, at % SLOTS, hours)).collect(),
            own_prices: own(&side.own_prices),
            tasks: done.map(charge).collect(),
            fees: paid.map(|(slot, sum)| (slot, sum.map(|coins| coins as f64))).collect(),
        }
    }

    fn total(&self, values: &Values, shares: &[f64]) -> f64 {
        let at = |list: &[f64], position: usize| list.get(position).copied().unwrap_or_default();
        let mut total = 0.0;
        for charge in &self.tasks {
            let labour = at(&values.hours, charge.activity) * at(&values.incomes, charge.segment);
            let once = labour + at(&values.prices, charge.activity);
            total += charge.times * at(shares, charge.slot) * once;
        }
        for (segment, slot, hours) in &self.own_hours {
            total += hours * at(&values.incomes, *segment) * at(shares, *slot);
        }
        for (slot, price) in &self.own_prices {
            total += price * at(shares, *slot);
        }
        for (slot, fee) in &self.fees {
            let beyond = if values.fees < 0.0 { fee.mid - fee.low } else { fee.high - fee.mid };
            total += (fee.mid + values.fees * beyond) * at(shares, *slot);
        }
        total
    }
}

/// The share of the dossiers in each slot: of a set of channels offered, each has its part.
fn slot_shares(values: &Values, online: Option<f64>) -> Vec<f64> {
    const ONLINE: usize = ChannelKind::Online as usize;
    let mut shares = vec![0.0; SLOTS];
    if let Some(everybody) = shares.first_mut() {
        *everybody = 1.0;
    }
    for mask in 1..8_usize {
        let offered = (0..CHANNELS).filter(|channel| mask & (1 << channel) != 0);
        let of = |channel: usize| values.shares.get(channel).copied().unwrap_or_default();
        let choice = mask & (1 << ONLINE) != 0 && mask.count_ones() > 1;
        let named = online.filter(|_| choice);
        let drawn = offered.clone().filter(|&channel| named.is_none() || channel != ONLINE);
        let whole: f64 = drawn.map(of).sum();
        for channel in offered {
            if let Some(share) = shares.get_mut(1 + mask * CHANNELS + channel) {
                *share = match named {
                    Some(part) if channel == ONLINE => part,
                    _ if whole <= 0.0 => 0.0,
                    part => (1.0 - part.unwrap_or_default()) * of(channel) / whole,
                };
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

    /// Values drawn for every constant, in the order of [`Parameter::all`].
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
}

impl Parameter {
    /// Every constant.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let incomes = Segment::ALL.into_iter().map(Self::Income);
        let hours = Activity::ALL.iter().map(|one| Self::Hours(*one));
        let prices = Activity::ALL.iter().map(|one| Self::Price(*one));
        let shares = [ChannelKind::InPerson, ChannelKind::Post, ChannelKind::Online];
        let shares = shares.into_iter().map(Self::Share);
        incomes.chain(hours).chain(prices).chain(shares).chain([Self::Fees]).collect()
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
