//! Who issued a text, by the letters of its number: `BTP` in `TT-BTP`.
//!
//! No list of letters is kept: the instruments that are known show which letters stand for whom. What
//! two authorities share stands for neither.

use std::collections::BTreeMap;

use crate::knowledge::{AuthorityIx, Knowledge};

/// The issuers that letters stand for.
#[derive(Debug)]
pub(super) struct Issuers(BTreeMap<String, Option<AuthorityIx>>);

impl Issuers {
    pub(super) fn new(knowledge: &Knowledge) -> Self {
        let mut issuers: BTreeMap<String, Option<AuthorityIx>> = BTreeMap::new();
        for instrument in knowledge.instruments.rows() {
            let Some(letters) = letters(&instrument.number).next() else { continue };
            let issuer = Some(instrument.issuer);
            issuers
                .entry(letters)
                .and_modify(|known| *known = known.filter(|_| *known == issuer))
                .or_insert(issuer);
        }
        Self(issuers)
    }

    /// The authority that the letters of a number stand for, when they stand for one only.
    pub(super) fn of(&self, number: &str) -> Option<AuthorityIx> {
        self.known(&letters(number).next()?)
    }

    /// Those that the letters of a joint number stand for, as far as they are known, in its order.
    pub(super) fn all_of(&self, number: &str) -> Vec<AuthorityIx> {
        letters(number).filter_map(|letters| self.known(&letters)).collect()
    }

    fn known(&self, letters: &str) -> Option<AuthorityIx> {
        *self.0.get(letters)?
    }
}

/// The letters that name the issuers, the one that leads first: those behind the kind of text, or all
/// where no kind stands before them (`QH15`, whose digits are the term).
fn letters(number: &str) -> impl Iterator<Item = String> {
    let behind_digits = number.split_once('/').map_or("", |(_, signs)| signs);
    let parts = behind_digits.split(['/', '-']).map(str::trim);
    let mut signs: Vec<&str> = parts.filter(|part| part.starts_with(char::is_alphabetic)).collect();
    if signs.len() > 1 {
        signs.remove(0);
    }
    signs.into_iter().filter_map(|issuer| {
        let issuer = issuer.trim_end_matches(|c: char| !c.is_alphabetic());
        let named = issuer.chars().count() > 1 && issuer.chars().all(char::is_alphabetic);
        named.then(|| issuer.to_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_who_is_known_to_use_them() {
        let knowledge = crate::knowledge::embedded().unwrap();
        let issuers = Issuers::new(knowledge);
        let issuer = |number| issuers.of(number).map(|ix| &*knowledge.authorities[ix].id);
        assert_eq!(issuer("9999/2031/NĐ-CP"), Some("government"));
        assert_eq!(issuer("77/2031/TT-BTP"), Some("moj"));
        assert_eq!(issuer("77/2031/TTLT-BTP-BCA"), Some("moj"), "the one that leads");
        assert_eq!(issuer("31/2031/QH16"), Some("national_assembly"));
        assert_eq!(issuer("5/QĐ - TTg"), Some("prime_minister"));
        assert_eq!(
            issuer("7/2031/TTLT/BQP-BTP"),
            Some("mod"),
            "a stroke before the one that leads"
        );
        let all = issuers.all_of("77/2031/TTLT-BTP-BCA-XYZW");
        let all: Vec<&str> = all.iter().map(|ix| &*knowledge.authorities[*ix].id).collect();
        assert_eq!(all, ["moj", "mps"]);
        for unknown in ["123", "12/2024", "12/2024/X", "12/2024/TT-XYZW", ""] {
            assert_eq!(issuer(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn letters_of_two_authorities_stand_for_neither() {
        let knowledge = crate::knowledge::embedded().unwrap();
        let mut issuers = Issuers::new(knowledge);
        issuers.0.insert("BTP".to_owned(), None);
        assert_eq!(issuers.of("77/2031/TT-BTP"), None);
    }
}
