//! Exact decimal numbers with six places.
//!
//! Hours, shares and times per year are multiplied with money. A binary fraction would make the
//! last đồng depend on the order of the sums, so they are whole millionths.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// A number in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// Why a text is no decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a decimal number of at most twelve digits and six decimals, such as 0.25")]
pub struct NoDecimal;

impl Decimal {
    /// Decimals kept.
    pub const PLACES: usize = 6;
    /// Millionths of one.
    pub const SCALE: i64 = 1_000_000;
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(Self::SCALE);

    /// A number of millionths.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// A whole number; the largest there is for anything beyond.
    #[must_use]
    pub fn from_whole(whole: u32) -> Self {
        Self(i64::from(whole) * Self::SCALE)
    }

    /// In millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The product, rounded half away from zero to a millionth; the nearest there is when it does
    /// not fit, which no share or count of a dossier reaches.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        if self == Self::ONE {
            return other;
        }
        if other == Self::ONE {
            return self;
        }
        if let Some(product) = self.0.checked_mul(other.0) {
            return Self(rounded_narrow(product, Self::SCALE));
        }
        let scale = i128::from(Self::SCALE);
        Self::clamped(rounded(i128::from(self.0) * i128::from(other.0), scale))
    }

    /// The quotient of two whole numbers, rounded half away from zero; `None` over nothing, and where
    /// it is beyond the range.
    #[must_use]
    pub fn ratio(part: i128, whole: i128) -> Option<Self> {
        let scaled = part.checked_mul(i128::from(Self::SCALE))?;
        if whole == 0 {
            return None;
        }
        let (scaled, whole) = if whole < 0 { (-scaled, -whole) } else { (scaled, whole) };
        i64::try_from(rounded(scaled, whole)).ok().map(Self)
    }

    /// The sum; the nearest there is when it does not fit.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; the nearest there is when it does not fit.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Rounds half away from zero to so many places.
    #[must_use]
    pub fn rounded_to(self, places: usize) -> Self {
        let unit = 10_i64.pow(u32::try_from(Self::PLACES.saturating_sub(places)).unwrap_or(0));
        Self::clamped(rounded(i128::from(self.0), i128::from(unit)) * i128::from(unit))
    }

    /// Decimals that are not zero at the end.
    #[must_use]
    pub fn places(self) -> usize {
        let mut places = Self::PLACES;
        let mut rest = self.0;
        while places > 0 && rest % 10 == 0 {
            rest /= 10;
            places -= 1;
        }
        places
    }

    fn clamped(millionths: i128) -> Self {
        let limits = i128::from(i64::MIN)..=i128::from(i64::MAX);
        let near = millionths.clamp(*limits.start(), *limits.end());
        Self(i64::try_from(near).unwrap_or(i64::MAX))
    }
}

/// The quotient, rounded half away from zero. The divisor is positive.
pub(super) fn rounded(dividend: i128, divisor: i128) -> i128 {
    let half = divisor / 2;
    let away = if dividend < 0 { dividend - half } else { dividend + half };
    // An odd divisor never leaves exactly a half.
    away / divisor
}

/// As [`rounded`], in 64 bits.
pub(super) fn rounded_narrow(dividend: i64, divisor: i64) -> i64 {
    let (whole, rest) = (dividend / divisor, dividend % divisor);
    // Twice the rest is below twice the divisor, which is a million.
    if rest.abs() * 2 >= divisor { whole + dividend.signum() } else { whole }
}

impl FromStr for Decimal {
    type Err = NoDecimal;

