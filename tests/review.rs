//! People decide on measures, and every command honours it.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use std::fs;

use program::{SMALL, program, stderr, stdout, tinhgon};
use serde_json::Value;
use tempfile::TempDir;

const BY_DATA: &str = "replace_by_data:1.000001:r2";
const PLAIN: &str = "plain_copy:1.000003:r1";

#[test]
fn measures_are_walked_through_and_each_answer_is_kept() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("quyết định.json");
    let file = path.to_str().unwrap();
    let review = |answers: &str| {
        let mut command = program();
        command.args(["review", SMALL, "--decisions", file, "--as-of", "2026-06-10"]);
        command.write_stdin(answers.to_owned()).assert()
    };
    // An answer that means nothing is asked again; the name is asked once.
    let first =
        review("x\nt\nChưa kết nối liên thông\nNguyễn Văn A\nc\nĐã có dữ liệu\nk\n").code(0);
    insta::assert_snapshot!("first", stdout(&first).replace(file, "FILE"));
    insta::assert_snapshot!("decisions", fs::read_to_string(&path).unwrap());
    // The next sitting asks only what is left; the end of the answers ends it.
    let second = stdout(&review("h\n").code(0));
    assert!(second.contains("[1/4]"), "{second}");
    assert!(second.contains("1 chấp nhận, 1 từ chối, 0 hoãn"), "{second}");
}

#[test]
fn what_was_decided_is_honoured() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("decisions.json");
    let file = path.to_str().unwrap();
    let chosen = |args: &[&str]| -> Vec<String> {
        let all = [&["analyze", SMALL, "--format", "json"][..], args].concat();
        let report: Value = serde_json::from_str(&stdout(&tinhgon(&all).code(0))).unwrap();
        let measures = report["measures"].as_array().unwrap().iter();
        let chosen = measures.filter(|one| one["chosen"] == true);
        chosen.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    let before = chosen(&[]);
    assert!(before.iter().any(|id| id == BY_DATA));
    let why = ["--reason", "chưa có kết nối", "--name", "Nguyễn Văn A"];
    let decide = ["review", SMALL, "--decisions", file, "--reject", BY_DATA, "--postpone", PLAIN];
    tinhgon(&[&decide[..], &why].concat()).code(0);
    let after = chosen(&["--decisions", file]);
    let gone: Vec<&String> = before.iter().filter(|id| !after.contains(id)).collect();
    assert_eq!(gone, [BY_DATA, PLAIN]);
    // What is accepted is carried out though no kind of measure was chosen.
    let accept = ["review", SMALL, "--decisions", file, "--accept", BY_DATA];
    tinhgon(&[&accept[..], &why].concat()).code(0);
    assert_eq!(chosen(&["--decisions", file, "--measures", "none"]), [BY_DATA]);
    let args = ["plan", SMALL, "--decisions", file, "--measures", "none", "--axis", "count=30"];
    let plan = stdout(&tinhgon(&args).code(0));
    assert!(plan.contains("60/2014/QH13"), "the law that imposes the paper: {plan}");
}

#[test]
fn decisions_that_make_no_sense_are_refused_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("decisions.json");
    let file = path.to_str().unwrap();
    let why = ["--reason", "a", "--name", "b"];
    let cases: [(&[&str], &str); 4] = [
        (&["--reject", "replace_by_data:1.000001:r22"], BY_DATA),
        (&["--accept", BY_DATA, "--reject", BY_DATA], "hai quyết định"),
        (&["--accept", BY_DATA, "--out", "x.json"], "--out"),
        (&["--accept", BY_DATA, "--format", "json"], "json"),
    ];
    for (args, told) in cases {
        let all = [&["review", SMALL, "--decisions", file][..], args, &why].concat();
        let said = stderr(&tinhgon(&all).code(2));
        assert!(said.contains(told), "{args:?}: {said}");
    }
    let nameless = ["review", SMALL, "--decisions", file, "--accept", BY_DATA, "--reason", "a"];
    assert!(stderr(&tinhgon(&nameless).code(2)).contains("--name"));
    assert!(stderr(&tinhgon(&["review", SMALL]).code(2)).contains("--decisions"));
    assert!(!path.exists());
    let missing = tinhgon(&["analyze", SMALL, "--decisions", file]).code(2);
    assert!(stderr(&missing).contains("decisions.json"));
}

#[test]
fn a_decision_on_a_measure_that_is_not_offered_is_told() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("decisions.json");
    let one =
        r#"{"measure": "drop_paper:9.999999:r1", "ruling": "accept", "reason": "a", "name": "b"}"#;
    fs::write(&path, format!(r#"{{"schema": "tinhgon/decisions/1", "decisions": [{one}]}}"#))
        .unwrap();
    let run = tinhgon(&["analyze", SMALL, "--decisions", path.to_str().unwrap()]).code(0);
    assert!(stderr(&run).contains("drop_paper:9.999999:r1"));
}

#[test]
fn what_is_no_text_is_told_with_its_line() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("decisions.json");
    let file = path.to_str().unwrap();
    let mut command = program();
    command.args(["review", SMALL, "--decisions", file]);
    let said = stderr(&command.write_stdin(&b"t\nL\xfd do\n"[..]).assert().code(2));
    assert!(said.contains("<stdin>:2:2") && said.contains("UTF-8"), "{said}");
    fs::write(&path, b"{\"schema\": \"tinhgon/decisions/1\",\n \"decisions\": [\"\xfd\"]}")
        .unwrap();
    let said = stderr(&tinhgon(&["review", SMALL, "--decisions", file]).code(2));
    assert!(said.contains("decisions.json:2:17") && said.contains("UTF-8"), "{said}");
}
