//! Files of lines, read in pieces: memory does not grow with the file.

use std::io::{self, Read};

/// Longest line that is read; the longest real record has about 200 KiB.
pub(super) const LINE_LIMIT: usize = 16 * 1024 * 1024;

/// How much is read at a time: enough work for all threads, little beside the catalogue itself.
const PIECE: usize = 4 * 1024 * 1024;

/// A piece of a file that ends with a line.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// Number of its first line, from 1.
    pub(super) first_line: usize,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Length of a line that was skipped since it is too long; the piece has no other then.
    pub(super) skipped: Option<usize>,
    /// Whether the file ends with it.
    pub(super) last: bool,
}

impl Piece {
    /// The lines that are not blank, with their numbers.
    pub(super) fn lines(&self) -> Vec<(usize, &[u8])> {
        let lines = self.bytes.split(|&byte| byte == b'\n').enumerate();
        lines
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .map(|(n, line)| (self.first_line + n, line))
            .collect()
    }
}

/// Cuts a reader into pieces.
#[derive(Debug)]
pub(super) struct Pieces<R> {
    reader: R,
    /// What was read behind the last line end.
    carry: Vec<u8>,
    line: usize,
    done: bool,
}

impl<R: Read> Pieces<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            carry: Vec::new(),
            line: 1,
            done: false,
        }
    }

    /// The next piece; `None` behind the last.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        if self.done {
            return Ok(None);
        }
        let mut piece = Piece {
            first_line: self.line,
            bytes: std::mem::take(&mut self.carry),
            ..Piece::default()
        };
        loop {
            let before = piece.bytes.len();
            self.done = self.read_more(&mut piece.bytes)? == 0;
            piece.last = self.done;
            if self.done {
                return Ok(Some(piece));
            }
            // Only what is new can hold a line end.
            let new = piece.bytes.get(before..).unwrap_or_default();
            if let Some(end) = new.iter().rposition(|&byte| byte == b'\n') {
                self.carry = piece.bytes.split_off(before + end + 1);
                self.line += piece.bytes.iter().filter(|&&byte| byte == b'\n').count();
                return Ok(Some(piece));
            }
            if piece.bytes.len() > LINE_LIMIT {
                return self.skip_line(piece).map(Some);
            }
        }
    }

    /// Everything that is left, behind a piece: for files that turn out to be no files of lines.
    pub(super) fn rest(mut self, piece: Piece) -> io::Result<Vec<u8>> {
        let mut bytes = piece.bytes;
        bytes.append(&mut self.carry);
        self.reader.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn read_more(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let piece = u64::try_from(PIECE).unwrap_or(u64::MAX);
        self.reader.by_ref().take(piece).read_to_end(bytes)
    }

    fn skip_line(&mut self, mut piece: Piece) -> io::Result<Piece> {
        let mut length = piece.bytes.len();
        piece.bytes.clear();
        loop {
            self.done = self.read_more(&mut piece.bytes)? == 0;
            if let Some(end) = piece.bytes.iter().position(|&byte| byte == b'\n') {
                length += end;
                self.carry = piece.bytes.split_off(end + 1);
                self.line += 1;
            } else {
                length += piece.bytes.len();
            }
            let found = !piece.bytes.ends_with(b"\n");
            piece.bytes.clear();
            if !found || self.done {
                let last = self.done;
                return Ok(Piece {
                    skipped: Some(length),
                    bytes: Vec::new(),
                    last,
                    ..piece
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(source: &[u8]) -> Vec<(usize, usize)> {
        let mut pieces = Pieces::new(source);
        let mut lines = Vec::new();
        while let Some(piece) = pieces.next().unwrap() {
            lines.extend(piece.skipped.map(|length| (piece.first_line, length)));
            lines.extend(piece.lines().into_iter().map(|(n, line)| (n, line.len())));
        }
        lines
    }

    #[test]
    fn lines_are_numbered_across_pieces_and_blank_ones_skipped() {
        assert_eq!(numbers(b""), []);
        assert_eq!(numbers(b"a\n\n \r\nbcd"), [(1, 1), (4, 3)]);
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
