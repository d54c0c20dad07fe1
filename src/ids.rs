//! Ids that people type and read.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The code of a procedure: in the national catalogue, such as `1.004194` or `2.000286.000.00.00.H56`,
/// or in another system, as that system's name and the procedure's id there, such as `ereg:123`.
///
/// Kept as text: cells typed as numbers lose trailing zeros, so a code is never a number. Shared,
/// since each finding on a procedure bears it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProcedureCode(Arc<str>);

/// Why a text is no procedure code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a procedure code such as 1.004194 or, of another system, ereg:123")]
pub struct BadProcedureCode;

impl ProcedureCode {
    /// What a code may look like, for messages where a code of another system is as likely as one of
    /// the national catalogue.
    pub const EXPECTED: &str = r"[0-9]{1,2}\.[0-9]{6}, [a-z][a-z0-9]{1,11}:[A-Za-z0-9._-]{1,64}";
    /// Between the name of another system and the id there.
    const OF: char = ':';
    /// Letters of the name of another system.
    const SYSTEM: std::ops::RangeInclusive<usize> = 2..=12;
    /// The longest id of another system.
    const ID: usize = 64;

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the system that the code is of; none for the national catalogue.
    #[must_use]
    pub fn system(&self) -> Option<&str> {
        Some(self.0.split_once(Self::OF)?.0)
    }

    /// The code as the name of a file or an id of XML may hold it: with another sign for the colon, which
    /// some file systems and XML forbid. Distinct codes stay distinct, since the name of a system has no
    /// such sign.
    #[must_use]
    pub fn without_colon(&self) -> String {
        self.0.replacen(Self::OF, "-", 1)
    }

    /// The code as the name of a file may hold it, distinct from all others even where the system takes
    /// capitals and small letters for the same: behind a sign that no code has stands which letters are
    /// not of the usual case, small ones in codes of other systems, capitals in the national catalogue.
    #[must_use]
    pub fn file_stem(&self) -> String {
        let is_odd = |letter: u8| match self.system() {
            Some(_) => letter.is_ascii_uppercase(),
            None => letter.is_ascii_lowercase(),
        };
        let odd: Vec<bool> = self.0.bytes().map(is_odd).collect();
        let Some(last) = odd.iter().rposition(|odd| *odd) else { return self.without_colon() };
        let four =
            |four: &[bool]| four.iter().rev().fold(0_u32, |sum, odd| sum * 2 + u32::from(*odd));
        let marks = odd.chunks(4).take(last / 4 + 1).map(four);
        let marks = marks.filter_map(|four| char::from_digit(four, 16));
        self.without_colon().chars().chain(['~']).chain(marks).collect()
    }

    /// Whether a text is a code of another system. Its name begins with a letter, so that a typing fault
    /// of a national code, `12:004194`, does not make one.
    fn is_foreign(text: &str) -> bool {
        let Some((system, id)) = text.split_once(Self::OF) else { return false };
        let of_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let of_id = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        system.starts_with(|first: char| first.is_ascii_lowercase())
            && Self::SYSTEM.contains(&system.len())
            && system.bytes().all(of_name)
            && (1..=Self::ID).contains(&id.len())
            && id.bytes().all(of_id)
    }
}

impl FromStr for ProcedureCode {
    type Err = BadProcedureCode;

    /// Accepts one or two digits, a point and six digits, then optional groups behind further points; or
    /// the name of another system, 2 to 12 small letters and digits, a colon and the id there, up to 64
    /// letters, digits, points, dashes and underscores.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let mut parts = text.split('.');
        let group = parts.next().unwrap_or_default();
        let number = parts.next().unwrap_or_default();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let suffix_ok =
            parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        let head_ok = digits(group) && group.len() <= 2 && digits(number) && number.len() == 6;
        let is_code = (head_ok && suffix_ok) || Self::is_foreign(text);
        if is_code { Ok(Self(text.into())) } else { Err(BadProcedureCode) }
    }
}

impl fmt::Display for ProcedureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ProcedureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ProcedureCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_other_systems_are_read_and_never_mistaken_for_ours() {
        for good in ["ereg:123", "cpsv:PublicService01", " ereg:a.b_c-d ", "e2:.", "ereg:1.004194"]
        {
            let code: ProcedureCode = good.parse().unwrap();
            assert_eq!(code.as_str(), good.trim());
            assert_eq!(code.system(), good.trim().split(':').next());
        }
        let long = format!("ereg:{}", "x".repeat(65));
        for bad in [
            "ereg:",
            ":1",
            "e:1",
            "Ereg:1",
            "ereg:1:2",
            "ereg:a b",
            "ereg:đ",
            "éreg:1",
            "12:004194",
            "thirteenchars:1",
            "ereg 1",
            &long,
        ] {
            assert_eq!(bad.parse::<ProcedureCode>(), Err(BadProcedureCode), "{bad}");
        }
        assert_eq!("1.004194".parse::<ProcedureCode>().unwrap().system(), None);
    }

    #[test]
    fn codes_stay_distinct_without_their_colon() {
        let codes = ["ereg:a", "ereg:-a", "ereg:a-b", "eregx:a", "1.004194"];
        let names: std::collections::BTreeSet<String> = codes
            .iter()
            .map(|code| code.parse::<ProcedureCode>().unwrap().without_colon())
            .collect();
        assert_eq!(names.len(), codes.len());
        assert!(!names.iter().any(|name| name.contains(':')));
    }

    #[test]
    fn codes_are_distinct_names_of_files_whatever_the_system_makes_of_capitals() {
        let codes = [
            "ereg:a",
            "ereg:A",
            "ereg:aB",
            "ereg:Ab",
            "ereg:AB",
            "ereg:ab",
            "ereg:abcdE",
            "ereg:a~1",
            "ereg:abcde",
            "1.004194.H56",
            "1.004194.h56",
            "1.004194",
        ];
        let codes = codes.iter().filter_map(|code| code.parse::<ProcedureCode>().ok());
        let names: Vec<String> = codes.map(|code| code.file_stem()).collect();
        let folded: std::collections::BTreeSet<String> =
            names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(folded.len(), names.len(), "{names:?}");
        assert!(names.contains(&"ereg-a".to_owned()) && names.contains(&"1.004194.H56".to_owned()));
    }

    #[test]
    fn codes_of_the_catalogue_are_read_and_others_refused() {
        for good in ["1.004194", " 2.000286", "1.001193.000.00.00.H56", "3.000410"] {
            assert!(good.parse::<ProcedureCode>().is_ok(), "{good}");
        }
        for bad in ["", "1.4194", "x.004194", "1,004194", "1.004194..H1", "1004194"] {
            assert_eq!(bad.parse::<ProcedureCode>(), Err(BadProcedureCode), "{bad}");
        }
    }
}
