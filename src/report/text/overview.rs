//! The report of `analyze` on a terminal.

use std::io::{self, Write};

use super::table::Column::{Number, Words};
use super::{Layout, Page, counts};
use crate::derive::Opening;
use crate::graph::ProcedureIx;
use crate::knowledge::{DocumentIx, Knowledge};
use crate::report::{AssumedRegisters, AuthorityCount, Report};
use crate::words::{Lang, labels, name_in};

/// Names in one cell before the list is shortened.
const IN_A_CELL: usize = 5;

/// Writes the headline and the tables of a report.
///
/// # Errors
/// Errors of the writer.
pub fn overview(report: &Report<'_>, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(out, layout);
    headline(&mut page, report)?;
    if let Some(compared) = &report.comparison {
        super::comparison::comparison(&mut page, compared)?;
    }
    super::appraisal::costs(&mut page, report)?;
    registers(&mut page, report)?;
    authorities(&mut page, report)?;
    procedures(&mut page, report)?;
    papers(&mut page, report)?;
    unlocks(&mut page, report)?;
    abolition(&mut page, report)?;
    circles(&mut page, report)?;
    bundles(&mut page, report)?;
    counts(&mut page, &report.findings)
}

fn headline(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let (totals, inputs) = (&report.totals, &report.inputs);
    let title = labels::TITLE.say(lang);
    let bold = super::HEADING;
    writeln!(page.out, "{bold}{title}{bold:#}")?;
    let read = labels::READ.fill(
        lang,
        &[
            ("procedures", &labels::PROCEDURES.count(totals.procedures, lang)),
            ("lines", &labels::LINES.count(totals.requirements, lang)),
            ("papers", &labels::PAPERS.count(totals.lines.document, lang)),
            ("forms", &labels::FORMS.count(totals.lines.form, lang)),
            ("notes", &labels::NOTES.count(totals.lines.note, lang)),
        ],
    );
    page.line(&read)?;
    if inputs.left_out > 0 {
        let count = lang.count(inputs.left_out);
        let records = lang.count(inputs.records);
        page.line(&labels::NOT_USED.fill(lang, &[("count", &count), ("records", &records)]))?;
    }
    // The sentence speaks of papers; forms and notes are graded too, but nobody hands in a note.
    let grades = totals.papers;
    let papers = totals.lines.document;
    let replaceable = labels::REPLACEABLE.fill(
        lang,
        &[
            ("full", &lang.count(grades.full)),
            ("percent", &lang.percent(grades.full, papers)),
            ("partial", &lang.count(grades.partial)),
            ("fact", &lang.count(grades.fact_only)),
            ("none", &lang.count(grades.none)),
        ],
    );
    page.line(&replaceable)?;
    let already = labels::LINES.count(totals.already, lang);
    page.line(&labels::ALREADY.fill(lang, &[("lines", &already)]))?;
    let mut made = vec![labels::AS_OF.fill(lang, &[("date", &lang.date(inputs.as_of))])];
    made.push(labels::KNOWLEDGE_AS_OF.fill(lang, &[("date", &lang.date(inputs.knowledge))]));
    let digest = inputs.digest.get(..12).unwrap_or(&inputs.digest);
    made.push(labels::DIGEST.fill(lang, &[("digest", digest)]));
    made.push(inputs.tool.to_owned());
    page.faint(&made.join("; "))?;
    assumptions(page, &report.inputs.registers, report.analysis.knowledge)
}

/// What is assumed of registers: whoever reads a figure must see that it is not the law's.
pub(super) fn assumptions(
    page: &mut Page<'_>,
    assumed: &AssumedRegisters,
    knowledge: &Knowledge,
) -> io::Result<()> {
    let lang = page.lang();
    let known = &knowledge.registers;
    for (ids, phrase) in
        [(&assumed.open, labels::REGISTERS_OPENED), (&assumed.close, labels::REGISTERS_CLOSED)]
    {
        let names = ids.iter().map(|id| match known.find(id) {
            Some(ix) => name_in(&known[ix].name, lang).to_owned(),
            None => id.clone(),
        });
        let names = shortened(names.collect());
        if !names.is_empty() {
            page.line(&phrase.fill(lang, &[("registers", &names)]))?;
        }
    }
    Ok(())
}

fn registers(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let known = &report.analysis.knowledge.registers;
    let mut rows: Vec<(&String, &usize)> = report.totals.registers.iter().collect();
    rows.sort_by_key(|(_, lines)| std::cmp::Reverse(**lines));
    let papers = report.totals.lines.document;
    let columns = [
        Words(labels::REGISTER),
        Words(labels::CODE),
        Number(labels::REPLACES),
        Number(labels::SHARE),
    ];
    page.table(labels::REGISTERS, &columns, &rows, |(id, lines)| {
        let name = known.find(id).map_or("", |ix| name_in(&known[ix].name, lang));
        vec![name.to_owned(), (*id).clone(), lang.count(**lines), lang.percent(**lines, papers)]
    })
}

