//! Reports as Markdown: one row or one sentence a line, so that a difference between two reports is
//! a difference of lines that a reviewer can read.

mod escape;

use std::io::{self, BufWriter, Write};

pub(crate) use self::escape::escape;
use super::Report;
use super::assess;
use super::audit;
use super::diff;
use super::plan::PlanReport;
use super::sections::plan::Sheet;
use super::sections::{self, Block, Pages, Section, Table};
use crate::plan::Survey;
use crate::words::{Lang, labels};

/// The folder, beside the report, in which the pages of the authorities stand.
pub const PAGES: &str = "authorities";

/// Writes the report of a catalogue, with links to the pages of its authorities where there are any.
///
/// # Errors
/// Errors of the writer.
pub fn overview(
    report: &Report<'_>,
    lang: Lang,
    pages: Option<&AuthorityPages<'_>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut page = Page { out: BufWriter::new(out), lang };
    let mut sections = sections::of(report, lang).into_iter();
    if let Some(headline) = sections.next() {
        page.section("#", &headline)?;
    }
    page.section("##", &sections::inputs(report, lang))?;
    sections.try_for_each(|section| page.section("##", &section))?;
    if let Some(pages) = pages.filter(|pages| pages.count() > 0) {
        page.heading("##", labels::PAGES.say(lang))?;
        writeln!(page.out)?;
        for one in pages.0.iter() {
            let title = escape(pages.0.title(one, lang));
            writeln!(page.out, "- [{title}]({PAGES}/{}.md)", one.id)?;
        }
    }
    page.out.flush()
}

/// Writes a plan: what it weighs and reaches, the road, the reasons, other levels.
///
/// # Errors
/// Errors of the writer.
pub fn plan(
    report: &PlanReport,
    survey: &Survey<'_>,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    Page { out: BufWriter::new(out), lang }
        .whole(&sections::plan::of(Sheet::new(report, survey), lang))
}

/// Writes a comparison.
///
/// # Errors
/// Errors of the writer.
pub fn diff(sheet: &diff::Sheet, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    Page { out: BufWriter::new(out), lang }.whole(&sheet.0)
}

/// Writes what became of the decisions of a resolution.
///
/// # Errors
/// Errors of the writer.
pub fn audit(sheet: &audit::Sheet<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    Page { out: BufWriter::new(out), lang }.whole(&sheet.0)
}

/// Writes an assessment of proposed procedures.
///
/// # Errors
/// Errors of the writer.
pub fn assess(sheet: &assess::Sheet<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    Page { out: BufWriter::new(out), lang }.whole(&sheet.0)
}

/// One page for each authority that promulgates procedures: its procedures, line by line.
pub struct AuthorityPages<'a>(Pages<'a>);

impl<'a> AuthorityPages<'a> {
    /// The page of procedures whose authority no id is known of.
    pub const UNKNOWN: &'static str = Pages::UNKNOWN;

    /// The pages of a report.
    #[must_use]
    pub fn of(report: &'a Report<'a>) -> Self {
        Self(Pages::of(report))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().count()
    }

    /// The names of their files, in order.
    pub fn files(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|page| format!("{}.md", page.id))
    }

    /// Writes one of them; nothing when there is none at the position.
    ///
    /// # Errors
    /// Errors of the writer.
    pub fn write(&self, position: usize, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let Some(one) = self.0.iter().nth(position) else { return Ok(()) };
        let mut page = Page { out: BufWriter::new(out), lang };
        page.heading("#", self.0.title(one, lang))?;
        self.0.sections(one, lang).try_for_each(|section| page.section("##", &section))?;
        page.out.flush()
    }
}

/// Where Markdown goes.
struct Page<'o> {
    out: BufWriter<&'o mut dyn Write>,
    lang: Lang,
}

impl Page<'_> {
    /// A page of sections; the first gives it its title.
    fn whole(mut self, sections: &[Section<'_>]) -> io::Result<()> {
        let marks = |n| if n == 0 { "#" } else { "##" };
        sections.iter().enumerate().try_for_each(|(n, section)| self.section(marks(n), section))?;
        self.out.flush()
    }

    /// A heading, an empty line above it unless it is the title of the page.
    fn heading(&mut self, marks: &str, title: &str) -> io::Result<()> {
        if marks.len() > 1 {
            writeln!(self.out)?;
        }
        writeln!(self.out, "{marks} {}", escape(title))
    }

    fn section(&mut self, marks: &str, section: &Section<'_>) -> io::Result<()> {
        self.heading(marks, &section.title)?;
        writeln!(self.out)?;
        let mut above = None;
        for block in &section.blocks {
            // What follows a list or a table without an empty line would be taken for a part of it.
            let kind = std::mem::discriminant(block);
            if above.is_some_and(|above| above != kind || !is_item(block)) {
                writeln!(self.out)?;
            }
            above = Some(kind);
            match block {
                Block::Line(text) => writeln!(self.out, "{}", escape(text))?,
                Block::Detail(text) => writeln!(self.out, "- {}", escape(text))?,
                Block::Note(text) => writeln!(self.out, "> {}", escape(text))?,
                Block::List(rows) => {
                    rows.iter().try_for_each(|row| writeln!(self.out, "- {}", escape(&row)))?
                }
                Block::Table(table) => self.table(table)?,
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Table<'_>) -> io::Result<()> {
        if table.rows.len() == 0 {
            return Ok(());
        }
        let titles = table.columns.iter().map(|column| column.title.clone());
        self.row(titles)?;
        for column in &table.columns {
            self.out.write_all(if column.numbers { b"| --: " } else { b"| --- " })?;
        }
        writeln!(self.out, "|")?;
        let lang = self.lang;
        table.rows.iter().try_for_each(|row| self.row(row.into_iter().map(|cell| cell.say(lang))))
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) -> io::Result<()> {
        for cell in cells {
            write!(self.out, "| {} ", escape(&cell))?;
        }
        writeln!(self.out, "|")
    }
}

/// Whether blocks of the kind stand in one list when they follow each other.
fn is_item(block: &Block<'_>) -> bool {
    matches!(block, Block::Detail(_))
}
