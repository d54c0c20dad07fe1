//! The list of procedures: each with its figures, linked with its cost sheet, and summed up.

use std::io;

use super::body::Body;
use super::costs::{self, Block};
use super::long::{Cells, Column, Long, Shape};
use super::look::{Kind, Look, Use};
use super::page::{self, Col, Page, Place, Row, Value, cell};
use crate::appraisal::{Appraisal, Appraised};
use crate::catalog::Procedure;
use crate::cost::{Basis, Money};
use crate::derive::Grade;
use crate::knowledge::Knowledge;
use crate::reading::LineKind;
use crate::report::Report;
use crate::report::summary::Grades;
use crate::words::{Lang, labels, name_in, xlsx};

/// The columns that others refer to.
pub(super) mod at {
    use super::Col;

    pub(in crate::report::xlsx) const AUTHORITY: Col = 2;
    pub(super) const LINES: Col = 4;
    pub(super) const FIRST_COST: Col = 10;
    pub(in crate::report::xlsx) const BEFORE: Col = 10;
    pub(in crate::report::xlsx) const AFTER: Col = 11;
    pub(in crate::report::xlsx) const SAVING: Col = 12;
    pub(super) const PERCENT: Col = 13;
    pub(in crate::report::xlsx) const VOLUME: Col = 14;
    pub(in crate::report::xlsx) const YEAR_BEFORE: Col = 15;
    pub(in crate::report::xlsx) const YEAR_AFTER: Col = 16;
    pub(super) const YEAR_SAVING: Col = 17;
    pub(super) const REMARK: Col = 18;
}

/// The rows of sums, above the headings: of all, and of those that are shown.
const TOTAL: Row = 0;
const SHOWN: Row = 1;
const HEADING: Row = 2;

/// The sheets of the list, and what others need of them.
pub(super) struct List {
    /// The finished pages.
    pub(super) pages: Vec<Page>,
    /// Rows of procedures on each: name of the sheet, first and last row.
    pub(super) parts: Vec<(Place, Row)>,
}

impl List {
    /// The sums of a column of all parts, as a formula.
    pub(super) fn total(&self, col: Col) -> String {
        let parts = self.parts.iter().map(|(first, _)| first.at_row(TOTAL).at_col(col).to_string());
        parts.collect::<Vec<_>>().join("+")
    }

    /// The sum of a column over the procedures of an authority, whose name stands in a cell. Names are
    /// compared as they are: SUMIFS would read signs in them.
    pub(super) fn of_authority(&self, name: &str, col: Col) -> String {
        let parts = self.parts.iter().map(|(first, last)| {
            let range = |col| {
                let (from, to) = (first.at_col(col), cell(*last, col));
                format!("{from}:{to}")
            };
            format!("SUMPRODUCT(--({}={name}),{})", range(at::AUTHORITY), range(col))
        });
        parts.collect::<Vec<_>>().join("+")
    }
}

/// The shape of the list, by which cost sheets know where a procedure stands in it.
pub(super) fn shape(look: &Look) -> Shape<'_> {
    let told = |phrase, width, kind| Column::told(look.say(phrase), width, kind);
    let columns = vec![
        told(labels::CODE, 11.0, Kind::Word),
        told(labels::NAME, 50.0, Kind::Text),
        told(labels::AUTHORITY, 22.0, Kind::Text),
        told(labels::SECTOR, 20.0, Kind::Text),
        told(labels::COLUMN_LINES, 11.0, Kind::Count),
        told(labels::COLUMN_PAPERS, 9.0, Kind::Count),
        told(labels::COLUMN_FULL, 9.0, Kind::Count),
        told(labels::COLUMN_FACT, 9.0, Kind::Count),
        told(labels::COLUMN_PARTIAL, 9.0, Kind::Count),
        told(labels::COLUMN_NONE, 9.0, Kind::Count),
        told(xlsx::PER_DOSSIER_BEFORE, 15.0, Kind::Coins),
        told(xlsx::PER_DOSSIER_AFTER, 15.0, Kind::Coins),
        told(labels::SAVING, 14.0, Kind::Coins),
        told(xlsx::PERCENT_SAVED, 10.0, Kind::Percent),
        Column::input(look.say(xlsx::DOSSIERS_A_YEAR), 11.0, Kind::Count),
        told(xlsx::A_YEAR_BEFORE, 17.0, Kind::Coins),
        told(xlsx::A_YEAR_AFTER, 17.0, Kind::Coins),
        told(xlsx::A_YEAR_SAVING, 16.0, Kind::Coins),
        told(xlsx::REMARK, 24.0, Kind::Text),
    ];
    let shape = Shape::new(look.say(xlsx::SHEET_PROCEDURES), columns);
    Shape { heading: HEADING, frozen: 2, ..shape }
}

