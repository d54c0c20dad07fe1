//! Questions as values, answered with sets of procedures that can be joined and subtracted.

use std::collections::BTreeSet;

use super::{Edge, Graph, Node, ProcedureIx, procedure};
use crate::knowledge::{DocumentIx, InstrumentIx, ItemIx, RegisterIx};

/// A question about procedures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Which procedures ask for this paper?
    Needs(DocumentIx),
    /// Which procedures issue this paper?
    Issues(DocumentIx),
    /// Which procedures ask for a paper that proves this item?
    NeedsItem(ItemIx),
    /// Which procedures ask for a paper that some rule lets this register replace?
    ServedBy(RegisterIx),
    /// Which procedures ask for something because of this instrument?
    Under(InstrumentIx),
    /// Which procedures issue a paper that this one asks for?
    Suppliers(ProcedureIx),
    /// Which procedures ask for a paper that this one issues?
    Consumers(ProcedureIx),
}

impl Question {
    /// Answers the question.
    #[must_use]
    pub fn resolve(self, graph: &Graph<'_>) -> ProcedureSet {
        let papers_by = |node, edge| graph.sources(node, edge).into_iter();
        match self {
            Self::Needs(paper) => graph.asking_for(std::iter::once(Node::Document(paper))),
            Self::Issues(paper) => {
                papers_by(Node::Document(paper), Edge::Issues).filter_map(procedure).collect()
            }
            Self::NeedsItem(item) => graph.asking_for(papers_by(Node::Item(item), Edge::Proves)),
            Self::ServedBy(register) => {
                let papers = graph.targets(Node::Register(register), Edge::Replaces);
                graph.asking_for(papers.into_iter())
            }
            Self::Under(instrument) => {
                let places = graph.provisions.iter().filter(|(_, place)| place.0 == instrument);
                let lines = places
                    .flat_map(|(place, _)| graph.targets(Node::Provision(place), Edge::Demands));
                graph.having(lines)
            }
            Self::Suppliers(index) => {
                let papers = graph.papers_of(index).into_iter().map(Node::Document);
                let issuers = papers.flat_map(|paper| graph.sources(paper, Edge::Issues));
                issuers.filter_map(procedure).collect()
            }
            Self::Consumers(index) => {
                graph.asking_for(graph.issued_by(index).into_iter().map(Node::Document))
            }
        }
    }
}

impl Graph<'_> {
    /// The procedures that ask for one of some papers.
    fn asking_for(&self, papers: impl Iterator<Item = Node>) -> ProcedureSet {
        self.having(papers.flat_map(|paper| self.sources(paper, Edge::Is)))
    }

    /// The procedures that have one of some lines.
    fn having(&self, lines: impl Iterator<Item = Node>) -> ProcedureSet {
        lines.flat_map(|line| self.sources(line, Edge::Asks)).filter_map(procedure).collect()
    }
}

/// A set of procedures of one graph, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProcedureSet(BTreeSet<ProcedureIx>);

impl ProcedureSet {
    /// The procedures, by code.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = ProcedureIx> + '_ {
        self.0.iter().copied()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a procedure is among them.
    #[must_use]
    pub fn contains(&self, procedure: ProcedureIx) -> bool {
        self.0.contains(&procedure)
    }

    /// Those in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self(&self.0 | &other.0)
    }

    /// Those in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self(&self.0 & &other.0)
    }

    /// Those in this set and not in the other.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        Self(&self.0 - &other.0)
    }
}

impl FromIterator<ProcedureIx> for ProcedureSet {
    fn from_iter<T: IntoIterator<Item = ProcedureIx>>(procedures: T) -> Self {
        Self(procedures.into_iter().collect())
    }
}
