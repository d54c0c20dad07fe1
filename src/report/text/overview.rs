//! The report of `analyze` on a terminal.

use std::io::{self, Write};

use super::table::Heading;
use super::{Fold, Layout, Page};
use crate::report::Report;
use crate::report::sections::{self, Block, Section, Table};

/// Writes the headline and the tables of a report.
///
/// # Errors
/// Errors of the writer.
pub fn overview(report: &Report<'_>, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    Page::new(out, layout).sections(sections::of(report, layout.lang))
}

impl Page<'_> {
    /// A page of sections; the first gives it its title.
    pub(super) fn sections(&mut self, sections: Vec<Section<'_>>) -> io::Result<()> {
        let mut sections = sections.into_iter();
        if let Some(headline) = sections.next() {
            self.title(&headline.title)?;
            self.blocks(&headline)?;
        }
        sections.try_for_each(|section| self.section(&section))
    }

    /// A section under its heading.
    pub(super) fn section(&mut self, section: &Section<'_>) -> io::Result<()> {
        self.heading_of(&section.title)?;
        self.blocks(section)
    }

    pub(super) fn blocks(&mut self, section: &Section<'_>) -> io::Result<()> {
        section.blocks.iter().try_for_each(|block| match block {
            Block::Line(text) => self.line(text),
            Block::Detail(text) => self.line(&format!("  {text}")),
            Block::Note(text) => self.faint(text),
            Block::List(rows) => {
                let shown = self.shown(rows.len());
                rows.iter().take(shown).try_for_each(|row| self.line(&format!("  {row}")))?;
                self.more(rows.len())
            }
            Block::Table(table) => self.table_of(table),
        })
    }

    fn table_of(&mut self, table: &Table<'_>) -> io::Result<()> {
        let count = table.rows.len();
        if count == 0 {
            return Ok(());
        }
        let lang = self.lang();
        let fold = if table.whole { Fold::All } else { self.layout.fold };
        let folded = std::mem::replace(&mut self.layout.fold, fold);
        let headings: Vec<Heading> = table.columns.iter().map(Heading::of).collect();
        let rows = table.rows.iter().take(self.shown(count));
        let rows = rows.map(|row| row.into_iter().map(|cell| cell.say(lang)).collect());
        let rows = rows.collect();
        self.grid(&headings, rows)?;
        self.more(count)?;
        self.layout.fold = folded;
        Ok(())
    }
}
