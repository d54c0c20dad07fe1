//! The border: JSON to typed values, with every fault of a file in one go.
//!
//! serde stops at the first fault, which is right for files without any: the common case costs one
//! pass. Only when serde refuses is the text read again, as a value, and compared with the JSON
//! Schema of the same type; that names every fault. What is left of a faulty file is mended with
//! placeholders, so that checks of its meaning can run too and report in the same run.

pub(crate) mod bounded;
mod complaint;
pub(crate) mod package;
mod place;
mod refusal;
mod shelf;
mod validator;

pub use place::{locate, locate_all, locate_each, source_line};
pub(crate) use shelf::Shelf;

use std::collections::BTreeSet;
use std::path::Path;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::fault::{Fault, Place, Problem};
use complaint::Complaint;

/// What could be read of a faulty document.
#[derive(Debug)]
pub struct Salvaged<T> {
    /// The value, with placeholders where the document is wrong; `None` when too little is right.
    pub value: Option<T>,
    /// What is wrong, with line and column; empty when the document was read as it stands.
    pub faults: Vec<Fault>,
    /// Pointers of the placeholders: faults found there later are echoes.
    pub placeholders: BTreeSet<String>,
}

impl<T> Salvaged<T> {
    /// Whether a pointer leads to a placeholder or into one.
    #[must_use]
    pub fn is_placeholder(&self, pointer: &str) -> bool {
        let ends = pointer.match_indices('/').map(|(at, _)| at).chain([pointer.len()]);
        let mut above = ends.filter_map(|end| pointer.get(..end));
        above.any(|above| self.placeholders.contains(above))
    }

    /// Whether a placeholder stands at a pointer or within what that leads to.
    #[must_use]
    pub fn holds_placeholder(&self, pointer: &str) -> bool {
        let within = format!("{pointer}/");
        let mut within_it = self.placeholders.range(within.clone()..);
        self.placeholders.contains(pointer)
            || within_it.next().is_some_and(|first| first.starts_with(&within))
    }
}

/// Reads a document.
///
/// # Errors
/// Every fault of the document that its JSON Schema can name, with line and column.
pub fn read<T: DeserializeOwned + JsonSchema>(file: &Path, bytes: &[u8]) -> Result<T, Vec<Fault>> {
    match read_or_salvage(file, bytes) {
        Salvaged { value: Some(value), faults, .. } if faults.is_empty() => Ok(value),
        Salvaged { faults, .. } => Err(faults),
    }
}

/// Reads a document and, when it is faulty, what can be saved of it.
pub fn read_or_salvage<T: DeserializeOwned + JsonSchema>(file: &Path, bytes: &[u8]) -> Salvaged<T> {
    let lost = |faults| Salvaged { value: None, faults, placeholders: BTreeSet::new() };
    let source = match text(file, bytes) {
        Ok(source) => source,
        Err(fault) => return lost(vec![fault]),
    };
    let refusal = match serde_json::from_str::<T>(source) {
        Ok(value) => {
            let (faults, placeholders) = (Vec::new(), BTreeSet::new());
            return Salvaged { value: Some(value), faults, placeholders };
        }
        Err(refusal) => refusal,
    };
    match serde_json::from_str::<Value>(source) {
        Err(syntax) => lost(vec![refused(file, source, &syntax)]),
        Ok(mut value) => {
            let complaints = validator::complaints::<T>(&value);
            if complaints.is_empty() {
                // serde knows more than the schema: keys that stand twice, numbers out of range.
                return lost(vec![refused(file, source, &refusal)]);
            }
            let mut faults: Vec<_> = complaints
                .iter()
                .map(|complaint| {
                    Fault::at(file, complaint.pointer.clone(), complaint.problem.clone())
                })
                .collect();
            locate_all(source, &mut faults);
            let placeholders = mend::<T>(&mut value, complaints);
            Salvaged { value: T::deserialize(value).ok(), faults, placeholders }
        }
    }
}

/// Checks that bytes are UTF-8 and drops a byte order mark.
///
/// # Errors
/// A fault at the first byte that is not.
pub fn text<'a>(file: &Path, bytes: &'a [u8]) -> Result<&'a str, Fault> {
    let text = simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes));
    let text = text.map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let sound = String::from_utf8_lossy(sound);
        let (line, column) = place::end_of(&sound);
        let place = Place { line, column, pointer: String::new() };
        Fault { file: file.to_path_buf(), place, problem: Problem::NotUtf8 }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Bytes without the byte order mark that some editors and exports put first.
pub(crate) fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// The fault for what serde says of a text.
#[must_use]
pub fn refused(file: &Path, source: &str, error: &serde_json::Error) -> Fault {
    let (line, column) = place::in_characters(source, error.line(), error.column());
    let said = error.to_string();
    // serde_json appends the place, which we keep in fields.
    let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
    let problem = refused_as(reason);
    let place = Place { line, column, pointer: String::new() };
    Fault { file: file.to_path_buf(), place, problem }
}

