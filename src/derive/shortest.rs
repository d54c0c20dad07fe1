//! The shortest derivation of every item of a closure.
//!
//! Knuth's generalisation of Dijkstra's algorithm to Horn rules ("A generalization of Dijkstra's
//! algorithm", Information Processing Letters 6, 1977): the cost of a rule is the sum of the costs
//! of its premises and one step, so no conclusion is cheaper than its premises and items are
//! settled in the order of their cost. Since a premise is always settled before what follows from
//! it, the derivations are well-founded even where rules form circles.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::sync::{Arc, PoisonError, RwLock};

use super::{Derivation, Sphere};
use crate::index::Table;
use crate::knowledge::{ItemIx, RegisterIx, RuleIx};

/// How long a derivation is, in the order in which lengths are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    /// Items that only an assumption opens: the law goes first.
    assumed: u64,
    /// Items taken from registers that no rule names for the paper: the register a rule names is
    /// the one to cite.
    strangers: u64,
    /// Items looked up and rules applied.
    steps: u64,
}

impl Cost {
    fn plus(self, other: Self) -> Self {
        Self {
            assumed: self.assumed.saturating_add(other.assumed),
            strangers: self.strangers.saturating_add(other.strangers),
            steps: self.steps.saturating_add(other.steps),
        }
    }
}

/// The last step of the shortest derivation of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// It is looked up in a register.
    LookUp(RegisterIx),
    /// It follows by a rule.
    Apply(RuleIx),
}

/// An item with the last step of its derivation; ordered by cost, then by the id of the register or
/// rule, so that the order of files decides nothing.
type Offer<'k> = (Cost, &'k str, ItemIx, Step);

/// The last steps of the shortest derivations of all items about a sphere that are known.
pub(super) type LastSteps = BTreeMap<ItemIx, Step>;

/// What they depend on in one context: the sphere, and the registers that the rules of a paper name.
type Asked = (Sphere, BTreeSet<RegisterIx>);

/// Those found so far: papers share them, and a report proves thousands of papers by a few dozen.
#[derive(Debug, Default)]
pub(super) struct Shortest(RwLock<BTreeMap<Asked, Arc<LastSteps>>>);

impl Shortest {
    /// The last steps where rules name these registers, found when first asked for.
    pub(super) fn last_steps(
        &self,
        derivation: &Derivation<'_>,
        sphere: Sphere,
        named: &[RegisterIx],
    ) -> Arc<LastSteps> {
        let key = (sphere, named.iter().copied().collect::<BTreeSet<_>>());
        // A thread that panicked can have left nothing half-made: entries are inserted whole.
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            // Two threads may find the same at once; they find the same.
            let found = Arc::new(last_steps(derivation, sphere, &key.1));
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(key).or_insert(found))
        })
    }
}

fn last_steps(
    derivation: &Derivation<'_>,
    sphere: Sphere,
    named: &BTreeSet<RegisterIx>,
) -> LastSteps {
    let mut offers = look_ups(derivation, sphere, named);
    let mut settled = BTreeMap::new();
    let mut pending = derivation.horn.pending();
    let mut sums = Table::<RuleIx, Cost>::default();
    for _ in derivation.knowledge.rules.indexes() {
        sums.push(Cost { steps: 1, ..Cost::default() });
    }
    while let Some(Reverse((cost, _, item, step))) = offers.pop() {
        if settled.contains_key(&item) {
            continue;
        }
        settled.insert(item, step);
        for &index in derivation.horn.waiting_for(item) {
            let Some(sum) = sums.get_mut(index) else {
                continue;
            };
            *sum = sum.plus(cost);
            if pending.meet(index) {
                let rule = &derivation.knowledge.rules[index];
                offers.push(Reverse((*sum, &*rule.id, rule.conclusion, Step::Apply(index))));
            }
        }
    }
    settled
}

/// Every item that an open register offers.
fn look_ups<'k>(
    derivation: &Derivation<'k>,
    sphere: Sphere,
    named: &BTreeSet<RegisterIx>,
) -> BinaryHeap<Reverse<Offer<'k>>> {
    let knowledge = derivation.knowledge;
    let offered = derivation.openings.offers(sphere).map(|(register, held)| {
        let cost = Cost {
            assumed: u64::from(derivation.openings.is_assumed(register, held, sphere)),
            strangers: u64::from(!named.contains(&register)),
            steps: 1,
        };
        Reverse((cost, &*knowledge.registers[register].id, held.item, Step::LookUp(register)))
    });
    offered.collect()
}
