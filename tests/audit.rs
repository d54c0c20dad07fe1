//! `tinhgon audit`: what became of each decision, from the library and the command line.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "helpers of tests may stop the test, and say what they skip"
)]

mod program;
mod shared;

use std::collections::BTreeMap;
use std::fs;

use program::{Folder, json, schema, stderr, stdout, tinhgon};
use serde_json::Value;

const ROWS: &str = "tests/fixtures/audit/rows.jsonl";
const CATALOGUE: &str = "tests/fixtures/audit/catalogue.jsonl";

fn audit(rows: &str, more: &[&str]) -> assert_cmd::assert::Assert {
    let args = ["audit", "--resolution", rows, CATALOGUE];
    tinhgon(&args.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

fn document(rows: &str) -> Value {
    json(&audit(rows, &["--format", "json"]))
}

#[test]
fn each_decision_gets_its_verdict_and_its_reason() {
    let document = document(ROWS);
    let rows = document["rows"].as_array().unwrap().iter();
    let said: Vec<(u64, &str, &str)> = rows
        .map(|row| {
            let word = |key: &str| row[key].as_str().unwrap();
            (row["row"].as_u64().unwrap(), word("status"), word("reason"))
        })
        .collect();
    assert_eq!(
        said,
        [
            // The identity card under its old name.
            (1, "not_implemented", "asked_by_other_name"),
            (2, "implemented", "looked_up"),
            // A clause on a line of its own covers its case, and no other one.
            (3, "implemented", "exempted_elsewhere"),
            (4, "not_implemented", "still_asked"),
            (11, "not_implemented", "asked_by_common_name"),
            // Showing the paper in an app is no look-up.
            (12, "not_implemented", "still_asked"),
            // A clause on one paper does not cover the other paper of its line.
            (13, "not_implemented", "asked_by_other_name"),
            (14, "implemented", "looked_up"),
            (15, "not_implemented", "asked_by_reference"),
            (16, "unclear", "no_dossier"),
            (17, "implemented", "not_named"),
            (18, "unknown_procedure", "no_such_code"),
            (19, "unknown_procedure", "no_such_code"),
        ]
    );
}

#[test]
fn a_fall_back_that_is_stated_of_one_line_exempts_no_other() {
    let folder = Folder::new();
    let line = |id: &str, fallback: bool| {
        serde_json::json!({
            "id": id, "text": format!("Thẻ căn cước ({id})"), "kind": "document",
            "operator": "all_of", "fallback": fallback,
            "documents": [{"type": "identity_card", "role": "applicant"}],
        })
    };
    let catalogue = |lines: Vec<Value>| {
        let text = fs::read_to_string("tests/lint/expired-waiver/fires.json").unwrap();
        let mut procedure: Value = serde_json::from_str(&text).unwrap();
        procedure["requirements"] = lines.into();
        folder.write("one.json", procedure.to_string())
    };
    let rows = folder.write(
        "rows.jsonl",
        r#"{"row": 1, "ministry": "BỘ", "code": "9.000001", "procedure": "Thủ tục thử nghiệm", "text": "Căn cước"}"#,
    );
    let code = |lines: Vec<Value>| {
        let run = tinhgon(&["audit", "--resolution", &rows, &catalogue(lines)]);
        run.get_output().status.code()
    };
    assert_eq!(code(vec![line("a", true)]), Some(0));
    assert_eq!(code(vec![line("a", true), line("b", false)]), Some(1));
}

#[test]
fn the_json_keeps_to_its_schema_and_proves_what_it_says() {
    let document = document(ROWS);
    let errors: Vec<String> =
        schema("audit").iter_errors(&document).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
    let rows = &document["rows"];
    assert_eq!(rows[0]["code"], "9.000001");
    assert_eq!(
        (&rows[0]["code_printed"], &rows[0]["repair"]),
        (&"9,000001".into(), &"sign".into())
    );
    assert_eq!(rows[0]["evidence"][0]["says"], "asks");
    assert_eq!(rows[0]["evidence"][0]["text"], "Bản sao chứng minh nhân dân của người đề nghị");
    assert_eq!(rows[1]["provision"]["official"], "điểm a khoản 1 Điều 4");
    assert_eq!(rows[10]["provision"]["official"], Value::Null);
    assert_eq!(rows[11]["likely"]["code"], "9.000006");
    assert_eq!(rows[12]["likely"], Value::Null);
    assert_eq!(document["totals"]["percent"], serde_json::json!(40));
}

#[test]
fn people_read_the_ministries_first() {
    insta::assert_snapshot!("audit_vi", stdout(&audit(ROWS, &[]).code(1)));
    insta::assert_snapshot!("audit_en", stdout(&audit(ROWS, &["--lang", "en"]).code(1)));
    insta::assert_snapshot!(
        "audit_markdown",
        stdout(&audit(ROWS, &["--format", "markdown"]).code(1))
    );
}

#[test]
fn sarif_has_a_rule_for_each_status_that_somebody_must_look_at() {
    let log: Value = serde_json::from_str(&stdout(&audit(ROWS, &["--format", "sarif"]))).unwrap();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        *counts.entry(result["ruleId"].as_str().unwrap()).or_default() += 1;
    }
    let expected = [
        ("decision-not-carried-out", 6),
        ("decision-unclear", 1),
        ("decision-without-procedure", 2),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
    let first = &log["runs"][0]["results"][0]["locations"][0];
    assert_eq!(first["physicalLocation"]["artifactLocation"]["uri"], ROWS);
    assert_eq!(first["physicalLocation"]["region"]["startLine"], 1);
    let page = stdout(&tinhgon(&["explain", "decision-not-carried-out", "--lang", "en"]).code(0));
    assert!(page.starts_with("decision-not-carried-out: A decision is not carried out"), "{page}");
}

#[test]
fn the_exit_code_is_what_the_findings_are_worth() {
    audit(ROWS, &[]).code(1);
    audit(ROWS, &["--fail-on", "never"]).code(0);
    let folder = Folder::new();
    let lines = fs::read_to_string(ROWS).unwrap();
    let line = |n: usize| lines.lines().nth(n).unwrap();
    let carried_out = folder.write("done.jsonl", line(1));
    audit(&carried_out, &[]).code(0);
    audit(&carried_out, &["--fail-on", "info"]).code(0);
    let unknown = folder.write("unknown.jsonl", line(12));
    audit(&unknown, &[]).code(0);
    audit(&unknown, &["--fail-on", "warning"]).code(1);
}

#[test]
fn the_order_of_the_rows_and_their_format_change_no_byte() {
    let folder = Folder::new();
    let text = fs::read_to_string(ROWS).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.reverse();
    let reversed = folder.write("reversed.jsonl", lines.join("\n\n"));
    let array = folder.write("array.json", format!("\u{feff}[{}]", lines.join(",")));
    let mut csv = csv::Writer::from_path(folder.path("rows.csv")).unwrap();
    let keys = ["ministry", "row", "code", "procedure", "text", "instrument", "provision"];
    csv.write_record(keys.iter().chain(&["registers"])).unwrap();
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let cell = |key: &&str| row[*key].as_str().map_or(row[*key].to_string(), str::to_owned);
        let registers = row["registers"].as_array().unwrap().iter().map(|id| id.as_str().unwrap());
        let mut cells: Vec<String> = keys.iter().map(cell).collect();
        cells.push(registers.collect::<Vec<_>>().join("; "));
        csv.write_record(cells).unwrap();
    }
    csv.flush().unwrap();
    let csv = folder.path("rows.csv").to_string_lossy().into_owned();
    let expected = stdout(&audit(ROWS, &["--format", "json"]));
    for rows in [reversed, array, csv] {
        assert_eq!(stdout(&audit(&rows, &["--format", "json"])), expected, "{rows}");
        assert_eq!(stdout(&audit(&rows, &["--format", "json", "--threads", "1"])), expected);
    }
}

#[test]
fn every_fault_of_the_rows_is_named_with_its_place_and_nothing_is_written() {
    let folder = Folder::new();
    let good = r#""ministry": "BỘ", "procedure": "P", "text": "Căn cước""#;
    let faulty = [
        r#"{"row": 1, "code": "1.004194", "ministry": "BỘ", "text": "Căn cước"}"#.to_owned(),
        format!(r#"{{"row": 2, "code": "không rõ", {good}}}"#),
        format!(
            r#"{{"row": 3, "code": "1.004194", {good}, "registers": ["population", "enterprize"]}}"#
        ),
        format!(r#"{{"row": 2, "code": "1.004194", {good}}}"#),
        r#"{"row": "bốn", "code": "1.004194""#.to_owned(),
        r#"{"row": 6, "code": "1.004194", "ministry": "BỘ", "procedure": "P", "text": " "}"#
            .to_owned(),
    ];
    let lines = folder.write("rows.jsonl", faulty.join("\n"));
    let whole = [&faulty[0], &faulty[1], &faulty[2], &faulty[3]].map(String::as_str).join(",\n");
    let array = folder.write("rows.json", format!("[{whole}]"));
    let csv = folder.write("rows.csv", "row,ministry,code,text\n1,BỘ,1.004194,Căn cước\n");
    let cells = folder.write(
        "cells.csv",
        "row,ministry,code,procedure,text,registers\nx,BỘ,1.004194,P,Căn cước,\n2,BỘ,?,P,Căn cước,house\n3,BỘ\n",
    );
    let empty = folder.write("empty.jsonl", "\n \n");
    let latin = folder.write("latin.jsonl", b"{\"row\": 1,\n \"code\": \"\xe9\"}");
    let missing = folder.path("missing.jsonl").to_string_lossy().into_owned();
    let out = folder.path("out.json");
    let mut said = String::new();
    for rows in [&lines, &array, &csv, &cells, &empty, &latin, &missing] {
        let to = ["--format", "json", "--out", out.to_str().unwrap()];
        let run = audit(rows, &to).code(2);
        assert_eq!(stdout(&run), "");
        said.push_str(&folder.neutral(&stderr(&run)));
        said.push('\n');
        assert!(!out.exists());
    }
    insta::assert_snapshot!("audit_faults", said);
}

#[test]
fn faults_of_both_inputs_are_told_in_one_run() {
    let folder = Folder::new();
    let rows = folder.write("rows.jsonl", "{}");
    let args = ["audit", "--resolution", &rows, "tests/fixtures/invalid/five_faults.json"];
    let said = stderr(&tinhgon(&args).code(2));
    assert!(said.contains("rows.jsonl") && said.contains("five_faults.json"), "{said}");
}

#[test]
fn a_result_is_not_written_over_the_rows() {
    let folder = Folder::new();
    let rows = folder.write("rows.jsonl", fs::read(ROWS).unwrap());
    audit(&rows, &["--format", "json", "--out", &rows]).code(2);
    assert_eq!(fs::read(&rows).unwrap(), fs::read(ROWS).unwrap());
}

#[test]
fn analyze_reports_the_progress_among_its_sections() {
    let args = |format| ["analyze", CATALOGUE, "--resolution", ROWS, "--format", format];
    for (format, words) in [
        ("text", "Theo dõi thực hiện nghị quyết"),
        ("markdown", "## Quyết định chưa thực hiện"),
        ("json", r#""reason": "asked_by_common_name""#),
        ("html", "<html"),
    ] {
        let report = stdout(&tinhgon(&args(format)).code(0));
        assert!(report.contains(words), "{format}");
    }
    let report = stdout(&tinhgon(&args("json")).code(0));
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["resolution"]["rows"], document(ROWS)["rows"]);
    let errors: Vec<String> =
        schema("report").iter_errors(&report).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
    let folder = Folder::new();
    let out = folder.path("folder").to_string_lossy().into_owned();
    tinhgon(&["analyze", CATALOGUE, "--resolution", ROWS, "--out", &out]).code(0);
    let text = fs::read_to_string(folder.path("folder").join("report.md")).unwrap();
    assert!(text.contains("Theo dõi thực hiện nghị quyết"));
}

#[test]
fn verdicts_on_a_real_resolution_are_those_of_people() {
    let Some(folder) = shared::shared() else { return };
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (rows, portal) = (path("resolution/rows.dev.jsonl"), path("portal"));
    let args = ["audit", "--resolution", &rows, &portal, "--format", "json"];
    let document: Value = serde_json::from_str(&stdout(&tinhgon(&args).code(1))).unwrap();
    let said: BTreeMap<u64, &str> = document["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["row"].as_u64().unwrap(), row["status"].as_str().unwrap()))
        .collect();
    let gold = fs::read_to_string(folder.join("labels/audit.dev.jsonl")).unwrap();
    let gold: Vec<Value> = gold.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let right = gold.iter().filter(|one| {
        let row = one["row"].as_u64().unwrap();
        let right = said.get(&row).copied() == one["status"].as_str();
        if !right {
            println!("row {row}: {:?}, by hand {}", said.get(&row), one["status"]);
        }
        right
    });
    let (right, all) = (right.count(), gold.len());
    assert!(right * 100 >= all * 92, "{right} of {all}");
    assert_eq!(said.len(), 315);
}
