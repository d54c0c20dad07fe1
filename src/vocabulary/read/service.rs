//! Public services as procedures; where a file has none, the requirements that no other contains.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Built;
use super::values::{Draft, flat, iri};
use crate::catalog::raw::SCHEMA;
use crate::fault::{LinkedFault, Problem};
use crate::ids::ProcedureCode;
use crate::vocabulary::fields;
use crate::vocabulary::graph::{Graph, Is, Node, NodeIx};
use crate::vocabulary::known;
use crate::vocabulary::name::{code, local, ours};
use crate::vocabulary::place::At;

/// Reads a graph, and keeps what is wrong with it and what is left of it.
pub(in crate::vocabulary) struct Reader<'g> {
    pub(in crate::vocabulary) graph: &'g Graph,
    /// The requirements that say of which other they are one, by that other.
    pub(super) parts: BTreeMap<NodeIx, Vec<(NodeIx, At)>>,
    /// Requirements and papers met so far.
    met: Cell<usize>,
    faults: RefCell<Vec<(At, Problem)>>,
    left: RefCell<BTreeMap<String, (At, usize)>>,
}

/// Requirements and papers that are read of one file, each as often as something names it.
const MOST_MET: usize = 10_000_000;

const IS_REQUIREMENT_OF: &str = "http://data.europa.eu/m8g/isRequirementOf";

impl<'g> Reader<'g> {
    pub(in crate::vocabulary) fn new(graph: &'g Graph) -> Self {
        let mut parts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (part, node) in graph.nodes() {
            for whole in node.properties.get(IS_REQUIREMENT_OF).into_iter().flat_map(|p| &p.values)
            {
                if let Is::Node(of) = whole.is {
                    node.values(IS_REQUIREMENT_OF);
                    parts.entry(of).or_default().push((part, whole.at));
                }
            }
        }
        let (faults, left) = (RefCell::default(), RefCell::default());
        Self { graph, parts, met: Cell::new(0), faults, left }
    }

    /// Counts what is met; whether it is more than is read. Things that many others share make a small
    /// file say more than would fit.
    pub(super) fn is_too_much(&self, more: usize, at: At) -> bool {
        let before = self.met.get();
        self.met.set(before.saturating_add(more));
        let is_too_much = self.met.get() > MOST_MET;
        if is_too_much && before <= MOST_MET {
            self.fault(at, LinkedFault::TooMany { limit: MOST_MET });
        }
        is_too_much
    }

    pub(super) fn fault(&self, at: At, problem: impl Into<Problem>) {
        self.faults.borrow_mut().push((at, problem.into()));
    }

    /// Notes something that our format has no place for.
    pub(super) fn leave(&self, what: &str, at: At) {
        let mut left = self.left.borrow_mut();
        left.entry(known::shown(what)).or_insert((at, 0)).1 += 1;
    }

    pub(in crate::vocabulary) fn faults(&self) -> Vec<(At, Problem)> {
        self.faults.take()
    }

    /// What nobody has asked for is not taken over, and told: each property and class once.
    pub(super) fn not_held(&self) -> Vec<(At, Problem)> {
        for (_, node) in self.graph.nodes().filter(|(_, node)| node.is_described()) {
            if !node.seen.get() {
                let class = node.types.first().map_or(&*node.id, |class| &**class);
                self.leave(class, node.at);
                continue;
            }
            let unseen = node.properties.iter().filter(|(_, property)| !property.seen.get());
            for (property, values) in unseen {
                for value in &values.values {
                    self.leave(property, value.at);
                }
            }
        }
        let left = self.left.take();
        let told = |(what, (at, count))| (at, LinkedFault::NotHeld { what, count }.into());
        left.into_iter().map(told).collect()
    }

    /// The procedures of the file.
    pub(super) fn procedures(&self) -> Vec<Built> {
        let service = iri("PublicService");
        let services = self.graph.nodes().filter(|(_, node)| node.is_a(service));
        let mut built: Vec<Built> = services.map(|(_, node)| self.service(node)).collect();
        if built.is_empty() {
            built = self.roots().into_iter().map(|root| self.criterion(root)).collect();
        }
        built
    }

    fn service(&self, node: &'g Node) -> Built {
        let mut built = Built { at: node.at, ..Built::default() };
        let mut draft =
            Draft { json: Map::new(), pointer: String::new(), origins: &mut built.origins };
        self.head(node, &mut draft);
        self.fields(node, fields::PROCEDURE, &mut draft);
        self.complete(node, &mut draft);
        self.agencies(node, &mut draft);
        for (key, term, scheme) in
            [("level", "levels", "level"), ("subjects", "audience", "subject")]
        {
            let mut words: Vec<Value> = Vec::new();
            for (thing, at) in self.things(node, term) {
                match self.choice(thing, scheme) {
                    Some(word) => {
                        draft.origins.insert(format!("/{key}/{}", words.len()), at);
                        words.push(word.into());
                    }
                    None => self.leave(iri(term), at),
                }
            }
            draft.json.insert(key.to_owned(), words.into());
        }
        let sectors = self.things(node, "sector");
        if let Some(&(_, at)) = sectors.first() {
            let name = |(thing, _): &(NodeIx, At)| {
                let own = ours(&self.graph.node(*thing).id, "field");
                own.inspect(|_| self.graph.node(*thing).see_all())
                    .unwrap_or_else(|| self.name(*thing))
            };
            draft.set("sector", sectors.iter().map(name).collect::<Vec<_>>().join(", "), at);
        }
        self.texts(node, "groups", "groups", &mut draft);
        draft.list("cases", self.in_order(node, "hasCase"), |draft, case| {
            self.fields(self.graph.node(case), fields::CASE, draft);
        });
        self.dossier(node, &mut draft);
        draft.list("steps", self.in_order(node, "hasStep"), |draft, step| {
            self.fields(self.graph.node(step), fields::STEP, draft);
        });
        self.channels(node, &mut draft);
        self.computed(node, "estimate");
        draft.list("results", self.in_order(node, "produces"), |draft, output| {
            self.output(output, draft);
        });
        if let Some((volume, at)) = self.thing(node, "volume") {
            let part = draft.part("volume", at, |draft| {
                self.fields(self.graph.node(volume), fields::VOLUME, draft);
            });
            draft.json.insert("volume".to_owned(), part);
        }
        draft.list("measured", self.in_order(node, "measured"), |draft, row| {
            let row = self.graph.node(row);
            if let Some((line, at)) = self.thing(row, "ofRequirement") {
                draft.set("requirement", self.id_of(line), at);
            }
            self.fields(row, fields::MEASURED, draft);
        });
        built.json = Value::Object(draft.json);
        built
    }

