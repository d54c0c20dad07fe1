//! What of a choice covers nothing, or has no effect.

use std::collections::BTreeSet;

use super::unknown;
use crate::analysis::Analysis;
use crate::appraisal::Appraisal;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::derive::{self, Assumed};
use crate::ids::ProcedureCode;
use crate::words::{Phrase, labels};

/// Refuses a choice that covers nothing, and says what of it has no effect.
pub(crate) fn mind(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let chosen = appraisal.scenario;
    mind_groups(appraisal, context)?;
    let chooses = !chosen.groups.is_empty() || !chosen.authorities.is_empty();
    if chooses && appraisal.sums.procedures == 0 {
        return Err(Failure::Usage(labels::NOTHING_COVERED.say(context.lang()).to_owned()));
    }
    mind_volumes(appraisal, context)?;
    mind_decisions(appraisal, context)?;
    mind_registers(appraisal, context)
}

/// Refuses a group that no procedure is of: its part of what was asked for would be missing.
fn mind_groups(appraisal: &Appraisal<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let procedures = &appraisal.analysis.catalog.procedures;
    let known: BTreeSet<&str> =
        procedures.iter().flat_map(|one| &one.groups).map(|group| &**group).collect();
    let known: Vec<&str> = known.into_iter().collect();
    let chosen = appraisal.scenario.groups.iter();
    match chosen.map(|group| &**group).find(|group| !known.contains(group)) {
        // Of a catalogue without groups it is enough to say that nothing is covered.
        Some(group) if !known.is_empty() => Err(unknown(labels::NO_GROUP, group, &known, context)),
        _ => Ok(()),
    }
}

/// Names volumes that no procedure has.
fn mind_volumes(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    let known = &appraisal.analysis.catalog.procedures;
    let is_known = |code: &ProcedureCode| known.binary_search_by(|one| one.code.cmp(code)).is_ok();
    let volumes = appraisal.scenario.volumes.keys();
    let unknown: Vec<&str> =
        volumes.filter(|code| !is_known(code)).map(ProcedureCode::as_str).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let slots = [("count", &*lang.count(unknown.len())), ("codes", &*some(&unknown))];
    note(labels::VOLUMES_UNKNOWN, &slots, context)
}

/// Names decisions on measures that this catalogue does not offer.
fn mind_decisions(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let decisions = &appraisal.scenario.decisions;
    if decisions.is_empty() {
        return Ok(());
    }
    let offered: BTreeSet<String> = appraisal.measure_ids().collect();
    let idle = decisions.iter().map(|one| &*one.measure).filter(|id| !offered.contains(*id));
    let idle: Vec<&str> = idle.collect();
    if idle.is_empty() {
        return Ok(());
    }
    let slots = [("count", &*context.lang().count(idle.len())), ("ids", &*some(&idle))];
    note(labels::DECISIONS_IDLE, &slots, context)
}

/// Names registers that are assumed open and are so by law.
fn mind_registers(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let Analysis { knowledge, as_of, .. } = *appraisal.analysis;
    let opened = appraisal.scenario.assumptions.registers(Assumed::Open);
    let open_already = opened.filter(|ix| derive::is_open_to_all(knowledge, *ix, as_of));
    let ids: Vec<&str> = open_already.map(|ix| &*knowledge.registers[ix].id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let slots = [("registers", &*some(&ids)), ("date", &*context.lang().date(as_of))];
    note(labels::OPEN_ALREADY, &slots, context)
}

/// The first of some names.
fn some(names: &[&str]) -> String {
    const SHOWN: usize = 10;
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { format!("{shown} …") } else { shown }
}

/// Says something beside the result.
fn note(phrase: Phrase, slots: &[(&str, &str)], context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    context.say(&format!("{}: {}", labels::NOTE.say(lang), phrase.fill(lang, slots)))
}
