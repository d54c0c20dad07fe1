//! A part of the graph with words on it: what the exports draw.

use std::collections::BTreeSet;

use petgraph::Direction;
use petgraph::visit::EdgeRef;

use super::{Edge, Graph, Node, ProcedureIx};
use crate::index::Ix;
use crate::knowledge::Name;

/// In which language nodes are labelled. Texts of the catalogue stay as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// Vietnamese.
    #[default]
    Vietnamese,
    /// English.
    English,
}

/// How much of the graph is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// A node and what can be reached from it, against the edges or along them, in some steps.
    Around {
        /// The node.
        centre: Node,
        /// How many steps.
        steps: usize,
    },
}

/// Nodes and edges with labels, both sorted by what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The nodes.
    pub nodes: Vec<PictureNode>,
    /// The edges between them.
    pub edges: Vec<PictureEdge>,
}

/// A node of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureNode {
    /// Kind and id, such as `document:birth_certificate`; distinct within a graph.
    pub id: String,
    /// Its kind: the part of the id before the colon.
    pub kind: &'static str,
    /// Its label.
    pub label: String,
}

/// An edge of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureEdge {
    /// Position in [`Picture::nodes`] of its source.
    pub from: usize,
    /// What it says.
    pub edge: Edge,
    /// Position in [`Picture::nodes`] of its target.
    pub to: usize,
}

impl Edge {
    /// Its name in exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Replaces => "replaces",
            Self::Proves => "proves",
            Self::Asks => "asks",
            Self::Is => "is",
            Self::Yields => "yields",
            Self::Issues => "issues",
            Self::Takes => "takes",
            Self::Demands => "demands",
        }
    }
}

