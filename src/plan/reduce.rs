//! What is left of a problem when good prices have decided most of its instruments. It is built anew
//! and not only marked as decided: looking at it takes far less work, and its bound is nearer the truth.

use super::compiled::Compiled;
use super::problem::{Fate, Problem};
use super::relax::{Decisions, Prices, Relaxation, Relaxed, SCALE};

/// A problem, or what is left of it, made ready for bounds and for choices.
pub(super) struct Part {
    problem: Problem,
    pub(super) relaxed: Compiled,
    pub(super) settled: Compiled,
}

impl Part {
    pub(super) fn of(problem: Problem) -> Self {
        let (relaxed, settled) = (Compiled::relaxed(&problem), Compiled::settled(&problem));
        Self { problem, relaxed, settled }
    }

    /// What is left when it is decided what would weigh more than `top`, done otherwise, with prices
    /// to go on from; nothing where too little is decided to begin anew.
    pub(super) fn without_decided(
        &self,
        bargain: &Relaxed,
        prices: &Prices,
        top: u64,
    ) -> Option<(Self, Prices)> {
        let mut decisions = Relaxation::new(&self.relaxed).decisions();
        let open = decisions.rows().iter().filter(|one| one.is_none()).count();
        let decided = decide(&self.relaxed, bargain, top, &mut decisions);
        // Less than a tenth is not worth the building.
        if decided * 10 < open.max(1) {
            return None;
        }
        let less = Self::of(reduced(&self.problem, &decisions));
        let price = |(goal, price): (_, &u64)| {
            let (need, left): (i64, i64) = (self.relaxed.needs[goal], less.relaxed.needs[goal]);
            let price = i128::from(*price) * i128::from(left) / i128::from(need.max(1));
            u64::try_from(price).unwrap_or_default()
        };
        let prices = Prices {
            goals: prices.goals.iter().map(price).collect(),
            caps: prices.caps.clone(),
            mixes: vec![0; less.relaxed.mixes.len()],
        };
        Some((less, prices))
    }
}

/// Decides what would weigh more than `top`, done otherwise (variable fixing by reduced costs;
/// Nemhauser, Wolsey 1988, II.5); gives how many instruments that are.
pub(super) fn decide(
    compiled: &Compiled,
    bargain: &Relaxed,
    top: u64,
    decisions: &mut Decisions,
) -> usize {
    let top = i128::from(top) * i128::from(SCALE);
    let mut decided = 0;
    for text in compiled.weights.indexes() {
        let otherwise = bargain.bound + i128::from(bargain.regret[text]);
        if decisions[text].is_none() && otherwise > top {
            decisions[text] = Some(bargain.taken[text]);
            decided += 1;
        }
    }
    decided
}

/// A problem in which what is decided stands: measures no longer wait for instruments that are
/// amended in any case, so that what these bring alone is no longer asked for.
fn reduced(problem: &Problem, decisions: &Decisions) -> Problem {
    let mut reduced = problem.clone();
    for (text, decided) in decisions.iter() {
        match decided {
            Some(true) => reduced.texts[text].fate = Fate::Must,
            Some(false) => reduced.texts[text].fate = Fate::Never,
            None => {}
        }
    }
    let measures: Vec<_> = reduced.measures.indexes().collect();
    for ix in measures {
        reduced.measures[ix].texts.retain(|text| decisions[*text] != Some(true));
    }
    reduced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Ix;
    use crate::plan::{Draft, GoalIx, MeasureDraft, TextDraft, TextIx};

    fn text(id: &str) -> TextDraft {
        TextDraft { id: id.into(), weight: 1, fate: Fate::Free }
    }

    fn measure(id: &str, texts: &[&str], gain: i64) -> MeasureDraft {
        MeasureDraft {
            id: id.into(),
            texts: texts.iter().map(|text| (*text).into()).collect(),
            gains: vec![gain],
            ..MeasureDraft::default()
        }
    }

    /// Two instruments that are decided do eight together, and a bound may count ten. Four more are
    /// missing then, and not two: a measure that brings five must not be told to bring two.
    #[test]
    fn what_is_hoped_too_much_of_what_is_decided_can_be_made_up_for() {
        let term = |id: &str, texts: &[&str], gain: i64, other: i64| MeasureDraft {
            hopes: vec![gain.max(0)],
            others: vec![other],
            group: Some(0),
            always: true,
            ..measure(id, texts, gain)
        };
        let draft = Draft {
            texts: vec![text("a"), text("b"), text("c")],
            measures: vec![
                term("1", &["a"], 8, 6),
                term("2", &["b"], 2, 0),
                term("3", &["a", "b"], -2, 0),
                term("4", &[], 0, 2),
                measure("5", &["c"], 5),
            ],
            needs: vec![12],
            caps: Vec::new(),
        };
        let problem = Problem::new(draft).unwrap();
        let decisions: Decisions = [Some(true), Some(true), None].into_iter().collect();
        let left = Compiled::relaxed(&reduced(&problem, &decisions));
        let goal = GoalIx::from_raw(0);
        assert_eq!(left.needs[goal], 2);
        assert_eq!(left.mixes.iter().map(|mix| mix.given).collect::<Vec<_>>(), [-2]);
        assert_eq!(left.bundles.rows()[0].gains, [(goal, 4)]);
    }

    #[test]
    fn what_is_decided_is_neither_asked_for_nor_waited_for() {
        let draft = Draft {
            texts: vec![text("a"), text("b"), text("c")],
            measures: vec![
                measure("1", &["a"], 4),
                measure("2", &["a", "b"], 9),
                measure("3", &["b", "c"], 5),
            ],
            needs: vec![10],
            caps: Vec::new(),
        };
        let problem = Problem::new(draft).unwrap();
        let decisions: Decisions = [Some(true), None, Some(false)].into_iter().collect();
        let left = Compiled::relaxed(&reduced(&problem, &decisions));
        let (goal, b) = (GoalIx::from_raw(0), TextIx::from_raw(1));
        // Of ten, four are there; the nine of the second measure count for the six that are missing.
        assert_eq!(left.needs[goal], 6);
        let bundles: Vec<_> = left.bundles.rows().iter().collect();
        assert_eq!(bundles.len(), 1);
        assert_eq!((&bundles[0].texts[..], &bundles[0].gains[..]), (&[b][..], &[(goal, 6)][..]));
    }
}
