//! Money that is computed with: whole units of the smallest coin, never a fraction, never a wrap.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::decimal::{Decimal, rounded, rounded_narrow};

/// The currencies that sheets and tariffs are written in. They are never added to each other.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Đồng, which has no smaller coin.
    #[default]
    Vnd,
    /// Euro, counted in cents.
    Eur,
}

impl Currency {
    /// Decimals of its amounts: those of its smallest coin (ISO 4217).
    #[must_use]
    pub const fn decimals(self) -> usize {
        match self {
            Self::Vnd => 0,
            Self::Eur => 2,
        }
    }

    /// The smallest coins in one unit.
    #[must_use]
    pub const fn coins(self) -> i64 {
        match self {
            Self::Vnd => 1,
            Self::Eur => 100,
        }
    }

    /// An amount of units in coins; `None` when it has a part of a coin.
    #[must_use]
    pub fn of_units(self, units: Decimal) -> Option<Money> {
        let coins = units.millionths().checked_mul(self.coins())?;
        (coins % Decimal::SCALE == 0).then_some(Money(coins / Decimal::SCALE))
    }
}

/// An amount in the smallest coin of its currency: whole đồng.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Money(i64);

/// A sum or product beyond the range of money: about nine billion billion đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the amount is beyond what can be counted")]
pub struct Overflow;

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many coins.
    #[must_use]
    pub const fn new(coins: i64) -> Self {
        Self(coins)
    }

    /// In coins.
    #[must_use]
    pub const fn coins(self) -> i64 {
        self.0
    }

    /// The sum.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(other.0).map(Self).ok_or(Overflow)
    }

    /// The difference; below zero when the other is more.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range.
    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(Overflow)
    }

    /// So many times, rounded half away from zero to a whole coin. This is the one place where
    /// money is rounded: once for what a row costs each time, once for its share of a dossier.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range.
    pub fn times(self, factor: Decimal) -> Result<Self, Overflow> {
        // Most tasks are done once by everybody.
        if factor == Decimal::ONE {
            return Ok(self);
        }
        // Nearly all amounts fit 64 bits, where dividing takes a tenth of the time.
        if let Some(product) = self.0.checked_mul(factor.millionths()) {
            return Ok(Self(rounded_narrow(product, Decimal::SCALE)));
        }
        let product = i128::from(self.0) * i128::from(factor.millionths());
        i64::try_from(rounded(product, Decimal::SCALE.into())).map(Self).map_err(|_| Overflow)
    }

    /// So many whole times; exact.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range.
    pub fn times_whole(self, factor: u64) -> Result<Self, Overflow> {
        i64::try_from(i128::from(self.0) * i128::from(factor)).map(Self).map_err(|_| Overflow)
    }

    /// The sum of many.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// This as a percentage of another, with six decimals; `None` of nothing.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Option<Decimal> {
        Decimal::ratio(i128::from(self.0) * 100, whole.0.into())
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Money {
    type Err = Overflow;

    fn from_str(text: &str) -> Result<Self, Overflow> {
        text.trim().parse().map(Self).map_err(|_| Overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_beyond_the_range_is_an_error_and_never_wraps() {
        let most = Money::new(i64::MAX);
        assert_eq!(most.plus(Money::new(1)), Err(Overflow));
        assert_eq!(Money::new(i64::MIN).minus(Money::new(1)), Err(Overflow));
        assert_eq!(most.times(Decimal::from_whole(2)), Err(Overflow));
        assert_eq!(Money::new(1 << 40).times_whole(1 << 40), Err(Overflow));
        assert_eq!(most.times(Decimal::ONE), Ok(most));
    }

    #[test]
    fn a_part_of_a_coin_is_rounded_half_away_from_zero() {
        let third = Decimal::ratio(1, 3).unwrap();
        assert_eq!(Money::new(10).times(third), Ok(Money::new(3)));
        let half = Decimal::ratio(1, 2).unwrap();
        assert_eq!(Money::new(5).times(half), Ok(Money::new(3)));
        assert_eq!(Money::new(-5).times(half), Ok(Money::new(-3)));
        // Beyond 64 bits on the way, and within them at the end.
        let large = Money::new(9_000_000_000_000_000_001);
        assert_eq!(large.times(half), Ok(Money::new(4_500_000_000_000_000_001)));
    }

    #[test]
    fn units_become_coins_only_when_no_part_of_a_coin_is_left() {
        let amount = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(Currency::Eur.of_units(amount("80.5")), Some(Money::new(8050)));
        assert_eq!(Currency::Eur.of_units(amount("0.005")), None);
        assert_eq!(Currency::Vnd.of_units(amount("40000")), Some(Money::new(40_000)));
        assert_eq!(Currency::Vnd.of_units(amount("0.5")), None);
    }

    #[test]
    fn a_share_of_nothing_is_no_percentage() {
        assert_eq!(Money::new(1).percent_of(Money::ZERO), None);
        assert_eq!(Money::new(1).percent_of(Money::new(8)).unwrap().to_string(), "12.5");
    }
}
