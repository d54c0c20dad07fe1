//! Rows as JSON: one object a line, or an array of them.

use std::path::Path;

use super::{Placed, RowFile};
use crate::border;
use crate::fault::{Fault, Problem};

/// The rows of an array; what can be read of a faulty one is checked, too.
pub(super) fn array(file: &Path, bytes: &[u8], faults: &mut Vec<Fault>) -> Vec<Placed> {
    let mut read = border::read_or_salvage::<Vec<RowFile>>(file, bytes);
    faults.append(&mut read.faults);
    let rows = read.value.take().unwrap_or_default().into_iter().enumerate();
    let rows = rows.map(|(n, row)| Placed { row, line: 0, pointer: format!("/{n}") });
    // A row that was mended with placeholders would be reported twice.
    rows.filter(|row| !read.holds_placeholder(&row.pointer)).collect()
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
