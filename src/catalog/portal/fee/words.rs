//! The words by which prose on fees is read.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::periods::Period;
use crate::catalog::ChannelKind;
use crate::catalog::portal::words::{Choices, WordList};
use crate::knowledge::{Name, Verified};
use crate::lower::lower;
use crate::reading::{Meanings, Phrases};

/// Words in prose on fees: `fees` of `portal_words.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeePhrases {
    /// Parts of the work whose amounts are paid together.
    pub paid_together: Parts,
    /// How words begin that say for whom an amount is.
    pub cases: WordList,
    /// Words before an amount that begin another one.
    pub labels: WordList,
    /// Words behind which the shares of an amount stand.
    pub shares: WordList,
    /// Words that hold one of these, and leave something out instead.
    pub leaves_out: WordList,
    /// Words that bound an amount, so that it is not what is paid.
    pub bounds: WordList,
    /// Those of them, and others, right before the most that is paid.
    pub ceilings: WordList,
    /// Things of which the number decides how much is paid.
    pub quantities: WordList,
    /// Numbers in words.
    pub multiples: Multiples,
    /// Words before the first day of a period.
    pub from: WordList,
    /// Words before the last day of a period.
    pub until: WordList,
    /// Words between the day and the month of a date.
    pub months: WordList,
    /// Words between the month and the year of a date.
    pub years: WordList,
    /// Words that say nothing is charged in the period behind them.
    pub waived: WordList,
    /// Words before the percentage that is paid.
    pub percent_of: WordList,
    /// Words before the percentage that is not paid.
    pub percent_off: WordList,
    /// Words that say by which way a dossier comes.
    pub channels: Choices<ChannelKind>,
    /// Instruments that lower fees for a time.
    pub relief_instruments: Instruments,
}

/// Parts of the work.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    /// What the list is for.
    pub why: Name,
    /// The parts; of several that begin at one place in a text the longest word counts.
    pub entries: Vec<Part>,
}

/// One part.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The name of its fee.
    pub name: Box<str>,
    /// The words that mean it.
    pub words: Vec<Box<str>>,
}

/// Numbers in words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Multiples {
    /// What the list is for.
    pub why: Name,
    /// The numbers.
    pub entries: Vec<Multiple>,
}

/// One number in words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Multiple {
    /// The word.
    pub word: Box<str>,
    /// By what it multiplies the number before it.
    pub factor: u64,
}

/// Instruments that lower fees for a time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instruments {
    /// What the list is for.
    pub why: Name,
    /// The instruments.
    pub entries: Vec<ReliefInstrument>,
}

/// One instrument that lowers fees for a time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReliefInstrument {
    /// Its number.
    pub number: Box<str>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// How far the days were checked.
    pub verified: Verified,
}

/// The words, ready to look for.
#[derive(Debug)]
pub(in crate::catalog::portal) struct FeeWords {
    parts: Meanings<Box<str>>,
    cases: Vec<String>,
    labels: Vec<String>,
    /// The letters that labels begin with.
    label_starts: Vec<char>,
    shares: Phrases,
    leaves_out: Phrases,
    pub(super) bounds: Phrases,
    ceilings: Vec<String>,
    pub(super) quantities: Vec<String>,
    pub(super) multiples: Vec<(String, u64)>,
    pub(super) from: Vec<String>,
    pub(super) until: Vec<String>,
    pub(super) months: Vec<String>,
    pub(super) years: Vec<String>,
    waived: Vec<String>,
    percent_of: Vec<String>,
    percent_off: Vec<String>,
    channels: Meanings<ChannelKind>,
    instruments: Vec<(String, Date, Date)>,
    pub(super) dong: Vec<String>,
    /// Smaller numbers are no fees.
    pub(super) smallest: u64,
}

impl FeeWords {
    pub(in crate::catalog::portal) fn new(
        raw: &FeePhrases,
        dong: &WordList,
        smallest: u64,
    ) -> Self {
        let parts = raw.paid_together.entries.iter();
        let parts = parts.flat_map(|one| {
            one.words.iter().map(move |word| (word.to_lowercase(), one.name.clone()))
        });
        let channels = raw.channels.entries.iter();
        let channels =
            channels.flat_map(|one| one.words.iter().map(|word| (word.to_lowercase(), one.is)));
        let multiples = raw.multiples.entries.iter();
        let instruments = raw.relief_instruments.entries.iter();
        let labels = longest_first(&raw.labels);
        Self {
            parts: Meanings::first_and_longest(parts),
            cases: longest_first(&raw.cases),
            label_starts: labels.iter().filter_map(|word| word.chars().next()).collect(),
            labels,
            shares: Phrases::spelled(&raw.shares.words),
            leaves_out: Phrases::spelled(&raw.leaves_out.words),
            bounds: Phrases::spelled(&raw.bounds.words),
            ceilings: longest_first(&raw.ceilings),
            months: longest_first(&raw.months),
            years: longest_first(&raw.years),
            quantities: longest_first(&raw.quantities),
            multiples: multiples.map(|one| (one.word.to_lowercase(), one.factor)).collect(),
            from: longest_first(&raw.from),
            until: longest_first(&raw.until),
            waived: longest_first(&raw.waived),
            percent_of: longest_first(&raw.percent_of),
            percent_off: longest_first(&raw.percent_off),
            channels: Meanings::overlapping(channels),
            instruments: instruments
                .map(|one| (one.number.to_lowercase(), one.from, one.until))
                .collect(),
            dong: longest_first(dong),
            smallest,
        }
    }

