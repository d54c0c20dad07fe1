//! What a catalogue offers to a plan: which instruments would have to be amended, and what each
//! measure needs of them.
//!
//! Where a record names the provision of a line, its instrument is the one to amend. Where it does
//! not, the likeliest of the legal bases stands in ([`crate::measure::imposing`]), and the plan says
//! so. A measure for which there is not even a likely text cannot be planned, nor one that rests on a
//! text no longer in force: nobody amends it, and what took its place is not known. They are counted.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::place::{Place, is_amendable, line_of, place};
use super::weights::{Signer, Weights};
use crate::analysis::Dossier;
use crate::appraisal::{Appraisal, Appraised, Trial};
use crate::catalog::{LegalBasis, Procedure};
use crate::fault::Fault;
use crate::knowledge::{AuthorityIx, InForce, InstrumentIx, Provision, Rank};
use crate::measure::Measure;
use crate::measure::imposing::Imposing;

/// What can be planned with.
pub struct Survey<'a> {
    /// What was surveyed.
    pub appraisal: &'a Appraisal<'a>,
    /// The procedures with their lines, by position.
    pub dossiers: Vec<Dossier<'a>>,
    /// Tells what measures gain together.
    pub trial: Trial<'a>,
    /// What amending weighs.
    pub weights: Weights,
    /// The instruments that measures need, by number.
    pub instruments: Vec<Amendable>,
    /// The measures that the scenario carries out, by procedure and position.
    pub offers: Vec<Offered>,
    /// Measures that cannot be planned, by procedure and position.
    pub homeless: Vec<Homeless>,
}

/// A measure that cannot be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Homeless {
    /// Position of the procedure in the catalogue.
    pub procedure: usize,
    /// Position of the measure among those of the procedure.
    pub measure: usize,
    /// Why it cannot be.
    pub why: Nowhere,
}

/// Why nothing can be amended for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nowhere {
    /// No text is known, not even a likely one.
    NoText,
    /// The text of its provision, or every likely one, is no longer in force, or none that is amended:
    /// a treaty, a consolidated text.
    NotAmended,
}

/// An instrument that measures need amended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendable {
    /// Its number, which names it.
    pub number: String,
    /// Its title; empty where it is not known.
    pub title: String,
    /// The instrument, when it is one we know.
    pub instrument: Option<InstrumentIx>,
    /// Its rank, as known or as its number tells.
    pub rank: Option<Rank>,
    /// The authorities that issued it, the one that leads first, as far as they are known.
    pub issuers: Vec<AuthorityIx>,
    /// Whether several signed it together, all of them known or not.
    pub joint: bool,
    /// Who signs texts of its rank; unknown with the rank.
    pub signer: Option<Signer>,
    /// What amending it weighs.
    pub weight: u32,
}

/// A measure and what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Its stable id.
    pub id: String,
    /// Position of the procedure in the catalogue.
    pub procedure: usize,
    /// Position of the measure among those of the procedure.
    pub measure: usize,
    /// The instrument to amend, by its place in the survey.
    pub instrument: usize,
    /// Whether the provision is known, or only a likely text.
    pub known: bool,
}

