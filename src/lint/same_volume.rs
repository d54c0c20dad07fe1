//! One round volume in several procedures or sheets.

use std::collections::BTreeMap;

use super::{Check, Findings, Material, Rule, Severity, SheetInput, Value, Where};
use crate::ids::ProcedureCode;
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "same-volume",
    severity: Severity::Info,
    page: rules::SAME_VOLUME,
    check: Check::Whole(check),
};

/// So many times one round number is hardly counted.
const LEAST: usize = 3;

/// The rows of one sheet are not compared with each other: they are tasks of the same dossiers, so
/// that their volumes are equal as a matter of course.
fn check(material: &Material<'_>, found: &mut Findings<'_>) {
    let mut procedures: BTreeMap<u64, Vec<&ProcedureCode>> = BTreeMap::new();
    for (code, volume) in volumes(material).filter(|(_, volume)| is_round(*volume)) {
        procedures.entry(volume).or_default().push(code);
    }
    for (volume, codes) in procedures.into_iter().filter(|(_, codes)| codes.len() >= LEAST) {
        let first = Where { procedure: codes.first().copied().cloned(), ..Where::default() };
        let codes = codes.into_iter().map(|code| Value::Procedure(code.clone()));
        found.push(first, evidence(volume, codes.collect()));
    }
    let mut sheets: BTreeMap<u64, Vec<&SheetInput>> = BTreeMap::new();
    for sheet in material.sheets {
        if let Some(volume) = one_volume(sheet).filter(|volume| is_round(*volume)) {
            sheets.entry(volume).or_default().push(sheet);
        }
    }
    for (volume, mut sheets) in sheets.into_iter().filter(|(_, sheets)| sheets.len() >= LEAST) {
        sheets.sort_by(|a, b| a.file.cmp(&b.file));
        let first = sheets.first().map(|sheet| sheet.place("")).unwrap_or_default();
        let files = sheets.iter().map(|sheet| Value::Text(sheet.file.to_string_lossy().into()));
        found.push(first, evidence(volume, files.collect()));
    }
}

/// The volumes of the procedures: of the catalogue, or of a scenario, which may name its own.
fn volumes<'a>(
    material: &Material<'a>,
) -> impl Iterator<Item = (&'a ProcedureCode, u64)> + use<'a> {
    let appraised = material.appraisal.into_iter().flat_map(|appraisal| {
        let dossiers = appraisal.dossiers();
        dossiers.filter_map(|(dossier, one)| Some((&dossier.procedure.code, one.volume?)))
    });
    let alone = material.analysis.filter(|_| material.appraisal.is_none());
    let stated = alone.into_iter().flat_map(|analysis| {
        let procedures = analysis.catalog.procedures.iter();
        procedures.filter_map(|one| Some((&one.code, one.volume.as_ref()?.per_year)))
    });
    appraised.chain(stated)
}

fn evidence(volume: u64, these: Vec<Value>) -> super::Evidence {
    vec![
        ("volume", Value::Number(volume)),
        ("count", Value::Count(these.len())),
        ("these", Value::List(these)),
    ]
}

fn is_round(volume: u64) -> bool {
    volume > 0 && volume.is_multiple_of(10)
}

/// The number of subjects that every row of a sheet counts.
fn one_volume(sheet: &SheetInput) -> Option<u64> {
    let mut rows = sheet.sheet.before.rows.iter().map(|row| row.volume.map(|v| v.subjects));
    let first = rows.next()??;
    rows.all(|other| other == Some(first)).then_some(first)
}
