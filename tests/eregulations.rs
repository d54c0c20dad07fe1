//! Procedures of eRegulations: in as the interface answers, out as ours, nothing lost in silence.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers may panic as tests do"
)]

mod common;
mod program;
mod shared;

use std::fs;

use common::load_text;
use program::{stderr, stdout, tinhgon};
use proptest::prelude::*;
use serde_json::{Value, json};
use tinhgon::catalog::Fee;
use tinhgon::fault::{Fault, Problem};

const EATERY: &str = "tests/fixtures/eregulations/eatery.json";

fn eatery() -> Value {
    serde_json::from_slice(&fs::read(EATERY).unwrap()).unwrap()
}

/// What the program says against a document, and that it wrote nothing.
fn refused(document: &Value) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.json");
    let out = folder.path().join("out");
    fs::write(&file, serde_json::to_vec_pretty(document).unwrap()).unwrap();
    let (file, to) = (file.to_str().unwrap(), out.to_str().unwrap());
    let said = stderr(&tinhgon(&["import", file, "--out", to, "--lang", "en"]).code(2));
    assert!(!out.exists(), "something was written");
    said.replace(folder.path().to_str().unwrap(), "")
}

#[test]
fn a_procedure_of_steps_becomes_a_dossier() {
    let out = tempfile::tempdir().unwrap();
    let to = out.path().to_str().unwrap();
    let said = stderr(&tinhgon(&["import", EATERY, "--out", to]).code(0)).replace(to, "OUT");
    insta::assert_snapshot!("eatery_said", said);
    let text = fs::read_to_string(out.path().join("other/ereg-310.json")).unwrap();
    insta::assert_snapshot!("eatery", text);
}

#[test]
fn what_was_imported_is_what_is_read_directly() {
    let out = tempfile::tempdir().unwrap();
    let to = out.path().to_str().unwrap();
    tinhgon(&["import", EATERY, "--out", to]).code(0);
    let lines = |from: &str| stdout(&tinhgon(&["export", from, "--format", "jsonl"]).code(0));
    assert_eq!(lines(EATERY), lines(to));
}

#[test]
fn what_a_step_makes_for_another_is_not_asked_from_outside() {
    let catalog = load_text("a.json", &fs::read(EATERY).unwrap()).unwrap();
    let procedure = &catalog.procedures[0];
    let lines: Vec<&str> = procedure.requirements.iter().map(|line| &*line.text).collect();
    assert!(!lines.iter().any(|line| line.contains("xác nhận địa điểm")), "{lines:?}");
    let steps: Vec<&str> =
        procedure.steps.iter().map(|step| step.text.as_deref().unwrap()).collect();
    assert!(steps[1].contains("← Giấy xác nhận địa điểm"), "{steps:?}");
    // What stays between the steps is no result of the procedure.
    let results: Vec<&str> = procedure.results.iter().map(|one| &*one.name).collect();
    assert_eq!(results, ["Biên nhận hồ sơ", "Giấy phép cơ sở ăn uống"]);
}

#[test]
fn papers_of_vietnam_are_recognised() {
    let report = stdout(&tinhgon(&["analyze", EATERY, "--format", "json"]).code(0));
    let report: Value = serde_json::from_str(&report).unwrap();
    let lines = report["procedures"][0]["requirements"].as_array().unwrap();
    let types: Vec<&Value> = lines.iter().map(|line| &line["documents"][0]["type"]).collect();
    assert!(types.contains(&&json!("enterprise_registration_certificate")), "{types:?}");
    assert!(lines.iter().all(|line| line["kind"] != "note"), "{lines:?}");
}

/// Of 20 000, 300 000, 0,5 %, 2 000 a page and 12 US dollars the sum is not known.
#[test]
fn currencies_are_never_added() {
    let sheet = stdout(&tinhgon(&["cost", "ereg:310", "--in", EATERY, "--format", "json"]).code(0));
    let with_dollars: Value = serde_json::from_str(&sheet).unwrap();
    let mut document = eatery();
    let costs = document["blocks"][1]["steps"][0]["costs"].as_array_mut().unwrap();
    costs.truncate(2);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    fs::write(&file, document.to_string()).unwrap();
    let file = file.to_str().unwrap();
    let sheet = stdout(&tinhgon(&["cost", "ereg:310", "--in", file, "--format", "json"]).code(0));
    let dong_only: Value = serde_json::from_str(&sheet).unwrap();
    let fees = |sheet: &Value| -> i64 {
        let rows = sheet["before"]["rows"].as_array().unwrap();
        rows.iter().filter_map(|row| row["fees"].as_i64()).sum()
    };
    assert_eq!(fees(&dong_only), 320_000);
    assert_eq!(fees(&with_dollars), 320_000);
    let report = stdout(&tinhgon(&["analyze", EATERY, "--format", "json"]).code(0));
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["totals"]["cost"]["fee_unknown"], 1);
}

