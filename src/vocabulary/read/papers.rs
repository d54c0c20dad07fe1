//! Which papers a requirement asks for: every one of a list, any one of several lists.

use super::service::Reader;
use super::values::{Draft, iri};
use crate::fault::LinkedFault;
use crate::vocabulary::graph::{Is, Node, NodeIx};
use crate::vocabulary::name::{local, ours};
use crate::vocabulary::place::At;
use crate::words::{Lang, linked as words};

const SUPPORTING: &str = "http://data.europa.eu/m8g/hasSupportingEvidence";
const CONFORMS: &str = "http://purl.org/dc/terms/conformsTo";
const INPUT: &str = "http://purl.org/vocab/cpsv#hasInput";
const INPUT_TYPE: &str = "http://data.europa.eu/m8g/hasInputType";

/// Papers of one requirement, all lists together: nobody could hand in so many, and each is set against
/// the others of its line.
const MOST_PAPERS: usize = 10_000;

/// The lists of a requirement: of several, one is enough; within one, every paper is needed.
pub(super) type Lists = Vec<Vec<(NodeIx, At)>>;

impl<'g> Reader<'g> {
    /// The lists of evidence types of a requirement, as far as the source states them: what was read in
    /// prose is read again.
    pub(super) fn lists(&self, node: &'g Node) -> Lists {
        let mut lists = Vec::new();
        for (types, is_read) in self.all_lists(node) {
            match is_read {
                true => self.forget(&types),
                false => lists.push(types),
            }
        }
        lists
    }

    /// All lists of evidence types of a requirement, and whether they were read in prose.
    pub(in crate::vocabulary) fn all_lists(
        &self,
        node: &'g Node,
    ) -> Vec<(Vec<(NodeIx, At)>, bool)> {
        let mut lists = Vec::new();
        let mut papers = 0;
        for (list, at) in self.in_order(node, "hasEvidenceTypeList") {
            let list = self.graph.node(list);
            let types = self.things(list, "specifiesEvidenceType");
            papers += types.len();
            if papers > MOST_PAPERS {
                self.fault(at, LinkedFault::TooMany { limit: MOST_PAPERS });
                return lists;
            }
            if self.is_too_much(types.len(), at) {
                return lists;
            }
            if types.is_empty() {
                self.fault(at, LinkedFault::NotDescribed { id: list.id.to_string() });
            }
            let basis = self.thing(list, "basis");
            lists.push((types, basis.is_some_and(|(basis, _)| self.is_read(basis))));
        }
        lists
    }

    fn is_read(&self, basis: NodeIx) -> bool {
        self.choice(basis, "basis").as_deref() == Some("read")
    }

    /// Takes types of evidence for known that only what was computed names.
    fn forget(&self, types: &[(NodeIx, At)]) {
        for (evidence, _) in types {
            let node = self.graph.node(*evidence);
            node.see_all();
            for term in ["evidenceTypeClassification", "role"] {
                self.things(node, term).iter().for_each(|(one, _)| self.graph.node(*one).see_all());
            }
        }
    }

    /// Takes what a node of what was computed says for known.
    pub(super) fn computed(&self, node: &'g Node, term: &str) {
        for (computed, _) in self.things(node, term) {
            let computed = self.graph.node(computed);
            computed.see_all();
            for term in ["grade", "answeredBy", "currency"] {
                let named = self.things(computed, term);
                named.iter().for_each(|(one, _)| self.graph.node(*one).see_all());
            }
        }
    }

    /// The pieces of evidence that support a requirement.
    pub(super) fn supporting(&self, node: &'g Node) -> Vec<(NodeIx, At)> {
        nodes(node, SUPPORTING)
    }

    /// The evidence that a service asks for without saying which requirement it is for.
    pub(super) fn inputs(&self, node: &'g Node) -> Vec<(NodeIx, At)> {
        let mut inputs = nodes(node, INPUT_TYPE);
        inputs.extend(nodes(node, INPUT));
        inputs
    }