    /// A requirement that stands alone, with all it contains, as a procedure.
    fn criterion(&self, root: NodeIx) -> Built {
        let node = self.graph.node(root);
        let mut built = Built { at: node.at, ..Built::default() };
        let mut draft =
            Draft { json: Map::new(), pointer: String::new(), origins: &mut built.origins };
        self.head(node, &mut draft);
        self.complete(node, &mut draft);
        if !draft.json.contains_key("name") {
            draft.set("name", self.name(root), node.at);
        }
        if let Some((publisher, at)) = self.publishers(node).into_iter().next() {
            draft.set("authority", self.agency(publisher), at);
        }
        self.criterion_dossier(root, &mut draft);
        built.json = Value::Object(draft.json);
        built
    }

    /// The schema and the code.
    fn head(&self, node: &'g Node, draft: &mut Draft<'_>) {
        draft.json.insert("schema".to_owned(), SCHEMA.into());
        let own = ours(&node.id, "procedure");
        // Services of others have identifiers of any form; the name of the thing is a code of theirs.
        let stated = self.literal(node, "identifier");
        let is_code = |text: &str| text.parse::<ProcedureCode>().is_ok();
        match stated {
            Some((text, at)) if own.is_some() || is_code(text) => draft.set("code", text, at),
            _ => {
                let local = match code(&node.id) {
                    local if local.is_empty() => stated.map(|(text, _)| code(text)),
                    local => Some(local),
                };
                let made = own.or_else(|| Some(format!("cpsv:{}", local?)));
                made.into_iter().for_each(|made| draft.set("code", made, node.at));
            }
        }
    }

    /// What a file of others says otherwise, or not.
    fn complete(&self, node: &'g Node, draft: &mut Draft<'_>) {
        if !draft.json.contains_key("name")
            && let Some((name, at)) = self.called(node)
        {
            draft.set("name", name, at);
        }
        if ours(&node.id, "procedure").is_none() {
            if !draft.json.contains_key("source") {
                draft.set("source", &*node.id, node.at);
            }
            // Unknown, unless somebody is named below.
            draft.json.entry("authority").or_insert_with(|| "".into());
        }
        // A description that repeats the name says nothing more.
        let name = draft.json.get("name").and_then(Value::as_str).unwrap_or_default();
        let is_same = |value: &crate::vocabulary::graph::Object| matches!(&value.is, Is::Literal(literal) if *literal.text == *name);
        let description = node.properties.get(iri("description"));
        if let Some(description) = description.filter(|one| one.values.iter().all(is_same)) {
            description.seen.set(true);
        }
    }

    /// A list of texts.
    pub(super) fn texts(&self, node: &'g Node, term: &str, key: &str, draft: &mut Draft<'_>) {
        let mut texts: Vec<Value> = Vec::new();
        for value in flat(node.values(iri(term))) {
            match &value.is {
                Is::Literal(literal) => {
                    draft.origins.insert(format!("/{key}/{}", texts.len()), value.at);
                    texts.push((*literal.text).into());
                }
                Is::Node(_) | Is::List(_) => self.bad(value.at, "{…}", "\"…\""),
            }
        }
        if !texts.is_empty() {
            draft.json.insert(key.to_owned(), texts.into());
        }
    }

    fn output(&self, output: NodeIx, draft: &mut Draft<'_>) {
        let node = self.graph.node(output);
        node.values(iri("identifier"));
        if let Some((name, at)) = self.called(node) {
            draft.set("name", name, at);
        } else if self.things(node, "type").is_empty() {
            draft.set("name", local(&node.id), node.at);
        }
        for (kind, at) in self.things(node, "type") {
            let node = self.graph.node(kind);
            match ours(&node.id, "document") {
                Some(document) => {
                    node.see_all();
                    draft.set("type", document, at);
                }
                None => self.leave(iri("type"), at),
            }
        }
    }

    /// The id of a requirement or case.
    pub(in crate::vocabulary) fn id_of(&self, thing: NodeIx) -> String {
        let node = self.graph.node(thing);
        let stated = self.literal(node, "identifier").map(|(text, _)| text.to_owned());
        stated.unwrap_or_else(|| local(&node.id).to_owned())
    }
}
