//! The words that the model looks for: data, not code.

use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::border;
use crate::fault::Fault;
use crate::knowledge::Name;
use crate::reading::nfc;

const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/tariffs/words.json"));

/// `procedures/tariffs/words.json` (`tinhgon/cost-words/1`).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostWords {
    /// Always `tinhgon/cost-words/1`.
    pub schema: Box<str>,
    /// What the file is for.
    pub about: Name,
    /// How headings begin that hold for some applicants only.
    pub conditional_case: WordList,
}

/// Words that all mean the same.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// What the list is for.
    pub why: Name,
    /// The words, in lower case.
    pub words: Vec<Box<str>>,
}

impl CostWords {
    /// The words compiled into the binary.
    ///
    /// # Errors
    /// Faults of the file; a test keeps it free of them.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        border::read(Path::new("procedures/tariffs/words.json"), EMBEDDED.as_bytes())
    }

    /// Whether a heading holds for some applicants only.
    #[must_use]
    pub fn is_conditional(&self, case: &str) -> bool {
        let case = nfc(case);
        let case = case.trim_start_matches(|c: char| !c.is_alphabetic());
        // Headings are long and the words short: only as many letters are folded as are compared.
        let begins = |word: &str| {
            let mut letters = case.chars().flat_map(char::to_lowercase);
            word.chars().all(|letter| letters.next() == Some(letter))
        };
        self.conditional_case.words.iter().any(|word| begins(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_for_some_applicants_is_told_from_one_for_all() {
        let words = CostWords::embedded().unwrap();
        assert!(words.is_conditional("Trường hợp cấp lại"));
        assert!(words.is_conditional("1. Đối với người nước ngoài"));
        assert!(!words.is_conditional("Giấy tờ phải nộp"));
    }
}
