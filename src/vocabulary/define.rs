//! Reading a context: from JSON to what each of its terms means.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::{Coercion, Container, Context, Term, is_compact};
use super::json::Json;
use super::known;
use super::place::{At, Places};
use crate::fault::{LinkedFault, Problem};

/// Contexts that name each other deeper than this do not end.
const MOST_DEPTH: usize = 16;
/// Terms that contexts of one file may define, those they take over counted: each context within a node
/// costs as much as the terms it adds to.
const MOST_TERMS: usize = 2_000_000;

/// What goes wrong while contexts are read.
pub(super) struct Reading<'r> {
    pub(super) places: &'r mut Places,
    pub(super) faults: &'r mut Vec<(At, Problem)>,
    /// Terms defined so far; see [`MOST_TERMS`].
    pub(super) terms: &'r mut usize,
}

impl Reading<'_> {
    fn fault(&mut self, at: At, problem: impl Into<Problem>) {
        self.faults.push((at, problem.into()));
    }

    fn bad(&mut self, at: At, found: &Json, expected: &str) {
        let (found, expected) = (found.shown(), expected.to_owned());
        self.fault(at, Problem::BadValue { found, expected });
    }
}

impl Context {
    /// The context that a local one makes of this.
    pub(super) fn with(
        &self,
        local: &Json,
        at: At,
        depth: usize,
        reading: &mut Reading<'_>,
    ) -> Self {
        if depth > MOST_DEPTH {
            reading.fault(at, LinkedFault::TooDeep { limit: MOST_DEPTH });
            return self.clone();
        }
        match local {
            Json::Null => Self::default(),
            Json::Text(iri) => match known::of(iri) {
                Some(published) => {
                    *reading.terms += self.terms.len();
                    let mut scratch = Places::default();
                    // What is compiled in has no place in the file; a test keeps it free of faults.
                    let mut reading = Reading {
                        places: &mut scratch,
                        faults: &mut *reading.faults,
                        terms: &mut *reading.terms,
                    };
                    self.with(published, At::default(), depth + 1, &mut reading)
                }
                None => {
                    let known = known::contexts().iter().map(|known| known.iri.to_string());
                    let known = known.filter(|iri| iri.starts_with("http")).collect();
                    reading.fault(at, LinkedFault::RemoteContext { iri: iri.to_string(), known });
                    self.clone()
                }
            },
            Json::List(several) => {
                let mut context = self.clone();
                for (n, one) in several.iter().enumerate() {
                    let at = reading.places.element(at, n);
                    context = context.with(one, at, depth + 1, reading);
                }
                context
            }
            Json::Object(entries) => self.with_object(entries, at, reading),
            Json::Flag(_) | Json::Number(_) => {
                reading.bad(at, local, "null | IRI | {…} | […]");
                self.clone()
            }
        }
    }

    fn with_object(&self, entries: &[(Box<str>, Json)], at: At, reading: &mut Reading<'_>) -> Self {
        let before = *reading.terms;
        *reading.terms += self.terms.len() + entries.len();
        if *reading.terms > MOST_TERMS {
            // Told once; and what is not read any more is not copied either.
            if before <= MOST_TERMS {
                reading.fault(at, LinkedFault::TooMany { limit: MOST_TERMS });
            }
            return Self::default();
        }
        let mut context = self.clone();
        for (key, value) in entries.iter().filter(|(key, _)| key.starts_with('@')) {
            let at = reading.places.key(at, key);
            let text = match value {
                Json::Text(text) => Some(text.clone()),
                _ => None,
            };
            match (&**key, value) {
                ("@vocab", Json::Text(_) | Json::Null) => context.vocab = text,
                ("@base", Json::Text(_) | Json::Null) => context.base = text,
                ("@language", Json::Text(_) | Json::Null) => context.language = text,
                // What these say of a whole context changes nothing in what is read here.
                ("@protected", Json::Flag(_)) => {}
                ("@version", Json::Number(version)) if version.as_f64() == Some(1.1) => {}
                ("@vocab" | "@base" | "@language" | "@version" | "@protected", _) => {
                    reading.bad(
                        at,
                        value,
                        if **key == *"@version" { "1.1" } else { "null | \"…\"" },
                    );
                }
                _ => reading.fault(at, LinkedFault::Unsupported { what: key.to_string() }),
            }
        }
        // Prefixes may stand behind the terms that use them, so each is looked up where it is needed.
        let local: BTreeMap<&str, &Json> = entries
            .iter()
            .filter(|(key, _)| !key.starts_with('@'))
            .map(|(key, value)| (&**key, value))
            .collect();
        let mut open = BTreeSet::new();
        let mut done = BTreeSet::new();
        for &term in local.keys() {
            context.define(term, at, &local, &mut open, &mut done, reading);
        }
        context
    }

