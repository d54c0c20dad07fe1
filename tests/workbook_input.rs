//! Workbooks as officials hand them in: moved, merged, retyped; and broken, hostile or no workbooks.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers may panic as tests do")]

mod common;
mod program;

use std::io::{Cursor, Read, Write};

use common::load_text;
use program::{stderr, tinhgon};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use tinhgon::catalog::{Catalog, FeeItem, Loaded};
use tinhgon::fault::Fault;
use tinhgon::words::{Lang, faults};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const PROCEDURES: &str = "Thủ tục hành chính";
const LINES: &str = "Thành phần hồ sơ";
const CHANNELS: &str = "Cách thức thực hiện";
const HEADS: [&str; 5] =
    ["Mã thủ tục", "Tên thủ tục", "Cơ quan công bố", "Ngày lấy số liệu", "Nguồn"];
const ONE: [&str; 5] = ["1.000001", "Khai sinh", "Bộ Tư pháp", "18/07/2026", "Cổng"];

/// A workbook whose cells hold these texts; `=` begins a formula, `#` a number.
struct Book(Workbook);

impl Book {
    fn new() -> Self {
        Self(Workbook::new())
    }

    /// A catalogue of one procedure with one line.
    fn small() -> Self {
        Self::new()
            .sheet(PROCEDURES, &[&HEADS, &ONE])
            .sheet(LINES, &[&["Mã thủ tục", "Tên thành phần hồ sơ"], &["1.000001", "Tờ khai"]])
    }

    fn sheet(mut self, name: &str, rows: &[&[&str]]) -> Self {
        let sheet = self.0.add_worksheet().set_name(name).unwrap();
        for (cells, row) in rows.iter().zip(0..) {
            for (cell, column) in cells.iter().zip(0..) {
                match (cell.strip_prefix('='), cell.strip_prefix('#')) {
                    (Some(formula), _) => {
                        let (formula, value) = formula.split_once("=>").unwrap();
                        let formula = Formula::new(formula).set_result(value);
                        sheet.write_formula(row, column, formula).unwrap()
                    }
                    (_, Some(number)) => {
                        sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap()
                    }
                    _ if cell.is_empty() => continue,
                    _ => sheet.write_string(row, column, *cell).unwrap(),
                };
            }
        }
        self
    }

    fn bytes(mut self) -> Vec<u8> {
        self.0.save_to_buffer().unwrap()
    }

    fn load(self) -> Loaded {
        load_text("book.xlsx", &self.bytes())
    }
}

