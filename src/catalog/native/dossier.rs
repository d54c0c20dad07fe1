//! The dossier of a procedure in our own format.

use std::collections::BTreeSet;

use super::check::Check;
use super::each;
use crate::catalog::text::kept_unless_empty;
use crate::catalog::{Case, Requirement, Stated, StatedPaper, raw};
use crate::fault::{Problem, Subject};
use crate::reading::{LineKind, Operator};

/// The cases, each id once.
pub(super) fn cases(raw: &[raw::Case], check: &mut Check<'_>) -> Vec<Case> {
    let mut taken = BTreeSet::new();
    let mut cases = Vec::new();
    for (n, case) in raw.iter().enumerate() {
        check.new_id(&format!("/cases/{n}/id"), Subject::Case, &case.id, &mut taken);
        let name = check.text(&format!("/cases/{n}/name"), &case.name);
        cases.push(Case { id: case.id.clone(), name });
    }
    cases
}

/// The lines of the dossier, at least one and each id once.
pub(super) fn requirements(raw: &raw::Procedure, check: &mut Check<'_>) -> Vec<Requirement> {
    if raw.requirements.is_empty() && raw.dossier.is_none() {
        check.fault("/requirements", Problem::EmptyDossier);
    }
    let mut taken = BTreeSet::new();
    let mut requirements = Vec::new();
    for (n, line) in raw.requirements.iter().enumerate() {
        let at = format!("/requirements/{n}");
        check.new_id(&format!("{at}/id"), Subject::Requirement, &line.id, &mut taken);
        requirements.push(requirement(line, &at, raw, check));
    }
    requirements
}

fn requirement(
    line: &raw::Requirement,
    at: &str,
    procedure: &raw::Procedure,
    check: &mut Check<'_>,
) -> Requirement {
    let case = line.case.as_deref().and_then(|id| case(id, at, procedure, check));
    let provision = line
        .provision
        .as_ref()
        .and_then(|ground| check.provision(&format!("{at}/provision"), ground))
        .map(Box::new);
    let most = line.copies.unwrap_or_default();
    if let Some(certified) = line.certified.filter(|certified| *certified > most) {
        let expected = format!("0–{most}");
        check.bad_value(&format!("{at}/certified"), &certified.to_string(), &expected);
    }
    Requirement {
        id: (*line.id).into(),
        text: check.text(&format!("{at}/text"), &line.text).into(),
        case,
        originals: line.originals,
        copies: line.copies,
        certified: line.certified,
        form: line.form.as_deref().and_then(kept_unless_empty),
        provision,
        stated: stated(line, at, check).map(Box::new),
    }
}

fn case(id: &str, at: &str, procedure: &raw::Procedure, check: &mut Check<'_>) -> Option<u16> {
    let position = procedure.cases.iter().position(|case| &*case.id == id);
    if position.is_none() {
        let known = procedure.cases.iter().map(|case| &*case.id);
        check.unknown(&format!("{at}/case"), Subject::Case, id, known);
    }
    position.and_then(|position| u16::try_from(position).ok())
}

/// What the author says that a line asks for; `None` for prose.
fn stated(line: &raw::Requirement, at: &str, check: &mut Check<'_>) -> Option<Stated> {
    let Some(kind) = line.kind else {
        if !line.documents.is_empty() {
            check.fault(at, Problem::MissingKey { key: "kind".into() });
        }
        return None;
    };
    let at = format!("{at}/documents");
    // A line without papers would be "fully replaceable" for want of anything to replace.
    if line.documents.is_empty() && kind == raw::RequirementKind::Document {
        check.bad_value(&at, "[]", "[{\"type\", \"role\"}, …]");
    }
    let papers = each(&line.documents, &at, |paper, at| {
        let document = check.document(&format!("{at}/type"), &paper.document)?;
        Some(StatedPaper { document, role: paper.role })
    });
    Some(Stated {
        kind: match kind {
            raw::RequirementKind::Document => LineKind::Document,
            raw::RequirementKind::Form => LineKind::Form,
        },
        operator: match line.operator {
            raw::Combination::AllOf => Operator::AllOf,
            raw::Combination::AnyOf => Operator::AnyOf,
        },
        papers: papers.into_iter().flatten().collect(),
        fallback: line.fallback,
        if_any: line.if_any,
    })
}
