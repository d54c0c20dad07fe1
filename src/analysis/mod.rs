//! A catalogue together with what was read from its lines and concluded about them.
//!
//! This is the one place where the steps of the pipeline meet: knowledge, catalogue, reading,
//! derivation, graph. Rules, reports and commands see only [`Analysis`].

mod analyst;
mod distinct;
mod exempted;
mod insights;
mod issuers;
mod question;
mod twins;

pub use analyst::{Analyst, Line, LineReader};
pub use insights::Insights;
pub use question::Question;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;

use self::issuers::Issuers;
use self::twins::Twins;
use crate::catalog::{self, Catalog, Input, Level, Procedure, Requirement};
use crate::derive::Assumptions;
use crate::fault::Fault;
use crate::graph::{self, Detail, Extent, Graph, Labels, Node, ProcedureIx};
use crate::ids::ProcedureCode;
use crate::index::Ix;
use crate::knowledge::{DocumentIx, DocumentType, Knowledge};
use crate::lower::lower;
pub use crate::reading::Line as Prose;
use crate::reading::{Origin, Reading, nfc};
use crate::words::Lang;

/// Steps around a node that a drawing of it shows: from a procedure over its lines and their
/// papers to the registers.
const NEIGHBOURHOOD: usize = 4;

/// The knowledge compiled into the binary.
///
/// # Errors
/// All faults of its files.
pub fn knowledge() -> Result<&'static Knowledge, Vec<Fault>> {
    crate::knowledge::embedded().map_err(<[Fault]>::to_vec)
}

/// A catalogue with the reading and verdict of each of its lines.
pub struct Analysis<'k> {
    /// What is known.
    pub knowledge: &'k Knowledge,
    /// What was read.
    pub catalog: Arc<Catalog>,
    /// The day of the verdicts.
    pub as_of: Date,
    /// What they assume of registers beside the law.
    pub assumptions: Assumptions,
    /// What only the whole graph shows.
    pub insights: Insights,
    lines: Vec<Vec<Line>>,
    issuers: Issuers,
    /// Found when somebody asks: only measures do.
    twins: OnceLock<Twins>,
}

impl<'k> Analysis<'k> {
    /// Loads a catalogue and analyses it; the order of the result does not depend on threads.
    ///
    /// # Errors
    /// All faults of the input.
    pub fn load(
        input: &Input,
        knowledge: &'k Knowledge,
        question: impl Into<Question>,
        tick: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Self, Vec<Fault>> {
        let catalog = catalog::load(input, knowledge)?;
        Ok(Self::of(catalog, knowledge, question, tick))
    }

    /// Analyses a catalogue; `tick` hears of each procedure done and of how many there are.
    #[must_use]
    pub fn of(
        catalog: Catalog,
        knowledge: &'k Knowledge,
        question: impl Into<Question>,
        tick: &(dyn Fn(usize, usize) + Sync),
    ) -> Self {
        let question = question.into();
        let as_of = question.as_of.or(catalog.provenance.snapshot);
        let readings = distinct::readings(&catalog, knowledge);
        let catalog = Arc::new(catalog);
        Self::judged(catalog, knowledge, &readings, Question { as_of, ..question }, tick)
    }

    /// The same catalogue asked something else, on the same day unless another is named: read once,
    /// judged again.
    #[must_use]
    pub fn asked(&self, question: Question) -> Self {
        let readings: Vec<Vec<Arc<Reading>>> = self
            .lines
            .iter()
            .map(|lines| lines.iter().map(|line| Arc::clone(&line.reading)).collect())
            .collect();
        let question = Question { as_of: question.as_of.or(Some(self.as_of)), ..question };
        Self::judged(Arc::clone(&self.catalog), self.knowledge, &readings, question, &|_, _| {})
    }

    /// The same catalogue with some procedures more, asked the same; one whose code is there takes the
    /// place of that. What was read is not read again, everything that hangs on the whole is made anew.
    #[must_use]
    pub fn with(&self, procedures: Vec<Procedure>) -> Self {
        let added = Catalog { procedures, ..Catalog::default() };
        let readings = distinct::readings(&added, self.knowledge);
        let of_line = |line: &Line| Arc::clone(&line.reading);
        let own = self.lines.iter().map(|lines| lines.iter().map(of_line).collect());
        let mut all: BTreeMap<ProcedureCode, (Procedure, Vec<Arc<Reading>>)> = BTreeMap::new();
        let known = self.catalog.procedures.iter().cloned().zip(own);
        for (procedure, readings) in known.chain(added.procedures.into_iter().zip(readings)) {
            all.insert(procedure.code.clone(), (procedure, readings));
        }
        let (procedures, readings): (Vec<_>, Vec<_>) = all.into_values().unzip();
        let provenance = self.catalog.provenance.clone();
        let catalog = Catalog { procedures, remarks: Vec::new(), provenance };
        let question = Question { as_of: Some(self.as_of), assumptions: self.assumptions.clone() };
        Self::judged(Arc::new(catalog), self.knowledge, &readings, question, &|_, _| {})
    }

    /// The graph of the catalogue, without its steps.
    #[must_use]
    pub fn graph(&self) -> Graph<'_> {
        Graph::new(&self.catalog, &self.lines, self.knowledge, Detail::WithoutSteps)
    }

