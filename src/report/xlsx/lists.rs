//! Every dossier line, every measure and every finding, a row each.

use std::io;

use rayon::prelude::*;

use super::long::{Cells, Column, Long, Shape};
use super::look::{Kind, Look};
use super::page::{self, Page};
use crate::analysis::{Dossier, Line};
use crate::catalog::Requirement;
use crate::cost::{Currency, Money};
use crate::knowledge::RegisterIx;
use crate::lint;
use crate::report::measures::{self, MeasureRow};
use crate::report::rows::ProvisionRow;
use crate::report::{Report, place_in_law};
use crate::words::{Term, labels, name_in, xlsx};

/// Procedures whose rows are made at a time, by all threads.
const AT_A_TIME: usize = 256;

/// Every line of every dossier.
pub(super) fn lines(report: &Report<'_>, look: &Look) -> io::Result<Vec<Page>> {
    let columns = vec![
        Column::told(look.say(xlsx::PROCEDURE_CODE), 11.0, Kind::Word),
        Column::told(look.say(xlsx::LINE_ID), 8.0, Kind::Word),
        Column::told(look.say(labels::CASE), 24.0, Kind::Text),
        Column::told(look.say(xlsx::LINE_TEXT), 60.0, Kind::Text),
        Column::told(look.say(xlsx::LINE_KIND), 12.0, Kind::Word),
        Column::told(look.say(xlsx::LINE_GRADE), 18.0, Kind::Text),
        Column::told(look.say(xlsx::LINE_ALREADY), 9.0, Kind::Word),
        Column::told(look.say(labels::REGISTERS_OF_LINE), 32.0, Kind::Text),
        Column::told(look.say(xlsx::LINE_PROVISION), 28.0, Kind::Text),
    ];
    let mut table = Long::new(Shape::new(look.say(xlsx::SHEET_LINES), columns), look)?;
    for dossier in report.analysis.dossiers() {
        for (requirement, line) in dossier.lines() {
            line_row(&mut Cells::of(table.row()?), report, dossier, requirement, line, look);
        }
    }
    table.done()
}

fn line_row(
    cells: &mut Cells<'_>,
    report: &Report<'_>,
    dossier: Dossier<'_>,
    requirement: &Requirement,
    line: &Line,
    look: &Look,
) {
    let (knowledge, lang) = (report.analysis.knowledge, look.lang);
    let cases = &dossier.procedure.cases;
    let case = requirement.case.and_then(|case| cases.get(usize::from(case)));
    let register = |ix: &RegisterIx| name_in(&knowledge.registers[*ix].name, lang);
    let registers: Vec<&str> = line.verdict.registers.iter().map(register).collect();
    let provision = requirement.provision.as_ref().map(|place| place_in_law(place, knowledge));
    cells.text(dossier.procedure.code.as_str());
    cells.text(&requirement.id);
    cells.text(case.map_or("", |case| &case.name));
    cells.text(&requirement.text);
    cells.text(line.reading.kind.say(lang));
    cells.text(line.verdict.grade.say(lang));
    match dossier.exempting(line) {
        Some(by) => cells.text(&labels::EXEMPTED_BY.fill(lang, &[("line", &*by.id)])),
        None => cells.text(if line.reading.already { look.say(labels::YES) } else { "" }),
    }
    cells.text(&registers.join("; "));
    cells.text(&provision.unwrap_or_default());
}

