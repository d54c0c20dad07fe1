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
use tinhgon::appraisal::volumes::{self, Volume};
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::{ChannelKind, Input};
use tinhgon::cost::model::Model;
use tinhgon::cost::price::Prices;
use tinhgon::cost::tariff::{self, Tariff};
use tinhgon::cost::{Basis, Cuts, Decimal, Money, OnlineShare, Segment, Spread};
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
    let prices = Prices::new(tariff).unwrap();
    let model = Model::new(prices, ANALYSIS.knowledge, ANALYSIS.as_of).unwrap();
    let facts = model.facts(dossier);
    let measures = find(&ANALYSIS, at, dossier, &facts);
    let chosen = measures.iter().enumerate().filter(|(n, _)| choose(*n));
    let cuts: Cuts = chosen.map(|(_, measure)| measure.cut()).collect();
    (facts.cost(&cuts).unwrap().total, measures)
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

fn volume(dossiers: u64) -> Volume {
    Volume { dossiers, year: 2024, source: "a test".into(), place: None }
}

/// Twice the dossiers cost twice as much, exactly.
#[test]
fn doubling_the_volume_doubles_the_cost() {
    let with = |times: u64| {
        let mut scenario = scenario(&Kind::ALL);
        for (n, procedure) in ANALYSIS.catalog.procedures.iter().enumerate() {
            scenario.volumes.insert(procedure.code.clone(), volume((n as u64 * 37 + 1) * times));
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
    some.volumes.insert(code, volume(1_000));
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
        huge.volumes.insert(procedure.code.clone(), volume(u64::MAX / 2));
    }
    assert!(Appraisal::of(&ANALYSIS, &huge).is_err());
}

/// A volume that makes a year's cost too large is the line to look at, and a sum that runs over names
/// the procedure with which it does.
#[test]
fn a_cost_beyond_the_range_is_told_from_where_it_comes() {
    let codes = &ANALYSIS.catalog.procedures;
    let row = |code, dossiers: u64| format!("{code},{dossiers},2024,x\n");
    let csv = |rows: String| {
        let text = format!("code,dossiers,year,source\n{rows}");
        volumes::read("v.csv".as_ref(), text.as_bytes()).unwrap()
    };
    let place = |volumes| {
        let scenario = Scenario { volumes, ..scenario(&Kind::BY_DATA) };
        let faults = Appraisal::of(&ANALYSIS, &scenario).err().expect("too large");
        (faults[0].file.clone(), faults[0].place.line)
    };
    let rows: String = codes
        .iter()
        .enumerate()
        .map(|(n, one)| row(&one.code, if n == 3 { u64::MAX } else { 1 }))
        .collect();
    assert_eq!(place(csv(rows)), ("v.csv".into(), 5));
    // Each alone can be counted, all together cannot.
    let dearest = appraise(&scenario(&[])).procedures.iter().map(|one| one.before.total.high).max();
    let each = i64::MAX.unsigned_abs() / dearest.unwrap().coins().unsigned_abs();
    let rows: String = codes.iter().map(|one| row(&one.code, each)).collect();
    let (file, line) = place(csv(rows));
    assert!(file == std::path::Path::new("v.csv") && line > 2, "{file:?} {line}");
    let mut stated = scenario(&Kind::BY_DATA);
    stated.volumes.extend(codes.iter().map(|one| (one.code.clone(), volume(u64::MAX))));
    let faults = Appraisal::of(&ANALYSIS, &stated).err().unwrap();
    assert_eq!(faults[0].file, std::path::Path::new(codes[0].code.as_str()), "no file names it");
}

/// A share sent online weighs the procedures that offer that beside another channel, before and after
/// alike, and no other.
#[test]
fn a_share_sent_online_weighs_only_where_there_is_a_choice() {
    let named = |text: &str| Scenario {
        online_share: Some(text.parse().unwrap()),
        ..scenario(&Kind::BY_DATA)
    };
    let (usual, none, all) = (scenario(&Kind::BY_DATA), named("0"), named("100"));
    let (usual, none, all) = (appraise(&usual), appraise(&none), appraise(&all));
    let mut moved = 0;
    for (at, dossier) in ANALYSIS.dossiers().enumerate() {
        let online = |one: &tinhgon::catalog::Channel| one.kind == ChannelKind::Online;
        let channels = &dossier.procedure.channels;
        let choice = channels.iter().any(online) && !channels.iter().all(online);
        let before = |appraisal: &Appraisal<'_>| appraisal.procedures[at].before.total;
        if choice {
            moved += usize::from(before(&none) != before(&all));
        } else {
            assert_eq!(before(&usual), before(&none), "{}", dossier.procedure.code);
            assert_eq!(before(&usual), before(&all), "{}", dossier.procedure.code);
        }
    }
    assert!(moved > 50, "{moved}");
    let after = |appraisal: &Appraisal<'_>| appraisal.sums.after.mid;
    assert!(after(&none) > after(&usual) && after(&usual) > after(&all));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Shares sum to one whatever is named, and nobody comes by a channel with none.
    #[test]
    fn shares_sum_to_one(at in 0..195_usize, millionths in 0..=100_000_000_i64) {
        let tariff = tariff::embedded(tariff::DEFAULT).unwrap().unwrap();
        let online = OnlineShare::of_percent(Decimal::from_millionths(millionths));
        let prices = Prices::new(&tariff).unwrap().with_online_share(online);
        let dossier = ANALYSIS.dossiers().nth(at).unwrap();
        let model = Model::new(prices, ANALYSIS.knowledge, ANALYSIS.as_of).unwrap();
        let tasks = model.facts(dossier).tasks(&Cuts::none());
        let shares = model.prices.shares(&tasks);
        let sum = shares.iter().fold(Decimal::ZERO, |sum, (_, part)| sum.plus(*part));
        prop_assert_eq!(sum, Decimal::ONE);
        prop_assert!(shares.iter().all(|(_, part)| *part > Decimal::ZERO));
        if tasks.offered.len() > 1 && tasks.offered.contains(&ChannelKind::Online) {
            let part = shares.iter().find(|(one, _)| *one == ChannelKind::Online);
            prop_assert_eq!(part.map_or(Decimal::ZERO, |one| one.1), online.unwrap().part());
        }
    }
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
