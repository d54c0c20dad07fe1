//! Tables that fit the page; Vietnamese letters are counted by their width.

use std::io;

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};
use comfy_table::{LineStyle, TableStyle};

use super::Page;
use crate::words::Phrase;

/// A line below the heading and nothing else: rows are short, ink is not free.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// How a column is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Words, to the left, wrapped where they are long.
    Words(Phrase),
    /// Numbers, to the right.
    Number(Phrase),
}

/// A text cut where no cell of a table would be read to its end; wrapping takes time that grows
/// with the square of the longest word.
fn shortened(text: String) -> String {
    const LONGEST: usize = 600;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

impl Page<'_> {
    /// A table with a heading of its own, folded; nothing at all when it has no row.
    pub(super) fn table<T>(
        &mut self,
        title: Phrase,
        columns: &[Column],
        rows: &[T],
        cells: impl Fn(&T) -> Vec<String>,
    ) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.heading(title)?;
        let mut table = Table::new();
        table
            .load_style(STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.layout.width);
        let lang = self.lang();
        table.set_header(columns.iter().map(|column| match column {
            Column::Words(title) => Cell::new(title.say(lang)),
            Column::Number(title) => Cell::new(title.say(lang)).set_alignment(CellAlignment::Right),
        }));
        for row in rows.iter().take(self.shown(rows.len())) {
            let cells = cells(row).into_iter().zip(columns).map(|(text, column)| match column {
                Column::Words(_) => Cell::new(shortened(text)),
                Column::Number(_) => Cell::new(text).set_alignment(CellAlignment::Right),
            });
            table.add_row(cells.collect::<Vec<_>>());
        }
        for line in table.lines() {
            self.line(line.trim_end())?;
        }
        self.more(rows.len())
    }
}
