//! Two reports of five thousand procedures compared: read, matched, attributed, written as JSON.
//!
//! The procedures are portal records repeated under new codes; the new side is priced by another
//! edition, so that every one of them moves, and every fiftieth says something else. Run with
//! `cargo bench --bench diff`; without the shared records it says so and measures nothing.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may stop, and speaks to people"
)]

mod portal;

use std::path::Path;

use portal::{folder, records};
use tinhgon::analysis::Analysis;
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::cost::tariff;
use tinhgon::diff::{Diff, Snapshot};
use tinhgon::knowledge;
use tinhgon::report::{Report, json};
use tinhgon::words::Lang;

/// Procedures on each side.
const PROCEDURES: usize = 5_000;

fn main() {
    if records().is_empty() {
        println!("no portal records at {}: nothing is measured", folder().display());
        return;
    }
    divan::main();
}

/// So many records, those beyond the first round under codes of their own.
fn repeated() -> Vec<String> {
    let once = records();
    let rounds = 0..=PROCEDURES / once.lines().count().max(1);
    let all = rounds.flat_map(|round| once.lines().map(move |line| portal::in_round(line, round)));
    all.take(PROCEDURES).collect()
}

fn report(lines: &[String], edition: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("records.jsonl");
    std::fs::write(&file, lines.join("\n")).expect("room for the records");
    let knowledge = knowledge::embedded().expect("sound knowledge");
    let input = Input::Paths(vec![file]);
    let analysis = Analysis::load(&input, knowledge, None, &|_, _| {}).expect("sound records");
    let mut scenario = Scenario::usual().expect("sound data");
    scenario.tariff = tariff::embedded(edition).expect("a known edition").expect("sound data");
    let appraisal = Appraisal::of(&analysis, &scenario).expect("sums within the range");
    let report = Report::generate(&analysis).with_costs(&appraisal);
    let mut bytes = Vec::new();
    report.document(Lang::Vi).write(&mut bytes).expect("room for the report");
    bytes
}

#[divan::bench(sample_count = 10)]
fn two_reports_of_5000(bencher: divan::Bencher<'_, '_>) {
    let old = repeated();
    let mut new = old.clone();
    for line in new.iter_mut().step_by(50) {
        *line = line.replacen("Giấy", "Bản sao giấy", 1);
    }
    let (old, new) = (report(&old, "vn-2024"), report(&new, "vn-2025"));
    println!("{} and {} bytes", old.len(), new.len());
    bencher.bench(|| {
        let read = |name: &str, bytes: &[u8]| {
            Snapshot::read(Path::new(name), bytes).expect("a sound report")
        };
        let (old, new) = rayon::join(|| read("old", &old), || read("new", &new));
        let diff = Diff::of(&old, &new);
        json::write(&mut std::io::sink(), &diff).expect("a sink takes everything");
        (diff, old, new)
    });
}
