//! A plan as a road: who amends what, in which order, and what each step brings.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::caps::Calendar;
use super::planner::{Plan, Planner};
use super::survey::{Amendable, Offered};
use super::weights::Signer;
use crate::fault::Fault;
use crate::knowledge::{AuthorityIx, AuthorityLevel, RegisterIx};
use crate::measure::Kind;

/// Instruments that are amended by the same hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Who signs; `None` where that is not known.
    pub signer: Option<Signer>,
    /// The instruments, those that can begin first in front, then the lighter ones.
    pub steps: Vec<Step>,
}

/// One instrument of a road.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The instrument, by its place in the survey.
    pub instrument: usize,
    /// Who drafts it; `None` where that is not known.
    pub drafter: Option<Drafter>,
    /// The measures it allows, by their place in the survey.
    pub offers: Vec<usize>,
    /// How many of them have a provision that is known; the others rest on a likely text.
    pub known: usize,
    /// What of each goal the road reaches when it is this far.
    pub reached: Vec<i128>,
    /// What of each goal it adds to the steps before it.
    pub adds: Vec<i128>,
    /// Registers that its measures rest on.
    pub registers: Vec<RegisterIx>,
    /// The day from which all of them can be used; `None` where they need none, or no day is known.
    pub open_from: Option<Date>,
    /// Registers of whose first day nothing is known.
    pub undated: usize,
    /// The day by which it is to be amended: the first on which its issuers have room, at the latest
    /// the end of the plan or of the target; `None` where nobody sets a day.
    pub by: Option<Date>,
}

/// Who drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafter {
    /// The ministry that issued it.
    Issuer(AuthorityIx),
    /// Of a joint text the authority that led; where a body above the ministries issues, as is usual,
    /// the one that answers for more than half of the measures. Nobody has said so of this text.
    Likely(AuthorityIx),
}

impl Planner<'_, '_> {
    /// Puts a plan in order: stage by stage of those who sign, as `procedures/plan/weights.json` lists
    /// them, those of whom nothing is known last.
    ///
    /// # Errors
    /// Sums beyond what can be counted.
    pub fn roadmap(&self, plan: &Plan) -> Result<Vec<Stage>, Vec<Fault>> {
        let Some(chosen) = &plan.instruments else { return Ok(Vec::new()) };
        let order: Vec<Signer> = self.survey.weights.signers().iter().map(|one| one.is).collect();
        let mut stages: BTreeMap<usize, Vec<Step>> = BTreeMap::new();
        for &at in chosen {
            let signer = self.survey.instruments.get(at).and_then(|one| one.signer);
            let place = signer.and_then(|signer| order.iter().position(|one| *one == signer));
            stages.entry(place.unwrap_or(order.len())).or_default().push(self.step(at, plan));
        }
        let mut road = Vec::new();
        let mut before = vec![0; plan.asked.len()];
        let mut so_far: Vec<usize> = Vec::new();
        let mut calendar = Calendar::new(self.wish, self.ends());
        for (place, mut steps) in stages {
            let weight =
                |step: &Step| self.survey.instruments.get(step.instrument).map(|one| one.weight);
            steps.sort_by_key(|step| (step.open_from, weight(step), step.instrument));
            for step in &mut steps {
                so_far.push(step.instrument);
                if let Some(one) = self.survey.instruments.get(step.instrument) {
                    step.by = calendar.give(one, step.open_from);
                }
                let reached = self.reached(&plan.asked, &self.offers_of(&so_far))?;
                step.adds = reached.iter().zip(&before).map(|(now, then)| now - then).collect();
                step.reached.clone_from(&reached);
                before = reached;
            }
            road.push(Stage { signer: order.get(place).copied(), steps });
        }
        Ok(road)
    }

    /// The day on which the plan ends, or the target where the wish names none; not a day that is past.
    fn ends(&self) -> Option<Date> {
        let appraisal = self.survey.appraisal;
        let of_target = appraisal.target().deadline;
        let of_target = of_target.filter(|deadline| *deadline >= appraisal.analysis.as_of);
        self.wish.ends().or(of_target)
    }

    fn step(&self, instrument: usize, plan: &Plan) -> Step {
        let mut offers = self.offers_of(&[instrument]);
        // Those that need another, which no text of the plan allows, change nothing.
        offers.retain(|at| plan.offers.binary_search(at).is_ok());
        let told: Vec<&Offered> =
            offers.iter().filter_map(|at| self.survey.offers.get(*at)).collect();
        let registers = self.registers(&told);
        let known = &self.survey.appraisal.analysis.knowledge.registers;
        let days = registers.iter().map(|&register| known[register].available_from);
        Step {
            instrument,
            drafter: self.drafter(instrument, &told),
            known: told.iter().filter(|offer| offer.known).count(),
            undated: days.clone().filter(Option::is_none).count(),
            open_from: days.flatten().max(),
            offers,
            registers,
            reached: Vec::new(),
            adds: Vec::new(),
            by: None,
        }
    }

    /// The registers whose data take the place of papers or fill in forms.
    fn registers(&self, offers: &[&Offered]) -> Vec<RegisterIx> {
        let mut registers = BTreeSet::new();
        for offer in offers {
            let Some(measure) = self.survey.measure(offer) else { continue };
            registers.extend(measure.filling.registers.iter().copied());
            if !matches!(measure.kind, Kind::ReplaceByData | Kind::KeepResidual) {
                continue;
            }
            let found = self.survey.dossiers.get(offer.procedure).zip(measure.line);
            let line = found.and_then(|(one, line)| one.lines().nth(line as usize));
            if let Some((_, line)) = line {
                registers.extend(line.verdict.registers.iter().copied());
            }
        }
        registers.into_iter().collect()
    }

    fn drafter(&self, instrument: usize, offers: &[&Offered]) -> Option<Drafter> {
        let one: &Amendable = self.survey.instruments.get(instrument)?;
        let authorities = &self.survey.appraisal.analysis.knowledge.authorities;
        let lead = one.issuers.first().copied();
        if let Some(lead) = lead.filter(|ix| authorities[*ix].level != AuthorityLevel::Central) {
            return Some(if one.joint { Drafter::Likely(lead) } else { Drafter::Issuer(lead) });
        }
        let mut votes: BTreeMap<AuthorityIx, usize> = BTreeMap::new();
        for offer in offers {
            if let Some(authority) = self.survey.procedure(offer).and_then(|one| one.authority) {
                *votes.entry(authority).or_default() += 1;
            }
        }
        // Where several share the procedures and none has most of them, any name would be a guess.
        let most = votes.into_iter().find(|(_, count)| 2 * count > offers.len());
        most.map(|(authority, _)| Drafter::Likely(authority))
    }
}
