//! `export`: out of the program as a workbook or as lines, and back into every command.

#![allow(clippy::unwrap_used, reason = "helpers may panic as tests do")]

mod program;
mod shared;

use std::fs;
use std::path::Path;

use program::{SMALL, stderr, stdout, tinhgon};
use rust_xlsxwriter::Workbook;

/// Whether a workbook of an input holds what lines of it hold.
fn comes_back(input: &[&str], lang: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (book, went, back) = (file("book.xlsx"), file("went.jsonl"), file("back.jsonl"));
    let export =
        |more: &[&str]| drop(tinhgon(&[&["export", "--lang", lang], more].concat()).code(0));
    export(&[input, &["--out", &book]].concat());
    export(&[input, &["--format", "jsonl", "--out", &went]].concat());
    export(&[&book, "--format", "jsonl", "--out", &back]);
    assert!(fs::read(went).unwrap() == fs::read(back).unwrap(), "another catalogue came back");
}

#[test]
fn the_embedded_catalogue_comes_back_from_a_workbook() {
    comes_back(&[], "vi");
    comes_back(&[], "en");
}

#[test]
fn the_catalogues_of_the_portal_come_back_from_a_workbook() {
    let Some(folder) = shared::shared() else { return };
    comes_back(&[folder.join("portal").to_str().unwrap()], "vi");
}

#[test]
fn a_workbook_is_an_input_of_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (book, out) = (place("book.xlsx"), place("out"));
    let said = stderr(&tinhgon(&["export", SMALL, "--out", &book]).code(0));
    assert!(said.starts_with("Đã ghi 3 thủ tục"), "{said}");
    assert!(said.contains("Tệp không chứa: ghi chú"), "{said}");
    let of = |input: &str| stdout(&tinhgon(&["analyze", input]).code(0));
    // All but the digest of the input.
    let lines = |text: &str| {
        let kept = text.lines().filter(|line| !line.contains("mã đối chiếu đầu vào"));
        kept.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(&of(&book)), lines(&of(SMALL)));
    assert_eq!(lines(&of(folder.path().to_str().unwrap())), lines(&of(SMALL)));
    tinhgon(&["import", &book, "--out", &out]).code(0);
    assert!(Path::new(&out).join("moj/1.000001.json").is_file());
    tinhgon(&["check", &book, "--fail-on", "never"]).code(0);
    tinhgon(&["explain", "1.000001", "--in", &book]).code(0);
    tinhgon(&["diff", SMALL, &book, "--exit-code"]).code(0);
}

#[test]
fn an_empty_form_is_a_form_and_no_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.xlsx");
    let file = file.to_str().unwrap();
    for lang in ["vi", "en"] {
        tinhgon(&["export", "--empty", "--out", file, "--lang", lang]).code(0);
        let said = stderr(&tinhgon(&["analyze", file, "--lang", "en"]).code(2));
        assert!(said.contains("there is no file or record to read"), "{said}");
    }
    tinhgon(&["export", "--empty", SMALL, "--out", file]).code(2);
    tinhgon(&["export", "--empty", "--format", "jsonl"]).code(2);
    tinhgon(&["export", file, "--out", file]).code(2);
}

#[test]
fn a_report_is_no_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.xlsx");
    let file = file.to_str().unwrap();
    for command in [&["analyze", SMALL][..], &["cost", "1.004873"], &["plan", "--measures", "all"]]
    {
        for lang in ["vi", "en"] {
            let options = ["--format", "xlsx", "--out", file, "--lang", lang];
            tinhgon(&[command, &options].concat());
            let said = stderr(&tinhgon(&["check", file, "--lang", "en"]).code(2));
            assert!(said.contains("this is a report of tinhgon, not a catalogue"), "{said}");
        }
    }
}

#[test]
fn faults_are_told_by_sheet_and_cell_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let (book, out) = (place("book.xlsx"), place("out.jsonl"));
    let (book, out) = (book.to_str().unwrap(), out.to_str().unwrap());
    let mut workbook = Workbook::new();
    let rows = [
        [
            "Mã thủ tục",
            "Tên thủ tục",
            "Cơ quan công bố",
            "Cấp thực hiện",
            "Ngày lấy số liệu",
            "Nguồn",
        ],
        ["1.000001", "", "Bộ Tư phap", "Cấp xá", "30/02/2026", "Cổng"],
    ];
    let sheet = workbook.add_worksheet().set_name("Thủ tục hành chính").unwrap();
    sheet.write_row_matrix(0, 0, rows).unwrap();
    let rows = [
        ["Mã thủ tục", "Tên thành phần hồ sơ", "Loại giấy tờ"],
        ["1.000001", "Bản sao", "Giấy khai sin"],
    ];
    let sheet = workbook.add_worksheet().set_name("Thành phần hồ sơ").unwrap();
    sheet.write_row_matrix(0, 0, rows).unwrap();
    workbook.save(book).unwrap();
    for lang in ["vi", "en"] {
        let command = ["export", book, "--format", "jsonl", "--out", out, "--lang", lang];
        let said = stderr(&tinhgon(&command).code(2)).replace(book, "book.xlsx");
        insta::assert_snapshot!(format!("faults_{lang}"), said);
    }
    assert!(!Path::new(out).exists());
}
