//! Which rows a procedure's cost sheet has, and what each rests on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails loudly, in its helpers too"
)]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tinhgon::analysis::Analysis;
use tinhgon::appraisal::{Appraisal, Scenario};
use tinhgon::catalog::Input;
use tinhgon::cost::Money;
use tinhgon::knowledge;
use tinhgon::measure::Kind;
use tinhgon::report::sheet::{SheetRow, TaskRow};
use tinhgon::words::Lang;

/// The cost sheet of the only procedure of a folder of fixtures.
fn sheet(folder: &str, scenario: &Scenario) -> SheetRow {
    sheet_of(&fixture(folder), scenario)
}

fn fixture(folder: &str) -> PathBuf {
    Path::new("tests/fixtures/cost_model").join(folder).join("2.000488.json")
}

/// The cost sheet of that procedure with other measured rows.
fn sheet_measured(rows: &Value) -> SheetRow {
    let text = std::fs::read_to_string(fixture("measured")).unwrap();
    let mut procedure: Value = serde_json::from_str(&text).unwrap();
    procedure["measured"] = rows.clone();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2.000488.json");
    std::fs::write(&file, procedure.to_string()).unwrap();
    sheet_of(&file, &with(&[]))
}

fn sheet_of(file: &Path, scenario: &Scenario) -> SheetRow {
    let known = knowledge::embedded().expect("sound knowledge");
    let input = Input::Paths(vec![file.to_owned()]);
    let analysis = Analysis::load(&input, known, None, &|_, _| {}).expect("a sound procedure");
    let appraisal = Appraisal::of(&analysis, scenario).unwrap();
    let (dossier, one) = appraisal.dossiers().next().unwrap();
    SheetRow::of_procedure(&appraisal, dossier, one, Lang::En).unwrap()
}

fn with(kinds: &[Kind]) -> Scenario {
    Scenario { kinds: kinds.to_vec(), ..Scenario::usual().unwrap() }
}

fn row<'s>(rows: &'s [TaskRow], activity: &str) -> &'s TaskRow {
    rows.iter().find(|row| row.activity.starts_with(activity)).unwrap()
}

#[test]
fn a_measured_row_wins_over_the_computed_one_and_says_who_measured_it() {
    let computed = sheet("computed", &with(&[]));
    let measured = sheet("measured", &with(&[]));
    let form = |sheet: &SheetRow| row(&sheet.before.rows, "filling in").clone();
    assert_eq!(form(&measured).hours.unwrap().to_string(), "0.75");
    assert_ne!(form(&measured).hours, form(&computed).hours);
    assert_eq!(form(&measured).note, "Đo thời gian 30 người nộp hồ sơ, 6/2025");
    assert!(form(&computed).note.is_empty());
    let inspection = row(&measured.before.rows, "preparing and attending");
    // Two hours at 40.000 đồng and 50.000 đồng beside.
    assert_eq!(inspection.once, Money::new(130_000));
    let others = |sheet: &SheetRow| {
        let rows = sheet.before.rows.iter();
        let others = rows.filter(|row| !row.activity.starts_with("filling in"));
        let others = others.filter(|row| !row.activity.starts_with("preparing and"));
        others.map(|row| row.per_dossier.unwrap().mid).collect::<Vec<_>>()
    };
    assert_eq!(others(&measured), others(&computed), "the other rows stay as computed");
}

/// Whatever order the rows stand in, the figures and the name beside them are of one row.
#[test]
fn the_note_names_who_measured_the_figures_beside_it() {
    let narrow = json!({ "activity": "obtain_paper", "requirement": "r2", "hours": "0.5", "source": "the card" });
    let wide = json!({ "activity": "obtain_paper", "hours": 9, "source": "any paper" });
    for rows in [json!([narrow, wide]), json!([wide, narrow])] {
        let sheet = sheet_measured(&rows);
        let card = row(&sheet.before.rows, "taking out a paper");
        assert_eq!(card.hours.unwrap().to_string(), "0.5");
        assert_eq!(card.note, "the card");
    }
    let visit =
        |hours: u8, source| json!({ "activity": "inspection", "hours": hours, "source": source });
    let sheet = sheet_measured(&json!([visit(2, "first visit"), visit(3, "second visit")]));
    let visits = sheet.before.rows.iter().filter(|row| row.activity.starts_with("preparing and"));
    let visits: Vec<_> = visits.map(|row| (row.hours.unwrap().to_string(), &*row.note)).collect();
    assert_eq!(visits, [("2".to_owned(), "first visit"), ("3".to_owned(), "second visit")]);
}

#[test]
fn the_rows_add_up_to_the_total_on_both_sides() {
    for folder in ["computed", "measured"] {
        let sheet = sheet(folder, &with(&Kind::ALL));
        let after = sheet.after.as_ref().unwrap();
        for side in [&sheet.before, after] {
            let rows = side.rows.iter().map(|row| row.per_dossier.unwrap().mid);
            assert_eq!(Money::sum(rows).unwrap(), side.total);
        }
        let saving = sheet.before.total.minus(after.total).unwrap();
        assert_eq!(sheet.saving, Some(saving));
    }
}

#[test]
fn a_paper_that_data_replace_takes_its_copies_with_it() {
    let sheet = sheet("computed", &with(&[Kind::ReplaceByData]));
    let of_card = |rows: &[TaskRow]| {
        rows.iter().filter(|row| row.requirement.as_deref() == Some("r2")).count()
    };
    assert!(of_card(&sheet.before.rows) > 0);
    assert_eq!(of_card(&sheet.after.unwrap().rows), 0);
}

/// At each end of the total a dossier may follow another case; a row is told with the figures in order
/// all the same.
#[test]
fn the_middle_of_a_row_lies_between_its_ends() {
    let known = knowledge::embedded().expect("sound knowledge");
    let analysis = Analysis::load(&Input::Embedded, known, None, &|_, _| {}).unwrap();
    let usual = Scenario::usual().unwrap();
    let appraisal = Appraisal::of(&analysis, &usual).unwrap();
    for (dossier, one) in appraisal.dossiers() {
        let sheet = SheetRow::of_procedure(&appraisal, dossier, one, Lang::En).unwrap();
        for row in sheet.before.rows.iter().chain(&sheet.after.unwrap().rows) {
            let told = row.per_dossier.unwrap();
            assert!(told.low <= told.mid && told.mid <= told.high, "{} {row:?}", sheet.procedure);
        }
    }
}

/// Catalogues state fees in đồng. An edition in euro leaves them out and says so; taking đồng for
/// cents would drown the rest.
#[test]
fn fees_in_dong_are_not_added_to_amounts_in_euro() {
    let tariff = tinhgon::cost::tariff::embedded("es-2014").unwrap().unwrap();
    let spanish = Scenario { tariff, ..with(&[]) };
    let sheet = sheet("computed", &spanish);
    assert!(sheet.before.rows.iter().all(|row| row.fees == Money::ZERO));
    assert!(sheet.before.fee_unknown, "the fee is said to be missing");
}
