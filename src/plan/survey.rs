//! What a catalogue offers to a plan: which instruments would have to be amended, and what each
//! measure needs of them.
//!
//! Where a record names the provision of a line, its instrument is the one to amend. Where it does
//! not, the likeliest of the legal bases stands in ([`crate::measure::imposing`]), and the plan says
//! so. A measure for which there is not even a likely text cannot be planned; it is counted.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::weights::{Signer, Weights};
use crate::analysis::Dossier;
use crate::appraisal::{Appraisal, Appraised, Trial};
use crate::catalog::{Procedure, Requirement};
use crate::fault::Fault;
use crate::knowledge::{AuthorityIx, InstrumentIx, Rank};
use crate::measure::imposing::{Hint, Imposing, Ranking};
use crate::measure::{Kind, Measure};

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
    /// Measures for which no text is known, not even a likely one.
    pub homeless: usize,
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
    /// The authority that issued it, where known.
    pub issuer: Option<AuthorityIx>,
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
        let placed = |&(at, (dossier, one)): &(usize, (Dossier<'_>, &Appraised))| {
            let ranking = imposing.of(dossier.procedure);
            let chosen = one.chosen.iter().filter_map(|chosen| {
                let measure = one.measures.get(chosen.measure)?;
                Some((chosen.measure, place(dossier.procedure, measure, &ranking)))
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
            homeless: 0,
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
                let procedure = analysis.catalog.procedures.get(*at);
                let found = procedure.zip(place.as_ref());
                let Some((procedure, place)) = found else {
                    self.homeless += 1;
                    continue;
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
        let of_known = |ix: InstrumentIx| {
            let known = &instruments[ix];
            let rank = Some(known.rank);
            Amendable {
                number: known.number.to_string(),
                title: known.title.to_string(),
                instrument: Some(ix),
                rank,
                issuer: Some(known.issuer),
                signer: self.weights.signer(rank),
                weight: self.weights.weight(rank),
            }
        };
        let basis = match place {
            Place::Known(ix) => return of_known(*ix),
            Place::Likely(position) => procedure.legal_bases.get(*position),
        };
        let known = basis.and_then(|basis| {
            basis.instrument.or_else(|| instruments.find(&basis.number)).map(of_known)
        });
        known.unwrap_or_else(|| {
            let number = basis.map(|basis| basis.number.to_string()).unwrap_or_default();
            let rank = imposing.rank_of(&number);
            Amendable {
                title: basis.map(|basis| basis.title.to_string()).unwrap_or_default(),
                instrument: None,
                rank,
                issuer: imposing.issuer_of(&number),
                signer: self.weights.signer(rank),
                weight: self.weights.weight(rank),
                number,
            }
        })
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

    /// The procedure of an offer.
    #[must_use]
    pub fn procedure(&self, offer: &Offered) -> Option<&'a Procedure> {
        self.appraisal.analysis.catalog.procedures.get(offer.procedure)
    }
}

/// A procedure, by position, with its measures and where each is to be amended.
type PlacesOf = (usize, Vec<(usize, Option<Place>)>);

/// Where a measure is to be amended.
enum Place {
    /// The instrument of its provision.
    Known(InstrumentIx),
    /// The likeliest legal basis, by its position in the list.
    Likely(usize),
}

fn line_of<'p>(procedure: &'p Procedure, measure: &Measure) -> Option<&'p Requirement> {
    procedure.requirements.get(usize::try_from(measure.line?).ok()?)
}

/// The instrument to amend for a measure, or the likeliest.
fn place(procedure: &Procedure, measure: &Measure, ranking: &Ranking<'_>) -> Option<Place> {
    let line = line_of(procedure, measure);
    if let Some(place) = line.and_then(|line| line.provision.as_ref()) {
        return Some(Place::Known(place.instrument));
    }
    let whole = Requirement {
        id: "".into(),
        text: "".into(),
        case: None,
        originals: None,
        copies: None,
        form: None,
        provision: None,
        stated: None,
    };
    let suspects = ranking.rank(line.unwrap_or(&whole));
    // What is about the whole procedure stands in the text on its matter, if there is one.
    let matter = match measure.kind {
        Kind::WaiveOnlineFee => Some(Hint::OnFees),
        Kind::Prefill => Some(Hint::OnForms),
        _ => None,
    };
    let on_matter =
        matter.and_then(|hint| suspects.iter().find(|suspect| suspect.hints.contains(hint)));
    // Fees are set by texts on fees and by no others (Luật Phí và lệ phí): without one among the
    // legal bases nobody knows what to amend.
    if measure.kind == Kind::WaiveOnlineFee && on_matter.is_none() {
        return None;
    }
    on_matter.or(suspects.first()).map(|suspect| Place::Likely(suspect.position))
}
