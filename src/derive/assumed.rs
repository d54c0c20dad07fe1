//! What is assumed of registers, whatever the law says: the question "and if this one were opened?".
//!
//! An opening meets the conditions of time, publication and permission, and no other: whom a register
//! covers, which uses of an item are restricted and which rules let it take the place of a paper stay
//! what they are. What would not stand without it says so, and is never told as the law in force.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::open::{Access, is_offered};
use super::shortest::Step;
use super::{Derivation, PaperVerdict, Sphere};
use crate::choice::choice;
use crate::knowledge::{ItemIx, RegisterIx};

choice! {
    /// What is assumed of a register.
    pub enum Assumed {
        /// It offers its items to every authority on the day asked.
        Open,
        /// No authority can read it.
        Closed,
    }
}

/// What is assumed of registers. Nothing can be assumed both open and closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assumptions(BTreeMap<RegisterIx, Assumed>);

impl Assumptions {
    /// Nothing: the law alone decides.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether the law alone decides.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is assumed of a register.
    #[must_use]
    pub fn of(&self, register: RegisterIx) -> Option<Assumed> {
        self.0.get(&register).copied()
    }

    /// The registers of which something is assumed.
    pub fn registers(&self, wanted: Assumed) -> impl Iterator<Item = RegisterIx> + '_ {
        self.0.iter().filter(move |(_, is)| **is == wanted).map(|(register, _)| *register)
    }

    /// The same with one more; an earlier word on the register gives way.
    #[must_use]
    pub fn with(mut self, register: RegisterIx, assumed: Assumed) -> Self {
        self.0.insert(register, assumed);
        self
    }
}

/// A register that is open by assumption only, and without which a verdict would not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AssumedOpen {
    /// The register.
    pub register: RegisterIx,
    /// The day from which the law opens what is used of it; `None` when no text is known that does.
    pub opens: Option<Date>,
}

impl AssumedOpen {
    /// Joins mentions of the same registers, in the order of their indexes: all that is used is open
    /// on the last day, and on no known day when one of the days is not known.
    #[must_use]
    pub fn joined(all: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut days: BTreeMap<RegisterIx, Option<Date>> = BTreeMap::new();
        for Self { register, opens } in all {
            let later = |known: &Option<Date>| known.zip(opens).map(|(one, other)| one.max(other));
            days.entry(register).and_modify(|known| *known = later(known)).or_insert(opens);
        }
        days.into_iter().map(|(register, opens)| Self { register, opens }).collect()
    }
}

impl Derivation<'_> {
    /// The registers, open by assumption only, without which the verdict on a paper would not stand:
    /// those that let it go where no other does, and those whose items take part in the derivation
    /// that uses the fewest of them.
    pub(super) fn assumed_by(
        &self,
        verdict: &PaperVerdict,
        items: &[ItemIx],
        sphere: Sphere,
    ) -> Vec<AssumedOpen> {
        if !self.openings.assume_any() || verdict.registers.is_empty() {
            return Vec::new();
        }
        let by_assumption = |register: &RegisterIx| match self.openings.access(*register, sphere) {
            Access::Assumed(closed) => {
                Some(AssumedOpen { register: *register, opens: closed.until() })
            }
            Access::Open { .. } | Access::Closed(_) => None,
        };
        let mut assumed = Vec::new();
        if verdict.registers.iter().all(|register| by_assumption(register).is_some()) {
            assumed.extend(verdict.registers.iter().filter_map(by_assumption));
        }
        let steps = self.shortest.last_steps(self, sphere, &verdict.registers);
        for (register, item) in looked_up(self, &steps, items) {
            let held = self.knowledge.registers[register].items.iter();
            let held = held.filter(|held| held.item == item && held.restricted.is_none());
            let as_of = self.context().as_of;
            let from = match held.clone().any(|held| is_offered(held, as_of)) {
                true => None,
                false => held.filter_map(|held| held.from).min(),
            };
            let of_item = from.map(|day| AssumedOpen { register, opens: Some(day) });
            assumed.extend(by_assumption(&register).into_iter().chain(of_item));
        }
        AssumedOpen::joined(assumed)
    }
}

/// What is looked up where to derive some items.
fn looked_up(
    derivation: &Derivation<'_>,
    steps: &BTreeMap<ItemIx, Step>,
    items: &[ItemIx],
) -> BTreeSet<(RegisterIx, ItemIx)> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut waiting = items.to_vec();
    while let Some(item) = waiting.pop() {
        if !seen.insert(item) {
            continue;
        }
        match steps.get(&item) {
            Some(Step::LookUp(register)) => {
                found.insert((*register, item));
            }
            Some(Step::Apply(rule)) => waiting.extend(&derivation.knowledge.rules[*rule].premises),
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::index::Ix;

    #[test]
    fn what_is_used_of_a_register_is_open_on_the_last_of_its_days_if_all_are_known() {
        let of =
            |register: u32, opens| AssumedOpen { register: RegisterIx::from_raw(register), opens };
        let (may, june) = (Some(date(2026, 5, 1)), Some(date(2026, 6, 1)));
        let joined =
            AssumedOpen::joined([of(1, june), of(0, may), of(1, may), of(2, may), of(2, None)]);
        assert_eq!(joined, [of(0, may), of(1, june), of(2, None)]);
    }
}
