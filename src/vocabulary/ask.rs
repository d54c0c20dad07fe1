//! Puts a question about papers to a graph.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Demand, List, NotFound, Only, PaperRow, Question, Sought, Status};
use super::graph::{Graph, Is, Node, NodeIx};
use super::name::{local, ours};
use super::place::At;
use super::read::{Reader, iri, nodes};
use crate::cost::words::{CostWords, Heading};

const EVIDENCE: &str = "http://data.europa.eu/m8g/Evidence";
const CONFORMS: &str = "http://purl.org/dc/terms/conformsTo";
const SUPPORTS: &str = "http://data.europa.eu/m8g/supportsRequirement";
const SUPPORTING: &str = "http://data.europa.eu/m8g/hasSupportingEvidence";

/// Asks a graph.
pub(super) struct Asker<'g> {
    reader: Reader<'g>,
    graph: &'g Graph,
    /// The pieces of evidence that support each requirement, whichever of the two says so; none where
    /// somebody names the papers that count.
    support: BTreeMap<NodeIx, BTreeSet<String>>,
    /// Tells headings of cases from those that are for everybody.
    words: &'g CostWords,
}

impl<'g> Asker<'g> {
    pub(super) fn new(graph: &'g Graph, words: &'g CostWords, by_file: bool) -> Self {
        let reader = Reader::new(graph);
        let mut asker = Self { reader, graph, support: BTreeMap::new(), words };
        let mut pairs = Vec::new();
        for (one, node) in graph.nodes().filter(|_| by_file) {
            pairs.extend(nodes(node, SUPPORTING).into_iter().map(|(piece, _)| (one, piece)));
            if node.is_a(EVIDENCE) {
                pairs.extend(nodes(node, SUPPORTS).into_iter().map(|(what, _)| (what, one)));
            }
        }
        for (requirement, piece) in pairs {
            let name = asker.reader.evidence_name(piece);
            asker.support.entry(requirement).or_default().insert(name);
        }
        asker
    }

    /// The services; where there are none, the requirements that no other contains.
    pub(super) fn roots(&self) -> Vec<NodeIx> {
        let service = iri("PublicService");
        let services = self.graph.nodes().filter(|(_, node)| node.is_a(service));
        let services: Vec<NodeIx> = services.map(|(index, _)| index).collect();
        if services.is_empty() { self.reader.roots() } else { services }
    }

    pub(super) fn code(&self, root: NodeIx) -> String {
        let id = &self.graph.node(root).id;
        ours(id, "procedure").unwrap_or_else(|| self.reader.id_of(root))
    }

    pub(super) fn is_called(&self, root: NodeIx, name: &str) -> bool {
        let id = &*self.graph.node(root).id;
        let foreign = name.strip_prefix("cpsv:").unwrap_or(name);
        self.code(root) == name || id == name || local(id) == foreign
    }

    fn requirements(&self, root: NodeIx) -> Vec<(NodeIx, At, usize)> {
        let node = self.graph.node(root);
        let held = self.reader.in_order(node, "holdsRequirement");
        match held.is_empty() && !node.is_a(iri("PublicService")) {
            true => self.reader.outline(vec![(root, node.at)]),
            false => self.reader.outline(held),
        }
    }

    /// The types of the pieces of evidence in the file.
    pub(super) fn evidence_there(&self) -> BTreeSet<NodeIx> {
        let evidence = self.graph.nodes().filter(|(_, node)| node.is_a(EVIDENCE));
        evidence.flat_map(|(_, node)| nodes(node, CONFORMS)).map(|(kind, _)| kind).collect()
    }