fn authorities(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let known = &report.analysis.knowledge.authorities;
    let name = |row: &AuthorityCount| match row.authority {
        Some(ix) => name_in(&known[ix].name, lang).to_owned(),
        None => row.printed.to_string(),
    };
    let rows = &report.summary.authorities;
    let columns = [
        Words(labels::AUTHORITY),
        Number(labels::COLUMN_PROCEDURES),
        Number(labels::COLUMN_LINES),
        Number(labels::COLUMN_PAPERS),
        Number(labels::COLUMN_FULL),
        Number(labels::COLUMN_FACT),
        Number(labels::COLUMN_PARTIAL),
        Number(labels::COLUMN_NONE),
    ];
    page.table(labels::AUTHORITIES, &columns, rows, |row| {
        let grades = row.grades;
        let numbers = [
            row.procedures,
            row.lines,
            row.papers,
            grades.full,
            grades.fact_only,
            grades.partial,
            grades.none,
        ];
        std::iter::once(name(row)).chain(numbers.map(|number| lang.count(number))).collect()
    })
}

fn procedures(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let catalog = &report.analysis.catalog.procedures;
    let rows = &report.summary.procedures;
    let columns = [
        Words(labels::CODE),
        Words(labels::NAME),
        Number(labels::COLUMN_PAPERS),
        Number(labels::COLUMN_FULL),
        Number(labels::COLUMN_FACT),
        Number(labels::COLUMN_PARTIAL),
    ];
    page.table(labels::TOP_PROCEDURES, &columns, rows, |row| {
        let Some(procedure) = catalog.get(row.position) else {
            return vec![];
        };
        vec![
            procedure.code.to_string(),
            procedure.name.to_string(),
            lang.count(row.papers),
            lang.count(row.grades.full),
            lang.count(row.grades.fact_only),
            lang.count(row.grades.partial),
        ]
    })
}

fn papers(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let known = &report.analysis.knowledge.documents;
    let rows = &report.summary.papers;
    let columns = [
        Words(labels::PAPER),
        Words(labels::CODE),
        Number(labels::ASKED),
        Number(labels::REPLACES),
    ];
    page.table(labels::TOP_PAPERS, &columns, rows, |row| {
        let paper = &known[row.document];
        vec![
            name_in(&paper.name, lang).to_owned(),
            paper.id.to_string(),
            lang.count(row.asked),
            lang.count(row.replaceable),
        ]
    })
}

fn unlocks(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let known = report.analysis.knowledge;
    let rows = &report.analysis.insights.unlocks;
    let columns = [
        Words(labels::OPENING),
        Words(labels::REGISTER),
        Number(labels::COLUMN_PAPERS),
        Number(labels::COLUMN_LINES),
    ];
    page.table(labels::UNLOCKS, &columns, rows, |row| {
        let opening = match row.opening {
            Opening::Item(ix) => {
                labels::OPEN_ITEM.fill(lang, &[("item", name_in(&known.items[ix].name, lang))])
            }
            Opening::Rule(ix) => {
                let paper = name_in(&known.documents[ix].name, lang);
                labels::OPEN_RULE.fill(lang, &[("paper", paper)])
            }
        };
        let registers = row.registers.iter().map(|ix| &*known.registers[*ix].id);
        vec![
            opening,
            registers.collect::<Vec<_>>().join(", "),
            lang.count(row.papers.len()),
            lang.number(row.requirements),
        ]
    })
}

fn abolition(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let rows = &report.analysis.insights.abolition;
    let columns = [Words(labels::CODE), Words(labels::NAME), Words(labels::RESULTS)];
    page.table(labels::ABOLITION, &columns, rows, |row| {
        let Some(procedure) = report.analysis.procedure(row.procedure) else {
            return vec![];
        };
        let papers = papers_named(report, &row.papers, lang);
        vec![procedure.code.to_string(), procedure.name.to_string(), papers]
    })
}

/// A circle is shown whole, back to where it began.
fn circles(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let rows = &report.analysis.insights.circles;
    if rows.is_empty() {
        return Ok(());
    }
    page.heading(labels::CYCLES)?;
    for circle in rows.iter().take(page.shown(rows.len())) {
        let links = circle.links.iter().chain(circle.links.first());
        let whole: Vec<ProcedureIx> = links.map(|link| link.procedure).collect();
        page.line(&format!("  {}", codes(report, &whole).join(" → ")))?;
    }
    page.more(rows.len())
}

fn bundles(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let rows = &report.analysis.insights.bundles;
    let columns = [Words(labels::COLUMN_PROCEDURES), Words(labels::SHARED_PAPERS)];
    page.table(labels::BUNDLES, &columns, rows, |row| {
        vec![shortened(codes(report, &row.procedures)), papers_named(report, &row.common, lang)]
    })
}

fn papers_named(report: &Report<'_>, papers: &[DocumentIx], lang: Lang) -> String {
    let known = &report.analysis.knowledge.documents;
    let names = papers.iter().map(|ix| name_in(&known[*ix].name, lang).to_owned());
    shortened(names.collect())
}

/// Names in one cell of a table: the first few, and how many more; the JSON has them all.
pub(super) fn shortened(mut names: Vec<String>) -> String {
    let hidden = names.len().saturating_sub(IN_A_CELL);
    if hidden > 1 {
        names.truncate(IN_A_CELL);
        names.push(format!("… +{hidden}"));
    }
    names.join(", ")
}

fn codes(report: &Report<'_>, procedures: &[ProcedureIx]) -> Vec<String> {
    let known = procedures.iter().filter_map(|ix| report.analysis.procedure(*ix));
    known.map(|procedure| procedure.code.to_string()).collect()
}
