//! One side of a comparison: a report checked and sorted by code.

use std::path::Path;

use super::effect::{Cost, MOST_COINS, MOST_DOSSIERS, Units};
use super::outline::Outline;
use super::raw::{
    FindingFile, InputsFile, LineFile, MeasureFile, PartFile, ProcedureFile, ReportFile,
};
use crate::border;
use crate::cost::{Basis, Currency};
use crate::fault::{Fault, Problem, Subject};
use crate::report::SCHEMA;
use crate::report::facts::Facts;
use crate::target::Unit;

/// A report as it is compared.
#[derive(Debug)]
pub struct Snapshot {
    /// How it was named.
    pub name: String,
    /// What it was made from.
    pub inputs: InputsFile,
    /// The currency of its costs; `None` when none were worked out.
    pub currency: Option<Currency>,
    /// What its totals count.
    pub basis: Option<Basis>,
    /// What one unit of its count axis is; `None` when it counts nothing.
    pub unit: Option<Unit>,
    /// What its headline says; the residual is what its rows do not explain of that.
    pub(super) stated: Stated,
    /// By code.
    pub(super) procedures: Vec<Procedure>,
    pub(super) measures: Vec<MeasureFile>,
    pub(super) findings: Vec<FindingFile>,
}

/// The headline of a report; what it does not state is the sum of its rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stated {
    pub(super) units: Units,
    pub(super) per_dossier: Cost,
    /// `None` when no volume is known: nothing is not a year's cost.
    pub(super) annual: Option<Cost>,
}

/// A procedure.
#[derive(Debug)]
pub(super) struct Procedure {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) authority: String,
    /// By id.
    pub(super) lines: Vec<LineFile>,
    pub(super) facts: Facts,
    /// What one dossier costs; `None` when the scenario does not cover it.
    pub(super) cost: Option<Cost>,
    pub(super) fees: Cost,
    pub(super) volume: Option<u64>,
    pub(super) units: Units,
}

impl Procedure {
    /// Times a year, for sums over the procedures whose volume is known.
    pub(super) fn times(&self) -> i128 {
        self.cost.and(self.volume).map_or(0, i128::from)
    }
}

impl Outline for Procedure {
    type Line = LineFile;

    fn code(&self) -> &str {
        &self.code
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn authority(&self) -> &str {
        &self.authority
    }

    fn lines(&self) -> &[LineFile] {
        &self.lines
    }
}

pub(super) fn cost_of(part: PartFile) -> Cost {
    Cost::new(part.before.into(), part.after.into())
}

impl Snapshot {
    /// Whether a file is meant to be a report, or another file of ours that is none: one that names a
    /// format which is no catalogue.
    #[must_use]
    pub fn is_meant(bytes: &[u8]) -> bool {
        named(bytes).is_some_and(|name| {
            name.starts_with("tinhgon/") && !name.starts_with("tinhgon/procedure/")
        })
    }

    /// Reads a report.
    ///
    /// # Errors
    /// Every fault of the file, with its place: it is none, of another version, cut off, or says
    /// something twice.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        // Of another version nothing else is worth saying.
        if let Some(found) = named(bytes).filter(|found| found != SCHEMA) {
            let problem = Problem::BadValue { found, expected: SCHEMA.to_owned() };
            let mut faults = vec![Fault::at(file, "/schema", problem)];
            border::locate_all(&String::from_utf8_lossy(bytes), &mut faults);
            return Err(faults);
        }
        let report: ReportFile = border::read(file, bytes)?;
        let mut faults = faults(file, &report);
        if !faults.is_empty() {
            border::locate_all(border::text(file, bytes).unwrap_or_default(), &mut faults);
            return Err(faults);
        }
        Ok(Self::of(file.to_string_lossy().into_owned(), report))
    }

