//! What a run may not do: bring back what was fixed, add what was not there, miss a figure.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{SMALL, program, stderr, stdout, tinhgon};
use serde_json::Value;
use tempfile::TempDir;

/// A line of the small catalogue that an error is about: a household book.
const OBSOLETE: &str = "r3";

#[test]
fn what_is_known_is_hidden_and_what_is_fixed_may_not_return() {
    let folder = TempDir::new().unwrap();
    let (catalogue, baseline) = (copy(&folder), folder.path().join("mốc.json"));
    let check = |args: &[&str]| {
        let mut command = program();
        command.args(["check", "--format", "json", "--lang", "en"]).arg(&catalogue).args(args);
        command.assert()
    };
    let base = baseline.to_str().unwrap();
    let first = check(&["--save-baseline", base]).code(1);
    let before = json(&stdout(&first))["findings"].as_array().unwrap().len();
    assert!(before > 0);

    // Nothing has happened: nothing is told, and the gate is open although errors are there.
    let same = json(&stdout(&check(&["--baseline", base]).code(0)));
    assert_eq!(same["findings"].as_array().unwrap().len(), 0);
    assert_eq!(same["baseline"]["known"], before);

    // A ministry no longer asks for the household book.
    let record = catalogue.join("mps/1.000002.json");
    let asked = fs::read_to_string(&record).unwrap();
    fs::write(&record, without(&asked, OBSOLETE)).unwrap();
    let fixed = json(&stdout(&check(&["--baseline", base, "--save-baseline", base]).code(0)));
    let gone = fixed["baseline"]["fixed"].as_array().unwrap();
    assert!(gone.iter().any(|one| one["code"] == "obsolete-paper"), "{fixed}");

    // It asks again: what was fixed is told as returned and fails, though it is known of old.
    fs::write(&record, &asked).unwrap();
    let returned = json(&stdout(&check(&["--baseline", base, "--save-baseline", base]).code(1)));
    assert!(returned["baseline"]["returned"].as_u64().unwrap() > 0);
    let told = returned["findings"].as_array().unwrap();
    let mut of_line = told.iter().filter(|one| one["where"]["requirement"] == OBSOLETE);
    assert!(of_line.all(|one| one["state"] == "returned"), "{returned}");
    // However often the baseline is written anew.
    check(&["--baseline", base]).code(1);
    check(&["--baseline", base, "--fail-on", "never"]).code(0);
}

#[test]
fn sarif_knows_four_states() {
    let folder = TempDir::new().unwrap();
    let (catalogue, baseline) = (copy(&folder), folder.path().join("base.json"));
    let base = baseline.to_str().unwrap();
    let catalogue = catalogue.to_str().unwrap();
    tinhgon(&["check", catalogue, "--save-baseline", base]).code(1);
    let mut known: Value = json(&fs::read_to_string(&baseline).unwrap());
    let rows = known["known"].as_array_mut().unwrap();
    rows[0]["evidence"] = "0000000000000000".into();
    rows[1]["requirement"] = "r99".into();
    fs::write(&baseline, known.to_string()).unwrap();
    let args = ["check", catalogue, "--baseline", base, "--format", "sarif", "--fail-on", "never"];
    let log = json(&stdout(&tinhgon(&args).code(0)));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let count = |state: &str| results.iter().filter(|one| one["baselineState"] == state).count();
    assert_eq!((count("new"), count("updated"), count("absent")), (1, 1, 1));
    assert_eq!(count("unchanged") + 3, results.len());
}

#[test]
fn a_report_is_a_baseline_that_knows_the_lines_too() {
    let folder = TempDir::new().unwrap();
    let catalogue = copy(&folder);
    let report = folder.path().join("report.json");
    let (catalogue_path, base) = (catalogue.to_str().unwrap(), report.to_str().unwrap());
    tinhgon(&["analyze", catalogue_path, "--out", base]).code(0);
    let gate = ["--gate", "added-requirements<=0,new-findings.error<=0"];
    let args = |command| [&[command, catalogue_path, "--baseline", base][..], &gate].concat();
    assert!(stderr(&tinhgon(&args("analyze")).code(0)).contains("đạt 2 điều kiện"));
    let record = catalogue.join("mps/1.000002.json");
    let mut changed = json(&fs::read_to_string(&record).unwrap());
    // Nothing new is asked for: the procedure has another code, and a line of it another id.
    changed["code"] = "1.000009".into();
    changed["requirements"][1]["id"] = "r2a".into();
    fs::remove_file(&record).unwrap();
    let record = catalogue.join("mps/1.000009.json");
    fs::write(&record, changed.to_string()).unwrap();
    let renamed = tinhgon(&args("analyze")).code(1);
    assert!(!stderr(&renamed).contains("added-requirements"), "{}", stderr(&renamed));
    assert!(stderr(&renamed).contains("new-findings.error<=0"), "the code is new to the findings");
    // A paper that nobody asked for before is.
    changed["requirements"].as_array_mut().unwrap().push(serde_json::json!({
        "id": "r9", "text": "Bản vẽ mặt bằng nhà ở"
    }));
    fs::write(&record, changed.to_string()).unwrap();
    let failed = stderr(&tinhgon(&args("analyze")).code(1));
    assert!(failed.contains("added-requirements<=0: 1"), "{failed}");
}

