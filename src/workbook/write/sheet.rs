//! One sheet of the form.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, Formula, Note, Worksheet,
    XlsxError,
};

use super::lists::Ranges;
use super::look::Look;
use super::rows::Rows;
use crate::words::workbook as w;
use crate::workbook::cell::Cell;
use crate::workbook::form::{Column, Kind, Sheet};
use crate::workbook::lists::List;
use crate::workbook::sheets::CONTINUED;

/// The last row of a sheet, counted from 0.
const LAST: u32 = 1_048_575;
/// Lines that are shown of a row; there is more of a long step than a screen shows.
const MOST_LINES: usize = 12;
/// Height of a line in points.
const LINE: f64 = 15.0;

/// Writes a sheet.
pub(super) fn sheet(
    form: &Sheet,
    rows: &Rows,
    ranges: &Ranges,
    look: &Look,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(look.say(form.name))?.set_freeze_panes(1, 1)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    let extra = rows.continued.then_some(&CONTINUED);
    let columns: Vec<&Column> = form.columns.iter().chain(extra).collect();
    let mut formats = Vec::with_capacity(columns.len());
    for (column, at) in columns.iter().zip(0..) {
        let format = look.cell(column.kind);
        sheet.set_column_width(at, column.width)?.set_column_format(at, &format)?;
        heading(&mut sheet, at, column, look)?;
        if let Some(list) = column.list() {
            let range = ranges.get(&list).map_or("", String::as_str);
            let validation = validation(column, list, range, look)?;
            sheet.add_data_validation(1, at, LAST, at, &validation)?;
        }
        formats.push(format);
    }
    for ((row, goes_on), at) in rows.rows.iter().zip(1..) {
        for ((cell, format), column) in row.iter().zip(&formats).zip(0..) {
            if let Some(cell) = cell {
                write(&mut sheet, (at, column), cell, format)?;
            }
        }
        if *goes_on {
            let column = u16::try_from(row.len()).unwrap_or_default();
            sheet.write_string(at, column, look.say(w::YES))?;
        }
        let texts = row.iter().zip(&columns).map(|(cell, column)| (cell.as_ref(), column.width));
        fit(&mut sheet, at, texts)?;
    }
    sheet.set_row_height(0, 3.0 * LINE)?;
    let last = u32::try_from(rows.rows.len()).unwrap_or(LAST).max(1);
    let columns = u16::try_from(columns.len()).unwrap_or(1);
    sheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
    Ok(sheet)
}

fn heading(sheet: &mut Worksheet, at: u16, column: &Column, look: &Look) -> Result<(), XlsxError> {
    let name = look.say(column.heading.name);
    let (text, format) = match column.is_always_needed() {
        true => (format!("{name} *"), &look.must),
        false => (name.to_owned(), &look.heading),
    };
    sheet.write_string_with_format(0, at, text, format)?;
    let note = Note::new(note(column, look)).add_author_prefix(false);
    sheet.insert_note(0, at, &note.set_width(260).set_height(110))?;
    Ok(())
}

/// What is said of a column: what to fill in, whether it must be, whether several values may.
pub(super) fn note(column: &Column, look: &Look) -> String {
    let must = column.is_always_needed().then(|| look.say(w::MUST));
    let several = matches!(column.kind, Kind::Several(_) | Kind::Texts);
    let several = several.then(|| look.say(w::SEVERAL));
    let parts = [Some(look.say(column.heading.note)), several, must];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The list that drops down in the cells of a column.
fn validation(
    column: &Column,
    list: List,
    range: &str,
    look: &Look,
) -> Result<DataValidation, XlsxError> {
    let validation = DataValidation::new().allow_list_formula(Formula::new(range));
    if matches!(column.kind, Kind::Several(_) | Kind::Suggested(_)) {
        return Ok(validation.show_error_message(false));
    }
    let style = match list.subject() {
        // Ids are right, too.
        Some(_) => DataValidationErrorStyle::Warning,
        None => DataValidationErrorStyle::Stop,
    };
    let said = w::CHOOSE.fill(look.lang, &[("lists", look.say(w::LISTS))]);
    let title: String = look.say(w::NOT_IN_LIST).chars().take(32).collect();
    validation.set_error_style(style).set_error_title(title)?.set_error_message(said)
}

/// Writes a cell; words stay words, whatever they look like.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) | Cell::Error(text) => {
            sheet.write_string_with_format(row, column, &**text, format)?
        }
        Cell::Number(number) | Cell::Share(number) => {
            sheet.write_number_with_format(row, column, *number, format)?
        }
        Cell::NoResult => sheet,
        Cell::Flag(flag) => sheet.write_boolean_with_format(row, column, *flag, format)?,
        Cell::Date(day) => match excel(*day) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, format)?,
            None => sheet.write_string_with_format(row, column, day.to_string(), format)?,
        },
    };
    Ok(())
}

fn excel(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// Makes a row as high as its texts need in columns of these widths. Excel would do so by itself, other
/// programs show the first line only.
pub(super) fn fit<'c>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = (Option<&'c Cell>, u8)>,
) -> Result<(), XlsxError> {
    let lines = cells.map(|(cell, width)| match cell {
        Some(Cell::Text(text)) => lines(text, width),
        _ => 1,
    });
    let lines = lines.max().unwrap_or(1).min(MOST_LINES);
    if let Ok(lines @ 2..) = u8::try_from(lines) {
        sheet.set_row_height(row, f64::from(lines) * LINE)?;
    }
    Ok(())
}

/// The lines of a text in a column of a width in letters.
fn lines(text: &str, width: u8) -> usize {
    let wrapped = |line: &str| line.chars().count().div_ceil(usize::from(width).max(1)).max(1);
    text.lines().map(wrapped).sum()
}
