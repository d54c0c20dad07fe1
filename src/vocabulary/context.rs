//! Contexts: what the keys of a file mean.
//!
//! The subset of JSON-LD 1.1 that is read: terms with `@id`, `@type`, `@language` and `@container`
//! (`@set`, `@list`, `@language`); prefixes; aliases of keywords; `@vocab`, `@base`, `@language`;
//! contexts within contexts and within nodes. Everything else of a context is refused by name, never
//! passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::json::Json;
use super::known;
use super::place::{At, Places};
use crate::fault::{Fault, LinkedFault, Problem};

/// Contexts that name each other deeper than this do not end.
const MOST_DEPTH: usize = 16;
/// Terms that contexts of one file may define, those they take over counted: each context within a node
/// costs as much as the terms it adds to.
const MOST_TERMS: usize = 2_000_000;

/// What keys and values mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    terms: BTreeMap<Box<str>, Option<Arc<Term>>>,
    vocab: Option<Box<str>>,
    base: Option<Box<str>>,
    /// The language of texts that do not say theirs.
    pub(super) language: Option<Box<str>>,
}

/// What one term means.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    /// Its IRI, or the keyword it stands for.
    pub(super) iri: Box<str>,
    /// What its texts are.
    pub(super) coercion: Coercion,
    /// How its values are put together.
    pub(super) container: Container,
    /// The language of its texts, where it says one or that they have none.
    pub(super) language: Option<Option<Box<str>>>,
}

/// What texts of a term are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Coercion {
    /// Texts.
    #[default]
    None,
    /// IRIs of things.
    Id,
    /// IRIs of things, or terms.
    Vocab,
    /// Values of a type.
    Typed(Box<str>),
}

