//! A proposal with which a goal that was reached is missed.

use super::proposals::of;
use super::{Check, Evidence, Findings, Rule, Severity, Value, Where};
use crate::assess::{Assessment, AxisEffect};
use crate::target::Progress;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-misses-target",
    severity: Severity::Warning,
    page: rules::PROPOSAL_MISSES_TARGET,
    check: Check::Proposals(check),
};

/// What is reached rests on the measures and the tariff edition of the scenario, so this warns.
fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    let alone = assessment.proposals.iter().flat_map(|one| {
        one.axes.iter().filter(|axis| axis.misses()).map(move |axis| (of(one), axis))
    });
    for (place, axis) in alone.clone() {
        found.push(place, evidence(axis));
    }
    let joint = assessment.joint.iter().flat_map(|joint| &joint.axes);
    for axis in joint.filter(|axis| axis.misses()) {
        // What one of them does alone is told there.
        if !alone.clone().any(|(_, other)| other.goal == axis.goal) {
            found.push(Where::default(), evidence(axis));
        }
    }
}

fn evidence(axis: &AxisEffect) -> Evidence {
    let percent = |progress: Option<&Progress>| {
        progress.and_then(Progress::percent).map_or(Value::Unknown, Value::Percentage)
    };
    vec![
        ("axis", Value::Axis(axis.goal.axis())),
        ("before", percent(Some(&axis.before))),
        ("after", percent(axis.after.as_ref())),
        ("goal", axis.goal.percent.map_or(Value::Unknown, Value::Percentage)),
    ]
}
