//! The climb to good prices: steps along the slope of the bound (subgradients; Held, Karp 1971), as
//! long as the way to a known weight asks for (Polyak 1969), longer while they gain and shorter where
//! they do not. Part of each direction is kept, so that prices do not swing from side to side
//! (Camerini, Fratta, Maffioli 1975).
//!
//! Prices have units of their own: that of a goal or a cap is measured by the weight aimed at, that of
//! a mix by the whole. Without it the many mixes hardly move beside a few dear goals.

use super::relax::{Decisions, Prices, Relaxation, Relaxed, SCALE, WHOLE};

/// Rounds without progress after which steps become shorter.
const PATIENCE: usize = 5;
/// What a step that gains makes the next one longer by.
const LONGER: f64 = 1.5;
/// The part of the last direction that is kept.
const KEPT: f64 = 0.7;
/// Steps shorter than this lead nowhere.
const SHORTEST: f64 = 1e-4;
/// No price is beyond this many units of weight.
const DEAREST: f64 = (1_u64 << 20) as f64;

/// What a climb aims at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Aim {
    /// The weight of the best choice known.
    Weight(u64),
    /// Enough.
    Stop,
}

impl Relaxation<'_> {
    /// Climbs to better prices for some rounds, telling `seen` of every bargain met; stops when it
    /// says so. Gives the best bargain and its prices.
    pub(super) fn climb(
        &mut self,
        start: Prices,
        decisions: &Decisions,
        rounds: usize,
        mut seen: impl FnMut(&Relaxed) -> Aim,
    ) -> (Relaxed, Prices) {
        let mut prices = start;
        let mut now = self.at(&prices, decisions);
        let mut aim = seen(&now);
        let mut best = (now.clone(), prices.clone());
        let (mut length, mut idle) = (1.0_f64, 0);
        let mut way: Vec<f64> = Vec::new();
        for _ in 1..rounds {
            let Aim::Weight(weight) = aim else { break };
            let whole = weight.max(1) as f64 * SCALE as f64;
            let slope = self.slope(&now, &prices, whole);
            way.resize(slope.len(), 0.0);
            for (part, new) in way.iter_mut().zip(slope) {
                *part = *part * KEPT + new * (1.0 - KEPT);
            }
            let square = way.iter().map(|part| part * part).sum::<f64>();
            if square < 1e-18 {
                break;
            }
            let open = (whole - best.0.bound as f64).max(SCALE as f64 / 16.0);
            prices = self.moved(&prices, &way, length * open / whole / square, whole);
            now = self.at(&prices, decisions);
            aim = seen(&now);
            if now.bound > best.0.bound {
                best = (now.clone(), prices.clone());
                length *= LONGER;
                idle = 0;
            } else {
                idle += 1;
            }
            if idle >= PATIENCE {
                idle = 0;
                length /= 2.0;
                // From the best prices on, not from where the last steps strayed.
                (now, prices) = best.clone();
                way.clear();
                if length < SHORTEST {
                    break;
                }
            }
        }
        best
    }

    /// How the bound grows with each price, goals, caps and mixes in turn, all in their units; zero
    /// where the price can go no further.
    fn slope(&self, now: &Relaxed, prices: &Prices, whole: f64) -> Vec<f64> {
        let compiled = self.compiled;
        let goals = now.missed.rows().iter().zip(prices.goals.rows());
        let goals =
            goals.map(|(missed, price)| if *price == 0 { missed.max(0.0) } else { *missed });
        let caps = compiled.caps.iter().zip(&prices.caps).zip(&now.above);
        let caps = caps.map(|(((_, most), price), above)| {
            let above = above / (*most).max(1) as f64;
            if *price == 0 { above.max(0.0) } else { above }
        });
        let mixes = compiled.mixes.iter().zip(&prices.mixes).zip(&now.more);
        let mixes = mixes.map(|((mix, part), more)| {
            let price = prices.goals[mix.goal] as f64 / whole;
            let less = -price * more / compiled.needs[mix.goal] as f64;
            match i128::from(*part) {
                0 => less.max(0.0),
                WHOLE.. => less.min(0.0),
                _ => less,
            }
        });
        goals.chain(caps).chain(mixes).collect()
    }

    /// Prices a step on.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what fits"
    )]
    fn moved(&self, prices: &Prices, way: &[f64], step: f64, whole: f64) -> Prices {
        let mut steps = way.iter().map(|part| part * step);
        let mut next = |price: f64, unit: f64, most: f64| {
            let moved = price + unit * steps.next().unwrap_or_default();
            moved.clamp(0.0, most)
        };
        let dearest = DEAREST * SCALE as f64;
        let goals = prices.goals.rows().iter();
        let goals = goals.map(|price| next(*price as f64, whole, dearest) as u64).collect();
        let caps = prices.caps.iter().zip(&self.compiled.caps);
        let caps = caps.map(|(price, (_, most))| {
            next(*price as f64, whole / (*most).max(1) as f64, dearest) as u64
        });
        let caps = caps.collect();
        let mixes = prices.mixes.iter();
        let mixes = mixes.map(|part| next(*part as f64, WHOLE as f64, WHOLE as f64) as i64);
        Prices { goals, caps, mixes: mixes.collect() }
    }
}
