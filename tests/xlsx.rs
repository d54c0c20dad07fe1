//! The workbook, read back as office programs read it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers may panic as tests do")]

mod program;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use program::{SMALL, program, stderr, tinhgon};
use proptest::prelude::*;
use roxmltree::Document;
use tinhgon::cli::{self, Console, Exit};
use tinhgon::cost::{Basis, Currency, Decimal, Money};
use tinhgon::report::sheet::{SheetRow, SideRow, TaskRow};
use tinhgon::report::xlsx;
use tinhgon::words::Lang;

/// The files in a workbook, by name.
struct Book(BTreeMap<String, String>);

/// A cell as it is read back.
#[derive(Debug, PartialEq)]
enum Cell {
    Text(String),
    Number(String),
    Formula(String, String),
}

impl Book {
    fn of(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut files = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            files.insert(file.name().unwrap().into_owned(), text);
        }
        Self(files)
    }

    /// The names of its sheets, in order.
    fn sheets(&self) -> Vec<String> {
        let workbook = Document::parse(&self.0["xl/workbook.xml"]).unwrap();
        let sheets = workbook
            .descendants()
            .filter(|node| node.has_tag_name("sheet") || node.tag_name().name() == "sheet");
        sheets.map(|sheet| sheet.attribute("name").unwrap().to_owned()).collect()
    }

    fn strings(&self) -> Vec<String> {
        let Some(strings) = self.0.get("xl/sharedStrings.xml") else { return Vec::new() };
        let strings = Document::parse(strings).unwrap();
        let items = strings.descendants().filter(|node| node.tag_name().name() == "t");
        items.map(|item| unescaped(item.text().unwrap_or_default())).collect()
    }

    /// The cells of a sheet, counted from 1, by row.
    fn rows(&self, sheet: usize) -> Vec<(u32, Vec<(String, Cell)>)> {
        let strings = self.strings();
        let sheet = Document::parse(&self.0[&format!("xl/worksheets/sheet{sheet}.xml")]).unwrap();
        let rows = sheet.descendants().filter(|node| node.tag_name().name() == "row");
        rows.map(|row| {
            let cells = row.children().filter_map(|cell| {
                let part = |name| {
                    let part = cell.children().find(|part| part.tag_name().name() == name);
                    part.map(|part| part.text().unwrap_or_default().to_owned())
                };
                let value = part("v")?;
                let read = match (part("f"), cell.attribute("t")) {
                    (Some(formula), _) => Cell::Formula(formula, value),
                    (None, Some("s")) => {
                        Cell::Text(strings[value.parse::<usize>().unwrap()].clone())
                    }
                    (None, _) => Cell::Number(value),
                };
                Some((cell.attribute("r").unwrap().to_owned(), read))
            });
            (row.attribute("r").unwrap().parse().unwrap(), cells.collect())
        })
        .collect()
    }

    /// A sheet as a text that people can compare: a row a line.
    fn told(&self, sheet: usize) -> String {
        let mut told = String::new();
        for (_, cells) in self.rows(sheet) {
            let cells = cells.iter().map(|(place, cell)| match cell {
                Cell::Text(text) => format!("{place} “{}”", text.replace('\n', "↵")),
                Cell::Number(number) => format!("{place} {number}"),
                Cell::Formula(formula, value) => format!("{place} ={formula} → {value}"),
            });
            let cells: Vec<String> = cells.collect();
            if !cells.is_empty() {
                told.push_str(&cells.join(" | "));
                told.push('\n');
            }
        }
        told
    }
}

/// A text as office programs read it: `_x000D_` in a file stands for a control, and a name that looks
/// so is itself escaped.
fn unescaped(text: &str) -> String {
    text.replace("_x005F_", "_")
}

fn written(args: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.xlsx");
    program().args(args).arg("--out").arg(&file).assert().code(0);
    std::fs::read(file).unwrap()
}

#[test]
fn the_workbook_of_a_catalogue_has_summaries_lists_and_live_cost_sheets() {
    let book = Book::of(&written(&["analyze", SMALL, "--format", "xlsx"]));
    let sheets = book.sheets();
    let told = |(at, name): (usize, &String)| format!("## {name}\n{}\n", book.told(at + 1));
    let told: String = sheets.iter().enumerate().map(told).collect();
    insta::assert_snapshot!("workbook", told);
    let english = Book::of(&written(&["analyze", SMALL, "--format", "xlsx", "--lang", "en"]));
    insta::assert_snapshot!("workbook_sheets_en", english.sheets().join("\n"));
}

#[test]
fn a_cost_sheet_alone_is_the_official_table_with_formulas() {
    let sheet = "tests/fixtures/cost/dongnai-2816-1.json";
    let book = Book::of(&written(&["cost", sheet, "--format", "xlsx"]));
    assert_eq!(book.sheets(), ["2.000286"]);
    let xml = &book.0["xl/worksheets/sheet1.xml"];
    insta::assert_snapshot!("cost_sheet_xml", xml.replace('<', "\n<").replace("\n</", "</"));
    insta::assert_snapshot!("core_xml", book.0["docProps/core.xml"]);
}

#[test]
fn totals_without_rows_and_computed_sheets_are_written_too() {
    let total = Book::of(&written(&[
        "cost",
        "tests/fixtures/cost/dongnai-2813-1.json",
        "--format",
        "xlsx",
    ]));
    insta::assert_snapshot!("cost_sheet_total_only", total.told(1));
    let volumes = tempfile::tempdir().unwrap();
    let file = volumes.path().join("volumes.csv");
    std::fs::write(&file, "code,dossiers,year,source\n1.001193,1000,2025,Sở Tư pháp\n").unwrap();
    let file = file.to_string_lossy();
    let args = ["cost", "1.001193", "--volumes", &file, "--format", "xlsx"];
    insta::assert_snapshot!("cost_sheet_annual", Book::of(&written(&args)).told(1));
}

