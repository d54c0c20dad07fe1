//! What a text is drafted from: the measures that are carried out, each with what has to be amended.

use std::collections::BTreeMap;

use super::{Book, HeldBack};
use crate::analysis::{Analysis, Dossier, Line};
use crate::appraisal::{Appraisal, Appraised};
use crate::catalog::Requirement;
use crate::citation::Grammar;
use crate::cost::Decimal;
use crate::fault::Fault;
use crate::knowledge::{InstrumentIx, Knowledge, Provision, RegisterIx};
use crate::measure::{Kind, Measure};
use crate::plan::{Amendable, Survey};
use crate::target::Axis;

/// What a text is drafted from.
pub struct Material<'a> {
    /// What was appraised.
    pub appraisal: &'a Appraisal<'a>,
    /// The figures that it tells.
    pub book: Book,
    /// Reads and prints provisions.
    pub grammar: Grammar,
    /// The measures carried out, by procedure, then kind and line.
    pub accepted: Vec<Accepted<'a>>,
    /// Measures that somebody has to decide on before a text may carry them.
    pub undecided: Vec<HeldBack>,
    /// What the measures were chosen for, where figures are measured against something else.
    pub chosen_for: Option<ChosenFor>,
}

/// What measures were chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFor {
    /// The name of the target.
    pub target: Box<str>,
    /// Goals set for the plan alone, in percent, beside those of the target.
    pub goals: Vec<(Axis, Decimal)>,
}

/// A measure that is carried out.
#[derive(Clone)]
pub struct Accepted<'a> {
    /// The procedure and its lines.
    pub dossier: Dossier<'a>,
    /// What it costs now and then.
    pub one: &'a Appraised,
    /// The measure.
    pub measure: &'a Measure,
    /// What has to be amended for it.
    pub amend: Amend,
}

/// What has to be amended for a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amend {
    /// The provision that the record names.
    Provision(Provision),
    /// An instrument that is only likely: a text may hint at it, and states none.
    Likely(Box<Amendable>),
    /// Nothing is known.
    Unknown,
}

impl<'a> Material<'a> {
    /// The material of an appraisal, with the instruments surveyed for it.
    ///
    /// # Errors
    /// Faults of the words of citations; a test keeps their file free of any.
    pub fn of(survey: &Survey<'a>) -> Result<Self, Vec<Fault>> {
        let appraisal = survey.appraisal;
        let offers: BTreeMap<(usize, usize), usize> = survey
            .offers
            .iter()
            .map(|offer| ((offer.procedure, offer.measure), offer.instrument))
            .collect();
        let mut accepted = Vec::new();
        for (dossier, one) in appraisal.dossiers() {
            let mut chosen: Vec<usize> = one.chosen.iter().map(|chosen| chosen.measure).collect();
            chosen.sort_unstable();
            for at in chosen {
                let Some(measure) = one.measures.get(at) else { continue };
                let line = measure.line_of(dossier);
                let likely = || {
                    let instrument = *offers.get(&(measure.procedure, at))?;
                    survey.instruments.get(instrument).cloned()
                };
                let amend = match line.and_then(|line| line.provision.clone()) {
                    Some(provision) => Amend::Provision(*provision),
                    None => likely().map_or(Amend::Unknown, |one| Amend::Likely(Box::new(one))),
                };
                accepted.push(Accepted { dossier, one, measure, amend });
            }
        }
        let (book, grammar) = (Book::of(appraisal), Grammar::embedded()?);
        Ok(Self { appraisal, book, grammar, accepted, undecided: Vec::new(), chosen_for: None })
    }

    /// What it was analysed from.
    #[must_use]
    pub fn analysis(&self) -> &'a Analysis<'a> {
        self.appraisal.analysis
    }

    /// What is known.
    #[must_use]
    pub fn knowledge(&self) -> &'a Knowledge {
        self.appraisal.analysis.knowledge
    }

    /// Whether a measure of a kind is carried out.
    #[must_use]
    pub fn has(&self, is: impl Fn(Kind) -> bool) -> bool {
        self.accepted.iter().any(|one| is(one.measure.kind))
    }
}

impl<'a> Accepted<'a> {
    /// The dossier line that it is about, with what was read of it.
    #[must_use]
    pub fn line(&self) -> Option<(&'a Requirement, &'a Line)> {
        self.dossier.lines().nth(usize::try_from(self.measure.line?).ok()?)
    }

    /// The registers that stand in for what goes: of a line those that a rule names for a paper that is
    /// replaceable as a whole, of a form those that fill it in.
    #[must_use]
    pub fn registers(&self) -> Vec<RegisterIx> {
        if self.measure.kind == Kind::Prefill {
            return self.measure.filling.registers.clone();
        }
        let Some((_, line)) = self.line() else { return Vec::new() };
        let papers = line.verdict.papers.iter().filter(|paper| paper.grade.is_replaceable());
        let mut registers: Vec<RegisterIx> =
            papers.flat_map(|paper| paper.registers.iter().copied()).collect();
        if registers.is_empty() {
            registers.clone_from(&line.verdict.registers);
        }
        registers.sort_unstable();
        registers.dedup();
        registers
    }

    /// The instrument of its provision.
    #[must_use]
    pub fn instrument(&self) -> Option<InstrumentIx> {
        match &self.amend {
            Amend::Provision(provision) => Some(provision.instrument),
            Amend::Likely(_) | Amend::Unknown => None,
        }
    }
}
