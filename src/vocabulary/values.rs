//! The values of keys: texts, numbers, things, lists and language maps.

use std::rc::Rc;

use super::context::{Coercion, Container, Context, Term};
use super::expand::Expansion;
use super::graph::{Is, Literal, Object};
use super::json::Json;
use super::place::At;
use crate::fault::LinkedFault;

const XSD_BOOLEAN: &str = "http://www.w3.org/2001/XMLSchema#boolean";
const XSD_INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";
const XSD_DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";

impl Expansion {
    /// The values of a key.
    pub(super) fn values(
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
