//! Volumes from a file: how many dossiers a year each procedure has.

mod quoting;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::fault::{Fault, Place, Problem, Subject};
use crate::ids::ProcedureCode;

/// How many dossiers a year a procedure has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Dossiers a year.
    pub dossiers: u64,
    /// Which year.
    pub year: i16,
    /// Who published it.
    pub source: Box<str>,
    /// Where it is written, so that a cost beyond what can be counted can be told from where it
    /// comes; boxed, since a country has thousands.
    pub place: Option<Box<(Box<Path>, Place)>>,
}

impl Volume {
    /// A fault of this volume, at its place.
    pub(super) fn fault(&self, problem: Problem) -> Option<Fault> {
        let (file, place) = &**self.place.as_ref()?;
        Some(Fault { file: file.to_path_buf(), place: place.clone(), problem })
    }
}

/// One row: `code,dossiers,year,source`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    dossiers: String,
    year: String,
    source: String,
}

/// Years that can be meant.
const YEARS: std::ops::Range<i16> = 1990..2200;

/// Reads a CSV file (RFC 4180) with the columns `code`, `dossiers`, `year` and `source`, in any
/// order.
///
/// # Errors
/// Every fault of the file, with its line. A row without a source is one: a number that nobody
/// stands for is no volume. So is a quotation mark out of place: which cells it takes in is a guess.
pub fn read(file: &Path, bytes: &[u8]) -> Result<BTreeMap<ProcedureCode, Volume>, Vec<Fault>> {
    let bytes = crate::border::unmarked(bytes);
    let at = |line: usize, pointer: &str, problem| {
        let place = Place { line, column: 0, pointer: pointer.to_owned() };
        Fault { file: file.to_path_buf(), place, problem }
    };
    let quoting = quoting::faults(bytes).into_iter();
    let quoting = quoting.map(|(line, column)| {
        let place = Place { line, column, pointer: String::new() };
        Fault { file: file.to_path_buf(), place, problem: Problem::BadQuotation }
    });
    let mut faults: Vec<Fault> = quoting.collect();
    if !faults.is_empty() {
        // Rows behind a stray quotation mark cannot be told apart.
        return Err(faults);
    }
    let mut volumes = BTreeMap::new();
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let headers = reader.headers().cloned().unwrap_or_default();
    for key in ["code", "dossiers", "year", "source"] {
        if !headers.iter().any(|header| header == key) {
            faults.push(at(1, "", Problem::MissingKey { key: key.to_owned() }));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let line = |position: Option<&csv::Position>| position.map_or(0, |at| line_of(bytes, at));
    for record in reader.records() {
        let read = record.and_then(|record| {
            let line = line(record.position());
            record.deserialize::<Row>(Some(&headers)).map(|row| (line, row))
        });
        let (line, row) = match read {
            Ok(read) => read,
            Err(error) => {
                let problem = crate::border::row_problem(&error);
                faults.push(at(line(error.position()), "", problem));
                continue;
            }
        };
        match checked(row) {
            Ok((code, mut volume)) => {
                let place = Place { line, column: 0, pointer: "/dossiers".to_owned() };
                volume.place = Some(Box::new((file.into(), place)));
                let id = code.to_string();
                if volumes.insert(code, volume).is_some() {
                    let problem = Problem::Duplicate { what: Subject::Procedure, id };
                    faults.push(at(line, "/code", problem));
                }
            }
            Err((pointer, problem)) => faults.push(at(line, pointer, problem)),
        }
    }
    if faults.is_empty() { Ok(volumes) } else { Err(faults) }
}

/// The line on which a record begins: the reader counts from where the one before ended, and empty
/// lines stand between.
fn line_of(bytes: &[u8], position: &csv::Position) -> usize {
    let whole = |number: u64| usize::try_from(number).unwrap_or_default();
    let rest = bytes.get(whole(position.byte())..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    whole(position.line()) + empty.filter(|byte| **byte == b'\n').count()
}

fn checked(row: Row) -> Result<(ProcedureCode, Volume), (&'static str, Problem)> {
    let bad = |found: &str, expected: &str| Problem::BadValue {
        found: found.to_owned(),
        expected: expected.to_owned(),
    };
    let code = row.code.parse().map_err(|_| ("/code", bad(&row.code, "1.004194")))?;
    let dossiers =
        row.dossiers.parse().map_err(|_| ("/dossiers", bad(&row.dossiers, "0, 1, 2 …")))?;
    let year = row.year.parse().ok().filter(|year| YEARS.contains(year));
    let year = year.ok_or_else(|| ("/year", bad(&row.year, "2024")))?;
    if row.source.is_empty() {
        return Err(("/source", Problem::EmptyText));
    }
    Ok((code, Volume { dossiers, year, source: row.source.into(), place: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn volumes(text: &str) -> Result<BTreeMap<ProcedureCode, Volume>, Vec<Fault>> {
        read(Path::new("v.csv"), text.as_bytes())
    }

    fn places(text: &str) -> Vec<(usize, String)> {
        let faults = volumes(text).unwrap_err();
        faults.into_iter().map(|fault| (fault.place.line, fault.place.pointer)).collect()
    }

    #[test]
    fn volumes_are_read_and_every_faulty_row_is_named() {
        let sound =
            volumes("\u{feff}source,code,dossiers,year\nBáo cáo,1.004194,1200,2024\n").unwrap();
        let volume = sound.values().next().unwrap();
        assert_eq!((volume.dossiers, volume.year, &*volume.source), (1200, 2024, "Báo cáo"));
        let said = places(
            "code,dossiers,year,source\n1.004194,-5,2024,a\nx,1,2024,a\n1.004195,1,24,a\n\
             1.004196,1,2024,\n1.004197,1\n",
        );
        let said: Vec<_> = said.iter().map(|(line, pointer)| (*line, &**pointer)).collect();
        assert_eq!(said, [(2, "/dossiers"), (3, "/code"), (4, "/year"), (5, "/source"), (6, "")]);
        assert_eq!(volumes("code,dossiers\n1.004194,5\n").unwrap_err().len(), 2);
    }

    #[test]
    fn lines_are_those_of_the_file_whatever_stands_before_them() {
        let text = "code,dossiers,year,source\n\n1.004194,5,2024,\"Báo cáo\nnăm\"\n\
                    1.004194,6,2024,b\n1.004195,?,2024,c\n";
        assert_eq!(places(text), [(5, "/code".to_owned()), (6, "/dossiers".to_owned())]);
    }

    #[test]
    fn a_volume_remembers_its_line() {
        let read = volumes("code,dossiers,year,source\n\n1.004194,5,2024,a\n").unwrap();
        let fault = read.values().next().unwrap().fault(Problem::AmountTooLarge).unwrap();
        assert_eq!((&*fault.file, fault.place.line), (Path::new("v.csv"), 3));
    }
}
