//! Files that are whole or not there.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::scratch;

/// Writes a file beside its place and moves it there when it is complete; `write` does its own
/// buffering.
///
/// # Errors
/// Errors of the file system; an older file of the name is then still there.
pub(crate) fn to_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // A link keeps being one: what it leads to is replaced.
    let target = path.canonicalize();
    let path = target.as_deref().unwrap_or(path);
    let found = path.metadata().ok();
    if found.as_ref().is_some_and(|found| !found.is_file() && !found.is_dir()) {
        // A device or a pipe takes what comes; putting a file in its place would destroy it.
        return write(&mut std::fs::File::options().write(true).open(path)?);
    }
    let mut file = scratch::file(folder_of(path))?;
    write(file.as_file_mut())?;
    match found {
        // Who may read the older file may read the new one, and nobody else.
        Some(found) => file.as_file().set_permissions(found.permissions())?,
        None => permit_reading(&file)?,
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Whether a file could be written at a place, asked before a run has something to write: what it says
/// only afterwards comes too late for the results that were written first.
///
/// # Errors
/// Those that writing it would have.
pub(crate) fn can_take(path: &Path) -> io::Result<()> {
    let target = path.canonicalize();
    let path = target.as_deref().unwrap_or(path);
    match path.metadata() {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => Ok(()),
        _ => scratch::file(folder_of(path)).map(drop),
    }
}

/// The folder of a file.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Temporary files are private; a report is not.
#[cfg(unix)]
fn permit_reading(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn permit_reading(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}
