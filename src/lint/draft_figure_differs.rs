//! A figure of a draft that is not that of the report.

use super::{Check, DraftInput, Findings, Rule, Severity, Value};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "draft-figure-differs",
    severity: Severity::Error,
    page: rules::DRAFT_FIGURE_DIFFERS,
    check: Check::Draft(check),
};

fn check(input: &DraftInput, found: &mut Findings<'_>) {
    for (figure, amount) in input.compared() {
        let Some((said, amount)) = figure.text.as_deref().zip(amount) else { continue };
        if amount.is_said_by(said) {
            continue;
        }
        let evidence = vec![
            ("figure", Value::Text(figure.id.as_str().into())),
            ("said", Value::Text(said.trim().into())),
            ("computed", Value::Text(amount.print().into())),
        ];
        found.push(input.place(figure.paragraph), evidence);
    }
}
