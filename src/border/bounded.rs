//! Files that are read no further than a limit, so that an input without end is an error and not all
//! of the memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::fault::Fault;

/// Bytes of a file of lines, which is read in pieces: twice a million procedures, which is all variants
/// of a country for several years.
pub(crate) const MOST_LINES: u64 = 16 << 30;
/// Bytes of a document, which is held in memory whole: some twenty times the report on all procedures
/// of a country.
pub(crate) const MOST_WHOLE: u64 = 1 << 30;
/// Bytes of a device, which has no size that could be told before. It is read all the same, since
/// `/dev/null` is the usual way of saying that there is nothing.
const MOST_OF_A_DEVICE: u64 = 16 << 20;

/// A file that gives no more than so many bytes.
#[derive(Debug)]
pub(crate) struct Bounded<R> {
    reader: R,
    left: u64,
    most: u64,
}

/// What a reader says that goes beyond its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than {most} bytes")]
pub(crate) struct Beyond {
    /// The limit in bytes.
    pub(crate) most: u64,
}

impl Beyond {
    /// The limit that an error speaks of, where it is about one.
    pub(crate) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref::<Self>().copied()
    }

    fn error(most: u64) -> io::Error {
        io::Error::new(io::ErrorKind::FileTooLarge, Self { most })
    }
}

impl<R: Read> Bounded<R> {
    /// A reader of at most so many bytes.
    pub(crate) fn new(reader: R, most: u64) -> Self {
        Self::limited(reader, most, most)
    }

    /// A reader of what is left of so many bytes.
    pub(crate) fn limited(reader: R, left: u64, most: u64) -> Self {
        Self { reader, left, most }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        if room == 0 && !buffer.is_empty() {
            // One byte tells whether the input ends where the limit does.
            let mut beyond = [0];
            return match self.reader.read(&mut beyond)? {
                0 => Ok(0),
                _ => Err(Beyond::error(self.most)),
            };
        }
        let buffer = buffer.get_mut(..room).unwrap_or_default();
        let read = self.reader.read(buffer)?;
        self.left -= (read as u64).min(self.left);
        Ok(read)
    }
}

/// Opens a file that is read up to a limit in bytes; one that is larger is refused before it is read.
///
/// # Errors
/// Errors of the file system; a file beyond the limit.
pub(crate) fn open(file: &Path, most: u64) -> io::Result<Bounded<File>> {
    let opened = File::open(file)?;
    let about = opened.metadata()?;
    let most = if is_device(&about.file_type()) { most.min(MOST_OF_A_DEVICE) } else { most };
    if about.is_file() && about.len() > most {
        return Err(Beyond::error(most));
    }
    Ok(Bounded::new(opened, most))
}

/// The bytes of a file of ours, or why it could not be read.
///
/// # Errors
/// The fault of a file that cannot be read, or is beyond what is held in memory.
pub(crate) fn whole(file: &Path) -> Result<Vec<u8>, Fault> {
    let read = || {
        let mut bytes = Vec::new();
        open(file, MOST_WHOLE)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| Fault::unreadable(file, &error))
}

/// Whether a file is a device: a terminal, `/dev/zero`, a disk.
#[cfg(unix)]
fn is_device(kind: &std::fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_char_device() || kind.is_block_device()
}

#[cfg(not(unix))]
fn is_device(_: &std::fs::FileType) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], most: u64) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        Bounded::new(bytes, most).read_to_end(&mut all).map(|_| all)
    }

    #[test]
    fn what_ends_at_the_limit_is_read_and_what_goes_beyond_is_an_error() {
        assert_eq!(read(b"abc", 3).unwrap(), b"abc");
        assert_eq!(read(b"", 0).unwrap(), b"");
        let beyond = read(b"abcd", 3).unwrap_err();
        assert_eq!(Beyond::of(&beyond), Some(Beyond { most: 3 }));
        assert_eq!(Beyond::of(&io::Error::other("another")), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_without_end_is_an_error_and_one_that_is_empty_is_read() {
        assert!(whole(Path::new("/dev/zero")).is_err());
        assert_eq!(whole(Path::new("/dev/null")).unwrap(), b"");
    }
}
