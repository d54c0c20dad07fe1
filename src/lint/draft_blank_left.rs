//! A blank of a draft that nobody has filled in.

use super::{Check, DraftInput, Findings, Rule, Severity, Value};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "draft-blank-left",
    severity: Severity::Warning,
    page: rules::DRAFT_BLANK_LEFT,
    check: Check::Draft(check),
};

fn check(input: &DraftInput, found: &mut Findings<'_>) {
    for blank in &input.draft.blanks {
        let evidence = vec![
            ("blank", Value::Text(blank.text.as_str().into())),
            ("around", Value::Text(blank.around.as_str().into())),
        ];
        found.push(input.place(blank.paragraph), evidence);
    }
}
