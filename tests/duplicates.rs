//! A paper that one dossier asks for twice: what counts as the same, and which line stays.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may stop the test"
)]

mod program;

use program::{stdout, tinhgon};
use serde_json::{Value, json};

/// A folder with a procedure of these lines, each a case (or none) and a text.
fn catalogue(lines: &[(&str, &str)]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let documents: Vec<Value> =
        lines.iter().map(|(case, name)| json!({"case": case, "name": name})).collect();
    let record = json!({
        "code": "9.000001", "name": "Thủ tục thử nghiệm", "authority": "Bộ Tư pháp",
        "snapshot": "2026-06-10", "level": ["Cấp Bộ"], "sector": "Thử nghiệm",
        "documents": documents, "legal_bases": [{"number": "60/2014/QH13"}],
    });
    let path = folder.path().join("catalogue.jsonl");
    std::fs::write(&path, format!("{record}\n")).unwrap();
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

/// The lines that stay instead of one that goes, by what the report says of each measure.
fn kept(lines: &[(&str, &str)]) -> Vec<(Value, Value)> {
    let (_folder, path) = catalogue(lines);
    let run = tinhgon(&["analyze", &path, "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout(&run)).unwrap();
    let requirements = report["procedures"][0]["requirements"].as_array().unwrap();
    let text = |id: &Value| {
        requirements
            .iter()
            .find(|one| one["id"] == *id)
            .map_or(Value::Null, |one| one["text"].clone())
    };
    let measures = report["measures"].as_array().unwrap().iter();
    let measures = measures.filter(|one| one["kind"] == "remove_duplicate");
    measures.map(|one| (text(&one["keeps"]["requirement"]), one["keeps"]["case"].clone())).collect()
}

#[test]
fn the_same_words_apart_from_those_on_copies_are_one_paper() {
    let lines = [
        ("Nộp trực tiếp", "1. Giấy khai sinh của con"),
        ("Nộp trực tiếp", "2. Bản sao có chứng thực Giấy khai sinh của con;"),
    ];
    assert_eq!(kept(&lines), [("1. Giấy khai sinh của con".into(), "Nộp trực tiếp".into())]);
    let without = lines.map(|(_, line)| ("", line));
    assert_eq!(kept(&without), [("1. Giấy khai sinh của con".into(), Value::Null)]);
}

#[test]
fn other_persons_subjects_cases_and_days_are_other_papers() {
    for [one, other] in [
        ["Giấy chứng nhận dung tích tàu biển", "Giấy chứng nhận phân cấp tàu biển"],
        [
            "Văn bản ủy quyền của pháp nhân cho người đại diện tham gia góp vốn",
            "Văn bản ủy quyền của hộ gia đình cho người đại diện tham gia góp vốn",
        ],
        ["Hộ chiếu của hành khách", "Hộ chiếu của thuyền viên"],
        [
            "Trường hợp nộp trực tuyến thì gửi bản chính Giấy chứng nhận kết hôn qua bưu điện",
            "Giấy chứng nhận kết hôn đã được cấp",
        ],
        ["Báo cáo tài chính năm 2024", "Báo cáo tài chính năm 2025"],
    ] {
        assert_eq!(kept(&[("", one), ("", other)]), [], "{one}");
    }
}

#[test]
fn a_dossier_that_begins_anew_below_one_heading_is_two() {
    let lines = [
        ("Chuyển đổi", "Giấy đề nghị đăng ký"),
        ("Chuyển đổi", "Giấy chứng nhận kết hôn"),
        ("Chuyển đổi", "Giấy đề nghị đăng ký"),
        ("Chuyển đổi", "Giấy chứng nhận kết hôn"),
    ];
    assert_eq!(kept(&lines), []);
    let marked = [("", "a) Giấy chứng nhận kết hôn"), ("", "a) Giấy chứng nhận kết hôn")];
    assert_eq!(kept(&marked), []);
}

#[test]
fn the_line_that_stays_and_its_case_are_named_wherever_the_measure_is() {
    let lines = [
        ("Nộp trực tiếp", "Giấy khai sinh của con"),
        ("Nộp trực tiếp", "Bản sao Giấy khai sinh của con"),
    ];
    let (_folder, path) = catalogue(&lines);
    let run = tinhgon(&["analyze", &path, "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout(&run)).unwrap();
    let measures = report["measures"].as_array().unwrap();
    let one = measures.iter().find(|one| one["kind"] == "remove_duplicate").unwrap();
    let id = one["id"].as_str().unwrap();
    let page = stdout(&tinhgon(&["explain", id, "--in", &path]));
    let stays = "Giữ lại thành phần yêu cầu cùng giấy tờ: Giấy khai sinh của con (trường hợp: Nộp trực tiếp)";
    assert!(page.contains(stays), "{page}");
    let args = [
        "draft",
        &path,
        "--kind",
        "plan-decision",
        "--measures",
        "remove_duplicate",
        "--format",
        "markdown",
    ];
    let draft = stdout(&tinhgon(&args));
    let says = "giữ lại thành phần hồ sơ: “Giấy khai sinh của con” (trường hợp: Nộp trực tiếp)";
    assert!(draft.contains(says), "{draft}");
    let page =
        stdout(&tinhgon(&["check", &path, "--select", "duplicate-paper", "--fail-on", "never"]));
    assert!(page.contains("thành phần đó được giữ lại"), "{page}");
}
