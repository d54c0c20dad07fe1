//! Exactly some of the measures: what they gain together, procedure by procedure.
//!
//! The savings of an appraisal are told for its measures one after the other. Who carries out only
//! some of them asks here, and gets the truth: a procedure counts as simplified once, however many
//! of its lines are cut, and a visit is saved only when nothing else takes one.

use std::path::Path;

use super::{Appraisal, Appraised, Days};
use crate::analysis::Dossier;
use crate::cost::model::Facts;
use crate::cost::{Basis, Cuts, Overflow};
use crate::fault::{Fault, Problem};
use crate::measure;
use crate::target::{Measured, count};

/// What measures are tried with.
pub struct Trial<'a> {
    appraisal: &'a Appraisal<'a>,
}

/// One procedure, ready to be tried with any of its measures.
pub struct TrialOf<'t, 'a> {
    appraisal: &'a Appraisal<'a>,
    dossier: Dossier<'t>,
    appraised: &'t Appraised,
    facts: Facts<'a, 't>,
}

impl<'a> Trial<'a> {
    /// Trials with the model and the prices of an appraisal.
    #[must_use]
    pub fn new(appraisal: &'a Appraisal<'a>) -> Self {
        Self { appraisal }
    }

    /// Prepares one procedure.
    pub fn of<'t>(&self, dossier: Dossier<'t>, appraised: &'t Appraised) -> TrialOf<'t, 'a> {
        let appraisal = self.appraisal;
        TrialOf { appraisal, dossier, appraised, facts: appraisal.model.facts(dossier) }
    }
}

impl TrialOf<'_, '_> {
    /// What some measures, by their position, gain on each axis of the target: units, coins,
    /// millionths of a day. The coins are those of a year or of a dossier, as the appraisal counts.
    ///
    /// # Errors
    /// Sums beyond what can be counted.
    pub fn gains(&self, measures: &[usize]) -> Result<Vec<i64>, Vec<Fault>> {
        let appraisal = self.appraisal;
        let tariff = appraisal.tariff();
        let told = effective(self.appraised, measures);
        let chosen = told.iter().filter_map(|&at| self.appraised.measures.get(at));
        let cuts: Cuts = measure::cuts(chosen);
        let axes = appraisal.target().axes.iter();
        let gains = axes.map(|goal| match &goal.measured {
            Measured::Units(unit, states) => {
                let cut = count(*unit, self.dossier, &cuts).in_states(states);
                i64::try_from(cut).map_err(|_| Overflow)
            }
            Measured::Cost => self.saving(&cuts),
            Measured::Time => {
                let days = Days::of(self.dossier.procedure, &cuts, tariff.hours_per_day);
                Ok(days.cut().millionths())
            }
        });
        let gains: Result<Vec<i64>, Overflow> = gains.collect();
        gains.map_err(|Overflow| too_large(self.dossier.procedure.code.as_str()))
    }

    fn saving(&self, cuts: &Cuts) -> Result<i64, Overflow> {
        let after = self.facts.cost(cuts)?;
        let saving = self.appraised.before.total.mid.minus(after.total.mid)?;
        let times = match self.appraisal.basis {
            Basis::Annual => self.appraised.volume.unwrap_or_default(),
            Basis::PerDossier => 1,
        };
        Ok(saving.times_whole(times)?.coins())
    }
}

/// Of some measures of a procedure, by position, those that change something: not those that need
/// another which the scenario carries out and which is not among them.
#[must_use]
pub fn effective(appraised: &Appraised, measures: &[usize]) -> Vec<usize> {
    let carried_out = |at: &usize| appraised.chosen.iter().any(|chosen| chosen.measure == *at);
    let mut left = measures.to_vec();
    loop {
        let missed = |need: &usize| carried_out(need) && !left.contains(need);
        let needs = |at: &usize| appraised.measures.get(*at).map(|one| &one.needs);
        let kept: Vec<usize> = left
            .iter()
            .copied()
            .filter(|at| !needs(at).into_iter().flatten().any(missed))
            .collect();
        if kept.len() == left.len() {
            return kept;
        }
        left = kept;
    }
}

fn too_large(what: &str) -> Vec<Fault> {
    vec![Fault::of_file(Path::new(what), Problem::AmountTooLarge)]
}
