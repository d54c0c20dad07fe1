//! From what a catalogue offers and what somebody wants to a plan whose figures are true.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{Asked, baselines, enough};
use super::draft::{CapDraft, Counted, Draft, MeasureDraft, TextDraft};
use super::exact::Exact;
use super::flaw::Flaw;
use super::large::Large;
use super::pieces::{Pieces, Term};
use super::problem::{Fate, Problem, TextIx};
use super::solver::{Limits, Proof, Solver};
use super::survey::Survey;
use super::wish::{Wish, Within};
use crate::appraisal::effective;
use crate::cost::Decimal;
use crate::fault::Fault;
use crate::index::Ix;
use crate::knowledge::AuthorityIx;

/// Instruments up to which every choice is looked at.
const FEW: usize = 12;
/// How often a plan that falls short of the truth is made anew.
const REPAIRS: usize = 6;

/// A plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What was asked.
    pub asked: Vec<Asked>,
    /// What it reaches of each, appraised anew with exactly its measures.
    pub reached: Vec<i128>,
    /// The most that all instruments allowed could reach of each.
    pub most: Vec<i128>,
    /// The instruments to amend, by their place in the survey; `None` where nothing reaches the goals.
    pub instruments: Option<Vec<usize>>,
    /// The measures that they allow, by their place in the survey.
    pub offers: Vec<usize>,
    /// What the plan weighs; 0 without one.
    pub weight: u64,
    /// No plan weighs less.
    pub bound: u64,
    /// What is proved.
    pub proof: Proof,
    /// Steps of work it took.
    pub steps: u64,
}

impl Plan {
    /// How much lighter another plan could be at most, in percent of this one; `None` without one.
    #[must_use]
    pub fn gap(&self) -> Option<Decimal> {
        self.instruments.as_ref()?;
        let open = i128::from(self.weight.saturating_sub(self.bound));
        Decimal::ratio(open * 100, i128::from(self.weight.max(1)))
    }
}

/// Makes plans of one survey under one wish.
pub struct Planner<'s, 'a> {
    /// What there is to plan with.
    pub survey: &'s Survey<'a>,
    /// What is wanted.
    pub wish: &'s Wish,
    /// Whether each instrument may be amended.
    pub(super) allowed: Vec<bool>,
    pieces: Pieces,
    /// The baselines of each procedure covered, axis by axis.
    pub(super) baselines: BTreeMap<usize, Vec<i128>>,
}

impl<'s, 'a> Planner<'s, 'a> {
    /// Prepares plans; the wish makes sense ([`Wish::nonsense`]).
    ///
    /// # Errors
    /// Faults of the data files, and sums beyond what can be counted.
    pub fn new(survey: &'s Survey<'a>, wish: &'s Wish) -> Result<Self, Vec<Fault>> {
        let allowed: Vec<bool> =
            survey.instruments.iter().map(|one| is_allowed(survey, wish, one)).collect();
        let pieces = Pieces::of(survey, &allowed)?;
        Ok(Self { survey, wish, allowed, pieces, baselines: baselines(survey) })
    }

