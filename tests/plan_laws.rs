//! Laws of plans: the exact solver beside a twin that tries everything, the large solver beside the
//! exact one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may panic")]

use proptest::prelude::*;
use tinhgon::index::Ix;
use tinhgon::plan::{
    CapDraft, Choice, Counted, Draft, Exact, Fate, Large, Limits, MeasureDraft, MeasureIx, Problem,
    Proof, Solver, TextDraft, TextIx,
};

/// How large the random problems are and how wild.
#[derive(Clone, Copy)]
struct Size {
    texts: usize,
    measures: usize,
    /// Whether measures exclude each other, take something away, or need each other.
    wild: bool,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![8 => Just(Fate::Free), 1 => Just(Fate::Must), 1 => Just(Fate::Never)]
}

fn text_id(at: usize) -> String {
    format!("t{at:02}")
}

fn measure_id(at: usize) -> String {
    format!("m{at:02}")
}

/// A measure: its instruments, gains on two goals, and what it needs and excludes, as positions.
type Told = (Vec<usize>, [i64; 2], Option<usize>, Option<usize>);

fn measure(size: Size, texts: usize) -> impl Strategy<Value = Told> {
    let low = if size.wild { -3 } else { 0 };
    let other = move || match size.wild {
        true => prop::option::weighted(0.3, 0..size.measures).boxed(),
        false => Just(None).boxed(),
    };
    let gains = [low..9_i64, low..9_i64];
    let needed = prop::collection::btree_set(0..texts, 0..=texts.min(3));
    let needed = needed.prop_map(|texts| texts.into_iter().collect());
    (needed, gains, other(), other())
}

fn drafts(size: Size) -> impl Strategy<Value = Draft> {
    let texts = prop::collection::vec((1_u32..9, fate()), 1..=size.texts);
    let whole = texts.prop_flat_map(move |texts| {
        let measures = prop::collection::vec(measure(size, texts.len()), 1..=size.measures);
        let cap =
            (prop::collection::btree_set(0..texts.len(), 1..=texts.len()), 0_u64..9, any::<bool>());
        (Just(texts), measures, [0..30_u8, 0..30_u8], prop::option::weighted(0.3, cap))
    });
    whole.prop_map(|(texts, measures, shares, cap)| draft(&texts, &measures, shares, cap))
}

fn draft(
    texts: &[(u32, Fate)],
    measures: &[Told],
    shares: [u8; 2],
    cap: Option<(std::collections::BTreeSet<usize>, u64, bool)>,
) -> Draft {
    let known = |other: &Option<usize>, at: usize| {
        // Needs point backwards, so that there is no circle.
        other.filter(|other| *other < at).map(measure_id)
    };
    let told = measures.iter().enumerate().map(|(at, (needed, gains, needs, excludes))| {
        let needs = known(needs, at);
        let excludes = known(excludes, at).filter(|other| Some(other) != needs.as_ref());
        MeasureDraft {
            id: measure_id(at),
            texts: needed.iter().copied().map(text_id).collect(),
            needs: needs.into_iter().collect(),
            excludes: excludes.into_iter().collect(),
            gains: gains.to_vec(),
        }
    });
    let most = |goal: usize| measures.iter().map(|one| one.1[goal].max(0)).sum::<i64>();
    let texts = texts.iter().enumerate();
    Draft {
        texts: texts
            .map(|(at, (weight, fate))| TextDraft { id: text_id(at), weight: *weight, fate: *fate })
            .collect(),
        measures: told.collect(),
        // Up to a little more than can be had.
        needs: (0..2).map(|goal| most(goal) * i64::from(shares[goal]) / 28).collect(),
        caps: cap
            .map(|(texts, most, weights)| CapDraft {
                texts: texts.into_iter().map(text_id).collect(),
                of: if weights { Counted::Weight } else { Counted::Instruments },
                most,
            })
            .into_iter()
            .collect(),
    }
}

