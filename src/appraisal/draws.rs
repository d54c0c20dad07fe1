//! How sure the cost axis is: seeded draws of all constants, and each constant alone.
//!
//! The draws are made with a small generator of our own and the four basic operations, which every
//! machine computes alike: the same catalogue gives the same figures, to the last digit.

use rayon::prelude::*;

use super::quantities::{Bill, Parameter, Values, spread};
use crate::cost::tariff::Tariff;
use crate::cost::{Decimal, Spread};
use crate::random::Random;
use crate::target::{Measured, Target};

/// Draws made.
const DRAWS: u32 = 1_000;
/// The seed of the draws; any number does, as long as it is always the same.
const SEED: u64 = 20_251_115;

/// What the draws show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draws {
    /// How many were made.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// In how many the cost goal is reached; `None` when the target has none.
    pub reached: Option<u32>,
    /// The saving in percent that one in twenty draws stays below, half do, and one in twenty
    /// exceeds.
    pub percent: Spread<Decimal>,
    /// What each constant alone does to the saving in percent, widest first.
    pub swings: Vec<Swing>,
}

/// What one constant alone does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// The constant.
    pub parameter: Parameter,
    /// The saving in percent at its low end, its middle and its high end, all others at their
    /// middle.
    pub percent: Spread<Decimal>,
    /// Whether the cost goal is reached at one end and not at the other.
    pub flips: bool,
}

impl Draws {
    pub(super) fn of(bill: &Bill, tariff: &Tariff, target: &Target) -> Self {
        let goal = target.axes.iter().find(|goal| goal.measured == Measured::Cost);
        let goal =
            goal.and_then(|goal| goal.percent).map(|percent| percent.millionths() as f64 / 1e6);
        // Each draw has a generator of its own, so that threads can share them out.
        let draw = |n: u32| {
            let mut random = of_draw(n);
            percent(bill, &Values::drawn(tariff, |_, spread| within(&mut random, spread)))
        };
        let mut percents: Vec<f64> = (0..DRAWS).into_par_iter().map(draw).collect();
        let reached = goal.map(|goal| {
            let enough = percents.iter().filter(|percent| **percent >= goal).count();
            u32::try_from(enough).unwrap_or(DRAWS)
        });
        percents.sort_by(f64::total_cmp);
        let at = |part: usize| {
            decimal(percents.get(percents.len() * part / 20).copied().unwrap_or_default())
        };
        Self {
            draws: DRAWS,
            seed: SEED,
            reached,
            percent: Spread { low: at(1), mid: at(10), high: at(19) },
            swings: swings(bill, tariff, goal),
        }
    }
}

/// Each constant at its ends, all others at their middle.
fn swings(bill: &Bill, tariff: &Tariff, goal: Option<f64>) -> Vec<Swing> {
    let middle = percent(bill, &Values::middle(tariff));
    let mut swings = Vec::new();
    for parameter in Parameter::all() {
        let ends = spread(tariff, parameter);
        let with = |end: f64| {
            let values = Values::drawn(
                tariff,
                |one, spread| {
                    if one == parameter { end } else { spread.mid }
                },
            );
            percent(bill, &values)
        };
        let (low, high) = (with(ends.low), with(ends.high));
        let percent = Spread { low: decimal(low), mid: decimal(middle), high: decimal(high) };
        if percent.low != percent.high || percent.low != percent.mid {
            let flips = goal.is_some_and(|goal| (low >= goal) != (high >= goal));
            swings.push(Swing { parameter, percent, flips });
        }
    }
    let width = |swing: &Swing| {
        let Spread { low, mid, high } = swing.percent;
        low.max(mid).max(high).minus(low.min(mid).min(high))
    };
    swings.sort_by(|a, b| width(b).cmp(&width(a)).then(a.parameter.cmp(&b.parameter)));
    swings
}

/// The saving in percent; 0 of nothing.
fn percent(bill: &Bill, values: &Values) -> f64 {
    let (before, after) = bill.totals(values);
    if before > 0.0 { (before - after) / before * 100.0 } else { 0.0 }
}

/// Rounded to six decimals. A percentage is far from the limits of both types.
#[allow(clippy::cast_possible_truncation, reason = "percentages are between -100 and 100")]
fn decimal(percent: f64) -> Decimal {
    Decimal::from_millionths((percent * 1e6).round() as i64)
}

/// The generator of one draw: seeded by the outputs of another, as its authors advise.
fn of_draw(n: u32) -> Random {
    let mut seeds = Random::new(SEED ^ (u64::from(n) << 32));
    Random::new(seeds.next())
}

/// A value of a spread: below the middle as often as above it, evenly on each side. No other shape is
/// known, and this one keeps the middle the middle.
fn within(random: &mut Random, spread: Spread<f64>) -> f64 {
    let part = random.part() * 2.0;
    if part < 1.0 {
        spread.low + (spread.mid - spread.low) * part
    } else {
        spread.mid + (spread.high - spread.mid) * (part - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_draws_lie_on_each_side_of_the_middle() {
        let mut random = Random::new(SEED);
        let spread = Spread { low: 0.0, mid: 1.0, high: 100.0 };
        let draws: Vec<f64> = (0..10_000).map(|_| within(&mut random, spread)).collect();
        let below = draws.iter().filter(|draw| **draw < 1.0).count();
        assert!((4_800..5_200).contains(&below), "{below}");
        assert!(draws.iter().all(|draw| (0.0..=100.0).contains(draw)));
    }
}