#[test]
fn a_share_of_something_is_no_currency() {
    let mut document = eatery();
    let costs = document["blocks"][1]["steps"][0]["costs"].as_array_mut().unwrap();
    costs.push(json!({ "value": 2, "unit": "%", "parameter": "doanh thu" }));
    let catalog = load_text("a.json", document.to_string().as_bytes()).unwrap();
    let Fee::Listed(items) = &catalog.procedures[0].channels[0].fee else { panic!("no fees") };
    let share = items.iter().find(|item| item.note.as_deref() == Some("2 % doanh thu"));
    assert_eq!(share.unwrap().amount, None);
}

#[test]
fn each_fault_is_told_with_its_pointer_and_nothing_is_written() {
    let with = |pointer: &str, value: Value| {
        let mut document = eatery();
        *document.pointer_mut(pointer).unwrap() = value;
        refused(&document)
    };
    let said = [
        with("/blocks/0/steps/0/costs/0/value", json!(-5)),
        with("/blocks/0/steps/0/costs/0/unit", json!("VNX")),
        with("/blocks/0/steps/0/requirements", json!("none")),
        with("/blocks/0/steps/0/requirements/0/nbCopy", json!(1.5)),
        with("/blocks/1/steps/0", json!(["a"])),
        with("/blocks/1/steps/0/name", json!(null)),
        with("/id", json!("a b")),
        with("/id", json!(null)),
        // The first step needs what the second makes, and the second what the first makes.
        with("/blocks/0/steps/0/requirements/0", json!({"id": 82, "name": "Biên nhận hồ sơ"})),
    ];
    insta::assert_snapshot!("refused", said.join("\n"));
}

/// What a burden costs in shillings is no cost in đồng, and what costs nobody knows of is none either.
#[test]
fn burdens_in_another_currency_are_told_and_not_priced() {
    let priced = |unit: Value| {
        let mut document = eatery();
        document["totals"]["abcCosts"]["unit"] = unit;
        let catalog = load_text("a.json", document.to_string().as_bytes()).unwrap();
        let told = catalog.remarks.iter().map(|remark| format!("{:?}", remark.fault.problem));
        let procedure = &catalog.procedures[0];
        let sources = procedure.measured.iter().map(|row| row.source.to_string());
        (sources.collect::<Vec<_>>(), told.collect::<Vec<_>>().join("\n"))
    };
    // The times of steps are hours, whatever the currency.
    let times = ["eRegulations: waitingTimeInLine.max", "eRegulations: timeSpentAtTheCounter.max"];
    let (sources, told) = priced(json!("TZS"));
    assert_eq!(sources, times);
    assert!(told.contains("currency: \"TZS\", amounts: 6"), "{told}");
    let (sources, told) = priced(Value::Null);
    assert_eq!(sources, times);
    assert!(told.contains("abcCosts.unit"), "{told}");
}

/// Amounts of one name would count as alternatives; these are paid one beside the other.
#[test]
fn costs_of_one_name_are_all_paid() {
    let mut document = eatery();
    let cost = |name: &str| json!({"value": 10, "unit": "VND", "comments": name});
    document["blocks"][0]["steps"][0]["costs"] =
        json!([cost("Lệ phí"), cost("Lệ phí (2)"), cost("Lệ phí"), cost("Lệ phí")]);
    let catalog = load_text("a.json", document.to_string().as_bytes()).unwrap();
    let Fee::Listed(items) = &catalog.procedures[0].channels[0].fee else { panic!("no fee") };
    let names: std::collections::BTreeSet<&str> = items.iter().map(|item| &*item.name).collect();
    assert_eq!(names.len(), items.len(), "{names:?}");
}

/// Twenty thousand steps that each need what the one before makes.
#[test]
fn a_long_procedure_takes_no_longer_than_its_length() {
    let step = |n: usize| {
        json!({
            "id": n, "name": format!("Step {n}"), "isOnline": false,
            "requirements": [{"id": n, "name": format!("Paper {n}"), "type": "other"}],
            "results": [{"id": n + 1, "name": format!("Paper {}", n + 1)}],
        })
    };
    let steps: Vec<Value> = (0..20_000).map(step).collect();
    let document = json!({"id": 1, "name": "Long", "blocks": [{"steps": steps}]});
    let catalog = load_text("a.json", document.to_string().as_bytes()).unwrap();
    let procedure = &catalog.procedures[0];
    assert_eq!((procedure.steps.len(), procedure.requirements.len()), (20_000, 1));
}

