//! Which sheet of a file is which of the form, and which column: by name, wherever it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use crate::fault::{Place, Problem, WorkbookFault};
use crate::words::{Lang, Phrase, workbook as w};
use crate::workbook::cell::Cell;
use crate::workbook::form::{Column, Kind, Sheet};
use crate::workbook::gather::{Found, Table, TableRow};
use crate::workbook::names::{near, plain};
use crate::workbook::sheets::{CONTINUED, PROCEDURES, REQUIREMENTS, SHEETS};

/// Rows among which the headings are looked for: titles may stand above them.
const FIRST_ROWS: u32 = 30;

/// What is left of the sheets of a file.
pub(super) struct Tables {
    /// The tables of the form; `None` without that of procedures.
    pub(super) found: Option<Vec<Table>>,
    /// What is wrong with sheets and columns.
    pub(super) faults: Vec<(Place, Problem)>,
    /// What was taken with a grain of salt.
    pub(super) remarks: Vec<(Place, Problem)>,
}

/// The language in which the sheets of a file are named; Vietnamese unless one is English.
pub(super) fn language(sheets: &[Grid]) -> Lang {
    let english = |name: &str| SHEETS.iter().any(|sheet| plain(sheet.name.en) == plain(name));
    match sheets.iter().any(|sheet| english(&sheet.name)) {
        true => Lang::En,
        false => Lang::Vi,
    }
}

/// Finds the sheets and columns of the form.
pub(super) fn tables(sheets: Vec<Grid>, lang: Lang) -> Tables {
    let mut reader = Headings { lang, faults: Vec::new(), remarks: Vec::new() };
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let forms = reader.forms(&sheets);
    let is_named = |form: usize| forms.contains(&Some(form));
    let missing: Vec<usize> =
        [PROCEDURES, REQUIREMENTS].into_iter().filter(|&form| !is_named(form)).collect();
    let mut tables = Vec::new();
    for (grid, form) in sheets.into_iter().zip(forms) {
        let sheet = form.and_then(|form| Some((form, SHEETS.get(form)?)));
        tables.extend(sheet.and_then(|(form, sheet)| reader.table(&grid, form, sheet)));
    }
    let has = |form: usize| tables.iter().any(|table: &Table| table.form == form);
    for form in missing {
        let is_needed = form == PROCEDURES || tables.iter().any(wants_dossiers);
        if let Some(sheet) = SHEETS.get(form).filter(|_| is_needed) {
            let sheet = format!("{} ({})", sheet.name.vi, sheet.name.en);
            let problem = WorkbookFault::MissingSheet { sheet, found: names.clone() };
            reader.faults.push((Place::default(), problem.into()));
        }
    }
    let found = has(PROCEDURES).then_some(tables);
    Tables { found, faults: reader.faults, remarks: reader.remarks }
}

/// Whether a procedure is not said to be published without its dossier.
fn wants_dossiers(table: &Table) -> bool {
    let Some(sheet) = SHEETS.get(table.form).filter(|_| table.form == PROCEDURES) else {
        return false;
    };
    let dossier = sheet.columns.iter().position(|column| column.key == "dossier");
    let is_blank = |row: &TableRow| dossier.and_then(|at| row.cells.get(at)?.as_ref()).is_none();
    table.rows.iter().any(is_blank)
}

struct Headings {
    lang: Lang,
    faults: Vec<(Place, Problem)>,
    remarks: Vec<(Place, Problem)>,
}

