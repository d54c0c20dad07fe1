//! What of procedures and their lines it takes to find them again on another side: less than a whole
//! report, so that a gate may ask the same question as a comparison.

use super::{lines, procedures};

/// A procedure by what it is known again by.
pub trait Outline {
    /// A line of its dossier.
    type Line: LineOutline;
    /// Its code.
    fn code(&self) -> &str;
    /// Its name.
    fn name(&self) -> &str;
    /// Id of its authority, or its printed name.
    fn authority(&self) -> &str;
    /// The lines of its dossier, by id.
    fn lines(&self) -> &[Self::Line];
}

/// A line by what it is known again by.
pub trait LineOutline {
    /// Its id within the procedure.
    fn id(&self) -> &str;
    /// Its words.
    fn text(&self) -> &str;
    /// The heading under which it stands.
    fn case(&self) -> Option<&str>;
    /// The papers of known type that it asks for, and whose, sorted.
    fn papers(&self) -> Vec<(String, String)>;
}

/// For each of some procedures, the positions of those in a catalogue that it most likely is by name,
/// dossier and authority, whatever their codes, each with how sure that is from 0 to 1; the surest first.
#[must_use]
pub fn likely<P: Outline>(some: &[P], catalogue: &[P]) -> Vec<Vec<(usize, f64)>> {
    procedures::likely(some, catalogue)
}

/// How many lines of some procedures were not there before, by content and not by code or id: a
/// procedure under another code is still the same. Both sides are sorted by code.
#[must_use]
pub fn added_lines<P: Outline>(old: &[P], new: &[P]) -> u64 {
    let matched = procedures::matched(old, new);
    let whole = matched.added.iter().filter_map(|at| new.get(*at)).map(|one| one.lines().len());
    let within = matched.pairs.iter().filter_map(|&(n, m, _)| {
        let (old, new) = (old.get(n)?, new.get(m)?);
        Some(lines::matched(old.lines(), new.lines()).added.len())
    });
    whole.chain(within).map(|count| count as u64).sum()
}