    /// Judges lines that were read.
    fn judged(
        catalog: Arc<Catalog>,
        knowledge: &'k Knowledge,
        readings: &[Vec<Arc<Reading>>],
        question: Question,
        tick: &(dyn Fn(usize, usize) + Sync),
    ) -> Self {
        let assumptions = question.assumptions.clone();
        let analyst = Analyst::new(knowledge, question);
        let whole = catalog.procedures.len();
        // The graph needs the readings only, so it is built beside the verdicts.
        let (insights, lines) = rayon::join(
            || Insights::of(&catalog, readings, &analyst),
            || {
                let dossiers = catalog.procedures.par_iter().zip(readings);
                let lines = dossiers.map(|(procedure, readings)| {
                    let judge = analyst.judge_of(procedure);
                    let lines = readings.iter().map(|reading| judge.line(Arc::clone(reading)));
                    let mut lines: Vec<Line> = lines.collect();
                    exempted::mark(procedure, &mut lines, knowledge);
                    tick(1, whole);
                    lines
                });
                lines.collect()
            },
        );
        let as_of = analyst.as_of();
        let issuers = Issuers::of(&catalog, knowledge);
        Self {
            knowledge,
            catalog,
            as_of,
            assumptions,
            insights,
            lines,
            issuers,
            twins: OnceLock::new(),
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

    /// A procedure of the graph.
    #[must_use]
    pub fn procedure(&self, index: ProcedureIx) -> Option<&Procedure> {
        self.catalog.procedures.get(index.raw() as usize)
    }

    /// Where a procedure of the graph stands in the catalogue.
    #[must_use]
    pub fn position(&self, index: ProcedureIx) -> usize {
        index.raw() as usize
    }

    /// The procedure of a code with its lines.
    #[must_use]
    pub fn dossier(&self, code: &str) -> Option<Dossier<'_>> {
        let procedures = &self.catalog.procedures;
        self.dossier_at(procedures.binary_search_by(|one| one.code.as_str().cmp(code)).ok()?)
    }

    /// The procedure at a position of the catalogue with its lines.
    #[must_use]
    pub fn dossier_at(&self, at: usize) -> Option<Dossier<'_>> {
        Some(Dossier { procedure: self.catalog.procedures.get(at)?, lines: self.lines.get(at)? })
    }