/// How values of a term are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Container {
    /// In no order.
    #[default]
    Set,
    /// In an order that means something.
    List,
    /// By language.
    Language,
}

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
    /// Reads a context that stands alone.
    ///
    /// # Errors
    /// All its faults.
    pub(super) fn of(file: &Path, json: &Json) -> Result<Self, Vec<Fault>> {
        let (mut places, mut faults, mut terms) = (Places::default(), Vec::new(), 0);
        let mut reading = Reading { places: &mut places, faults: &mut faults, terms: &mut terms };
        let context = Self::default().with(json, At::default(), 0, &mut reading);
        if faults.is_empty() {
            return Ok(context);
        }
        let fault = |(at, problem)| Fault::at(file, places.pointer(at), problem);
        Err(faults.into_iter().map(fault).collect())
    }

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
        if !open.insert(term) || open.len() > MOST_DEPTH {
            done.insert(term);
            let ids = open.iter().map(|&term| term.to_owned()).collect();
            return reading.fault(at_term, LinkedFault::TermCircle { terms: ids });
        }
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

    /// What a term means; `None` where none is of the name, or it is said to mean nothing.
    pub(super) fn get(&self, term: &str) -> Option<&Term> {
        self.terms.get(term)?.as_deref()
    }

    /// The names of all terms.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.terms.keys().map(|term| &**term)
    }

    /// The IRI of a property or type of the context compiled in; a test holds that all are there.
    pub(super) fn property(&self, term: &str) -> &str {
        self.get(term).map_or("", |term| &term.iri)
    }

    /// What a key, or a type, means: a keyword or an IRI.
    pub(super) fn iri(&self, text: &str) -> Option<Box<str>> {
        if is_keyword(text) {
            return Some(text.into());
        }
        match self.terms.get(text) {
            Some(Some(term)) => Some(term.iri.clone()),
            Some(None) => None,
            None if is_compact(text) => self.compact(text),
            None => self.in_vocab(text),
        }
    }

    /// What the name of a thing means, which no term is.
    pub(super) fn id(&self, text: &str) -> Result<Box<str>, LinkedFault> {
        if is_keyword(text) {
            return Err(LinkedFault::Unsupported { what: text.to_owned() });
        }
        if is_compact(text) {
            return Ok(self.compact(text).unwrap_or_else(|| text.into()));
        }
        // Without a base the name stands for itself: files have no address that would say more.
        let Some(base) = &self.base else { return Ok(text.into()) };
        let stem = base.split_once('#').map_or(&**base, |(stem, _)| stem);
        if text.is_empty() || text.starts_with('#') {
            return Ok(format!("{stem}{text}").into());
        }
        if text.starts_with(['/', '.', '?']) {
            return Err(LinkedFault::Unsupported { what: text.to_owned() });
        }
        let folder = stem.rfind('/').map_or("", |end| stem.get(..=end).unwrap_or_default());
        Ok(format!("{folder}{text}").into())
    }

    fn compact(&self, text: &str) -> Option<Box<str>> {
        let (prefix, rest) = text.split_once(':')?;
        match self.get(prefix) {
            Some(term) if prefix != "_" && !rest.starts_with("//") => {
                Some(format!("{}{rest}", term.iri).into())
            }
            _ => Some(text.into()),
        }
    }

    fn in_vocab(&self, text: &str) -> Option<Box<str>> {
        self.vocab.as_ref().map(|vocab| format!("{vocab}{text}").into())
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

/// Whether a text has the form of a keyword, known or not.
pub(super) fn is_keyword(text: &str) -> bool {
    text.strip_prefix('@')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Whether a text is a prefix with something behind, or an IRI.
fn is_compact(text: &str) -> bool {
    text.split_once(':').is_some_and(|(prefix, _)| !prefix.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Context, Vec<Problem>> {
        let context = Context::of(Path::new("x"), &Json::read(text).unwrap());
        context.map_err(|faults| faults.into_iter().map(|fault| fault.problem).collect())
    }

    #[test]
    fn prefixes_may_stand_behind_the_terms_that_use_them() {
        let context = read(r#"{"a": "z:a", "b": {"@id": "z:b", "@type": "z:t"}, "z": "urn:z#"}"#);
        let context = context.unwrap();
        assert_eq!(context.iri("a").as_deref(), Some("urn:z#a"));
        assert_eq!(context.get("b").unwrap().coercion, Coercion::Typed("urn:z#t".into()));
        assert_eq!(context.iri("z:c").as_deref(), Some("urn:z#c"));
        assert_eq!(context.iri("c"), None);
        assert_eq!(&*context.id("_:c").unwrap(), "_:c");
        assert_eq!(&*context.id("a").unwrap(), "a");
    }

    #[test]
    fn the_vocabulary_and_the_base_complete_names() {
        let context = read(r#"{"@vocab": "urn:v#", "@base": "http://x.org/d/f#g"}"#).unwrap();
        assert_eq!(context.iri("c").as_deref(), Some("urn:v#c"));
        assert_eq!(&*context.id("#h").unwrap(), "http://x.org/d/f#h");
        assert_eq!(&*context.id("h").unwrap(), "http://x.org/d/h");
        assert!(context.id("../h").is_err());
    }

    #[test]
    fn terms_that_rest_on_each_other_are_refused() {
        let problems = read(r#"{"a": "b:x", "b": "a:y"}"#).unwrap_err();
        assert!(format!("{problems:?}").contains("TermCircle"), "{problems:?}");
    }

    #[test]
    fn what_is_not_read_of_a_context_is_refused_by_name() {
        for (text, what) in [
            (r#"{"a": {"@reverse": "urn:a"}}"#, "@reverse"),
            (r#"{"@import": "urn:a"}"#, "@import"),
            (r#"{"a": {"@id": "urn:a", "@container": "@graph"}}"#, "@graph"),
            (r#"{"a": {"@id": "urn:a", "@context": {}}}"#, "@context"),
            (r#"{"a": {"@id": "urn:a", "@type": "@json"}}"#, "@json"),
            (r#""https://example.com/context""#, "https://example.com/context"),
        ] {
            let problems = format!("{:?}", read(text).unwrap_err());
            assert!(problems.contains(what), "{text}: {problems}");
        }
    }
}
