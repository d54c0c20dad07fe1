//! The exact solver: branch and bound over instruments, then over measures that do not all go
//! together. Always optimal, and only for small problems.

use super::choice::Choice;
use super::problem::{Fate, GoalIx, MeasureIx, Problem, TextIx};
use super::solver::{Limits, Proof, Solution, Solver};
use crate::index::Table;

/// Branch and bound: every choice is either looked at or shown to be no better.
#[derive(Clone, Copy, Debug, Default)]
pub struct Exact;

impl Solver for Exact {
    fn solve(&self, problem: &Problem, limits: &Limits<'_>) -> Solution {
        let mut search = Search::new(problem, limits);
        let fates = search.fates.clone();
        search.branch(0, &fates);
        search.finish()
    }
}

/// What is decided of an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decided {
    In,
    Out,
    Open,
}

type Decisions = Table<TextIx, Decided>;

struct Search<'p> {
    problem: &'p Problem,
    limits: &'p Limits<'p>,
    /// Where the search begins.
    fates: Decisions,
    /// The order in which instruments are decided: those that promise most for their weight first.
    order: Vec<TextIx>,
    best: Option<(u64, Choice)>,
    steps: u64,
    cut_short: bool,
}

impl<'p> Search<'p> {
    fn new(problem: &'p Problem, limits: &'p Limits<'p>) -> Self {
        let decided = |fate| match fate {
            Fate::Free => Decided::Open,
            Fate::Must => Decided::In,
            Fate::Never => Decided::Out,
        };
        let fates: Decisions = problem.texts.rows().iter().map(|text| decided(text.fate)).collect();
        let mut search = Self {
            problem,
            limits,
            fates,
            order: Vec::new(),
            best: None,
            steps: 0,
            cut_short: false,
        };
        let promise = search.promise(&search.fates);
        let score = |ix: TextIx| {
            let shares = problem.needs.iter().filter(|(_, need)| **need > 0);
            let share =
                |(goal, need): (GoalIx, &i64)| promise[ix][goal] * 1_000 / i128::from(*need);
            shares.map(share).sum::<i128>() / i128::from(problem.texts[ix].weight.max(1))
        };
        let open = problem.texts.indexes().filter(|ix| search.fates[*ix] == Decided::Open);
        let mut order: Vec<TextIx> = open.collect();
        order.sort_by_key(|&ix| (std::cmp::Reverse(score(ix)), ix));
        search.order = order;
        search
    }

    fn finish(self) -> Solution {
        let proof = match (&self.best, self.cut_short) {
            (Some(_), false) => Proof::Optimal,
            (None, false) => Proof::Impossible,
            (Some(_), true) => Proof::Bounded,
            (None, true) => Proof::Unknown,
        };
        let weight = self.best.as_ref().map(|(weight, _)| *weight);
        let bound = match proof {
            Proof::Optimal => weight.unwrap_or_default(),
            _ => 0,
        };
        Solution {
            choice: self.best.map(|(_, choice)| choice),
            weight,
            bound,
            proof,
            steps: self.steps,
        }
    }

    fn branch(&mut self, depth: usize, decisions: &Decisions) {
        self.steps += 1;
        if self.limits.over(self.steps) {
            self.cut_short = true;
        }
        if self.cut_short || !self.can_get_better(decisions) {
            return;
        }
        let chosen: Vec<TextIx> = self.with(decisions, Decided::In);
        if let Some(choice) = self.settle(&chosen) {
            // What else is chosen only adds weight.
            self.best = Some((self.problem.weight(&choice.texts), choice));
            return;
        }
        let Some(&next) = self.order.get(depth) else { return };
        for decided in [Decided::In, Decided::Out] {
            let mut decisions = decisions.clone();
            decisions[next] = decided;
            self.branch(depth + 1, &decisions);
        }
    }

    fn with(&self, decisions: &Decisions, wanted: Decided) -> Vec<TextIx> {
        decisions.iter().filter(|(_, one)| **one == wanted).map(|(ix, _)| ix).collect()
    }

    /// Whether something below these decisions can reach the goals with less weight than the best.
    fn can_get_better(&self, decisions: &Decisions) -> bool {
        let chosen = self.with(decisions, Decided::In);
        if !self.problem.within_caps(&chosen) {
            return false;
        }
        let weight = self.problem.weight(&chosen);
        let Some(more) = self.least_more(decisions) else { return false };
        self.best.as_ref().is_none_or(|(best, _)| weight + more < *best)
    }

