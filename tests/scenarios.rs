//! Scenarios as their users meet them: put together, saved, compared, and wrong.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use std::path::Path;

use program::{SMALL, schema, stderr, stdout, tinhgon};
use serde_json::{Value, json};

/// One procedure that asks for an original which the register of enterprises answers; on the day of
/// its facts the law keeps that register closed, and a rule already names it.
const OPENING: &str = "tests/fixtures/opening";
/// A day on which the law keeps the register of enterprises closed and a rule already names it.
const BEFORE: &str = "2025-12-31";

fn analyze(args: &[&str]) -> Value {
    let args = [&["analyze", "--format", "json", "--quiet"], args].concat();
    serde_json::from_str(&stdout(&tinhgon(&args).code(0))).unwrap()
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn an_opening_moves_grades_measures_and_both_axes_and_is_told_as_an_assumption() {
    let law = analyze(&[OPENING]);
    let open = analyze(&[OPENING, "--open", "enterprise"]);
    assert_eq!(open["inputs"]["registers"]["open"], serde_json::json!(["enterprise"]));
    assert_eq!(law["inputs"]["registers"]["open"], serde_json::json!([]));
    let full = |report: &Value| report["totals"]["papers"]["full"].as_u64().unwrap();
    assert!(full(&open) > full(&law));
    assert_eq!(open["totals"]["already"], law["totals"]["already"]);
    let cut = |report: &Value| {
        let counted = &report["totals"]["regulations"];
        counted["abolished"].as_u64().unwrap() + counted["simplified"].as_u64().unwrap()
    };
    assert!(cut(&open) > cut(&law));
    let saving = |report: &Value| report["totals"]["cost"]["saving"].as_i64().unwrap();
    assert!(saving(&open) > saving(&law));
    let lean = |report: &Value| {
        let measures = report["measures"].as_array().unwrap().iter();
        let lean = measures.filter(|one| one["depends"]["registers"] != serde_json::json!([]));
        lean.map(|one| one["depends"]["registers"].clone()).collect::<Vec<_>>()
    };
    assert!(lean(&law).is_empty());
    assert!(!lean(&open).is_empty());
    for registers in lean(&open) {
        let expected = serde_json::json!([{"register": "enterprise", "opens": "2026-01-01"}]);
        assert_eq!(registers, expected);
    }
    // What could go online once the original need not be shown depends on that measure.
    let measures = open["measures"].as_array().unwrap();
    let online = measures.iter().find(|one| one["kind"] == "submit_online").unwrap();
    assert_eq!(online["depends"]["measures"], serde_json::json!(["replace_by_data:1.000011:r1"]));
    // A number that nothing is known of still tells rank and issuer by its letters.
    let told = serde_json::json!(
        {"instrument": "9999/2025/TT-BTP", "rank": "circular", "issuer": "moj"}
    );
    assert!(measures.iter().any(|one| one["amends"].as_array().unwrap().contains(&told)));
    // No rule of `check` tells what is assumed as the law in force.
    let despite = |report: &Value| {
        let findings = report["findings"].as_array().unwrap().iter();
        findings.filter(|one| one["code"] == "asks-despite-rule").count()
    };
    assert_eq!((despite(&open), despite(&law)), (0, 0));
    let faults: Vec<String> = schema("report").iter_errors(&open).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn a_proof_that_rests_on_an_opening_says_so() {
    let args = ["explain", "enterprise_registration_certificate", "--as-of", BEFORE];
    let law = stdout(&tinhgon(&args).code(0));
    assert!(!law.contains("giả định mở"), "{law}");
    let open = stdout(&tinhgon(&[&args[..], &["--open", "enterprise"]].concat()).code(0));
    insta::assert_snapshot!("explain_opened", open);
}

#[test]
fn a_sheet_and_a_measure_that_rest_on_an_opening_say_so() {
    let open = ["--in", OPENING, "--open", "enterprise"];
    let sheet = stdout(&tinhgon(&[&["cost", "1.000011"], &open[..]].concat()).code(0));
    assert!(sheet.contains("Giả định mở cho mọi cơ quan: Cơ sở dữ liệu quốc gia"), "{sheet}");
    let explain = |id: &str| stdout(&tinhgon(&[&["explain", id], &open[..]].concat()).code(0));
    let replaced = explain("replace_by_data:1.000011:r1");
    assert!(
        replaced.contains("giả định mở (cơ quan được khai thác từ ngày 01/01/2026)"),
        "{replaced}"
    );
    let online = explain("submit_online:1.000011");
    assert!(online.contains("cần thực hiện trước"), "{online}");
}

#[test]
fn opening_what_is_open_changes_nothing_and_that_is_said() {
    let said = tinhgon(&["analyze", SMALL, "--open", "land"]).code(0);
    assert!(stderr(&said).contains("giả định mở không làm thay đổi kết quả"), "{}", stderr(&said));
    assert!(stdout(&said).contains("Giả định mở cho mọi cơ quan"));
    let (law, open) = (analyze(&[SMALL]), analyze(&[SMALL, "--open", "land"]));
    assert_eq!(law["totals"], open["totals"]);
}

#[test]
fn closing_takes_away_what_a_register_brought() {
    let (law, closed) = (analyze(&[]), analyze(&["--close", "land"]));
    assert!(law["totals"]["registers"]["land"].as_u64().unwrap() > 0);
    assert_eq!(closed["totals"]["registers"]["land"], Value::Null);
    assert_eq!(closed["inputs"]["registers"]["close"], serde_json::json!(["land"]));
    let only = analyze(&["--close", "all", "--open", "land"]);
    let left: Vec<&String> = only["totals"]["registers"].as_object().unwrap().keys().collect();
    assert_eq!(left, ["land"]);
}

#[test]
fn what_cannot_be_assumed_is_refused() {
    let said = |args: &[&str]| {
        let args = [&["analyze", SMALL], args].concat();
        format!("$ tinhgon {}\n{}", args.join(" "), stderr(&tinhgon(&args).code(2)))
    };
    let all = [
        said(&["--open", "lnad"]),
        said(&["--open", "land,vehicle", "--close", "land"]),
        said(&["--online-share", "100.5"]),
        said(&["--online-share", "half"]),
        said(&["--compare", "essential-25,no-such"]),
        said(&["--save-scenario", "scenario.txt"]),
        said(&["--measures", "all,none"]),
        said(&["--tariff", "procedures/tariffs/vn-2024.json", "--save-scenario", "s.json"]),
    ];
    insta::assert_snapshot!("refused", all.join("\n"));
    let nowhere = said(&["--save-scenario", "no-such-folder/s.json"]);
    assert!(nowhere.contains("không ghi được no-such-folder/s.json"), "{nowhere}");
    assert!(!Path::new(env!("CARGO_MANIFEST_DIR")).join("s.json").exists());
}

/// Of two groups one may be misspelled: what it was to cover must not be missing without a word.
#[test]
fn a_group_that_nobody_is_of_is_refused_beside_one_that_is() {
    let told = stderr(&tinhgon(&["analyze", "--group", "essential-25,bundle-brith"]).code(2));
    assert!(told.contains("“bundle-brith”") && told.contains("bundle-birth"), "{told}");
    tinhgon(&["analyze", "--group", "essential-25,bundle-birth"]).code(0);
}

/// Two goals on one axis contradict each other or say the same twice.
#[test]
fn a_target_with_an_axis_twice_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = path(&folder, "twice.json");
    let cost = json!({ "axis": "cost", "percent": 20, "of": { "vi": "x", "en": "x" } });
    let name = json!({ "vi": "x", "en": "x" });
    let target = json!({
        "schema": "tinhgon/target/1", "id": "twice", "name": name, "about": name,
        "axes": [cost, cost], "sources": [],
    });
    std::fs::write(&file, target.to_string()).unwrap();
    let told = stderr(&tinhgon(&["analyze", SMALL, "--target", &file]).code(2));
    assert!(told.contains("trục đo “cost”"), "{told}");
}

#[test]
fn a_saved_scenario_chooses_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (saved, volumes) = (path(&folder, "mine.json"), path(&folder, "v.csv"));
    std::fs::write(&volumes, "code,dossiers,year,source\n1.000001,5,2024,\"Báo cáo, 2024\"\n")
        .unwrap();
    let flags = [
        "--measures",
        "replace_by_data,prefill",
        "--target",
        "nq66-2025",
        "--tariff",
        "vn-2025",
        "--authority",
        "moj",
        "--volumes",
        &volumes,
        "--open",
        "land",
        "--close",
        "civil_status",
        "--online-share",
        "47,5",
    ];
    let first = analyze(&[&[SMALL, "--save-scenario", &saved], &flags[..]].concat());
    let again = analyze(&[SMALL, "--scenario", &saved]);
    assert_eq!(first["totals"], again["totals"]);
    assert_eq!(first["inputs"], again["inputs"]);
    let written: Value = serde_json::from_slice(&std::fs::read(&saved).unwrap()).unwrap();
    assert!(schema("scenario").is_valid(&written));
    assert_eq!(written["volumes"][0]["source"], "Báo cáo, 2024");
    // Saved once more from itself it is the same file.
    let twice = path(&folder, "twice.json");
    analyze(&[SMALL, "--scenario", &saved, "--save-scenario", &twice]);
    let text = |file: &str| std::fs::read_to_string(file).unwrap();
    assert_eq!(text(&saved).replace("mine", "twice"), text(&twice));
    // What the command line says wins over the file.
    let opened = analyze(&[SMALL, "--scenario", &saved, "--open", "civil_status"]);
    assert_eq!(
        opened["inputs"]["registers"],
        serde_json::json!({"open": ["civil_status", "land"], "close": []})
    );
}