#[test]
fn a_list_is_read_whatever_its_length_and_layout() {
    let names: Vec<Value> =
        (0..25).map(|n| json!({ "id": n, "name": format!("Thủ tục {n}") })).collect();
    for text in [json!(names).to_string(), serde_json::to_string_pretty(&names).unwrap()] {
        let catalog = load_text("a.json", text.as_bytes()).unwrap();
        assert_eq!(catalog.procedures.len(), 25);
    }
    // A document that begins on the line of its bracket is no list of lines.
    let text = eatery().to_string().replacen(':', ":\n", 3);
    for name in ["a.json", "a.jsonl"] {
        assert_eq!(load_text(name, text.as_bytes()).unwrap().procedures.len(), 1, "{name}");
    }
}

#[test]
fn a_table_of_burdens_alone_says_where_it_belongs() {
    let said = refused(&eatery()["abc"]);
    assert!(said.contains("put it into its procedure as “abc”"), "{said}");
}

#[test]
fn a_licence_that_is_renewed_makes_no_circle() {
    let mut document = eatery();
    document["blocks"][0]["steps"][0]["requirements"][0] =
        json!({"id": 83, "name": "Giấy phép cơ sở ăn uống"});
    let catalog = load_text("a.json", document.to_string().as_bytes()).unwrap();
    let lines = &catalog.procedures[0].requirements;
    assert!(lines.iter().any(|line| &*line.id == "d83"), "the old licence is brought along");
}

#[test]
fn what_is_nested_without_end_is_refused() {
    let deep = format!("{{\"blocks\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let faults = load_text("a.json", deep.as_bytes()).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
}

#[test]
fn the_whole_answer_wins_over_the_list_that_names_it() {
    let list = json!([
        {"id": 300, "name": "Kinh doanh", "links": [], "subMenus": [
            {"id": 310, "name": "Đăng ký cơ sở ăn uống"},
            {"id": 311, "name": "Gia hạn"},
        ]},
    ]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a-list.json"), list.to_string()).unwrap();
    fs::copy(EATERY, folder.path().join("b.json")).unwrap();
    let input = folder.path().to_str().unwrap();
    let text = stdout(&tinhgon(&["export", input, "--format", "jsonl"]).code(0));
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row["code"].as_str().unwrap(), row["requirements"].as_array().unwrap().len()))
        .collect();
    assert_eq!(told, [("ereg:310", 4), ("ereg:311", 0)]);
}

/// The description of the interface is the one file there that holds no procedure.
#[test]
fn every_example_of_the_interface_is_imported() {
    let Some(folder) = shared::shared() else { return };
    let mut described = 0;
    for entry in fs::read_dir(folder.join("eregulations")).unwrap() {
        let path = entry.unwrap().path();
        let loaded = load_text("a.json", &fs::read(&path).unwrap());
        if path.to_string_lossy().contains("swagger") {
            let faults = loaded.unwrap_err();
            assert!(format!("{faults:?}").contains("Description"), "{faults:?}");
            described += 1;
        } else {
            assert!(!loaded.unwrap().procedures.is_empty(), "{}", path.display());
        }
    }
    assert_eq!(described, 1);
}