impl<'a> Survey<'a> {
    /// Surveys the measures that the scenario of an appraisal carries out.
    ///
    /// # Errors
    /// Faults of the data files.
    pub fn of(appraisal: &'a Appraisal<'a>, imposing: &Imposing<'a>) -> Result<Self, Vec<Fault>> {
        let weights = Weights::embedded()?;
        let trial = Trial::new(appraisal);
        let all: Vec<Dossier<'a>> = appraisal.analysis.dossiers().collect();
        let dossiers: Vec<(usize, (Dossier<'_>, &Appraised))> = all
            .iter()
            .copied()
            .zip(&appraisal.procedures)
            .enumerate()
            .filter(|(_, (_, one))| one.covered && !one.chosen.is_empty())
            .collect();
        let amendable = |basis: &LegalBasis| is_amendable(appraisal, imposing, basis);
        let placed = |&(at, (dossier, one)): &(usize, (Dossier<'_>, &Appraised))| {
            let ranking = imposing.of(dossier.procedure);
            let place =
                |measure| place(appraisal, dossier.procedure, measure, &ranking, &amendable);
            let chosen = one.chosen.iter().filter_map(|chosen| {
                let measure = one.measures.get(chosen.measure)?;
                Some((chosen.measure, place(measure)))
            });
            (at, chosen.collect::<Vec<_>>())
        };
        let placed: Vec<PlacesOf> = dossiers.par_iter().map(placed).collect();
        let mut survey = Self {
            appraisal,
            dossiers: all,
            trial,
            weights,
            instruments: Vec::new(),
            offers: Vec::new(),
            homeless: Vec::new(),
        };
        survey.collect(&placed, imposing);
        Ok(survey)
    }

    fn collect(&mut self, placed: &[PlacesOf], imposing: &Imposing<'_>) {
        let analysis = self.appraisal.analysis;
        let mut numbers: BTreeMap<String, Amendable> = BTreeMap::new();
        let mut open: Vec<(usize, usize, String, bool)> = Vec::new();
        for (at, measures) in placed {
            for (measure, place) in measures {
                let Some(procedure) = analysis.catalog.procedures.get(*at) else { continue };
                let place = match place {
                    Ok(place) => place,
                    Err(why) => {
                        let (procedure, measure, why) = (*at, *measure, *why);
                        self.homeless.push(Homeless { procedure, measure, why });
                        continue;
                    }
                };
                let amendable = self.amendable(procedure, place, imposing);
                let number = amendable.number.clone();
                numbers.entry(number.clone()).or_insert(amendable);
                open.push((*at, *measure, number, matches!(place, Place::Known(_))));
            }
        }
        let places: BTreeMap<String, usize> =
            numbers.keys().cloned().enumerate().map(|(at, number)| (number, at)).collect();
        self.instruments = numbers.into_values().collect();
        for (procedure, measure, number, known) in open {
            let Some(&instrument) = places.get(&number) else { continue };
            let id = self.id(procedure, measure);
            self.offers.push(Offered { id, procedure, measure, instrument, known });
        }
    }

    fn amendable(
        &self,
        procedure: &Procedure,
        place: &Place,
        imposing: &Imposing<'_>,
    ) -> Amendable {
        let instruments = &self.appraisal.analysis.knowledge.instruments;
        let known = match place {
            Place::Known(ix) => Some(*ix),
            Place::Likely(position) => {
                let basis = procedure.legal_bases.get(*position);
                basis.and_then(|basis| basis.instrument.or_else(|| instruments.find(&basis.number)))
            }
        };
        let basis = match place {
            Place::Likely(position) => procedure.legal_bases.get(*position),
            Place::Known(_) => None,
        };
        let row = known.map(|ix| &instruments[ix]);
        let number = row.map(|row| &*row.number).or(basis.map(|basis| &*basis.number));
        let number = number.map(ToString::to_string).unwrap_or_default();
        let title = row.map(|row| &*row.title).or(basis.map(|basis| &*basis.title));
        let rank = row.map(|row| row.rank).or_else(|| imposing.rank_of(&number));
        let issuer = row.map(|row| row.issuer).or_else(|| imposing.issuer_of(&number));
        let joint = self.weights.is_joint(&number);
        let mut issuers: Vec<AuthorityIx> = issuer.into_iter().collect();
        if joint {
            let others = imposing.issuers_of(&number).into_iter();
            issuers.extend(others.filter(|other| Some(*other) != issuer));
        }
        let (weight, signer) = match joint {
            true => {
                let (weight, signer) = self.weights.of_joint();
                (weight, Some(signer))
            }
            false => (self.weights.weight(rank), self.weights.signer(rank)),
        };
        let title = title.map(ToString::to_string).unwrap_or_default();
        Amendable { number, title, instrument: known, rank, issuers, joint, signer, weight }
    }

    /// Weighs single instruments otherwise than their rank does.
    pub fn weigh(&mut self, weights: &BTreeMap<String, u32>) {
        for one in &mut self.instruments {
            one.weight = weights.get(&one.number).copied().unwrap_or(one.weight);
        }
    }

    fn id(&self, procedure: usize, measure: usize) -> String {
        let appraisal = self.appraisal;
        let known = appraisal.analysis.catalog.procedures.get(procedure);
        let measure = appraisal.procedures.get(procedure).and_then(|one| one.measures.get(measure));
        let Some((known, measure)) = known.zip(measure) else { return String::new() };
        let line = line_of(known, measure).map(|line| &*line.id);
        measure.id(&known.code, line)
    }

    /// The measure of an offer.
    #[must_use]
    pub fn measure(&self, offer: &Offered) -> Option<&'a Measure> {
        self.appraisal.procedures.get(offer.procedure)?.measures.get(offer.measure)
    }

    /// The provision to amend for an offer, where the record names it.
    #[must_use]
    pub fn provision(&self, offer: &Offered) -> Option<&'a Provision> {
        line_of(self.procedure(offer)?, self.measure(offer)?)?.provision.as_deref()
    }

    /// How long an instrument is in force; open where nobody says.
    #[must_use]
    pub fn in_force(&self, one: &Amendable) -> InForce {
        let instruments = &self.appraisal.analysis.knowledge.instruments;
        one.instrument.map(|ix| instruments[ix].in_force).unwrap_or_default()
    }

    /// The numbers of the instruments that measures need.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.instruments.iter().map(|one| one.number.as_str())
    }

    /// Whether a measure needs an instrument.
    #[must_use]
    pub fn is_needed(&self, number: &str) -> bool {
        self.instruments.binary_search_by(|one| one.number.as_str().cmp(number)).is_ok()
    }

    /// Whether there is an instrument of a number, needed or not.
    #[must_use]
    pub fn knows(&self, number: &str) -> bool {
        let analysis = self.appraisal.analysis;
        let mut procedures = analysis.catalog.procedures.iter();
        self.is_needed(number)
            || analysis.knowledge.instruments.find(number).is_some()
            || procedures.any(|one| one.legal_bases.iter().any(|basis| &*basis.number == number))
    }

    /// The procedure of an offer.
    #[must_use]
    pub fn procedure(&self, offer: &Offered) -> Option<&'a Procedure> {
        self.appraisal.analysis.catalog.procedures.get(offer.procedure)
    }
}

/// A procedure, by position, with its measures and where each is to be amended.
type PlacesOf = (usize, Vec<(usize, Result<Place, Nowhere>)>);
