//! Numbers, percentages, dates and plurals as each language writes them.

use jiff::civil::Date;

use super::{Lang, Phrase};
use crate::cost::{Currency, Decimal, Money};

/// What stands where there is no number.
pub(crate) const NONE: &str = "–";

/// The name of a currency behind an amount, the same in both languages.
pub(crate) const fn coin(currency: Currency) -> &'static str {
    match currency {
        Currency::Vnd => "đồng",
        Currency::Eur => "euro",
    }
}

impl Lang {
    /// A whole number: `12.345` in Vietnamese, `12,345` in English.
    #[must_use]
    pub fn number(self, value: u64) -> String {
        let digits = value.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.push(self.thousands());
            }
            text.push(digit);
        }
        text
    }

    /// An amount of money in đồng, the one currency of fees: `10.000 đồng`.
    #[must_use]
    pub fn money(self, dong: u64) -> String {
        format!("{} đồng", self.number(dong))
    }

    /// An amount of a currency without its name: `10.000`, `2,75`.
    #[must_use]
    pub fn coins(self, amount: Money, currency: Currency) -> String {
        let sign = if amount.coins() < 0 { "−" } else { "" };
        let (coins, each) = (amount.coins().unsigned_abs(), currency.coins().unsigned_abs());
        let units = self.number(coins / each);
        if currency.decimals() == 0 {
            return format!("{sign}{units}");
        }
        let width = currency.decimals();
        format!("{sign}{units}{}{:0width$}", self.point(), coins % each)
    }

    /// An amount of a currency: `10.000 đồng`, `2,75 euro`.
    #[must_use]
    pub fn amount(self, amount: Money, currency: Currency) -> String {
        format!("{} {}", self.coins(amount, currency), coin(currency))
    }

    /// A decimal number with as many decimals as it has: `0,25`.
    #[must_use]
    pub fn decimal(self, value: Decimal) -> String {
        let text = value.to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
        let whole = self.number(digits.parse().unwrap_or_default());
        match decimals {
            "" => format!("{sign}{whole}"),
            decimals => format!("{sign}{whole}{}{decimals}", self.point()),
        }
    }

    /// A percentage with one decimal, rounded half up: `12,5 %`, `12.5%`.
    #[must_use]
    pub fn percentage(self, value: Decimal) -> String {
        let rounded = value.rounded_to(1);
        let number = self.decimal(rounded);
        let number = match rounded.places() {
            0 => format!("{number}{}0", self.point()),
            _ => number,
        };
        match self {
            Self::Vi => format!("{number} %"),
            Self::En => format!("{number}%"),
        }
    }

    /// A percentage as [`Lang::percentage`] writes it; a dash where there is none.
    #[must_use]
    pub fn any_percentage(self, value: Option<Decimal>) -> String {
        value.map_or_else(|| NONE.to_owned(), |value| self.percentage(value))
    }

    /// A count; see [`Lang::number`].
    #[must_use]
    pub fn count(self, value: usize) -> String {
        self.number(value as u64)
    }

    /// A share in percent with one decimal, rounded half up on integers: `12,5 %`, `12.5%`.
    /// A share of nothing is a dash, since 0/0 is no percentage.
    #[must_use]
    pub fn percent(self, part: usize, whole: usize) -> String {
        if whole == 0 {
            return NONE.to_owned();
        }
        let (part, whole) = (part as u64, whole as u64);
        let tenths = (part * 2000 + whole) / (whole * 2);
        let (units, tenth) = (self.number(tenths / 10), tenths % 10);
        match self {
            Self::Vi => format!("{units},{tenth} %"),
            Self::En => format!("{units}.{tenth}%"),
        }
    }

    /// A score between 0 and 1 with two decimals.
    #[must_use]
    pub fn score(self, value: f32) -> String {
        let text = format!("{value:.2}");
        match self {
            Self::Vi => text.replace('.', ","),
            Self::En => text,
        }
    }

    /// A date: `31/12/2025` in Vietnamese, `2025-12-31` in English.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Vi => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
            Self::En => date.to_string(),
        }
    }

    fn point(self) -> char {
        match self {
            Self::Vi => ',',
            Self::En => '.',
        }
    }

    fn thousands(self) -> char {
        match self {
            Self::Vi => '.',
            Self::En => ',',
        }
    }
}

/// A thing that is counted. Vietnamese nouns have one form; English ones two.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    vi: &'static str,
    one: &'static str,
    many: &'static str,
}

impl Noun {
    /// A noun in its three forms.
    #[must_use]
    pub const fn new(vi: &'static str, one: &'static str, many: &'static str) -> Self {
        Self { vi, one, many }
    }

    /// So many of it: `1 paper`, `1,200 papers`.
    #[must_use]
    pub fn count(self, count: usize, lang: Lang) -> String {
        format!("{} {}", lang.count(count), self.form(count, lang))
    }

    /// The form that goes with a count.
    #[must_use]
    pub const fn form(self, count: usize, lang: Lang) -> &'static str {
        match (lang, count) {
            (Lang::Vi, _) => self.vi,
            (Lang::En, 1) => self.one,
            (Lang::En, _) => self.many,
        }
    }

    /// The plural, as a heading of a column.
    #[must_use]
    pub const fn plural(self) -> Phrase {
        Phrase::new(self.vi, self.many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_habits_of_each_language() {
        assert_eq!(Lang::Vi.number(1_234_567), "1.234.567");
        assert_eq!(Lang::En.number(1_234), "1,234");
        assert_eq!(Lang::Vi.number(12), "12");
        assert_eq!(Lang::Vi.money(10_000), "10.000 đồng");
        assert_eq!(Lang::En.money(10_000), "10,000 đồng");
        assert_eq!(Lang::Vi.percent(1, 8), "12,5 %");
        assert_eq!(Lang::En.percent(2, 3), "66.7%");
        assert_eq!(Lang::En.percent(0, 0), "–");
        let euro = Lang::Vi.amount(Money::new(-123_405), Currency::Eur);
        assert_eq!(euro, "−1.234,05 euro");
        assert_eq!(Lang::En.amount(Money::new(40_000), Currency::Vnd), "40,000 đồng");
        assert_eq!(Lang::Vi.decimal("1234.25".parse().unwrap()), "1.234,25");
        assert_eq!(Lang::Vi.percentage("33.95".parse().unwrap()), "34,0 %");
        assert_eq!(Lang::En.percentage("12.34".parse().unwrap()), "12.3%");
        assert_eq!(Lang::Vi.date(jiff::civil::date(2025, 1, 9)), "09/01/2025");
    }

    #[test]
    fn english_nouns_agree_with_their_count() {
        let paper = Noun::new("giấy tờ", "paper", "papers");
        assert_eq!(paper.count(1, Lang::En), "1 paper");
        assert_eq!(paper.count(0, Lang::En), "0 papers");
        assert_eq!(paper.count(1200, Lang::Vi), "1.200 giấy tờ");
    }
}
