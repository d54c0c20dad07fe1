//! Faults of the input: what is wrong, in which file, at which place, and what was expected.
//!
//! A fault is evidence in fields; the words are made in [`crate::words`]. A run collects all its
//! faults before it gives up.

mod foreign;
mod linked;
mod package;
mod workbook;

pub use foreign::ForeignFault;
pub use linked::LinkedFault;
pub use package::PackageFault;
pub use workbook::WorkbookFault;

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use crate::border::bounded::Beyond;

/// A place in an input file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Line, counted from 1; 0 when the whole file or sheet is meant.
    pub line: usize,
    /// Column in characters, counted from 1; 0 when the whole line is meant.
    pub column: usize,
    /// JSON pointer (RFC 6901) of the value; empty for the whole document. In a workbook the name of the
    /// sheet, which never begins with a slash; line and column are then those of its grid. A field of
    /// its own would make every result that carries a fault larger than results should be.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pointer: String,
}

impl Place {
    /// A cell of a workbook, row and column counted from 1; 0 as for lines and columns.
    #[must_use]
    pub fn in_sheet(sheet: &str, row: usize, column: usize) -> Self {
        // Only a file that no program wrote has such a name.
        let pointer = sheet.trim_start_matches('/').to_owned();
        Self { line: row, column, pointer }
    }

    /// The sheet, in a workbook.
    #[must_use]
    pub fn sheet(&self) -> Option<&str> {
        let is_sheet = !self.pointer.is_empty() && !self.pointer.starts_with('/');
        is_sheet.then_some(self.pointer.as_str())
    }

    /// The place as people name it in a workbook: `Thành phần hồ sơ!C7`; `None` in any other file.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let sheet = self.sheet()?;
        Some(match (self.line, self.column) {
            (0, _) => sheet.to_owned(),
            (row, 0) => format!("{sheet}!{row}"),
            (row, column) => format!("{sheet}!{}{row}", letters(column)),
        })
    }
}

/// From the top down, one sheet after the other.
impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |place: &Self| (place.line, place.column);
        let sheets = self.sheet().cmp(&other.sheet());
        let places = sheets.then_with(|| key(self).cmp(&key(other)));
        places.then_with(|| self.pointer.cmp(&other.pointer))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The letters of a column of a sheet, counted from 1: A to Z, AA and on.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// What is wrong with a place of the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "problem", rename_all = "kebab-case")]
