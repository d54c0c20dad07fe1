//! The Horn closure: everything that follows from what is held.
//!
//! Unit propagation with counters (Dowling and Gallier 1984, "Linear-time algorithms for testing the
//! satisfiability of propositional Horn formulae"): each rule counts the premises it still lacks,
//! and each premise is touched once, so the work grows with the size of the rules and no faster.

use super::ItemSet;
use crate::index::Table;
use crate::knowledge::{ItemIx, Knowledge, RuleIx};

/// The derivation rules, indexed by premise.
#[derive(Debug)]
pub struct Horn {
    clauses: Table<RuleIx, Clause>,
    /// For each item, the rules that wait for it; a premise named twice is waited for twice.
    waiting: Table<ItemIx, Vec<RuleIx>>,
}

#[derive(Clone, Copy, Debug)]
struct Clause {
    premises: u32,
    conclusion: ItemIx,
}

impl Horn {
    /// Indexes the rules of the knowledge; its own indexes stay valid in what this gives.
    #[must_use]
    pub fn of(knowledge: &Knowledge) -> Self {
        let mut waiting = Table::default();
        for _ in knowledge.items.indexes() {
            waiting.push(Vec::new());
        }
        let mut clauses = Table::default();
        for (index, rule) in knowledge.rules.iter() {
            let premises = u32::try_from(rule.premises.len()).unwrap_or(u32::MAX);
            clauses.push(Clause { premises, conclusion: rule.conclusion });
            for &premise in &rule.premises {
                if let Some(rules) = waiting.get_mut(premise) {
                    rules.push(index);
                }
            }
        }
        Self { clauses, waiting }
    }

    /// An empty set with room for every item of the rules.
    #[must_use]
    pub fn nothing(&self) -> ItemSet {
        ItemSet::with_room_for(self.waiting.len())
    }

    /// Everything that follows from what is held, including what is held.
    ///
    /// A rule without premises never fires: the loader refuses it, since it would make something
    /// known to everybody out of nothing.
    #[must_use]
    pub fn close(&self, held: &ItemSet) -> ItemSet {
        let mut closed = held.clone();
        let mut pending = self.pending();
        let mut fresh: Vec<ItemIx> = held.iter().collect();
        while let Some(item) = fresh.pop() {
            for &rule in &self.waiting[item] {
                if pending.meet(rule) && closed.insert(self.clauses[rule].conclusion) {
                    fresh.push(self.clauses[rule].conclusion);
                }
            }
        }
        closed
    }

    /// The rules that wait for an item.
    pub(super) fn waiting_for(&self, item: ItemIx) -> &[RuleIx] {
        &self.waiting[item]
    }

    /// Counters of the premises that each rule still lacks.
    pub(super) fn pending(&self) -> Pending {
        let mut lacking = Table::default();
        for clause in self.clauses.rows() {
            lacking.push(clause.premises);
        }
        Pending { lacking }
    }
}

/// How many premises each rule still lacks.
pub(super) struct Pending {
    lacking: Table<RuleIx, u32>,
}

impl Pending {
    /// Counts one premise of a rule as met and tells whether it was the last.
    pub(super) fn meet(&mut self, rule: RuleIx) -> bool {
        let Some(lacking) = self.lacking.get_mut(rule) else {
            return false;
        };
        *lacking = lacking.saturating_sub(1);
        *lacking == 0
    }
}
