//! Which procedures issue which papers, ready for questions about every line of a catalogue.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::catalog::{Catalog, Procedure};
use crate::knowledge::{AuthorityIx, DocumentIx, Knowledge};

/// The procedures that issue each paper, by position: those the knowledge names and those whose
/// stated results include it. The tables are looked up only: their order reaches no output.
#[derive(Default)]
pub(super) struct Issuers {
    /// Ascending.
    of_paper: HashMap<DocumentIx, Vec<usize>, RandomState>,
    /// The first two that an agency settles. A common paper has as many issuers as a province has
    /// offices, and every line that asks for it wants the first but the asking one.
    of_agency: HashMap<(DocumentIx, AuthorityIx), (usize, Option<usize>), RandomState>,
}

impl Issuers {
    pub(super) fn of(catalog: &Catalog, knowledge: &Knowledge) -> Self {
        let mut all = Self::default();
        let procedures = &catalog.procedures;
        for (document, known) in knowledge.documents.iter() {
            let position =
                |code: &str| procedures.binary_search_by(|p| p.code.as_str().cmp(code)).ok();
            let named = known.issued_by.iter().filter_map(|code| position(code));
            all.of_paper.entry(document).or_default().extend(named);
        }
        for (position, procedure) in procedures.iter().enumerate() {
            for document in procedure.results.iter().filter_map(|result| result.document) {
                all.of_paper.entry(document).or_default().push(position);
            }
        }
        // Each paper fills entries of its own, so that their order does not matter.
        #[expect(clippy::iter_over_hash_type, reason = "entries of one paper touch no others")]
        for (document, positions) in &mut all.of_paper {
            positions.sort_unstable();
            positions.dedup();
            for &position in &*positions {
                let settled_by = procedures.get(position).map_or(&[][..], |one| &one.settled_by);
                for agency in settled_by {
                    let both = all.of_agency.entry((*document, *agency));
                    let both = both.or_insert((position, None));
                    if both.0 != position && both.1.is_none() {
                        both.1 = Some(position);
                    }
                }
            }
        }
        all
    }

    /// Those of a paper, ascending.
    pub(super) fn of_paper(&self, document: DocumentIx) -> &[usize] {
        self.of_paper.get(&document).map_or(&[], Vec::as_slice)
    }

    /// The first of a paper that an agency of a procedure settles, and that is another procedure.
    pub(super) fn of_same_agency(
        &self,
        document: DocumentIx,
        asker: &Procedure,
        catalog: &Catalog,
    ) -> Option<usize> {
        let is_other = |position: &usize| {
            catalog.procedures.get(*position).is_some_and(|one| one.code != asker.code)
        };
        let both = |agency| self.of_agency.get(&(document, agency));
        let of_agency = |agency: &AuthorityIx| {
            let (first, second) = *both(*agency)?;
            Some(first).filter(is_other).or(second)
        };
        asker.settled_by.iter().filter_map(of_agency).min()
    }
}