/// The same archive with parts changed, or added where a name is new.
fn changed(
    book: &[u8],
    change: impl Fn(&str, String) -> String,
    added: &[(&str, &[u8])],
) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        new.start_file(&*name, SimpleFileOptions::default()).unwrap();
        new.write_all(change(&name, text).as_bytes()).unwrap();
    }
    for (name, bytes) in added {
        new.start_file(*name, SimpleFileOptions::default()).unwrap();
        new.write_all(bytes).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn said(fault: &Fault) -> String {
    let place = fault.place.cell().unwrap_or_default();
    let help = faults::help(&fault.problem, Lang::Vi).unwrap_or_default();
    format!("{place}: {} {help}", faults::problem(&fault.problem, Lang::Vi)).trim().to_owned()
}

fn refused(loaded: Loaded) -> Vec<String> {
    loaded.unwrap_err().iter().map(said).collect()
}

fn remarks(catalog: &Catalog) -> Vec<String> {
    catalog.remarks.iter().map(|remark| said(&remark.fault)).collect()
}

#[test]
fn a_small_catalogue_is_read_and_lines_get_ids_from_their_words() {
    let catalog = Book::small().load().unwrap();
    let one = &catalog.procedures[0];
    assert_eq!((one.code.as_str(), &*one.name), ("1.000001", "Khai sinh"));
    assert_eq!(one.facts_taken.unwrap().to_string(), "2026-07-18");
    assert_eq!(one.requirements[0].id.len(), 8);
    assert_eq!(remarks(&catalog), Vec::<String>::new());
}

#[test]
fn columns_may_be_moved_and_retyped_within_reason() {
    let catalog = Book::new()
        .sheet(
            "thu tuc hanh chinh",
            &[
                &["Danh mục của Sở Tư pháp"],
                &[
                    "NGUON",
                    "Ten thủ tuc *",
                    "source note",
                    "Mã  thủ tục",
                    "authority",
                    "Facts taken onn",
                ],
                &["Cổng", "Khai sinh", "riêng", "1.000001", "MOJ", "2026-07-18"],
                &[],
            ],
        )
        .sheet("Requirements", &[&["procedure code", "TEXT OF THE LINE"], &["1.000001", "Tờ khai"]])
        .sheet("Số điện thoại", &[&["Nguyễn Văn A", "0123"]])
        .load()
        .unwrap();
    assert_eq!(&*catalog.procedures[0].source, "Cổng");
    assert_eq!(
        remarks(&catalog),
        [
            "Số điện thoại: “Số điện thoại” không thuộc biểu mẫu nên không được đọc",
            "thu tuc hanh chinh!C2: “source note” không thuộc biểu mẫu nên không được đọc",
            "thu tuc hanh chinh!F2: “Facts taken onn” được đọc là “Facts taken on”",
        ]
    );
}

#[test]
fn an_amount_in_another_unit_is_refused_at_its_heading() {
    let heads = ["Mã thủ tục", "Hình thức nộp", "Mức thu (nghìn đồng)"];
    let book = Book::small().sheet(CHANNELS, &[&heads, &["1.000001", "Trực tiếp", "50"]]);
    let told = refused(book.load());
    let other = format!("{CHANNELS}!C1: cột “Mức thu (nghìn đồng)” dùng đơn vị khác");
    assert!(told.iter().any(|one| one.starts_with(&other)), "{told:?}");
}

/// Who exports or imports a workbook learns what of it was left unread: it is missed in what is written.
#[test]
fn what_a_workbook_holds_beside_the_form_is_told_by_export_and_import() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let book = Book::small().sheet("Trình tự", &[&["Mã thủ tục"], &["1.000001"]]);
    std::fs::write(place("book.xlsx"), book.bytes()).unwrap();
    let (book, lines, files) = (place("book.xlsx"), place("lines.jsonl"), place("files"));
    for args in [
        vec!["export", &book, "--format", "jsonl", "--out", &lines],
        vec!["import", &book, "--out", &files],
    ] {
        let said = stderr(&tinhgon(&args).code(0));
        assert!(said.contains("  Trình tự: “Trình tự” không thuộc biểu mẫu"), "{said}");
    }
}

#[test]
fn a_merged_code_means_each_of_its_rows_and_other_merged_cells_begin_once() {
    let mut book = Book::small().sheet(
        CHANNELS,
        &[
            &[
                "Mã thủ tục",
                "Cách thức",
                "Thời hạn giải quyết",
                "Đơn vị thời hạn",
                "Khoản thu",
                "Mức thu",
            ],
            &["", "", "", "", "Phí", "#1000"],
            &["", "", "", "", "Lệ phí", "#2000"],
            &["", "Trực tuyến"],
        ],
    );
    let sheet = book.0.worksheet_from_name(CHANNELS).unwrap();
    let plain = Format::new();
    sheet.merge_range(1, 0, 3, 0, "1.000001", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "trực tiếp", &plain).unwrap();
    sheet.merge_range(1, 2, 3, 2, "5", &plain).unwrap();
    sheet.merge_range(1, 3, 3, 3, "ngày làm việc", &plain).unwrap();
    let catalog = book.load().unwrap();
    let channels = &catalog.procedures[0].channels;
    assert_eq!(channels.len(), 2);
    let tinhgon::catalog::Fee::Listed(items) = &channels[0].fee else { panic!("{channels:?}") };
    let names: Vec<&str> = items.iter().map(|item: &FeeItem| &*item.name).collect();
    assert_eq!(names, ["Phí", "Lệ phí"]);
    assert_eq!(channels[0].time_limit, channels[1].time_limit);
}

