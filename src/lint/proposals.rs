//! What the rules on proposed procedures share.

use super::{Finding, Findings, Said, Value, Where};
use crate::assess::{Assessed, Assessment, Gap, Likely, Needed};
use crate::catalog::FeeGap;
use crate::cost::Decimal;

/// Rules on existing procedures that only remark on what a rule on proposals says as it is meant there.
const SAID_BETTER: [&str; 3] = ["asks-despite-rule", "empty-dossier", "unknown-time-limit"];

/// Whether a rule on proposals says better what a finding says.
pub(super) fn says_better(finding: &Finding) -> bool {
    let not_stated =
        |value: &Value| matches!(value, Value::FeeGap(FeeGap::NotStated | FeeGap::NoChannel));
    match &finding.said {
        // A fee that a province sets, or one without an amount, is more than one that nobody stated.
        Said::Rule(rule, evidence) if rule.code == "unknown-fee" => {
            evidence.iter().any(|(_, value)| not_stated(value))
        }
        Said::Rule(rule, _) => SAID_BETTER.contains(&rule.code),
        Said::Input(..) => false,
    }
}

/// The place of a proposal as a whole.
pub(super) fn of(one: &Assessed) -> Where {
    Where { procedure: Some(one.code.clone()), ..Where::default() }
}

/// A confidence from 0 to 1 as a percentage.
pub(super) fn percent(confidence: f64) -> Value {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
    let percent = (confidence * 100.0).round().clamp(0.0, 100.0) as u32;
    Value::Percentage(Decimal::from_whole(percent))
}

/// Tells of each new procedure the existing one that it most likely is, where that is as it is wanted.
/// A revision is told by its code: what is like it besides was so before.
pub(super) fn likely(
    assessment: &Assessment<'_>,
    wanted: impl Fn(&Likely) -> bool,
    found: &mut Findings<'_>,
) {
    for one in assessment.proposals.iter().filter(|one| !one.replaces) {
        let Some(likely) = one.overlaps.likely.first() else { continue };
        if !wanted(likely) {
            continue;
        }
        let name = assessment.procedure(&likely.code);
        let name = name.map_or(Value::Unknown, |it| Value::Text((*it.name).into()));
        found.push(
            of(one),
            vec![
                ("procedure", Value::Procedure(likely.code.clone())),
                ("name", name),
                ("percent", percent(likely.confidence)),
            ],
        );
    }
}

/// Tells the parts that are needed in a way and not stated: of the whole, or line by line.
pub(super) fn unstated(assessment: &Assessment<'_>, needed: Needed, found: &mut Findings<'_>) {
    for (one, dossier) in assessment.dossiers() {
        for part in assessment.form.parts(needed) {
            let said = ("part", Value::Part(part, Vec::new()));
            match part.gap(dossier) {
                None => {}
                Some(Gap::Whole) => found.push(of(one), vec![said]),
                Some(Gap::Channels(kinds)) => {
                    let channels = kinds.iter().copied().map(Value::Channel).collect();
                    let said = ("part", Value::Part(part, kinds));
                    found.push(of(one), vec![said, ("channels", Value::List(channels))]);
                }
                Some(Gap::Lines(lines)) => {
                    let all = &dossier.procedure.requirements;
                    for line in lines.into_iter().filter_map(|at| all.get(at)) {
                        let requirement = Some(line.id.clone());
                        found.push(Where { requirement, ..of(one) }, vec![said.clone()]);
                    }
                }
            }
        }
    }
}