    /// Makes a plan.
    ///
    /// # Errors
    /// Flaws of the problem that the wish makes, and faults as [`Self::new`] gives them.
    pub fn plan(&self, asked: &[Asked], limits: &Limits<'_>) -> Result<Plan, Trouble> {
        let everything: Vec<usize> = (0..self.survey.offers.len())
            .filter(|at| {
                self.survey.offers.get(*at).is_some_and(|offer| self.is_allowed(offer.instrument))
            })
            .collect();
        let most = self.reached(asked, &everything)?;
        let mut plan = Plan {
            asked: asked.to_vec(),
            reached: vec![0; asked.len()],
            instruments: None,
            offers: Vec::new(),
            weight: 0,
            bound: 0,
            proof: Proof::Impossible,
            steps: 0,
            most,
        };
        if !enough(asked, &plan.most) {
            return Ok(plan);
        }
        let mut needs: Vec<i64> = asked.iter().map(|one| one.need).collect();
        for round in 0..=REPAIRS {
            let problem = self.problem(asked, &needs)?;
            let solution = solver_for(&problem).solve(&problem, limits);
            plan.steps += solution.steps;
            if round == 0 {
                (plan.proof, plan.bound) = (solution.proof, solution.bound);
            }
            let capped = self.wish.most.or(self.wish.most_weight).is_some();
            let texts = match &solution.choice {
                Some(choice) if round < REPAIRS => self.places(&problem, &choice.texts),
                // What the terms tell may fall short where everything together does not.
                _ if !self.pieces.exact && !capped => {
                    (0..self.allowed.len()).filter(|at| self.is_allowed(*at)).collect()
                }
                _ => return Ok(plan),
            };
            let reached = self.reached(asked, &self.offers_of(&texts))?;
            if enough(asked, &reached) {
                self.settle(&mut plan, texts)?;
                break;
            }
            for ((need, one), have) in needs.iter_mut().zip(asked).zip(&reached) {
                let missing = i128::from(one.need) - have;
                let more = i64::try_from(missing.max(0)).unwrap_or_default();
                *need = need.saturating_add(more);
            }
        }
        plan.bound = plan.bound.min(plan.weight);
        if plan.instruments.is_some() {
            plan.proof = if plan.bound == plan.weight { Proof::Optimal } else { Proof::Bounded };
        }
        Ok(plan)
    }

    /// Leaves out what the true figures can spare, and writes the plan down.
    fn settle(&self, plan: &mut Plan, mut texts: Vec<usize>) -> Result<(), Vec<Fault>> {
        if !self.pieces.exact {
            let mut order = texts.clone();
            order.sort_by_key(|at| (std::cmp::Reverse(self.weight(*at)), *at));
            for at in order.into_iter().filter(|at| !self.is_must(*at)) {
                let fewer: Vec<usize> = texts.iter().copied().filter(|one| *one != at).collect();
                let reached = self.reached(&plan.asked, &self.offers_of(&fewer))?;
                if enough(&plan.asked, &reached) {
                    texts = fewer;
                }
            }
        }
        plan.offers = self.effective(self.offers_of(&texts));
        plan.reached = self.reached(&plan.asked, &plan.offers)?;
        plan.weight = texts.iter().map(|at| self.weight(*at)).sum();
        plan.instruments = Some(texts);
        Ok(())
    }

    fn weight(&self, instrument: usize) -> u64 {
        self.survey.instruments.get(instrument).map_or(0, |one| one.weight.into())
    }

    pub(super) fn is_allowed(&self, instrument: usize) -> bool {
        self.allowed.get(instrument).copied().unwrap_or_default()
    }

    /// Whether an instrument is amended in any case.
    pub(super) fn is_must(&self, instrument: usize) -> bool {
        let number = self.survey.instruments.get(instrument).map(|one| &one.number);
        number.is_some_and(|number| self.wish.must.contains(number))
    }

    /// The measures that some instruments allow.
    pub(super) fn offers_of(&self, instruments: &[usize]) -> Vec<usize> {
        let chosen: BTreeSet<usize> = instruments.iter().copied().collect();
        let offers = self.survey.offers.iter().enumerate();
        offers.filter(|(_, offer)| chosen.contains(&offer.instrument)).map(|(at, _)| at).collect()
    }

