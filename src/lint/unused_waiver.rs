//! A waiver of a finding that there is not.

use super::{Check, Findings, Rule, Severity, Value, Waiving};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "unused-waiver",
    severity: Severity::Info,
    page: rules::UNUSED_WAIVER,
    check: Check::Waivers(check),
};

/// A waiver is idle only where its rule spoke and its procedure was looked at; one that has
/// expired is told once, by its own rule.
fn check(waiving: &Waiving<'_>, found: &mut Findings<'_>) {
    for (waiver, uses) in &waiving.uses {
        let asked = waiving.selection.keeps(waiver.code) && (waiving.seen)(&waiver.procedure);
        if *uses == 0 && asked && waiving.as_of <= waiver.until {
            found.push(
                waiver.place(),
                vec![
                    ("rule", Value::Text(waiver.code.into())),
                    ("name", Value::Text((*waiver.name).into())),
                ],
            );
        }
    }
}
