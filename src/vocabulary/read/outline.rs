//! Which requirements contain which.

use std::collections::BTreeSet;

use super::service::Reader;
use crate::fault::{Problem, Subject};
use crate::vocabulary::graph::{Node, NodeIx};
use crate::vocabulary::place::At;

/// The classes that are requirements.
pub(in crate::vocabulary) const REQUIREMENTS: [&str; 4] = [
    "http://data.europa.eu/m8g/Requirement",
    "http://data.europa.eu/m8g/InformationRequirement",
    "http://data.europa.eu/m8g/Criterion",
    "http://data.europa.eu/m8g/Constraint",
];
impl Reader<'_> {
    /// The requirements that no other contains; of a circle that nothing leads into, one.
    pub(in crate::vocabulary) fn roots(&self) -> Vec<NodeIx> {
        let is_one = |node: &Node| REQUIREMENTS.iter().any(|class| node.is_a(class));
        let all: Vec<NodeIx> =
            self.graph.nodes().filter(|(_, node)| is_one(node)).map(|(index, _)| index).collect();
        let mut contained = BTreeSet::new();
        for &one in &all {
            contained.extend(self.parts_of(one).into_iter().map(|(part, _)| part));
        }
        let mut roots: Vec<_> =
            all.iter().copied().filter(|one| !contained.contains(one)).collect();
        let mut reached = BTreeSet::new();
        let mut reach = |from: NodeIx| {
            let mut open = vec![from];
            let mut new = false;
            while let Some(one) = open.pop() {
                if reached.insert(one) {
                    new = true;
                    open.extend(self.parts_of(one).into_iter().map(|(part, _)| part));
                }
            }
            new
        };
        roots.iter().for_each(|&root| {
            reach(root);
        });
        roots.extend(all.into_iter().filter(|&one| reach(one)));
        roots
    }

    /// The requirements that one contains, whichever of the two says so.
    pub(in crate::vocabulary) fn parts_of(&self, one: NodeIx) -> Vec<(NodeIx, At)> {
        let mut parts = self.in_order(self.graph.node(one), "hasRequirement");
        let known: BTreeSet<NodeIx> = parts.iter().map(|(part, _)| *part).collect();
        let others = self.parts.get(&one).into_iter().flatten();
        parts.extend(others.filter(|(part, _)| !known.contains(part)));
        parts
    }

    /// All requirements below some, each once and before its own parts.
    pub(super) fn requirements(&self, tops: Vec<(NodeIx, At)>) -> Vec<(NodeIx, At)> {
        let all = self.outline(tops).into_iter();
        all.map(|(requirement, at, _)| (requirement, at)).collect()
    }

    /// The same, each with how many stand around it.
    pub(in crate::vocabulary) fn outline(
        &self,
        tops: Vec<(NodeIx, At)>,
    ) -> Vec<(NodeIx, At, usize)> {
        enum Visit {
            Enter(NodeIx, At),
            Leave,
        }
        let mut found = Vec::new();
        let (mut seen, mut path, mut around) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
        let enter = |(one, at): (NodeIx, At)| Visit::Enter(one, at);
        let mut open: Vec<Visit> = tops.into_iter().rev().map(enter).collect();
        while let Some(visit) = open.pop() {
            let Visit::Enter(one, at) = visit else {
                path.pop().map(|one| around.remove(&one));
                continue;
            };
            if around.contains(&one) {
                let circle = path.iter().skip_while(|outer| **outer != one).chain([&one]);
                let name = |one: &NodeIx| self.graph.node(*one).id.to_string();
                let ids = circle.map(name).collect();
                self.fault(at, Problem::Circle { what: Subject::Requirement, ids });
                continue;
            }
            if !seen.insert(one) {
                continue;
            }
            if self.is_too_much(1, at) {
                return found;
            }
            found.push((one, at, path.len()));
            path.push(one);
            around.insert(one);
            open.push(Visit::Leave);
            open.extend(self.parts_of(one).into_iter().rev().map(enter));
        }
        found
    }
}
