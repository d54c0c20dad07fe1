//! What is asked for most, what would free most papers, what the whole graph shows, and what the rules
//! found.

use std::collections::BTreeMap;

use super::View;
use super::filtered;
use super::markup::{Cell, Column, Markup};
use crate::graph::ProcedureIx;
use crate::knowledge::DocumentIx;
use crate::lint::{self, Severity};
use crate::report::sections;
use crate::words::{Term, html, labels, name_in};

/// Writes the sections on papers and on findings.
pub(super) fn write(view: &View<'_>, out: &mut Markup) {
    out.section("papers", html::PAPERS.say(view.lang));
    registers(view, out);
    asked(view, out);
    unlocks(view, out);
    abolition(view, out);
    circles(view, out);
    bundles(view, out);
    out.raw("</section>\n");
    findings(view, out);
}

fn registers(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let mut rows: Vec<(&String, &usize)> = view.report.totals.registers.iter().collect();
    rows.sort_by_key(|(_, lines)| std::cmp::Reverse(**lines));
    let all = view.report.totals.requirements;
    let columns = [
        Column::Words(labels::REGISTER),
        Column::Words(labels::CODE),
        Column::Number(labels::HOLDS),
        Column::Number(labels::SHARE_OF_LINES),
    ];
    out.table(labels::REGISTERS.say(lang), &columns, &rows, lang, |(id, lines)| {
        let key = i128::try_from(**lines).unwrap_or_default();
        vec![
            Cell::Link(view.register(id).to_owned(), filtered(&[("register", id)])),
            Cell::Words((*id).clone()),
            Cell::count(**lines, lang),
            Cell::Number(lang.percent(**lines, all), key),
        ]
    });
}

fn asked(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let known = &view.knowledge().documents;
    let columns = [
        Column::Words(labels::PAPER),
        Column::Words(labels::CODE),
        Column::Number(labels::ASKED),
        Column::Number(labels::REPLACED),
    ];
    let rows = &view.report.summary.papers;
    out.table(labels::TOP_PAPERS.say(lang), &columns, rows, lang, |row| {
        let paper = &known[row.document];
        vec![
            Cell::Link(name_in(&paper.name, lang).to_owned(), filtered(&[("paper", &paper.id)])),
            Cell::Words(paper.id.to_string()),
            Cell::count(row.asked, lang),
            Cell::count(row.replaceable, lang),
        ]
    });
}

fn unlocks(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let known = view.knowledge();
    let columns = [
        Column::Words(labels::OPENING),
        Column::Words(labels::REGISTER),
        Column::Number(labels::COLUMN_PAPERS),
        Column::Number(labels::COLUMN_LINES),
    ];
    let rows = &view.report.analysis.insights.unlocks;
    out.table(labels::UNLOCKS.say(lang), &columns, rows, lang, |row| {
        let opening = sections::opening(row.opening, known, lang);
        let registers = row.registers.iter().map(|ix| name_in(&known.registers[*ix].name, lang));
        vec![
            Cell::Words(opening),
            Cell::Words(registers.collect::<Vec<_>>().join(", ")),
            Cell::count(row.papers.len(), lang),
            Cell::Number(lang.number(row.requirements), row.requirements.into()),
        ]
    });
}

fn abolition(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let columns =
        [Column::Words(labels::CODE), Column::Words(labels::NAME), Column::Words(labels::RESULTS)];
    let all = view.report.analysis.insights.abolition.iter();
    let rows: Vec<_> =
        all.filter_map(|row| Some((view.report.analysis.procedure(row.procedure)?, row))).collect();
    out.table(labels::ABOLITION.say(lang), &columns, &rows, lang, |(procedure, row)| {
        vec![
            Cell::Link(procedure.code.to_string(), format!("#{}", procedure.code)),
            Cell::Quoted(procedure.name.to_string()),
            Cell::Words(names(view, &row.papers)),
        ]
    });
}

/// Circles, each whole, back to where it began.
fn circles(view: &View<'_>, out: &mut Markup) {
    let rows = &view.report.analysis.insights.circles;
    if rows.is_empty() {
        return;
    }
    out.element("h3", labels::CYCLES.say(view.lang)).raw("<ul>\n");
    for circle in rows {
        let links = circle.links.iter().chain(circle.links.first()).map(|link| link.procedure);
        out.raw("<li>");
        codes(view, links, " → ", out);
        out.raw("</li>\n");
    }
    out.raw("</ul>\n");
}

fn bundles(view: &View<'_>, out: &mut Markup) {
    let rows = &view.report.analysis.insights.bundles;
    if rows.is_empty() {
        return;
    }
    out.element("h3", labels::BUNDLES.say(view.lang)).raw("<ul class=\"close\">\n");
    for bundle in rows.iter().take(40) {
        out.raw("<li>");
        codes(view, bundle.procedures.iter().copied(), ", ", out);
        out.raw(": ").text(&names(view, &bundle.common)).raw("</li>\n");
    }
    out.raw("</ul>\n");
}

fn codes(
    view: &View<'_>,
    procedures: impl Iterator<Item = ProcedureIx>,
    between: &str,
    out: &mut Markup,
) {
    let known = procedures.filter_map(|ix| view.report.analysis.procedure(ix));
    for (at, procedure) in known.enumerate() {
        out.raw(if at > 0 { between } else { "" });
        let code = procedure.code.as_str();
        out.raw("<a href=\"#").text(code).raw("\">").text(code).raw("</a>");
    }
}

fn names(view: &View<'_>, papers: &[DocumentIx]) -> String {
    let known = &view.knowledge().documents;
    let names = papers.iter().map(|ix| name_in(&known[*ix].name, view.lang));
    names.collect::<Vec<_>>().join(", ")
}

/// Findings by rule; each procedure has its own.
fn findings(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    out.section("findings", html::FINDINGS.say(lang));
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for finding in &view.report.findings {
        *counts.entry((finding.severity(), finding.code())).or_default() += 1;
    }
    let rows: Vec<_> = counts.into_iter().collect();
    let columns = [
        Column::Words(labels::CODE),
        Column::Words(labels::SEVERITY),
        Column::Words(labels::RULE_WHAT),
        Column::Number(labels::COUNT),
    ];
    out.table(html::RULES.say(lang), &columns, &rows, lang, |((severity, code), count)| {
        let what = lint::rule(code).map_or("", |rule| rule.page.title.say(lang));
        vec![
            Cell::Link((*code).to_owned(), filtered(&[("rule", code)])),
            Cell::Words(severity.say(lang).to_owned()),
            Cell::Words(what.to_owned()),
            Cell::count(*count, lang),
        ]
    });
    if rows.is_empty() {
        out.element("p", labels::NOTHING_FOUND.say(lang));
    }
    out.raw("</section>\n");
}
