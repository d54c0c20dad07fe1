//! How far measures get towards a target, and what must be amended, on a terminal.

use std::io;

use super::Page;
use super::table::Column::{Number, Words};
use crate::appraisal::{Appraisal, AxisProgress, Verdict};
use crate::cost::{Currency, Decimal, Money};
use crate::report::Report;
use crate::report::cost::CostTotals;
use crate::target::{Axis, Measured, Reached};
use crate::words::{Lang, NONE, Term, labels, name_in};

/// The axes of the target.
pub(super) fn axes(page: &mut Page<'_>, appraisal: &Appraisal<'_>) -> io::Result<()> {
    let lang = page.lang();
    let columns = [
        Words(labels::AXIS),
        Words(labels::UNIT),
        Number(labels::FRACTION),
        Number(labels::CUT),
        Number(labels::GOAL),
        Words(labels::VERDICT),
    ];
    let currency = appraisal.tariff().currency;
    page.table(labels::TARGET, &columns, &appraisal.axes, |row: &AxisProgress| {
        let (progress, axis) = (&row.progress, row.goal.axis());
        let amount = |value: i128| quantity(value, axis, currency, lang);
        let unit = match row.goal.measured {
            Measured::Units(unit, _) => unit.say(lang),
            Measured::Cost | Measured::Time => "",
        };
        let goal = row.goal.percent.map(|goal| format!("≥ {}", lang.percentage(goal)));
        vec![
            axis.say(lang).to_owned(),
            unit.to_owned(),
            format!("{} / {}", amount(progress.cut), amount(progress.baseline)),
            lang.any_percentage(progress.percent()),
            goal.unwrap_or_else(|| NONE.to_owned()),
            verdict(row, lang).to_owned(),
        ]
    })?;
    page.faint(name_in(&appraisal.target().name, lang))
}

/// The verdict in words. A fraction that reaches the goal while most draws do not is told as that, lest
/// figure and verdict seem to contradict each other.
fn verdict(row: &AxisProgress, lang: Lang) -> &'static str {
    match (row.progress.reached, row.verdict) {
        (_, None) => NONE,
        (Reached::Yes, Some(Verdict::NotReached)) => labels::UNSURE.say(lang),
        (_, Some(verdict)) => verdict.say(lang),
    }
}

/// An amount on an axis: units, money or days.
pub(super) fn quantity(value: i128, axis: Axis, currency: Currency, lang: Lang) -> String {
    let coins = i64::try_from(value).unwrap_or(i64::MAX);
    match axis {
        Axis::Cost => lang.coins(Money::new(coins), currency),
        Axis::Time => lang.decimal(Decimal::from_millionths(coins)),
        Axis::Count | Axis::Conditions => lang.number(coins.unsigned_abs()),
    }
}

/// The same by promulgating authority.
pub(super) fn authorities(
    page: &mut Page<'_>,
    report: &Report<'_>,
    cost: &CostTotals,
) -> io::Result<()> {
    let lang = page.lang();
    let Some(groups) = &report.totals.groups else { return Ok(()) };
    let known = &report.analysis.knowledge.authorities;
    let columns = [
        Words(labels::AUTHORITY),
        Number(labels::COLUMN_PROCEDURES),
        Number(labels::REGULATIONS_CUT),
        Number(labels::BEFORE),
        Number(labels::SAVING),
        Number(labels::COST_CUT),
    ];
    let rows = &groups.authority;
    page.table(labels::COST_BY_AUTHORITY, &columns, rows, |row| {
        let name = known.find(&row.key).map(|ix| name_in(&known[ix].name, lang));
        vec![
            name.unwrap_or(&row.key).to_owned(),
            lang.count(row.procedures),
            lang.any_percentage(row.regulations_percent),
            lang.coins(row.before, cost.currency),
            lang.coins(row.saving, cost.currency),
            lang.any_percentage(row.percent),
        ]
    })
}

/// The instruments that must be amended.
pub(super) fn amendments(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let Some(amendments) = &report.totals.amendments else { return Ok(()) };
    let rows = &amendments.instruments;
    let columns = [
        Words(labels::INSTRUMENT),
        Words(labels::RANK),
        Number(labels::PROVISIONS),
        Number(labels::COLUMN_LINES),
    ];
    page.table(labels::AMENDMENTS, &columns, rows, |row| {
        vec![
            row.instrument.clone(),
            row.rank.say(lang).to_owned(),
            lang.count(row.provisions),
            lang.count(row.requirements),
        ]
    })?;
    let slots = [
        ("lines", &*labels::LINES.count(amendments.requirements, lang)),
        ("known", &*lang.count(amendments.known)),
        ("provisions", &*lang.count(amendments.provisions)),
        ("instruments", &*lang.count(rows.len())),
    ];
    page.faint(&labels::AMENDMENTS_LINE.fill(lang, &slots))
}
