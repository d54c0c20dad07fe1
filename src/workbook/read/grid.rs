//! The cells of a sheet, within bounds.

use std::collections::BTreeMap;
use std::sync::Arc;

use quick_xml::events::BytesStart;

use super::Refused;
use super::parts::{Named, Words};
use super::styles::Shown;
use super::xml::{Said, attribute, each, unescaped};
use crate::workbook::cell::{Cell, day_of};

/// The most cells of a workbook that hold something, and the most ranges of merged ones: a country's
/// procedures have a third of them.
const MOST_CELLS: usize = 2_000_000;
/// The most bytes of their words. A text that stands once in the file may stand in every cell.
const MOST_WORDS: usize = 256 << 20;
/// Rows and columns of a sheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// A sheet.
#[derive(Debug)]
pub(super) struct Grid {
    /// Its name.
    pub(super) name: String,
    /// Its cells that hold something, by row and column, both from 1.
    pub(super) cells: BTreeMap<(u32, u32), Cell>,
    /// The cells whose value a formula worked out.
    pub(super) worked_out: Vec<(u32, u32)>,
    /// Merged cells: column and first row, to the last row.
    pub(super) merged: BTreeMap<(u32, u32), u32>,
}

impl Grid {
    /// The cells of the first rows.
    pub(super) fn first_cells(&self) -> impl Iterator<Item = &Cell> {
        const FIRST: u32 = 30;
        self.cells.range(..(FIRST, 0)).map(|(_, cell)| cell)
    }

    /// A cell with those merged into it: its value, and whether it stands there itself.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<(&Cell, bool)> {
        if let Some(cell) = self.cells.get(&(row, column)) {
            return Some((cell, true));
        }
        let mut above = self.merged.range(..=(column, row)).rev();
        let (&(merged, first), &last) = above.next()?;
        let covers = merged == column && (first..=last).contains(&row);
        covers.then(|| self.cells.get(&(first, column))).flatten().map(|cell| (cell, false))
    }
}

/// What may still be read.
pub(super) struct Budget {
    cells: usize,
    words: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MOST_CELLS, words: MOST_WORDS }
    }
}

impl Budget {
    fn take(&mut self, words: usize) -> Result<(), Refused> {
        let left = self.cells.checked_sub(1).zip(self.words.checked_sub(words));
        (self.cells, self.words) = left.ok_or(Refused::TooMany(MOST_CELLS))?;
        Ok(())
    }
}

/// What cells are read with.
pub(super) struct With<'b> {
    /// The words that cells share.
    pub(super) strings: &'b [Arc<str>],
    /// What the numbers of each look stand for.
    pub(super) styles: &'b [Shown],
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

/// Reads the cells of a sheet.
pub(super) fn read(
    sheet: Named,
    text: &str,
    with: &With<'_>,
    budget: &mut Budget,
) -> Result<Grid, Refused> {
    let (cells, merged) = (BTreeMap::new(), BTreeMap::new());
    let name = sheet.name;
    let grid = Grid { name, cells, worked_out: vec![], merged };
    let mut state = State { grid, at: (0, 0), open: None, value: false };
    each(&sheet.part, text, |said| {
        match said {
            Said::Open(start) => state.open(&start, budget)?,
            Said::Words(words) => state.say(&words),
            Said::Close(name) => state.close(&name, with, budget)?,
        }
        Ok::<(), Refused>(())
    })?;
    Ok(state.grid)
}

/// What is being read.
struct State {
    grid: Grid,
    /// The row and column that was read last.
    at: (u32, u32),
    open: Option<OpenCell>,
    /// Whether words are those of a value.
    value: bool,
}

/// A cell that is being read.
#[derive(Default)]
struct OpenCell {
    kind: String,
    style: Option<usize>,
    value: String,
    words: Words,
    has_formula: bool,
}

