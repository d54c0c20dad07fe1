//! The folder that `analyze --out` writes: every format of a report, whole or not at all.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use program::{SMALL, program, stderr, stdout, tinhgon};
use tempfile::TempDir;

#[test]
fn a_place_without_an_ending_takes_every_format() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("kết quả");
    let written = written(&out, &["--lang", "en"]);
    assert!(written.contains("wrote"), "{written}");
    let files = tree(&out);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    insta::assert_debug_snapshot!("names", names);
    insta::assert_snapshot!("report_en", files["report.md"]);
    let page = files.iter().find(|(name, _)| name.starts_with("authorities/")).unwrap();
    insta::assert_snapshot!("authority_en", page.1);
    let json = stdout(&tinhgon(&["analyze", SMALL, "--format", "json", "--lang", "en"]).code(0));
    assert_eq!(files["report.json"], json, "the file is what the command prints");
}

#[test]
fn a_file_is_written_in_the_format_of_its_ending() {
    let folder = TempDir::new().unwrap();
    for (name, format) in [("a.json", "json"), ("a.md", "markdown"), ("a.txt", "text")] {
        let out = folder.path().join(name);
        tinhgon(&["analyze", SMALL, "--out", out.to_str().unwrap()]).code(0);
        let printed = stdout(&tinhgon(&["analyze", SMALL, "--format", format]).code(0));
        assert_eq!(fs::read_to_string(out).unwrap(), printed, "{name}");
    }
}

#[test]
fn an_earlier_report_is_replaced_and_pages_that_are_no_more_go() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("report");
    written(&out, &[]);
    // A ministry that promulgates nothing any more.
    let stale = out.join("authorities/moh.md");
    fs::write(&stale, "an authority of an earlier catalogue").unwrap();
    fs::write(out.join("report.md"), "changed by hand").unwrap();
    fs::write(out.join(".gitignore"), "*.xlsx").unwrap();
    let before = fs::read_to_string(out.join("report.json")).unwrap();
    written(&out, &[]);
    assert!(!stale.exists());
    assert_eq!(fs::read_to_string(out.join("report.json")).unwrap(), before);
    assert_ne!(fs::read_to_string(out.join("report.md")).unwrap(), "changed by hand");
    assert!(out.join(".gitignore").exists(), "hidden files are nobody's business");
    let hidden = fs::read_dir(&out).unwrap().filter(|entry| {
        entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".tinhgon")
    });
    assert_eq!(hidden.count(), 0, "nothing unfinished is left");
}

#[test]
fn a_folder_with_the_files_of_others_is_refused_and_nothing_in_it_changes() {
    let folder = TempDir::new().unwrap();
    let theirs = [("thesis.docx", "years of work"), ("report.md", "notes"), ("report.json", "{}")];
    for (name, text) in theirs {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let out = folder.path().to_str().unwrap();
    let refused = tinhgon(&["analyze", SMALL, "--out", out]).code(2);
    let said = stderr(&refused);
    assert!(theirs.iter().all(|(name, _)| said.contains(name)), "{said}");
    let kept = tree(folder.path());
    assert_eq!(kept.len(), theirs.len());
    assert!(theirs.iter().all(|(name, text)| kept[*name] == *text));

    // A page among ours that is not ours is told, too.
    let ours = TempDir::new().unwrap();
    written(ours.path(), &[]);
    fs::write(ours.path().join("authorities/minutes.md"), "minutes").unwrap();
    let out = ours.path().to_str().unwrap();
    let said = stderr(&tinhgon(&["analyze", SMALL, "--out", out]).code(2));
    assert!(said.contains("authorities/minutes.md"), "{said}");
    assert!(ours.path().join("authorities/minutes.md").exists());
}

#[test]
fn what_cannot_be_written_leaves_the_earlier_report_whole() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("report");
    written(&out, &[]);
    let before = tree(&out);
    // A folder where a file should go is found before anything has moved.
    fs::remove_file(out.join("findings.sarif")).unwrap();
    fs::create_dir(out.join("findings.sarif")).unwrap();
    let refused = tinhgon(&["analyze", SMALL, "--out", out.to_str().unwrap()]).code(2);
    assert!(stderr(&refused).contains("findings.sarif"));
    fs::remove_dir(out.join("findings.sarif")).unwrap();
    let after = tree(&out);
    assert!(after.iter().all(|(name, text)| before[name] == *text));
}

#[test]
fn a_run_that_was_interrupted_while_it_moved_its_files_is_told_and_mended() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("report");
    written(&out, &[]);
    let whole = tree(&out);
    // As a run leaves it that was killed between two files.
    let left = out.join(".tinhgon-abc123.tmp");
    fs::create_dir(&left).unwrap();
    for (name, text) in [("lock", ""), ("moving", ""), ("report.json", "{")] {
        fs::write(left.join(name), text).unwrap();
    }
    fs::write(out.join("report.md"), "of the interrupted run").unwrap();
    let out_name = out.to_str().unwrap();
    let compared = stderr(&tinhgon(&["diff", out_name, out_name]).code(0));
    assert!(compared.contains("dừng giữa chừng"), "{compared}");
    let said = written(&out, &[]);
    assert!(said.contains("dừng giữa chừng"), "{said}");
    assert_eq!(tree(&out), whole);
    assert!(!left.exists());
    assert!(!written(&out, &[]).contains("dừng"), "said once");
}

#[test]
fn a_report_within_its_catalogue_is_no_part_of_it() {
    let folder = TempDir::new().unwrap();
    let record = folder.path().join("1.000002.json");
    fs::copy(Path::new(SMALL).join("mps/1.000002.json"), record).unwrap();
    let (input, out) = (folder.path().to_str().unwrap(), folder.path().join("report"));
    let run = || {
        tinhgon(&["analyze", input, "--out", out.to_str().unwrap()]).code(0);
        tree(&out)
    };
    let first = run();
    assert_eq!(run(), first, "the second run reads what the first read");
    // What somebody else put there is read, and told as ever.
    fs::write(out.join("minutes.json"), "{}").unwrap();
    tinhgon(&["analyze", input]).code(2);
}

#[test]
fn hostile_text_is_text_in_markdown() {
    let name = "Thủ tục <script>alert(1)</script> | [mồi](https://vi.du) `x` \u{202e}www.vi.du";
    let record = fs::read_to_string(Path::new(SMALL).join("moj/1.000001.json")).unwrap();
    let mut record: serde_json::Value = serde_json::from_str(&record).unwrap();
    record["name"] = name.into();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("1.000001.json");
    fs::write(&file, record.to_string()).unwrap();
    let shown = program().args(["analyze", "--format", "markdown", "--all"]).arg(&file).assert();
    let shown = stdout(&shown.code(0));
    let hostile: Vec<&str> = shown.lines().filter(|line| line.contains("alert")).collect();
    assert!(!hostile.is_empty());
    for line in hostile {
        assert!(line.contains(
            "Thủ tục \\<script\\>alert(1)\\</script\\> \\| \\[mồi\\](https\\://vi.du) \\`x\\` www\\.vi.du"
        ));
    }
}

/// Writes the report of the small catalogue to a folder and returns what was said.
fn written(out: &Path, args: &[&str]) -> String {
    let mut all = vec!["analyze", SMALL, "--out", out.to_str().unwrap()];
    all.extend(args);
    stderr(&tinhgon(&all).code(0))
}

/// Every file of a folder that is not hidden, by its path in it.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            let inner = tree(&path).into_iter();
            files.extend(inner.map(|(inner, text)| (format!("{name}/{inner}"), text)));
        } else {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            files.insert(name, text);
        }
    }
    files
}
