//! `tinhgon audit`: rows as people keep them in spreadsheets, and what is counted.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may stop the test"
)]

mod program;

use program::{stderr, stdout, tinhgon};
use serde_json::{Value, json};

const ROWS: &str = "tests/fixtures/audit/rows.jsonl";
const CATALOGUE: &str = "tests/fixtures/audit/catalogue.jsonl";

fn audit(rows: &[u8], name: &str, more: &[&str]) -> assert_cmd::assert::Assert {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, rows).unwrap();
    let args = ["audit", "--resolution", path.to_str().unwrap(), CATALOGUE];
    tinhgon(&[&args[..], more].concat())
}

fn json(rows: &[u8], name: &str) -> Value {
    let run = audit(rows, name, &["--format", "json", "--fail-on", "never"]);
    serde_json::from_str(&stdout(&run)).unwrap()
}

fn expected() -> Value {
    json(&std::fs::read(ROWS).unwrap(), "rows.jsonl")
}

/// The rows as a table with these headings and this sign between cells.
fn table(headings: &[(&str, &str)], delimiter: u8) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    csv.write_record(headings.iter().map(|(_, heading)| heading)).unwrap();
    for line in std::fs::read_to_string(ROWS).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let cell = |(key, _): &(&str, &str)| match &row[*key] {
            Value::String(text) => text.clone(),
            Value::Array(ids) => {
                ids.iter().map(|id| id.as_str().unwrap()).collect::<Vec<_>>().join("|")
            }
            other => other.to_string(),
        };
        csv.write_record(headings.iter().map(cell)).unwrap();
    }
    csv.into_inner().unwrap()
}

/// Excel writes the sign between cells above the table where the locale has another one.
#[test]
fn a_first_line_that_tells_the_sign_between_cells_is_no_heading() {
    let keys =
        ["row", "ministry", "code", "procedure", "text", "instrument", "provision", "registers"];
    let headings: Vec<(&str, &str)> = keys.iter().map(|key| (*key, *key)).collect();
    for (sign, told) in
        [(b';', "sep=;"), (b'\t', "sep=\t"), (b'|', "\"SEP=|\""), (b',', "Sep=,,,,")]
    {
        let table = table(&headings, sign);
        let table = [told.as_bytes(), b"\r\n", &table].concat();
        // Registers of a row are parted by the same sign as its cells in one of them.
        assert_eq!(json(&table, "rows.csv")["rows"], expected()["rows"], "{told}");
    }
    let broken = "sep=;\nrow;ministry;code;procedure;text\n1;a;x;b;c\n";
    let said = stderr(&audit(broken.as_bytes(), "rows.csv", &["--lang", "en"]).code(2));
    assert!(said.contains("rows.csv:3:"), "{said}");
}

/// A hundred thousand rows are read, in whatever form; the next one is told.
#[test]
fn rows_without_end_are_refused() {
    let most = 100_000;
    let heading = "row,ministry,code,procedure,text\n".to_owned();
    let csv = (1..=most + 1).fold(heading, |all, n| all + &format!("{n},a,1.004194,b,c\n"));
    let one = |n: usize| json!({"row": n, "ministry": "a", "code": "1.004194", "procedure": "b", "text": "c"});
    let lines: Vec<String> = (1..=most + 1).map(|n| one(n).to_string()).collect();
    let array = format!("[{}]", lines.join(","));
    for (rows, name) in [(csv, "a.csv"), (lines.join("\n"), "a.jsonl"), (array, "a.json")] {
        let said = stderr(&audit(rows.as_bytes(), name, &["--lang", "en"]).code(2));
        assert!(said.contains("too many rows: the limit is 100,000"), "{name}: {said}");
    }
}

/// Each fault of twenty thousand lines is found at once, not by reading from the first line on.
#[test]
fn faults_of_many_lines_are_told_in_time_that_grows_with_them() {
    let line = json!({"row": 0, "ministry": "a", "code": "x", "procedure": "b", "text": "c"});
    let rows = format!("{line}\n").repeat(20_000);
    let said = stderr(&audit(rows.as_bytes(), "a.jsonl", &["--lang", "en", "--all"]).code(2));
    assert!(said.contains("a.jsonl:20000:"));
}

