//! The contexts that are known without asking anybody: those that are published, and our own.
//!
//! A remote context is never fetched: what a file means may not depend on what a server answers today,
//! and a catalogue is read where there is no network. The files under `procedures/vocabularies/` say
//! what the published contexts say, with their licence.

use std::path::Path;
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

use super::context::Context;
use super::json::Json;
use crate::fault::Fault;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/procedures/vocabularies");
/// The context that is written into every file.
const OWN: &str = "tinhgon.json";

/// A context that is known by its IRI.
#[derive(Debug)]
pub(super) struct Known {
    /// The IRI under which it is published.
    pub(super) iri: Box<str>,
    /// What it says.
    pub(super) context: Json,
}

/// The known contexts, by file; a test keeps their files free of faults.
pub(super) fn contexts() -> &'static [Known] {
    static CONTEXTS: OnceLock<Vec<Known>> = OnceLock::new();
    CONTEXTS.get_or_init(|| {
        let read = |file: &include_dir::File<'_>| {
            let Json::Object(entries) = Json::read(file.contents_utf8()?).ok()? else {
                return None;
            };
            let mut entries = entries.into_iter();
            let (_, iri) = entries.find(|(key, _)| **key == *"iri")?;
            let (_, context) = entries.find(|(key, _)| **key == *"context")?;
            let Json::Text(iri) = iri else { return None };
            Some(Known { iri, context })
        };
        FILES.files().filter_map(read).collect()
    })
}

/// What a published context says.
pub(super) fn of(iri: &str) -> Option<&'static Json> {
    contexts().iter().find(|known| *known.iri == *iri).map(|known| &known.context)
}

/// The text of our own context, as it is written into every file: an object, laid out.
pub(super) fn own_text() -> &'static str {
    let text = FILES.get_file(OWN).and_then(include_dir::File::contents_utf8).unwrap_or_default();
    let object = text.split_once("\"context\": ").map_or("{}", |(_, object)| object);
    object.trim_end().strip_suffix('}').map_or("{}", str::trim_end)
}

/// Our own context.
pub(super) fn own() -> &'static Context {
    static CONTEXT: OnceLock<Context> = OnceLock::new();
    CONTEXT.get_or_init(|| {
        let known = contexts().iter().find(|known| known.iri.starts_with("urn:tinhgon:"));
        let read = known.map(|known| Context::of(Path::new(OWN), &known.context));
        read.and_then(Result::<Context, Vec<Fault>>::ok).unwrap_or_default()
    })
}

/// An IRI as people write it, with the prefix of our context that fits.
pub(super) fn shown(iri: &str) -> String {
    let prefixes = ["cpsv", "cv", "dct", "eli", "skos", "tg"];
    let short = prefixes.into_iter().find_map(|prefix| {
        let rest = iri.strip_prefix(own().property(prefix))?;
        Some(format!("{prefix}:{rest}"))
    });
    short.unwrap_or_else(|| iri.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_context_compiled_in_is_sound() {
        assert_eq!(contexts().len(), FILES.files().count());
        for known in contexts() {
            let context = Context::of(Path::new("x"), &known.context);
            assert!(context.is_ok(), "{}: {context:?}", known.iri);
        }
    }

    #[test]
    fn what_is_not_ours_names_its_licence_and_what_was_changed() {
        for file in FILES.files() {
            let json: serde_json::Value = serde_json::from_slice(file.contents()).unwrap();
            for key in ["title", "version", "licence", "attribution", "changed"] {
                assert!(json[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
            }
            let ours = file.path() == Path::new(OWN);
            assert!(ours || json["licence"].as_str().unwrap().starts_with("CC BY 4.0"));
        }
    }

    #[test]
    fn our_own_context_is_written_as_it_is_read() {
        let written: serde_json::Value = serde_json::from_str(own_text()).unwrap();
        assert_eq!(written["title"]["@id"], "dct:title");
        assert_eq!(own().property("title"), "http://purl.org/dc/terms/title");
    }
}
