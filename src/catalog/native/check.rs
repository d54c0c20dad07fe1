//! The checks that need the knowledge: does every id exist, does every text say something.

use std::collections::BTreeSet;

use crate::catalog::text::kept;
use crate::fault::{Problem, Subject};
use crate::index::{Ix, Table};
use crate::knowledge::{AuthorityIx, DocumentIx, Ground, InstrumentIx, Knowledge, Provision};
use crate::near;

/// Looks ids up and collects what is wrong.
pub(super) struct Check<'k> {
    /// What ids are looked up in.
    pub(super) knowledge: &'k Knowledge,
    faults: Vec<(String, Problem)>,
}

impl<'k> Check<'k> {
    pub(super) fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, faults: Vec::new() }
    }

    /// The faults found, with their JSON pointers.
    pub(super) fn into_faults(self) -> Vec<(String, Problem)> {
        self.faults
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, at: &str, problem: Problem) {
        self.faults.push((at.to_owned(), problem));
    }

    /// Notes a value that is not what was expected.
    pub(super) fn bad_value(&mut self, at: &str, found: &str, expected: &str) {
        let (found, expected) = (found.to_owned(), expected.to_owned());
        self.fault(at, Problem::BadValue { found, expected });
    }

    /// A text that must say something.
    pub(super) fn text(&mut self, at: &str, text: &str) -> Box<str> {
        let text = kept(text);
        if text.is_empty() {
            self.fault(at, Problem::EmptyText);
        }
        text
    }

    /// An id that must be new among its kind.
    pub(super) fn new_id<'a>(
        &mut self,
        at: &str,
        what: Subject,
        id: &'a str,
        taken: &mut BTreeSet<&'a str>,
    ) {
        if id.trim().is_empty() {
            self.fault(at, Problem::EmptyText);
        } else if !taken.insert(id) {
            self.fault(at, Problem::Duplicate { what, id: id.to_owned() });
        }
    }

    pub(super) fn authority(&mut self, at: &str, id: &str) -> Option<AuthorityIx> {
        let ids = |k: &'k Knowledge| k.authorities.rows().iter().map(|row| &*row.id);
        self.known(at, Subject::Authority, id, &self.knowledge.authorities, ids)
    }

    pub(super) fn document(&mut self, at: &str, id: &str) -> Option<DocumentIx> {
        let ids = |k: &'k Knowledge| k.documents.rows().iter().map(|row| &*row.id);
        self.known(at, Subject::DocumentType, id, &self.knowledge.documents, ids)
    }

    pub(super) fn instrument(&mut self, at: &str, number: &str) -> Option<InstrumentIx> {
        let ids = |k: &'k Knowledge| k.instruments.rows().iter().map(|row| &*row.number);
        self.known(at, Subject::Instrument, number, &self.knowledge.instruments, ids)
    }

    pub(super) fn provision(&mut self, at: &str, ground: &Ground) -> Option<Provision> {
        Some(Provision {
            instrument: self.instrument(&format!("{at}/instrument"), &ground.instrument)?,
            place: ground.place.clone(),
            verified: ground.verified,
            note: ground.note.clone(),
        })
    }

    fn known<I: Ix, T, N: Iterator<Item = &'k str>>(
        &mut self,
        at: &str,
        what: Subject,
        id: &str,
        table: &Table<I, T>,
        ids: impl FnOnce(&'k Knowledge) -> N,
    ) -> Option<I> {
        let found = table.find(id);
        if found.is_none() {
            self.unknown(at, what, id, ids(self.knowledge));
        }
        found
    }

    /// Notes an id that nothing defines, with the nearest that exists.
    pub(super) fn unknown<'a>(
        &mut self,
        at: &str,
        what: Subject,
        id: &str,
        known: impl Iterator<Item = &'a str>,
    ) {
        let problem =
            Problem::Unknown { what, id: id.to_owned(), nearest: near::nearest(id, known) };
        self.fault(at, problem);
    }
}
