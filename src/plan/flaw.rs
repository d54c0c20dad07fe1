//! What can be wrong with a problem.

use std::collections::BTreeSet;

use super::problem::{Measure, MeasureIx};
use crate::index::{Ix, Table};
use crate::near;

/// What is wrong with a problem; evidence in fields, words elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// There is nothing to choose from.
    NoMeasure,
    /// An instrument that takes nothing to amend: every plan would amend it.
    NoWeight {
        /// Its id.
        id: String,
    },
    /// An id that stands twice.
    Twice {
        /// The id.
        id: String,
    },
    /// An id that names nothing.
    Unknown {
        /// The id.
        id: String,
        /// The nearest that there is.
        nearest: Option<String>,
    },
    /// Measures that need each other.
    Circle {
        /// The whole circle, from its least id on; the last needs the first.
        ids: Vec<String>,
    },
}

/// The rows that ids name, sorted, each once; what they do not name is a flaw.
pub(super) fn resolve<I: Ix, T>(
    table: &Table<I, T>,
    ids: &[String],
    flaws: &mut Vec<Flaw>,
) -> Vec<I> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        match table.find(id) {
            Some(ix) => found.push(ix),
            None => {
                let nearest = near::nearest(id, table.ids());
                flaws.push(Flaw::Unknown { id: id.clone(), nearest });
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The circles among the needs of measures, one for each measure that a walk comes back to.
pub(super) fn circles(measures: &Table<MeasureIx, Measure>) -> BTreeSet<Flaw> {
    /// How far a walk has come with a measure.
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        OnTheWay,
        Done,
    }
    let mut seen: Table<MeasureIx, Seen> = measures.indexes().map(|_| Seen::Not).collect();
    let mut found = BTreeSet::new();
    for start in measures.indexes() {
        let mut way: Vec<(MeasureIx, usize)> = Vec::new();
        if seen[start] == Seen::Not {
            seen[start] = Seen::OnTheWay;
            way.push((start, 0));
        }
        while let Some((ix, next)) = way.last_mut() {
            let Some(&need) = measures[*ix].needs.get(*next) else {
                seen[*ix] = Seen::Done;
                way.pop();
                continue;
            };
            *next += 1;
            match seen[need] {
                Seen::Not => {
                    seen[need] = Seen::OnTheWay;
                    way.push((need, 0));
                }
                Seen::OnTheWay => {
                    let circle = way.iter().map(|(ix, _)| *ix).skip_while(|ix| *ix != need);
                    let mut ids: Vec<String> = circle.map(|ix| measures[ix].id.clone()).collect();
                    let least = ids.iter().enumerate().min_by_key(|(_, id)| *id);
                    let least = least.map_or(0, |(at, _)| at);
                    ids.rotate_left(least);
                    found.insert(Flaw::Circle { ids });
                }
                Seen::Done => {}
            }
        }
    }
    found
}
