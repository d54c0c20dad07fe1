//! Reading a file that the command line names.

use std::path::Path;

use super::failure::Failure;
use crate::border::bounded;

/// The bytes of a file, no more than fit into memory well.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    Ok(bounded::whole(file).map_err(|fault| vec![fault])?)
}
