//! Which legal basis of a procedure most likely imposes the paper of a line.
//!
//! Most dossiers are published without the provision that asks for each paper, and only with the
//! list of texts the procedure rests on. Who wants a paper abolished must know which of them to
//! amend. The ranking weighs what titles and ranks tell of each, by the arguments of law that stand
//! in `procedures/knowledge/imposing.json` beside the points; it names texts of the list, never an
//! article, and is a place to look first, not a finding.
//!
//! The work on a procedure is done once, by [`Imposing::of`]; a line then costs a few scans of its
//! text.

mod candidate;
mod compiled;
mod hint;
mod issuer;
mod overlap;
pub mod words;

pub use hint::{Hint, Hints};

use std::cmp::Reverse;
use std::sync::OnceLock;

use rayon::prelude::*;

use self::candidate::{Candidate, TitleFacts};
use self::compiled::{Compiled, LineWords};
use self::issuer::Issuers;
use self::overlap::{Bag, Weights};
use self::words::Topic;
use crate::catalog::{Procedure, Requirement};
use crate::citation::TextNumber;
use crate::fault::Fault;
use crate::knowledge::{AuthorityIx, InstrumentIx, Knowledge, Rank};
use crate::reading::LineKind;

/// What legal bases are weighed with; made once for a whole catalogue.
#[derive(Debug)]
pub struct Imposing<'k> {
    knowledge: &'k Knowledge,
    words: Compiled,
    weights: Weights,
    /// The words of the titles of the instruments, by instrument.
    bags: Vec<Bag>,
    /// What the titles of the instruments tell, by instrument; filled as procedures rest on them.
    titles: Vec<OnceLock<TitleFacts>>,
    issuers: Issuers,
}

impl<'k> Imposing<'k> {
    /// Prepares the words, and how distinctive each word of a title is.
    ///
    /// # Errors
    /// The faults of the data file with the words; a test keeps it free of them.
    pub fn new(knowledge: &'k Knowledge) -> Result<Self, Vec<Fault>> {
        let instruments = knowledge.instruments.rows();
        let bags: Vec<Bag> =
            instruments.par_iter().map(|instrument| Bag::new(&instrument.title)).collect();
        let weights = Weights::new(&bags);
        let titles = instruments.iter().map(|_| OnceLock::new()).collect();
        let (words, issuers) = (Compiled::embedded()?, Issuers::new(knowledge));
        Ok(Self { knowledge, words, weights, bags, titles, issuers })
    }

    /// The rank that the letters of a number tell.
    #[must_use]
    pub fn rank_of(&self, number: &str) -> Option<Rank> {
        self.words.signs.numbers(number).next()?.rank
    }

    /// Who issued a text, as the letters of its number tell: those that all known instruments with
    /// the same letters are from.
    #[must_use]
    pub fn issuer_of(&self, number: &str) -> Option<AuthorityIx> {
        self.issuers.of(number)
    }

    /// Those who issued a joint text together, in the same way; as far as they are known.
    #[must_use]
    pub fn issuers_of(&self, number: &str) -> Vec<AuthorityIx> {
        self.issuers.all_of(number)
    }

    /// Weighs the legal bases of a procedure, for all of its lines.
    #[must_use]
    pub fn of(&self, procedure: &Procedure) -> Ranking<'_> {
        Ranking { words: &self.words, candidates: candidate::of(self, procedure) }
    }
}

/// The legal bases of one procedure, weighed.
#[derive(Debug)]
pub struct Ranking<'i> {
    words: &'i Compiled,
    /// In the order of the list, each text once.
    candidates: Vec<Candidate>,
}

impl Ranking<'_> {
    /// The legal bases that may impose a line of the procedure, the likeliest first.
    ///
    /// Each text stands once; bases of equal score keep the order of the list.
    #[must_use]
    pub fn rank(&self, line: &Requirement) -> Vec<Suspect> {
        let cited: Vec<_> = self.words.signs.numbers(&line.text).collect();
        let kinds: Vec<_> = self.words.lines().iter().filter(|kind| is_of(line, kind)).collect();
        self.weighed(&cited, &kinds)
    }

    /// The same for what is about the whole procedure, where no line speaks.
    #[must_use]
    pub fn rank_whole(&self) -> Vec<Suspect> {
        self.weighed(&[], &[])
    }

    fn weighed(&self, cited: &[TextNumber], kinds: &[&LineWords]) -> Vec<Suspect> {
        let raw = &self.words.raw;
        let suspect = |candidate: &Candidate| {
            let mut score = candidate.points;
            let mut hints = candidate.hints;
            let own = candidate.citation;
            if own.is_some_and(|own| cited.iter().any(|one| one.is_of_the_text_of(own))) {
                score = score.saturating_add(raw.cited_in_line.points);
                hints.insert(Hint::CitedInLine);
            }
            for kind in kinds {
                if candidate.hints.contains(kind.topic.into()) {
                    score = score.saturating_add(kind.points);
                    hints.insert(Hint::KindOfLine);
                }
            }
            let Candidate { position, instrument, .. } = *candidate;
            Suspect { position, instrument, score: Score(score), hints }
        };
        let mut suspects: Vec<_> = self.candidates.iter().map(suspect).collect();
        suspects.sort_by_key(|suspect| (Reverse(suspect.score), suspect.position));
        suspects
    }
}

/// Whether a line is of a kind; what the author of a catalogue states goes before words.
fn is_of(line: &Requirement, kind: &LineWords) -> bool {
    match (kind.topic, &line.stated) {
        (Topic::Forms, Some(stated)) => stated.kind == LineKind::Form,
        (Topic::Forms, None) if line.form.is_some() => true,
        _ => kind.tell(&line.text),
    }
}

/// A legal basis that may impose a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// Its place in [`Procedure::legal_bases`].
    pub position: usize,
    /// The instrument, when it is one we know.
    pub instrument: Option<InstrumentIx>,
    /// How much speaks for it, beside the others of its procedure.
    pub score: Score,
    /// What spoke for and against it.
    pub hints: Hints,
}

/// Points for a legal basis: only their order within one line means anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(i32);

impl Score {
    /// The points.
    #[must_use]
    pub fn points(self) -> i32 {
        self.0
    }
}

/// The legal bases that may impose one line; for more than one, keep an [`Imposing`].
///
/// # Errors
/// The faults of the data file with the words; a test keeps it free of them.
pub fn imposing(
    procedure: &Procedure,
    line: &Requirement,
    knowledge: &Knowledge,
) -> Result<Vec<Suspect>, Vec<Fault>> {
    Ok(Imposing::new(knowledge)?.of(procedure).rank(line))
}

#[cfg(test)]
mod tests;
