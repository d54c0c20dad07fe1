//! `tinhgon diff` as its users meet it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests may panic as tests do"
)]

mod program;

use std::path::{Path, PathBuf};

use program::{SMALL, schema, stderr, stdout, tinhgon};
use serde_json::{Value, json};

/// A folder with two states of the small catalogue: in the new one a paper is gone, a line says more
/// and a code is another.
struct Two {
    folder: tempfile::TempDir,
}

impl Two {
    fn new() -> Self {
        Self::with(|procedures| {
            procedures[0]["requirements"].as_array_mut().unwrap().remove(0);
            let text = procedures[1]["requirements"][0]["text"].as_str().unwrap().to_owned();
            procedures[1]["requirements"][0]["text"] = json!(format!("{text} (nếu có)"));
            procedures[2]["code"] = json!("2.000777");
        })
    }

    fn with(edit: impl Fn(&mut [Value])) -> Self {
        let two = Self { folder: tempfile::tempdir().unwrap() };
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(SMALL);
        let mut procedures: Vec<Value> =
            ["moj/1.000001.json", "mps/1.000002.json", "moj/1.000003.json"]
                .map(|file| {
                    serde_json::from_slice(&std::fs::read(root.join(file)).unwrap()).unwrap()
                })
                .to_vec();
        two.write("old.jsonl", &procedures);
        edit(&mut procedures);
        two.write("new.jsonl", &procedures);
        two
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn name(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    fn write(&self, name: &str, procedures: &[Value]) {
        let lines: Vec<String> = procedures.iter().map(ToString::to_string).collect();
        std::fs::write(self.path(name), lines.join("\n")).unwrap();
    }

    /// Compares them; the folder's name in the output is the same on every machine.
    fn diff(&self, args: &[&str], code: i32) -> String {
        self.compare("old.jsonl", "new.jsonl", args, code)
    }

    fn compare(&self, old: &str, new: &str, args: &[&str], code: i32) -> String {
        let (old, new) = (self.name(old), self.name(new));
        let all = [&["diff", &*old, &*new], args].concat();
        let text = stdout(&tinhgon(&all).code(code));
        text.replace(&*self.folder.path().to_string_lossy(), "")
    }

    /// The report of one side.
    fn report(&self, side: &str, args: &[&str]) -> String {
        let (input, out) = (self.name(side), self.name(&format!("{side}.json")));
        let all = [&["analyze", &*input, "--format", "json", "--out", &*out], args].concat();
        tinhgon(&all).code(0);
        out
    }
}

#[test]
fn a_difference_is_said_in_the_terms_of_the_field() {
    let two = Two::new();
    insta::assert_snapshot!("diff_vi", two.diff(&[], 0));
    insta::assert_snapshot!("diff_en", two.diff(&["--lang", "en"], 0));
    insta::assert_snapshot!("diff_markdown", two.diff(&["--format", "markdown"], 0));
    insta::assert_snapshot!("diff_html", two.diff(&["--format", "html"], 0));
}

#[test]
fn its_json_is_that_of_its_schema() {
    let two = Two::new();
    let text = two.diff(&["--format", "json"], 0);
    let diff: Value = serde_json::from_str(&text).unwrap();
    let schema = schema("diff");
    let faults: Vec<String> = schema.iter_errors(&diff).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    insta::assert_snapshot!("diff_json", text);
}

#[test]
fn reports_compare_as_the_catalogues_they_were_made_from() {
    let two = Two::new();
    let day = ["--as-of", "2026-07-18"];
    let (old, new) = (two.report("old.jsonl", &day), two.report("new.jsonl", &day));
    let of = |old: &str, new: &str, day: &[&str]| {
        let args = [&["diff", old, new, "--format", "json"], day].concat();
        let text = stdout(&tinhgon(&args).code(0));
        let mut diff: Value = serde_json::from_str(&text).unwrap();
        diff["old"]["name"] = Value::Null;
        diff["new"]["name"] = Value::Null;
        diff
    };
    let by_catalogues = of(&two.name("old.jsonl"), &two.name("new.jsonl"), &day);
    assert_eq!(of(&old, &new, &[]), by_catalogues);
    assert_eq!(of(&old, &two.name("new.jsonl"), &day), by_catalogues);
    // `analyze` writes the same report into a folder.
    let (folder, input) = (two.name("kept/"), two.name("old.jsonl"));
    tinhgon(&["analyze", &input, "--out", &folder, day[0], day[1]]).code(0);
    assert_eq!(of(&folder, &new, &[]), by_catalogues);
}

#[test]
fn the_same_twice_differs_in_nothing() {
    let same = stdout(&tinhgon(&["diff", SMALL, SMALL, "--exit-code"]).code(0));
    assert!(same.contains("Không có thay đổi nào."), "{same}");
    Two::new().diff(&["--exit-code"], 1);
}

#[test]
fn another_edition_explains_all_that_it_moves() {
    let two = Two::new();
    let old = two.report("old.jsonl", &[]);
    let later = two.name("later.json");
    let input = two.name("old.jsonl");
    let args = ["analyze", &input, "--tariff", "vn-2025", "--format", "json", "--out", &later];
    tinhgon(&args).code(0);
    let text = stdout(&tinhgon(&["diff", &old, &later, "--format", "json"]).code(0));
    let diff: Value = serde_json::from_str(&text).unwrap();
    let moved = &diff["attribution"];
    assert_eq!(moved["tariff"], moved["change"]);
    assert_ne!(moved["tariff"]["per_dossier"]["before"], 0);
    assert!(diff["changes"].as_array().unwrap().iter().all(|one| one["cause"] == "tariff"));
}

#[test]
fn axes_that_cannot_be_compared_say_so() {
    let two = Two::new();
    let old = two.report("old.jsonl", &[]);
    let other = two.name("other.json");
    let input = two.name("new.jsonl");
    let args = ["analyze", &input, "--target", "nq66-2025", "--tariff", "es-2014"];
    tinhgon(&[&args[..], &["--format", "json", "--out", &other]].concat()).code(0);
    let text = stdout(&tinhgon(&["diff", &old, &other, "--format", "json"]).code(0));
    let diff: Value = serde_json::from_str(&text).unwrap();
    let why = |n: usize| diff["attribution"]["axes"][n]["incomparable"].clone();
    assert_eq!([why(0), why(1)], [json!("target"), json!("currency")]);
    assert_eq!(diff["attribution"]["change"]["units"], Value::Null);
    assert_eq!(diff["attribution"]["real"]["per_dossier"], Value::Null);
    let text = stdout(&tinhgon(&["diff", &old, &other]).code(0));
    assert!(text.contains("mục tiêu khác nhau: nq68-2020 → nq66-2025"), "{text}");
    assert!(text.contains("loại tiền khác nhau"), "{text}");
}

#[test]
fn a_headline_that_is_not_the_sum_of_its_rows_leaves_a_residual() {
    let two = Two::new();
    let old = two.report("old.jsonl", &[]);
    let mut report: Value = serde_json::from_slice(&std::fs::read(&old).unwrap()).unwrap();
    let before = report["totals"]["cost"]["before"].as_i64().unwrap();
    report["totals"]["cost"]["before"] = json!(before + 5);
    std::fs::write(two.path("odd.json"), report.to_string()).unwrap();
    let odd = two.name("odd.json");
    let text = stdout(&tinhgon(&["diff", &old, &odd, "--format", "json"]).code(0));
    let diff: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(diff["attribution"]["residual"]["per_dossier"]["before"], 5);
}

#[test]
fn two_catalogues_that_share_nothing_are_not_compared() {
    let two = Two::with(|procedures| {
        for (n, one) in procedures.iter_mut().enumerate() {
            one["code"] = json!(format!("3.00000{n}"));
            one["name"] = json!(["Đo thủy triều", "Trồng rong biển", "Thuê bến cảng"][n]);
            one["authority"] = json!("mae");
            one["requirements"] = json!([{"id": "r1", "text": format!("Sổ theo dõi số {n}")}]);
        }
    });
    let diff: Value = serde_json::from_str(&two.diff(&["--format", "json"], 1)).unwrap();
    assert_eq!(diff["comparable"], false);
    assert_eq!(diff["attribution"], Value::Null);
    assert_eq!(diff["changes"].as_array().unwrap().len(), 6);
    assert!(two.diff(&[], 1).contains("không so sánh được với nhau"));
}

#[test]
fn a_file_that_is_no_report_is_refused_with_its_place() {
    let two = Two::new();
    let report = two.report("old.jsonl", &[]);
    let whole = std::fs::read_to_string(&report).unwrap();
    let refused = |name: &str, content: &str| {
        std::fs::write(two.path(name), content).unwrap();
        let said = stderr(&tinhgon(&["diff", &report, &two.name(name)]).code(2));
        said.replace(&*two.folder.path().to_string_lossy(), "")
    };
    let cut = whole.get(..whole.len() / 2 - whole.len() / 2 % 4).unwrap_or(&whole[..2000]);
    assert!(refused("cut.json", cut).contains("không phải JSON hợp lệ"));
    insta::assert_snapshot!(
        "diff_other_version",
        refused("later.json", &whole.replacen("tinhgon/report/1", "tinhgon/report/2", 1))
    );
    insta::assert_snapshot!(
        "diff_other_file",
        refused("plan.json", "{\"schema\": \"tinhgon/plan/1\"}")
    );
    insta::assert_snapshot!(
        "diff_broken_report",
        refused(
            "broken.json",
            "{\"schema\": \"tinhgon/report/1\", \"inputs\": {\"digest\": 5}, \"totals\": {},\n\
         \"procedures\": [{\"code\": \"1.000001\", \"requirements\": []}]}"
        )
    );
    let twice = {
        let mut report: Value = serde_json::from_str(&whole).unwrap();
        let first = report["procedures"][0].clone();
        report["procedures"].as_array_mut().unwrap().push(first);
        report.to_string()
    };
    assert!(refused("twice.json", &twice).contains("được khai báo hai lần"));
    assert!(refused("note.txt", "xin chào").contains("note.txt"));
    let missing = stderr(&tinhgon(&["diff", &report, "khong-co.json"]).code(2));
    assert!(missing.contains("khong-co.json"), "{missing}");
}

/// What would be a script, a link, another cell, a command to the terminal, or writing turned around.
const HOSTILE: &str = "<script>alert(1)</script> [x](https://a.b) | ô | \u{1b}[31m\u{7} \u{202e}đảo\u{2066} `m` \
                       </td> www.a.b &amp; * _ ![y](z)";

#[test]
fn hostile_words_are_words_in_every_format() {
    // Loading cleans the texts of a catalogue; a report may be written by anybody.
    let two = Two::new();
    let old = two.report("old.jsonl", &[]);
    let mut report: Value = serde_json::from_slice(&std::fs::read(&old).unwrap()).unwrap();
    report["procedures"][0]["requirements"][0]["text"] = json!(HOSTILE);
    report["procedures"][1]["name"] = json!(HOSTILE);
    report["inputs"]["tool"] = json!(HOSTILE);
    std::fs::write(two.path("hostile.json"), report.to_string()).unwrap();
    let of = |args: &[&str]| two.compare("old.jsonl.json", "hostile.json", args, 0);
    let unseen = |text: &str| {
        text.chars()
            .any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{2069}').contains(&c))
    };
    for format in ["text", "markdown", "html"] {
        let text = of(&["--format", format, "--all", "--color", "always"]);
        let text = text.replace("\u{1b}[1m", "").replace("\u{1b}[2m", "").replace("\u{1b}[0m", "");
        assert!(!unseen(&text), "{format}");
        assert!(text.contains('\u{fffd}'), "{format}: {text}");
    }
    let html = of(&["--format", "html"]);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"), "{html}");
    assert_eq!(html.matches("<td").count(), html.matches("</td>").count());
    let markdown = of(&["--format", "markdown"]);
    assert!(!markdown.replace("\\<", "").contains('<'), "{markdown}");
    for live in ["[y](", "[x](", "https://", "![", "www.a"] {
        assert!(!markdown.contains(live), "{live} in {markdown}");
    }
    let rows = markdown.lines().filter(|line| line.starts_with('|') && line.contains("script"));
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 7, "{row}");
    }
    let json: Value = serde_json::from_str(&of(&["--format", "json"])).unwrap();
    let changes = json["changes"].as_array().unwrap();
    // A report laid out anew says the same.
    assert!(changes.iter().all(|one| one["about"] != "finding"), "{changes:?}");
    assert!(changes.iter().any(|one| one["after"]["name"] == HOSTILE));
}

