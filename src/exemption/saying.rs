//! A line and the sentences of it that say that data are looked up.

use std::collections::BTreeSet;

use super::clause::{Clause, Reach, sentence};
use crate::knowledge::{DocumentIx, Knowledge, RegisterIx};
use crate::reading::{LineKind, Paper, Reading};

/// What a line says of data that are looked up.
pub(crate) struct Saying<'a> {
    reading: &'a Reading,
    clauses: Vec<Clause>,
    /// The registers that a line with clauses names.
    registers: BTreeSet<RegisterIx>,
}

/// By which clauses a line says that a paper is looked up.
#[derive(Clone, Copy)]
pub(crate) struct LookUp {
    /// When that holds for the line itself.
    pub(crate) own: Holds,
    /// When it holds for other lines of the case; `None` where it does not reach them.
    pub(crate) case: Option<Holds>,
}

/// When a clause holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Now.
    Now,
    /// Once a register works.
    Once,
}

impl<'a> Saying<'a> {
    /// What a line says; its text is composed, as the spans of its reading count.
    pub(crate) fn of(text: &str, reading: &'a Reading, knowledge: &Knowledge) -> Self {
        let clauses = Clause::all(text, reading, knowledge);
        let names = &knowledge.exemptions.names;
        let registers = if clauses.is_empty() { BTreeSet::new() } else { names.in_text(text) };
        Self { reading, clauses, registers }
    }

    /// Whether it says nothing of the kind.
    pub(crate) fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// By which clauses it says that a paper is looked up that some registers hold: it names the paper,
    /// or a common name of it, in a clause that is not about others; or it names one of the registers
    /// and no paper of its own. `None` when it does not say so.
    pub(crate) fn look_up(
        &self,
        wanted: DocumentIx,
        holding: &[RegisterIx],
        knowledge: &Knowledge,
    ) -> Option<LookUp> {
        let kin = &knowledge.exemptions.kin;
        let mut papers = self.reading.papers.iter().filter_map(|paper| paper.document);
        if papers.any(|named| kin.is_kin(named, wanted)) {
            let about = |clause: &&Clause| clause.is_about(wanted, holding, kin);
            return LookUp::by(self.clauses.iter().filter(about));
        }
        let names_register = holding.iter().any(|register| self.registers.contains(register));
        // An aside speaks of what its line asks for, which may be the paper under a name that nobody
        // knows; that of a form speaks of what is written into the form.
        let is_of_papers = self.reading.kind == LineKind::Document;
        let clauses = self.clauses.iter();
        let clauses = clauses.filter(|clause| is_of_papers || clause.reach == Reach::Case);
        LookUp::by(clauses).filter(|_| names_register && !self.names_general(knowledge))
    }

    /// Whether a sentence of its text says in so many words, and for now, that nobody need hand in a paper
    /// that the sentence names.
    pub(crate) fn spares(&self, text: &str, wanted: DocumentIx, knowledge: &Knowledge) -> bool {
        let kin = &knowledge.exemptions.kin;
        let is_kin = |paper: &&Paper| paper.document.is_some_and(|named| kin.is_kin(named, wanted));
        let mut named = self.reading.papers.iter().filter(is_kin);
        named.any(|paper| {
            let around = sentence(text, paper.span.start as usize, paper.span.end as usize);
            around.is_some_and(|(_, words)| kin.forbids(words) && !kin.waits(words))
        })
    }

    /// Whether it names a paper whose place data may take by a rule for every procedure.
    pub(crate) fn names_general(&self, knowledge: &Knowledge) -> bool {
        let is_general = |paper: &Paper| {
            paper.document.is_some_and(|ix| knowledge.documents[ix].is_replaced_everywhere())
        };
        self.reading.papers.iter().any(is_general)
    }
}

impl LookUp {
    /// What clauses about a paper amount to; `None` without any.
    fn by<'c>(clauses: impl Iterator<Item = &'c Clause> + Clone) -> Option<Self> {
        let own = Holds::by(clauses.clone())?;
        let case = Holds::by(clauses.filter(|clause| clause.reach == Reach::Case));
        Some(Self { own, case })
    }
}

impl Holds {
    /// One clause that waits for nothing is enough.
    fn by<'c>(clauses: impl Iterator<Item = &'c Clause>) -> Option<Self> {
        let each = clauses.map(|clause| if clause.waits { Self::Once } else { Self::Now });
        each.reduce(|one, other| if one == Self::Once { other } else { one })
    }
}
