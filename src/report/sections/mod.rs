//! What a report says, section by section, before any format.
//!
//! Sections and tables are written once, here; a renderer of a format walks over them. Rows are made
//! when a renderer asks for them: text that folds a table after ten rows makes ten.

mod authority;
mod cell;
mod comparison;
mod costs;
mod dossiers;
mod findings;
mod headline;
pub(super) mod plan;
mod target;

pub(super) use authority::Pages;
pub(super) use cell::{Cell, Quantity};
pub(super) use costs::totals as costs;
pub(super) use costs::{assumed, constant_in_words};
pub(super) use dossiers::opening;
pub(super) use findings::section as findings;
pub(super) use headline::assumptions;
pub(super) use headline::inputs;
pub(super) use headline::section as headline;
pub(super) use target::verdict as axis_verdict;

use super::Report;
use super::audit::{Listed, progress};
use crate::words::{Lang, Phrase};

/// A section with its title.
pub(super) struct Section<'a> {
    /// What it is called in files, the same in every language.
    pub(super) name: String,
    /// The title, in the language of the report.
    pub(super) title: String,
    /// What it says, in order.
    pub(super) blocks: Vec<Block<'a>>,
}

/// A part of a section.
pub(super) enum Block<'a> {
    /// A sentence.
    Line(String),
    /// A sentence that says more of the one above it.
    Detail(String),
    /// What the figures rest on, and where to read on: there for those who ask.
    Note(String),
    /// Short lines, one under the other.
    List(Rows<'a, String>),
    /// A table.
    Table(Table<'a>),
}

/// A table with its headings.
pub(super) struct Table<'a> {
    /// The columns, from the left.
    pub(super) columns: Vec<Column>,
    /// The rows, from the top.
    pub(super) rows: Rows<'a, Vec<Cell>>,
    /// Whether it is short by itself and never folded.
    pub(super) whole: bool,
}

/// A column of a table.
pub(super) struct Column {
    /// Its heading.
    pub(super) title: String,
    /// Whether it holds numbers, which stand to the right.
    pub(super) numbers: bool,
}

/// Rows that are made one by one.
pub(super) struct Rows<'a, R> {
    count: usize,
    make: Box<dyn Fn(usize) -> R + 'a>,
}

impl<'a, R> Rows<'a, R> {
    /// A row for each item.
    pub(super) fn of<T>(items: impl AsRef<[T]> + 'a, make: impl Fn(&T) -> R + 'a) -> Self
    where
        R: Default,
        T: 'a,
    {
        let count = items.as_ref().len();
        let row = move |position: usize| items.as_ref().get(position).map(&make);
        // A renderer asks for no row beyond the last.
        Self { count, make: Box::new(move |position| row(position).unwrap_or_default()) }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Makes them, from the first.
    pub(super) fn iter(&self) -> impl Iterator<Item = R> {
        (0..self.count).map(&self.make)
    }
}

impl Column {
    /// Of words.
    pub(super) fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), numbers: false }
    }

    /// Of numbers.
    pub(super) fn numbers(title: impl Into<String>) -> Self {
        Self { title: title.into(), numbers: true }
    }
}

impl<'a> Section<'a> {
    /// A section that says nothing yet.
    pub(super) fn new(title: Phrase, lang: Lang) -> Self {
        Self { name: name_of(title), title: title.say(lang).to_owned(), blocks: Vec::new() }
    }

    /// A section of one table.
    pub(super) fn table(title: Phrase, lang: Lang, table: Table<'a>) -> Self {
        Self { blocks: vec![Block::Table(table)], ..Self::new(title, lang) }
    }

    /// The same with something after what it says already.
    pub(super) fn with(mut self, block: Block<'a>) -> Self {
        self.blocks.push(block);
        self
    }

    /// Whether there is nothing in it but tables and lists without a row.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| match block {
            Block::Table(table) => table.rows.len() == 0,
            Block::List(rows) => rows.len() == 0,
            Block::Line(_) | Block::Detail(_) | Block::Note(_) => false,
        })
    }

    fn line(&mut self, text: String) {
        self.blocks.push(Block::Line(text));
    }

    fn detail(&mut self, text: String) {
        self.blocks.push(Block::Detail(text));
    }

    fn note(&mut self, text: String) {
        self.blocks.push(Block::Note(text));
    }
}

impl<'a> Table<'a> {
    /// A table that may be folded.
    pub(super) fn new(columns: Vec<Column>, rows: Rows<'a, Vec<Cell>>) -> Self {
        Self { columns, rows, whole: false }
    }
}

fn name_of(title: Phrase) -> String {
    super::tables::name_of(title.say(Lang::En))
}

/// The sections of a report of a catalogue; those that have nothing to say are left out.
pub(super) fn of<'a>(report: &'a Report<'a>, lang: Lang) -> Vec<Section<'a>> {
    let mut sections = vec![headline::section(report, lang)];
    sections.extend(report.comparison.as_ref().map(|one| comparison::section(one, lang)));
    sections.extend(report.resolution.map(|audit| progress(audit, report.analysis, lang)));
    sections.extend(report.resolution.map(|audit| {
        let listed = Listed { audit, analysis: report.analysis, lang };
        listed.left()
    }));
    sections.extend(costs::sections(report, lang));
    sections.extend(dossiers::sections(report, lang));
    sections.push(findings::section(&report.findings, lang));
    sections.retain(|section| !section.is_empty());
    sections
}
