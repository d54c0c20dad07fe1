//! Decisions that a row above takes already: one procedure that two ministries list, with the same paper
//! and the same place that imposes it.

use std::collections::BTreeMap;

use super::{Audited, CitedCell};
use crate::citation::Grammar;
use crate::diff::folded;
use crate::knowledge::DocumentIx;

/// What makes two rows one decision.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    code: &'a str,
    /// The types that are looked for; the words of the paper where there are none.
    papers: Result<&'a [DocumentIx], String>,
    instrument: Option<String>,
    provision: Option<String>,
}

/// Notes at each row, which are in order, the first that takes the same decision.
pub(super) fn mark(rows: &mut [Audited], grammar: &Grammar) {
    let mut first: BTreeMap<Key<'_>, u32> = BTreeMap::new();
    let repeats: Vec<Option<u32>> = rows
        .iter()
        .map(|row| {
            let number = row.decision.row;
            let first = *first.entry(key(row, grammar)).or_insert(number);
            (first != number).then_some(first)
        })
        .collect();
    for (row, repeats) in rows.iter_mut().zip(repeats) {
        row.repeats = repeats;
    }
}

fn key<'a>(row: &'a Audited, grammar: &Grammar) -> Key<'a> {
    let decision = &row.decision;
    let cell = |cell: &Option<CitedCell>| {
        cell.as_ref().map(|cell| match &cell.read {
            Ok(read) => grammar.print(read),
            Err(_) => folded(&cell.printed),
        })
    };
    let papers = match &*row.verdict.papers {
        [] => Err(folded(&decision.paper)),
        papers => Ok(papers),
    };
    Key {
        code: decision.code.as_str(),
        papers,
        instrument: cell(&decision.instrument),
        provision: cell(&decision.provision),
    }
}
