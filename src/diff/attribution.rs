//! Where the change of each axis comes from.

use schemars::JsonSchema;
use serde::Serialize;

use super::change::Change;
use super::effect::{Cost, Effect, Units};
use super::snapshot::Snapshot;
use super::world::{Cause, Input, World};
use crate::choice::choice;
use crate::target::Unit;

choice! {
    /// An axis on which two reports are compared.
    pub enum AxisWord {
        /// Units of regulation.
        Units,
        /// One dossier of each procedure.
        PerDossier,
        /// A year, over the procedures whose volume is known.
        Annual,
    }

    /// Why two reports are not compared on an axis.
    pub enum Incomparable {
        /// Their targets are different.
        Target,
        /// They count different units.
        Unit,
        /// One of them counts no units.
        NotCounted,
        /// Amounts are in different currencies.
        Currency,
        /// One of them works out no costs.
        NoCosts,
        /// One of them knows no volume: nothing is not a year's cost.
        Basis,
    }
}

/// The change of each axis by cause. The causes and the residual add up to `change`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Attribution {
    /// The axes, those included that are not compared.
    pub axes: Vec<AxisOf>,
    /// What the headlines say that moved.
    pub change: Moved,
    /// By changes of the catalogue.
    pub real: Moved,
    /// By other estimates of the same facts.
    pub re_estimate: Moved,
    /// By another tariff edition.
    pub tariff: Moved,
    /// By another version of the tool.
    pub tool: Moved,
    /// What no change explains: zero unless the headline of a report is not the sum of its rows.
    pub residual: Moved,
}

/// What moved on each axis; null where the two are not compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Moved {
    /// Units of regulation.
    pub units: Option<Units>,
    /// One dossier of each procedure.
    pub per_dossier: Option<Cost>,
    /// A year, over the procedures whose volume is known.
    pub annual: Option<Cost>,
}

/// One axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AxisOf {
    /// Which.
    pub axis: AxisWord,
    /// Why it is not compared; null where it is.
    pub incomparable: Option<Incomparable>,
    /// What the old side says; null where it says nothing.
    pub old: Option<Amount>,
    /// What the new side says.
    pub new: Option<Amount>,
}

/// What stands on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Amount {
    /// On the one that counts.
    Units(Units),
    /// On those of costs.
    Cost(Cost),
}

/// The axes on which two reports are compared.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compared {
    units: bool,
    per_dossier: bool,
    annual: bool,
}

impl Compared {
    pub(super) fn of(axes: &[AxisOf]) -> Self {
        let on = |axis| axes.iter().any(|one| one.axis == axis && one.incomparable.is_none());
        Self {
            units: on(AxisWord::Units),
            per_dossier: on(AxisWord::PerDossier),
            annual: on(AxisWord::Annual),
        }
    }

    /// What of an effect is on them.
    pub(super) fn of_effect(self, effect: Effect) -> Effect {
        Effect {
            units: if self.units { effect.units } else { Units::default() },
            per_dossier: if self.per_dossier { effect.per_dossier } else { Cost::default() },
            annual: if self.annual { effect.annual } else { Cost::default() },
        }
    }

    fn moved(self, effect: Effect) -> Moved {
        Moved {
            units: self.units.then_some(effect.units),
            per_dossier: self.per_dossier.then_some(effect.per_dossier),
            annual: self.annual.then_some(effect.annual),
        }
    }
}

/// Whether amounts of both sides are in one currency, and there are some.
pub(super) fn costs(world: &World) -> bool {
    !world.differs(Input::Currency)
}

/// What one unit is, where both count the same for one target.
pub(super) fn unit(old: &Snapshot, new: &Snapshot, world: &World) -> Option<Unit> {
    let same = !world.differs(Input::Target) && !world.differs(Input::Unit);
    old.unit.and(new.unit).filter(|_| same)
}

/// The axes of both sides.
pub(super) fn axes(old: &Snapshot, new: &Snapshot, world: &World) -> Vec<AxisOf> {
    let of_units = match (old.unit, new.unit) {
        (None, _) | (_, None) => Some(Incomparable::NotCounted),
        _ if world.differs(Input::Target) => Some(Incomparable::Target),
        _ if world.differs(Input::Unit) => Some(Incomparable::Unit),
        _ => None,
    };
    let of_costs = match (old.currency, new.currency) {
        (None, _) | (_, None) => Some(Incomparable::NoCosts),
        _ if world.differs(Input::Currency) => Some(Incomparable::Currency),
        _ => None,
    };
    let no_year = old.stated.annual.is_none() || new.stated.annual.is_none();
    let of_years = of_costs.or(no_year.then_some(Incomparable::Basis));
    let units = |one: &Snapshot| one.unit.map(|_| Amount::Units(one.stated.units));
    let dossier = |one: &Snapshot| one.currency.map(|_| Amount::Cost(one.stated.per_dossier));
    let year = |one: &Snapshot| one.stated.annual.map(Amount::Cost);
    let row = |axis, incomparable, of: &dyn Fn(&Snapshot) -> Option<Amount>| AxisOf {
        axis,
        incomparable,
        old: of(old),
        new: of(new),
    };
    vec![
        row(AxisWord::Units, of_units, &units),
        row(AxisWord::PerDossier, of_costs, &dossier),
        row(AxisWord::Annual, of_years, &year),
    ]
}

impl Attribution {
    /// Adds up what changes move. Of axes that are not compared they move nothing.
    pub(super) fn of(old: &Snapshot, new: &Snapshot, axes: &[AxisOf], changes: &[Change]) -> Self {
        let compared = Compared::of(axes);
        let sum = |cause| {
            let of_cause = changes.iter().filter(|change| change.cause == cause);
            of_cause.fold(Effect::default(), |sum, change| sum + change.effect)
        };
        let stated = |one: &Snapshot| Effect {
            units: one.stated.units,
            per_dossier: one.stated.per_dossier,
            annual: one.stated.annual.unwrap_or_default(),
        };
        let change = compared.of_effect(stated(new) - stated(old));
        let [real, re_estimate, tariff, tool] =
            [Cause::Real, Cause::ReEstimate, Cause::Tariff, Cause::Tool].map(sum);
        let residual = change - real - re_estimate - tariff - tool;
        let moved = |effect| compared.moved(effect);
        Self {
            axes: axes.to_vec(),
            change: moved(change),
            real: moved(real),
            re_estimate: moved(re_estimate),
            tariff: moved(tariff),
            tool: moved(tool),
            residual: moved(residual),
        }
    }
}