    fn from_str(text: &str) -> Result<Self, NoDecimal> {
        const MOST_DIGITS: usize = 12;
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let sound = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !sound(whole) || !sound(decimals) {
            return Err(NoDecimal);
        }
        let decimals = decimals.trim_end_matches('0');
        let whole = whole.trim_start_matches('0');
        if whole.len() > MOST_DIGITS || decimals.len() > Self::PLACES {
            return Err(NoDecimal);
        }
        let millionths: i64 = format!("{whole}{decimals:0<6}").parse().map_err(|_| NoDecimal)?;
        Ok(Self(if negative { -millionths } else { millionths }))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let scale = Self::SCALE.unsigned_abs();
        let (whole, rest) = (self.0.unsigned_abs() / scale, self.0.unsigned_abs() % scale);
        let decimals = format!("{rest:06}");
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            decimals => write!(f, "{sign}{whole}.{decimals}"),
        }
    }
}

impl Serialize for Decimal {
    /// A JSON number. Six decimals of twelve digits are exact in the shortest form of a double.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % Self::SCALE == 0 {
            return serializer.serialize_i64(self.0 / Self::SCALE);
        }
        #[allow(clippy::cast_precision_loss, reason = "below 2^53 in all that is printed")]
        serializer.serialize_f64(self.0 as f64 / Self::SCALE as f64)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    /// A JSON number, or a text so that no reader on the way rounds it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl Visitor<'_> for Reading {
            type Value = Decimal;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{NoDecimal}")
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Decimal, E> {
                value.to_string().parse().map_err(E::custom)
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Decimal, E> {
                value.to_string().parse().map_err(E::custom)
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Decimal, E> {
                // Up to fifteen digits, the shortest text that means this double is what the file
                // says; longer numbers have to come as texts.
                if value.abs() >= 1e9 {
                    return Err(E::custom(NoDecimal));
                }
                value.to_string().parse().map_err(E::custom)
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Decimal, E> {
                value.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Reading)
    }
}

impl JsonSchema for Decimal {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number with at most six decimals, as a number or as a text.",
            "type": ["number", "string"],
            "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_printed_as_written() {
        for text in ["0", "0.25", "-3.5", "80", "999999999999.999999", "0.083333"] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), text);
        }
        assert_eq!("007.50".parse::<Decimal>().unwrap().to_string(), "7.5");
        for bad in ["", "-", ".5", "1.", "1,5", "1e3", "0.1234567", "1234567890123", "NaN"] {
            assert_eq!(bad.parse::<Decimal>(), Err(NoDecimal), "{bad}");
        }
    }

    #[test]
    fn json_numbers_and_texts_mean_the_same() {
        let read = |text: &str| serde_json::from_str::<Decimal>(text);
        assert_eq!(read("0.1").unwrap(), read("\"0.1\"").unwrap());
        assert_eq!(read("12").unwrap(), Decimal::from_whole(12));
        // A double holds fifteen digits: what may have been rounded on the way is refused.
        assert!(read("12345678901.123456").is_err() && read("\"12345678901.123456\"").is_ok());
        assert!(read("1e300").is_err() && read("true").is_err() && read("0.1234567").is_err());
        assert_eq!(serde_json::to_string(&read("2.50").unwrap()).unwrap(), "2.5");
        assert_eq!(serde_json::to_string(&Decimal::ONE).unwrap(), "1");
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        let half: Decimal = "0.0000005".parse().unwrap_or(Decimal::from_millionths(5));
        assert_eq!(half.millionths(), 5, "seven decimals are refused");
        let tenth = Decimal::from_millionths(100_000);
        assert_eq!(tenth.times(Decimal::from_millionths(5)).millionths(), 1);
        assert_eq!(tenth.times(Decimal::from_millionths(-5)).millionths(), -1);
        assert_eq!(Decimal::ratio(1, 3).unwrap().to_string(), "0.333333");
        assert_eq!(Decimal::ratio(-2, 3).unwrap().to_string(), "-0.666667");
        assert_eq!(Decimal::ratio(1, 0), None);
        assert_eq!(Decimal::ratio(i128::from(i64::MAX), 1), None, "beyond the range is no number");
        let percent: Decimal = "33.95".parse().unwrap();
        assert_eq!(percent.rounded_to(1).to_string(), "34");
        assert_eq!(percent.places(), 2);
    }
}
