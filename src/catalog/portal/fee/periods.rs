//! Periods in prose: "từ ngày 01/7/2025 đến hết ngày 31 tháng 12 năm 2026".

use jiff::civil::Date;

use super::words::FeeWords;

/// A period with its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// The first day; since ever when absent.
    pub(super) from: Option<Date>,
    /// The last day; for good when absent.
    pub(super) until: Option<Date>,
    /// Where it begins in the text.
    pub(super) start: usize,
}

/// The period that a text in small letters names; days without "từ" or "đến" are those of
/// instruments.
pub(super) fn of(text: &str, words: &FeeWords) -> Option<Period> {
    let mut period: Option<Period> = None;
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        let Some((day, length)) = date(rest, words) else {
            at = start + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            continue;
        };
        at = start + length;
        let ahead = text.get(..start).unwrap_or_default().trim_end();
        let (from, until) = (last_of(&words.from, ahead), last_of(&words.until, ahead));
        let (word, first) = match (from, until) {
            (_, Some(word)) => (word, false),
            (Some(word), None) => (word, true),
            (None, None) => continue,
        };
        let start = ahead.len() - word.len();
        let known = period.get_or_insert(Period { from: None, until: None, start });
        let end = if first { &mut known.from } else { &mut known.until };
        end.get_or_insert(day);
    }
    period
}

/// The word of a list that a text ends with.
fn last_of<'w>(list: &'w [String], text: &str) -> Option<&'w str> {
    list.iter().map(String::as_str).find(|word| text.ends_with(word))
}

/// A day at the start of a text, and its length there.
fn date(text: &str, words: &FeeWords) -> Option<(Date, usize)> {
    let (day, rest) = number(text)?;
    let (month, rest) = number(behind(rest, &words.months)?)?;
    let (year, rest) = number(behind(rest, &words.years)?)?;
    let day = Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    (year > 1900).then_some((day, text.len() - rest.len()))
}

/// What follows the mark between two parts of a day: a slash or dot, or the word of the next part.
fn behind<'t>(text: &'t str, words: &[String]) -> Option<&'t str> {
    let text = text.trim_start();
    let word = || words.iter().find_map(|word| text.strip_prefix(word.as_str()));
    text.strip_prefix(['/', '.']).or_else(word).map(str::trim_start)
}

fn number(text: &str) -> Option<(i16, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::catalog::portal::words::Words;

    #[test]
    fn a_period_is_named_with_from_and_until() {
        let words = Words::embedded().unwrap();
        let of = |text: &str| of(text, &words.fees).map(|one| (one.from, one.until));
        let (from, until) = (Some(date(2025, 7, 1)), Some(date(2026, 12, 31)));
        for text in [
            "kể từ ngày 01/7/2025 đến hết ngày 31/12/2026 theo thông tư ngày 30/6/2025",
            "từ ngày 01 tháng 7 năm 2025 đến hết ngày 31 tháng 12 năm 2026",
        ] {
            assert_eq!(of(text), Some((from, until)), "{text}");
        }
        assert_eq!(of("áp dụng đến hết ngày 31/12/2026"), Some((None, until)));
        assert_eq!(of("thông tư số 25/2021/tt-btc ngày 07/4/2021"), None);
        assert_eq!(of("từ 5 tấn đến 15 tấn, đến ngày 31/13/2026"), None);
    }
}
