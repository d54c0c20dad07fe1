//! Rows of the sheets put together to procedures, as our JSON has them.
//!
//! Whether ids exist and texts say something is asked by the reader of that JSON. What it finds is
//! told by the cell the value came from; where a cell could not be read at all, what would follow
//! from it is not told again.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::cell::Cell;
use super::convert::Convert;
use super::form::{Column, Holds, Sheet};
use super::lists::Lists;
use super::settle;
use super::sheets::{PROCEDURES, REQUIREMENTS, SHEETS};
use crate::fault::{Fault, Place, Problem, Subject, WorkbookFault};
use crate::ids::ProcedureCode;
use crate::near;
use crate::words::Lang;

/// A sheet of a file as the form knows it.
#[derive(Debug)]
pub(super) struct Table {
    /// Which sheet of the form it is.
    pub(super) form: usize,
    /// Its name in the file.
    pub(super) name: String,
    /// For each column of the form: where it stands and what its heading says.
    pub(super) columns: Vec<Option<(u32, String)>>,
    /// Its rows that are not blank, from the top.
    pub(super) rows: Vec<TableRow>,
}

/// A row of it.
#[derive(Debug)]
pub(super) struct TableRow {
    /// The row in the file, counted from 1.
    pub(super) row: u32,
    /// The cells of the columns of the form.
    pub(super) cells: Vec<Option<Found>>,
}

/// A cell that is not blank.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// What it holds.
    pub(super) cell: Cell,
    /// Whether that stands in this row; it stands above where cells are merged.
    pub(super) own: bool,
}

/// What was put together.
pub(crate) struct Gathered {
    /// Where the columns of each table stand; its rows were taken over.
    pub(super) tables: Vec<Table>,
    /// The language of the file.
    pub(super) lang: Lang,
    /// The procedures, in the order of their sheet.
    pub(crate) procedures: Vec<Built>,
    /// What is wrong with cells.
    pub(crate) faults: Vec<(Place, Problem)>,
}

/// A procedure.
pub(crate) struct Built {
    /// Its JSON.
    pub(crate) json: Value,
    /// Where its code stands.
    pub(crate) place: Place,
    /// Which table and row a value comes from, by its pointer.
    pub(super) origins: BTreeMap<String, (usize, u32)>,
    /// Pointers of values that were told already to be wrong.
    pub(super) told: Vec<String>,
}

pub(super) fn place(sheet: &str, row: u32, column: u32) -> Place {
    Place::in_sheet(sheet, row as usize, column as usize)
}

/// Puts the rows of tables together.
pub(super) fn gather(mut tables: Vec<Table>, lists: &Lists, lang: Lang) -> Gathered {
    let mut gatherer = Gatherer {
        convert: Convert { lists, lang },
        built: Vec::new(),
        by_code: BTreeMap::new(),
        faults: Vec::new(),
    };
    tables.sort_by_key(|table| table.form);
    for (at, table) in tables.iter().enumerate() {
        let Some(sheet) = SHEETS.get(table.form) else { continue };
        gatherer.table(at, table, sheet);
    }
    let Gatherer { mut built, faults, .. } = gatherer;
    // The rows were taken over; only where columns stand is asked later.
    tables.iter_mut().for_each(|table| table.rows = Vec::new());
    let mut gathered = Gathered { tables, lang, procedures: Vec::new(), faults };
    let has_lines = gathered.tables.iter().any(|table| table.form == REQUIREMENTS);
    for one in &mut built {
        // That their sheet is missing was told once.
        one.told.extend((!has_lines).then(|| "/requirements".to_owned()));
        for (pointer, problem) in settle::settle(&mut one.json) {
            let fault = Fault::at(std::path::Path::new(""), pointer.clone(), problem);
            if let Some(fault) = gathered.told(one, fault) {
                gathered.faults.push((fault.place, fault.problem));
            }
            one.told.push(pointer);
        }
    }
    gathered.procedures = built;
    gathered
}

struct Gatherer<'l> {
    convert: Convert<'l>,
    built: Vec<Built>,
    by_code: BTreeMap<String, usize>,
    faults: Vec<(Place, Problem)>,
}

/// What rows below a row may add to.
#[derive(Default)]
enum Open {
    /// Nothing: the first row is yet to come.
    #[default]
    Nothing,
    /// Nothing: what the row above begins was told to be wrong.
    Lost,
    /// Values of a procedure, by pointer, the outer ones first.
    Values(usize, Vec<String>),
}

