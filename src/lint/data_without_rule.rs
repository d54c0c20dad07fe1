//! A paper whose data a register holds although no rule lets it go.

use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "data-without-rule",
    severity: Severity::Info,
    page: rules::DATA_WITHOUT_RULE,
    check: Check::Dossier(check),
};

fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        if line.reading.kind != LineKind::Document {
            continue;
        }
        for paper in line.verdict.papers.iter().filter(|paper| paper.registers.is_empty()) {
            let Some(document) = paper.document else {
                continue;
            };
            let known = &analysis.knowledge.documents[document];
            if known.shared_in.is_empty() || known.kept.is_some() {
                continue;
            }
            let registers = known.shared_in.iter().map(|share| Value::Register(share.register));
            found.at(
                requirement,
                vec![
                    ("paper", Value::Paper(document)),
                    ("registers", Value::List(registers.collect())),
                ],
            );
        }
    }
}
