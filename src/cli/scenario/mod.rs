//! The scenario that the command line names.

mod comparing;
mod minding;
mod saving;

use std::path::Path;

pub(crate) use self::comparing::{compare, others};
pub(crate) use self::minding::mind;
pub(crate) use self::saving::save;
use super::args::ScenarioArgs;
use super::context::Context;
use super::failure::Failure;
use super::file::bytes;
use super::suggestion;
use crate::analysis;
use crate::appraisal::{self, Decisions, Scenario, volumes};
use crate::cost::tariff;
use crate::derive::{Assumed, Assumptions};
use crate::measure::Kind;
use crate::target;
use crate::words::{Phrase, labels};

/// The word for every kind of measure or register, and the one for none.
const ALL: &str = "all";
const NONE: &str = "none";

/// The scenario of the arguments; what data and rules already allow when nothing is named.
pub(crate) fn of(args: &ScenarioArgs, context: &Context<'_>) -> Result<Scenario, Failure> {
    // The knowledge takes longest to load, and the usual scenario asks nothing of it.
    let (knowledge, usual) = rayon::join(analysis::knowledge, Scenario::usual);
    let knowledge = knowledge?;
    let mut scenario = match &args.scenario {
        None => usual?,
        Some(name) => named(name, context)?,
    };
    if let Some(id) = &args.tariff {
        scenario.tariff = match tariff::embedded(id) {
            Some(tariff) => tariff?,
            None if is_file(id) => tariff::read(Path::new(id), &bytes(Path::new(id))?)?,
            None => return Err(unknown(labels::NO_TARIFF, id, &tariff::ids(), context)),
        };
    }
    if let Some(id) = &args.target {
        scenario.target = match target::embedded(id) {
            Some(target) => target?,
            None if is_file(id) => target::read(Path::new(id), &bytes(Path::new(id))?)?,
            None => return Err(unknown(labels::NO_TARGET, id, &target::ids(), context)),
        };
    }
    if let Some(words) = &args.measures {
        scenario.kinds = kinds(words, context)?;
    }
    if let Some(file) = &args.volumes {
        scenario.volumes.extend(volumes::read(file, &bytes(file)?)?);
    }
    if !args.group.is_empty() {
        scenario.groups = args.group.iter().map(|group| group.as_str().into()).collect();
    }
    if !args.authority.is_empty() {
        for id in &args.authority {
            if knowledge.authorities.find(id).is_none() {
                let known: Vec<&str> = knowledge.authorities.ids().collect();
                return Err(unknown(labels::NO_AUTHORITY, id, &known, context));
            }
        }
        scenario.authorities = args.authority.iter().map(|id| id.as_str().into()).collect();
    }
    assume(args, &mut scenario.assumptions, context)?;
    scenario.online_share = args.online_share.or(scenario.online_share);
    scenario.as_of = context.as_of().or(scenario.as_of);
    if let Some(file) = &args.decisions {
        scenario.decisions = Decisions::read(file, &bytes(file)?)?;
    }
    if let Some(file) = &args.save_scenario {
        saving::can_be_saved(args, file, context)?;
    }
    Ok(scenario)
}

/// The scenario of an id or file, as it stands there.
pub(crate) fn named(name: &str, context: &Context<'_>) -> Result<Scenario, Failure> {
    let knowledge = context.knowledge()?;
    if is_file(name) {
        let file = Path::new(name);
        return Ok(appraisal::scenario::read(file, &bytes(file)?, knowledge)?);
    }
    match appraisal::scenario::embedded(name, knowledge) {
        Some(scenario) => Ok(scenario?),
        None => {
            let known = appraisal::scenario::ids();
            Err(unknown(labels::NO_SCENARIO, name, &known, context))
        }
    }
}

/// Adds the registers that the command line opens and closes; it wins over a file. The word for all
/// means every register that the other flag does not name.
fn assume(
    args: &ScenarioArgs,
    assumptions: &mut Assumptions,
    context: &Context<'_>,
) -> Result<(), Failure> {
    let known = &context.knowledge()?.registers;
    let opened = args.open.iter().map(|id| (id.trim(), Assumed::Open));
    let closed = args.close.iter().map(|id| (id.trim(), Assumed::Closed));
    let named: Vec<(&str, Assumed)> = opened.chain(closed).collect();
    for &(id, assumed) in &named {
        if named.iter().any(|&(other, otherwise)| other == id && otherwise != assumed) {
            let text = labels::OPEN_AND_CLOSED.fill(context.lang(), &[("name", id)]);
            return Err(Failure::Usage(text));
        }
    }
    let (all, single): (Vec<_>, Vec<_>) = named.into_iter().partition(|(id, _)| *id == ALL);
    for (_, assumed) in all {
        let every = known.indexes().map(|register| (register, assumed));
        *assumptions = every.fold(std::mem::take(assumptions), |all, (ix, is)| all.with(ix, is));
    }
    for (id, assumed) in single {
        let Some(register) = known.find(id) else {
            let ids: Vec<&str> = known.ids().collect();
            return Err(unknown(labels::NO_REGISTER, id, &ids, context));
        };
        *assumptions = std::mem::take(assumptions).with(register, assumed);
    }
    Ok(())
}

fn kinds(words: &[String], context: &Context<'_>) -> Result<Vec<Kind>, Failure> {
    // Whichever of both were taken, the other would be dropped without a word.
    if words.len() > 1 && words.iter().any(|word| word.trim() == NONE) {
        return Err(Failure::Usage(labels::NONE_ALONE.say(context.lang()).to_owned()));
    }
    let mut kinds = Vec::new();
    for word in words {
        match word.trim() {
            ALL => kinds.extend(Kind::ALL),
            NONE => {}
            word => match Kind::ALL.into_iter().find(|kind| kind.word() == word) {
                Some(kind) => kinds.push(kind),
                None => {
                    let known: Vec<&str> =
                        [ALL, NONE].into_iter().chain(Kind::ALL.map(Kind::word)).collect();
                    return Err(unknown(labels::NO_KIND, word, &known, context));
                }
            },
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    Ok(kinds)
}

/// Whether a name is that of a file rather than an id.
fn is_file(name: &str) -> bool {
    name.ends_with(".json")
}

/// Whether the command line names anything of a scenario.
pub(crate) fn is_named(args: &ScenarioArgs) -> bool {
    args.scenario.is_some()
        || args.tariff.is_some()
        || args.target.is_some()
        || args.measures.is_some()
        || args.volumes.is_some()
        || !args.authority.is_empty()
        || !args.group.is_empty()
        || !args.open.is_empty()
        || !args.close.is_empty()
        || args.online_share.is_some()
        || args.decisions.is_some()
        || args.save_scenario.is_some()
}

/// Says that a name is not known, and what is: all names, or the nearest of a long list.
fn unknown(phrase: Phrase, name: &str, known: &[&str], context: &Context<'_>) -> Failure {
    const SHOWN: usize = 20;
    let lang = context.lang();
    if known.len() <= SHOWN {
        let slots = [("name", name), ("names", &*known.join(", "))];
        return Failure::Usage(phrase.fill(lang, &slots));
    }
    let shown = known.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    let text = phrase.fill(lang, &[("name", name), ("names", &format!("{shown} …"))]);
    Failure::Usage(suggestion::with_nearest(text, name, known.iter().copied(), lang))
}
