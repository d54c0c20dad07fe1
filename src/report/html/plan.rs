//! The plan: which texts, in which order, how far each gets, and what other levels would take.

use std::collections::BTreeMap;
use std::io;

use super::Road;
use super::View;
use super::chart::{self, Chart, Line};
use super::drawn_percent;
use super::filtered;
use super::markup::{Cell, Column, Markup};
use crate::cost::Decimal;
use crate::report::plan::{LevelRow, StepRow};
use crate::report::sections;
use crate::report::sections::plan::{
    Sheet, axis, columns_of_stage, effort, left_out_row, plan_in_words, reason, step,
};
use crate::target::Axis;
use crate::words::{Phrase, Term, html, labels, plan};

/// Writes a plan.
pub(super) fn write(view: &View<'_>, road: &Road<'_>, out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    out.section("plan", html::PLAN.say(lang));
    for line in plan_in_words(road.report, lang) {
        out.element("p", &line);
    }
    if road.report.stopped {
        out.element("p class=\"mind\"", plan::STOPPED.say(lang));
    }
    out.element("p class=\"faint\"", road.report.basis.say(lang));
    reached(view, road, out)?;
    let sheet = Sheet::new(road.report, road.survey);
    steps(view, road, sheet, out);
    reasons(view, road, sheet, out);
    frontier(view, road, out)?;
    left_out(view, road, out);
    out.raw("</section>\n");
    Ok(())
}

fn axes(road: &Road<'_>) -> Vec<Axis> {
    road.report.axes.keys().map(|word| axis(word)).collect()
}

/// How far the road gets step by step.
fn reached(view: &View<'_>, road: &Road<'_>, out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    let steps = &road.report.instruments;
    if steps.is_empty() {
        return Ok(());
    }
    let mut lines = Vec::new();
    let mut desc = Vec::new();
    for axis in axes(road) {
        let Some(goal) = road.report.axes.get(axis.word()) else { continue };
        let percent = |step: &StepRow| {
            let reached = step.reached.get(axis.word())?.checked_mul(100)?;
            Decimal::ratio(reached, goal.baseline)
        };
        let mut points = vec![(0.0, 0.0)];
        for (at, step) in (1_u32..).zip(steps) {
            points.extend(percent(step).map(|percent| (f64::from(at), drawn_percent(percent))));
        }
        let last = lang.any_percentage(steps.last().and_then(percent));
        desc.push(format!("{}: {last}", axis.say(lang)));
        lines.push(Line { name: axis.say(lang).to_owned(), points, is_goal: false });
    }
    let mut goals: BTreeMap<Decimal, Vec<&str>> = BTreeMap::new();
    for (word, row) in &road.report.axes {
        goals.entry(row.goal).or_default().push(axis(word).say(lang));
    }
    let right = lines.iter().flat_map(|line| &line.points).map(|at| at.0).fold(0.0, f64::max);
    let one_for_all = goals.len() == 1;
    lines.extend(goals.into_iter().rev().map(|(goal, axes)| {
        let points = vec![(0.0, drawn_percent(goal)), (right, drawn_percent(goal))];
        let mut name = format!("{} {}", labels::GOAL.say(lang), lang.percentage(goal));
        if !one_for_all {
            name = format!("{name}: {}", axes.join(", "));
        }
        Line { name, points, is_goal: true }
    }));
    let chart = Chart {
        id: "chart-road",
        title: html::CHART_ROAD.say(lang),
        desc: &desc.join(". "),
        note: html::CHART_ROAD_NOTE.say(lang),
        lang,
    };
    chart::lines(out, &chart, &lines)
}

/// Tables of the same cells as on a terminal; the first leads to the procedures.
fn table<T>(
    view: &View<'_>,
    caption: &str,
    columns: &[Column],
    rows: &[T],
    out: &mut Markup,
    cells: impl Fn(&T) -> Vec<sections::Cell>,
) {
    out.table(caption, columns, rows, view.lang, |row| {
        let mut cells = cells(row).into_iter().map(|cell| cell.say(view.lang));
        let first = cells.next().unwrap_or_default();
        let target = filtered(&[("instrument", &first)]);
        let first = Cell::QuotedLink(first, target);
        std::iter::once(first).chain(cells.map(Cell::Words)).collect()
    });
}