    /// Of some measures those that change something: not those that need another which is missing.
    fn effective(&self, offers: Vec<usize>) -> Vec<usize> {
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
        use rayon::prelude::*;
        let appraisal = self.survey.appraisal;
        let mut chosen: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for offer in offers.iter().filter_map(|at| self.survey.offers.get(*at)) {
            chosen.entry(offer.procedure).or_default().push(offer.measure);
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

    /// The problem of what is asked, with needs of its own.
    pub(super) fn problem(&self, asked: &[Asked], needs: &[i64]) -> Result<Problem, Trouble> {
        let terms = self.pieces.terms.iter().enumerate();
        self.draft(terms.map(|(n, term)| self.measure(n, term, asked)).collect(), needs)
    }

    fn measure(&self, n: usize, term: &Term, asked: &[Asked]) -> MeasureDraft {
        let catalog = &self.survey.appraisal.analysis.catalog;
        let authority = catalog.procedures.get(term.procedure).and_then(|one| one.authority);
        let texts = term.instruments.iter().filter_map(|at| self.survey.instruments.get(*at));
        let of = |amounts: &[i64]| -> Vec<i64> {
            let amount = |one: &Asked| match one.authority.is_none() || one.authority == authority {
                true => amounts.get(one.place).copied().unwrap_or_default(),
                false => 0,
            };
            asked.iter().map(amount).collect()
        };
        let [hopes, others] = &term.hopes;
        MeasureDraft {
            id: format!("{n:08}"),
            texts: texts.map(|one| one.number.clone()).collect(),
            gains: of(&term.gains),
            hopes: of(hopes),
            others: of(others),
            group: u32::try_from(term.procedure).ok(),
            always: true,
            ..MeasureDraft::default()
        }
    }

    fn draft(&self, measures: Vec<MeasureDraft>, needs: &[i64]) -> Result<Problem, Trouble> {
        let texts = self.survey.instruments.iter().enumerate().map(|(at, one)| TextDraft {
            id: one.number.clone(),
            weight: one.weight,
            fate: match (self.is_must(at), self.is_allowed(at)) {
                (true, _) => Fate::Must,
                (_, true) => Fate::Free,
                (_, false) => Fate::Never,
            },
        });
        let draft =
            Draft { texts: texts.collect(), measures, needs: needs.to_vec(), caps: self.caps() };
        Problem::new(draft).map_err(Trouble::Flaws)
    }

    /// One cap for each issuer known, and one for all whose issuer is not.
    fn caps(&self) -> Vec<CapDraft> {
        let mut groups: BTreeMap<Option<AuthorityIx>, Vec<String>> = BTreeMap::new();
        for one in &self.survey.instruments {
            groups.entry(one.issuer).or_default().push(one.number.clone());
        }
        let limits =
            [(Counted::Instruments, self.wish.most), (Counted::Weight, self.wish.most_weight)];
        let limits = limits.into_iter().filter_map(|(of, most)| Some((of, most?)));
        limits
            .flat_map(|(of, most)| {
                groups.values().map(move |texts| CapDraft { texts: texts.clone(), of, most })
            })
            .collect()
    }

    /// Instruments of a problem by their place in the survey: both are in the order of numbers.
    fn places(&self, problem: &Problem, texts: &[TextIx]) -> Vec<usize> {
        debug_assert_eq!(problem.texts.len(), self.survey.instruments.len());
        texts.iter().map(|text| text.raw() as usize).collect()
    }
}

/// Why no plan could be made.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// The problem has these flaws.
    Flaws(Vec<Flaw>),
    /// The input has these faults.
    Faults(Vec<Fault>),
}

impl From<Vec<Fault>> for Trouble {
    fn from(faults: Vec<Fault>) -> Self {
        Self::Faults(faults)
    }
}

/// The solver for a problem of its size.
fn solver_for(problem: &Problem) -> &'static dyn Solver {
    if problem.texts.len() <= FEW { &Exact } else { &Large }
}

fn is_allowed(survey: &Survey<'_>, wish: &Wish, one: &super::survey::Amendable) -> bool {
    let within = match wish.within {
        None => true,
        // Whose competence is not known is nobody's here.
        Some(Within::Signer(who)) => {
            one.signer.is_some_and(|whose| survey.weights.reaches(who, whose))
        }
        Some(Within::Issuer(authority)) => one.issuer == Some(authority),
    };
    wish.must.contains(&one.number) || (within && !wish.never.contains(&one.number))
}
