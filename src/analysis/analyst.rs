//! Judging lines: reading and derivation together, as of a day.

use std::sync::Arc;

use jiff::civil::Date;

use super::Question;

use crate::catalog::{Procedure, Requirement, Stated, StatedPaper};
use crate::derive::{Context, Derivation, Derivations, LineVerdict, People, Proof};
use crate::knowledge::{DocumentIx, InstrumentIx, Knowledge};
use crate::lint;
use crate::reading::Line as Prose;
use crate::reading::{LineKind, Match, Operator, Origin, Paper, Reader, Reading, Role};

/// What a line asks for and how far registers replace it.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it asks for. Equal lines share one reading.
    pub reading: Arc<Reading>,
    /// How far it is replaceable.
    pub verdict: LineVerdict,
    /// The position of the line of its dossier by which nobody need hand in what it asks for.
    pub exempted_by: Option<u32>,
}

impl Line {
    /// Whether the dossier says, on this line or another, that the data are looked up.
    #[must_use]
    pub fn is_looked_up(&self) -> bool {
        self.reading.already || self.exempted_by.is_some()
    }
}

/// Judges lines as of a day; shared by all threads.
pub struct Analyst<'k> {
    knowledge: &'k Knowledge,
    derivations: Derivations<'k>,
    as_of: Date,
}

impl<'k> Analyst<'k> {
    /// An analyst who answers a question; as of the day of the knowledge when it names none.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge, question: impl Into<Question>) -> Self {
        let Question { as_of, assumptions } = question.into();
        let as_of = as_of.unwrap_or(knowledge.as_of);
        Self { knowledge, derivations: Derivations::assuming(knowledge, assumptions), as_of }
    }

    /// The day it answers for.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// What it knows.
    #[must_use]
    pub fn knowledge(&self) -> &'k Knowledge {
        self.knowledge
    }

    /// One reader of lines; each thread has its own.
    #[must_use]
    pub fn reader(&self) -> LineReader<'_, 'k> {
        LineReader { analyst: self, reader: Reader::new(&self.knowledge.cues) }
    }

    /// The proof that a paper is replaceable, or what stands in its way, for any agency.
    #[must_use]
    pub fn proof(&self, document: DocumentIx) -> Proof {
        self.for_anybody().proof(document)
    }

    /// The same for the agency that settles a procedure, on its legal bases.
    #[must_use]
    pub fn proof_in(&self, procedure: &Procedure, document: DocumentIx, people: People) -> Proof {
        let judge = self.judge_of(procedure);
        judge.derivation.proof_under(document, people, &judge.bases)
    }

    /// What registers answer to any agency about citizens.
    pub(super) fn for_anybody(&self) -> Arc<Derivation<'k>> {
        let anybody = Context { authority: None, as_of: self.as_of, people: People::Citizens };
        self.derivations.in_context(anybody)
    }

    /// A judge of the lines of one procedure.
    pub(super) fn judge_of(&self, procedure: &Procedure) -> Judge<'k> {
        Judge {
            derivation: self.derivations.in_context(Context::of(procedure, self.as_of)),
            bases: procedure.legal_bases.iter().filter_map(|basis| basis.instrument).collect(),
        }
    }
}

/// Judges the lines of one procedure: for its agency, on its legal bases.
pub(super) struct Judge<'k> {
    derivation: Arc<Derivation<'k>>,
    bases: Vec<InstrumentIx>,
}

impl Judge<'_> {
    /// The verdict on what a line asks for.
    pub(super) fn line(&self, reading: Arc<Reading>) -> Line {
        let verdict = self.derivation.line(&reading, &self.bases);
        Line { reading, verdict, exempted_by: None }
    }
}

/// Reads lines of prose of which nothing else is known, and judges them.
pub struct LineReader<'a, 'k> {
    analyst: &'a Analyst<'k>,
    reader: Reader<'k>,
}

impl LineReader<'_, '_> {
    /// Reads and judges a line for any agency.
    pub fn prose(&mut self, line: Prose<'_>) -> Line {
        let mut reading = self.reader.read(line);
        reading.certified = lint::asks_certified_copy(line.text);
        let verdict = self.analyst.for_anybody().line(&reading, &[]);
        Line { reading: Arc::new(reading), verdict, exempted_by: None }
    }
}

/// The reading of a line whose author stated its papers; `None` for prose.
pub(super) fn stated_reading(requirement: &Requirement) -> Option<Reading> {
    let stated = requirement.stated.as_ref()?;
    let papers = stated
        .papers
        .iter()
        .enumerate()
        .map(|(position, paper)| stated_paper(stated, position, paper));
    Some(Reading {
        kind: stated.kind,
        papers: papers.collect(),
        already: stated.fallback,
        certified: lint::asks_certified_copy(&requirement.text),
        why: Vec::new(),
    })
}

fn stated_paper(stated: &Stated, position: usize, paper: &StatedPaper) -> Paper {
    Paper {
        document: Some(paper.document),
        span: 0..0,
        operator: stated.operator,
        // Alternatives share a group; papers that are all asked for have one each.
        group: match stated.operator {
            Operator::AnyOf => 0,
            Operator::AllOf => u16::try_from(position).unwrap_or(u16::MAX),
        },
        role: paper.role,
        origin: match paper.role {
            Role::Foreigner => Origin::Foreigners,
            _ => Origin::Home,
        },
        taken_back: false,
        fallback: false,
        form: stated.kind == LineKind::Form,
        matched: Match::Stated,
    }
}
