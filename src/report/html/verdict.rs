//! What a reader looks at first: both axes against the target, and what they rest on.

use std::io;

use super::chart::{self, Chart, Progress};
use super::markup::{Cell, Column, Markup};
use super::{View, drawn_percent};
use crate::appraisal::AxisProgress;
use crate::report::cost::{CostTotals, word};
use crate::report::sections::{
    self, Block, Quantity, assumed, assumptions, axis_verdict, headline,
};
use crate::target::Measured;
use crate::words::{Term, html, labels, name_in};

/// Writes the verdict.
pub(super) fn write(view: &View<'_>, out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    out.section("verdict", html::SUMMARY.say(lang));
    let registers = &view.report.inputs.registers;
    let assumed: Vec<String> = assumptions(registers, view.knowledge(), lang).collect();
    for line in &assumed {
        out.element("p class=\"mind\"", line);
    }
    if let (Some(appraisal), Some(cost)) = (view.report.appraisal, &view.report.totals.cost) {
        axes(view, cost, &appraisal.axes, out)?;
        costs(view, cost, out);
    }
    out.element("h3", labels::DOSSIER.say(lang));
    for block in headline(view.report, lang).blocks {
        match block {
            Block::Line(line) if !assumed.contains(&line) => out.element("p", &line),
            // The header of the page says what it was made from.
            _ => out,
        };
    }
    out.raw("</section>\n");
    Ok(())
}

/// The axes as a picture and as a table.
fn axes(
    view: &View<'_>,
    cost: &CostTotals,
    axes: &[AxisProgress],
    out: &mut Markup,
) -> io::Result<()> {
    let lang = view.lang;
    if let Some(appraisal) = view.report.appraisal {
        let name = name_in(&appraisal.target().name, lang);
        out.element("h3", &format!("{}: {name}", labels::TARGET.say(lang)));
    }
    let goal =
        |row: &AxisProgress| row.goal.percent.map(|goal| format!("≥ {}", lang.percentage(goal)));
    let parts = |row: &AxisProgress| {
        let amount = |value| Quantity::of(value, row.goal.axis(), cost.currency).say(lang);
        (amount(row.progress.cut), amount(row.progress.baseline))
    };
    let said: Vec<String> = axes
        .iter()
        .map(|row| {
            let (cut, baseline) = parts(row);
            let goal = goal(row).unwrap_or_else(|| html::NO_GOAL.say(lang).to_owned());
            html::AXIS_LINE.fill(
                lang,
                &[
                    ("axis", row.goal.axis().say(lang)),
                    ("percent", &lang.any_percentage(row.progress.percent())),
                    ("cut", &cut),
                    ("baseline", &baseline),
                    ("goal", &goal),
                    ("verdict", axis_verdict(row, lang)),
                ],
            )
        })
        .collect();
    out.raw("<ul class=\"said\">\n");
    for line in &said {
        out.element("li", line);
    }
    out.raw("</ul>\n");
    let rows: Vec<Progress> = axes
        .iter()
        .filter_map(|row| {
            let percent = row.progress.percent()?;
            let range = cost.range.percent;
            let is_cost = row.goal.measured == Measured::Cost;
            Some(Progress {
                name: row.goal.axis().say(lang).to_owned(),
                cut: drawn_percent(percent),
                label: lang.percentage(percent),
                goal: row.goal.percent.map(drawn_percent),
                range: is_cost.then(|| (drawn_percent(range.low), drawn_percent(range.high))),
            })
        })
        .collect();
    let chart = Chart {
        id: "chart-axes",
        title: html::CHART_AXES.say(lang),
        desc: &said.join(". "),
        note: html::CHART_AXES_NOTE.say(lang),
        lang,
    };
    if !rows.is_empty() {
        chart::progress(out, &chart, &rows)?;
    }
    let columns = [
        Column::Words(labels::AXIS),
        Column::Words(labels::UNIT),
        Column::Words(labels::FRACTION),
        Column::Number(labels::CUT),
        Column::Words(labels::GOAL),
        Column::Words(labels::VERDICT),
    ];
    out.table(labels::TARGET.say(lang), &columns, axes, lang, |row| {
        let (cut, baseline) = parts(row);
        let unit = match row.goal.measured {
            Measured::Units(unit, _) => unit.say(lang),
            Measured::Cost => cost.basis.say(lang),
            Measured::Time => "",
        };
        vec![
            Cell::Words(row.goal.axis().say(lang).to_owned()),
            Cell::Words(unit.to_owned()),
            Cell::Words(format!("{cut} / {baseline}")),
            Cell::percent(row.progress.percent(), lang),
            Cell::Words(goal(row).unwrap_or_else(|| html::NO_GOAL.say(lang).to_owned())),
            Cell::Words(axis_verdict(row, lang).to_owned()),
        ]
    });
    Ok(())
}

/// What it costs, how sure that is, and which measures save what.
fn costs(view: &View<'_>, cost: &CostTotals, out: &mut Markup) {
    let lang = view.lang;
    out.element("h3", labels::COST_TITLE.say(lang));
    let basis = word(cost.basis);
    let slots = [("basis", cost.basis.say(lang)), ("word", &*basis)];
    out.element("p class=\"mind\"", &html::COST_BASIS_IS.fill(lang, &slots));
    for block in sections::costs(view.report, cost, lang).blocks {
        match block {
            Block::Line(line) => out.element("p", &line),
            Block::Detail(line) => out.element("p class=\"faint\"", &line),
            Block::Note(_) | Block::List(_) | Block::Table(_) => out,
        };
    }
    if let Some(percent) = cost.defaults_percent {
        out.element("p class=\"mind\"", &assumed(percent, lang));
    }
    let columns = [
        Column::Words(labels::MEASURE),
        Column::Words(labels::CODE),
        Column::Number(labels::COUNT),
        Column::Number(labels::SAVING),
    ];
    out.table(labels::MEASURES.say(lang), &columns, &cost.by_kind, lang, |row| {
        let saving = lang.amount(row.saving, cost.currency);
        vec![
            Cell::Words(row.kind.say(lang).to_owned()),
            Cell::Words(row.kind.word().to_owned()),
            Cell::count(row.measures, lang),
            Cell::Number(saving, row.saving.coins().into()),
        ]
    });
}
