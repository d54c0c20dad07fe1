//! The sections of a report on sheets: each table as everybody else renders it, with numbers where a
//! spreadsheet calculates.

use std::io;

use rust_xlsxwriter::Format;

use super::look::{Kind, Look, Use};
use super::page::{self, Col, Extent, Page, Row, Written};
use crate::report::sections::{Block, Cell, Quantity, Section, Table};
use crate::words::{NONE, Phrase, labels, xlsx};

/// Widths of columns that tables share, in characters.
const NARROWEST: f64 = 11.0;
const WIDEST: f64 = 60.0;
/// The last column that sentences span, and how many characters they have room for.
const SPAN: (Col, f64) = (5, 120.0);

/// The sheets of sections and what stands on each; a section of no sheet stands in the summary.
pub(super) const SHEETS: &[(Phrase, &[Phrase])] = &[
    (xlsx::SHEET_AUTHORITIES, &[labels::COST_BY_AUTHORITY, labels::AUTHORITIES]),
    (xlsx::SHEET_REGISTERS, &[labels::REGISTERS, labels::UNLOCKS]),
    (xlsx::SHEET_AMENDMENTS, &[labels::AMENDMENTS]),
    (xlsx::SHEET_PAPERS, &[labels::TOP_PAPERS]),
    (
        xlsx::SHEET_STAND_OUT,
        &[
            labels::DEAREST,
            labels::TOP_PROCEDURES,
            labels::ABOLITION,
            labels::CYCLES,
            labels::BUNDLES,
        ],
    ),
    (xlsx::SHEET_PARAMETERS, &[labels::SWINGS]),
];

/// Writes sections one below the other.
pub(super) struct Stack<'a> {
    look: &'a Look,
    page: Page,
    row: Row,
    widths: Vec<f64>,
    /// The tables written, of which the longest can be filtered.
    tables: Vec<Extent>,
}

/// A table with its cells made, fractions parted into two columns.
struct Made {
    titles: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl<'a> Stack<'a> {
    /// A sheet of a name, still empty.
    pub(super) fn new(name: Phrase, look: &'a Look) -> io::Result<Self> {
        let page = Page::new(look.say(name), look)?;
        Ok(Self { look, page, row: 0, widths: Vec::new(), tables: Vec::new() })
    }

    /// The page and the next row of it, for what is no section.
    pub(super) fn page(&mut self) -> (&mut Page, &mut Row) {
        (&mut self.page, &mut self.row)
    }

    /// Makes room for what somebody else writes in some columns of so many characters.
    pub(super) fn widen(&mut self, widths: &[f64]) {
        for (at, width) in widths.iter().enumerate() {
            match self.widths.get_mut(at) {
                Some(widest) => *widest = widest.max(*width),
                None => self.widths.push(*width),
            }
        }
    }

    /// The looks of the workbook.
    pub(super) fn look(&self) -> &'a Look {
        self.look
    }

    /// The name of the sheet.
    pub(super) fn name(&self) -> String {
        self.page.name()
    }

    /// Whether nothing stands on it.
    pub(super) fn is_empty(&self) -> bool {
        self.row == 0
    }

    /// A title after an empty row; the first is that of the sheet.
    pub(super) fn title(&mut self, title: &str) -> Written {
        let look = if self.row == 0 { &self.look.title } else { &self.look.section };
        self.row += Row::from(self.row > 0);
        self.page.text_as(self.row, 0, title, look)?;
        self.row += 1;
        Ok(())
    }

    /// A sentence across the sheet.
    pub(super) fn sentence(&mut self, text: &str, look: &Format) -> Written {
        self.page.sentence(self.row, SPAN.0, text, SPAN.1, look)?;
        self.row += 1;
        Ok(())
    }

    /// Writes a section.
    pub(super) fn section(&mut self, section: &Section<'_>) -> Written {
        self.title(&section.title)?;
        section.blocks.iter().try_for_each(|block| {
            let look = match block {
                Block::Line(_) => &self.look.line,
                Block::Detail(_) => &self.look.detail,
                Block::Note(_) => &self.look.note,
                Block::List(rows) => return rows.iter().try_for_each(|row| self.item(&row)),
                Block::Table(table) => return self.table(table),
            };
            let (Block::Line(text) | Block::Detail(text) | Block::Note(text)) = block else {
                return Ok(());
            };
            self.sentence(text, look)
        })
    }

