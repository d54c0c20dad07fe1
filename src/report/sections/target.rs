//! How far measures get towards a target, and what must be amended.

use super::{Block, Cell, Column, Quantity, Rows, Section, Table};
use crate::appraisal::{Appraisal, AxisProgress, Verdict};
use crate::report::Report;
use crate::report::cost::CostTotals;
use crate::target::{Measured, Reached};
use crate::words::{Lang, NONE, Term, labels, name_in};

/// The axes of the target.
pub(super) fn axes<'a>(appraisal: &'a Appraisal<'a>, lang: Lang) -> Section<'a> {
    let columns = vec![
        Column::words(labels::AXIS.say(lang)),
        Column::words(labels::UNIT.say(lang)),
        Column::numbers(labels::FRACTION.say(lang)),
        Column::numbers(labels::CUT.say(lang)),
        Column::numbers(labels::GOAL.say(lang)),
        Column::words(labels::VERDICT.say(lang)),
    ];
    let currency = appraisal.tariff().currency;
    let rows = Rows::of(&appraisal.axes, move |row: &AxisProgress| {
        let (progress, axis) = (&row.progress, row.goal.axis());
        let amount = |value: i128| Quantity::of(value, axis, currency);
        let unit = match row.goal.measured {
            Measured::Units(unit, _) => unit.say(lang),
            Measured::Cost | Measured::Time => "",
        };
        vec![
            axis.say(lang).into(),
            unit.into(),
            Cell::Fraction(amount(progress.cut), amount(progress.baseline)),
            Cell::Percent(progress.percent()),
            row.goal.percent.map_or_else(Cell::none, Cell::AtLeast),
            verdict(row, lang).into(),
        ]
    });
    Section::table(labels::TARGET, lang, Table { columns, rows, whole: true })
        .with(Block::Note(name_in(&appraisal.target().name, lang).to_owned()))
}

/// The verdict in words. A fraction that reaches the goal while most draws do not is told as that, lest
/// figure and verdict seem to contradict each other.
pub(in crate::report) fn verdict(row: &AxisProgress, lang: Lang) -> &'static str {
    match (row.progress.reached, row.verdict) {
        (_, None) => NONE,
        (Reached::Yes, Some(Verdict::NotReached)) => labels::UNSURE.say(lang),
        (_, Some(verdict)) => verdict.say(lang),
    }
}

/// The same by promulgating authority.
pub(super) fn authorities<'a>(
    report: &'a Report<'a>,
    cost: &CostTotals,
    lang: Lang,
) -> Option<Section<'a>> {
    let groups = report.totals.groups.as_ref()?;
    let known = &report.analysis.knowledge.authorities;
    let columns = vec![
        Column::words(labels::AUTHORITY.say(lang)),
        Column::numbers(labels::COLUMN_PROCEDURES.say(lang)),
        Column::numbers(labels::REGULATIONS_CUT.say(lang)),
        Column::numbers(labels::BEFORE.say(lang)),
        Column::numbers(labels::SAVING.say(lang)),
        Column::numbers(labels::COST_CUT.say(lang)),
    ];
    let currency = cost.currency;
    let rows = Rows::of(&groups.authority, move |row| {
        let name = known.find(&row.key).map(|ix| name_in(&known[ix].name, lang));
        vec![
            name.unwrap_or(&row.key).into(),
            Cell::count(row.procedures),
            Cell::Percent(row.regulations_percent),
            Cell::Coins(row.before, currency),
            Cell::Coins(row.saving, currency),
            Cell::Percent(row.percent),
        ]
    });
    Some(Section::table(labels::COST_BY_AUTHORITY, lang, Table::new(columns, rows)))
}

/// The instruments that must be amended.
pub(super) fn amendments<'a>(report: &'a Report<'a>, lang: Lang) -> Option<Section<'a>> {
    let amendments = report.totals.amendments.as_ref()?;
    let columns = vec![
        Column::words(labels::INSTRUMENT.say(lang)),
        Column::words(labels::RANK.say(lang)),
        Column::numbers(labels::PROVISIONS.say(lang)),
        Column::numbers(labels::COLUMN_LINES.say(lang)),
    ];
    let rows = Rows::of(&amendments.instruments, move |row| {
        vec![
            row.instrument.as_str().into(),
            row.rank.say(lang).into(),
            Cell::count(row.provisions),
            Cell::count(row.requirements),
        ]
    });
    let slots = [
        ("lines", &*labels::LINES.count(amendments.requirements, lang)),
        ("known", &*lang.count(amendments.known)),
        ("provisions", &*lang.count(amendments.provisions)),
        ("instruments", &*lang.count(amendments.instruments.len())),
    ];
    let sum = labels::AMENDMENTS_LINE.fill(lang, &slots);
    let section = Section::table(labels::AMENDMENTS, lang, Table::new(columns, rows));
    Some(section.with(Block::Note(sum)))
}
