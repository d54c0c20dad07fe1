//! Which papers satisfy a requirement: every one of a list, any one of several lists; and what is
//! missing where somebody has only some.
//!
//! Values are not judged: that an identity card shows an age says nothing of which age it shows. A
//! requirement without lists is told as one that no paper decides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::graph::{Graph, Is, Node, NodeIx};
use super::name::{local, ours};
use super::place::At;
use super::read::{self, Reader, iri, nodes};
use crate::choice::choice;
use crate::fault::Fault;

/// The version of this JSON.
const SCHEMA: &str = "tinhgon/evidence/1";
const EVIDENCE: &str = "http://data.europa.eu/m8g/Evidence";
const CONFORMS: &str = "http://purl.org/dc/terms/conformsTo";
const SUPPORTS: &str = "http://data.europa.eu/m8g/supportsRequirement";
const SUPPORTING: &str = "http://data.europa.eu/m8g/hasSupportingEvidence";

/// What papers do for requirements.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Answer {
    /// Always `tinhgon/evidence/1`.
    pub(crate) schema: &'static str,
    /// Names of papers that somebody is said to have, as given; null when the evidence in the file counts.
    pub(crate) have: Option<Vec<String>>,
    /// One entry for each procedure, or requirement that no other contains.
    pub(crate) procedures: Vec<Question>,
}

/// What papers do for one procedure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Question {
    /// Its IRI.
    pub(crate) id: String,
    /// Its code, or the identifier it has.
    pub(crate) code: String,
    /// What it is called.
    pub(crate) name: String,
    /// `missing` where some requirement that everybody has to meet lacks papers.
    pub(crate) status: Status,
    /// Its requirements, each before those it contains.
    pub(crate) requirements: Vec<Demand>,
}

/// What papers do for one requirement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Demand {
    /// Its IRI.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
    /// How many requirements stand around it.
    pub(crate) depth: usize,
    /// What its papers do.
    pub(crate) status: Status,
    /// When it has to be met; always where absent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) only: Vec<Only>,
    /// Pieces of evidence in the file that support it, whatever they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) supported_by: Vec<String>,
    /// Any one of these is enough; within one, every paper is needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) lists: Vec<List>,
}

/// A list of papers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct List {
    /// Whether all of them are there.
    pub(crate) satisfied: bool,
    /// Whether it was read in prose and not stated.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) read: bool,
    /// Its papers.
    pub(crate) papers: Vec<PaperRow>,
}

/// A paper of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct PaperRow {
    /// The IRI of its type.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
    /// Whether somebody has it.
    pub(crate) held: bool,
}

/// When a requirement has to be met, where that is not always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Only {
    /// In a case, by its name.
    Case(String),
    /// By those who have the paper (nếu có).
    IfAny,
    /// Where the data cannot be looked up.
    Fallback,
}

choice! {
    /// What papers do for a requirement.
    pub(crate) enum Status {
        /// They satisfy it.
        Satisfied,
        /// They do not.
        Missing,
        /// It asks for none, so that papers do not decide it.
        NotByPapers,
    }
}

/// What nothing in a file is called.
#[derive(Debug)]
pub(crate) struct NotFound {
    /// The name.
    pub(crate) name: String,
    /// What there is.
    pub(crate) known: Vec<String>,
}

/// A file of linked data that questions are put to.
#[derive(Debug)]
pub(crate) struct Source {
    graph: Graph,
}

impl Source {
    /// Reads a text.
    ///
    /// # Errors
    /// Its faults, requirements that contain each other among them.
    pub(crate) fn read(file: &Path, text: &str) -> Result<Self, Vec<Fault>> {
        let linked = read::read(file, text)?;
        match linked.faults.is_empty() {
            false => Err(linked.faults),
            true => Ok(Self { graph: read::graph(file, text)? }),
        }
    }

    /// What papers do: those of some names, or where none are given those that the file says are there.
    ///
    /// # Errors
    /// A name that means no procedure, or no paper of those asked about.
    pub(crate) fn answer(
        &self,
        of: Option<&str>,
        have: Option<&[String]>,
    ) -> Result<Answer, NotFound> {
        let asker = Asker::new(&self.graph, have.is_none());
        let roots = asker.roots();
        let of_name = |root: &NodeIx| of.is_none_or(|name| asker.is_called(*root, name));
        let chosen: Vec<NodeIx> = roots.iter().copied().filter(of_name).collect();
        if let (Some(name), true) = (of, chosen.is_empty()) {
            let known = roots.iter().map(|root| asker.code(*root)).collect();
            return Err(NotFound { name: name.to_owned(), known });
        }
        let held = match have {
            None => asker.evidence_there(),
            Some(names) => asker.named(names)?,
        };
        let procedures = chosen.into_iter().map(|root| asker.question(root, &held)).collect();
        Ok(Answer { schema: SCHEMA, have: have.map(<[String]>::to_vec), procedures })
    }
}

struct Asker<'g> {
    reader: Reader<'g>,
    graph: &'g Graph,
    /// The pieces of evidence that support each requirement, whichever of the two says so; none where
    /// somebody names the papers that count.
    support: BTreeMap<NodeIx, BTreeSet<String>>,
}

impl<'g> Asker<'g> {
    fn new(graph: &'g Graph, by_file: bool) -> Self {
        let mut asker = Self { reader: Reader::new(graph), graph, support: BTreeMap::new() };
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
    fn roots(&self) -> Vec<NodeIx> {
        let service = iri("PublicService");
        let services = self.graph.nodes().filter(|(_, node)| node.is_a(service));
        let services: Vec<NodeIx> = services.map(|(index, _)| index).collect();
        if services.is_empty() { self.reader.roots() } else { services }
    }

    fn code(&self, root: NodeIx) -> String {
        let id = &self.graph.node(root).id;
        ours(id, "procedure").unwrap_or_else(|| self.reader.id_of(root))
    }

    fn is_called(&self, root: NodeIx, name: &str) -> bool {
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
    fn evidence_there(&self) -> BTreeSet<NodeIx> {
        let evidence = self.graph.nodes().filter(|(_, node)| node.is_a(EVIDENCE));
        evidence.flat_map(|(_, node)| nodes(node, CONFORMS)).map(|(kind, _)| kind).collect()
    }

    /// The types of evidence of some names, whether they are asked for or not; a name may mean several,
    /// and an empty one means none.
    fn named(&self, names: &[String]) -> Result<BTreeSet<NodeIx>, NotFound> {
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
                return Err(NotFound { name: name.to_owned(), known });
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

    fn question(&self, root: NodeIx, held: &BTreeSet<NodeIx>) -> Question {
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
        Demand { id, name, depth, status, only: self.only(node), supported_by, lists }
    }

    fn only(&self, node: &'g Node) -> Vec<Only> {
        let case = self.reader.thing(node, "inCase");
        let mut only: Vec<Only> =
            case.into_iter().map(|(case, _)| Only::Case(self.reader.name(case))).collect();
        for (term, when) in [("ifAny", Only::IfAny), ("fallback", Only::Fallback)] {
            let flag = self.reader.literal(node, term);
            only.extend(flag.filter(|(text, _)| *text == "true").map(|_| when));
        }
        only
    }
}