    fn item(&mut self, text: &str) -> Written {
        self.page.text(self.row, 0, text)?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table<'_>) -> Written {
        let made = Made::of(table, self.look);
        let heading = self.row;
        for (col, title) in (0..).zip(&made.titles) {
            self.page.text_as(heading, col, title, &self.look.heading)?;
        }
        let widths: Vec<f64> =
            (0..made.titles.len()).map(|col| made.width(col, self.look)).collect();
        self.widen(&widths);
        for cells in &made.rows {
            self.row += 1;
            for ((col, cell), width) in (0..).zip(cells).zip(&self.widths) {
                if let Cell::Words(words) = cell {
                    self.page.make_room(self.row, page::lines(words, *width))?;
                }
                write(&mut self.page, self.row, col, cell, self.look)?;
            }
        }
        let columns = Col::try_from(made.titles.len().saturating_sub(1)).unwrap_or(Col::MAX);
        self.tables.push(Extent { heading, last: self.row, columns, frozen: 1 });
        self.row += 1;
        Ok(())
    }

    /// The first table that was written.
    pub(super) fn first_table(&self) -> Option<Extent> {
        self.tables.first().copied()
    }

    /// The finished page. A sheet has one filter, and its longest table gets it.
    pub(super) fn done(mut self) -> io::Result<Page> {
        for (col, width) in (0..).zip(&self.widths) {
            self.page.column(col, *width, None)?;
        }
        let longest = self.tables.iter().max_by_key(|table| table.last - table.heading);
        match (longest, self.tables.as_slice()) {
            (Some(only), [_]) => self.page.table(*only)?,
            (Some(longest), _) => self.page.filter(*longest)?,
            (None, _) => {}
        }
        Ok(self.page)
    }
}

impl Made {
    fn of(table: &Table<'_>, look: &Look) -> Self {
        let rows: Vec<Vec<Cell>> = table.rows.iter().collect();
        let parted = |col: usize| {
            let in_column = |row: &Vec<Cell>| matches!(row.get(col), Some(Cell::Fraction(..)));
            rows.iter().any(in_column)
        };
        let parted: Vec<bool> = (0..table.columns.len()).map(parted).collect();
        let titles = table.columns.iter().zip(&parted).flat_map(|(column, parted)| {
            let of = parted.then(|| look.say(xlsx::OF_WHOLE).to_owned());
            std::iter::once(column.title.clone()).chain(of)
        });
        let titles = titles.collect();
        let part = |row: Vec<Cell>| {
            let cells =
                row.into_iter().zip(&parted).flat_map(|(cell, parted)| match (cell, parted) {
                    (Cell::Fraction(part, whole), _) => {
                        [Some(whole_of(part)), Some(whole_of(whole))]
                    }
                    (cell, true) => [Some(cell), Some(Cell::none())],
                    (cell, false) => [Some(cell), None],
                });
            cells.flatten().collect()
        };
        let rows = rows.into_iter().map(part).collect();
        Self { titles, rows }
    }

    /// How wide a column is, in characters.
    fn width(&self, col: usize, look: &Look) -> f64 {
        let longest_word = |title: &String| title.split(' ').map(|word| word.chars().count()).max();
        let title = self.titles.get(col).and_then(longest_word).unwrap_or_default();
        let cells = self.rows.iter().filter_map(|row| row.get(col));
        let cells = cells.map(|cell| match cell {
            Cell::Words(words) => words.chars().count(),
            other => other.clone().say(look.lang).chars().count(),
        });
        #[allow(clippy::cast_precision_loss, reason = "lengths of words")]
        let width = cells.max().unwrap_or_default().max(title) as f64 + 2.0;
        width.clamp(NARROWEST, WIDEST)
    }
}

/// An amount on an axis as a cell of its own.
fn whole_of(quantity: Quantity) -> Cell {
    match quantity {
        Quantity::Units(units) => Cell::Count(units),
        Quantity::Coins(money, currency) => Cell::Coins(money, currency),
        Quantity::Days(days) => Cell::Number(days),
    }
}

/// Writes a cell of a section.
fn write(page: &mut Page, row: Row, col: Col, cell: &Cell, look: &Look) -> Written {
    let (kind, number) = match cell {
        Cell::Words(words) => {
            return page.text_as(row, col, words, &look.cell(Kind::Text, Use::Told));
        }
        Cell::Percent(None) | Cell::Share(_, 0) => {
            return page.text_as(row, col, NONE, &look.cell(Kind::Text, Use::Told));
        }
        Cell::Fraction(part, _) => return write(page, row, col, &whole_of(*part), look),
        Cell::Count(count) => (Kind::Count, page::count(*count)),
        Cell::Number(number) => (Kind::Plain, page::number(*number)),
        Cell::Coins(money, currency) => (Kind::Coins, page::units(*money, *currency)),
        Cell::Amount(money, currency) | Cell::Added(money, currency) => {
            (Kind::Amount, page::units(*money, *currency))
        }
        Cell::Percent(Some(percent)) => (Kind::Percent, page::share(*percent)),
        Cell::AtLeast(percent) => (Kind::AtLeast, page::share(*percent)),
        Cell::Share(part, whole) => {
            (Kind::Percent, page::count(*part as u64) / page::count(*whole as u64))
        }
    };
    page.number_as(row, col, number, &look.cell(kind, Use::Told))
}