/// The twin: every set of instruments with every set of measures.
fn by_trying_all(problem: &Problem) -> Option<u64> {
    let sets = |count: usize| 0..1_u32 << count;
    let members = |set: u32| (0..32).filter(move |bit| set & (1 << bit) != 0);
    let mut best: Option<u64> = None;
    for texts in sets(problem.texts.len()) {
        let texts: Vec<TextIx> = members(texts).map(TextIx::from_raw).collect();
        let weight = problem.weight(&texts);
        if best.is_some_and(|best| best <= weight) {
            continue;
        }
        let mut choices = sets(problem.measures.len())
            .map(|set| members(set).map(MeasureIx::from_raw).collect::<Vec<_>>());
        if choices.any(|measures| problem.admits(&Choice { texts: texts.clone(), measures })) {
            best = Some(weight);
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// The exact solver finds the least weight of all, or proves that nothing reaches the goals.
    #[test]
    fn the_exact_solver_is_optimal(draft in drafts(Size { texts: 5, measures: 6, wild: true })) {
        let problem = Problem::new(draft).unwrap();
        let solution = Exact.solve(&problem, &Limits::steps(u64::MAX));
        prop_assert_eq!(solution.weight, by_trying_all(&problem));
        match &solution.choice {
            Some(choice) => {
                prop_assert!(problem.admits(choice));
                prop_assert_eq!(solution.proof, Proof::Optimal);
                prop_assert_eq!(Some(solution.bound), solution.weight);
            }
            None => prop_assert_eq!(solution.proof, Proof::Impossible),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// The large solver, given steps enough, closes small problems: the same weight as the exact one,
    /// and nothing found only where nothing is to be found.
    #[test]
    fn the_large_solver_closes_small_problems(
        draft in drafts(Size { texts: 9, measures: 14, wild: false })
    ) {
        let problem = Problem::new(draft).unwrap();
        let exact = Exact.solve(&problem, &Limits::steps(u64::MAX));
        let large = Large.solve(&problem, &Limits::steps(u64::MAX));
        prop_assert_eq!(large.weight, exact.weight);
        prop_assert_eq!(large.proof, exact.proof);
        prop_assert_eq!(large.bound, exact.bound);
        prop_assert!(large.choice.iter().all(|choice| problem.admits(choice)));
    }

    /// Wild problems too; only within the limits can it end without an answer.
    #[test]
    fn the_large_solver_closes_wild_problems(
        draft in drafts(Size { texts: 6, measures: 8, wild: true })
    ) {
        let problem = Problem::new(draft).unwrap();
        let exact = Exact.solve(&problem, &Limits::steps(u64::MAX));
        let large = Large.solve(&problem, &Limits::steps(u64::MAX));
        prop_assert_eq!(large.weight, exact.weight);
        prop_assert_eq!(large.proof, exact.proof);
        prop_assert!(large.choice.iter().all(|choice| problem.admits(choice)));
    }

    /// Cut short at any step, what it says holds: the bound is below the least weight, the choice is
    /// admitted and not below it.
    #[test]
    fn cut_short_its_claims_still_hold(
        draft in drafts(Size { texts: 9, measures: 14, wild: false }),
        steps in 0_u64..20_000
    ) {
        let problem = Problem::new(draft).unwrap();
        let exact = Exact.solve(&problem, &Limits::steps(u64::MAX));
        let large = Large.solve(&problem, &Limits::steps(steps));
        if let Some(least) = exact.weight {
            prop_assert!(large.bound <= least);
            prop_assert!(large.weight.is_none_or(|weight| weight >= least));
            prop_assert_ne!(large.proof, Proof::Impossible);
        } else {
            prop_assert_eq!(large.weight, None);
        }
        prop_assert!(large.choice.iter().all(|choice| problem.admits(choice)));
    }

    /// The order in which a problem is told changes nothing.
    #[test]
    fn the_same_problem_in_another_order_has_the_same_plan(
        draft in drafts(Size { texts: 9, measures: 14, wild: false })
    ) {
        let mut turned = draft.clone();
        turned.texts.reverse();
        turned.measures.reverse();
        let plan = |draft| Large.solve(&Problem::new(draft).unwrap(), &Limits::steps(100_000));
        prop_assert_eq!(plan(draft), plan(turned));
    }
}
