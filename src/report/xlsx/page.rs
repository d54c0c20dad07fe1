//! One worksheet as it is written: cells by place, and how it is printed.

use std::io;

use rust_xlsxwriter::{Format, Formula, Url, Worksheet, XlsxError};

use super::body::Rows;
use super::look::Look;
use super::splice::{Held, KEYS};
use super::text::fit;
use crate::cost::{Currency, Decimal, Money};
use crate::words::xlsx;

/// The rows of a sheet (Excel's limit).
pub(super) const MOST_ROWS: u32 = 1_048_576;
/// Links on one sheet (Excel's limit is 65,530); what is beyond is written without one.
const MOST_LINKS: u32 = 65_000;
/// A4 in the numbers of the format.
const A4: u8 = 9;

/// A row of a sheet, counted from 0.
pub(super) type Row = u32;
/// A column of a sheet, counted from 0.
pub(super) type Col = u16;
/// What writing a cell comes to.
pub(super) type Written = io::Result<()>;

/// A worksheet that is being written.
pub(super) struct Page {
    sheet: Worksheet,
    links: u32,
    /// The row with words that was written last, and the lines it takes.
    tallest: (Row, u32),
    /// The rows of a long table.
    held: Option<Held>,
}

/// Height of a line of the default font, in points.
pub(super) const LINE: f64 = 15.0;
/// The most lines that a row is tall; Excel allows 409 points.
pub(super) const MOST_LINES: u32 = 27;

/// What of a page is a table of rows below one row of headings.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    /// The row of the headings.
    pub(super) heading: Row,
    /// The last row.
    pub(super) last: Row,
    /// The last column.
    pub(super) columns: Col,
    /// Columns that stay in sight when the rest is moved.
    pub(super) frozen: Col,
}

