//! What a catalogue workbook consists of: sheets of columns, said once for reading and for writing.
//!
//! The workbook is our own JSON in rows. A column knows the key of the value it holds, so that what
//! is read can be checked by the one reader of that JSON, and what is written is what it writes.

use super::lists::List;
use crate::words::Phrase;
use crate::words::workbook::Heading;

/// A sheet of the form. Its first column is the code of the procedure.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Its name in files and messages of ours.
    pub(super) key: &'static str,
    /// Its name.
    pub(super) name: Phrase,
    /// What goes there.
    pub(super) about: Phrase,
    /// Which values of a procedure it holds.
    pub(super) holds: Holds,
    /// Where values within one of these hold lists of others, and those within them: a row whose
    /// columns of the outer value are blank adds to the list of the row above.
    pub(super) within: &'static [&'static str],
    /// Its columns.
    pub(super) columns: &'static [Column],
}

/// Which values of a procedure a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// The procedure itself.
    Procedure,
    /// The objects of a list.
    List(&'static str),
    /// The texts of a list.
    Texts(&'static str),
    /// One object, where it is there.
    One(&'static str),
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    /// Key of the value, a path within the value that the row holds.
    pub(super) key: &'static str,
    /// How deep that value lies: 0 for what the sheet holds, 1 for a list within, 2 for one in that.
    pub(super) depth: usize,
    /// What its cells hold.
    pub(super) kind: Kind,
    /// Whether a cell must be filled where a row starts a value of its depth.
    pub(super) must: bool,
    /// Whether it holds what it says, or nothing, of a procedure of another system: agencies as printed,
    /// and no day where none is known.
    pub(super) open: bool,
    /// Its width in letters.
    pub(super) width: u8,
    /// Its heading.
    pub(super) heading: Heading,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The code of a procedure.
    Code,
    /// Any text.
    Text,
    /// Several short texts.
    Texts,
    /// One value of a list.
    One(List),
    /// Several values of a list.
    Several(List),
    /// A text that a list suggests.
    Suggested(List),
    /// Yes or no; blank is no.
    YesNo,
    /// A whole number between two bounds.
    Whole(i128, i128),
    /// Money in whole đồng.
    Money,
    /// Hours, with decimals.
    Hours,
    /// A day.
    Date,
    /// Percentage of a fee that is paid, or that it is unknown.
    PaysPercent,
    /// Money that is paid instead of a fee.
    PaysAmount,
    /// A case of the procedure, by name or id.
    Case,
    /// A line of the dossier, by id or text.
    Line,
}

impl Column {
    /// A column that may stay blank, of what the sheet holds.
    pub(super) const fn new(key: &'static str, kind: Kind, width: u8, heading: Heading) -> Self {
        Self { key, depth: 0, kind, must: false, open: false, width, heading }
    }

    /// The same, to be filled.
    pub(super) const fn must(self) -> Self {
        Self { must: true, ..self }
    }

    /// The same, but for procedures of other systems.
    pub(super) const fn open_to_others(self) -> Self {
        Self { open: true, ..self }
    }

    /// The same, of a value within.
    pub(super) const fn at(self, depth: usize) -> Self {
        Self { depth, ..self }
    }

    /// Whether every row needs it: a line of prose has no papers, so that the type of one is required
    /// only where its row has more of it.
    pub(super) fn is_always_needed(&self) -> bool {
        self.must && self.depth == 0
    }

    /// The list its cells choose from.
    pub(super) fn list(&self) -> Option<List> {
        match self.kind {
            Kind::One(list) | Kind::Several(list) | Kind::Suggested(list) => Some(list),
            Kind::YesNo => Some(List::YesNo),
            _ => None,
        }
    }
}

impl Sheet {
    /// The position of the column of a value: the longest key that leads to a path within a value of
    /// some depth.
    pub(super) fn column_of(&self, depth: usize, path: &str) -> Option<usize> {
        let leads = |key: &str| {
            path.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let of_depth = self.columns.iter().enumerate().filter(|(_, one)| one.depth == depth);
        let found = of_depth.filter(|(_, one)| leads(one.key));
        found.max_by_key(|(_, one)| one.key.len()).map(|(at, _)| at)
    }
}
