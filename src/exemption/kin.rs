//! Which names mean one paper: the same under an old or new name, or a common name that covers it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::raw::ExemptionWords;
use crate::fault::{Fault, Problem, Subject};
use crate::index::Table;
use crate::knowledge::{DocumentIx, DocumentType};
use crate::lower::lower;
use crate::near::nearest;
use crate::reading::nfc;

/// How a paper that is named is one that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same type.
    Same,
    /// The same paper under another name.
    Renamed,
    /// A common name that covers it.
    Covered,
}

/// Names of papers, and the clauses by which they need not be submitted.
#[derive(Debug, Default)]
pub(crate) struct Kin {
    families: BTreeMap<DocumentIx, BTreeSet<DocumentIx>>,
    covers: BTreeMap<DocumentIx, Covered>,
    words: ExemptionWords,
}

/// What a common name covers.
#[derive(Debug, Default)]
struct Covered {
    papers: BTreeSet<DocumentIx>,
    /// Wordings that cover nothing, small.
    not_as: Vec<String>,
}

impl Kin {
    /// The names of a file.
    ///
    /// # Errors
    /// Ids of no document type.
    pub(super) fn resolve(
        file: &Path,
        words: ExemptionWords,
        documents: &Table<DocumentIx, DocumentType>,
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut find = |id: &str, pointer: String| {
            let found = documents.find(id);
            if found.is_none() {
                let nearest = nearest(id, documents.ids());
                let problem =
                    Problem::Unknown { what: Subject::DocumentType, id: id.to_owned(), nearest };
                faults.push(Fault::at(file, pointer, problem));
            }
            found
        };
        let mut families: BTreeMap<DocumentIx, BTreeSet<DocumentIx>> = BTreeMap::new();
        for (n, same) in words.same.iter().enumerate() {
            let ids = same.papers.iter().enumerate();
            let papers: BTreeSet<DocumentIx> =
                ids.filter_map(|(m, id)| find(id, format!("/same/{n}/papers/{m}"))).collect();
            families.extend(papers.iter().map(|paper| (*paper, papers.clone())));
        }
        let mut covers: BTreeMap<DocumentIx, Covered> = BTreeMap::new();
        for (n, one) in words.covers.iter().enumerate() {
            let ids = one.of.iter().enumerate();
            let of: Vec<DocumentIx> =
                ids.filter_map(|(m, id)| find(id, format!("/covers/{n}/of/{m}"))).collect();
            let Some(paper) = find(&one.paper, format!("/covers/{n}/paper")) else { continue };
            let covered = covers.entry(paper).or_default();
            for paper in of {
                match families.get(&paper) {
                    Some(family) => covered.papers.extend(family),
                    None => covered.papers.extend([paper]),
                }
            }
            covered.not_as.extend(one.not_as.iter().map(|words| lower(words)));
        }
        if faults.is_empty() { Ok(Self { families, covers, words }) } else { Err(faults) }
    }

    /// How a paper that a line names is the paper of a decision; `None` when it is another one.
    pub(crate) fn likeness(&self, named: DocumentIx, wanted: DocumentIx) -> Option<Likeness> {
        if named == wanted {
            return Some(Likeness::Same);
        }
        if self.families.get(&wanted).is_some_and(|family| family.contains(&named)) {
            return Some(Likeness::Renamed);
        }
        let covered = self.covers.get(&named)?;
        covered.papers.contains(&wanted).then_some(Likeness::Covered)
    }

    /// Whether one of two names covers the other.
    pub(crate) fn is_kin(&self, named: DocumentIx, wanted: DocumentIx) -> bool {
        self.likeness(named, wanted).is_some() || self.likeness(wanted, named).is_some()
    }

    /// Whether words are a common name of the paper they are read as.
    pub(crate) fn is_common(&self, words: &str) -> bool {
        stand_in(&self.words.common, words)
    }

    /// Whether words that name a common paper are too wide to cover anything plainly.
    pub(crate) fn is_too_wide(&self, named: DocumentIx, words: &str) -> bool {
        let small = lower(&nfc(words));
        let wide = self.covers.get(&named).map(|covered| &covered.not_as);
        wide.is_some_and(|wide| wide.iter().any(|words| small.contains(words.as_str())))
    }

    /// Whether the words behind a common name say in full what it stands for.
    pub(crate) fn is_closed(&self, behind: &str) -> bool {
        stand_in(&self.words.closed_list, behind) && !stand_in(&self.words.open_list, behind)
    }

    /// Whether the words behind a common name give examples of what it stands for.
    pub(crate) fn is_open(&self, behind: &str) -> bool {
        behind.contains('(') || stand_in(&self.words.open_list, behind)
    }

    /// Whether words mean whatever database holds the data.
    pub(crate) fn means_any_database(&self, text: &str) -> bool {
        stand_in(&self.words.any_database, text)
    }

    /// Whether a line says of itself that it need not be submitted, in words of this file.
    pub(crate) fn exempts(&self, text: &str) -> bool {
        stand_in(&self.words.exempting, text)
    }

    /// Whether a rule lets people off sending a paper in by the portal, and says nothing of those who come.
    pub(crate) fn spares_uploads_only(&self, text: &str) -> bool {
        stand_in(&self.words.uploading, text) && !stand_in(&self.words.handing_in, text)
    }

    /// Whether a clause holds only once a database works: "khi … cơ sở dữ liệu … được vận hành".
    pub(crate) fn waits(&self, clause: &str) -> bool {
        let small = lower(&nfc(clause));
        let ends = self.words.beginning.iter().flat_map(|phrase| small.match_indices(&**phrase));
        ends.map(|(at, _)| small.get(..at).unwrap_or_default()).any(|before| {
            let whens = self.words.when.iter().filter_map(|when| before.rfind(&**when));
            let between = whens.max().and_then(|at| before.get(at..)).unwrap_or_default();
            !between.contains(';') && stand_in(&self.words.databases, between)
        })
    }

    /// Whether words say that nobody may ask for something, or need hand it in.
    pub(super) fn forbids(&self, text: &str) -> bool {
        stand_in(&self.words.forbidding, text)
    }

    /// Whether a rule forbids agencies to ask for what databases hold, whatever the paper.
    pub(crate) fn forbids_all(&self, text: &str) -> bool {
        self.forbids(text) && stand_in(&self.words.databases, text)
    }
}

/// Whether one of the phrases stands in a text, in any case of letters.
pub(crate) fn stand_in(phrases: &[Box<str>], text: &str) -> bool {
    let small = lower(&nfc(text));
    phrases.iter().any(|phrase| small.contains(&*lower(phrase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(named: &str, wanted: &str) -> Option<Likeness> {
        let knowledge = crate::knowledge::embedded().unwrap();
        let find = |id| knowledge.documents.find(id).unwrap();
        knowledge.exemptions.kin.likeness(find(named), find(wanted))
    }

    #[test]
    fn old_names_and_common_names_mean_the_paper_and_a_shown_app_does_not() {
        assert_eq!(likeness("old_identity_card", "identity_card"), Some(Likeness::Renamed));
        assert_eq!(likeness("identity_papers", "citizen_identity_card"), Some(Likeness::Covered));
        assert_eq!(likeness("identity_card", "identity_papers"), None);
        assert_eq!(likeness("electronic_identity", "identity_card"), None);
        assert_eq!(likeness("passport", "identity_card"), None);
    }
}
