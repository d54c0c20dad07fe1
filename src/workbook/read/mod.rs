//! Reads a workbook: an archive of XML parts, to tables of the form, to procedures.
//!
//! `calamine` was tried and not taken: it unfolds parts without a bound, refuses a whole sheet for one
//! cell it does not know (`#SPILL!`), and brings the readers of three older formats with six crates
//! and their tables of encodings. The two crates that are needed here anyway, for archives and XML,
//! leave a few parts to be read, each within bounds.

mod grid;
mod headings;
mod parts;
mod styles;
mod xml;

use std::path::Path;

use self::grid::{Budget, Grid};
use super::gather::{Gathered, gather};
use super::lists::Lists;
use super::{FORMAT, FORMATS};
use crate::border::package::{Broken, Package};
use crate::fault::{Fault, Place, Problem, WorkbookFault};
use crate::knowledge::Knowledge;
use crate::words::{Lang, labels, xlsx};

/// The most bytes of a part: the steps of all procedures of a country take a quarter of them.
const LARGEST: u64 = 128 << 20;

/// What a workbook holds.
pub(crate) struct Catalogue {
    /// Its procedures and the faults of their cells.
    pub(crate) gathered: Gathered,
    /// What was taken with a grain of salt.
    pub(crate) remarks: Vec<(Place, Problem)>,
}

/// Reads the catalogue of a workbook.
///
/// # Errors
/// Why no procedure can be read from it: it is no workbook, goes beyond what is read, is a report of
/// ours, or lacks the sheet or the columns that all else refers to.
pub(crate) fn catalogue(
    file: &Path,
    bytes: &[u8],
    knowledge: &Knowledge,
) -> Result<Catalogue, Vec<Fault>> {
    let book = Book::read(bytes).map_err(|refused| vec![refused.of(file)])?;
    let fault = |problem: WorkbookFault| Fault::of_file(file, problem.into());
    match book.format() {
        Some(found) if found != FORMAT => {
            let expected = FORMAT.to_owned();
            return Err(vec![fault(WorkbookFault::Version { found, expected })]);
        }
        None if book.is_report() => return Err(vec![fault(WorkbookFault::Report)]),
        _ => {}
    }
    let lists = Lists::new(knowledge);
    let mut remarks: Vec<(Place, Problem)> = Vec::new();
    let whole = |fault: WorkbookFault| (Place::default(), Problem::from(fault));
    remarks.extend(book.has_macros.then(|| whole(WorkbookFault::Macros)));
    remarks.extend(book.has_links.then(|| whole(WorkbookFault::Links)));
    let lang = headings::language(&book.sheets);
    let tables = headings::tables(book.sheets, lang);
    remarks.extend(tables.remarks);
    let in_file = |(place, problem)| Fault { file: file.to_path_buf(), place, problem };
    // Without the sheet of procedures no row of any other belongs to anything.
    let Some(found) = tables.found else {
        return Err(tables.faults.into_iter().map(in_file).collect());
    };
    let mut gathered = gather(found, &lists, lang);
    gathered.faults.extend(tables.faults);
    Ok(Catalogue { gathered, remarks })
}

/// Why a workbook was refused.
enum Refused {
    /// A part of it is broken.
    Broken(Broken),
    /// It goes beyond what is read.
    TooMany(usize),
}

impl From<Broken> for Refused {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl Refused {
    fn of(self, file: &Path) -> Fault {
        let problem = match self {
            Self::Broken(Broken { part, why }) => Problem::BadPackage { part, why },
            Self::TooMany(limit) => WorkbookFault::TooMany { limit }.into(),
        };
        Fault::of_file(file, problem)
    }
}

/// A workbook.
struct Book {
    sheets: Vec<Grid>,
    title: String,
    has_macros: bool,
    has_links: bool,
}

impl Book {
    fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let mut package = Package::open(bytes)?.of_parts_up_to(LARGEST);
        let frame = parts::frame(&mut package)?;
        let strings = parts::strings(&mut package, frame.strings.as_deref())?;
        let styles = styles::read(&mut package, frame.styles.as_deref())?;
        let mut budget = Budget::default();
        let mut sheets = Vec::with_capacity(frame.sheets.len());
        for sheet in frame.sheets {
            let text = package.part(&sheet.part)?;
            let with =
                grid::With { strings: &strings, styles: &styles, from_1904: frame.from_1904 };
            sheets.push(grid::read(sheet, &text, &with, &mut budget)?);
        }
        let has = |part: &str| !package.names(|name| name.starts_with(part)).is_empty();
        Ok(Self {
            has_macros: has("xl/vbaProject"),
            has_links: has("xl/externalLinks/"),
            title: parts::title(&mut package),
            sheets,
        })
    }

    /// The version of the form that a cell names.
    fn format(&self) -> Option<String> {
        let mut cells = self.sheets.iter().flat_map(Grid::first_cells);
        cells.find_map(|cell| {
            let words = cell.words();
            words.starts_with(FORMATS).then_some(words)
        })
    }

    /// Whether it is a report of this program, or a sheet of one.
    fn is_report(&self) -> bool {
        let is = |phrases: &[crate::words::Phrase], said: &str| {
            phrases.iter().any(|phrase| [Lang::Vi, Lang::En].map(|l| phrase.say(l)).contains(&said))
        };
        is(&[labels::TITLE, labels::COST_SHEET, xlsx::SHEET_PLAN], &self.title)
            || self.sheets.iter().any(|sheet| is(&[xlsx::SHEET_SUMMARY], &sheet.name))
    }
}
