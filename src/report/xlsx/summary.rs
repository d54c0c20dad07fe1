//! The first sheet: what a report says in short, its sheets, and the cost as it stands after changes.

use std::io;

use super::costs;
use super::look::{Kind, Look, Use};
use super::page::{Page, Place, Value, cell};
use super::procedures::{self, List, at};
use super::sections::Stack;
use crate::cost::Basis;
use crate::report::Report;
use crate::report::sections::Section;
use crate::words::{Term, labels, xlsx};

/// The first sheet while the names of the others are still to come.
pub(super) struct Summary<'a> {
    stack: Stack<'a>,
}

/// Writes the sheet, and tells where the share of the cost that is saved stands on it.
pub(super) fn sheet<'a>(
    report: &Report<'_>,
    sections: &[&Section<'_>],
    list: &List,
    look: &'a Look,
) -> io::Result<(Summary<'a>, Option<Place>)> {
    let mut stack = Stack::new(xlsx::SHEET_SUMMARY, look)?;
    stack.widen(&[42.0, 22.0, 22.0, 22.0]);
    let mut sections = sections.iter();
    if let Some(headline) = sections.next() {
        stack.section(headline)?;
    }
    let place = live(&mut stack, report, list)?;
    sections.try_for_each(|section| stack.section(section))?;
    Ok((Summary { stack }, place))
}

/// The cost, worked out from the cost sheets by the office program itself.
fn live(stack: &mut Stack<'_>, report: &Report<'_>, list: &List) -> io::Result<Option<Place>> {
    let Some(appraisal) = report.appraisal else { return Ok(None) };
    let look = stack.look();
    let currency = appraisal.tariff().currency;
    let (before, after) = procedures::sum(report, appraisal.basis).unwrap_or_default();
    let columns = match appraisal.basis {
        Basis::PerDossier => [at::BEFORE, at::AFTER],
        Basis::Annual => [at::YEAR_BEFORE, at::YEAR_AFTER],
    };
    let title = format!("{} ({})", look.say(xlsx::LIVE_COST), appraisal.basis.say(look.lang));
    let note = xlsx::LIVE_NOTE.fill(
        look.lang,
        &[
            ("costs", look.say(xlsx::SHEET_COSTS)),
            ("procedures", look.say(xlsx::SHEET_PROCEDURES)),
            ("parameters", look.say(xlsx::SHEET_PARAMETERS)),
            ("charts", look.say(xlsx::SHEET_CHARTS)),
        ],
    );
    stack.title(&title)?;
    stack.sentence(&note, &look.note)?;
    let (page, row) = stack.page();
    let headings = [labels::BEFORE, labels::AFTER, labels::SAVING, xlsx::PERCENT_SAVED];
    for (col, heading) in (0..).zip(headings) {
        page.text_as(*row, col, look.say(heading), &look.heading)?;
    }
    *row += 1;
    let coins = look.band(Kind::Coins, Use::Told);
    let saving = before.minus(after).unwrap_or_default();
    let difference = format!("{}-{}", cell(*row, 0), cell(*row, 1));
    let cells = [
        (0, list.total(columns[0]), before),
        (1, list.total(columns[1]), after),
        (2, difference, saving),
    ];
    for (col, formula, amount) in cells {
        let value = Value::of_money(amount, currency);
        page.formula_as(*row, col, &formula, &value, &coins)?;
    }
    let percent = costs::percent(&cell(*row, 0), &cell(*row, 2));
    let value = costs::percent_value(saving.percent_of(before));
    page.formula_as(*row, 3, &percent, &value, &look.band(Kind::Percent, Use::Told))?;
    let place = Place { sheet: page.name().into(), row: *row, col: 3 };
    *row += 1;
    Ok(Some(place))
}

impl Summary<'_> {
    /// The finished sheet, with a link to each of the others.
    pub(super) fn done(self, pages: &[Page]) -> io::Result<Page> {
        let Self { mut stack } = self;
        let look = stack.look();
        stack.title(look.say(xlsx::CONTENTS))?;
        let (page, row) = stack.page();
        for other in pages {
            let target = Place { sheet: other.name().into(), row: 0, col: 0 };
            page.link(*row, 0, &other.name(), &target, &look.link)?;
            *row += 1;
        }
        stack.done()
    }
}