/// JSON of any shape under the keys that the reader knows.
fn any_json() -> impl Strategy<Value = Value> {
    let keys = prop::sample::select(vec![
        "id",
        "name",
        "data",
        "blocks",
        "steps",
        "requirements",
        "results",
        "costs",
        "value",
        "unit",
        "operator",
        "timeframe",
        "waitingTimeUntilNextStep",
        "days",
        "max",
        "min",
        "abc",
        "totals",
        "abcCosts",
        "contact",
        "entityInCharge",
        "links",
        "href",
        "nbCopy",
        "isFinalResult",
        "procedureId",
        "order",
        "laws",
        "timeSpentAtTheCounter",
        "minutes",
        "adminBurdenTable",
        "printCost",
        "subMenus",
        "a/b~c",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-zđA-Z0-9 %:/.-]{0,8}".prop_map(Value::from),
        Just(json!("VND")),
    ];
    leaf.prop_recursive(7, 80, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(keys.clone().prop_map(str::to_owned), inner, 0..6)
                .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// What the cost sheet of a document says before any measure: its fees and whether others are unknown.
fn fees(document: &Value) -> (i64, bool) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    fs::write(&file, document.to_string()).unwrap();
    let args = ["cost", "ereg:310", "--in", file.to_str().unwrap(), "--format", "json"];
    let sheet: Value = serde_json::from_str(&stdout(&tinhgon(&args).code(0))).unwrap();
    let rows = sheet["before"]["rows"].as_array().unwrap();
    let known = rows.iter().filter_map(|row| row["fees"].as_i64()).sum();
    (known, sheet["before"]["fee_unknown"] == true)
}

/// 20 000 and 300 000 are paid whatever the twelve dollars and the share beside them come to.
#[test]
fn an_unknown_fee_takes_nothing_from_those_that_are_known() {
    assert_eq!(fees(&eatery()), (320_000, true));
    let mut document = eatery();
    document["blocks"][1]["steps"][0]["costs"].as_array_mut().unwrap().truncate(2);
    assert_eq!(fees(&document), (320_000, false));
}

/// Of three copies one is certified: two are made at the copier, one at the notary's.
#[test]
fn only_the_certified_copies_are_certified() {
    let mut document = eatery();
    let lease = &mut document["blocks"][0]["steps"][0]["requirements"][0];
    lease["nbCopy"] = json!(2);
    lease["nbAuthenticated"] = json!(1);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    fs::write(&file, document.to_string()).unwrap();
    let file = file.to_str().unwrap();
    let text = stdout(&tinhgon(&["export", file, "--format", "jsonl"]).code(0));
    let line = &serde_json::from_str::<Value>(&text).unwrap()["requirements"][0];
    assert_eq!((&line["copies"], &line["certified"]), (&json!(3), &json!(1)), "{line}");
    let args = ["cost", "ereg:310", "--in", file, "--format", "json"];
    let sheet: Value = serde_json::from_str(&stdout(&tinhgon(&args).code(0))).unwrap();
    let rows = sheet["before"]["rows"].as_array().unwrap();
    let of = |activity: &str| -> Vec<Value> {
        let words = |row: &Value| row["activity"].as_str().unwrap().to_owned();
        let is_one = |row: &&Value| words(row).starts_with(activity) && row["requirement"] == "d71";
        rows.iter().filter(is_one).map(|row| row["count"].clone()).collect()
    };
    assert_eq!(
        (of("sao chụp"), of("chứng thực bản sao")),
        (vec![json!(2)], vec![json!(1)]),
        "{rows:#?}"
    );
}

/// The step asks for the very paper that only it makes.
#[test]
fn a_step_that_hands_its_own_result_to_itself_is_told() {
    let mut document = eatery();
    let own = json!([{"id": 90, "name": "Tờ khai đã đóng dấu", "isFinalResult": false}]);
    document["blocks"][0]["steps"][0]["requirements"] = own.clone();
    document["blocks"][0]["steps"][0]["results"] = own;
    let catalog = load_text("a.json", document.to_string().as_bytes()).unwrap();
    let told: Vec<_> = catalog.remarks.iter().map(|one| format!("{:?}", one.fault)).collect();
    let own: Vec<_> = told.iter().filter(|one| one.contains("OwnStep")).collect();
    assert_eq!(own.len(), 1, "{told:?}");
    assert!(own[0].contains("/blocks/0/steps/0") && own[0].contains("Tờ khai đã đóng dấu"));
    // The paper is asked for: nobody else supplies it.
    let lines = &catalog.procedures[0].requirements;
    assert!(lines.iter().any(|line| &*line.id == "d90"));
}

/// Some systems take capitals and small letters in names of files for the same.
#[test]
fn ids_that_differ_in_capitals_only_become_files_that_differ_in_more() {
    let list = json!([{"id": "a", "name": "Một"}, {"id": "A", "name": "Hai"}]);
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (folder.path().join("list.json"), folder.path().join("out"));
    fs::write(&file, list.to_string()).unwrap();
    let (file, to) = (file.to_str().unwrap(), out.to_str().unwrap());
    tinhgon(&["import", file, "--out", to]).code(0);
    let names = fs::read_dir(out.join("other")).unwrap();
    let names: std::collections::BTreeSet<String> =
        names.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_lowercase()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let lines = |from: &str| stdout(&tinhgon(&["export", from, "--format", "jsonl"]).code(0));
    assert_eq!(lines(file), lines(to));
}

#[test]
fn what_is_no_procedure_in_a_list_of_them_is_told_by_its_place() {
    let list = r#"[{"id": 1, "name": "a"}, 5, {"id": 2, "name": "\ud800"}]"#;
    let faults = load_text("a.json", list.as_bytes()).unwrap_err();
    let places: Vec<&str> = faults.iter().map(|fault| &*fault.place.pointer).collect();
    assert_eq!(places, ["/1", "/2"], "{faults:?}");
    assert!(load_text("a.json", b"[5, 6]").unwrap_err()[0].place.pointer.is_empty());
}

#[test]
fn lines_have_ids_of_their_own_whatever_the_ids_of_their_papers() {
    let asked = |id: Value| json!({"id": id, "name": "Giấy khai sinh"});
    let asked = [json!(5), json!("5"), json!("5-2"), json!(5)].map(asked);
    let mut document = eatery();
    document["blocks"][0]["steps"][0]["requirements"] = json!(asked);
    let (went, back) = through_a_workbook(&document);
    assert_eq!(went, back);
}

/// A list of many small procedures on one line, as the interface answers, is no long record.
#[test]
fn a_list_on_one_line_is_read_whatever_its_length() {
    let name = "Thủ tục ".repeat(10_000);
    let list: Vec<Value> = (0..200).map(|n| json!({"id": n, "name": name})).collect();
    let text = json!(list).to_string();
    assert!(text.len() > 17 << 20 && !text.contains('\n'));
    let catalog = load_text("a.json", text.as_bytes()).unwrap();
    assert_eq!(catalog.procedures.len(), 200);
}

/// The catalogue of a document, and what a workbook of it makes of that.
fn through_a_workbook(document: &Value) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let (file, book) = (folder.path().join("a.json"), folder.path().join("book.xlsx"));
    fs::write(&file, document.to_string()).unwrap();
    let (file, book) = (file.to_str().unwrap(), book.to_str().unwrap());
    let lines = |from: &str| stdout(&tinhgon(&["export", from, "--format", "jsonl"]).code(0));
    tinhgon(&["export", file, "--out", book]).code(0);
    (lines(file), lines(book))
}

