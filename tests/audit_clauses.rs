//! `tinhgon audit`: how far the clause of a line reaches, and when it holds.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may stop the test"
)]

mod program;

use program::{stdout, tinhgon};
use serde_json::{Value, json};

/// What the audit says of one decision on a procedure with these lines.
struct Case {
    folder: tempfile::TempDir,
    paper: &'static str,
    register: &'static str,
}

impl Case {
    fn new(paper: &'static str, register: &'static str, lines: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let documents: Vec<Value> = lines.iter().map(|name| json!({"name": name})).collect();
        let record = json!({
            "code": "9.000001", "name": "Thủ tục thử nghiệm", "snapshot": "2026-06-10",
            "documents": documents,
        });
        std::fs::write(folder.path().join("catalogue.jsonl"), format!("{record}\n")).unwrap();
        Self { folder, paper, register }
    }

    fn row(&self) -> Value {
        self.row_on(&[])
    }

    fn row_on(&self, more: &[&str]) -> Value {
        let row = json!({
            "row": 1, "ministry": "BỘ", "code": "9.000001", "procedure": "Thủ tục thử nghiệm",
            "text": self.paper, "registers": [self.register],
        });
        let rows = self.folder.path().join("rows.jsonl");
        std::fs::write(&rows, row.to_string()).unwrap();
        let catalogue = self.folder.path().join("catalogue.jsonl");
        let (rows, catalogue) = (rows.to_str().unwrap(), catalogue.to_str().unwrap());
        let args = ["audit", "--resolution", rows, catalogue, "--format", "json"];
        let args: Vec<&str> = args.into_iter().chain(more.iter().copied()).collect();
        let run = tinhgon(&[&args[..], &["--fail-on", "never"]].concat());
        serde_json::from_str::<Value>(&stdout(&run)).unwrap()["rows"][0].clone()
    }
}

fn said(row: &Value) -> (&str, &str) {
    (row["status"].as_str().unwrap(), row["reason"].as_str().unwrap())
}

/// The positions of the lines that prove a verdict, each with what it says.
fn proof(row: &Value) -> Vec<(u64, &str)> {
    let lines = row["evidence"].as_array().unwrap().iter();
    lines.map(|one| (one["line"].as_u64().unwrap(), one["says"].as_str().unwrap())).collect()
}

const ASIDE: &str = "Bản sao giấy chứng nhận kết hôn; bản sao sổ hộ tịch (thông tin trong thành phần hồ sơ tại mục này đã có trong Cơ sở dữ liệu quốc gia về dân cư thì không phải nộp)";

#[test]
fn a_clause_in_brackets_of_a_line_that_names_papers_covers_its_own_line_alone() {
    let other = "Trường hợp ủy quyền thì nộp giấy chứng nhận kết hôn";
    let alone = Case::new("Giấy chứng nhận kết hôn", "population", &[ASIDE]).row();
    assert_eq!(said(&alone), ("implemented", "looked_up"));
    let both = Case::new("Giấy chứng nhận kết hôn", "population", &[ASIDE, other]).row();
    assert_eq!(said(&both), ("not_implemented", "still_asked"));
    assert_eq!(proof(&both), [(1, "asks")]);
}

#[test]
fn a_clause_that_is_no_aside_still_covers_the_other_lines_that_name_its_paper() {
    let lines = [
        "Giấy chứng nhận kết hôn. Trường hợp giấy chứng nhận kết hôn đã có trong Cơ sở dữ liệu hộ tịch điện tử thì không phải nộp",
        "Bản sao giấy chứng nhận kết hôn của người đề nghị",
    ];
    let row = Case::new("Giấy chứng nhận kết hôn", "civil_status", &lines).row();
    assert_eq!(said(&row), ("implemented", "exempted_elsewhere"));
    assert_eq!(proof(&row), [(0, "looks_up"), (1, "exempted")]);
}

#[test]
fn a_form_whose_aside_speaks_of_itself_proves_nothing_of_a_paper() {
    let form = "Đơn đề nghị theo Mẫu số 02 (Mẫu đơn có quy định về các thông tin đã có trong cơ sở dữ liệu quốc gia về dân cư thì không phải cung cấp)";
    let row = Case::new("Thẻ căn cước", "population", &[form, "Bản sao thẻ căn cước"]).row();
    assert_eq!(said(&row), ("not_implemented", "still_asked"));
    assert_eq!(proof(&row), [(1, "asks")]);
}

