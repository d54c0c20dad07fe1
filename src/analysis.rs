//! A catalogue together with what was read from its lines and concluded about them.
//!
//! This is the one place where the steps of the pipeline meet: knowledge, catalogue, reading,
//! derivation, graph. Rules, reports and commands see only [`Analysis`].

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::catalog::{self, Catalog, Input, Procedure, Requirement, Settings};
use crate::derive::{Context, LineVerdict};
use crate::fault::Fault;
use crate::knowledge::{AuthorityIx, DocumentIx, DocumentType, ItemIx, Knowledge};
use crate::reading::Reading;
use crate::report::tree::Tree;
use crate::stubs;
use crate::words::Lang;

/// The last day the analyzer falls back to when neither the user nor the input names a day:
/// the day from which citizens may not be asked for papers that the registers hold
/// (Nghị quyết 66.7/2025/NQ-CP, Điều 2).
const FALLBACK_DAY: Date = jiff::civil::date(2025, 11, 15);

/// The knowledge compiled into the binary.
///
/// # Errors
/// All faults of its files.
pub fn knowledge() -> Result<Knowledge, Vec<Fault>> {
    stubs::knowledge()
}

/// What a line asks for and how far registers replace it.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it asks for. Equal lines share one reading.
    pub reading: Arc<Reading>,
    /// How far it is replaceable.
    pub verdict: Arc<LineVerdict>,
}

/// A line with what stands around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Prose<'a> {
    /// The name of the procedure; empty when unknown.
    pub procedure: &'a str,
    /// The heading the line stands under; empty when there is none.
    pub case: &'a str,
    /// The line.
    pub text: &'a str,
}

/// Reads single lines and judges them.
pub struct Analyst<'k> {
    knowledge: &'k Knowledge,
    as_of: Date,
}

impl<'k> Analyst<'k> {
    /// An analyst who answers as of a day.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge, as_of: Option<Date>) -> Self {
        Self {
            knowledge,
            as_of: as_of.unwrap_or(FALLBACK_DAY),
        }
    }

    /// The day it answers for.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// What it knows.
    #[must_use]
    pub fn knowledge(&self) -> &'k Knowledge {
        self.knowledge
    }

    /// Reads and judges a line of prose.
    #[must_use]
    pub fn prose(&self, prose: Prose<'_>, authority: Option<AuthorityIx>) -> Line {
        self.judge(stubs::read(self.knowledge, prose), authority)
    }

    /// Judges a line of a catalogue, which may state its papers or be prose.
    #[must_use]
    pub fn requirement(&self, procedure: &Procedure, requirement: &Requirement) -> Line {
        let case = requirement
            .case
            .and_then(|case| procedure.cases.get(usize::from(case)))
            .map(|case| &*case.name);
        let authority = procedure
            .settled_by
            .first()
            .copied()
            .or(procedure.authority);
        match &requirement.stated {
            Some(stated) => self.judge(stubs::stated(stated), authority),
            None => {
                let procedure = &procedure.name;
                let case = case.unwrap_or_default();
                self.prose(
                    Prose {
                        procedure,
                        case,
                        text: &requirement.text,
                    },
                    authority,
                )
            }
        }
    }

    /// The proof that a paper is replaceable, or what stands in its way.
    #[must_use]
    pub fn proof(&self, document: DocumentIx, lang: Lang) -> Tree {
        let context = Context {
            authority: None,
            as_of: self.as_of,
            foreign: false,
        };
        stubs::proof(self.knowledge, document, context, lang)
    }

    fn judge(&self, reading: Reading, authority: Option<AuthorityIx>) -> Line {
        let context = Context {
            authority,
            as_of: self.as_of,
            foreign: false,
        };
        let verdict = stubs::line(self.knowledge, &reading, context);
        Line {
            reading: Arc::new(reading),
            verdict: Arc::new(verdict),
        }
    }
}

/// A catalogue with the reading and verdict of each of its lines.
pub struct Analysis<'k> {
    /// What is known.
    pub knowledge: &'k Knowledge,
    /// What was read.
    pub catalog: Catalog,
    /// The day of the verdicts.
    pub as_of: Date,
    /// What only the whole graph shows.
    pub insights: Insights,
    lines: Vec<Vec<Line>>,
    issuers: BTreeMap<DocumentIx, Vec<usize>>,
}

impl<'k> Analysis<'k> {
    /// Loads a catalogue and analyses it; the order of the result does not depend on threads.
    ///
    /// # Errors
    /// All faults of the input.
    pub fn load(
        input: &Input,
        knowledge: &'k Knowledge,
        as_of: Option<Date>,
        tick: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Self, Vec<Fault>> {
        let catalog = catalog::load(input, Settings::default(), knowledge)?;
        Ok(Self::of(catalog, knowledge, as_of, tick))
    }

    /// Analyses a catalogue; `tick` hears of each procedure done and of how many there are.
    #[must_use]
    pub fn of(
        catalog: Catalog,
        knowledge: &'k Knowledge,
        as_of: Option<Date>,
        tick: &(dyn Fn(usize, usize) + Sync),
    ) -> Self {
        let analyst = Analyst::new(knowledge, as_of.or(catalog.provenance.snapshot));
        let whole = catalog.procedures.len();
        let lines: Vec<Vec<Line>> = catalog
            .procedures
            .par_iter()
            .map(|procedure| {
                let judge = |line| analyst.requirement(procedure, line);
                let lines = procedure.requirements.iter().map(judge).collect();
                tick(1, whole);
                lines
            })
            .collect();
        let as_of = analyst.as_of();
        let insights = stubs::insights(&catalog, knowledge, &lines);
        let issuers = issuers(&catalog, knowledge);
        Self {
            knowledge,
            catalog,
            as_of,
            insights,
            lines,
            issuers,
        }
    }

    /// The procedures with their lines, by code.
    pub fn dossiers(&self) -> impl ExactSizeIterator<Item = Dossier<'_>> + Clone {
        self.catalog
            .procedures
            .iter()
            .zip(&self.lines)
            .map(|(procedure, lines)| Dossier { procedure, lines })
    }