/// The problem that a sentence of serde tells, without the place that it ends in.
pub(crate) fn refused_as(reason: &str) -> Problem {
    refusal::problem(reason)
}

/// Replaces what is wrong by placeholders until the schema is content; gives their pointers.
fn mend<T: JsonSchema>(value: &mut Value, mut complaints: Vec<Complaint>) -> BTreeSet<String> {
    // A missing object takes one round for itself and one for its keys; deeper ones are given up.
    const ROUNDS: usize = 6;
    let mut placeholders = BTreeSet::new();
    for _ in 0..ROUNDS {
        if complaints.is_empty() {
            break;
        }
        for complaint in complaints {
            placeholders.extend(complaint.mend(value));
        }
        complaints = validator::complaints::<T>(value);
    }
    placeholders
}

/// What a reader of CSV finds wrong with a row.
pub(crate) fn row_problem(error: &csv::Error) -> Problem {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            Problem::BadRow { cells: count(*len), columns: count(*expected_len) }
        }
        csv::ErrorKind::Utf8 { .. } => Problem::NotUtf8,
        // Bytes in memory give no other error, and cells of text are of no wrong type.
        _ => Problem::UnknownFormat,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, JsonSchema, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Sheet {
        name: String,
        rank: Rank,
        day: Option<jiff::civil::Date>,
        #[serde(default)]
        rows: Vec<Row>,
        best: Option<Row>,
    }

    #[derive(Debug, Deserialize, JsonSchema, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Rank {
        /// High.
        High,
        /// Low.
        Low,
    }

    #[derive(Debug, Deserialize, JsonSchema, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Row {
        count: u16,
        rank: Option<Rank>,
    }

    fn faults(source: &str) -> Vec<String> {
        let read = read_or_salvage::<Sheet>(Path::new("x"), source.as_bytes());
        assert_eq!(
            read.value.is_some(),
            !read
                .faults
                .iter()
                .any(|f| f.place.pointer.is_empty() && matches!(f.problem, Problem::Syntax { .. }))
        );
        read.faults
            .iter()
            .map(|f| {
                format!("{}:{} {} {:?}", f.place.line, f.place.column, f.place.pointer, f.problem)
            })
            .collect()
    }

    #[test]
    fn a_sound_document_is_read() {
        let sheet: Sheet = read(Path::new("x"), br#"{"name":"a","rank":"low"}"#).unwrap();
        assert_eq!(sheet.rank, Rank::Low);
    }

    #[test]
    fn every_fault_of_a_document_is_named_with_its_place() {
        let found = faults(concat!(
            "{\n  \"rank\": \"lwo\",\n  \"day\": \"2025-02-30\",\n  \"extra\": 1, \"more\": 2,\n",
            "  \"rows\": [{\"count\": -1}, {\"count\": \"đủ\"}, {\"rank\": \"x\"}],\n",
            "  \"best\": {\"count\": 1, \"rank\": 5, \"odd\": null}\n}"
        ));
        assert_eq!(
            found,
            [
                "1:1  MissingKey { key: \"name\" }",
                "2:11 /rank BadValue { found: \"\\\"lwo\\\"\", expected: \"\\\"high\\\" | \\\"low\\\"\" }",
                "3:10 /day BadDate { found: \"2025-02-30\" }",
                "4:3 /extra UnknownKey { key: \"extra\" }",
                "4:15 /more UnknownKey { key: \"more\" }",
                "5:22 /rows/0/count BadValue { found: \"-1\", expected: \">= 0\" }",
                "5:37 /rows/1/count BadValue { found: \"\\\"đủ\\\"\", expected: \"integer\" }",
                "5:44 /rows/2 MissingKey { key: \"count\" }",
                "5:53 /rows/2/rank BadValue { found: \"\\\"x\\\"\", expected: \"\\\"high\\\" | \\\"low\\\" | null\" }",
                "6:32 /best/rank BadValue { found: \"5\", expected: \"\\\"high\\\" | \\\"low\\\" | null\" }",
                "6:35 /best/odd UnknownKey { key: \"odd\" }",
            ]
        );
    }

    #[test]
    fn broken_json_is_named_with_line_and_column_in_characters() {
        assert_eq!(
            faults("{\"name\": \"đường\" \"rank\"}"),
            ["1:18  Syntax { reason: \"expected `,` or `}`\" }"]
        );
        let fault = text(Path::new("x"), b"{\n\"\xc4\x91\xff\"").unwrap_err();
        assert_eq!((fault.place.line, fault.place.column), (2, 3));
        assert_eq!(fault.problem, Problem::NotUtf8);
    }

    #[test]
    fn what_the_schema_cannot_see_is_still_a_fault() {
        let found = faults(r#"{"name":"a","name":"b","rank":"low"}"#);
        assert_eq!(found, ["1:18  Syntax { reason: \"duplicate field `name`\" }"]);
    }
}