impl Page {
    /// A sheet of a name: one of the fixed names, or one that [`sheet_name`] made.
    pub(super) fn new(name: &str, look: &Look) -> io::Result<Self> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).map_err(wrong)?;
        sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.5, 0.4, 0.5, 0.6, 0.3, 0.3);
        let slots = [("page", "&P"), ("pages", "&N")];
        sheet.set_footer(format!("&L&A&R{}", xlsx::PAGE.fill(look.lang, &slots)));
        // A formula whose value is no words has none, not the zero that the library would write.
        sheet.set_formula_result_default("");
        Ok(Self { sheet, links: 0, tallest: (0, 1), held: None })
    }

    /// Its name.
    pub(super) fn name(&self) -> String {
        self.sheet.name()
    }

    /// Words; never a formula, whatever they begin with.
    pub(super) fn text(&mut self, row: Row, col: Col, text: &str) -> Written {
        if text.is_empty() {
            return Ok(());
        }
        self.sheet.write_string(row, col, fit(text)).map(drop).map_err(wrong)
    }

    /// Makes a row tall enough for so many lines. Excel would find the height by itself when it opens
    /// the file; other programs take what the file says.
    pub(super) fn make_room(&mut self, row: Row, lines: u32) -> Written {
        let known = if self.tallest.0 == row { self.tallest.1 } else { 1 };
        if lines > known {
            self.tallest = (row, lines);
            let height = LINE * f64::from(lines.min(MOST_LINES));
            self.sheet.set_row_height(row, height).map_err(wrong)?;
        }
        Ok(())
    }

    /// Words with a look of their own.
    pub(super) fn text_as(&mut self, row: Row, col: Col, text: &str, format: &Format) -> Written {
        let written = self.sheet.write_string_with_format(row, col, fit(text), format);
        written.map(drop).map_err(wrong)
    }

    /// A number with a look of its own.
    pub(super) fn number_as(&mut self, row: Row, col: Col, number: f64, look: &Format) -> Written {
        self.sheet.write_number_with_format(row, col, number, look).map(drop).map_err(wrong)
    }

    /// A formula with its value and a look of its own.
    pub(super) fn formula_as(
        &mut self,
        row: Row,
        col: Col,
        formula: &str,
        value: &Value,
        look: &Format,
    ) -> Written {
        let formula = Formula::new(formula).set_result(value.shown());
        self.sheet.write_formula_with_format(row, col, formula, look).map(drop).map_err(wrong)
    }

    /// Words that lead to a cell of this workbook.
    pub(super) fn link(
        &mut self,
        row: Row,
        col: Col,
        text: &str,
        target: &Place,
        look: &Format,
    ) -> Written {
        if self.links >= MOST_LINKS || text.is_empty() {
            return self.text_as(row, col, text, look);
        }
        self.links += 1;
        let url = Url::new(format!("internal:{target}")).set_text(fit(text));
        self.sheet.write_url_with_format(row, col, url, look).map(drop).map_err(wrong)
    }

    /// An empty cell with a look.
    pub(super) fn blank(&mut self, row: Row, col: Col, look: &Format) -> Written {
        self.sheet.write_blank(row, col, look).map(drop).map_err(wrong)
    }

    /// A sentence over several columns that are so many characters wide together; merged cells do not
    /// find their height by themselves.
    pub(super) fn sentence(
        &mut self,
        row: Row,
        last: Col,
        text: &str,
        width: f64,
        look: &Format,
    ) -> Written {
        self.make_room(row, lines(text, width))?;
        self.sheet.merge_range(row, 0, row, last.max(1), &fit(text), look).map_err(wrong)?;
        Ok(())
    }

    /// The width of a column in characters, and the look of its cells that have none of their own.
    pub(super) fn column(&mut self, col: Col, width: f64, look: Option<&Format>) -> Written {
        self.sheet.set_column_width(col, width).map_err(wrong)?;
        if let Some(look) = look {
            self.sheet.set_column_format(col, look).map_err(wrong)?;
        }
        Ok(())
    }

    /// Makes rows below a heading easy to work with: the heading stays in sight and on every page,
    /// and each column can be filtered.
    pub(super) fn table(&mut self, extent: Extent) -> Written {
        let Extent { heading, last, columns, frozen } = extent;
        self.sheet.set_freeze_panes(heading + 1, frozen).map_err(wrong)?;
        self.sheet.set_repeat_rows(heading, heading).map_err(wrong)?;
        self.sheet.set_print_gridlines(true);
        self.filter(extent)?;
        let area = self.sheet.set_print_area(0, 0, last.max(heading), columns);
        area.map(drop).map_err(wrong)
    }

    /// Lets each column of a table be filtered.
    pub(super) fn filter(&mut self, extent: Extent) -> Written {
        let Extent { heading, last, columns, .. } = extent;
        self.sheet.autofilter(heading, 0, last.max(heading), columns).map(drop).map_err(wrong)
    }

    /// The worksheet itself, for what only it can do.
    pub(super) fn sheet(&mut self) -> &mut Worksheet {
        &mut self.sheet
    }

    /// Takes the rows below some headings, and writes what the library has to know of them.
    pub(super) fn hold(&mut self, heading: Row, rows: Rows, look: &Look) -> Written {
        for (row, col, text, target, style) in &rows.links {
            self.link(*row, *col, text, target, &look.format(*style))?;
        }
        if let Some(row) = rows.folded {
            // The sheet says how deep rows can be folded once a row with a height is.
            self.sheet.set_row_height(row, LINE).map_err(wrong)?;
            self.sheet.group_rows(row, row).map_err(wrong)?;
        }
        if let Some(last) = rows.last {
            for (col, style) in (KEYS..).zip(&rows.styles) {
                self.blank(last, col, &look.format(*style))?;
            }
        }
        self.held = Some(Held { heading, rows });
        Ok(())
    }

    /// The finished worksheet, and the rows that it holds.
    pub(super) fn done(self) -> (Worksheet, Option<Held>) {
        (self.sheet, self.held)
    }
}

/// The value of a formula when nothing was changed yet: viewers that do not calculate show it.
#[derive(Clone, Copy)]
pub(super) enum Value {
    /// A number.
    Number(f64),
    /// Words, or nothing.
    Words(&'static str),
}

impl Value {
    /// An amount of money in units of its currency.
    pub(super) fn of_money(amount: Money, currency: Currency) -> Self {
        Self::Number(units(amount, currency))
    }

    fn shown(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Words(words) => (*words).to_owned(),
        }
    }
}

/// A cell of the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The name of its sheet, without a quotation mark in it.
    pub(super) sheet: std::sync::Arc<str>,
    /// Its row.
    pub(super) row: Row,
    /// Its column.
    pub(super) col: Col,
}

impl Place {
    /// The same column in another row.
    pub(super) fn at_row(&self, row: Row) -> Self {
        Self { row, ..self.clone() }
    }

    /// The same row in another column.
    pub(super) fn at_col(&self, col: Col) -> Self {
        Self { col, ..self.clone() }
    }
}

impl std::fmt::Display for Place {
    /// As formulas and links write it: `'Thủ tục'!C5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "'{}'!{}", self.sheet, cell(self.row, self.col))
    }
}