/// Writes the list; each procedure has its block in the cost sheets where costs were worked out.
pub(super) fn list(report: &Report<'_>, blocks: &[Option<Block>], look: &Look) -> io::Result<List> {
    let shape = shape(look);
    let mut places: Vec<Place> = Vec::new();
    let mut table = Long::new(self::shape(look), look)?;
    for (position, dossier) in report.analysis.dossiers().enumerate() {
        places.push(shape.place(position));
        let row = table.row()?;
        let at = row.1;
        let mut cells = Cells::of(row);
        let procedure = dossier.procedure;
        let block = blocks.get(position).and_then(Option::as_ref);
        match block {
            Some(block) => cells.link(procedure.code.as_str(), &block.heading),
            None => cells.text(procedure.code.as_str()),
        }
        cells.text(&procedure.name);
        cells.text(authority(procedure, report.analysis.knowledge, look.lang));
        cells.text(&procedure.sector);
        let mut grades = Grades::default();
        let papers = dossier.lines().filter(|(_, line)| line.reading.kind == LineKind::Document);
        papers.for_each(|(_, line)| grades.add(line.verdict.grade));
        let papers = grades.replaceable() + grades.of(Grade::None);
        let counts = [procedure.requirements.len(), papers].into_iter().chain(
            [Grade::Full, Grade::FactOnly, Grade::Partial, Grade::None].map(|g| grades.of(g)),
        );
        counts.into_iter().for_each(|count| cells.number(page::count(count as u64)));
        let one =
            report.appraisal.and_then(|appraisal| Some((appraisal, appraisal.find(dossier)?)));
        match (one, block) {
            (Some((appraisal, one)), Some(block)) => {
                let row = table.last();
                cost(row, at, (appraisal, one), block, look);
            }
            _ if report.appraisal.is_some() => {
                table.last().text(at, self::at::REMARK, look.say(xlsx::NOT_COVERED));
            }
            _ => {}
        }
    }
    let parts = parts(&places);
    let mut pages = table.done()?;
    for (page, (first, last)) in pages.iter_mut().zip(&parts) {
        sums(page, report, first.row, *last, look)?;
    }
    Ok(List { pages, parts })
}

/// The rows of each sheet.
fn parts(places: &[Place]) -> Vec<(Place, Row)> {
    let parts = places.chunk_by(|a, b| a.sheet == b.sheet);
    parts.filter_map(|part| Some((part.first()?.clone(), part.last()?.row))).collect()
}

