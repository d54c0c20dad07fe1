//! What dossiers ask for, and which registers, papers, procedures stand out.

use super::{Block, Cell, Column, Rows, Section, Table};
use crate::derive::Opening;
use crate::graph::ProcedureIx;
use crate::knowledge::{DocumentIx, Knowledge, RegisterIx};
use crate::report::{AuthorityCount, Report, short};
use crate::words::{Lang, Term, labels, name_in};

/// Names in one cell before the list is shortened.
const IN_A_CELL: usize = 5;

/// The tables on dossiers.
pub(super) fn sections<'a>(report: &'a Report<'a>, lang: Lang) -> [Section<'a>; 8] {
    [
        registers(report, lang),
        authorities(report, lang),
        procedures(report, lang),
        papers(report, lang),
        unlocks(report, lang),
        abolition(report, lang),
        circles(report, lang),
        bundles(report, lang),
    ]
}

fn registers<'a>(report: &'a Report<'a>, lang: Lang) -> Section<'a> {
    let known = &report.analysis.knowledge.registers;
    let mut rows: Vec<(&String, &usize)> = report.totals.registers.iter().collect();
    rows.sort_by_key(|(_, lines)| std::cmp::Reverse(**lines));
    // Notes and forms name papers, too: the share is that of all lines.
    let all = report.totals.requirements;
    let columns = vec![
        Column::words(labels::REGISTER.say(lang)),
        Column::words(labels::CODE.say(lang)),
        Column::numbers(labels::HOLDS.say(lang)),
        Column::numbers(labels::SHARE_OF_LINES.say(lang)),
    ];
    let rows = Rows::of(rows, move |(id, lines)| {
        let name = known.find(id).map_or("", |ix| name_in(&known[ix].name, lang));
        vec![name.into(), id.as_str().into(), Cell::count(**lines), Cell::Share(**lines, all)]
    });
    Section::table(labels::REGISTERS, lang, Table::new(columns, rows))
}

fn authorities<'a>(report: &'a Report<'a>, lang: Lang) -> Section<'a> {
    let known = &report.analysis.knowledge.authorities;
    let name = move |row: &AuthorityCount| match row.authority {
        Some(ix) => name_in(&known[ix].name, lang).to_owned(),
        None => row.printed.to_string(),
    };
    let columns = vec![
        Column::words(labels::AUTHORITY.say(lang)),
        Column::numbers(labels::COLUMN_PROCEDURES.say(lang)),
        Column::numbers(labels::COLUMN_LINES.say(lang)),
        Column::numbers(labels::COLUMN_PAPERS.say(lang)),
        Column::numbers(labels::COLUMN_FULL.say(lang)),
        Column::numbers(labels::COLUMN_FACT.say(lang)),
        Column::numbers(labels::COLUMN_PARTIAL.say(lang)),
        Column::numbers(labels::COLUMN_NONE.say(lang)),
    ];
    let rows = Rows::of(&report.summary.authorities, move |row| {
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
        std::iter::once(name(row).into()).chain(numbers.map(Cell::count)).collect()
    });
    Section::table(labels::AUTHORITIES, lang, Table::new(columns, rows))
}

fn procedures<'a>(report: &'a Report<'a>, lang: Lang) -> Section<'a> {
    let catalog = &report.analysis.catalog.procedures;
    let columns = vec![
        Column::words(labels::CODE.say(lang)),
        Column::words(labels::NAME.say(lang)),
        Column::numbers(labels::COLUMN_PAPERS.say(lang)),
        Column::numbers(labels::COLUMN_FULL.say(lang)),
        Column::numbers(labels::COLUMN_FACT.say(lang)),
        Column::numbers(labels::COLUMN_PARTIAL.say(lang)),
    ];
    let rows = Rows::of(&report.summary.procedures, |row| {
        let Some(procedure) = catalog.get(row.position) else {
            return vec![];
        };
        vec![
            procedure.code.to_string().into(),
            procedure.name.to_string().into(),
            Cell::count(row.papers),
            Cell::count(row.grades.full),
            Cell::count(row.grades.fact_only),
            Cell::count(row.grades.partial),
        ]
    });
    Section::table(labels::TOP_PROCEDURES, lang, Table::new(columns, rows))
}

fn papers<'a>(report: &'a Report<'a>, lang: Lang) -> Section<'a> {
    let known = &report.analysis.knowledge.documents;
    let columns = vec![
        Column::words(labels::PAPER.say(lang)),
        Column::words(labels::CODE.say(lang)),
        Column::numbers(labels::ASKED.say(lang)),
        Column::numbers(labels::REPLACED.say(lang)),
    ];
    let rows = Rows::of(&report.summary.papers, move |row| {
        let paper = &known[row.document];
        vec![
            name_in(&paper.name, lang).into(),
            paper.id.to_string().into(),
            Cell::count(row.asked),
            Cell::count(row.replaceable),
        ]
    });
    Section::table(labels::TOP_PAPERS, lang, Table::new(columns, rows))
}

