//! Branching: an instrument is decided one way, then the other, and what cannot be lighter than the
//! best choice is left.

use super::climb::Aim;
use super::large::Search;
use super::problem::TextIx;
use super::reduce::{Part, decide};
use super::relax::{Decisions, Prices, Relaxation};

/// Rounds of the climb of each branch: the prices it begins with are good already.
const ROUNDS: usize = 12;

/// A branch: choices that are still to be looked at.
struct Open {
    decisions: Decisions,
    prices: Prices,
    /// No choice of this branch weighs less.
    bound: u64,
}

/// Depth-first search over decisions.
pub(super) struct Branching<'p> {
    part: &'p Part,
    relaxation: Relaxation<'p>,
    root: u64,
    /// The least bound of the branches that could not be settled within the limits.
    unsettled: u64,
}

impl<'p> Branching<'p> {
    /// Begins with a bound that is proved.
    pub(super) fn new(part: &'p Part, root: u64) -> Self {
        Self { part, relaxation: Relaxation::new(&part.relaxed), root, unsettled: u64::MAX }
    }

    /// Searches from good prices until nothing is open or the limits are reached; gives the bound that
    /// is proved then, the largest number where nothing reaches the goals.
    pub(super) fn run(mut self, prices: Prices, search: &mut Search<'_>) -> u64 {
        let decisions = self.relaxation.decisions();
        let mut open = vec![Open { decisions, prices, bound: self.root }];
        while let Some(branch) = open.pop() {
            if search.weight().is_some_and(|best| best <= branch.bound) {
                continue;
            }
            let others = open.iter().map(|other| other.bound);
            let proved = others.fold(branch.bound, u64::min).min(self.unsettled);
            if search.done(proved) {
                return proved.max(self.root);
            }
            open.extend(self.split(branch, search));
        }
        search.weight().unwrap_or(u64::MAX).min(self.unsettled).max(self.root)
    }

    /// Looks at a branch: bounds it, decides what the bound decides, and splits what is left in two.
    fn split(&mut self, branch: Open, search: &mut Search<'_>) -> Vec<Open> {
        let Open { mut decisions, prices, mut bound } = branch;
        let before = self.relaxation.work;
        let compiled = &self.part.relaxed;
        let (bargain, prices) = self.relaxation.climb(prices, &decisions, ROUNDS, |bargain| {
            bound = bound.max(compiled.coarse(bargain.weight()));
            match search.weight() {
                Some(best) if best <= bound => Aim::Stop,
                None if bound > search.ceiling => Aim::Stop,
                _ => Aim::Weight(search.aim()),
            }
        });
        search.work += self.relaxation.work - before;
        search.offer_taken(self.part, &bargain.taken);
        if bound > search.ceiling || search.weight().is_some_and(|best| best <= bound) {
            return Vec::new();
        }
        decide(compiled, &bargain, search.top(self.part), &mut decisions);
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

    /// A branch in which everything is decided is one set of instruments.
    fn settle(&mut self, decisions: &Decisions, bound: u64, search: &mut Search<'_>) -> Vec<Open> {
        let chosen = decisions.rows().iter().map(|one| *one == Some(true)).collect();
        if !search.settle(self.part, &chosen) {
            self.unsettled = self.unsettled.min(bound);
        }
        Vec::new()
    }
}
