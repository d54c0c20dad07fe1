//! The sheet of the lists that cells choose from.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use crate::words::workbook as w;
use crate::workbook::lists::{List, Lists};

/// Where the choices of each list stand, as formulas name it.
pub(super) type Ranges = BTreeMap<List, String>;

/// Writes the lists side by side; beside a name its id, where people may meet that elsewhere.
pub(super) fn sheet(lists: &Lists, look: &Look) -> Result<(Worksheet, Ranges), XlsxError> {
    let name = look.say(w::LISTS);
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    let mut ranges = Ranges::new();
    let mut column = 0;
    for list in List::ALL {
        sheet.write_string_with_format(0, column, look.say(list.name()), &look.heading)?;
        let mut last = 0;
        let mut width = look.say(list.name()).chars().count();
        let labels = lists.labels(list, look.lang);
        for ((label, choice), row) in labels.zip(lists.all(list)).zip(1..) {
            sheet.write_string(row, column, label)?;
            width = width.max(label.chars().count());
            if has_ids(list) {
                sheet.write_string_with_format(row, column + 1, &*choice.key, &look.faint)?;
            }
            last = row;
        }
        sheet.set_column_width(column, letters(width))?;
        let letter = rust_xlsxwriter::utility::column_number_to_name(column);
        ranges.insert(list, format!("='{name}'!${letter}$2:${letter}${}", last + 1));
        if has_ids(list) {
            column += 1;
            let heading = format!("{} (id)", look.say(list.name()));
            sheet.write_string_with_format(0, column, heading, &look.heading)?;
            sheet.set_column_width(column, 30)?;
        }
        column += 1;
    }
    Ok((sheet, ranges))
}

fn has_ids(list: List) -> bool {
    matches!(list, List::Authority | List::Document)
}

/// A width that shows most names whole.
fn letters(width: usize) -> f64 {
    u8::try_from(width.clamp(8, 60) + 2).map_or(62.0, f64::from)
}
