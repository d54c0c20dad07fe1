//! Things that several procedures share, each written once.

use std::collections::BTreeMap;

use serde_json::json;

use super::item::{Item, Node};
use crate::knowledge::{Knowledge, RegisterIx};
use crate::vocabulary::name::encoded;
use crate::workbook;

/// Viet Nam in the authority table of countries of the Publications Office of the European Union.
const VIET_NAM: &str = "http://publications.europa.eu/resource/authority/country/VNM";
/// The đồng in its table of currencies.
pub(super) const VND: &str = "http://publications.europa.eu/resource/authority/currency/VND";

/// The things that were referred to, by name.
pub(super) struct Shared<'k> {
    pub(super) knowledge: &'k Knowledge,
    nodes: BTreeMap<String, Node>,
}

impl<'k> Shared<'k> {
    pub(super) fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, nodes: BTreeMap::new() }
    }

    /// All of them, by name.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.values()
    }

    fn refer(&mut self, id: String, node: impl FnOnce(String) -> Node) -> Item {
        if !self.nodes.contains_key(&id) {
            self.nodes.insert(id.clone(), node(id.clone()));
        }
        id.into()
    }

    /// An authority by its id; an agency as printed where the id is none of ours.
    pub(super) fn authority(&mut self, id: &str) -> Item {
        self.refer(VIET_NAM.to_owned(), |id| Node::new(id, "Location"));
        let table = &self.knowledge.authorities;
        let known = table.find(id).map(|ix| &table[ix].name);
        let kind = if known.is_some() { "authority" } else { "agency" };
        self.refer(format!("{kind}:{}", encoded(id)), |iri| {
            let label = match known {
                Some(name) => json!({ "vi": name.vi, "en": name.en }),
                None => json!({ "vi": id }),
            };
            Node::new(iri, "PublicOrganization")
                .with("identifier", id)
                .with("label", label)
                .with("spatial", VIET_NAM)
        })
    }

    /// One of a fixed choice.
    pub(super) fn choice(&mut self, scheme: &str, key: &str) -> Item {
        let knowledge = self.knowledge;
        self.refer(format!("choice:{scheme}/{}", encoded(key)), |iri| {
            let node = Node::new(iri, "Concept").with("identifier", key);
            match workbook::choice_name(scheme, key, knowledge) {
                Some([vi, en]) => node.with("label", json!({ "vi": vi, "en": en })),
                None => node,
            }
        })
    }

    /// A register.
    pub(super) fn register(&mut self, register: RegisterIx) -> Item {
        let row = &self.knowledge.registers[register];
        self.refer(format!("choice:register/{}", encoded(&row.id)), |iri| {
            Node::new(iri, "Concept")
                .with("identifier", &*row.id)
                .with("label", json!({ "vi": row.name.vi, "en": row.name.en }))
        })
    }

    /// A field of procedures (lĩnh vực).
    pub(super) fn field(&mut self, name: &str) -> Item {
        self.refer(format!("field:{}", encoded(name)), |iri| {
            Node::new(iri, "Concept").with("label", json!({ "vi": name }))
        })
    }

    /// A type of paper.
    pub(super) fn document(&mut self, id: &str) -> Item {
        let table = &self.knowledge.documents;
        let name = table.find(id).map(|ix| &table[ix].name);
        self.refer(format!("document:{}", encoded(id)), |iri| {
            let node = Node::new(iri, "Concept").with("identifier", id);
            match name {
                Some(name) => node.with("label", json!({ "vi": name.vi, "en": name.en })),
                None => node,
            }
        })
    }

    /// The name of a type of paper.
    pub(super) fn document_name(&self, id: &str) -> String {
        let table = &self.knowledge.documents;
        table.find(id).map(|ix| table[ix].name.vi.to_string()).unwrap_or_default()
    }

    /// A type of paper about somebody, which is what evidence is a type of: two papers of one type,
    /// about the applicant and about a child, are two.
    pub(super) fn evidence(&mut self, document: &str, role: &str) -> Item {
        let classified = self.document(document);
        let whose = self.choice("role", role);
        let identifier = format!("{document}/{role}");
        self.refer(format!("evidence:{}", encoded(&identifier)), |iri| {
            Node::new(iri, "EvidenceType")
                .with("identifier", identifier)
                .with("evidenceTypeClassification", classified)
                .with("role", whose)
        })
    }

    /// A legal instrument, by its number.
    pub(super) fn instrument(&mut self, number: &str) -> Item {
        let table = &self.knowledge.instruments;
        let title = table.find(number).map(|ix| &*table[ix].title);
        self.refer(format!("instrument:{}", encoded(number)), |iri| {
            let node = Node::new(iri, "LegalResource").with("identifier", number);
            match title {
                Some(title) => node.with("title", title),
                None => node,
            }
        })
    }

    /// The currency of all amounts.
    pub(super) fn currency(&mut self) -> Item {
        self.refer(VND.to_owned(), |iri| Node::new(iri, "Concept"))
    }
}
