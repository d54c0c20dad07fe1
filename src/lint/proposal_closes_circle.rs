//! A proposal that needs what needs it.

use super::proposals::of;
use super::{Check, Evidence, Findings, Rule, Severity, Value, Where};
use crate::assess::{Assessment, Circle};
use crate::ids::ProcedureCode;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-closes-circle",
    severity: Severity::Warning,
    page: rules::PROPOSAL_CLOSES_CIRCLE,
    check: Check::Proposals(check),
};

/// Whether every link is asked of everybody cannot be told from the papers alone, so this warns.
fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    for one in &assessment.proposals {
        for circle in &one.overlaps.circles {
            found.push(of(one), evidence(circle));
        }
    }
    let joint = assessment.joint.iter().flat_map(|joint| &joint.circles);
    for circle in joint {
        let mut first = circle.links.iter().map(|(code, _)| code);
        let own = |code: &&ProcedureCode| assessment.proposals.iter().any(|one| one.code == **code);
        let place = Where { procedure: first.find(own).cloned(), ..Where::default() };
        found.push(place, evidence(circle));
    }
}

fn evidence(circle: &Circle) -> Evidence {
    let links = circle.links.iter();
    let procedures = links.clone().map(|(code, _)| Value::Procedure(code.clone())).collect();
    let papers = links.map(|(_, paper)| Value::Paper(*paper)).collect();
    vec![("procedures", Value::List(procedures)), ("papers", Value::List(papers))]
}
