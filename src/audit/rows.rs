//! Decisions as files hold them: JSON lines, a JSON array or CSV, every fault of a file in one go.

mod csv;
mod json;

use std::collections::BTreeSet;
use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use super::databases::Databases;
use super::raw::AuditWords;
use super::{CitedCell, Decision, code};
use crate::border;
use crate::catalog::text::clean;
use crate::citation::Grammar;
use crate::fault::{Fault, Place, Problem, Subject};
use crate::ids::ProcedureCode;
use crate::knowledge::{Knowledge, RegisterIx};
use crate::near::nearest;

/// A row of the annex. Keys that are not known are left alone: rows come from other tools.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct RowFile {
    /// Its number in the annex, from 1; no two rows have the same. In a table without such a column it is
    /// the position of the row.
    pub row: u32,
    /// The ministry under which it stands.
    pub ministry: String,
    /// The code of the procedure.
    pub code: String,
    /// The name of the procedure.
    pub procedure: String,
    /// The paper that is replaced.
    pub text: String,
    /// The database, as printed; read where no registers are named.
    pub database: Option<String>,
    /// Who runs it, as printed.
    pub owner: Option<String>,
    /// The text that imposed the paper.
    pub instrument: Option<String>,
    /// The place in it.
    pub provision: Option<String>,
    /// Ids of the registers that hold the data.
    pub registers: Option<Vec<String>>,
    /// The code as printed, where `code` is mended already.
    pub code_printed: Option<String>,
}

/// The numbers that rows may have, as faults say it.
const NUMBERS: &str = "1, 2, 3 …";

/// Rows of a file. Each is held whole until the table is written, in about 4 KiB, so that this many take
/// some 400 MB; all resolutions of a term of government have a hundredth of them.
pub(crate) const MOST_ROWS: usize = 100_000;

/// A row and where it stands.
struct Placed {
    row: RowFile,
    /// The line on which it begins; 0 where pointers tell.
    line: usize,
    /// Before the names of its keys.
    pointer: String,
}

/// Reads decisions; `is_known` tells codes of the catalogue.
///
/// # Errors
/// Every fault of the file: what is no row, keys that are missing, unknown registers, codes that no
/// mending makes a code, numbers that stand twice, a file without a row or with too many.
pub fn read(
    file: &Path,
    bytes: &[u8],
    knowledge: &Knowledge,
    is_known: &dyn Fn(&ProcedureCode) -> bool,
) -> Result<Vec<Decision>, Vec<Fault>> {
    let text = border::text(file, bytes).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let begins = text.trim_start();
    let rows = if begins.starts_with('[') {
        json::array(file, bytes, &mut faults)
    } else if begins.starts_with('{') {
        json::lines(file, text, &mut faults)
    } else {
        csv::rows(file, text, &mut faults)
    };
    if rows.is_empty() && faults.is_empty() {
        return Err(vec![Fault::of_file(file, Problem::NothingToRead)]);
    }
    if faults.iter().any(|fault| matches!(fault.problem, Problem::TooManyRows { .. })) {
        faults.sort();
        return Err(faults);
    }
    let grammar = Grammar::embedded()?;
    let databases = Databases::of(knowledge, &AuditWords::embedded()?.database_fillers);
    let seen = BTreeSet::new();
    let mut reader = Reader { file, knowledge, grammar, databases, is_known, seen };
    let mut found = Vec::new();
    let mut read: Vec<Decision> =
        rows.into_iter().filter_map(|row| reader.decision(row, &mut found)).collect();
    if begins.starts_with('[') {
        // Where each row begins, for findings on it.
        border::locate_each(text, read.iter_mut().map(|decision| &mut decision.place));
    }
    match begins.starts_with('[') {
        true => border::locate_all(text, &mut found),
        false => {
            let lines: Vec<&str> = text.lines().collect();
            found.iter_mut().for_each(|fault| locate_in_line(&lines, fault));
        }
    }
    faults.extend(found);
    faults.sort();
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// Fills in the column of a fault in a file of JSON lines.
fn locate_in_line(lines: &[&str], fault: &mut Fault) {
    let line = fault.place.line.checked_sub(1).and_then(|line| lines.get(line));
    let line = line.filter(|line| line.trim_start().starts_with('{'));
    if let Some(line) = line {
        fault.place.column = border::locate(line, &fault.place.pointer).column;
    }
}

/// Checks rows one by one.
struct Reader<'a> {
    file: &'a Path,
    knowledge: &'a Knowledge,
    grammar: Grammar,
    databases: Databases,
    is_known: &'a dyn Fn(&ProcedureCode) -> bool,
    seen: BTreeSet<u32>,
}

