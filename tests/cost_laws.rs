//! Laws of costs and measures, on the catalogue compiled in and on random sets of cuts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails loudly, in its helpers too"
)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use tinhgon::analysis::{Analysis, Dossier};
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::cost::model::Model;
use tinhgon::cost::price::Prices;
use tinhgon::cost::tariff::{self, Tariff};
use tinhgon::cost::{Basis, Cuts, Money, Segment, Spread};
use tinhgon::knowledge;
use tinhgon::measure::{Kind, Measure, find};

static ANALYSIS: LazyLock<Analysis<'static>> = LazyLock::new(|| {
    let known = knowledge::embedded().expect("sound knowledge");
    Analysis::load(&Input::Embedded, known, None, &|_, _| {}).expect("a sound catalogue")
});

static TARIFFS: LazyLock<Vec<Tariff>> = LazyLock::new(|| {
    let ids = tariff::ids().into_iter();
    ids.map(|id| tariff::embedded(id).expect("an edition").expect("a sound edition")).collect()
});

fn scenario(kinds: &[Kind]) -> Scenario {
    Scenario { kinds: kinds.to_vec(), ..Scenario::usual().unwrap() }
}

fn appraise(scenario: &Scenario) -> Appraisal<'_> {
    Appraisal::of(&ANALYSIS, scenario).unwrap()
}

/// What one dossier costs by an edition when some of its measures are carried out.
fn cost(
    at: usize,
    tariff: &Tariff,
    choose: impl Fn(usize) -> bool,
) -> (Spread<Money>, Vec<Measure>) {
    let dossier: Dossier<'_> = ANALYSIS.dossiers().nth(at).unwrap();
    let model = Model::new(tariff, ANALYSIS.knowledge, ANALYSIS.as_of).unwrap();
    let prices = Prices::new(tariff).unwrap();
    let facts = model.facts(dossier);
    let measures = find(&ANALYSIS, at, dossier, &facts);
    let chosen = measures.iter().enumerate().filter(|(n, _)| choose(*n));
    let cuts: Cuts = chosen.map(|(_, measure)| measure.cut()).collect();
    (prices.cost(&facts.tasks(&cuts)).unwrap().total, measures)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever measures are carried out, one more never makes a dossier dearer: not at the figure
    /// used, and at neither end.
    #[test]
    fn no_measure_ever_raises_cost(
        at in 0..ANALYSIS.catalog.procedures.len(),
        edition in 0..4_usize,
        chosen in any::<u32>(),
        one_more in 0..24_usize,
    ) {
        let tariff = &TARIFFS[edition % TARIFFS.len()];
        let is_chosen = |n: usize| n < 32 && chosen & (1 << n) != 0;
        let (before, _) = cost(at, tariff, is_chosen);
        let (after, _) = cost(at, tariff, |n| is_chosen(n) || n == one_more);
        prop_assert!(after.low <= before.low, "{after:?} {before:?}");
        prop_assert!(after.mid <= before.mid, "{after:?} {before:?}");
        prop_assert!(after.high <= before.high, "{after:?} {before:?}");
    }

    /// Costs are never negative and their ends are in order, whatever is cut.
    #[test]
    fn the_ends_of_a_cost_are_in_order(at in 0..ANALYSIS.catalog.procedures.len(), edition in 0..4_usize, chosen in any::<u32>()) {
        let tariff = &TARIFFS[edition % TARIFFS.len()];
        let (total, _) = cost(at, tariff, |n| n < 32 && chosen & (1 << n) != 0);
        prop_assert!(Money::ZERO <= total.low && total.low <= total.mid && total.mid <= total.high);
    }
}

#[test]
fn an_empty_set_of_measures_changes_nothing() {
    let none = scenario(&[]);
    let appraisal = appraise(&none);
    assert_eq!(appraisal.sums.before, appraisal.sums.after);
    assert!(appraisal.procedures.iter().all(|one| one.before == one.after));
    for axis in &appraisal.axes {
        assert_eq!(axis.progress.cut, 0);
    }
}

/// Before − after is the sum of what is put down to each measure, to the last đồng: for every
/// procedure, and for the kinds over the whole catalogue.
#[test]
fn the_saving_is_the_sum_of_the_savings_of_the_measures() {
    for kinds in [&Kind::BY_DATA[..], &Kind::ALL[..]] {
        let scenario = scenario(kinds);
        let appraisal = appraise(&scenario);
        for (dossier, one) in appraisal.dossiers() {
            let parts = Money::sum(one.chosen.iter().map(|chosen| chosen.saving)).unwrap();
            let whole = one.before.total.mid.minus(one.after.total.mid).unwrap();
            assert_eq!(parts, whole, "{}", dossier.procedure.code);
        }
        let kinds = Money::sum(appraisal.sums.by_kind.values().map(|group| group.saving)).unwrap();
        assert_eq!(kinds, appraisal.sums.saving().unwrap().mid);
    }
}

