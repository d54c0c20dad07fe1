//! Branching: an instrument is decided one way, then the other, and what cannot be lighter than the
//! best choice is left.

use super::compiled::Compiled;
use super::large::Search;
use super::problem::TextIx;
use super::relax::{Aim, Decisions, Prices, Relaxation, Relaxed, SCALE};

/// Rounds of the climb at the root, where prices are to be good, and below it, where they are
/// nearly.
const ROOT_ROUNDS: usize = 120;
const ROUNDS: usize = 12;

/// A part of the choices that is still to be looked at.
struct Open {
    decisions: Decisions,
    prices: Prices,
    /// No choice of this part weighs less.
    bound: u64,
}

/// Depth-first search over decisions.
pub(super) struct Branching<'b, 'c> {
    compiled: &'b Compiled,
    relaxation: &'b mut Relaxation<'c>,
    root: u64,
    /// The least bound of the parts that could not be settled within the limits.
    unsettled: u64,
}

impl<'b, 'c> Branching<'b, 'c> {
    /// Begins with a bound that is proved.
    pub(super) fn new(
        compiled: &'b Compiled,
        relaxation: &'b mut Relaxation<'c>,
        root: u64,
    ) -> Self {
        Self { compiled, relaxation, root, unsettled: u64::MAX }
    }

    /// Searches until nothing is open or the limits are reached; gives the bound that is proved then,
    /// the largest number where nothing reaches the goals.
    pub(super) fn run(mut self, search: &mut Search<'_>) -> u64 {
        let decisions = self.relaxation.decisions();
        let prices = self.relaxation.first_prices(search.aim());
        let mut open = vec![Open { decisions, prices, bound: self.root }];
        let mut rounds = ROOT_ROUNDS;
        while let Some(part) = open.pop() {
            if search.weight().is_some_and(|best| best <= part.bound) {
                continue;
            }
            let others = open.iter().map(|other| other.bound);
            let proved = others.fold(part.bound, u64::min).min(self.unsettled);
            if search.done(proved) {
                return proved.max(self.root);
            }
            let parts = self.split(part, rounds, search);
            open.extend(parts);
            rounds = ROUNDS;
        }
        search.weight().unwrap_or(u64::MAX).min(self.unsettled).max(self.root)
    }

    /// Looks at a part: bounds it, decides what the bound decides, and splits what is left in two.
    fn split(&mut self, part: Open, rounds: usize, search: &mut Search<'_>) -> Vec<Open> {
        let Open { mut decisions, prices, mut bound } = part;
        let before = self.relaxation.work;
        let compiled = self.compiled;
        let (bargain, prices) = self.relaxation.climb(prices, &decisions, rounds, |bargain| {
            bound = bound.max(compiled.coarse(bargain.weight()));
            match search.weight() {
                Some(best) if best <= bound => Aim::Stop,
                None if bound > search.ceiling => Aim::Stop,
                _ => Aim::Weight(search.aim()),
            }
        });
        search.work += self.relaxation.work - before;
        search.offer_taken(&bargain.taken);
        if bound > search.ceiling || search.weight().is_some_and(|best| best <= bound) {
            return Vec::new();
        }
        decide(compiled, &bargain, search, &mut decisions);
        let undecided = compiled.weights.indexes().filter(|text| decisions[*text].is_none());
        let closest: Option<TextIx> = undecided.min_by_key(|text| (bargain.regret[*text], *text));
        let Some(text) = closest else {
            return self.settle(&decisions, bound, search);
        };
        let side = |way: bool| {
            let mut decisions = decisions.clone();
            decisions[text] = Some(way);
            Open { decisions, prices: prices.clone(), bound }
        };
        // The last one is looked at first.
        if bargain.taken[text] {
            vec![side(false), side(true)]
        } else {
            vec![side(true), side(false)]
        }
    }

    /// A part in which everything is decided is one set of instruments.
    fn settle(&mut self, decisions: &Decisions, bound: u64, search: &mut Search<'_>) -> Vec<Open> {
        let chosen = decisions.rows().iter().map(|one| *one == Some(true)).collect();
        if !search.settle(&chosen) {
            self.unsettled = self.unsettled.min(bound);
        }
        Vec::new()
    }
}

/// Decides what would cost more, done otherwise, than the best choice has to spare, or than any choice
/// weighs while none is known.
fn decide(compiled: &Compiled, bargain: &Relaxed, search: &Search<'_>, decisions: &mut Decisions) {
    let lighter = |best: u64| best.saturating_sub(compiled.grain);
    let top = i128::from(search.weight().map_or(search.ceiling, lighter)) * i128::from(SCALE);
    for text in compiled.weights.indexes() {
        let otherwise = bargain.bound + i128::from(bargain.regret[text]);
        if decisions[text].is_none() && otherwise > top {
            decisions[text] = Some(bargain.taken[text]);
        }
    }
}
