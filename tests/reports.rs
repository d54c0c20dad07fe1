//! The reports in `reports/` are what the program says of its own catalogue.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::collections::BTreeMap;
use std::path::Path;

use assert_cmd::Command;

/// Set to `1`, it writes the reports anew instead of comparing them.
const UPDATE: &str = "TINHGON_UPDATE_REPORTS";

#[test]
fn the_text_on_the_embedded_catalogue_is_the_one_in_the_repository() {
    compare("analyze.vi.txt");
}

#[test]
fn the_report_of_the_embedded_catalogue_is_the_one_in_the_repository() {
    compare("embedded");
}

/// Runs `analyze --out` and compares what it writes, byte for byte, with what is kept.
fn compare(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports").join(name);
    if std::env::var_os(UPDATE).is_some_and(|value| value == "1") {
        analyze(&path);
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join(name);
    analyze(&made);
    let (kept, made) = (files(&path), files(&made));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    let hint = format!("to update it: {UPDATE}=1 cargo test --test reports");
    assert_eq!(names(&kept), names(&made), "reports/{name} has other files\n{hint}");
    for ((file, kept), made) in kept.iter().zip(made.values()) {
        assert!(
            kept == made,
            "reports/{name} is out of date: {file}, {}\n{hint}",
            first_difference(&String::from_utf8_lossy(kept), &String::from_utf8_lossy(made))
        );
    }
}

fn analyze(out: &Path) {
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    command.current_dir(out.parent().unwrap()).env_clear().args(["analyze", "--quiet", "--out"]);
    command.arg(out).assert().code(0);
}

/// A file under its own name, or the files of a folder by their paths in it.
fn files(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    if !path.is_dir() {
        return BTreeMap::from([(name, std::fs::read(path).unwrap_or_default())]);
    }
    let entries = std::fs::read_dir(path).unwrap();
    let inner = entries.flat_map(|entry| files(&entry.unwrap().path()));
    inner.map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)).collect()
}

/// The first line in which two texts differ, both ways.
fn first_difference(kept: &str, made: &str) -> String {
    let (mut kept, mut made) = (kept.split('\n'), made.split('\n'));
    for number in 1.. {
        match (kept.next(), made.next()) {
            (None, None) => break,
            (kept, made) if kept == made => {}
            (kept, made) => {
                let shown = |line: Option<&str>| line.unwrap_or("(end of file)").to_owned();
                return format!("line {number}\n  kept: {}\n  made: {}", shown(kept), shown(made));
            }
        }
    }
    "no line differs".to_owned()
}