#[test]
fn dates_and_numbers_are_read_as_cells_and_as_people_type_them() {
    for day in ["01/7/2025", "2025-07-01", "1.7.2025"] {
        let mut row = ONE;
        row[3] = day;
        let book = Book::new().sheet(PROCEDURES, &[&HEADS, &row]).sheet(
            LINES,
            &[
                &["Mã thủ tục", "Tên thành phần hồ sơ", "Số bản chính"],
                &["1.000001", "Tờ khai", "02"],
            ],
        );
        let book = book.sheet(
            CHANNELS,
            &[
                &["Mã thủ tục", "Cách thức", "Khoản thu", "Mức thu (đồng)", "Nộp theo tỷ lệ (%)"],
                &["1.000001", "Trực tiếp", "Lệ phí", "7.000 đ", "50 %"],
            ],
        );
        let catalog = book.load().unwrap();
        let one = &catalog.procedures[0];
        assert_eq!(one.facts_taken.unwrap().to_string(), "2025-07-01");
        assert_eq!(one.requirements[0].originals, Some(2));
        assert!(format!("{:?}", one.channels).contains("amount: Some(Dong(7000))"));
        assert!(format!("{:?}", one.channels).contains("Percent(50)"));
    }
    let mut book = Book::small();
    let sheet = book.0.worksheet_from_name(PROCEDURES).unwrap();
    let day = ExcelDateTime::from_ymd(2025, 7, 1).unwrap();
    let format = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_datetime_with_format(1, 3, &day, &format).unwrap();
    sheet.write_number(1, 0, 1.000_010).unwrap();
    let faults = refused(book.load());
    assert_eq!(
        faults,
        [
            "Thành phần hồ sơ!A2: không có thủ tục “1.000001” có phải là “1.000010”?",
            "Thủ tục hành chính!A2: thủ tục không có thành phần hồ sơ",
        ]
    );
}

#[test]
fn every_fault_is_told_by_sheet_and_cell_in_one_run() {
    let loaded = Book::new()
        .sheet(
            PROCEDURES,
            &[
                &[
                    "Mã thủ tục",
                    "Tên thủ tục",
                    "Cơ quan công bố",
                    "Cấp thực hiện",
                    "Ngày lấy số liệu",
                    "Nguồn",
                ],
                &["1.1", "", "Bộ Tư phap x", "cấp xã; cấp huyệnn", "31/02/2026", "Cổng"],
                &["1.000002", "Tên", "Bộ Tư pháp", "cấp xa", "2026-07-18", "Cổng"],
                &["1.000002", "Tên", "Bộ Tư pháp", "", "2026-07-18", "Cổng"],
                &["", "Thiếu mã", "Bộ Tư pháp", "", "2026-07-18", "Cổng"],
            ],
        )
        .sheet(
            LINES,
            &[
                &[
                    "Mã thủ tục",
                    "Mã thành phần",
                    "Tên thành phần hồ sơ",
                    "Thuộc trường hợp",
                    "Loại thành phần",
                    "Loại giấy tờ",
                    "Số bản chính",
                    "Nếu có",
                ],
                &[
                    "1.000002",
                    "r1",
                    "Tờ khai",
                    "Cấp mới",
                    "giấy tơ",
                    "birth_certificat",
                    "-1",
                    "có",
                ],
                &["1.000002", "r1", "Giấy", "", "", "", "nhiều", "có lẽ"],
                &["1.000002", "r2", "", "", "giấy tờ", "", "70000"],
                &["1.000009", "r2", "Giấy"],
                &["", "", "Không mã"],
                &["", "", "", "", "", "Giấy khai sinh"],
            ],
        )
        .sheet(
            CHANNELS,
            &[
                &[
                    "Mã thủ tục",
                    "Cách thức",
                    "Đơn vị thời hạn",
                    "Mức thu (đồng)",
                    "Nộp theo tỷ lệ (%)",
                    "Nộp số tiền (đồng)",
                    "Tình trạng phí, lệ phí",
                ],
                &["1.000002", "", "", "7.00"],
                &["1.000002", "qua điện thoại", "ngày"],
                &["1.000002", "Trực tuyến", "", "-5", "101", "5"],
                &["1.000002", "Trực tuyến", "", "5", "50", "5"],
                &["1.000002", "Bưu chính", "", "5", "", "", "miễn phí"],
                &["1.000002", "Bưu chính", "", "", "", "", "có mức thu"],
            ],
        )
        .sheet(
            "Số lượng hồ sơ",
            &[
                &["Mã thủ tục", "Số hồ sơ một năm", "Nguồn số liệu"],
                &["1.000002", "#12.5", "x"],
                &["1.000002", "12", ""],
            ],
        )
        .load();
    insta::assert_snapshot!(refused(loaded).join("\n"));
}

