//! What measures truly reach: each procedure appraised anew with exactly those of a plan. The problem
//! that solvers see is made of terms; what is told of a plan is this.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::Asked;
use super::planner::Planner;
use crate::appraisal::effective;
use crate::fault::Fault;

impl Planner<'_, '_> {
    /// The measures that some instruments allow.
    pub(super) fn offers_of(&self, instruments: &[usize]) -> Vec<usize> {
        let chosen: BTreeSet<usize> = instruments.iter().copied().collect();
        let offers = self.survey.offers.iter().zip(&self.in_time).enumerate();
        let allowed =
            offers.filter(|(_, (one, in_time))| **in_time && chosen.contains(&one.instrument));
        allowed.map(|(at, _)| at).collect()
    }

    /// Of some measures those that change something: not those that need another which is missing.
    pub(super) fn effective(&self, offers: Vec<usize>) -> Vec<usize> {
        let mut positions: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for offer in offers.iter().filter_map(|at| self.survey.offers.get(*at)) {
            positions.entry(offer.procedure).or_default().push(offer.measure);
        }
        for (procedure, measures) in &mut positions {
            if let Some(one) = self.survey.appraisal.procedures.get(*procedure) {
                *measures = effective(one, measures);
            }
        }
        let stays = |at: &usize| {
            self.survey.offers.get(*at).is_some_and(|offer| {
                let left = positions.get(&offer.procedure);
                left.is_some_and(|left| left.contains(&offer.measure))
            })
        };
        offers.into_iter().filter(stays).collect()
    }

    /// What some measures truly reach of what is asked: each procedure appraised with exactly these.
    pub(super) fn reached(
        &self,
        asked: &[Asked],
        offers: &[usize],
    ) -> Result<Vec<i128>, Vec<Fault>> {
        let offers = offers.iter().filter_map(|at| self.survey.offers.get(*at));
        self.gained(asked, offers.map(|offer| (offer.procedure, offer.measure)))
    }

    /// The same for measures by procedure and position, planned or not.
    pub(super) fn gained(
        &self,
        asked: &[Asked],
        measures: impl Iterator<Item = (usize, usize)>,
    ) -> Result<Vec<i128>, Vec<Fault>> {
        use rayon::prelude::*;
        let appraisal = self.survey.appraisal;
        let mut chosen: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (procedure, measure) in measures {
            chosen.entry(procedure).or_default().push(measure);
        }
        let dossiers = &self.survey.dossiers;
        let chosen: Vec<(usize, Vec<usize>)> = chosen.into_iter().collect();
        let gains = |(at, measures): &(usize, Vec<usize>)| {
            let found = dossiers.get(*at).zip(appraisal.procedures.get(*at));
            let Some((dossier, one)) = found else { return Ok((None, Vec::new())) };
            let gains = self.survey.trial.of(*dossier, one).gains(measures)?;
            Ok::<_, Vec<Fault>>((dossier.procedure.authority, gains))
        };
        let gains: Result<Vec<_>, Vec<Fault>> = chosen.par_iter().map(gains).collect();
        let mut reached = vec![0; asked.len()];
        for (authority, gains) in gains? {
            for (sum, one) in reached.iter_mut().zip(asked) {
                if one.authority.is_none() || one.authority == authority {
                    *sum += i128::from(gains.get(one.place).copied().unwrap_or_default());
                }
            }
        }
        Ok(reached)
    }
}