#[test]
fn scenarios_stand_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let spanish = path(&folder, "spanish.json");
    tinhgon(&["analyze", SMALL, "--tariff", "es-2014", "--save-scenario", &spanish]).code(0);
    let closed = path(&folder, "closed.json");
    tinhgon(&["analyze", SMALL, "--close", "civil_status", "--save-scenario", &closed]).code(0);
    let compare = format!("{closed},{spanish}");
    let args = ["analyze", SMALL, "--measures", "all", "--compare", &compare];
    let text = stdout(&tinhgon(&args).code(0));
    let from = text.find("So sánh kịch bản").unwrap();
    let till = text.find("Chi phí tuân thủ\n").unwrap();
    let table = text[from..till].replace(folder.path().to_str().unwrap(), "");
    assert!(table.contains("loại tiền khác nhau"), "{table}");

    let report = analyze(&args[1..]);
    let compared = report["comparison"]["scenarios"].as_array().unwrap();
    assert_eq!(compared.len(), 3);
    assert_eq!(compared[0]["scenario"], Value::Null);
    assert_eq!(compared[2]["scenario"], Value::from(spanish));
    assert_eq!(report["comparison"]["differences"], serde_json::json!(["currency", "tariff"]));
    // Each column says what a run of its own says.
    let alone = analyze(&[SMALL, "--scenario", &closed]);
    assert_eq!(compared[1]["cost"]["saving"], alone["totals"]["cost"]["saving"]);
    assert_eq!(compared[1]["papers"], alone["totals"]["papers"]);
    assert_eq!(compared[1]["regulations"], alone["totals"]["regulations"]);
    assert_eq!(compared[0]["axes"], report["totals"]["axes"]);
    assert!(compared[0]["measures"].as_u64() > compared[1]["measures"].as_u64());
    let faults: Vec<String> =
        schema("report").iter_errors(&report).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn a_year_and_a_dossier_are_not_compared_as_if_equal() {
    let folder = tempfile::tempdir().unwrap();
    let (volumes, yearly) = (path(&folder, "v.csv"), path(&folder, "yearly.json"));
    let rows = ["1.000001", "1.000002", "1.000003"].map(|code| format!("{code},9,2024,a\n"));
    std::fs::write(&volumes, format!("code,dossiers,year,source\n{}", rows.concat())).unwrap();
    tinhgon(&["analyze", SMALL, "--volumes", &volumes, "--save-scenario", &yearly]).code(0);
    let report = analyze(&[SMALL, "--compare", &yearly]);
    assert_eq!(report["comparison"]["differences"], serde_json::json!(["basis"]));
}

