//! Circles: procedures that need each other's results.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

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

/// Who asks for which paper, and who issues it.
struct Flow {
    asks: BTreeMap<ProcedureIx, Vec<DocumentIx>>,
    issuers: BTreeMap<DocumentIx, Vec<ProcedureIx>>,
}

/// A node of the flow: papers stand between procedures, so that a paper that a thousand procedures
/// ask for and ten issue makes a thousand and ten edges, not ten thousand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    Procedure(ProcedureIx),
    Paper(DocumentIx),
}

impl Flow {
    fn edges(&self) -> impl Iterator<Item = (Stop, Stop)> + '_ {
        let asks = self.asks.iter().flat_map(|(&procedure, papers)| {
            papers
                .iter()
                .map(move |&paper| (Stop::Procedure(procedure), Stop::Paper(paper)))
        });
        let issues = self.issuers.iter().flat_map(|(&paper, issuers)| {
            issuers
                .iter()
                .map(move |&issuer| (Stop::Paper(paper), Stop::Procedure(issuer)))
        });
        asks.chain(issues)
    }
}

impl Graph<'_> {
    /// A shortest circle through every procedure that lies on one, shortest first, then by code.
    ///
    /// Not all circles: there can be exponentially many, and whoever breaks the shortest ones
    /// breaks all.
    #[must_use]
    pub fn circles(&self) -> Vec<Circle> {
        let flow = self.flow();
        let mut circles = BTreeSet::new();
        for component in components(&flow) {
            for &start in &component {
                circles.extend(shortest_circle(&flow, &component, start));
            }
        }
        let mut circles: Vec<Circle> = circles.into_iter().collect();
        circles.sort_by_key(|circle| circle.links.len());
        circles
    }

    /// Only procedures that issue something, and papers that somebody issues, can be on a circle.
    fn flow(&self) -> Flow {
        let mut issuers: BTreeMap<DocumentIx, Vec<ProcedureIx>> = BTreeMap::new();
        let mut issuing = Vec::new();
        for index in self.procedures.indexes() {
            let issued = self.issued_by(index);
            if !issued.is_empty() {
                issuing.push(index);
            }
            for document in issued {
                issuers.entry(document).or_default().push(index);
            }
        }
        let papers = |index| {
            let asked = self.papers_of(index).into_iter();
            asked
                .filter(|document| issuers.contains_key(document))
                .collect()
        };
        let asks = issuing
            .into_iter()
            .map(|index| (index, papers(index)))
            .collect();
        Flow { asks, issuers }
    }
}

/// The sets of procedures of which each leads to each.
fn components(flow: &Flow) -> Vec<BTreeSet<ProcedureIx>> {
    let mut graph = DiGraph::<Stop, ()>::new();
    let mut places: BTreeMap<Stop, NodeIndex> = BTreeMap::new();
    for (from, to) in flow.edges() {
        let mut place = |stop| *places.entry(stop).or_insert_with(|| graph.add_node(stop));
        let (from, to) = (place(from), place(to));
        graph.add_edge(from, to, ());
    }
    // A lone stop is on no circle: every circle runs through a procedure and a paper.
    // Kosaraju's algorithm, since petgraph's Tarjan recurses as deep as chains are long.
    let circular = kosaraju_scc(&graph)
        .into_iter()
        .filter(|component| component.len() > 1);
    let procedures = circular.map(|component| {
        let stops = component
            .into_iter()
            .filter_map(|place| graph.node_weight(place));
        stops
            .filter_map(|stop| match stop {
                Stop::Procedure(index) => Some(*index),
                Stop::Paper(_) => None,
            })
            .collect()
    });
    procedures.collect()
}

/// The first of the shortest circles from a procedure back to it, in a fixed order of the search.
fn shortest_circle(
    flow: &Flow,
    component: &BTreeSet<ProcedureIx>,
    start: ProcedureIx,
) -> Option<Circle> {
    let mut reached_from: BTreeMap<ProcedureIx, Link> = BTreeMap::new();
    let mut seen_papers = BTreeSet::new();
    let mut queue = VecDeque::from([start]);
    while let Some(procedure) = queue.pop_front() {
        for &document in flow.asks.get(&procedure).into_iter().flatten() {
            if !seen_papers.insert(document) {
                continue;
            }
            for &issuer in flow.issuers.get(&document).into_iter().flatten() {
                if component.contains(&issuer) && !reached_from.contains_key(&issuer) {
                    reached_from.insert(
                        issuer,
                        Link {
                            procedure,
                            document,
                        },
                    );
                    queue.push_back(issuer);
                }
            }
            if reached_from.contains_key(&start) {
                return Some(walk_back(&reached_from, start));
            }
        }
    }
    None
}

/// The circle that a search from a procedure back to it found.
fn walk_back(reached_from: &BTreeMap<ProcedureIx, Link>, start: ProcedureIx) -> Circle {
    let mut links = Vec::new();
    let mut here = start;
    while let Some(&link) = reached_from.get(&here) {
        links.push(link);
        here = link.procedure;
        if here == start {
            break;
        }
    }
    links.reverse();
    let first = links
        .iter()
        .enumerate()
        .min_by_key(|(_, link)| link.procedure);
    let first = first.map_or(0, |(at, _)| at);
    links.rotate_left(first);
    Circle { links }
}
