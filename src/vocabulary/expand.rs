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

use super::context::{Coercion, Container, Context, Reading, Term, is_keyword};
use super::graph::{Graph, Is, Literal, NodeIx, Object};
use super::json::Json;
use super::place::At;
use crate::border;
use crate::fault::{Fault, LinkedFault, Problem};
use crate::near;

/// Things within things, deeper than any file that people write.
const MOST_DEPTH: usize = 64;
/// Faults after which the rest of a file is not worth telling.
const MOST_FAULTS: usize = 1_000;

const XSD_BOOLEAN: &str = "http://www.w3.org/2001/XMLSchema#boolean";
const XSD_INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";
const XSD_DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";

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

#[derive(Default)]
struct Expansion {
    graph: Graph,
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
    fn context_of(&mut self, json: &Json, around: &Rc<Context>, at: At) -> Rc<Context> {
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
    fn node(&mut self, json: &Json, context: &Rc<Context>, at: At, depth: usize) -> Option<NodeIx> {
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

    /// The values of a key.
    fn values(
        &mut self,
        json: &Json,
        term: &Term,
        context: &Rc<Context>,
        at: At,
        depth: usize,
        out: &mut Vec<Object>,
    ) {
        match (term.container, json) {
            (_, Json::Null) => {}
            (Container::Language, Json::Object(by_language)) => {
                self.by_language(by_language, context, at, out);
            }
            (Container::List, Json::List(several)) => {
                let list = self.each(several, term, context, at, depth);
                out.push(Object { at, is: Is::List(list) });
            }
            (_, Json::List(several)) => {
                out.extend(self.each(several, term, context, at, depth));
            }
            (_, one) => self.value(one, term, context, at, depth, out),
        }
    }

    fn each(
        &mut self,
        several: &[Json],
        term: &Term,
        context: &Rc<Context>,
        at: At,
        depth: usize,
    ) -> Vec<Object> {
        let mut values = Vec::new();
        for (n, one) in several.iter().enumerate() {
            let at = self.graph.places.element(at, n);
            match one {
                Json::Null => {}
                // A list in a list is one of lists, which nothing here is.
                Json::List(_) => self.bad(at, one, "\"…\" | {…}"),
                _ => self.value(one, term, context, at, depth, &mut values),
            }
        }
        values
    }

    fn by_language(
        &mut self,
        entries: &[(Box<str>, Json)],
        context: &Context,
        at: At,
        out: &mut Vec<Object>,
    ) {
        for (language, value) in entries {
            let at = self.graph.places.key(at, language);
            let none = context.iri(language).is_some_and(|iri| *iri == *"@none");
            let language = (!none).then(|| language.clone());
            let texts = match value {
                Json::List(several) => &several[..],
                one => std::slice::from_ref(one),
            };
            for text in texts {
                match text {
                    Json::Null => {}
                    Json::Text(text) => out.push(literal(at, text, language.clone(), None)),
                    other => self.bad(at, other, "\"…\""),
                }
            }
        }
    }

    fn value(
        &mut self,
        json: &Json,
        term: &Term,
        context: &Rc<Context>,
        at: At,
        depth: usize,
        out: &mut Vec<Object>,
    ) {
        match json {
            Json::Text(text) => {
                if let Some(value) = self.text(text, term, context, at) {
                    out.push(value);
                }
            }
            Json::Flag(flag) => out.push(typed(at, &flag.to_string(), term, XSD_BOOLEAN)),
            Json::Number(number) => {
                // A whole number is one however it is written, as the standard has it.
                let whole = number.as_f64().filter(|value| value.fract() == 0.0);
                match whole.filter(|value| number.is_f64() && value.abs() < 1e21) {
                    Some(value) => out.push(typed(at, &format!("{value:.0}"), term, XSD_INTEGER)),
                    None if number.is_f64() => {
                        out.push(typed(at, &number.to_string(), term, XSD_DOUBLE));
                    }
                    None => out.push(typed(at, &number.to_string(), term, XSD_INTEGER)),
                }
            }
            Json::Object(entries) => {
                let context = self.context_of(json, context, at);
                let means = |(key, _): &&(Box<str>, Json), keyword: &str| {
                    context.iri(key).is_some_and(|iri| *iri == *keyword)
                };
                let has = |keyword| entries.iter().find(|entry| means(entry, keyword));
                if let Some((_, value)) = has("@value") {
                    let of = |keyword| has(keyword).map(|(_, value)| value);
                    self.value_object(
                        entries,
                        value,
                        (of("@type"), of("@language")),
                        &context,
                        at,
                        out,
                    );
                } else if let Some((key, list)) = has("@list").or_else(|| has("@set")) {
                    self.only(entries, key, at);
                    let as_list = has("@list").is_some();
                    let at = self.graph.places.key(at, key);
                    let several = match list {
                        Json::List(several) => &several[..],
                        Json::Null => &[],
                        one => std::slice::from_ref(one),
                    };
                    let values = self.each(several, term, &context, at, depth + 1);
                    match as_list {
                        true => out.push(Object { at, is: Is::List(values) }),
                        false => out.extend(values),
                    }
                } else if let Some(node) = self.node(json, &context, at, depth + 1) {
                    out.push(Object { at, is: Is::Node(node) });
                }
            }
            Json::Null | Json::List(_) => {}
        }
    }

    fn text(&mut self, text: &str, term: &Term, context: &Context, at: At) -> Option<Object> {
        let id = match &term.coercion {
            Coercion::None => {
                let language = term.language.clone().unwrap_or_else(|| context.language.clone());
                return Some(literal(at, text, language, None));
            }
            Coercion::Typed(iri) => return Some(literal(at, text, None, Some(iri))),
            Coercion::Vocab if context.get(text).is_some() => context
                .iri(text)
                .ok_or_else(|| LinkedFault::NoMeaning { key: text.to_owned(), nearest: None }),
            Coercion::Vocab | Coercion::Id => context.id(text),
        };
        match id {
            Ok(id) => Some(Object { at, is: Is::Node(self.graph.named(&id, at)) }),
            Err(fault) => {
                self.fault(at, fault);
                None
            }
        }
    }

    fn value_object(
        &mut self,
        entries: &[(Box<str>, Json)],
        value: &Json,
        (datatype, language): (Option<&Json>, Option<&Json>),
        context: &Context,
        at: At,
        out: &mut Vec<Object>,
    ) {
        for (key, _) in entries {
            let known = ["@value", "@type", "@language", "@context"];
            let iri = context.iri(key);
            if !iri.as_deref().is_some_and(|iri| known.contains(&iri)) && **key != *"@context" {
                let at = self.graph.places.key(at, key);
                self.fault(at, LinkedFault::Unsupported { what: key.to_string() });
            }
        }
        let iri = match datatype {
            None | Some(Json::Null) => None,
            Some(Json::Text(text)) if **text == *"@json" => {
                self.fault(at, LinkedFault::Unsupported { what: text.to_string() });
                return;
            }
            Some(Json::Text(text)) => match context.iri(text).filter(|iri| iri.contains(':')) {
                Some(iri) => Some(iri),
                None => return self.no_meaning(text, context, at),
            },
            Some(other) => return self.bad(at, other, "@type: IRI"),
        };
        let language = match language {
            None | Some(Json::Null) => None,
            Some(Json::Text(text)) => Some(text.clone()),
            Some(other) => return self.bad(at, other, "@language: \"…\""),
        };
        match value {
            Json::Null => {}
            Json::Text(text) => out.push(literal(at, text, language, iri.as_deref())),
            Json::Flag(_) | Json::Number(_) => {
                let coercion = iri.map_or(Coercion::None, Coercion::Typed);
                let term = Term { coercion, ..Term::default() };
                self.value(value, &term, &Rc::new(Context::default()), at, 0, out);
            }
            other => self.bad(at, other, "@value: \"…\" | 1 | true | null"),
        }
    }

    /// A list or set object has nothing beside its values.
    fn only(&mut self, entries: &[(Box<str>, Json)], allowed: &str, at: At) {
        for (key, _) in entries.iter().filter(|(key, _)| **key != *allowed && **key != *"@context")
        {
            let at = self.graph.places.key(at, key);
            self.fault(at, LinkedFault::Unsupported { what: format!("{allowed} + {key}") });
        }
    }

    fn no_meaning(&mut self, key: &str, context: &Context, at: At) {
        // Looking for the nearest takes longer than reading on.
        if self.faults.len() > MOST_FAULTS {
            return;
        }
        let nearest = near::nearest(key, context.names());
        self.fault(at, LinkedFault::NoMeaning { key: key.to_owned(), nearest });
    }

    fn bad(&mut self, at: At, found: &Json, expected: &str) {
        let (found, expected) = (found.shown(), expected.to_owned());
        self.faults.push((at, Problem::BadValue { found, expected }));
    }

    fn fault(&mut self, at: At, fault: LinkedFault) {
        self.faults.push((at, fault.into()));
    }
}

fn literal(at: At, text: &str, language: Option<Box<str>>, datatype: Option<&str>) -> Object {
    let datatype = datatype.map(Into::into);
    Object { at, is: Is::Literal(Literal { text: text.into(), language, datatype }) }
}

/// A number or flag: of the type of its term, or of its own.
fn typed(at: At, text: &str, term: &Term, own: &str) -> Object {
    match &term.coercion {
        Coercion::Typed(iri) => literal(at, text, None, Some(iri)),
        Coercion::None | Coercion::Id | Coercion::Vocab => literal(at, text, None, Some(own)),
    }
}