    /// The procedure of a code with its lines.
    #[must_use]
    pub fn dossier(&self, code: &str) -> Option<Dossier<'_>> {
        self.dossiers()
            .find(|dossier| dossier.procedure.code.as_str() == code)
    }

    /// The papers that a name means: an id, a name, an alias or an abbreviation.
    #[must_use]
    pub fn papers_called(&self, name: &str) -> Vec<DocumentIx> {
        let documents = &self.knowledge.documents;
        if let Some(document) = documents.find(name) {
            return vec![document];
        }
        let wanted = folded(name);
        let called = |paper: &DocumentType| {
            let names = [&paper.name.vi, &paper.name.en]
                .into_iter()
                .chain(&paper.aliases);
            let mut names = names.chain(&paper.abbreviations);
            names.any(|name| folded(name) == wanted)
        };
        documents
            .iter()
            .filter(|(_, paper)| called(paper))
            .map(|(document, _)| document)
            .collect()
    }

    /// Draws the graph, or what is connected with one of its nodes.
    ///
    /// # Errors
    /// Errors of the writer.
    pub fn draw(
        &self,
        drawing: Drawing,
        of: Option<Subject<'_>>,
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        stubs::draw(self, drawing, of, lang, out)
    }

    /// The procedures of the catalogue that issue a paper: those the knowledge names and those
    /// whose stated results include it.
    pub fn issuers(&self, document: DocumentIx) -> impl Iterator<Item = &Procedure> {
        let positions = self.issuers.get(&document).into_iter().flatten();
        positions.filter_map(|position| self.catalog.procedures.get(*position))
    }
}

/// What a name can mean.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    /// A procedure.
    Procedure(Dossier<'a>),
    /// A type of paper.
    Paper(DocumentIx),
}

/// The languages of graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Graphviz.
    Dot,
    /// Mermaid, for Markdown.
    Mermaid,
    /// GraphML, for yEd, Gephi and the like.
    Graphml,
}

/// A name as people compare names: composed letters, lower case, single spaces.
fn folded(name: &str) -> String {
    let name = name.nfc().collect::<String>().to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Positions of the procedures that issue each paper.
fn issuers(catalog: &Catalog, knowledge: &Knowledge) -> BTreeMap<DocumentIx, Vec<usize>> {
    let mut issuers: BTreeMap<DocumentIx, Vec<usize>> = BTreeMap::new();
    let procedures = &catalog.procedures;
    for (document, known) in knowledge.documents.iter() {
        let position = |code: &str| {
            procedures
                .binary_search_by(|p| p.code.as_str().cmp(code))
                .ok()
        };
        let named = known.issued_by.iter().filter_map(|code| position(code));
        issuers.entry(document).or_default().extend(named);
    }
    for (position, procedure) in procedures.iter().enumerate() {
        for document in procedure
            .results
            .iter()
            .filter_map(|result| result.document)
        {
            issuers.entry(document).or_default().push(position);
        }
    }
    for positions in issuers.values_mut() {
        positions.sort_unstable();
        positions.dedup();
    }
    issuers
}

/// A procedure with the readings and verdicts of its lines.
#[derive(Clone, Copy)]
pub struct Dossier<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    lines: &'a [Line],
}

impl<'a> Dossier<'a> {
    /// Its lines in the order of the source.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = (&'a Requirement, &'a Line)> + use<'a> {
        self.procedure.requirements.iter().zip(self.lines)
    }
}

/// What only the whole graph shows; each list is sorted by weight, then by name.
#[derive(Clone, Debug, Default)]
pub struct Insights {
    /// Data items that would make most lines replaceable if a register opened them.
    pub unlocks: Vec<Unlock>,
    /// Procedures all of whose papers are replaceable.
    pub abolition: Vec<Candidate>,
    /// Circles of procedures, each needing what the next one issues; positions in the catalogue.
    pub cycles: Vec<Vec<usize>>,
    /// Procedures that ask for the same papers and could be one visit.
    pub bundles: Vec<Bundle>,
}

/// A data item that blocks lines.
#[derive(Clone, Debug)]
pub struct Unlock {
    /// The item.
    pub item: ItemIx,
    /// Lines it alone keeps from being replaceable.
    pub lines: usize,
    /// Procedures with such a line.
    pub procedures: usize,
}

/// A procedure that might be abolished.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its position in the catalogue.
    pub procedure: usize,
    /// Papers it asks for, all replaceable.
    pub papers: usize,
}

/// Procedures that ask for the same papers.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Positions in the catalogue.
    pub procedures: Vec<usize>,
    /// The papers they share.
    pub papers: Vec<DocumentIx>,
}
