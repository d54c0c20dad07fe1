//! The scenarios compiled into the binary.

use include_dir::{Dir, include_dir};

use super::{Scenario, read};
use crate::border::Shelf;
use crate::fault::Fault;
use crate::knowledge::Knowledge;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/procedures/scenarios");
static SHELF: Shelf = Shelf { folder: "procedures/scenarios", files: &FILES, others: &[] };

/// Ids of the scenarios, sorted.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    SHELF.ids()
}

/// The scenario of an id; `None` when there is none.
///
/// # Errors
/// Faults of its file; a test keeps all of them free of any.
pub fn embedded(id: &str, knowledge: &Knowledge) -> Option<Result<Scenario, Vec<Fault>>> {
    SHELF.read(id, |file, bytes| read(file, bytes, knowledge))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_scenario_is_sound() {
        assert!(!ids().is_empty());
        for id in ids() {
            let read = embedded(id, crate::knowledge::embedded().unwrap()).unwrap();
            assert!(read.is_ok_and(|scenario| scenario.name.is_some()), "{id}");
        }
    }
}
