//! The scenarios compiled into the binary.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::{Scenario, read};
use crate::fault::Fault;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/procedures/scenarios");

/// Ids of the scenarios, sorted.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    let mut ids: Vec<_> =
        FOLDER.files().filter_map(|file| file.path().file_stem()?.to_str()).collect();
    ids.sort_unstable();
    ids
}

/// The scenario of an id; `None` when there is none.
///
/// # Errors
/// Faults of its file; a test keeps all of them free of any.
pub fn embedded(id: &str) -> Option<Result<Scenario, Vec<Fault>>> {
    let known = ids().contains(&id);
    let file = FOLDER.get_file(format!("{id}.json")).filter(|_| known)?;
    Some(read(&Path::new("procedures/scenarios").join(file.path()), file.contents()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_scenario_is_sound() {
        assert!(!ids().is_empty());
        for id in ids() {
            let read = embedded(id).unwrap();
            assert!(read.is_ok_and(|scenario| scenario.name.is_some()), "{id}");
        }
    }
}
