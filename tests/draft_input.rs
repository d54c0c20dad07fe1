//! What cannot be drafted or read back is refused with a word, and nothing is written.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod docx;
mod program;

use std::io::Write;
use std::path::Path;

use docx::zipped;
use program::{SMALL, stderr, tinhgon};

/// What a run that drafts says when it is refused; nothing may have been written.
fn refused(args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("draft.docx");
    let args = [&["draft", SMALL, "--out", out.to_str().unwrap()], args].concat();
    let told = stderr(&tinhgon(&args).code(2));
    assert!(!out.exists());
    told
}

fn fixture(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn measures_that_leave_nothing_to_draft_are_refused() {
    let told = refused(&["--measures", "none"]);
    assert!(told.contains("không có phương án nào được chọn"), "{told}");
    let told = refused(&["--measures", "prefill"]);
    assert!(told.contains("--kind plan-decision"), "{told}");
    // Named as cut, the paper that is to stay would go with the one that is listed again.
    let twice = "tests/lint/duplicate-paper/fires.json";
    let told = stderr(&tinhgon(&["draft", twice, "--measures", "remove_duplicate"]).code(2));
    assert!(told.contains("--kind plan-decision"), "{told}");
}

#[test]
fn a_plan_of_another_catalogue_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let plan = r#"{"schema": "tinhgon/plan/1", "measures": [{"id": "prefill:1.009999"}]}"#;
    let plan = fixture(folder.path(), "plan.json", plan);
    let told = refused(&["--plan", &plan]);
    assert!(told.contains("prefill:1.009999"), "{told}");
    let empty = r#"{"schema": "tinhgon/plan/1", "measures": []}"#;
    let empty = fixture(folder.path(), "empty.json", empty);
    let told = refused(&["--plan", &empty]);
    assert!(told.contains("không có phương án nào được chọn"), "{told}");
}

#[test]
fn decisions_that_fit_nothing_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let decisions = r#"{"schema": "tinhgon/decisions/1", "decisions": [{"measure":
        "prefill:1.009999", "ruling": "accept", "reason": "a", "name": "b"}]}"#;
    let decisions = fixture(folder.path(), "decisions.json", decisions);
    let told = refused(&["--decisions", &decisions]);
    assert!(told.contains("decisions.json"), "{told}");
}

/// A plan or a file of decisions says what is drafted; measures by kind beside it would say otherwise.
#[test]
fn what_says_nothing_or_two_things_drafts_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let empty = r#"{"schema": "tinhgon/decisions/1", "decisions": []}"#;
    let empty = fixture(folder.path(), "empty.json", empty);
    assert!(refused(&["--decisions", &empty]).contains("không có phương án nào được chọn"));
    let plan =
        r#"{"schema": "tinhgon/plan/1", "measures": [{"id": "replace_by_data:1.000001:r2"}]}"#;
    let plan = fixture(folder.path(), "plan.json", plan);
    let told = refused(&["--plan", &plan, "--measures", "all"]);
    assert!(told.contains("--measures") && told.contains("--plan"), "{told}");
}

/// What nobody sees could show a name in another order than it is read.
#[test]
fn marks_of_direction_reach_no_document() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("draft.docx");
    let out = out.to_str().unwrap();
    tinhgon(&["draft", SMALL, "--issuer", "abc\u{202e}def", "--out", out]).code(0);
    let text = docx::part(out, "word/document.xml");
    assert!(text.contains("ABC\u{FFFD}DEF") && !text.contains('\u{202e}'));
}

#[test]
fn decisions_alone_are_what_is_drafted() {
    let folder = tempfile::tempdir().unwrap();
    let id = "replace_by_data:1.000001:r2";
    let decisions = format!(
        r#"{{"schema": "tinhgon/decisions/1", "decisions": [{{"measure": "{id}",
        "ruling": "accept", "reason": "a", "name": "b"}}]}}"#
    );
    let decisions = fixture(folder.path(), "decisions.json", &decisions);
    let told = program::stdout(&tinhgon(&["draft", SMALL, "--decisions", &decisions]).code(0));
    assert!(told.contains("| 1 | 1.000001 |") && !told.contains("| 2 | 1.00000"), "{told}");
    let plan = format!(r#"{{"schema": "tinhgon/plan/1", "measures": [{{"id": "{id}"}}]}}"#);
    let plan = fixture(folder.path(), "plan.json", &plan);
    assert_eq!(told, program::stdout(&tinhgon(&["draft", SMALL, "--plan", &plan]).code(0)));
}

#[test]
fn particulars_with_faults_are_refused_with_every_fault() {
    let folder = tempfile::tempdir().unwrap();
    let text = r#"{"schema": "tinhgon/particulars/1", "isuer": "a", "place": 1}"#;
    let particulars = fixture(folder.path(), "particulars.json", text);
    let told = refused(&["--particulars", &particulars]);
    assert!(told.contains("isuer") && told.contains("/place"), "{told}");
}

/// What is said of a file that is to be read back.
fn read(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.docx");
    std::fs::write(&path, bytes).unwrap();
    let told = stderr(&tinhgon(&["check", path.to_str().unwrap(), "--lang", "en"]).code(2));
    told.lines().next().unwrap().to_owned()
}

#[test]
fn a_file_that_is_no_draft_is_refused_with_the_part_that_says_so() {
    let document = "<w:document xmlns:w=\"w\"><w:body/></w:document>";
    let told = [
        read(b"# Markdown"),
        read(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
        read(&zipped(&[("word/styles.xml", "<a/>")])),
        read(&zipped(&[("word/document.xml", document)])),
        read(&zipped(&[("word/document.xml", "<w:document><w:p></w:document>")])),
        read(&zipped(&[("word/document.xml", "<html/>")])),
        read(&zipped(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document/>")])),
        read(&zipped(&[("word/document.xml", &"<w:p>".repeat(600))])),
        read(b"PK\x03\x04 and nothing else"),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

/// A few kilobytes that unfold to eighty megabytes: reading stops at the limit.
#[test]
fn a_part_that_unfolds_without_end_is_refused() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_level(Some(1));
    zip.start_file("word/document.xml", options).unwrap();
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..80 {
        zip.write_all(&spaces).unwrap();
    }
    let told = read(&zip.finish().unwrap().into_inner());
    assert!(told.contains("word/document.xml") && told.contains("67,108,864"), "{told}");
}

#[test]
fn a_report_needs_a_draft_and_costs() {
    let folder = tempfile::tempdir().unwrap();
    let report = fixture(folder.path(), "report.json", "{}");
    let told = stderr(&tinhgon(&["check", SMALL, "--report", &report]).code(2));
    assert!(told.contains("--report"), "{told}");
}
