//! Volumes from a file: how many dossiers a year each procedure has.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::fault::{Fault, Place, Problem, Subject};
use crate::ids::ProcedureCode;

/// One row: `code,dossiers,year,source`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    dossiers: String,
    year: String,
    source: String,
}

/// Reads a CSV file with the columns `code`, `dossiers`, `year` and `source`, in any order.
///
/// # Errors
/// Every fault of the file, with its line. A row without a source is one: a number that nobody
/// stands for is no volume.
pub fn read(file: &Path, bytes: &[u8]) -> Result<BTreeMap<ProcedureCode, u64>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut volumes = BTreeMap::new();
    let bytes = crate::border::unmarked(bytes);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let headers = reader.headers().cloned().unwrap_or_default();
    for key in ["code", "dossiers", "year", "source"] {
        if !headers.iter().any(|header| header == key) {
            let problem = Problem::MissingKey { key: key.to_owned() };
            faults.push(at(file, 1, "", problem));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    for row in reader.deserialize::<Row>() {
        match row {
            Ok(row) => {
                let line = volumes.len() + faults.len() + 2;
                match checked(&row) {
                    Ok((code, dossiers)) => {
                        let id = code.to_string();
                        if volumes.insert(code, dossiers).is_some() {
                            let problem = Problem::Duplicate { what: Subject::Procedure, id };
                            faults.push(at(file, line, "/code", problem));
                        }
                    }
                    Err((pointer, problem)) => faults.push(at(file, line, pointer, problem)),
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                let problem = Problem::Syntax { reason: error.to_string() };
                faults.push(at(file, usize::try_from(line).unwrap_or_default(), "", problem));
            }
        }
    }
    if faults.is_empty() { Ok(volumes) } else { Err(faults) }
}

fn checked(row: &Row) -> Result<(ProcedureCode, u64), (&'static str, Problem)> {
    let bad = |found: &str, expected: &str| Problem::BadValue {
        found: found.to_owned(),
        expected: expected.to_owned(),
    };
    let code = row.code.parse().map_err(|_| ("/code", bad(&row.code, "1.004194")))?;
    let dossiers =
        row.dossiers.parse().map_err(|_| ("/dossiers", bad(&row.dossiers, "0, 1, 2 …")))?;
    let year: Result<i16, _> = row.year.parse();
    if !year.is_ok_and(|year| (1990..2200).contains(&year)) {
        return Err(("/year", bad(&row.year, "2024")));
    }
    if row.source.is_empty() {
        return Err(("/source", Problem::EmptyText));
    }
    Ok((code, dossiers))
}

fn at(file: &Path, line: usize, pointer: &str, problem: Problem) -> Fault {
    let place = Place { line, column: 0, pointer: pointer.to_owned() };
    Fault { file: file.to_path_buf(), place, problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_are_read_and_every_faulty_row_is_named() {
        let read = |text: &str| read(Path::new("v.csv"), text.as_bytes());
        let sound =
            read("\u{feff}source,code,dossiers,year\nBáo cáo,1.004194,1200,2024\n").unwrap();
        assert_eq!(sound.values().copied().collect::<Vec<_>>(), [1200]);
        let faults = read(
            "code,dossiers,year,source\n1.004194,-5,2024,a\nx,1,2024,a\n1.004195,1,24,a\n\
             1.004196,1,2024,\n1.004197,1\n",
        );
        let faults = faults.unwrap_err();
        let said: Vec<_> = faults.iter().map(|f| (f.place.line, &*f.place.pointer)).collect();
        assert_eq!(said, [(2, "/dossiers"), (3, "/code"), (4, "/year"), (5, "/source"), (6, "")]);
        let missing = read("code,dossiers\n1.004194,5\n").unwrap_err();
        assert_eq!(missing.len(), 2);
    }
}