#[test]
fn an_aside_on_a_paper_of_unknown_name_proves_that_it_is_looked_up() {
    let line = "Quyết định tuyển dụng kèm theo tài liệu về thời gian đóng (không yêu cầu nộp khi cơ quan giải quyết khai thác được thông tin trên Cơ sở dữ liệu quốc gia về bảo hiểm)";
    let row = Case::new("Bảo hiểm xã hội", "insurance", &[line]).row();
    assert_eq!(said(&row), ("implemented", "looked_up"));
    assert_eq!(proof(&row), [(0, "looks_up")]);
}

/// A clause that holds once a register works.
fn once(register: &str) -> String {
    format!(
        "Giấy tờ sau đã có trong {register} thì được thay thế bằng dữ liệu khi {register} được vận hành"
    )
}

#[test]
fn a_clause_that_waits_for_a_register_holds_from_its_first_day() {
    let clause = once("Cơ sở dữ liệu quốc gia về dân cư");
    let line = format!("Bản sao thẻ căn cước. {clause}");
    let case = Case::new("Thẻ căn cước", "population", &[&line]);
    let row = case.row();
    assert_eq!(said(&row), ("implemented", "looked_up_once_open"));
    assert_eq!(row["opening"], json!({"registers": ["population"], "since": "2024-07-01"}));
    // The day before, the paper is asked for still.
    let row = case.row_on(&["--as-of", "2024-06-30"]);
    assert_eq!(said(&row), ("not_implemented", "register_not_open"));
    assert_eq!(proof(&row), [(0, "looks_up")]);
}

#[test]
fn where_nobody_knows_since_when_the_register_works_the_verdict_is_open() {
    let clause = once("Cơ sở dữ liệu quốc gia về đất đai");
    let lines = [
        format!("Giấy chứng nhận quyền sử dụng đất. {clause}"),
        "Giấy chứng nhận quyền sử dụng đất".to_owned(),
    ];
    let lines = [&*lines[0], &*lines[1]];
    let row = Case::new("Giấy chứng nhận quyền sử dụng đất", "land", &lines).row();
    assert_eq!(said(&row), ("unclear", "opening_unknown"));
    assert_eq!(row["opening"], json!({"registers": ["land"], "since": null}));
    assert_eq!(proof(&row), [(0, "looks_up"), (1, "exempted")]);
}

#[test]
fn a_look_up_that_waits_for_nothing_needs_no_opening_day() {
    let clause = once("Cơ sở dữ liệu quốc gia về đất đai");
    let lines = [
        format!("Giấy chứng nhận quyền sử dụng đất. {clause}"),
        "Trường hợp khai thác được thông tin về giấy chứng nhận quyền sử dụng đất trong Cơ sở dữ liệu quốc gia về đất đai thì không phải nộp giấy chứng nhận quyền sử dụng đất".to_owned(),
    ];
    let lines = [&*lines[0], &*lines[1]];
    let row = Case::new("Giấy chứng nhận quyền sử dụng đất", "land", &lines).row();
    assert_eq!(said(&row), ("implemented", "looked_up"));
    assert_eq!(row["opening"], Value::Null);
}

#[test]
fn papers_of_a_common_name_prove_nothing_where_a_line_names_the_paper_itself() {
    let lines = [
        "Trường hợp giấy chứng nhận quyền sử dụng đất đã có trong Cơ sở dữ liệu quốc gia về đất đai thì không phải nộp",
        "Giấy chứng nhận quyền sử dụng đất",
        "Giấy tờ hợp pháp về đất đai của chủ rừng",
    ];
    let row = Case::new("Giấy chứng nhận quyền sử dụng đất", "land", &lines).row();
    assert_eq!(said(&row), ("implemented", "exempted_elsewhere"));
    assert_eq!(proof(&row), [(0, "looks_up"), (1, "exempted")]);
}

#[test]
fn a_dossier_of_notes_alone_tells_nothing() {
    let lines = ["Ghi chú: hồ sơ được nộp vào giờ hành chính", "Lưu ý:"];
    let row = Case::new("Thẻ căn cước", "population", &lines).row();
    assert_eq!(said(&row), ("unclear", "nothing_asked"));
    let row = Case::new("Thẻ căn cước", "population", &["Tờ khai theo mẫu"]).row();
    assert_eq!(said(&row), ("implemented", "not_named"));
}
