//! The supply chain of a procedure: where its papers come from, and theirs.

use std::collections::BTreeSet;

use super::{Edge, Graph, Node, ProcedureIx, procedure};
use crate::knowledge::DocumentIx;

/// A procedure with the papers it asks for that some procedure issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplyChain {
    /// The procedure.
    pub procedure: ProcedureIx,
    /// Whether its papers are shown here.
    pub expansion: Expansion,
    /// The papers it asks for and where they come from; empty unless expanded here. A paper that
    /// no procedure of the catalogue issues has no issuers.
    pub papers: Vec<Supplied>,
}

/// A paper asked for, with the procedures that issue it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplied {
    /// The paper.
    pub document: DocumentIx,
    /// Where it can come from.
    pub issuers: Vec<SupplyChain>,
}

/// Whether the papers of a procedure are shown at a place of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expansion {
    /// They are.
    Here,
    /// They are shown at an earlier place.
    Elsewhere,
    /// The procedure is its own supplier: it stands on the path from the root to here.
    Circle,
}

impl Graph<'_> {
    /// The tree of papers and issuing procedures below a procedure; each procedure is expanded
    /// once, so the tree is no larger than the graph.
    #[must_use]
    pub fn supply_chain(&self, root: ProcedureIx) -> SupplyChain {
        let mut walk = Walk { graph: self, path: Vec::new(), expanded: BTreeSet::new() };
        walk.expand(root)
    }
}

struct Walk<'a> {
    graph: &'a Graph<'a>,
    path: Vec<ProcedureIx>,
    expanded: BTreeSet<ProcedureIx>,
}

impl Walk<'_> {
    fn expand(&mut self, index: ProcedureIx) -> SupplyChain {
        let expansion = if self.path.contains(&index) {
            Expansion::Circle
        } else if self.expanded.insert(index) {
            Expansion::Here
        } else {
            Expansion::Elsewhere
        };
        let papers = match expansion {
            Expansion::Here => self.papers(index),
            Expansion::Elsewhere | Expansion::Circle => Vec::new(),
        };
        SupplyChain { procedure: index, expansion, papers }
    }

    fn papers(&mut self, index: ProcedureIx) -> Vec<Supplied> {
        self.path.push(index);
        let mut papers = Vec::new();
        for document in self.graph.papers_of(index) {
            let issuers = self.graph.sources(Node::Document(document), Edge::Issues);
            let issuers =
                issuers.into_iter().filter_map(procedure).map(|issuer| self.expand(issuer));
            papers.push(Supplied { document, issuers: issuers.collect() });
        }
        self.path.pop();
        papers
    }
}
