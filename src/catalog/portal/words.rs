//! The words the portal answers questions of fixed choice with: data, not code.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::Deserialize;

use super::fee::{FeePhrases, FeeWords};
use crate::border;
use crate::catalog::text::{clean, key};
use crate::catalog::{ChannelKind, Level, SubjectKind, TimeUnit};
use crate::fault::Fault;
use crate::knowledge::Name;
use crate::reading::Phrases;

/// `procedures/knowledge/portal_words.json`, compiled in.
const EMBEDDED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures/knowledge/portal_words.json"));

/// `portal_words.json` as it is written (`tinhgon/portal-words/1`).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PortalWords {
    /// Always `tinhgon/portal-words/1`.
    pub schema: Box<str>,
    /// What the file is and how to add a word.
    pub about: Name,
    /// Ways to submit a dossier.
    pub channels: Choices<ChannelKind>,
    /// Levels at which a procedure is settled.
    pub levels: Choices<Level>,
    /// Who may ask for a procedure.
    pub subjects: Choices<SubjectKind>,
    /// Units of time.
    pub time_units: Choices<TimeUnit>,
    /// Words before the number of a time limit that do not change its meaning.
    pub lead_ins: WordList,
    /// Words that say nothing is charged.
    pub free: WordList,
    /// Words that say there is nothing.
    pub nothing: WordList,
    /// Words that say a province sets the amount.
    pub set_by_province: WordList,
    /// Spellings of đồng.
    pub dong: WordList,
    /// Other currencies.
    pub other_currencies: WordList,
    /// Words in prose on fees.
    pub fees: FeePhrases,
    /// Endings of file names.
    pub file_endings: WordList,
    /// Typing faults in numbers of instruments.
    pub number_mends: Mends,
    /// The smallest plausible amount.
    pub smallest_fee: SmallestFee,
}

/// Words for each value of a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choices<T> {
    /// What the list is for.
    pub why: Name,
    /// The values.
    pub entries: Vec<Choice<T>>,
}

/// One value with its words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice<T> {
    /// The value.
    pub is: T,
    /// The words that mean it.
    pub words: Vec<Box<str>>,
}

/// Words that all mean the same.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// What the list is for.
    pub why: Name,
    /// The words.
    pub words: Vec<Box<str>>,
}

/// Replacements made in numbers, in order.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mends {
    /// What the list is for.
    pub why: Name,
    /// The replacements.
    pub entries: Vec<NumberMend>,
}

/// One replacement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberMend {
    /// What is typed.
    pub found: Box<str>,
    /// What is meant.
    pub meant: Box<str>,
}

/// The smallest plausible amount.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmallestFee {
    /// Why it is that.
    pub why: Name,
    /// Whole đồng.
    pub amount: u64,
}

/// The words, ready to compare with.
#[derive(Debug)]
pub(crate) struct Words {
    pub(super) channels: Lookup<ChannelKind>,
    pub(super) levels: Lookup<Level>,
    pub(super) subjects: Lookup<SubjectKind>,
    /// Keys of units, the longest first.
    pub(super) time_units: Vec<(String, TimeUnit)>,
    pub(super) lead_ins: Vec<String>,
    pub(super) free: Lookup<()>,
    pub(super) nothing: Lookup<()>,
    pub(super) set_by_province: Phrases,
    pub(super) dong: Lookup<()>,
    pub(super) other_currencies: Vec<String>,
    pub(super) fees: FeeWords,
    pub(super) file_endings: Vec<String>,
    pub(super) number_mends: Vec<NumberMend>,
    /// Whether a number has anything to mend.
    pub(super) faulty_numbers: Phrases,
    pub(super) smallest_fee: u64,
}

/// The words for nothing, for those who read no record of the portal; `None` where the file has
/// faults, which a test keeps it free of.
static NOTHING: LazyLock<Option<Lookup<()>>> =
    LazyLock::new(|| Words::embedded().ok().map(|words| words.nothing));

/// Whether a field that is filled in says that there is nothing: “Không”, “Không có điều kiện”.
pub(crate) fn says_nothing(text: &str) -> bool {
    NOTHING.as_ref().is_some_and(|words| words.has(text))
}