#[test]
fn a_table_of_a_spreadsheet_is_read_whatever_parts_its_cells_and_however_it_names_them() {
    let with = [
        ("code", "Mã thủ tục"),
        ("row", "Số thứ tự"),
        ("ministry", "Bộ, cơ quan"),
        ("text", "Thành phần hồ sơ"),
        ("procedure", "Tên thủ tục hành chính"),
        ("instrument", "Văn bản"),
        ("provision", "Điều, khoản, điểm"),
        ("registers", "registers"),
    ];
    let without = [
        ("row", "STT"),
        ("ministry", "BO NGANH"),
        ("code", "Ma TTHC"),
        ("procedure", "ten_thu_tuc"),
        ("text", "Giay to"),
        ("instrument", "Van ban quy dinh"),
        ("provision", "Dieu khoan"),
        ("registers", "Registers"),
    ];
    for headings in [&with, &without] {
        for delimiter in [b',', b';', b'\t'] {
            let rows = json(&table(headings, delimiter), "rows.csv");
            assert_eq!(rows["rows"], expected()["rows"], "{headings:?} {delimiter}");
        }
    }
}

/// Annexes number no rows in every file, and print names of databases, never ids.
#[test]
fn a_table_without_numbers_and_with_printed_databases_says_the_same() {
    let printed = |rows: &str| {
        let mut csv = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
        let heads =
            ["Bộ", "Mã TTHC", "Tên TTHC", "Giấy tờ", "Cơ sở dữ liệu", "Văn bản", "Điều khoản"];
        csv.write_record(heads).unwrap();
        for line in rows.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let database = |id: &Value| match id.as_str().unwrap() {
                "population" => "CSDLQG về dân cư",
                "enterprise" => "CSDL quốc gia về Đăng ký doanh nghiệp",
                "civil_status" => "CSDL hộ tịch",
                "criminal_record" => "Cơ sở dữ liệu về lý lịch tư pháp",
                "land" => "CSDL quốc gia đất đai",
                other => panic!("{other}"),
            };
            let ids = row["registers"].as_array().unwrap();
            let databases = ids.iter().map(database).collect::<Vec<_>>().join("; ");
            let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            csv.write_record([
                text("ministry"),
                text("code"),
                text("procedure"),
                text("text"),
                databases,
                text("instrument"),
                text("provision"),
            ])
            .unwrap();
        }
        csv.into_inner().unwrap()
    };
    let rows = json(&printed(&std::fs::read_to_string(ROWS).unwrap()), "rows.tsv");
    let said = |document: &Value| -> Vec<Value> {
        let rows = document["rows"].as_array().unwrap().iter();
        rows.map(|row| json!([row["code"], row["status"], row["registers"]])).collect()
    };
    assert_eq!(said(&rows), said(&expected()));
    let numbers: Vec<u64> =
        rows["rows"].as_array().unwrap().iter().map(|row| row["row"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>());
}

#[test]
fn a_column_that_is_missing_is_named_with_the_headings_by_which_it_is_known() {
    let rows = "STT;Bộ;Tên thủ tục;Giấy tờ\n1;BỘ;P;Căn cước\n";
    let said = stderr(&audit(rows.as_bytes(), "rows.csv", &[]).code(2));
    assert!(said.contains("thiếu cột “code”"), "{said}");
    assert!(said.contains("Mã thủ tục"), "{said}");
    assert_eq!(said.matches("thiếu cột").count(), 1, "{said}");
    let said = stderr(&audit(rows.as_bytes(), "rows.csv", &["--lang", "en"]).code(2));
    assert!(said.contains("the column “code” is missing"), "{said}");
}

#[test]
fn a_row_of_other_length_is_told_in_the_language_of_the_reader() {
    let rows = "row,ministry,code,procedure,text\n1,BỘ,1.004194,P,Căn cước,thừa\n2,BỘ\n";
    let said = stderr(&audit(rows.as_bytes(), "rows.csv", &[]).code(2));
    assert!(said.contains("hàng có 6 ô, tiêu đề có 5 cột"), "{said}");
    assert!(said.contains("hàng có 2 ô, tiêu đề có 5 cột"), "{said}");
    assert!(!said.contains("CSV error"), "{said}");
}

