//! A workbook that an official works in: summaries, charts, every list, and the official cost sheet
//! with live formulas.
//!
//! Cells hold values and formulas with their results, so that a viewer that calculates nothing shows
//! what the program found, and one that does shows the same. Nothing in it comes from a clock, a user
//! or a machine: the same report gives the same bytes.

mod body;
mod charts;
mod costs;
mod lists;
mod long;
mod look;
mod page;
mod parameters;
mod procedures;
mod sections;
mod splice;
mod summary;
mod text;

use std::io::{self, Write};

use jiff::civil::Date;
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use self::costs::{Block, Links};
use self::long::Long;
use self::look::Look;
use self::page::{Page, wrong};
use self::parameters::Incomes;
use self::sections::{SHEETS, Stack};
use super::plan::PlanReport;
use super::sections::Section;
use super::sections::plan::Sheet;
use super::sheet::SheetRow;
use super::{Report, sections as report_sections};
use crate::appraisal::Appraisal;
use crate::cost::{Currency, Segment};
use crate::fault::{Fault, Problem};
use crate::plan::Survey;
use crate::words::{Lang, faults, labels, xlsx};

/// Procedures whose cost sheets are worked out at a time, by all threads.
const AT_A_TIME: usize = 64;

/// Writes the workbook of a report.
///
/// # Errors
/// Errors of the writer.
pub fn write(report: &Report<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let currency = report.appraisal.map_or(Currency::Vnd, |one| one.tariff().currency);
    let look = &Look::of(lang, currency);
    let all = report_sections::of(report, lang);
    let mut parameters = Stack::new(xlsx::SHEET_PARAMETERS, look)?;
    let incomes = match report.appraisal {
        Some(appraisal) => parameters::incomes(&mut parameters, appraisal.tariff())?,
        None => Incomes::new(),
    };
    // No sheet of these knows of another, so that each may be made by a thread of its own.
    let priced = || match report.appraisal {
        Some(appraisal) => cost_sheets(appraisal, &incomes, look),
        None => Ok((Vec::new(), Vec::new())),
    };
    let listed = || {
        let lines = || lists::lines(report, look);
        rayon::join(lines, || (lists::measures(report, look), lists::findings(report, look)))
    };
    let (priced, (lines, (measures, findings))) = rayon::join(priced, listed);
    let ((costs, blocks), lines, measures, findings) = (priced?, lines?, measures?, findings?);
    let list = procedures::list(report, &blocks, look)?;

    let mut stacks = Vec::new();
    for (name, titles) in SHEETS {
        let stack = match *name == xlsx::SHEET_PARAMETERS {
            true => std::mem::replace(&mut parameters, Stack::new(*name, look)?),
            false => Stack::new(*name, look)?,
        };
        stacks.push(titled(stack, &all, titles, look)?);
    }
    let is_register = |stack: &&Stack<'_>| stack.name() == look.say(xlsx::SHEET_REGISTERS);
    let registers = stacks.iter().find(is_register).and_then(Stack::first_table);
    let registers = registers.map(|table| (look.say(xlsx::SHEET_REGISTERS), table));
    let placed =
        |section: &&Section<'_>| !SHEETS.iter().any(|(_, titles)| is_of(section, titles, lang));
    let rest: Vec<&Section<'_>> = all.iter().filter(placed).collect();
    let (summary, cost) = summary::sheet(report, &rest, &list, look)?;
    let charts = charts::sheet(report, &list, cost.as_ref(), registers, look)?;

    let mut stacks: Vec<Page> = stacks
        .into_iter()
        .filter(|stack| !stack.is_empty())
        .map(Stack::done)
        .collect::<io::Result<_>>()?;
    let last = stacks.pop();
    let pages = [vec![charts], list.pages, costs, lines, measures, stacks, findings];
    let pages: Vec<Page> = pages.into_iter().flatten().chain(last).collect();
    let summary = summary.done(&pages)?;
    let pages = std::iter::once(summary).chain(pages).collect();
    save(pages, look.say(labels::TITLE), report.inputs.as_of, out)
}

