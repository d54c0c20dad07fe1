//! The dossier of a portal record: lines of prose under headings.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::record::{Document, Record};
use super::words::Words;
use super::{Oddities, file_name, same_name};
use crate::catalog::digest::hex;
use crate::catalog::text::{clean, kept, kept_unless_empty};
use crate::catalog::texts::Texts;
use crate::catalog::{Case, Requirement};
use crate::fault::Problem;

/// The cases and lines of a record.
pub(super) fn read(
    record: &Record<'_>,
    words: &Words,
    shared: &Texts,
    odd: &mut Oddities,
) -> (Vec<Case>, Vec<Requirement>) {
    let mut cases = Cases::default();
    let mut ids = Ids::default();
    let mut lines = Vec::with_capacity(record.documents.len());
    for (n, document) in record.documents.iter().enumerate() {
        let text = file_name::without_file_name(document.name.trim(), &words.file_endings);
        let text = clean(text);
        if text.is_empty() {
            odd.push(format!("/documents/{n}/name"), Problem::EmptyText);
            continue;
        }
        let case = heading(&document.case);
        let id = ids.next(&case, &text);
        let case = cases.position(&case);
        lines.push(requirement(document, (id, shared.share(&text)), case, shared));
    }
    if lines.is_empty() {
        odd.push("/documents", Problem::EmptyDossier);
    }
    // The portal lists the procedure itself where it distinguishes no cases.
    for case in record.cases.iter().filter(|case| !same_name(case, &record.name)) {
        cases.position(&heading(case));
    }
    (cases.list, lines)
}

fn requirement(
    raw: &Document<'_>,
    (id, text): (Arc<str>, Arc<str>),
    case: Option<u16>,
    shared: &Texts,
) -> Requirement {
    let count = |count: Option<i64>| count.and_then(|count| u16::try_from(count).ok());
    let forms: Vec<Box<str>> =
        raw.form_name.iter().filter_map(|form| kept_unless_empty(form)).collect();
    Requirement {
        id,
        text,
        case,
        originals: count(raw.original_count.0),
        copies: count(raw.copy_count.0),
        certified: None,
        form: (!forms.is_empty()).then(|| shared.share(&forms.join("; "))),
        provision: None,
        stated: None,
    }
}

/// A case without the marks of the list it was typed in: "* Giấy tờ phải nộp:".
fn heading(case: &str) -> Box<str> {
    let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '-' | '+' | '•' | '–');
    kept(case.trim_start_matches(marks).trim_end_matches(|c: char| c.is_whitespace() || c == ':'))
}

/// The cases met so far, in the order they were met.
#[derive(Default)]
struct Cases {
    list: Vec<Case>,
    positions: BTreeMap<Box<str>, usize>,
}

impl Cases {
    /// The position of a case, added when it is new; `None` for an empty one.
    fn position(&mut self, name: &str) -> Option<u16> {
        if name.is_empty() {
            return None;
        }
        let new = self.list.len();
        let position = self.positions.get(name).copied().unwrap_or(new);
        if position == new {
            self.positions.insert(name.into(), new);
            self.list.push(Case { id: short_hash(&[name]), name: name.into() });
        }
        u16::try_from(position).ok()
    }
}

/// Ids of lines.
///
/// The portal's own codes name a kind of paper, not a line: they repeat and are mostly absent. The
/// position changes with every line inserted before. So the id is a hash of what the line says and
/// of its case: the first eight hexadecimal digits of SHA-256 over case, a zero byte and text, with
/// `-2`, `-3`… for a line said again. An unchanged line keeps its id in every later snapshot.
#[derive(Default)]
struct Ids {
    used: BTreeMap<[u8; 4], u32>,
}

impl Ids {
    fn next(&mut self, case: &str, text: &str) -> Arc<str> {
        let hash = start_of_hash(&[case, text]);
        let times = self.used.entry(hash).or_default();
        *times += 1;
        let hash = hex(&hash);
        if *times == 1 { hash.into() } else { format!("{hash}-{times}").into() }
    }
}

pub(crate) fn short_hash(parts: &[&str]) -> Box<str> {
    hex(&start_of_hash(parts)).into()
}

fn start_of_hash(parts: &[&str]) -> [u8; 4] {
    let mut digest = Sha256::new();
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            digest.update([0]);
        }
        digest.update(part);
    }
    // The digest has 32 bytes, so there are always four.
    digest.finalize().first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dossier(record: &str) -> (Vec<Case>, Vec<Requirement>, Oddities) {
        let mut odd = Oddities::default();
        let record = serde_json::from_str(record).unwrap();
        let (cases, lines) =
            read(&record, &Words::embedded().unwrap(), &Texts::default(), &mut odd);
        (cases, lines, odd)
    }

    #[test]
    fn a_line_keeps_its_id_when_others_come_before_it() {
        let (_, short, _) = dossier(r#"{"documents": [{"name": "B", "case": "* X:"}]}"#);
        let (cases, long, _) = dossier(
            r#"{"documents": [{"name": "A"}, {"name": "B", "case": "X"}, {"name": "B", "case": "X"}]}"#,
        );
        assert_eq!(short[0].id, long[1].id);
        assert_eq!(*long[2].id, format!("{}-2", long[1].id));
        assert_eq!(cases.len(), 1);
        assert_eq!((long[0].case, long[1].case), (None, Some(0)));
    }

    #[test]
    fn a_dossier_without_lines_is_odd() {
        let (_, lines, odd) = dossier(r#"{"documents": [{"name": " "}, null]}"#);
        assert!(lines.is_empty());
        assert_eq!(odd.0.len(), 3);
    }

    #[test]
    fn counts_that_are_not_known_stay_unknown() {
        let (_, lines, _) = dossier(
            r#"{"documents": [{"name": "A", "original_count": 1, "copy_count": -1}, "B"]}"#,
        );
        assert_eq!((lines[0].originals, lines[0].copies), (Some(1), None));
        assert_eq!((lines[1].originals, lines[1].copies), (None, None));
    }
}
