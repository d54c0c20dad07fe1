//! The graph from provision to register item: built once, never changed, asked by value.
//!
//! ```text
//!     provision ─ demands ─▶ requirement ─ is ─▶ document type ─ proves ─▶ data item ◀─ holds ─ register
//!                               ▲                  ▲     ▲                                        │
//!                               │ asks          is │     └──────────────── replaces ──────────────┘
//!                            procedure ─ yields ─▶ result
//! ```
//!
//! petgraph lives in this folder and nowhere else. A node is named by the typed index of the table
//! it comes from; the nodes of one table stand in one block, so the place of a node in petgraph is
//! the start of its block plus its index, and no map is needed.

mod abolition;
mod build;
mod bundles;
mod circles;
pub(crate) mod closure;
mod dot;
mod duplicates;
mod graphml;
mod mermaid;
mod picture;
mod question;
mod supply;
mod verify;

pub use abolition::Superfluous;
pub use bundles::{Bundle, BundleSettings, Sharing};
pub use circles::{Circle, Link};
pub use dot::dot;
pub use duplicates::Duplicate;
pub(crate) use graphml::escaped;
pub use graphml::graphml;
pub use mermaid::mermaid;
pub use picture::{Extent, Labels, Picture, PictureEdge, PictureNode};
pub use question::{ProcedureSet, Question};
pub use supply::{Expansion, Supplied, SupplyChain};
pub use verify::Broken;

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::catalog::{Outcome, Procedure, Requirement, Step};
use crate::choice::choice;
use crate::index::{Ix, Table};
use crate::index_type;
use crate::knowledge::{DocumentIx, InstrumentIx, ItemIx, Knowledge, RegisterIx};
use crate::reading::Reading;

index_type!(
    /// A procedure of the graph; in the order of the catalogue, which is the order of codes.
    ProcedureIx
);
index_type!(
    /// A dossier line of the graph.
    RequirementIx
);
index_type!(
    /// A result of a procedure.
    ResultIx
);
index_type!(
    /// A step of a procedure.
    StepIx
);
index_type!(
    /// A place in a legal text that imposes requirements.
    ProvisionIx
);

/// A node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A database of the State.
    Register(RegisterIx),
    /// A field that papers prove and registers hold.
    Item(ItemIx),
    /// A type of paper.
    Document(DocumentIx),
    /// An entry of the catalogue.
    Procedure(ProcedureIx),
    /// A line of its dossier.
    Requirement(RequirementIx),
    /// Something it issues.
    Result(ResultIx),
    /// Something done in it.
    Step(StepIx),
    /// A place in a legal text.
    Provision(ProvisionIx),
}

choice! {
    /// What an edge says, read from its source to its target.
    pub enum Edge {
        /// A register holds an item.
        Holds,
        /// A rule lets a register's data take the place of a paper (whether in force or not).
        Replaces,
        /// A paper proves an item.
        Proves,
        /// A procedure has a line in its dossier.
        Asks,
        /// A line asks for a paper, or a result is one.
        Is,
        /// A procedure ends in a result.
        Yields,
        /// A procedure issues a type of paper, by its results or by what is known of the paper.
        Issues,
        /// A procedure takes a step.
        Takes,
        /// A provision imposes a line.
        Demands,
    }
}

/// Whether the steps of procedures become nodes. They are many and few questions need them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// They do not.
    #[default]
    WithoutSteps,
    /// They do.
    WithSteps,
}

/// A dossier line seen in the graph.
#[derive(Clone, Copy, Debug)]
pub struct Line<'g> {
    /// The procedure it belongs to.
    pub procedure: ProcedureIx,
    /// The line.
    pub requirement: &'g Requirement,
    /// What it asks for.
    pub reading: &'g Reading,
}

