//! Which procedures issue which papers, ready for questions about every line of a catalogue.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::catalog::{Catalog, Procedure};
use crate::index::Table;
use crate::knowledge::{AuthorityIx, DocumentIx, Knowledge};

/// The procedures that issue each paper, by position: those the knowledge names and those whose
/// stated results include it.
#[derive(Default)]
pub(super) struct Issuers {
    /// Ascending.
    of_paper: Table<DocumentIx, Vec<usize>>,
    /// The first two that an agency settles. A common paper has as many issuers as a province has
    /// offices, and every line that asks for it wants the first but the asking one. Looked up only, never
    /// walked: its order reaches no output.
    of_agency: HashMap<(DocumentIx, AuthorityIx), (usize, Option<usize>), RandomState>,
}

impl Issuers {
    pub(super) fn of(catalog: &Catalog, knowledge: &Knowledge) -> Self {
        let mut all = Self::default();
        let procedures = &catalog.procedures;
        for known in knowledge.documents.rows() {
            let position =
                |code: &str| procedures.binary_search_by(|p| p.code.as_str().cmp(code)).ok();
            all.of_paper.push(known.issued_by.iter().filter_map(|code| position(code)).collect());
        }
        for (position, procedure) in procedures.iter().enumerate() {
            for document in procedure.results.iter().filter_map(|result| result.document) {
                all.of_paper[document].push(position);
            }
        }
        for document in knowledge.documents.indexes() {
            let positions = &mut all.of_paper[document];
            positions.sort_unstable();
            positions.dedup();
            for &position in &*positions {
                let settled_by = procedures.get(position).map_or(&[][..], |one| &one.settled_by);
                for agency in settled_by {
                    let (first, second) =
                        all.of_agency.entry((document, *agency)).or_insert((position, None));
                    if *first != position {
                        second.get_or_insert(position);
                    }
                }
            }
        }
        all
    }

    /// Those of a paper, ascending.
    pub(super) fn of_paper(&self, document: DocumentIx) -> &[usize] {
        &self.of_paper[document]
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
        let of_agency = |agency: &AuthorityIx| {
            let (first, second) = *self.of_agency.get(&(document, *agency))?;
            Some(first).filter(is_other).or(second)
        };
        asker.settled_by.iter().filter_map(of_agency).min()
    }
}