fn steps(view: &View<'_>, road: &Road<'_>, sheet: Sheet<'_>, out: &mut Markup) {
    let lang = view.lang;
    let axes = axes(road);
    let mut stages: BTreeMap<usize, Vec<&StepRow>> = BTreeMap::new();
    for row in &road.report.instruments {
        stages.entry(row.stage).or_default().push(row);
    }
    for (stage, rows) in stages {
        let signer = sheet.signer(rows.first().and_then(|row| row.signer), lang);
        let slots = [("n", &*lang.count(stage)), ("signer", &*signer)];
        let caption = plan::STAGE.fill(lang, &slots);
        let dated = rows.iter().any(|row| row.by.is_some());
        let column = |(title, number): (Phrase, bool)| match number {
            true => Column::Number(title),
            false => Column::Words(title),
        };
        let columns: Vec<Column> = columns_of_stage(&axes, dated).into_iter().map(column).collect();
        table(view, &caption, &columns, &rows, out, |row| step(row, sheet, &axes, lang));
    }
}

fn reasons(view: &View<'_>, road: &Road<'_>, sheet: Sheet<'_>, out: &mut Markup) {
    let lang = view.lang;
    let columns = [
        Column::Words(labels::INSTRUMENT),
        Column::Words(plan::WITHOUT),
        Column::Number(plan::LEAST_WITHOUT),
    ];
    let rows = &road.report.instruments;
    let caption = plan::WHY.say(lang);
    table(view, caption, &columns, rows, out, |row| reason(row, sheet, lang));
}

fn left_out(view: &View<'_>, road: &Road<'_>, out: &mut Markup) {
    let lang = view.lang;
    let columns = [
        Column::Words(labels::INSTRUMENT),
        Column::Words(labels::RANK),
        Column::Number(plan::WEIGHT),
        Column::Number(plan::COLUMN_MEASURES),
        Column::Words(plan::REASON),
    ];
    let rows = &road.report.left_out;
    let caption = plan::LEFT_OUT.say(lang);
    table(view, caption, &columns, rows, out, |row| left_out_row(row, lang));
}

/// What other levels of reduction take.
fn frontier(view: &View<'_>, road: &Road<'_>, out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    let rows = &road.report.frontier;
    let Some(first) = rows.first() else { return Ok(()) };
    let axes: Vec<&'static str> = first.axes.keys().copied().collect();
    let line = |name: &str, weight: &dyn Fn(&LevelRow) -> Option<u64>| {
        let point = |row: &LevelRow| {
            let weight = i64::try_from(weight(row)?).ok()?;
            Some((drawn_percent(row.percent), super::drawn(weight)))
        };
        let points = rows.iter().filter_map(point).collect();
        Line { name: name.to_owned(), points, is_goal: false }
    };
    let mut lines = Vec::new();
    for word in &axes {
        let weight = |row: &LevelRow| row.axes.get(word)?.objective;
        lines.push(line(axis(word).say(lang), &weight));
    }
    lines.push(line(plan::ALL_AXES.say(lang), &|row| row.all.objective));
    let desc: Vec<String> = rows
        .iter()
        .map(|row| format!("{}: {}", lang.percentage(row.percent), effort(Some(&row.all), lang)))
        .collect();
    let chart = Chart {
        id: "chart-frontier",
        title: plan::FRONTIER.say(lang),
        desc: &desc.join(". "),
        note: html::CHART_FRONTIER_NOTE.say(lang),
        lang,
    };
    chart::lines(out, &chart, &lines)?;
    let mut columns = vec![Column::Number(plan::LEVEL)];
    columns.extend(axes.iter().map(|word| Column::Number(plan::column(axis(word)))));
    columns.push(Column::Number(plan::ALL_AXES));
    let caption: Phrase = plan::FRONTIER;
    out.table(caption.say(lang), &columns, rows, lang, |row| {
        let key = row.percent.millionths().into();
        let mut cells = vec![Cell::Number(lang.percentage(row.percent), key)];
        cells.extend(axes.iter().map(|word| Cell::Words(effort(row.axes.get(word), lang))));
        cells.push(Cell::Words(effort(Some(&row.all), lang)));
        cells
    });
    Ok(())
}
