//! Values of properties as values of our JSON, with where they came from.

use serde_json::{Map, Number, Value};

use super::service::Reader;
use crate::fault::{LinkedFault, Problem};
use crate::vocabulary::fields::{Field, Kind};
use crate::vocabulary::graph::{Is, Literal, Node, NodeIx, Object};
use crate::vocabulary::known;
use crate::vocabulary::name::{local, ours};
use crate::vocabulary::place::At;

/// What the names of the types of XML Schema begin with.
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// The IRI of a term of our context.
pub(in crate::vocabulary) fn iri(term: &str) -> &'static str {
    known::own().property(term)
}

/// An object under construction, with the pointer to it.
pub(super) struct Draft<'b> {
    pub(super) json: Map<String, Value>,
    pub(super) pointer: String,
    pub(super) origins: &'b mut std::collections::BTreeMap<String, At>,
}

impl Draft<'_> {
    /// Sets a key, and where its value comes from.
    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>, at: At) {
        self.origins.insert(format!("{}/{key}", self.pointer), at);
        self.json.insert(key.to_owned(), value.into());
    }

    /// Builds the objects of a list, each at its place.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        things: impl IntoIterator<Item = (T, At)>,
        mut build: impl FnMut(&mut Draft<'_>, T),
    ) {
        let mut list = Vec::new();
        for (thing, at) in things {
            list.push(self.part(&format!("{key}/{}", list.len()), at, |draft| build(draft, thing)));
        }
        if !list.is_empty() {
            self.json.insert(key.to_owned(), list.into());
        }
    }

    /// Builds an object within this one, which is to be put to its place.
    pub(super) fn part(&mut self, path: &str, at: At, build: impl FnOnce(&mut Draft<'_>)) -> Value {
        let pointer = format!("{}/{path}", self.pointer);
        self.origins.insert(pointer.clone(), at);
        let mut draft = Draft { json: Map::new(), pointer, origins: self.origins };
        build(&mut draft);
        Value::Object(draft.json)
    }
}

impl<'g> Reader<'g> {
    /// The things a property names, in the order of the file.
    pub(in crate::vocabulary) fn things(&self, node: &'g Node, term: &str) -> Vec<(NodeIx, At)> {
        let mut things = Vec::new();
        for value in flat(node.values(iri(term))) {
            match &value.is {
                Is::Node(thing) => things.push((*thing, value.at)),
                Is::Literal(literal) => self.bad(value.at, &literal.text, "IRI | {…}"),
                Is::List(_) => {}
            }
        }
        things
    }

    /// The same in the order of their positions, where they say them.
    pub(in crate::vocabulary) fn in_order(&self, node: &'g Node, term: &str) -> Vec<(NodeIx, At)> {
        let things = self.things(node, term).into_iter();
        let mut things: Vec<_> =
            things.map(|(thing, at)| (self.position(thing), thing, at)).collect();
        things.sort_by_key(|(position, ..)| *position);
        things.into_iter().map(|(_, thing, at)| (thing, at)).collect()
    }

    /// Where a thing stands among its like; behind all others where it does not say so.
    pub(super) fn position(&self, thing: NodeIx) -> u64 {
        let position = self.literal(self.graph.node(thing), "position");
        position.and_then(|(text, _)| text.parse().ok()).unwrap_or(u64::MAX)
    }

    /// The one value of a property that is no thing.
    pub(in crate::vocabulary) fn literal(
        &self,
        node: &'g Node,
        term: &str,
    ) -> Option<(&'g str, At)> {
        let value = self.one(node.values(iri(term)), term)?;
        match &value.is {
            Is::Literal(literal) => Some((&literal.text, value.at)),
            Is::Node(_) | Is::List(_) => {
                self.bad(value.at, "{…}", "\"…\" | 1 | true");
                None
            }
        }
    }

    /// The one thing of a property.
    pub(in crate::vocabulary) fn thing(&self, node: &'g Node, term: &str) -> Option<(NodeIx, At)> {
        let mut things = self.things(node, term);
        if let Some((_, at)) = things.get(1) {
            self.fault(*at, LinkedFault::Several { property: term.to_owned() });
        }
        things.truncate(1);
        things.pop()
    }

