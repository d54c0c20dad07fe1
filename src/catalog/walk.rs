//! The files below a folder, in an order that does not depend on the file system.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::report::folder as report;

/// What was found below a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Files that may hold procedures, by name.
    pub(super) files: Vec<PathBuf>,
    /// Files that cannot.
    pub(super) others: Vec<PathBuf>,
    /// What could not be opened.
    pub(super) faults: Vec<Fault>,
}

/// Lists what lies below a folder; hidden files and folders are passed over, and so is a report that
/// was written there: it is made from the catalogue and no part of it, and nothing is said of it, or
/// the second run over a folder would differ from the first.
///
/// Links are followed; a folder that was seen under another name is not entered again, so a loop
/// of links ends.
pub(super) fn below(folder: &Path) -> Found {
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries = fs::canonicalize(&folder).and_then(|real| {
            if seen.insert(real) { fs::read_dir(&folder).map(Some) } else { Ok(None) }
        });
        match entries {
            Ok(entries) => {
                let is_report = report::is_folder(&folder);
                for entry in entries.into_iter().flatten() {
                    let name =
                        |entry: &fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
                    if is_report && entry.as_ref().is_ok_and(|entry| report::is_part(&name(entry)))
                    {
                        continue;
                    }
                    let sorted = entry.and_then(|entry| sort_in(&entry, &mut open, &mut found));
                    found
                        .faults
                        .extend(sorted.err().map(|error| Fault::unreadable(&folder, &error)));
                }
            }
            Err(error) => found.faults.push(Fault::unreadable(&folder, &error)),
        }
    }
    found.files.sort();
    found.others.sort();
    found
}

/// Whether a file name promises JSON.
pub(super) fn is_json(file: &Path) -> bool {
    has_ending(file, &["json", "jsonl", "ndjson", "jsonld"])
}

/// Whether a file name promises a workbook.
pub(super) fn is_workbook(file: &Path) -> bool {
    has_ending(file, &["xlsx", "xlsm"])
}

/// Whether a file name promises linked data.
pub(super) fn is_linked(file: &Path) -> bool {
    has_ending(file, &["jsonld"])
}

/// Whether a file name promises one JSON value a line.
pub(super) fn is_lines(file: &Path) -> bool {
    has_ending(file, &["jsonl", "ndjson"])
}

fn has_ending(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

fn sort_in(
    entry: &fs::DirEntry,
    open: &mut Vec<PathBuf>,
    found: &mut Found,
) -> std::io::Result<()> {
    if entry.file_name().to_string_lossy().starts_with('.') {
        return Ok(());
    }
    let path = entry.path();
    let mut kind = entry.file_type()?;
    if kind.is_symlink() {
        match fs::metadata(&path) {
            Ok(target) => kind = target.file_type(),
            Err(error) => {
                found.faults.push(Fault::unreadable(&path, &error));
                return Ok(());
            }
        }
    }
    if kind.is_dir() {
        open.push(path);
    } else if kind.is_file() && is_workbook(&path) {
        // Beside a workbook that is open, Excel keeps a file of its name that is none.
        if !entry.file_name().to_string_lossy().starts_with("~$") {
            found.files.push(path);
        }
    } else if kind.is_file() && is_json(&path) {
        found.files.push(path);
    } else {
        found.others.push(path);
    }
    Ok(())
}
