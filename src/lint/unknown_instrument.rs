//! Legal bases that the list of instruments does not hold.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "unknown-instrument",
    severity: Severity::Info,
    page: rules::UNKNOWN_INSTRUMENT,
    check: Check::Dossier(check),
};

/// One finding per procedure, since a record may cite a dozen circulars.
fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let bases = &dossier.procedure.legal_bases;
    let unknown = bases.iter().filter(|basis| basis.instrument.is_none());
    let numbers: Vec<Value> = unknown.map(|basis| Value::Text(basis.number.clone())).collect();
    if !numbers.is_empty() {
        found.whole(vec![("numbers", Value::List(numbers))]);
    }
}