#[test]
fn a_workbook_of_the_examples_comes_back_as_it_went() {
    let Some(folder) = shared::shared() else { return };
    for entry in fs::read_dir(folder.join("eregulations")).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().contains("swagger") {
            continue;
        }
        let document = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let (went, back) = through_a_workbook(&document);
        assert_eq!(went, back, "{}", path.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever the document: a catalogue or faults, and the same again.
    #[test]
    fn no_json_panics_the_reader(inner in any_json(), step in any_json(), place in 0..4_usize) {
        let mut document = eatery();
        match place {
            0 => document["blocks"] = inner,
            1 => document["blocks"][1]["steps"] = json!([step, inner]),
            2 => document["abc"] = inner,
            _ => document = inner,
        }
        let text = document.to_string();
        // Faults name a file of its own for each run.
        let problems = |faults: Vec<Fault>| -> Vec<_> {
            faults.into_iter().map(|fault| (fault.place, fault.problem)).collect()
        };
        let read = || {
            let loaded = load_text("a.json", text.as_bytes());
            format!("{:?}", loaded.map(|one| one.procedures).map_err(problems))
        };
        prop_assert_eq!(read(), read());
    }

    /// A value that is exchanged at any place of a sound document leaves a catalogue, or faults that say where.
    #[test]
    fn no_value_of_a_sound_document_panics_the_reader(at in 0..200_usize, value in any_json()) {
        let mut document = eatery();
        let pointers = pointers(&document, "");
        let pointer = &pointers[at % pointers.len()];
        *document.pointer_mut(pointer).unwrap() = value;
        if let Err(faults) = load_text("a.json", document.to_string().as_bytes()) {
            prop_assert!(faults.iter().all(|fault| fault.place.line > 0 || fault.problem == Problem::UnknownFormat), "{faults:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Law: whatever stands at a place of a sound document, if it is read at all, then a workbook of it
    /// comes back as it went.
    #[test]
    fn a_workbook_of_any_procedure_comes_back_as_it_went(at in 0..200_usize, value in any_json()) {
        let mut document = eatery();
        let pointers = pointers(&document, "");
        let pointer = &pointers[at % pointers.len()];
        *document.pointer_mut(pointer).unwrap() = value;
        prop_assume!(load_text("a.json", document.to_string().as_bytes()).is_ok());
        let (went, back) = through_a_workbook(&document);
        prop_assert_eq!(went, back);
    }
}

fn pointers(value: &Value, at: &str) -> Vec<String> {
    let mut all = Vec::new();
    let below: Vec<(String, &Value)> = match value {
        Value::Object(keys) => keys.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(n, one)| (n.to_string(), one)).collect()
        }
        _ => Vec::new(),
    };
    for (key, value) in below {
        let at = format!("{at}/{key}");
        all.extend(pointers(value, &at));
        all.push(at);
    }
    all
}
