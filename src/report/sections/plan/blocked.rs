//! Why no plan reaches the goals.

use super::{Sheet, numbers, words};
use crate::report::plan::{BlockedRow, CountedWord, HindranceWord, LimitRow, ShortRow};
use crate::report::sections::{Cell, Rows, Section, Table};
use crate::words::{Lang, Phrase, Term, labels, plan};

/// What stands in the way, where anything does.
pub(super) fn sections<'r>(sheet: Sheet<'r>, lang: Lang) -> Vec<Section<'r>> {
    let Some(BlockedRow { goals, limits }) = &sheet.report.blocked else { return Vec::new() };
    let columns = vec![words(plan::LIMIT_ISSUER, lang), words(plan::LIMIT_MOST, lang)];
    let rows = Rows::of(limits, move |row: &LimitRow| {
        let issuer = row.issuer.as_ref().map(|id| sheet.authority(id, lang));
        let phrase = match row.of {
            CountedWord::Instruments => plan::LIMIT_INSTRUMENTS,
            CountedWord::Weight => plan::LIMIT_WEIGHT,
        };
        vec![
            issuer.unwrap_or_else(|| plan::UNKNOWN_ISSUER.say(lang).to_owned()).into(),
            phrase.fill(lang, &[("most", &lang.number(row.most))]).into(),
        ]
    });
    let limits = Section::table(plan::LIMITS, lang, Table::new(columns, rows));
    vec![shortfalls(sheet, goals, lang), limits]
}

/// One line for what is missing, then one for each obstacle.
struct Row<'r> {
    short: &'r ShortRow,
    what: Phrase,
    amount: i128,
}

fn shortfalls<'r>(sheet: Sheet<'r>, goals: &'r [ShortRow], lang: Lang) -> Section<'r> {
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
    let columns = vec![
        words(labels::AXIS, lang),
        words(labels::AUTHORITY, lang),
        words(plan::OBSTACLE, lang),
        numbers(plan::KEEPS_AWAY, lang),
    ];
    let rows = Rows::of(rows, move |row: &Row<'_>| {
        vec![
            row.short.axis.say(lang).into(),
            whose(row.short, sheet, lang).into(),
            row.what.say(lang).into(),
            Cell::from(sheet.amount(row.short.axis, row.amount)),
        ]
    });
    Section::table(plan::BLOCKED, lang, Table::new(columns, rows))
}

fn whose(short: &ShortRow, sheet: Sheet<'_>, lang: Lang) -> String {
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
