//! Rows of JSON as a table: a column for each key, what has parts as JSON within its field.

use serde::Serialize;
use serde_json::Value;

use super::super::sections::{Cell, Column, Rows, Table};
use crate::cost::Decimal;

/// A table of rows, its columns headed by the keys of JSON: they are for programs.
///
/// A key with dots leads into what has parts, `adds.cost`.
pub(super) fn of<'a>(rows: &impl Serialize, keys: &[impl AsRef<str>]) -> Table<'a> {
    // Rows are made of texts, numbers and lists of them: nothing in them can fail to be written.
    let rows = match serde_json::to_value(rows) {
        Ok(Value::Array(rows)) => rows,
        _ => Vec::new(),
    };
    let columns = keys.iter().map(|key| Column::words(key.as_ref())).collect();
    let pointer = |key: &str| format!("/{}", key.replace('.', "/"));
    let keys: Vec<String> = keys.iter().map(|key| pointer(key.as_ref())).collect();
    let cells = move |row: &Value| keys.iter().map(|key| cell(row.pointer(key))).collect();
    Table::new(columns, Rows::of(rows, cells))
}

fn cell(value: Option<&Value>) -> Cell {
    match value {
        None | Some(Value::Null) => Cell::none(),
        Some(Value::String(text)) => (&**text).into(),
        Some(Value::Number(number)) => match number.to_string().parse::<Decimal>() {
            Ok(number) => Cell::Number(number),
            Err(_) => number.to_string().into(),
        },
        Some(Value::Array(parts)) if parts.iter().all(Value::is_string) => {
            parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ").into()
        }
        Some(value) => value.to_string().into(),
    }
}
