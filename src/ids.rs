//! Ids that people type and read.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The code of a procedure in the national catalogue, such as `1.004194` or `2.000286.000.00.00.H56`.
///
/// Kept as text: cells typed as numbers lose trailing zeros, so a code is never a number. Shared,
/// since each finding on a procedure bears it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProcedureCode(Arc<str>);

/// Why a text is no procedure code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a procedure code such as 1.004194")]
pub struct BadProcedureCode;

impl ProcedureCode {
    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ProcedureCode {
    type Err = BadProcedureCode;

    /// Accepts a digit, a point and six digits, then optional groups behind further points.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let mut parts = text.split('.');
        let group = parts.next().unwrap_or_default();
        let number = parts.next().unwrap_or_default();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let suffix_ok =
            parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        let head_ok = digits(group) && group.len() <= 2 && digits(number) && number.len() == 6;
        if head_ok && suffix_ok { Ok(Self(text.into())) } else { Err(BadProcedureCode) }
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
    fn codes_of_the_catalogue_are_read_and_others_refused() {
        for good in ["1.004194", " 2.000286", "1.001193.000.00.00.H56", "3.000410"] {
            assert!(good.parse::<ProcedureCode>().is_ok(), "{good}");
        }
        for bad in ["", "1.4194", "x.004194", "1,004194", "1.004194..H1", "1004194"] {
            assert_eq!(bad.parse::<ProcedureCode>(), Err(BadProcedureCode), "{bad}");
        }
    }
}
