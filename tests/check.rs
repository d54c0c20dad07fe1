//! `check` as its users meet it: cost sheets, the choice of rules, waivers, measures.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use program::{SMALL, schema, stderr, stdout, tinhgon};
use serde_json::Value;

const SHEETS: &str = "tests/fixtures/cost";

/// Printed examples that are wrong by the method are found wrong where they are.
#[test]
fn check_finds_the_faults_of_published_cost_sheets() {
    let check = |name: &str| tinhgon(&["check", &format!("{SHEETS}/{name}.json")]);
    insta::assert_snapshot!("agency_time", stdout(&check("dongnai-2816-1").code(1)));
    insta::assert_snapshot!("phantom_saving", stdout(&check("dongnai-2813-1").code(1)));
    let sound = stdout(&check("project30-tax-reports").code(0));
    assert_eq!(sound, "Không có phát hiện nào.\n");
    let folder = stdout(&tinhgon(&["check", SHEETS]).code(1));
    assert!(folder.ends_with("3 lỗi, 1 cảnh báo, 0 lưu ý\n"), "{folder}");
}

#[test]
fn cost_tells_below_a_sheet_what_the_rules_say_of_it() {
    let sheet = format!("{SHEETS}/dongnai-2816-1.json");
    let text = stdout(&tinhgon(&["cost", &sheet]).code(0));
    assert!(text.contains("lỗi[agency-time-as-work]"), "{text}");
    let json = stdout(&tinhgon(&["cost", &sheet, "--format", "json"]).code(0));
    let cost: Value = serde_json::from_str(&json).unwrap();
    let faults: Vec<String> = schema("cost").iter_errors(&cost).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let codes: Vec<&Value> =
        cost["findings"].as_array().unwrap().iter().map(|finding| &finding["code"]).collect();
    assert_eq!(codes, ["agency-time-as-work", "agency-time-as-work"]);
    assert_eq!(cost["before"]["total"], 32_000_000);
}

#[test]
fn check_is_asked_for_some_rules_and_fails_from_some_level_on() {
    let codes = |args: &[&str], code: i32| {
        let mut all = vec!["check", SMALL, "--format", "json"];
        all.extend(args);
        let checked: Value = serde_json::from_str(&stdout(&tinhgon(&all).code(code))).unwrap();
        let found = checked["findings"].as_array().unwrap().clone();
        found.iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        codes(&["--select", "obsolete-paper,unknown-fee"], 1),
        ["obsolete-paper", "unknown-fee"]
    );
    assert_eq!(codes(&["--select", "unknown-fee"], 0), ["unknown-fee"]);
    assert_eq!(codes(&["--select", "unknown-fee", "--fail-on", "info"], 1), ["unknown-fee"]);
    assert!(!codes(&["--ignore", "obsolete-paper"], 0).contains(&"obsolete-paper".to_owned()));
    assert!(codes(&["--ignore", "obsolete-paper", "--fail-on", "warning"], 1).len() > 3);
    assert!(codes(&["--fail-on", "never"], 0).contains(&"obsolete-paper".to_owned()));
    let mistyped = tinhgon(&["check", SMALL, "--select", "obsolete-papers"]).code(2);
    insta::assert_snapshot!("unknown_rule", stderr(&mistyped));
}

#[test]
fn a_waiver_keeps_a_finding_back_until_its_last_day() {
    let file = "tests/fixtures/waivers/sound.json";
    let check = |args: &[&str], code: i32| {
        let mut all = vec!["check", SMALL, "--waivers", file];
        all.extend(args);
        stdout(&tinhgon(&all).code(code))
    };
    let text = check(&[], 0);
    assert!(!text.contains("lỗi[obsolete-paper]"), "{text}");
    assert!(text.ends_with("1 phát hiện được miễn trừ\n"), "{text}");
    let json: Value = serde_json::from_str(&check(&["--format", "json"], 0)).unwrap();
    assert!(schema("check").is_valid(&json));
    assert_eq!(json["waived"], 1);
    let late = check(&["--as-of", "2028-01-01"], 1);
    assert!(late.contains("lỗi[obsolete-paper]") && late.contains("expired-waiver"), "{late}");
    let broken = tinhgon(&["check", SMALL, "--waivers", "tests/fixtures/waivers/broken.json"]);
    insta::assert_snapshot!("broken_waivers", stderr(&broken.code(2)));
}

#[test]
fn check_looks_at_the_measures_of_a_scenario_when_one_is_named() {
    let file = "tests/lint/measure-without-effect/fires";
    let quiet = stdout(&tinhgon(&["check", file]).code(0));
    assert!(!quiet.contains("measure-without-effect"));
    let told = stdout(&tinhgon(&["check", file, "--measures", "delegate"]).code(0));
    assert!(told.contains("measure-without-effect"), "{told}");
}
