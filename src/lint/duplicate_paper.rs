//! A paper of the same person that one dossier asks for twice.

use super::{Check, Findings, Rule, Severity, Value};
use std::collections::BTreeMap;

use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::Requirement;
use crate::knowledge::{DocumentIx, Knowledge};
use crate::reading::{LineKind, Role};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "duplicate-paper",
    severity: Severity::Warning,
    page: rules::DUPLICATE_PAPER,
    check: Check::Dossier(check),
};

/// The case and id of a line that asked before.
type Earlier<'a> = (Option<u16>, &'a str);

/// Lines of different cases never meet in one dossier, so only lines of the same case count, or a
/// line of a case beside one that always applies.
fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    repeated(dossier, analysis.knowledge, |_, requirement, paper, first| {
        let first = Value::Text(first.into());
        found.at(requirement, vec![("paper", Value::Paper(paper)), ("first", first)]);
    });
}

/// Positions of the lines that ask for a paper that an earlier line asks for.
pub(crate) fn duplicates(dossier: Dossier<'_>, knowledge: &Knowledge) -> Vec<u32> {
    let mut positions = Vec::new();
    repeated(dossier, knowledge, |at, _, _, _| positions.push(at));
    positions
}

/// Calls for each line that repeats another: its position, the paper, the id of the first line.
fn repeated<'a>(
    dossier: Dossier<'a>,
    knowledge: &Knowledge,
    mut found: impl FnMut(u32, &'a Requirement, DocumentIx, &'a str),
) {
    let mut seen: BTreeMap<(DocumentIx, Role), Vec<Earlier<'_>>> = BTreeMap::new();
    for (at, (requirement, line)) in (0_u32..).zip(dossier.lines()) {
        let Some(key) = only_paper(line, knowledge) else {
            continue;
        };
        let earlier = seen.entry(key).or_default();
        let meets = |case: Option<u16>| {
            case.is_none() || requirement.case.is_none() || case == requirement.case
        };
        if let Some((_, first)) = earlier.iter().find(|(case, _)| meets(*case)) {
            found(at, requirement, key.0, first);
        }
        earlier.push((requirement.case, &requirement.id));
    }
}

/// The paper of a line that asks for one paper and nothing else; two of a common name are two papers.
fn only_paper(line: &Line, knowledge: &Knowledge) -> Option<(DocumentIx, Role)> {
    match line.reading.papers.as_slice() {
        [paper] if line.reading.kind == LineKind::Document => {
            let one = |ix: &DocumentIx| knowledge.documents[*ix].is_one_paper();
            Some((paper.document.filter(one)?, paper.role))
        }
        _ => None,
    }
}