/// The graph of a catalogue.
#[derive(Debug)]
pub struct Graph<'g> {
    knowledge: &'g Knowledge,
    procedures: Table<ProcedureIx, &'g Procedure>,
    requirements: Table<RequirementIx, Line<'g>>,
    results: Table<ResultIx, (ProcedureIx, &'g Outcome)>,
    steps: Table<StepIx, (ProcedureIx, &'g Step)>,
    provisions: Table<ProvisionIx, (InstrumentIx, Option<&'g str>)>,
    /// Lines for which no reading was handed in, and the reverse; [`Graph::verify`] reports them.
    unmatched: Vec<ProcedureIx>,
    starts: Starts,
    inner: DiGraph<Node, Edge, u32>,
}

/// Where in petgraph the block of each table begins.
#[derive(Clone, Copy, Debug, Default)]
struct Starts {
    items: u32,
    documents: u32,
    procedures: u32,
    requirements: u32,
    results: u32,
    steps: u32,
    provisions: u32,
}

impl<'g> Graph<'g> {
    /// The knowledge it was built with.
    #[must_use]
    pub fn knowledge(&self) -> &'g Knowledge {
        self.knowledge
    }

    /// All procedures, by code.
    pub fn procedures(&self) -> impl Iterator<Item = (ProcedureIx, &'g Procedure)> + '_ {
        self.procedures.iter().map(|(index, &procedure)| (index, procedure))
    }

    /// A procedure.
    #[must_use]
    pub fn procedure(&self, index: ProcedureIx) -> &'g Procedure {
        self.procedures[index]
    }

    /// The procedure of a code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<ProcedureIx> {
        self.procedures.find(code)
    }

    /// A dossier line.
    #[must_use]
    pub fn line(&self, index: RequirementIx) -> Line<'g> {
        self.requirements[index]
    }

    /// A result with the procedure that yields it.
    #[must_use]
    pub fn result(&self, index: ResultIx) -> (ProcedureIx, &'g Outcome) {
        self.results[index]
    }

    /// A step with the procedure that takes it.
    #[must_use]
    pub fn step(&self, index: StepIx) -> (ProcedureIx, &'g Step) {
        self.steps[index]
    }

    /// A place in a legal text that imposes requirements.
    #[must_use]
    pub fn provision(&self, index: ProvisionIx) -> (InstrumentIx, Option<&'g str>) {
        self.provisions[index]
    }

    /// The lines of a procedure's dossier, in its order.
    #[must_use]
    pub fn lines_of(&self, procedure: ProcedureIx) -> Vec<RequirementIx> {
        self.targets(Node::Procedure(procedure), Edge::Asks)
            .into_iter()
            .filter_map(|node| match node {
                Node::Requirement(line) => Some(line),
                _ => None,
            })
            .collect()
    }

    /// The papers of known type that a procedure asks for, each once.
    #[must_use]
    pub fn papers_of(&self, procedure: ProcedureIx) -> Vec<DocumentIx> {
        let lines = self.lines_of(procedure).into_iter();
        let papers = lines.flat_map(|line| self.targets(Node::Requirement(line), Edge::Is));
        sorted(papers.filter_map(document).collect())
    }

    /// The papers that whoever wants a procedure has to bring: not those that the agency looks up or
    /// takes only where it cannot, nor those in whose place another will do.
    #[must_use]
    pub fn papers_brought_to(&self, procedure: ProcedureIx) -> Vec<DocumentIx> {
        let lines = self.lines_of(procedure).into_iter();
        sorted(lines.flat_map(|line| build::brought(self.line(line).reading)).collect())
    }

    /// The papers that a procedure issues.
    #[must_use]
    pub fn issued_by(&self, procedure: ProcedureIx) -> Vec<DocumentIx> {
        let papers = self.targets(Node::Procedure(procedure), Edge::Issues).into_iter();
        papers.filter_map(document).collect()
    }

    /// How many dossier lines ask for each type of paper: the demand that
    /// [`crate::derive::Derivation::unlocks`] weighs openings by.
    #[must_use]
    pub fn demand(&self) -> BTreeMap<DocumentIx, u64> {
        let mut demand = BTreeMap::new();
        for index in self.knowledge.documents.indexes() {
            let sources = self.sources(Node::Document(index), Edge::Is).into_iter();
            let lines = sources.filter(|node| matches!(node, Node::Requirement(_)));
            demand.insert(index, lines.count() as u64);
        }
        demand
    }

    /// All nodes, block by block.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.inner.node_weights().copied()
    }

    /// Where an edge of a kind leads from a node, sorted.
    pub(crate) fn targets(&self, node: Node, edge: Edge) -> Vec<Node> {
        self.neighbours(node, edge, Direction::Outgoing)
    }

    /// Where an edge of a kind comes from to a node, sorted.
    pub(crate) fn sources(&self, node: Node, edge: Edge) -> Vec<Node> {
        self.neighbours(node, edge, Direction::Incoming)
    }

    /// petgraph hands edges out last first; this is where their order is restored.
    fn neighbours(&self, node: Node, edge: Edge, direction: Direction) -> Vec<Node> {
        let edges = self.inner.edges_directed(self.place(node), direction);
        let of_kind = edges.filter(|found| *found.weight() == edge);
        let nodes = of_kind.filter_map(|found| {
            let end = match direction {
                Direction::Outgoing => found.target(),
                Direction::Incoming => found.source(),
            };
            self.inner.node_weight(end).copied()
        });
        sorted(nodes.collect())
    }

    /// The place of a node in petgraph.
    fn place(&self, node: Node) -> NodeIndex<u32> {
        let starts = self.starts;
        NodeIndex::from(match node {
            Node::Register(index) => index.raw(),
            Node::Item(index) => starts.items + index.raw(),
            Node::Document(index) => starts.documents + index.raw(),
            Node::Procedure(index) => starts.procedures + index.raw(),
            Node::Requirement(index) => starts.requirements + index.raw(),
            Node::Result(index) => starts.results + index.raw(),
            Node::Step(index) => starts.steps + index.raw(),
            Node::Provision(index) => starts.provisions + index.raw(),
        })
    }
}

fn document(node: Node) -> Option<DocumentIx> {
    match node {
        Node::Document(index) => Some(index),
        _ => None,
    }
}

fn procedure(node: Node) -> Option<ProcedureIx> {
    match node {
        Node::Procedure(index) => Some(index),
        _ => None,
    }
}

/// A list sorted, each value once.
fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}
