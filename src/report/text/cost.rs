//! Cost sheets on a terminal: the official table.

use std::io::{self, Write};

use super::findings::listed;
use super::table::Column::{Number, Words};
use super::{Fold, Layout, Page, Told};
use crate::cost::Basis;
use crate::lint::Finding;
use crate::report::sections::{assumed, assumptions};
use crate::report::sheet::{SheetRow, SideRow, TaskRow};
use crate::words::{NONE, Phrase, Term, labels};

/// Writes a cost sheet: both sides row by row, then what is saved, then what rules say of it.
///
/// # Errors
/// Errors of the writer.
pub fn sheet(
    sheet: &SheetRow,
    findings: &[Finding],
    told: Told<'_>,
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    // A sheet is read row by row: folded, it would hide what its total is made of.
    let page = &mut Page::new(out, Layout { fold: Fold::All, ..layout });
    let lang = page.lang();
    let bold = super::HEADING;
    let title = [&*sheet.procedure, &*sheet.name].map(str::trim).join(" ");
    let title = if title.trim().is_empty() { labels::COST_SHEET.say(lang) } else { title.trim() };
    writeln!(page.out, "{bold}{title}{bold:#}")?;
    let mut made = vec![sheet.basis.say(lang).to_owned()];
    if let Some(tariff) = &sheet.tariff {
        made.push(labels::TARIFF.fill(lang, &[("tariff", tariff)]));
    }
    page.faint(&made.join("; "))?;
    if let Some(registers) = &sheet.registers {
        for assumed in assumptions(registers, told.knowledge, lang) {
            page.line(&assumed)?;
        }
    }
    side(page, sheet, labels::COST_BEFORE, &sheet.before)?;
    if let Some(after) = &sheet.after {
        side(page, sheet, labels::COST_AFTER, after)?;
    }
    if let Some(saving) = sheet.saving {
        let percent = lang.any_percentage(sheet.percent);
        let saving = lang.amount(saving, sheet.currency);
        let slots = [("saving", &*saving), ("percent", &*percent)];
        page.line("")?;
        page.line(&labels::COST_SAVED.fill(lang, &slots))?;
    }
    listed(page, findings, told)
}

fn side(page: &mut Page<'_>, sheet: &SheetRow, title: Phrase, side: &SideRow) -> io::Result<()> {
    let lang = page.lang();
    let money = |amount| lang.coins(amount, sheet.currency);
    let computed = side.range.is_some();
    let columns = [
        Words(labels::COST_TASK),
        Words(labels::COST_ACTIVITY),
        Number(labels::COST_HOURS),
        Number(labels::COST_SERVICES),
        Number(labels::COST_ONCE),
        Number(if computed { labels::COST_TIMES } else { labels::COST_VOLUME }),
        Number(labels::COST_TOTAL),
    ];
    let rows: Vec<&TaskRow> = side.counted().collect();
    // A task is named once for all of its rows, as the official table does.
    let above = std::iter::once(None).chain(rows.iter().copied().map(Some));
    let rows: Vec<_> = above.zip(rows.iter().copied()).collect();
    page.table(title, &columns, &rows, |(above, row)| {
        let volume = match (row.count, row.times_per_year, row.subjects) {
            (Some(count), _, _) => lang.decimal(count),
            (None, Some(times), Some(subjects)) => {
                format!("{} × {}", lang.decimal(times), lang.number(subjects))
            }
            _ => NONE.to_owned(),
        };
        let per_dossier = row.for_a_dossier();
        let total = match sheet.basis {
            Basis::Annual => row.per_year.unwrap_or(per_dossier),
            Basis::PerDossier => per_dossier,
        };
        let same_task = above.is_some_and(|above| above.task == row.task);
        vec![
            if same_task { String::new() } else { row.task.clone() },
            row.activity.clone(),
            row.hours.map_or(NONE.to_owned(), |hours| lang.decimal(hours)),
            money(row.services.plus(row.fees).unwrap_or_default()),
            money(row.once),
            volume,
            money(total),
        ]
    })?;
    if side.rows.is_empty() {
        page.heading(title)?;
    }
    let total = lang.amount(side.total, sheet.currency);
    let mut words = labels::COST_TOTAL_IS.fill(lang, &[("total", &total)]);
    if let Some(range) = side.range {
        let (low, high) = (money(range.low), money(range.high));
        let slots = [("low", &*low), ("high", &*high)];
        words = format!("{words}; {}", labels::COST_RANGE.fill(lang, &slots));
    }
    if side.fee_unknown {
        words = format!("{words}; {}", labels::FEE_NOT_IN_TOTAL.say(lang));
    }
    if let Some(percent) = side.defaults_percent {
        words = format!("{words}; {}", assumed(percent, lang));
    }
    page.line(&words)
}
