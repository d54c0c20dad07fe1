//! Where a proposal meets other procedures: one that it most likely is, those that issue the same or
//! ask for the same papers, those it depends on or feeds, and circles that it would close.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::diff::folded;
use crate::graph::{BundleSettings, Graph, ProcedureIx, Question};
use crate::ids::ProcedureCode;
use crate::knowledge::DocumentIx;

/// A name of a result that more procedures share tells nothing: “Văn bản trả lời” is a result of many.
const COMMON: usize = 5;

/// Where a procedure meets others. Codes are those of the catalogue together with the procedure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlaps {
    /// Procedures that it most likely is under another code, the surest first.
    pub likely: Vec<Likely>,
    /// Procedures that issue the same.
    pub results: Vec<SameResult>,
    /// Procedures that ask for nearly the same papers, the largest share first.
    pub papers: Vec<SamePapers>,
    /// Papers that it asks for, with the procedures that issue them.
    pub supplied: Vec<Link>,
    /// Papers that it issues, with the procedures that ask for them.
    pub demanded: Vec<Link>,
    /// Circles through it, each link the procedure that asks and the paper that the next one issues.
    pub circles: Vec<Circle>,
}

/// A procedure that another most likely is.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// Its code.
    pub code: ProcedureCode,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// Whether both have one name, letter for letter.
    pub same_name: bool,
    /// Whether both issue the same.
    pub same_result: bool,
}

/// Below this confidence a likeness is told in the report and is no finding: every registration looks a
/// little like every other.
pub const LIKE: f64 = 0.8;

impl Likely {
    /// From this confidence on two of one name are one.
    const SAME: f64 = 0.9;

    /// Whether it is the same procedure. A confidence alone does not tell: procedures that issue and
    /// issue anew, or are settled at two levels, differ by one word of their name and are two. Of one name
    /// and one result they are one, however many papers either asks for: a dossier left out hides nothing.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.same_name && (self.confidence >= Self::SAME || self.same_result)
    }

    /// Whether it is so much alike that both might be one procedure.
    #[must_use]
    pub fn is_like(&self) -> bool {
        self.confidence >= LIKE && !self.is_same()
    }
}

/// What several procedures issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameResult {
    /// Its type, where it is known.
    pub document: Option<DocumentIx>,
    /// Its name, as the proposal prints it.
    pub name: Box<str>,
    /// The other procedures that issue it, by code.
    pub procedures: Vec<ProcedureCode>,
}

/// A procedure that asks for nearly the same papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamePapers {
    /// Its code.
    pub code: ProcedureCode,
    /// The papers that both ask for.
    pub common: Vec<DocumentIx>,
    /// How many papers either of them asks for.
    pub all: usize,
}

/// A paper that links a procedure with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The paper.
    pub document: DocumentIx,
    /// The others, by code.
    pub procedures: Vec<ProcedureCode>,
}

/// A circle: who asks, and the paper that the next one issues; the last leads back to the first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Circle {
    /// Its links, in order.
    pub links: Vec<(ProcedureCode, DocumentIx)>,
}

/// The results of a catalogue that have a name and no known type.
pub(super) struct Named(BTreeMap<String, Vec<ProcedureCode>>);

impl Named {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut named: BTreeMap<String, Vec<ProcedureCode>> = BTreeMap::new();
        for procedure in &catalog.procedures {
            let untyped = procedure.results.iter().filter(|result| result.document.is_none());
            for name in untyped.map(|result| folded(&result.name)) {
                let codes = named.entry(name).or_default();
                if codes.last() != Some(&procedure.code) {
                    codes.push(procedure.code.clone());
                }
            }
        }
        Self(named)
    }

    /// The procedures beside one that issue something of a name, where these are few.
    fn beside(&self, code: &ProcedureCode, name: &str) -> Vec<ProcedureCode> {
        let codes = self.0.get(&folded(name)).into_iter().flatten();
        let others: Vec<ProcedureCode> = codes.filter(|one| *one != code).cloned().collect();
        if others.len() > COMMON { Vec::new() } else { others }
    }
}

impl Overlaps {
    /// Where a procedure of a catalogue meets the others, apart from those that it most likely is, which
    /// are found for all proposals at once.
    pub(super) fn of(graph: &Graph<'_>, code: &ProcedureCode, named: &Named) -> Self {
        let Some(index) = graph.find(code.as_str()) else { return Self::default() };
        let view = View { graph, index };
        let sharing = graph.sharing(index, BundleSettings::default()).into_iter();
        let papers = sharing.map(|one| SamePapers {
            code: view.code(one.procedure),
            common: one.common,
            all: one.all,
        });
        Self {
            likely: Vec::new(),
            results: view.results(code, named),
            papers: papers.collect(),
            supplied: view.links(graph.papers_of(index), Question::Issues),
            demanded: view.links(graph.issued_by(index), Question::Needs),
            circles: view.circles(),
        }
    }
}

/// The circles through a procedure of a catalogue.
pub(super) fn circles(graph: &Graph<'_>, code: &ProcedureCode) -> Vec<Circle> {
    graph.find(code.as_str()).map_or_else(Vec::new, |index| View { graph, index }.circles())
}

/// One procedure of a graph.
struct View<'g> {
    graph: &'g Graph<'g>,
    index: ProcedureIx,
}

impl View<'_> {
    fn code(&self, index: ProcedureIx) -> ProcedureCode {
        self.graph.procedure(index).code.clone()
    }

    /// Whoever else answers a question on a paper.
    fn others(&self, question: Question) -> Vec<ProcedureCode> {
        let all = question.resolve(self.graph);
        all.iter().filter(|one| *one != self.index).map(|one| self.code(one)).collect()
    }

    /// Papers with the other procedures that a question finds for each; common names of many papers link
    /// nothing, since one asks for another than the other issues.
    fn links(&self, papers: Vec<DocumentIx>, ask: impl Fn(DocumentIx) -> Question) -> Vec<Link> {
        let known = &self.graph.knowledge().documents;
        let one_paper = papers.into_iter().filter(|ix| known[*ix].is_one_paper());
        let links = one_paper.map(|document| {
            let procedures = self.others(ask(document));
            Link { document, procedures }
        });
        links.filter(|link| !link.procedures.is_empty()).collect()
    }

    fn results(&self, code: &ProcedureCode, named: &Named) -> Vec<SameResult> {
        let known = &self.graph.knowledge().documents;
        let typed = self.links(self.graph.issued_by(self.index), Question::Issues);
        let typed = typed.into_iter().map(|link| SameResult {
            document: Some(link.document),
            name: known[link.document].name.vi.clone(),
            procedures: link.procedures,
        });
        let printed = self.graph.procedure(self.index).results.iter();
        let untyped = printed.filter(|result| result.document.is_none()).map(|result| SameResult {
            document: None,
            name: result.name.clone(),
            procedures: named.beside(code, &result.name),
        });
        typed.chain(untyped).filter(|one| !one.procedures.is_empty()).collect()
    }

    fn circles(&self) -> Vec<Circle> {
        let circles = self.graph.circles_through(self.index).into_iter();
        let circle = |one: crate::graph::Circle| Circle {
            links: one
                .links
                .iter()
                .map(|link| (self.code(link.procedure), link.document))
                .collect(),
        };
        circles.map(circle).collect()
    }
}
