//! A cell of a table: a value, put into words by the renderer.

use crate::cost::{Currency, Decimal, Money};
use crate::words::{Lang, NONE};

/// A value in a table. What a spreadsheet calculates with stays a number until it is rendered.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) enum Cell {
    /// Words, or a number among words.
    Words(String),
    /// A count.
    Count(u64),
    /// Money, its currency told by the heading.
    Coins(Money, Currency),
    /// Money with its currency.
    Amount(Money, Currency),
    /// A percentage; none where there is nothing to divide by.
    Percent(Option<Decimal>),
    /// A part of a whole, told in percent.
    Share(usize, usize),
}

impl Cell {
    /// A count.
    pub(in crate::report) fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }

    /// The value in a language.
    pub(in crate::report) fn say(self, lang: Lang) -> String {
        match self {
            Self::Words(words) => words,
            Self::Count(count) => lang.number(count),
            Self::Coins(money, currency) => lang.coins(money, currency),
            Self::Amount(money, currency) => lang.amount(money, currency),
            Self::Percent(percent) => lang.any_percentage(percent),
            Self::Share(part, whole) => lang.percent(part, whole),
        }
    }

    /// Nothing to tell.
    pub(in crate::report) fn none() -> Self {
        Self::Words(NONE.to_owned())
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}