    fn one(&self, values: &'g [Object], term: &str) -> Option<&'g Object> {
        if let Some(second) = values.get(1) {
            self.fault(second.at, LinkedFault::Several { property: term.to_owned() });
        }
        values.first()
    }

    /// The text of a property in the language that is read first: Vietnamese, none, English, any. That
    /// others are there is told.
    pub(super) fn text(&self, node: &'g Node, term: &str) -> Option<(String, At)> {
        let values = node.values(iri(term));
        let literal = |value: &'g Object| match &value.is {
            Is::Literal(literal) => Some((literal, value.at)),
            _ => None,
        };
        if let Some(thing) = values.iter().find(|value| literal(value).is_none()) {
            self.bad(thing.at, "{…}", "\"…\"");
        }
        let rank = |literal: &Literal| match literal.language.as_deref() {
            Some("vi") => 0,
            None => 1,
            Some(language) if language.starts_with("en") => 2,
            Some(_) => 3,
        };
        let (chosen, at) = values.iter().filter_map(literal).min_by_key(|(text, _)| rank(text))?;
        for (other, at) in values.iter().filter_map(literal) {
            if other.language == chosen.language && other.text != chosen.text {
                self.fault(at, LinkedFault::Several { property: term.to_owned() });
            } else if other.language != chosen.language {
                let language = other.language.as_deref().unwrap_or_default();
                self.leave(&format!("{}@{language}", iri(term)), at);
            }
        }
        Some((chosen.text.to_string(), at))
    }

    /// What a thing is called: its title, label or description.
    pub(in crate::vocabulary) fn called(&self, node: &'g Node) -> Option<(String, At)> {
        ["title", "label", "description"].into_iter().find_map(|term| self.text(node, term))
    }

    /// What a thing is called; the end of its IRI where it has no name.
    pub(in crate::vocabulary) fn name(&self, thing: NodeIx) -> String {
        let node = self.graph.node(thing);
        self.called(node).map_or_else(|| local(&node.id).to_owned(), |(name, _)| name)
    }

    /// The word of a fixed choice that a thing is.
    pub(in crate::vocabulary) fn choice(&self, thing: NodeIx, scheme: &str) -> Option<String> {
        let node = self.graph.node(thing);
        let word = ours(&node.id, "choice")?;
        let word = word.strip_prefix(scheme)?.strip_prefix('/')?.to_owned();
        node.see_all();
        Some(word)
    }

    /// Reads the fields of a table.
    pub(super) fn fields(&self, node: &'g Node, fields: &[Field], draft: &mut Draft<'_>) {
        for field in fields {
            let Some((value, at)) = self.field(node, field) else { continue };
            draft.set(field.key, value, at);
        }
    }

    fn field(&self, node: &'g Node, field: &Field) -> Option<(Value, At)> {
        match field.kind {
            Kind::Text => {
                self.no_numbers(node, field.term);
                self.text(node, field.term).map(|(text, at)| (text.into(), at))
            }
            Kind::Decimal => {
                self.literal(node, field.term).map(|(text, at)| (text.to_owned().into(), at))
            }
            Kind::Whole => {
                let (text, at) = self.literal(node, field.term)?;
                match whole(text) {
                    Some(number) => Some((Value::Number(number), at)),
                    None => {
                        self.bad(at, text, "1, 2 …");
                        None
                    }
                }
            }
            Kind::Flag => {
                let (text, at) = self.literal(node, field.term)?;
                match text {
                    "true" | "1" => Some((true.into(), at)),
                    "false" | "0" => Some((false.into(), at)),
                    _ => {
                        self.bad(at, text, "true | false");
                        None
                    }
                }
            }
            Kind::Choice(scheme) => {
                let (thing, at) = self.thing(node, field.term)?;
                let word = self.choice(thing, scheme);
                if word.is_none() {
                    self.leave(iri(field.term), at);
                }
                Some((word?.into(), at))
            }
        }
    }

    /// Notes numbers and flags where a text is expected; identifiers of others may be numbers.
    fn no_numbers(&self, node: &'g Node, term: &str) {
        let values = node.values(iri(term)).iter().filter(|_| term != "identifier");
        for value in values {
            let Is::Literal(literal) = &value.is else { continue };
            let datatype = literal.datatype.as_deref().unwrap_or_default();
            let name = datatype.strip_prefix(XSD).unwrap_or_default();
            if ["boolean", "integer", "decimal", "double"].contains(&name) {
                self.bad(value.at, &literal.text, "\"…\"");
            }
        }
    }

    /// Notes a value that is not what was expected.
    pub(super) fn bad(&self, at: At, found: &str, expected: &str) {
        let (found, expected) = (found.to_owned(), expected.to_owned());
        self.fault(at, Problem::BadValue { found, expected });
    }
}

/// The values of a property, those of its lists in their order.
pub(super) fn flat(values: &[Object]) -> impl Iterator<Item = &Object> {
    values.iter().flat_map(|value| match &value.is {
        Is::List(values) => &values[..],
        Is::Node(_) | Is::Literal(_) => std::slice::from_ref(value),
    })
}

/// A whole number as written; `None` for what is none, or beyond what fits.
pub(super) fn whole(text: &str) -> Option<Number> {
    let signed = || text.parse::<i64>().ok().map(Number::from);
    text.parse::<u64>().ok().map(Number::from).or_else(signed)
}