impl State {
    fn open(&mut self, start: &BytesStart<'_>, budget: &mut Budget) -> Result<(), Refused> {
        match start.local_name().as_ref() {
            "row" => {
                let row = attribute(start, "r").and_then(|row| row.parse().ok());
                self.at = (row.unwrap_or(self.at.0.saturating_add(1)), 0);
            }
            "c" => {
                let place = attribute(start, "r").and_then(|place| position(&place));
                self.at = place.unwrap_or((self.at.0.max(1), self.at.1.saturating_add(1)));
                self.open = Some(OpenCell {
                    kind: attribute(start, "t").unwrap_or_default(),
                    style: attribute(start, "s").and_then(|style| style.parse().ok()),
                    ..OpenCell::default()
                });
            }
            "mergeCell" => {
                let range = attribute(start, "ref").unwrap_or_default();
                let (first, last) = range.split_once(':').unwrap_or((&range, &range));
                if let (Some(first), Some(last)) = (position(first), position(last))
                    && last.0 > first.0
                {
                    budget.take(0)?;
                    // The value stands in the first column, whatever else is merged.
                    self.grid.merged.insert((first.1, first.0), last.0);
                }
            }
            "v" => self.value = true,
            "f" => {
                if let Some(cell) = &mut self.open {
                    cell.has_formula = true;
                }
            }
            name => {
                if let Some(cell) = &mut self.open {
                    cell.words.open(name);
                }
            }
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        let Some(cell) = &mut self.open else { return };
        if self.value {
            cell.value.push_str(words);
        } else {
            cell.words.say(words);
        }
    }

    fn close(&mut self, name: &str, with: &With<'_>, budget: &mut Budget) -> Result<(), Refused> {
        match name {
            "v" => self.value = false,
            "c" => {
                let Some(open) = self.open.take() else { return Ok(()) };
                let has_formula = open.has_formula;
                let (row, column) = self.at;
                if !(1..=ROWS).contains(&row) || !(1..=COLUMNS).contains(&column) {
                    return Ok(());
                }
                let has_value = !open.value.is_empty() || open.kind == "str";
                let cell = open.done(with).filter(|cell| !cell.is_blank());
                let cell = match has_formula && !has_value {
                    true => Some(Cell::NoResult),
                    false => cell,
                };
                let Some(cell) = cell else { return Ok(()) };
                budget.take(match &cell {
                    Cell::Text(text) | Cell::Error(text) => text.len(),
                    _ => 0,
                })?;
                if has_formula && has_value {
                    self.grid.worked_out.push(self.at);
                }
                self.grid.cells.insert(self.at, cell);
            }
            name => {
                if let Some(cell) = &mut self.open {
                    cell.words.close(name);
                }
            }
        }
        Ok(())
    }
}

impl OpenCell {
    /// The value; `None` for a cell that only has a look.
    fn done(mut self, with: &With<'_>) -> Option<Cell> {
        let value = self.value.trim();
        match self.kind.as_str() {
            "inlineStr" => Some(Cell::Text(self.words.take().into())),
            // A text whose number nobody has given is no text.
            "s" => {
                with.strings.get(value.parse::<usize>().ok()?).map(|t| Cell::Text(Arc::clone(t)))
            }
            "str" | "d" => Some(Cell::Text(unescaped(self.value).into())),
            "b" => Some(Cell::Flag(matches!(value, "1" | "true"))),
            "e" => Some(Cell::Error(value.into())),
            _ if value.is_empty() => None,
            _ => Some(match value.parse::<f64>() {
                Ok(number) if number.is_finite() => self.number(number, with),
                _ => Cell::text(value),
            }),
        }
    }

    fn number(&self, number: f64, with: &With<'_>) -> Cell {
        let shown = self.style.and_then(|style| with.styles.get(style)).copied();
        match shown.unwrap_or(Shown::Number) {
            Shown::Number => Cell::Number(number),
            Shown::Share => Cell::Share(number),
            Shown::Date => day_of(number, with.from_1904).map_or(Cell::Number(number), Cell::Date),
        }
    }
}

/// Row and column of a place such as `AB12`, within a sheet.
fn position(place: &str) -> Option<(u32, u32)> {
    let digits = place.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = place.split_at_checked(digits)?;
    if !(1..=3).contains(&letters.len()) || digits.len() > 7 {
        return None;
    }
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| column * 26 + u32::from(letter - b'A') + 1)
    })?;
    let row = digits.parse().ok()?;
    ((1..=ROWS).contains(&row) && column <= COLUMNS).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &str) -> Result<Grid, Refused> {
        let text = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let strings = ["một".into()];
        let styles = [Shown::Number, Shown::Date, Shown::Share];
        let with = With { strings: &strings, styles: &styles, from_1904: false };
        let sheet = Named { name: "x".into(), part: "x".into() };
        read(sheet, &text, &with, &mut Budget::default())
    }

    #[test]
    fn cells_of_every_kind_are_read() {
        let read = grid(
            r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45839</v></c>
            <c t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>
            <c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#SPILL!</v></c><c r="G2" s="2"><v>0.5</v></c>
            <c r="H2"><v> 7 </v></c><c r="I2"><v>bảy</v></c><c r="J2" s="1"/><c r="K2" t="s"><v>9</v></c></row>"#,
        );
        let cells: Vec<_> = read.ok().unwrap().cells.into_iter().collect();
        assert_eq!(
            cells,
            [
                ((2, 1), Cell::text("một")),
                ((2, 2), Cell::Date(jiff::civil::date(2025, 7, 1))),
                ((2, 3), Cell::text("a b")),
                ((2, 5), Cell::Flag(true)),
                ((2, 6), Cell::Error("#SPILL!".into())),
                ((2, 7), Cell::Share(0.5)),
                ((2, 8), Cell::Number(7.0)),
                ((2, 9), Cell::text("bảy")),
            ]
        );
    }

    #[test]
    fn formulas_are_told_with_and_without_a_result() {
        let read = grid(
            r#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>NOW()</f></c>
            <c r="C1" t="str"><f>""</f><v></v></c></row>"#,
        );
        let read = read.ok().unwrap();
        assert_eq!(read.worked_out, [(1, 1)]);
        assert_eq!(read.cells.get(&(1, 2)), Some(&Cell::NoResult));
        assert_eq!(read.cells.get(&(1, 3)), None);
    }

    #[test]
    fn a_merged_cell_stands_for_all_its_rows_and_nothing_beside() {
        let read = grid(
            r#"<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>
            <mergeCell ref="A1:B3"/></mergeCells><sheetData>"#,
        );
        let read = read.ok().unwrap();
        assert_eq!(read.at(3, 1), Some((&Cell::Number(1.0), false)));
        assert_eq!((read.at(4, 1), read.at(2, 2)), (None, None));
    }

    #[test]
    fn places_are_within_a_sheet() {
        assert_eq!(position("AB12"), Some((12, 28)));
        assert_eq!(position("XFD1048576"), Some((1_048_576, 16_384)));
        for place in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "Ă1", "A99999999"] {
            assert_eq!(position(place), None, "{place}");
        }
    }
}
