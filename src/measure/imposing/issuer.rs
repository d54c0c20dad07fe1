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
            let Some(letters) = letters(&instrument.number) else { continue };
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
        *self.0.get(&letters(number)?)?
    }
}

/// The letters that name the issuer: those behind the kind of text, or all where no kind stands
/// before them (`QH15`, whose digits are the term).
fn letters(number: &str) -> Option<String> {
    let (_, signs) = number.rsplit_once('/')?;
    let mut parts = signs.split('-').map(str::trim);
    let first = parts.next()?;
    let issuer = parts.next().unwrap_or(first);
    let issuer = issuer.trim_end_matches(|c: char| !c.is_alphabetic());
    let named = issuer.chars().count() > 1 && issuer.chars().all(char::is_alphabetic);
    named.then(|| issuer.to_uppercase())
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
