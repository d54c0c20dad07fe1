//! Tables that fit the page; Vietnamese letters are counted by their width.

use std::io;

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};
use comfy_table::{LineStyle, TableStyle};

use super::Page;
use crate::report::sections;
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

/// The heading of a column whose name is no phrase of ours.
pub(super) struct Heading {
    text: String,
    alignment: CellAlignment,
}

impl Heading {
    /// That of a column of a report.
    pub(super) fn of(column: &sections::Column) -> Self {
        let alignment = if column.numbers { CellAlignment::Right } else { CellAlignment::Left };
        Self { text: column.title.clone(), alignment }
    }
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
        self.titled(title.say(self.lang()), columns, rows, cells)
    }

    /// The same with a title that is made of more than one phrase.
    pub(super) fn titled<T>(
        &mut self,
        title: &str,
        columns: &[Column],
        rows: &[T],
        cells: impl Fn(&T) -> Vec<String>,
    ) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let lang = self.lang();
        let heading = |column: &Column| {
            let (title, alignment) = match column {
                Column::Words(title) => (title, CellAlignment::Left),
                Column::Number(title) => (title, CellAlignment::Right),
            };
            Heading { text: title.say(lang).to_owned(), alignment }
        };
        let headings: Vec<Heading> = columns.iter().map(heading).collect();
        let shown = rows.iter().take(self.shown(rows.len())).map(cells);
        self.heading_of(title)?;
        self.grid(&headings, shown.collect())?;
        self.more(rows.len())
    }

    /// A table whose cells and headings are made; every row is shown.
    pub(super) fn grid(&mut self, headings: &[Heading], rows: Vec<Vec<String>>) -> io::Result<()> {
        let mut table = Table::new();
        table
            .load_style(STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.layout.width);
        let cell = |(text, heading): (String, &Heading)| {
            Cell::new(shortened(text)).set_alignment(heading.alignment)
        };
        table.set_header(headings.iter().map(|one| cell((one.text.clone(), one))));
        for row in rows {
            table.add_row(row.into_iter().zip(headings).map(cell).collect::<Vec<_>>());
        }
        for line in table.lines() {
            self.line(line.trim_end())?;
        }
        Ok(())
    }
}
