//! Which rules speak: all of them, some, or all but some.

use super::finding::INPUT_CODES;
use super::{Finding, RULES};

/// The codes whose findings are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these; all of them when empty.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
}

impl Selection {
    /// Whether findings of a code are kept.
    #[must_use]
    pub fn keeps(&self, code: &str) -> bool {
        let named = |codes: &[String]| codes.iter().any(|named| named == code);
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }

    /// Leaves the findings that are kept.
    #[must_use]
    pub fn of(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        findings.retain(|finding| self.keeps(finding.code()));
        findings
    }
}

/// Every code that a finding can have: those of the rules, then those of faults of the input.
pub fn codes() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.code).chain(INPUT_CODES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ignored_is_not_kept_even_when_selected() {
        let codes = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let selection = Selection { select: codes("a b"), ignore: codes("b") };
        assert!(selection.keeps("a") && !selection.keeps("b") && !selection.keeps("c"));
        assert!(Selection::default().keeps("c"));
    }
}