/// The figures of one procedure, taken from its cost sheet.
fn cost(
    page: &mut Body,
    row: Row,
    (appraisal, one): (&Appraisal<'_>, &Appraised),
    block: &Block,
    look: &Look,
) {
    let currency = appraisal.tariff().currency;
    let (before, after) = (one.before.total.mid, one.after.total.mid);
    let saving = before.minus(after).unwrap_or_default();
    let value = |amount| Value::of_money(amount, currency);
    let of = |col| cell(row, col);
    page.formula(row, at::BEFORE, &block.before().to_string(), &value(before));
    page.formula(row, at::AFTER, &block.after().to_string(), &value(after));
    let difference = format!("{}-{}", of(at::BEFORE), of(at::AFTER));
    page.formula(row, at::SAVING, &difference, &value(saving));
    let percent = costs::percent(&of(at::BEFORE), &of(at::SAVING));
    page.formula(row, at::PERCENT, &percent, &costs::percent_value(saving.percent_of(before)));
    if let Some(volume) = one.volume {
        page.number(row, at::VOLUME, page::count(volume));
    }
    let years = [
        (at::YEAR_BEFORE, at::BEFORE, before),
        (at::YEAR_AFTER, at::AFTER, after),
        (at::YEAR_SAVING, at::SAVING, saving),
    ];
    for (col, from, amount) in years {
        let volume = of(at::VOLUME);
        let formula = format!("IF({volume}=\"\",\"\",{}*{volume})", of(from));
        let year = one.volume.and_then(|volume| amount.times_whole(volume).ok());
        let value = year.map_or(Value::Words(""), value);
        page.formula(row, col, &formula, &value);
    }
    if one.before.fee_unknown {
        page.text(row, at::REMARK, look.say(xlsx::FEE_NOT_KNOWN));
    }
}

/// The sums above the headings.
fn sums(
    page: &mut Page,
    report: &Report<'_>,
    first: Row,
    last: Row,
    look: &Look,
) -> io::Result<()> {
    let word = look.band(Kind::Word, Use::Told);
    let functions = [
        (TOTAL, xlsx::TOTAL, "SUM(", "COUNT("),
        (SHOWN, xlsx::TOTAL_SHOWN, "SUBTOTAL(109,", "SUBTOTAL(102,"),
    ];
    for (row, title, sum, count) in functions {
        for col in 0..=at::REMARK {
            page.blank(row, col, &word)?;
        }
        page.text_as(row, 1, look.say(title), &word)?;
        for col in at::LINES..=at::YEAR_SAVING {
            let costs = col >= at::FIRST_COST;
            if costs && report.appraisal.is_none() {
                break;
            }
            if col == at::PERCENT {
                let formula = costs::percent(&cell(row, at::BEFORE), &cell(row, at::SAVING));
                let percent = percent_of(report);
                let look = look.band(Kind::Percent, Use::Told);
                page.formula_as(row, col, &formula, &costs::percent_value(percent), &look)?;
                continue;
            }
            let kind = if costs && col != at::VOLUME { Kind::Coins } else { Kind::Count };
            let range = format!("{}:{})", cell(first, col), cell(last, col));
            // The sum of no known number is not zero.
            let formula = match col >= at::VOLUME {
                true => format!("IF({count}{range}=0,\"\",{sum}{range})"),
                false => format!("{sum}{range}"),
            };
            let value = column_sum(report, col).map_or(Value::Words(""), Value::Number);
            page.formula_as(row, col, &formula, &value, &look.band(kind, Use::Told))?;
        }
    }
    Ok(())
}

/// What the procedures cost and save, on one basis, summed in whole coins.
pub(super) fn sum(report: &Report<'_>, basis: Basis) -> Option<(Money, Money)> {
    let appraisal = report.appraisal?;
    let mut sums = (Money::ZERO, Money::ZERO);
    for (_, one) in appraisal.dossiers() {
        let times = match basis {
            Basis::PerDossier => 1,
            Basis::Annual => one.volume.unwrap_or_default(),
        };
        // Parts of totals that were summed without overflow; a year's may be beyond what is summed.
        sums.0 = sums.0.plus(one.before.total.mid.times_whole(times).ok()?).ok()?;
        sums.1 = sums.1.plus(one.after.total.mid.times_whole(times).ok()?).ok()?;
    }
    Some(sums)
}

fn percent_of(report: &Report<'_>) -> Option<crate::cost::Decimal> {
    let (before, after) = sum(report, Basis::PerDossier)?;
    before.minus(after).ok()?.percent_of(before)
}

/// The sum of a column, as viewers that do not calculate show it; none of no known number.
fn column_sum(report: &Report<'_>, col: Col) -> Option<f64> {
    let (totals, papers) = (&report.totals, report.totals.papers);
    let counts = [
        totals.requirements,
        totals.lines.document,
        papers.full,
        papers.fact_only,
        papers.partial,
        papers.none,
    ];
    if let Some(count) = counts.get(usize::from(col.saturating_sub(at::LINES))) {
        return Some(page::count(*count as u64));
    }
    let appraisal = report.appraisal?;
    if col >= at::VOLUME && appraisal.dossiers().all(|(_, one)| one.volume.is_none()) {
        return None;
    }
    if col == at::VOLUME {
        return Some(appraisal.dossiers().filter_map(|(_, one)| one.volume).map(page::count).sum());
    }
    let basis = if col < at::VOLUME { Basis::PerDossier } else { Basis::Annual };
    let (before, after) = sum(report, basis).unwrap_or_default();
    let amount = match col {
        at::BEFORE | at::YEAR_BEFORE => before,
        at::AFTER | at::YEAR_AFTER => after,
        _ => before.minus(after).unwrap_or_default(),
    };
    Some(page::units(amount, appraisal.tariff().currency))
}

/// The name of the authority that promulgated a procedure.
pub(super) fn authority<'a>(
    procedure: &'a Procedure,
    knowledge: &'a Knowledge,
    lang: Lang,
) -> &'a str {
    match procedure.authority {
        Some(ix) => name_in(&knowledge.authorities[ix].name, lang),
        None => &procedure.authority_text,
    }
}
