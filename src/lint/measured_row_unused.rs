//! A measured row that no task of the dossier takes its figures from.

use super::{Check, Findings, Material, Rule, Severity, Value, Where};
use crate::analysis::Dossier;
use crate::appraisal::Scenario;
use crate::cost::Cuts;
use crate::cost::model::Model;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "measured-row-unused",
    severity: Severity::Warning,
    page: rules::MEASURED_ROW_UNUSED,
    check: Check::Whole(check),
};

/// Which tasks there are does not depend on the edition, so that the usual one does where none is
/// named; the model is made for the first procedure with measured rows, which are rare.
fn check(material: &Material<'_>, found: &mut Findings<'_>) {
    let Some(analysis) = material.analysis.or(material.appraisal.map(|one| one.analysis)) else {
        return;
    };
    let mut measured =
        analysis.dossiers().filter(|one| !one.procedure.measured.is_empty()).peekable();
    if measured.peek().is_none() {
        return;
    }
    let usual = match material.appraisal {
        Some(appraisal) => appraisal.scenario.clone(),
        // The data files have been read by now, or their faults are told elsewhere.
        None => match Scenario::usual() {
            Ok(usual) => usual,
            Err(_) => return,
        },
    };
    let Ok(model) = usual.model(analysis.knowledge, analysis.as_of) else { return };
    for dossier in measured {
        unused(&model, dossier, found);
    }
}

fn unused(model: &Model<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let procedure = dossier.procedure;
    let tasks = model.facts(dossier).tasks(&Cuts::none()).tasks;
    let used = |at: usize| tasks.iter().any(|task| task.own.is_some_and(|own| own.row == at));
    for (at, row) in procedure.measured.iter().enumerate().filter(|(at, _)| !used(*at)) {
        let line = row.line.and_then(|line| procedure.requirements.get(line as usize));
        let place = Where {
            procedure: Some(procedure.code.clone()),
            requirement: line.map(|line| line.id.clone()),
            ..Where::default()
        };
        let (activity, _) = row.activity.key();
        let evidence = vec![
            ("row", Value::Number(at as u64 + 1)),
            ("activity", Value::Text(activity.into())),
            ("source", Value::Text((*row.source).into())),
        ];
        found.push(place, evidence);
    }
}