#[test]
fn sheets_and_columns_that_are_missing_or_there_twice_are_named() {
    let lines: &[&[&str]] = &[&["Mã thủ tục", "Tên thành phần hồ sơ"], &["1.000001", "Tờ khai"]];
    assert_eq!(
        refused(Book::new().sheet(LINES, lines).sheet("Khác", &[&["x"]]).load()),
        [
            ": thiếu trang tính “Thủ tục hành chính (Administrative procedures)”; sổ tính có: Thành phần hồ sơ, Khác"
        ]
    );
    assert_eq!(
        refused(Book::new().sheet(PROCEDURES, &[&HEADS, &ONE]).load()),
        [": thiếu trang tính “Thành phần hồ sơ (Requirements)”; sổ tính có: Thủ tục hành chính"]
    );
    assert_eq!(
        refused(
            Book::new().sheet(PROCEDURES, &[&HEADS[..4], &ONE[..4]]).sheet(LINES, lines).load()
        ),
        ["Thủ tục hành chính!1: thiếu cột “Nguồn”"]
    );
    assert_eq!(
        refused(Book::new().sheet(PROCEDURES, &[&["x", "y"]]).sheet(LINES, lines).load()),
        ["Thủ tục hành chính: thiếu cột “Mã thủ tục”"]
    );
    assert_eq!(
        refused(Book::small().sheet("Administrative procedures", &[&HEADS, &ONE]).load()),
        ["Administrative procedures: “Administrative procedures” xuất hiện hai lần"]
    );
    let twice: &[&[&str]] = &[&["Mã thủ tục", "Nội dung bước", "Step"], &["1.000001", "a", "b"]];
    assert_eq!(
        refused(Book::small().sheet("Trình tự thực hiện", twice).load()),
        ["Trình tự thực hiện!C1: “Step” xuất hiện hai lần"]
    );
}

#[test]
fn formulas_give_their_last_value_with_a_remark_and_none_without_one() {
    let mut row = ONE;
    row[1] = "=A1&B1=>Khai sinh";
    let lines: &[&[&str]] = &[&["Mã thủ tục", "Tên thành phần hồ sơ"], &["1.000001", "Tờ khai"]];
    let book = || Book::new().sheet(PROCEDURES, &[&HEADS, &row]).sheet(LINES, lines);
    let catalog = book().load().unwrap();
    assert_eq!(&*catalog.procedures[0].name, "Khai sinh");
    assert_eq!(
        remarks(&catalog),
        ["Thủ tục hành chính!B2: cột có 1 ô công thức; lấy giá trị được tính lần cuối"]
    );
    let never = |name: &str, text: String| match name {
        "xl/worksheets/sheet1.xml" => {
            text.replace("<v>Khai sinh</v>", "").replace(" t=\"str\"", "")
        }
        _ => text,
    };
    let faults = refused(load_text("book.xlsx", &changed(&book().bytes(), never, &[])));
    assert!(faults[0].starts_with("Thủ tục hành chính!B2: ô có công thức chưa được tính"));
    // Words that look like a formula are words.
    let mut row = ONE;
    row[1] = "+84 =HYPERLINK(x)";
    let catalog =
        Book::new().sheet(PROCEDURES, &[&HEADS, &row]).sheet(LINES, lines).load().unwrap();
    assert_eq!(&*catalog.procedures[0].name, row[1]);
}

