//! A procedure, as our JSON has it, to the rows of each sheet.

use jiff::civil::Date;
use serde_json::Value;

use super::cell::Cell;
use super::form::{Column, Holds, Kind, Sheet};
use super::gather::is_foreign;
use super::lists::{List, Lists};
use super::names::plain;
use crate::words::Lang;

/// A row: the cells of the columns of its sheet.
pub(super) type Row = Vec<Option<Cell>>;

/// What rows are written with.
pub(super) struct Flatten<'l> {
    /// The lists of the form.
    pub(super) lists: &'l Lists,
    /// The language of the words in cells.
    pub(super) lang: Lang,
}

/// What parts several values of a cell.
pub(super) const PARTS: &str = "; ";

impl Flatten<'_> {
    /// The rows of a procedure on a sheet.
    pub(super) fn rows(&self, sheet: &Sheet, procedure: &Value) -> Vec<Row> {
        let one = |value| self.value(sheet, procedure, value);
        let list = |key| procedure.get(key).and_then(Value::as_array).into_iter().flatten();
        match sheet.holds {
            Holds::Procedure => one(procedure),
            Holds::One(key) => procedure.get(key).map(one).unwrap_or_default(),
            Holds::List(key) | Holds::Texts(key) => list(key).flat_map(one).collect(),
        }
    }

    /// The rows of a value: the first has its own cells, with what lies within beside and below them.
    fn value(&self, sheet: &Sheet, procedure: &Value, value: &Value) -> Vec<Row> {
        let mut rows = Vec::new();
        let row = vec![None; sheet.columns.len()];
        self.within(sheet, 0, procedure, value, row, &mut rows);
        let code = procedure.get("code").and_then(Value::as_str).map(Cell::text);
        for first in rows.iter_mut().filter_map(|row| row.first_mut()) {
            first.clone_from(&code);
        }
        rows
    }

    fn within(
        &self,
        sheet: &Sheet,
        depth: usize,
        procedure: &Value,
        value: &Value,
        mut row: Row,
        rows: &mut Vec<Row>,
    ) {
        for (column, cell) in sheet.columns.iter().zip(&mut row) {
            if column.depth == depth {
                *cell = at(value, column.key)
                    .and_then(|value| self.cell(column, value, procedure))
                    .filter(|cell| !cell.is_blank());
            }
        }
        let list = sheet.within.get(depth).and_then(|key| at(value, key)?.as_array());
        let mut row = Some(row);
        for value in list.into_iter().flatten() {
            let row = row.take().unwrap_or_else(|| vec![None; sheet.columns.len()]);
            self.within(sheet, depth + 1, procedure, value, row, rows);
        }
        rows.extend(row);
    }

    fn cell(&self, column: &Column, value: &Value, procedure: &Value) -> Option<Cell> {
        let label = |list, key: &str| self.lists.label(list, key, self.lang).to_owned();
        let each = |list: &[Value], say: &dyn Fn(&str) -> String| {
            let all: Vec<String> = list.iter().filter_map(Value::as_str).map(say).collect();
            Cell::text(&all.join(PARTS))
        };
        match column.kind {
            Kind::Code | Kind::Text | Kind::Suggested(_) | Kind::Line => {
                value.as_str().map(Cell::text)
            }
            Kind::One(_) if column.open && is_foreign(procedure) => value.as_str().map(Cell::text),
            Kind::One(list) => value.as_str().map(|key| Cell::text(&label(list, key))),
            Kind::Texts => value.as_array().map(|all| each(all, &str::to_owned)),
            Kind::Several(list) => value.as_array().map(|all| each(all, &|key| label(list, key))),
            Kind::YesNo => {
                value.as_bool().filter(|&yes| yes).map(|_| Cell::text(&label(List::YesNo, "true")))
            }
            Kind::Whole(..) | Kind::Money => whole(value),
            Kind::Hours => value.as_f64().map(Cell::Number),
            Kind::Date => value.as_str()?.parse::<Date>().ok().map(Cell::date),
            Kind::PaysPercent => match value.get("percent") {
                Some(percent) => whole(percent),
                None if value == "unknown" => Some(Cell::text(&label(List::FeeStatus, "unknown"))),
                None => None,
            },
            Kind::PaysAmount => value.get("amount").and_then(whole),
            Kind::Case => value.as_str().map(|id| Cell::text(case(id, procedure))),
        }
    }
}

/// The value at a path of keys; the value itself for the empty path.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').filter(|key| !key.is_empty()).try_fold(value, |value, key| value.get(key))
}

fn whole(value: &Value) -> Option<Cell> {
    let number = value.as_u64().map(i128::from).or_else(|| value.as_i64().map(i128::from));
    number.map(Cell::whole)
}

fn said<'v>(case: &'v Value, key: &str) -> &'v str {
    case.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A case by its name, which people know; by its id where its name means another too.
fn case<'p>(id: &'p str, procedure: &'p Value) -> &'p str {
    let cases = || procedure.get("cases").and_then(Value::as_array).into_iter().flatten();
    let name = cases().find(|case| said(case, "id") == id).map(|case| said(case, "name"));
    let name = name.unwrap_or_default();
    let plain_name = plain(name);
    let means = |case: &&Value| plain(said(case, "name")) == plain_name || said(case, "id") == name;
    if plain_name.is_empty() || cases().filter(means).count() != 1 { id } else { name }
}
