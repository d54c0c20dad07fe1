//! A procedure that is offered online and still asks for papers as originals.

use super::cues::CUES;
use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::{ChannelKind, Requirement};
use crate::derive::Grade;
use crate::reading::LineKind;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "online-needs-original",
    severity: Severity::Info,
    page: rules::ONLINE_NEEDS_ORIGINAL,
    check: Check::Dossier(check),
};

/// One finding for each procedure: a channel is what it opens, not what a line says.
fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let mut channels = dossier.procedure.channels.iter();
    if !channels.any(|channel| channel.kind == ChannelKind::Online) {
        return;
    }
    let asked = dossier.lines().filter(|(requirement, line)| is_original(requirement, line));
    let ids: Vec<Value> =
        asked.map(|(requirement, _)| Value::Text((*requirement.id).into())).collect();
    if !ids.is_empty() {
        found.whole(vec![("lines", Value::Count(ids.len())), ("ids", Value::List(ids))]);
    }
}

/// The portal counts an original on nearly every line, so the line must speak of it too.
fn is_original(requirement: &Requirement, line: &Line) -> bool {
    line.reading.kind == LineKind::Document
        && requirement.originals.is_some_and(|originals| originals > 0)
        && matches!(line.verdict.grade, Grade::None | Grade::Partial)
        && !line.is_looked_up()
        && CUES.original.stand_in(&requirement.text)
        && !CUES.no_original.stand_in(&requirement.text)
}