fn unlocks<'a>(report: &'a Report<'a>, lang: Lang) -> Section<'a> {
    let known = report.analysis.knowledge;
    let columns = vec![
        Column::words(labels::OPENING.say(lang)),
        Column::words(labels::REGISTER.say(lang)),
        Column::numbers(labels::COLUMN_PAPERS.say(lang)),
        Column::numbers(labels::COLUMN_LINES.say(lang)),
    ];
    let rows = Rows::of(&report.analysis.insights.unlocks, move |row| {
        let opening = opening(row.opening, known, lang);
        vec![
            opening.into(),
            registers_named(known, &row.registers, lang).into(),
            Cell::count(row.papers.len()),
            Cell::Count(row.requirements),
        ]
    });
    Section::table(labels::UNLOCKS, lang, Table::new(columns, rows))
}

/// What has to be opened, in words.
pub(in crate::report) fn opening(opening: Opening, known: &Knowledge, lang: Lang) -> String {
    match opening {
        Opening::Item(ix) => {
            labels::OPEN_ITEM.fill(lang, &[("item", name_in(&known.items[ix].name, lang))])
        }
        Opening::Rule(ix) => {
            let paper = name_in(&known.documents[ix].name, lang);
            labels::OPEN_RULE.fill(lang, &[("paper", paper)])
        }
    }
}

fn abolition<'a>(report: &'a Report<'a>, lang: Lang) -> Section<'a> {
    let columns = vec![
        Column::words(labels::CODE.say(lang)),
        Column::words(labels::NAME.say(lang)),
        Column::words(labels::RESULTS.say(lang)),
    ];
    let rows = Rows::of(&report.analysis.insights.abolition, move |row| {
        let Some(procedure) = report.analysis.procedure(row.procedure) else {
            return vec![];
        };
        let mut papers = papers_named(report, &row.papers, lang);
        for (whom, _) in row.also_asked_by(report.analysis.knowledge) {
            let caveat = labels::STILL_ASKED_BY.fill(lang, &[("whom", whom.say(lang))]);
            papers = format!("{papers}; {caveat}");
        }
        vec![procedure.code.to_string().into(), procedure.name.to_string().into(), papers.into()]
    });
    Section::table(labels::ABOLITION, lang, Table::new(columns, rows))
}

/// A circle is shown whole, back to where it began.
fn circles<'a>(report: &'a Report<'a>, lang: Lang) -> Section<'a> {
    let rows = Rows::of(&report.analysis.insights.circles, |circle| {
        let links = circle.links.iter().chain(circle.links.first());
        let whole: Vec<ProcedureIx> = links.map(|link| link.procedure).collect();
        codes(report, &whole).join(" → ")
    });
    Section::new(labels::CYCLES, lang).with(Block::List(rows))
}

fn bundles<'a>(report: &'a Report<'a>, lang: Lang) -> Section<'a> {
    let columns = vec![
        Column::words(labels::COLUMN_PROCEDURES.say(lang)),
        Column::words(labels::SHARED_PAPERS.say(lang)),
    ];
    let rows = Rows::of(&report.analysis.insights.bundles, move |row| {
        let shared = papers_named(report, &row.common, lang);
        vec![shortened(codes(report, &row.procedures)).into(), shared.into()]
    });
    Section::table(labels::BUNDLES, lang, Table::new(columns, rows))
}

fn papers_named(report: &Report<'_>, papers: &[DocumentIx], lang: Lang) -> String {
    let known = &report.analysis.knowledge.documents;
    let names = papers.iter().map(|ix| name_in(&known[*ix].name, lang).to_owned());
    shortened(names.collect())
}

/// The names of registers in one cell of a table.
pub(super) fn registers_named(known: &Knowledge, registers: &[RegisterIx], lang: Lang) -> String {
    let names = registers.iter().map(|ix| name_in(&known.registers[*ix].name, lang).to_owned());
    shortened(names.collect())
}

/// Names in one cell of a table: the first few, and how many more; the JSON has them all.
pub(super) fn shortened(names: Vec<String>) -> String {
    short::shortened(names, IN_A_CELL)
}

fn codes(report: &Report<'_>, procedures: &[ProcedureIx]) -> Vec<String> {
    let known = procedures.iter().filter_map(|ix| report.analysis.procedure(*ix));
    known.map(|procedure| procedure.code.to_string()).collect()
}