/// How it is said that there is nothing: the first of these words by letters, which is “Không”.
pub(crate) fn nothing() -> Option<&'static str> {
    NOTHING.as_ref()?.written.keys().next().map(|word| &**word)
}

impl Words {
    /// The words compiled into the binary.
    ///
    /// # Errors
    /// The faults of the file; a test keeps it free of them.
    pub(crate) fn embedded() -> Result<Self, Vec<Fault>> {
        let file = Path::new("procedures/knowledge/portal_words.json");
        border::read::<PortalWords>(file, EMBEDDED.as_bytes()).map(Self::new)
    }

    fn new(raw: PortalWords) -> Self {
        let mut time_units: Vec<_> = raw
            .time_units
            .entries
            .iter()
            .flat_map(|choice| choice.words.iter().map(|word| (key(word), choice.is)))
            .collect();
        time_units.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self {
            channels: Lookup::choices(&raw.channels),
            levels: Lookup::choices(&raw.levels),
            subjects: Lookup::choices(&raw.subjects),
            time_units,
            lead_ins: keys(&raw.lead_ins),
            free: Lookup::list(&raw.free),
            nothing: Lookup::list(&raw.nothing),
            set_by_province: Phrases::spelled(&raw.set_by_province.words),
            dong: Lookup::list(&raw.dong),
            other_currencies: keys(&raw.other_currencies),
            fees: FeeWords::new(&raw.fees, &raw.dong, raw.smallest_fee.amount),
            file_endings: keys(&raw.file_endings),
            faulty_numbers: Phrases::exact(
                raw.number_mends.entries.iter().map(|mend| mend.found.to_string()),
            ),
            number_mends: raw.number_mends.entries,
            smallest_fee: raw.smallest_fee.amount,
        }
    }
}

fn keys(list: &WordList) -> Vec<String> {
    list.words.iter().map(|word| key(word)).collect()
}

/// Words to values, whatever their case, spacing and punctuation.
#[derive(Debug)]
pub(super) struct Lookup<T> {
    /// As written in the data file, so that the usual spelling is found without building a key.
    written: BTreeMap<Box<str>, T>,
    keys: BTreeMap<String, T>,
    /// Longer texts are none of the words; what prose is compared with them costs nothing.
    longest: usize,
}

impl<T: Copy> Lookup<T> {
    fn choices(choices: &Choices<T>) -> Self {
        let pairs = choices.entries.iter().flat_map(|c| c.words.iter().map(|word| (word, c.is)));
        Self::of(pairs)
    }

    fn of<'a>(pairs: impl Iterator<Item = (&'a Box<str>, T)>) -> Self {
        let mut lookup = Self { written: BTreeMap::new(), keys: BTreeMap::new(), longest: 0 };
        for (word, value) in pairs {
            lookup.longest = lookup.longest.max(longest_spelling(word));
            lookup.written.insert(clean(word).into(), value);
            lookup.keys.insert(key(word), value);
        }
        lookup
    }

    /// The value of a text that is one of the words.
    pub(super) fn get(&self, text: &str) -> Option<T> {
        if text.len() > self.longest {
            return None;
        }
        self.written.get(text.trim()).or_else(|| self.keys.get(&key(text))).copied()
    }
}

/// The length in bytes of the longest text that is taken for a word: twice its own, since letters
/// grow when they are decomposed, and room for spaces and punctuation.
pub(super) fn longest_spelling(word: &str) -> usize {
    const PUNCTUATION: usize = 16;
    2 * word.len() + PUNCTUATION
}

impl Lookup<()> {
    fn list(list: &WordList) -> Self {
        Self::of(list.words.iter().map(|word| (word, ())))
    }

    /// Whether a text is one of the words.
    pub(super) fn has(&self, text: &str) -> bool {
        self.get(text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_are_sound() {
        let words = Words::embedded().unwrap();
        assert_eq!(words.channels.get(" trực  tiếp"), Some(ChannelKind::InPerson));
        assert_eq!(words.channels.get("chim bồ câu"), None);
        assert_eq!(words.time_units.first().map(|(_, unit)| *unit), Some(TimeUnit::WorkingDay));
    }
}