#[test]
fn a_comparison_is_written_whole_or_not_at_all() {
    let two = Two::new();
    let (old, new, out) = (two.name("old.jsonl"), two.name("new.jsonl"), two.name("out.html"));
    tinhgon(&["diff", &old, &new, "--format", "html", "--out", &out]).code(0);
    let written = std::fs::read_to_string(&out).unwrap();
    assert!(written.starts_with("<!DOCTYPE html>") && written.ends_with("</html>\n"));
    tinhgon(&["diff", &old, "khong-co", "--format", "html", "--out", &out]).code(2);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), written);
}

#[test]
fn a_report_that_was_cut_is_refused_with_what_it_lacks() {
    let two = Two::new();
    let report = two.report("old.jsonl", &[]);
    for key in ["measures", "findings"] {
        let mut cut: Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
        cut.as_object_mut().unwrap().remove(key);
        let file = two.name("cut.json");
        std::fs::write(&file, cut.to_string()).unwrap();
        let said = stderr(&tinhgon(&["diff", &report, &file]).code(2));
        assert!(said.contains("cut.json") && said.contains(key), "{said}");
    }
}

#[test]
fn two_reports_are_done_and_take_no_question() {
    let two = Two::new();
    let (old, new) = (two.report("old.jsonl", &[]), two.report("new.jsonl", &[]));
    for flags in [["--tariff", "vn-2025"], ["--as-of", "2026-01-01"], ["--measures", "all"]] {
        let said = stderr(&tinhgon(&[&["diff", &*old, &*new], &flags[..]].concat()).code(2));
        assert!(said.contains("--as-of"), "{flags:?}: {said}");
    }
    // Beside a catalogue they say how it is judged.
    tinhgon(&["diff", &old, &two.name("new.jsonl"), "--tariff", "vn-2025"]).code(0);
}
