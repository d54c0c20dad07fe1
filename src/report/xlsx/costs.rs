//! The official cost sheet (biểu tính chi phí tuân thủ) with live formulas: change an hour and the
//! totals move.
//!
//! All procedures stand on one long sheet, a block each: a tab for each of 195 procedures cannot be
//! found again, of 5,000 no office program opens; one sheet can be filtered by code, folded to the
//! totals, searched, and summed up over any choice of procedures. `tinhgon cost CODE` writes a block
//! alone. Rounding is the program's: once for what a row costs each time, once for its share of a
//! dossier, both half away from zero, as ROUND does.

use std::io;

use super::body::Body;
use super::long::{Column, Long, Shape};
use super::look::{Kind, Look, Style, Use};
use super::page::{self, Col, Place, Row, Value, cell};
use crate::cost::{Basis, Currency, Decimal, Money};
use crate::report::sheet::{SheetRow, SideRow, TaskRow};
use crate::words::{Lang, NONE, Phrase, labels, xlsx};

/// The columns, from the left.
mod at {
    use super::Col;

    pub(super) const CODE: Col = 0;
    pub(super) const PART: Col = 1;
    pub(super) const NUMBER: Col = 2;
    pub(super) const TASK: Col = 3;
    pub(super) const ACTIVITY: Col = 4;
    pub(super) const HOURS: Col = 5;
    pub(super) const INCOME: Col = 6;
    pub(super) const SERVICES: Col = 7;
    pub(super) const FEES: Col = 8;
    pub(super) const TIMES: Col = 9;
    pub(super) const SUBJECTS: Col = 10;
    pub(super) const ONCE: Col = 11;
    pub(super) const COUNT: Col = 12;
    pub(super) const DOSSIER: Col = 13;
    pub(super) const YEAR: Col = 14;
    pub(super) const NOTE: Col = 15;
    /// All of them.
    pub(super) const ALL: Col = 16;
}

/// What a procedure's block rests on elsewhere in the workbook.
#[derive(Default)]
pub(super) struct Links {
    /// Its row in the list of procedures.
    pub(super) list: Option<Place>,
    /// How many of it there are a year, in that list.
    pub(super) volume: Option<Place>,
    /// What an hour is worth, and where that stands.
    pub(super) income: Option<(Money, Place)>,
}

/// Where a block stands: the first column of its rows.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The heading of the block.
    pub(super) heading: Place,
    /// What it costs now.
    before: Row,
    /// What it costs after.
    after: Option<Row>,
}

impl Block {
    /// The cell with the cost of a dossier now.
    pub(super) fn before(&self) -> Place {
        self.heading.at_row(self.before).at_col(at::DOSSIER)
    }

    /// The cell with the cost of a dossier with the measures.
    pub(super) fn after(&self) -> Place {
        self.heading.at_row(self.after.unwrap_or(self.before)).at_col(at::DOSSIER)
    }
}

/// The table of all blocks.
pub(super) fn shape<'a>(name: &'a str, look: &Look) -> Shape<'a> {
    // The official columns bear their numbers; what the program adds to them has none.
    let official = |phrase: Phrase, number: u8| format!("{}\n({number})", look.in_coins(phrase));
    let own = |phrase: Phrase| look.in_coins(phrase);
    let columns = vec![
        Column::told(own(xlsx::PROCEDURE_CODE), 10.0, Kind::Word),
        Column::told(own(xlsx::PART), 6.0, Kind::Word),
        Column::told(official(xlsx::NUMBER, 1), 6.0, Kind::Word),
        Column::told(official(xlsx::TASK, 2), 18.0, Kind::Text),
        Column::told(official(xlsx::ACTIVITY, 3), 46.0, Kind::Text),
        Column::input(official(xlsx::HOURS, 4), 10.0, Kind::Plain),
        Column::input(official(xlsx::INCOME, 5), 12.0, Kind::Coins),
        Column::input(official(xlsx::SERVICES, 6), 12.0, Kind::Coins),
        Column::input(official(xlsx::FEES, 7), 13.0, Kind::Coins),
        Column::input(official(xlsx::TIMES_A_YEAR, 8), 10.0, Kind::Plain),
        Column::input(official(xlsx::SUBJECTS, 9), 11.0, Kind::Count),
        Column::told(official(xlsx::COST_ONCE, 10), 13.0, Kind::Coins),
        Column::input(own(xlsx::TIMES_A_DOSSIER), 9.0, Kind::Plain),
        Column::told(own(xlsx::COST_A_DOSSIER), 14.0, Kind::Coins),
        Column::told(official(xlsx::COST_A_YEAR, 11), 16.0, Kind::Coins),
        Column::told(official(xlsx::NOTE, 12), 26.0, Kind::Text),
    ];
    debug_assert_eq!(columns.len(), usize::from(at::ALL));
    Shape { frozen: at::TASK, ..Shape::new(name, columns) }
}

