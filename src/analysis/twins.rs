//! Procedures that several levels settle, each under a code of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::folded;
use crate::catalog::{Catalog, Level};
use crate::knowledge::AuthorityIx;

/// At which levels procedures are settled that share a name but for what a bracket behind it says.
pub(super) struct Twins(BTreeMap<(AuthorityIx, String), BTreeSet<Level>>);

impl Twins {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut twins: BTreeMap<(AuthorityIx, String), BTreeSet<Level>> = BTreeMap::new();
        let known = || catalog.procedures.iter().filter_map(|one| Some((one.authority?, one)));
        for (authority, one) in known() {
            if let Some(base) = before_bracket(&one.name) {
                twins.entry((authority, folded(base))).or_default().extend(&one.levels);
            }
        }
        // One of them may bear the plain name.
        for (authority, one) in known().filter(|(_, one)| before_bracket(&one.name).is_none()) {
            if let Some(levels) = twins.get_mut(&(authority, folded(&one.name))) {
                levels.extend(&one.levels);
            }
        }
        Self(twins)
    }

    /// Whether a procedure of a name is settled at a level under a code of its own: the portal lists
    /// what several levels settle once for each, "(thực hiện tại cấp tỉnh)" behind the name.
    pub(super) fn are_at(&self, authority: AuthorityIx, name: &str, level: Level) -> bool {
        // Most names have no bracket and are no key.
        let Some(base) = before_bracket(name) else { return false };
        let levels = self.0.get(&(authority, folded(base)));
        levels.is_some_and(|levels| levels.contains(&level))
    }
}

/// The name before the bracket that it ends in.
fn before_bracket(name: &str) -> Option<&str> {
    let name = name.trim_end_matches(|letter: char| letter.is_whitespace() || letter == '.');
    let (base, _) = name.strip_suffix(')')?.rsplit_once('(')?;
    Some(base.trim_end()).filter(|base| !base.is_empty())
}
