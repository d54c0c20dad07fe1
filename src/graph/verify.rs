//! The invariants of a graph, stated once and checked on every fixture.

use std::collections::BTreeSet;

use petgraph::visit::EdgeRef;

use super::build::asked;
use super::{Edge, Graph, Node, ProcedureIx, document, sorted};

/// An invariant that does not hold, with where it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Broken {
    /// A procedure has not as many readings as lines.
    Readings(ProcedureIx),
    /// A node does not stand where its index says.
    Place(Node),
    /// An edge joins kinds of nodes that its kind cannot join.
    Kinds(Node, Edge, Node),
    /// An edge stands twice.
    Twice(Node, Edge, Node),
    /// A line, result or step does not belong to exactly the procedure it names.
    Owner(Node),
    /// The edges of a node are not those its row in the catalogue or the knowledge calls for.
    Edges(Node, Edge),
}

impl Graph<'_> {
    /// Checks the graph against what it was built from.
    ///
    /// - Every procedure has one reading for each line.
    /// - Every node stands where its typed index says.
    /// - Every edge joins the kinds of nodes its kind speaks of, and stands once.
    /// - Every line, result and step belongs to one procedure, the one its row names.
    /// - The papers of a line are those of its reading, none for a note; what papers prove,
    ///   registers hold and procedures issue is what the knowledge and the catalogue say.
    ///
    /// # Errors
    /// All invariants that do not hold, sorted.
    pub fn verify(&self) -> Result<(), Vec<Broken>> {
        let mut broken: Vec<Broken> =
            self.unmatched.iter().copied().map(Broken::Readings).collect();
        self.check_places(&mut broken);
        self.check_edges(&mut broken);
        for node in self.nodes() {
            self.check_owner(node, &mut broken);
            self.check_rows(node, &mut broken);
        }
        self.check_issues(&mut broken);
        if broken.is_empty() { Ok(()) } else { Err(sorted(broken)) }
    }

    fn check_places(&self, broken: &mut Vec<Broken>) {
        for index in self.inner.node_indices() {
            let node = self.inner.node_weight(index).copied();
            broken.extend(node.filter(|&node| self.place(node) != index).map(Broken::Place));
        }
    }

    fn check_edges(&self, broken: &mut Vec<Broken>) {
        let mut seen = BTreeSet::new();
        for edge in self.inner.edge_references() {
            let ends =
                (self.inner.node_weight(edge.source()), self.inner.node_weight(edge.target()));
            let (Some(&from), Some(&to)) = ends else {
                continue;
            };
            let kind = *edge.weight();
            if !joins(from, kind, to) {
                broken.push(Broken::Kinds(from, kind, to));
            }
            if !seen.insert((from, kind, to)) {
                broken.push(Broken::Twice(from, kind, to));
            }
        }
    }

    fn check_owner(&self, node: Node, broken: &mut Vec<Broken>) {
        let (edge, owner) = match node {
            Node::Requirement(line) => (Edge::Asks, self.requirements[line].procedure),
            Node::Result(result) => (Edge::Yields, self.results[result].0),
            Node::Step(step) => (Edge::Takes, self.steps[step].0),
            _ => return,
        };
        if self.sources(node, edge) != [Node::Procedure(owner)] {
            broken.push(Broken::Owner(node));
        }
    }

    fn check_rows(&self, node: Node, broken: &mut Vec<Broken>) {
        let known = self.knowledge;
        let (edge, called_for): (Edge, Vec<Node>) = match node {
            Node::Requirement(line) => {
                (Edge::Is, asked(self.requirements[line].reading).map(Node::Document).collect())
            }
            Node::Result(result) => {
                let paper = self.results[result].1.document;
                (Edge::Is, paper.into_iter().map(Node::Document).collect())
            }
            Node::Document(paper) => {
                let proves = known.documents[paper].proves.iter().copied();
                (Edge::Proves, proves.map(Node::Item).collect())
            }
            Node::Register(register) => {
                let held = known.registers[register].items.iter();
                (Edge::Holds, held.map(|held| Node::Item(held.item)).collect())
            }
            Node::Item(_) | Node::Procedure(_) | Node::Step(_) | Node::Provision(_) => return,
        };
        if self.targets(node, edge) != sorted(called_for) {
            broken.push(Broken::Edges(node, edge));
        }
    }

    fn check_issues(&self, broken: &mut Vec<Broken>) {
        let mut issues = self.issues();
        for index in self.procedures.indexes() {
            let node = Node::Procedure(index);
            let papers = self.targets(node, Edge::Issues).into_iter().filter_map(document);
            if papers.collect::<BTreeSet<_>>() != issues.remove(&index).unwrap_or_default() {
                broken.push(Broken::Edges(node, Edge::Issues));
            }
        }
    }
}

/// Whether an edge of a kind may join two nodes.
fn joins(from: Node, edge: Edge, to: Node) -> bool {
    use Node::{Document, Item, Procedure, Provision, Register, Requirement, Result, Step};
    matches!(
        (from, edge, to),
        (Register(_), Edge::Holds, Item(_))
            | (Register(_), Edge::Replaces, Document(_))
            | (Document(_), Edge::Proves, Item(_))
            | (Procedure(_), Edge::Asks, Requirement(_))
            | (Requirement(_) | Result(_), Edge::Is, Document(_))
            | (Procedure(_), Edge::Yields, Result(_))
            | (Procedure(_), Edge::Issues, Document(_))
            | (Procedure(_), Edge::Takes, Step(_))
            | (Provision(_), Edge::Demands, Requirement(_))
    )
}
