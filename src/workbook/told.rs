//! Faults of the JSON that was put together, told by the cell each value came from.

use super::gather::{Built, Gathered, Table, place};
use super::sheets::{PROCEDURES, SHEETS};
use crate::fault::{Fault, Place, Problem, WorkbookFault};

impl Gathered {
    /// A fault of the JSON of a procedure as one of the cell it comes from; `None` when it follows from
    /// what was told already.
    pub(crate) fn told(&self, built: &Built, fault: Fault) -> Option<Fault> {
        let (mut pointer, mut problem) = (fault.place.pointer, fault.problem);
        if let ("/code", Problem::BadValue { expected, .. }) = (&*pointer, &mut problem) {
            *expected = "1.004194".to_owned();
        }
        let keys = match &problem {
            Problem::MissingKey { key } => key.split(" | ").map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let at = |key: &String| format!("{pointer}/{key}");
        let columns: Vec<String> =
            keys.iter().filter_map(|key| self.heading(built, &at(key))).collect();
        if let Some(first) = keys.first() {
            pointer = at(first);
        }
        if !columns.is_empty() {
            problem = WorkbookFault::Blank { column: columns.join(" | ") }.into();
        } else if matches!(&problem, Problem::BadValue { found, .. } if found == "[]")
            && let Some(key) = self.key_within(built, &pointer)
        {
            // A list without anything in it is told by the first column of what it lacks.
            pointer = format!("{pointer}/{key}");
            let column = self.heading(built, &pointer).unwrap_or_default();
            problem = WorkbookFault::Blank { column }.into();
        }
        let follows = |told: &String| {
            pointer
                .strip_prefix(told.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if built.told.iter().any(follows) {
            return None;
        }
        Some(Fault { file: fault.file, place: self.place(built, &pointer), problem })
    }

    /// The key of the first column of the values in a list, when a pointer leads to one.
    fn key_within(&self, built: &Built, pointer: &str) -> Option<&'static str> {
        let (table, _, path, depth) = self.origin(built, pointer)?;
        let sheet = SHEETS.get(table.form)?;
        sheet.within.get(depth).filter(|list| **list == path)?;
        sheet.columns.iter().find(|column| column.depth == depth + 1).map(|column| column.key)
    }

    /// The cell of a value; that of its row, or of the code, where it has none.
    fn place(&self, built: &Built, pointer: &str) -> Place {
        let Some((table, row, path, depth)) = self.origin(built, pointer) else {
            return built.place.clone();
        };
        let column = column_of(table, depth, path).or_else(|| column_of(table, depth, ""));
        // What a procedure lacks as a whole is told by its code.
        if table.form == PROCEDURES && column.is_none() {
            return built.place.clone();
        }
        let in_file = |column: usize| table.columns.get(column)?.as_ref();
        let head = || SHEETS.get(table.form)?.columns.iter().skip(1).position(|c| c.depth == depth);
        let column = column.and_then(in_file).or_else(|| in_file(head()? + 1));
        let column = column.or_else(|| in_file(0)).map_or(0, |(column, _)| *column);
        place(&table.name, row, column)
    }

    /// The heading of the column of a value: as the file has it, or as the form would.
    fn heading(&self, built: &Built, pointer: &str) -> Option<String> {
        let (table, _, path, depth) = self.origin(built, pointer)?;
        let column = column_of(table, depth, path)?;
        let in_file = table.columns.get(column).and_then(Option::as_ref);
        let of_form = || {
            let column = SHEETS.get(table.form)?.columns.get(column)?;
            Some(column.heading.name.say(self.lang).to_owned())
        };
        in_file.map(|(_, heading)| heading.clone()).or_else(of_form)
    }

    /// Where a value comes from: the nearest value around it that has a row, and the path within that.
    fn origin<'a>(&self, built: &Built, pointer: &'a str) -> Option<(&Table, u32, &'a str, usize)> {
        let mut end = pointer.len();
        loop {
            let (head, path) = pointer.split_at_checked(end)?;
            if let Some(&(table, row)) = built.origins.get(head) {
                let table = self.tables.get(table)?;
                // Positions in a pointer are as many as the lists it leads into.
                let is_number = |key: &&str| key.bytes().all(|byte| byte.is_ascii_digit());
                let lists = head.split('/').skip(1).filter(is_number).count();
                return Some((table, row, path.trim_start_matches('/'), lists.saturating_sub(1)));
            }
            end = head.rfind('/')?;
        }
    }
}

/// The column of the form that holds what a path leads to: in the value of a row, or first in the list
/// within it.
fn column_of(table: &Table, depth: usize, path: &str) -> Option<usize> {
    let sheet = SHEETS.get(table.form)?;
    let within = || {
        let rest = path.strip_prefix(sheet.within.get(depth)?)?;
        sheet.column_of(depth + 1, rest.trim_start_matches('/'))
    };
    sheet.column_of(depth, path).or_else(within)
}