#[test]
fn macros_and_links_are_never_followed_and_said() {
    let parts: [(&str, &[u8]); 2] = [
        ("xl/vbaProject.bin", b"\0macro"),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
    ];
    let book = changed(&Book::small().bytes(), |_, text| text, &parts);
    let catalog = load_text("book.xlsm", &book).unwrap();
    assert_eq!(
        remarks(&catalog),
        [
            ": sổ tính có macro; macro không được chạy, chỉ đọc dữ liệu",
            ": sổ tính có liên kết đến tệp khác; các tệp đó không được mở",
        ]
    );
}

#[test]
fn a_million_blank_rows_are_passed_over() {
    let blank: String = (3..1_000_003)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/></row>"))
        .collect();
    let change = |name: &str, text: String| match name {
        "xl/worksheets/sheet1.xml" => text.replace("</sheetData>", &format!("{blank}</sheetData>")),
        _ => text,
    };
    let catalog = load_text("book.xlsx", &changed(&Book::small().bytes(), change, &[])).unwrap();
    assert_eq!(catalog.procedures.len(), 1);
}

#[test]
fn what_unfolds_without_end_is_refused() {
    let bomb = " ".repeat(129 << 20);
    let change = |name: &str, text: String| match name {
        "xl/worksheets/sheet1.xml" => text.replace("<sheetData>", &format!("{bomb}<sheetData>")),
        _ => text,
    };
    let book = changed(&Book::small().bytes(), change, &[]);
    assert!(book.len() < 1 << 20);
    let faults = refused(load_text("book.xlsx", &book));
    assert_eq!(faults, [": phần “xl/worksheets/sheet1.xml” giải nén vượt quá 134.217.728 byte"]);
}

