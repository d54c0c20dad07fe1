//! What is written may not be what is read, nor two results one file.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use std::fs;

use program::{SMALL, stderr, tinhgon};
use tempfile::TempDir;

#[test]
fn no_result_is_written_over_an_input() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("1.000002.json");
    fs::copy(format!("{}/{SMALL}/mps/1.000002.json", env!("CARGO_MANIFEST_DIR")), &record).unwrap();
    let before = fs::read(&record).unwrap();
    let (folder, record) = (folder.path().to_str().unwrap(), record.to_str().unwrap());
    let commands: [&[&str]; 5] = [
        &["analyze", record, "--format", "json", "--out", record],
        &["analyze", folder, "--format", "json", "--out", record],
        &["check", record, "--save-baseline", record],
        &["diff", record, SMALL, "--out", record],
        &["plan", SMALL, "--constraints", record, "--out", record],
    ];
    for command in commands {
        let said = stderr(&tinhgon(command).code(2));
        assert!(said.contains("1.000002.json"), "{command:?}: {said}");
        assert_eq!(fs::read(record).unwrap(), before, "{command:?}");
    }
}

#[test]
fn two_results_need_two_files() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("both.json");
    let file = file.to_str().unwrap();
    tinhgon(&["analyze", SMALL, "--out", file, "--save-baseline", file]).code(2);
    assert!(!folder.path().join("both.json").exists());
    // A baseline that is read is written anew: that is how it shrinks.
    tinhgon(&["analyze", SMALL, "--save-baseline", file]).code(0);
    tinhgon(&["analyze", SMALL, "--baseline", file, "--save-baseline", file]).code(0);
    // A device takes what comes.
    tinhgon(&["analyze", SMALL, "--out", "/dev/null", "--save-baseline", "/dev/null"]).code(0);
}
