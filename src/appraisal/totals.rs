//! Sums over procedures, on one basis.

use std::collections::BTreeMap;

use super::Appraised;
use crate::cost::{Basis, Decimal, Money, Overflow, Spread};
use crate::measure::Kind;

/// Sums over procedures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Procedures summed.
    pub procedures: usize,
    /// Those of them that charge a fee whose amount is not known, and which is not in the sums.
    pub fee_unknown: usize,
    /// The cost now.
    pub before: Spread<Money>,
    /// The cost with the measures.
    pub after: Spread<Money>,
    /// Of the middle of the cost now, what rests on assumptions.
    pub assumed: Money,
    /// The saving of each kind of measure; they add up to the whole saving.
    pub by_kind: BTreeMap<Kind, Group>,
}

/// Measures of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many are carried out.
    pub measures: usize,
    /// What they save.
    pub saving: Money,
}

impl Sums {
    /// Sums procedures, each with its position; gives the position of the first with which a sum is
    /// beyond what can be counted.
    pub(super) fn of<'p>(
        procedures: impl Iterator<Item = (usize, &'p Appraised)>,
        basis: Basis,
    ) -> Result<Self, usize> {
        let mut sums = Self::default();
        for (at, one) in procedures {
            sums.add(one, basis).map_err(|Overflow| at)?;
        }
        Ok(sums)
    }

    fn add(&mut self, one: &Appraised, basis: Basis) -> Result<(), Overflow> {
        let times = match basis {
            Basis::Annual => one.volume.unwrap_or_default(),
            Basis::PerDossier => 1,
        };
        let add = |sum: Money, part: Money| sum.plus(part.times_whole(times)?);
        self.procedures += 1;
        self.fee_unknown += usize::from(one.before.fee_unknown);
        self.before = self.before.join(one.before.total, add)?;
        self.after = self.after.join(one.after.total, add)?;
        self.assumed = add(self.assumed, one.before.assumed)?;
        for chosen in &one.chosen {
            let Some(measure) = one.measures.get(chosen.measure) else { continue };
            let group = self.by_kind.entry(measure.kind).or_default();
            group.measures += 1;
            group.saving = add(group.saving, chosen.saving)?;
        }
        Ok(())
    }

    /// What the measures save.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub fn saving(&self) -> Result<Spread<Money>, Overflow> {
        self.before.join(self.after, Money::minus)
    }

    /// The saving in percent of the cost now; `None` of nothing.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        self.saving().ok()?.mid.percent_of(self.before.mid)
    }

    /// What rests on assumptions, in percent of the cost now; `None` of nothing.
    #[must_use]
    pub fn assumed_percent(&self) -> Option<Decimal> {
        self.assumed.percent_of(self.before.mid)
    }
}