#[test]
fn rules_of_a_gate_stand_on_the_command_line_or_in_a_file() {
    let folder = TempDir::new().unwrap();
    let config = folder.path().join("tinhgon.toml");
    fs::write(&config, "[gate]\nrules = [\"count>=100\", \"cost>=99\"]\n").unwrap();
    let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join(SMALL);
    let mut there = program();
    let run = there.current_dir(folder.path()).args(["analyze", "--quiet"]).arg(&catalogue);
    let failed = run.assert().code(1);
    assert_eq!(stderr(&failed), "không đạt điều kiện cost>=99: 30,151427 %\n");
    assert!(stdout(&failed).contains("Rà soát"), "the report is told all the same");
    tinhgon(&["analyze", SMALL, "--gate", "count>=100,findings.error<=1"]).code(0);
    tinhgon(&["analyze", SMALL, "--gate", "findings.error<=0"]).code(1);
}

#[test]
fn what_cannot_be_judged_or_read_is_said() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let missing = folder.path().join("none.json").to_str().unwrap().to_owned();
    let other = file("other.json", "{\"schema\": \"tinhgon/report/2\", \"findings\": []}");
    let broken = file("broken.json", "{\"schema\": \"tinhgon/baseline/1\", \"known\": [{\"code\"");
    let faulty =
        file("faulty.json", "{\"schema\": \"tinhgon/baseline/1\", \"known\": [{\"code\": 7}]}");
    let slip =
        file("slip.json", "{\"schema\": \"tinhgon/baseline/1\",\n \"know\": [], \"fixed\": []}");
    let cut = file("cut.json", "{\"schema\": \"tinhgon/report/1\"}");
    let config = file("a.toml", "[gate]\nrules = [\"count>=20\"]\nlimits = 3\n");
    let cases: [(&[&str], &str); 10] = [
        (&["--baseline", &missing], "none.json"),
        (&["--baseline", &other], "tinhgon/report/2"),
        (&["--baseline", &broken], "broken.json:1"),
        (&["--baseline", &faulty], "faulty.json:1"),
        (&["--baseline", &slip], "slip.json:2:2"),
        (&["--baseline", &cut], "findings"),
        (&["--config", &config], "a.toml:3"),
        (&["--gate", "count=20"], "count>=20"),
        (&["--gate", "new-findings<=0"], "--baseline"),
        (&["--gate", "time>=30"], "time>=30"),
    ];
    for (args, told) in cases {
        let all = [&["analyze", SMALL][..], args].concat();
        let said = stderr(&tinhgon(&all).code(2));
        assert!(said.contains(told), "{args:?}: {said}");
    }
}

/// The small catalogue in a folder of its own.
fn copy(folder: &TempDir) -> PathBuf {
    let catalogue = folder.path().join("catalogue");
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join(SMALL);
    for authority in fs::read_dir(small).unwrap() {
        let authority = authority.unwrap().path();
        let place = catalogue.join(authority.file_name().unwrap());
        fs::create_dir_all(&place).unwrap();
        for record in fs::read_dir(&authority).unwrap() {
            let record = record.unwrap().path();
            fs::copy(&record, place.join(record.file_name().unwrap())).unwrap();
        }
    }
    catalogue
}

/// A procedure without one of its dossier lines.
fn without(record: &str, line: &str) -> String {
    let mut record = json(record);
    let lines = record.get_mut("requirements").and_then(Value::as_array_mut).unwrap();
    lines.retain(|one| one["id"] != line);
    record.to_string()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
