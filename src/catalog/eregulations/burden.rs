//! The administrative burden table (`abc`) and the times of steps as measured rows.
//!
//! The table states what each task costs people in money, of human and other effort; our rows take it as
//! a price. It names no currency of its own: `abcCosts.unit` of the totals does. A figure that stands
//! for several of our rows is left out and named, since a row without a line counts for each of them.

use super::costs::{DONG, currency, whole};
use super::json::{Node, Notes};
use super::step::Step;
use super::words::Words;
use crate::catalog::{ChannelKind, Measured};
use crate::cost::{Activity, Decimal, MOST_HOURS, Money};
use crate::fault::{ForeignFault, Problem, Subject};

/// What a figure of the table is of.
struct Figure {
    /// Objects it stands in, one for human effort and one for other; empty for the table itself.
    within: &'static [&'static str],
    /// Its keys, which are added.
    keys: &'static [&'static str],
    activity: Activity,
    channel: Option<ChannelKind>,
}

const PREPARATION: &[&str] = &["humanPreparationCost", "otherPreparationCost"];
const IN_PERSON: &[&str] = &["humanInPersonCost", "otherInPersonCost"];

const FIGURES: &[Figure] = &[
    Figure { within: PREPARATION, keys: &["understand"], activity: Activity::Learn, channel: None },
    // Gathering information is a task beside obtaining each paper, which has figures of its own.
    Figure { within: PREPARATION, keys: &["gatherInfo"], activity: Activity::Other, channel: None },
    Figure {
        within: PREPARATION,
        keys: &["fillForm"],
        activity: Activity::FillUnknown,
        channel: None,
    },
    Figure {
        within: IN_PERSON,
        keys: &["reachOffice", "returnFromOffice"],
        activity: Activity::TravelOther,
        channel: Some(ChannelKind::InPerson),
    },
    Figure {
        within: IN_PERSON,
        keys: &["waitingInLine"],
        activity: Activity::Queue,
        channel: Some(ChannelKind::InPerson),
    },
    Figure {
        within: IN_PERSON,
        keys: &["spentTimeAtCounter"],
        activity: Activity::Counter,
        channel: Some(ChannelKind::InPerson),
    },
    Figure {
        within: &[],
        keys: &["onlineCost"],
        activity: Activity::SubmitOnline,
        channel: Some(ChannelKind::Online),
    },
    Figure { within: &[], keys: &["printCost"], activity: Activity::Copy, channel: None },
];

