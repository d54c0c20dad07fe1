//! The phrases that rules look for in dossier lines: data that a reviewer can extend.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::reading::Phrases;

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
    /// Words for copies: without one, what is certified is an original.
    copy: Vec<Box<str>>,
    /// Words on whether a paper or a copy is handed in or shown, one by one.
    copy_words: Vec<Box<str>>,
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
    /// The words of “N ngày làm việc = H giờ”.
    time_equation: TimeWords,
    /// The amounts between which a fixed fee lies.
    plausible_fee: PlausibleFee,
}

/// The words by which days are equated with hours.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TimeWords {
    /// A day.
    pub(super) day: Box<str>,
    /// An hour.
    pub(super) hour: Box<str>,
    /// What may stand between a day and the sign of equality.
    pub(super) working: Vec<Box<str>>,
}

/// The amounts between which a fixed fee lies, in whole đồng.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlausibleFee {
    /// Why these amounts.
    #[allow(dead_code, reason = "read so that the reason cannot be left out")]
    why: Box<str>,
    /// The least.
    pub(super) least: u64,
    /// The greatest.
    pub(super) most: u64,
}

/// The compiled phrases.
pub(super) struct Cues {
    pub(super) certified_copy: Phrases,
    pub(super) copy: Phrases,
    /// Compared word by word.
    pub(super) copy_words: Vec<Box<str>>,
    pub(super) certified_copy_optional: Phrases,
    pub(super) plain_copy: Phrases,
    pub(super) operator: Phrases,
    pub(super) original: Phrases,
    pub(super) no_original: Phrases,
    pub(super) agency_time: Phrases,
    /// Looked for at one place only, so not compiled.
    pub(super) time_cut: Vec<Box<str>>,
    /// Compared word by word.
    pub(super) time_equation: TimeWords,
    pub(super) plausible_fee: PlausibleFee,
}

/// The phrases compiled into the binary; a test makes sure that the file is readable.
pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let raw: Raw = serde_json::from_str(SOURCE).unwrap_or_default();
    Cues {
        certified_copy: Phrases::spelled(&raw.certified_copy),
        copy: Phrases::spelled(&raw.copy),
        copy_words: raw.copy_words,
        certified_copy_optional: Phrases::spelled(&raw.certified_copy_optional),
        plain_copy: Phrases::spelled(&raw.plain_copy),
        operator: Phrases::spelled(&raw.operator),
        original: Phrases::spelled(&raw.original),
        no_original: Phrases::spelled(&raw.no_original),
        agency_time: Phrases::spelled(&raw.agency_time),
        time_cut: raw.time_cut,
        time_equation: raw.time_equation,
        plausible_fee: raw.plausible_fee,
    }
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::nfc;

    #[test]
    fn the_embedded_phrases_are_read_and_stand_in_lower_case() {
        let raw: Raw = serde_json::from_str(SOURCE).unwrap();
        assert_eq!(&*raw.schema, "tinhgon/lint-cues/1");
        let lists = [
            raw.certified_copy,
            raw.copy,
            raw.copy_words,
            raw.certified_copy_optional,
            raw.plain_copy,
            raw.operator,
            raw.original,
            raw.no_original,
            raw.agency_time,
            raw.time_cut,
            raw.time_equation.working,
            vec![raw.time_equation.day, raw.time_equation.hour],
        ];
        assert!(raw.plausible_fee.least < raw.plausible_fee.most);
        for phrase in lists.iter().flatten() {
            assert_eq!(**phrase, *nfc(phrase).to_lowercase());
        }
    }
}
