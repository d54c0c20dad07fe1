//! From catalogue, readings and knowledge to the graph.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::DiGraph;

use super::{Detail, Edge, Graph, Line, Node, ProcedureIx, ProvisionIx, RequirementIx, Starts};
use crate::catalog::{Catalog, Procedure};
use crate::index::Table;
use crate::knowledge::{DocumentIx, InstrumentIx, Knowledge};
use crate::reading::{LineKind, Origin, Paper, Reading};

impl<'g> Graph<'g> {
    /// Builds the graph. The readings stand in the order of the catalogue: one list for each
    /// procedure, one reading for each of its lines.
    ///
    /// A note asks for nothing, so the papers it names get no edge.
    #[must_use]
    pub fn new<R: Borrow<Reading>>(
        catalog: &'g Catalog,
        readings: &'g [Vec<R>],
        knowledge: &'g Knowledge,
        detail: Detail,
    ) -> Self {
        let mut graph = Self {
            knowledge,
            procedures: Table::default(),
            requirements: Table::default(),
            results: Table::default(),
            steps: Table::default(),
            provisions: Table::default(),
            unmatched: Vec::new(),
            starts: Starts::default(),
            inner: DiGraph::default(),
        };
        for (at, procedure) in catalog.procedures.iter().enumerate() {
            let readings = readings.get(at).map_or(&[][..], Vec::as_slice);
            graph.add_procedure(procedure, readings, detail);
        }
        let demands = graph.add_provisions();
        graph.add_nodes();
        graph.add_edges_of_knowledge();
        graph.add_edges_of_procedures();
        graph.add_issues();
        for (provision, requirement) in demands {
            graph.link(Node::Provision(provision), Edge::Demands, Node::Requirement(requirement));
        }
        graph.inner.shrink_to_fit();
        graph
    }

    fn add_procedure<R: Borrow<Reading>>(
        &mut self,
        row: &'g Procedure,
        readings: &'g [R],
        detail: Detail,
    ) {
        // Codes of a catalogue are distinct; a second of one code would be found by none.
        let index = match self.procedures.insert(row.code.as_str(), row) {
            Ok(index) => index,
            Err(_) => self.procedures.push(row),
        };
        if readings.len() != row.requirements.len() {
            self.unmatched.push(index);
        }
        for (requirement, reading) in row.requirements.iter().zip(readings) {
            self.requirements.push(Line {
                procedure: index,
                requirement,
                reading: reading.borrow(),
            });
        }
        for outcome in &row.results {
            self.results.push((index, outcome));
        }
        if detail == Detail::WithSteps {
            for step in &row.steps {
                self.steps.push((index, step));
            }
        }
    }

