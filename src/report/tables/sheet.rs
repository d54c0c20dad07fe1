//! A cost sheet as tables: the official columns, one table for each side.

use super::super::sections::{Cell, Column, Rows, Table};
use super::super::sheet::{SheetRow, SideRow, TaskRow};
use crate::cost::{Currency, Money};
use crate::words::{Lang, Phrase, Term, labels, xlsx};

pub(super) fn of<'a>(sheet: &'a SheetRow, lang: Lang) -> Vec<(String, Table<'a>)> {
    let mut tables = vec![("before".to_owned(), side(&sheet.before, sheet.currency, lang))];
    tables.extend(
        sheet.after.as_ref().map(|after| ("after".to_owned(), side(after, sheet.currency, lang))),
    );
    tables
}

fn side(side: &SideRow, currency: Currency, lang: Lang) -> Table<'_> {
    let unit = match currency {
        Currency::Vnd => xlsx::UNIT_DONG,
        Currency::Eur => labels::TABLE_CENT,
    };
    let title = |phrase: Phrase| phrase.fill(lang, &[("unit", unit.say(lang))]);
    let mut columns: Vec<Column> =
        [labels::COST_TASK, labels::COST_ACTIVITY].map(|one| Column::words(one.say(lang))).into();
    let figures = [
        xlsx::HOURS,
        xlsx::INCOME,
        xlsx::SERVICES,
        xlsx::FEES,
        xlsx::TIMES_A_YEAR,
        xlsx::SUBJECTS,
        xlsx::COST_ONCE,
        xlsx::COST_A_YEAR,
        xlsx::TIMES_A_DOSSIER,
        xlsx::COST_A_DOSSIER,
        labels::AT_LOW,
        labels::AT_HIGH,
    ];
    columns.extend(figures.map(|one| Column::numbers(title(one))));
    columns.extend(
        [xlsx::LINE_ID, labels::TABLE_CHANNEL, xlsx::NOTE].map(|one| Column::words(one.say(lang))),
    );
    let rows = Rows::of(&side.rows, move |row: &TaskRow| {
        let coins = |money: Money| Cell::Coins(money, currency);
        let maybe = |money: Option<Money>| money.map_or_else(Cell::none, coins);
        let per_dossier = row.per_dossier;
        vec![
            (*row.task).into(),
            (*row.activity).into(),
            row.hours.map_or_else(Cell::none, Cell::Number),
            maybe(row.hourly_income),
            coins(row.services),
            coins(row.fees),
            row.times_per_year.map_or_else(Cell::none, Cell::Number),
            row.subjects.map_or_else(Cell::none, Cell::Count),
            coins(row.once),
            maybe(row.per_year),
            row.count.map_or_else(Cell::none, Cell::Number),
            maybe(per_dossier.map(|one| one.mid)),
            maybe(per_dossier.map(|one| one.low)),
            maybe(per_dossier.map(|one| one.high)),
            row.requirement.as_deref().unwrap_or_default().into(),
            row.channel.map_or("", |channel| channel.say(lang)).into(),
            (*row.note).into(),
        ]
    });
    Table::new(columns, rows)
}