#[test]
fn the_bytes_do_not_depend_on_threads_or_the_order_of_files() {
    let files = ["moj/1.000001.json", "mps/1.000002.json", "moj/1.000003.json"];
    let paths: Vec<String> = files.iter().map(|file| format!("{SMALL}/{file}")).collect();
    let run = |order: &[usize], threads: &str| {
        let mut args = vec!["analyze", "--format", "xlsx", "--threads", threads];
        args.extend(order.iter().map(|&at| paths[at].as_str()));
        written(&args)
    };
    let first = run(&[0, 1, 2], "1");
    assert!(first == run(&[2, 1, 0], "2") && first == run(&[1, 2, 0], "8"));
}

#[test]
fn the_ending_of_the_file_is_enough_and_a_terminal_gets_no_binary() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.XLSX");
    program().args(["analyze", SMALL, "--out"]).arg(&file).assert().code(0);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    let terminal = Console { width: Some(80), ..Console::plain() };
    let args = ["tinhgon", "analyze", SMALL, "--format", "xlsx"].map(Into::into);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(cli::run(args, &terminal, &mut out, &mut err), Exit::Unusable);
    assert!(out.is_empty() && String::from_utf8(err).unwrap().contains("--out"));
    let refused = tinhgon(&["explain", "1.001193", "--format", "xlsx"]).code(2);
    assert!(stderr(&refused).contains("xlsx"));
    assert!(Path::new(SMALL).exists());
}

/// A row whose words are of the input.
fn row(task: &str, activity: &str, note: &str) -> TaskRow {
    TaskRow {
        task: task.to_owned(),
        activity: activity.to_owned(),
        hours: Some(Decimal::ONE),
        hourly_income: Some(Money::new(40_000)),
        services: Money::ZERO,
        fees: Money::ZERO,
        times_per_year: None,
        subjects: None,
        once: Money::new(40_000),
        per_year: None,
        note: note.to_owned(),
        requirement: None,
        channel: None,
        count: None,
        per_dossier: None,
    }
}

fn sheet(procedure: &str, name: &str, row: TaskRow) -> SheetRow {
    let total = Money::new(40_000);
    SheetRow {
        schema: "tinhgon/cost/1",
        procedure: procedure.to_owned(),
        name: name.to_owned(),
        currency: Currency::Vnd,
        tariff: None,
        registers: None,
        basis: Basis::PerDossier,
        before: SideRow {
            total,
            range: None,
            fee_unknown: false,
            defaults_percent: None,
            rows: vec![row],
        },
        after: None,
        saving: None,
        percent: None,
    }
}

/// The road of a plan with its numbers as numbers, so that an official can sort and add them.
#[test]
fn a_plan_is_a_sheet_of_tables() {
    let args =
        ["plan", SMALL, "--measures", "all", "--axis", "count=20,cost=10", "--format", "xlsx"];
    let book = Book::of(&written(&args));
    assert_eq!(book.sheets(), ["Phương án"]);
    insta::assert_snapshot!("plan_sheet", book.told(1));
}

fn book_of(sheet: &SheetRow) -> Book {
    let mut bytes = Vec::new();
    xlsx::sheet(sheet, jiff::civil::date(2026, 7, 18), Lang::Vi, &mut bytes).unwrap();
    Book::of(&bytes)
}

/// Text that begins like a formula, breaks out of XML, or is no text at all.
fn hostile() -> impl Strategy<Value = String> {
    let begin = prop::sample::select(vec![
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "=HYPERLINK(\"http://x\")",
        "</t></si><f>1</f>",
        "]]>",
        "&amp;",
        "_x000D_",
        "'",
        "\u{0}",
        "\u{ffff}",
        "",
    ]);
    (begin, "(?s).{0,40}").prop_map(|(begin, rest)| format!("{begin}{rest}"))
}

/// What stays of a text: every letter, or a sign in its place.
fn letters(text: &str) -> usize {
    text.chars().count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hostile_text_stays_text(
        code in hostile(), name in hostile(), task in hostile(), activity in hostile(), note in hostile(),
    ) {
        let book = book_of(&sheet(&code, &name, row(&task, &activity, &note)));
        let name_of_sheet = &book.sheets()[0];
        prop_assert!(name_of_sheet.encode_utf16().count() <= 31 && !name_of_sheet.is_empty());
        prop_assert!(!name_of_sheet.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']));
        let cells: Vec<(String, Cell)> =
            book.rows(1).into_iter().flat_map(|(_, cells)| cells).collect();
        for (place, cell) in &cells {
            if let Cell::Formula(formula, _) = cell {
                let ours = formula.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "()*+,:".contains(c));
                prop_assert!(ours, "{place} {formula}");
            }
        }
        for (place, text) in [("A2", &code), ("D2", &name), ("D4", &task), ("E4", &activity), ("P4", &note)] {
            let found = cells.iter().find(|(at, _)| at == place).map(|(_, cell)| cell);
            match found {
                None => prop_assert!(text.is_empty(), "{place} lost {text:?}"),
                Some(Cell::Text(found)) => prop_assert_eq!(letters(found), letters(text), "{}", place),
                Some(other) => prop_assert!(false, "{place} is {other:?}"),
            }
        }
    }
}

#[test]
fn a_text_beyond_what_a_cell_holds_is_cut_and_says_so() {
    let long = "giấy tờ ".repeat(9_000);
    let book = book_of(&sheet("1.000001", &long, row("t", &long, "")));
    let longest = book.strings().into_iter().max_by_key(String::len).unwrap();
    assert_eq!(longest.encode_utf16().count(), 32_767);
    assert!(longest.ends_with('…'));
}
