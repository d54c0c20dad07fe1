//! Quotation marks of CSV that are out of place.
//!
//! The CSV reader takes them as they come: a cell that is never closed swallows the rest of the file,
//! and a mark within a plain cell is taken for a letter. Both are slips, and silence about them would
//! lose rows (RFC 4180, section 2, rules 5 to 7).

/// A line and a column in characters, from 1.
type Spot = (usize, usize);

/// Where a quotation mark is out of place.
///
/// Three slips: a mark within a plain cell, even behind spaces only; a letter behind a closing mark;
/// and a cell that is not closed, told where it begins.
pub(super) fn faults(bytes: &[u8]) -> Vec<Spot> {
    let mut scan = Scan { line: 1, column: 0, cell: Cell::Empty, faults: Vec::new() };
    for character in String::from_utf8_lossy(bytes).chars() {
        scan.take(character);
    }
    if let Cell::Quoted(opened) = scan.cell {
        scan.faults.push(opened);
    }
    scan.faults
}

/// Where the scan stands in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// Before its first character.
    Empty,
    /// In a plain cell.
    Plain,
    /// Within quotation marks opened there.
    Quoted(Spot),
    /// Behind a mark within quotation marks opened there: their end, or one half of a doubled mark.
    Closing(Spot),
    /// Behind a slip, which is told once a cell.
    Told,
}

struct Scan {
    line: usize,
    column: usize,
    cell: Cell,
    faults: Vec<Spot>,
}

impl Scan {
    fn take(&mut self, character: char) {
        self.column += 1;
        let here = (self.line, self.column);
        self.cell = match (self.cell, character) {
            (Cell::Quoted(opened), '"') => Cell::Closing(opened),
            (Cell::Closing(opened), '"') => Cell::Quoted(opened),
            (Cell::Quoted(opened), _) => Cell::Quoted(opened),
            (_, ',' | '\n' | '\r') => Cell::Empty,
            (Cell::Empty, '"') => Cell::Quoted(here),
            // Spaces behind the end of a cell are cut off by whoever reads it.
            (Cell::Closing(opened), ' ' | '\t') => Cell::Closing(opened),
            (Cell::Plain, '"') | (Cell::Closing(_), _) => {
                self.faults.push(here);
                Cell::Told
            }
            (Cell::Empty | Cell::Plain, _) => Cell::Plain,
            (Cell::Told, _) => Cell::Told,
        };
        if character == '\n' {
            (self.line, self.column) = (self.line + 1, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_cells_pass() {
        let sound = "a,\"b, \"\"c\"\"\",\"\"\r\n\"two\nlines\" ,d\n";
        assert_eq!(faults(sound.as_bytes()), []);
    }

    #[test]
    fn every_mark_out_of_place_is_told_once_a_cell() {
        for (text, expected) in [
            ("a,b\n1,\"open\n2,c\n", vec![(2, 3)]),
            ("a\nbáo \"cáo\" x,\"\"d\n", vec![(2, 5), (2, 15)]),
            ("a\n \"b, c\"\n", vec![(2, 2), (2, 7)]),
            ("\"a\"b\"c\"", vec![(1, 4)]),
        ] {
            assert_eq!(faults(text.as_bytes()), expected, "{text}");
        }
    }
}