/// The order in which kinds are named cannot be seen in anything.
#[test]
fn the_order_of_measures_does_not_matter() {
    let forward = scenario(&Kind::ALL);
    let mut kinds = Kind::ALL;
    kinds.reverse();
    let backward = scenario(&kinds);
    let (one, other) = (appraise(&forward), appraise(&backward));
    assert_eq!(one.sums, other.sums);
    assert_eq!(one.draws, other.draws);
}

#[test]
fn measures_that_exclude_each_other_are_never_carried_out_together() {
    let scenario = scenario(&Kind::ALL);
    let appraisal = appraise(&scenario);
    let mut pairs = 0;
    for one in &appraisal.procedures {
        for measure in &one.measures {
            for other in &one.measures {
                assert_eq!(measure.excludes(other), other.excludes(measure));
            }
        }
        for (n, chosen) in one.chosen.iter().enumerate() {
            for other in &one.chosen[..n] {
                pairs += 1;
                assert!(!one.measures[chosen.measure].excludes(&one.measures[other.measure]));
            }
        }
    }
    assert!(pairs > 100, "{pairs}");
}

/// Ids tell measures apart, and are the same from run to run.
#[test]
fn every_measure_has_an_id_of_its_own() {
    let scenario = scenario(&Kind::ALL);
    let appraisal = appraise(&scenario);
    let mut ids = BTreeMap::new();
    for (dossier, one) in appraisal.dossiers() {
        for measure in &one.measures {
            let line = measure.line.map(|at| &dossier.procedure.requirements[at as usize]);
            let id = measure.id(&dossier.procedure.code, line.map(|line| &*line.id));
            assert!(ids.insert(id.clone(), measure.kind).is_none(), "{id} twice");
        }
    }
    let data = ids.iter().find(|(_, kind)| **kind == Kind::ReplaceByData).unwrap().0;
    assert_eq!(data.split(':').count(), 3, "{data}: kind, procedure, line");
}

/// Twice the dossiers cost twice as much, exactly.
#[test]
fn doubling_the_volume_doubles_the_cost() {
    let with = |times: u64| {
        let mut scenario = scenario(&Kind::ALL);
        for (n, procedure) in ANALYSIS.catalog.procedures.iter().enumerate() {
            scenario.volumes.insert(procedure.code.clone(), (n as u64 * 37 + 1) * times);
        }
        scenario
    };
    let (once, twice) = (with(1), with(2));
    let (once, twice) = (appraise(&once), appraise(&twice));
    assert_eq!((once.basis, twice.basis), (Basis::Annual, Basis::Annual));
    let double = |amount: Money| amount.times_whole(2).unwrap();
    assert_eq!(once.sums.before.map(double), twice.sums.before);
    assert_eq!(once.sums.after.map(double), twice.sums.after);
    assert_eq!(once.sums.percent(), twice.sums.percent());
    assert_eq!(once.draws, twice.draws, "percentages do not depend on a common factor");
}

/// One procedure without a volume is enough: the sums are then per dossier, and the year's figures
/// of the others stand apart.
#[test]
fn volumes_that_are_not_known_are_never_guessed() {
    let mut some = scenario(&Kind::BY_DATA);
    let code = ANALYSIS.catalog.procedures[0].code.clone();
    some.volumes.insert(code, 1_000);
    let appraisal = appraise(&some);
    assert_eq!(appraisal.basis, Basis::PerDossier);
    let annual = appraisal.annual.as_ref().unwrap();
    let known = appraisal.procedures.iter().filter(|one| one.volume.is_some());
    assert_eq!(annual.procedures, known.count());
    let one = &appraisal.procedures[0];
    assert!(annual.before.mid >= one.before.total.mid.times_whole(1_000).unwrap());
}

/// A volume so large that its cost cannot be counted is a fault, not a number.
#[test]
fn a_year_beyond_the_range_of_money_is_refused() {
    let mut huge = scenario(&Kind::BY_DATA);
    for procedure in &ANALYSIS.catalog.procedures {
        huge.volumes.insert(procedure.code.clone(), u64::MAX / 2);
    }
    assert!(Appraisal::of(&ANALYSIS, &huge).is_err());
}

/// Every edition prices every procedure, and none is free, but for citizens where an edition counts
/// their hours and no money, as the German one does.
#[test]
fn every_edition_prices_the_whole_catalogue() {
    for tariff in TARIFFS.iter() {
        let scenario = Scenario { tariff: tariff.clone(), ..Scenario::usual().unwrap() };
        let appraisal = appraise(&scenario);
        let counts_hours_only = tariff.income(Segment::Citizen).value.high == Money::ZERO
            && tariff.income(Segment::Enterprise).value.high > Money::ZERO;
        let free = appraisal.dossiers().filter(|(dossier, one)| {
            let segment = Segment::of(&dossier.procedure.subjects);
            let asked = !dossier.procedure.requirements.is_empty();
            let priced = asked && !(counts_hours_only && segment == Segment::Citizen);
            priced && one.before.total.high == Money::ZERO
        });
        assert_eq!(free.count(), 0, "{}", tariff.id);
    }
}
