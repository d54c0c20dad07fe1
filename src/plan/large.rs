//! The solver for thousands of instruments: prices give a proved bound and good first choices, and
//! decide most instruments at once; exchanges make the choice lighter, which decides more; branching
//! closes the rest while steps remain.

use super::branch::Branching;
use super::choice::Choice;
use super::climb::Aim;
use super::compiled::Compiled;
use super::exact::Exact;
use super::problem::{Fate, Problem, TextIx};
use super::reduce::Part;
use super::relax::{Prices, Relaxation, Relaxed};
use super::solver::{Limits, Proof, Solution, Solver};
use super::state::State;
use crate::index::Table;
use crate::random::Random;

/// Prices, exchanges, branching.
#[derive(Clone, Copy, Debug, Default)]
pub struct Large;

/// Rounds of the climb to the best prices before anything is branched on.
const ROUNDS: usize = 300;
/// Exchanges tried for each instrument of the first choice, and at least.
const EXCHANGES: usize = 20;
const LEAST_EXCHANGES: usize = 300;
/// Steps of the exact search for one set of instruments.
const STEPS_TO_SETTLE: u64 = 100_000;

impl Solver for Large {
    fn solve(&self, problem: &Problem, limits: &Limits<'_>) -> Solution {
        let mut part = Part::of(problem.clone());
        let mut search = Search {
            problem,
            limits,
            best: None,
            work: 0,
            nobody: problem.texts.indexes().map(|_| false).collect(),
            ceiling: part.relaxed.ceiling(),
        };
        if !search.can_be_reached(&part.relaxed) {
            return search.answer(u64::MAX);
        }
        search.offer(State::new(&part.settled));
        let mut prices = Relaxation::new(&part.relaxed).first_prices(search.aim());
        let mut bound = 0;
        loop {
            let (bargain, found) = search.climb(&part, prices, &mut bound);
            if search.done(bound) || bound > search.ceiling {
                return search.answer(bound);
            }
            if let Some(less) = part.without_decided(&bargain, &found, search.top(&part)) {
                (part, prices) = less;
                continue;
            }
            let known = search.weight();
            search.exchange(&part, bound);
            if search.weight() == known {
                let bound = Branching::new(&part, bound).run(found, &mut search);
                return search.answer(bound);
            }
            // What is lighter decides more.
            prices = found;
        }
    }
}

/// The best choice so far, and what may still be spent on a better one.
pub(super) struct Search<'s> {
    problem: &'s Problem,
    limits: &'s Limits<'s>,
    best: Option<(u64, Choice)>,
    pub(super) work: u64,
    /// No instrument is barred.
    nobody: Table<TextIx, bool>,
    /// No choice that keeps the caps weighs more: a bound above it proves that there is none.
    pub(super) ceiling: u64,
}

