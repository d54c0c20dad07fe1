//! Time limits and days as the portal prints them.

use jiff::civil::{Date, date};

use super::words::Words;
use crate::catalog::text::clean;
use crate::catalog::{Duration, TimeLimit};
use crate::lower::lower;

/// Reads a time limit such as "5 Ngày làm việc".
///
/// Read is a number with a unit at the start, if the sentence then ends or pauses; what follows a
/// pause are exceptions ("; trường hợp phải xác minh…"). Anything else is unknown: a limit that
/// differs by case ("3 ngày đối với…"), no unit, no number, half days.
pub(super) fn limit(text: &str, words: &Words) -> TimeLimit {
    within(text, words).map_or(TimeLimit::Unknown, TimeLimit::Within)
}

fn within(text: &str, words: &Words) -> Option<Duration> {
    let text = lower(&clean(text));
    let mut rest = text.trim_start_matches(['-', '+', ' ']);
    for lead_in in &words.lead_ins {
        rest = rest.strip_prefix(lead_in.as_str()).unwrap_or(rest).trim_start();
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = rest.split_at_checked(digits)?;
    let amount = number.parse().ok().filter(|&amount| amount > 0)?;
    let (behind, unit) = words
        .time_units
        .iter()
        .find_map(|(word, unit)| Some((rest.trim_start().strip_prefix(word.as_str())?, *unit)))?;
    let pauses =
        behind.trim_start().chars().next().is_none_or(|c| matches!(c, '.' | ',' | ';' | '('));
    pauses.then_some(Duration { amount, unit })
}

/// Reads the day on which facts were taken.
///
/// A month or a year alone ("2026-04") means its last day: the facts are not older than they say,
/// and a later record of the same procedure must not lose against an earlier day of that month.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let small = |part: &str| part.parse::<i8>().ok();
    match *parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            Date::new(number(year)?, small(month)?, small(day)?).ok()
        }
        // The time of day that some exports append does not matter.
        [year, month, day] => {
            let day = day.split(['T', ' ']).next().unwrap_or_default();
            Date::new(number(year)?, small(month)?, small(day)?).ok()
        }
        [year, month] if year.len() == 4 => {
            Date::new(number(year)?, small(month)?, 1).ok().map(Date::last_of_month)
        }
        [year] if year.len() == 4 => number(year).filter(|&y| y > 0).map(|year| date(year, 12, 31)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::TimeUnit::{self, *};

    fn read(text: &str) -> Option<(u32, TimeUnit)> {
        match limit(text, &Words::embedded().unwrap()) {
            TimeLimit::Within(duration) => Some((duration.amount, duration.unit)),
            TimeLimit::Unknown => None,
        }
    }

    #[test]
    fn numbers_with_a_unit_are_read_and_anything_doubtful_is_unknown() {
        for (text, expected) in [
            ("5 Ngày làm việc", Some((5, WorkingDay))),
            ("03 ngày", Some((3, Day))),
            ("1 Giờ", Some((1, Hour))),
            ("6 Tháng", Some((6, Month))),
            ("3 ngày làm việ c", Some((3, WorkingDay))),
            ("03 ngày làm việc; trường hợp phải xác minh không quá 08 ngày", Some((3, WorkingDay))),
            ("Trong thời hạn 20 ngày, kể từ ngày nhận đủ hồ sơ.", Some((20, Day))),
            ("3 ngày làm việc đối với việc cử, 5 ngày đối với", None),
            ("0.5 Ngày làm việc", None),
            ("5 (không ghi đơn vị)", None),
            ("0 Ngày", None),
            ("99999999999 Ngày", None),
            ("Khác", None),
            ("", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn partial_days_mean_the_last_day_they_cover() {
        assert_eq!(day("2026-06-10"), Some(date(2026, 6, 10)));
        assert_eq!(day("2026-04"), Some(date(2026, 4, 30)));
        assert_eq!(day("2026"), Some(date(2026, 12, 31)));
        assert_eq!(day("10/06/2026"), Some(date(2026, 6, 10)));
        assert_eq!(day("2026-06-10T08:00:00"), Some(date(2026, 6, 10)));
        for bad in ["", "2026-13", "2026-02-30", "hôm qua", "0000", "26-4"] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }
}
