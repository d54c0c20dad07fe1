//! Comparisons on a terminal.

use std::io::{self, Write};

use super::table::Heading;
use super::{HEADING, Layout, Page};
use crate::report::diff::{Column, Sheet};

/// Writes a comparison: its notes, then its tables.
///
/// # Errors
/// Errors of the writer.
pub fn diff(sheet: &Sheet, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let page = &mut Page::new(out, layout);
    writeln!(page.out, "{HEADING}{}{HEADING:#}", sheet.title)?;
    for note in &sheet.notes {
        page.line(note)?;
    }
    for table in &sheet.tables {
        let heading = |column: &Column| match column.number {
            true => Heading::number(column.heading.clone()),
            false => Heading::words(column.heading.clone()),
        };
        let headings: Vec<Heading> = table.columns.iter().map(heading).collect();
        let cut = |row: &Vec<String>| row.iter().map(|cell| shortened(cell)).collect();
        page.drawn(&table.title, &headings, table.rows.iter().map(cut).collect())?;
        if let Some(more) = &table.more {
            page.faint(more)?;
        }
    }
    Ok(())
}

/// A cell cut where six columns of it would fill a screen; the other formats show all of it.
fn shortened(cell: &str) -> String {
    const LONGEST: usize = 100;
    match cell.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default().trim_end()),
        None => cell.to_owned(),
    }
}
