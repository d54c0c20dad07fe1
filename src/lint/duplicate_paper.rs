//! A paper of the same person that one dossier asks for twice.

use super::{Findings, Rule, Severity, Value};
use std::collections::BTreeMap;

use crate::analysis::{Analysis, Dossier, Line};
use crate::knowledge::DocumentIx;
use crate::reading::{LineKind, Role};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "duplicate-paper",
    severity: Severity::Warning,
    page: rules::DUPLICATE_PAPER,
    check,
};

/// The case and id of a line that asked before.
type Earlier<'a> = (Option<u16>, &'a str);

/// Lines of different cases never meet in one dossier, so only lines of the same case count, or a
/// line of a case beside one that always applies.
fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let mut seen: BTreeMap<(DocumentIx, Role), Vec<Earlier<'_>>> = BTreeMap::new();
    for (requirement, line) in dossier.lines() {
        let Some(key) = only_paper(line) else {
            continue;
        };
        let earlier = seen.entry(key).or_default();
        let meets = |case: Option<u16>| {
            case.is_none() || requirement.case.is_none() || case == requirement.case
        };
        if let Some((_, first)) = earlier.iter().find(|(case, _)| meets(*case)) {
            let first = Value::Text((*first).into());
            found.at(requirement, vec![("paper", Value::Paper(key.0)), ("first", first)]);
        }
        earlier.push((requirement.case, &requirement.id));
    }
}

/// The paper of a line that asks for one paper and nothing else.
fn only_paper(line: &Line) -> Option<(DocumentIx, Role)> {
    match line.reading.papers.as_slice() {
        [paper] if line.reading.kind == LineKind::Document => Some((paper.document?, paper.role)),
        _ => None,
    }
}