/// Writes the block of a sheet.
pub(super) fn block(
    table: &mut Long<'_>,
    sheet: &SheetRow,
    links: &Links,
    look: &Look,
) -> io::Result<Block> {
    let unchanged = sheet.after.as_ref().is_some_and(|after| same(&sheet.before, after));
    let rows = |side: &SideRow| 1 + side.counted().count();
    let before = rows(&sheet.before);
    let after = sheet.after.as_ref().map_or(0, |side| if unchanged { 1 } else { rows(side) });
    let saving = usize::from(sheet.after.is_some());
    let (_, first) = table.rows(1 + before + after + saving)?;
    let name = table.sheet();
    let mut writer = Writer { page: table.last(), look, sheet, links, row: first };
    writer.heading();
    let before = writer.side("I", xlsx::PART_BEFORE, &sheet.before, None);
    let after = match &sheet.after {
        Some(side) => {
            let as_before = unchanged.then_some(before);
            let after = writer.side("II", xlsx::PART_AFTER, side, as_before);
            writer.saving(before, after);
            Some(after)
        }
        None => None,
    };
    let heading = Place { sheet: name.into(), row: first, col: 0 };
    Ok(Block { heading, before, after })
}

/// Whether both sides are the same, row by row.
fn same(before: &SideRow, after: &SideRow) -> bool {
    let key = |row: &TaskRow| (row.once, row.per_dossier.map(|one| one.mid), row.hours, row.count);
    !before.rows.is_empty()
        && before.rows.len() == after.rows.len()
        && before
            .rows
            .iter()
            .zip(&after.rows)
            .all(|(a, b)| key(a) == key(b) && a.activity == b.activity && a.task == b.task)
}

/// Writes one block, row by row.
struct Writer<'w> {
    page: &'w mut Body,
    look: &'w Look,
    sheet: &'w SheetRow,
    links: &'w Links,
    row: Row,
}

