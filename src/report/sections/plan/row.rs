//! The rows of a plan's tables, which a page of links needs one by one.

use super::Sheet;
use crate::report::plan::{EffortRow, LeftOutRow, ReasonWord, StepRow};
use crate::report::sections::Cell;
use crate::target::Axis;
use crate::words::{Lang, NONE, Term, plan};

/// The cells of a step of the road.
pub(in crate::report) fn step(
    row: &StepRow,
    sheet: Sheet<'_>,
    axes: &[Axis],
    lang: Lang,
) -> Vec<Cell> {
    let unknown = || plan::UNKNOWN_ISSUER.say(lang).to_owned();
    let drafter = row.drafter.as_ref().map(|id| sheet.authority(id, lang));
    let drafter = drafter.map(|name| match row.drafter_likely {
        true => plan::DRAFTER_LIKELY.fill(lang, &[("authority", &name)]),
        false => name,
    });
    let mut cells = vec![
        row.number.as_str().into(),
        drafter.unwrap_or_else(unknown).into(),
        Cell::Count(row.weight.into()),
        Cell::count(row.measures),
    ];
    cells.extend(axes.iter().map(|axis| {
        let percent = row.adds_percent.get(axis.word()).copied();
        format!("+{}", lang.any_percentage(percent)).into()
    }));
    let from = match (row.open_from, row.undated) {
        (Some(day), 0) => lang.date(day),
        (Some(day), _) => plan::FROM_PART.fill(lang, &[("date", &lang.date(day))]),
        (None, 0) => NONE.to_owned(),
        (None, _) => unknown(),
    };
    cells.push(from.into());
    // Where nobody sets a day, there is no column for it.
    cells.extend(row.by.map(|day| lang.date(day).into()));
    cells
}

/// The cells of the reason of a step.
pub(in crate::report) fn reason(row: &StepRow, sheet: Sheet<'_>, lang: Lang) -> Vec<Cell> {
    let missed = row.missed.iter().map(|one| {
        let mut axis = one.axis.say(lang).to_owned();
        if let Some(id) = &one.authority {
            axis = format!("{axis}, {}", sheet.authority(id, lang));
        }
        let have = sheet.amount(one.axis, one.have).say(lang);
        let need = sheet.amount(one.axis, one.need.into()).say(lang);
        plan::MISSES.fill(lang, &[("axis", &axis), ("have", &have), ("need", &need)])
    });
    let must = row.must.then(|| plan::MUST.say(lang).to_owned());
    let said: Vec<String> = must.into_iter().chain(missed).collect();
    let none = || plan::NO_PLAN_WITHOUT.say(lang).into();
    vec![
        row.number.as_str().into(),
        said.join("; ").into(),
        row.least_without.map_or_else(none, Cell::Count),
    ]
}

/// The cells of an instrument that is left out.
pub(in crate::report) fn left_out_row(row: &LeftOutRow, lang: Lang) -> Vec<Cell> {
    let reason = match row.reason {
        ReasonWord::Never => plan::NEVER.say(lang).to_owned(),
        ReasonWord::OutOfReach => plan::OUT_OF_REACH.say(lang).to_owned(),
        ReasonWord::NotNeeded => {
            let least = row.least_with.map_or_else(String::new, |least| lang.number(least));
            plan::NOT_NEEDED.fill(lang, &[("least", &least)])
        }
    };
    let unknown = || plan::UNKNOWN_ISSUER.say(lang);
    vec![
        row.number.as_str().into(),
        row.rank.map_or_else(unknown, |rank| rank.say(lang)).into(),
        Cell::Count(row.weight.into()),
        Cell::count(row.measures),
        reason.into(),
    ]
}

/// What a level takes, in words.
pub(in crate::report) fn effort(row: Option<&EffortRow>, lang: Lang) -> String {
    let found = row.and_then(|row| Some((row, row.objective?)));
    let Some((row, weight)) = found else { return plan::NOT_REACHED.say(lang).to_owned() };
    let slots = [
        ("weight", &*lang.number(weight)),
        ("instruments", &*lang.count(row.instruments)),
        ("bound", &*lang.number(row.bound)),
    ];
    let phrase = if row.bound < weight { plan::EFFORT_BOUNDED } else { plan::EFFORT };
    phrase.fill(lang, &slots)
}
