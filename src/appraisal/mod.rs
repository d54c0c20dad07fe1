//! What a catalogue costs, which measures it offers, and how far they get towards a target.
//!
//! This is the one place where analysis, cost, measures and target meet; reports and commands see
//! only [`Appraisal`]. Every procedure is appraised alone, so the work grows with the catalogue and
//! can be shared out to threads; sums are of whole coins, so their order cannot be seen.

mod axes;
mod days;
pub mod decisions;
mod draws;
mod gleaner;
mod one;
mod parts;
mod quantities;
pub mod scenario;
mod totals;
mod trial;
pub mod volumes;

pub use axes::{AxisProgress, Verdict};
pub use days::Days;
pub use decisions::{Decision, Decisions, Ruling};
pub use draws::{Draws, Swing};
pub use gleaner::Gleaner;
pub use one::{Appraised, Chosen};
pub use parts::{Part, Parts};
pub use quantities::Parameter;
pub use scenario::{Published, Scenario};
pub use totals::{Group, Sums};
pub use trial::{Trial, TrialOf, effective};

use std::path::Path;

use rayon::prelude::*;

use self::one::{Appraiser, Beyond};
use self::quantities::{Bill, Quantities};
use crate::analysis::{Analysis, Dossier};
use crate::cost::model::Model;
use crate::cost::tariff::Tariff;
use crate::cost::{Basis, Decimal, Money, Spread};
use crate::fault::{Fault, Problem};
use crate::ids::ProcedureCode;
use crate::target::Target;

/// A catalogue appraised.
pub struct Appraisal<'a> {
    /// What was appraised.
    pub analysis: &'a Analysis<'a>,
    /// Which measures count, priced by what, measured against what.
    pub scenario: &'a Scenario,
    /// What its dossiers are modelled and priced with.
    pub model: Model<'a>,
    /// One entry for each procedure, in the order of the catalogue.
    pub procedures: Vec<Appraised>,
    /// What the totals count: a year only when the volume of every procedure is known.
    pub basis: Basis,
    /// The totals on that basis.
    pub sums: Sums,
    /// A year's totals of the procedures whose volume is known, where not all are.
    pub annual: Option<Sums>,
    /// How sure the cost axis is.
    pub draws: Draws,
    /// How far the measures get on each axis of the target.
    pub axes: Vec<AxisProgress>,
}

impl<'a> Appraisal<'a> {
    /// Appraises a catalogue.
    ///
    /// # Errors
    /// Faults of the data files, and procedures whose cost is beyond what can be counted.
    pub fn of(analysis: &'a Analysis<'a>, scenario: &'a Scenario) -> Result<Self, Vec<Fault>> {
        let tariff = &scenario.tariff;
        let model = scenario.model(analysis.knowledge, analysis.as_of)?;
        let dossiers: Vec<Dossier<'_>> = analysis.dossiers().collect();
        let covered = dossiers.iter().map(|one| one.procedure);
        let covered = covered.filter(|one| scenario.covers(one, analysis.knowledge));
        let covered: Vec<_> = covered.collect();
        let known = covered.iter().filter(|one| scenario.volume(one).is_some()).count();
        let basis = match known > 0 && known == covered.len() {
            true => Basis::Annual,
            false => Basis::PerDossier,
        };
        let appraiser = Appraiser { analysis, scenario, model: &model, basis };
        let (procedures, quantities) = appraise_all(&appraiser, &dossiers)?;
        // The procedure at which a sum runs over is the one to look at.
        let ran_over = |at: usize| dossiers.get(at).map(|one| beyond(*one, Beyond::Year, scenario));
        let ran_over = |at| ran_over(at).into_iter().collect::<Vec<_>>();
        let covered = || procedures.iter().enumerate().filter(|(_, one)| one.covered);
        let sums = Sums::of(covered(), basis).map_err(ran_over)?;
        let annual = match basis {
            Basis::PerDossier if known > 0 => {
                let with_volume = covered().filter(|(_, one)| one.volume.is_some());
                Some(Sums::of(with_volume, Basis::Annual).map_err(ran_over)?)
            }
            _ => None,
        };
        let bill = Bill::of(&quantities, scenario.online_share);
        let draws = Draws::of(&bill, tariff, &scenario.target);
        let covered: Vec<&Appraised> = covered().map(|(_, one)| one).collect();
        let axes = axes::of(&scenario.target, &covered, &sums, &draws);
        Ok(Self { analysis, scenario, model, procedures, basis, sums, annual, draws, axes })
    }

    /// The procedures that the scenario covers with what they cost, by code.
    pub fn dossiers(&self) -> impl Iterator<Item = (Dossier<'_>, &Appraised)> {
        self.analysis.dossiers().zip(&self.procedures).filter(|(_, one)| one.covered)
    }