    /// The part of the work that a text names first.
    pub(super) fn part(&self, text: &str) -> Option<Box<str>> {
        self.parts.first(text).cloned()
    }

    /// Whether a text begins with words that say for whom an amount is.
    pub(super) fn opens_case(&self, text: &str) -> bool {
        self.cases.iter().any(|word| text.starts_with(word.as_str()))
    }

    /// Whether the shares of an amount follow the words of a text.
    pub(super) fn names_shares(&self, text: &str) -> bool {
        self.shares.stand_in(text) && !self.leaves_out.stand_in(text)
    }

    /// Whether a label may begin with a letter.
    pub(super) fn may_begin_label(&self, letter: char) -> bool {
        self.label_starts.contains(&letter)
    }

    /// The length of the label that a text begins with.
    pub(super) fn label(&self, text: &str) -> Option<usize> {
        self.labels.iter().find(|word| text.starts_with(word.as_str())).map(String::len)
    }

    /// A text up to the first label in it.
    pub(super) fn before_labels<'t>(&self, text: &'t str) -> &'t str {
        let small = lower(text);
        let labels = self.labels.iter().filter_map(|label| small.find(label.as_str()));
        labels.min().and_then(|end| text.get(..end)).unwrap_or(text)
    }

    /// Whether the amount that begins at a place of a text is the most that is paid: nothing but
    /// words stands between it and those that say so.
    pub(super) fn is_ceiling(&self, text: &str, start: usize) -> bool {
        let ahead = text.get(..start).unwrap_or_default();
        let behind = |word: &String| ahead.rfind(word.as_str()).map(|at| at + word.len());
        let end = self.ceilings.iter().filter_map(behind).max();
        let between = end.and_then(|end| ahead.get(end..));
        between.is_some_and(|text| text.chars().all(|c| c.is_alphabetic() || c.is_whitespace()))
    }

    /// The ways to submit that a text names.
    pub(super) fn channel_words<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = &'a ChannelKind> {
        self.channels.all(text)
    }

    /// The one way to submit that a text names.
    pub(super) fn channel(&self, text: &str) -> Option<ChannelKind> {
        let mut named = self.channel_words(text);
        let first = named.next()?;
        named.all(|other| other == first).then_some(*first)
    }

    /// The time in which an instrument lowers fees that a text names.
    pub(super) fn instrument_in(&self, text: &str) -> Option<Period> {
        // Numbers of instruments have a stroke, and few notes on fees have one.
        let mut instruments = self.instruments.iter().filter(|_| text.contains('/'));
        instruments.find_map(|(number, from, until)| {
            let start = text.find(number.as_str())?;
            Some(Period { from: Some(*from), until: Some(*until), start })
        })
    }

    /// Whether the words before a period say that nothing is charged in it.
    pub(super) fn ends_with_waiver(&self, ahead: &str) -> bool {
        let ahead = ahead.trim_end();
        self.waived.iter().any(|word| ahead.ends_with(word.as_str()))
    }

    /// The percentage that is paid, where a text names just one.
    pub(super) fn percent(&self, text: &str) -> Option<u8> {
        let mut signs = text.match_indices('%');
        let (at, _) = signs.next()?;
        if signs.next().is_some() {
            return None;
        }
        let ahead = text.get(..at)?.trim_end();
        let begin = ahead.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        let begin = (begin..=ahead.len()).find(|at| ahead.is_char_boundary(*at))?;
        let number: u8 = ahead.get(begin..)?.parse().ok().filter(|number| *number <= 100)?;
        let before = ahead.get(..begin)?.trim_end();
        let ends = |list: &[String]| list.iter().any(|word| before.ends_with(word.as_str()));
        match (ends(&self.percent_of), ends(&self.percent_off)) {
            (true, _) => Some(number),
            (false, true) => Some(100 - number),
            (false, false) => None,
        }
    }
}

fn longest_first(list: &WordList) -> Vec<String> {
    let mut words: Vec<String> = list.words.iter().map(|word| word.to_lowercase()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}
