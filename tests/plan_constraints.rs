//! Constraints of plans kept in files: what they do, what wins over them, what is wrong with them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may panic")]

mod program;

use std::path::{Path, PathBuf};

use program::{SMALL, program, schema, stderr, stdout};
use serde_json::{Value, json};

/// A goal on the catalogue compiled in that takes a dozen texts.
const GOAL: [&str; 4] = ["--measures", "all", "--axis", "count=20,cost=4"];

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Writes constraints that say this and nothing else.
    fn constraints(&self, name: &str, mut said: Value) -> PathBuf {
        said["schema"] = "tinhgon/plan-constraints/1".into();
        let faults: Vec<String> =
            schema("plan-constraints").iter_errors(&said).map(|e| e.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        let file = self.0.path().join(name);
        std::fs::write(&file, said.to_string()).unwrap();
        file
    }
}

fn plan(args: &[&str], constraints: &Path) -> assert_cmd::assert::Assert {
    let file = constraints.to_str().unwrap();
    program().arg("plan").args(args).args(["--constraints", file]).assert()
}

fn report(args: &[&str], constraints: &Path) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&stdout(&plan(&args, constraints))).unwrap()
}

fn numbers(report: &Value) -> Vec<String> {
    let steps = report["instruments"].as_array().unwrap().iter();
    steps.map(|step| step["number"].as_str().unwrap().to_owned()).collect()
}

/// The plan that nothing constrains.
fn free(folder: &Folder) -> Value {
    report(&GOAL, &folder.constraints("free.json", json!({})))
}

#[test]
fn constraints_of_a_file_do_what_flags_do() {
    let folder = Folder::new();
    let said = json!({
        "axes": [{"axis": "count", "percent": 15}, {"axis": "cost", "percent": "3.5"}],
        "must": ["68/2020/QH14"], "never": ["60/2014/QH13"], "within": "assembly", "most": 1,
    });
    let small = [SMALL, "--measures", "all", "--lang", "en"];
    let of_file = plan(&small, &folder.constraints("c.json", said)).code(0);
    let flags = ["--axis", "count=15,cost=3.5", "--must", "68/2020/QH14", "--never"];
    let more = ["60/2014/QH13", "--within", "assembly", "--most", "1"];
    let typed = program().arg("plan").args(small).args(flags).args(more).assert().code(0);
    assert_eq!(stdout(&of_file), stdout(&typed));
}

#[test]
fn what_is_typed_wins_over_the_file() {
    let folder = Folder::new();
    let first = numbers(&free(&folder))[0].clone();
    let never = folder.constraints("never.json", json!({"never": [first], "within": "ministry"}));
    assert!(!numbers(&report(&GOAL, &never)).contains(&first));
    let typed = [&GOAL[..], &["--must", &first, "--within", "assembly"]].concat();
    assert!(numbers(&report(&typed, &never)).contains(&first));
}

#[test]
fn a_weight_of_its_own_makes_an_instrument_dear() {
    let folder = Folder::new();
    let free = free(&folder);
    let first = numbers(&free)[0].clone();
    let weights = json!([{"instrument": first, "weight": 1_000, "why": "vừa sửa xong"}]);
    let dear = report(&GOAL, &folder.constraints("dear.json", json!({"weights": weights})));
    assert!(!numbers(&dear).contains(&first));
    assert!(dear["objective"].as_u64() >= free["objective"].as_u64());
    let left = dear["left_out"].as_array().unwrap().iter();
    let left = left.clone().find(|one| one["number"] == *first).unwrap();
    assert_eq!(left["weight"], 1_000);
    assert!(left["least_with"].as_u64() >= Some(1_000));
}

/// A cap on the way sets days; one at the end limits what is chosen.
#[test]
fn caps_of_a_ministry_set_days_and_limit_what_is_chosen() {
    let folder = Folder::new();
    let free = free(&folder);
    let of = |report: &Value, issuer: &str| -> Vec<Value> {
        let steps = report["instruments"].as_array().unwrap().iter();
        steps.filter(|step| step["issuer"] == *issuer).cloned().collect()
    };
    let issuers = free["instruments"].as_array().unwrap().iter().map(|step| &step["issuer"]);
    let issuer = issuers.filter_map(Value::as_str).find(|id| of(&free, id).len() > 1).unwrap();
    let many = of(&free, issuer).len();
    let by = |until: &str, most: usize| json!({"issuer": issuer, "until": until, "most": most});
    let said = json!({"caps": [by("2027-06-30", 1)], "deadline": "2027-12-31"});
    let road = report(&GOAL, &folder.constraints("road.json", said));
    assert_eq!(numbers(&road), numbers(&free), "only the days differ");
    let days: Vec<Value> = of(&road, issuer).iter().map(|step| step["by"].clone()).collect();
    assert_eq!(days.iter().filter(|day| **day == "2027-06-30").count(), 1);
    assert_eq!(days.iter().filter(|day| **day == "2027-12-31").count(), many - 1);
    let said = json!({"caps": [by("2027-06-30", 1)]});
    let few = report(&GOAL, &folder.constraints("few.json", said));
    assert!(of(&few, issuer).len() <= 1);
    assert!(few["objective"].as_u64() >= free["objective"].as_u64());
}

#[test]
fn what_opens_after_the_deadline_does_not_count() {
    let folder = Folder::new();
    let args = [SMALL, "--measures", "all", "--as-of", "2024-01-01", "--open", "population"];
    let args = [&args[..], &["--axis", "cost=1"]].concat();
    let by = |deadline: &str| {
        report(&args, &folder.constraints("day.json", json!({"deadline": deadline})))
    };
    let (early, in_time) = (by("2024-06-30"), by("2024-07-01"));
    assert_eq!(in_time["late"], 0, "the day itself is in time");
    assert!(early["late"].as_u64() > Some(0));
    let most = |report: &Value| report["axes"]["cost"]["most"].as_u64();
    assert!(most(&early) < most(&in_time));
}

#[test]
fn every_fault_of_constraints_is_told_with_file_place_and_what_was_expected() {
    let folder = Folder::new();
    let file = folder.0.path().join("c.json");
    let said = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let said = stderr(&plan(&[SMALL, "--measures", "all", "--lang", "en"], &file).code(2));
        said.replace(folder.0.path().to_str().unwrap(), "FOLDER")
    };
    let wrong = [
        r#"{
  "schema": "tinhgon/plan-constraints/1",
  "axes": [{ "axis": "count", "percent": 120 }, { "axis": "count", "percent": 20 }],
  "must": ["60/2014/QH13"],
  "never": ["60/2014/QH13"],
  "within": "goverment",
  "caps": [{ "issuer": "moj", "until": "2026-12-31" }],
  "weights": [{ "instrument": "60/2014/QH13", "weight": 0, "why": "" }]
}"#,
        r#"{
  "schema": "tinhgon/plan-constraints/1",
  "axes": [{ "axis": "time", "percent": 20 }],
  "must": ["60/2014/QH1", "68/2020/QH14"],
  "never": ["1/QĐ"],
  "caps": [{ "issuer": "national_assembly", "most": 0 }]
}"#,
        r#"{ "schema": "tinhgon/plan-constraints/1", "mustt": [] }"#,
    ];
    insta::assert_snapshot!("plan_constraints_wrong", wrong.map(said).join("\n"));
}
