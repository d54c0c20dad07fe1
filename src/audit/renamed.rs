//! Which procedure a decision means whose code the catalogue does not have.

use std::collections::{BTreeMap, BTreeSet};

use super::Likely;
use crate::catalog::Catalog;
use crate::diff::{alike, folded};
use crate::ids::ProcedureCode;

/// Below this a procedure is not named: it would mislead more often than it helps.
const SURE: f64 = 0.75;
/// A pair of words that so many names share tells none from the others.
const COMMON: usize = 60;
/// What the name weighs; the rest is the authority's: ministries word their procedures alike, so that
/// under another one only nearly the same name tells.
const NAME: f64 = 0.8;

/// The names of a catalogue, by pairs of neighbouring words.
pub(super) struct Names {
    /// Name, authority and code of each procedure, the first two folded.
    names: Vec<(String, String, ProcedureCode)>,
    by_pair: BTreeMap<String, Vec<usize>>,
}

impl Names {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let names = catalog.procedures.iter();
        let names: Vec<_> = names
            .map(|one| (folded(&one.name), folded(&one.authority_text), one.code.clone()))
            .collect();
        let mut by_pair: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, (name, ..)) in names.iter().enumerate() {
            for pair in pairs(name) {
                by_pair.entry(pair).or_default().push(position);
            }
        }
        Self { names, by_pair }
    }

    /// The procedure whose name is the most alike, of equals the first by code.
    pub(super) fn likeliest(&self, procedure: &str, ministry: &str) -> Option<Likely> {
        let wanted = folded(procedure);
        let length = letters(&wanted);
        let shared: BTreeSet<usize> = pairs(&wanted)
            .filter_map(|pair| self.by_pair.get(&pair))
            .filter(|all| all.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        let ministry = folded(ministry);
        let scored = shared.into_iter().filter_map(|position| {
            let (name, authority, _) = self.names.get(position)?;
            let bonus = if *authority == ministry { 1.0 - NAME } else { 0.0 };
            // Names of such different lengths cannot be alike enough; to compare them costs the most.
            let most = at_most(length, letters(name));
            let score = || NAME * alike(&wanted, name) + bonus;
            (NAME * most + bonus >= SURE).then(|| (score(), position))
        });
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)));
        let (score, position) = best.filter(|(score, _)| *score >= SURE)?;
        let code = self.names.get(position)?.2.clone();
        Some(Likely { code, confidence: (score * 100.0).round() / 100.0 })
    }
}

/// The letters and digits of a folded name; blanks make none of its pairs.
fn letters(name: &str) -> usize {
    name.chars().filter(|letter| *letter != ' ').count()
}

/// How alike texts of so many letters can be at most.
fn at_most(one: usize, other: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "letters of a name are few")]
    let (less, more) = (one.min(other) as f64, one.max(other) as f64);
    // All pairs of letters of the shorter one are shared, and all of its words.
    f64::midpoint(2.0 * less / (less + more), 1.0)
}

/// The pairs of neighbouring words of a folded name.
fn pairs(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = name.split(' ').collect();
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join(" ")).collect();
    pairs.into_iter()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is passed over unread is never what would have been named.
        #[test]
        fn no_two_names_are_more_alike_than_their_lengths_allow(
            one in "[a-cđ]{1,4}( [a-cđ]{1,4}){0,6}", other in "[a-cđ]{1,4}( [a-cđ]{1,4}){0,12}",
        ) {
            let most = at_most(letters(&one), letters(&other));
            prop_assert!(alike(&one, &other) <= most + 1e-9, "{one} / {other}");
        }
    }
}