#[test]
fn check_keeps_to_the_authorities_and_groups_chosen() {
    let codes = |args: &[&str]| {
        let args = [&["check", SMALL, "--format", "json", "--fail-on", "never"], args].concat();
        let checked: Value = serde_json::from_str(&stdout(&tinhgon(&args).code(0))).unwrap();
        let findings = checked["findings"].as_array().unwrap().clone();
        let mut codes: Vec<String> = findings
            .iter()
            .map(|one| one["where"]["procedure"].as_str().unwrap_or_default().to_owned())
            .collect();
        codes.dedup();
        codes
    };
    let all = codes(&[]);
    assert!(all.contains(&"1.000002".to_owned()) && all.contains(&"1.000001".to_owned()));
    assert_eq!(codes(&["--authority", "mps"]), ["1.000002"]);
    assert!(!codes(&["--authority", "moj"]).contains(&"1.000002".to_owned()));
    tinhgon(&["check", SMALL, "--group", "no-such-group"]).code(2);
}

#[test]
fn a_waiver_on_a_procedure_that_was_not_chosen_is_not_idle() {
    let folder = tempfile::tempdir().unwrap();
    let waivers = path(&folder, "waivers.json");
    let text = r#"{"schema": "tinhgon/waivers/1", "waivers": [{"code": "obsolete-paper",
        "procedure": "1.000002", "reason": "a", "name": "b", "until": "2030-01-01"}]}"#;
    std::fs::write(&waivers, text).unwrap();
    let args = ["check", SMALL, "--waivers", &waivers, "--authority", "moj"];
    let said = stdout(&tinhgon(&args).code(0));
    assert!(!said.contains("unused-waiver"), "{said}");
}

