//! Stand-ins for steps that other branches bring; each is replaced by one call in
//! [`crate::analysis`].

use std::io::{self, Write};

use crate::analysis::{Analysis, Drawing, Insights, Line, Prose, Subject};
use crate::catalog::{Catalog, Stated};
use crate::derive::{Context, Grade, LineVerdict, PaperVerdict};
use crate::fault::Fault;
use crate::knowledge::{DocumentIx, Knowledge};
use crate::reading::{Match, Paper, Reading};
use crate::report::tree::Tree;
use crate::words::Lang;

/// Stands in for `knowledge::embedded`.
pub(crate) fn knowledge() -> Result<Knowledge, Vec<Fault>> {
    crate::knowledge::load(&[])
}

/// Stands in for `Reader::read`.
pub(crate) fn read(_knowledge: &Knowledge, _prose: Prose<'_>) -> Reading {
    Reading {
        kind: crate::reading::LineKind::Document,
        papers: vec![],
        already: false,
        why: vec![],
    }
}

/// Stands in for the reading of a stated line.
pub(crate) fn stated(stated: &Stated) -> Reading {
    let paper = |paper: &crate::catalog::StatedPaper| Paper {
        document: Some(paper.document),
        span: 0..0,
        operator: stated.operator,
        group: 0,
        role: paper.role,
        foreign: false,
        matched: Match::Stated,
    };
    Reading {
        kind: stated.kind,
        papers: stated.papers.iter().map(paper).collect(),
        already: stated.fallback,
        why: vec![],
    }
}

/// Stands in for `Derivation::line`.
pub(crate) fn line(knowledge: &Knowledge, reading: &Reading, context: Context) -> LineVerdict {
    let paper = |paper: &Paper| {
        let rules = paper
            .document
            .map(|document| &knowledge.documents[document].replaced_by);
        let registers: Vec<_> = rules
            .into_iter()
            .flatten()
            .filter(|rule| rule.in_force.covers(context.as_of))
            .map(|rule| rule.register)
            .collect();
        let grade = if registers.is_empty() {
            Grade::None
        } else {
            Grade::Full
        };
        PaperVerdict {
            document: paper.document,
            grade,
            registers,
            residual: vec![],
        }
    };
    let papers: Vec<PaperVerdict> = reading.papers.iter().map(paper).collect();
    let full = papers
        .iter()
        .filter(|paper| paper.grade == Grade::Full)
        .count();
    let grade = match full {
        0 => Grade::None,
        some if some == papers.len() => Grade::Full,
        _ => Grade::Partial,
    };
    let mut registers: Vec<_> = papers
        .iter()
        .flat_map(|paper| paper.registers.clone())
        .collect();
    registers.sort_unstable();
    registers.dedup();
    LineVerdict {
        grade,
        registers,
        papers,
    }
}

/// Stands in for `Derivation::proof`.
pub(crate) fn proof(
    knowledge: &Knowledge,
    document: DocumentIx,
    _context: Context,
    _lang: Lang,
) -> Tree {
    Tree::leaf("paper", &*knowledge.documents[document].id)
}

/// Stands in for the graph's drawings.
pub(crate) fn draw(
    _analysis: &Analysis<'_>,
    _drawing: Drawing,
    _of: Option<Subject<'_>>,
    _lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "digraph {{}}")
}

/// Stands in for the graph's queries.
pub(crate) fn insights(_: &Catalog, _: &Knowledge, _: &[Vec<Line>]) -> Insights {
    Insights::default()
}
