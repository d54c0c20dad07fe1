//! A line as the audit sees it, and what its words alone tell.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::kin::Kin;
use crate::analysis;
use crate::catalog::Requirement;
use crate::diff::folded;
use crate::reading::{Effect, LineKind, Paper, Why, nfc};

/// Words that a decision has at least beside the names of papers for its wording to tell what it is
/// about, and the share of them that a line repeats.
const TELLING: usize = 15;
const REPEATED: f64 = 0.8;
/// A line as the audit sees it.
pub(super) struct Line<'a> {
    pub(super) position: usize,
    pub(super) case: Option<u16>,
    pub(super) kind: LineKind,
    pub(super) papers: &'a [Paper],
    /// Composed, as the spans of papers count.
    pub(super) text: Cow<'a, str>,
    /// Whether it says that data are looked up, or that nothing need be submitted.
    pub(super) looks_up: bool,
    /// Whether the author of the catalogue stated that, which speaks of this line alone.
    pub(super) is_stated: bool,
    /// The sentences that say so, where the reading tells them.
    pub(super) clauses: Vec<String>,
}

impl<'a> Line<'a> {
    /// A line at a position of its dossier.
    pub(super) fn of(
        position: usize,
        (asked, line): (&'a Requirement, &'a analysis::Line),
        kin: &Kin,
    ) -> Self {
        let text = nfc(&asked.text);
        let exempts = kin.exempts(&text);
        // A clause in words of the audit's own speaks of its whole line.
        let clauses = if exempts { Vec::new() } else { clauses(&text, &line.reading.why) };
        Self {
            position,
            case: asked.case,
            kind: line.reading.kind,
            papers: &line.reading.papers,
            looks_up: line.reading.already || exempts,
            is_stated: asked.stated.is_some(),
            clauses,
            text,
        }
    }
}

/// The sentences of a line that say that data are looked up.
fn clauses(text: &str, why: &[Why]) -> Vec<String> {
    let found = why.iter().filter(|one| one.effect == Effect::LooksUp).filter_map(|one| {
        let (start, end) = (one.span.start as usize, one.span.end as usize);
        let before = text.get(..start)?;
        let behind = text.get(end..)?;
        let begins = before.rfind(['.', ';', '(', '\n']).map_or(0, |at| at + 1);
        let ends = behind.find([';', ')', '\n']).into_iter().chain(behind.find(". ")).min();
        let ends = ends.map_or(text.len(), |at| end + at);
        text.get(begins..ends).map(str::to_owned)
    });
    let mut clauses: Vec<String> = found.collect();
    clauses.dedup();
    clauses
}

/// Lines that repeat the wording of a decision that describes its paper.
pub(super) fn in_same_words(description: &str, lines: &[Line<'_>]) -> Vec<usize> {
    let words =
        |text: &str| -> BTreeSet<String> { folded(text).split(' ').map(str::to_owned).collect() };
    let wanted = words(description);
    let repeats = |line: &&Line<'_>| {
        if line.kind == LineKind::Note || line.looks_up {
            return false;
        }
        let said = words(&line.text);
        #[allow(clippy::cast_precision_loss, reason = "words of a line are few")]
        let share = wanted.intersection(&said).count() as f64 / wanted.len() as f64;
        // A line that lists a whole dossier has the words of everything.
        share >= REPEATED && said.len() <= 2 * wanted.len()
    };
    if wanted.len() < TELLING {
        return Vec::new();
    }
    lines.iter().filter(repeats).map(|line| line.position).collect()
}
