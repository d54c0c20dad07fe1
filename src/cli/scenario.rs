//! The scenario that the command line names.

use std::path::Path;

use super::args::ScenarioArgs;
use super::context::Context;
use super::failure::Failure;
use crate::appraisal::{Scenario, volumes};
use crate::cost::tariff;
use crate::fault::{Fault, Problem};
use crate::measure::Kind;
use crate::target;
use crate::words::{Phrase, labels};

/// The word for every kind of measure, and the one for none.
const ALL: &str = "all";
const NONE: &str = "none";

/// The scenario of the arguments; what data and rules already allow when nothing is named.
pub(crate) fn of(args: &ScenarioArgs, context: &Context<'_>) -> Result<Scenario, Failure> {
    let mut scenario = Scenario::usual()?;
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
        scenario.volumes = volumes::read(file, &bytes(file)?)?;
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

/// Whether a name is that of a file rather than an id.
fn is_file(name: &str) -> bool {
    name.ends_with(".json")
}

/// Whether the command line names anything of a scenario.
pub(crate) fn is_named(args: &ScenarioArgs) -> bool {
    args.tariff.is_some()
        || args.target.is_some()
        || args.measures.is_some()
        || args.volumes.is_some()
}

/// The bytes of a file.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        vec![Fault::of_file(file, Problem::Unreadable { reason: error.to_string() })]
    };
    Ok(std::fs::read(file).map_err(unreadable)?)
}

fn unknown(phrase: Phrase, name: &str, known: &[&str], context: &Context<'_>) -> Failure {
    let slots = [("name", name), ("names", &*known.join(", "))];
    Failure::Usage(phrase.fill(context.lang(), &slots))
}
