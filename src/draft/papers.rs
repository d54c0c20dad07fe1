//! The article on papers: which of them data replace, by register, and which have lost their validity.

use std::collections::{BTreeMap, BTreeSet};

use super::Operation;
use super::annexes::{Annexes, of};
use super::cite::fill;
use super::document::{Block, Style};
use crate::knowledge::{DocumentIx, RegisterIx, Scope};

impl Annexes<'_, '_> {
    /// The papers that data replace, a clause for each register, and those that have lost their validity,
    /// which nothing has to replace.
    pub(super) fn papers(&self) -> Vec<Block> {
        let knowledge = self.material.knowledge();
        let mut papers: BTreeMap<RegisterIx, BTreeSet<DocumentIx>> = BTreeMap::new();
        let mut ended: BTreeSet<DocumentIx> = BTreeSet::new();
        for one in of(self.material, Operation::Replace) {
            let Some((_, line)) = one.line() else { continue };
            for paper in line.verdict.papers.iter().filter(|paper| paper.grade.is_replaceable()) {
                let Some(document) = paper.document else { continue };
                if self.has_ended(document) {
                    ended.insert(document);
                    continue;
                }
                for register in &paper.registers {
                    papers.entry(*register).or_default().insert(document);
                }
            }
        }
        let said = &self.wording.papers;
        let replaced = papers.into_iter().map(|(register, papers)| {
            let slots = [
                ("register", &*knowledge.registers[register].name.vi),
                ("papers", &*self.replaced_by(register, &papers)),
            ];
            let by_data = slots[0].1.starts_with(&*said.data);
            fill(if by_data { &said.by_data } else { &said.by_register }, &slots)
        });
        let mut clauses: Vec<String> = replaced.collect();
        if !ended.is_empty() {
            let ended: Vec<String> = ended.into_iter().map(|ix| self.ended(ix)).collect();
            clauses.push(fill(&said.ended, &[("papers", &ended.join("; "))]));
        }
        let alone = clauses.len() == 1;
        let clause = |(n, text): (usize, String)| {
            let number = if alone { String::new() } else { format!("{}. ", n + 1) };
            Block::text(Style::Clause, format!("{number}{text}."))
        };
        clauses.into_iter().enumerate().map(clause).collect()
    }

    /// The papers that a register replaces: those that a rule names, and those that only stand for such
    /// ones where a line takes either. A passport proves more than who somebody is.
    fn replaced_by(&self, register: RegisterIx, papers: &BTreeSet<DocumentIx>) -> String {
        let known = &self.material.knowledge().documents;
        let name = |ix: &DocumentIx| &*known[*ix].name.vi;
        let by_rule = |ix: &DocumentIx| {
            let mut rules = known[*ix].replaced_by.iter();
            rules.any(|rule| rule.register == register && rule.scope != Scope::Listed)
        };
        let stands_for = |ix: &DocumentIx| -> Vec<&str> {
            let others = known[*ix].alternative_to.iter();
            others.filter(|ix| by_rule(ix) && !self.has_ended(**ix)).map(name).collect()
        };
        let mut alone: Vec<&str> = Vec::new();
        let mut instead: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
        for ix in papers {
            let others = if by_rule(ix) { Vec::new() } else { stands_for(ix) };
            match others.is_empty() {
                true => alone.push(name(ix)),
                false => instead.entry(others).or_default().push(name(ix)),
            }
        }
        let instead = instead.into_iter().map(|(others, papers)| {
            let (papers, others) = (papers.join(", "), others.join(", "));
            let slots = [("papers", &*papers), ("others", &*others)];
            fill(&self.wording.papers.instead, &slots)
        });
        alone.into_iter().map(str::to_owned).chain(instead).collect::<Vec<_>>().join("; ")
    }

    /// Whether a paper has lost its validity by the day of the analysis.
    fn has_ended(&self, document: DocumentIx) -> bool {
        let ended = self.material.knowledge().documents[document].obsolete.as_ref();
        ended.is_some_and(|ended| {
            ended.since.is_none_or(|since| since <= self.material.analysis().as_of)
        })
    }

    /// A paper that has, with what ended it.
    fn ended(&self, document: DocumentIx) -> String {
        let paper = &self.material.knowledge().documents[document];
        let name = &*paper.name.vi;
        let Some(ended) = &paper.obsolete else { return name.to_owned() };
        let Some(ground) = &ended.ground else { return name.to_owned() };
        let provision = self.cite().ground(ground);
        let said = &self.wording.papers;
        match ended.since.map(|day| self.material.grammar.print_date(day)) {
            Some(date) => {
                let slots = [("paper", name), ("date", &*date), ("provision", &*provision)];
                fill(&said.ended_since, &slots)
            }
            None => {
                let slots = [("paper", name), ("provision", &*provision)];
                fill(&said.ended_by, &slots)
            }
        }
    }
}
