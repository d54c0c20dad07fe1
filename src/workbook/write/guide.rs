//! The sheet that explains the others: what goes where, with an example beside each column.

use std::io;

use rust_xlsxwriter::{Worksheet, XlsxError};
use serde_json::Value;

use super::look::Look;
use super::sheet::{fit, note};
use super::wrong;
use crate::words::workbook as w;
use crate::workbook::FORMAT;
use crate::workbook::cell::Cell;
use crate::workbook::flatten::Flatten;
use crate::workbook::sheets::SHEETS;

/// A procedure made up to show how the sheets are filled in.
static EXAMPLE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/workbook/example.json"));
/// Rows of the example that are shown of a sheet.
const SHOWN: usize = 3;

/// Widths of the columns: sheet, column, what to fill in, examples; and of all of them together.
const WIDTHS: [u8; 6] = [FIRST, 30, FILL, 30, 30, 30];
const FIRST: u8 = 26;
const FILL: u8 = 62;
const ALL: u8 = FIRST + FILL + 4 * 30;

/// Writes the guide.
///
/// # Errors
/// An example that is no JSON; errors of the writer.
pub(super) fn sheet(flatten: &Flatten<'_>, look: &Look) -> io::Result<Worksheet> {
    let example = serde_json::from_str(EXAMPLE)?;
    written(flatten, &example, look).map_err(wrong)
}

fn written(flatten: &Flatten<'_>, example: &Value, look: &Look) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(look.say(w::GUIDE))?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    for (width, column) in WIDTHS.into_iter().zip(0..) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, look.say(w::TITLE), &look.title)?;
    // It is read again: a later form may mean something else by the same names.
    sheet.write_string_with_format(1, 0, look.say(w::FORMAT), &look.faint)?;
    sheet.write_string_with_format(1, 1, FORMAT, &look.faint)?;
    let lists = w::GUIDE_LISTS.fill(look.lang, &[("lists", look.say(w::LISTS))]);
    let said = |phrase| look.say(phrase).to_owned();
    let lines = [
        said(w::GUIDE_WHAT),
        said(w::GUIDE_REQUIRED),
        lists,
        said(w::GUIDE_MOVE),
        said(w::GUIDE_DATES),
        said(w::GUIDE_EXAMPLES_ARE),
    ];
    let mut row = 3;
    for line in lines {
        sheet.merge_range(row, 0, row, 5, &line, &look.line)?;
        fit(&mut sheet, row, [(Some(&Cell::text(&line)), ALL)].into_iter())?;
        row += 1;
    }
    row += 1;
    let example_heading = |n: usize| format!("{} {}", look.say(w::GUIDE_EXAMPLES), n + 1);
    let heads = [w::GUIDE_SHEET, w::GUIDE_COLUMN, w::GUIDE_FILL].map(said);
    for (head, column) in heads.into_iter().chain((0..SHOWN).map(example_heading)).zip(0..) {
        sheet.write_string_with_format(row, column, head, &look.heading)?;
    }
    for form in SHEETS {
        row += 1;
        sheet.merge_range(row, 1, row, 5, look.say(form.about), &look.band)?;
        sheet.write_string_with_format(row, 0, look.say(form.name), &look.band)?;
        fit(&mut sheet, row, [(Some(&Cell::text(look.say(form.about))), ALL - FIRST)].into_iter())?;
        let rows = flatten.rows(form, example);
        for (at, column) in form.columns.iter().enumerate() {
            row += 1;
            sheet.write_string_with_format(row, 0, look.say(form.name), &look.faint)?;
            let mark = if column.is_always_needed() { " *" } else { "" };
            let name = format!("{}{mark}", look.say(column.heading.name));
            sheet.write_string_with_format(row, 1, name, &look.strong)?;
            let fill = note(column, look);
            sheet.write_string_with_format(row, 2, &fill, &look.line)?;
            let shown = rows.iter().take(SHOWN).map(|cells| cells.get(at)?.as_ref());
            let shown = shown.zip(WIDTHS.into_iter().skip(3));
            let fill = Cell::text(&fill);
            fit(&mut sheet, row, [(Some(&fill), FILL)].into_iter().chain(shown))?;
            for (cells, place) in rows.iter().take(SHOWN).zip(3..) {
                if let Some(Some(cell)) = cells.get(at) {
                    let format = look.cell(column.kind).set_text_wrap();
                    super::sheet::write(&mut sheet, (row, place), cell, &format)?;
                }
            }
        }
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::knowledge;
    use crate::catalog::native;
    use crate::words::Lang;
    use crate::workbook::lists::Lists;

    #[test]
    fn the_example_is_sound_and_shows_every_column() {
        let knowledge = knowledge().unwrap();
        let path = std::path::Path::new("procedures/workbook/example.json");
        native::read(path, EXAMPLE.as_bytes(), knowledge).unwrap();
        let lists = Lists::new(knowledge);
        let flatten = Flatten { lists: &lists, lang: Lang::Vi };
        let example = serde_json::from_str(EXAMPLE).unwrap();
        for sheet in SHEETS {
            let rows = flatten.rows(sheet, &example);
            for (at, column) in sheet.columns.iter().enumerate() {
                let shown = rows.iter().take(SHOWN).any(|row| row[at].is_some());
                assert!(shown || column.key == "dossier", "{} {}", sheet.key, column.key);
            }
        }
    }
}
