//! From what a catalogue offers and what somebody wants to a plan whose figures are true.

use std::collections::BTreeMap;

use super::asked::{Asked, baselines, enough};
use super::caps::Limit;
use super::exact::Exact;
use super::flaw::Flaw;
use super::forced::floor;
use super::large::Large;
use super::pieces::Pieces;
use super::problem::Problem;
use super::solver::{Limits, Proof, Solver};
use super::survey::{Amendable, Offered, Survey};
use super::wish::{Wish, Within};
use crate::analysis::Dossier;
use crate::cost::Decimal;
use crate::fault::Fault;

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
    /// Whether it is a plan and reaches these goals of the whole catalogue, too.
    #[must_use]
    pub fn reaches(&self, goals: &[Asked]) -> bool {
        let reaches = |goal: &Asked| {
            self.asked.iter().zip(&self.reached).any(|(asked, reached)| {
                asked.place == goal.place
                    && asked.authority == goal.authority
                    && *reached >= i128::from(goal.need)
            })
        };
        self.instruments.is_some() && goals.iter().all(reaches)
    }

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
    /// Whether each offer can be carried out before the plan ends.
    pub(super) in_time: Vec<bool>,
    /// What issuers can do.
    pub(super) limits: Vec<Limit>,
    pub(super) pieces: Pieces,
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
        let in_time: Vec<bool> =
            survey.offers.iter().map(|offer| is_in_time(survey, wish, offer)).collect();
        let offers = survey.offers.iter().zip(&in_time);
        let usable = |(offer, in_time): (&Offered, &bool)| {
            *in_time && allowed.get(offer.instrument).copied().unwrap_or_default()
        };
        let usable: Vec<bool> = offers.map(usable).collect();
        let pieces = Pieces::of(survey, &usable)?;
        let (limits, baselines) = (wish.limits(survey), baselines(survey));
        Ok(Self { survey, wish, allowed, in_time, limits, pieces, baselines })
    }

    /// Makes a plan.
    ///
    /// # Errors
    /// Flaws of the problem that the wish makes, and faults as [`Self::new`] gives them.
    pub fn plan(&self, asked: &[Asked], limits: &Limits<'_>) -> Result<Plan, Trouble> {
        let everything: Vec<usize> =
            (0..self.allowed.len()).filter(|at| self.is_allowed(*at)).collect();
        let most = self.reached(asked, &self.offers_of(&everything))?;
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
            let problem = self.problem(asked, &needs, &self.limits)?;
            let solution = solver_for(&problem).solve(&problem, limits);
            plan.steps += solution.steps;
            if round == 0 {
                // Terms that are only near the truth prove nothing of it; what is hoped of them does.
                plan.bound = match solution.weight {
                    Some(weight) if !self.pieces.exact => floor(&problem, weight),
                    _ => solution.bound,
                };
                plan.proof = solution.proof;
            }
            let texts = match &solution.choice {
                Some(choice) if round < REPAIRS => self.places(&problem, &choice.texts),
                // What the terms tell may fall short where everything together does not.
                _ if !self.pieces.exact && self.limits.is_empty() => everything.clone(),
                _ => {
                    if !self.pieces.exact {
                        (plan.proof, plan.bound) = (Proof::Unknown, 0);
                    }
                    return Ok(plan);
                }
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

    /// How many measures rest on registers that open only when the plan has ended.
    #[must_use]
    pub fn late(&self) -> usize {
        self.in_time.iter().filter(|in_time| !**in_time).count()
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
pub(super) fn solver_for(problem: &Problem) -> &'static dyn Solver {
    if problem.texts.len() <= FEW { &Exact } else { &Large }
}

fn is_allowed(survey: &Survey<'_>, wish: &Wish, one: &Amendable) -> bool {
    let within = match wish.within {
        None => true,
        // Whose competence is not known is nobody's here.
        Some(Within::Signer(who)) => {
            one.signer.is_some_and(|whose| survey.weights.reaches(who, whose))
        }
        // What several signed, none of them amends alone.
        Some(Within::Issuer(authority)) => !one.joint && one.issuers == [authority],
    };
    wish.must.contains(&one.number) || (within && !wish.never.contains(&one.number))
}

/// Whether all registers that a measure rests on by assumption open before the plan ends, as far as
/// the law names a day. One that it names no day for is what somebody assumes: it is not in the way.
fn is_in_time(survey: &Survey<'_>, wish: &Wish, offer: &Offered) -> bool {
    let Some(end) = wish.ends() else { return true };
    let dossier: Option<&Dossier<'_>> = survey.dossiers.get(offer.procedure);
    let Some((dossier, measure)) = dossier.zip(survey.measure(offer)) else { return true };
    let assumed = measure.assumed(*dossier, survey.appraisal.analysis);
    assumed.iter().all(|one| one.opens.is_none_or(|opens| opens <= end))
}
