//! The words of eRegulations: data, not code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::border;
use crate::catalog::portal::words::{Choices, WordList};
use crate::choice::choice;
use crate::fault::Fault;
use crate::knowledge::Name;

/// `procedures/knowledge/eregulations_words.json`, compiled in.
const EMBEDDED: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/procedures/knowledge/eregulations_words.json"
));

/// `eregulations_words.json` as it is written (`tinhgon/eregulations-words/1`).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawWords {
    /// Always `tinhgon/eregulations-words/1`.
    #[expect(dead_code, reason = "only the schema is checked")]
    schema: Box<str>,
    /// What the file is.
    #[expect(dead_code, reason = "for its readers")]
    about: Name,
    /// How a cost is worked out.
    operators: Choices<Operator>,
    /// Types of requirements that the applicant fills in.
    form_types: WordList,
    /// What is put before the name of a paper that the reader does not know.
    paper: WordList,
    /// What is put before the name of a form.
    form: WordList,
    /// How a line says how many certified copies it wants.
    certified: WordList,
    /// Codes of currencies.
    currencies: WordList,
}

choice! {
    /// How a cost is worked out.
    pub(super) enum Operator {
        /// It is the value.
        Fixed,
        /// The value is so many hundredths of something.
        Percentage,
        /// The value is for each of something.
        PerUnit,
    }
}

/// The words, ready to compare with.
#[derive(Debug)]
pub(crate) struct Words {
    operators: BTreeMap<String, Operator>,
    form_types: BTreeSet<String>,
    pub(super) currencies: BTreeSet<Box<str>>,
    pub(super) paper: Box<str>,
    pub(super) form: Box<str>,
    pub(super) certified: Box<str>,
}

impl Words {
    /// The words compiled into the binary.
    ///
    /// # Errors
    /// The faults of the file; a test keeps it free of them.
    pub(crate) fn embedded() -> Result<Self, Vec<Fault>> {
        let file = Path::new("procedures/knowledge/eregulations_words.json");
        let raw = border::read::<RawWords>(file, EMBEDDED.as_bytes())?;
        let first = |list: WordList| list.words.into_iter().next().unwrap_or_default();
        let operators = raw.operators.entries.iter();
        Ok(Self {
            operators: operators
                .flat_map(|choice| choice.words.iter().map(|word| (folded(word), choice.is)))
                .collect(),
            form_types: raw.form_types.words.iter().map(|word| folded(word)).collect(),
            currencies: raw.currencies.words.into_iter().collect(),
            paper: first(raw.paper),
            form: first(raw.form),
            certified: first(raw.certified),
        })
    }

    /// What an operator means; a cost without one is fixed, as the examples of the interface have it.
    pub(super) fn operator(&self, word: Option<&str>) -> Option<Operator> {
        word.map_or(Some(Operator::Fixed), |word| self.operators.get(&folded(word)).copied())
    }

    /// Whether a type is that of a form.
    pub(super) fn is_form(&self, word: &str) -> bool {
        self.form_types.contains(&folded(word))
    }
}

/// A word whatever its case; signs such as `%` are words here.
fn folded(word: &str) -> String {
    word.trim().to_lowercase()
}
