//! A figure that a draft was made with and that is not found in it any more.

use super::{Check, DraftInput, Findings, Rule, Severity, Value};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "draft-figure-lost",
    severity: Severity::Info,
    page: rules::DRAFT_FIGURE_LOST,
    check: Check::Draft(check),
};

fn check(input: &DraftInput, found: &mut Findings<'_>) {
    for figure in input.draft.figures.iter().filter(|figure| figure.text.is_none()) {
        let evidence = vec![("figure", Value::Text(figure.id.as_str().into()))];
        found.push(input.place(figure.paragraph), evidence);
    }
}