    fn define<'a>(
        &mut self,
        term: &'a str,
        at: At,
        local: &BTreeMap<&'a str, &'a Json>,
        open: &mut BTreeSet<&'a str>,
        done: &mut BTreeSet<&'a str>,
        reading: &mut Reading<'_>,
    ) {
        let Some((&term, &value)) = local.get_key_value(term) else { return };
        if done.contains(term) {
            return;
        }
        let at_term = reading.places.key(at, term);
        if open.contains(term) {
            done.insert(term);
            let ids = open.iter().map(|&term| term.to_owned()).collect();
            return reading.fault(at_term, LinkedFault::TermCircle { terms: ids });
        }
        if open.len() == MOST_DEPTH {
            done.insert(term);
            return reading.fault(at_term, LinkedFault::TooDeep { limit: MOST_DEPTH });
        }
        open.insert(term);
        let iri = match value {
            Json::Object(_) => value.get("@id"),
            other => Some(other),
        };
        // What it rests on comes first: its prefix, and the prefix of its type.
        let typed = value.get("@type");
        for text in [iri, typed].into_iter().flatten() {
            if let Json::Text(text) = text {
                let prefix = text.split_once(':').map_or(&**text, |(prefix, _)| prefix);
                if prefix != term {
                    self.define_known(prefix, at, local, open, done, reading);
                }
            }
        }
        if let (None, Some((prefix, _))) = (iri, term.split_once(':')) {
            self.define_known(prefix, at, local, open, done, reading);
        }
        if done.insert(term) {
            let defined = self.term(term, value, iri, at_term, reading);
            self.terms.insert(term.into(), defined.map(Arc::new));
        }
        open.remove(term);
    }

    fn define_known<'a>(
        &mut self,
        prefix: &str,
        at: At,
        local: &BTreeMap<&'a str, &'a Json>,
        open: &mut BTreeSet<&'a str>,
        done: &mut BTreeSet<&'a str>,
        reading: &mut Reading<'_>,
    ) {
        if let Some((&own, _)) = local.get_key_value(prefix) {
            self.define(own, at, local, open, done, reading);
        }
    }

    fn term(
        &self,
        term: &str,
        value: &Json,
        iri: Option<&Json>,
        at: At,
        reading: &mut Reading<'_>,
    ) -> Option<Term> {
        if value.get("@reverse").is_some() {
            reading.fault(at, LinkedFault::Unsupported { what: "@reverse".to_owned() });
            return None;
        }
        let iri = match iri {
            Some(Json::Null) => return None,
            Some(Json::Text(iri)) if **iri == *term && !is_compact(term) => self.in_vocab(term),
            Some(Json::Text(iri)) => self.iri(iri),
            Some(other) => {
                reading.bad(at, other, "null | IRI");
                return None;
            }
            None if is_compact(term) => self.iri(term),
            None => self.in_vocab(term),
        };
        let Some(iri) = iri else {
            reading.fault(at, LinkedFault::NoMeaning { key: term.to_owned(), nearest: None });
            return None;
        };
        let mut defined = Term { iri, ..Term::default() };
        let Json::Object(entries) = value else { return Some(defined) };
        for (key, value) in entries {
            let at = reading.places.key(at, key);
            let text = match value {
                Json::Text(text) => &**text,
                _ => "",
            };
            match (&**key, value) {
                ("@id", _) | ("@protected" | "@prefix", Json::Flag(_)) => {}
                ("@type", Json::Text(_)) => match text {
                    "@id" => defined.coercion = Coercion::Id,
                    "@vocab" => defined.coercion = Coercion::Vocab,
                    "@none" => {}
                    "@json" => {
                        reading.fault(at, LinkedFault::Unsupported { what: text.to_owned() })
                    }
                    _ => match self.iri(text) {
                        Some(iri) => defined.coercion = Coercion::Typed(iri),
                        None => reading.bad(at, value, "IRI"),
                    },
                },
                ("@language", Json::Text(language)) => {
                    defined.language = Some(Some(language.clone()));
                }
                ("@language", Json::Null) => defined.language = Some(None),
                ("@container", Json::Null) => {}
                ("@container", _) => match container(value) {
                    Some(container) => defined.container = container,
                    None => {
                        let what = format!("@container {}", value.shown());
                        reading.fault(at, LinkedFault::Unsupported { what });
                    }
                },
                _ if key.starts_with('@') => {
                    reading.fault(at, LinkedFault::Unsupported { what: key.to_string() });
                }
                _ => reading.bad(at, value, "@id | @type | @language | @container"),
            }
        }
        Some(defined)
    }
}

fn container(value: &Json) -> Option<Container> {
    match value {
        Json::Text(text) => match &**text {
            "@set" => Some(Container::Set),
            "@list" => Some(Container::List),
            "@language" => Some(Container::Language),
            _ => None,
        },
        // A list of one container, or `@set` beside `@language`, says the same.
        Json::List(several) => {
            let mut kept = Container::Set;
            for one in several {
                match container(one)? {
                    Container::Set => {}
                    other => kept = other,
                }
            }
            (several.len() <= 2).then_some(kept)
        }
        _ => None,
    }
}
