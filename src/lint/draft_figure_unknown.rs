//! A figure of a draft of which the report says nothing.

use super::{Check, DraftInput, Findings, Rule, Severity, Value};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "draft-figure-unknown",
    severity: Severity::Warning,
    page: rules::DRAFT_FIGURE_UNKNOWN,
    check: Check::Draft(check),
};

fn check(input: &DraftInput, found: &mut Findings<'_>) {
    for (figure, amount) in input.compared() {
        if let (Some(said), None) = (&figure.text, amount) {
            let evidence = vec![
                ("figure", Value::Text(figure.id.as_str().into())),
                ("said", Value::Text(said.trim().into())),
            ];
            found.push(input.place(figure.paragraph), evidence);
        }
    }
}
