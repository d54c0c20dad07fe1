//! A line imposed by an instrument that is no longer in force.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "expired-provision",
    severity: Severity::Warning,
    page: rules::EXPIRED_PROVISION,
    check: Check::Dossier(check),
};

fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for requirement in &dossier.procedure.requirements {
        let Some(instrument) = requirement.provision.as_ref().map(|place| place.instrument) else {
            continue;
        };
        let until = analysis.knowledge.instruments[instrument].in_force.until;
        if let Some(until) = until.filter(|until| *until < analysis.as_of) {
            found.at(
                requirement,
                vec![("instrument", Value::Instrument(instrument)), ("until", Value::Day(until))],
            );
        }
    }
}
