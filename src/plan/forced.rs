//! What it costs to decide otherwise: the least that any choice weighs with an instrument, and
//! without it. Both follow from one bargain at good prices, so they are proved and not merely tried.

use super::climb::Aim;
use super::compiled::Compiled;
use super::problem::{Problem, TextIx};
use super::relax::{Relaxation, SCALE};
use crate::index::Table;

/// Rounds of the climb to good prices.
const ROUNDS: usize = 150;

/// What choices weigh at least that decide an instrument one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forced {
    /// Those that amend it.
    pub with: u64,
    /// Those that do not; the largest number where nothing reaches the goals without it.
    pub without: u64,
}

/// A weight that no choice is below, proved by what a bound counts alone: it holds, too, where gains
/// are only near the truth.
pub(super) fn floor(problem: &Problem, weight: u64) -> u64 {
    let compiled = Compiled::relaxed(problem);
    let mut relaxation = Relaxation::new(&compiled);
    let prices = relaxation.first_prices(weight);
    let decisions = relaxation.decisions();
    let (bargain, _) = relaxation.climb(prices, &decisions, ROUNDS, |_| Aim::Weight(weight));
    compiled.coarse(bargain.weight())
}

/// Bounds the choices that decide each instrument one way; `weight` is that of a choice known.
#[must_use]
pub fn forced(problem: &Problem, weight: u64) -> Table<TextIx, Forced> {
    let compiled = Compiled::relaxed(problem);
    let mut relaxation = Relaxation::new(&compiled);
    let prices = relaxation.first_prices(weight);
    let decisions = relaxation.decisions();
    let (bargain, _) = relaxation.climb(prices, &decisions, ROUNDS, |_| Aim::Weight(weight));
    let weight_of = |bound: i128| {
        let scale = i128::from(SCALE);
        let whole = (bound + scale - 1).div_euclid(scale).max(0);
        compiled.coarse(u64::try_from(whole).unwrap_or(u64::MAX))
    };
    let bound = weight_of(bargain.bound);
    let otherwise = |text: TextIx| weight_of(bargain.bound + i128::from(bargain.regret[text]));
    let indispensable = |text: TextIx| {
        let mut reach: Table<_, i128> = compiled.needs.rows().iter().map(|_| 0).collect();
        for bundle in compiled.bundles.rows().iter().filter(|one| !one.texts.contains(&text)) {
            for &(goal, gain) in &bundle.gains {
                reach[goal] += i128::from(gain);
            }
        }
        compiled.needs.iter().any(|(goal, need)| reach[goal] < i128::from(*need))
    };
    let of = |text: TextIx| {
        let (with, without) = match bargain.taken[text] {
            true => (bound, otherwise(text)),
            false => (otherwise(text), bound),
        };
        Forced { with, without: if indispensable(text) { u64::MAX } else { without } }
    };
    problem.texts.indexes().map(of).collect()
}