    /// The types of evidence of some names, whether they are asked for or not; a name may mean several,
    /// and an empty one means none.
    pub(super) fn named(&self, names: &[String]) -> Result<BTreeSet<NodeIx>, NotFound> {
        let class = iri("EvidenceType");
        let types = || self.graph.nodes().filter(|(_, node)| node.is_a(class)).map(|(one, _)| one);
        let mut by_name: BTreeMap<String, Vec<NodeIx>> = BTreeMap::new();
        for one in types() {
            for name in self.names(one) {
                by_name.entry(name).or_default().push(one);
            }
        }
        let mut held = BTreeSet::new();
        for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            let Some(found) = by_name.get(&name.to_lowercase()) else {
                let known = types().map(|one| self.shown(one)).collect();
                return Err(NotFound { what: Sought::Paper, name: name.to_owned(), known });
            };
            held.extend(found);
        }
        Ok(held)
    }

    /// What a type of evidence may be called, in small letters.
    fn names(&self, evidence: NodeIx) -> Vec<String> {
        let mut names = self.names_of(self.graph.node(evidence));
        for (class, _) in
            self.reader.things(self.graph.node(evidence), "evidenceTypeClassification")
        {
            names.extend(self.names_of(self.graph.node(class)));
        }
        names.iter().map(|name| name.to_lowercase()).collect()
    }

    fn names_of(&self, node: &'g Node) -> Vec<String> {
        let mut names = vec![node.id.to_string(), local(&node.id).to_owned()];
        names.extend(ours(&node.id, "evidence"));
        names.extend(ours(&node.id, "document"));
        for term in ["identifier", "label", "title"] {
            for value in node.values(iri(term)) {
                if let Is::Literal(literal) = &value.is {
                    names.push(literal.text.to_string());
                }
            }
        }
        names
    }

    /// The name by which a type of evidence is told to those who may name it.
    fn shown(&self, evidence: NodeIx) -> String {
        let id = &self.graph.node(evidence).id;
        ours(id, "evidence").unwrap_or_else(|| self.reader.evidence_name(evidence))
    }

    pub(super) fn question(&self, root: NodeIx, held: &BTreeSet<NodeIx>) -> Question {
        let all = self.requirements(root).into_iter();
        let requirements: Vec<Demand> =
            all.map(|(one, _, depth)| self.demand(one, depth, held)).collect();
        let everybody = || requirements.iter().filter(|demand| demand.only.is_empty());
        let is = |status| everybody().any(|demand| demand.status == status);
        let status = match (is(Status::Missing), is(Status::Satisfied)) {
            (true, _) => Status::Missing,
            (false, true) => Status::Satisfied,
            (false, false) => Status::NotByPapers,
        };
        let id = self.graph.node(root).id.to_string();
        Question { id, code: self.code(root), name: self.reader.name(root), status, requirements }
    }

    fn demand(&self, requirement: NodeIx, depth: usize, held: &BTreeSet<NodeIx>) -> Demand {
        let node = self.graph.node(requirement);
        let list = |(papers, read): (Vec<(NodeIx, At)>, bool)| {
            let paper = |(one, _): (NodeIx, At)| PaperRow {
                id: self.graph.node(one).id.to_string(),
                name: self.reader.evidence_name(one),
                held: held.contains(&one),
            };
            let papers: Vec<PaperRow> = papers.into_iter().map(paper).collect();
            List { satisfied: papers.iter().all(|paper| paper.held), read, papers }
        };
        let lists: Vec<List> = self.reader.all_lists(node).into_iter().map(list).collect();
        let supported_by: Vec<String> =
            self.support.get(&requirement).into_iter().flatten().cloned().collect();
        let status = match lists.iter().any(|list| list.satisfied) {
            true => Status::Satisfied,
            false if !lists.is_empty() => Status::Missing,
            false if !supported_by.is_empty() => Status::Satisfied,
            false => Status::NotByPapers,
        };
        let (id, name) = (node.id.to_string(), self.reader.name(requirement));
        let only = self.only(node, lists.iter().any(|list| list.read));
        Demand { id, name, depth, status, only, supported_by, lists }
    }

    fn only(&self, node: &'g Node, in_prose: bool) -> Vec<Only> {
        let case = self.reader.thing(node, "inCase");
        let case = case.map(|(case, _)| self.reader.name(case));
        // In prose a heading that is for everybody ("Giấy tờ phải nộp") makes no case of its own.
        let case = case.filter(|name| !in_prose || self.words.heading(name) != Heading::Common);
        let mut only: Vec<Only> = case.into_iter().map(Only::Case).collect();
        for (term, when) in [("ifAny", Only::IfAny), ("fallback", Only::Fallback)] {
            let flag = self.reader.literal(node, term);
            only.extend(flag.filter(|(text, _)| *text == "true").map(|_| when));
        }
        only
    }
}
