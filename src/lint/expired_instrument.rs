//! A legal basis that is no longer in force.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "expired-instrument",
    severity: Severity::Warning,
    page: rules::EXPIRED_INSTRUMENT,
    check: Check::Dossier(check),
};

fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for basis in &dossier.procedure.legal_bases {
        let Some(instrument) = basis.instrument else {
            continue;
        };
        let until = analysis.knowledge.instruments[instrument].in_force.until;
        if let Some(until) = until.filter(|until| *until < analysis.as_of) {
            found.whole(vec![
                ("instrument", Value::Instrument(instrument)),
                ("until", Value::Day(until)),
            ]);
        }
    }
}