    /// What a type of evidence, or a piece of it, is called: its own name, that of its type, that of its
    /// class.
    pub(in crate::vocabulary) fn evidence_name(&self, evidence: NodeIx) -> String {
        let node = self.graph.node(evidence);
        node.values(iri("identifier"));
        let within = nodes(node, CONFORMS)
            .into_iter()
            .chain(self.things(node, "evidenceTypeClassification"));
        let within: Vec<NodeIx> = within.map(|(thing, _)| thing).collect();
        self.called(node)
            .map(|(name, _)| name)
            .or_else(|| {
                let kind = *within.first()?;
                let deeper = self.things(self.graph.node(kind), "evidenceTypeClassification");
                self.graph.node(kind).values(iri("identifier"));
                let class = deeper.first().map_or(kind, |(class, _)| *class);
                Some(self.name(class))
            })
            .unwrap_or_else(|| local(&node.id).to_owned())
    }

    /// The types of evidence that pieces of it are of, and those themselves.
    pub(in crate::vocabulary) fn types_of(&self, evidence: NodeIx) -> Vec<NodeIx> {
        let mut types = vec![evidence];
        let kinds = nodes(self.graph.node(evidence), CONFORMS);
        types.extend(kinds.into_iter().map(|(kind, _)| kind));
        types
    }

    /// Sets the papers of a line, where all are types of ours; otherwise gives them in words.
    ///
    /// A line of our format has one list, or a choice among papers. Lists of which one has several papers
    /// are both; of papers of ours that is a fault, since words would not be read as such.
    pub(super) fn documents(
        &self,
        lists: &Lists,
        operator: Option<&str>,
        draft: &mut Draft<'_>,
    ) -> Option<String> {
        let known = |(evidence, at): &(NodeIx, At)| {
            let (document, role) = self.document(*evidence)?;
            Some((document, role, *at))
        };
        let papers: Option<Vec<_>> = lists.iter().flatten().map(known).collect();
        let Some(papers) = papers.filter(|papers| !papers.is_empty()) else {
            return (!lists.is_empty()).then(|| self.in_words(lists));
        };
        let several = lists.len() > 1;
        let at = papers.first().map(|(_, _, at)| *at).unwrap_or_default();
        if several && lists.iter().any(|list| list.len() > 1) {
            self.fault(at, LinkedFault::MixedLists);
        }
        let found = if several { "any_of" } else { "all_of" };
        match operator {
            Some(stated) if stated != found && papers.len() > 1 => self.bad(at, stated, found),
            Some(_) => {}
            None => draft.set("operator", found, at),
        }
        if !draft.json.contains_key("kind") {
            draft.set("kind", "document", at);
        }
        let papers = papers.into_iter().map(|(document, role, at)| ((document, role), at));
        draft.list("documents", papers, |draft, (document, role)| {
            draft.json.insert("type".to_owned(), document.into());
            if let Some(role) = role {
                draft.json.insert("role".to_owned(), role.into());
            }
        });
        None
    }

    /// The document type and role of a type of evidence of ours.
    fn document(&self, evidence: NodeIx) -> Option<(String, Option<String>)> {
        let node = self.graph.node(evidence);
        let class = self.things(node, "evidenceTypeClassification");
        let document = class.iter().find_map(|(class, _)| {
            let class = self.graph.node(*class);
            ours(&class.id, "document").inspect(|_| class.see_all())
        })?;
        node.values(iri("identifier"));
        let role = self.thing(node, "role").and_then(|(role, _)| self.choice(role, "role"));
        Some((document, role))
    }

    /// Lists in words: “A và B, hoặc C”.
    fn in_words(&self, lists: &Lists) -> String {
        let and = words::AND.say(Lang::Vi);
        let list = |list: &Vec<(NodeIx, At)>| {
            let names: Vec<_> = list.iter().map(|(one, _)| self.evidence_name(*one)).collect();
            match (names.len() > 1 && lists.len() > 1, names.join(and)) {
                (true, joined) => format!("({joined})"),
                (false, joined) => joined,
            }
        };
        lists.iter().map(list).collect::<Vec<_>>().join(words::OR.say(Lang::Vi))
    }
}

/// The things that a property of an IRI names.
pub(in crate::vocabulary) fn nodes(node: &Node, property: &str) -> Vec<(NodeIx, At)> {
    let values = node.values(property).iter();
    let thing = |value: &crate::vocabulary::graph::Object| match value.is {
        Is::Node(thing) => Some((thing, value.at)),
        Is::Literal(_) | Is::List(_) => None,
    };
    values.filter_map(thing).collect()
}