impl Headings {
    /// Which sheet of the form each of a file is.
    fn forms(&mut self, sheets: &[Grid]) -> Vec<Option<usize>> {
        let mut taken = BTreeSet::new();
        let mut forms = vec![None; sheets.len()];
        for (grid, form) in sheets.iter().zip(&mut forms) {
            let name = plain(&grid.name);
            let exact = SHEETS.iter().position(|sheet| called(sheet).contains(&name));
            match exact {
                Some(at) if !taken.insert(at) => {
                    let name = grid.name.clone();
                    self.faults.push((of_sheet(grid), WorkbookFault::Twice { name }.into()));
                }
                exact => *form = exact,
            }
        }
        for (grid, form) in sheets.iter().zip(&mut forms) {
            let name = plain(&grid.name);
            let own = [w::GUIDE, w::LISTS].iter().any(|own| names_of(*own).contains(&name));
            let told = self.faults.iter().any(|(place, _)| place.sheet() == Some(&*grid.name));
            if form.is_some() || own || told || grid.cells.is_empty() {
                continue;
            }
            let all: Vec<(usize, String)> = SHEETS
                .iter()
                .enumerate()
                .filter(|(at, _)| !taken.contains(at))
                .flat_map(|(at, sheet)| called(sheet).into_iter().map(move |name| (at, name)))
                .collect();
            let nearest = near(&name, all.iter().map(|(at, name)| (*at, name.as_str())));
            let found = grid.name.clone();
            let problem = match nearest.and_then(|at| SHEETS.get(at)) {
                Some(sheet) => {
                    taken.extend(nearest);
                    *form = nearest;
                    let meant = sheet.name.say(self.lang).to_owned();
                    WorkbookFault::Near { found, meant }
                }
                None => WorkbookFault::NotRead { name: found },
            };
            self.remarks.push((of_sheet(grid), problem.into()));
        }
        forms
    }

    /// The table of a sheet; `None` where no row can be understood.
    fn table(&mut self, grid: &Grid, form: usize, sheet: &Sheet) -> Option<Table> {
        let heads = heading_row(grid, sheet);
        let row = heads.unwrap_or_default();
        let (columns, continued) = self.columns(grid, sheet, row);
        let mut is_told = false;
        for (at, column) in sheet.columns.iter().enumerate() {
            let is_there = |one: usize| columns.get(one).is_some_and(Option::is_some);
            let beside = sheet
                .columns
                .iter()
                .enumerate()
                .any(|(other, beside)| beside.depth == column.depth && is_there(other));
            if column.must && !is_there(at) && (column.depth == 0 || beside) {
                // Where there is no heading at all, one sentence says it.
                if heads.is_none() && std::mem::replace(&mut is_told, true) {
                    continue;
                }
                let column = column.heading.name.say(self.lang).to_owned();
                let place = Place { line: row as usize, ..of_sheet(grid) };
                self.faults.push((place, WorkbookFault::MissingColumn { column }.into()));
            }
        }
        columns.first()?.as_ref()?;
        self.formulas(grid, row, &columns);
        let name = grid.name.clone();
        let rows = rows(grid, row, &columns, continued);
        Some(Table { form, name, columns, rows })
    }

    /// Where the columns of a sheet stand, and that of rows which go on the one above.
    fn columns(
        &mut self,
        grid: &Grid,
        sheet: &Sheet,
        row: u32,
    ) -> (Vec<Option<(u32, String)>>, Option<u32>) {
        let mut columns: Vec<Option<(u32, String)>> = vec![None; sheet.columns.len()];
        let mut continued = None;
        let mut others = Vec::new();
        let heads = grid.cells.range((row, 0)..(row.saturating_add(1), 0));
        for (&(_, at), cell) in heads.filter(|_| row > 0) {
            let words = cell.words();
            let exact = sheet.columns.iter().position(|column| is_called(sheet, column, &words));
            if let Some(column) = exact.and_then(|exact| sheet.columns.get(exact))
                && has_other_unit(column, &words)
            {
                let meant = column.heading.name.say(self.lang).to_owned();
                let found = words.clone();
                let place = in_sheet(grid, row, at);
                self.faults.push((place, WorkbookFault::OtherUnit { found, meant }.into()));
            }
            match exact.and_then(|exact| columns.get_mut(exact)) {
                Some(column @ None) => *column = Some((at, words)),
                Some(Some(_)) => {
                    let place = in_sheet(grid, row, at);
                    self.faults.push((place, WorkbookFault::Twice { name: words }.into()));
                }
                None if is_called(sheet, &CONTINUED, &words) => continued = Some(at),
                None => others.push((at, words)),
            }
        }
        for (at, words) in others {
            let free = sheet.columns.iter().zip(&columns).enumerate();
            let free = free.filter(|(_, (_, found))| found.is_none());
            let all: Vec<(usize, String)> = free
                .flat_map(|(at, (column, _))| {
                    names_of(column.heading.name).into_iter().map(move |name| (at, name))
                })
                .collect();
            let nearest = near(&plain(&words), all.iter().map(|(at, name)| (*at, name.as_str())));
            let meant = nearest.and_then(|at| sheet.columns.get(at).zip(columns.get_mut(at)));
            let problem = match meant {
                Some((column, place)) => {
                    *place = Some((at, words.clone()));
                    let meant = column.heading.name.say(self.lang).to_owned();
                    WorkbookFault::Near { found: words, meant }
                }
                None => WorkbookFault::NotRead { name: words },
            };
            self.remarks.push((in_sheet(grid, row, at), problem.into()));
        }
        (columns, continued)
    }

