//! Rows as CSV (RFC 4180), as spreadsheets write it: cells parted by whatever sign the heading uses,
//! columns by their names in any order, registers parted by semicolons.

use std::collections::BTreeMap;
use std::path::Path;

use super::{MOST_ROWS, Placed, RowFile};
use crate::audit::raw::{AuditWords, ColumnNames};
use crate::border;
use crate::fault::{Fault, Place, Problem};

/// Columns that every file has.
const REQUIRED: [&str; 4] = ["ministry", "code", "procedure", "text"];
/// What may part cells; of equals the first.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Where the columns of a table stand, by the keys of [`RowFile`].
type Places<'n> = BTreeMap<&'n str, usize>;

/// The rows of a table with a heading.
pub(super) fn rows(file: &Path, text: &str, faults: &mut Vec<Fault>) -> Vec<Placed> {
    if text.trim().is_empty() {
        faults.push(Fault::of_file(file, Problem::NothingToRead));
        return Vec::new();
    }
    let names = match AuditWords::embedded() {
        Ok(words) => words.columns,
        Err(found) => {
            faults.extend(found);
            return Vec::new();
        }
    };
    let (told, text, above) = separator(text);
    let at = |line: usize, pointer: &str, problem| {
        let place = Place { line: line + above, column: 0, pointer: pointer.to_owned() };
        Fault { file: file.to_path_buf(), place, problem }
    };
    // The sign that parts the most columns that are known.
    let best = DELIMITERS.into_iter().rev().max_by_key(|sign| heading(text, *sign, &names).1.len());
    let delimiter = told.or(best).unwrap_or(b',');
    let (columns, places) = heading(text, delimiter, &names);
    let missing = REQUIRED.iter().filter(|key| !places.contains_key(**key));
    let missing: Vec<Fault> = missing
        .map(|key| {
            let also = names.iter().filter(|names| *names.key == **key);
            let also = also.flat_map(|names| names.headings.iter().map(ToString::to_string));
            let column = (*key).to_owned();
            at(1, "", Problem::MissingColumn { column, also: also.collect() })
        })
        .collect();
    if !missing.is_empty() {
        faults.extend(missing);
        return Vec::new();
    }
    let mut rows = Vec::new();
    let numbered = places.contains_key("row");
    for (record, position) in reader(text, delimiter).records().zip(1_u32..) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(at(line_of(error.position()), "", border::row_problem(&error)));
                continue;
            }
        };
        let line = line_of(record.position());
        if record.len() != columns {
            let problem = Problem::BadRow { cells: record.len(), columns };
            faults.push(at(line, "", problem));
            continue;
        }
        let cell = |key: &str| places.get(key).and_then(|place| record.get(*place));
        let number = cell("row").unwrap_or_default();
        // Without numbers a decision is found again by where it stands.
        let read = if numbered { number.parse() } else { Ok(position) };
        match read {
            Ok(number) => {
                if rows.len() == MOST_ROWS {
                    faults.push(at(line, "", Problem::TooManyRows { limit: MOST_ROWS }));
                    break;
                }
                let line = line + above;
                rows.push(Placed { row: row(number, cell), line, pointer: String::new() });
            }
            Err(_) => {
                let expected = super::NUMBERS.to_owned();
                let problem = Problem::BadValue { found: number.to_owned(), expected };
                faults.push(at(line, "/row", problem));
            }
        }
    }
    rows
}

/// The sign that a first line `sep=;` tells, by which Excel parts cells, the table below that line, and how
/// many lines stand above it.
fn separator(text: &str) -> (Option<u8>, &str, usize) {
    let none = (None, text, 0);
    let Some((first, table)) = text.split_once('\n') else { return none };
    let first = first.trim_start_matches('"');
    let Some((key, sign)) = first.split_at_checked("sep=".len()) else { return none };
    match sign.bytes().next() {
        Some(sign) if key.eq_ignore_ascii_case("sep=") && sign.is_ascii() && sign != b'\r' => {
            (Some(sign), table, 1)
        }
        _ => none,
    }
}

fn reader(text: &str, delimiter: u8) -> ::csv::Reader<&[u8]> {
    let mut builder = ::csv::ReaderBuilder::new();
    builder.delimiter(delimiter).trim(::csv::Trim::All).flexible(true).from_reader(text.as_bytes())
}

/// How many columns a heading has, and where those stand that are known.
fn heading<'n>(text: &str, delimiter: u8, names: &'n [ColumnNames]) -> (usize, Places<'n>) {
    let headings = reader(text, delimiter).headers().cloned().unwrap_or_default();
    let bare: Vec<String> = headings.iter().map(bare).collect();
    let mut places = Places::new();
    for column in names {
        // The key itself first, then the headings in their order.
        let called = std::iter::once(&column.key).chain(&column.headings);
        let mut found = called.filter_map(|name| {
            let name = self::bare(name);
            bare.iter().position(|heading| *heading == name)
        });
        places.extend(found.next().map(|place| (&*column.key, place)));
    }
    (headings.len(), places)
}

/// A heading as it is compared: small letters without diacritics, and digits.
fn bare(heading: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let letters = heading.nfd().flat_map(char::to_lowercase);
    let letters = letters.map(|letter| if letter == 'đ' { 'd' } else { letter });
    letters.filter(char::is_ascii_alphanumeric).collect()
}

fn line_of(position: Option<&::csv::Position>) -> usize {
    position.map_or(0, |at| usize::try_from(at.line()).unwrap_or_default())
}

fn row<'r>(number: u32, cell: impl Fn(&str) -> Option<&'r str>) -> RowFile {
    let text = |key| cell(key).unwrap_or_default().to_owned();
    let some = |key| cell(key).filter(|text| !text.is_empty()).map(str::to_owned);
    let registers = cell("registers").map(|ids| {
        let ids = ids.split([';', ',', '|']).map(|id| id.trim().to_owned());
        ids.filter(|id| !id.is_empty()).collect()
    });
    RowFile {
        row: number,
        ministry: text("ministry"),
        code: text("code"),
        procedure: text("procedure"),
        text: text("text"),
        database: some("database"),
        owner: some("owner"),
        instrument: some("instrument"),
        provision: some("provision"),
        registers,
        code_printed: some("code_printed"),
    }
}
