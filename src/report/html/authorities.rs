//! Which authorities are behind, and whose papers which registers could replace.

use std::collections::BTreeMap;
use std::io;

use super::chart::{self, Chart, Pair};
use super::markup::{Cell, Column, Markup};
use super::{View, drawn, filtered};
use crate::knowledge::RegisterIx;
use crate::report::{AuthorityCount, GroupRow};
use crate::target::{Axis, Measured, Reached, reached};
use crate::words::{Term, html, labels, name_in};

/// Authorities that a chart shows; the table has all.
const IN_CHART: usize = 20;
/// Registers that the heat map shows, those that replace most.
const REGISTERS: usize = 14;

/// Writes the figures of the authorities.
pub(super) fn write(view: &View<'_>, out: &mut Markup) -> io::Result<()> {
    out.section("authorities", html::BY_AUTHORITY.say(view.lang));
    before_and_after(view, out)?;
    table(view, out);
    heat(view, out);
    out.raw("</section>\n");
    Ok(())
}

fn before_and_after(view: &View<'_>, out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    let totals = &view.report.totals;
    let (Some(groups), Some(cost)) = (&totals.groups, &totals.cost) else { return Ok(()) };
    let words = |row: &GroupRow| {
        let slots = [
            ("before", &*lang.coins(row.before, cost.currency)),
            ("after", &*lang.coins(row.after, cost.currency)),
            ("percent", &*lang.any_percentage(row.percent)),
        ];
        html::BEFORE_AFTER.fill(lang, &slots)
    };
    let rows = || groups.authority.iter().take(IN_CHART);
    let pairs: Vec<Pair> = rows()
        .map(|row| Pair {
            name: view.authority(&row.key).to_owned(),
            before: drawn(row.before.coins()),
            after: drawn(row.after.coins()),
            label: words(row),
        })
        .collect();
    if pairs.is_empty() {
        return Ok(());
    }
    let desc: Vec<String> =
        rows().map(|row| format!("{}: {}", view.authority(&row.key), words(row))).collect();
    let note = html::CHART_BEFORE_NOTE.fill(lang, &[("basis", cost.basis.say(lang))]);
    let title = html::CHART_BEFORE.say(lang);
    let desc = desc.join(". ");
    let chart = Chart { id: "chart-before", title, desc: &desc, note: &note, lang };
    chart::pairs(out, &chart, &pairs)
}

/// The figures of each authority, measured as the whole is.
fn table(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let totals = &view.report.totals;
    let caption = labels::COST_BY_AUTHORITY.say(lang);
    let counts: BTreeMap<&str, &AuthorityCount> =
        view.report.summary.authorities.iter().map(|count| (key(view, count), count)).collect();
    let papers = |key: &str| counts.get(key).copied();
    let (Some(groups), Some(cost)) = (&totals.groups, &totals.cost) else {
        counted(view, out);
        return;
    };
    let columns = [
        Column::Words(labels::AUTHORITY),
        Column::Number(labels::COLUMN_PROCEDURES),
        Column::Number(labels::COLUMN_PAPERS),
        Column::Number(html::FULL_PAPERS),
        Column::Number(labels::REGULATIONS_CUT),
        Column::Number(labels::BEFORE),
        Column::Number(labels::SAVING),
        Column::Number(labels::COST_CUT),
        Column::Words(html::STATE),
    ];
    let money = |amount: crate::cost::Money| {
        Cell::Number(lang.coins(amount, cost.currency), amount.coins().into())
    };
    out.table(caption, &columns, &groups.authority, lang, |row| {
        let count = papers(&row.key);
        let full = |count: &AuthorityCount| count.grades.full + count.grades.fact_only;
        vec![
            Cell::Link(view.authority(&row.key).to_owned(), filtered(&[("authority", &row.key)])),
            Cell::count(row.procedures, lang),
            Cell::count(count.map_or(0, |count| count.papers), lang),
            Cell::count(count.map_or(0, full), lang),
            Cell::percent(row.regulations_percent, lang),
            money(row.before),
            money(row.saving),
            Cell::percent(row.percent, lang),
            Cell::Words(state(view, row)),
        ]
    });
    out.element("p class=\"faint\"", cost.basis.say(lang));
}

/// Papers by authority, where no cost was worked out.
fn counted(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let columns = [
        Column::Words(labels::AUTHORITY),
        Column::Number(labels::COLUMN_PROCEDURES),
        Column::Number(labels::COLUMN_PAPERS),
        Column::Number(labels::COLUMN_FULL),
        Column::Number(labels::COLUMN_PARTIAL),
    ];
    let rows = &view.report.summary.authorities;
    out.table(labels::AUTHORITIES.say(lang), &columns, rows, lang, |row| {
        let key = key(view, row);
        vec![
            Cell::Link(view.authority(key).to_owned(), filtered(&[("authority", key)])),
            Cell::count(row.procedures, lang),
            Cell::count(row.papers, lang),
            Cell::count(row.grades.full + row.grades.fact_only, lang),
            Cell::count(row.grades.partial, lang),
        ]
    });
}

