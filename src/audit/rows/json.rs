//! Rows as JSON: one object a line, or an array of them.

use std::fmt;
use std::path::Path;

use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{MOST_ROWS, Placed, RowFile};
use crate::border;
use crate::fault::{Fault, Place, Problem};

/// The rows of an array; what can be read of a faulty one is checked, too.
pub(super) fn array(file: &Path, bytes: &[u8], faults: &mut Vec<Fault>) -> Vec<Placed> {
    if serde_json::from_slice::<AtMost>(border::unmarked(bytes)).is_ok_and(|AtMost(holds)| !holds) {
        faults.push(Fault::of_file(file, Problem::TooManyRows { limit: MOST_ROWS }));
        return Vec::new();
    }
    let mut read = border::read_or_salvage::<Vec<RowFile>>(file, bytes);
    faults.append(&mut read.faults);
    let rows = read.value.take().unwrap_or_default().into_iter().enumerate();
    let rows = rows.map(|(n, row)| Placed { row, line: 0, pointer: format!("/{n}") });
    // A row that was mended with placeholders would be reported twice.
    rows.filter(|row| !read.holds_placeholder(&row.pointer)).collect()
}

/// Whether an array has no more rows than are read; asked before they are held.
struct AtMost(bool);

impl<'de> Deserialize<'de> for AtMost {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_seq(Counted)
    }
}

struct Counted;

impl<'de> Visitor<'de> for Counted {
    type Value = AtMost;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<AtMost, A::Error> {
        let mut count = 0;
        while rows.next_element::<IgnoredAny>()?.is_some() {
            count += 1;
        }
        Ok(AtMost(count <= MOST_ROWS))
    }
}

/// The rows of lines; empty lines part nothing.
pub(super) fn lines(file: &Path, text: &str, faults: &mut Vec<Fault>) -> Vec<Placed> {
    let mut rows = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let number = n + 1;
        if line.trim().is_empty() {
            continue;
        }
        let read = border::read::<RowFile>(file, line.as_bytes());
        match read {
            Ok(_) if rows.len() == MOST_ROWS => {
                let place = Place { line: number, ..Place::default() };
                let problem = Problem::TooManyRows { limit: MOST_ROWS };
                faults.push(Fault { file: file.to_path_buf(), place, problem });
                break;
            }
            Ok(row) => rows.push(Placed { row, line: number, pointer: String::new() }),
            Err(found) => faults.extend(found.into_iter().map(|mut fault| {
                fault.place.line = number;
                fault
            })),
        }
    }
    if rows.is_empty() && faults.is_empty() {
        faults.push(Fault::of_file(file, Problem::NothingToRead));
    }
    rows
}
