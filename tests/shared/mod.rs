//! The shared data, which not everybody has.

use std::path::{Path, PathBuf};

/// The folder of the shared data, or `None` with a word on it; required where the environment says so.
#[allow(clippy::print_stdout, reason = "who runs the tests is told what was skipped")]
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if folder.is_dir() {
        return Some(folder);
    }
    let required = std::env::var_os("TINHGON_REQUIRE_SHARED").is_some_and(|value| value == "1");
    assert!(!required, "the shared data are required and not at {}", folder.display());
    println!("skipped: no shared data at {}", folder.display());
    None
}