#[test]
fn one_text_in_every_cell_is_refused_before_it_fills_the_memory() {
    let cells: String = (1..20_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let change = |name: &str, text: String| match name {
        "xl/worksheets/sheet1.xml" => {
            let (head, rest) = text.split_once("<sheetData>").unwrap();
            let (_, tail) = rest.split_once("</sheetData>").unwrap();
            format!("{head}<sheetData>{cells}</sheetData>{tail}")
        }
        "xl/sharedStrings.xml" => format!("<sst><si><t>{}</t></si></sst>", "ế".repeat(10_000)),
        _ => text,
    };
    let faults = refused(load_text("book.xlsx", &changed(&Book::small().bytes(), change, &[])));
    assert_eq!(
        faults,
        [": sổ tính có quá nhiều ô, nội dung hoặc trang tính: giới hạn là 2.000.000"]
    );
}

#[test]
fn what_is_no_workbook_or_no_catalogue_is_told_so() {
    let encrypted = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    assert!(refused(load_text("book.xlsx", &encrypted))[0].contains("được đặt mật khẩu"));
    assert!(refused(load_text("book.xlsx", b"PK\x03\x04 no archive"))[0].contains("bị hỏng"));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let other = zip.finish().unwrap().into_inner();
    assert_eq!(
        refused(load_text("book.xlsx", &other)),
        [": phần “xl/workbook.xml” không có trong tệp"]
    );
    let version = Book::small().sheet("Hướng dẫn", &[&["Phiên bản", "tinhgon/workbook/9"]]);
    assert_eq!(
        refused(version.load()),
        [": phiên bản định dạng là tinhgon/workbook/9, chỉ đọc được tinhgon/workbook/1"]
    );
    let report = Book::small().sheet("Tổng hợp", &[&["x"]]);
    assert!(refused(report.load())[0].contains("đây là báo cáo do tinhgon lập"));
    assert_eq!(
        refused(Book::new().sheet(PROCEDURES, &[&HEADS]).load()),
        [": không có tệp hoặc bản ghi nào để đọc"]
    );
}

#[test]
fn broken_parts_are_told() {
    let book = Book::small().bytes();
    for (part, old, new) in [
        ("xl/worksheets/sheet1.xml", "</sheetData>", ""),
        ("xl/worksheets/sheet1.xml", "<worksheet ", "<!DOCTYPE a><worksheet "),
        ("xl/worksheets/sheet1.xml", "<v>", "<v>99999999999999999999"),
        ("xl/workbook.xml", "<sheet ", "<sheeet "),
        ("xl/workbook.xml", "r:id=", "r:ie="),
        ("xl/_rels/workbook.xml.rels", "sharedStrings", "shredStrings"),
        ("xl/sharedStrings.xml", "</si>", ""),
        ("xl/styles.xml", "</styleSheet>", ""),
    ] {
        let change = |name: &str, text: String| {
            if name == part { text.replace(old, new) } else { text }
        };
        let loaded = load_text("book.xlsx", &changed(&book, change, &[]));
        assert!(loaded.is_err_and(|faults| !faults.is_empty()), "{part}: {old} -> {new}");
    }
}

proptest! {
    /// Law: whatever letters of a part are changed, the workbook is read or refused in words.
    #[test]
    fn no_change_of_a_part_ends_the_program(
        part in 0..5_usize,
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0..12_usize), 1..4),
    ) {
        const PARTS: [&str; 5] = [
            "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml",
            "xl/workbook.xml", "xl/styles.xml",
        ];
        const NEW: [&str; 12] = ["<", ">", "\"", "", "9", "-", "A", "&", "&#0;", "/", "ế", "99999999"];
        let change = |name: &str, mut text: String| {
            for (at, new) in edits.iter().filter(|_| name == PARTS[part]) {
                let at = at.index(text.len());
                if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
                    text.replace_range(at..=at, NEW[*new]);
                }
            }
            text
        };
        let book = changed(&Book::small().bytes(), change, &[]);
        let _ = load_text("book.xlsx", &book).map_err(|faults| faults.iter().map(said).count());
    }
}

#[test]
fn one_code_in_two_files_is_a_fault_of_a_cell() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.xlsx", "b.xlsx", "~$b.xlsx"] {
        let bytes = if name.starts_with('~') { b"lock".to_vec() } else { Book::small().bytes() };
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let faults = common::load_path(folder.path()).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].file.ends_with("b.xlsx"));
    assert_eq!(said(&faults[0]), "Thủ tục hành chính!A2: thủ tục “1.000001” được khai báo hai lần");
}

#[test]
fn a_workbook_of_another_kind_lies_beside_a_catalogue_without_harm() {
    let folder = tempfile::tempdir().unwrap();
    let report = || Book::small().sheet("Tổng hợp", &[&["x"]]).bytes();
    let table = Book::new().sheet("Điện thoại", &[&["Nguyễn Văn A", "0123"]]).bytes();
    for (name, bytes) in
        [("a.xlsx", Book::small().bytes()), ("b.xlsx", report()), ("c.xlsx", table)]
    {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let catalog = common::load_path(folder.path()).unwrap();
    assert_eq!((catalog.procedures.len(), catalog.left_out().count()), (1, 2));
    assert!(common::load_path(folder.path().join("b.xlsx")).is_err());
}
