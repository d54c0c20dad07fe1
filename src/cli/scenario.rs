//! The scenario that the command line names.

use std::path::Path;

use super::args::ScenarioArgs;
use super::context::Context;
use super::failure::Failure;
use crate::appraisal::{self, Appraisal, Scenario, volumes};
use crate::border;
use crate::cost::tariff;
use crate::fault::{Fault, Problem};
use crate::ids::ProcedureCode;
use crate::measure::Kind;
use crate::target;
use crate::words::{Phrase, labels};

/// The word for every kind of measure, and the one for none.
const ALL: &str = "all";
const NONE: &str = "none";

/// The scenario of the arguments; what data and rules already allow when nothing is named.
pub(crate) fn of(args: &ScenarioArgs, context: &Context<'_>) -> Result<Scenario, Failure> {
    let mut scenario = match &args.scenario {
        None => Scenario::usual()?,
        Some(name) if is_file(name) => {
            appraisal::scenario::read(Path::new(name), &bytes(Path::new(name))?)?
        }
        Some(id) => match appraisal::scenario::embedded(id) {
            Some(scenario) => scenario?,
            None => {
                let known = appraisal::scenario::ids();
                return Err(unknown(labels::NO_SCENARIO, id, &known, context));
            }
        },
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
        let knowledge = context.knowledge()?;
        for id in &args.authority {
            if knowledge.authorities.find(id).is_none() {
                let known: Vec<&str> = knowledge.authorities.ids().collect();
                return Err(unknown(labels::NO_AUTHORITY, id, &known, context));
            }
        }
        scenario.authorities = args.authority.iter().map(|id| id.as_str().into()).collect();
    }
    Ok(scenario)
}

fn kinds(words: &[String], context: &Context<'_>) -> Result<Vec<Kind>, Failure> {
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

/// Refuses a choice that covers nothing, and names volumes that no procedure has.
pub(crate) fn mind(appraisal: &Appraisal<'_>, context: &mut Context<'_>) -> Result<(), Failure> {
    let lang = context.lang();
    let chosen = appraisal.scenario;
    let chooses = !chosen.groups.is_empty() || !chosen.authorities.is_empty();
    if chooses && appraisal.sums.procedures == 0 {
        return Err(Failure::Usage(labels::NOTHING_COVERED.say(lang).to_owned()));
    }
    let known = &appraisal.analysis.catalog.procedures;
    let is_known = |code: &ProcedureCode| known.binary_search_by(|one| one.code.cmp(code)).is_ok();
    let unknown: Vec<&str> =
        chosen.volumes.keys().filter(|code| !is_known(code)).map(ProcedureCode::as_str).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    const SHOWN: usize = 10;
    let shown = unknown.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    let slots = [("count", &*lang.count(unknown.len())), ("codes", &*shown)];
    context.say(&format!(
        "{}: {}",
        labels::NOTE.say(lang),
        labels::VOLUMES_UNKNOWN.fill(lang, &slots)
    ))
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
}

/// The bytes of a file.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        vec![Fault::of_file(file, Problem::Unreadable { reason: error.to_string() })]
    };
    Ok(std::fs::read(file).map_err(unreadable)?)
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
    match border::nearest(name, known.iter().copied()) {
        Some(near) => {
            let hint = labels::DID_YOU_MEAN.fill(lang, &[("name", &near)]);
            Failure::Usage(format!("{text}\n{}: {hint}", labels::HELP.say(lang)))
        }
        None => Failure::Usage(text),
    }
}
