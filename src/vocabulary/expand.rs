//! From a file to its graph: what each key means, wherever and in whatever order things stand.
//!
//! Read are node objects, embedded or referred to, `@graph` around all of them, value objects, lists,
//! sets and language maps. Named graphs, `@reverse`, `@included`, `@nest`, `@index`, `@direction` and
//! JSON literals are refused by name. A key that the context gives no meaning is a fault, since
//! processors drop it, and with it what somebody meant to say.
//!
//! Crates were tried first: `json-ld` (0.21) brings 157 crates and `sophia_jsonld` (0.10) 115, more than
//! this whole program has, and neither tells where in the file a value stood.

use std::path::Path;
use std::rc::Rc;

use super::context::{Context, is_keyword};
use super::define::Reading;
use super::graph::{Graph, NodeIx};
use super::json::Json;
use super::place::At;
use crate::border;
use crate::fault::{Fault, LinkedFault, Problem};
use crate::near;

/// Things within things, deeper than any file that people write.
const MOST_DEPTH: usize = 64;
/// Faults after which the rest of a file is not worth telling.
const MOST_FAULTS: usize = 1_000;

/// Reads a file.
///
/// # Errors
/// All its faults, with pointer, line and column.
pub(super) fn expand(file: &Path, text: &str) -> Result<Graph, Vec<Fault>> {
    let json = Json::read(text).map_err(|error| vec![border::refused(file, text, &error)])?;
    let mut expansion = Expansion::default();
    expansion.document(&json);
    let Expansion { graph, faults, .. } = expansion;
    if faults.is_empty() {
        return Ok(graph);
    }
    let fault = |(at, problem)| Fault::at(file, graph.places.pointer(at), problem);
    let mut faults: Vec<Fault> = faults.into_iter().map(fault).collect();
    border::locate_all(text, &mut faults);
    faults.dedup();
    Err(faults)
}

/// A file on its way to a graph; its values are read in `values`.
#[derive(Default)]
pub(super) struct Expansion {
    pub(super) graph: Graph,
    faults: Vec<(At, Problem)>,
    terms: usize,
}

impl Expansion {
    fn document(&mut self, json: &Json) {
        let context = Rc::new(Context::default());
        match json {
            Json::List(several) => {
                for (n, one) in several.iter().enumerate() {
                    let at = self.graph.places.element(At::default(), n);
                    self.top(one, &context, at);
                }
            }
            one => self.top(one, &context, At::default()),
        }
    }

    /// A node at the top, or what holds the graph.
    fn top(&mut self, json: &Json, context: &Rc<Context>, at: At) {
        let Json::Object(entries) = json else {
            return self.bad(at, json, "{…}");
        };
        let context = self.context_of(json, context, at);
        let means = |key: &str| context.iri(key).is_some_and(|iri| *iri == *"@graph");
        let Some((key, graph)) = entries.iter().find(|(key, _)| means(key)) else {
            self.node(json, &context, at, 0);
            return;
        };
        let others = entries.iter().map(|(key, _)| &**key);
        for other in others.filter(|other| **other != **key && *other != "@context") {
            let at = self.graph.places.key(at, other);
            self.fault(at, LinkedFault::Unsupported { what: format!("@graph + {other}") });
        }
        let at = self.graph.places.key(at, key);
        let nodes = match graph {
            Json::List(several) => &several[..],
            one => std::slice::from_ref(one),
        };
        for (n, one) in nodes.iter().enumerate() {
            let at = self.graph.places.element(at, n);
            match one {
                Json::Object(_) => {
                    let context = self.context_of(one, &context, at);
                    self.node(one, &context, at, 1);
                }
                other => self.bad(at, other, "{…}"),
            }
        }
    }

