//! A line as the audit sees it, and what its words alone tell.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::analysis;
use crate::catalog::Requirement;
use crate::citation::{Grammar, Source};
use crate::diff::folded;
use crate::exemption::Saying;
use crate::knowledge::Knowledge;
use crate::reading::{LineKind, Paper, nfc};

/// Words that a decision has at least beside the names of papers for its wording to tell what it is
/// about, and the share of them that a line repeats.
const TELLING: usize = 15;
const REPEATED: f64 = 0.8;

/// A line as the audit sees it.
///
/// What is costly to find and serves few decisions is found when it is asked for, once.
pub(super) struct Line<'a> {
    pub(super) position: usize,
    pub(super) case: Option<u16>,
    pub(super) kind: LineKind,
    pub(super) papers: &'a [Paper],
    /// Composed, as the spans of papers count.
    pub(super) text: Cow<'a, str>,
    /// Whether the author of the catalogue stated it, which speaks of this line alone.
    pub(super) is_stated: bool,
    /// What it says of data that are looked up.
    pub(super) says: Saying<'a>,
    words: OnceCell<BTreeSet<String>>,
    cited: OnceCell<Vec<Source>>,
}

impl<'a> Line<'a> {
    /// A line at a position of its dossier.
    pub(super) fn of(
        position: usize,
        (asked, line): (&'a Requirement, &'a analysis::Line),
        knowledge: &Knowledge,
    ) -> Self {
        let text = nfc(&asked.text);
        let says = Saying::of(&text, &line.reading, knowledge);
        Self {
            position,
            case: asked.case,
            kind: line.reading.kind,
            papers: &line.reading.papers,
            is_stated: asked.stated.is_some(),
            says,
            text,
            words: OnceCell::new(),
            cited: OnceCell::new(),
        }
    }

    /// Whether it says that data are looked up, or that nothing need be submitted.
    pub(super) fn looks_up(&self) -> bool {
        !self.says.is_empty()
    }

    /// What it cites.
    pub(super) fn cited(&self, grammar: &Grammar) -> &[Source] {
        self.cited.get_or_init(|| grammar.find(&self.text))
    }

    fn words(&self) -> &BTreeSet<String> {
        self.words.get_or_init(|| words(&self.text))
    }
}

fn words(text: &str) -> BTreeSet<String> {
    folded(text).split(' ').map(str::to_owned).collect()
}

/// Lines that repeat the wording of a decision that describes its paper.
pub(super) fn in_same_words(description: &str, lines: &[Line<'_>]) -> Vec<usize> {
    let wanted = words(description);
    let repeats = |line: &&Line<'_>| {
        if line.kind == LineKind::Note || line.looks_up() {
            return false;
        }
        let said = line.words();
        #[allow(clippy::cast_precision_loss, reason = "words of a line are few")]
        let share = wanted.intersection(said).count() as f64 / wanted.len() as f64;
        // A line that lists a whole dossier has the words of everything.
        share >= REPEATED && said.len() <= 2 * wanted.len()
    };
    if wanted.len() < TELLING {
        return Vec::new();
    }
    lines.iter().filter(repeats).map(|line| line.position).collect()
}
