//! Lower bounds by prices on the goals (Lagrange multipliers).
//!
//! Put a price on each goal: whoever misses a part of it pays that part of the price. Then no goal is
//! a duty any more, each bundle of measures is worth a fixed sum, and the best choice is a closure of
//! maximum weight, that is a minimum cut ([`crate::graph`]). Whatever the prices are, the result is
//! no more than the weight of any choice that reaches all goals. Bundles of one instrument need no
//! cut; a problem of nothing else falls into its instruments (the knapsack-cover relaxation).
//!
//! Everything is counted in whole parts of a weight and rounded towards the weaker bound, so that a
//! bound holds to the last part.

use super::compiled::{BundleIx, Compiled};
use super::mix::Mix;
use super::problem::{Fate, GoalIx, TextIx};
use crate::graph::closure::{Bargain, Offer, Split, bargain};
use crate::index::Table;

/// Parts of one unit of weight.
pub(super) const SCALE: u64 = 1 << 24;
/// Parts of one whole in which the two ways of counting a group are mixed.
pub(super) const WHOLE: i128 = 1 << 16;

/// What is decided of each instrument; `None` where nothing is.
pub(super) type Decisions = Table<TextIx, Option<bool>>;

/// Prices, in parts of a weight.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    /// Of each whole goal.
    pub(super) goals: Table<GoalIx, u64>,
    /// Of one unit above each cap.
    pub(super) caps: Vec<u64>,
    /// How much of each mix is counted the other way, of [`WHOLE`].
    pub(super) mixes: Vec<i64>,
}

/// The best bargain at some prices.
#[derive(Clone, Debug)]
pub(super) struct Relaxed {
    /// No choice that keeps the decisions weighs less; in parts of a weight.
    pub(super) bound: i128,
    /// The instruments it takes, those decided included.
    pub(super) taken: Table<TextIx, bool>,
    /// What the bound grows by at least when the bargain is forced to do otherwise with an
    /// instrument.
    pub(super) regret: Table<TextIx, u64>,
    /// The part of each goal that it misses; below zero where it does more.
    pub(super) missed: Table<GoalIx, f64>,
    /// How far it is above each cap, in units.
    pub(super) above: Vec<f64>,
    /// What the other way counts more for it, mix by mix.
    pub(super) more: Vec<f64>,
}

impl Relaxed {
    /// The bound in whole weights, rounded up.
    pub(super) fn weight(&self) -> u64 {
        let scale = i128::from(SCALE);
        u64::try_from((self.bound + scale - 1).div_euclid(scale).max(0)).unwrap_or(u64::MAX)
    }
}

/// Finds bounds for one problem.
pub(super) struct Relaxation<'c> {
    pub(super) compiled: &'c Compiled,
    split: Split,
    /// Work done, in instruments and arcs looked at.
    pub(super) work: u64,
}

impl<'c> Relaxation<'c> {
    pub(super) fn new(compiled: &'c Compiled) -> Self {
        Self { compiled, split: Split::default(), work: 0 }
    }

    /// Prices to begin with: every goal is worth as much as a known weight, shared out.
    pub(super) fn first_prices(&self, weight: u64) -> Prices {
        let asked = self.compiled.needs.rows().iter().filter(|need| **need > 0).count().max(1);
        let each = weight.saturating_mul(SCALE) / asked as u64;
        let price = |need: &i64| if *need > 0 { each } else { 0 };
        Prices {
            goals: self.compiled.needs.rows().iter().map(price).collect(),
            caps: vec![0; self.compiled.caps.len()],
            mixes: vec![0; self.compiled.mixes.len()],
        }
    }

    /// What the fates leave open.
    pub(super) fn decisions(&self) -> Decisions {
        let decided = |fate: &Fate| match fate {
            Fate::Free => None,
            Fate::Must => Some(true),
            Fate::Never => Some(false),
        };
        self.compiled.fates.rows().iter().map(decided).collect()
    }