    /// Tells of formulas in columns that are read.
    fn formulas(&mut self, grid: &Grid, row: u32, columns: &[Option<(u32, String)>]) {
        let read: BTreeSet<u32> = columns.iter().flatten().map(|(column, _)| *column).collect();
        let is_read = |&&(at, column): &&(u32, u32)| at > row && read.contains(&column);
        let mut counts: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
        for &(at, column) in grid.worked_out.iter().filter(is_read) {
            counts.entry(column).or_insert((at, 0)).1 += 1;
        }
        for (column, (at, count)) in counts {
            let place = in_sheet(grid, at, column);
            self.remarks.push((place, WorkbookFault::Formulas { count }.into()));
        }
    }
}

/// The rows below the headings that hold something.
fn rows(
    grid: &Grid,
    heads: u32,
    columns: &[Option<(u32, String)>],
    continued: Option<u32>,
) -> Vec<TableRow> {
    let below = grid.cells.range((heads.saturating_add(1), 0)..).map(|((row, _), _)| *row);
    let numbers: BTreeSet<u32> = below.collect();
    let mut rows: Vec<TableRow> = Vec::with_capacity(numbers.len());
    for row in numbers {
        let found = |column: &Option<(u32, String)>| {
            let (cell, own) = grid.at(row, column.as_ref()?.0)?;
            Some(Found { cell: cell.clone(), own })
        };
        let cells: Vec<Option<Found>> = columns.iter().map(found).collect();
        let goes_on = continued.and_then(|at| grid.cells.get(&(row, at))).is_some_and(is_yes);
        if let Some(last) = rows.last_mut().filter(|_| goes_on) {
            go_on(last, cells);
        } else if cells.iter().flatten().any(|found| found.own) {
            rows.push(TableRow { row, cells });
        }
    }
    rows
}

fn is_yes(cell: &Cell) -> bool {
    let words = plain(&cell.words());
    *cell == Cell::Flag(true) || names_of(w::YES).contains(&words) || words == "x"
}

/// Adds the texts of a row to those of the one above.
fn go_on(last: &mut TableRow, cells: Vec<Option<Found>>) {
    // The code stands in each of them.
    for (above, below) in last.cells.iter_mut().zip(cells).skip(1) {
        if let (Some(Found { cell: Cell::Text(above), .. }), Some(below)) = (above, below)
            && let Cell::Text(below) = below.cell
        {
            *above = format!("{above}{below}").into();
        }
    }
}

/// The row of the headings: that of the first ones which names most columns.
fn heading_row(grid: &Grid, sheet: &Sheet) -> Option<u32> {
    let mut named: BTreeMap<u32, usize> = BTreeMap::new();
    for (&(row, _), cell) in grid.cells.range(..(FIRST_ROWS + 1, 0)) {
        let words = cell.words();
        let is_head = sheet.columns.iter().any(|column| is_called(sheet, column, &words));
        *named.entry(row).or_default() += usize::from(is_head);
    }
    let most = named.into_iter().filter(|(_, count)| *count > 0);
    most.max_by_key(|&(row, count)| (count, std::cmp::Reverse(row))).map(|(row, _)| row)
}

/// Whether words are the heading of a column: its name in either language, or its key.
fn is_called(sheet: &Sheet, column: &Column, words: &str) -> bool {
    let name = plain(words);
    if name.is_empty() {
        return false;
    }
    let same = |other: &&Column| other.key == column.key;
    let is_key = name == plain(column.key) && sheet.columns.iter().filter(same).count() == 1;
    let short = plain(without_brackets(words));
    is_key || names_of(column.heading.name).iter().any(|known| *known == name || *known == short)
}