impl Writer<'_> {
    fn lang(&self) -> Lang {
        self.look.lang
    }

    fn currency(&self) -> Currency {
        self.sheet.currency
    }

    fn code(&mut self) {
        let (row, code) = (self.row, &self.sheet.procedure);
        self.page.text(row, at::CODE, code)
    }

    /// What a side costs a year, where that is known.
    fn year(&self, side: &SideRow) -> Option<Money> {
        let only = side.rows.is_empty() && self.sheet.basis == Basis::Annual;
        if only { Some(side.total) } else { side.per_year() }
    }

    /// A row in the colour of sums, with the code, the part and a title.
    fn band(&mut self, part: &str, title: &str) {
        let plain = Style::Band(Kind::Word, Use::Told);
        for col in 0..at::ALL {
            self.page.blank(self.row, col, plain);
        }
        self.page.text_as(self.row, at::CODE, &self.sheet.procedure, plain);
        self.page.text_as(self.row, at::PART, part, plain);
        self.page.text_as(self.row, at::TASK, title, plain)
    }

    fn heading(&mut self) {
        self.band("", &self.sheet.name);
        if let Some(list) = &self.links.list {
            let link = Style::BandLink;
            self.page.link(self.row, at::CODE, &self.sheet.procedure, list, link);
        }
        if let Some(tariff) = &self.sheet.tariff {
            let note = labels::TARIFF.fill(self.lang(), &[("tariff", tariff)]);
            let look = Style::Band(Kind::Word, Use::Told);
            self.page.text_as(self.row, at::NOTE, &note, look);
        }
        self.row += 1;
    }

    /// One side: its sum, then its rows; those that are the same as on the other side are not
    /// repeated. Gives the row of the sum.
    fn side(&mut self, part: &str, title: Phrase, side: &SideRow, as_before: Option<Row>) -> Row {
        let sum = self.row;
        let title = format!("{part}. {}", self.look.say(title));
        self.band(part, &title);
        let rows: Vec<&TaskRow> = side.counted().filter(|_| as_before.is_none()).collect();
        self.sums(side, &rows, as_before);
        self.row += 1;
        for (number, row) in numbered(rows) {
            self.task(part, number, row, sum);
            self.row += 1;
        }
        sum
    }

    /// The sums of a side: of a dossier, and of a year where its dossiers are known.
    fn sums(&mut self, side: &SideRow, rows: &[&TaskRow], as_before: Option<Row>) {
        let (row, currency) = (self.row, self.currency());
        let coins = Style::Band(Kind::Coins, Use::Told);
        let below =
            |col| format!("SUM({}:{})", cell(row + 1, col), cell(row + to_row(rows.len()), col));
        let dossier = Value::of_money(side.per_dossier(), currency);
        let year = self.year(side);
        match (as_before, rows, self.sheet.basis) {
            (Some(before), ..) => {
                let formula = cell(before, at::DOSSIER);
                self.page.formula_as(row, at::DOSSIER, &formula, &dossier, coins);
            }
            (None, [], Basis::Annual) if side.rows.is_empty() => {
                let input = Style::Band(Kind::Coins, Use::Input);
                let total = page::units(side.total, currency);
                self.page.number_as(row, at::YEAR, total, input);
            }
            (None, [], _) => {
                let input = Style::Band(Kind::Coins, Use::Input);
                let total = page::units(side.total, currency);
                self.page.number_as(row, at::DOSSIER, total, input);
            }
            (None, ..) => {
                self.page.formula_as(row, at::DOSSIER, &below(at::DOSSIER), &dossier, coins);
            }
        }
        self.yearly(side, rows, as_before, year);
        let mut notes = Vec::new();
        if side.fee_unknown {
            notes.push(self.look.say(labels::FEE_NOT_IN_TOTAL));
        }
        if as_before.is_some() {
            notes.push(self.look.say(xlsx::NO_MEASURE));
        }
        if side.rows.is_empty() {
            notes.push(self.look.say(xlsx::ROWS_ABSENT));
        }
        let look = Style::Band(Kind::Word, Use::Told);
        self.page.text_as(row, at::NOTE, &notes.join("; "), look)
    }

    /// The sum of a year, and by how many dossiers it is made.
    fn yearly(
        &mut self,
        side: &SideRow,
        rows: &[&TaskRow],
        as_before: Option<Row>,
        year: Option<Money>,
    ) {
        let (row, currency) = (self.row, self.currency());
        let coins = Style::Band(Kind::Coins, Use::Told);
        let value = match year {
            Some(year) => Value::of_money(year, currency),
            None => Value::Words(""),
        };
        if let Some(volume) = &self.links.volume {
            let known = side.rows.iter().find_map(|row| row.subjects);
            let subjects =
                known.map_or(Value::Words(""), |known| Value::Number(page::count(known)));
            let formula = format!("IF({volume}=\"\",\"\",{volume})");
            let look = Style::Band(Kind::Count, Use::Told);
            self.page.formula_as(row, at::SUBJECTS, &formula, &subjects, look);
        }
        let formula = match as_before {
            Some(before) => cell(before, at::YEAR),
            None if rows.iter().any(|row| row.per_year.is_some()) => {
                let last = row + to_row(rows.len());
                format!("SUM({}:{})", cell(row + 1, at::YEAR), cell(last, at::YEAR))
            }
            None if self.links.volume.is_some() => {
                let (subjects, dossier) = (cell(row, at::SUBJECTS), cell(row, at::DOSSIER));
                format!("IF({subjects}=\"\",\"\",{dossier}*{subjects})")
            }
            None => return,
        };
        self.page.formula_as(row, at::YEAR, &formula, &value, coins)
    }

    /// A row of the official table.
    fn task(&mut self, part: &str, number: (usize, usize), task: &TaskRow, sum: Row) {
        let (row, currency) = (self.row, self.currency());
        self.page.fold(row);
        self.code();
        self.page.text(row, at::PART, part);
        self.page.text(row, at::NUMBER, &format!("{}.{}", number.0, number.1));
        self.page.text(row, at::TASK, &task.task);
        self.page.text(row, at::ACTIVITY, &task.activity);
        if let Some(hours) = task.hours {
            self.page.number(row, at::HOURS, page::number(hours));
        }
        if let Some(income) = task.hourly_income {
            match &self.links.income {
                Some((known, place)) if *known == income => {
                    let value = Value::of_money(income, currency);
                    self.page.formula(row, at::INCOME, &place.to_string(), &value);
                }
                _ => self.page.number(row, at::INCOME, page::units(income, currency)),
            }
        }
        for (col, amount) in [(at::SERVICES, task.services), (at::FEES, task.fees)] {
            if amount != Money::ZERO {
                self.page.number(row, col, page::units(amount, currency));
            }
        }
        let decimals = currency.decimals();
        let at = |col| cell(row, col);
        let once = format!(
            "ROUND({}*{},{decimals})+{}+{}",
            at(at::HOURS),
            at(at::INCOME),
            at(at::SERVICES),
            at(at::FEES)
        );
        self.page.formula(row, at::ONCE, &once, &Value::of_money(task.once, currency));
        let dossier = match task.count {
            Some(count) => {
                self.page.number(row, at::COUNT, page::number(count));
                format!("ROUND({}*{},{decimals})", at(at::ONCE), at(at::COUNT))
            }
            None => at(at::ONCE),
        };
        let value = Value::of_money(task.for_a_dossier(), currency);
        self.page.formula(row, at::DOSSIER, &dossier, &value);
        self.year_of(task, sum);
        self.page.text(row, at::NOTE, &task.note)
    }

    /// What a row costs a year, where that is known.
    fn year_of(&mut self, task: &TaskRow, sum: Row) {
        let (row, currency) = (self.row, self.currency());
        if let Some(times) = task.times_per_year {
            self.page.number(row, at::TIMES, page::number(times));
        }
        if let Some(subjects) = task.subjects {
            let known = page::count(subjects);
            match self.links.volume {
                Some(_) => {
                    let formula = cell(sum, at::SUBJECTS);
                    self.page.formula(row, at::SUBJECTS, &formula, &Value::Number(known));
                }
                None => self.page.number(row, at::SUBJECTS, known),
            }
        }
        let Some(year) = task.per_year else { return };
        let decimals = currency.decimals();
        let [dossier, times, subjects] =
            [at::DOSSIER, at::TIMES, at::SUBJECTS].map(|col| cell(row, col));
        let formula =
            format!("IF({subjects}=\"\",\"\",ROUND({dossier}*{times}*{subjects},{decimals}))");
        self.page.formula(row, at::YEAR, &formula, &Value::of_money(year, currency))
    }

    /// What is saved, in money and in percent.
    fn saving(&mut self, before: Row, after: Row) {
        let (row, currency) = (self.row, self.currency());
        let title = format!("III. {}", self.look.say(xlsx::PART_SAVING));
        self.band("III", &title);
        let Some(side) = &self.sheet.after else { return };
        let coins = Style::Band(Kind::Coins, Use::Told);
        let minus = |col| format!("{}-{}", cell(before, col), cell(after, col));
        let saved = |a: Money, b: Money| a.minus(b).unwrap_or_default();
        let totals_only = self.sheet.before.rows.is_empty() && self.sheet.basis == Basis::Annual;
        if !totals_only {
            let dossier = saved(self.sheet.before.per_dossier(), side.per_dossier());
            let value = Value::of_money(dossier, currency);
            self.page.formula_as(row, at::DOSSIER, &minus(at::DOSSIER), &value, coins);
        }
        let years = self.year(&self.sheet.before).zip(self.year(side));
        if years.is_some() || self.links.volume.is_some() {
            let value = match years {
                Some((before, after)) => Value::of_money(saved(before, after), currency),
                None => Value::Words(""),
            };
            let known = cell(before, at::YEAR);
            let formula = format!("IF({known}=\"\",\"\",{})", minus(at::YEAR));
            self.page.formula_as(row, at::YEAR, &formula, &value, coins);
        }
        let col = match self.sheet.basis {
            Basis::Annual => at::YEAR,
            Basis::PerDossier => at::DOSSIER,
        };
        let formula = percent(&cell(before, col), &cell(row, col));
        let value = percent_value(self.sheet.percent);
        let look = Style::Band(Kind::Percent, Use::Told);
        self.page.formula_as(row, at::NOTE, &formula, &value, look);
        self.row += 1;
    }
}

