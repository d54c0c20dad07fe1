//! The cost of building the graph and of its heaviest questions, on a catalogue twice as large as
//! the national one.

#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use support::catalog::{Spec, catalog};
use tinhgon::catalog::Catalog;
use tinhgon::graph::{BundleSettings, Detail, Graph};
use tinhgon::knowledge::{Knowledge, embedded};
use tinhgon::reading::Reading;

/// Runs the benchmarks.
fn main() {
    divan::main();
}

const PROCEDURES: u32 = 12_000;

/// Procedures that ask for nine papers each and issue one, spread over all papers that are known.
fn national() -> Option<(&'static Knowledge, Catalog, Vec<Vec<Reading>>)> {
    let knowledge = embedded().ok()?;
    let ids: Vec<&str> = knowledge.documents.rows().iter().map(|row| &*row.id).collect();
    let id = |n: u32| ids.get(n as usize % ids.len()).copied().unwrap_or_default();
    let asks: Vec<Vec<&str>> = (0..PROCEDURES)
        .map(|n| (0..9).map(|k| id((n / 3 * 7 + k * k * 5) ^ (n % 3 * k / 8))).collect())
        .collect();
    let issues: Vec<Vec<&str>> = (0..PROCEDURES).map(|n| vec![id(n * 11)]).collect();
    let rows = (0..PROCEDURES).zip(&asks).zip(&issues);
    let specs: Vec<Spec<'_>> = rows.map(|((n, asks), issues)| Spec(n + 1, asks, issues)).collect();
    let (catalog, readings) = catalog(knowledge, &specs);
    Some((knowledge, catalog, readings))
}

#[divan::bench]
fn build(bencher: Bencher<'_, '_>) {
    let Some((knowledge, catalog, readings)) = national() else {
        return;
    };
    bencher.bench(|| Graph::new(&catalog, &readings, knowledge, Detail::WithoutSteps));
}

#[divan::bench(sample_count = 3)]
fn circles(bencher: Bencher<'_, '_>) {
    let Some((knowledge, catalog, readings)) = national() else {
        return;
    };
    let graph = Graph::new(&catalog, &readings, knowledge, Detail::WithoutSteps);
    bencher.bench(|| graph.circles().len());
}

#[divan::bench(sample_count = 10)]
fn bundles(bencher: Bencher<'_, '_>) {
    let Some((knowledge, catalog, readings)) = national() else {
        return;
    };
    let graph = Graph::new(&catalog, &readings, knowledge, Detail::WithoutSteps);
    bencher.bench(|| graph.bundles(BundleSettings::default()).len());
}

#[divan::bench]
fn duplicates(bencher: Bencher<'_, '_>) {
    let Some((knowledge, catalog, readings)) = national() else {
        return;
    };
    let graph = Graph::new(&catalog, &readings, knowledge, Detail::WithoutSteps);
    bencher.bench(|| graph.duplicates().len());
}
