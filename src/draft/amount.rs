//! A figure as official texts print it, and as it is read back out of them.

use crate::cost::{Decimal, Money};
use crate::words::Lang;

/// A figure of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Things counted.
    Count(u64),
    /// Đồng.
    Money(Money),
    /// A percentage, told with one decimal.
    Percent(Decimal),
    /// Days.
    Days(Decimal),
}

impl Amount {
    /// As it is printed: `05`, `1.234`, `12,5%`. A count from one to nine bears a nought, as
    /// numbers of official texts do.
    #[must_use]
    pub fn print(self) -> String {
        let lang = Lang::Vi;
        match self {
            Self::Count(count @ 1..10) => format!("{count:02}"),
            Self::Count(count) => lang.number(count),
            Self::Money(money) => {
                let sign = if money.coins() < 0 { "-" } else { "" };
                format!("{sign}{}", lang.number(money.coins().unsigned_abs()))
            }
            Self::Percent(percent) => format!("{}%", decimal(percent.rounded_to(1))),
            Self::Days(days) => {
                let days = days.rounded_to(2);
                match u64::try_from(days.millionths() / Decimal::SCALE) {
                    Ok(whole @ 1..10) if days.places() == 0 => format!("{whole:02}"),
                    _ => decimal(days),
                }
            }
        }
    }

    /// Whether a text, as somebody may have typed it, says this figure as it is printed: spaces,
    /// noughts in front and a unit behind make no difference.
    #[must_use]
    pub fn is_said_by(self, text: &str) -> bool {
        let said = number(text);
        said.is_some() && said == number(&self.print())
    }
}

fn decimal(value: Decimal) -> String {
    Lang::Vi.decimal(value).replace('−', "-")
}

/// The number that a text begins with, as Vietnamese is written: a point parts thousands, a comma the
/// decimals; `None` where it begins with none. Digits and not a number: the costs of a country are
/// beyond what [`Decimal`] holds.
fn number(text: &str) -> Option<(bool, String, String)> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let negative = text.strip_prefix(['-', '−']);
    let digits = negative.unwrap_or(&text);
    let end = digits.find(|letter: char| !matches!(letter, '0'..='9' | '.' | ','));
    let digits = digits.get(..end.unwrap_or(digits.len()))?;
    let (whole, decimals) = digits.split_once(',').unwrap_or((digits, ""));
    let whole = whole.replace('.', "");
    let plain = !whole.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.trim_start_matches('0').to_owned();
    plain.then(|| (negative.is_some(), whole, decimals.trim_end_matches('0').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_printed_as_official_texts_do() {
        assert_eq!(Amount::Count(5).print(), "05");
        assert_eq!(Amount::Count(0).print(), "0");
        assert_eq!(Amount::Count(1_234).print(), "1.234");
        assert_eq!(Amount::Money(Money::new(-3_200_000)).print(), "-3.200.000");
        assert_eq!(Amount::Percent("19.574409".parse().unwrap()).print(), "19,6%");
        assert_eq!(Amount::Days("7".parse().unwrap()).print(), "07");
        assert_eq!(Amount::Days("0.5".parse().unwrap()).print(), "0,5");
    }

    #[test]
    fn a_figure_is_known_again_however_it_is_spaced() {
        let money = Amount::Money(Money::new(3_200_000));
        for text in ["3.200.000", "3 200 000", "3.200.000 đồng", " 3\u{a0}200\u{a0}000 "] {
            assert!(money.is_said_by(text), "{text}");
        }
        assert!(!money.is_said_by("3.200.001") && !money.is_said_by("đồng"));
        assert!(Amount::Count(5).is_said_by("5"));
        assert!(Amount::Percent("10".parse().unwrap()).is_said_by("10,0 %"));
        assert!(!Amount::Percent("10".parse().unwrap()).is_said_by("10,1%"));
    }
}
