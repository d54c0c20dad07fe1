//! The records of the national portal, for benches: as they are, or some times over.

#![allow(dead_code, reason = "each bench uses its part")]

use std::path::{Path, PathBuf};

/// The folder of the records.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/portal")
}

/// All records, one a line; nothing where there are none.
pub(crate) fn records() -> String {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    files.sort();
    files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect()
}

/// The record of a line in a round; beyond the first round under a code of its own.
pub(crate) fn in_round(line: &str, round: usize) -> String {
    if round == 0 {
        return line.to_owned();
    }
    // The first digit group of a code is free to differ.
    ["1", "2", "3"].iter().zip([10, 40, 70]).fold(line.to_owned(), |line, (old, new)| {
        let new = format!("\"code\": \"{}.", new + round);
        line.replacen(&format!("\"code\": \"{old}."), &new, 1)
    })
}
