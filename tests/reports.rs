//! The reports in `reports/` are what the program says of its own catalogue.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic as tests do")]

use std::path::Path;

use assert_cmd::Command;

/// Set to `1`, it writes the reports anew instead of comparing them.
const UPDATE: &str = "TINHGON_UPDATE_REPORTS";

#[test]
fn the_report_of_the_embedded_catalogue_is_the_one_in_the_repository() {
    compare("analyze.vi.txt", &["analyze"]);
}

/// Runs the program with `--out` and compares the file, byte for byte, with the one kept.
fn compare(name: &str, args: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join(name);
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    command.current_dir(folder.path()).env_clear().args(args).arg("--out").arg(&made);
    command.assert().code(0);
    let made = std::fs::read_to_string(&made).unwrap();

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports").join(name);
    if std::env::var_os(UPDATE).is_some_and(|value| value == "1") {
        std::fs::write(&path, made).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        made == kept,
        "reports/{name} is out of date, {}\nto update it: {UPDATE}=1 cargo test --test reports",
        first_difference(&kept, &made)
    );
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
