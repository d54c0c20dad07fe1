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

#[test]
fn what_would_be_read_by_the_next_run_is_not_written_among_its_input() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("1.000002.json");
    fs::copy(format!("{}/{SMALL}/mps/1.000002.json", env!("CARGO_MANIFEST_DIR")), record).unwrap();
    let input = folder.path().to_str().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let refused: [(&str, &str); 3] =
        [("--out", "report.json"), ("--save-baseline", "b.json"), ("--save-scenario", "s.json")];
    for (flag, name) in refused {
        let said = stderr(&tinhgon(&["analyze", input, flag, &at(name)]).code(2));
        assert!(said.contains(name), "{flag}: {said}");
        assert!(!folder.path().join(name).exists());
    }
    // What no run reads may lie there.
    tinhgon(&["analyze", input, "--out", &at("report.html")]).code(0);
    tinhgon(&["analyze", input, "--save-baseline", &at(".baseline.json")]).code(0);
}

#[test]
fn where_something_cannot_be_saved_is_said_before_anything_is_written() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("report.json");
    let nowhere = folder.path().join("none/saved.json");
    let taken = folder.path().join("taken.json");
    fs::create_dir(&taken).unwrap();
    for place in [nowhere, taken] {
        for flag in ["--save-baseline", "--save-scenario"] {
            let args = ["analyze", SMALL, "--out", out.to_str().unwrap(), flag];
            let said = stderr(&tinhgon(&[&args[..], &[place.to_str().unwrap()]].concat()).code(2));
            assert!(said.contains(place.to_str().unwrap()), "{said}");
            assert!(!out.exists(), "{flag} {}", place.display());
        }
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "trying leaves nothing");
}
