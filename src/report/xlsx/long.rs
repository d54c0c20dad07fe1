//! A long table: one row of headings, and rows over as many sheets as they take.

use std::io;

use super::body::Body;
use super::look::{Kind, Look, Style, Use};
use super::page::{Col, Extent, MOST_ROWS, Page, Place, Row, lines};

/// What bold letters and the button of the filter take of a heading's width, in characters.
const HEAVIER: f64 = 2.0;

/// A column of a long table.
pub(super) struct Column {
    /// Its heading.
    pub(super) title: String,
    /// Its width in characters.
    pub(super) width: f64,
    /// What it holds.
    pub(super) kind: Kind,
    /// Whether it is there to be changed.
    pub(super) used: Use,
}

impl Column {
    /// A column of what is told.
    pub(super) fn told(title: impl Into<String>, width: f64, kind: Kind) -> Self {
        Self { title: title.into(), width, kind, used: Use::Told }
    }

    /// A column of what can be changed.
    pub(super) fn input(title: impl Into<String>, width: f64, kind: Kind) -> Self {
        Self { title: title.into(), width, kind, used: Use::Input }
    }
}

/// How a long table begins on each of its sheets.
pub(super) struct Shape<'a> {
    /// The name of its first sheet; others are numbered.
    pub(super) name: &'a str,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// The row of the headings; what is above is left to who writes the table.
    pub(super) heading: Row,
    /// Columns that stay in sight.
    pub(super) frozen: Col,
    /// Rows of a sheet: all that Excel allows, fewer in tests.
    pub(super) most: Row,
}

/// A long table as it is written.
pub(super) struct Long<'a> {
    look: &'a Look,
    shape: Shape<'a>,
    full: Vec<Page>,
    page: Page,
    body: Body,
    next: Row,
}

impl<'a> Shape<'a> {
    /// A table of a name, its headings in the first row.
    pub(super) fn new(name: &'a str, columns: Vec<Column>) -> Self {
        Self { name, columns, heading: 0, frozen: 1, most: MOST_ROWS }
    }

    /// The name of a sheet of it, counted from 0.
    pub(super) fn part(&self, part: usize) -> String {
        match part {
            0 => self.name.to_owned(),
            more => format!("{} ({})", self.name, more + 1),
        }
    }

    /// Where the row at a position stands, when each takes one.
    pub(super) fn place(&self, position: usize) -> Place {
        let room = (self.most - self.heading - 1).max(1) as usize;
        let (part, row) = (position / room, position % room);
        let row = self.heading + 1 + Row::try_from(row).unwrap_or(Row::MAX);
        Place { sheet: self.part(part).into(), row, col: 0 }
    }
}

impl<'a> Long<'a> {
    /// A table without a row.
    pub(super) fn new(shape: Shape<'a>, look: &'a Look) -> io::Result<Self> {
        let (page, body) = begin(&shape, 0, look)?;
        let next = shape.heading + 1;
        Ok(Self { look, shape, full: Vec::new(), page, body, next })
    }

    /// Room for so many rows that stand together, on a further sheet where this one is full: the page
    /// and the first of the rows.
    pub(super) fn rows(&mut self, count: usize) -> io::Result<(&mut Body, Row)> {
        let count = Row::try_from(count).unwrap_or(Row::MAX);
        let begun = self.next > self.shape.heading + 1;
        if begun && count > self.shape.most.saturating_sub(self.next) {
            let (page, body) = begin(&self.shape, self.full.len() + 1, self.look)?;
            let full = std::mem::replace(&mut self.page, page);
            let rows = std::mem::replace(&mut self.body, body);
            self.full.push(finish(full, rows, &self.shape, self.next, self.look)?);
            self.next = self.shape.heading + 1;
        }
        let row = self.next;
        self.next = row.saturating_add(count);
        Ok((&mut self.body, row))
    }

    /// The name of the sheet on which the last row stands.
    pub(super) fn sheet(&self) -> String {
        self.page.name()
    }