impl Graph<'_> {
    /// Draws a part of the graph.
    #[must_use]
    pub fn picture(&self, extent: Extent, labels: Labels) -> Picture {
        let drawn: Vec<Node> = match extent {
            Extent::Whole => super::sorted(self.nodes().collect()),
            Extent::Around { centre, steps } => {
                self.neighbourhood(centre, steps).into_iter().collect()
            }
        };
        self.drawn(drawn, labels)
    }

    /// Draws what some nodes are about: of a procedure its lines, their papers, what can take the place
    /// of these, what imposes the lines and what it issues; of a paper who asks for it and issues it,
    /// what it proves and what can take its place.
    ///
    /// Neighbours of a number of steps, as [`Extent::Around`] has them, would be most of the graph: two
    /// papers that any register knows are four steps apart.
    #[must_use]
    pub fn focus(&self, centres: &[Node], labels: Labels) -> Picture {
        use Edge::{Asks, Demands, Is, Issues, Proves, Replaces, Yields};
        let mut drawn: BTreeSet<Node> = centres.iter().copied().collect();
        for centre in centres {
            let near = match centre {
                Node::Document(_) => {
                    self.follow(&[*centre], &[Proves], &[Is, Issues, Replaces], &mut drawn)
                }
                _ => self.follow(&[*centre], &[Asks, Yields, Issues], &[], &mut drawn),
            };
            match centre {
                Node::Document(_) => {
                    self.follow(&near, &[], &[Asks, Yields, Demands], &mut drawn);
                }
                _ => {
                    let papers = self.follow(&near, &[Is], &[Demands], &mut drawn);
                    self.follow(&papers, &[], &[Replaces], &mut drawn);
                }
            }
        }
        self.drawn(drawn.into_iter().collect(), labels)
    }

    /// Adds what edges of some kinds lead to from nodes, along them or against them; gives it all, whether
    /// it was there or not.
    fn follow(
        &self,
        from: &[Node],
        along: &[Edge],
        against: &[Edge],
        drawn: &mut BTreeSet<Node>,
    ) -> Vec<Node> {
        let mut found = Vec::new();
        for &node in from {
            let place = self.place(node);
            let ahead = self.inner.edges(place).filter(|edge| along.contains(edge.weight()));
            let behind = self.inner.edges_directed(place, Direction::Incoming);
            let behind = behind.filter(|edge| against.contains(edge.weight()));
            let ends = ahead.map(|edge| edge.target()).chain(behind.map(|edge| edge.source()));
            found.extend(ends.filter_map(|end| self.inner.node_weight(end).copied()));
        }
        drawn.extend(&found);
        found
    }

    /// Nodes in order with the edges between them.
    fn drawn(&self, drawn: Vec<Node>, labels: Labels) -> Picture {
        let mut edges = Vec::new();
        for (from, &node) in drawn.iter().enumerate() {
            for found in self.inner.edges(self.place(node)) {
                let target = self.inner.node_weight(found.target());
                let to = target.and_then(|target| drawn.binary_search(target).ok());
                edges.extend(to.map(|to| PictureEdge { from, edge: *found.weight(), to }));
            }
        }
        edges.sort_by_key(|edge| (edge.from, edge.edge, edge.to));
        let nodes = drawn.into_iter().map(|node| self.picture_node(node, labels)).collect();
        Picture { nodes, edges }
    }

    fn neighbourhood(&self, centre: Node, steps: usize) -> BTreeSet<Node> {
        let mut reached = BTreeSet::from([centre]);
        let mut rim = vec![centre];
        for _ in 0..steps {
            let around =
                rim.iter().flat_map(|&node| self.inner.neighbors_undirected(self.place(node)));
            let nodes = around.filter_map(|index| self.inner.node_weight(index).copied());
            rim = nodes.filter(|&node| reached.insert(node)).collect();
        }
        reached
    }

    fn picture_node(&self, node: Node, labels: Labels) -> PictureNode {
        let (kind, id, label) = self.described(node, labels);
        PictureNode { id: format!("{kind}:{id}"), kind, label }
    }

    /// Kind, id within the kind and label of a node.
    fn described(&self, node: Node, labels: Labels) -> (&'static str, String, String) {
        let known = self.knowledge;
        let in_language = |name: &Name| match labels {
            Labels::Vietnamese => name.vi.to_string(),
            Labels::English => name.en.to_string(),
        };
        let code = |procedure| self.procedures[procedure].code.as_str();
        match node {
            Node::Register(index) => {
                let row = &known.registers[index];
                ("register", row.id.to_string(), in_language(&row.name))
            }
            Node::Item(index) => {
                let row = &known.items[index];
                ("item", row.id.to_string(), in_language(&row.name))
            }
            Node::Document(index) => {
                let row = &known.documents[index];
                ("document", row.id.to_string(), in_language(&row.name))
            }
            Node::Procedure(index) => {
                let row = self.procedures[index];
                ("procedure", code(index).into(), format!("{} {}", row.code, row.name))
            }
            Node::Requirement(index) => {
                let line = self.requirements[index];
                let id = format!("{}/{}", code(line.procedure), line.requirement.id);
                ("requirement", id, line.requirement.text.to_string())
            }
            Node::Result(index) => {
                let (procedure, outcome) = self.results[index];
                let id = format!("{}/{}", code(procedure), position(self.results.rows(), index));
                ("result", id, outcome.name.to_string())
            }
            Node::Step(index) => {
                let (procedure, step) = self.steps[index];
                let id = format!("{}/{}", code(procedure), position(self.steps.rows(), index));
                let label = step.text.as_deref().unwrap_or(&id).to_owned();
                ("step", id, label)
            }
            Node::Provision(index) => {
                let (instrument, place) = self.provisions[index];
                let number = &known.instruments[instrument].number;
                let label = place.map_or(number.to_string(), |place| format!("{place}, {number}"));
                ("provision", label.clone(), label)
            }
        }
    }
}

/// Where a row stands among those of its procedure, counted from 1: procedures that come and go
/// elsewhere do not change it.
fn position<T>(rows: &[(ProcedureIx, T)], index: impl Ix) -> usize {
    let up_to = rows.get(..=index.raw() as usize).unwrap_or_default();
    let own = up_to.last().map(|row| row.0);
    up_to.iter().rev().take_while(|row| Some(row.0) == own).count()
}