/// Every measure, chosen or not.
pub(super) fn measures(report: &Report<'_>, look: &Look) -> io::Result<Vec<Page>> {
    let Some(appraisal) = report.appraisal else { return Ok(Vec::new()) };
    let columns = vec![
        Column::told(look.say(xlsx::PROCEDURE_CODE), 11.0, Kind::Word),
        Column::told(look.say(xlsx::LINE_ID), 8.0, Kind::Word),
        Column::told(look.say(labels::MEASURE), 32.0, Kind::Text),
        Column::told(look.say(xlsx::MEASURE_CHOSEN), 9.0, Kind::Word),
        Column::told(look.say(xlsx::MEASURE_ALONE), 16.0, Kind::Coins),
        Column::told(look.say(labels::AT_LOW), 14.0, Kind::Coins),
        Column::told(look.say(labels::AT_HIGH), 14.0, Kind::Coins),
        Column::told(look.say(xlsx::MEASURE_PART), 16.0, Kind::Coins),
        Column::told(look.say(xlsx::MEASURE_INSTRUMENTS), 34.0, Kind::Text),
        Column::told(look.say(xlsx::LINE_PROVISION), 24.0, Kind::Text),
        Column::told(look.say(xlsx::MEASURE_ID), 34.0, Kind::Word),
    ];
    let mut table = Long::new(Shape::new(look.say(xlsx::SHEET_MEASURES), columns), look)?;
    let appraised: Vec<_> = appraisal.dossiers().collect();
    let currency = appraisal.tariff().currency;
    for block in appraised.chunks(AT_A_TIME) {
        let rows = block.par_iter().map(|(dossier, one)| {
            measures::rows(appraisal, report.imposing.as_ref(), *dossier, one)
        });
        let rows: Vec<Vec<MeasureRow<'_>>> = rows.collect();
        for row in rows.iter().flatten() {
            measure_row(&mut Cells::of(table.row()?), row, currency, look);
        }
    }
    table.done()
}

fn measure_row(cells: &mut Cells<'_>, row: &MeasureRow<'_>, currency: Currency, look: &Look) {
    let coins = |amount: Money| page::units(amount, currency);
    let provision = row.provision.as_ref().map(|ProvisionRow { instrument, place, .. }| {
        place.map_or_else(|| (*instrument).to_owned(), |place| format!("{place}, {instrument}"))
    });
    cells.text(row.procedure);
    cells.text(row.requirement.unwrap_or_default());
    cells.text(row.kind.say(look.lang));
    cells.text(if row.chosen { look.say(labels::YES) } else { "" });
    cells.number(coins(row.saving.mid));
    cells.number(coins(row.saving.low));
    cells.number(coins(row.saving.high));
    cells.maybe(row.attributed.map(coins));
    cells.text(&row.instruments.join("; "));
    cells.text(&provision.unwrap_or_default());
    cells.text(&row.id);
}

/// Every finding.
pub(super) fn findings(report: &Report<'_>, look: &Look) -> io::Result<Vec<Page>> {
    let columns = vec![
        Column::told(look.say(labels::SEVERITY), 11.0, Kind::Word),
        Column::told(look.say(labels::CODE), 32.0, Kind::Word),
        Column::told(look.say(labels::NAME), 36.0, Kind::Text),
        Column::told(look.say(xlsx::PROCEDURE_CODE), 11.0, Kind::Word),
        Column::told(look.say(xlsx::LINE_ID), 8.0, Kind::Word),
        Column::told(look.say(xlsx::FINDING_SAYS), 80.0, Kind::Text),
    ];
    let mut table = Long::new(Shape::new(look.say(xlsx::SHEET_FINDINGS), columns), look)?;
    let (knowledge, lang) = (report.analysis.knowledge, look.lang);
    for block in report.findings.chunks(AT_A_TIME * 4) {
        let messages = block.par_iter().map(|finding| finding.message(knowledge, lang));
        let messages: Vec<String> = messages.collect();
        for (finding, message) in block.iter().zip(&messages) {
            let title = lint::rule(finding.code()).map_or("", |rule| rule.page.title.say(lang));
            let mut cells = Cells::of(table.row()?);
            cells.text(finding.severity().say(lang));
            cells.text(finding.code());
            cells.text(title);
            cells.text(finding.procedure().map_or("", |code| code.as_str()));
            cells.text(finding.place.requirement.as_deref().unwrap_or_default());
            cells.text(message);
        }
    }
    table.done()
}
