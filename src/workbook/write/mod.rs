//! Writes a catalogue as a workbook: a sheet that explains, the sheets of the form, the lists that
//! cells choose from.

mod guide;
mod lists;
mod look;
mod rows;
mod sheet;

use std::io::{self, Write};

use jiff::civil::Date;
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use serde_json::Value;

use self::look::Look;
use self::rows::Rows;
use super::flatten::{Flatten, Row};
use super::form::{Holds, Sheet};
use super::gather::{Found, Table, TableRow, gather};
use super::lists::Lists;
use super::sheets::SHEETS;
use crate::catalog::Catalog;
use crate::export::native;
use crate::ids::ProcedureCode;
use crate::knowledge::Knowledge;
use crate::words::{Lang, workbook as w};

/// What was written.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// For each procedure that a workbook cannot hold in full: the names of the sheets that lack
    /// something.
    pub(crate) not_held: Vec<(ProcedureCode, Vec<&'static str>)>,
}

/// Writes the workbook of a catalogue; an empty form for one without procedures.
///
/// The same catalogue gives the same bytes.
///
/// # Errors
/// Errors of the writer; a sheet with more rows than the format has.
pub(crate) fn write(
    catalog: &Catalog,
    knowledge: &Knowledge,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<Written> {
    let lists = Lists::new(knowledge);
    let flatten = Flatten { lists: &lists, lang };
    let flat = catalog.procedures.par_iter().map(|procedure| {
        let json = native::value(procedure, knowledge)?;
        let rows: Vec<Vec<Row>> = SHEETS.iter().map(|sheet| flatten.rows(sheet, &json)).collect();
        let lacking = lacking(&json, &rows, &lists, lang);
        Ok((rows, lacking))
    });
    let flat: Vec<(Vec<Vec<Row>>, Vec<&'static str>)> = flat.collect::<io::Result<_>>()?;
    let mut written = Written::default();
    let mut tables: Vec<Vec<Row>> = vec![Vec::new(); SHEETS.len()];
    for (procedure, (rows, lacking)) in catalog.procedures.iter().zip(flat) {
        if !lacking.is_empty() {
            written.not_held.push((procedure.code.clone(), lacking));
        }
        tables.iter_mut().zip(rows).for_each(|(table, rows)| table.extend(rows));
    }
    let look = Look::of(lang);
    let (listed, ranges) = lists::sheet(&lists, &look).map_err(wrong)?;
    let mut workbook = Workbook::new();
    workbook.push_worksheet(guide::sheet(&flatten, &look)?);
    for (form, table) in SHEETS.iter().zip(tables) {
        let rows = Rows::of(table);
        rows.fit(form, lang)?;
        workbook.push_worksheet(sheet::sheet(form, &rows, &ranges, &look).map_err(wrong)?);
    }
    workbook.push_worksheet(listed);
    let properties = DocProperties::new().set_title(w::TITLE.say(lang));
    let day = day(catalog.provenance.snapshot).map_err(wrong)?;
    workbook.set_properties(&properties.set_creation_datetime(&day));
    out.write_all(&workbook.save_to_buffer().map_err(wrong)?)?;
    Ok(written)
}

/// The sheets from which a procedure would not come back as it is: found by reading its rows.
fn lacking(json: &Value, rows: &[Vec<Row>], lists: &Lists, lang: Lang) -> Vec<&'static str> {
    let tables = SHEETS.iter().zip(rows).enumerate().map(|(form, (sheet, rows))| Table {
        form,
        name: String::new(),
        columns: vec![Some((1, String::new())); sheet.columns.len()],
        rows: rows.iter().map(table_row).collect(),
    });
    let back = gather(tables.collect(), lists, lang);
    let Some(back) = back.procedures.first() else { return vec![w::PROCEDURES.say(lang)] };
    let key = |sheet: &Sheet| match sheet.holds {
        Holds::Procedure => None,
        Holds::List(key) | Holds::Texts(key) | Holds::One(key) => Some(key),
    };
    let is_same = |sheet: &Sheet| match key(sheet) {
        Some(key) => empty_or(json.get(key)) == empty_or(back.json.get(key)),
        None => {
            let keys = sheet.columns.iter().map(|column| column.key);
            keys.into_iter().all(|key| json.get(key) == back.json.get(key))
        }
    };
    let lacking = SHEETS.iter().filter(|sheet| !is_same(sheet));
    lacking.map(|sheet| sheet.name.say(lang)).collect()
}

/// A list that is not there is empty.
fn empty_or(value: Option<&Value>) -> Option<&Value> {
    value.filter(|value| value.as_array().is_none_or(|list| !list.is_empty()))
}

fn table_row(row: &Row) -> TableRow {
    let found = |cell: &Option<_>| cell.clone().map(|cell| Found { cell, own: true });
    TableRow { row: 1, cells: row.iter().map(found).collect() }
}

/// The day a file says it is of; the first that the format knows where the catalogue has none.
fn day(snapshot: Option<Date>) -> Result<ExcelDateTime, XlsxError> {
    let day = snapshot.and_then(|day| {
        let year = u16::try_from(day.year()).ok()?;
        let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
        ExcelDateTime::from_ymd(year, month, day).ok()
    });
    day.map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok)
}

fn wrong(error: XlsxError) -> io::Error {
    io::Error::other(error)
}
