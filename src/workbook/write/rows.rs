//! The rows of a sheet as the format takes them: texts longer than a cell go on in the next row.

use std::io;
use std::sync::Arc;

use crate::words::{Lang, workbook as w};
use crate::workbook::LONGEST;
use crate::workbook::cell::Cell;
use crate::workbook::flatten::Row;
use crate::workbook::form::Sheet;

/// Rows of a sheet, that of the headings included.
const MOST: usize = 1_048_576;

/// The rows of a sheet, each with whether it goes on the one above.
pub(super) struct Rows {
    /// The rows.
    pub(super) rows: Vec<(Row, bool)>,
    /// Whether one goes on the one above.
    pub(super) continued: bool,
}

impl Rows {
    /// The rows of a sheet.
    pub(super) fn of(table: Vec<Row>) -> Self {
        let mut rows = Vec::with_capacity(table.len());
        let mut continued = false;
        for mut row in table {
            let mut goes_on = false;
            loop {
                let rest = cut(&mut row);
                rows.push((row, goes_on));
                let Some(rest) = rest else { break };
                (row, goes_on, continued) = (rest, true, true);
            }
        }
        Self { rows, continued }
    }

    /// Refuses what the format has no rows for.
    ///
    /// # Errors
    /// More rows than a sheet takes.
    pub(super) fn fit(&self, sheet: &Sheet, lang: Lang) -> io::Result<()> {
        let rows = self.rows.len() + 1;
        if rows <= MOST {
            return Ok(());
        }
        let (rows, limit) = (lang.count(rows), lang.count(MOST));
        let slots = [("sheet", sheet.name.say(lang)), ("rows", &rows), ("limit", &limit)];
        Err(io::Error::other(w::TOO_MANY_ROWS.fill(lang, &slots)))
    }
}

/// Cuts the texts of a row to what a cell takes; the row of what is left over.
fn cut(row: &mut Row) -> Option<Row> {
    let mut rest: Row = vec![None; row.len()];
    for (cell, over) in row.iter_mut().zip(&mut rest) {
        if let Some(Cell::Text(text)) = cell
            && let Some((head, tail)) = split(text)
        {
            *over = Some(Cell::text(tail));
            *cell = Some(Cell::Text(Arc::from(head)));
        }
    }
    rest.iter().any(Option::is_some).then(|| {
        if let (Some(code), Some(first)) = (row.first(), rest.first_mut()) {
            first.clone_from(code);
        }
        rest
    })
}

/// A text of more letters than a cell takes, as Excel counts them, in two.
fn split(text: &str) -> Option<(&str, &str)> {
    // No text has more letters of UTF-16 than bytes.
    if text.len() <= LONGEST {
        return None;
    }
    let mut units = 0;
    let beyond = |letter: char| {
        units += letter.len_utf16();
        units > LONGEST
    };
    let at = text.find(beyond)?;
    // What is left of a blank cell cannot be told from none: both parts end in something seen.
    let seen = |at: usize| {
        let head = text.get(..at)?;
        let at = head.trim_end().len();
        (at > 0).then(|| text.split_at_checked(at)).flatten()
    };
    let (head, tail) = seen(at)?;
    (!tail.trim().is_empty()).then_some((head, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_letters_and_comes_to_itself_again() {
        let letters = "ế𝟙 ".repeat(LONGEST);
        let mut rest = letters.trim_end().to_owned();
        let mut parts = Vec::new();
        while let Some((head, tail)) = split(&rest) {
            parts.push(head.to_owned());
            rest = tail.to_owned();
        }
        parts.push(rest);
        assert!(parts.len() > 1);
        assert!(parts.iter().all(|part| part.encode_utf16().count() <= LONGEST));
        assert!(parts.iter().all(|part| !part.trim().is_empty()));
        assert_eq!(parts.concat(), letters.trim_end());
        assert_eq!(split(&"đ".repeat(LONGEST)), None);
    }
}