/// A cell as formulas write it: `C5`.
pub(super) fn cell(row: Row, col: Col) -> String {
    rust_xlsxwriter::utility::row_col_to_cell(row, col)
}

/// A name that a sheet can bear, for one that says something of the input: Excel allows 31 characters,
/// none of `[]:*?/\` and no quotation mark at an end.
pub(super) fn sheet_name(text: &str) -> String {
    const MOST: usize = 31;
    let text = fit(text);
    let legal = text.chars().filter(|c| !"[]:*?/\\'\n\t\u{fffd}".contains(*c));
    let mut units = 0;
    let within = legal.take_while(|c| {
        units += c.len_utf16();
        units <= MOST
    });
    within.collect::<String>().trim().to_owned()
}

/// The lines that a text takes in a cell of so many characters, words kept whole where they fit.
pub(super) fn lines(text: &str, width: f64) -> u32 {
    /// Widths count digits, and letters of running text are a little narrower.
    const LETTERS: f64 = 1.08;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths of columns")]
    let room = ((width * LETTERS) as usize).max(1);
    if text.len() <= room && !text.contains('\n') {
        return 1;
    }
    // The full lines above the one that a word goes to, and how much of that is used.
    let put = |(lines, used): (usize, usize), length: usize| {
        let space = usize::from(used > 0);
        if used + space + length <= room {
            return (lines, used + space + length);
        }
        // A word that is wider than the column is broken.
        let broken = length.saturating_sub(1) / room;
        (lines + usize::from(used > 0) + broken, length.saturating_sub(1) % room + 1)
    };
    // Letters are counted by the bytes they begin with: every text of a workbook is measured.
    let (mut at, mut length) = ((1, 0), 0);
    for byte in text.bytes() {
        match byte {
            b' ' => (at, length) = (put(at, length), 0),
            b'\n' => (at, length) = ((put(at, length).0 + 1, 0), 0),
            0x80..=0xbf => {}
            _ => length += 1,
        }
    }
    u32::try_from(put(at, length).0).unwrap_or(u32::MAX)
}

/// An amount in units of its currency; beyond sixteen digits rounded, as spreadsheets calculate.
#[allow(clippy::cast_precision_loss, reason = "a spreadsheet knows no other numbers")]
pub(super) fn units(amount: Money, currency: Currency) -> f64 {
    amount.coins() as f64 / currency.coins() as f64
}

/// A decimal as a number of a spreadsheet.
#[allow(clippy::cast_precision_loss, reason = "a spreadsheet knows no other numbers")]
pub(super) fn number(value: Decimal) -> f64 {
    value.millionths() as f64 / Decimal::SCALE as f64
}

/// A count as a number of a spreadsheet.
#[allow(clippy::cast_precision_loss, reason = "a spreadsheet knows no other numbers")]
pub(super) fn count(value: u64) -> f64 {
    value as f64
}

/// A percentage as a share of one.
#[allow(clippy::cast_precision_loss, reason = "a spreadsheet knows no other numbers")]
pub(super) fn share(percent: Decimal) -> f64 {
    percent.millionths() as f64 / (Decimal::SCALE * 100) as f64
}

/// What the library of the format refuses, as an error of writing.
pub(super) fn wrong(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_legal_whatever_the_input_says() {
        assert_eq!(sheet_name("1.001193"), "1.001193");
        assert_eq!(sheet_name("'a[b]:c*?/\\d'"), "abcd");
        assert_eq!(sheet_name(&"x".repeat(40)).len(), 31);
        assert_eq!(sheet_name("''"), "");
        let wide = sheet_name(&"𠀀".repeat(40));
        assert!(wide.encode_utf16().count() <= 31);
    }

    #[test]
    fn a_row_is_as_tall_as_its_words_need() {
        assert_eq!(lines("Giấy khai sinh", 20.0), 1);
        assert_eq!(lines("Giấy khai sinh của con", 14.0), 2);
        assert_eq!(lines("một\nhai", 20.0), 2);
        assert_eq!(lines("một dòng\nvà một dòng nữa", 12.0), 3);
        assert_eq!(lines(&"x".repeat(25), 10.0), 3);
        assert_eq!(lines(&"x".repeat(20), 10.0), 2);
        assert_eq!(lines("", 10.0), 1);
    }

    #[test]
    fn places_are_written_as_formulas_want_them() {
        let place = Place { sheet: "Thủ tục".into(), row: 4, col: 27 };
        assert_eq!(place.to_string(), "'Thủ tục'!AB5");
    }
}
