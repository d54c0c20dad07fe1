//! Plans: how near to the proved least, how fast, how that grows.
//!
//! Each problem is told with the gap that was reached, so that speed is never shown without it. Run
//! with `cargo bench --bench plan`; the portal's records are left out where they are not.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may stop, and speaks to people"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use tinhgon::analysis::Analysis;
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::knowledge;
use tinhgon::measure::Kind;
use tinhgon::measure::imposing::Imposing;
use tinhgon::plan::{
    Draft, Fate, Large, Limits, MeasureDraft, Plan, Planner, Problem, Solution, Solver, Survey,
    TextDraft, Wish,
};

/// Instruments of the synthetic problems; each has ten times as many measures.
const SIZES: [usize; 4] = [250, 500, 1_000, 2_000];
/// Steps that a national problem is given: about a second.
const STEPS: u64 = 60_000_000;

fn main() {
    for size in SIZES {
        let problem = synthetic(size);
        let began = Instant::now();
        tell(&format!("{size} instruments"), &solve(&problem), began.elapsed());
    }
    let began = Instant::now();
    match portal() {
        Some(plan) => println!(
            "portal: {} instruments, weight {}, bound {}, {:?}, {:.1?} with reading",
            plan.instruments.as_ref().map_or(0, Vec::len),
            plan.weight,
            plan.bound,
            plan.proof,
            began.elapsed()
        ),
        None => println!("no portal records: they are left out"),
    }
    if let Some(peak) = peak() {
        println!("most memory at a time, all of this together: {peak}");
    }
    divan::main();
}

/// The most memory that the process held at a time, where the system tells.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}

/// The plan of all records of the portal, with measures of every kind and the usual target.
fn portal() -> Option<Plan> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/portal");
    if !folder.is_dir() {
        return None;
    }
    let knowledge = knowledge::embedded().expect("sound knowledge");
    let input = Input::Paths(vec![folder]);
    let analysis = Analysis::load(&input, knowledge, None, &|_, _| {}).expect("sound records");
    let usual = Scenario::usual().expect("sound data");
    let scenario = Scenario { kinds: Kind::ALL.to_vec(), ..usual };
    let appraisal = Appraisal::of(&analysis, &scenario).expect("sums within the range");
    let imposing = Imposing::new(knowledge).expect("sound data");
    let survey = Survey::of(&appraisal, &imposing).expect("sound data");
    let wish = Wish::default();
    let planner = Planner::new(&survey, &wish).expect("sums within the range");
    let asked = planner.asked().expect("the target asks for something");
    planner.plan(&asked, &Limits::steps(STEPS)).ok()
}

fn tell(name: &str, solution: &Solution, took: Duration) {
    let weight = solution.weight.unwrap_or_default();
    let gap = (weight - solution.bound.min(weight)) as f64 / weight.max(1) as f64 * 100.0;
    println!(
        "{name}: weight {weight}, bound {}, gap {gap:.2} %, {:?}, {} steps, {took:.1?}",
        solution.bound, solution.proof, solution.steps
    );
}

fn solve(problem: &Problem) -> Solution {
    Large.solve(problem, &Limits::steps(STEPS))
}

/// SplitMix64, as the solver has it.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// A problem the shape of a country: many circulars, fewer decrees, few laws; some instruments behind
/// very many measures, most behind few; three measures in ten need two instruments or three; the cost
/// that a measure saves spans five orders of magnitude.
fn synthetic(instruments: usize) -> Problem {
    let mut random = Random(2_026);
    let text = |at: usize| format!("{at:05}");
    let texts = (0..instruments).map(|at| {
        let weight = match at % 10 {
            0 => 15,
            1..=3 => 5,
            _ => 2,
        };
        TextDraft { id: text(at), weight, fate: Fate::Free }
    });
    let texts = texts.collect();
    let count = instruments as u64;
    let mut popular = || {
        // The square of an even chance: the first tenth of the instruments has a third of the measures.
        let (a, b) = (random.below(count), random.below(count));
        let at = a * b / count;
        // Spread over the ranks.
        usize::try_from(at * 7 % count).unwrap_or_default()
    };
    let mut measures = Vec::new();
    let mut chance = Random(66_007);
    for at in 0..instruments * 10 {
        let needed = match chance.below(10) {
            0..=6 => 1,
            7..=8 => 2,
            _ => 3,
        };
        let mut texts: Vec<usize> = (0..needed).map(|_| popular()).collect();
        texts.sort_unstable();
        texts.dedup();
        let units = i64::try_from(chance.below(3)).unwrap_or_default();
        let magnitude = 10_i64.pow(4 + u32::try_from(chance.below(5)).unwrap_or_default());
        let coins = magnitude * i64::try_from(1 + chance.below(9)).unwrap_or(1);
        measures.push(MeasureDraft {
            id: format!("{at:06}"),
            texts: texts.into_iter().map(text).collect(),
            gains: vec![units, coins],
            ..MeasureDraft::default()
        });
    }
    let total = |goal: usize| -> i64 {
        measures.iter().filter_map(|measure: &MeasureDraft| measure.gains.get(goal)).sum()
    };
    let needs = vec![total(0) / 5, total(1) / 5];
    Problem::new(Draft { texts, measures, needs, caps: Vec::new() }).expect("a sound problem")
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn national(bencher: divan::Bencher<'_, '_>, instruments: usize) {
    let problem = synthetic(instruments);
    bencher.bench_local(|| solve(&problem));
}

/// From the records on disk to the plan.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn from_the_portal() -> Option<Plan> {
    portal()
}
