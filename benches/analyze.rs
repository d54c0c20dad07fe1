//! The main job on portal records, side by side with merely parsing their JSON.
//!
//! A run ends as that of the command does, which leaves its memory to the end of the process: the
//! analysis is handed back, so that it is freed after the clock has stopped.
//!
//! The input is repeated ×1, ×4 and ×16 under new codes, so that the growth shows. Run with
//! `cargo bench --bench analyze`; without the shared records it says so and measures nothing.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may stop, and speaks to people"
)]

mod portal;

use portal::{folder, records};
use tinhgon::analysis::Analysis;
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::knowledge;
use tinhgon::measure::imposing::Imposing;
use tinhgon::report::Report;
use tinhgon::report::text::{self, Fold, Layout};
use tinhgon::words::Lang;

/// How often the records are repeated.
const TIMES: [usize; 3] = [1, 4, 16];

fn main() {
    if records().is_empty() {
        println!("no portal records at {}: nothing is measured", folder().display());
        return;
    }
    divan::main();
}

/// The records some times over, each time under codes of their own.
fn repeated(times: usize) -> String {
    let once = records();
    let mut all = String::with_capacity(once.len() * times);
    for round in 0..times {
        for line in once.lines() {
            all += &portal::in_round(line, round);
            all.push('\n');
        }
    }
    all
}

/// A folder that holds the repeated records for as long as it lives.
fn on_disk(times: usize) -> (tempfile::TempDir, Input) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("records.jsonl");
    std::fs::write(&file, repeated(times)).expect("room for the records");
    (folder, Input::Paths(vec![file]))
}

#[divan::bench(args = TIMES)]
fn parse_as_values_on_one_thread(bencher: divan::Bencher<'_, '_>, times: usize) {
    let text = repeated(times);
    bencher.bench(|| {
        let lines = text.as_bytes().split(|&byte| byte == b'\n');
        lines.filter_map(|line| serde_json::from_slice::<serde_json::Value>(line).ok()).count()
    });
}

#[divan::bench(args = TIMES)]
fn analyze(bencher: divan::Bencher<'_, '_>, times: usize) {
    let (_folder, input) = on_disk(times);
    let knowledge = knowledge::embedded().expect("sound knowledge");
    bencher.bench(|| {
        let analysis = Analysis::load(&input, knowledge, None, &|_, _| {}).expect("sound records");
        let report = Report::generate(&analysis);
        // Nowhere: the pages of a list of twelve million bytes are no work of ours.
        report.document(Lang::Vi).write(&mut std::io::sink()).expect("a sink takes everything");
        drop(report);
        analysis
    });
}

#[divan::bench(args = TIMES)]
fn analyze_as_text(bencher: divan::Bencher<'_, '_>, times: usize) {
    let (_folder, input) = on_disk(times);
    let knowledge = knowledge::embedded().expect("sound knowledge");
    let layout = Layout { lang: Lang::Vi, width: text::PIPE_WIDTH, fold: Fold::Short };
    bencher.bench(|| {
        let analysis = Analysis::load(&input, knowledge, None, &|_, _| {}).expect("sound records");
        let report = Report::generate(&analysis);
        text::overview(&report, layout, &mut std::io::sink()).expect("a sink takes everything");
        drop(report);
        analysis
    });
}

/// The same with what the procedures cost: measures, totals, a thousand draws.
#[divan::bench(args = TIMES)]
fn analyze_with_costs(bencher: divan::Bencher<'_, '_>, times: usize) {
    let (_folder, input) = on_disk(times);
    let knowledge = knowledge::embedded().expect("sound knowledge");
    bencher.bench(|| {
        let analysis = Analysis::load(&input, knowledge, None, &|_, _| {}).expect("sound records");
        let scenario = Scenario::usual().expect("sound data");
        {
            let appraisal = Appraisal::of(&analysis, &scenario).expect("sums within the range");
            let weigh = || Imposing::new(knowledge).expect("sound data");
            let (imposing, report) = rayon::join(weigh, || Report::generate(&analysis));
            let report = report.with_costs(&appraisal).with_bases(Some(imposing));
            let document = report.document(Lang::Vi);
            document.write(&mut std::io::sink()).expect("a sink takes everything");
        }
        analysis
    });
}

#[divan::bench]
fn load_knowledge() -> bool {
    knowledge::load_embedded().is_ok()
}