    /// The rows of which the last is one.
    pub(super) fn last(&mut self) -> &mut Body {
        &mut self.body
    }

    /// Room for one row.
    pub(super) fn row(&mut self) -> io::Result<(&mut Body, Row)> {
        self.rows(1)
    }

    /// Its sheets, the rows of the last counted.
    pub(super) fn done(self) -> io::Result<Vec<Page>> {
        let Self { mut full, page, body, shape, next, look } = self;
        full.push(finish(page, body, &shape, next, look)?);
        Ok(full)
    }
}

/// A sheet of the table with its headings.
fn begin(shape: &Shape<'_>, part: usize, look: &Look) -> io::Result<(Page, Body)> {
    let mut page = Page::new(&shape.part(part), look)?;
    for (col, column) in (0..).zip(&shape.columns) {
        page.column(col, column.width, Some(&look.cell(column.kind, column.used)))?;
        page.make_room(shape.heading, lines(&column.title, column.width - HEAVIER))?;
        page.text_as(shape.heading, col, &column.title, &look.heading)?;
    }
    let looks = shape.columns.iter().map(|column| {
        let wrapped = (column.kind == Kind::Text).then_some(column.width);
        (Style::Cell(column.kind, column.used), wrapped)
    });
    Ok((page, Body::new(looks.collect())))
}

fn finish(
    mut page: Page,
    body: Body,
    shape: &Shape<'_>,
    next: Row,
    look: &Look,
) -> io::Result<Page> {
    let columns = Col::try_from(shape.columns.len().saturating_sub(1)).unwrap_or(Col::MAX);
    let (heading, frozen) = (shape.heading, shape.frozen);
    page.table(Extent { heading, last: next.saturating_sub(1), columns, frozen })?;
    page.hold(heading, body.done(), look)?;
    Ok(page)
}

/// Writes the cells of a row one after the other.
pub(super) struct Cells<'p> {
    body: &'p mut Body,
    row: Row,
    col: Col,
}

impl<'p> Cells<'p> {
    /// From the first column on.
    pub(super) fn of((body, row): (&'p mut Body, Row)) -> Self {
        Self { body, row, col: 0 }
    }

    /// Words.
    pub(super) fn text(&mut self, text: &str) {
        self.col += 1;
        self.body.text(self.row, self.col - 1, text);
    }

    /// A number.
    pub(super) fn number(&mut self, number: f64) {
        self.col += 1;
        self.body.number(self.row, self.col - 1, number);
    }

    /// A number, or nothing where there is none.
    pub(super) fn maybe(&mut self, number: Option<f64>) {
        match number {
            Some(number) => self.number(number),
            None => self.text(""),
        }
    }

    /// Words that lead elsewhere.
    pub(super) fn link(&mut self, text: &str, target: &Place) {
        self.col += 1;
        self.body.link(self.row, self.col - 1, text, target, Style::Link);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Currency;
    use crate::words::Lang;

    #[test]
    fn rows_beyond_the_limit_go_to_further_sheets_and_what_stands_together_stays_so() {
        let look = Look::of(Lang::Vi, Currency::Vnd);
        let columns = vec![Column::told("Mã", 10.0, Kind::Word)];
        let shape = Shape { most: 6, ..Shape::new("Danh sách", columns) };
        assert_eq!(shape.place(4).to_string(), "'Danh sách'!A6");
        assert_eq!(shape.place(5).to_string(), "'Danh sách (2)'!A2");
        let mut table = Long::new(shape, &look).unwrap();
        let mut places = Vec::new();
        for count in [1, 3, 2, 9, 1] {
            let (_, row) = table.rows(count).unwrap();
            places.push((table.sheet(), row));
        }
        let at = |part: &str, row| (part.to_owned(), row);
        let expected = [
            at("Danh sách", 1),
            at("Danh sách", 2),
            at("Danh sách (2)", 1),
            at("Danh sách (3)", 1),
            at("Danh sách (4)", 1),
        ];
        assert_eq!(places, expected);
        assert_eq!(table.done().unwrap().len(), 4);
    }
}
