//! A saving of dossiers that nobody counted.

use super::{Check, Findings, Rule, Severity, SheetInput, Value};
use crate::cost::{Decimal, Money};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "saving-without-volume",
    severity: Severity::Error,
    page: rules::SAVING_WITHOUT_VOLUME,
    check: Check::Sheet(check),
};

fn check(input: &SheetInput, found: &mut Findings<'_>) {
    let sheet = &input.sheet;
    let Ok(Some(saving)) = sheet.saving() else {
        return;
    };
    let counted = sheet.before.rows.iter().filter_map(|row| row.volume);
    let mut counted = counted.filter(|v| v.subjects > 0 && v.times_per_year > Decimal::ZERO);
    if saving > Money::ZERO && counted.next().is_none() {
        found.value("/before", vec![("saving", Value::Coins(saving, sheet.currency))]);
    }
}
