//! Faults of workbooks.

use serde::Serialize;

use super::Problem;

/// What is wrong with a workbook that is to hold a catalogue, or was taken with a grain of salt.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "workbook", rename_all = "kebab-case")]
pub enum WorkbookFault {
    /// It is a report of this program, not a catalogue.
    Report,
    /// It was made for a version of the form that is not known.
    Version {
        /// The version it names.
        found: String,
        /// The version that is read.
        expected: String,
    },
    /// A sheet that must be there is not.
    MissingSheet {
        /// Its name in the form.
        sheet: String,
        /// The sheets that are there.
        found: Vec<String>,
    },
    /// A column that must be there is not.
    MissingColumn {
        /// Its heading in the form.
        column: String,
    },
    /// A sheet or column is taken for one of the form that another is already.
    Twice {
        /// The name in the form.
        name: String,
    },
    /// A column has another unit than that of the form: its numbers mean something else.
    OtherUnit {
        /// Its heading.
        found: String,
        /// Its heading in the form.
        meant: String,
    },
    /// A cell that must be filled is blank.
    Blank {
        /// The heading of its column in the form.
        column: String,
    },
    /// A value that is none of those a cell may have.
    Unlisted {
        /// The value.
        found: String,
        /// The values there are.
        expected: Vec<String>,
        /// The nearest of them, when one is near.
        nearest: Option<String>,
    },
    /// A value that other cells of its row contradict, such as a fee that is none and has an amount.
    Contradicts,
    /// A formula whose value was never worked out.
    NoResult,
    /// More cells, rows or text than is read.
    TooMany {
        /// The limit, in cells.
        limit: usize,
    },
    /// A name that is not that of the form, but nearly.
    Near {
        /// The name.
        found: String,
        /// The name in the form.
        meant: String,
    },
    /// A sheet or column that the form does not know and that is not read.
    NotRead {
        /// Its name.
        name: String,
    },
    /// Formulas of which the value that was worked out last is taken.
    Formulas {
        /// How many stand in the column.
        count: usize,
    },
    /// The workbook has macros, which are never run.
    Macros,
    /// The workbook refers to other files, which are never opened.
    Links,
}

impl From<WorkbookFault> for Problem {
    fn from(fault: WorkbookFault) -> Self {
        Self::Workbook(Box::new(fault))
    }
}
