//! What measures gain when only some of them are carried out, as terms that a solver can add up.
//!
//! Measures of different procedures do not touch each other, and most measures of one procedure stand
//! in one instrument: a *piece*, which gains exactly what it is appraised at. Where a procedure has
//! several pieces, what they gain depends on which others are there: a visit is saved only when all
//! papers go, and a procedure counts as simplified once. Any such dependence is a sum of terms, one
//! for each set of pieces (its Möbius transform): what the set gains beyond the terms of its parts.
//! A term is there when all instruments of its set are amended, and may be below zero. So the sums
//! of the problem are the truth, and not an estimate.
//!
//! A bound needs terms that only help, and add up to no less than the truth. There are two ways to
//! tell such: one is near the truth where few pieces of a procedure are chosen, the other where nearly
//! all are. Any mix of them holds, procedure by procedure and axis by axis; the solver finds the mix
//! that proves most.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::survey::Survey;
use crate::appraisal::TrialOf;
use crate::fault::Fault;

/// Pieces of one procedure beyond which not every set of them is tried.
const TRIED: usize = 5;

/// What measures of one procedure gain when all of some instruments are amended, beyond what they
/// gain with fewer of these.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Position of the procedure in the catalogue.
    pub(super) procedure: usize,
    /// The instruments, by their place in the survey.
    pub(super) instruments: Vec<usize>,
    /// The gains, axis by axis of the target.
    pub(super) gains: Vec<i64>,
    /// What a bound counts instead: terms above zero, or for each piece the most that it adds to any
    /// set of the others; and the other way, for each piece the least that it adds, and for no
    /// instrument what must then be given.
    pub(super) hopes: [Vec<i64>; 2],
}

/// The terms of a survey.
pub(super) struct Pieces {
    pub(super) terms: Vec<Term>,
    /// Whether their sums are the truth; otherwise some procedure has too many pieces to try every
    /// set, and a plan has to be appraised again.
    pub(super) exact: bool,
}

/// The measures of one procedure that stand in one instrument, by position.
type Piece = (usize, Vec<usize>);

impl Pieces {
    /// Finds the terms of the offers that can be used.
    pub(super) fn of(survey: &Survey<'_>, usable: &[bool]) -> Result<Self, Vec<Fault>> {
        let mut procedures: BTreeMap<usize, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
        for (offer, _) in survey.offers.iter().zip(usable).filter(|(_, usable)| **usable) {
            let pieces = procedures.entry(offer.procedure).or_default();
            pieces.entry(offer.instrument).or_default().push(offer.measure);
        }
        let procedures: Vec<(usize, Vec<Piece>)> = procedures
            .into_iter()
            .map(|(procedure, pieces)| (procedure, pieces.into_iter().collect()))
            .collect();
        let terms: Result<Vec<Vec<Term>>, Vec<Fault>> =
            procedures.par_iter().map(|(at, pieces)| terms(survey, *at, pieces)).collect();
        let exact = procedures.iter().all(|(_, pieces)| pieces.len() <= TRIED);
        Ok(Self { terms: terms?.into_iter().flatten().collect(), exact })
    }
}

fn terms(survey: &Survey<'_>, at: usize, pieces: &[Piece]) -> Result<Vec<Term>, Vec<Fault>> {
    let found = survey.dossiers.get(at).zip(survey.appraisal.procedures.get(at));
    let Some((dossier, appraised)) = found else { return Ok(Vec::new()) };
    let trial = survey.trial.of(*dossier, appraised);
    if pieces.len() > TRIED {
        return one_after_the_other(&trial, at, pieces);
    }
    let gains = gains_of_sets(&trial, pieces)?;
    let instruments = |set: usize| {
        let members = pieces.iter().enumerate().filter(|(n, _)| set & (1 << n) != 0);
        members.map(|(_, (instrument, _))| *instrument).collect()
    };
    let told = told(&gains).into_iter().enumerate();
    let told = told.filter(|(_, told)| told.iter().flatten().any(|amount| *amount != 0));
    let term = |(set, [gains, one, other]): (usize, Told)| Term {
        procedure: at,
        instruments: instruments(set),
        gains,
        hopes: [one, other],
    };
    Ok(told.map(term).collect())
}

/// Of one set of pieces: its term, and what a bound counts instead, in both ways.
type Told = [Vec<i64>; 3];