#[test]
fn rows_are_counted_from_one() {
    let row =
        r#"{"row": 0, "ministry": "BỘ", "code": "9.000001", "procedure": "P", "text": "Căn cước"}"#;
    let said = stderr(&audit(row.as_bytes(), "rows.jsonl", &[]).code(2));
    assert!(said.contains("giá trị “0” không hợp lệ, cần: 1, 2, 3 …"), "{said}");
    let csv = "row,ministry,code,procedure,text\n0,BỘ,9.000001,P,Căn cước\n";
    let said = stderr(&audit(csv.as_bytes(), "rows.csv", &[]).code(2));
    assert!(said.contains("giá trị “0” không hợp lệ, cần: 1, 2, 3 …"), "{said}");
}

#[test]
fn a_decision_that_two_ministries_list_is_counted_once() {
    let row = |row: u32, ministry: &str, paper: &str, provision: &str| {
        json!({
            "row": row, "ministry": ministry, "code": "9.000001",
            "procedure": "Cấp thẻ thư viện phường", "text": paper,
            "instrument": "Nghị định số 12/2020/NĐ-CP", "provision": provision,
            "registers": ["population"],
        })
        .to_string()
    };
    let rows = [
        row(1, "BỘ TƯ PHÁP", "Căn cước", "điểm b khoản 1 Điều 5"),
        row(2, "BỘ NỘI VỤ", "Thẻ căn cước", "Điểm b Khoản 1 Điều 5"),
        // Another place of the same text is another demand.
        row(3, "BỘ NỘI VỤ", "Căn cước", "điểm c khoản 1 Điều 5"),
    ];
    let document = json(rows.join("\n").as_bytes(), "rows.jsonl");
    assert_eq!(document["totals"]["decisions"], 2);
    assert_eq!(document["totals"]["not_implemented"], 2);
    assert_eq!(document["totals"]["repeated"], 1);
    assert_eq!(document["rows"][0]["repeats"], Value::Null);
    assert_eq!(document["rows"][1]["repeats"], 1);
    assert_eq!(document["rows"][2]["repeats"], Value::Null);
    // Each ministry has to carry it out.
    assert_eq!(document["ministries"][1]["decisions"], 2);
    // One that lists it twice, once.
    let twice = [&rows[..], &[row(4, "BỘ NỘI VỤ", "Căn cước", "điểm c khoản 1 Điều 5")]].concat();
    let document = json(twice.join("\n").as_bytes(), "rows.jsonl");
    assert_eq!(document["ministries"][1]["decisions"], 2);
    assert_eq!(document["totals"]["decisions"], 2);
    let text = stdout(&audit(rows.join("\n").as_bytes(), "rows.jsonl", &[]).code(1));
    assert!(text.contains("1 hàng nêu lại quyết định của hàng khác"), "{text}");
}

/// With what amended the place or without, with the day of the text or without: one place.
#[test]
fn a_place_that_is_cited_in_two_ways_is_one_decision() {
    let row = |row: u32, instrument: &str, provision: &str| {
        json!({
            "row": row, "ministry": "BỘ XÂY DỰNG", "code": "9.000001",
            "procedure": "Cấp thẻ thư viện phường", "text": "Căn cước",
            "instrument": instrument, "provision": provision, "registers": ["population"],
        })
        .to_string()
    };
    let amended = "được sửa đổi, bổ sung bởi khoản 1 Điều 2 Nghị định số 89/2019/NĐ-CP";
    let first = "điểm b khoản 2 Điều 22 Nghị định số 30/2013/NĐ-CP";
    let rows = [
        row(1, "Nghị định số 30/2013/NĐ-CP", &format!("{first}; {amended}")),
        row(2, "Nghị định số 30/2013/NĐ-CP ngày 08/4/2013", &format!("{first} ({amended})")),
        row(3, "Nghị định số 30/2013/NĐ-CP", "điểm b khoản 2 Điều 22"),
        row(4, "Nghị định số 31/2013/NĐ-CP", "điểm b khoản 2 Điều 22"),
        row(5, "Nghị định số 30/2013/NĐ-CP", "điểm c khoản 2 Điều 22"),
    ];
    let document = json(rows.join("\n").as_bytes(), "rows.jsonl");
    let repeats: Vec<&Value> =
        document["rows"].as_array().unwrap().iter().map(|row| &row["repeats"]).collect();
    let null = Value::Null;
    assert_eq!(repeats, [&null, &json!(1), &json!(1), &null, &null]);
}
