//! The phrases that rules look for in dossier lines: data that a reviewer can extend.

use std::sync::LazyLock;

use crate::reading::nfc;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use schemars::JsonSchema;
use serde::Deserialize;

const SOURCE: &str = include_str!("../../procedures/lint/cues.json");

/// `procedures/lint/cues.json`: phrases in lower case with diacritics.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Raw {
    /// Always `tinhgon/lint-cues/1`.
    #[allow(dead_code, reason = "read so that the format stays strict")]
    schema: Box<str>,
    /// Words that ask for a certified copy.
    certified_copy: Vec<Box<str>>,
    /// Words that leave a choice beside it, so that nothing is demanded.
    certified_copy_optional: Vec<Box<str>>,
    /// Words that let a plain or electronic copy do.
    plain_copy: Vec<Box<str>>,
    /// Words that join papers or choose between them.
    operator: Vec<Box<str>>,
    /// Words that ask for an original.
    original: Vec<Box<str>>,
    /// Words that let something else do, or only have the original shown.
    no_original: Vec<Box<str>>,
    /// Words for the time in which an agency settles and people wait.
    agency_time: Vec<Box<str>>,
    /// Words that say by how much a time limit is cut, right before the number of days.
    time_cut: Vec<Box<str>>,
}

/// The compiled phrases.
pub(super) struct Cues {
    pub(super) certified_copy: Phrases,
    pub(super) certified_copy_optional: Phrases,
    pub(super) plain_copy: Phrases,
    pub(super) operator: Phrases,
    pub(super) original: Phrases,
    pub(super) no_original: Phrases,
    pub(super) agency_time: Phrases,
    /// Looked for at one place only, so not compiled.
    pub(super) time_cut: Vec<Box<str>>,
}

/// A set of phrases to be found in a text.
pub(super) struct Phrases(Option<AhoCorasick>);

impl Phrases {
    fn new(phrases: &[Box<str>]) -> Self {
        // Three spellings of each phrase cost less than lower-casing every line.
        let spellings = phrases
            .iter()
            .flat_map(|phrase| [phrase.to_string(), capitalised(phrase), phrase.to_uppercase()]);
        // A table of transitions, which is the default, takes more memory and is no quicker here.
        let small =
            AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(spellings);
        Self(small.ok())
    }

    /// The first phrase found in a line, as the line writes it in lower case.
    pub(super) fn find(&self, text: &str) -> Option<Box<str>> {
        let text = nfc(text);
        let found = self.0.as_ref()?.find(&*text)?;
        text.get(found.range()).map(|words| words.to_lowercase().into())
    }
}

/// A phrase as it begins a line.
fn capitalised(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The phrases compiled into the binary; a test makes sure that the file is readable.
pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let raw: Raw = serde_json::from_str(SOURCE).unwrap_or_default();
    Cues {
        certified_copy: Phrases::new(&raw.certified_copy),
        certified_copy_optional: Phrases::new(&raw.certified_copy_optional),
        plain_copy: Phrases::new(&raw.plain_copy),
        operator: Phrases::new(&raw.operator),
        original: Phrases::new(&raw.original),
        no_original: Phrases::new(&raw.no_original),
        agency_time: Phrases::new(&raw.agency_time),
        time_cut: raw.time_cut,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_phrases_are_read_and_stand_in_lower_case() {
        let raw: Raw = serde_json::from_str(SOURCE).unwrap();
        assert_eq!(&*raw.schema, "tinhgon/lint-cues/1");
        let lists = [
            raw.certified_copy,
            raw.certified_copy_optional,
            raw.plain_copy,
            raw.operator,
            raw.original,
            raw.no_original,
            raw.agency_time,
            raw.time_cut,
        ];
        for phrase in lists.iter().flatten() {
            assert_eq!(**phrase, *nfc(phrase).to_lowercase());
        }
    }
}
