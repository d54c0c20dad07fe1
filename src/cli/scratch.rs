//! What is written beside its place and moved there when it is whole, and what runs that were
//! interrupted have left of that.
//!
//! Whether a run is still at work is asked of the operating system: each holds a lock, which goes with
//! the process however it ends. A file's age would not tell, and nothing here reads a clock.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempDir};

/// Between these stand as many letters and digits as [`RANDOM`]: names that nobody else gives.
const PREFIX: &str = ".tinhgon-";
const SUFFIX: &str = ".tmp";
const RANDOM: usize = 6;
/// The file of a folder that its run holds a lock on.
const LOCK: &str = "lock";
/// The file of a folder that is there while its files are being moved.
const MOVING: &str = "moving";

/// A folder of files that are being written.
pub(crate) struct Scratch {
    folder: TempDir,
    _lock: File,
}

/// A file that is being written.
///
/// # Errors
/// Errors of the file system.
pub(crate) fn file(within: &Path) -> io::Result<NamedTempFile> {
    sweep(within);
    loop {
        let file = named().tempfile_in(within).map_err(without_path)?;
        hold(file.as_file());
        // Another run may have swept it away before it was held.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// A folder for files that are being written; what interrupted runs have left is removed.
///
/// # Errors
/// Errors of the file system.
pub(crate) fn folder(within: &Path) -> io::Result<Scratch> {
    sweep(within);
    let folder = named().tempdir_in(within).map_err(without_path)?;
    let lock = File::create(folder.path().join(LOCK))?;
    hold(&lock);
    Ok(Scratch { folder, _lock: lock })
}

/// Whether a run was interrupted while it moved files into a folder, so that old and new ones lie
/// beside each other.
pub(crate) fn is_half_moved(folder: &Path) -> bool {
    left_over(folder).any(|path| path.join(MOVING).exists())
}

impl Scratch {
    /// Where a file of it is written.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Notes that its files are being moved from now on.
    ///
    /// # Errors
    /// Errors of the file system.
    pub(crate) fn begin_moving(&self) -> io::Result<()> {
        File::create(self.place(MOVING)).map(drop)
    }

    /// Removes it.
    ///
    /// # Errors
    /// Errors of the file system.
    pub(crate) fn close(self) -> io::Result<()> {
        self.folder.close()
    }
}

/// What the system said, without the name of a file that nobody typed and nobody will find: the crate of
/// temporary files puts it behind, and hands out nothing but the words.
fn without_path(error: io::Error) -> io::Error {
    match error.to_string().split_once(" at path ") {
        Some((said, _)) => io::Error::new(error.kind(), said),
        None => error,
    }
}

fn named() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    builder
}

/// Tells other runs that this one is at work. Where the file system knows no locks they cannot be told,
/// and then remove nothing either.
fn hold(file: &File) {
    let _ = file.try_lock();
}

/// Removes what interrupted runs have left. What cannot be removed is in nobody's way.
fn sweep(folder: &Path) {
    for path in left_over(folder) {
        let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
    }
}

/// What runs that are no more have left in a folder.
fn left_over(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| is_ours(&entry.file_name().to_string_lossy()));
    ours.map(|entry| entry.path()).filter(|path| !path.is_symlink() && is_nobodys(path))
}

fn is_ours(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    random.is_some_and(|it| it.len() == RANDOM && it.bytes().all(|c| c.is_ascii_alphanumeric()))
}

/// Whether no run holds what it once wrote.
fn is_nobodys(path: &Path) -> bool {
    let lock = if path.is_dir() { path.join(LOCK) } else { path.to_path_buf() };
    // What is no file may keep whoever opens it waiting.
    lock.is_file()
        && File::open(lock).is_ok_and(|lock| match lock.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_interrupted_run_left_goes_and_what_others_write_stays() {
        let within = tempfile::tempdir().unwrap();
        let at = |name: &str| within.path().join(name);
        fs::create_dir(at(".tinhgon-abc123.tmp")).unwrap();
        fs::write(at(".tinhgon-abc123.tmp/lock"), "").unwrap();
        fs::write(at(".tinhgon-abc123.tmp/report.md"), "half").unwrap();
        fs::write(at(".tinhgon-xyz789.tmp"), "half").unwrap();
        fs::write(at(".tinhgon-notes"), "mine").unwrap();
        fs::create_dir(at(".tinhgon-others.tmp")).unwrap();
        let working = folder(within.path()).unwrap();
        let another = file(within.path()).unwrap();
        assert!(!at(".tinhgon-abc123.tmp").exists() && !at(".tinhgon-xyz789.tmp").exists());
        assert!(at(".tinhgon-notes").exists() && at(".tinhgon-others.tmp").exists());
        drop(file(within.path()).unwrap());
        assert!(working.place(LOCK).exists() && another.path().exists(), "runs still at work");
    }

    #[test]
    fn a_folder_says_that_its_files_were_being_moved() {
        let within = tempfile::tempdir().unwrap();
        let left = within.path().join(".tinhgon-abc123.tmp");
        fs::create_dir(&left).unwrap();
        fs::write(left.join(LOCK), "").unwrap();
        assert!(!is_half_moved(within.path()), "nothing was moved yet");
        fs::write(left.join(MOVING), "").unwrap();
        assert!(is_half_moved(within.path()));
        drop(file(within.path()).unwrap());
        assert!(!is_half_moved(within.path()));
    }
}