    /// The best bargain at some prices under some decisions.
    pub(super) fn at(&mut self, prices: &Prices, decisions: &Decisions) -> Relaxed {
        let compiled = self.compiled;
        self.work += compiled.size();
        let whole: u64 = prices.goals.rows().iter().sum();
        let mut bound = i128::from(whole);
        for ((_, most), price) in compiled.caps.iter().zip(&prices.caps) {
            bound -= i128::from(*most) * i128::from(*price);
        }
        let mut costs: Table<TextIx, u64> = Table::default();
        for (text, weight) in compiled.weights.iter() {
            let dues = compiled.capped[text]
                .iter()
                .filter_map(|&(cap, count)| Some(prices.caps.get(cap)?.saturating_mul(count)));
            let cost = dues.fold(weight.saturating_mul(SCALE), u64::saturating_add);
            if decisions[text] == Some(true) {
                bound += i128::from(cost);
                costs.push(0);
            } else {
                costs.push(cost);
            }
        }
        // What mixing adds to bundles, in parts of a gain.
        let mut added: Table<BundleIx, Vec<(GoalIx, i128)>> =
            compiled.bundles.indexes().map(|_| Vec::new()).collect();
        for (mix, part) in compiled.mixes.iter().zip(&prices.mixes) {
            let part = i128::from(*part);
            for &(bundle, more) in mix.parts.iter().filter(|_| part > 0) {
                added[bundle].push((mix.goal, i128::from(more) * part));
            }
            let need = i128::from(compiled.needs[mix.goal]) * WHOLE;
            let given = i128::from(prices.goals[mix.goal]) * i128::from(mix.given) * part;
            bound -= (given + need - 1).div_euclid(need);
        }
        let profit = |gains: &[(GoalIx, i64)], added: &[(GoalIx, i128)]| {
            let mixed = added.iter().map(|&(goal, amount)| {
                let need = i128::from(compiled.needs[goal]) * WHOLE;
                (i128::from(prices.goals[goal]) * amount + need - 1).div_euclid(need)
            });
            let parts = gains.iter().map(|&(goal, gain)| {
                let (gain, need) = (i128::from(gain), i128::from(compiled.needs[goal]));
                // Rounded up, which only weakens the bound.
                (i128::from(prices.goals[goal]) * gain + need - 1).div_euclid(need)
            });
            u64::try_from(parts.chain(mixed).sum::<i128>().max(0)).unwrap_or(u64::MAX)
        };
        let offers: Vec<Offer<'_, TextIx>> = compiled
            .bundles
            .iter()
            .map(|(ix, bundle)| {
                let barred = bundle.texts.iter().any(|text| decisions[*text] == Some(false));
                let profit = if barred { 0 } else { profit(&bundle.gains, &added[ix]) };
                Offer { profit, items: &bundle.texts }
            })
            .collect();
        let best = bargain(&costs, &offers, &mut self.split);
        bound -= best.won.iter().map(|won| i128::from(*won)).sum::<i128>();
        self.told(bound, best, prices, decisions)
    }

    fn told(
        &self,
        bound: i128,
        best: Bargain<TextIx>,
        prices: &Prices,
        decisions: &Decisions,
    ) -> Relaxed {
        let compiled = self.compiled;
        let Bargain { mut taken, slack, won } = best;
        for (text, decided) in decisions.iter() {
            if let Some(decided) = decided {
                taken[text] = *decided;
            }
        }
        let mut regret = slack;
        let mut missed: Table<GoalIx, f64> =
            compiled.needs.rows().iter().map(|need| if *need > 0 { 1.0 } else { 0.0 }).collect();
        for (bundle, won) in compiled.bundles.rows().iter().zip(won) {
            if !bundle.texts.iter().all(|text| taken[*text]) {
                continue;
            }
            for &text in &bundle.texts {
                regret[text] = regret[text].saturating_add(won);
            }
            for &(goal, gain) in &bundle.gains {
                missed[goal] -= gain as f64 / compiled.needs[goal] as f64;
            }
        }
        let above = compiled.caps.iter().map(|(texts, most)| {
            let counted = texts.iter().filter(|(text, _)| taken[*text]).map(|(_, count)| *count);
            counted.sum::<u64>() as f64 - *most as f64
        });
        let above = above.collect();
        let more: Vec<f64> = compiled.mixes.iter().map(|mix| more(compiled, mix, &taken)).collect();
        for ((mix, part), more) in compiled.mixes.iter().zip(&prices.mixes).zip(&more) {
            let counted = more * *part as f64 / WHOLE as f64;
            missed[mix.goal] -= counted / compiled.needs[mix.goal] as f64;
        }
        Relaxed { bound, taken, regret, missed, above, more }
    }
}

/// What the other way counts more for the instruments taken.
fn more(compiled: &Compiled, mix: &Mix, taken: &Table<TextIx, bool>) -> f64 {
    let complete =
        |bundle: BundleIx| compiled.bundles[bundle].texts.iter().all(|text| taken[*text]);
    let parts = mix.parts.iter().filter(|(bundle, _)| complete(*bundle));
    parts.map(|(_, more)| *more as f64).sum::<f64>() + mix.given as f64
}