    /// A weight that the open instruments must add at least; `None` when all of them together do not
    /// reach the goals. Each goal alone is a fractional knapsack.
    fn least_more(&self, decisions: &Decisions) -> Option<u64> {
        let sure = self.most(decisions, |decided| decided == Decided::In);
        let hoped = self.most(decisions, |decided| decided != Decided::Out);
        let promise = self.promise(decisions);
        let mut most = 0;
        for (goal, need) in self.problem.needs.iter() {
            let need = i128::from(*need);
            if hoped[goal] < need {
                return None;
            }
            let mut missing = need - sure[goal];
            let mut open: Vec<(i128, u64)> = self
                .with(decisions, Decided::Open)
                .into_iter()
                .map(|ix| (promise[ix][goal], u64::from(self.problem.texts[ix].weight)))
                .filter(|(gain, _)| *gain > 0)
                .collect();
            open.sort_by(|(a, v), (b, w)| (b * i128::from(*v)).cmp(&(a * i128::from(*w))));
            let mut weight = 0;
            for (gain, each) in open {
                if missing <= 0 {
                    break;
                }
                // The last one counts in part, rounded up as weights are whole numbers.
                weight += match gain <= missing {
                    true => each,
                    false => u64::try_from((missing * i128::from(each) + gain - 1) / gain).ok()?,
                };
                missing -= gain;
            }
            most = most.max(weight);
        }
        Some(most)
    }

    /// The most that measures add whose instruments all satisfy a condition.
    fn most(
        &self,
        decisions: &Decisions,
        allowed: impl Fn(Decided) -> bool,
    ) -> Table<GoalIx, i128> {
        let mut most: Table<GoalIx, i128> = self.problem.needs.indexes().map(|_| 0).collect();
        for measure in self.problem.measures.rows() {
            if measure.texts.iter().all(|text| allowed(decisions[*text])) {
                for &(goal, gain) in &measure.hopes {
                    most[goal] += i128::from(gain);
                }
            }
        }
        most
    }

    /// What each open instrument helps to gain, goal by goal; a measure counts in full for each of
    /// its open instruments, so that no sum of them is less than the truth.
    fn promise(&self, decisions: &Decisions) -> Table<TextIx, Table<GoalIx, i128>> {
        let nothing = || self.problem.needs.indexes().map(|_| 0).collect();
        let mut promise: Table<TextIx, Table<GoalIx, i128>> =
            self.problem.texts.indexes().map(|_| nothing()).collect();
        for measure in self.problem.measures.rows() {
            if measure.texts.iter().any(|text| decisions[*text] == Decided::Out) {
                continue;
            }
            for &text in measure.texts.iter().filter(|text| decisions[**text] == Decided::Open) {
                for &(goal, gain) in &measure.hopes {
                    promise[text][goal] += i128::from(gain);
                }
            }
        }
        promise
    }

    /// Measures that reach the goals with exactly these instruments, if there are any.
    fn settle(&mut self, chosen: &[TextIx]) -> Option<Choice> {
        let problem = self.problem;
        let available = problem.available(&problem.flags(chosen));
        let (mut done, others): (Vec<_>, Vec<_>) =
            available.into_iter().partition(|&ix| problem.measures[ix].plain);
        // Each after those it needs, so that a decision never waits for a later one.
        let order = problem.order();
        let others: Vec<MeasureIx> = order.into_iter().filter(|ix| others.contains(ix)).collect();
        let found = self.try_measures(&others, &mut done);
        found.then(|| {
            done.sort_unstable();
            Choice { texts: chosen.to_vec(), measures: done }
        })
    }

    fn try_measures(&mut self, others: &[MeasureIx], done: &mut Vec<MeasureIx>) -> bool {
        let problem = self.problem;
        let Some((&ix, rest)) = others.split_first() else {
            return problem.reached(&problem.totals(done));
        };
        self.steps += 1;
        if self.limits.over(self.steps) {
            self.cut_short = true;
        }
        if self.cut_short {
            return false;
        }
        let mut hoped = problem.totals(done);
        for &(goal, gain) in others.iter().flat_map(|&ix| &problem.measures[ix].gains) {
            hoped[goal] += i128::from(gain.max(0));
        }
        if !problem.reached(&hoped) {
            return false;
        }
        let one = &problem.measures[ix];
        let possible = one.needs.iter().all(|need| done.contains(need))
            && !one.excludes.iter().any(|other| done.contains(other));
        if possible {
            done.push(ix);
            if self.try_measures(rest, done) {
                return true;
            }
            done.pop();
        }
        self.try_measures(rest, done)
    }
}
