//! Tables for programs, as scripts get them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers may panic as tests do")]

mod program;

use std::fs;
use std::path::Path;

use program::{SMALL, stderr, stdout, tinhgon};
use serde_json::Value;

fn table(args: &[&str]) -> Vec<csv::StringRecord> {
    let text = stdout(&tinhgon(args).code(0));
    let delimiter = if args.contains(&"tsv") { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

/// Files of a folder by name.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut files: Vec<_> = entries
        .map(|one| (one.file_name().into_string().unwrap(), fs::read(one.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_folder_takes_every_table_and_the_same_again() {
    let out = tempfile::tempdir().unwrap();
    let write = |name: &str| {
        let folder = out.path().join(name);
        let to = folder.to_str().unwrap();
        tinhgon(&["analyze", SMALL, "--format", "csv", "--measures", "all", "--out", to]).code(0);
        files(&folder)
    };
    let first = write("a");
    let names: Vec<&str> = first.iter().map(|(name, _)| &**name).collect();
    insta::assert_snapshot!("tables", names.join("\n"));
    assert_eq!(first, write("b"));
    // Written over what is there.
    assert_eq!(first, write("a"));
}

#[test]
fn names_of_tables_are_the_same_in_both_languages() {
    let names = |lang: &str| {
        let out = tempfile::tempdir().unwrap();
        let to = out.path().to_str().unwrap();
        let args = ["analyze", SMALL, "--format", "csv", "--lang", lang, "--out", to];
        tinhgon(&args).code(0);
        files(out.path()).into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(names("vi"), names("en"));
}

#[test]
fn figures_are_those_of_json() {
    let report = stdout(&tinhgon(&["analyze", SMALL, "--format", "json"]).code(0));
    let report: Value = serde_json::from_str(&report).unwrap();
    for format in ["csv", "tsv"] {
        let rows = table(&["analyze", SMALL, "--format", format]);
        let sum = |column: usize| -> i64 {
            rows.iter().skip(1).map(|row| row[column].parse::<i64>().unwrap()).sum()
        };
        let cost = &report["totals"]["cost"];
        assert_eq!(sum(4), cost["before"].as_i64().unwrap());
        assert_eq!(sum(5), cost["after"].as_i64().unwrap());
        let lines = table(&["analyze", SMALL, "--format", format, "--table", "lines"]);
        assert_eq!(lines.len() - 1, report["totals"]["requirements"].as_u64().unwrap() as usize);
    }
}

#[test]
fn every_command_with_tables_writes_its_main_one() {
    let audit = ["audit", "tests/fixtures/audit/catalogue.jsonl"];
    let rows = "tests/fixtures/audit/rows.jsonl";
    let mut told = String::new();
    for args in [
        &["plan", SMALL, "--measures", "all"][..],
        &["cost", "1.000001", "--in", SMALL],
        &["cost", "tests/fixtures/cost/dongnai-2816-1.json"],
        &["check", SMALL, "--fail-on", "never"],
        &["diff", SMALL, "tests/fixtures/three/moj"],
        &["assess", "tests/fixtures/proposals/new", SMALL, "--fail-on", "never"],
        &[audit[0], "--resolution", rows, audit[1], "--fail-on", "never"],
        &["graph", SMALL, "--of", "1.000001"],
    ] {
        let rows = table(&[args, &["--format", "csv", "--lang", "en"]].concat());
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{args:?}");
        told.push_str(&format!("{} {}\n  {:?}\n  {:?}\n", args[0], args[1], rows[0], rows.get(1)));
    }
    insta::assert_snapshot!("main_tables", told);
}

/// A name in a catalogue that a spreadsheet would run as a command stays a name.
#[test]
fn no_name_runs_as_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(format!("{SMALL}/mps/1.000002.json")).unwrap();
    let name = "=HYPERLINK(\\\"http://x\\\",\\\"a\\\")";
    fs::write(folder.path().join("a.json"), text.replace("Đăng ký thường trú", name)).unwrap();
    let rows = table(&["analyze", folder.path().to_str().unwrap(), "--format", "csv"]);
    assert_eq!(&rows[1][1], "'=HYPERLINK(\"http://x\",\"a\")");
}

#[test]
fn a_table_that_is_not_there_is_refused_with_those_that_are() {
    let args = ["analyze", SMALL, "--format", "csv", "--table", "line", "--lang", "en"];
    let said = stderr(&tinhgon(&args).code(2));
    assert!(said.contains("procedures, lines") && said.contains("“lines”?"), "{said}");
    let said = stderr(&tinhgon(&["analyze", SMALL, "--table", "lines", "--lang", "en"]).code(2));
    assert!(said.contains("--table goes with"), "{said}");
}
