//! Reads an edited draft back: which figure it tells where, and which blanks are left.
//!
//! Figures are known by the tags of their content controls, which editors keep while words around
//! and within them change. Where somebody removed the controls, the ledger in the file says what
//! stood before each figure, and it is looked for behind the same words.

mod content;
mod found;
mod package;
mod skeleton;

pub use found::{FoundBlank, FoundFigure, How, ReadDraft};
pub use skeleton::Skeleton;

use std::path::Path;

use crate::border::package::{Broken, Package};
use crate::fault::{Fault, PackageFault, Problem};

/// Reads a draft.
///
/// # Errors
/// The fault of a file that is no DOCX, is encrypted, lacks a part, is larger than any draft, or was
/// not made as a draft; it names the part.
pub fn draft(file: &Path, bytes: &[u8]) -> Result<ReadDraft, Fault> {
    let read = || -> Result<ReadDraft, Broken> {
        let mut package = Package::open(bytes)?;
        let text = package.part(package::DOCUMENT)?;
        let paragraphs = content::paragraphs(&text)?;
        // Freed before the next part is read: never are two held at a time.
        drop(text);
        let ledger = package::ledger(&mut package)?;
        found::read(&paragraphs, ledger)
            .ok_or_else(|| Broken::of(package::DOCUMENT, PackageFault::NotOurs))
    };
    read().map_err(|broken| {
        let (part, why) = (broken.part, broken.why);
        Fault::of_file(file, Problem::BadPackage { part, why })
    })
}
