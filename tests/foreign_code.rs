//! Codes of other systems, `ereg:123`, wherever codes of the national catalogue go.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use std::fs;

use program::{SMALL, stderr, stdout, tinhgon};
use roxmltree::Document;
use serde_json::Value;
use tempfile::TempDir;

/// Two procedures, one under a code of another system.
fn two() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = |name: &str| fs::read_to_string(format!("{SMALL}/{name}.json")).unwrap();
    let foreign = text("mps/1.000002").replace("\"1.000002\"", "\"ereg:Res.2-b\"");
    fs::write(folder.path().join("a.json"), foreign).unwrap();
    fs::write(folder.path().join("b.json"), text("moj/1.000001")).unwrap();
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn every_command_finds_a_procedure_by_the_code_of_another_system() {
    let folder = two();
    let input = folder.path().to_str().unwrap();
    for args in [
        &["explain", "ereg:Res.2-b", "--in", input][..],
        &["explain", "replace_by_data:ereg:Res.2-b:r2", "--in", input],
        &["cost", "ereg:Res.2-b", "--in", input],
        &["graph", input, "--of", "ereg:Res.2-b"],
    ] {
        let text = stdout(&tinhgon(args).code(0));
        assert!(text.contains("ereg:Res.2-b"), "{args:?}: {text}");
    }
}

#[test]
fn it_goes_into_a_workbook_and_files_and_comes_back() {
    let folder = two();
    let input = folder.path().to_str().unwrap();
    let out = tempfile::tempdir().unwrap();
    let lines = |from: &str| stdout(&tinhgon(&["export", from, "--format", "jsonl"]).code(0));
    let code = |from: &str| {
        lines(from)
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["code"].clone())
            .collect::<Vec<_>>()
    };
    let book = path(&out, "book.xlsx");
    tinhgon(&["export", input, "--out", &book]).code(0);
    assert_eq!(code(&book), ["1.000001", "ereg:Res.2-b"]);
    let files = path(&out, "files");
    tinhgon(&["import", input, "--out", &files]).code(0);
    // File systems there are that allow no colon, and some that know no capitals.
    assert!(out.path().join("files/mps/ereg-Res.2-b~02.json").is_file());
    assert_eq!(lines(&files), lines(input));
}

#[test]
fn its_process_model_has_ids_that_xml_allows() {
    let folder = two();
    let input = folder.path().to_str().unwrap();
    let args = ["graph", input, "--format", "bpmn", "--of", "ereg:Res.2-b"];
    let text = stdout(&tinhgon(&args).code(0));
    let model = Document::parse(&text).unwrap();
    let mut ids = model.descendants().filter_map(|node| node.attribute("id"));
    assert!(ids.all(|id| !id.contains(':')), "{text}");
    assert!(text.contains("name=\"ereg:Res.2-b "));
}

#[test]
fn decisions_are_taken_on_its_measures() {
    let folder = two();
    let decided = path(&folder, "decided");
    fs::write(
        &decided,
        r#"{"schema": "tinhgon/decisions/1", "decisions": [
            {"measure": "replace_by_data:ereg:Res.2-b:r2", "ruling": "reject", "reason": "a", "name": "b"},
            {"measure": "prefill:ereg:Res.2-b", "ruling": "reject", "reason": "a", "name": "b"}]}"#,
    )
    .unwrap();
    let input = folder.path().to_str().unwrap();
    let args = ["analyze", input, "--decisions", &decided, "--format", "json"];
    let report: Value = serde_json::from_str(&stdout(&tinhgon(&args).code(0))).unwrap();
    let chosen = |id: &str| {
        let measures = report["measures"].as_array().unwrap();
        measures.iter().find(|measure| measure["id"] == id).unwrap()["chosen"] == true
    };
    assert!(!chosen("replace_by_data:ereg:Res.2-b:r2"));
    assert!(chosen("replace_by_data:ereg:Res.2-b:r3"));
}

#[test]
fn a_code_of_neither_form_is_told_with_both() {
    let folder = tempfile::tempdir().unwrap();
    let file = path(&folder, "a.json");
    let text = fs::read_to_string(format!("{SMALL}/mps/1.000002.json")).unwrap();
    fs::write(&file, text.replace("\"1.000002\"", "\"EREG:2\"")).unwrap();
    let said = stderr(&tinhgon(&["analyze", &file, "--lang", "en"]).code(2));
    assert!(said.contains("[0-9]{1,2}") && said.contains("[a-z][a-z0-9]{1,11}:"), "{said}");
}