    /// Gathers the provisions that impose lines, sorted by instrument and place, and the lines.
    fn add_provisions(&mut self) -> Vec<(ProvisionIx, RequirementIx)> {
        let mut found: BTreeMap<(InstrumentIx, Option<&'g str>), Vec<RequirementIx>> =
            BTreeMap::new();
        for (index, line) in self.requirements.iter() {
            if let Some(provision) = &line.requirement.provision {
                let key = (provision.instrument, provision.place.as_deref());
                found.entry(key).or_default().push(index);
            }
        }
        let mut demands = Vec::new();
        for (key, lines) in found {
            let provision = self.provisions.push(key);
            demands.extend(lines.into_iter().map(|line| (provision, line)));
        }
        demands
    }

    /// Adds the nodes, block by block, and notes where each block begins.
    fn add_nodes(&mut self) {
        let known = self.knowledge;
        self.add_block(known.registers.indexes().map(Node::Register));
        self.starts.items = self.add_block(known.items.indexes().map(Node::Item));
        self.starts.documents = self.add_block(known.documents.indexes().map(Node::Document));
        self.starts.procedures = self.add_block(self.procedures.indexes().map(Node::Procedure));
        self.starts.requirements =
            self.add_block(self.requirements.indexes().map(Node::Requirement));
        self.starts.results = self.add_block(self.results.indexes().map(Node::Result));
        self.starts.steps = self.add_block(self.steps.indexes().map(Node::Step));
        self.starts.provisions = self.add_block(self.provisions.indexes().map(Node::Provision));
    }

    fn add_block(&mut self, nodes: impl Iterator<Item = Node>) -> u32 {
        // More nodes than u32::MAX do not fit the memory of any machine this runs on.
        let start = u32::try_from(self.inner.node_count()).unwrap_or(u32::MAX);
        for node in nodes {
            self.inner.add_node(node);
        }
        start
    }

    fn link(&mut self, from: Node, edge: Edge, to: Node) {
        self.inner.add_edge(self.place(from), self.place(to), edge);
    }

    /// Links a node to several, each once.
    fn link_all(&mut self, from: Node, edge: Edge, to: impl Iterator<Item = Node>) {
        for node in to.collect::<BTreeSet<Node>>() {
            self.link(from, edge, node);
        }
    }

    fn add_edges_of_knowledge(&mut self) {
        let known = self.knowledge;
        for (index, register) in known.registers.iter() {
            let held = register.items.iter().map(|held| Node::Item(held.item));
            self.link_all(Node::Register(index), Edge::Holds, held);
            let replaced = known.documents.iter().filter(|(_, document)| {
                document.replaced_by.iter().any(|rule| rule.register == index)
            });
            let replaced = replaced.map(|(document, _)| Node::Document(document));
            self.link_all(Node::Register(index), Edge::Replaces, replaced);
        }
        for (index, document) in known.documents.iter() {
            let proven = document.proves.iter().copied().map(Node::Item);
            self.link_all(Node::Document(index), Edge::Proves, proven);
        }
    }

    fn add_edges_of_procedures(&mut self) {
        for index in self.requirements.indexes() {
            let line = self.requirements[index];
            let node = Node::Requirement(index);
            self.link(Node::Procedure(line.procedure), Edge::Asks, node);
            self.link_all(node, Edge::Is, asked(line.reading).map(Node::Document));
        }
        for index in self.results.indexes() {
            let (procedure, outcome) = self.results[index];
            self.link(Node::Procedure(procedure), Edge::Yields, Node::Result(index));
            self.link_all(
                Node::Result(index),
                Edge::Is,
                outcome.document.into_iter().map(Node::Document),
            );
        }
        for index in self.steps.indexes() {
            let (procedure, _) = self.steps[index];
            self.link(Node::Procedure(procedure), Edge::Takes, Node::Step(index));
        }
    }

    fn add_issues(&mut self) {
        for (procedure, documents) in self.issues() {
            let documents = documents.into_iter().map(Node::Document);
            self.link_all(Node::Procedure(procedure), Edge::Issues, documents);
        }
    }

    /// What each procedure issues: its own results, and the papers said to be issued by it.
    pub(super) fn issues(&self) -> BTreeMap<ProcedureIx, BTreeSet<DocumentIx>> {
        let mut issues: BTreeMap<ProcedureIx, BTreeSet<DocumentIx>> = BTreeMap::new();
        for &(procedure, outcome) in self.results.rows() {
            issues.entry(procedure).or_default().extend(outcome.document);
        }
        let mut by_base: BTreeMap<&str, Vec<ProcedureIx>> = BTreeMap::new();
        for (index, row) in self.procedures.iter() {
            by_base.entry(base(row.code.as_str())).or_default().push(index);
        }
        for (document, row) in self.knowledge.documents.iter() {
            let issuers = row.issued_by.iter().filter_map(|code| by_base.get(base(code)));
            for &issuer in issuers.flatten() {
                issues.entry(issuer).or_default().insert(document);
            }
        }
        issues
    }
}

/// The papers of known type that a line asks for. One that another State issued only bears the name of
/// its type: no procedure here supplies it.
pub(super) fn asked(reading: &Reading) -> impl Iterator<Item = DocumentIx> + '_ {
    let asks = reading.kind != LineKind::Note;
    let papers = reading.papers.iter().filter(move |paper| asks && paper.origin != Origin::Abroad);
    papers.filter_map(|paper| paper.document)
}

/// Those of them that have to be brought: a line that has them looked up asks nobody for them, and of
/// alternatives none has to be there.
pub(super) fn brought(reading: &Reading) -> impl Iterator<Item = DocumentIx> + '_ {
    let mut groups: BTreeMap<u16, Option<Option<DocumentIx>>> = BTreeMap::new();
    for paper in &reading.papers {
        let only = groups.entry(paper.group).or_insert(Some(paper.document));
        *only = only.filter(|only| *only == paper.document);
    }
    let alone = move |one: &Paper| groups.get(&one.group).is_some_and(Option::is_some);
    let papers = reading
        .papers
        .iter()
        .filter(move |paper| !reading.already && paper.origin != Origin::Abroad && alone(paper));
    let asks = reading.kind != LineKind::Note;
    papers.filter(move |_| asks).filter_map(|paper| paper.document)
}

/// The national part of a code: provinces append groups of their own to it. Points in a code of
/// another system mean nothing to us.
fn base(code: &str) -> &str {
    if code.contains(':') {
        return code;
    }
    let second_point = code.match_indices('.').nth(1).map_or(code.len(), |(at, _)| at);
    code.get(..second_point).unwrap_or(code)
}
