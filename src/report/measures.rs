//! Measures as the report's JSON shows them.

use schemars::JsonSchema;
use serde::Serialize;

use super::rows::{ProvisionRow, provision};
use crate::analysis::Dossier;
use crate::appraisal::{Appraisal, Appraised};
use crate::cost::{Cut, Money, Spread};
use crate::knowledge::Knowledge;
use crate::measure::{Kind, Measure};

/// One measure.
#[derive(Clone, Serialize, JsonSchema)]
pub struct MeasureRow<'a> {
    /// Its stable id: kind, procedure, line.
    id: String,
    /// What kind of cut it is.
    kind: Kind,
    /// Code of the procedure.
    procedure: &'a str,
    /// Id of the dossier line; null when it is about the whole procedure.
    requirement: Option<&'a str>,
    /// Code of the procedure it is joined with, for `join`.
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<&'a str>,
    /// Numbers of the instruments to amend: the one that imposes the line where that is known,
    /// otherwise the legal bases that most likely do, the likeliest first.
    instruments: Vec<&'a str>,
    /// The provision to amend; null when it is not known. None is ever guessed.
    provision: Option<ProvisionRow<'a>>,
    /// What it removes on the count axis.
    units: Units,
    /// What it saves in one dossier when it is the only measure, in the smallest coin.
    saving: Spread<Money>,
    /// Whether the scenario carries it out.
    chosen: bool,
    /// What it saves beyond the measures before it; they add up to the whole saving.
    #[serde(skip_serializing_if = "Option::is_none")]
    attributed: Option<Money>,
    /// Ids of the measures that cannot be carried out beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    excludes: Vec<String>,
}

/// What a measure removes on the count axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Units {
    /// Procedures that go.
    procedures: u64,
    /// Dossier lines that go.
    requirements: u64,
    /// Dossier lines that become lighter.
    simplified: u64,
}

/// The measures of one procedure.
pub(super) fn rows<'a>(
    appraisal: &'a Appraisal<'a>,
    dossier: Dossier<'a>,
    one: &'a Appraised,
) -> Vec<MeasureRow<'a>> {
    let row = |(n, measure)| measure_row(appraisal, dossier, one, n, measure);
    one.measures.iter().enumerate().map(row).collect()
}

fn measure_row<'a>(
    appraisal: &'a Appraisal<'a>,
    dossier: Dossier<'a>,
    one: &'a Appraised,
    n: usize,
    measure: &'a Measure,
) -> MeasureRow<'a> {
    let procedure = dossier.procedure;
    let knowledge = appraisal.analysis.knowledge;
    let line = |measure: &Measure| {
        let at = usize::try_from(measure.line?).ok()?;
        procedure.requirements.get(at)
    };
    let id = |measure: &Measure| {
        measure.id(&procedure.code, line(measure).map(|line| &*line.id))
    };
    let chosen = one.chosen.iter().find(|chosen| chosen.measure == n);
    let imposed = line(measure).and_then(|line| line.provision.as_ref());
    let excluded = one.measures.iter().filter(|other| measure.excludes(other));
    MeasureRow {
        id: id(measure),
        kind: measure.kind,
        procedure: procedure.code.as_str(),
        requirement: line(measure).map(|line| &*line.id),
        with: measure.with.and_then(|with| {
            appraisal.analysis.catalog.procedures.get(with).map(|with| with.code.as_str())
        }),
        instruments: instruments(dossier, measure, knowledge),
        provision: imposed.map(|place| provision(place, knowledge)),
        units: units(dossier, measure),
        saving: measure.saving,
        chosen: chosen.is_some(),
        attributed: chosen.map(|chosen| chosen.saving),
        excludes: excluded.map(id).collect(),
    }
}

fn instruments<'a>(
    dossier: Dossier<'a>,
    measure: &Measure,
    knowledge: &'a Knowledge,
) -> Vec<&'a str> {
    let line = measure.line.and_then(|at| dossier.procedure.requirements.get(at as usize));
    match line.and_then(|line| line.provision.as_ref()) {
        Some(place) => vec![&*knowledge.instruments[place.instrument].number],
        None => Vec::new(),
    }
}

fn units(dossier: Dossier<'_>, measure: &Measure) -> Units {
    let count = |wanted: &dyn Fn(&crate::analysis::Line) -> bool| {
        dossier.lines().filter(|(_, line)| wanted(line)).count() as u64
    };
    use crate::reading::LineKind;
    match measure.cut() {
        Cut::Abolish => Units {
            procedures: 1,
            requirements: count(&|line| line.reading.kind != LineKind::Note),
            simplified: 0,
        },
        Cut::Drop(_) => Units { requirements: 1, ..Units::default() },
        Cut::Residual(_) | Cut::PlainCopy(_) => Units { simplified: 1, ..Units::default() },
        Cut::Prefill => Units {
            simplified: count(&|line| line.reading.kind == LineKind::Form),
            ..Units::default()
        },
        Cut::Join | Cut::Delegate | Cut::Online | Cut::WaiveOnlineFee | Cut::ShortenTime => {
            Units::default()
        }
    }
}