/// Writes the workbook of a plan: one sheet with all its tables.
///
/// # Errors
/// Errors of the writer.
pub fn plan(
    report: &PlanReport,
    survey: &Survey<'_>,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let currency = survey.appraisal.tariff().currency;
    let look = &Look::of(lang, currency);
    let mut stack = Stack::new(xlsx::SHEET_PLAN, look)?;
    let sections = report_sections::plan::of(Sheet::new(report, survey), lang);
    sections.iter().try_for_each(|section| stack.section(section))?;
    save(vec![stack.done()?], look.say(xlsx::SHEET_PLAN), report.inputs.as_of, out)
}

/// Writes the workbook of one cost sheet.
///
/// # Errors
/// Errors of the writer.
pub fn sheet(sheet: &SheetRow, as_of: Date, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let look = &Look::of(lang, sheet.currency);
    let named = page::sheet_name(&sheet.procedure);
    let name = if named.is_empty() { look.say(xlsx::SHEET_COSTS) } else { &named };
    let mut table = Long::new(costs::shape(name, look), look)?;
    costs::block(&mut table, sheet, &Links::default(), look)?;
    save(table.done()?, look.say(labels::COST_SHEET), as_of, out)
}

/// The cost sheets of all procedures, and where each stands.
fn cost_sheets(
    appraisal: &Appraisal<'_>,
    incomes: &Incomes,
    look: &Look,
) -> io::Result<(Vec<Page>, Vec<Option<Block>>)> {
    let mut table = Long::new(costs::shape(look.say(xlsx::SHEET_COSTS), look), look)?;
    let list = procedures::shape(look);
    let dossiers: Vec<_> = appraisal.analysis.dossiers().enumerate().collect();
    let mut blocks = Vec::with_capacity(dossiers.len());
    for part in dossiers.chunks(AT_A_TIME) {
        let sheets = part.par_iter().map(|(_, dossier)| {
            let one = appraisal.find(*dossier);
            let sheet = one.map(|one| SheetRow::of_procedure(appraisal, *dossier, one, look.lang));
            sheet.transpose()
        });
        let sheets: Vec<Result<Option<SheetRow>, Vec<Fault>>> = sheets.collect();
        for ((position, dossier), sheet) in part.iter().zip(sheets) {
            let Some(sheet) = sheet.map_err(|faults| untold(&faults, look.lang))? else {
                blocks.push(None);
                continue;
            };
            let place = list.place(*position);
            let links = Links {
                volume: Some(place.at_col(procedures::at::VOLUME)),
                list: Some(place),
                income: incomes.get(&Segment::of(&dossier.procedure.subjects)).cloned(),
            };
            blocks.push(Some(costs::block(&mut table, &sheet, &links, look)?));
        }
    }
    Ok((table.done()?, blocks))
}

/// Faults that the appraisal would have told already.
fn untold(found: &[Fault], lang: Lang) -> io::Error {
    let problem = found.first().map_or(&Problem::AmountTooLarge, |fault| &fault.problem);
    io::Error::other(faults::problem(problem, lang))
}

/// A stack with the sections of some titles.
fn titled<'a>(
    mut stack: Stack<'a>,
    all: &[Section<'_>],
    titles: &[crate::words::Phrase],
    look: &Look,
) -> io::Result<Stack<'a>> {
    for section in all.iter().filter(|section| is_of(section, titles, look.lang)) {
        stack.section(section)?;
    }
    Ok(stack)
}

fn is_of(section: &Section<'_>, titles: &[crate::words::Phrase], lang: Lang) -> bool {
    titles.iter().any(|title| title.say(lang) == section.title)
}

/// Puts pages together to a file. What properties it has is told by the report alone.
fn save(pages: Vec<Page>, title: &str, as_of: Date, out: &mut dyn Write) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let mut held = Vec::with_capacity(pages.len());
    for (worksheet, rows) in pages.into_iter().map(Page::done) {
        workbook.push_worksheet(worksheet);
        held.push(rows);
    }
    let properties = DocProperties::new().set_title(title);
    workbook.set_properties(&properties.set_creation_datetime(&day(as_of)?));
    workbook.set_zip_compression_level(splice::PRESSED);
    let frame = workbook.save_to_buffer().map_err(wrong)?;
    out.write_all(&splice::book(&frame, &held)?)
}

/// The day a file says it is of; the first that the format knows for any before it.
fn day(as_of: Date) -> io::Result<ExcelDateTime> {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(as_of.year()).unwrap_or_default();
    let day = ExcelDateTime::from_ymd(year, part(as_of.month()), part(as_of.day()));
    day.or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1)).map_err(wrong)
}