    /// The ids of all measures offered, in the order of the catalogue.
    pub fn measure_ids(&self) -> impl Iterator<Item = String> {
        self.dossiers().flat_map(|(dossier, one)| {
            one.measures.iter().map(move |measure| measure.id_in(dossier))
        })
    }

    /// The appraisal of a procedure of the catalogue.
    #[must_use]
    pub fn find(&self, dossier: Dossier<'_>) -> Option<&Appraised> {
        let code = &dossier.procedure.code;
        let all = &self.analysis.catalog.procedures;
        let at = all.binary_search_by(|one| one.code.cmp(code)).ok()?;
        self.procedures.get(at).filter(|one| one.covered)
    }

    /// Appraises a procedure of another catalogue as those of this one are: under the same scenario, by
    /// the same model, for one dossier. Whether the scenario covers it is said, not minded.
    ///
    /// # Errors
    /// A procedure whose cost is beyond what can be counted.
    pub fn of_another(
        &self,
        analysis: &Analysis<'_>,
        code: &ProcedureCode,
    ) -> Result<Option<Appraised>, Vec<Fault>> {
        let all = &analysis.catalog.procedures;
        let Ok(at) = all.binary_search_by(|one| one.code.cmp(code)) else { return Ok(None) };
        let Some(dossier) = analysis.dossiers().nth(at) else { return Ok(None) };
        let (scenario, model) = (self.scenario, &self.model);
        let appraiser = Appraiser { analysis, scenario, model, basis: Basis::PerDossier };
        // What it takes belongs to no sum of this catalogue.
        let appraised = appraiser.appraise(at, dossier, &mut Quantities::new());
        appraised.map(Some).map_err(|what| vec![beyond(dossier, what, scenario)])
    }

    /// What one dossier saves on average over the procedures covered, rounded to a coin; `None` when
    /// there is none.
    #[must_use]
    pub fn mean_saving(&self) -> Option<Spread<Money>> {
        let covered = self.procedures.iter().filter(|one| one.covered);
        let mut sum = Spread::exact(Money::ZERO);
        let mut count = 0;
        for one in covered {
            let saving = one.before.total.join(one.after.total, Money::minus).ok()?;
            sum = sum.join(saving, Money::plus).ok()?;
            count += 1;
        }
        let part = Decimal::ratio(1, count)?;
        sum.join(Spread::exact(part), Money::times).ok()
    }

    /// The edition that prices.
    #[must_use]
    pub fn tariff(&self) -> &'a Tariff {
        &self.scenario.tariff
    }

    /// The target measured against.
    #[must_use]
    pub fn target(&self) -> &'a Target {
        &self.scenario.target
    }
}

/// The fault of a procedure whose cost is beyond what can be counted: at its volume, where that is
/// what makes it so and a file names it.
fn beyond(dossier: Dossier<'_>, beyond: Beyond, scenario: &Scenario) -> Fault {
    let code = &dossier.procedure.code;
    let volume = scenario.volumes.get(code).filter(|_| beyond == Beyond::Year);
    let at_volume = volume.and_then(|volume| volume.fault(Problem::AmountTooLarge));
    at_volume.unwrap_or_else(|| Fault::of_file(Path::new(code.as_str()), Problem::AmountTooLarge))
}

/// Appraises every procedure; threads take parts of the catalogue, whose quantities are then added.
fn appraise_all(
    appraiser: &Appraiser<'_>,
    dossiers: &[Dossier<'_>],
) -> Result<(Vec<Appraised>, Quantities), Vec<Fault>> {
    /// Parts for each thread: enough to keep all busy, few enough to hold the quantities of each.
    /// Sums of whole numbers do not show how the catalogue was parted.
    const PARTS: usize = 4;
    let parts = PARTS * rayon::current_num_threads();
    let length = dossiers.len().div_ceil(parts).max(16);
    let part = |(n, part): (usize, &[Dossier<'_>])| {
        let mut quantities = Quantities::new();
        let appraised: Vec<Result<Appraised, Fault>> = part
            .iter()
            .enumerate()
            .map(|(m, dossier)| {
                let appraised = appraiser.appraise(n * length + m, *dossier, &mut quantities);
                appraised.map_err(|what| beyond(*dossier, what, appraiser.scenario))
            })
            .collect();
        (appraised, quantities)
    };
    let parts: Vec<_> = dossiers.par_chunks(length).enumerate().map(part).collect();
    let mut procedures = Vec::with_capacity(dossiers.len());
    let mut quantities = Quantities::new();
    let mut faults = Vec::new();
    for (appraised, more) in parts {
        quantities.merge(&more);
        for result in appraised {
            match result {
                Ok(one) => procedures.push(one),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if faults.is_empty() { Ok((procedures, quantities)) } else { Err(faults) }
}