/// Whether what stands in brackets behind the heading of an amount names a unit that it has not.
fn has_other_unit(column: &Column, words: &str) -> bool {
    let Some((_, bracket)) = words.split_once('(') else { return false };
    let bracket = plain(bracket);
    let units: BTreeSet<String> = w::OTHER_UNITS.iter().map(|unit| plain(unit)).collect();
    matches!(column.kind, Kind::Money | Kind::PaysAmount | Kind::Hours)
        && bracket.split(' ').any(|word| units.contains(word))
}

/// What a phrase is called in a file: in both languages, with and without what stands in brackets.
fn names_of(phrase: Phrase) -> BTreeSet<String> {
    let both = [phrase.vi, phrase.en];
    both.into_iter().flat_map(|name| [plain(name), plain(without_brackets(name))]).collect()
}

fn called(sheet: &Sheet) -> BTreeSet<String> {
    names_of(sheet.name).into_iter().chain([plain(sheet.key)]).collect()
}

fn without_brackets(name: &str) -> &str {
    name.split_once('(').map_or(name, |(name, _)| name)
}

fn of_sheet(grid: &Grid) -> Place {
    Place::in_sheet(&grid.name, 0, 0)
}

fn in_sheet(grid: &Grid, row: u32, column: u32) -> Place {
    Place::in_sheet(&grid.name, row as usize, column as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_is_taken_for_another_of_its_sheet() {
        for sheet in SHEETS {
            for (at, column) in sheet.columns.iter().chain([&CONTINUED]).enumerate() {
                for name in [column.heading.name.vi, column.heading.name.en] {
                    let columns = sheet.columns.iter().chain([&CONTINUED]);
                    let called = columns.clone().position(|one| is_called(sheet, one, name));
                    assert_eq!(called, Some(at), "{}: {name}", sheet.key);
                    let others: Vec<(usize, String)> = columns
                        .enumerate()
                        .filter(|(other, _)| *other != at)
                        .flat_map(|(other, one)| {
                            names_of(one.heading.name).into_iter().map(move |name| (other, name))
                        })
                        .collect();
                    let others = others.iter().map(|(at, name)| (*at, name.as_str()));
                    assert_eq!(near(&plain(name), others), None, "{}: {name}", sheet.key);
                }
            }
        }
    }

    #[test]
    fn another_unit_behind_the_heading_of_an_amount_is_told() {
        let amounts = || SHEETS.iter().flat_map(|sheet| sheet.columns);
        let of = |name: &str| amounts().find(|one| one.heading.name.vi.starts_with(name)).unwrap();
        for (name, heading) in [
            ("Mức thu", "Mức thu (nghìn đồng)"),
            ("Mức thu", "Mức thu (Triệu đồng)"),
            ("Số giờ", "Số giờ (phút)"),
            ("Chi phí thuê", "Chi phí thuê, mua (USD)"),
        ] {
            assert!(has_other_unit(of(name), heading), "{heading}");
        }
        for column in amounts() {
            for name in [column.heading.name.vi, column.heading.name.en] {
                assert!(!has_other_unit(column, name), "{name}");
            }
        }
        assert!(!has_other_unit(of("Mức thu"), "Mức thu (VNĐ, nếu có)"));
        assert!(!has_other_unit(of("Mã thủ tục"), "Mã thủ tục (công bố trong 5 ngày)"));
    }

    #[test]
    fn no_sheet_is_taken_for_another() {
        for (at, sheet) in SHEETS.iter().enumerate() {
            for name in called(sheet) {
                let others = SHEETS.iter().enumerate().filter(|(other, _)| *other != at);
                let others: Vec<(usize, String)> = others
                    .flat_map(|(at, other)| called(other).into_iter().map(move |name| (at, name)))
                    .collect();
                assert!(!others.iter().any(|(_, other)| *other == name), "{name}");
                assert_eq!(near(&name, others.iter().map(|(at, n)| (*at, n.as_str()))), None);
            }
        }
    }
}
