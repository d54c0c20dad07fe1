//! Laws of plans: the exact solver beside a twin that tries everything, the large solver beside the
//! exact one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may panic")]

use proptest::prelude::*;
use tinhgon::index::Ix;
use tinhgon::plan::{
    CapDraft, Choice, Counted, Draft, Exact, Fate, Large, Limits, MeasureDraft, MeasureIx, Problem,
    Proof, Solver, TextDraft, TextIx, forced,
};

/// How large the random problems are and how wild.
#[derive(Clone, Copy)]
struct Size {
    texts: usize,
    measures: usize,
    /// Whether measures exclude each other, take something away, or need each other.
    wild: bool,
    /// Pairs of instruments of which either alone does what both do, as when one procedure counts as
    /// simplified once; a bound may count them in two ways.
    pairs: usize,
}

/// A pair of instruments, by position, and what either does.
type Pair = (usize, usize, i64);

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![8 => Just(Fate::Free), 1 => Just(Fate::Must), 1 => Just(Fate::Never)]
}

fn text_id(at: usize) -> String {
    format!("t{at:02}")
}

fn measure_id(at: usize) -> String {
    format!("m{at:02}")
}

/// A measure: its instruments, gains on two goals, what it needs and excludes, as positions, and
/// whether it comes about in any case.
type Told = (Vec<usize>, [i64; 2], Option<usize>, Option<usize>, bool);

fn measure(size: Size, texts: usize) -> impl Strategy<Value = Told> {
    let low = if size.wild { -3 } else { 0 };
    let other = move || match size.wild {
        true => prop::option::weighted(0.3, 0..size.measures).boxed(),
        false => Just(None).boxed(),
    };
    let gains = [low..9_i64, low..9_i64];
    let needed = prop::collection::btree_set(0..texts, 0..=texts.min(3));
    let needed = needed.prop_map(|texts| texts.into_iter().collect());
    (needed, gains, other(), other(), any::<bool>())
}

fn drafts(size: Size) -> impl Strategy<Value = Draft> {
    let texts = prop::collection::vec((1_u32..9, fate()), 1..=size.texts);
    let whole = texts.prop_flat_map(move |texts| {
        let measures = prop::collection::vec(measure(size, texts.len()), 1..=size.measures);
        let cap =
            (prop::collection::btree_set(0..texts.len(), 1..=texts.len()), 0_u64..9, any::<bool>());
        let pair = (0..texts.len(), 0..texts.len(), 1..9_i64);
        let pairs = prop::collection::vec(pair, 0..=size.pairs);
        let shares = [0..30_u8, 0..30_u8];
        (Just(texts), measures, shares, prop::option::weighted(0.3, cap), pairs)
    });
    whole.prop_map(|(texts, measures, shares, cap, pairs)| {
        let mut draft = draft(&texts, &measures, shares, cap);
        for (group, pair) in (0..).zip(pairs) {
            draft.measures.extend(either(group, pair));
        }
        draft
    })
}

