//! Scenarios side by side.

use super::headline::assumed_by_sign;
use super::{Block, Cell, Column, Rows, Section, Table};
use crate::report::{AxisRow, Compared, Comparison};
use crate::words::{Lang, NONE, Phrase, Term, labels};

/// A row: what it tells, and how to tell it of one scenario.
type Row = (Phrase, fn(&Compared, Lang) -> String);

const ROWS: &[Row] = &[
    (labels::TARIFF_EDITION, |one, _| one.tariff.clone()),
    (labels::TARGET_NAME, |one, _| one.target.clone()),
    (labels::REGISTERS_ASSUMED, |one, _| registers(one)),
    (labels::ONLINE_SHARE, |one, lang| lang.any_percentage(one.choice.online_share)),
    (labels::COLUMN_PROCEDURES, |one, lang| lang.count(one.procedures)),
    (labels::PAPERS_REPLACEABLE, |one, lang| lang.count(one.papers.full + one.papers.fact_only)),
    (labels::MEASURES_CHOSEN, |one, lang| lang.count(one.measures)),
    (labels::REGULATIONS_CUT, |one, lang| {
        let percent = one.regulations.as_ref().and_then(|counted| counted.percent);
        lang.any_percentage(percent)
    }),
    (labels::COST_BASIS, |one, lang| one.cost.basis.say(lang).to_owned()),
    (labels::BEFORE, |one, lang| lang.amount(one.cost.before, one.cost.currency)),
    (labels::AFTER, |one, lang| lang.amount(one.cost.after, one.cost.currency)),
    (labels::SAVING, |one, lang| lang.amount(one.cost.saving, one.cost.currency)),
    (labels::COST_CUT, |one, lang| lang.any_percentage(one.cost.percent)),
    (labels::TIME_CUT, |one, lang| lang.any_percentage(one.time.percent)),
    (labels::CONDITIONS_CUT, |one, lang| {
        let number = |value| lang.number(value);
        format!("{} / {}", number(one.conditions.abolished), number(one.conditions.baseline))
    }),
    (labels::VERDICT, |one, lang| verdicts(&one.axes, lang)),
];

/// Scenarios side by side, and what keeps them from being compared.
pub(super) fn section(comparison: &Comparison, lang: Lang) -> Section<'_> {
    let title = |one: &Compared| match &one.scenario {
        None => labels::THIS_RUN.say(lang).to_owned(),
        Some(called) => called.clone(),
    };
    let scenarios = comparison.scenarios.iter().map(|one| Column::numbers(title(one)));
    let columns = std::iter::once(Column::words("")).chain(scenarios).collect();
    let rows = Rows::of(ROWS, move |(phrase, tell): &Row| {
        let cells = comparison.scenarios.iter().map(|one| Cell::Words(tell(one, lang)));
        std::iter::once(phrase.say(lang).into()).chain(cells).collect()
    });
    let table = Table { columns, rows, whole: true };
    let mut section = Section::table(labels::COMPARISON, lang, table);
    let differences = comparison.differences.iter();
    let differences = differences.map(|one| Block::Detail(format!("≠ {}", one.say(lang))));
    section.blocks.extend(differences);
    section
}

/// Registers opened and closed; a dash when nothing is assumed.
fn registers(one: &Compared) -> String {
    let assumed = assumed_by_sign(&one.registers);
    if assumed.is_empty() { NONE.to_owned() } else { assumed }
}

/// The verdict on each axis that asks for something.
fn verdicts(axes: &[AxisRow], lang: Lang) -> String {
    let said = axes
        .iter()
        .filter_map(|axis| Some(format!("{}: {}", axis.axis.say(lang), axis.verdict?.say(lang))));
    let said: Vec<String> = said.collect();
    if said.is_empty() { NONE.to_owned() } else { said.join("; ") }
}
