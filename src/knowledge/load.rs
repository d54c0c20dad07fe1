//! From the files of `procedures/knowledge/` to [`Knowledge`]: every id is checked both ways.
//!
//! Loading has two storeys. Files are read first, each into its mirror in [`raw`]; when one cannot
//! be read, the faults of all files are reported and no more, since ids that dangle only because
//! their file is broken would drown the cause. Then ids are resolved and the tables are checked
//! against each other, and all that is wrong there is reported at once.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::{Knowledge, integrity, raw, resolve};
use crate::border;
use crate::exemption::raw::ExemptionWords;
use crate::fault::{Fault, Problem};
use crate::reading::raw::ReadingFile;

/// The files of the knowledge folder: path below the folder, and bytes.
pub type Files<'a> = &'a [(PathBuf, &'a [u8])];

/// Reads and joins all knowledge files.
///
/// # Errors
/// All faults of all files: broken JSON, unknown keys, duplicate and dangling ids.
pub fn load(files: Files<'_>) -> Result<Knowledge, Vec<Fault>> {
    let sheets = read_all(files)?;
    let (mut knowledge, mut faults) = resolve::resolve(&sheets);
    let ((phrases, phrase_faults), (checked, idle)) = rayon::join(
        || resolve::phrases(&sheets, &knowledge),
        || {
            let checked = integrity::check(&sheets, &knowledge);
            (checked, integrity::idle_replacements(&sheets, &knowledge))
        },
    );
    faults.extend(phrase_faults);
    if faults.is_empty() {
        // A slip in one id can leave a register with nothing to give: it is reported as the slip.
        faults.extend(idle);
    }
    faults.extend(checked);
    knowledge.cues = phrases.cues;
    knowledge.exemptions = phrases.exemptions;
    if faults.is_empty() { Ok(knowledge) } else { Err(placed(files, faults)) }
}

/// Finds the line and column of each fault, which so far has only a pointer.
fn placed(files: Files<'_>, faults: Vec<Fault>) -> Vec<Fault> {
    let mut faults = in_order_of_files(faults);
    for group in faults.chunk_by_mut(|a, b| a.file == b.file) {
        let file = group.first().map(|fault| fault.file.clone());
        let bytes = files.iter().find(|(path, _)| Some(path) == file.as_ref());
        if let Some(source) = bytes.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()) {
            border::locate_all(source, group);
        }
    }
    faults
}

/// Puts the faults of one file together; within a file they stay in the order they were found.
fn in_order_of_files(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by(|a, b| a.file.cmp(&b.file));
    faults
}

/// A file that was read: its path, to report against, and what it says.
pub(super) struct Sheet<T> {
    pub(super) file: PathBuf,
    pub(super) value: T,
}

/// All files of the folder as they are written.
pub(super) struct Sheets {
    pub(super) meta: Sheet<raw::Meta>,
    pub(super) instruments: Sheet<raw::Instruments>,
    pub(super) authorities: Sheet<raw::Authorities>,
    pub(super) items: Sheet<raw::DataItems>,
    pub(super) registers: Sheet<raw::Registers>,
    pub(super) access: Sheet<raw::Access>,
    pub(super) rules: Sheet<raw::Rules>,
    pub(super) documents: Vec<Sheet<raw::DocumentTypes>>,
    pub(super) reading: Sheet<ReadingFile>,
    pub(super) exemptions: Sheet<ExemptionWords>,
}

fn read_all(files: Files<'_>) -> Result<Sheets, Vec<Fault>> {
    let mut faults = unknown_files(files);
    // Half of the bytes are document types, in several files: they are read beside the rest.
    let (documents, others) = rayon::join(
        || document_types(files),
        || {
            let mut faults = Vec::new();
            let sheets = (
                required(files, "meta.json", &mut faults),
                required(files, "instruments.json", &mut faults),
                required(files, "authorities.json", &mut faults),
                required(files, "data_items.json", &mut faults),
                required(files, "registers.json", &mut faults),
                required(files, "access.json", &mut faults),
                required(files, "rules.json", &mut faults),
                required(files, "reading.json", &mut faults),
                required(files, "exemptions.json", &mut faults),
            );
            (sheets, faults)
        },
    );
    let (documents, document_faults) = documents;
    let (others, other_faults) = others;
    faults.extend(document_faults);
    faults.extend(other_faults);
    match others {
        (
            Some(meta),
            Some(instruments),
            Some(authorities),
            Some(items),
            Some(registers),
            Some(access),
            Some(rules),
            Some(reading),
            Some(exemptions),
        ) if faults.is_empty() => Ok(Sheets {
            meta,
            instruments,
            authorities,
            items,
            registers,
            access,
            rules,
            documents,
            reading,
            exemptions,
        }),
        _ => Err(in_order_of_files(faults)),
    }
}

/// What a file of the folder is, told by its path.
#[derive(PartialEq, Eq)]
enum Kind {
    /// One of the single files, by name.
    Single,
    /// A group of document types.
    Documents,
    /// Words to people, or to another reader.
    NotOurs,
    /// Nothing we know.
    Unknown,
}

fn kind(path: &Path) -> Kind {
    let name = path.to_str().unwrap_or_default();
    match name {
        "meta.json" | "instruments.json" | "authorities.json" | "data_items.json"
        | "registers.json" | "access.json" | "rules.json" | "reading.json" | "exemptions.json" => {
            Kind::Single
        }
        _ if name.starts_with("document_types/") && name.ends_with(".json") => Kind::Documents,
        // The words of the portal's records and of other systems are read by the catalogue, the weights of legal bases by
        // the measures.
        "portal_words.json"
        | "eregulations_words.json"
        | "imposing.json"
        | "citation.json"
        | "audit.json" => Kind::NotOurs,
        _ if name.ends_with(".md") => Kind::NotOurs,
        _ => Kind::Unknown,
    }
}

fn unknown_files(files: Files<'_>) -> Vec<Fault> {
    let unknown = files.iter().filter(|(path, _)| kind(path) == Kind::Unknown);
    unknown.map(|(path, _)| Fault::of_file(path, Problem::UnknownFormat)).collect()
}

fn document_types(files: Files<'_>) -> (Vec<Sheet<raw::DocumentTypes>>, Vec<Fault>) {
    let mut groups: Vec<_> =
        files.iter().filter(|(path, _)| kind(path) == Kind::Documents).collect();
    groups.sort();
    let read: Vec<_> =
        groups.par_iter().map(|(path, bytes)| (path.clone(), border::read(path, bytes))).collect();
    let mut sheets = Vec::new();
    let mut faults = Vec::new();
    for (file, result) in read {
        match result {
            Ok(value) => sheets.push(Sheet { file, value }),
            Err(more) => faults.extend(more),
        }
    }
    (sheets, faults)
}

fn required<T: DeserializeOwned + JsonSchema>(
    files: Files<'_>,
    name: &str,
    faults: &mut Vec<Fault>,
) -> Option<Sheet<T>> {
    let Some((file, bytes)) = files.iter().find(|(path, _)| path == Path::new(name)) else {
        faults.push(Fault::of_file(Path::new(name), Problem::MissingFile));
        return None;
    };
    match border::read(file, bytes) {
        Ok(value) => Some(Sheet { file: file.clone(), value }),
        Err(more) => {
            faults.extend(more);
            None
        }
    }
}
