//! Rows of the cost sheet that somebody measured.

use std::collections::BTreeSet;

use super::check::Check;
use super::each;
use crate::catalog::{Measured, raw};
use crate::cost::{Activity, Decimal, MOST_HOURS, Money};
use crate::fault::{Problem, Subject};

/// The rows that are possible; the others are reported.
pub(super) fn rows(raw: &raw::Procedure, check: &mut Check<'_>) -> Vec<Measured> {
    let mut told = BTreeSet::new();
    let rows = each(&raw.measured, "/measured", |row, at| {
        let measured = one(raw, row, &at, check)?;
        // Of two figures for one task nobody can tell which to believe. Inspections and other tasks
        // that no edition prices may be several.
        let task = (measured.activity.key().0, measured.line, measured.channel);
        if measured.activity.is_in_tariffs() && !told.insert(task) {
            let (what, id) = (Subject::Activity, row.activity.to_string());
            check.fault(&at, Problem::Duplicate { what, id });
        }
        Some(measured)
    });
    rows.into_iter().flatten().collect()
}

fn one(
    raw: &raw::Procedure,
    row: &raw::MeasuredRow,
    at: &str,
    check: &mut Check<'_>,
) -> Option<Measured> {
    let activity = Activity::named(&row.activity);
    if activity.is_none() {
        let mut names: Vec<&str> = Activity::ALL.iter().map(|one| one.key().0).collect();
        names.dedup();
        check.bad_value(&format!("{at}/activity"), &row.activity, &names.join(" | "));
    }
    let line = row.requirement.as_deref().map(|id| {
        let found = raw.requirements.iter().position(|line| &*line.id == id);
        if found.is_none() {
            let (what, id) = (Subject::Requirement, id.to_owned());
            let problem = Problem::Unknown { what, id, nearest: None };
            check.fault(&format!("{at}/requirement"), problem);
        }
        found.and_then(|found| u32::try_from(found).ok())
    });
    let hours = row.hours.unwrap_or_default();
    if !(Decimal::ZERO..=MOST_HOURS).contains(&hours) {
        check.bad_value(&format!("{at}/hours"), &hours.to_string(), &format!("0–{MOST_HOURS}"));
    }
    let price = row.price.unwrap_or_default();
    if price < 0 {
        check.fault(&format!("{at}/price"), Problem::NegativeMoney { found: price });
    }
    if row.hours.is_none() && row.price.is_none() {
        check.fault(at, Problem::MissingKey { key: "hours | price".to_owned() });
    }
    Some(Measured {
        activity: activity?,
        line: match line {
            None => None,
            Some(found) => Some(found?),
        },
        channel: row.channel,
        hours,
        price: Money::new(price),
        source: check.text(&format!("{at}/source"), &row.source),
    })
}
