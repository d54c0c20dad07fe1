//! A waiver whose last day is over.

use super::{Check, Findings, Rule, Severity, Value, Waiving};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "expired-waiver",
    severity: Severity::Warning,
    page: rules::EXPIRED_WAIVER,
    check: Check::Waivers(check),
};

fn check(waiving: &Waiving<'_>, found: &mut Findings<'_>) {
    for (waiver, _) in waiving.uses.iter().filter(|(waiver, _)| waiver.until < waiving.as_of) {
        found.push(
            waiver.place(),
            vec![
                ("rule", Value::Text(waiver.code.into())),
                ("name", Value::Text((*waiver.name).into())),
                ("until", Value::Day(waiver.until)),
            ],
        );
    }
}
