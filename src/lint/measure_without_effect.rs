//! A measure that is carried out and changes nothing.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::Dossier;
use crate::appraisal::{Appraisal, Appraised};
use crate::cost::{Cut, Money};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "measure-without-effect",
    severity: Severity::Warning,
    page: rules::MEASURE_WITHOUT_EFFECT,
    check: Check::Appraised(check),
};

/// What takes a line, makes it lighter or shortens the time limit has an effect without money.
fn check(_: &Appraisal<'_>, dossier: Dossier<'_>, one: &Appraised, found: &mut Findings<'_>) {
    for chosen in one.chosen.iter().filter(|chosen| chosen.saving == Money::ZERO) {
        let Some(measure) = one.measures.get(chosen.measure) else {
            continue;
        };
        let changes = match measure.cut() {
            Cut::Abolish
            | Cut::Drop(_)
            | Cut::Data(_)
            | Cut::Residual(_)
            | Cut::PlainCopy(_)
            | Cut::Prefill => true,
            Cut::ShortenTime => one.days.cut() != crate::cost::Decimal::ZERO,
            Cut::Join | Cut::Delegate | Cut::Online | Cut::WaiveOnlineFee => false,
        };
        if changes {
            continue;
        }
        let line = measure.line.and_then(|line| usize::try_from(line).ok());
        let asked = line.and_then(|line| dossier.procedure.requirements.get(line));
        let evidence = vec![("measure", Value::Measure(measure.kind))];
        match asked {
            Some(requirement) => found.at(requirement, evidence),
            None => found.whole(evidence),
        }
    }
}
