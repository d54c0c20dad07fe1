//! A cell of a table: a value, put into words by the renderer.

use crate::cost::{Currency, Decimal, Money};
use crate::report::assess::signed;
use crate::target::Axis;
use crate::words::{Lang, NONE};

/// A value in a table. What a spreadsheet calculates with stays a number until it is rendered.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) enum Cell {
    /// Words, or a number among words.
    Words(String),
    /// A count.
    Count(u64),
    /// A number with as many decimals as it has.
    Number(Decimal),
    /// Money, its currency told by the heading.
    Coins(Money, Currency),
    /// Money with its currency.
    Amount(Money, Currency),
    /// Money that is added, or taken away, with its sign.
    Added(Money, Currency),
    /// A percentage; none where there is nothing to divide by.
    Percent(Option<Decimal>),
    /// A percentage that is to be reached.
    AtLeast(Decimal),
    /// A part of a whole, told in percent.
    Share(usize, usize),
    /// A part of a whole, both told.
    Fraction(Quantity, Quantity),
}

/// An amount on an axis of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Quantity {
    /// Units of regulation.
    Units(u64),
    /// Money.
    Coins(Money, Currency),
    /// Days.
    Days(Decimal),
}

impl Quantity {
    /// An amount on an axis.
    pub(in crate::report) fn of(value: i128, axis: Axis, currency: Currency) -> Self {
        let value = i64::try_from(value).unwrap_or(i64::MAX);
        match axis {
            Axis::Cost => Self::Coins(Money::new(value), currency),
            Axis::Time => Self::Days(Decimal::from_millionths(value)),
            Axis::Count | Axis::Conditions => Self::Units(value.unsigned_abs()),
        }
    }

    /// The amount in a language.
    pub(in crate::report) fn say(self, lang: Lang) -> String {
        match self {
            Self::Units(units) => lang.number(units),
            Self::Coins(money, currency) => lang.coins(money, currency),
            Self::Days(days) => lang.decimal(days),
        }
    }
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
            Self::Number(number) => lang.decimal(number),
            Self::Coins(money, currency) => lang.coins(money, currency),
            Self::Amount(money, currency) => lang.amount(money, currency),
            Self::Added(money, currency) => signed(money, currency, lang),
            Self::Percent(percent) => lang.any_percentage(percent),
            Self::AtLeast(percent) => format!("≥ {}", lang.percentage(percent)),
            Self::Share(part, whole) => lang.percent(part, whole),
            Self::Fraction(part, whole) => format!("{} / {}", part.say(lang), whole.say(lang)),
        }
    }

    /// Nothing to tell.
    pub(in crate::report) fn none() -> Self {
        Self::Words(NONE.to_owned())
    }
}

impl From<Quantity> for Cell {
    fn from(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Units(units) => Self::Count(units),
            Quantity::Coins(money, currency) => Self::Coins(money, currency),
            Quantity::Days(days) => Self::Number(days),
        }
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
