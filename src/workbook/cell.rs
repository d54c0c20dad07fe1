//! What stands in a cell, and what people type there for a number or a day.

use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

use crate::cost::Decimal;
use crate::words::workbook::UNITS;

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Words.
    Text(Arc<str>),
    /// A number.
    Number(f64),
    /// A number shown as a percentage: 0.5 is 50 %.
    Share(f64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// An error that a formula left, such as `#N/A`.
    Error(Arc<str>),
    /// A formula whose value was never worked out.
    NoResult,
}

/// Up to here every whole number is a double.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Cell {
    /// A text.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    /// A whole number; as text where a double would round it.
    pub(super) fn whole(number: i128) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "only what a double holds is kept as one")]
        let double = number as f64;
        if double.abs() < EXACT { Self::Number(double) } else { Self::text(&number.to_string()) }
    }

    /// A day; as text before March 1900, where Excel counts a day that never was.
    pub(super) fn date(day: Date) -> Self {
        if day >= date(1900, 3, 1) { Self::Date(day) } else { Self::text(&day.to_string()) }
    }

    /// Whether nothing can be seen in it.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    /// What it says, as words.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Share(share) => format!("{}%", percent(*share)),
            Self::Date(day) => day.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::NoResult => String::new(),
        }
    }

    /// A whole number, as a cell has it or as people type one: 7000, 7.000, 7 000, 7,000 đ.
    pub(super) fn to_whole(&self) -> Option<i128> {
        match self {
            Self::Number(number) => exact(*number),
            Self::Text(text) => typed_whole(text),
            _ => None,
        }
    }

    /// The same of a percentage: 50, 50 %, or 0.5 shown as 50 %.
    pub(super) fn to_percent(&self) -> Option<i128> {
        match self {
            Self::Share(share) => exact(percent(*share)),
            Self::Text(text) => typed_whole(text.trim().trim_end_matches('%')),
            _ => self.to_whole(),
        }
    }

    /// A number with decimals, with a point or a comma; `None` for one that could be thousands.
    pub(super) fn to_decimal(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => rounded(*number, 1e6).to_string().parse().ok(),
            Self::Text(text) => {
                let text = text.trim().replace(',', ".");
                let thousands = text.split_once('.').is_some_and(|(whole, rest)| {
                    rest.len() == 3 && whole.trim_start_matches('-') != "0"
                });
                (!thousands).then(|| text.parse().ok()).flatten()
            }
            _ => None,
        }
    }

    /// A day, as a cell has it or as people type one: 01/7/2025, 1-7-2025, 01.7.2025, 2025-07-01.
    pub(super) fn to_date(&self) -> Option<Date> {
        match self {
            Self::Date(day) => Some(*day),
            Self::Text(text) => typed_date(text.trim()),
            _ => None,
        }
    }
}

/// The day that Excel means by a number; the 60th of 1900 never was. Hours of the day are let go.
pub(super) fn day_of(serial: f64, from_1904: bool) -> Option<Date> {
    // The last day of the year 9999.
    const LAST: f64 = 2_958_466.0;
    if !(0.0..LAST).contains(&serial) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "within the days that there are")]
    let days = serial.floor() as i64;
    let (first, days) = match (from_1904, days) {
        (true, days) => (date(1904, 1, 1), days),
        (false, 0 | 60) => return None,
        (false, 1..60) => (date(1899, 12, 31), days),
        (false, days) => (date(1899, 12, 30), days),
    };
    first.checked_add(span(days)?).ok()
}

fn span(days: i64) -> Option<Span> {
    i32::try_from(days).ok().map(|days| days.days())
}

/// A number as whoever sees it reads it: what formulas leave behind the decimals that count is let go.
fn rounded(number: f64, scale: f64) -> f64 {
    let near = (number * scale).round() / scale;
    if (near - number).abs() < 1e-9 { near } else { number }
}