impl Search<'_> {
    /// The weight of the best choice.
    pub(super) fn weight(&self) -> Option<u64> {
        self.best.as_ref().map(|(weight, _)| *weight)
    }

    /// Whether to stop: the limits are reached, or the bound is close enough.
    pub(super) fn done(&self, bound: u64) -> bool {
        self.limits.over(self.work)
            || self.weight().is_some_and(|weight| self.limits.satisfied(weight, bound))
    }

    /// A weight to aim at; while none is known one that would prove that there is none.
    pub(super) fn aim(&self) -> u64 {
        self.weight().unwrap_or_else(|| self.ceiling.saturating_add(self.ceiling / 4 + 1))
    }

    /// The most that a choice may weigh that is still looked for: less than the best, and anything
    /// while none is known.
    pub(super) fn top(&self, part: &Part) -> u64 {
        // The best need not be a multiple of the grain of what is left.
        let grain = part.relaxed.grain;
        let lighter = |best: u64| best.saturating_sub(1) / grain * grain;
        self.weight().map_or(self.ceiling, lighter)
    }

    /// Whether everything that may be chosen reaches the goals, caps aside.
    fn can_be_reached(&self, relaxed: &Compiled) -> bool {
        let all = relaxed.fates.rows().iter().map(|fate| *fate != Fate::Never).collect();
        let free = Compiled {
            capped: relaxed.capped.indexes().map(|_| Vec::new()).collect(),
            ..relaxed.clone()
        };
        State::with(&free, &all).reached()
    }

    /// Completes a set of instruments, removes what can be spared, and keeps it when it is the best.
    pub(super) fn offer(&mut self, mut state: State<'_>) {
        self.work += 2 * state.size();
        if !state.complete(&self.nobody, None) {
            return;
        }
        state.prune();
        self.keep(&state);
    }

    /// The same for the instruments that a bargain takes.
    pub(super) fn offer_taken(&mut self, part: &Part, taken: &Table<TextIx, bool>) {
        self.offer(State::with(&part.settled, taken));
    }

    /// Looks at one set of instruments; gives whether that settled what it can do. Measures that do
    /// not all go together need the exact search.
    pub(super) fn settle(&mut self, part: &Part, chosen: &Table<TextIx, bool>) -> bool {
        if self.problem.measures.rows().iter().all(|measure| measure.plain) {
            self.offer_taken(part, chosen);
            return true;
        }
        let mut fixed = self.problem.clone();
        for (text, chosen) in chosen.iter() {
            fixed.texts[text].fate = if *chosen { Fate::Must } else { Fate::Never };
        }
        let steps = self.limits.steps.saturating_sub(self.work).min(STEPS_TO_SETTLE);
        let found = Exact.solve(&fixed, &Limits { steps, ..*self.limits });
        self.work += found.steps * part.settled.size();
        let lighter = |weight: u64| self.weight().is_none_or(|best| weight < best);
        if let (Some(weight), Some(choice)) = (found.weight.filter(|w| lighter(*w)), found.choice) {
            self.best = Some((weight, choice));
        }
        found.proof != Proof::Unknown
    }

    fn keep(&mut self, state: &State<'_>) {
        if self.weight().is_some_and(|best| best <= state.weight) {
            return;
        }
        let choice = self.problem.choice(state.texts());
        if self.problem.admits(&choice) {
            self.best = Some((state.weight, choice));
        }
    }

    /// Climbs to good prices, trying every few bargains as a start, and raises the bound.
    fn climb(&mut self, part: &Part, start: Prices, bound: &mut u64) -> (Relaxed, Prices) {
        const EVERY: u32 = 5;
        let mut relaxation = Relaxation::new(&part.relaxed);
        let decisions = relaxation.decisions();
        let mut round = 0_u32;
        let found = relaxation.climb(start, &decisions, ROUNDS, |bargain| {
            self.work += part.relaxed.size();
            *bound = part.relaxed.coarse(bargain.weight()).max(*bound);
            if round.is_multiple_of(EVERY) {
                self.offer_taken(part, &bargain.taken);
            }
            round += 1;
            if self.done(*bound) { Aim::Stop } else { Aim::Weight(self.aim()) }
        });
        self.offer_taken(part, &found.0.taken);
        found
    }

    /// Takes a few instruments out, completes the rest otherwise, and keeps what is lighter: one for
    /// one, two for one, and more.
    fn exchange(&mut self, part: &Part, bound: u64) {
        let Some((_, choice)) = &self.best else { return };
        let chosen = self.problem.flags(&choice.texts);
        let tries = (EXCHANGES * choice.texts.len()).max(LEAST_EXCHANGES);
        let mut now = State::with(&part.settled, &chosen);
        // What is decided since may not agree with the best choice.
        if !now.complete(&self.nobody, None) {
            return;
        }
        now.prune();
        self.keep(&now);
        let mut random = Random::new(self.limits.seed);
        for _ in 0..tries {
            if self.done(bound) {
                return;
            }
            let mut next = now.clone();
            let mut barred = self.nobody.clone();
            let free = next.free();
            let most = (free.len() / 10).clamp(2, 12);
            for n in 0..=random.below(most) {
                let Some(&text) = free.get(random.below(free.len())) else { continue };
                next.remove(text);
                // The first one stays out, so that something changes.
                barred[text] = n == 0;
            }
            self.work += 2 * part.settled.size();
            if !next.complete(&barred, Some(&mut random)) {
                continue;
            }
            next.prune();
            if next.weight <= now.weight {
                self.keep(&next);
                now = next;
            }
        }
    }

    /// The answer, with a weight that no choice but the best is below.
    fn answer(self, bound: u64) -> Solution {
        let weight = self.weight();
        let proof = match weight {
            // Open branches are bounded by what is known already, so this is all there is to prove.
            Some(weight) if weight <= bound => Proof::Optimal,
            Some(_) => Proof::Bounded,
            None if bound > self.ceiling => Proof::Impossible,
            None => Proof::Unknown,
        };
        let bound = match weight {
            Some(weight) => bound.min(weight),
            None if proof == Proof::Impossible => 0,
            None => bound,
        };
        let choice = self.best.map(|(_, choice)| choice);
        Solution { choice, weight, bound, proof, steps: self.work }
    }
}
