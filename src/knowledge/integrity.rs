//! What must hold between tables that are each right in themselves.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::load::Sheets;
use super::{AuthorityIx, ItemIx, Knowledge, raw};
use crate::fault::{Fault, Problem, Subject};
use crate::index::Ix;

/// Checks the tables against each other.
pub(super) fn check(sheets: &Sheets, knowledge: &Knowledge) -> Vec<Fault> {
    let mut faults = circles(&sheets.authorities.file, knowledge);
    faults.extend(shared_aliases(sheets));
    faults
}

/// Finds authorities that belong to themselves; each circle is reported once, whole.
fn circles(file: &Path, knowledge: &Knowledge) -> Vec<Fault> {
    let mut settled = BTreeSet::new();
    let mut faults = Vec::new();
    for start in knowledge.authorities.indexes() {
        let mut path: Vec<AuthorityIx> = Vec::new();
        let mut here = Some(start);
        while let Some(at) = here.filter(|at| !settled.contains(at)) {
            if let Some(entry) = path.iter().position(|&seen| seen == at) {
                faults.push(circle(file, knowledge, path.get(entry..).unwrap_or_default()));
                break;
            }
            path.push(at);
            here = knowledge.authorities[at].parent;
        }
        settled.extend(path);
    }
    faults
}

fn circle(file: &Path, knowledge: &Knowledge, members: &[AuthorityIx]) -> Fault {
    let mut ids: Vec<String> =
        members.iter().map(|&member| knowledge.authorities[member].id.to_string()).collect();
    let least = ids.iter().enumerate().min_by_key(|&(_, id)| id).map_or(0, |(at, _)| at);
    ids.rotate_left(least);
    let first = members.first().map_or(0, |first| first.raw());
    let problem = Problem::Circle { what: Subject::Authority, ids };
    Fault::at(file, format!("/authorities/{first}/parent"), problem)
}

/// Finds phrases that name two document types, or one type twice: a reader could not choose.
///
/// Case and Unicode form do not tell phrases apart, for the reader does not see them either. The
/// Vietnamese name of a type counts as a phrase of it and may stand among its aliases as well.
fn shared_aliases(sheets: &Sheets) -> Vec<Fault> {
    // Never walked through, only asked: the order of its keys reaches nothing.
    let mut owners: HashMap<(bool, Cow<'_, str>), (&str, PhraseList)> = HashMap::new();
    let mut faults = Vec::new();
    for sheet in &sheets.documents {
        for (n, document) in sheet.value.types.iter().enumerate() {
            for (list, k, text) in phrases(document) {
                let key = (list == PhraseList::Abbreviations, folded(list, text));
                let Some(earlier) = owners.insert(key, (&document.id, list)) else {
                    continue;
                };
                let repeats_own_name =
                    earlier == (&document.id, PhraseList::Name) && list == PhraseList::Aliases;
                if !repeats_own_name {
                    let problem = Problem::Duplicate { what: Subject::Alias, id: text.into() };
                    let pointer = format!("/types/{n}/{}", list.place(k));
                    faults.push(Fault::at(&sheet.file, pointer, problem));
                }
            }
        }
    }
    faults
}

/// Where a phrase that names a document type stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PhraseList {
    Name,
    Aliases,
    Abbreviations,
}

impl PhraseList {
    fn place(self, k: usize) -> String {
        match self {
            Self::Name => "name/vi".into(),
            Self::Aliases => format!("aliases/{k}"),
            Self::Abbreviations => format!("abbreviations/{k}"),
        }
    }
}

/// What two phrases have in common that the reader cannot tell apart. Abbreviations are matched in
/// capitals and live in a space of their own.
fn folded(list: PhraseList, text: &str) -> Cow<'_, str> {
    let composed: Cow<'_, str> =
        if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let as_written = list == PhraseList::Abbreviations || !text.chars().any(char::is_uppercase);
    if as_written { composed } else { Cow::Owned(composed.to_lowercase()) }
}

fn phrases(document: &raw::DocumentType) -> impl Iterator<Item = (PhraseList, usize, &str)> {
    let listed = |list, texts| {
        let texts: &[Box<str>] = texts;
        texts.iter().enumerate().map(move |(k, text)| (list, k, &**text))
    };
    std::iter::once((PhraseList::Name, 0, &*document.name.vi))
        .chain(listed(PhraseList::Aliases, &document.aliases))
        .chain(listed(PhraseList::Abbreviations, &document.abbreviations))
}

/// Finds papers that are said to be replaced by a register which holds nothing that helps to prove
/// what they prove, neither an item itself nor a premise of one.
pub(super) fn idle_replacements(sheets: &Sheets, knowledge: &Knowledge) -> Vec<Fault> {
    let concluding = rules_by_conclusion(knowledge);
    let mut faults = Vec::new();
    for sheet in &sheets.documents {
        for (n, raw) in sheet.value.types.iter().enumerate() {
            let Some(document) = knowledge.documents.find(&raw.id) else {
                continue;
            };
            let helpful = helpful(&knowledge.documents[document].proves, &concluding);
            for (k, replacement) in raw.replaced_by.iter().enumerate() {
                let Some(register) = knowledge.registers.find(&replacement.register) else {
                    continue;
                };
                let held = &knowledge.registers[register].items;
                if !held.iter().any(|held| helpful.contains(&held.item)) {
                    let pointer = format!("/types/{n}/replaced_by/{k}");
                    let problem = Problem::HoldsNothing {
                        register: replacement.register.to_string(),
                        document: raw.id.to_string(),
                    };
                    faults.push(Fault::at(&sheet.file, pointer, problem));
                }
            }
        }
    }
    faults
}

/// The premises of all rules with a conclusion, by conclusion.
type Concluding<'k> = BTreeMap<ItemIx, Vec<&'k [ItemIx]>>;

fn rules_by_conclusion(knowledge: &Knowledge) -> Concluding<'_> {
    let mut concluding = Concluding::new();
    for rule in knowledge.rules.rows() {
        concluding.entry(rule.conclusion).or_default().push(&rule.premises);
    }
    concluding
}

/// The items proved and all from which any of them could follow.
fn helpful(proves: &[ItemIx], concluding: &Concluding<'_>) -> BTreeSet<ItemIx> {
    let mut helpful: BTreeSet<ItemIx> = proves.iter().copied().collect();
    let mut open: Vec<ItemIx> = proves.to_vec();
    while let Some(item) = open.pop() {
        for &premise in concluding.get(&item).into_iter().flatten().copied().flatten() {
            if helpful.insert(premise) {
                open.push(premise);
            }
        }
    }
    helpful
}
