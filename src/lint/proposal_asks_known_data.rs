//! A proposed line that asks for papers although registers replace every one of them.

use std::sync::Arc;

use super::asks_despite_rule::is_known_data;
use super::evidence::papers_and_registers;
use super::{Check, Findings, Rule, Severity, Value, Where};
use crate::analysis::{Analysis, Line};
use crate::assess::Assessment;
use crate::knowledge::InstrumentIx;
use crate::report::{place_in_law, rules_of};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "proposal-asks-known-data",
    severity: Severity::Error,
    page: rules::PROPOSAL_ASKS_KNOWN_DATA,
    check: Check::Proposals(check),
};

/// The same as `asks-despite-rule`, which only warns: there the paper is imposed already, and somebody
/// has to amend a text; here nobody has to write it down.
fn check(assessment: &Assessment<'_>, found: &mut Findings<'_>) {
    let analysis = &assessment.together;
    for (_, dossier) in assessment.dossiers() {
        let bases: Vec<_> =
            dossier.procedure.legal_bases.iter().filter_map(|basis| basis.instrument).collect();
        for (requirement, line) in dossier.lines().filter(|(_, line)| is_known_data(line)) {
            let mut evidence = papers_and_registers(line);
            let grounds = grounds(line, analysis, &bases).into_iter().map(Value::Text);
            evidence.push(("grounds", Value::List(grounds.collect())));
            let place = Where {
                procedure: Some(dossier.procedure.code.clone()),
                requirement: Some(requirement.id.clone()),
                ..Where::default()
            };
            found.push(place, evidence);
        }
    }
}

/// The rules in force that let registers take the place of the papers of a line, each once.
fn grounds(line: &Line, analysis: &Analysis<'_>, bases: &[InstrumentIx]) -> Vec<Arc<str>> {
    let knowledge = analysis.knowledge;
    let rules = rules_of(line, (analysis.as_of, bases), knowledge);
    let mut grounds: Vec<Arc<str>> =
        rules.map(|rule| place_in_law(&rule.ground, knowledge).into()).collect();
    grounds.sort_unstable();
    grounds.dedup();
    grounds
}
