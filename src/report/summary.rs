//! The figures of a report, counted once for every renderer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::cost::CostTotals;
use super::{Amendments, AxisRow, Groups, Regulations};
use crate::analysis::{Analysis, Dossier, Line};
use crate::derive::Grade;
use crate::knowledge::{AuthorityIx, DocumentIx, RegisterIx};
use crate::reading::LineKind;

/// The headline figures. Counts of lines unless another unit is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Totals {
    /// Procedures.
    pub procedures: usize,
    /// Dossier lines of every kind.
    pub requirements: usize,
    /// Lines by what they are.
    pub lines: LinesByKind,
    /// Lines by how far they are replaceable; they add up to `requirements`.
    pub grades: Grades,
    /// The lines that ask for a paper, by how far they are replaceable.
    pub papers: Grades,
    /// Lines for which each register holds the data of at least one paper, by id.
    pub registers: BTreeMap<String, usize>,
    /// Lines that themselves say that the data are looked up.
    pub already: usize,
    /// Lines whose papers another line of the dossier says to be looked up.
    pub exempted: usize,
    /// The count axis of the target, when costs were worked out and the target counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regulations: Option<Regulations>,
    /// The cost before and after, when it was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<CostTotals>,
    /// What must be amended, when costs were worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amendments: Option<Amendments>,
    /// The catalogue by authority, level and sector, when costs were worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Groups>,
    /// Progress on every axis of the target, when costs were worked out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub axes: Vec<AxisRow>,
}

/// Lines by what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LinesByKind {
    /// Lines that ask for a paper.
    pub document: usize,
    /// Lines that ask for an application, declaration, statement or plan.
    pub form: usize,
    /// Lines that ask for nothing.
    pub note: usize,
}

/// Lines by how far they are replaceable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Grades {
    /// Every paper asked for is replaceable.
    pub full: usize,
    /// Some are.
    pub partial: usize,
    /// A yes-or-no answer is enough.
    pub fact_only: usize,
    /// Nothing is replaceable.
    pub none: usize,
}

impl Grades {
    /// Counts one more line.
    pub fn add(&mut self, grade: Grade) {
        match grade {
            Grade::Full => self.full += 1,
            Grade::FactOnly => self.fact_only += 1,
            Grade::Partial => self.partial += 1,
            Grade::None => self.none += 1,
        }
    }

    /// Lines of a grade.
    #[must_use]
    pub const fn of(self, grade: Grade) -> usize {
        match grade {
            Grade::Full => self.full,
            Grade::FactOnly => self.fact_only,
            Grade::Partial => self.partial,
            Grade::None => self.none,
        }
    }

    /// Lines of which at least a part is replaceable.
    #[must_use]
    pub fn replaceable(self) -> usize {
        self.full + self.fact_only + self.partial
    }
}

impl Totals {
    pub(super) fn of(analysis: &Analysis<'_>) -> Self {
        let mut totals = Self::default();
        let mut counts: BTreeMap<RegisterIx, usize> = BTreeMap::new();
        for dossier in analysis.dossiers() {
            totals.procedures += 1;
            for (_, line) in dossier.lines() {
                totals.add(line);
                for register in &line.verdict.registers {
                    *counts.entry(*register).or_default() += 1;
                }
            }
        }
        let registers = &analysis.knowledge.registers;
        let by_id =
            |(register, count): (RegisterIx, usize)| (registers[register].id.to_string(), count);
        totals.registers = counts.into_iter().map(by_id).collect();
        totals
    }

    fn add(&mut self, line: &Line) {
        self.requirements += 1;
        match line.reading.kind {
            LineKind::Document => {
                self.lines.document += 1;
                self.papers.add(line.verdict.grade);
            }
            LineKind::Form => self.lines.form += 1,
            LineKind::Note => self.lines.note += 1,
        }
        self.grades.add(line.verdict.grade);
        self.already += usize::from(line.reading.already);
        self.exempted += usize::from(line.exempted_by.is_some());
    }
}

/// The tables below the headline; each is sorted by weight, then by name or code.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// By promulgating authority.
    pub authorities: Vec<AuthorityCount>,
    /// Procedures with at least one replaceable line.
    pub procedures: Vec<ProcedureCount>,
    /// Papers by how often they are asked for.
    pub papers: Vec<PaperCount>,
}

