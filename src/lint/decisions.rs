//! What the rules on decisions of a resolution share: each tells those of one status.

use std::sync::Arc;

use super::{Evidence, Findings, InFile, Value, Where};
use crate::analysis::Analysis;
use crate::audit::{Audit, Audited, Status};

/// A finding for each decision of a status: on the first line that proves it, at the row of the file.
pub(super) fn tell(
    status: Status,
    audit: &Audit,
    analysis: &Analysis<'_>,
    found: &mut Findings<'_>,
) {
    for row in audit.rows.iter().filter(|row| row.verdict.status == status) {
        let lines = ids(row, analysis);
        let decision = &row.decision;
        let code = row.dossier(analysis).map_or(&decision.code, |it| &it.procedure.code);
        let file = InFile { path: decision.file.to_path_buf(), place: decision.place.clone() };
        let place = Where {
            procedure: Some(code.clone()),
            requirement: lines.first().cloned(),
            file: Some(Box::new(file)),
        };
        found.push(place, evidence(row, lines));
    }
}

fn evidence(row: &Audited, lines: Vec<Arc<str>>) -> Evidence {
    let likely = row.verdict.likely.as_ref();
    let likely = likely.map_or(Value::Unknown, |one| Value::Procedure(one.code.clone()));
    vec![
        ("row", Value::Number(row.decision.row.into())),
        ("ministry", Value::Text((*row.decision.ministry).into())),
        ("paper", Value::Text((*row.decision.paper).into())),
        ("lines", Value::List(lines.into_iter().map(Value::Text).collect())),
        ("likely", likely),
    ]
}

/// Ids of the lines that prove a verdict.
fn ids(row: &Audited, analysis: &Analysis<'_>) -> Vec<Arc<str>> {
    let requirements = row.dossier(analysis).map(|it| it.procedure.requirements.as_slice());
    let requirements = requirements.unwrap_or_default();
    let proof = row.verdict.evidence.iter();
    proof.filter_map(|one| Some(requirements.get(one.line)?.id.clone())).collect()
}