/// A share of one in percent, without what binary fractions leave behind.
fn percent(share: f64) -> f64 {
    (share * 1e8).round() / 1e6
}

#[allow(clippy::cast_possible_truncation, reason = "only whole numbers that a double holds")]
fn exact(number: f64) -> Option<i128> {
    let number = rounded(number, 1.0);
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i128)
}

/// A whole number with or without marks between groups of three, and the name of the currency.
fn typed_whole(text: &str) -> Option<i128> {
    let text = text.trim().to_lowercase();
    let text = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text).trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let is_mark = |letter: char| letter == '.' || letter == ',' || letter.is_whitespace();
    let marks: Vec<char> = digits.chars().filter(|&letter| is_mark(letter)).collect();
    let mut groups = digits.split(is_mark);
    let first = groups.next()?;
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let alike = marks.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    let is_plain = marks.is_empty() || (grouped && alike);
    let plain: String = digits.chars().filter(|&letter| !is_mark(letter)).collect();
    let sound = is_plain
        && (1..=20).contains(&plain.len())
        && plain.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| plain.parse::<i128>().ok()).flatten().map(|number| sign * number)
}

fn typed_date(text: &str) -> Option<Date> {
    // A time of day behind it is let go: files of some programs have one.
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if ![a, b, c].into_iter().all(digits) {
        return None;
    }
    // A year of two digits could be any.
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1 | 2) => (a, b, c),
        (1 | 2, 4) => (c, b, a),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_typed_as_text_are_read_and_doubtful_ones_are_not() {
        let whole = |text| Cell::text(text).to_whole();
        for text in ["7000", "7.000", "7.000 đ", "7,000 VNĐ", " 7 000 đồng", "7\u{a0}000₫"] {
            assert_eq!(whole(text), Some(7000), "{text}");
        }
        assert_eq!(whole("-1"), Some(-1));
        for text in ["", "7.00", "7.000,00", "1.2345", "bảy", "7 000.000", "0x1", "."] {
            assert_eq!(whole(text), None, "{text}");
        }
        assert_eq!(Cell::Number(7000.5).to_whole(), None);
        assert_eq!(Cell::Share(0.57).to_percent(), Some(57));
        assert_eq!(Cell::text("50 %").to_percent(), Some(50));
    }

    #[test]
    fn hours_have_a_point_or_a_comma_but_no_thousands() {
        let hours = |text| Cell::text(text).to_decimal().map(|hours| hours.to_string());
        assert_eq!(hours("0,75").as_deref(), Some("0.75"));
        assert_eq!(hours("0.125").as_deref(), Some("0.125"));
        assert_eq!(hours("1.000"), None);
        assert_eq!(Cell::Number(0.1).to_decimal().map(|h| h.to_string()).as_deref(), Some("0.1"));
    }

    #[test]
    fn days_are_read_as_vietnamese_and_as_iso_write_them() {
        let day = Some(date(2025, 7, 1));
        for text in ["01/7/2025", "1-7-2025", "01.07.2025", "2025-07-01", "2025-07-01T00:00:00"] {
            assert_eq!(Cell::text(text).to_date(), day, "{text}");
        }
        for text in ["7/2025", "31/02/2025", "1/7/25", "ngày 1", "2025-07"] {
            assert_eq!(Cell::text(text).to_date(), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        assert_eq!(day_of(1.0, false), Some(date(1900, 1, 1)));
        assert_eq!(day_of(59.0, false), Some(date(1900, 2, 28)));
        assert_eq!(day_of(60.0, false), None);
        assert_eq!(day_of(61.0, false), Some(date(1900, 3, 1)));
        assert_eq!(day_of(45_839.5, false), Some(date(2025, 7, 1)));
        assert_eq!(day_of(0.0, true), Some(date(1904, 1, 1)));
        assert_eq!(day_of(f64::NAN, false), None);
        assert_eq!(day_of(1e300, false), None);
    }
}
