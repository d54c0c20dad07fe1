//! Why no plan reaches the goals, on a terminal.

use std::io;

use super::Page;
use super::plan::Sheet;
use super::table::Column::{Number, Words};
use crate::report::plan::{BlockedRow, CountedWord, HindranceWord, LimitRow, ShortRow};
use crate::words::{Lang, Phrase, Term, labels, plan};

/// Writes what stands in the way, where anything does.
pub(super) fn write(page: &mut Page<'_>, sheet: &Sheet<'_, '_>) -> io::Result<()> {
    let Some(BlockedRow { goals, limits }) = &sheet.report.blocked else { return Ok(()) };
    shortfalls(page, sheet, goals)?;
    let lang = page.lang();
    let columns = [Words(plan::LIMIT_ISSUER), Words(plan::LIMIT_MOST)];
    page.table(plan::LIMITS, &columns, limits, |row: &LimitRow| {
        let issuer = row.issuer.as_ref().map(|id| sheet.authority(id, lang));
        let phrase = match row.of {
            CountedWord::Instruments => plan::LIMIT_INSTRUMENTS,
            CountedWord::Weight => plan::LIMIT_WEIGHT,
        };
        vec![
            issuer.unwrap_or_else(|| plan::UNKNOWN_ISSUER.say(lang).to_owned()),
            phrase.fill(lang, &[("most", &lang.number(row.most))]),
        ]
    })
}

/// One line for what is missing, then one for each obstacle.
struct Row<'r> {
    short: &'r ShortRow,
    what: Phrase,
    amount: i128,
}

fn shortfalls(page: &mut Page<'_>, sheet: &Sheet<'_, '_>, goals: &[ShortRow]) -> io::Result<()> {
    let lang = page.lang();
    let mut rows = Vec::new();
    for short in goals {
        rows.push(Row { short, what: plan::MISSING, amount: short.missing });
        rows.extend(short.obstacles.iter().map(|one| Row {
            short,
            what: obstacle(one.is),
            amount: one.adds,
        }));
        if short.rest > 0 {
            rows.push(Row { short, what: plan::BY_REST, amount: short.rest });
        }
    }
    let columns = [
        Words(labels::AXIS),
        Words(labels::AUTHORITY),
        Words(plan::OBSTACLE),
        Number(plan::KEEPS_AWAY),
    ];
    page.table(plan::BLOCKED, &columns, &rows, |row: &Row<'_>| {
        vec![
            row.short.axis.say(lang).to_owned(),
            whose(row.short, sheet, lang),
            row.what.say(lang).to_owned(),
            sheet.amount(row.short.axis, row.amount, lang),
        ]
    })
}

fn whose(short: &ShortRow, sheet: &Sheet<'_, '_>, lang: Lang) -> String {
    let authority = short.authority.as_ref().map(|id| sheet.authority(id, lang));
    authority.unwrap_or_else(|| plan::WHOLE.say(lang).to_owned())
}

fn obstacle(is: HindranceWord) -> Phrase {
    match is {
        HindranceWord::Never => plan::BY_NEVER,
        HindranceWord::OutOfReach => plan::BY_REACH,
        HindranceWord::Late => plan::BY_TIME,
        HindranceWord::NotAmended => plan::BY_FORCE,
        HindranceWord::NoText => plan::BY_TEXT,
    }
}
