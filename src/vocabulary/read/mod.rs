//! From what a file says to procedures: put together as our own JSON and checked by the one reader of
//! that, whose faults are told by the place the value came from.

mod agencies;
mod dossier;
mod fees;
mod outline;
mod papers;
mod service;
mod values;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

pub(super) use self::papers::nodes;
pub(super) use self::service::Reader;
pub(super) use self::values::iri;
use super::expand::expand;
use super::fields::{self, Field};
use super::graph::Graph;
use super::place::{At, Places};
use crate::border;
use crate::fault::{Fault, LinkedFault, Place, Problem};

/// The largest file that is read; 1,487 procedures of the portal take 17 MB.
pub(crate) const MOST_BYTES: usize = 128 << 20;

/// A procedure as it was put together.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// The JSON of our own format.
    pub(crate) json: Value,
    at: At,
    /// Where values came from, by their pointers in that JSON.
    origins: BTreeMap<String, At>,
}

/// What was read of a file.
#[derive(Debug)]
pub(crate) struct Linked {
    places: Places,
    /// Its procedures, in the order of the file.
    pub(crate) built: Vec<Built>,
    /// What is wrong with it.
    pub(crate) faults: Vec<Fault>,
    /// What it says and our format has no place for.
    pub(crate) remarks: Vec<Fault>,
}

/// Reads a file.
///
/// # Errors
/// Faults that leave nothing to read, with pointer, line and column: what is no JSON, contexts that
/// are not known, parts of JSON-LD that are not read.
pub(crate) fn read(file: &Path, text: &str) -> Result<Linked, Vec<Fault>> {
    let graph = graph(file, text)?;
    let reader = Reader::new(&graph);
    let built = reader.procedures();
    let places = |told: Vec<(At, Problem)>| {
        let fault = |(at, problem)| Fault::at(file, graph.places.pointer(at), problem);
        let mut faults: Vec<Fault> = told.into_iter().map(fault).collect();
        border::locate_all(text, &mut faults);
        faults
    };
    let faults = places(reader.faults());
    if built.is_empty() && faults.is_empty() {
        return Err(vec![Fault::of_file(file, LinkedFault::NoService.into())]);
    }
    let remarks = places(reader.not_held());
    Ok(Linked { places: graph.places, built, faults, remarks })
}

/// The graph of a file.
pub(super) fn graph(file: &Path, text: &str) -> Result<Graph, Vec<Fault>> {
    if text.len() > MOST_BYTES {
        return Err(vec![Fault::of_file(file, Problem::TooLarge { limit: MOST_BYTES as u64 })]);
    }
    expand(file, text)
}

impl Linked {
    /// The place of a procedure; line and column are not known yet.
    pub(crate) fn place(&self, built: &Built) -> Place {
        Place { pointer: self.places.pointer(built.at), ..Place::default() }
    }

    /// A fault of the JSON of a procedure as one of the place its value comes from; line and column are
    /// not known yet.
    pub(crate) fn told(&self, built: &Built, fault: Fault) -> Fault {
        let mut pointer = fault.place.pointer.as_str();
        let at = loop {
            match built.origins.get(pointer) {
                Some(&at) => break at,
                None => match pointer.rfind('/') {
                    Some(end) => pointer = pointer.get(..end).unwrap_or_default(),
                    None => break built.at,
                },
            }
        };
        let problem = match fault.problem {
            Problem::MissingKey { key } => Problem::MissingKey { key: term(&key).to_owned() },
            other => other,
        };
        Fault::at(&fault.file, self.places.pointer(at), problem)
    }
}

/// The term by which a file says what a key of our JSON says.
fn term(key: &str) -> &str {
    let tables: [&[Field]; 6] = [
        fields::PROCEDURE,
        fields::LINE,
        fields::VOLUME,
        fields::MEASURED,
        fields::CHANNEL,
        fields::PROVISION,
    ];
    match key {
        "code" => "identifier",
        "authority" => "competentAuthority",
        "documents" => "hasEvidenceTypeList",
        "status" => "feeStatus",
        _ => {
            let field = tables.into_iter().flatten().find(|field| field.key == key);
            field.map_or(key, |field| field.term)
        }
    }
}
