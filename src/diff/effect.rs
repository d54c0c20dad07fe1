//! What a change does to the axes, in whole numbers: coins, and units of regulation.

use std::ops::{Add, AddAssign, Sub};

use schemars::JsonSchema;
use serde::Serialize;

/// Coins of a report, or a difference of such: sums of them cannot run over, since a report with
/// amounts beyond `MOST_COINS` and `MOST_DOSSIERS` is refused at the border.
pub type Coins = i128;

/// The dearest dossier that is read: a million billion đồng.
pub(super) const MOST_COINS: i64 = 1_000_000_000_000_000;
/// The most dossiers a year that are read.
pub(super) const MOST_DOSSIERS: u64 = 1_000_000_000_000;

/// A cost now and with the measures, and what the measures save; or a change of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cost {
    /// Now.
    pub before: Coins,
    /// With the measures.
    pub after: Coins,
    /// What the measures save: the first less the second.
    pub saving: Coins,
}

impl Cost {
    /// A cost, its saving worked out.
    #[must_use]
    pub const fn new(before: Coins, after: Coins) -> Self {
        Self { before, after, saving: before - after }
    }

    /// So many times.
    #[must_use]
    pub const fn times(self, factor: i128) -> Self {
        Self::new(self.before * factor, self.after * factor)
    }

    /// Whether nothing moves.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.before + other.before, self.after + other.after)
    }
}

impl Sub for Cost {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.before - other.before, self.after - other.after)
    }
}

/// Units of regulation and what becomes of them, or a change of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Units {
    /// In all.
    pub baseline: i128,
    /// Those that go.
    pub abolished: i128,
    /// Those of which something goes.
    pub simplified: i128,
    /// Those that stay as they are.
    pub untouched: i128,
}

impl Units {
    fn join(self, other: Self, join: impl Fn(i128, i128) -> i128) -> Self {
        Self {
            baseline: join(self.baseline, other.baseline),
            abolished: join(self.abolished, other.abolished),
            simplified: join(self.simplified, other.simplified),
            untouched: join(self.untouched, other.untouched),
        }
    }

    /// Whether nothing moves.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

impl Add for Units {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.join(other, |a, b| a + b)
    }
}

impl Sub for Units {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.join(other, |a, b| a - b)
    }
}

/// What moves on every axis. A year's costs and those of one dossier of each procedure stand side by
/// side and are never added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Effect {
    /// Units of regulation.
    #[serde(skip_serializing_if = "Units::is_zero")]
    pub units: Units,
    /// One dossier of each procedure.
    #[serde(skip_serializing_if = "Cost::is_zero")]
    pub per_dossier: Cost,
    /// A year, over the procedures whose volume is known.
    #[serde(skip_serializing_if = "Cost::is_zero")]
    pub annual: Cost,
}

impl Effect {
    /// Whether nothing moves.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }

    /// How large it is, for telling the largest first: by the year, then by the dossier, then by units.
    #[must_use]
    pub fn size(&self) -> [u128; 3] {
        let cost = |cost: Cost| cost.before.unsigned_abs().max(cost.after.unsigned_abs());
        let units = self.units;
        let units = [units.baseline, units.abolished, units.simplified, units.untouched];
        [cost(self.annual), cost(self.per_dossier), units.map(i128::unsigned_abs).iter().sum()]
    }
}

impl Add for Effect {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            units: self.units + other.units,
            per_dossier: self.per_dossier + other.per_dossier,
            annual: self.annual + other.annual,
        }
    }
}

impl Sub for Effect {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            units: self.units - other.units,
            per_dossier: self.per_dossier - other.per_dossier,
            annual: self.annual - other.annual,
        }
    }
}

impl AddAssign for Effect {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
