//! The proofs of all verdicts. A paper has one proof for each agency that settles and each set of legal
//! bases that decides; equal parts of proofs are written once, since most rest on the same few registers.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use rayon::prelude::*;
use serde::Serialize;

use super::super::View;
use super::strings::Strings;
use crate::analysis::{Analyst, Dossier, Question};
use crate::catalog::Procedure;
use crate::derive::{Context, Grade, People};
use crate::knowledge::{AuthorityIx, DocumentIx, InstrumentIx, Knowledge};
use crate::reading::{Origin, Paper};
use crate::report::proof;
use crate::report::tree::Tree;

/// What decides a proof.
type Key = (Option<AuthorityIx>, DocumentIx, People, Vec<InstrumentIx>);

/// The proofs of a report.
pub(super) struct Proofs<'r> {
    places: HashMap<Key, u32, RandomState>,
    /// The grade that each proves.
    grades: Vec<Grade>,
    /// As the page holds them.
    pub(super) shown: Shown,
    knowledge: &'r Knowledge,
    as_of: jiff::civil::Date,
}

/// Texts, nodes and the roots of the proofs. A node is its words, its id, its place in the law (texts by
/// position), then what it rests on (nodes by position).
#[derive(Default, Serialize)]
pub(super) struct Shown {
    texts: Vec<Cow<'static, str>>,
    nodes: Vec<Vec<u32>>,
    roots: Vec<u32>,
}

impl<'r> Proofs<'r> {
    /// Proves every verdict of a report.
    pub(super) fn of(view: &View<'r>, dossiers: &[Dossier<'r>]) -> Self {
        let analysis = view.report.analysis;
        let (knowledge, as_of) = (analysis.knowledge, analysis.as_of);
        let mut proofs = Self {
            places: HashMap::default(),
            grades: Vec::new(),
            shown: Shown::default(),
            knowledge,
            as_of,
        };
        let mut asked: Vec<(&Procedure, Key)> = Vec::new();
        for dossier in dossiers {
            for (_, line) in dossier.lines() {
                for paper in &line.reading.papers {
                    let Some(key) = proofs.key(dossier.procedure, paper) else { continue };
                    let next = u32::try_from(asked.len()).unwrap_or(u32::MAX);
                    if !proofs.places.contains_key(&key) {
                        proofs.places.insert(key.clone(), next);
                        asked.push((dossier.procedure, key));
                    }
                }
            }
        }
        let question = Question { as_of: Some(as_of), assumptions: analysis.assumptions.clone() };
        let analyst = Analyst::new(knowledge, question);
        let trees: Vec<(Grade, Tree)> = asked
            .par_iter()
            .map(|(procedure, (_, document, people, _))| {
                let proof = analyst.proof_in(procedure, *document, *people);
                (proof.verdict.grade, proof::tree(&proof, *document, knowledge, view.lang))
            })
            .collect();
        let mut writer = Writer { texts: Strings::new(), nodes: HashMap::default() };
        let mut nodes = Vec::new();
        for (grade, tree) in trees {
            let root = writer.place(tree, &mut nodes);
            proofs.shown.roots.push(root);
            proofs.grades.push(grade);
        }
        proofs.shown.nodes = nodes;
        proofs.shown.texts = writer.texts.into_texts();
        proofs
    }

    /// The proof of the verdict on a paper of a procedure, and the grade it proves; papers of no known
    /// type and from abroad have none.
    pub(super) fn find(&self, procedure: &Procedure, paper: &Paper) -> Option<(u32, Grade)> {
        let place = *self.places.get(&self.key(procedure, paper)?)?;
        Some((place, *self.grades.get(place as usize)?))
    }

    fn key(&self, procedure: &Procedure, paper: &Paper) -> Option<Key> {
        let document = paper.document.filter(|_| paper.origin != Origin::Abroad)?;
        let people = match paper.origin {
            Origin::Foreigners => People::Foreigners,
            Origin::Home | Origin::Abroad => People::default(),
        };
        // Only the bases that a rule of one field speaks of decide anything.
        let rules = self.knowledge.documents[document].replaced_by.iter();
        let rules = rules.filter(|rule| !rule.speaks_to(&[]));
        let bases = || procedure.legal_bases.iter().filter_map(|basis| basis.instrument);
        let mut decisive: Vec<InstrumentIx> = rules
            .map(|rule| rule.ground.instrument)
            .filter(|one| bases().any(|b| b == *one))
            .collect();
        decisive.sort_unstable();
        decisive.dedup();
        Some((Context::of(procedure, self.as_of).authority, document, people, decisive))
    }
}

/// Writes trees as nodes, each once.
struct Writer {
    texts: Strings<'static>,
    nodes: HashMap<Vec<u32>, u32, RandomState>,
}

impl Writer {
    fn place(&mut self, tree: Tree, nodes: &mut Vec<Vec<u32>>) -> u32 {
        let mut node = vec![
            self.texts.place(tree.words),
            self.texts.place(tree.id.unwrap_or_default()),
            self.texts.place(tree.ground.unwrap_or_default()),
        ];
        for child in tree.children {
            node.push(self.place(child, nodes));
        }
        if let Some(place) = self.nodes.get(&node) {
            return *place;
        }
        let place = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        nodes.push(node.clone());
        self.nodes.insert(node, place);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_parts_are_written_once() {
        let leaf = || Tree::leaf("register", "population").with_ground(Some("Điều 9".into()));
        let item = |name: &str| Tree::leaf("item", name).with(vec![leaf()]);
        let mut writer = Writer { texts: Strings::new(), nodes: HashMap::default() };
        let mut nodes = Vec::new();
        let tree =
            Tree::leaf("paper", "card").with(vec![item("name"), item("birth"), item("name")]);
        assert_eq!(writer.place(tree, &mut nodes), 3);
        assert_eq!(nodes.len(), 4);
        assert_eq!(nodes[3][3..], [1, 2, 1]);
    }
}
