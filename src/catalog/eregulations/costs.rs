//! Costs of steps: amounts with a unit and a way to work them out.
//!
//! Currencies are never added. An amount in another one than đồng, a percentage and a price per unit are
//! amounts that a sum in đồng does not know; their note says what the source says.

use std::collections::{BTreeMap, BTreeSet};

use super::json::{Node, Notes};
use super::step::Step;
use super::words::{Operator, Words};
use crate::catalog::{Dong, Fee, FeeItem};
use crate::cost::Decimal;
use crate::fault::{Problem, Subject};
use crate::near;

/// Đồng, as ISO 4217 calls it.
pub(super) const DONG: &str = "VND";

/// Amounts that are not in đồng, by currency.
pub(super) type Foreign = BTreeMap<String, usize>;

/// What all steps together cost; unknown where none states anything.
pub(super) fn fee(
    steps: &[Step<'_>],
    words: &Words,
    foreign: &mut Foreign,
    notes: &mut Notes,
) -> Fee {
    let mut items: Vec<FeeItem> = Vec::new();
    let mut taken: BTreeMap<Box<str>, usize> = BTreeMap::new();
    let mut names: BTreeSet<Box<str>> = BTreeSet::new();
    for step in steps {
        for cost in notes.list(&step.node, "costs") {
            // A separator is a heading between costs.
            if notes.flag(&cost, "isSeparator") == Some(true) {
                continue;
            }
            notes.id(&cost, "id");
            let mut item = item(&cost, words, foreign, notes);
            let named: Vec<&str> =
                [&*step.name, &*item.name].into_iter().filter(|name| !name.is_empty()).collect();
            item.name = named.join(": ").into();
            // Amounts of one name would be alternatives; these are paid one beside the other.
            let times = taken.entry(item.name.clone()).or_insert(0);
            *times += 1;
            let mut name = item.name.clone();
            for n in *times.. {
                if n > 1 {
                    name = format!("{} ({n})", item.name).into();
                }
                if names.insert(name.clone()) {
                    break;
                }
            }
            item.name = name;
            items.push(item);
        }
    }
    if items.is_empty() { Fee::Unknown } else { Fee::Listed(items) }
}

fn item(cost: &Node<'_>, words: &Words, foreign: &mut Foreign, notes: &mut Notes) -> FeeItem {
    let value = notes.number(cost, "value");
    let word = notes.text(cost, "operator");
    // A share of something may be said by its unit: that is no currency.
    let share = notes
        .text(cost, "unit")
        .filter(|unit| words.operator(Some(&**unit)) == Some(Operator::Percentage));
    let (unit, operator) = match share {
        Some(_) => (None, Some(Operator::Percentage)),
        None => (currency(cost, "unit", words, notes), words.operator(word.as_deref())),
    };
    if operator.is_none() {
        let found = word.as_deref().unwrap_or_default().to_owned();
        let expected = "fixed | percentage | per unit".to_owned();
        notes.odd(format!("{}/operator", cost.at), Problem::BadValue { found, expected });
    }
    let parameter = notes.text(cost, "parameter");
    if value.is_none() && !cost.has("value") {
        notes.odd(&*cost.at, Problem::MissingKey { key: "value".to_owned() });
    }
    if unit.is_none() && !cost.has("unit") {
        notes.odd(&*cost.at, Problem::MissingKey { key: "unit".to_owned() });
    }
    let in_dong = unit.as_deref() == Some(DONG);
    if let Some(unit) = unit.as_deref().filter(|_| !in_dong) {
        *foreign.entry(unit.to_owned()).or_default() += 1;
    }
    let amount = value.filter(|_| in_dong && operator == Some(Operator::Fixed)).and_then(whole);
    let note = match amount {
        Some(_) => parameter.map(String::from),
        None => Some(said(value, unit.as_deref(), operator, word, parameter)),
    };
    FeeItem {
        name: notes.text(cost, "comments").unwrap_or_default(),
        amount,
        at_most: None,
        case: None,
        reliefs: Vec::new(),
        note: note.filter(|note| !note.is_empty()).map(Into::into),
    }
}

/// The currency that a key names.
pub(super) fn currency(
    of: &Node<'_>,
    key: &str,
    words: &Words,
    notes: &mut Notes,
) -> Option<String> {
    let code = notes.text(of, key)?.to_uppercase();
    if words.currencies.contains(&*code) {
        return Some(code);
    }
    let known = words.currencies.iter().map(|code| &**code);
    let nearest = near::nearest(&code, known);
    let problem = Problem::Unknown { what: Subject::Currency, id: code, nearest };
    notes.fault(format!("{}/{key}", of.at), problem);
    None
}

/// Whole đồng; none of a part of one.
pub(super) fn whole(value: Decimal) -> Option<Dong> {
    let exact = value.millionths() % Decimal::SCALE == 0;
    u64::try_from(value.millionths() / Decimal::SCALE).ok().filter(|_| exact).map(Dong::new)
}

/// What the source says of an amount that is not known in đồng.
fn said(
    value: Option<Decimal>,
    unit: Option<&str>,
    operator: Option<Operator>,
    word: Option<Box<str>>,
    parameter: Option<Box<str>>,
) -> String {
    let value = value.map(|value| value.to_string()).unwrap_or_default();
    let (unit, parameter) = (unit.unwrap_or_default(), parameter.unwrap_or_default());
    let parts = match operator {
        Some(Operator::Fixed) => [value, unit.to_owned(), parameter.into()],
        Some(Operator::Percentage) => {
            let unit = if unit.is_empty() { String::new() } else { format!("({unit})") };
            [format!("{value} %"), parameter.into(), unit]
        }
        Some(Operator::PerUnit) => [value, unit.to_owned(), format!("/ {parameter}")],
        None => [value, unit.to_owned(), format!("{} {parameter}", word.unwrap_or_default())],
    };
    let said: Vec<&str> =
        parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    said.join(" ")
}
