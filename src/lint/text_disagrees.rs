//! A note whose days and hours are not those of the figures.

use super::cues::{CUES, TimeWords};
use super::{Check, Findings, Rule, Severity, SheetInput, Value};
use crate::cost::Decimal;
use crate::cost::sheet::Row;
use crate::reading::nfc;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "text-disagrees",
    severity: Severity::Warning,
    page: rules::TEXT_DISAGREES,
    check: Check::Sheet(check),
};

/// Two things are compared and nothing else: “N ngày làm việc = H giờ” in the note of a row with
/// the hours of a working day and with the hours of the row; “giảm N ngày” in the note of the sheet with the
/// hours of the one row that changes.
fn check(input: &SheetInput, found: &mut Findings<'_>) {
    for (pointer, row) in input.rows() {
        let words = words(&row.note);
        for (text, days, stated) in equations(&words) {
            let full = hours(input, days);
            let counted = row.labour.map_or(full, |labour| labour.hours);
            let wrong = if stated == full { counted } else { full };
            if stated != wrong {
                say(found, &format!("{pointer}/note"), text, stated, wrong);
            }
        }
    }
    let words = words(&input.sheet.note);
    if let (Some((text, days)), Some(cut)) = (cut_in_words(&words), cut_in_rows(input))
        && hours(input, days) != cut
    {
        say(found, "/note", text, hours(input, days), cut);
    }
}

fn say(found: &mut Findings<'_>, pointer: &str, text: String, stated: Decimal, counted: Decimal) {
    found.value(
        pointer,
        vec![
            ("words", Value::Text(text.into())),
            ("stated", Value::Decimal(stated)),
            ("counted", Value::Decimal(counted)),
        ],
    );
}

/// The hours that days have by the tariff edition.
fn hours(input: &SheetInput, days: u32) -> Decimal {
    Decimal::from_whole(days.saturating_mul(u32::from(input.hours_per_day)))
}

/// The words of a note in lower case, signs of equality apart.
fn words(note: &str) -> Vec<String> {
    let note = nfc(note).to_lowercase().replace('=', " = ");
    let bare = |word: &str| word.trim_matches(|c| "().,;:“”\"".contains(c)).to_owned();
    note.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// “N ngày làm việc = H giờ”: the words, the days and the hours.
fn equations(words: &[String]) -> Vec<(String, u32, Decimal)> {
    let TimeWords { day, hour, working } = &CUES.time_equation;
    let mut found = Vec::new();
    for (start, days) in counts_of(day, words) {
        let mut rest = words.iter().skip(start + 2).map(String::as_str);
        let equals = rest.find(|word| !working.iter().any(|skipped| **skipped == **word));
        let (Some("="), Some(hours), Some(unit)) = (equals, rest.next(), rest.next()) else {
            continue;
        };
        if unit == &**hour
            && let Ok(hours) = hours.replace(',', ".").parse::<Decimal>()
        {
            let text = words.iter().skip(start).take_while(|word| **word != **hour);
            let text: Vec<&str> = text.map(String::as_str).chain([unit]).collect();
            found.push((text.join(" "), days, hours));
        }
    }
    found
}

/// “giảm N ngày”: the words and the days; nothing when the note says so of several things.
fn cut_in_words(words: &[String]) -> Option<(String, u32)> {
    let day = &CUES.time_equation.day;
    let mut cuts = counts_of(day, words).filter_map(|(at, days)| {
        let before = words.get(..at)?.join(" ");
        let verb = CUES.time_cut.iter().find(|verb| before.ends_with(&***verb))?;
        Some((format!("{verb} {} {day}", words.get(at)?), days))
    });
    let cut = cuts.next()?;
    cuts.next().is_none().then_some(cut)
}

/// Where a number stands before a unit, and the number.
fn counts_of<'w>(unit: &'w str, words: &'w [String]) -> impl Iterator<Item = (usize, u32)> + 'w {
    words.windows(2).enumerate().filter_map(move |(at, pair)| match pair {
        [number, word] if word == unit => Some((at, number.parse().ok()?)),
        _ => None,
    })
}

/// The hours that the one row loses which loses any, where both sides have the same tasks.
fn cut_in_rows(input: &SheetInput) -> Option<Decimal> {
    let (before, after) = (&input.sheet.before.rows, &input.sheet.after.as_ref()?.rows);
    let same = |(a, b): (&Row, &Row)| a.task == b.task;
    if before.len() != after.len() || !before.iter().zip(after).all(same) {
        return None;
    }
    let hours = |row: &Row| row.labour.map(|labour| labour.hours);
    let mut changed = before.iter().zip(after).filter(|(a, b)| hours(a) != hours(b));
    let (a, b) = changed.next()?;
    changed.next().is_none().then_some(hours(a)?.minus(hours(b)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_equal_hours_are_found_in_a_note() {
        let found = |note: &str| equations(&words(note));
        let hours = Decimal::from_whole;
        assert_eq!(
            found("Thời hạn 10 ngày làm việc = 80 giờ."),
            [("10 ngày làm việc = 80 giờ".to_owned(), 10, hours(80))]
        );
        assert_eq!(found("(02 ngày =15 giờ)"), [("02 ngày = 15 giờ".to_owned(), 2, hours(15))]);
        assert_eq!(found("10 ngày làm việc, 80 giờ"), []);
    }

    #[test]
    fn a_cut_is_read_only_where_one_is_told() {
        let found = |note: &str| cut_in_words(&words(note)).map(|(_, days)| days);
        assert_eq!(found("Giảm 01 ngày làm việc so với quy định"), Some(1));
        assert_eq!(found("Rút ngắn thời gian giải quyết 2 ngày"), Some(2));
        assert_eq!(found("giảm từ 5 ngày xuống 3 ngày"), None);
        assert_eq!(found("giảm 1 ngày ở bước một, giảm 2 ngày ở bước hai"), None);
    }
}