    fn of(name: String, report: ReportFile) -> Self {
        let ReportFile { inputs, totals, procedures, measures, findings } = report;
        let mut procedures: Vec<Procedure> = procedures.into_iter().map(Procedure::of).collect();
        procedures.sort_unstable_by(|a, b| a.code.cmp(&b.code));
        let units = totals
            .regulations
            .as_ref()
            .map(|row| units(row.baseline, row.abolished, row.simplified, row.untouched));
        let summed = |cost: &dyn Fn(&Procedure) -> Cost| {
            procedures.iter().map(cost).fold(Cost::default(), |sum, one| sum + one)
        };
        let per_dossier = summed(&|one| one.cost.unwrap_or_default());
        let annual = summed(&|one| one.cost.unwrap_or_default().times(one.times()));
        let known = procedures.iter().any(|one| one.cost.is_some() && one.volume.is_some());
        let mut stated = Stated {
            units: units.unwrap_or_default(),
            per_dossier,
            annual: known.then_some(annual),
        };
        if let Some(cost) = &totals.cost {
            let headline = Cost::new(cost.before.into(), cost.after.into());
            match cost.basis {
                Basis::Annual => stated.annual = Some(headline),
                Basis::PerDossier => {
                    stated.per_dossier = headline;
                    stated.annual = cost.annual.map(cost_of).or(stated.annual);
                }
            }
        }
        Self {
            name,
            currency: totals.cost.as_ref().map(|cost| cost.currency),
            basis: totals.cost.as_ref().map(|cost| cost.basis),
            unit: totals.regulations.map(|row| row.unit),
            inputs,
            stated,
            procedures,
            measures,
            findings,
        }
    }
}

impl Procedure {
    fn of(file: ProcedureFile) -> Self {
        let mut lines = file.requirements;
        lines.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let counts = file
            .regulations
            .map(|row| units(row.baseline, row.abolished, row.simplified, row.untouched));
        Self {
            code: file.code,
            name: file.name,
            authority: file.authority,
            lines,
            facts: file.facts,
            cost: file.cost.map(|cost| Cost::new(cost.before.mid.into(), cost.after.mid.into())),
            fees: file.cost.map(|cost| cost_of(cost.fees)).unwrap_or_default(),
            volume: file.cost.and_then(|cost| cost.volume),
            units: counts.unwrap_or_default(),
        }
    }
}

fn units(baseline: u64, abolished: u64, simplified: u64, untouched: u64) -> Units {
    let [baseline, abolished, simplified, untouched] =
        [baseline, abolished, simplified, untouched].map(i128::from);
    Units { baseline, abolished, simplified, untouched }
}

/// The format that a document names, whatever else it is; of one that is cut off, the name at its
/// beginning.
fn named(bytes: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Named {
        schema: Option<String>,
    }
    const HEAD: usize = 200;
    let bytes = border::unmarked(bytes);
    if let Ok(named) = serde_json::from_slice::<Named>(bytes) {
        return named.schema;
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).into_owned();
    let (_, rest) = head.split_once("\"schema\"")?;
    let name = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    Some(name.split('"').next()?.to_owned())
}

/// What the types of a report cannot say: ids stand once, amounts can be summed.
fn faults(file: &Path, report: &ReportFile) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut codes = std::collections::BTreeSet::new();
    for (n, one) in report.procedures.iter().enumerate() {
        if !codes.insert(&*one.code) {
            let problem = Problem::Duplicate { what: Subject::Procedure, id: one.code.clone() };
            faults.push(Fault::at(file, format!("/procedures/{n}/code"), problem));
        }
        let mut ids = std::collections::BTreeSet::new();
        for (m, line) in one.requirements.iter().enumerate() {
            let at = |key: &str| format!("/procedures/{n}/requirements/{m}/{key}");
            if !ids.insert(&*line.id) {
                let problem =
                    Problem::Duplicate { what: Subject::Requirement, id: line.id.clone() };
                faults.push(Fault::at(file, at("id"), problem));
            }
            if line.cost.is_some_and(|cost| !countable([cost.before, cost.after])) {
                faults.push(Fault::at(file, at("cost"), Problem::AmountTooLarge));
            }
        }
        let Some(cost) = one.cost else { continue };
        let amounts = [cost.before.mid, cost.after.mid, cost.fees.before, cost.fees.after];
        if !countable(amounts) || cost.volume.is_some_and(|volume| volume > MOST_DOSSIERS) {
            faults.push(Fault::at(file, format!("/procedures/{n}/cost"), Problem::AmountTooLarge));
        }
    }
    faults
}

fn countable<const N: usize>(amounts: [i64; N]) -> bool {
    amounts.iter().all(|amount| (-MOST_COINS..=MOST_COINS).contains(amount))
}
