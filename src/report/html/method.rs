//! What the page was made from and how: whoever doubts a figure begins here.

use super::View;
use super::markup::{Cell, Column, Markup};
use crate::report::sections::{self, Block, constant_in_words};
use crate::words::{html, labels};

/// Constants that the table shows, those that move the result most.
const SWINGS: usize = 12;

/// Writes the sources and the method.
pub(super) fn write(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    out.section("method", html::METHOD.say(lang));
    for phrase in [html::METHOD_GRADE, html::METHOD_COST, html::METHOD_TARGET] {
        out.element("p", phrase.say(lang));
    }
    inputs(view, out);
    swings(view, out);
    out.raw("</section>\n");
}

/// What two reports must have in common to be comparable.
fn inputs(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let section = sections::inputs(view.report, lang);
    out.element("h3", &section.title).raw("<dl class=\"facts\">\n");
    for block in &section.blocks {
        let Block::Table(table) = block else { continue };
        for row in table.rows.iter() {
            for (cell, tag) in row.into_iter().zip(["dt", "dd"]) {
                out.element(tag, &cell.say(lang));
            }
        }
    }
    out.raw("</dl>\n");
}

/// The constants on which the percentage hangs.
fn swings(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let Some(appraisal) = view.report.appraisal else { return };
    let columns = [
        Column::Words(labels::CONSTANT),
        Column::Number(labels::AT_LOW),
        Column::Number(labels::AT_HIGH),
        Column::Words(labels::FLIPS),
    ];
    let widest: Vec<_> = appraisal.draws.swings.iter().take(SWINGS).collect();
    out.table(labels::SWINGS.say(lang), &columns, &widest, lang, |swing| {
        let flips = if swing.flips { labels::YES.say(lang) } else { "" };
        vec![
            Cell::Words(constant_in_words(swing.parameter, lang)),
            Cell::percent(Some(swing.percent.low), lang),
            Cell::percent(Some(swing.percent.high), lang),
            Cell::Words(flips.to_owned()),
        ]
    });
}