    /// Whether a line of one procedure asks for what another issues, by their positions.
    #[must_use]
    pub fn supplies(&self, issuer: usize, asker: usize) -> bool {
        let lines = self.lines.get(asker).into_iter().flatten();
        let papers = lines.flat_map(|line| &line.reading.papers);
        let mut papers = papers.filter(|paper| paper.origin != Origin::Abroad);
        papers.any(|paper| {
            let issuers = paper.document.map(|document| self.issuers.of_paper(document));
            issuers.is_some_and(|issuers| issuers.binary_search(&issuer).is_ok())
        })
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
            let names = [&paper.name.vi, &paper.name.en].into_iter().chain(&paper.aliases);
            let mut names = names.chain(&paper.abbreviations);
            names.any(|name| folded(name) == wanted)
        };
        documents.iter().filter(|(_, paper)| called(paper)).map(|(document, _)| document).collect()
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
        let picture = self.picture(of, lang);
        let text = match drawing {
            Drawing::Dot => graph::dot(&picture),
            Drawing::Mermaid => graph::mermaid(&picture),
            Drawing::Graphml => graph::graphml(&picture),
        };
        out.write_all(text.as_bytes())
    }

    /// The part of the graph around a procedure or a paper, or all of it, with words.
    #[must_use]
    pub fn picture(&self, of: Option<Subject<'_>>, lang: Lang) -> graph::Picture {
        let graph = self.graph();
        let labels = labels(lang);
        let centre = match of {
            Some(Subject::Procedure(one)) => {
                graph.find(one.procedure.code.as_str()).map(Node::Procedure)
            }
            Some(Subject::Paper(document)) => Some(Node::Document(document)),
            None => None,
        };
        let extent = match centre {
            Some(centre) => Extent::Around { centre, steps: NEIGHBOURHOOD },
            None => Extent::Whole,
        };
        graph.picture(extent, labels)
    }

    /// What procedures or papers are about, with words; of all procedures when none is named.
    #[must_use]
    pub fn focus(&self, of: &[Subject<'_>], lang: Lang) -> graph::Picture {
        let graph = self.graph();
        let procedure = |one: &Procedure| graph.find(one.code.as_str()).map(Node::Procedure);
        let centre = |of: &Subject<'_>| match of {
            Subject::Procedure(one) => procedure(one.procedure),
            Subject::Paper(document) => Some(Node::Document(*document)),
        };
        let centres: Vec<Node> = match of {
            [] => self.catalog.procedures.iter().filter_map(procedure).collect(),
            of => of.iter().filter_map(centre).collect(),
        };
        graph.focus(&centres, labels(lang))
    }

    /// The first procedure that an agency of another settles too and that issues a paper by the name
    /// under which a line asks for it; `None` for a name agrees with every result.
    #[must_use]
    pub fn issuer_of_same_agency(
        &self,
        document: DocumentIx,
        name: Option<&str>,
        asker: &Procedure,
    ) -> Option<&Procedure> {
        let position = self.issuers.of_same_agency((document, name), asker, &self.catalog)?;
        self.catalog.procedures.get(position)
    }

    /// Whether a procedure is settled at a level under another code, its name alike but for a bracket.
    #[must_use]
    pub fn has_twin_at(&self, procedure: &Procedure, level: Level) -> bool {
        let twins = || Twins::of(&self.catalog);
        procedure.authority.is_some_and(|authority| {
            self.twins.get_or_init(twins).are_at(authority, &procedure.name, level)
        })
    }

    /// The procedures of the catalogue that issue a paper: those the knowledge names and those
    /// whose stated results include it.
    pub fn issuers(&self, document: DocumentIx) -> impl Iterator<Item = &Procedure> {
        let positions = self.issuers.of_paper(document).iter();
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

fn labels(lang: Lang) -> Labels {
    match lang {
        Lang::Vi => Labels::Vietnamese,
        Lang::En => Labels::English,
    }
}

/// A name as people compare names: composed letters, lower case, single spaces.
fn folded(name: &str) -> String {
    let mut folded = lower(&nfc(name));
    // Most names have single blanks between their words and none at their ends.
    let mut blank_before = true;
    let is_tidy = folded.chars().all(|letter| {
        let blank = letter.is_whitespace();
        let is_tidy = !blank || (letter == ' ' && !blank_before);
        blank_before = blank;
        is_tidy
    });
    if !is_tidy || folded.ends_with(' ') {
        folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    folded
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

    /// The line by which nobody need hand in what another asks for.
    #[must_use]
    pub fn exempting(&self, line: &Line) -> Option<&'a Requirement> {
        self.procedure.requirements.get(line.exempted_by? as usize)
    }
}

impl Borrow<Reading> for Line {
    fn borrow(&self) -> &Reading {
        &self.reading
    }
}
