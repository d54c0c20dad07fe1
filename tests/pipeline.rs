//! The whole pipeline, on the catalogue compiled in and on the portal's real records.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "helpers of tests may stop the test, and say what they skip"
)]

mod shared;

use std::fs;

use tinhgon::analysis::Analysis;
use tinhgon::appraisal::{Appraisal, Gleaner, Scenario};
use tinhgon::catalog::{self, Effect, Input};
use tinhgon::derive::Grade;
use tinhgon::graph::{Detail, Graph};
use tinhgon::knowledge::{self, Knowledge};
use tinhgon::measure::imposing::Imposing;
use tinhgon::reading::LineKind;
use tinhgon::report::{Report, json};
use tinhgon::words::Lang;

fn known() -> &'static Knowledge {
    knowledge::embedded().expect("sound knowledge")
}

fn analyse(input: &Input) -> Analysis<'static> {
    Analysis::load(input, known(), None, &|_, _| {}).expect("a sound input")
}

fn written(analysis: &Analysis<'_>) -> String {
    let mut out = Vec::new();
    json::write(&mut out, &Report::generate(analysis).document(Lang::Vi)).expect("room");
    String::from_utf8(out).expect("text")
}

#[test]
fn the_embedded_catalogue_is_as_wide_as_it_says() {
    let analysis = analyse(&Input::Embedded);
    let procedures = &analysis.catalog.procedures;
    assert!(procedures.len() >= 80, "{}", procedures.len());
    let mut authorities: Vec<_> = procedures.iter().filter_map(|one| one.authority).collect();
    authorities.sort_unstable();
    authorities.dedup();
    assert!(authorities.len() >= 10, "{}", authorities.len());
    for group in ["essential-25", "bundle-birth", "bundle-death"] {
        assert!(procedures.iter().any(|one| one.groups.iter().any(|g| &**g == group)), "{group}");
    }
    assert!(analysis.catalog.remarks.iter().all(|remark| remark.effect == Effect::Kept));
}

#[test]
fn the_embedded_knowledge_is_as_deep_as_it_says() {
    let known = known();
    assert!(known.documents.len() >= 160, "{}", known.documents.len());
    assert_eq!(known.registers.len(), 52);
    let population = known.registers.find("population").map(|index| &known.registers[index]);
    let law = known.instruments.find("26/2023/QH15").expect("the law on identification");
    let clauses: Vec<u32> = population
        .into_iter()
        .flat_map(|register| &register.items)
        .filter(|item| item.ground.instrument == law)
        .filter_map(|item| {
            item.ground.place.as_deref()?.strip_prefix("khoản ")?.split(' ').next()?.parse().ok()
        })
        .collect();
    for clause in 1..=26 {
        assert!(clauses.contains(&clause), "clause {clause} of Article 9 is missing");
    }
}

#[test]
fn portal_records_go_through_the_whole_pipeline() {
    let Some(folder) = shared::shared().map(|folder| folder.join("portal")) else { return };
    let analysis = analyse(&Input::Paths(vec![folder]));
    let left_out = analysis.catalog.remarks.iter().filter(|one| one.effect == Effect::LeftOut);
    let records = analysis.catalog.provenance.records;
    assert_eq!(analysis.catalog.procedures.len() + left_out.count(), records);
    assert!(records >= 1_400, "{records}");

    let mut grades = [0_usize; 4];
    for dossier in analysis.dossiers() {
        for (requirement, line) in dossier.lines() {
            assert_eq!(line.reading.papers.len(), line.verdict.papers.len());
            grades[line.verdict.grade as usize] += 1;
            let replaceable = matches!(line.verdict.grade, Grade::Full | Grade::FactOnly);
            // Nothing is called replaceable without a register to look it up in.
            assert!(!replaceable || !line.verdict.registers.is_empty(), "{}", requirement.text);
            let asks = line.reading.kind != LineKind::Note || line.reading.already;
            assert!(asks || line.reading.papers.is_empty(), "{}", requirement.text);
        }
    }
    assert!(grades.iter().filter(|&&count| count > 0).count() >= 3, "{grades:?}");

    let lines: Vec<Vec<_>> = analysis
        .dossiers()
        .map(|dossier| dossier.lines().map(|(_, line)| line.clone()).collect())
        .collect();
    let graph = Graph::new(&analysis.catalog, &lines, known(), Detail::WithoutSteps);
    assert_eq!(graph.verify(), Ok(()));
}

#[test]
fn the_same_bytes_for_any_order_of_lines_and_any_number_of_threads() {
    let Some(folder) = shared::shared().map(|folder| folder.join("portal")) else { return };
    let mut lines: Vec<String> = ["tu-phap.jsonl", "other-authorities.jsonl"]
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(folder.join(file)).expect("a readable file");
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let place = tempfile::tempdir().expect("a folder");
    let file = place.path().join("records.jsonl");
    let run = |lines: &[String], threads: usize| {
        fs::write(&file, lines.join("\n")).expect("room");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| written(&analyse(&Input::Paths(vec![file.clone()]))))
    };
    let once = run(&lines, 1);
    // A fixed shuffle: a stride that shares no factor with most lengths.
    let mut shuffled: Vec<String> = Vec::with_capacity(lines.len());
    for start in 0..7 {
        shuffled.extend(lines.iter().skip(start).step_by(7).cloned());
    }
    shuffled.reverse();
    assert_eq!(run(&shuffled, 1), once);
    assert_eq!(run(&shuffled, 8), once);
    lines.pop();
    assert_ne!(run(&lines, 1), once, "the comparison can tell");
}

/// Commands that do not print steps and conditions let their texts go while they read. Nothing they
/// say may tell that from having kept them.
#[test]
fn a_report_is_the_same_when_prose_was_let_go() {
    let portal = shared::shared().map(|folder| Input::Paths(vec![folder.join("portal")]));
    for input in [Some(Input::Embedded), portal].into_iter().flatten() {
        let gleaner = Gleaner::embedded().expect("sound words");
        let gist = catalog::load_gist(&input, known(), &gleaner).expect("a sound input");
        let procedures = &gist.procedures;
        let texts = procedures.iter().flat_map(|one| {
            one.steps.iter().map(|step| &step.text).chain(&one.conditions).flatten()
        });
        assert_eq!(texts.count(), 0);
        assert!(procedures.iter().any(|one| one.gist.as_ref().is_some_and(|it| it.asks_presence)));
        let gist = Analysis::of(gist, known(), None, &|_, _| {});
        assert_eq!(with_costs(&gist), with_costs(&analyse(&input)));
    }
}

/// The report with costs, measures and the texts they would amend.
fn with_costs(analysis: &Analysis<'_>) -> String {
    let scenario = Scenario::usual().expect("sound data");
    let appraisal = Appraisal::of(analysis, &scenario).expect("sums within the range");
    let bases = Imposing::new(known()).expect("sound words");
    let report = Report::generate(analysis).with_costs(&appraisal).with_bases(Some(bases));
    let mut out = Vec::new();
    report.document(Lang::Vi).write(&mut out).expect("room");
    String::from_utf8(out).expect("text")
}
