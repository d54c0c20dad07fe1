//! Reads dossier lines: from text to [`Reading`].

use super::fold::{Folded, nfc};
use super::grammar::{Grammar, Item, What};
use super::judge::Judge;
use super::lexicon::{Found, Meaning};
use super::sign::{self, Sign, SignKind};
use super::spelling::Agreement;
use super::surroundings::Surroundings;
use super::{Cues, LineKind, Origin, Reading};
use crate::knowledge::DocumentIx;

/// A dossier line with what stands around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line<'a> {
    /// The name of the procedure; empty when unknown.
    pub procedure: &'a str,
    /// The heading the line stands under; empty when there is none.
    pub case: &'a str,
    /// The line.
    pub text: &'a str,
}

/// Reads lines with the cues of the knowledge. Holds buffers: one reader for each thread.
#[derive(Debug)]
pub struct Reader<'k> {
    pub(super) cues: &'k Cues,
    pub(super) folded: Folded,
    pub(super) found: Vec<Found>,
    signs: Vec<Sign>,
}

impl<'k> Reader<'k> {
    /// A reader.
    #[must_use]
    pub fn new(cues: &'k Cues) -> Self {
        Self { cues, folded: Folded::default(), found: Vec::new(), signs: Vec::new() }
    }

    /// Reads a line.
    #[must_use]
    pub fn read(&mut self, line: Line<'_>) -> Reading {
        let procedure = self.surroundings_of_procedure(line.procedure);
        let surroundings = self.surroundings_of_case(line.case, procedure);
        self.read_within(surroundings, line.text)
    }

    /// The one paper that a text names, when it names one and no more.
    #[must_use]
    pub fn named(&mut self, text: &str) -> Option<DocumentIx> {
        let reading = self.read_within(Surroundings::default(), text);
        match (&*reading.papers, reading.kind) {
            ([paper], LineKind::Document) if paper.origin == Origin::Home => paper.document,
            _ => None,
        }
    }

    /// Reads a line within known surroundings.
    #[must_use]
    pub fn read_within(&mut self, surroundings: Surroundings, text: &str) -> Reading {
        let text = nfc(text);
        self.folded.refill(&text);
        self.cues.lexicon.scan(&self.folded, &mut self.found);
        sign::list(&self.folded, &self.found, &mut self.signs);
        let grammar = Grammar::new(
            &self.folded,
            &self.signs,
            (&self.cues.forms, &self.cues.shown_by_any),
            (&self.cues.short_names, self.cues.anywhere),
            surroundings.topics,
            surroundings.one_of,
        );
        let mut parse = grammar.read();
        if parse.asked.is_empty() && !parse.note_start && !parse.rule {
            parse.asked.extend(self.faulty_beginning(&text));
        }
        Judge { reader: self, text: &text, surroundings }.judge(parse)
    }
}

impl Reader<'_> {
    /// A paper whose first word is faulty, so that no phrase told that a paper stands there.
    fn faulty_beginning(&self, text: &str) -> Option<Item> {
        let start = self.folded.first_letter()?;
        let found = self.cues.repair.find(text, &self.folded, start)?;
        let kind = SignKind::Phrase(Meaning::Document(found.document), Agreement::Exact);
        Some(Item::new(What::Paper, Sign { start, end: found.end, kind }, 1))
    }
}