/// Id of an authority, or its printed name when the id is not known.
fn key<'r>(view: &View<'r>, count: &'r AuthorityCount) -> &'r str {
    let known = &view.knowledge().authorities;
    count.authority.map_or(&*count.printed, |ix| &*known[ix].id)
}

/// On which axes of the target a part of the catalogue is behind.
fn state(view: &View<'_>, row: &GroupRow) -> String {
    let lang = view.lang;
    let axes = view.report.appraisal.map_or(&[][..], |appraisal| &appraisal.axes);
    let mut asked = false;
    let mut behind = Vec::new();
    let mut units_seen = false;
    for axis in axes {
        let standing = match &axis.goal.measured {
            // Groups are counted on the first axis that counts.
            Measured::Units(_, states) if !units_seen => {
                units_seen = true;
                let cut = i128::from(row.regulations.in_states(states));
                reached(axis.goal.percent, cut, row.regulations.baseline.into())
            }
            Measured::Cost => {
                let (cut, of) = (row.saving.coins().into(), row.before.coins().into());
                reached(axis.goal.percent, cut, of)
            }
            Measured::Units(..) | Measured::Time => Reached::NotAsked,
        };
        asked |= standing != Reached::NotAsked;
        if standing == Reached::No {
            behind.push(Axis::say(&axis.goal.axis(), lang));
        }
    }
    match (asked, behind.is_empty()) {
        (false, _) => html::NOTHING_ASKED.say(lang).to_owned(),
        (true, true) => html::REACHES_ALL.say(lang).to_owned(),
        (true, false) => html::MISSES_SOME.fill(lang, &[("axes", &behind.join(", "))]),
    }
}

/// Lines that data can replace, by authority and register. A table with shaded cells rather than a
/// drawing: its numbers can be read, sorted, heard and followed.
fn heat(view: &View<'_>, out: &mut Markup) {
    let lang = view.lang;
    let known = &view.knowledge().registers;
    let mut cells: BTreeMap<&str, BTreeMap<RegisterIx, usize>> = BTreeMap::new();
    let mut totals: BTreeMap<RegisterIx, usize> = BTreeMap::new();
    for dossier in view.report.analysis.dossiers() {
        let procedure = dossier.procedure;
        let key = procedure.authority.map(|ix| &*view.knowledge().authorities[ix].id);
        let row = cells.entry(key.unwrap_or(&procedure.authority_text)).or_default();
        for register in dossier.lines().flat_map(|(_, line)| &line.verdict.registers) {
            *row.entry(*register).or_default() += 1;
            *totals.entry(*register).or_default() += 1;
        }
    }
    let mut columns: Vec<(RegisterIx, usize)> = totals.into_iter().collect();
    columns.sort_by_key(|(_, lines)| std::cmp::Reverse(*lines));
    columns.truncate(REGISTERS);
    let rows = view.report.summary.authorities.iter();
    let most = cells.values().flat_map(BTreeMap::values).copied().max().unwrap_or_default();
    let rows: Vec<&AuthorityCount> =
        rows.filter(|row| cells.get(key(view, row)).is_some_and(|row| !row.is_empty())).collect();
    if columns.is_empty() {
        return;
    }
    let caption = html::HEAT.say(lang);
    out.raw("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"").text(caption);
    out.raw("\"><table class=\"sortable heat\">\n<caption>").text(caption);
    out.raw("</caption>\n<thead><tr><th scope=\"col\">").text(labels::AUTHORITY.say(lang));
    out.raw("</th>");
    for (register, _) in &columns {
        out.raw("<th scope=\"col\" class=\"n\">").text(name_in(&known[*register].name, lang));
        out.raw("</th>");
    }
    out.raw("</tr></thead>\n<tbody>\n");
    for row in rows {
        let key = key(view, row);
        out.raw("<tr><th scope=\"row\">").text(view.authority(key)).raw("</th>");
        for (register, _) in &columns {
            let lines = cells.get(key).and_then(|row| row.get(register)).copied().unwrap_or(0);
            let shade = shade(lines, most);
            out.raw(&format!("<td class=\"n h{shade}\" data-v=\"{lines}\">"));
            if lines > 0 {
                let id = &*known[*register].id;
                let target = filtered(&[("authority", key), ("register", id)]);
                out.raw("<a href=\"").text(&target).raw("\">").text(&lang.count(lines)).raw("</a>");
            }
            out.raw("</td>");
        }
        out.raw("</tr>\n");
    }
    out.raw("</tbody></table></div>\n");
    out.element("p class=\"faint\"", html::HEAT_NOTE.say(lang));
}

/// How dark a cell is, 0 to 5: by the square root of its part of the most, so that small numbers can
/// still be told apart.
fn shade(lines: usize, most: usize) -> usize {
    if lines == 0 {
        return 0;
    }
    (1..5).find(|shade| lines * 25 <= shade * shade * most).unwrap_or(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_lines_are_told_apart() {
        assert_eq!([0, 1, 5, 20, 35, 60].map(|lines| shade(lines, 60)), [0, 1, 2, 3, 4, 5]);
        assert_eq!(shade(1, 1), 5);
    }
}
