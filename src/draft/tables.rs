//! Tables of a draft: columns with their headings, rows under groups.

use super::compose::joined;
use super::document::{Column, Row, Run, Runs, Style, Table};

/// A column: its part of the width in thousandths, and how its cells stand.
pub(super) type Shape = (u16, Style);

/// A table with these headings.
pub(super) fn table<const N: usize>(
    headings: &[Box<str>; N],
    shapes: [Shape; N],
    rows: Vec<Row>,
) -> Table {
    let columns = headings.iter().zip(shapes).map(|(heading, (share, style))| Column {
        heading: heading.to_string(),
        share,
        style,
    });
    Table { columns: columns.collect(), rows }
}

/// A row of cells.
pub(super) fn cells<const N: usize>(cells: [Runs; N]) -> Row {
    Row::Cells(cells.into_iter().collect())
}

/// A row over others.
pub(super) fn group(text: impl Into<String>) -> Row {
    Row::Group(vec![Run::Strong(text.into())])
}

/// Different runs, each once, parted by semicolons.
pub(super) fn listed(all: impl IntoIterator<Item = Runs>) -> Runs {
    let mut different: Vec<Runs> = Vec::new();
    for runs in all {
        if !different.contains(&runs) {
            different.push(runs);
        }
    }
    joined(different, "; ")
}
