//! Contexts: what the keys of a file mean. How one is read stands in `define`.
//!
//! The subset of JSON-LD 1.1 that is read: terms with `@id`, `@type`, `@language` and `@container`
//! (`@set`, `@list`, `@language`); prefixes; aliases of keywords; `@vocab`, `@base`, `@language`;
//! contexts within contexts and within nodes. Everything else of a context is refused by name, never
//! passed over.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::define::Reading;
use super::json::Json;
use super::place::{At, Places};
use crate::fault::{Fault, LinkedFault};

/// What keys and values mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) terms: BTreeMap<Box<str>, Option<Arc<Term>>>,
    pub(super) vocab: Option<Box<str>>,
    pub(super) base: Option<Box<str>>,
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

    pub(super) fn compact(&self, text: &str) -> Option<Box<str>> {
        let (prefix, rest) = text.split_once(':')?;
        match self.get(prefix) {
            Some(term) if prefix != "_" && !rest.starts_with("//") => {
                Some(format!("{}{rest}", term.iri).into())
            }
            _ => Some(text.into()),
        }
    }

    pub(super) fn in_vocab(&self, text: &str) -> Option<Box<str>> {
        self.vocab.as_ref().map(|vocab| format!("{vocab}{text}").into())
    }
}

/// Whether a text has the form of a keyword, known or not.
pub(super) fn is_keyword(text: &str) -> bool {
    text.strip_prefix('@')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Whether a text is a prefix with something behind, or an IRI.
pub(super) fn is_compact(text: &str) -> bool {
    text.split_once(':').is_some_and(|(prefix, _)| !prefix.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Problem;

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
    fn a_long_chain_of_terms_is_too_deep_and_costs_no_more_than_its_length() {
        let mut terms: Vec<String> =
            (0..20_000).map(|n| format!(r#""t{n}": "t{}:x""#, n + 1)).collect();
        terms.push(r#""t20000": "http://x.org/""#.to_owned());
        let problems = read(&format!("{{{}}}", terms.join(","))).unwrap_err();
        let told = format!("{problems:?}");
        assert!(told.contains("TooDeep") && !told.contains("TermCircle"));
        assert!(told.len() < 20_000 * 100, "{} bytes are told", told.len());
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
