//! Rows as CSV (RFC 4180): the columns by their names, registers parted by semicolons.

use std::path::Path;

use serde::Deserialize;

use super::{Placed, RowFile};
use crate::fault::{Fault, Place, Problem};

/// Columns that every file has.
const REQUIRED: [&str; 5] = ["row", "ministry", "code", "procedure", "text"];

/// A row of texts.
#[derive(Deserialize)]
struct Cells {
    row: String,
    ministry: String,
    code: String,
    procedure: String,
    text: String,
    #[serde(default)]
    database: Option<String>,
    #[serde(default)]
    owner: Option<String>,
    #[serde(default)]
    instrument: Option<String>,
    #[serde(default)]
    provision: Option<String>,
    #[serde(default)]
    registers: Option<String>,
    #[serde(default)]
    code_printed: Option<String>,
}

/// The rows of a table with a heading.
pub(super) fn rows(file: &Path, text: &str, faults: &mut Vec<Fault>) -> Vec<Placed> {
    if text.trim().is_empty() {
        faults.push(Fault::of_file(file, Problem::NothingToRead));
        return Vec::new();
    }
    let at = |line: usize, pointer: &str, problem| {
        let place = Place { line, column: 0, pointer: pointer.to_owned() };
        Fault { file: file.to_path_buf(), place, problem }
    };
    let mut reader =
        ::csv::ReaderBuilder::new().trim(::csv::Trim::All).from_reader(text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    let missing = REQUIRED.iter().filter(|key| !headers.iter().any(|header| header == **key));
    let missing: Vec<Fault> =
        missing.map(|key| at(1, "", Problem::MissingKey { key: (*key).to_owned() })).collect();
    if !missing.is_empty() {
        faults.extend(missing);
        return Vec::new();
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let line_of = |position: Option<&::csv::Position>| {
            position.map_or(0, |at| usize::try_from(at.line()).unwrap_or_default())
        };
        let read = record.and_then(|record| {
            let line = line_of(record.position());
            record.deserialize::<Cells>(Some(&headers)).map(|cells| (line, cells))
        });
        match read {
            Err(error) => {
                let problem = Problem::BadRow { reason: error.to_string() };
                faults.push(at(line_of(error.position()), "", problem));
            }
            Ok((line, cells)) => match cells.row.parse() {
                Ok(number) => {
                    let row = row(number, cells);
                    rows.push(Placed { row, line, pointer: String::new() });
                }
                Err(_) => {
                    let expected = "1, 2, 3 …".to_owned();
                    let problem = Problem::BadValue { found: cells.row, expected };
                    faults.push(at(line, "/row", problem));
                }
            },
        }
    }
    rows
}

fn row(number: u32, cells: Cells) -> RowFile {
    let registers = cells.registers.map(|ids| {
        let ids = ids.split([';', ',', '|']).map(|id| id.trim().to_owned());
        ids.filter(|id| !id.is_empty()).collect()
    });
    RowFile {
        row: number,
        ministry: cells.ministry,
        code: cells.code,
        procedure: cells.procedure,
        text: cells.text,
        database: cells.database,
        owner: cells.owner,
        instrument: cells.instrument,
        provision: cells.provision,
        registers,
        code_printed: cells.code_printed,
    }
}