    /// The context within an object.
    pub(super) fn context_of(&mut self, json: &Json, around: &Rc<Context>, at: At) -> Rc<Context> {
        let Some(local) = json.get("@context") else { return Rc::clone(around) };
        let at = self.graph.places.key(at, "@context");
        let mut reading = Reading {
            places: &mut self.graph.places,
            faults: &mut self.faults,
            terms: &mut self.terms,
        };
        Rc::new(around.with(local, at, 0, &mut reading))
    }

    /// A node object in its context; `None` where it is too deep in others.
    pub(super) fn node(
        &mut self,
        json: &Json,
        context: &Rc<Context>,
        at: At,
        depth: usize,
    ) -> Option<NodeIx> {
        let Json::Object(entries) = json else { return None };
        if depth > MOST_DEPTH {
            self.fault(at, LinkedFault::TooDeep { limit: MOST_DEPTH });
            return None;
        }
        let node = self.named(entries, context, at);
        for (key, value) in entries.iter().filter(|(key, _)| **key != *"@context") {
            if self.faults.len() > MOST_FAULTS {
                return Some(node);
            }
            let at_key = self.graph.places.key(at, key);
            match context.iri(key).as_deref() {
                Some("@id") => {}
                Some("@type") => self.types(node, value, context, at_key),
                Some(keyword) if is_keyword(keyword) => {
                    self.fault(at_key, LinkedFault::Unsupported { what: key.to_string() });
                }
                Some(iri) if iri.contains(':') => {
                    let term = context.get(key).cloned().unwrap_or_default();
                    let mut values = Vec::new();
                    self.values(value, &term, context, at_key, depth, &mut values);
                    self.graph.add(node, iri, values, at);
                }
                Some(_) | None => self.no_meaning(key, context, at_key),
            }
        }
        Some(node)
    }

    /// The node that an object speaks of.
    fn named(&mut self, entries: &[(Box<str>, Json)], context: &Context, at: At) -> NodeIx {
        let is_id = |key: &str| context.iri(key).is_some_and(|iri| *iri == *"@id");
        match entries.iter().find(|(key, _)| is_id(key)) {
            None => self.graph.blank(at),
            Some((key, Json::Text(id))) => {
                let at_id = self.graph.places.key(at, key);
                match context.id(id) {
                    Ok(id) => self.graph.named(&id, at),
                    Err(fault) => {
                        self.fault(at_id, fault);
                        self.graph.blank(at)
                    }
                }
            }
            Some((key, other)) => {
                let at_id = self.graph.places.key(at, key);
                self.bad(at_id, other, "IRI");
                self.graph.blank(at)
            }
        }
    }

    fn types(&mut self, node: NodeIx, json: &Json, context: &Context, at: At) {
        match json {
            Json::Text(text) => match context.iri(text) {
                Some(iri) if !is_keyword(&iri) && iri.contains(':') => {
                    self.graph.add_type(node, &iri);
                }
                _ => self.no_meaning(text, context, at),
            },
            Json::List(several) => {
                for (n, one) in several.iter().enumerate() {
                    let at = self.graph.places.element(at, n);
                    match one {
                        Json::Text(_) => self.types(node, one, context, at),
                        other => self.bad(at, other, "IRI"),
                    }
                }
            }
            other => self.bad(at, other, "IRI | [IRI, …]"),
        }
    }

    pub(super) fn no_meaning(&mut self, key: &str, context: &Context, at: At) {
        // Looking for the nearest takes longer than reading on.
        if self.faults.len() > MOST_FAULTS {
            return;
        }
        let nearest = near::nearest(key, context.names());
        self.fault(at, LinkedFault::NoMeaning { key: key.to_owned(), nearest });
    }

    pub(super) fn bad(&mut self, at: At, found: &Json, expected: &str) {
        let (found, expected) = (found.shown(), expected.to_owned());
        self.faults.push((at, Problem::BadValue { found, expected }));
    }

    pub(super) fn fault(&mut self, at: At, fault: LinkedFault) {
        self.faults.push((at, fault.into()));
    }
}
