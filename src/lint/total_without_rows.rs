//! A total that no row leads to.

use super::{Check, Findings, Rule, Severity, SheetInput, Value};
use crate::cost::Money;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "total-without-rows",
    severity: Severity::Warning,
    page: rules::TOTAL_WITHOUT_ROWS,
    check: Check::Sheet(check),
};

fn check(input: &SheetInput, found: &mut Findings<'_>) {
    let sheet = &input.sheet;
    for (pointer, side) in [("/before", Some(&sheet.before)), ("/after", sheet.after.as_ref())] {
        // Nothing costs nothing: a side of zero needs no rows.
        let bare = side.filter(|side| side.rows.is_empty() && side.total > Money::ZERO);
        if let Some(side) = bare {
            found.value(pointer, vec![("total", Value::Coins(side.total, sheet.currency))]);
        }
    }
}
