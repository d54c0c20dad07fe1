//! Text that is made to deceive stays text, in every format that shows it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers may panic as tests do")]

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{SMALL, program, stderr, stdout};
use tempfile::TempDir;

/// Turns the words behind it around, rings the bell, clears the screen, changes the direction.
const HOSTILE: &str = "Giấy\u{202e}txt.exe\u{202c} \u{7}\u{1b}[2J\u{61c}\u{2066}x";

/// A procedure whose name and whose lines are hostile.
fn catalogue(folder: &TempDir) -> PathBuf {
    let record = fs::read_to_string(Path::new(SMALL).join("mps/1.000002.json")).unwrap();
    let mut record: serde_json::Value = serde_json::from_str(&record).unwrap();
    record["name"] = HOSTILE.into();
    record["cases"][0]["name"] = HOSTILE.into();
    record["requirements"][1]["text"] = HOSTILE.into();
    record["results"] = serde_json::json!([{"name": HOSTILE}]);
    let file = folder.path().join("1.000002.json");
    fs::write(&file, record.to_string()).unwrap();
    file
}

/// Whether a text holds nothing that people do not see, but for ends of lines and tabs.
fn is_plain(text: &str) -> bool {
    !text.chars().any(|letter| match letter {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        letter => letter.is_control(),
    })
}

fn shown(args: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let file = catalogue(&folder);
    let mut command = program();
    command.args(args).arg(&file);
    let run = command.assert();
    assert!(is_plain(&stderr(&run)), "{args:?}: {:?}", stderr(&run));
    let shown = stdout(&run);
    assert!(shown.contains("txt.exe"), "{args:?} does not show it: {shown}");
    shown
}

#[test]
fn text_is_plain() {
    for args in [
        &["analyze", "--all"][..],
        &["explain", "1.000002", "--in"],
        &["explain", "1.000002", "--color", "always", "--in"],
        &["cost", "1.000002", "--in"],
        &["check", "--fail-on", "never"],
    ] {
        let folder = TempDir::new().unwrap();
        let file = catalogue(&folder);
        let run = program().args(args).arg(&file).assert();
        let mut shown = stdout(&run);
        if args.contains(&"always") {
            // Colours of ours are no commands that change what was written.
            for colour in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m"] {
                shown = shown.replace(colour, "");
            }
        }
        assert!(is_plain(&shown), "{args:?}: {shown:?}");
    }
}

#[test]
fn drawings_are_plain() {
    for format in ["dot", "mermaid", "graphml", "svg"] {
        let shown = shown(&["graph", "--format", format]);
        assert!(is_plain(&shown), "{format}: {shown:?}");
    }
}

#[test]
fn tables_are_plain() {
    for format in ["csv", "tsv"] {
        let shown = shown(&["analyze", "--format", format]);
        // Their lines end as the format asks for; a tab stands between fields.
        let shown = shown.replace("\r\n", "\n").replace('\t', ",");
        assert!(is_plain(&shown), "{format}: {shown:?}");
    }
}

#[test]
fn the_page_with_its_charts_and_data_is_plain() {
    let shown = shown(&["analyze", "--format", "html"]);
    let hostile: Vec<&str> = shown.lines().filter(|line| !is_plain(line)).collect();
    assert!(hostile.is_empty(), "{hostile:?}");
    // In what the script reads, too, whatever way it is written there.
    assert!(!shown.contains("\\u202e") && !shown.contains("\\u0007") && !shown.contains("\\u001b"));
}

#[test]
fn markdown_is_plain() {
    assert!(is_plain(&shown(&["analyze", "--format", "markdown", "--all"])));
}

#[test]
fn the_name_of_a_file_is_plain_in_an_error() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a\u{202e}nosj\u{1b}[2J.json");
    let said = stderr(&program().arg("analyze").arg(&file).assert().code(2));
    assert!(said.contains("nosj") && is_plain(&said), "{said:?}");
}

/// A line of a dossier that names forty thousand papers, one after the other, as a choice or as stated.
#[test]
fn a_line_of_very_many_papers_takes_time_that_grows_with_it() {
    let record = fs::read_to_string(Path::new(SMALL).join("mps/1.000002.json")).unwrap();
    let names = ["Giấy khai sinh", "Hộ chiếu", "Thẻ căn cước", "Giấy phép lái xe"];
    let many = |sign: &str| vec![names.join(sign); 10_000].join(sign);
    let stated = vec![serde_json::json!({"type": "passport", "role": "applicant"}); 40_000];
    for line in [
        serde_json::json!({"id": "r1", "text": many(", ")}),
        serde_json::json!({"id": "r1", "text": many(" hoặc ")}),
        serde_json::json!({"id": "r1", "text": "x", "kind": "document", "documents": stated}),
        serde_json::json!({"id": "r1", "text": "x", "kind": "document", "operator": "any_of",
            "documents": stated}),
    ] {
        let mut record: serde_json::Value = serde_json::from_str(&record).unwrap();
        record["requirements"] = serde_json::json!([line]);
        record.as_object_mut().unwrap().remove("measured");
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("1.000002.json");
        fs::write(&file, record.to_string()).unwrap();
        let mut command = program();
        command.arg("check").arg(&file).args(["--fail-on", "never"]).assert().code(0);
    }
}
