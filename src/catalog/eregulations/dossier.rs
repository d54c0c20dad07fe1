//! The dossier: what steps ask for and no step makes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::step::{Asked, Step};
use super::supply::Supply;
use super::words::Words;
use crate::catalog::Requirement;
use crate::catalog::portal::short_hash;
use crate::catalog::texts::Texts;
use crate::reading::{self, Line, LineKind};

/// The lines, and what stays between steps.
#[derive(Debug, Default)]
pub(super) struct Dossier {
    pub(super) lines: Vec<Requirement>,
    /// Of each line the id of the document it asks for.
    pub(super) documents: Vec<Option<String>>,
    /// Papers that one step makes and another needs, each once.
    pub(super) inner: Vec<String>,
}

/// Reads the dossier. A paper that two steps ask for is two lines: that it is asked for twice is what a
/// review looks for.
pub(super) fn read(
    steps: &[Step<'_>],
    supply: &Supply,
    words: &Words,
    procedure: &str,
    names: &mut reading::Reader<'_>,
    shared: &Texts,
) -> Dossier {
    let mut dossier = Dossier::default();
    let mut used = Ids::default();
    let mut inner = BTreeSet::new();
    for (at, step) in steps.iter().enumerate() {
        for (n, asked) in step.requirements.iter().enumerate() {
            if supply.has(at, n) {
                if inner.insert(&asked.paper.name) {
                    dossier.inner.push(asked.paper.name.to_string());
                }
                continue;
            }
            let text = text(asked, words, procedure, names);
            dossier.lines.push(Requirement {
                id: id(asked, &text, &mut used),
                text: shared.share(&text),
                case: None,
                originals: asked.originals,
                copies: copies(asked),
                certified: certified(asked),
                form: asked.file.as_deref().map(|file| shared.share(file)),
                provision: None,
                stated: None,
            });
            dossier.documents.push(asked.paper.id.clone());
        }
    }
    dossier
}

/// Plain and certified copies; unknown where neither is stated.
fn copies(asked: &Asked) -> Option<u16> {
    match (asked.copies, asked.authenticated) {
        (None, None) => None,
        (plain, certified) => {
            Some(plain.unwrap_or_default().saturating_add(certified.unwrap_or_default()))
        }
    }
}

/// How many of the copies are certified, where others are plain.
fn certified(asked: &Asked) -> Option<u16> {
    asked
        .authenticated
        .filter(|certified| *certified > 0 && asked.copies.is_some_and(|plain| plain > 0))
}

/// The line as prose: what is asked for, in words that the reader takes for a paper even where its name
/// is in a language that it does not read.
fn text(asked: &Asked, words: &Words, procedure: &str, names: &mut reading::Reader<'_>) -> String {
    let mut text = asked.paper.name.to_string();
    let certified = asked.authenticated.filter(|count| *count > 0);
    let certified = certified.map(|count| format!("{}: {count}", words.certified));
    let said: Vec<&str> =
        [asked.comments.as_deref(), certified.as_deref()].into_iter().flatten().collect();
    if !said.is_empty() {
        text.push_str(&format!(" ({})", said.join("; ")));
    }
    let line = Line { procedure, case: "", text: &asked.paper.name };
    let kind = names.read(line).kind;
    match (kind, asked.is_form) {
        (LineKind::Note | LineKind::Document, true) => format!("{}: {text}", words.form),
        (LineKind::Note, false) => format!("{}: {text}", words.paper),
        _ => text,
    }
}

/// The id of the document, or else of what the line says; with a number where that comes again, the first
/// that no other id has.
fn id(asked: &Asked, text: &str, used: &mut Ids) -> Arc<str> {
    let id = match &asked.paper.id {
        Some(id) => format!("d{id}"),
        None => short_hash(&[text]).into(),
    };
    let times = used.times.entry(id.clone()).or_default();
    loop {
        *times += 1;
        let id = if *times == 1 { id.clone() } else { format!("{id}-{times}") };
        if used.taken.insert(id.clone()) {
            return id.into();
        }
    }
}

/// Ids of lines met so far.
#[derive(Default)]
struct Ids {
    taken: BTreeSet<String>,
    /// How often each was met, or tried.
    times: BTreeMap<String, u32>,
}