/// What either of two instruments does, told as terms: each, both, and what is given.
fn either(group: u32, (one, other, gain): Pair) -> Vec<MeasureDraft> {
    if one == other {
        return Vec::new();
    }
    let term = |name: &str, texts: &[usize], gain: i64, hope: i64, given: i64| MeasureDraft {
        id: format!("p{group:02}{name}"),
        texts: texts.iter().copied().map(text_id).collect(),
        gains: vec![gain],
        hopes: vec![hope],
        others: vec![given],
        group: Some(group),
        always: true,
        ..MeasureDraft::default()
    };
    vec![
        term("a", &[one], gain, gain, 0),
        term("b", &[other], gain, gain, 0),
        term("c", &[one, other], -gain, 0, 0),
        term("d", &[], 0, 0, gain),
    ]
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
    let told = measures.iter().enumerate().map(|(at, (needed, gains, needs, excludes, always))| {
        let needs = known(needs, at);
        let excludes = known(excludes, at).filter(|other| Some(other) != needs.as_ref());
        MeasureDraft {
            id: measure_id(at),
            texts: needed.iter().copied().map(text_id).collect(),
            needs: needs.into_iter().collect(),
            excludes: excludes.into_iter().collect(),
            gains: gains.to_vec(),
            always: *always,
            ..MeasureDraft::default()
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
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The exact solver finds the least weight of all, or proves that nothing reaches the goals.
    #[test]
    fn the_exact_solver_is_optimal(draft in drafts(Size { texts: 5, measures: 5, wild: true, pairs: 1 })) {
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
        draft in drafts(Size { texts: 9, measures: 14, wild: false, pairs: 4 })
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
        draft in drafts(Size { texts: 6, measures: 8, wild: true, pairs: 2 })
    ) {
        let problem = Problem::new(draft).unwrap();
        let exact = Exact.solve(&problem, &Limits::steps(u64::MAX));
        let large = Large.solve(&problem, &Limits::steps(u64::MAX));
        prop_assert_eq!(large.weight, exact.weight);
        prop_assert_eq!(large.proof, exact.proof);
        prop_assert!(large.choice.iter().all(|choice| problem.admits(choice)));
    }

    /// The order in which a problem is told changes nothing.
    #[test]
    fn the_same_problem_in_another_order_has_the_same_plan(
        draft in drafts(Size { texts: 9, measures: 14, wild: false, pairs: 4 })
    ) {
        let mut turned = draft.clone();
        turned.texts.reverse();
        turned.measures.reverse();
        let plan = |draft| Large.solve(&Problem::new(draft).unwrap(), &Limits::steps(100_000));
        prop_assert_eq!(plan(draft), plan(turned));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Cut short at any moment of its work, what it says holds: the bound is not above the least
    /// weight, the choice is admitted and not below it, and what is called proved is.
    #[test]
    fn cut_short_its_claims_still_hold(
        draft in drafts(Size { texts: 11, measures: 18, wild: false, pairs: 5 })
    ) {
        const MOMENTS: u64 = 24;
        let problem = Problem::new(draft).unwrap();
        let exact = Exact.solve(&problem, &Limits::steps(u64::MAX));
        let whole = Large.solve(&problem, &Limits::steps(u64::MAX));
        for moment in 0..=MOMENTS {
            let large = Large.solve(&problem, &Limits::steps(whole.steps * moment / MOMENTS));
            if let Some(least) = exact.weight {
                prop_assert!(large.bound <= least);
                prop_assert!(large.weight.is_none_or(|weight| weight >= least));
                prop_assert_ne!(large.proof, Proof::Impossible);
            } else {
                prop_assert_eq!(large.weight, None);
            }
            if large.proof == Proof::Optimal {
                prop_assert_eq!(large.weight, exact.weight);
                prop_assert_eq!(large.weight, Some(large.bound));
            }
            prop_assert!(large.choice.iter().all(|choice| problem.admits(choice)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    /// The reasons are enough: no plan with an instrument, and none without it, weighs less than said.
    #[test]
    fn what_it_costs_to_decide_otherwise_is_proved(
        draft in drafts(Size { texts: 7, measures: 10, wild: true, pairs: 3 })
    ) {
        let problem = Problem::new(draft).unwrap();
        let exact = |problem: &Problem| Exact.solve(problem, &Limits::steps(u64::MAX)).weight;
        let Some(weight) = exact(&problem) else { return Ok(()) };
        for (text, said) in forced(&problem, weight).iter() {
            let with = |fate: Fate| {
                let mut other = problem.clone();
                let possible = other.texts[text].fate == Fate::Free || other.texts[text].fate == fate;
                other.texts[text].fate = fate;
                exact(&other).filter(|_| possible)
            };
            prop_assert!(with(Fate::Must).is_none_or(|least| said.with <= least));
            prop_assert!(with(Fate::Never).is_none_or(|least| said.without <= least));
        }
    }
}

/// One light instrument simplifies forty procedures, and forty dearer ones each simplify one of these
/// once more, which counts for nothing; what is asked beyond the forty, others have to bring. A bound
/// that counts procedures twice, or whose prices do not find the mix of all forty, is far below.
#[test]
fn a_bound_counts_a_procedure_once() {
    const MANY: usize = 40;
    let hub = 2 * MANY;
    let text = |at: usize, weight: u32| TextDraft { id: text_id(at), weight, fate: Fate::Free };
    let again = (0..MANY).map(|at| text(at, 2));
    let others = (MANY..hub).map(|at| text(at, 5));
    let simplified = (0..MANY).flat_map(|at| either(at as u32, (hub, at, 1)));
    let beyond = (MANY..hub).map(|at| MeasureDraft {
        id: measure_id(at),
        texts: vec![text_id(at)],
        gains: vec![1],
        ..MeasureDraft::default()
    });
    let draft = Draft {
        texts: again.chain(others).chain([text(hub, 1)]).collect(),
        measures: simplified.chain(beyond).collect(),
        needs: vec![(MANY + MANY / 2) as i64],
        caps: Vec::new(),
    };
    let solution = Large.solve(&Problem::new(draft).unwrap(), &Limits::steps(100_000));
    assert_eq!((solution.weight, solution.bound), (Some(101), 101));
    assert_eq!(solution.proof, Proof::Optimal);
}
