//! Time that the agency takes, priced as work of the applicant.

use super::cues::CUES;
use super::{Check, Findings, Rule, Severity, SheetInput, Value};
use crate::cost::Decimal;
use crate::cost::sheet::Row;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "agency-time-as-work",
    severity: Severity::Error,
    page: rules::AGENCY_TIME_AS_WORK,
    check: Check::Sheet(check),
};

fn check(sheet: &SheetInput, found: &mut Findings<'_>) {
    for (pointer, row) in sheet.rows() {
        let Some((hours, days)) = whole_days(row, sheet.hours_per_day) else {
            continue;
        };
        let words = CUES.agency_time.find(&row.task);
        let Some(words) = words.or_else(|| CUES.agency_time.find(&row.activity)) else {
            continue;
        };
        found.value(
            &pointer,
            vec![
                ("task", Value::Text((*row.task).into())),
                ("words", Value::Text(words.into())),
                ("hours", Value::Decimal(hours)),
                ("days", Value::Decimal(days)),
            ],
        );
    }
}

/// The hours of a row and the working days they make, when these are whole and at least two.
fn whole_days(row: &Row, hours_per_day: u16) -> Option<(Decimal, Decimal)> {
    let hours = row.labour?.hours;
    let (whole, day) = (hours.millionths(), i64::from(hours_per_day) * Decimal::SCALE);
    let days = u32::try_from(whole.checked_div(day)?).ok().filter(|days| *days >= 2)?;
    (whole % day == 0).then_some((hours, Decimal::from_whole(days)))
}
