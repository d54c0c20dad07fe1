//! Files of lines, read in pieces: memory does not grow with the file.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memrchr};

use crate::border::bounded::Bounded;
use crate::border::unmarked;

/// Longest line that is read; the longest real record has about 200 KiB.
pub(super) const LINE_LIMIT: usize = 16 * 1024 * 1024;

/// How much is read at a time: some thirty records, which is enough work for all threads. Each file
/// that is read at the same time holds two pieces, and pieces that fit the cache are parsed sooner.
const PIECE: usize = 256 * 1024;

/// A piece of a file that ends with a line.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// Number of its first line, from 1.
    pub(super) first_line: usize,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Length of a line that was skipped since it is too long; the piece has no other then.
    pub(super) skipped: Option<usize>,
}

impl Piece {
    /// The lines that are not blank, with their numbers. A byte order mark, which joined files hold
    /// in their middle, does not make a line more than blank.
    pub(super) fn lines(&self) -> Vec<(usize, &[u8])> {
        let bytes = self.bytes.as_slice();
        let mut lines = Vec::new();
        let mut start = 0;
        for (n, end) in memchr_iter(b'\n', bytes).chain([bytes.len()]).enumerate() {
            let line = bytes.get(start..end).unwrap_or_default();
            if !unmarked(line).trim_ascii().is_empty() {
                lines.push((self.first_line + n, line));
            }
            start = end + 1;
        }
        lines
    }
}

/// Cuts a reader into pieces.
#[derive(Debug)]
pub(super) struct Pieces<R> {
    reader: R,
    /// What was read behind the last line end.
    carry: Vec<u8>,
    line: usize,
    /// The longest line that is kept, of those yet to come.
    limit: usize,
    done: bool,
}

impl<R: Read> Pieces<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, carry: Vec::new(), line: 1, limit: LINE_LIMIT, done: false }
    }

    /// The same of a file that may be one document, on one line however long: that is kept up to as many
    /// bytes as a document has, and records alone on a line are held to the limit of lines all the same.
    pub(super) fn of_any(reader: R, most: u64) -> Self {
        let limit = usize::try_from(most).unwrap_or(usize::MAX);
        Self { limit, ..Self::new(reader) }
    }

    /// What was read behind the piece given last: the start of a line, or a last line without end.
    pub(super) fn ahead(&self) -> &[u8] {
        &self.carry
    }

    /// Reads the next piece over an old one, whose buffer it uses; says whether there was one.
    pub(super) fn next(&mut self, piece: &mut Piece) -> io::Result<bool> {
        piece.bytes.clear();
        piece.bytes.append(&mut self.carry);
        piece.first_line = self.line;
        piece.skipped = None;
        if self.done {
            return Ok(false);
        }
        loop {
            let before = piece.bytes.len();
            if self.read_more(&mut piece.bytes)? == 0 {
                self.done = true;
                return Ok(true);
            }
            // Only what is new can hold a line end.
            let new = piece.bytes.get(before..).unwrap_or_default();
            if let Some(end) = memrchr(b'\n', new) {
                self.carry.extend(piece.bytes.drain(before + end + 1..));
                self.line += memchr_iter(b'\n', &piece.bytes).count();
                self.limit = LINE_LIMIT;
                return Ok(true);
            }
            if piece.bytes.len() > self.limit {
                return self.skip_line(piece).map(|()| true);
            }
        }
    }

    /// Everything that is left, behind a piece: for files that turn out to be no files of lines. They
    /// are held in memory whole, so no more than so many bytes of them.
    pub(super) fn rest(mut self, piece: Piece, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = piece.bytes;
        bytes.append(&mut self.carry);
        let left = most.saturating_sub(bytes.len() as u64);
        Bounded::limited(self.reader, left, most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn read_more(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let piece = u64::try_from(PIECE).unwrap_or(u64::MAX);
        self.reader.by_ref().take(piece).read_to_end(bytes)
    }

    /// Reads on to the end of a line without keeping it.
    fn skip_line(&mut self, piece: &mut Piece) -> io::Result<()> {
        let mut length = piece.bytes.len();
        loop {
            piece.bytes.clear();
            let ended = self.read_more(&mut piece.bytes)? == 0;
            let end = memchr(b'\n', &piece.bytes);
            length += end.unwrap_or(piece.bytes.len());
            if ended || end.is_some() {
                self.carry.extend(piece.bytes.drain(..).skip(end.map_or(0, |end| end + 1)));
                piece.skipped = Some(length);
                self.line += 1;
                self.done = ended;
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(source: &[u8]) -> Vec<(usize, usize)> {
        let mut pieces = Pieces::new(source);
        let mut piece = Piece::default();
        let mut lines = Vec::new();
        while pieces.next(&mut piece).unwrap() {
            lines.extend(piece.skipped.map(|length| (piece.first_line, length)));
            lines.extend(piece.lines().into_iter().map(|(n, line)| (n, line.len())));
        }
        lines
    }

    #[test]
    fn lines_are_numbered_across_pieces_and_blank_ones_skipped() {
        assert_eq!(numbers(b""), []);
        assert_eq!(numbers(b"a\n\n \r\nbcd"), [(1, 1), (4, 3)]);
        assert_eq!(numbers("\u{feff}\n\u{feff}a".as_bytes()), [(2, 4)]);
        let long = [b"x".repeat(PIECE - 3), b"y".repeat(10), b"z".repeat(PIECE)].join(&b"\n"[..]);
        assert_eq!(numbers(&long), [(1, PIECE - 3), (2, 10), (3, PIECE)]);
    }

    #[test]
    fn a_line_over_the_limit_is_skipped_and_those_around_it_read() {
        let length = LINE_LIMIT + 2 * PIECE + 5;
        let long = [b"a".to_vec(), b"x".repeat(length), b"b".to_vec()].join(&b"\n"[..]);
        assert_eq!(numbers(&long), [(1, 1), (2, length), (3, 1)]);
        assert_eq!(numbers(&b"x".repeat(length)), [(1, length)]);
    }
}