pub enum Problem {
    /// The file or folder cannot be opened or read.
    Unreadable {
        /// What the operating system said.
        reason: String,
        /// The kind of it, by which it is said in other words.
        #[serde(skip)]
        kind: std::io::ErrorKind,
    },
    /// The file is larger than what is read, or has no end.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The file is in none of the formats that are read.
    UnknownFormat,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// A line is longer than the reader accepts.
    LineTooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The text is not JSON.
    Syntax {
        /// What the JSON reader said.
        reason: String,
    },
    /// A key that the format does not know.
    UnknownKey {
        /// The key.
        key: String,
    },
    /// A key that the format requires is not there.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A value of the wrong type, outside the allowed values, or malformed.
    BadValue {
        /// The value, shortened.
        found: String,
        /// What was expected, in words of the format (a JSON type, a list of values, a pattern).
        expected: String,
    },
    /// A date that is not on the calendar.
    BadDate {
        /// The text.
        found: String,
    },
    /// A day that lies before another which it can only follow.
    DatesCrossed {
        /// The day.
        found: Date,
        /// The key of the other one.
        key: String,
        /// The other one.
        other: Date,
    },
    /// An amount of money below zero.
    NegativeMoney {
        /// The amount in đồng.
        found: i64,
    },
    /// An amount of money too small to be meant in đồng.
    ImplausibleMoney {
        /// The amount in đồng.
        found: u64,
    },
    /// An id that is defined twice.
    Duplicate {
        /// What kind of thing it names.
        what: Subject,
        /// The id.
        id: String,
    },
    /// An id that nothing defines.
    Unknown {
        /// What kind of thing it should name.
        what: Subject,
        /// The id.
        id: String,
        /// The nearest id that exists, when one is near.
        nearest: Option<String>,
    },
    /// A folder without a single file that could be read, or a file without a single record.
    NothingToRead,
    /// A file that the folder must have.
    MissingFile,
    /// Ids that refer to each other in a circle where none may be.
    Circle {
        /// What kind of things they name.
        what: Subject,
        /// The whole circle, starting with its least id.
        ids: Vec<String>,
    },
    /// A paper said to be replaced by a register that holds nothing it proves.
    HoldsNothing {
        /// The register.
        register: String,
        /// The document type.
        document: String,
    },
    /// A procedure without a single dossier line.
    EmptyDossier,
    /// A text that must say something is empty.
    EmptyText,
    /// A figure that is stated and can be computed, and is not what is computed.
    Disagrees {
        /// The figure stated.
        stated: String,
        /// The figure computed.
        computed: String,
    },
    /// An amount with zeros too many or too few beside what the source says elsewhere, in đồng.
    ZerosTyped {
        /// The amount typed.
        typed: u64,
        /// The amount meant.
        meant: u64,
    },
    /// A sum or product beyond what can be counted.
    AmountTooLarge,
    /// A quotation mark where none may stand, or one that nothing closes.
    BadQuotation,
    /// A configuration that cannot be read.
    BadConfig {
        /// What its reader said.
        reason: String,
    },
    /// A package of parts, such as a DOCX file, that cannot be used.
    BadPackage {
        /// The part; empty for the package as a whole.
        part: String,
        /// What is wrong with it.
        why: PackageFault,
    },
    /// A row of a table with more or fewer cells than its heading.
    BadRow {
        /// Its cells.
        cells: usize,
        /// The columns of the heading.
        columns: usize,
    },
    /// A table of more rows than are held in memory.
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// A column that a table must have is not there under any of its names.
    MissingColumn {
        /// The key by which it is known.
        column: String,
        /// Other headings that are recognised.
        also: Vec<String>,
    },
    /// Something about a workbook.
    Workbook(Box<WorkbookFault>),
    /// Something about a procedure of another system.
    Foreign(Box<ForeignFault>),
    /// Something about linked data (JSON-LD).
    Linked(Box<LinkedFault>),
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// An administrative procedure (thủ tục hành chính).
    Procedure,
    /// A line of a dossier (thành phần hồ sơ).
    Requirement,
    /// A case of a procedure (trường hợp).
    Case,
    /// A type of document (loại giấy tờ).
    DocumentType,
    /// A phrase that names a document type.
    Alias,
    /// A data item (trường thông tin).
    DataItem,
    /// A register (cơ sở dữ liệu).
    Register,
    /// A derivation rule (quy tắc suy ra).
    Rule,
    /// A rule of `check` (quy tắc kiểm tra).
    LintRule,
    /// An authority (cơ quan).
    Authority,
    /// A legal instrument (văn bản).
    Instrument,
    /// A reading cue (dấu hiệu).
    Cue,
    /// An activity of a tariff edition (hoạt động).
    Activity,
    /// A tariff edition (bộ tham số).
    Tariff,
    /// A reduction target (chỉ tiêu).
    Target,
    /// A measure (phương án).
    Measure,
    /// An axis of a target (trục đo).
    Axis,
    /// A decision of a resolution (quyết định cắt giảm).
    Decision,
    /// A question of an assessment (câu hỏi đánh giá tác động).
    Question,
    /// A step of a procedure (bước thực hiện).
    Step,
    /// A currency (đồng tiền).
    Currency,
}

/// One fault of the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The file, as it was named on the command line or found below the folder.
    pub file: PathBuf,
    /// The place in it.
    #[serde(flatten)]
    pub place: Place,
    /// What is wrong there.
    #[serde(flatten)]
    pub problem: Problem,
}

impl Fault {
    /// A fault of a whole file.
    #[must_use]
    pub fn of_file(file: &Path, problem: Problem) -> Self {
        Self { file: file.to_path_buf(), place: Place::default(), problem }
    }

    /// The fault of a file that the operating system does not let us read, or that is beyond a limit.
    #[must_use]
    pub fn unreadable(file: &Path, error: &std::io::Error) -> Self {
        let problem = match Beyond::of(error) {
            Some(Beyond { most }) => Problem::TooLarge { limit: most },
            None => Problem::Unreadable { reason: error.to_string(), kind: error.kind() },
        };
        Self::of_file(file, problem)
    }

    /// A fault at a JSON pointer whose line and column are not known yet.
    #[must_use]
    pub fn at(file: &Path, pointer: impl Into<String>, problem: Problem) -> Self {
        let place = Place { pointer: pointer.into(), ..Place::default() };
        Self { file: file.to_path_buf(), place, problem }
    }
}