/// The figures of one authority.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorityCount {
    /// The authority, when it is one we know.
    pub authority: Option<AuthorityIx>,
    /// Its printed name otherwise.
    pub printed: Box<str>,
    /// Its procedures.
    pub procedures: usize,
    /// Their lines.
    pub lines: usize,
    /// Lines that ask for a paper.
    pub papers: usize,
    /// Those by grade.
    pub grades: Grades,
}

/// The figures of one procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcedureCount {
    /// Its position in the catalogue.
    pub position: usize,
    /// Lines that ask for a paper.
    pub papers: usize,
    /// Those by grade.
    pub grades: Grades,
}

/// The figures of one type of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperCount {
    /// The type.
    pub document: DocumentIx,
    /// How often it is asked for.
    pub asked: usize,
    /// How often it is replaceable there, wholly or by a yes or no.
    pub replaceable: usize,
}

impl Summary {
    pub(super) fn of(analysis: &Analysis<'_>) -> Self {
        Self {
            authorities: authorities(analysis),
            procedures: procedures(analysis),
            papers: papers(analysis),
        }
    }
}

fn paper_grades(dossier: Dossier<'_>) -> (usize, Grades) {
    let mut grades = Grades::default();
    let mut papers = 0;
    for (_, line) in dossier.lines().filter(|(_, line)| line.reading.kind == LineKind::Document) {
        papers += 1;
        grades.add(line.verdict.grade);
    }
    (papers, grades)
}

fn authorities(analysis: &Analysis<'_>) -> Vec<AuthorityCount> {
    let mut counts: BTreeMap<(Option<AuthorityIx>, &str), AuthorityCount> = BTreeMap::new();
    for dossier in analysis.dossiers() {
        let authority = dossier.procedure.authority;
        let printed = if authority.is_some() { "" } else { &*dossier.procedure.authority_text };
        let count = counts.entry((authority, printed)).or_default();
        let (papers, grades) = paper_grades(dossier);
        count.authority = authority;
        count.printed = printed.into();
        count.procedures += 1;
        count.lines += dossier.procedure.requirements.len();
        count.papers += papers;
        count.grades.full += grades.full;
        count.grades.fact_only += grades.fact_only;
        count.grades.partial += grades.partial;
        count.grades.none += grades.none;
    }
    let mut counts: Vec<AuthorityCount> = counts.into_values().collect();
    counts.sort_by_key(|count| std::cmp::Reverse((count.procedures, count.papers)));
    counts
}

fn procedures(analysis: &Analysis<'_>) -> Vec<ProcedureCount> {
    let count = |(position, dossier)| {
        let (papers, grades) = paper_grades(dossier);
        ProcedureCount { position, papers, grades }
    };
    let mut counts: Vec<ProcedureCount> = analysis
        .dossiers()
        .enumerate()
        .map(count)
        .filter(|count| count.grades.replaceable() > 0)
        .collect();
    // Stable: equal weights keep the order of codes.
    counts.sort_by_key(|count| {
        let grades = count.grades;
        std::cmp::Reverse((grades.full + grades.fact_only, grades.partial))
    });
    counts
}

fn papers(analysis: &Analysis<'_>) -> Vec<PaperCount> {
    let mut counts: BTreeMap<DocumentIx, (usize, usize)> = BTreeMap::new();
    let lines = analysis.dossiers().flat_map(|dossier| dossier.lines());
    for (_, line) in lines.filter(|(_, line)| line.reading.kind == LineKind::Document) {
        for paper in &line.verdict.papers {
            let Some(document) = paper.document else {
                continue;
            };
            let (asked, replaceable) = counts.entry(document).or_default();
            *asked += 1;
            *replaceable += usize::from(matches!(paper.grade, Grade::Full | Grade::FactOnly));
        }
    }
    let count = |(document, (asked, replaceable))| PaperCount { document, asked, replaceable };
    let mut counts: Vec<PaperCount> = counts.into_iter().map(count).collect();
    // Stable: equal weights keep the order of the knowledge files.
    counts.sort_by_key(|count| std::cmp::Reverse(count.asked));
    counts
}
