//! Which procedures issue a paper, and which of them an agency settles itself.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::folded;
use crate::catalog::{Catalog, Procedure};
use crate::index::Table;
use crate::knowledge::{AuthorityIx, DocumentIx, Knowledge};

/// The procedures that issue each paper, by position: those the knowledge names and those whose
/// stated results include it.
#[derive(Default)]
pub(super) struct Issuers {
    /// Ascending.
    of_paper: Table<DocumentIx, Vec<usize>>,
    /// Those that an agency settles. A common paper has as many issuers as a province has offices, and
    /// every line that asks for it wants the first but the asking one. Looked up only, never walked: its
    /// order reaches no output.
    of_agency: HashMap<(DocumentIx, AuthorityIx), Vec<Issued>, RandomState>,
}

/// A result under one name, and the first two procedures with it.
struct Issued {
    /// A procedure and the position among its results; `None` where the knowledge names the procedure
    /// and the procedure states no such result.
    result: Option<(usize, usize)>,
    first: usize,
    second: Option<usize>,
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
                let Some(procedure) = procedures.get(position) else { continue };
                for agency in &procedure.settled_by {
                    let known = all.of_agency.entry((document, *agency)).or_default();
                    note(known, position, result_of(procedure, document), catalog);
                }
            }
        }
        all
    }

    /// Those of a paper, ascending.
    pub(super) fn of_paper(&self, document: DocumentIx) -> &[usize] {
        &self.of_paper[document]
    }

    /// The first that an agency of a procedure settles, that is another procedure, and whose result bears
    /// the name by which a line asks for the paper: a type may go by the names of several papers. No name
    /// agrees with every result.
    pub(super) fn of_same_agency(
        &self,
        (document, asked): (DocumentIx, Option<&str>),
        asker: &Procedure,
        catalog: &Catalog,
    ) -> Option<usize> {
        let asked = asked.map(folded);
        let is_other = |position: &usize| {
            catalog.procedures.get(*position).is_some_and(|one| one.code != asker.code)
        };
        let agrees = |issued: &&Issued| {
            let result = issued.result.and_then(|result| name_of(result, catalog)).map(folded);
            match (&asked, result) {
                (Some(asked), Some(name)) => name.contains(&**asked) || asked.contains(&*name),
                (None, _) | (_, None) => true,
            }
        };
        let of_agency = |agency: &AuthorityIx| {
            let known = self.of_agency.get(&(document, *agency))?;
            let agreeing = known.iter().filter(agrees);
            agreeing.filter_map(|one| Some(one.first).filter(is_other).or(one.second)).min()
        };
        asker.settled_by.iter().filter_map(of_agency).min()
    }
}

/// Notes a procedure under the name of its result.
fn note(known: &mut Vec<Issued>, position: usize, result: Option<usize>, catalog: &Catalog) {
    let result = result.map(|at| (position, at));
    let name = |result: Option<(usize, usize)>| result.and_then(|one| name_of(one, catalog));
    match known.iter_mut().find(|one| name(one.result) == name(result)) {
        Some(one) if one.first != position => {
            one.second.get_or_insert(position);
        }
        Some(_) => {}
        None => known.push(Issued { result, first: position, second: None }),
    }
}

/// Where a document stands among the results of a procedure.
fn result_of(procedure: &Procedure, document: DocumentIx) -> Option<usize> {
    procedure.results.iter().position(|result| result.document == Some(document))
}

fn name_of((position, at): (usize, usize), catalog: &Catalog) -> Option<&str> {
    Some(&catalog.procedures.get(position)?.results.get(at)?.name)
}