/// Rows by task, in the order in which tasks come first, numbered as the official table does: 1.1, 1.2,
/// 2.1. The rows of one task stand together.
fn numbered(rows: Vec<&TaskRow>) -> Vec<((usize, usize), &TaskRow)> {
    let mut tasks: Vec<(&str, Vec<&TaskRow>)> = Vec::new();
    for row in rows {
        match tasks.iter_mut().find(|(task, _)| *task == row.task) {
            Some((_, rows)) => rows.push(row),
            None => tasks.push((&row.task, vec![row])),
        }
    }
    let of_task = |(n, (_, rows)): (usize, (&str, Vec<_>))| {
        rows.into_iter().enumerate().map(move |(m, row)| ((n + 1, m + 1), row))
    };
    tasks.into_iter().enumerate().flat_map(of_task).collect()
}

/// A saving in percent of a cost; a dash of nothing.
pub(super) fn percent(before: &str, saving: &str) -> String {
    format!("IF(N({before})=0,\"{NONE}\",{saving}/{before})")
}

/// The value of [`percent`].
pub(super) fn percent_value(percent: Option<Decimal>) -> Value {
    percent.map_or(Value::Words(NONE), |percent| Value::Number(page::share(percent)))
}

fn to_row(count: usize) -> Row {
    Row::try_from(count).unwrap_or(Row::MAX)
}