#[test]
fn volumes_that_cannot_be_read_or_counted_are_named_by_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = path(&folder, "v.csv");
    let said = |rows: &str| {
        std::fs::write(&file, format!("code,dossiers,year,source\n{rows}")).unwrap();
        stderr(&tinhgon(&["analyze", SMALL, "--volumes", &file]).code(2))
    };
    let open = said("1.000001,5,2024,a\n1.000002,5,2024,\"never closed\n1.000003,5,2024,b\n");
    assert!(open.contains("v.csv:3:") && open.contains("dấu ngoặc kép"), "{open}");
    let rows = ["1.000001,5,2024,a", "1.000002,18446744073709551615,2024,a", "1.000003,5,2024,a"];
    let huge = said(&rows.join("\n"));
    assert!(huge.contains("v.csv:3") && huge.contains("vượt quá giới hạn"), "{huge}");
}

/// A form is filled in from registers: where nobody may read any, nothing is.
#[test]
fn with_every_register_closed_no_form_is_filled_in_beforehand() {
    let prefilled = |flags: &[&str]| {
        let args =
            [&["analyze", SMALL, "--format", "json", "--measures", "prefill"], flags].concat();
        let report: Value = serde_json::from_str(&stdout(&tinhgon(&args).code(0))).unwrap();
        let measures = report["measures"].as_array().unwrap();
        measures.iter().filter(|measure| measure["kind"] == "prefill").count()
    };
    assert!(prefilled(&[]) > 0);
    assert_eq!(prefilled(&["--close", "all"]), 0);
    // Those who apply are citizens, whose data the population register alone fills in.
    assert_eq!(prefilled(&["--close", "population"]), 0);
}

/// A form is filled in from a register that is open by assumption only: that is said.
#[test]
fn filling_in_forms_names_the_register_that_has_to_be_opened() {
    let prefill = |flags: &[&str]| {
        let args = [&[SMALL, "--measures", "prefill", "--as-of", "2024-01-01"], flags].concat();
        let report = analyze(&args);
        let all = report["measures"].as_array().unwrap().iter();
        let found: Vec<Value> = all.filter(|one| one["kind"] == "prefill").cloned().collect();
        found
    };
    assert_eq!(prefill(&[]), Vec::<Value>::new(), "the register is not open yet");
    let opened = prefill(&["--open", "population"]);
    assert!(!opened.is_empty());
    for one in opened {
        let expected = serde_json::json!([{"register": "population", "opens": "2024-07-01"}]);
        assert_eq!(one["depends"]["registers"], expected);
    }
}

/// Who must come to sign or be photographed cannot send everything, however few papers are left.
#[test]
fn where_people_must_come_in_person_sending_everything_online_is_not_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let of_marriage = Path::new(SMALL).join("moj/1.000001.json");
    let mut marriage: Value = serde_json::from_slice(&std::fs::read(of_marriage).unwrap()).unwrap();
    let file = folder.path().join("1.000001.json");
    let proposed = || {
        let report = analyze(&[folder.path().to_str().unwrap(), "--measures", "all"]);
        let measures = report["measures"].as_array().unwrap();
        measures.iter().any(|measure| measure["kind"] == "submit_online")
    };
    std::fs::write(&file, marriage.to_string()).unwrap();
    assert!(proposed());
    let come = "Khi trả kết quả, hai bên nam, nữ phải có mặt";
    marriage["steps"] = serde_json::json!([{"actor": "applicant", "text": come}]);
    std::fs::write(&file, marriage.to_string()).unwrap();
    assert!(!proposed());
}
