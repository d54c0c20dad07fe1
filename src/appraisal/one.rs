//! One procedure: what it costs, which measures it offers, what is left when they are carried out.

use super::Scenario;
use super::days::Days;
use super::parts::Parts;
use super::quantities::Quantities;
use crate::analysis::{Analysis, Dossier};
use crate::cost::model::{Model, Running};
use crate::cost::price::Cost;
use crate::cost::{Basis, Cuts, Money, Overflow, Spread};
use crate::measure::{self, Measure};
use crate::target::{Counts, Measured, count};

/// One procedure appraised.
#[derive(Clone, Debug)]
pub struct Appraised {
    /// Whether the scenario covers it; one that it does not is in no sum.
    pub covered: bool,
    /// The cost of one dossier now.
    pub before: Cost,
    /// The cost of one dossier with the measures of the scenario.
    pub after: Cost,
    /// Every measure it offers, by kind and line.
    pub measures: Vec<Measure>,
    /// Those that the scenario carries out, in order.
    pub chosen: Vec<Chosen>,
    /// What they cut.
    pub cuts: Cuts,
    /// Dossiers a year, where known.
    pub volume: Option<u64>,
    /// Days its agency may take now and with the measures; unknown limits count for nothing.
    pub days: Days,
    /// Its units on each axis of the target that counts, in the order of the axes.
    pub counts: Vec<Option<Counts>>,
    /// What each line and the fees add to both costs.
    pub parts: Parts,
}

/// A measure that is carried out, with its part of the saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Position among [`Appraised::measures`].
    pub measure: usize,
    /// What it saves in one dossier beyond the measures before it: these parts add up to the whole
    /// saving, to the last coin.
    pub saving: Money,
}

/// What is beyond what can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beyond {
    /// One dossier.
    Dossier,
    /// A year's dossiers.
    Year,
}

impl From<Overflow> for Beyond {
    fn from(_: Overflow) -> Self {
        Self::Dossier
    }
}

/// What procedures are appraised with.
pub(super) struct Appraiser<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) scenario: &'a Scenario,
    pub(super) model: &'a Model<'a>,
    pub(super) basis: Basis,
}

impl Appraiser<'_> {
    /// Appraises the procedure at a place of the catalogue, and adds what it takes to the
    /// quantities of the whole.
    pub(super) fn appraise(
        &self,
        at: usize,
        dossier: Dossier<'_>,
        quantities: &mut Quantities,
    ) -> Result<Appraised, Beyond> {
        let Self { analysis, scenario, model, .. } = *self;
        let prices = &model.prices;
        let facts = model.facts(dossier);
        let tasks = facts.tasks(&Cuts::none());
        let before = prices.cost(&tasks)?;
        let mut measures = measure::find(analysis, at, dossier, &facts);
        let mut uncut = Running::of(&facts)?;
        for measure in &mut measures {
            let after = match measure.kind.is_priced() {
                true => uncut.with(measure.cut())?,
                false => before.clone(),
            };
            measure.saving = saving(&before, &after)?.in_order();
        }
        let (chosen, cuts, after) = carry_out(&measures, scenario, dossier, uncut, &before)?;
        let procedure = dossier.procedure;
        let counts = scenario.target.axes.iter().map(|goal| match goal.measured {
            Measured::Units(unit, _) => Some(count(unit, dossier, &cuts)),
            Measured::Cost | Measured::Time => None,
        });
        let counts = counts.collect();
        let covered = scenario.covers(procedure, analysis.knowledge);
        let volume = scenario.volume(procedure);
        let times = match self.basis {
            Basis::Annual => volume.unwrap_or_default(),
            Basis::PerDossier => 1,
        };
        // What is counted below has no checks of its own.
        before.total.high.times_whole(times).map_err(|Overflow| Beyond::Year)?;
        after.total.high.times_whole(times).map_err(|Overflow| Beyond::Year)?;
        let left = (!cuts.is_empty()).then(|| facts.tasks(&cuts));
        let left = left.as_ref().unwrap_or(&tasks);
        if covered {
            quantities.add(&tasks, left, prices, times);
        }
        let parts = Parts::of(procedure.requirements.len(), prices, &tasks, left)?;
        let days = Days::of(procedure, &cuts, scenario.tariff.hours_per_day);
        Ok(Appraised {
            covered,
            before,
            after,
            measures,
            chosen,
            cuts,
            volume,
            days,
            counts,
            parts,
        })
    }
}

/// Carries out the measures of a scenario one after the other, each on what the others left of a
/// dossier.
fn carry_out(
    measures: &[Measure],
    scenario: &Scenario,
    dossier: Dossier<'_>,
    mut dossier_cut: Running<'_, '_, '_>,
    before: &Cost,
) -> Result<(Vec<Chosen>, Cuts, Cost), Overflow> {
    let decisions = &scenario.decisions;
    let wants = |(_, one): &(usize, &Measure)| decisions.want(&scenario.kinds, one, dossier);
    // Of two measures that exclude each other, the one that somebody accepted stands first.
    let accepts = |(_, one): &(usize, &Measure)| {
        !decisions.is_empty() && decisions.accept(&one.id_in(dossier))
    };
    let (accepted, others): (Vec<_>, Vec<_>) =
        measures.iter().enumerate().filter(wants).partition(accepts);
    let mut cost = before.clone();
    let mut chosen = Vec::new();
    for (position, measure) in measure::together(accepted.into_iter().chain(others)) {
        let next = dossier_cut.add(measure.cut())?;
        let next = if measure.kind.is_priced() { next } else { cost.clone() };
        let saving = cost.total.mid.minus(next.total.mid)?;
        chosen.push(Chosen { measure: position, saving });
        cost = next;
    }
    Ok((chosen, dossier_cut.cuts().clone(), cost))
}

fn saving(before: &Cost, after: &Cost) -> Result<Spread<Money>, Overflow> {
    before.total.join(after.total, Money::minus)
}
