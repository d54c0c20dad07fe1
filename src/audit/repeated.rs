//! Decisions that a row above takes already: one procedure that two ministries list, with the same paper
//! and the same place that imposes it.
//!
//! Ministries cite one place in several ways: with what amended it or without, with the day of the text
//! or without. None of that makes it another place, so places are compared by the number of their text
//! and by what they are in it.

use std::collections::BTreeMap;

use super::{Audited, CitedCell, Decision, reference};
use crate::citation::{CitedText, Place};
use crate::diff::folded;
use crate::knowledge::DocumentIx;

/// What makes two rows one decision.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    code: &'a str,
    /// The types that are looked for; the words of the paper where there are none.
    papers: Result<&'a [DocumentIx], String>,
    place: Imposing,
}

/// What imposes a paper.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Imposing {
    /// Places, each with its text.
    Places(Vec<(Option<TextKey>, Vec<Place>)>),
    /// A text, and the words on the place in it where they cannot be read.
    Text(Option<TextKey>, Option<String>),
}

/// A text by its number, or by its name where it has none; by its words where it cannot be read.
type TextKey = String;

/// Notes at each row, which are in order, the first that takes the same decision.
pub(super) fn mark(rows: &mut [Audited]) {
    let mut first: BTreeMap<Key<'_>, u32> = BTreeMap::new();
    let repeats: Vec<Option<u32>> = rows
        .iter()
        .map(|row| {
            let number = row.decision.row;
            let first = *first.entry(key(row)).or_insert(number);
            (first != number).then_some(first)
        })
        .collect();
    for (row, repeats) in rows.iter_mut().zip(repeats) {
        row.repeats = repeats;
    }
}

fn key(row: &Audited) -> Key<'_> {
    let decision = &row.decision;
    let papers = match &*row.verdict.papers {
        [] => Err(folded(&decision.paper)),
        papers => Ok(papers),
    };
    Key { code: decision.code.as_str(), papers, place: imposing(decision) }
}

fn imposing(decision: &Decision) -> Imposing {
    let words = |cell: &CitedCell| folded(&cell.printed);
    let unread = decision.provision.as_ref().filter(|cell| cell.read.is_err());
    let sources = reference::sources(decision);
    if unread.is_none() && !sources.is_empty() {
        let place = |source: crate::citation::Source| {
            let mut places = source.places;
            places.sort_unstable();
            (source.text.as_ref().map(text), places)
        };
        let mut places: Vec<_> = sources.into_iter().map(place).collect();
        places.sort_unstable();
        return Imposing::Places(places);
    }
    let instrument = decision.instrument.as_ref().map(|cell| match &cell.read {
        Ok(read) => read.texts().next().map_or_else(|| words(cell), text),
        Err(_) => words(cell),
    });
    Imposing::Text(instrument, unread.map(words))
}

fn text(text: &CitedText) -> TextKey {
    match (&text.number, &text.name) {
        (Some(number), _) => number.to_string(),
        (None, name) => {
            let name = folded(name.as_deref().unwrap_or_default());
            format!("{:?} {name} {}", text.kind, text.year.unwrap_or_default())
        }
    }
}
