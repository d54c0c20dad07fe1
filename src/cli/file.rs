//! Reading a file that the command line names.

use std::path::Path;

use super::failure::Failure;
use crate::fault::{Fault, Problem};

/// The bytes of a file.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        vec![Fault::of_file(file, Problem::Unreadable { reason: error.to_string() })]
    };
    Ok(std::fs::read(file).map_err(unreadable)?)
}