/// The measured rows of a procedure: figures of the table, and times where it has none. Of each line
/// the id of the document it asks for is given, by which the table names it.
pub(super) fn rows(
    root: &Node<'_>,
    steps: &[Step<'_>],
    lines: &[Option<String>],
    words: &Words,
    notes: &mut Notes,
) -> Vec<Measured> {
    let mut rows = Vec::new();
    if let Some(abc) = notes.object(root, "abc") {
        from_table(root, &abc, lines, words, &mut rows, notes);
    }
    times(steps, &mut rows, notes);
    rows
}

fn from_table(
    root: &Node<'_>,
    abc: &Node<'_>,
    lines: &[Option<String>],
    words: &Words,
    rows: &mut Vec<Measured>,
    notes: &mut Notes,
) {
    let Some(unit) = table_currency(root, words, notes) else {
        let key = "abcCosts.unit".to_owned();
        return notes.odd(&*abc.at, Problem::MissingKey { key });
    };
    let table = notes.object(abc, "adminBurdenTable").unwrap_or_else(|| abc.clone());
    if unit != DONG {
        let amounts = FIGURES.iter().filter_map(|figure| sum(&table, figure, notes)).count();
        let fault = ForeignFault::Currency { currency: unit, amounts };
        return notes.odd(&*abc.at, fault.into());
    }
    for figure in FIGURES {
        // Filling a form and copying are done for each line: the whole is that of one line only.
        let for_each_line = matches!(figure.activity, Activity::FillUnknown | Activity::Copy);
        if for_each_line && lines.len() > 1 {
            continue;
        }
        let Some(price) = sum(&table, figure, notes) else { continue };
        let source = format!("eRegulations ABC: {}", figure.keys.join(" + "));
        rows.push(Measured {
            activity: figure.activity,
            line: None,
            channel: figure.channel,
            hours: Decimal::ZERO,
            price,
            source: source.into(),
        });
    }
    for cost in notes.list(abc, "requirements") {
        let id = notes.id(&cost, "documentId");
        let of = lines.iter().position(|line| id.is_some() && *line == id);
        let of = of.and_then(|of| u32::try_from(of).ok());
        let price = coins(&cost, "total", notes);
        let told = |row: &Measured| row.activity == Activity::ObtainUnknown && row.line == of;
        if of.is_some() && rows.iter().any(told) {
            let (what, id) = (Subject::DocumentType, id.unwrap_or_default());
            notes.odd(&*cost.at, Problem::Duplicate { what, id });
        } else if let (Some(_), Some(price)) = (of, price) {
            rows.push(Measured {
                activity: Activity::ObtainUnknown,
                line: of,
                channel: None,
                hours: Decimal::ZERO,
                price,
                source: "eRegulations ABC: requirements.total".into(),
            });
        }
    }
}

fn table_currency(root: &Node<'_>, words: &Words, notes: &mut Notes) -> Option<String> {
    let totals = notes.object(root, "totals").unwrap_or_else(|| root.clone());
    let costs = notes.object(&totals, "abcCosts")?;
    currency(&costs, "unit", words, notes)
}

/// A figure over human and other effort; none where none of its parts is stated.
fn sum(table: &Node<'_>, figure: &Figure, notes: &mut Notes) -> Option<Money> {
    let objects = match figure.within {
        [] => vec![table.clone()],
        within => within.iter().filter_map(|key| notes.object(table, key)).collect(),
    };
    let mut known = Vec::new();
    for object in &objects {
        for key in figure.keys.iter().filter(|key| object.has(key)) {
            known.push(coins(object, key, notes)?);
        }
    }
    if known.is_empty() { None } else { Money::sum(known).ok() }
}

/// Whole đồng of a computed figure: its part of a đồng is rounded away.
fn coins(of: &Node<'_>, key: &str, notes: &mut Notes) -> Option<Money> {
    let dong = whole(notes.number(of, key)?.rounded_to(0))?;
    i64::try_from(dong.amount()).ok().map(Money::new)
}

/// Times at the counter and in line, in hours; only where every step that is not online states them,
/// since a part of the sum would pass for the whole.
fn times(steps: &[Step<'_>], rows: &mut Vec<Measured>, notes: &mut Notes) {
    let visits: Vec<&Step<'_>> = steps.iter().filter(|step| step.online != Some(true)).collect();
    for (activity, key) in
        [(Activity::Queue, "waitingTimeInLine"), (Activity::Counter, "timeSpentAtTheCounter")]
    {
        let of = |step: &&Step<'_>| match activity {
            Activity::Queue => step.times.queue,
            _ => step.times.counter,
        };
        let stated: Vec<Decimal> = visits.iter().filter_map(of).collect();
        let missing = visits.iter().find(|step| of(step).is_none());
        if let Some(step) = missing.filter(|_| !stated.is_empty()) {
            notes.odd(&*step.node.at, Problem::MissingKey { key: format!("timeframe.{key}") });
        }
        let is_told = rows.iter().any(|row| row.activity == activity);
        let is_used = !stated.is_empty() && missing.is_none() && !is_told;
        for step in steps.iter().filter(|step| !is_used || step.online == Some(true)) {
            notes.give_back(&step.node, &["timeframe", key]);
        }
        if !is_used {
            continue;
        }
        let hours = stated.into_iter().fold(Decimal::ZERO, Decimal::plus);
        if hours > MOST_HOURS {
            let (found, expected) = (hours.to_string(), format!("0–{MOST_HOURS}"));
            let at = visits.first().map_or("", |step| &*step.node.at).to_owned();
            notes.fault(at, Problem::BadValue { found, expected });
            continue;
        }
        rows.push(Measured {
            activity,
            line: None,
            channel: Some(ChannelKind::InPerson),
            hours,
            price: Money::ZERO,
            source: format!("eRegulations: {key}.max").into(),
        });
    }
}
