//! Duplicates: one paper of one person, asked for twice in one case of one procedure.

use std::collections::BTreeMap;

use super::{Graph, ProcedureIx, RequirementIx};
use crate::knowledge::DocumentIx;
use crate::reading::{LineKind, Operator, Role};

/// A paper that several lines of a dossier ask for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duplicate {
    /// The procedure.
    pub procedure: ProcedureIx,
    /// The paper.
    pub document: DocumentIx,
    /// Whose.
    pub role: Role,
    /// Position in the procedure of the case, if the lines belong to one.
    pub case: Option<u16>,
    /// The lines, two or more.
    pub lines: Vec<RequirementIx>,
}

impl Graph<'_> {
    /// Papers asked for more than once: same type, role and case, and in no line one of several
    /// alternatives. Sorted by procedure, paper, role and case.
    ///
    /// A paper named twice within a line is one paper: lines repeat names to explain.
    #[must_use]
    pub fn duplicates(&self) -> Vec<Duplicate> {
        let mut lines: BTreeMap<_, Vec<RequirementIx>> = BTreeMap::new();
        for (index, line) in self.requirements.iter() {
            if line.reading.kind == LineKind::Note {
                continue;
            }
            for paper in &line.reading.papers {
                let Some(document) = paper.document else {
                    continue;
                };
                if paper.operator == Operator::AnyOf {
                    continue;
                }
                let whose = (paper.role, paper.origin);
                let key = (line.procedure, document, whose, line.requirement.case);
                let found = lines.entry(key).or_default();
                if found.last() != Some(&index) {
                    found.push(index);
                }
            }
        }
        let repeated = lines.into_iter().filter(|(_, lines)| lines.len() > 1);
        repeated
            .map(|((procedure, document, (role, _), case), lines)| Duplicate {
                procedure,
                document,
                role,
                case,
                lines,
            })
            .collect()
    }
}
