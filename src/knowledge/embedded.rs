//! The knowledge compiled into the binary.

use std::path::PathBuf;
use std::sync::OnceLock;

use include_dir::{Dir, DirEntry, include_dir};

use super::{Knowledge, load};
use crate::fault::Fault;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/procedures/knowledge");

/// The knowledge compiled into the binary, read once.
///
/// # Errors
/// All faults of the folder it was compiled from; the tests of this crate see to it that a released
/// binary has none.
pub fn embedded() -> Result<&'static Knowledge, &'static [Fault]> {
    static READ: OnceLock<Result<Knowledge, Vec<Fault>>> = OnceLock::new();
    READ.get_or_init(load_embedded).as_ref().map_err(Vec::as_slice)
}

/// Reads the knowledge compiled into the binary anew.
///
/// # Errors
/// As [`embedded`].
pub fn load_embedded() -> Result<Knowledge, Vec<Fault>> {
    load(&files(&FOLDER))
}

/// The files of a folder and of the folders in it, in the order of their paths.
fn files(folder: &'static Dir<'static>) -> Vec<(PathBuf, &'static [u8])> {
    let mut found = Vec::new();
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => found.extend(files(inner)),
            DirEntry::File(file) => found.push((file.path().to_path_buf(), file.contents())),
        }
    }
    found.sort();
    found
}
