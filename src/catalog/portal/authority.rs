//! Names of authorities as the portal prints them.

use std::collections::BTreeMap;

use super::words::longest_spelling;
use crate::catalog::text::{kept, key};
use crate::index::Table;
use crate::knowledge::{Authority, AuthorityIx};

/// Names, aliases and their authorities.
#[derive(Debug)]
pub(super) struct Authorities {
    /// As written in the knowledge, so that the usual spelling is found without building a key.
    written: BTreeMap<Box<str>, AuthorityIx>,
    by_key: BTreeMap<String, AuthorityIx>,
    /// Longer texts are no names.
    longest: usize,
}

impl Authorities {
    pub(super) fn new(table: &Table<AuthorityIx, Authority>) -> Self {
        let (mut written, mut by_key) = (BTreeMap::new(), BTreeMap::new());
        let mut longest = 0;
        for (ix, authority) in table.iter() {
            for name in std::iter::once(&authority.name.vi).chain(&authority.aliases) {
                // A name that two share means the one defined first, in whatever order they are used.
                let first = *by_key.entry(key(name)).or_insert(ix);
                written.insert(kept(name), first);
                longest = longest.max(longest_spelling(name));
            }
        }
        Self { written, by_key, longest }
    }

    /// The authority of a name, also with a remark in brackets behind it.
    pub(super) fn one(&self, name: &str) -> Option<AuthorityIx> {
        let find = |name: &str| {
            if name.len() > self.longest {
                return None;
            }
            self.written.get(name.trim()).or_else(|| self.by_key.get(&key(name))).copied()
        };
        find(name).or_else(|| find(name.split_once('(')?.0))
    }

    /// The authorities of a list of names, each once, in the order printed.
    ///
    /// The list is parted by commas, and so are some names ("…trật tự, xã hội"): from each part
    /// on, the longest run of parts that is a name wins.
    pub(super) fn several(&self, names: &str) -> Vec<AuthorityIx> {
        let mut found = Vec::new();
        let mut rest = names;
        while !rest.is_empty() {
            let (authority, behind) = self.longest(rest);
            found.extend(authority.filter(|ix| !found.contains(ix)));
            rest = behind;
        }
        found
    }

    /// The longest run of parts that is a name, and what follows it; the first part when none is.
    fn longest<'a>(&self, names: &'a str) -> (Option<AuthorityIx>, &'a str) {
        // No name has more commas than this; it keeps a list of thousands from costing their square.
        const MOST_PARTS: usize = 6;
        let is_separator = |c: char| matches!(c, ',' | ';' | '\n');
        let mut ends: Vec<_> =
            names.match_indices(is_separator).map(|(at, _)| at).take(MOST_PARTS).collect();
        if ends.len() < MOST_PARTS {
            ends.push(names.len());
        }
        let split = |end: usize| {
            let (run, behind) = names.split_at_checked(end).unwrap_or((names, ""));
            (run, behind.strip_prefix(is_separator).unwrap_or(behind))
        };
        ends.iter()
            .rev()
            .map(|&end| split(end))
            .find_map(|(run, behind)| self.one(run).map(|ix| (Some(ix), behind)))
            .unwrap_or_else(|| (None, ends.first().map_or("", |&end| split(end).1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{AuthorityLevel, Name};

    fn authorities() -> Authorities {
        let mut table = Table::default();
        for (id, name) in [
            ("mps", "Bộ Công an"),
            ("c06", "Cục Cảnh sát quản lý hành chính về trật tự, xã hội"),
            ("moc", "Bộ Xây dựng"),
        ] {
            let row = Authority {
                id: id.into(),
                name: Name { vi: name.into(), en: id.into() },
                aliases: vec![],
                level: AuthorityLevel::Ministry,
                parent: None,
                outside_government: None,
            };
            table.insert(id, row).unwrap();
        }
        Authorities::new(&table)
    }

    #[test]
    fn names_with_commas_are_found_among_names_parted_by_commas() {
        let authorities = authorities();
        let found = authorities.several(
            "Bộ công an,  Cục cảnh sát quản lý hành chính về trật tự, xã hội, Sở X, Bộ Công an",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], authorities.one("BỘ CÔNG AN.").unwrap());
    }

    #[test]
    fn a_remark_in_brackets_does_not_hide_a_name() {
        let authorities = authorities();
        assert!(authorities.one("Bộ xây dựng (Giao thông vận tải cũ)").is_some());
        assert_eq!(authorities.one("Bộ Lạ"), None);
    }
}
