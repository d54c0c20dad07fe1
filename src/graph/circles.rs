//! Circles: procedures that need each other's results.
//!
//! Only what people have to bring makes a circle: nobody runs for a paper that the agency looks up, and
//! where another paper will do, that one leads out of it.
//!
//! Papers are few and procedures many, so the search runs over papers: a paper leads to another when
//! some procedure that issues the one asks for the other. A shortest circle through a procedure is
//! then a shortest way from a paper that has to be brought to it to a paper it issues. Such a way uses no procedure
//! twice, nor the one it starts from: cutting across would make it shorter.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Graph, ProcedureIx};
use crate::knowledge::DocumentIx;

/// One link of a circle: the procedure asks for the paper, which the next procedure issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The procedure that asks.
    pub procedure: ProcedureIx,
    /// The paper.
    pub document: DocumentIx,
}

/// A whole circle, starting with the procedure whose code comes first; the last link leads back to
/// it. A procedure that asks for what it issues itself, as renewals do, is a circle of one link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Circle {
    /// Its links, in order.
    pub links: Vec<Link>,
}

/// Which procedure leads from a paper it issues to a paper that has to be brought to it; of several, the one whose
/// code comes first.
#[derive(Default)]
struct Flow {
    leads: BTreeMap<DocumentIx, BTreeMap<DocumentIx, ProcedureIx>>,
}

/// For each paper that can be reached from one, the paper before it on a shortest way; the start
/// itself has none.
type Way = BTreeMap<DocumentIx, Option<DocumentIx>>;

impl Graph<'_> {
    /// Without the types that stand for many papers: that a procedure issues some approval and
    /// another asks for some approval leads from none to the other.
    fn of_one_paper(&self, mut papers: Vec<DocumentIx>) -> Vec<DocumentIx> {
        let documents = &self.knowledge().documents;
        papers.retain(|ix| documents[*ix].is_one_paper());
        papers
    }

    /// A shortest circle through every procedure that lies on one, shortest first, then by code.
    ///
    /// Not all circles: there can be exponentially many, and whoever breaks the shortest ones
    /// breaks all.
    #[must_use]
    pub fn circles(&self) -> Vec<Circle> {
        let rows: Vec<(ProcedureIx, Vec<DocumentIx>, Vec<DocumentIx>)> = self
            .procedures
            .indexes()
            .map(|index| {
                let one = |papers| self.of_one_paper(papers);
                (index, one(self.papers_brought_to(index)), one(self.issued_by(index)))
            })
            .filter(|(_, _, issued)| !issued.is_empty())
            .collect();
        let mut flow = Flow::default();
        for (index, asked, issued) in &rows {
            flow.add(*index, asked, issued);
        }
        let mut ways = BTreeMap::new();
        let mut circles = BTreeSet::new();
        for (index, asked, issued) in &rows {
            let mut through = Vec::new();
            for &paper in asked {
                let way = ways.entry(paper).or_insert_with(|| flow.search(paper));
                let papers = issued.iter().filter_map(|&end| walk_back(way, end));
                through.extend(papers);
            }
            let shortest = through.into_iter().min_by_key(|papers| (papers.len(), papers.clone()));
            circles.extend(shortest.map(|papers| flow.circle(*index, &papers)));
        }
        let mut circles: Vec<Circle> = circles.into_iter().collect();
        circles.sort_by_key(|circle| circle.links.len());
        circles
    }
}

impl Graph<'_> {
    /// For each paper that a procedure asks for, a shortest circle that leads from it through other
    /// procedures back to this one; shortest first, each once.
    ///
    /// A procedure that asks for what it issues itself renews it, and that is left out: it would hide
    /// every longer way.
    #[must_use]
    pub fn circles_through(&self, index: ProcedureIx) -> Vec<Circle> {
        let mut flow = Flow::default();
        for other in self.procedures.indexes().filter(|other| *other != index) {
            let issued = self.of_one_paper(self.issued_by(other));
            if !issued.is_empty() {
                flow.add(other, &self.of_one_paper(self.papers_brought_to(other)), &issued);
            }
        }
        let issued = self.of_one_paper(self.issued_by(index));
        let mut circles = BTreeSet::new();
        for paper in self.of_one_paper(self.papers_brought_to(index)) {
            let way = flow.search(paper);
            let ends = issued.iter().filter(|end| **end != paper);
            let papers = ends.filter_map(|&end| walk_back(&way, end));
            let shortest = papers.min_by_key(|papers| (papers.len(), papers.clone()));
            circles.extend(shortest.map(|papers| flow.circle(index, &papers)));
        }
        let mut circles: Vec<Circle> = circles.into_iter().collect();
        circles.sort_by_key(|circle| circle.links.len());
        circles
    }
}

impl Flow {
    fn add(&mut self, procedure: ProcedureIx, asked: &[DocumentIx], issued: &[DocumentIx]) {
        for &from in issued {
            let leads = self.leads.entry(from).or_default();
            for &to in asked {
                leads.entry(to).or_insert(procedure);
            }
        }
    }

    /// Searches in breadth from a paper, in the order of papers.
    fn search(&self, start: DocumentIx) -> Way {
        let mut way = Way::from([(start, None)]);
        let mut queue = VecDeque::from([start]);
        while let Some(paper) = queue.pop_front() {
            for &next in self.leads.get(&paper).into_iter().flat_map(BTreeMap::keys) {
                way.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    Some(paper)
                });
            }
        }
        way
    }

    /// The circle of a procedure that asks for the first of some papers and issues the last.
    fn circle(&self, procedure: ProcedureIx, papers: &[DocumentIx]) -> Circle {
        let first = papers.first().map(|&document| Link { procedure, document });
        let steps = papers.iter().zip(papers.iter().skip(1));
        let others = steps.filter_map(|(from, to)| {
            let procedure = *self.leads.get(from)?.get(to)?;
            Some(Link { procedure, document: *to })
        });
        let mut links: Vec<Link> = first.into_iter().chain(others).collect();
        let least = links.iter().enumerate().min_by_key(|(_, link)| link.procedure);
        let least = least.map_or(0, |(at, _)| at);
        links.rotate_left(least);
        Circle { links }
    }
}

/// The papers on the way from its start to an end, when it can be reached.
fn walk_back(way: &Way, end: DocumentIx) -> Option<Vec<DocumentIx>> {
    way.get(&end)?;
    let before = |paper: &DocumentIx| way.get(paper).copied().flatten();
    let mut papers: Vec<DocumentIx> = std::iter::successors(Some(end), before).collect();
    papers.reverse();
    Some(papers)
}
