//! What the list, the search and the filters need of every procedure.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::View;
use super::sheet::Amount;
use super::strings::Strings;
use crate::analysis::Dossier;
use crate::cost::Decimal;
use crate::derive::Grade;
use crate::index::Ix;
use crate::reading::LineKind;

/// The procedures, and what their filters can be set to.
#[derive(Serialize)]
pub(super) struct Index<'r> {
    /// Fields of procedures.
    sectors: Vec<Cow<'r, str>>,
    /// Authorities that promulgate: id or printed name, and name.
    authorities: Vec<(&'r str, &'r str)>,
    /// Texts that the scenario amends.
    instruments: Vec<&'r str>,
    /// Codes of rules that found something.
    rules: Vec<&'static str>,
    /// One row for each procedure, by code.
    rows: Vec<Row<'r>>,
}

impl Index<'_> {
    /// Codes of the rules that found something, sorted.
    pub(super) fn rules(&self) -> &[&'static str] {
        &self.rules
    }
}

/// One procedure: code, name, authority, sector; papers, those replaceable, those in part; cost before,
/// saving, percent; its lines (texts), registers, papers, instruments and rules by position.
#[derive(Serialize)]
struct Row<'r>(
    &'r str,
    &'r str,
    usize,
    u32,
    usize,
    usize,
    usize,
    Option<Amount>,
    Option<Amount>,
    Option<Decimal>,
    Vec<u32>,
    BTreeSet<u32>,
    BTreeSet<u32>,
    BTreeSet<usize>,
    BTreeSet<usize>,
);

/// The index, and the texts of all dossier lines.
pub(super) fn of<'r>(
    view: &'r View<'r>,
    dossiers: &[Dossier<'r>],
) -> (Index<'r>, Vec<Cow<'r, str>>) {
    let mut texts = Strings::new();
    let mut sectors = Strings::new();
    let authorities = authorities(view, dossiers);
    let instruments: BTreeSet<&str> = chosen(view).into_iter().flatten().collect();
    let instruments: Vec<&str> = instruments.into_iter().collect();
    let rules: BTreeSet<&'static str> =
        view.report.findings.iter().map(|finding| finding.code()).collect();
    let rules: Vec<&'static str> = rules.into_iter().collect();
    let mut found: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for finding in &view.report.findings {
        if let (Some(code), Ok(rule)) = (finding.procedure(), rules.binary_search(&finding.code()))
        {
            found.entry(code.as_str()).or_default().insert(rule);
        }
    }
    let amended = chosen(view);
    let mut rows = Vec::with_capacity(dossiers.len());
    for (at, dossier) in dossiers.iter().enumerate() {
        let procedure = dossier.procedure;
        let (mut papers, mut full, mut partial) = (0, 0, 0);
        let mut registers = BTreeSet::new();
        let mut documents = BTreeSet::new();
        let mut lines = Vec::with_capacity(procedure.requirements.len());
        for (requirement, line) in dossier.lines() {
            lines.push(texts.place(&*requirement.text));
            registers.extend(line.verdict.registers.iter().map(|ix| ix.raw()));
            documents
                .extend(line.reading.papers.iter().filter_map(|one| one.document).map(Ix::raw));
            if line.reading.kind == LineKind::Document {
                papers += 1;
                full += usize::from(line.verdict.grade.is_replaceable());
                partial += usize::from(line.verdict.grade == Grade::Partial);
            }
        }
        let one = view.report.appraisal.and_then(|all| all.find(*dossier));
        let before = one.map(|one| one.before.total.mid);
        // Summed without overflow while the procedure was appraised.
        let saving =
            one.map(|one| one.before.total.mid.minus(one.after.total.mid).unwrap_or_default());
        let percent = before.zip(saving).and_then(|(before, saving)| saving.percent_of(before));
        let instrument = |number: &&str| instruments.binary_search(number).ok();
        let key = key(view, *dossier);
        rows.push(Row(
            procedure.code.as_str(),
            &procedure.name,
            authorities.binary_search_by(|(known, _)| (*known).cmp(key)).unwrap_or_default(),
            sectors.place(&*procedure.sector),
            papers,
            full,
            partial,
            before.map(Amount),
            saving.map(Amount),
            percent.map(|percent| percent.rounded_to(1)),
            lines,
            registers,
            documents,
            amended.get(at).into_iter().flatten().filter_map(instrument).collect(),
            found.remove(procedure.code.as_str()).unwrap_or_default(),
        ));
    }
    let sectors = sectors.into_texts();
    (Index { sectors, authorities, instruments, rules, rows }, texts.into_texts())
}

/// Id of the promulgating authority, or its printed name.
fn key<'r>(view: &View<'r>, dossier: Dossier<'r>) -> &'r str {
    let procedure = dossier.procedure;
    let known = &view.knowledge().authorities;
    procedure.authority.map_or(&*procedure.authority_text, |ix| &*known[ix].id)
}

fn authorities<'r>(view: &View<'r>, dossiers: &[Dossier<'r>]) -> Vec<(&'r str, &'r str)> {
    let keys: BTreeSet<&str> = dossiers.iter().map(|dossier| key(view, *dossier)).collect();
    keys.into_iter().map(|key| (key, view.authority(key))).collect()
}

/// The texts that the scenario amends, by procedure.
fn chosen<'r>(view: &View<'r>) -> Vec<BTreeSet<&'r str>> {
    let Some(appraisal) = view.report.appraisal else { return Vec::new() };
    let amended = |(one, amends): (&crate::appraisal::Appraised, &Vec<Option<_>>)| {
        let chosen = one.chosen.iter().filter_map(|chosen| amends.get(chosen.measure).copied()?);
        chosen.map(|amended: super::super::Amended<'r>| amended.number).collect()
    };
    appraisal.procedures.iter().zip(&view.amends).map(amended).collect()
}
