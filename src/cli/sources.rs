//! Lines of files that faults are shown in.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;

use crate::fault::Fault;

/// A line longer than this is not shown: a caret in it would help nobody.
const LONGEST: usize = 2_000;

/// The file that was asked for last, read on as far as was asked: faults come in the order of their
/// places, so that a file is read once however many faults it has.
#[derive(Default)]
pub(crate) struct Sources {
    file: PathBuf,
    reader: Option<BufReader<File>>,
    /// The line read last, counted from 1; 0 before the first.
    line: usize,
    text: Option<String>,
}

impl Sources {
    /// The line of a fault, when the file is still there and the line can be shown.
    pub(crate) fn line(&mut self, fault: &Fault) -> Option<String> {
        let wanted = fault.place.line;
        if wanted == 0 || fault.place.sheet().is_some() {
            return None;
        }
        if self.file != fault.file || wanted < self.line {
            self.open(fault);
        }
        while self.line < wanted {
            self.text = self.next();
            self.line += 1;
            // Behind the end there is nothing, however far one reads.
            if self.reader.is_none() {
                self.line = wanted;
            }
        }
        self.text.clone()
    }

    fn open(&mut self, fault: &Fault) {
        // A pipe was read to its end, and a device has none.
        let file = Some(&fault.file).filter(|file| file.is_file());
        let reader = file.and_then(|file| File::open(file).ok()).map(BufReader::new);
        *self = Self { file: fault.file.clone(), reader, line: 0, text: None };
    }

    /// The next line, where it can be shown; one that is too long is passed over without being held.
    fn next(&mut self) -> Option<String> {
        let reader = self.reader.as_mut()?;
        let mut bytes = Vec::new();
        let limit = LONGEST as u64 + 2;
        let read = reader.by_ref().take(limit).read_until(b'\n', &mut bytes);
        if !bytes.ends_with(b"\n") && bytes.len() > LONGEST {
            let skipped = reader.skip_until(b'\n');
            self.reader = self.reader.take().filter(|_| skipped.is_ok());
            return None;
        }
        if !read.is_ok_and(|count| count > 0) {
            self.reader = None;
            return None;
        }
        let text = String::from_utf8(bytes).ok()?;
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        (text.len() <= LONGEST).then(|| text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::{Place, Problem};

    #[test]
    fn lines_are_found_forwards_and_backwards_and_long_ones_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        let long = "ế".repeat(LONGEST);
        let just = "x".repeat(LONGEST);
        std::fs::write(&file, format!("một\r\n{long}\n{just}\nbốn")).unwrap();
        let mut sources = Sources::default();
        let mut at = |line| {
            let place = Place { line, ..Place::default() };
            sources.line(&Fault { file: file.clone(), place, problem: Problem::EmptyText })
        };
        assert_eq!(at(1).as_deref(), Some("một"));
        assert_eq!((at(2), at(2)), (None, None));
        assert_eq!(at(3), Some(just));
        assert_eq!((at(4).as_deref(), at(4).as_deref()), (Some("bốn"), Some("bốn")));
        assert_eq!((at(5), at(500), at(0)), (None, None, None));
        assert_eq!(at(1).as_deref(), Some("một"));
    }
}