impl Reader<'_> {
    /// The decision of a row; what is wrong with it is added to the faults.
    fn decision(&mut self, placed: Placed, faults: &mut Vec<Fault>) -> Option<Decision> {
        let Placed { row, line, pointer } = placed;
        let before = faults.len();
        let mut say = |key: &str, problem| {
            let place = Place { line, column: 0, pointer: format!("{pointer}/{key}") };
            faults.push(Fault { file: self.file.to_path_buf(), place, problem });
        };
        if row.row == 0 {
            let problem = Problem::BadValue { found: "0".to_owned(), expected: NUMBERS.to_owned() };
            say("row", problem);
        } else if !self.seen.insert(row.row) {
            let id = row.row.to_string();
            say("row", Problem::Duplicate { what: Subject::Decision, id });
        }
        for (key, text) in
            [("ministry", &row.ministry), ("procedure", &row.procedure), ("text", &row.text)]
        {
            if clean(text).trim().is_empty() {
                say(key, Problem::EmptyText);
            }
        }
        let printed = row.code_printed.as_deref().filter(|code| !code.trim().is_empty());
        // What is printed tells how it was mended; the code beside it is what is meant.
        let read = code::read(&row.code, self.is_known);
        let mended = match (&read, printed) {
            (Ok((code, None)), Some(printed)) if printed.trim() != code.as_str() => {
                code::read(printed, self.is_known).ok().and_then(|(_, mended)| mended)
            }
            (Ok((_, mended)), _) => mended.clone(),
            (Err(_), _) => None,
        };
        if read.is_err() {
            let expected = ProcedureCode::EXPECTED.to_owned();
            say("code", Problem::BadValue { found: row.code.clone(), expected });
        }
        let mut registers: Vec<RegisterIx> = Vec::new();
        for (n, id) in row.registers.iter().flatten().enumerate() {
            match self.knowledge.registers.find(id) {
                Some(register) if registers.contains(&register) => {}
                Some(register) => registers.push(register),
                None => {
                    let nearest = nearest(id, self.knowledge.registers.ids());
                    let problem =
                        Problem::Unknown { what: Subject::Register, id: id.clone(), nearest };
                    say(&format!("registers/{n}"), problem);
                }
            }
        }
        if registers.is_empty() {
            // Annexes print names, and only tools write ids beside them.
            let printed = row.database.as_deref().unwrap_or_default();
            registers = self.databases.named(printed);
        }
        let cell = |text: Option<String>| {
            let printed = text.map(|text| clean(&text).into_owned());
            printed.filter(|text| !text.is_empty()).map(|printed| CitedCell {
                read: self.grammar.parse(&printed),
                printed: printed.into(),
            })
        };
        let (instrument, provision) = (cell(row.instrument), cell(row.provision));
        let (code, _) = read.ok().filter(|_| faults.len() == before)?;
        Some(Decision {
            row: row.row,
            file: self.file.into(),
            place: Place { line, column: 0, pointer },
            ministry: clean(&row.ministry).into(),
            code,
            mended,
            procedure: clean(&row.procedure).into(),
            paper: clean(&row.text).into(),
            registers,
            instrument,
            provision,
        })
    }
}
