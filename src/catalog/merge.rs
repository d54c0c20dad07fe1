//! Records of all files become one catalogue: each code once, everything in an order of its own.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use super::digest::{self, RecordDigest};
use super::native;
use super::record::{Item, Origin};
use super::source::Loaded;
use super::{Catalog, Effect, Procedure, Provenance, Remark};
use crate::fault::{Fault, Place, Problem, Subject};

/// What was read of one file.
#[derive(Debug, Default)]
pub(super) struct FileRead {
    /// The file.
    pub(super) file: PathBuf,
    /// Its records, in order.
    pub(super) items: Vec<Item>,
    /// Its size in bytes.
    pub(super) bytes: usize,
    /// What concerns the file as a whole.
    pub(super) faults: Vec<Fault>,
}

/// A record that may enter the catalogue.
struct Candidate {
    procedure: Box<Procedure>,
    origin: Origin,
    digest: RecordDigest,
    file: usize,
    line: usize,
    cell: Option<Place>,
}

impl Candidate {
    /// The best of one code comes first: our own format; then the later snapshot; then, so that the
    /// choice does not depend on the order of the input, the smaller digest.
    fn rank(&self) -> impl Ord + use<> {
        let portal = (self.origin != Origin::Native)
            .then_some((Reverse(self.procedure.facts_taken), self.digest));
        (self.procedure.code.clone(), self.origin, portal, self.file, self.line)
    }
}

/// Makes the catalogue.
///
/// # Errors
/// All faults of all files, and codes that two files of our own format claim.
pub(super) fn merge(files: Vec<FileRead>, mut remarks: Vec<Remark>) -> Loaded {
    let mut faults = Vec::new();
    let mut digests = Vec::new();
    let mut candidates = Vec::new();
    let mut names = Vec::with_capacity(files.len());
    let bytes = files.iter().map(|file| file.bytes).sum();
    for (file, read) in files.into_iter().enumerate() {
        faults.extend(read.faults);
        names.push(read.file);
        for item in read.items {
            digests.push(item.digest);
            faults.extend(item.faults);
            remarks.extend(item.remarks);
            candidates.extend(item.procedure.map(|(procedure, origin)| Candidate {
                procedure,
                origin,
                digest: item.digest,
                file,
                line: item.line,
                cell: item.cell,
            }));
        }
    }
    let procedures = distinct(candidates, &names, &mut remarks, &mut faults);
    if !faults.is_empty() {
        faults.sort();
        faults.dedup();
        return Err(faults);
    }
    remarks.sort_by(|a, b| (&a.fault, a.effect).cmp(&(&b.fault, b.effect)));
    let snapshot = procedures.iter().filter_map(|procedure| procedure.facts_taken).max();
    let records = digests.len();
    let provenance = Provenance { digest: digest::of_input(digests), snapshot, records, bytes };
    Ok(Catalog { procedures, remarks, provenance })
}

/// The best candidate of each code, by code; what became of the others.
fn distinct(
    mut candidates: Vec<Candidate>,
    names: &[PathBuf],
    remarks: &mut Vec<Remark>,
    faults: &mut Vec<Fault>,
) -> Vec<Procedure> {
    candidates.sort_by_cached_key(Candidate::rank);
    let mut procedures: Vec<Procedure> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let taken = procedures.last().is_some_and(|last| last.code == candidate.procedure.code);
        if !taken {
            procedures.push(*candidate.procedure);
            continue;
        }
        let file = names.get(candidate.file).map_or(Path::new(""), PathBuf::as_path);
        match candidate.origin {
            Origin::Native => {
                let place = candidate.cell.unwrap_or_else(|| of_code(candidate.line));
                faults.push(native::taken(file, place, &candidate.procedure.code));
            }
            // That the list only names it no longer matters.
            Origin::Listed => {
                let code = &candidate.procedure.code;
                remarks
                    .retain(|one| one.procedure.as_ref() != Some(code) || one.fault.file != file);
                remarks.push(superseded(file, &candidate));
            }
            Origin::Portal => remarks.push(superseded(file, &candidate)),
        }
    }
    procedures
}

/// Where the code of a record stands; the line is 0 for a file of its own.
fn of_code(line: usize) -> Place {
    Place { line, pointer: "/code".to_owned(), ..Place::default() }
}

/// A portal record whose code another record has taken.
fn superseded(file: &Path, candidate: &Candidate) -> Remark {
    let code = candidate.procedure.code.clone();
    let problem = Problem::Duplicate { what: Subject::Procedure, id: code.to_string() };
    let place = of_code(candidate.line);
    let fault = Fault { file: file.to_path_buf(), place, problem };
    Remark { fault, procedure: Some(code), effect: Effect::LeftOut }
}
