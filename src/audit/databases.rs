//! Which registers the printed names of databases mean.

use std::collections::BTreeSet;

use crate::diff::folded;
use crate::knowledge::{Knowledge, RegisterIx};

/// Names of registers as cells of an annex abbreviate them: “CSDLQG dân cư; CSDL về hộ tịch”.
pub(super) struct Databases {
    /// What is left of each name without the words that come and go; the longest first.
    names: Vec<(Vec<String>, RegisterIx)>,
    fillers: Vec<Vec<String>>,
}

impl Databases {
    pub(super) fn of(knowledge: &Knowledge, fillers: &[Box<str>]) -> Self {
        let mut fillers: Vec<Vec<String>> = fillers.iter().map(|filler| words(filler)).collect();
        fillers.sort_by_key(|filler| std::cmp::Reverse(filler.len()));
        let mut all = Self { names: Vec::new(), fillers };
        for (ix, register) in knowledge.registers.iter() {
            for name in std::iter::once(&register.name.vi).chain(&register.aliases) {
                all.names.push((all.bare(name), ix));
            }
        }
        all.names.retain(|(name, _)| !name.is_empty());
        all.names.sort_by_key(|(name, ix)| (std::cmp::Reverse(name.len()), *ix));
        all
    }

    /// The registers that a cell names, in their order; none where it names no known one.
    pub(super) fn named(&self, cell: &str) -> Vec<RegisterIx> {
        let words = self.bare(cell);
        let mut rest = words.as_slice();
        let mut found = BTreeSet::new();
        while let [_, behind @ ..] = rest {
            let name = self.names.iter().find(|(name, _)| rest.starts_with(name));
            rest = match name {
                Some((name, ix)) => {
                    found.insert(*ix);
                    rest.get(name.len()..).unwrap_or_default()
                }
                None => behind,
            };
        }
        found.into_iter().collect()
    }

    /// The words of a name without those that come and go.
    fn bare(&self, name: &str) -> Vec<String> {
        let words = words(name);
        let mut rest = words.as_slice();
        let mut bare = Vec::new();
        while let [first, behind @ ..] = rest {
            let filler = self.fillers.iter().find(|filler| rest.starts_with(filler));
            rest = match filler {
                Some(filler) => rest.get(filler.len()..).unwrap_or_default(),
                None => {
                    bare.push(first.clone());
                    behind
                }
            };
        }
        bare
    }
}

fn words(text: &str) -> Vec<String> {
    folded(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
