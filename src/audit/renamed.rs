//! Which procedure a decision means whose code the catalogue does not have.

use std::collections::{BTreeMap, BTreeSet};

use super::{Decision, Likely};
use crate::analysis::Analysis;
use crate::catalog::Catalog;
use crate::diff::{alike, folded};

/// Below this a procedure is not named: it would mislead more often than it helps.
const SURE: f64 = 0.75;
/// A pair of words that so many names share tells none from the others.
const COMMON: usize = 60;
/// What the name weighs; the rest is the authority's: ministries word their procedures alike, so that
/// under another one only nearly the same name tells.
const NAME: f64 = 0.8;

/// The names of a catalogue, by pairs of neighbouring words.
pub(super) struct Names {
    names: Vec<String>,
    by_pair: BTreeMap<String, Vec<usize>>,
}

impl Names {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let names: Vec<String> = catalog.procedures.iter().map(|one| folded(&one.name)).collect();
        let mut by_pair: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, name) in names.iter().enumerate() {
            for pair in pairs(name) {
                by_pair.entry(pair).or_default().push(position);
            }
        }
        Self { names, by_pair }
    }

    /// The procedure whose name is the most alike, of equals the first by code.
    pub(super) fn likeliest(&self, decision: &Decision, analysis: &Analysis<'_>) -> Option<Likely> {
        let wanted = folded(&decision.procedure);
        let shared: BTreeSet<usize> = pairs(&wanted)
            .filter_map(|pair| self.by_pair.get(&pair))
            .filter(|all| all.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        let ministry = folded(&decision.ministry);
        let scored = shared.into_iter().filter_map(|position| {
            let procedure = analysis.catalog.procedures.get(position)?;
            let same = folded(&procedure.authority_text) == ministry;
            let name = alike(&wanted, self.names.get(position)?);
            let score = NAME * name + if same { 1.0 - NAME } else { 0.0 };
            Some((score, position))
        });
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)));
        let (score, position) = best.filter(|(score, _)| *score >= SURE)?;
        let code = analysis.catalog.procedures.get(position)?.code.clone();
        Some(Likely { code, confidence: (score * 100.0).round() / 100.0 })
    }
}

/// The pairs of neighbouring words of a folded name.
fn pairs(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = name.split(' ').collect();
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join(" ")).collect();
    pairs.into_iter()
}
