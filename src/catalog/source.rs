//! From what was named on the command line to a catalogue.

use std::path::PathBuf;

use super::Catalog;
use crate::fault::Fault;
use crate::knowledge::Knowledge;

/// What a command reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The catalogue compiled into the binary.
    Embedded,
    /// Files or folders, of any format that is recognised by its content.
    Paths(Vec<PathBuf>),
}

/// How an input is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {}

/// What loading gives: a catalogue, or every fault that keeps it from being one.
pub type Loaded = Result<Catalog, Vec<Fault>>;

/// Loads a catalogue.
///
/// # Errors
/// All faults of the run.
pub fn load(_input: &Input, _settings: Settings, _knowledge: &Knowledge) -> Loaded {
    Ok(Catalog::default())
}