/// From what each set of pieces gains, by its bits, to the terms of all sets.
fn told(gains: &[Vec<i64>]) -> Vec<Told> {
    let of = |set: usize| gains.get(set).map_or(&[][..], |gains| gains);
    let sets = || 0..gains.len();
    let axes = of(0).len();
    let beyond: Vec<Vec<i64>> = sets().map(|set| beyond_parts(set, &of)).collect();
    let alone = |set: usize| set.is_power_of_two();
    let added = |set: usize, choose: fn(i64, i64) -> i64| match alone(set) {
        true => added(set, gains.len(), choose, &of),
        false => vec![0; axes],
    };
    let most: Vec<Vec<i64>> = sets().map(|set| added(set, i64::max)).collect();
    let least: Vec<Vec<i64>> = sets().map(|set| added(set, i64::min)).collect();
    let on = |gains: &[i64], axis: usize| gains.get(axis).copied().unwrap_or_default();
    let sum = |list: &[Vec<i64>], axis: usize| -> i128 {
        list.iter().map(|gains| i128::from(on(gains, axis).max(0))).sum()
    };
    let terms_help: Vec<bool> = (0..axes).map(|n| sum(&beyond, n) <= sum(&most, n)).collect();
    // What must be given so that no set gains more than that and the least of its pieces.
    let given = |axis: usize| {
        let pieces = |set: usize| -> i64 {
            let members = sets().filter(|piece| alone(*piece) && set & piece != 0);
            let each = members.filter_map(|piece| least.get(piece));
            each.fold(0, |sum, gains| sum.saturating_add(on(gains, axis).max(0)))
        };
        sets().map(|set| on(of(set), axis).saturating_sub(pieces(set))).fold(0, i64::max)
    };
    let told = |set: usize| {
        let row = |list: &[Vec<i64>], axis: usize| list.get(set).map_or(0, |gains| on(gains, axis));
        let one = terms_help
            .iter()
            .enumerate()
            .map(|(axis, helps)| row(if *helps { &beyond } else { &most }, axis).max(0));
        let other =
            (0..axes).map(|axis| if set == 0 { given(axis) } else { row(&least, axis).max(0) });
        [beyond.get(set).cloned().unwrap_or_default(), one.collect(), other.collect()]
    };
    sets().map(told).collect()
}

/// What each set of pieces gains, by the bits of the set.
fn gains_of_sets(trial: &TrialOf<'_, '_>, pieces: &[Piece]) -> Result<Vec<Vec<i64>>, Vec<Fault>> {
    let sets = 0..1_usize << pieces.len();
    sets.map(|set| {
        let members = pieces.iter().enumerate().filter(|(n, _)| set & (1 << n) != 0);
        let chosen: BTreeSet<usize> =
            members.flat_map(|(_, (_, measures))| measures.iter().copied()).collect();
        trial.gains(&chosen.into_iter().collect::<Vec<_>>())
    })
    .collect()
}

/// What a set gains beyond the terms of its parts: with signs by the parity of what is left out.
fn beyond_parts<'g>(set: usize, of: &impl Fn(usize) -> &'g [i64]) -> Vec<i64> {
    let mut term = vec![0_i64; of(set).len()];
    let parts = (0..=set).filter(|part| part & !set == 0);
    for part in parts {
        let even = (set ^ part).count_ones().is_multiple_of(2);
        for (sum, gain) in term.iter_mut().zip(of(part)) {
            *sum = if even { sum.saturating_add(*gain) } else { sum.saturating_sub(*gain) };
        }
    }
    term
}

/// The most, or the least, that a piece adds to a set of the others.
fn added<'g>(
    piece: usize,
    sets: usize,
    choose: fn(i64, i64) -> i64,
    of: &impl Fn(usize) -> &'g [i64],
) -> Vec<i64> {
    let others = (0..sets).filter(|set| set & piece == 0);
    let added = others.map(|set| minus(of(set | piece), of(set)));
    let chosen = |a: Vec<i64>, b: Vec<i64>| a.iter().zip(&b).map(|(a, b)| choose(*a, *b)).collect();
    added.reduce(chosen).unwrap_or_default()
}

/// Too many pieces to try every set: each is told what it adds to those before it, and hoped to bring
/// the whole.
fn one_after_the_other(
    trial: &TrialOf<'_, '_>,
    at: usize,
    pieces: &[Piece],
) -> Result<Vec<Term>, Vec<Fault>> {
    let mut done: Vec<usize> = Vec::new();
    let mut before = trial.gains(&done)?;
    let mut terms = Vec::new();
    for (instrument, measures) in pieces {
        done.extend(measures);
        let now = trial.gains(&done)?;
        let gains = minus(&now, &before);
        terms.push(Term {
            procedure: at,
            instruments: vec![*instrument],
            gains,
            hopes: Default::default(),
        });
        before = now;
    }
    for term in &mut terms {
        let hopes: Vec<i64> =
            before.iter().zip(&term.gains).map(|(all, own)| *all.max(own).max(&0)).collect();
        term.hopes = [hopes.clone(), hopes];
    }
    Ok(terms)
}

fn minus(a: &[i64], b: &[i64]) -> Vec<i64> {
    a.iter().zip(b).map(|(a, b)| a.saturating_sub(*b)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Whatever sets of pieces gain: the terms add up to it, and what a bound counts, in either
        /// way, to no less.
        #[test]
        fn terms_add_up_to_the_truth_and_hopes_to_no_less(
            gains in (1_u32..=4).prop_flat_map(|pieces| {
                prop::collection::vec(-5_i64..20, 1 << pieces)
            })
        ) {
            let mut gains: Vec<Vec<i64>> = gains.into_iter().map(|gain| vec![gain]).collect();
            // Nothing gains nothing.
            gains[0] = vec![0];
            let told = told(&gains);
            for (set, truth) in gains.iter().enumerate() {
                let parts = || (0..gains.len()).filter(|part| part & !set == 0);
                let sum = |way: usize| parts().map(|part| told[part][way][0]).sum::<i64>();
                prop_assert_eq!(sum(0), truth[0]);
                prop_assert!(sum(1) >= truth[0] && sum(2) >= truth[0]);
            }
        }
    }
}