impl Gatherer<'_> {
    fn table(&mut self, at: usize, table: &Table, sheet: &Sheet) {
        let mut open = Open::Nothing;
        for row in &table.rows {
            self.row(at, table, sheet, row, &mut open);
        }
    }

    fn row(&mut self, at: usize, table: &Table, sheet: &Sheet, row: &TableRow, open: &mut Open) {
        let code = row.cells.first().and_then(Option::as_ref).and_then(|found| code(&found.cell));
        let own = |(column, found): (&Column, &Option<Found>)| {
            found.as_ref().filter(|found| found.own).map(|_| column.depth)
        };
        let columns = || sheet.columns.iter().zip(&row.cells);
        let is_head = sheet.holds == Holds::Procedure;
        let depths = columns().skip(usize::from(!is_head)).filter_map(own);
        // A code alone begins nothing: templates have it filled in beforehand.
        let Some((first, last)) = depths.fold(None, |range, depth| match range {
            None => Some((depth, depth)),
            Some((first, last)) => Some((depth.min(first), depth.max(last))),
        }) else {
            return;
        };
        if first == 0 {
            *open = match self.begin(at, table, sheet, row, code.as_deref()) {
                Some((built, pointer)) => Open::Values(built, vec![pointer]),
                None => Open::Lost,
            };
        } else if !self.goes_on(open, code.as_deref(), first) {
            if !matches!(open, Open::Lost) {
                let head = sheet.columns.iter().skip(1).position(|one| one.depth == first - 1);
                let column = head.map_or(0, |head| head + 1);
                self.blank(table, row.row, sheet, column);
            }
            *open = Open::Lost;
            return;
        }
        let Open::Values(built, pointers) = open else { return };
        pointers.truncate(first.max(1));
        for depth in first..=last {
            if depth > 0 {
                let Some(pointer) = self.within(*built, sheet, depth, pointers) else { return };
                self.origin(*built, &pointer, at, row.row);
                pointers.push(pointer);
            }
            let Some(pointer) = pointers.last().cloned() else { return };
            self.fill(*built, table, sheet, depth, row, &pointer);
        }
    }

    /// Whether a row that begins nothing of its own belongs to what the rows above began.
    fn goes_on(&self, open: &Open, code: Option<&str>, depth: usize) -> bool {
        let Open::Values(built, pointers) = open else { return false };
        let same = code.is_none_or(|code| self.by_code.get(code) == Some(built));
        same && pointers.len() >= depth
    }

    /// Begins a value of a sheet: which procedure it is of, and its pointer.
    fn begin(
        &mut self,
        at: usize,
        table: &Table,
        sheet: &Sheet,
        row: &TableRow,
        code: Option<&str>,
    ) -> Option<(usize, String)> {
        let cell = row.cells.first().and_then(Option::as_ref).map(|found| &found.cell);
        let row = row.row;
        let Some(code) = code else {
            match cell {
                Some(Cell::NoResult) => {
                    let place = place(&table.name, row, self.column(table, 0));
                    self.faults.push((place, WorkbookFault::NoResult.into()));
                }
                _ => self.blank(table, row, sheet, 0),
            }
            return None;
        };
        let known = self.by_code.get(code).copied();
        let code_place = place(&table.name, row, self.column(table, 0));
        let problem = match (sheet.holds, known) {
            (Holds::Procedure, None) => {
                return Some((self.procedure(at, code, code_place), String::new()));
            }
            (Holds::List(key) | Holds::Texts(key), Some(built)) => {
                let pointer = self.push(built, "", key)?;
                self.origin(built, &pointer, at, row);
                return Some((built, pointer));
            }
            (Holds::One(key), Some(built)) if !self.has(built, key) => {
                let pointer = format!("/{key}");
                self.origin(built, &pointer, at, row);
                return Some((built, pointer));
            }
            (_, Some(_)) => Problem::Duplicate { what: Subject::Procedure, id: code.to_owned() },
            (_, None) => {
                let nearest = near::nearest(code, self.by_code.keys().map(String::as_str));
                Problem::Unknown { what: Subject::Procedure, id: code.to_owned(), nearest }
            }
        };
        self.faults.push((code_place, problem));
        None
    }

    fn procedure(&mut self, at: usize, code: &str, place: Place) -> usize {
        let origins = [(String::new(), (at, u32::try_from(place.line).unwrap_or_default()))];
        let json = json!({ "schema": crate::catalog::raw::SCHEMA, "code": code });
        let built = self.built.len();
        self.by_code.insert(code.to_owned(), built);
        self.built.push(Built { json, place, origins: origins.into(), told: Vec::new() });
        built
    }

    /// Begins a value within the last one that is open.
    fn within(
        &mut self,
        built: usize,
        sheet: &Sheet,
        depth: usize,
        pointers: &[String],
    ) -> Option<String> {
        let key = sheet.within.get(depth.checked_sub(1)?)?;
        self.push(built, pointers.last()?, key)
    }

    /// Adds an empty value to a list, which is made where it is not there yet; its pointer.
    fn push(&mut self, built: usize, pointer: &str, key: &str) -> Option<String> {
        let json = self.built.get_mut(built)?.json.pointer_mut(pointer)?;
        let list = key.split('/').try_fold(json, child)?;
        if list.is_null() {
            *list = Value::Array(Vec::new());
        }
        let list = list.as_array_mut()?;
        list.push(Value::Object(Map::new()));
        Some(format!("{pointer}/{key}/{}", list.len() - 1))
    }

    fn has(&self, built: usize, key: &str) -> bool {
        self.built.get(built).is_some_and(|one| one.json.get(key).is_some())
    }

    fn origin(&mut self, built: usize, pointer: &str, table: usize, row: u32) {
        if let Some(one) = self.built.get_mut(built) {
            one.origins.insert(pointer.to_owned(), (table, row));
        }
    }

    /// Fills in the cells of a depth.
    fn fill(
        &mut self,
        built: usize,
        table: &Table,
        sheet: &Sheet,
        depth: usize,
        row: &TableRow,
        pointer: &str,
    ) {
        let is_foreign = self.built.get(built).is_some_and(|one| is_foreign(&one.json));
        let cells = sheet.columns.iter().zip(&row.cells).enumerate();
        for (at, (column, found)) in cells.filter(|(_, (column, _))| column.depth == depth) {
            // The code was read; of a column that is not there it was told once.
            let is_code = at == 0;
            if is_code || table.columns.get(at).is_none_or(Option::is_none) {
                if column.must && !is_code && !(column.open && is_foreign) {
                    self.tell(built, pointer, column.key);
                }
                continue;
            }
            let is_open = column.open && is_foreign;
            let value = match found {
                None if column.must && !is_open => Err(None),
                None => continue,
                Some(found) if is_open && column.list().is_some() => {
                    self.convert.printed(column, &found.cell).map_err(Some)
                }
                Some(found) => self.convert.value(column, &found.cell).map_err(Some),
            };
            match value {
                Ok(None) => {}
                Ok(Some(value)) => {
                    if self.put(built, pointer, column.key, value) {
                        continue;
                    }
                    // Two cells for one value, as a percentage and an amount of one relief.
                    let name = column.heading.name.say(self.convert.lang).to_owned();
                    let place = place(&table.name, row.row, self.column(table, at));
                    self.faults.push((place, WorkbookFault::Twice { name }.into()));
                }
                Err(None) => {
                    self.blank(table, row.row, sheet, at);
                    self.tell(built, pointer, column.key);
                }
                Err(Some(problem)) => {
                    let place = place(&table.name, row.row, self.column(table, at));
                    self.faults.push((place, problem));
                    self.tell(built, pointer, column.key);
                }
            }
        }
    }

    /// Notes that a value was told to be wrong.
    fn tell(&mut self, built: usize, pointer: &str, key: &str) {
        let pointer = if key.is_empty() { pointer.to_owned() } else { format!("{pointer}/{key}") };
        if let Some(one) = self.built.get_mut(built) {
            one.told.push(pointer);
        }
    }

    /// Puts a value where a key leads; no if there is one.
    fn put(&mut self, built: usize, pointer: &str, key: &str, value: Value) -> bool {
        let Some(json) = self.built.get_mut(built).map(|one| &mut one.json) else { return true };
        if json.pointer(pointer).is_none()
            && let (Some(map), Some(name)) = (json.as_object_mut(), pointer.strip_prefix('/'))
        {
            map.insert(name.to_owned(), Value::Object(Map::new()));
        }
        let Some(whole) = json.pointer_mut(pointer) else { return true };
        if key.is_empty() {
            *whole = value;
            return true;
        }
        let place = key.split('/').try_fold(whole, child);
        match place {
            Some(place) if place.is_null() => {
                *place = value;
                true
            }
            _ => false,
        }
    }

    fn blank(&mut self, table: &Table, row: u32, sheet: &Sheet, column: usize) {
        let heading =
            table.columns.get(column).and_then(Option::as_ref).map(|(_, name)| name.clone());
        let of_form = || {
            let column = sheet.columns.get(column);
            column.map(|one| one.heading.name.say(self.convert.lang).to_owned())
        };
        let problem = WorkbookFault::Blank { column: heading.or_else(of_form).unwrap_or_default() };
        self.faults.push((place(&table.name, row, self.column(table, column)), problem.into()));
    }

    /// Where a column of the form stands in a file, counted from 1; 0 where it is not there.
    fn column(&self, table: &Table, column: usize) -> u32 {
        table.columns.get(column).and_then(Option::as_ref).map_or(0, |(column, _)| *column)
    }
}

/// Whether a procedure is of another system, by its code.
pub(super) fn is_foreign(procedure: &Value) -> bool {
    let code = procedure.get("code").and_then(Value::as_str);
    let code = code.and_then(|code| code.parse::<ProcedureCode>().ok());
    code.is_some_and(|code| code.system().is_some())
}

/// The value of a key, made null where it is not there.
fn child<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    Some(value.as_object_mut()?.entry(key).or_insert(Value::Null))
}

/// The code of a procedure; one that was typed as a number has lost zeros at its end.
fn code(cell: &Cell) -> Option<String> {
    let code = match cell {
        Cell::Number(number) => format!("{number:.6}"),
        other => other.words(),
    };
    (!code.is_empty()).then_some(code)
}

/// The position of the sheet of procedures is that of the first: others refer to it.
const _: () = assert!(PROCEDURES == 0);
